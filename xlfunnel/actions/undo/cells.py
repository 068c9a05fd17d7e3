"""
Cells that a run wrote into the tables of people: noted, and put back where they still stand.

A row is found again by its key, as the run left it; one whose key the run itself wrote and
a person has changed since, by its place, when the rows above and below are the same still.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from xlfunnel.actions.run import Job
from xlfunnel.actions.undo.moments import holds
from xlfunnel.actions.undo.packed import (
    ids_from_json,
    ids_to_json,
    key_columns,
    key_text,
    positions,
    row_ids,
    runs,
)
from xlfunnel.memory import columns_from_json, columns_to_json
from xlfunnel.problem import WHOLE_TABLE, Problem
from xlfunnel.records import Records
from xlfunnel.schema import terms
from xlfunnel.schema.declare import Row
from xlfunnel.values.cell import Cell, shown


def written_cells(records: Records, table: type[Row]) -> dict[str, Any]:
    """Return what a run is about to write into *table*, with what stands there, for JSON."""
    count = records.count(table)
    new_rows = range(count - records.added(table), count)
    fields: dict[str, Any] = {}
    touched: set[int] = set(new_rows)
    for name in records.changed_fields(table):
        changed, cells = records.changed_rows(table, name), records.cells(table, name)
        added = [row for row in new_rows if cells[row] is not None]
        at = [*changed, *added]
        touched.update(changed)
        before = records.cells_before(table, name)
        old = [*map(before.__getitem__, changed), *[None] * len(added)]
        pair = {"old": old, "new": list(map(cells.__getitem__, at))}
        fields[name] = [runs(at), columns_to_json(pair)]
    rows = sorted(touched)
    ids = _ids(records, table)
    return {
        "rows": runs(rows),
        "ids": ids_to_json([ids[row] for row in rows]),
        "near": _neighbours(records, table, ids, touched),
        "fields": fields,
    }


def _ids(records: Records, table: type[Row]) -> list[Hashable]:
    return row_ids(key_columns(records, table), records.count(table))


def _neighbours(
    records: Records, table: type[Row], ids: Sequence[Hashable], touched: set[int]
) -> list[Any]:
    """Return the rows beside those whose key the run wrote, which it did not touch itself."""
    written = {row for name in table.table.key for row in records.changed_rows(table, name)}
    beside = {near for row in written for near in (row - 1, row + 1)} - touched
    rows = sorted(row for row in beside if 0 <= row < len(ids))
    return [runs(rows), ids_to_json([ids[row] for row in rows])]


def put_back_cells(job: Job, table: type[Row], noted: Mapping[str, Any]) -> Iterator[Problem]:
    """Set the cells *noted* back to what stood there; yield those that have changed since."""
    records = job.records
    places, gone = _places(records, table, noted)
    for lost in gone:
        name = table.table.key[0]
        yield Problem("undo_row_gone", terms.WARNING, table, WHOLE_TABLE, name, lost)
    for name, (at, packed) in noted["fields"].items():
        if not records.has(table, name):
            yield Problem("undo_refused", terms.WARNING, table, WHOLE_TABLE, name)
            continue
        pair = columns_from_json(packed)
        rows = [places.get(row) for row in positions(at)]
        yield from _put_back(records, table, name, zip(rows, pair["old"], pair["new"], strict=True))


def _put_back(
    records: Records,
    table: type[Row],
    name: str,
    noted: Iterable[tuple[int | None, Cell, Cell]],
) -> Iterator[Problem]:
    cells, formulas = records.cells(table, name), records.formulas(table, name)
    back: dict[int, Cell] = {}
    for row, old, new in noted:
        if row is None:
            continue
        if row not in formulas and holds(cells[row], new):
            back[row] = old
        elif row in formulas or not holds(cells[row], old):
            value = shown(cells[row])
            yield Problem("undo_refused", terms.WARNING, table, row, name, value)
    records.set(table, name, back)


def _places(
    records: Records, table: type[Row], noted: Mapping[str, Any]
) -> tuple[dict[int, int], list[str]]:
    """Return where each noted row is now, and the keys of those that are not to be found."""
    now = {row_id: row for row, row_id in enumerate(_ids(records, table))}
    rows = positions(noted["rows"])
    ids = ids_from_json(noted["ids"], len(rows))
    pairs = zip(rows, map(now.get, ids), strict=True)
    places = {row: at for row, at in pairs if at is not None}
    if len(places) == len(rows):
        return places, []
    near = positions(noted["near"][0])
    near_ids = ids_from_json(noted["near"][1], len(near))
    beside = dict(zip([*rows, *near], map(now.get, [*ids, *near_ids]), strict=True))
    taken = set(places.values())
    for row in _key_rows(table, noted) - places.keys():
        if row not in taken and row < len(now) and _agree(row, beside):
            places[row] = row
    lost = [key_text(row_id) for row, row_id in zip(rows, ids, strict=True) if row not in places]
    return places, lost


def _key_rows(table: type[Row], noted: Mapping[str, Any]) -> set[int]:
    """Return the rows whose key the run wrote."""
    at = (noted["fields"][name][0] for name in table.table.key if name in noted["fields"])
    return {row for found in at for row in positions(found)}


def _agree(row: int, beside: Mapping[int, int | None]) -> bool:
    """Return whether the rows above and below *row*, as far as known, are where they were."""
    around = [near for near in (row - 1, row + 1) if near in beside]
    return bool(around) and all(beside[near] == near for near in around)
