# ruff: noqa: N802, N803
"""`Workbook` and its `Worksheets`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PureWindowsPath
from typing import Any

from tests.excel_stand_in.com import ComObject, refusal
from tests.excel_stand_in.excel import Excel
from tests.excel_stand_in.sheets import Worksheet
from tests.excel_stand_in.tables import ListObject


class Workbook(ComObject):
    r"""
    An open book; *folder* is `C:\...`, an `https://` address in OneDrive, or empty if unsaved.

    A read-only book can be changed as any other; it only cannot be saved under its name.
    """

    def __init__(self, excel: Excel, name: str, folder: str) -> None:
        super().__init__(excel)
        self._name = name
        self._folder = folder
        self._sheets: list[Worksheet] = []
        self._active: Worksheet | None = None
        self._read_only = False
        self._auto_save = False
        self._is_saved = True
        self._is_structure_protected = False
        self._saves = 0

    def _open(self) -> None:
        self._excel.books.append(self)
        self._excel.active = self

    def _bring_in_front(self) -> None:
        self._excel.active = self

    def _add_sheet(self, name: str) -> Worksheet:
        sheet = Worksheet(self._excel, self, name)
        self._sheets.append(sheet)
        self._active = self._active or sheet
        return sheet

    def _tables(self) -> list[ListObject]:
        return [table for sheet in self._sheets for table in sheet._tables]

    @property
    def Application(self) -> Any:
        from tests.excel_stand_in.application import application

        return application(self._excel)

    @property
    def Name(self) -> str:
        return self._name

    @property
    def Path(self) -> str:
        return self._folder

    @property
    def FullName(self) -> str:
        if "://" in self._folder:
            return f"{self._folder}/{self._name}"
        return str(PureWindowsPath(self._folder) / self._name) if self._folder else self._name

    @property
    def FileFormat(self) -> int:
        return 51  # .xlsx

    @property
    def ReadOnly(self) -> bool:
        return self._read_only

    @property
    def AutoSaveOn(self) -> bool:
        return self._auto_save

    @property
    def MultiUserEditing(self) -> bool:
        return False

    @property
    def ProtectStructure(self) -> bool:
        return self._is_structure_protected

    @property
    def Saved(self) -> bool:
        return self._is_saved

    @property
    def Worksheets(self) -> SheetsOfBook:
        return SheetsOfBook(self._excel, self)

    @property
    def Sheets(self) -> SheetsOfBook:
        return SheetsOfBook(self._excel, self)

    @property
    def ActiveSheet(self) -> Worksheet | None:
        return self._active

    def Activate(self) -> None:
        self._bring_in_front()

    def Save(self) -> None:
        """Nothing reaches a disk here; it is counted, and refused for a read-only book."""
        if self._read_only:
            raise refusal(f"无法保存，因为文件“{self._name}”是只读的。")
        self._saves += 1
        self._is_saved = True

    def Close(self, SaveChanges: bool = False) -> None:
        self._excel.books.remove(self)
        if self._excel.active is self:
            self._excel.active = self._excel.books[-1] if self._excel.books else None


class SheetsOfBook(ComObject):
    """The sheets of a book, hidden ones too."""

    def __init__(self, excel: Excel, book: Workbook) -> None:
        super().__init__(excel)
        self._book = book

    @property
    def Parent(self) -> Workbook:
        return self._book

    @property
    def Count(self) -> int:
        return len(self._book._sheets)

    def __iter__(self) -> Iterator[Worksheet]:
        return iter(list(self._book._sheets))

    def __call__(self, key: str | int) -> Worksheet:
        return self.Item(key)

    def Item(self, key: str | int) -> Worksheet:
        sheets = self._book._sheets
        if isinstance(key, int) and 1 <= key <= len(sheets):
            return sheets[key - 1]
        for sheet in sheets:
            if isinstance(key, str) and sheet._name.lower() == key.lower():
                return sheet
        raise refusal("Subscript out of range", -2147352565)

    def Add(self, Before: Worksheet | None = None) -> Worksheet:
        if self._book._is_structure_protected:
            raise refusal("工作簿有保护，不能更改。")
        names = {sheet._name.lower() for sheet in self._book._sheets}
        number = next(n for n in range(1, 10_000) if f"sheet{n}" not in names)
        before = Before or self._book._active
        place = self._book._sheets.index(before) if before else 0
        sheet = Worksheet(self._excel, self._book, f"Sheet{number}")
        self._book._sheets.insert(place, sheet)
        self._book._active = sheet
        return sheet
