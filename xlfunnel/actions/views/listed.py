"""Edits that are not taken back: listed in 问题清单, and left where they are until mended."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from xlfunnel.actions.follow_ups import cells, leads_of_follow_ups
from xlfunnel.actions.run import Job
from xlfunnel.actions.views.projection import Projection, View
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
UNCLEAR = "view_ambiguous"  # a row with the id of several
CELLS = frozenset({EDIT, RECORD, CONFLICT, UNREADABLE})
WHOLE_ROWS = frozenset({NO_LEAD, NO_FOLLOW_UP, NO_TOUCH, UNCLEAR})

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
    rule = RECORD if (rule, name) == (EDIT, "latest_record") else rule
    _list(job, view, rule, name, row, _facts(job, view, name, now, position))


def list_row(job: Job, view: View, rule: str, row: int) -> None:
    """List a row of which nothing is taken back: *rule* is one of WHOLE_ROWS."""
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


def bring_up_to_date(
    job: Job, view: View, projection: Projection, sources: Sequence[int | None]
) -> None:
    """
    Say of the listed cells what holds now that the run has filled the source.

    A cell that says the same by now is settled. *sources* gives the row in the source of
    each row of *view*. So the next run, which finds all this filled, lists the same.
    """
    left = set(listed_cells(job, view))
    current: list[Problem] = []
    for problem in job.problems:
        source = sources[problem.row] if problem.table is view.table else None
        if source is None or problem.rule not in CELLS:
            current.append(problem)
            continue
        now = {name: cells[source] for name, cells in projection.columns.items()}
        there = job.records.cells(view.table, problem.field)[problem.row]
        if typed(there) != typed(now[problem.field]):
            facts = _facts(job, view, problem.field, now[problem.field], source)
            facts["row"] = _called_then(job, view, problem.row, now, left)
            current.append(replace(problem, facts={**problem.facts, **facts}))
    job.problems[:] = current


def _called_then(
    job: Job, view: View, row: int, now: Mapping[str, Cell], left: Collection[tuple[int, str]]
) -> str:
    """Return what a row is called when its cells, but those *left*, show what holds *now*."""
    stays = {name for name in _names(view) if (row, name) in left}
    there = {name: cells(job.records, view.table, name)[row] for name in stays}
    return _first_said(job, {**now, **there}, view)


def count_listed(job: Job, views: Sequence[View]) -> int:
    """Return how many cells and rows of *views* are listed."""
    tables = {view.table for view in views}
    return sum(p.table in tables and p.rule in CELLS | WHOLE_ROWS for p in job.problems)


def _of(job: Job, view: View) -> Sequence[Problem]:
    return [p for p in job.problems if p.table is view.table and p.row != WHOLE_TABLE]


def _list(job: Job, view: View, rule: str, name: str, row: int, facts: dict[str, str]) -> None:
    value = shown(job.records.cells(view.table, name)[row])
    said = {**facts, "row": _called(job, view, row), "said": value or _said(job, None)}
    job.problems.append(Problem(rule, terms.WARNING, view.table, row, name, value, said))


def _called(job: Job, view: View, row: int) -> str:
    """Return what a row is called in a sentence: a touch by its customer, a lead by its id."""
    there = {name: cells(job.records, view.table, name)[row] for name in _names(view)}
    return _first_said(job, there, view)


def _names(view: View) -> Sequence[str]:
    return (view.key, "customer_name") if view.table is LeadTracking else ("customer_name",)


def _first_said(job: Job, row: Mapping[str, Cell], view: View) -> str:
    return next(filter(None, (typed(row[name]) for name in _names(view))), _said(job, None))


def _facts(job: Job, view: View, name: str, now: Cell, position: int) -> dict[str, str]:
    """Return what the view shows *now*, and where that is to be changed."""
    table, field, row = _origin(job, view, name, position)
    return {"source": _said(job, now), "place": job.records.place(table, field, row)}


def _origin(job: Job, view: View, name: str, position: int) -> tuple[type[Row], str, int]:
    """Return where a cell of *name* comes from, given the row in the source: table, field, row."""
    if view.table is LeadTracking and name in _FROM_TOUCHES:
        return FollowUp, _FROM_TOUCHES[name], WHOLE_TABLE
    if view.source is Lead or name != "contact_person":
        return view.source, name, position
    lead = None if position == WHOLE_TABLE else leads_of_follow_ups(job.records)[position]
    return Lead, name, WHOLE_TABLE if lead is None else lead


def _said(job: Job, cell: Cell) -> str:
    return shown(cell) or job.say("views.blank")
