"""
What people have typed into a replaced table since the run wrote it: those cells stay.

Of a view, and of 待办提醒, whole rows are known: as the system would have them by
`actions/written.py`, and here those that it wrote otherwise, around edits that it listed. Of
another system table only the columns that people write are known, cell by cell.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from xlfunnel.actions.run import Job
from xlfunnel.actions.undo.moments import as_moment
from xlfunnel.actions.views.edits import differing, edited_rows, persons_cells
from xlfunnel.actions.views.matching import matched
from xlfunnel.actions.views.projection import VIEWS, View, touched
from xlfunnel.actions.written import digests, digests_in, present, texts, written_rows
from xlfunnel.schema.declare import Row, Writer
from xlfunnel.schema.types import DatedType
from xlfunnel.values.cell import Cell
from xlfunnel.values.ids import id_key

_WHOLE_ROW = ""  # in place of a field


def said_in(job: Job, table: type[Row], new: Mapping[str, Sequence[Cell]]) -> dict[str, str]:
    """Return digests of what stands in *new* that an edit since is told by, by field."""
    written = written_rows(job, table)
    if written is not None:
        rows = digests(list(_dated(table, present(job, table, new)).values())) if new else []
        return {_WHOLE_ROW: "".join(sorted(set(rows) - written))}
    return {
        name: "".join(sorted(set(_said(job, table, new, name).values())))
        for name in _human_fields(job, table)
        if name in new
    }


def edited_since(
    job: Job, table: type[Row], there: Mapping[str, Sequence[Cell]], said: Mapping[str, str]
) -> Mapping[int, Sequence[str]]:
    """
    Return which cells people have edited since: row to fields.

    Args:
        job: The run that takes back another.
        table: A system table.
        there: Its rows as they stand.
        said: What `said_in` returned when it was written.
    """
    if _WHOLE_ROW in said:
        return _edited_rows_of(job, table, set(digests_in(said[_WHOLE_ROW])))
    edited: defaultdict[int, list[str]] = defaultdict(list)
    for name in said.keys() & there.keys():
        known = set(digests_in(said[name]))
        for row, found in _said(job, table, there, name).items():
            if found not in known:
                edited[row].append(name)
    return edited


def _edited_rows_of(job: Job, table: type[Row], otherwise: set[str]) -> Mapping[int, Sequence[str]]:
    fields = dict.fromkeys(table.model_fields, ())
    there = {name: job.records.cells(table, name) for name in present(job, table, fields)}
    written = (written_rows(job, table) or frozenset()) | otherwise
    rows = edited_rows(_dated(table, there), written)
    if not rows:
        return {}
    rows = sorted({*rows} & {*edited_rows(there, written)})
    view = next((view for view in VIEWS if view.table is table), None)
    if view is None:  # 待办提醒, where nobody knows which cells of a row they were
        return dict.fromkeys(rows, tuple(there))
    now = _as_shown(job, view, there, rows)
    found: dict[int, Sequence[str]] = {}
    for row in rows:
        here = {name: cells[row] for name, cells in there.items()}
        shows = now.get(row, here)
        mine = persons_cells(here, shows, written) or differing(here, shows)
        found[row] = mine or [view.key]
    return found


def _as_shown(
    job: Job, view: View, there: Mapping[str, Sequence[Cell]], rows: Sequence[int]
) -> dict[int, dict[str, Cell]]:
    """Return what the view would show in those of its *rows* that have one in the source."""
    if not rows or not view.is_kept(job):
        return {}
    columns = present(job, view.table, view.project(job, touched(job)).columns)
    ids = {id_key(there[view.key][row]) for row in rows}
    sources = matched(there, columns, view.key, rows, ids).sources
    return {
        row: {name: cells[source] for name, cells in columns.items()}
        for row in rows
        if (source := sources[row]) is not None
    }


def _dated(table: type[Row], columns: Mapping[str, Sequence[Cell]]) -> dict[str, Sequence[Cell]]:
    """Return *columns* with a date for each number that stands in a column of dates."""
    return {
        name: list(map(as_moment, cells))
        if isinstance(table.column(name).type, DatedType) and float in set(map(type, cells))
        else cells
        for name, cells in columns.items()
    }


def _said(
    job: Job, table: type[Row], columns: Mapping[str, Sequence[Cell]], name: str
) -> dict[int, str]:
    """Return the digest of each cell of a column that says something, with its row's key."""
    said = texts(columns[name])
    rows = [row for row, text in enumerate(said) if text]
    keys = [columns[key] for key in job.records.key(table)]
    picked = [[cells[row] for row in rows] for cells in (*keys, said)]
    return dict(zip(rows, digests(picked), strict=True))


def _human_fields(job: Job, table: type[Row]) -> list[str]:
    written = [column.field for column in table.columns() if column.writer is not Writer.SYSTEM]
    return [name for name in written if job.records.has(table, name)]
