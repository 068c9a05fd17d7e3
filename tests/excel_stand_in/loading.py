"""Books into Excel: from grids as the tests of the port have them, and from .xlsx files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as FileCell
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula
from openpyxl.worksheet.worksheet import Worksheet as FileSheet

from tests.excel_stand_in.addresses import Area, parsed
from tests.excel_stand_in.books import Workbook
from tests.excel_stand_in.cells import Link, NoteText
from tests.excel_stand_in.entry import ERRORS, ExcelError, Value
from tests.excel_stand_in.excel import Excel
from tests.excel_stand_in.number_formats import GENERAL, serial
from tests.excel_stand_in.sheets import HIDDEN, VERY_HIDDEN, VISIBLE, Worksheet
from tests.excel_stand_in.sorting import SortFields, _Key
from tests.excel_stand_in.tables import ListObject
from tests.memory import Content, Formula, Grid
from xlfunnel.values.cell import CellError

_ESCAPED = re.compile(r"_x(00(?:0[0-8BCEF]|1[0-9A-F]))_")  # control characters, in files
_MOMENTS = "yyyy-mm-dd hh:mm:ss"
_VISIBILITY = {"visible": VISIBLE, "hidden": HIDDEN, "veryHidden": VERY_HIDDEN}


def lay_out(excel: Excel, grids: Mapping[str, Grid], name: str) -> Workbook:
    """Return a new open book with each grid on a sheet of its own, as tests/files.py does."""
    book = Workbook(excel, name, r"C:\Users\销售")
    titles: set[str] = set()
    for key, grid in grids.items():
        title = grid.sheet if grid.sheet and grid.sheet not in titles else key
        titles.add(title)
        _lay_out_grid(book._add_sheet(title), key, grid)
    book._open()
    return book


def _lay_out_grid(sheet: Worksheet, name: str, grid: Grid) -> None:
    rows: list[list[Content]] = [[*grid.headers]]
    rows += [[line[header] for header in grid.headers] for line in grid.lines]
    for row, contents in enumerate(rows, 1):
        for column, content in enumerate(contents, 1):
            _lay_out_cell(sheet, row, column, content)
    if grid.is_table:
        last = max(1, len(grid.lines) - grid.below)
        table = ListObject(sheet._excel, sheet, name, Area(1, 1, last + 1, len(grid.headers)))
        if grid.is_sorted:
            table._sort._fields._keys.append(_Key(2, 1, False))
        sheet._tables.append(table)


def _lay_out_cell(sheet: Worksheet, row: int, column: int, content: Content) -> None:
    cells = sheet._cells
    if isinstance(content, CellError):
        content = Formula("=1/0", content)
    if isinstance(content, Formula):
        cells.formulas.put(row, column, content.text)
        value = content.value
    else:
        value = None if content == "" else content
    if isinstance(value, datetime):
        cells.formats.put(row, column, _MOMENTS)
    cells.values.put(row, column, _value(value))


def _value(value: Any) -> Value:
    if isinstance(value, CellError):
        return ExcelError(value.code)
    if isinstance(value, str):
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, datetime):
        return serial(value)
    if isinstance(value, date):
        return serial(datetime.combine(value, time()))
    if isinstance(value, time):
        return serial(datetime.combine(date(1900, 1, 1), value)) - 1
    if isinstance(value, timedelta):
        return value / timedelta(days=1)
    return float(value)


def load(excel: Excel, path: Path) -> Workbook:
    """Return the book of a file, open, with formulas as they were last calculated."""
    content = path.read_bytes()
    shown = load_workbook(BytesIO(content), data_only=True)
    written = load_workbook(BytesIO(content))
    book = Workbook(excel, path.name, str(path.parent))
    for file_sheet in written.worksheets:
        sheet = book._add_sheet(file_sheet.title)
        sheet._visible = _VISIBILITY[file_sheet.sheet_state]
        _load_cells(sheet, file_sheet, shown[file_sheet.title])
        _load_tables(sheet, file_sheet)
        sheet._merged = [
            Area(one.min_row, one.min_col, one.size["rows"], one.size["columns"])
            for one in file_sheet.merged_cells.ranges
        ]
        sheet._hidden_rows = {
            row for row, looks in file_sheet.row_dimensions.items() if looks.hidden
        }
        sheet._is_protected = bool(file_sheet.protection.sheet)
    active = book._sheets[written.sheetnames.index(written.active.title if written.active else "")]
    book._active = active if active._visible == VISIBLE else book._sheets[0]
    book._is_structure_protected = bool(written.security and written.security.lockStructure)
    book._open()
    return book


def _load_cells(sheet: Worksheet, written: FileSheet, shown: FileSheet) -> None:
    cells = sheet._cells
    for letter, looks in written.column_dimensions.items():
        if looks.number_format != GENERAL:
            first, last = (looks.min or 0, looks.max or 0)
            columns = range(first, last + 1) if first else _column(letter).columns()
            cells.column_formats.update(dict.fromkeys(columns, looks.number_format))
    for (row, column), cell in written._cells.items():
        _load_cell(sheet, row, column, cell, shown._cells[row, column].value)


def _column(letter: str) -> Area:
    areas = parsed(f"{letter}1")
    assert areas
    return areas[0]


def _load_cell(sheet: Worksheet, row: int, column: int, cell: Any, value: Any) -> None:
    if not isinstance(cell, FileCell):
        return  # inside merged cells
    cells = sheet._cells
    number_format = cell.number_format
    if number_format != GENERAL or column in cells.column_formats:
        cells.formats.put(row, column, number_format)
    if cell.quotePrefix:
        cells.prefixed.put(row, column, True)
    if cell.protection.locked is False:
        cells.unlocked.put(row, column, True)
    if cell.comment:
        cells.notes.put(row, column, NoteText(cell.comment.text, cell.comment.author or ""))
    if cell.hyperlink:
        link = cell.hyperlink
        cells.links.put(row, column, Link(link.target or "", link.location or ""))
    if cell.data_type == "f":
        cells.formulas.put(row, column, _formula(cell.value))
    if value is not None:
        is_error = cell.data_type in "ef" and value in ERRORS
        cells.values.put(row, column, ExcelError(value) if is_error else _value(value))


def _formula(value: Any) -> str:
    if isinstance(value, ArrayFormula):
        return str(value.text)
    if isinstance(value, DataTableFormula):
        return "=TABLE()"
    return str(value)


def _load_tables(sheet: Worksheet, written: FileSheet) -> None:
    for file_table in written.tables.values():
        areas = parsed(file_table.ref)
        assert areas
        table = ListObject(sheet._excel, sheet, file_table.displayName, areas[0])
        table._has_totals = bool(file_table.totalsRowCount)
        table._is_empty = bool(file_table.insertRow)
        table._shows_filter = file_table.autoFilter is not None
        _load_sort(table._sort._fields, file_table)
        for column, file_column in zip(areas[0].columns(), file_table.tableColumns, strict=True):
            formula = file_column.calculatedColumnFormula
            if formula is not None and formula.attr_text:
                table._calculated[column] = f"={formula.attr_text.removeprefix('=')}"
        sheet._tables.append(table)


def _load_sort(fields: SortFields, file_table: Any) -> None:
    state = file_table.sortState
    for condition in state.sortCondition if state else ():
        areas = parsed(condition.ref)
        if areas:
            fields._keys.append(_Key(areas[0].row, areas[0].column, bool(condition.descending)))


def grids_of(book: Workbook) -> dict[str, Grid]:
    """Return the tables of a book as grids: what is written in them, and nothing below."""
    return {table._name: _grid(table) for table in book._tables()}


def _grid(table: ListObject) -> Grid:
    body = table._body()
    rows = [
        [_content(table._sheet, row, column) for column in body.columns()] for row in body.rows()
    ] if body else []  # fmt: skip
    is_sorted = bool(table._sort._fields._keys)
    return Grid(table._column_names(), rows, is_sorted=is_sorted, sheet=table._sheet._name)


def _content(sheet: Worksheet, row: int, column: int) -> Content:
    from tests.excel_stand_in.number_formats import is_date, moment

    cells = sheet._cells
    value: Any = cells.values.get(row, column)
    if type(value) is float and is_date(cells.number_format(row, column)):
        value = moment(value).replace(tzinfo=None)
    if isinstance(value, ExcelError):
        value = CellError(value.code)
    formula = cells.formulas.get(row, column)
    return Formula(formula, value) if formula else value
