# ruff: noqa: N802, N803
"""`Sort`: of a table or of a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.excel_stand_in.addresses import Area
from tests.excel_stand_in.com import ComObject, refusal
from tests.excel_stand_in.entry import ExcelError, Value
from tests.excel_stand_in.excel import Excel

if TYPE_CHECKING:
    from tests.excel_stand_in.ranges import Range
    from tests.excel_stand_in.sheets import Worksheet
    from tests.excel_stand_in.tables import ListObject

ASCENDING, DESCENDING = 1, 2
YES, NO = 1, 2


class _Key(NamedTuple):
    row: int
    column: int
    is_descending: bool


class SortField(ComObject):
    """One key."""

    def __init__(self, excel: Excel, sheet: Worksheet, key: _Key) -> None:
        super().__init__(excel)
        self._sheet = sheet
        self._key = key

    @property
    def Key(self) -> Range:
        from tests.excel_stand_in.ranges import Range

        return Range(self._excel, self._sheet, [Area(self._key.row, self._key.column, 1, 1)])

    @property
    def SortOn(self) -> int:
        return 0

    @property
    def Order(self) -> int:
        return DESCENDING if self._key.is_descending else ASCENDING


class SortFields(ComObject):
    """What the user or a program has sorted by; it stays after the sorting."""

    def __init__(self, excel: Excel, sheet: Worksheet) -> None:
        super().__init__(excel)
        self._sheet = sheet
        self._keys: list[_Key] = []

    def __iter__(self) -> Iterator[SortField]:
        return (SortField(self._excel, self._sheet, key) for key in self._keys)

    @property
    def Count(self) -> int:
        return len(self._keys)

    def Clear(self) -> None:
        self._keys.clear()

    def Add(self, Key: Range, SortOn: int = 0, Order: int = ASCENDING) -> None:
        if SortOn != 0:
            raise NotImplementedError("the stand-in sorts by values only")
        self._keys.append(_Key(Key._areas[0].row, Key._areas[0].column, Order == DESCENDING))


class Sort(ComObject):
    """
    Sorts rows with all that is in and on their cells.

    Blanks come last either way; hidden rows stay where they are.
    """

    def __init__(self, excel: Excel, sheet: Worksheet, table: ListObject | None = None) -> None:
        super().__init__(excel)
        self._sheet = sheet
        self._table = table
        self._fields = SortFields(excel, sheet)
        self._area: Area | None = None
        self._header = NO
        self._options: dict[str, Any] = {}

    @property
    def SortFields(self) -> SortFields:
        return self._fields

    @property
    def Header(self) -> int:
        return self._header

    @Header.setter
    def Header(self, value: int) -> None:
        self._header = value

    @property
    def MatchCase(self) -> bool:
        return False

    @MatchCase.setter
    def MatchCase(self, value: bool) -> None:
        if value:
            raise NotImplementedError("the stand-in cannot set Sort.MatchCase to True")

    @property
    def Orientation(self) -> int:
        return 1

    @Orientation.setter
    def Orientation(self, value: int) -> None:
        if value != 1:
            raise NotImplementedError("the stand-in only sorts from top to bottom")

    def SetRange(self, Rng: Range) -> None:
        self._area = Rng._areas[0]

    def Apply(self) -> None:
        """Sort; refused on a protected sheet, without a key, or across part of a table."""
        self._sheet._refuse_protected()
        area = self._sorted_area()
        if area is None or not self._fields._keys:
            raise refusal("排序引用无效。")
        shown = [n for n in range(area.height) if area.row + n not in self._sheet._hidden_rows]
        order = list(shown)
        for key in reversed(self._fields._keys):
            order.sort(key=lambda n: self._rank(area.row + n, key), reverse=key.is_descending)
        whole = list(range(area.height))
        for place, source in zip(shown, order, strict=True):
            whole[place] = source
        for plane in self._sheet._cells.planes():
            plane.reorder(area, whole)

    def _sorted_area(self) -> Area | None:
        if self._table is not None:
            return self._table._body()
        area, skipped = self._area, self._header == YES
        return area and Area(area.row + skipped, area.column, area.height - skipped, area.width)

    def _rank(self, row: int, key: _Key) -> tuple[int, Any]:
        value: Value = self._sheet._cells.values.get(row, key.column)
        if value is None:
            return (-1 if key.is_descending else 9), 0
        if isinstance(value, ExcelError):
            return 4, 0
        if isinstance(value, bool):
            return 3, value
        return (2, value.casefold()) if isinstance(value, str) else (1, value)
