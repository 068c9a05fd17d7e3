"""
An Excel for the tests: Excel's object model in memory, under xlwings' own Windows half.

    xlwings front objects (xw.App, xw.Book, Range, Table)
    xlwings/_xlwindows.py, unchanged                        windows.py loads it
    Application, Workbook, Worksheet, Range, ListObject     here, as Excel behaves

So `.value`, `.options()`, `.api` and all conversions are those of Windows. Members that the
stand-in does not have raise NotImplementedError with their name. `engine` gives the process
behind an app, which tests may turn: edit mode, answers to message boxes, counts of calls.

What real Excel does and this does not: calculate (values of formulas are as loaded, or what
`engine.evaluate` gives), adjust references in formulas when cells move, draw.
"""

from collections.abc import Mapping
from pathlib import Path

import xlwings as xw

from tests.excel_stand_in.addresses import parsed
from tests.excel_stand_in.application import application
from tests.excel_stand_in.com import ComError
from tests.excel_stand_in.excel import Alert, Excel
from tests.excel_stand_in.loading import grids_of as _grids_of
from tests.excel_stand_in.loading import lay_out, load
from tests.excel_stand_in.windows import XLWINGS
from tests.memory import Grid

__all__ = [
    "Alert",
    "ComError",
    "Excel",
    "app",
    "engine",
    "grids_of",
    "open_file",
    "open_grids",
    "select",
]


def app() -> xw.App:
    """Return a new Excel without books."""
    return xw.App(impl=XLWINGS.App(xl=application(Excel())))


def engine(of: xw.App | xw.Book) -> Excel:
    """Return the process behind an app or a book."""
    front = of if isinstance(of, xw.App) else of.app
    excel: Excel = front.impl.xl._excel
    return excel


def open_grids(
    grids: Mapping[str, Grid], name: str = "销售漏斗.xlsx", within: xw.App | None = None
) -> xw.Book:
    """Open a book with a sheet, and over it a table, for each grid; in a new Excel or *within*."""
    excel = engine(within) if within else Excel()
    application(excel)
    return xw.Book(impl=XLWINGS.Book(lay_out(excel, grids, name)))


def open_file(path: Path, within: xw.App | None = None) -> xw.Book:
    """Open an .xlsx as Excel shows it, without calculating; nothing is written back to it."""
    return xw.Book(impl=XLWINGS.Book(load(engine(within) if within else Excel(), path)))


def select(book: xw.Book, sheet: str, *addresses: str) -> None:
    """Let the user go to a sheet and select areas there, of any number; without a call."""
    page = next(page for page in book.impl.xl._sheets if page._name == sheet)
    page._bring_in_front()
    page._selection = [area for address in addresses for area in parsed(address) or ()]


def grids_of(book: xw.Book) -> dict[str, Grid]:
    """Return the tables of a book as grids, without a call to Excel."""
    return _grids_of(book.impl.xl)
