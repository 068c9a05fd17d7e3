"""Areas of a sheet read in blocks: one call for the values and one for the formulas."""

from collections.abc import Iterable, Iterator
from typing import Any

import xlwings as xw

from xlfunnel.excel import native
from xlfunnel.excel.cells import Column, column, resolve
from xlfunnel.excel.talking import talking
from xlfunnel.tables.areas import Area, stretches
from xlfunnel.values.cell import Cell

_CELLS_AT_ONCE = 1_000_000  # one answer of Excel for Mac holds no more
_MOST_STRETCHES = 100  # of rows that are read by themselves


def read(sheet: xw.Sheet, area: Area) -> list[Column]:
    """Return the columns of *area*; ExcelError when Excel does not answer."""
    values: list[list[Any]] = []
    formulas: list[list[Any]] = []
    with talking(sheet):
        for piece in _pieces(area):
            asked = native.range_of(sheet, piece)
            values += asked.options(ndim=2).value
            formulas += _rows(asked.formula, piece)
        columns = list(map(column, zip(*values, strict=True), zip(*formulas, strict=True)))
        for number, found in enumerate(columns, area.left):
            if found.unclear:
                first, last = area.top + found.unclear[0], area.top + found.unclear[-1]
                asked = native.range_of(sheet, Area(first, number, last, number))
                shown = asked.options(ndim=1, err_to_str=True).value
                resolve(found, shown, found.unclear[0])
    return columns


def read_rows(sheet: xw.Sheet, area: Area, places: Iterable[int]) -> dict[int, tuple[Cell, ...]]:
    """Return the rows of *area* at *places*, which count from 0, a block for each stretch."""
    runs = stretches(places)
    if len(runs) > _MOST_STRETCHES:  # what a filter has left, say: rather one large block
        runs = [range(runs[0].start, runs[-1].stop)]
    rows: dict[int, tuple[Cell, ...]] = {}
    for run in runs:
        block = Area(area.top + run.start, area.left, area.top + run.stop - 1, area.right)
        columns = (column.cells for column in read(sheet, block))
        rows |= zip(run, zip(*columns, strict=True), strict=True)
    return rows


def _pieces(area: Area) -> Iterator[Area]:
    rows = max(1, _CELLS_AT_ONCE // (area.right - area.left + 1))
    for top in range(area.top, area.bottom + 1, rows):
        yield Area(top, area.left, min(top + rows - 1, area.bottom), area.right)


def _rows(given: Any, area: Area) -> list[list[Any]]:
    """Return what a range gives as rows: one of a single row or column may come flat."""
    if not isinstance(given, list | tuple):
        return [[given]]
    if isinstance(given[0], list | tuple):
        return [list(row) for row in given]
    return [list(given)] if area.top == area.bottom else [[one] for one in given]
