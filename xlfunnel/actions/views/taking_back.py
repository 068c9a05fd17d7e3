"""Taking back what people changed in the views, before anything is filled (SPEC §1 Views)."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from xlfunnel.actions.follow_ups import cells as cells_of
from xlfunnel.actions.run import Job
from xlfunnel.actions.views import listed
from xlfunnel.actions.views.edits import (
    differing,
    edited_rows,
    persons_cells,
    standing,
)
from xlfunnel.actions.views.matching import matched
from xlfunnel.actions.views.new_rows import take_rows
from xlfunnel.actions.views.projection import VIEWS, View, touched
from xlfunnel.actions.written import written_rows
from xlfunnel.rules.linking import ids_by_name
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reading import read_columns
from xlfunnel.schema.views import ContactLog
from xlfunnel.values.cell import Cell
from xlfunnel.values.ids import id_key, id_keys
from xlfunnel.values.reading import Status
from xlfunnel.values.text import fold, typed


def take_back(job: Job) -> None:
    """
    Take edits of the views to the leads and follow-ups; list what cannot be taken.

    It runs before anything is filled, so that the rest of the run sees the edits. A listed
    cell or row stays as it is. A cell that was cleared where only the source may change, and
    a row that was deleted, come back: nothing is ever deleted from here.
    """
    taken = 0
    for view in VIEWS:
        if view.is_kept(job):
            taken += _take_back(job, view)
        elif job.records.has(view.table) and not job.records.has(view.table, view.key):
            listed.list_missing_column(job, view, view.key)
    job.counts["taken_back"] = float(taken)
    if taken:
        job.summary.append(job.say("views.taken_back", count=taken))


def _take_back(job: Job, view: View) -> int:
    """Take back the edits of one view; return how many cells and rows those are."""
    there = standing(job, view)
    written = written_rows(job, view.table) or frozenset()
    edited = edited_rows(there, written)
    if not edited:
        return 0
    projection = view.project(job, touched(job))
    asked = set(id_keys(there[view.key][row] for row in edited)) - {""}
    match = matched(there, projection.columns, view.key, set(edited), asked or {""})
    pairs = [(row, source) for row in edited if (source := match.sources[row]) is not None]
    mine = _edits(job, view, there, projection.columns, pairs, written)
    taken = sum(_take_cells(job, view, there, name, cells) for name, cells in mine.items())
    if view.table is ContactLog and "customer_name" in mine:
        _unlink(job, mine["customer_name"])
    for row in sorted(match.unclear):
        listed.list_row(job, view, listed.UNCLEAR, row)
    others = [row for row in edited if match.sources[row] is None and row not in match.unclear]
    return taken + take_rows(job, view, there, projection, others)


def _edits(
    job: Job,
    view: View,
    there: Mapping[str, Sequence[Cell]],
    now: Mapping[str, Sequence[Cell]],
    pairs: Sequence[tuple[int, int]],
    written: Collection[str],
) -> dict[str, dict[int, int]]:
    """Return the edited cells to take back, field to source row to row; list the others."""
    found: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for row, source in pairs:
        here = {name: cells[row] for name, cells in there.items()}
        wanted = {name: now[name][source] for name in there}
        names = persons_cells(here, wanted, written)
        rule = listed.CONFLICT if names is None else listed.EDIT
        for name in differing(here, wanted) if names is None else names:
            is_open = name in view.takes
            if names is not None and is_open and _goes_back(job, view, name, row, source):
                found[name][source] = row
            elif typed(here[name]) or (is_open and written):
                listed.list_cell(job, view, rule, name, row, wanted[name], source)
    return found


def _goes_back(job: Job, view: View, name: str, row: int, source: int) -> bool:
    """Return whether the source has the cell, and neither side holds a formula."""
    records = job.records
    return (
        records.has(view.source, name)
        and row not in records.formulas(view.table, name)
        and source not in records.formulas(view.source, name)
    )


def _take_cells(
    job: Job,
    view: View,
    there: Mapping[str, Sequence[Cell]],
    name: str,
    rows: Mapping[int, int],
) -> int:
    """Write the edited cells of one field, source row to row, to the source if readable."""
    cells = {source: there[name][row] for source, row in rows.items()}
    read = read_columns(
        view.source, {name: [*cells.values()]}, as_of=job.run.as_of, own_terms=job.words
    )
    sources = list(cells)
    before = job.records.cells(view.source, name)
    for at, reading in read.doubts[name]:
        if reading.status is Status.UNREADABLE:
            source = sources[at]
            del cells[source]
            row, now = rows[source], before[source]
            listed.list_cell(job, view, listed.UNREADABLE, name, row, now, source)
    job.by_people[view.source, name] = cells
    return job.records.set(view.source, name, cells)


def _unlink(job: Job, rows: Collection[int]) -> None:
    """
    Clear the lead of follow-ups whose new customer has leads of its own.

    The run then finds the lead by the name. A name that no lead has is another spelling.
    """
    names = job.records.cells(FollowUp, "customer_name")
    leads = job.records.cells(Lead, "lead_id")
    customers = cells_of(job.records, Lead, "customer_name")
    known = ids_by_name(customers, leads, {names[row] for row in rows})
    linked = job.records.cells(FollowUp, "lead_id")
    moved = [
        row
        for row in rows
        if (ids := known.get(fold(typed(names[row]))))
        and id_key(linked[row]) not in map(id_key, ids)
    ]
    job.records.set(FollowUp, "lead_id", dict.fromkeys(moved))
