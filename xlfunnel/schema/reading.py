"""
Cells of a table to typed values, column by column.

People repeat themselves: 100,000 leads hold a few hundred budgets. Each distinct cell is
read once and every other is a look-up, so a large table costs little more than its text.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, Generic, TypeAlias, TypeVar, cast

from xlfunnel.schema.declare import Column, Row
from xlfunnel.schema.types import DatedType
from xlfunnel.values.cell import Cell
from xlfunnel.values.reading import Reading
from xlfunnel.values.terms import Terms

RowT = TypeVar("RowT", bound=Row)
Reader: TypeAlias = Callable[[Cell], Reading[Any]]


@dataclass(frozen=True, slots=True)
class Columns:
    """
    What the columns of a table mean.

    Attributes:
        values: Field to one value per row; None where blank, unknown or not understood.
        doubts: Field to the rows (by position) whose reading carries a note: not
            understood, not surely, or unknown for want of another cell.
    """

    values: dict[str, list[Any]]
    doubts: dict[str, list[tuple[int, Reading[Any]]]]


@dataclass(frozen=True, slots=True)
class ModelRows(Generic[RowT]):
    """
    Rows of a short table as models, with what could not be read in them.

    Attributes:
        rows: One model per row; a cell not understood is None.
        doubts: Field to the rows (by position) whose reading carries a note: not
            understood, not surely, or unknown for want of another cell.
    """

    rows: list[RowT]
    doubts: dict[str, list[tuple[int, Reading[Any]]]]


def read_columns(
    row: type[Row],
    columns: Mapping[str, Sequence[Cell]],
    *,
    as_of: datetime | None = None,
    own_terms: Mapping[str, Terms] | None = None,
) -> Columns:
    """
    Return typed values for *columns* (field to cells) of the table *row*.

    Args:
        row: The table's declaration.
        columns: The fields to read, each with one cell per row.
        as_of: What a date without a year counts from.
        own_terms: Dictionaries with the workbook's own words, by dictionary name.
    """
    values: dict[str, list[Any]] = {}
    doubts: dict[str, list[tuple[int, Reading[Any]]]] = {}
    own = own_terms or {}
    for column in sorted(map(row.column, columns), key=_counts_from_another):
        cells = columns[column.field]
        if column.type.terms is not None and column.type.terms.name in own:
            keys, readings = _each(cells, own[column.type.terms.name].read)
        else:
            keys, readings = _declared(column, cells, values, as_of)
        known = {key: reading.value for key, reading in readings.items()}
        values[column.field] = list(map(known.__getitem__, keys))
        doubts[column.field] = _doubts(keys, readings)
    return Columns(values, doubts)


def read_rows(
    row: type[RowT],
    columns: Mapping[str, Sequence[Cell]],
    *,
    as_of: datetime | None = None,
    own_terms: Mapping[str, Terms] | None = None,
) -> ModelRows[RowT]:
    """Return the rows of a short table as models; arguments as for `read_columns`."""
    read = read_columns(row, columns, as_of=as_of, own_terms=own_terms)
    rows = [
        cast(RowT, row.model_construct(**dict(zip(read.values, cells, strict=True))))
        for cells in zip(*read.values.values(), strict=True)
    ]
    return ModelRows(rows, read.doubts)


def _counts_from_another(column: Column) -> bool:
    return isinstance(column.type, DatedType) and bool(column.type.counted_from)


def _declared(
    column: Column,
    cells: Sequence[Cell],
    values: Mapping[str, list[Any]],
    as_of: datetime | None,
) -> tuple[Sequence[Hashable], dict[Hashable, Reading[Any]]]:
    kind = column.type
    if not isinstance(kind, DatedType) or kind.read_from is None:
        return _each(cells, kind.read)
    if not kind.counted_from:
        return _each(cells, partial(_from, kind.read_from, as_of and as_of.date()))
    dates = values.get(kind.counted_from)
    if dates is None:
        return _each(cells, kind.read)
    return _each_with_date(cells, dates, kind)


def _from(
    read: Callable[[Cell, date | None], Reading[Any]], day: date | None, cell: Cell
) -> Reading[Any]:
    return read(cell, day)


def _each(
    cells: Sequence[Cell], read: Reader
) -> tuple[Sequence[Hashable], dict[Hashable, Reading[Any]]]:
    """Read each distinct cell once; True and 1.0 are equal in Python, but not here."""
    if bool in set(map(type, cells)):
        typed = [(cell, type(cell)) for cell in cells]
        return typed, {key: read(key[0]) for key in set(typed)}
    return cells, {cell: read(cell) for cell in set(cells)}


def _each_with_date(
    cells: Sequence[Cell], dates: Sequence[datetime | None], kind: DatedType
) -> tuple[Sequence[Hashable], dict[Hashable, Reading[Any]]]:
    """Read again, with the date of its row, only what cannot be told without one."""
    assert kind.read_from is not None
    keys, plain = _each(cells, kind.read)
    clear = {key for key, reading in plain.items() if not reading.note}
    pairs: list[Hashable] = []
    readings: dict[Hashable, Reading[Any]] = {}
    for key, cell, moment in zip(keys, cells, dates, strict=True):
        day = None if moment is None or key in clear else moment.date()
        pairs.append((key, day))
        if (key, day) not in readings:
            readings[key, day] = plain[key] if day is None else kind.read_from(cell, day)
    return pairs, readings


def _doubts(
    keys: Sequence[Hashable], readings: Mapping[Hashable, Reading[Any]]
) -> list[tuple[int, Reading[Any]]]:
    doubtful = {key: r for key, r in readings.items() if r.note}
    if not doubtful:
        return []
    return [(n, doubtful[key]) for n, key in enumerate(keys) if key in doubtful]
