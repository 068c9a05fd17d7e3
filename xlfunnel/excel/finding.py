"""The tables of an open workbook, and header rows that stand without one."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

import xlwings as xw

from xlfunnel.excel import native, reading
from xlfunnel.excel.cells import Column
from xlfunnel.excel.talking import talking
from xlfunnel.tables.areas import Area
from xlfunnel.tables.header_rows import ROWS_TO_LOOK_AT, header_runs
from xlfunnel.tables.table import Sheet, TablePart
from xlfunnel.values.text import fold


class Top(NamedTuple):
    """The first rows of a sheet, where a header row may stand."""

    sheet: xw.Sheet
    name: str
    area: Area
    columns: list[Column]


def tables_of(book: xw.Book) -> dict[str, TablePart]:
    """Return the tables with a header row by name, as they stand in *book* now."""
    with talking(book):
        return {
            part.name: part
            for sheet in book.sheets
            for table in sheet.tables
            if (part := part_of(sheet, table)) is not None
        }


def part_of(sheet: xw.Sheet, table: xw.main.Table) -> TablePart | None:
    """Return where and what *table* is, None for one without a header row."""
    header_row = table.header_row_range
    area = area_of(table.range)
    if header_row is None or area is None:
        return None
    return TablePart(
        name=str(table.name),
        part="",
        sheet=Sheet(str(sheet.name)),
        area=area,
        headers=tuple(str(text or "") for text in header_row.options(ndim=1).value),
        has_totals=bool(table.show_totals),
        is_sorted=native.is_sorted(table),
    )


def area_of(cells: xw.Range) -> Area | None:
    """Return the area of *cells*, which are of one piece."""
    return Area.parse(str(cells.address))


def tops_of(book: xw.Book) -> list[Top]:
    """Return the first rows of each sheet, read in one block a sheet."""
    with talking(book):
        used = [(sheet, str(sheet.name), area_of(sheet.used_range)) for sheet in book.sheets]
    tops = []
    for sheet, name, area in used:
        if area is not None and area.top <= ROWS_TO_LOOK_AT:
            rows = Area(area.top, area.left, min(area.bottom, ROWS_TO_LOOK_AT), area.right)
            tops.append(Top(sheet, name, rows, reading.read(sheet, rows)))
    return tops


def find_header_row(
    tops: Iterable[Top], name: str, headers: Collection[str], taken: Collection[TablePart]
) -> TablePart | None:
    """
    Return a table of *name* over the first row with most of *headers*, None without one.

    It is looked for in *tops*, outside the tables *taken* and off merged cells.
    """
    wanted = {fold(header) for header in headers}
    for sheet, sheet_name, area, columns in tops:
        others = [part.area for part in taken if part.sheet.name == sheet_name]
        for row in range(area.top, area.bottom + 1):
            texts = [
                None if row - area.top in column.formulas else column.cells[row - area.top]
                for column in columns
            ]
            for left, found in header_runs(area.left, texts, wanted):
                place = Area(row, left, row + 1, left + len(found) - 1)
                if _is_free(sheet, place, others):
                    return TablePart(name, "", Sheet(sheet_name), place, tuple(found))
    return None


def _is_free(sheet: xw.Sheet, place: Area, others: Iterable[Area]) -> bool:
    """Whether a table can stand on the two rows of *place*: over no other, nor merged cells."""
    if any(place.meets(other) for other in others):
        return False
    with talking(sheet):
        return native.rows_before_merged(sheet, place) == 2
