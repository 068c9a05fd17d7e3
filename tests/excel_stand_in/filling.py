"""Dragging the corner of a cell: its contents or its looks go into the cells beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.excel_stand_in.addresses import Area
from tests.excel_stand_in.com import refusal

if TYPE_CHECKING:
    from tests.excel_stand_in.cells import Plane
    from tests.excel_stand_in.sheets import Worksheet

COPY, FORMATS, VALUES = 1, 3, 4


def autofill(sheet: Worksheet, source: Area, target: Area, kind: int) -> None:
    """Fill *target*, which begins with *source* and is longer one way, by repeating it."""
    begins = target.row == source.row and target.column == source.column
    one_way = target.width == source.width or target.height == source.height
    is_hidden = sheet._excel.passes_over_filtered and source.row in sheet._hidden_rows
    if is_hidden or not (begins and one_way and target.holds(source)):
        raise refusal("AutoFill method of Range class failed")
    sheet._refuse_locked(target)
    cells = sheet._cells
    looks: list[Plane[Any]] = [cells.formats, cells.fonts, cells.unlocked]
    contents: list[Plane[Any]] = [cells.values, cells.formulas, cells.prefixed]
    planes = {COPY: looks + contents, FORMATS: looks, VALUES: contents}.get(kind)
    if planes is None:
        raise NotImplementedError(f"the stand-in does not fill by AutoFill Type={kind}")
    for plane in planes:
        for row in target.rows():
            for column in target.columns():
                down = (row - source.row) % source.height
                across = (column - source.column) % source.width
                thing = plane.get(source.row + down, source.column + across)
                plane.put(row, column, thing)
