"""修改记录: what a run changed, and what people had changed before it (SPEC §1)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlfunnel.actions.checking_duplicates import RULE as DUPLICATE_RULE
from xlfunnel.actions.checking_duplicates import new_refusals
from xlfunnel.actions.checking_memory import RULE
from xlfunnel.actions.run import Job
from xlfunnel.actions.states import new_removals
from xlfunnel.actions.unrecorded import Edits, edits_by_people
from xlfunnel.schema import terms
from xlfunnel.schema.change_log import Change
from xlfunnel.schema.declare import Row
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.issues import Issue
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.memory import Run as RunRow
from xlfunnel.staging import same
from xlfunnel.values.cell import Cell, shown
from xlfunnel.values.text import typed

# Decisions are logged; what is derived from them (scores, reasons, lateness) is not.
LOGGED = (
    "lead_id",
    "registered_on",
    "grade",
    "owner",
    "status",
    "won_amount",
    "won_on",
    "lost_on",
)
# Of follow-ups only how many blanks were filled: their texts are nobody's decision.
COUNTED = ("lead_id", "customer_name", "follow_up_id", "next_step_due_on")
_RULES = {
    "lead_id": "identity",
    "registered_on": "identity",
    "grade": "grading",
    "owner": "assignment",
    "lost_on": "first_seen",
}


def record(job: Job) -> None:
    """Log the decisions of this run and those people made before it; without any, nothing."""
    by_people = edits_by_people(job, LOGGED[1:])
    if job.records.size() or by_people:
        said = [*_by_people(job, by_people), *_removals(job), *_not_duplicates(job)]
        run_id = log(job, [*said, *system_changes(job)])
        if job.records.has(RunRow):
            job.records.append(RunRow, [{"run_id": run_id, "as_of": job.run.as_of}])


def log(job: Job, rows: Iterable[Mapping[str, Cell]]) -> str:
    """Append *rows* to the log as those of one more run, and return its number."""
    run_id = _next_run(job)
    if job.records.has(Change):
        of_run: dict[str, Cell] = {
            "run_id": run_id,
            "changed_at": job.run.as_of,
            "action": job.action.title.to(job.run.language),
        }
        job.records.append(Change, [{**of_run, **row} for row in rows])
    return run_id


def system_name(job: Job) -> str:
    """Return who is named for what this run does: the system, with who runs it if that is said."""
    if job.run.who:
        return job.say("actions.system_run_by", who=job.run.who)
    return job.say("actions.system")


def system_changes(job: Job) -> Iterator[dict[str, Cell]]:
    """
    Yield what this run has changed: decisions one by one, filled blanks with their count.

    What people typed elsewhere, and the run has only carried to its place, is theirs.
    """
    for table, message in ((Lead, "actions.added"), (FollowUp, "memory.follow_ups_added")):
        yield from _added(job, table, message)
    for name in LOGGED:
        for part in _parts(job, Lead, name):
            yield from _counts(job, part)
            yield from _changes(job, part)
    for name in COUNTED:
        for part in _parts(job, FollowUp, name):
            yield from _counts(job, part)


@dataclass(frozen=True, slots=True)
class _Part:
    """The changed cells of a column that one side has decided on: who, which rows, what rule."""

    table: type[Row]
    name: str
    who: str
    rows: Sequence[int]
    rule: str | None = None


def _parts(job: Job, table: type[Row], name: str) -> Iterator[_Part]:
    """Yield the changed cells of a column, those of people first."""
    rows = job.records.changed_rows(table, name)
    if not rows:
        return
    cells, theirs = job.records.cells(table, name), job.by_people.get((table, name), {})
    persons = [row for row in rows if row in theirs and same(theirs[row], cells[row])]
    if persons:
        yield _Part(table, name, job.say("memory.person"), persons)
        rows = sorted(set(rows).difference(persons))
    if rows:
        yield _Part(table, name, system_name(job), rows, _RULES.get(name))


def _added(job: Job, table: type[Row], message: str) -> Iterator[dict[str, Cell]]:
    """Yield how many rows were added to *table*, those that people had typed apart."""
    added = job.records.added(table)
    if not added:
        return
    first = job.records.count(table) - added
    typed_in = {
        row for (of, _), cells in job.by_people.items() if of is table for row in cells
    }.intersection(range(first, first + added))
    counts = {job.say("memory.person"): len(typed_in), system_name(job): added - len(typed_in)}
    for who, count in counts.items():
        if count:
            name = table.table.key[0]
            yield _row(job, table, name, who, new=job.say(message, count=count))


def _changes(job: Job, part: _Part) -> Iterator[dict[str, Cell]]:
    """Yield the cells that held something and hold something else now."""
    olds = job.records.cells_before(part.table, part.name)
    keys, news = (job.records.cells(part.table, n) for n in (part.table.table.key[0], part.name))
    for row in part.rows:
        old, new = olds[row], shown(news[row])
        if old is not None and typed(old) and new:
            key = shown(keys[row])
            yield _row(job, part.table, part.name, part.who, key, shown(old), new, part.rule)


def _counts(job: Job, part: _Part) -> Iterator[dict[str, Cell]]:
    """Yield how many blanks were filled, and how many cells cleared."""
    olds = job.records.cells_before(part.table, part.name)
    cells = job.records.cells(part.table, part.name)
    filled = sum(olds[row] is None or not typed(olds[row]) for row in part.rows)
    cleared = sum(cells[row] is None for row in part.rows)
    for key, count in (("actions.filled", filled), ("memory.cleared", cleared)):
        if count:
            said = job.say(key, count=count)
            yield _row(job, part.table, part.name, part.who, new=said, rule=part.rule)


def _by_people(job: Job, edits: Edits) -> Iterator[dict[str, Cell]]:
    """Yield what people have changed since the last run, as this run found it."""
    who = job.say("memory.person")
    if edits.new_leads:
        said = job.say("actions.added", count=edits.new_leads)
        yield _row(job, Lead, "lead_id", who, new=said)
    for name, count in edits.filled.items():
        yield _row(job, Lead, name, who, new=job.say("actions.filled", count=count))
    for edit in edits.changed:
        old, new = shown(edit.old) or None, shown(edit.new) or None
        yield _row(job, Lead, edit.field, who, shown(edit.lead_id), old, new)


def _removals(job: Job) -> Iterator[dict[str, Cell]]:
    """Yield the vanished leads whose removal a person has confirmed."""
    who = job.say("memory.person")
    for lead_id, name in new_removals(job).items():
        word = terms.REMOVALS.label(name, job.run.language)
        yield _row(job, Issue, "decision", who, lead_id, None, word, RULE)


def _not_duplicates(job: Job) -> Iterator[dict[str, Cell]]:
    """Yield the pairs of leads that a person has called two customers."""
    who = job.say("memory.person")
    word = terms.DECISIONS.label(terms.NOT_A_DUPLICATE, job.run.language)
    for pair in new_refusals(job):
        yield _row(job, Issue, "decision", who, " / ".join(pair), None, word, DUPLICATE_RULE)


def _row(
    job: Job,
    table: type[Row],
    name: str,
    who: str,
    key: str | None = None,
    old: str | None = None,
    new: str | None = None,
    rule: str | None = None,
) -> dict[str, Cell]:
    binding = job.records.binding(table)
    return {
        "changed_by": who,
        "table_name": binding.sheet,
        "row_key": key,
        "column_name": binding.headers[name],
        "old_value": old,
        "new_value": new,
        "rule_id": rule,
    }


def _next_run(job: Job) -> str:
    """Return the number of this run: one more than the highest there is."""
    known: list[Cell] = []
    for table in (RunRow, Change):
        if job.records.has(table):
            known += job.records.cells(table, "run_id")
    numbers = [int(text) for cell in known if (text := shown(cell)).isdecimal()]
    return str(max(numbers, default=0) + 1)
