"""Grids as a workbook on disk, written by XlsxWriter, which has no part in reading them."""

import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tests.memory import Content, Formula, Grid
from xlfunnel.values.cell import CellError


def write_grids(path: Path, grids: Mapping[str, Grid]) -> Path:
    """Write each of *grids* to a sheet of its own, from A1, with its table over it."""
    titles: set[str] = set()
    with xlsxwriter.Workbook(str(path)) as book:
        date = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        for name, grid in grids.items():
            title = grid.sheet if grid.sheet and grid.sheet not in titles else name
            titles.add(title)
            sheet = book.add_worksheet(title)
            rows: list[list[Content]] = [[*grid.headers]]
            rows += [[line[header] for header in grid.headers] for line in grid.lines]
            for row, contents in enumerate(rows):
                _write_row(sheet, row, contents, date)
            if grid.is_table:
                _add_table(sheet, name, grid)
    tables = [grid for grid in grids.values() if grid.is_table]
    for number, grid in enumerate(tables, 1):
        if grid.is_sorted:
            _mark_sorted(path, f"xl/tables/table{number}.xml", len(grid.lines) + 1)
    return path


def _write_row(sheet: Worksheet, row: int, contents: Sequence[Content], date: Format) -> None:
    for column, content in enumerate(contents):
        _write(sheet, row, column, content, date)


def _write(sheet: Worksheet, row: int, column: int, content: Content, date: Format) -> None:
    if isinstance(content, Formula):
        sheet.write_formula(row, column, content.text, None, content.value)
    elif isinstance(content, CellError):
        sheet.write_formula(row, column, "=1/0", None, content.code)
    elif isinstance(content, datetime):
        sheet.write_datetime(row, column, content, date)
    elif isinstance(content, str):
        sheet.write_string(row, column, content)
    elif content is not None:
        sheet.write(row, column, content)


def _add_table(sheet: Worksheet, name: str, grid: Grid) -> None:
    last = max(1, len(grid.lines) - grid.below)  # an empty table keeps one blank row
    headers = [{"header": header} for header in grid.headers]
    sheet.add_table(0, 0, last, len(headers) - 1, {"name": name, "columns": headers})


def _mark_sorted(path: Path, part: str, last: int) -> None:
    """Put into a table what Excel puts there when its user sorts by the first column."""
    with zipfile.ZipFile(path) as archive:
        contents = {item: archive.read(item) for item in archive.namelist()}
    state = f'<sortState ref="A2:A{last}"><sortCondition ref="A2:A{last}"/></sortState>'
    contents[part] = contents[part].replace(b"<tableColumns", state.encode() + b"<tableColumns")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for item, content in contents.items():
            archive.writestr(item, content)
