"""Workbooks for tests of the engine: made by XlsxWriter, or by hand where nothing else can."""

import re
import warnings
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet as OpenpyxlSheet
from xlsxwriter.worksheet import Worksheet

from tests.lossless.cells import CellReader
from tests.lossless.package import Package
from tests.xlsx.packages import HEAD, MAIN, TRANSITIONAL
from xlfunnel.values.cell import Cell
from xlfunnel.workbook import by_header
from xlfunnel.xlsx.file import FileWorkbook

Row = Sequence[Any]
SHEET = "xl/worksheets/sheet1.xml"
TABLE = "xl/tables/table1.xml"


def add_table(
    sheet: Worksheet, name: str, headers: Sequence[str], rows: Sequence[Row], at: str = "A1"
) -> None:
    """Put a table with its header row at *at*."""
    top, left = _place(at)
    columns = [{"header": header} for header in headers]
    bottom, right = top + max(len(rows), 1), left + len(headers) - 1
    sheet.add_table(top, left, bottom, right, {"name": name, "columns": columns})
    for number, row in enumerate(rows, top + 1):
        for column, value in enumerate(row, left):
            if isinstance(value, str) and value.startswith("="):
                sheet.write_formula(number, column, value)
            elif isinstance(value, str):
                sheet.write_string(number, column, value)
            elif isinstance(value, datetime):
                sheet.write_datetime(number, column, value)
            elif value is not None:
                sheet.write(number, column, value)


def _place(at: str) -> tuple[int, int]:
    found = re.fullmatch(r"([A-Z])(\d+)", at)
    assert found
    return int(found[2]) - 1, ord(found[1]) - ord("A")


def book(
    path: Path, decorate: Callable[[xlsxwriter.Workbook, Worksheet], None] | None = None
) -> Path:
    """
    Write a workbook with a sheet 数据, its table T (键, 值) at B3:C7, and a sheet Other.

    The rows are k1 to k4 with 1.0 to 4.0; *decorate* adds what a test is about.
    """
    with xlsxwriter.Workbook(str(path)) as made:
        sheet = made.add_worksheet("数据")
        made.add_worksheet("Other")
        add_table(sheet, "T", ["键", "值"], [[f"k{n}", float(n)] for n in range(1, 5)], "B3")
        if decorate:
            decorate(made, sheet)
    return path


def rewritten(path: Path, changes: Mapping[str, Callable[[bytes], bytes] | bytes | None]) -> Path:
    """Rewrite *path* with some parts changed, added or (None) removed."""
    with zipfile.ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    for name, change in changes.items():
        if change is None:
            del contents[name]
        elif isinstance(change, bytes):
            contents[name] = change
        else:
            before = contents[name]
            contents[name] = change(before)
            assert contents[name] != before, f"{name} is as it was"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return path


def replacing(old: str, new: str) -> Callable[[bytes], bytes]:
    """Return a change that puts *new* for every *old*."""
    return lambda data: data.replace(old.encode(), new.encode())


def part(path: Path, name: str) -> str:
    """Return a part of the workbook as text."""
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


def parts(path: Path) -> dict[str, bytes]:
    """Return every part of the workbook."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def worksheet(rows: str, *, head: str = "", tail: str = "") -> bytes:
    """Return a worksheet part around *rows*."""
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{TRANSITIONAL}">{head}'
        f"<sheetData>{rows}</sheetData>{tail}</worksheet>"
    ).encode()


def held(path: Path, sheet: str = "数据") -> dict[str, Cell]:
    """Return what the cells of a sheet hold, by address, read slowly and not by our reader."""
    package = Package.read(path)
    reader = CellReader(package)
    name = next(found.part for found in package.worksheets if found.name == sheet)
    values = {
        f"{get_column_letter(column)}{row}": reader.value(cell)
        for (row, column), cell in reader.cells(name).items()
    }
    return {address: value for address, value in values.items() if value not in (None, "")}


def by_openpyxl(path: Path, sheet: str = "数据") -> OpenpyxlSheet:
    """Return a sheet as openpyxl reads it, formulas and all."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells what its own save would lose
        found = openpyxl.load_workbook(path)[sheet]
    assert isinstance(found, OpenpyxlSheet)
    return found


def saved(workbook: FileWorkbook) -> Path:
    """Save *workbook* in place, without a backup, and return where."""
    workbook.save(backup=False)
    return workbook.package.path


def appended(path: Path, *rows: Mapping[str, Cell], table: str = "T") -> Path:
    """Append *rows* to a table of the workbook at *path* and save it."""
    workbook = FileWorkbook.open(path)
    workbook.append(table, rows)
    return saved(workbook)


def replaced(path: Path, *rows: Mapping[str, Cell], key: str = "键", table: str = "T") -> Path:
    """Replace the rows of a table of the workbook at *path* and save it."""
    workbook = FileWorkbook.open(path)
    workbook.replace(table, [key], by_header(rows))
    return saved(workbook)
