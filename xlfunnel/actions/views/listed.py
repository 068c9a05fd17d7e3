"""Edits that are not taken back: listed in 问题清单, and left where they are until mended."""

from collections.abc import Sequence

from xlfunnel.actions.follow_ups import cells
from xlfunnel.actions.run import Job
from xlfunnel.actions.views.projection import View
from xlfunnel.problem import WHOLE_TABLE, Problem
from xlfunnel.schema import terms
from xlfunnel.schema.declare import Row
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.recognise import called
from xlfunnel.schema.views import LeadTracking
from xlfunnel.values.cell import Cell, shown
from xlfunnel.values.text import typed

EDIT = "view_edit"  # of a cell that only its source may change
RECORD = "view_record"  # the same of 最近跟进记录, which needs a new row elsewhere
CONFLICT = "view_conflict"  # of a cell that changed in the source as well
UNREADABLE = "view_unreadable"
NO_LEAD = "view_row_no_lead"
NO_FOLLOW_UP = "view_row_no_follow_up"
NO_TOUCH = "view_row_no_touch"
WHOLE_ROWS = frozenset({NO_LEAD, NO_FOLLOW_UP, NO_TOUCH})

_FROM_TOUCHES = {"first_follow_up": "followed_up_on", "latest_record": "content"}


def list_cell(
    job: Job, view: View, rule: str, name: str, row: int, now: Cell, position: int = WHOLE_TABLE
) -> None:
    """
    List an edited cell.

    Args:
        job: The run.
        view: Whose cell it is.
        rule: EDIT, CONFLICT or UNREADABLE.
        name: Its field.
        row: Its row in the view.
        now: What the view would show there.
        position: Of the row in the source.
    """
    table, field = _origin(view, name)
    place = job.records.place(table, field, position if table is view.source else WHOLE_TABLE)
    facts = {"source": _said(job, now), "place": place}
    rule = RECORD if (rule, name) == (EDIT, "latest_record") else rule
    _list(job, view, rule, name, row, facts)


def list_row(job: Job, view: View, rule: str, row: int) -> None:
    """List a row that has no row in the source: *rule* is one of WHOLE_ROWS."""
    _list(job, view, rule, view.key, row, {"table": called(view.source, job.run.language)})


def list_missing_column(job: Job, view: View, name: str) -> None:
    """List that *view* cannot be kept up because its column *name* is missing."""
    job.records.load(view.table)  # without its key it cannot be found by that
    facts = {"table": called(view.table, job.run.language)}
    job.problems.append(
        Problem("column_missing", terms.WARNING, view.table, WHOLE_TABLE, name, "", facts)
    )


def listed_cells(job: Job, view: View, rule: str = "") -> list[tuple[int, str]]:
    """Return the cells listed by *rule*, "" for any: row and field; of a whole row its key."""
    return [(found.row, found.field) for found in _of(job, view) if rule in ("", found.rule)]


def listed_rows(job: Job, view: View) -> set[int]:
    """Return the rows that are listed as a whole."""
    return {problem.row for problem in _of(job, view) if problem.rule in WHOLE_ROWS}


def _of(job: Job, view: View) -> Sequence[Problem]:
    return [p for p in job.problems if p.table is view.table and p.row != WHOLE_TABLE]


def _list(job: Job, view: View, rule: str, name: str, row: int, facts: dict[str, str]) -> None:
    value = shown(job.records.cells(view.table, name)[row])
    said = {**facts, "row": _called(job, view, row), "said": value or _said(job, None)}
    job.problems.append(Problem(rule, terms.WARNING, view.table, row, name, value, said))


def _called(job: Job, view: View, row: int) -> str:
    """Return what a row is called in a sentence: a touch by its customer, a lead by its id."""
    names = (view.key, "customer_name") if view.table is LeadTracking else ("customer_name",)
    columns = (cells(job.records, view.table, name) for name in names)
    return next(filter(None, (typed(column[row]) for column in columns)), _said(job, None))


def _origin(view: View, name: str) -> tuple[type[Row], str]:
    """Return where the cells of *name* come from: the table and its field."""
    if view.table is LeadTracking and name in _FROM_TOUCHES:
        return FollowUp, _FROM_TOUCHES[name]
    return (Lead if name == "contact_person" else view.source), name


def _said(job: Job, cell: Cell) -> str:
    return shown(cell) or job.say("views.blank")
