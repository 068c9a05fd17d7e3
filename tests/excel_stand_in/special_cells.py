"""Finding cells of a kind: blank ones, constants, formulas, visible ones."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tests.excel_stand_in.addresses import Area
from tests.excel_stand_in.entry import ExcelError, Value

if TYPE_CHECKING:
    from tests.excel_stand_in.sheets import Worksheet

CONSTANTS, BLANKS, VISIBLE, FORMULAS = 2, 4, 12, -4123
_NUMBERS, _TEXTS, _LOGICAL, _ERRORS = 1, 2, 4, 16


def special_areas(sheet: Worksheet, area: Area, kind: int, value_kinds: int) -> list[Area]:
    """Return the cells of *area* of that kind, as blocks, but for visible ones of one column."""
    if kind == VISIBLE:
        down = _runs([row for row in area.rows() if row not in sheet._hidden_rows])
        across = _runs([one for one in area.columns() if one not in sheet._hidden_columns])
        return [Area(r.start, c.start, len(r), len(c)) for r in down for c in across]
    area = area.meets(sheet._cells.used()) or area
    found = []
    for column in area.columns():
        rows = [row for row in area.rows() if _is_of(sheet, row, column, kind, value_kinds)]
        found += [Area(run.start, column, len(run), 1) for run in _runs(rows)]
    return found


def _is_of(sheet: Worksheet, row: int, column: int, kind: int, value_kinds: int) -> bool:
    value = sheet._cells.values.get(row, column)
    formula = sheet._cells.formulas.get(row, column)
    if kind == BLANKS:
        return value is None and formula is None
    if kind == FORMULAS:
        return formula is not None and bool(_value_kind(value) & value_kinds)
    if kind == CONSTANTS:
        return formula is None and value is not None and bool(_value_kind(value) & value_kinds)
    raise NotImplementedError(f"the stand-in does not find SpecialCells Type={kind}")


def _value_kind(value: Value) -> int:
    if isinstance(value, ExcelError):
        return _ERRORS
    if isinstance(value, bool):
        return _LOGICAL
    return _TEXTS if isinstance(value, str) else _NUMBERS


def _runs(rows: list[int]) -> list[range]:
    """Return ascending numbers as runs without gaps."""
    runs = []
    for _, numbered in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        run = [row for _, row in numbered]
        runs.append(range(run[0], run[-1] + 1))
    return runs
