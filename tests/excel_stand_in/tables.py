# ruff: noqa: N802, N803
"""`ListObject`: a table as programs see it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.excel_stand_in.addresses import Area, parsed
from tests.excel_stand_in.com import refusal
from tests.excel_stand_in.excel import Excel
from tests.excel_stand_in.filtering import AutoFilter
from tests.excel_stand_in.shifting import DOWN, UP, delete_cells, insert_cells
from tests.excel_stand_in.sorting import Sort
from tests.excel_stand_in.table_cells import TableCells
from tests.excel_stand_in.table_lines import ListColumns, ListRows

if TYPE_CHECKING:
    from tests.excel_stand_in import ranges
    from tests.excel_stand_in.sheets import Worksheet


class ListObject(TableCells):
    """A table: a header row, data rows, and a totals row when it is shown."""

    def __init__(self, excel: Excel, sheet: Worksheet, name: str, area: Area) -> None:
        super().__init__(excel, sheet, name, area)
        self._sort = Sort(excel, sheet, self)

    @property
    def Parent(self) -> Worksheet:
        return self._sheet

    @property
    def Name(self) -> str:
        return self._name

    @Name.setter
    def Name(self, value: str) -> None:
        """Unique in the book; letters, digits, dots and underscores, and no address."""
        others = {t._name.lower() for t in self._sheet._book._tables() if t is not self}
        well_formed = re.fullmatch(r"[^\W\d][\w.]*", value) and not parsed(value)
        if not well_formed or value.lower() in others or len(value) > 255:
            raise refusal("此名称的语法不正确，或该名称已存在。")
        self._name = value

    @property
    def DisplayName(self) -> str:
        return self._name

    @DisplayName.setter
    def DisplayName(self, value: str) -> None:
        self.Name = value

    @property
    def Range(self) -> ranges.Range:
        found = self._range_of(self._area)
        assert found is not None
        return found

    @property
    def HeaderRowRange(self) -> ranges.Range | None:
        return self._range_of(self._headers())

    @property
    def DataBodyRange(self) -> ranges.Range | None:
        return self._range_of(self._body())

    @property
    def InsertRowRange(self) -> ranges.Range | None:
        return self._range_of(self._insert_row() if self._is_empty else None)

    @property
    def TotalsRowRange(self) -> ranges.Range | None:
        row = self._area._replace(row=self._area.bottom, height=1)
        return self._range_of(row if self._has_totals else None)

    @property
    def ShowHeaders(self) -> bool:
        return True

    @property
    def ShowAutoFilter(self) -> bool:
        return self._shows_filter

    @ShowAutoFilter.setter
    def ShowAutoFilter(self, value: bool) -> None:
        """Taking the arrows away shows all rows."""
        self._sheet._refuse_protected()
        self._shows_filter = bool(value)
        if not value:
            self._filter.clear()
            self._show_rows()

    @property
    def AutoFilter(self) -> AutoFilter | None:
        return AutoFilter(self._excel, self) if self._shows_filter else None

    @property
    def Sort(self) -> Sort:
        return self._sort

    @property
    def TableStyle(self) -> str:
        return self._style

    @TableStyle.setter
    def TableStyle(self, value: str) -> None:
        self._style = value

    @property
    def ShowTotals(self) -> bool:
        return self._has_totals

    @ShowTotals.setter
    def ShowTotals(self, value: bool) -> None:
        """A totals row comes with room made for it, and goes with what is in it."""
        if bool(value) == self._has_totals:
            return
        self._sheet._refuse_protected()
        if value:
            self._show_totals()
        else:
            row = self._area._replace(row=self._area.bottom, height=1)
            cells = self._sheet._cells
            self._totals = {
                column: (cells.formulas.get(row.row, column), cells.values.get(row.row, column))
                for column in row.columns()
            }
            self._has_totals = False
            delete_cells(self._sheet, row, UP)

    def _show_totals(self) -> None:
        row = self._area._replace(row=self._area.bottom + 1, height=1)
        if not self._sheet._cells.is_blank(row) or not self._is_free(self._with(row)):
            insert_cells(self._sheet, row, DOWN, None)
        self._area = self._with(row)
        self._has_totals = True
        cells = self._sheet._cells
        for column, (formula, value) in self._totals.items():
            cells.formulas.put(row.row, column, formula)
            cells.values.put(row.row, column, value)
        if not self._totals:
            cells.values.put(row.row, row.column, "汇总")

    def Resize(self, Range: ranges.Range) -> None:
        """
        Lay the table over other cells; contents stay where they are.

        The header row stays in its row, the new cells overlap the old, a data row is among
        them, and no other table is. Refused with a totals row, and on a protected sheet.
        """
        self._sheet._refuse_protected()
        if len(Range._areas) > 1 or Range._sheet is not self._sheet or self._has_totals:
            raise refusal("Application-defined or object-defined error")
        new = Range._area
        if new.row != self._area.row or not new.meets(self._area) or new.height < 2:
            raise refusal("标题必须仍位于同一行，并且调整后的表区域必须与原始的表区域重叠。")
        if not self._is_free(new):
            raise refusal("表不能与另一个表重叠。")
        old, self._area = self._area, new
        self._calculated = {c: f for c, f in self._calculated.items() if c in new.columns()}
        for column in new.columns():
            if column not in old.columns():
                text = self._sheet._cells.values.get(new.row, column)
                self._rename_column(column, "" if text is None else str(text))
        if new.height > 2 or not self._sheet._cells.is_blank(
            new._replace(row=new.row + 1, height=1)
        ):
            self._is_empty = False
        if new.bottom > old.bottom:
            self._after_growth(Area(old.bottom + 1, new.column, new.bottom - old.bottom, new.width))
        if self._filter:
            self._show_rows()

    def Unlist(self) -> None:
        self._sheet._refuse_protected()
        self._sheet._tables.remove(self)

    def Delete(self) -> None:
        """Take the table and its cells away."""
        self._sheet._refuse_protected()
        self._sheet._tables.remove(self)
        self._sheet._cells.clear_contents(self._area)

    @property
    def ListRows(self) -> ListRows:
        return ListRows(self._excel, self)

    @property
    def ListColumns(self) -> ListColumns:
        return ListColumns(self._excel, self)
