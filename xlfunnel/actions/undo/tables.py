"""
Rows of a replaced system table: noted, and put back in their old order.

Rows that the run leaves as they are cost nothing. What people have written into a row
since keeps it as it is.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import count
from operator import eq
from typing import Any

from xlfunnel.actions.run import Job
from xlfunnel.actions.undo.edits import edited_since, said_in
from xlfunnel.actions.undo.moments import holds
from xlfunnel.actions.undo.packed import (
    ids_from_json,
    ids_to_json,
    positions,
    row_ids,
    runs,
)
from xlfunnel.memory import columns_from_json, columns_to_json
from xlfunnel.problem import Problem
from xlfunnel.records import Records
from xlfunnel.replacement import same_columns
from xlfunnel.schema import terms
from xlfunnel.schema.declare import Row
from xlfunnel.staging import same
from xlfunnel.values.cell import Cell, shown


def replaced_rows(job: Job, table: type[Row], new: Mapping[str, Sequence[Cell]]) -> dict[str, Any]:
    """
    Return what is needed to put the present rows of *table* back when it holds *new*.

    Those that go or change, with their places, and the keys that are new; all the old rows
    where those that stay change their order.
    """
    records = job.records
    old = {n: records.cells_before(table, n) for n in records.binding(table).headers}
    # A row that this run has given its key is the row with that key.
    ids, new_ids = _ids(records, table, _there(job, table)), _ids(records, table, new)
    at = dict(zip(new_ids, range(len(new_ids)), strict=True))
    places = list(map(at.get, ids))
    stays = _unchanged(old, new, places)
    noted = sorted(set(range(len(ids))).difference(stays))
    same_as_before = {places[row] for row in stays}
    fresh = [row for row in range(len(new_ids)) if row not in same_as_before]
    known = set(ids)
    added = [row_id for row_id in new_ids if row_id not in known] if ids else []
    return {
        "count": len(ids),
        "rows": runs(noted),
        "ids": ids_to_json([ids[row] for row in noted]),
        "cells": columns_to_json({n: [cells[row] for row in noted] for n, cells in old.items()}),
        "added": [len(added), ids_to_json(added)],
        "said": said_in(job, table, {n: _picked(cells, fresh) for n, cells in new.items()}),
    }


def _ids(
    records: Records, table: type[Row], columns: Mapping[str, Sequence[Cell]]
) -> list[Hashable]:
    size = len(next(iter(columns.values()), ()))
    return row_ids({n: columns[n] for n in records.key(table)}, size) if size else []


def _unchanged(
    old: Mapping[str, Sequence[Cell]],
    new: Mapping[str, Sequence[Cell]],
    places: Sequence[int | None],
) -> list[int]:
    """
    Return the old rows that are among the *new* as they were; none if their order differs.

    *places* says where each old row is among the new ones.
    """
    rows = [row for row, place in enumerate(places) if place is not None]
    at = [place for place in places if place is not None]
    changed: set[int] = set()
    for name, cells in new.items():
        before, after = _picked(old[name], rows), _picked(cells, at)
        if not same_columns({name: before}, {name: after}):
            triples = zip(rows, before, after, strict=True)
            changed.update(row for row, one, other in triples if not same(one, other))
    order = [place for row, place in zip(rows, at, strict=True) if row not in changed]
    return [row for row in rows if row not in changed] if order == sorted(order) else []


def _picked(cells: Sequence[Cell], rows: Sequence[int]) -> Sequence[Cell]:
    """Return the cells of *rows*; the column itself where that is all of them in order."""
    is_all = len(rows) == len(cells) and all(map(eq, rows, count()))
    return cells if is_all else [cells[row] for row in rows]


def put_back_rows(job: Job, table: type[Row], noted: Mapping[str, Any]) -> Iterator[Problem]:
    """Put the rows *noted* back in their places; yield those that people have edited since."""
    records = job.records
    there = _there(job, table)
    old = {n: cells for n, cells in columns_from_json(noted["cells"]).items() if n in there}
    rows = positions(noted["rows"])
    by_id = {row_id: n for n, row_id in enumerate(ids_from_json(noted["ids"], len(rows)))}
    new = set(ids_from_json(noted["added"][1], noted["added"][0]))
    slots: list[tuple[bool, int] | None] = [None] * noted["count"]  # is it old, and which row
    for at, place in enumerate(rows):
        slots[place] = True, at
    edited = edited_since(job, table, there, noted["said"])
    stays: list[int] = []  # untouched by the run, or typed by people since
    below: list[int] = []
    rekeyed: dict[int, int] = {}
    for row, row_id in enumerate(_ids(records, table, there)):
        n = by_id.get(row_id)
        if n is None and row_id not in new and noted["count"]:
            stays.append(row)
        elif names := _refused(there, row, edited.get(row, ()), old, n):
            told = names[:1] if len(edited[row]) == len(there) else names  # a whole row once
            yield from (_problem(table, there, row, name) for name in told)
            if n is None:
                below.append(row)
            else:
                slots[rows[n]] = False, row
        elif n is not None:
            rekeyed[row] = n
    filled = [*_filled(slots, stays), *((False, row) for row in below)]
    columns = {n: [(old if is_old else there)[n][row] for is_old, row in filled] for n in old}
    for name in records.key(table):  # so that a row stays the same row, with what stands beside it
        records.set(table, name, {row: old[name][n] for row, n in rekeyed.items()})
    records.replace(table, columns if filled else {})


def _refused(
    there: Mapping[str, Sequence[Cell]],
    row: int,
    edited: Sequence[str],
    old: Mapping[str, Sequence[Cell]],
    n: int | None,
) -> list[str]:
    """Return which *edited* cells of a row keep it: not those that are again as they were."""
    return [name for name in edited if n is None or not holds(there[name][row], old[name][n])]


def _problem(table: type[Row], there: Mapping[str, Sequence[Cell]], row: int, name: str) -> Problem:
    return Problem("undo_refused", terms.WARNING, table, row, name, shown(there[name][row]))


def _filled(
    slots: Sequence[tuple[bool, int] | None], stays: Sequence[int]
) -> Iterator[tuple[bool, int]]:
    """Yield the rows in order: those that stay go where no old row belongs, then below."""
    rest = iter([(False, row) for row in stays])
    for slot in slots:
        if slot is not None:
            yield slot
        elif (row := next(rest, None)) is not None:
            yield row
    yield from rest


def _there(job: Job, table: type[Row]) -> dict[str, Sequence[Cell]]:
    return {name: job.records.cells(table, name) for name in job.records.binding(table).headers}
