# ruff: noqa: N802, N803
"""`Application`: Excel itself."""

from __future__ import annotations

from typing import Any

from tests.excel_stand_in.books import Workbook
from tests.excel_stand_in.com import refusal
from tests.excel_stand_in.excel import Excel
from tests.excel_stand_in.ranges import Range
from tests.excel_stand_in.settings import Settings
from tests.excel_stand_in.sheets import Worksheet
from tests.excel_stand_in.windows import RUNNING
from tests.excel_stand_in.workbooks import ProtectedViewWindow, Workbooks


class Application(Settings):
    """Excel itself."""

    def __init__(self, excel: Excel) -> None:
        super().__init__(excel)
        RUNNING[excel.hwnd] = self

    @property
    def Application(self) -> Application:
        return self

    @property
    def Name(self) -> str:
        return "Microsoft Excel"

    @property
    def Version(self) -> str:
        return "16.0"

    @property
    def Hwnd(self) -> int:
        return self._excel.hwnd

    @property
    def Path(self) -> str:
        return r"C:\Program Files\Microsoft Office\root\Office16"

    @property
    def Ready(self) -> bool:
        return not self._excel.edit_mode

    @property
    def Workbooks(self) -> Workbooks:
        return Workbooks(self._excel)

    @property
    def ProtectedViewWindows(self) -> list[ProtectedViewWindow]:
        return [ProtectedViewWindow(self._excel, name) for name in self._excel.protected_views]

    @property
    def ActiveWorkbook(self) -> Workbook | None:
        return self._excel.active

    @property
    def ActiveSheet(self) -> Worksheet | None:
        book = self._excel.active
        return book._active if book else None

    @property
    def ActiveCell(self) -> Range | None:
        selection = self.Selection
        return selection and selection._first_cell()

    @property
    def Selection(self) -> Range | None:
        """The selected cells of the sheet in front."""
        sheet = self._excel.active._active if self._excel.active else None
        return Range(self._excel, sheet, sheet._selection) if sheet else None

    def Goto(self, Reference: Range, Scroll: bool = False) -> None:
        """Bring the range in front, whichever book and sheet it is on."""
        Reference._sheet._book._bring_in_front()
        Reference._sheet._bring_in_front()
        Reference._select()

    def Intersect(self, Arg1: Range, Arg2: Range) -> Range | None:
        if Arg1._sheet is not Arg2._sheet:
            raise refusal("Method 'Intersect' of object '_Global' failed")
        shared = [a.meets(b) for a in Arg1._areas for b in Arg2._areas]
        areas = [area for area in shared if area]
        return Range(self._excel, Arg1._sheet, areas) if areas else None

    def Union(self, Arg1: Range, *more: Range) -> Range:
        if any(other._sheet is not Arg1._sheet for other in more):
            raise refusal("Method 'Union' of object '_Global' failed")
        areas = [area for cells in (Arg1, *more) for area in cells._areas]
        return Range(self._excel, Arg1._sheet, areas)

    def GetOpenFilename(self, *arguments: Any, **options: Any) -> str | bool:
        """The file the user picks, False when he cancels."""
        return self._excel.file_answers.popleft() if self._excel.file_answers else False

    def InputBox(self, *arguments: Any, **options: Any) -> Any:
        """What the user types, False when he cancels."""
        return self._excel.input_answers.popleft() if self._excel.input_answers else False

    def Quit(self) -> None:
        RUNNING.pop(self._excel.hwnd, None)
        self._excel.books.clear()
        self._excel.active = None


def application(excel: Excel) -> Application:
    """Return the one `Application` of a process."""
    found = excel.__dict__.get("application")
    if found is None:
        found = excel.__dict__["application"] = Application(excel)
    return found
