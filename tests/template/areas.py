"""Where the tables of a workbook lie, as openpyxl reads it."""

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from xlfunnel.schema.catalogue import tables_of
from xlfunnel.schema.declare import Row


def row_of(table: str) -> type[Row]:
    """Return the declaration of the table called *table*."""
    return next(row for row in tables_of() if row.table.name == table)


def table_of(book: openpyxl.Workbook, name: str) -> tuple[Worksheet, str]:
    """Return the sheet and area of a table."""
    return next((s, s.tables[name].ref) for s in book.worksheets if name in s.tables)


def values(sheet: Worksheet, area: str) -> list[list[object]]:
    """Return what stands in an area, line by line."""
    return [[cell.value for cell in line] for line in sheet[area]]


def formats(sheet: Worksheet, row: int) -> list[tuple[object, ...]]:
    """Return what each cell of a row looks like."""
    return [
        (cell.number_format, cell.font.name, cell.border.bottom.style, cell.alignment.horizontal)
        for cell in sheet[row]
    ]
