# ruff: noqa: N802, N803
"""What is in the cells of a range, and how it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from tests.excel_stand_in.addresses import Area
from tests.excel_stand_in.com import refusal
from tests.excel_stand_in.entry import ExcelError, Value
from tests.excel_stand_in.fonts import Font as RangeFont
from tests.excel_stand_in.number_formats import GENERAL, TEXT, as_com
from tests.excel_stand_in.range_places import RangePlace
from tests.excel_stand_in.writing import constant_text, write

T = TypeVar("T")


class RangeContents(RangePlace):
    """
    Values, formulas and formats.

    Values of numbers come as floats, as times where the format shows a day, as Decimal where
    it shows money; of errors as Excel's numbers for them.
    """

    @property
    def Value(self) -> Any:
        return self._block(self._com_value)

    @Value.setter
    def Value(self, data: Any) -> None:
        for area in self._areas:
            write(self._sheet, area, data)

    @property
    def Value2(self) -> Any:
        """As `Value`, but days and money are plain numbers."""
        return self._block(self._plain_value)

    @Value2.setter
    def Value2(self, data: Any) -> None:
        for area in self._areas:
            write(self._sheet, area, data)

    def _com_value(self, row: int, column: int) -> Any:
        value = self._plain_value(row, column)
        if type(value) is float:
            return as_com(value, self._sheet._cells.number_format(row, column))
        return value

    def _plain_value(self, row: int, column: int) -> float | str | bool | None:
        value: Value = self._sheet._cells.values.get(row, column)
        return value.com_value if isinstance(value, ExcelError) else value

    @property
    def Formula(self) -> Any:
        """Formulas with their `=`, constants as text without the apostrophe, blanks empty."""
        return self._block(self._formula_text)

    @Formula.setter
    def Formula(self, data: Any) -> None:
        for area in self._areas:
            write(self._sheet, area, data)

    @property
    def Formula2(self) -> Any:
        return self._block(self._formula_text)

    @Formula2.setter
    def Formula2(self, data: Any) -> None:
        for area in self._areas:
            write(self._sheet, area, data)

    def _formula_text(self, row: int, column: int) -> str:
        cells = self._sheet._cells
        formula = cells.formulas.get(row, column)
        return formula or constant_text(cells.values.get(row, column))

    @property
    def HasFormula(self) -> bool | None:
        """None when some cells have one and some have not."""
        found = sum(1 for _ in self._sheet._cells.formulas.within(self._area))
        return None if 0 < found < self._area.height * self._area.width else found > 0

    @property
    def HasArray(self) -> bool:
        return False

    @property
    def PrefixCharacter(self) -> str | None:
        prefixed = self._sheet._cells.prefixed
        found = {bool(prefixed.get(*cell)) for cell in self._cells_of(self._area)}
        return None if len(found) > 1 else "'" * found.pop()

    @staticmethod
    def _cells_of(area: Area) -> Iterator[tuple[int, int]]:
        return ((row, column) for row in area.rows() for column in area.columns())

    @property
    def NumberFormat(self) -> str | None:
        """None when the cells do not all have the same."""
        return self._shared(self._sheet._cells.number_format)

    @NumberFormat.setter
    def NumberFormat(self, value: str) -> None:
        """Change how cells are shown; what is in them stays what it is."""
        self._sheet._refuse_protected()
        if not isinstance(value, str) or not value:
            raise refusal("Unable to set the NumberFormat property of the Range class")
        known = {"general": GENERAL, "@": TEXT}.get(value.lower(), value)
        for area in self._areas:
            if area.is_entire_columns:
                self._sheet._cells.column_formats.update(dict.fromkeys(area.columns(), known))
                self._sheet._cells.formats.clear(area)
                continue
            for cell in self._cells_of(area):
                self._sheet._cells.formats.put(*cell, known)

    @property
    def Font(self) -> RangeFont:
        return RangeFont(self._excel, self)

    @property
    def Locked(self) -> bool | None:
        return self._shared(lambda r, c: not self._sheet._cells.unlocked.get(r, c))

    @Locked.setter
    def Locked(self, value: bool) -> None:
        self._sheet._refuse_protected()
        for area in self._areas:
            for cell in self._cells_of(area):
                self._sheet._cells.unlocked.put(*cell, None if value else True)

    def _shared(self, of: Callable[[int, int], T]) -> T | None:
        found: T | None = None
        for number, cell in enumerate(self._cells_of(self._area)):
            mine = of(*cell)
            if number and mine != found:
                return None
            found = mine
        return found

    @property
    def MergeCells(self) -> bool | None:
        """Whether all of it lies in merged cells; None when some of it does."""
        shared = [found for one in self._sheet._merged if (found := self._area.meets(one))]
        count = sum(one.height * one.width for one in shared)
        return count == self._area.height * self._area.width or (None if count else False)

    def Merge(self, Across: bool = False) -> None:
        """Make one cell of it, which keeps what the first one holds."""
        if Across or any(one.meets(self._area) for one in self._sheet._merged):
            raise NotImplementedError("the stand-in merges cells that are not merged yet, into one")
        self._sheet._refuse_protected()
        if any(table._area.meets(self._area) for table in self._sheet._tables):
            raise refusal("无法合并表格中的单元格。")
        for cell in list(self._cells_of(self._area))[1:]:
            self._sheet._cells.clear_contents(Area(*cell, 1, 1))
        self._sheet._merged.append(self._area)

    @property
    def Hidden(self) -> bool | None:
        """Asked of whole rows; None when some are hidden and some not."""
        if not self._area.is_entire_rows:
            raise refusal("Unable to get the Hidden property of the Range class")
        found = {row in self._sheet._hidden_rows for row in self._area.rows()}
        return None if len(found) > 1 else found.pop()

    @Hidden.setter
    def Hidden(self, value: bool) -> None:
        if not all(area.is_entire_rows for area in self._areas):
            raise refusal("Unable to set the Hidden property of the Range class")
        self._sheet._refuse_protected()
        for area in self._areas:
            rows = set(area.rows())
            hidden = self._sheet._hidden_rows
            self._sheet._hidden_rows = hidden | rows if value else hidden - rows
