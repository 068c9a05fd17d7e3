"""修改记录 and the stamp: what a run changed, when, and for which moment (SPEC §1)."""

from collections.abc import Iterable, Iterator, Mapping

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
from xlfunnel.schema.parameters import parameters
from xlfunnel.schema.recognise import header_key
from xlfunnel.schema.settings import Setting
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
    "lost_on": "first_seen",
}


def record(job: Job) -> None:
    """Log the decisions of this run and those people made before it; without any, nothing."""
    by_people = edits_by_people(job, LOGGED[1:])
    if job.records.size() or by_people:
        run_id = log(job, [*_by_people(job, by_people), *_removals(job), *system_changes(job)])
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


def stamp(job: Job) -> None:
    """Note in the settings for which moment the workbook now holds."""
    records = job.records
    if not records.has(Setting):
        return
    declared = next(parameter for parameter in parameters() if parameter.field == "as_of")
    names = {header_key(name) for name in (*declared.names, declared.field)}
    keys = records.cells(Setting, "key")
    row = next((n for n, key in enumerate(keys) if header_key(shown(key)) in names), None)
    if row is None:
        language = job.run.language
        said = {"key": declared.names.to(language), "explanation": declared.help.to(language)}
        records.append(Setting, [{**said, "value": job.run.as_of}])
    else:
        records.set(Setting, "value", {row: job.run.as_of})


def system_name(job: Job) -> str:
    """Return who is named for what this run does: the person who runs it, or the system."""
    return job.run.who or job.say("actions.system")


def system_changes(job: Job) -> Iterator[dict[str, Cell]]:
    """Yield what this run has changed: decisions one by one, filled blanks with their count."""
    who = system_name(job)
    for table, message in ((Lead, "actions.added"), (FollowUp, "memory.follow_ups_added")):
        if count := job.records.added(table):
            name = table.table.key[0]
            yield _row(job, table, name, who, new=job.say(message, count=count))
    for name in LOGGED:
        yield from _system_changes(job, Lead, name, who)
    for name in COUNTED:
        yield from _counts(job, FollowUp, name, who)


def _system_changes(job: Job, table: type[Row], name: str, who: str) -> Iterator[dict[str, Cell]]:
    yield from _counts(job, table, name, who)
    rows = job.records.changed_rows(table, name)
    olds = job.records.cells_before(table, name) if rows else ()
    for row in rows:
        if olds[row] is not None and typed(olds[row]):
            key, new = (shown(job.records.cells(table, n)[row]) for n in (table.table.key[0], name))
            if new:
                yield _row(job, table, name, who, key, shown(olds[row]), new, _RULES.get(name))


def _counts(job: Job, table: type[Row], name: str, who: str) -> Iterator[dict[str, Cell]]:
    """Yield how many blanks of a column were filled, and how many cells cleared."""
    if not (rows := job.records.changed_rows(table, name)):
        return
    olds, cells = job.records.cells_before(table, name), job.records.cells(table, name)
    filled = sum(olds[row] is None or not typed(olds[row]) for row in rows)
    cleared = sum(cells[row] is None for row in rows)
    for key, count in (("actions.filled", filled), ("memory.cleared", cleared)):
        if count:
            said = job.say(key, count=count)
            yield _row(job, table, name, who, new=said, rule=_RULES.get(name))


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
