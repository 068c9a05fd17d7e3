# ruff: noqa: N802, N803
"""`ListObjects`: the tables of a sheet, and how one is made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tests.excel_stand_in.com import ComObject, refusal
from tests.excel_stand_in.excel import Excel
from tests.excel_stand_in.shifting import DOWN, insert_cells
from tests.excel_stand_in.tables import ListObject
from tests.excel_stand_in.writing import constant_text

if TYPE_CHECKING:
    from tests.excel_stand_in import ranges
    from tests.excel_stand_in.sheets import Worksheet

HAS_HEADERS = 1


class ListObjects(ComObject):
    """The tables of a sheet."""

    def __init__(self, excel: Excel, sheet: Worksheet) -> None:
        super().__init__(excel)
        self._sheet = sheet

    @property
    def Count(self) -> int:
        return len(self._sheet._tables)

    def __iter__(self) -> Iterator[ListObject]:
        return iter(list(self._sheet._tables))

    def Item(self, Index: str | int) -> ListObject:
        for number, table in enumerate(self._sheet._tables, 1):
            if number == Index or table._name.lower() == str(Index).lower():
                return table
        raise refusal("Subscript out of range", -2147352565)

    def Add(
        self,
        SourceType: int = 1,
        Source: ranges.Range | None = None,
        LinkSource: Any = None,
        XlListObjectHasHeaders: int = HAS_HEADERS,
        Destination: Any = None,
        TableStyleName: str | None = None,
    ) -> ListObject:
        """Make a table; without a row below the headers it is empty, with a blank row."""
        if SourceType != 1 or Source is None or XlListObjectHasHeaders != HAS_HEADERS:
            raise NotImplementedError("the stand-in makes tables of cells with headers only")
        self._sheet._refuse_protected()
        area = Source._area
        table = ListObject(self._excel, self._sheet, self._free_name(), area)
        if not table._is_free(area):
            raise refusal("表不能与另一个表重叠。")
        if area.height == 1:
            below = area._replace(row=area.row + 1)
            if not self._sheet._cells.is_blank(below):
                insert_cells(self._sheet, below, DOWN, None)
            table._area = area._replace(height=2)
            table._is_empty = True
        self._sheet._tables.append(table)
        for column in area.columns():
            value = self._sheet._cells.values.get(area.row, column)
            name = "" if value is None else constant_text(value)
            table._rename_column(column, name, only_before=True)
            self._sheet._cells.formulas.put(area.row, column, None)
        table._style = TableStyleName or table._style
        return table

    def _free_name(self) -> str:
        taken = {table._name.lower() for table in self._sheet._book._tables()}
        return next(f"表{n}" for n in range(1, 10_000) if f"表{n}" not in taken)
