# ruff: noqa: N802, N803
"""`Range`: what is attached to cells and done with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from tests.excel_stand_in import notes
from tests.excel_stand_in.addresses import MOST_ROWS, Area
from tests.excel_stand_in.cells import NoteText
from tests.excel_stand_in.com import refusal
from tests.excel_stand_in.excel import Excel
from tests.excel_stand_in.filling import autofill
from tests.excel_stand_in.range_contents import RangeContents
from tests.excel_stand_in.shifting import delete_cells, insert_cells
from tests.excel_stand_in.special_cells import special_areas

if TYPE_CHECKING:
    from tests.excel_stand_in import sheets

_UP, _DOWN = -4162, -4121


class Range(RangeContents):
    """One area of cells, or several."""

    @property
    def Comment(self) -> notes.Comment | None:
        row, column = self._area[:2]
        has_one = self._sheet._cells.notes.get(row, column) is not None
        return notes.Comment(self._excel, self._sheet, row, column) if has_one else None

    def AddComment(self, Text: str = "") -> notes.Comment:
        """Refused for several cells and for a cell that has a note."""
        row, column, height, width = self._area
        self._sheet._refuse_protected()
        if (height, width) != (1, 1) or self._sheet._cells.notes.get(row, column):
            raise refusal("Application-defined or object-defined error")
        self._sheet._cells.notes.put(row, column, NoteText(Text, "作者"))
        return notes.Comment(self._excel, self._sheet, row, column)

    def ClearComments(self) -> None:
        self._sheet._refuse_protected()
        for area in self._areas:
            self._sheet._cells.notes.clear(area)

    @property
    def Hyperlinks(self) -> notes.RangeHyperlinks:
        return notes.RangeHyperlinks(self._excel, self)

    def ClearHyperlinks(self) -> None:
        """Take links off; cells keep how they look."""
        for area in self._areas:
            self._sheet._refuse_locked(area)
            self._sheet._cells.links.clear(area)

    def ClearContents(self) -> None:
        for area in self._areas:
            self._sheet._refuse_locked(area)
            self._sheet._cells.clear_contents(area)
            for table in self._sheet._tables:
                table._rename_cleared(area)

    def Clear(self) -> None:
        self.ClearContents()
        for area in self._areas:
            cells = self._sheet._cells
            for plane in cells.planes():
                plane.clear(area)

    def ClearFormats(self) -> None:
        for area in self._areas:
            self._sheet._refuse_protected()
            self._sheet._cells.formats.clear(area)
            self._sheet._cells.fonts.clear(area)

    def Insert(self, Shift: int | None = None, CopyOrigin: int | None = None) -> bool:
        if len(self._areas) > 1:
            raise refusal("不能对多重选定区域使用此命令。")
        insert_cells(self._sheet, self._area, Shift, CopyOrigin)
        return True

    def Delete(self, Shift: int | None = None) -> bool:
        for area in sorted(self._areas, reverse=True):
            delete_cells(self._sheet, area, Shift)
        return True

    def Select(self) -> bool:
        """Only on the sheet in front."""
        book = self._sheet._book
        if book._active is not self._sheet or self._excel.active is not book:
            raise refusal("Select method of Range class failed")
        self._select()
        return True

    def Activate(self) -> bool:
        return self.Select()

    def AutoFill(self, Destination: Range, Type: int = 0) -> bool:
        autofill(self._sheet, self._area, Destination._area, Type)
        return True

    def AutoFilter(self, Field: int, Criteria1: Any = None, Operator: int = 1,
                   Criteria2: Any = None) -> bool:  # fmt: skip
        table = self.ListObject
        if table is None:
            raise NotImplementedError("the stand-in filters tables only")
        table._set_filter(Field, Criteria1, Operator, Criteria2)
        return True

    def SpecialCells(self, Type: int, Value: int = 23) -> Range:
        """Cells of a kind; of one cell, those of the whole used range."""
        area = self._area if self.CountLarge > 1 else self._sheet._cells.used()
        found = special_areas(self._sheet, area, Type, Value)
        if not found:
            raise refusal("No cells were found.")
        return self._within(*found)

    def End(self, Direction: int) -> Range:
        """Where Ctrl and an arrow lead, up or down."""
        if Direction not in (_UP, _DOWN):
            raise NotImplementedError("the stand-in only follows columns to their end")
        step = -1 if Direction == _UP else 1
        row, column = self._area.row, self._area.column
        rows = sorted(
            {r for r, _, _ in self._sheet._cells.values.within(Area(1, column, MOST_ROWS, 1))}
        )
        filled = set(rows)
        if row in filled and row + step in filled:
            while row + step in filled:
                row += step
        else:
            ahead = [r for r in rows if (r - row) * step > 0]
            edge = 1 if step < 0 else MOST_ROWS
            row = (ahead[-1] if step < 0 else ahead[0]) if ahead else edge
        return self._within(Area(row, column, 1, 1))


class Lines(Range):
    """The rows or the columns of a range: a range that counts lines instead of cells."""

    def __init__(
        self, excel: Excel, sheet: sheets.Worksheet, areas: Sequence[Area], is_rows: bool
    ) -> None:
        super().__init__(excel, sheet, areas)
        self._is_rows = is_rows

    @property
    def Count(self) -> int:
        return self._area.height if self._is_rows else self._area.width

    def __call__(self, RowIndex: int, ColumnIndex: int | None = None) -> Range:
        return self.Item(RowIndex)

    def Item(self, RowIndex: int, ColumnIndex: int | None = None) -> Range:
        area = self._area
        if self._is_rows:
            return self._within(area._replace(row=area.row + RowIndex - 1, height=1))
        return self._within(area._replace(column=area.column + RowIndex - 1, width=1))

    def __iter__(self) -> Iterator[Range]:
        return (self.Item(n) for n in range(1, self.Count + 1))
