# ruff: noqa: N802, N803
"""Where a range is: its address, its size, the cells counted from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from tests.excel_stand_in.addresses import MOST_COLUMNS, MOST_ROWS, Area
from tests.excel_stand_in.com import ComObject, refusal
from tests.excel_stand_in.excel import Excel

if TYPE_CHECKING:
    from tests.excel_stand_in import ranges, sheets, tables

T = TypeVar("T")
_LONGEST_ADDRESS = 255


class RangePlace(ComObject):
    """Cells of a sheet; of several areas most members speak of the first."""

    def __init__(self, excel: Excel, sheet: sheets.Worksheet, areas: Sequence[Area]) -> None:
        super().__init__(excel)
        self._sheet = sheet
        self._areas = list(areas)

    @property
    def _area(self) -> Area:
        return self._areas[0]

    def _within(self, *areas: Area) -> ranges.Range:
        from tests.excel_stand_in.ranges import Range

        return Range(self._excel, self._sheet, areas)

    def _first_cell(self) -> ranges.Range:
        return self._within(Area(self._area.row, self._area.column, 1, 1))

    def _block(self, cell: Callable[[int, int], T]) -> T | tuple[tuple[T, ...], ...]:
        area = self._area
        if area.height == area.width == 1:
            return cell(area.row, area.column)
        return tuple(tuple(cell(row, column) for column in area.columns()) for row in area.rows())

    def _select(self) -> None:
        self._sheet._selection = list(self._areas)

    @property
    def Application(self) -> Any:
        return self._sheet.Application

    @property
    def Worksheet(self) -> sheets.Worksheet:
        return self._sheet

    @property
    def Parent(self) -> sheets.Worksheet:
        return self._sheet

    @property
    def Row(self) -> int:
        return self._area.row

    @property
    def Column(self) -> int:
        return self._area.column

    @property
    def Rows(self) -> ranges.Lines:
        from tests.excel_stand_in.ranges import Lines

        return Lines(self._excel, self._sheet, [self._area], is_rows=True)

    @property
    def Columns(self) -> ranges.Lines:
        from tests.excel_stand_in.ranges import Lines

        return Lines(self._excel, self._sheet, [self._area], is_rows=False)

    @property
    def Count(self) -> int:
        """Refused for more cells than 2³¹, as the whole sheet has."""
        count = self.CountLarge
        if count > 2**31 - 1:
            raise refusal("Overflow")
        return count

    @property
    def CountLarge(self) -> int:
        return sum(area.height * area.width for area in self._areas)

    @property
    def Areas(self) -> list[ranges.Range]:
        return [self._within(area) for area in self._areas]

    @property
    def Address(self) -> str:
        """Cut off, at a whole area, where it would be longer than 255 characters."""
        return self.GetAddress()

    def GetAddress(
        self,
        RowAbsolute: bool = True,
        ColumnAbsolute: bool = True,
        ReferenceStyle: int = 1,
        External: bool = False,
    ) -> str:
        parts = [area.written(RowAbsolute, ColumnAbsolute) for area in self._areas]
        while len(",".join(parts)) > _LONGEST_ADDRESS:
            parts.pop()
        if not External:
            return ",".join(parts)
        place = f"[{self._sheet._book._name}]{self._sheet._name}"
        plain = place.replace("[", "").replace("]", "").replace(".", "").isidentifier()
        return (place if plain else f"'{place}'") + "!" + ",".join(parts)

    def __call__(self, RowIndex: int, ColumnIndex: int | None = None) -> ranges.Range:
        return self.Item(RowIndex, ColumnIndex)

    def Item(self, RowIndex: int, ColumnIndex: int | None = None) -> ranges.Range:
        """A cell counted from the first one, outside the range too; one number counts on."""
        if ColumnIndex is None:
            down, across = divmod(RowIndex - 1, self._area.width)
        else:
            down, across = RowIndex - 1, ColumnIndex - 1
        row, column = self._area.row + down, self._area.column + across
        if not (1 <= row <= MOST_ROWS and 1 <= column <= MOST_COLUMNS):
            raise refusal("Application-defined or object-defined error")
        return self._within(Area(row, column, 1, 1))

    def Cells(self, RowIndex: int, ColumnIndex: int | None = None) -> ranges.Range:
        return self.Item(RowIndex, ColumnIndex)

    def __iter__(self) -> Iterator[ranges.Range]:
        for area in self._areas:
            for row in area.rows():
                for column in area.columns():
                    yield self._within(Area(row, column, 1, 1))

    @property
    def EntireRow(self) -> ranges.Range:
        return self._within(*(a._replace(column=1, width=MOST_COLUMNS) for a in self._areas))

    @property
    def EntireColumn(self) -> ranges.Range:
        return self._within(*(a._replace(row=1, height=MOST_ROWS) for a in self._areas))

    @property
    def ListObject(self) -> tables.ListObject | None:
        return self._sheet._table_at(self._area.row, self._area.column)
