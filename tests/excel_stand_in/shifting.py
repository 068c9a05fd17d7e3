"""
Inserting and deleting cells: what stands below moves, and tables keep whole.

Formulas move with their cells; the references in them stay as they are written (real Excel
adjusts them), so tests that look at formulas after a move use structured references.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.excel_stand_in.addresses import MOST_ROWS, Area
from tests.excel_stand_in.com import refusal

if TYPE_CHECKING:
    from tests.excel_stand_in.sheets import Worksheet
    from tests.excel_stand_in.tables import ListObject

DOWN, UP = -4121, -4162
FROM_BELOW = 1


def insert_cells(sheet: Worksheet, area: Area, shift: int | None, origin: int | None) -> None:
    """Make room at *area*; ComError where it would tear a table apart or push cells off."""
    if not area.is_entire_rows and shift not in (DOWN, None):
        raise NotImplementedError("the stand-in shifts cells down only")
    sheet._refuse_protected()
    tables = _tables_at(sheet, area)
    for table in tables:
        _refuse_torn(area, table)
        inside = table._area.row < area.row <= table._area.bottom
        if inside and table._is_filtered():
            raise not_allowed()
    lost = area._replace(row=MOST_ROWS - area.height + 1)
    if not sheet._cells.is_blank(lost):
        raise refusal("无法插入新单元格，因为这样会把非空单元格推出工作表。")
    copied = area.bottom + 1 if origin == FROM_BELOW else area.row - 1
    sheet._cells.insert(area, copied)
    if area.is_entire_rows:
        sheet._hidden_rows = {r + area.height * (r >= area.row) for r in sheet._hidden_rows}
    for table in tables:
        if table._area.row >= area.row:
            table._area = table._area.moved(area.height)
        else:
            table._area = table._area._replace(height=table._area.height + area.height)
            table._after_growth(area)


def delete_cells(sheet: Worksheet, area: Area, shift: int | None) -> None:
    """Take *area* out; a table of which no row would be left keeps one, blank."""
    if not area.is_entire_rows and shift not in (UP, None):
        raise NotImplementedError("the stand-in shifts cells up only")
    sheet._refuse_protected()
    tables = _tables_at(sheet, area)
    for table in tables:
        if area.holds(table._area):
            continue
        _refuse_torn(area, table)
        headers = table._headers()
        if headers.meets(area) or (table._area.meets(area) and table._is_filtered()):
            raise not_allowed()
    emptied = [table for table in tables if _loses_all_rows(table, area)]
    if emptied:
        kept = area._replace(height=1)
        sheet._cells.clear_contents(kept)
        sheet._cells.notes.clear(kept)
        area = area._replace(row=area.row + 1, height=area.height - 1)
        for table in emptied:
            table._is_empty = True
        if not area.height:
            return
    sheet._cells.delete(area)
    if area.is_entire_rows:
        sheet._hidden_rows = {
            r - area.height * (r > area.bottom) for r in sheet._hidden_rows
            if not area.row <= r <= area.bottom
        }  # fmt: skip
    for table in tables:
        _shrink(sheet, table, area)


def _loses_all_rows(table: ListObject, area: Area) -> bool:
    rows = table._body() or table._insert_row()
    return area.holds(rows) and not area.meets(table._headers())


def _shrink(sheet: Worksheet, table: ListObject, area: Area) -> None:
    whole = table._area
    lost = whole.meets(area)
    if lost == whole:
        sheet._tables.remove(table)
    elif lost:
        table._area = whole._replace(height=whole.height - lost.height)
    elif whole.row > area.bottom:
        table._area = whole.moved(-area.height)


def _tables_at(sheet: Worksheet, area: Area) -> list[ListObject]:
    """Return the tables that stand in the columns of *area*, in its rows or below."""
    below = area._replace(height=MOST_ROWS - area.row + 1)
    return [table for table in sheet._tables if table._area.meets(below)]


def _refuse_torn(area: Area, table: ListObject) -> None:
    """Raise ComError if only a part of the table's columns would move, or it and a neighbour."""
    whole = table._area
    inside = whole.row < area.row <= whole.bottom or whole.meets(area)
    covers = area.column <= whole.column and whole.right <= area.right
    if not covers or (inside and not area.is_entire_rows and area.width != whole.width
                      and whole.row < area.row):  # fmt: skip
        raise not_allowed()


def not_allowed() -> Exception:
    """Return the error by which Excel protects its tables."""
    return refusal("不允许此操作。此操作试图在工作表上的表格中移动单元格。")
