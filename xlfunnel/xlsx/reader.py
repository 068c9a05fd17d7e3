"""
Values of a worksheet: calamine for the bulk, our own scan for what it drops or cannot hold.

calamine gives error cells and blanks alike as "", and lays a sheet out as a full grid,
which a single cell in the far corner makes too large. Error cells therefore come from a
scan, and such sheets, and packages that calamine does not open, are read by the scanner
alone: slower, same values.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import islice
from typing import Any

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook

from xlfunnel.tables.areas import column_number, split_cell
from xlfunnel.values.cell import Cell, CellError
from xlfunnel.xlsx.render import moment
from xlfunnel.xlsx.sheetxml import (
    CellXml,
    OddShapeError,
    RowXml,
    SheetXml,
    parse_attributes,
    row_number,
)
from xlfunnel.xlsx.strings import text_runs
from xlfunnel.xlsx.structure import children
from xlfunnel.xlsx.styles import Styles
from xlfunnel.xlsx.text import decode, unescaped

_DAY = timedelta(days=1)
_QUOTES = (b'"', b"'")
# Patterns start with a fixed text, which makes them ten times faster.
# Beyond column ZZ, beyond row 999,999, or beyond any sheet: worth no grid, which would be vast
_FAR = b"[A-Za-z]{3,}\\d|[A-Za-z]{1,2}\\d{7}"
_WIDE = b"([B-Zb-z][A-Za-z])\\d"  # beyond AZ
_FAR_OR_WIDE = [re.compile(b"r=%s(?:%s|%s)" % (quote, _FAR, _WIDE)) for quote in _QUOTES]
_VALUE = re.compile(rb"<(?:[\w.\-]+:)?v(?:\s[^>]*)?>([^<]*)<")
_GRID_CELLS = 10_000_000  # what calamine may lay out whatever the sheet holds
_ERROR_MARKS = (b't="e"', b"t='e'")


@dataclass(frozen=True, slots=True)
class Block:
    """
    Rows that follow one another, as the source has them: lists of values, "" for a blank.

    Attributes:
        top: Number of the first row.
        left: Number of the column that every list starts with.
        rows: One list per row; all of the same length.
    """

    top: int
    left: int
    rows: list[list[Any]]


_BLOCK_ROWS = 10_000


def calamine_blocks(book: CalamineWorkbook, name: str) -> Iterator[Block]:
    """Yield the rows of sheet *name*; CalamineError when calamine cannot read it."""
    sheet = book.get_sheet_by_name(name)
    left = sheet.start[1] + 1 if sheet.start else 1
    rows, top = iter(sheet.iter_rows()), 1
    while block := list(islice(rows, _BLOCK_ROWS)):
        yield Block(top, left, block)
        top += len(block)


def open_calamine(data: Any) -> CalamineWorkbook | None:
    """Return the workbook at a path or in bytes, None when calamine does not take it."""
    try:
        if isinstance(data, bytes):
            return CalamineWorkbook.from_filelike(BytesIO(data))
        return CalamineWorkbook.from_path(str(data))
    except (CalamineError, OSError, ValueError):
        return None


def is_sprawling(sheet: SheetXml) -> bool:
    """Whether the sheet's used range is far larger than its cells: too large for a full grid."""
    quotes = [n for n, quote in enumerate(_QUOTES) if sheet.holds(b"r=" + quote)]
    wide: set[bytes | None] = {found[1] for n in quotes for found in sheet.search(_FAR_OR_WIDE[n])}
    if None in wide:
        return True
    width = max([52, *(column_number(letters.decode().upper()) for letters in wide if letters)])
    cells = sheet.data.count(b"<%s " % sheet.tags.name("c"), sheet.start, sheet.end)
    return last_row(sheet) * width > 20 * cells + _GRID_CELLS


def last_row(sheet: SheetXml) -> int:
    """Return the number of the last row that the sheet has, 0 without rows."""
    start = sheet.data.rfind(b"<%s " % sheet.tags.name("row"), sheet.start, sheet.end)
    end = sheet.data.find(b">", start)
    return row_number(sheet.data[start:end].partition(b" ")[2]) if start >= 0 else 0


def error_cells(sheet: SheetXml) -> dict[int, dict[int, CellError]]:
    """Return row to column to the error values of the sheet."""
    errors: dict[int, dict[int, CellError]] = {}
    if not any(map(sheet.holds, _ERROR_MARKS)):
        return errors
    for found in sheet.search(sheet.tags.cell):
        if not any(mark in found[1] for mark in _ERROR_MARKS):
            continue
        place = split_cell(parse_attributes(found[1]).get(b"r", b"").decode())
        value = _VALUE.search(found[2] or b"")
        if place is None:
            raise OddShapeError
        if value is not None and value[1]:
            errors.setdefault(place[0], {})[place[1]] = CellError(unescaped(value[1]))
    return errors


def to_cell(value: Any) -> Cell:
    """Return a value from either source as a cell of ours."""
    kind = type(value)
    if kind is str:
        return value or None
    if kind is float or kind is bool or kind is datetime or kind is CellError:
        return value  # type: ignore[no-any-return]
    if kind is date:
        return datetime(value.year, value.month, value.day)
    if kind is timedelta:
        return value / _DAY  # type: ignore[no-any-return]
    if kind is time:
        return _day_share(value)
    return float(value) if kind is int else None


def _day_share(value: time) -> float:
    seconds = value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6
    return seconds / 86400


@dataclass(frozen=True, slots=True)
class Scanner:
    """Reads values from the worksheet's own XML."""

    text: Callable[[int], str]  # number to shared text, "" when there is none
    styles: Styles
    is_1904: bool

    def blocks(self, sheet: SheetXml) -> Iterator[Block]:
        """Yield the rows that the file has one by one, as `calamine_blocks` does many."""
        for row in sheet.rows():
            yield from self.row_blocks(sheet, row)

    def row_blocks(self, sheet: SheetXml, row: RowXml) -> Iterator[Block]:
        """Yield one row as a block, nothing for one without cells."""
        cells, _ = sheet.cells(row)
        if not cells:
            return
        left = min(cells)
        values: list[Any] = [""] * (max(cells) - left + 1)
        for column, cell in cells.items():
            value = self.value(cell)
            values[column - left] = "" if value is None else value
        yield Block(row.number, left, [values])

    def value(self, cell: CellXml) -> Cell:
        """Return what *cell* holds."""
        kind = cell.attributes.get(b"t", b"n")
        if kind == b"inlineStr":
            return _inline(cell.content)
        found = _VALUE.search(cell.content)
        text = unescaped(found[1]) if found else ""
        if not text:
            return None
        if kind == b"n":
            return self._number(float(text), cell.style)
        if kind == b"b":
            return text.strip() in ("1", "true")
        if kind == b"s":
            return self.text(int(text)) or None
        if kind == b"e":
            return CellError(text)
        if kind == b"d":
            return _iso(text)
        return decode(text) or None

    def _number(self, number: float, style: int | None) -> Cell:
        if self.styles.shows_moment(style):
            return moment(number, is_1904=self.is_1904)
        return number


def _inline(content: bytes) -> Cell:
    # prefixes of the worksheet are not declared in this fragment; recover ignores that
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    plain = re.sub(rb"<(/?)[\w.\-]+:", rb"<\1", content)
    cell = etree.fromstring(b"<c>" + plain + b"</c>", parser)
    return (
        decode("".join(text for item in children(cell, "is") for text in text_runs(item))) or None
    )


def _iso(text: str) -> Cell:
    try:
        read = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return text
    return read.replace(tzinfo=None)
