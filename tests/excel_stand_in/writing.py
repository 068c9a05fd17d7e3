"""How values get into cells: what COM may carry, and what tables make of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from numbers import Integral, Real
from typing import TYPE_CHECKING, Any

from tests.excel_stand_in.addresses import Area
from tests.excel_stand_in.com import refusal
from tests.excel_stand_in.entry import (
    Entry,
    ExcelError,
    Value,
    entered,
)
from tests.excel_stand_in.moments import DATE, MOMENT
from tests.excel_stand_in.number_formats import GENERAL, TEXT, serial

if TYPE_CHECKING:
    from tests.excel_stand_in.sheets import Worksheet

_LONGEST_IN_BLOCK = 8_203  # characters of a text within an array
_MISSING = ExcelError("#N/A")


def write(sheet: Worksheet, area: Area, data: Any) -> None:
    """
    Put *data*, one thing for all cells or rows of things, into *area*.

    One row goes into every row, one column into every column; what is too large is cut off,
    and where it is too small the cells become #N/A. Cells before one that is refused keep
    what they got. A text of more than 8,203 characters has to come alone.
    """
    sheet._refuse_locked(area)
    rows = _rows(data)
    if rows and any(isinstance(x, str) and len(x) > _LONGEST_IN_BLOCK for r in rows for x in r):
        raise refusal("Application-defined or object-defined error")
    for down, row in enumerate(_reached(sheet, area)):
        for across in range(area.width):
            thing = data if rows is None else _picked(rows, down, across)
            _put(sheet, row, area.column + across, thing)
    for table in list(sheet._tables):
        table._after_write(area)
    sheet._book._is_saved = False


def _reached(sheet: Worksheet, area: Area) -> list[int]:
    """Return the rows that values get into."""
    passes = sheet._excel.passes_over_filtered and any(t._is_filtered() for t in sheet._tables)
    return [row for row in area.rows() if not (passes and row in sheet._hidden_rows)]


def _rows(data: Any) -> list[list[Any]] | None:
    if not isinstance(data, list | tuple):
        return None
    if not data or not isinstance(data[0], list | tuple):
        return [list(data)]
    return [list(row) for row in data]


def _picked(rows: Sequence[Sequence[Any]], down: int, across: int) -> Any:
    row = 0 if len(rows) == 1 else down
    column = 0 if len(rows[0]) == 1 else across
    if row >= len(rows) or column >= len(rows[0]):
        return _MISSING
    return rows[row][column]


def _put(sheet: Worksheet, row: int, column: int, thing: Any) -> None:
    table = sheet._table_at(row, column)
    if table is not None and table._is_header(row):
        table._rename_column(column, _header_text(thing))
        return
    cells = sheet._cells
    shown = cells.number_format(row, column)
    entry = _entry(thing, shown, sheet._excel.year)
    value = sheet._excel.evaluate(entry.formula) if entry.formula else entry.value
    cells.values.put(row, column, value)
    cells.formulas.put(row, column, entry.formula or None)
    cells.prefixed.put(row, column, entry.is_prefixed or None)
    if shown == GENERAL and entry.number_format != GENERAL:
        cells.formats.put(row, column, entry.number_format)


def _header_text(thing: Any) -> str:
    """Return what a header cell makes of anything: always a text."""
    if isinstance(thing, str):
        return thing.removeprefix("'")
    entry = _entry(thing, TEXT, 1900)
    return "" if entry.value is None else str(entry.value)


def _entry(thing: Any, shown: str, year: int) -> Entry:
    if thing is None or isinstance(thing, ExcelError):
        return Entry(thing)
    if isinstance(thing, str):
        return entered(thing, shown, year)
    entry = _carried(thing)
    if shown == TEXT:  # such a cell holds nothing but text
        return Entry(_as_text(thing, entry.value))
    return entry


def _carried(thing: Any) -> Entry:
    """Return what a value that is no text becomes; TypeError for what COM cannot carry."""
    if isinstance(thing, bool):
        return Entry(thing)
    if isinstance(thing, date):
        when = thing if isinstance(thing, datetime) else datetime.combine(thing, time())
        if when.year < 1900:
            raise refusal("Application-defined or object-defined error")
        is_day = when.time() == time()
        return Entry(serial(when), number_format=DATE if is_day else MOMENT)
    if isinstance(thing, Decimal):
        return Entry(float(round(thing, 4)), number_format="¥#,##0.00")
    if isinstance(thing, Integral | Real):
        number = float(thing)
        if abs(number) > 9.99999999999999e307 or number != number:
            raise refusal("Application-defined or object-defined error")
        return Entry(number)
    raise TypeError(f"Objects of type '{type(thing).__name__}' can not be converted to COM")


def _as_text(thing: Any, value: Value) -> str:
    if isinstance(thing, date):
        when = thing if isinstance(thing, datetime) else datetime.combine(thing, time())
        day = f"{when.year}/{when.month}/{when.day}"
        return day if when.time() == time() else f"{day} {when:%H:%M:%S}".replace(" 0", " ")
    return constant_text(value)


def constant_text(value: Value) -> str:
    """Return a constant as the formula bar shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, ExcelError):
        return value.code
    if isinstance(value, str):
        return value
    return f"{value:.15g}".replace("e", "E")
