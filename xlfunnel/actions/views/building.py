"""Rebuilding the views from leads and follow-ups, around what people still have to settle."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from xlfunnel.actions.run import Job
from xlfunnel.actions.views.edits import standing
from xlfunnel.actions.views.listed import (
    CONFLICT,
    UNCLEAR,
    bring_up_to_date,
    count_listed,
    listed_cells,
    listed_rows,
)
from xlfunnel.actions.views.matching import matched
from xlfunnel.actions.views.projection import VIEWS, Projection, View, touched
from xlfunnel.actions.written import note_written, present
from xlfunnel.values.cell import Cell
from xlfunnel.values.ids import id_keys
from xlfunnel.values.text import typed

AnyT = TypeVar("AnyT")


def build_views(job: Job) -> None:
    """
    Rebuild both views and remember how the system wrote them.

    It comes after `take_back`: what that has listed stays as people left it, and is
    remembered as the system would have it, so that it is listed again until it is settled.
    A table that the workbook does not have is none to build.
    """
    views = [view for view in VIEWS if view.is_kept(job)]
    found = touched(job) if views else None
    for view in views:
        _build(job, view, view.project(job, found))
    left = count_listed(job, views)
    job.counts["view_edits_listed"] = float(left)
    if left:
        job.summary.append(job.say("views.listed", count=left))


def _build(job: Job, view: View, projection: Projection) -> None:
    columns = present(job, view.table, projection.rows())
    left = listed_rows(job, view)
    if job.records.added(view.source):
        left |= _number_new_rows(job, view, left)
    ids = columns[view.key]
    if not left and not listed_cells(job, view) and len(set(ids)) == len(ids):
        note_written(job, view.table, columns)
        job.records.replace(view.table, columns)
        return
    edited = left | {row for row, _ in listed_cells(job, view)}
    there = standing(job, view)
    sources = matched(there, projection.columns, view.key, edited).sources
    bring_up_to_date(job, view, projection, sources)
    projection = _without_unclear(job, view, projection, sources, left)
    columns = present(job, view.table, projection.rows())
    places = _places(sources, projection.shown, left)
    _keep_keys(job, view, columns[view.key], places)
    note_written(job, view.table, _to_remember(job, view, projection, sources))
    job.records.replace(view.table, *_with_edits(job, view, columns, places, left))


def _without_unclear(
    job: Job,
    view: View,
    projection: Projection,
    sources: Sequence[int | None],
    left: set[int],
) -> Projection:
    """
    Return *projection* without the rows that one of the unclear rows may be.

    Shown beside it, they would make it look like a copy in the next run.
    """
    rows = [row for row, _ in listed_cells(job, view, UNCLEAR)]
    if not rows:
        return projection
    there, ids = standing(job, view)[view.key], id_keys(projection.columns[view.key])
    unclear = set(id_keys(there[row] for row in rows))
    known = {source for row, source in enumerate(sources) if row not in left}
    shown = [n for n in projection.shown if n in known or ids[n] not in unclear]
    return replace(projection, shown=shown)


def _keep_keys(job: Job, view: View, ids: Sequence[Cell], places: Sequence[int | None]) -> None:
    """Write ids typed in another way as the source has them: by them the port finds the rows."""
    listed = {row for row, name in listed_cells(job, view) if name == view.key}
    keys = {r: ids[at] for r, at in enumerate(places) if at is not None and r not in listed}
    job.records.set(view.table, view.key, keys)


def _number_new_rows(job: Job, view: View, left: set[int]) -> set[int]:
    """
    Give the rows that were taken back the ids their rows in the source have got.

    So they stay the same rows, with what people wrote beside them. The first rows added
    are those of `take_back`, in their order. Rows that got no id are returned.
    """
    records, there = job.records, standing(job, view)
    new = [
        row
        for row, cell in enumerate(there[view.key])
        if (cell is None or not typed(cell))
        and row not in left
        and any(typed(cells[row]) for cells in there.values())
    ]
    count = records.count(view.source)
    ids = records.cells(view.source, view.key)
    numbered = dict(zip(new, range(count - records.added(view.source), count), strict=False))
    given = {row: ids[n] for row, n in numbered.items() if ids[n] is not None}
    records.set(view.table, view.key, given)
    return {row for row in new if row not in given}


def _to_remember(
    job: Job, view: View, projection: Projection, sources: Sequence[int | None]
) -> dict[str, Sequence[Cell]]:
    """
    Return the rows as the system would show them, for every row of *view* that has a source.

    A row whose edit stands against another in the source must not count as written: else its
    edit would look like one of today, made in the knowledge of the other, and win in the next
    run. A row that is only there for its edit does count.
    """
    against = {sources[row] for row, _ in listed_cells(job, view, CONFLICT)}
    listed = (sources[row] for row, _ in listed_cells(job, view))
    counted = {source for source in listed if source is not None}.union(projection.shown)
    shown = sorted(counted.difference(against))
    return present(job, view.table, replace(projection, shown=shown).rows())


def _with_edits(
    job: Job,
    view: View,
    columns: Mapping[str, Sequence[Cell]],
    places: Sequence[int | None],
    left: set[int],
) -> tuple[dict[str, list[Cell]], list[int | None]]:
    """
    Return *columns* with the listed cells and rows as people left them.

    With them the row of the view that each row goes on with.
    """
    there = standing(job, view)
    edited: dict[str, list[Cell]] = {name: list(cells) for name, cells in columns.items()}
    whole = set(left)
    for row, name in listed_cells(job, view):
        place = places[row]
        if place is None:
            whole.add(row)
        else:
            edited[name][place] = there[name][row]
    extra = _after(places, sorted(whole))
    rows = _inserted(_rows_at(places, len(columns[view.key])), range(len(places)), extra)
    found = {name: _inserted(cells, there[name], extra) for name, cells in edited.items()}
    order = _as_they_stand(found[view.key], rows)
    written = {name: [cells[n] for n in order] for name, cells in found.items()}
    return written, [rows[n] for n in order]


def _places(
    sources: Sequence[int | None], shown: Sequence[int], left: set[int]
) -> list[int | None]:
    """Return the place of each row of the view among the rows as they will be written."""
    places: list[int | None] = []
    for row, source in enumerate(sources):
        at = len(shown) if source is None or row in left else bisect_left(shown, source)
        places.append(at if at < len(shown) and shown[at] == source else None)
    return places


def _rows_at(places: Sequence[int | None], count: int) -> list[int | None]:
    """Return for each of *count* places the row of the view that it has."""
    rows: list[int | None] = [None] * count
    for row, at in enumerate(places):
        if at is not None:
            rows[at] = row
    return rows


def _as_they_stand(ids: Sequence[Cell], rows: Sequence[int | None]) -> list[int]:
    """
    Return the order in which rows with one id come as they stand in the view now.

    Of those the first becomes the first, so what people wrote beside them stays right.
    """
    alike: defaultdict[Cell, list[int]] = defaultdict(list)
    for at, name in enumerate(ids):
        alike[name].append(at)
    order = list(range(len(ids)))
    for places in alike.values():
        if len(places) > 1:
            known = sorted(at for at in places if rows[at] is not None)
            known.sort(key=lambda at: rows[at] or 0)
            news = (at for at in places if rows[at] is None)
            for place, at in zip(places, [*known, *news], strict=True):
                order[place] = at
    return order


def _after(places: Sequence[int | None], rows: Sequence[int]) -> list[tuple[int, int]]:
    """Return with each of *rows* where it belongs: below the row it stands below now."""
    found, above, row = [], 0, 0
    for left in rows:
        for place in places[row:left]:
            above = above if place is None else place + 1
        row = left
        found.append((above, left))
    return sorted(found)


def _inserted(
    cells: Sequence[AnyT], there: Sequence[AnyT], extra: Sequence[tuple[int, int]]
) -> list[AnyT]:
    """Return *cells* with those of the *extra* rows (where, which) of the view among them."""
    found: list[AnyT] = []
    done = 0
    for above, row in extra:
        found += [*cells[done:above], there[row]]
        done = above
    return [*found, *cells[done:]]
