# ruff: noqa: N802, N803
"""`Workbooks`, and the books in Protected View, which are none of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.excel_stand_in.books import Workbook
from tests.excel_stand_in.com import ComObject, refusal
from tests.excel_stand_in.excel import Excel


class ProtectedViewWindow(ComObject):
    """A window that shows a book of unsafe origin; the book is not among `Workbooks`."""

    def __init__(self, excel: Excel, name: str) -> None:
        super().__init__(excel)
        self._name = name

    @property
    def Workbook(self) -> ViewedWorkbook:
        return ViewedWorkbook(self._excel, self._name)


class ViewedWorkbook(ComObject):
    """A book in Protected View: it has a name, and nothing can be done with it."""

    def __init__(self, excel: Excel, name: str) -> None:
        super().__init__(excel)
        self._name = name

    @property
    def Name(self) -> str:
        return self._name


class Workbooks(ComObject):
    """The open books, without those in Protected View."""

    @property
    def Application(self) -> Any:
        from tests.excel_stand_in.application import application

        return application(self._excel)

    @property
    def Count(self) -> int:
        return len(self._excel.books)

    def __iter__(self) -> Iterator[Workbook]:
        return iter(list(self._excel.books))

    def __call__(self, key: str | int) -> Workbook:
        return self.Item(key)

    def Item(self, key: str | int) -> Workbook:
        books = self._excel.books
        if isinstance(key, int) and 1 <= key <= len(books):
            return books[key - 1]
        for book in books:
            if isinstance(key, str) and book._name.lower() == key.lower():
                return book
        raise refusal("Subscript out of range", -2147352565)

    def Add(self) -> Workbook:
        name = f"工作簿{1 + sum(book._name.startswith('工作簿') for book in self._excel.books)}"
        book = Workbook(self._excel, name, "")
        book._add_sheet("Sheet1")
        book._open()
        return book

    def Open(self, Filename: str, UpdateLinks: Any = None, ReadOnly: Any = None,
             *more: Any) -> Workbook:  # fmt: skip
        from tests.excel_stand_in.loading import load

        if not Path(Filename).is_file():
            raise refusal(f"抱歉，无法找到 {Filename}。")
        book = load(self._excel, Path(Filename))
        book._read_only = bool(ReadOnly)
        return book
