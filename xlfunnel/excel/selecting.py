"""Where the user's cursor is, in the words of the port, and where it is put."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import xlwings as xw

from xlfunnel.excel import native
from xlfunnel.excel.finding import area_of
from xlfunnel.tables.areas import Area
from xlfunnel.tables.table import TablePart


@dataclass(frozen=True, slots=True)
class Selection:
    """
    Rows of a table that the user has selected, in whole or in part.

    Attributes:
        table: Its name.
        ordinals: As a read counts them, in sheet order; rows that a filter hides are left out.
        is_one_cell: Whether nothing is selected but the cell that the cursor rests in.
    """

    table: str
    ordinals: tuple[int, ...]
    is_one_cell: bool = False


def selected(book: xw.Book, tables: Mapping[str, TablePart]) -> Selection | None:
    """Return the rows of the first of *tables* that the selection touches, None for no row."""
    chosen = native.selection(book.app)
    if chosen is None or chosen.sheet.book.name != book.name:
        return None
    sheet = chosen.sheet
    areas = [area for text in native.addresses(chosen) if (area := Area.parse(text)) is not None]
    for part in tables.values():
        if part.sheet.name == sheet.name:
            rows = _rows(sheet, part, areas)
            if rows:
                ordinals = sorted(row - part.first_row for row in rows)
                is_one_cell = len(areas) == 1 and areas[0].count == 1
                return Selection(part.name, tuple(ordinals), is_one_cell)
    return None


def _rows(sheet: xw.Sheet, part: TablePart, areas: Iterable[Area]) -> set[int]:
    """Return the data rows of *part* that *areas* touch, however large these are."""
    data = Area(part.first_row, part.area.left, part.last_row, part.area.right)
    rows: set[int] = set()
    for area in areas:
        touched = area.overlap(data)
        if touched is None:
            continue
        for seen in _visible(sheet, touched):
            rows.update(range(seen.top, seen.bottom + 1))
    return rows


def _visible(sheet: xw.Sheet, area: Area) -> list[Area]:
    """Return the parts of *area* that are not hidden; a single row is taken as it is."""
    if area.top == area.bottom:
        return [area]
    seen = native.range_of(sheet, area).get_special_cells("visible")
    assert isinstance(seen, list)  # only xlwings Lite, in the browser, lets wait for it
    return [found for part in seen if (found := area_of(part)) is not None]
