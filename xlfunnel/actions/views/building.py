"""Rebuilding the views from leads and follow-ups, around what people still have to settle."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from xlfunnel.actions.run import Job
from xlfunnel.actions.views.edits import source_rows, standing
from xlfunnel.actions.views.listed import CONFLICT, listed_cells, listed_rows
from xlfunnel.actions.views.projection import VIEWS, Projection, View, touched
from xlfunnel.actions.written import note_written, present
from xlfunnel.values.cell import Cell
from xlfunnel.values.ids import id_keys
from xlfunnel.values.text import typed


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


def _build(job: Job, view: View, projection: Projection) -> None:
    columns = present(job, view.table, projection.rows())
    left = listed_rows(job, view)
    if job.records.added(view.source):
        left |= _number_new_rows(job, view, left)
    if not left and not listed_cells(job, view):
        note_written(job, view.table, columns)
        job.records.replace(view.table, columns)
        return
    places = _places(job, view, projection.shown, left)
    note_written(job, view.table, _without_conflicts(job, view, columns, places))
    job.records.replace(view.table, _with_edits(job, view, columns, places, left))


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


def _without_conflicts(
    job: Job, view: View, columns: Mapping[str, Sequence[Cell]], places: Sequence[int | None]
) -> dict[str, list[Cell]]:
    """
    Return *columns* without the rows whose edits stand against another in the source.

    Such a row must not count as written: else its edit would look like one of today, made
    in the knowledge of the other, and win in the next run.
    """
    against = {places[row] for row, _ in listed_cells(job, view, CONFLICT)}
    return {
        name: [cell for at, cell in enumerate(cells) if at not in against]
        for name, cells in columns.items()
    }


def _with_edits(
    job: Job,
    view: View,
    columns: Mapping[str, Sequence[Cell]],
    places: Sequence[int | None],
    left: set[int],
) -> dict[str, Sequence[Cell]]:
    """Return *columns* with the listed cells and rows as people left them."""
    there = standing(job, view)
    edited = {name: list(cells) for name, cells in columns.items()}
    whole = set(left)
    for row, name in listed_cells(job, view):
        place = places[row]
        if place is None:
            whole.add(row)
        else:
            edited[name][place] = there[name][row]
    extra = _after(places, sorted(whole))
    return {name: _inserted(cells, there[name], extra) for name, cells in edited.items()}


def _places(job: Job, view: View, shown: Sequence[int], left: set[int]) -> list[int | None]:
    """Return the place of each row of the view among the rows as they will be written."""
    ids = id_keys(job.records.cells(view.table, view.key))
    sources = source_rows(ids, id_keys(job.records.cells(view.source, view.key)), left)
    places: list[int | None] = []
    for row, source in enumerate(sources):
        at = len(shown) if source is None or row in left else bisect_left(shown, source)
        places.append(at if at < len(shown) and shown[at] == source else None)
    return places


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
    cells: Sequence[Cell], there: Sequence[Cell], extra: Sequence[tuple[int, int]]
) -> list[Cell]:
    """Return *cells* with those of the *extra* rows (where, which) of the view among them."""
    found: list[Cell] = []
    done = 0
    for above, row in extra:
        found += [*cells[done:above], there[row]]
        done = above
    return [*found, *cells[done:]]
