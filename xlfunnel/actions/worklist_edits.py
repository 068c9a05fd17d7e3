"""What people have typed into 待办提醒: listed in 问题清单, and left as it is (SPEC §1)."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from xlfunnel.actions.run import Job
from xlfunnel.actions.views.edits import edited_rows
from xlfunnel.actions.written import digests, note_written, present, written_rows
from xlfunnel.problem import Problem
from xlfunnel.schema import terms
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.recognise import called
from xlfunnel.schema.worklist import WorkItem
from xlfunnel.values.cell import Cell, shown
from xlfunnel.values.ids import id_keys
from xlfunnel.values.text import typed
from xlfunnel.workbook import by_header

RULE = "worklist_edit"
COLUMNS = "worklist_columns"  # in Memory: the fields that the digests of the rows are of

Columns = Mapping[str, Sequence[Cell]]


def replace_worklist(job: Job, wanted: Columns) -> None:
    """
    Let *wanted* (field to cells) be the rows of the list, with what people left in it below.

    A row that somebody changed or added stays as it is, below the system's own, and is
    listed until it is deleted: what was done belongs into the plan. A row of the system
    beside which somebody has written in a column of their own stays as well, and says that
    nothing is left to do.
    """
    records = job.records
    records.load(WorkItem)
    wanted = present(job, WorkItem, wanted)
    there = {name: records.cells(WorkItem, name) for name in wanted}
    edited = _edited(job, there, wanted)
    noted = _with_notes(job, there, wanted, edited)
    done = by_header([_done(job, there, row) for row in noted])
    ours = {name: [*column, *done.get(name, ())] for name, column in wanted.items()}
    note_written(job, WorkItem, ours)
    job.memory.keep(COLUMNS, list(wanted))
    new = [None] * (len(ours["lead_id"]) - len(noted))
    columns = {name: [*c, *(there[name][row] for row in edited)] for name, c in ours.items()}
    records.replace(WorkItem, columns, [*new, *noted, *edited])
    for row in edited:
        _list(job, there, row)
    if edited:
        job.summary.append(job.say("clocks.edits_listed", count=len(edited)))


def _edited(job: Job, there: Columns, wanted: Columns) -> list[int]:
    """
    Return the rows *there* that are neither as they were written nor as they are *wanted*.

    Where nothing is remembered of them, those of a lead are taken for the system's.
    """
    if there == wanted:  # nothing has happened since: no need to look at each row
        return []
    written = written_rows(job, WorkItem)
    if job.memory.recall(COLUMNS) != list(wanted):
        written = None
    edited = edited_rows(there, written or frozenset())
    if edited:
        now, there_now = set(digests(wanted.values())), digests(there.values())
        edited = [row for row in edited if there_now[row] not in now]
    if written is not None or not edited:
        return edited
    leads = set(id_keys(job.records.cells(Lead, "lead_id"))) - {""}
    ids = id_keys(there["lead_id"])
    return [row for row in edited if ids[row] not in leads]


def _with_notes(job: Job, there: Columns, wanted: Columns, edited: Collection[int]) -> list[int]:
    """Return the rows that stay for the user's own words, though nothing is left to do."""
    rows = job.records.users_rows(WorkItem)
    if not rows:
        return []
    key = job.records.key(WorkItem)
    left = Counter(zip(*(map(typed, wanted[name]) for name in key), strict=True))
    stays = []
    for row, task in enumerate(zip(*(map(typed, there[name]) for name in key), strict=True)):
        if left[task]:
            left[task] -= 1  # the port gives the words to the row that is wanted
        elif row in rows and row not in edited and any(task):
            stays.append(row)
    return stays


def _done(job: Job, there: Columns, row: int) -> dict[str, Cell]:
    """Return a row of which nothing is left to do."""
    blank: dict[str, Cell] = dict.fromkeys(there)
    kept = {name: there[name][row] for name in blank.keys() - {"due_at", "lateness", "amount"}}
    return {**blank, **kept, "reason": job.say("clocks.why_kept")}


def _list(job: Job, there: Columns, row: int) -> None:
    facts = {
        "row": next(filter(None, (typed(there[n][row]) for n in _NAMES if n in there)), ""),
        "table": called(FollowUp, job.run.language),
    }
    value = shown(there["action"][row])
    job.problems.append(Problem(RULE, terms.WARNING, WorkItem, row, "action", value, facts))


_NAMES = ("customer_name", "lead_id", "action", "reason", "owner")
