"""Workbooks open in Excel, as the stand-in behaves, with buttons to click over them."""

from datetime import datetime

import xlwings as xw

from tests.excel_stand_in import grids_of, open_grids
from tests.memory import Content
from tests.support import Tables, lead_row, workbook_with
from xlfunnel.ribbon import Told, press
from xlfunnel.schema.reps import Rep

AS_OF = datetime(2024, 3, 12, 18)
TODAY = datetime(2024, 3, 12)
REPS: list[dict[str, Content]] = [
    {"姓名": "王芳", "状态": "在岗"},
    {"姓名": "李雷", "状态": "在岗"},
    {"姓名": "赵六", "状态": "离职"},
]


def lead(name: str, owner: Content = "王芳") -> dict[str, Content]:
    return lead_row(线索编号=name, 客户名称=f"{name}公司", 联系方式=None, 跟进人=owner)


def excel(*leads: dict[str, Content], tables: Tables | None = None) -> xw.Book:
    return open_grids(workbook_with(*leads, tables={Rep: REPS, **(tables or {})}).grids)


def click(button: str, book: xw.Book) -> Told:
    return press(button, book, AS_OF)


def select(book: xw.Book, name: str, rows: str) -> None:
    """Select cells of the first column of a table, by the rows of its sheet."""
    sheet = next(sheet for sheet in book.sheets if name in [one.name for one in sheet.tables])
    sheet.activate()
    sheet.range(rows).select()


def cursor(book: xw.Book) -> tuple[str, str]:
    chosen = book.app.selection
    assert chosen is not None
    return chosen.sheet.name, chosen.address.replace("$", "")


def contents(book: xw.Book, name: str, *headers: str) -> list[tuple[Content, ...]]:
    lines = grids_of(book)[name].lines
    return [tuple(line[header] for header in headers) for line in lines]
