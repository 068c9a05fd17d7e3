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
from xlfunnel.actions.undo.packed import (
    ids_from_json,
    ids_to_json,
    positions,
    row_ids,
    runs,
)
from xlfunnel.actions.views.edits import edited_rows
from xlfunnel.actions.written import digests, present, texts, written_rows
from xlfunnel.memory import columns_from_json, columns_to_json
from xlfunnel.problem import Problem
from xlfunnel.records import Records
from xlfunnel.schema import terms
from xlfunnel.schema.declare import Row, Writer
from xlfunnel.staging import same, same_columns
from xlfunnel.values.cell import Cell, shown


def replaced_rows(job: Job, table: type[Row], new: Mapping[str, Sequence[Cell]]) -> dict[str, Any]:
    """
    Return what is needed to put the present rows of *table* back when it holds *new*.

    Those that go or change, with their places, and the keys that are new; all the old rows
    where those that stay change their order.
    """
    records = job.records
    old = {n: records.cells_before(table, n) for n in records.binding(table).headers}
    ids, new_ids = _ids(records, table, old), _ids(records, table, new)
    at = dict(zip(new_ids, range(len(new_ids)), strict=True))
    stays = _unchanged(old, new, list(map(at.get, ids)))
    noted = sorted(set(range(len(ids))).difference(stays))
    known = set(ids)
    added = [row_id for row_id in new_ids if row_id not in known] if ids else []
    return {
        "count": len(ids),
        "rows": runs(noted),
        "ids": ids_to_json([ids[row] for row in noted]),
        "cells": columns_to_json({n: [cells[row] for row in noted] for n, cells in old.items()}),
        "added": [len(added), ids_to_json(added)],
        "human": _human_texts(job, table, new),
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
    human = _human_fields(job, table)
    edited = _edited_since(job, table, noted["human"])
    stays: list[int] = []  # untouched by the run, or typed by people since
    below: list[int] = []
    for row, row_id in enumerate(_ids(records, table, there)):
        n = by_id.get(row_id)
        if n is None and row_id not in new and noted["count"]:
            stays.append(row)
        elif row in edited and (n is None or any(there[h][row] != old[h][n] for h in human)):
            yield _refused(table, there, human, row)
            if n is None:
                below.append(row)
            else:
                slots[rows[n]] = False, row
    filled = [*_filled(slots, stays), *((False, row) for row in below)]
    columns = {n: [(old if is_old else there)[n][row] for is_old, row in filled] for n in old}
    records.replace(table, columns if filled else {})


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


def _refused(
    table: type[Row], there: Mapping[str, Sequence[Cell]], human: Sequence[str], row: int
) -> Problem:
    name = next((name for name in human if there[name][row] is not None), human[0])
    return Problem("undo_refused", terms.WARNING, table, row, name, shown(there[name][row]))


def _there(job: Job, table: type[Row]) -> dict[str, Sequence[Cell]]:
    return {name: job.records.cells(table, name) for name in job.records.binding(table).headers}


def _edited_since(job: Job, table: type[Row], noted: Sequence[Sequence[str]]) -> set[int]:
    """Return the rows there whose human texts are not those that the run wrote."""
    written = written_rows(job, table)
    if written is not None:  # a view: whole rows are remembered
        fields = present(job, table, dict.fromkeys(table.model_fields, ()))
        return set(edited_rows({n: job.records.cells(table, n) for n in fields}, written))
    names, known = noted[0], set(noted[1])
    found = _digests(job, table, _there(job, table), names)
    return {row for row, said in found.items() if said not in known}


def _human_texts(
    job: Job, table: type[Row], new: Mapping[str, Sequence[Cell]]
) -> list[Sequence[str]]:
    """Return which columns of *new* people write, and a digest of each row with text there."""
    fields = [name for name in _human_fields(job, table) if name in new]
    if written_rows(job, table) is not None:
        return [[], []]
    return [fields, sorted(set(_digests(job, table, new, fields).values()))]


def _digests(
    job: Job, table: type[Row], columns: Mapping[str, Sequence[Cell]], fields: Sequence[str]
) -> dict[int, str]:
    """Return the digest of each row of *columns* with text in one of *fields*."""
    human = [columns[name] for name in fields if name in columns]
    if not human:
        return {}
    keys = [columns[name] for name in job.records.key(table)]
    said = map(any, zip(*map(texts, human), strict=True))
    rows = enumerate(zip(digests([*keys, *human]), said, strict=True))
    return {row: found for row, (found, is_said) in rows if is_said}


def _human_fields(job: Job, table: type[Row]) -> list[str]:
    written = [column.field for column in table.columns() if column.writer is not Writer.SYSTEM]
    return [name for name in written if job.records.has(table, name)]
