# ruff: noqa: N802, N803
"""`Worksheet`: cells, tables, protection, and what moves when rows come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.excel_stand_in import ranges
from tests.excel_stand_in.addresses import MOST_COLUMNS, MOST_ROWS, Area, parsed
from tests.excel_stand_in.cells import Cells
from tests.excel_stand_in.com import ComObject, refusal
from tests.excel_stand_in.excel import Excel
from tests.excel_stand_in.list_objects import ListObjects
from tests.excel_stand_in.notes import Comment, SheetHyperlinks
from tests.excel_stand_in.sorting import Sort
from tests.excel_stand_in.tables import ListObject

if TYPE_CHECKING:
    from tests.excel_stand_in.books import Workbook

_LONGEST_ADDRESS = 255
VISIBLE, HIDDEN, VERY_HIDDEN = -1, 0, 2


class Worksheet(ComObject):
    """One sheet of cells."""

    def __init__(self, excel: Excel, book: Workbook, name: str) -> None:
        super().__init__(excel)
        self._book = book
        self._name = name
        self._cells = Cells()
        self._tables: list[ListObject] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._merged: list[Area] = []
        self._threads: set[tuple[int, int]] = set()
        self._visible = VISIBLE
        self._is_protected = False
        self._lets_programs = False
        self._password = ""
        self._selection = [Area(1, 1, 1, 1)]
        self._sort = Sort(excel, self)

    def _refuse_locked(self, area: Area) -> None:
        """Raise ComError if protection keeps *area* from being written."""
        if not self._is_protected or self._lets_programs:
            return
        unlocked = sum(1 for _ in self._cells.unlocked.within(area))
        if unlocked < area.height * area.width:
            raise refusal("您试图更改的单元格或图表位于受保护的工作表中。")

    def _refuse_protected(self) -> None:
        if self._is_protected and not self._lets_programs:
            raise refusal("您试图更改的单元格或图表位于受保护的工作表中。")

    def _table_at(self, row: int, column: int) -> ListObject | None:
        cell = Area(row, column, 1, 1)
        return next((table for table in self._tables if table._area.holds(cell)), None)

    def _bring_in_front(self) -> None:
        if self._visible != VISIBLE:
            raise refusal("Activate method of Worksheet class failed")
        self._book._active = self

    @property
    def Application(self) -> Any:
        return self._book.Application

    @property
    def Parent(self) -> Workbook:
        return self._book

    @property
    def Name(self) -> str:
        return self._name

    @Name.setter
    def Name(self, value: str) -> None:
        taken = {sheet._name.lower() for sheet in self._book._sheets if sheet is not self}
        if value.lower() in taken or not 1 <= len(value) <= 31:
            raise refusal("该名称已被使用，请尝试其他名称。")
        self._name = value

    @property
    def Index(self) -> int:
        return self._book._sheets.index(self) + 1

    @property
    def Visible(self) -> int:
        return self._visible

    @Visible.setter
    def Visible(self, value: int) -> None:
        self._visible = VISIBLE if value is True else int(value)

    @property
    def Cells(self) -> ranges.Range:
        return ranges.Range(self._excel, self, [Area(1, 1, MOST_ROWS, MOST_COLUMNS)])

    def Range(
        self, Cell1: ranges.Range | str, Cell2: ranges.Range | str | None = None
    ) -> ranges.Range:
        """Cells by address, by table (`Leads[编号]`), or between two corners."""
        first = self._found(Cell1)
        if Cell2 is None:
            return first
        corner = first._areas[0].spanning(self._found(Cell2)._areas[0])
        return ranges.Range(self._excel, self, [corner])

    def _found(self, what: ranges.Range | str) -> ranges.Range:
        if isinstance(what, ranges.Range):
            return what
        areas = parsed(what) if len(what) <= _LONGEST_ADDRESS else None
        if areas:
            return ranges.Range(self._excel, self, areas)
        for table in self._book._tables():
            found = table._referred(what)
            if found is not None:
                return ranges.Range(self._excel, table._sheet, [found])
        raise refusal("Method 'Range' of object '_Worksheet' failed")

    @property
    def UsedRange(self) -> ranges.Range:
        return ranges.Range(self._excel, self, [self._cells.used()])

    @property
    def ListObjects(self) -> ListObjects:
        return ListObjects(self._excel, self)

    @property
    def Comments(self) -> list[Comment]:
        area = Area(1, 1, MOST_ROWS, MOST_COLUMNS)
        return [
            Comment(self._excel, self, row, column)
            for row, column, _ in self._cells.notes.within(area)
        ]

    @property
    def CommentsThreaded(self) -> list[Comment]:
        """Where people discuss; they are no notes."""
        return [Comment(self._excel, self, row, column) for row, column in sorted(self._threads)]

    @property
    def Hyperlinks(self) -> SheetHyperlinks:
        return SheetHyperlinks(self._excel, self)

    @property
    def Sort(self) -> Sort:
        return self._sort

    @property
    def ProtectContents(self) -> bool:
        return self._is_protected

    @property
    def ProtectionMode(self) -> bool:
        """Whether protection is for people only (UserInterfaceOnly, which no file keeps)."""
        return self._lets_programs

    def Protect(self, Password: str = "", *, UserInterfaceOnly: bool = False) -> None:
        self._is_protected, self._password = True, Password
        self._lets_programs = UserInterfaceOnly

    def Unprotect(self, Password: str = "") -> None:
        if self._is_protected and Password != self._password:
            raise refusal("您提供的密码不正确。")
        self._is_protected = False

    def Activate(self) -> None:
        self._bring_in_front()

    def Select(self) -> None:
        if self._visible != VISIBLE:
            raise refusal("Select method of Worksheet class failed")
        self._book._active = self
