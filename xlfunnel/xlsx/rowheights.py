"""
How high the rows are that are written: as their wrapped texts need.

Excel fits a row without a height when it opens the file; LibreOffice does not, and shows
one line. So a row that needs more gets a height, but never the mark of a height that a
person chose: every program goes on fitting it. A height that a person chose stays.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from xlfunnel.values.text_width import lines_of
from xlfunnel.xlsx.rowformats import HEIGHT, column_elements, is_height_chosen
from xlfunnel.xlsx.sheetxml import OddShapeError, RowXml, SheetXml
from xlfunnel.xlsx.styles import Styles
from xlfunnel.xlsx.tablecells import TableCells

CELL_MARGIN = 0.7  # of a column's width: what its cells keep free
_ABOVE_AND_BELOW = 4  # points
_MOST_LINES = 12  # a longer text is read in its cell: one row shall not fill the screen
_STANDARD_WIDTH = 8.43


def height_of(lines: int, line: float) -> float:
    """Return the points that a row with so many *lines* gets, *line* points each."""
    return min(lines, _MOST_LINES) * line + _ABOVE_AND_BELOW


class _Wrapped(NamedTuple):
    """A column whose texts are wrapped: its number, its width, points to a line."""

    column: int
    width: float
    line: float


class _Lines(dict[str, int]):
    """
    Text to the lines it takes in one column: many rows say the same.

    Attributes:
        short: A text that is no longer takes one line.
    """

    def __init__(self, width: float) -> None:
        super().__init__()
        self._width = width
        self.short = int(width // 2)

    def __missing__(self, text: str) -> int:
        self[text] = lines_of(text, self._width)
        return self[text]


class Heights:
    """The heights of the rows of one worksheet that tables write to."""

    def __init__(self, sheet: SheetXml, styles: Styles, tables: Iterable[TableCells]) -> None:
        self._row_opening = sheet.tags.row_opening
        self._cell_opening = sheet.tags.cell_opening_loose
        self._needed: dict[int, float] = {}  # by row, in points; 0 for a single line
        self._cells: dict[int, int] = {}  # by row, how many there may be whose texts are known
        for table in tables:
            wrapped = list(_wrapped(sheet, styles, table))
            known = [one for one in wrapped if one.column in table.known]
            if known:
                cells = table.area.right - table.area.left + 1 if known == wrapped else 0
                self._measure(table, known, cells)

    def _measure(self, table: TableCells, wrapped: list[_Wrapped], cells: int) -> None:
        due, top = list(table.due()), table.area.top
        needed = dict.fromkeys(due, 0.0)
        for one in wrapped:
            texts, lines = table.known[one.column], _Lines(one.width)
            for row in due:
                text = texts[row - top]
                if type(text) is str and (len(text) > lines.short or "\n" in text):
                    count = lines[text]
                    if count > 1:
                        needed[row] = max(needed[row], height_of(count, one.line))
        for row, height in needed.items():
            self._needed[row] = max(height, self._needed.get(row, 0.0))
        self._cells |= {row: min(cells, self._cells.get(row, cells)) for row in due}

    def fitted(self, number: int, row: bytes) -> bytes:
        """Return the *row* that stands at *number* as high as its texts need."""
        needed = self._needed.get(number)
        if needed is None or not row.startswith(self._row_opening):
            return row
        end = row.index(b">")
        attributes, rest = row[:end], row[end:]
        found = HEIGHT.search(attributes)
        if (found is None and not needed) or is_height_chosen(attributes):
            return row
        if found is not None:
            may_need_more = row.count(self._cell_opening) > self._cells[number]
            if may_need_more and _number(found[1], 0.0) >= needed:
                return row
            attributes = attributes[: found.start()] + attributes[found.end() :]
        if not needed:
            return attributes + rest
        slash = b"/" if attributes.endswith(b"/") else b""
        return b'%s ht="%g"%s%s' % (attributes.removesuffix(b"/"), needed, slash, rest)


def _wrapped(sheet: SheetXml, styles: Styles, table: TableCells) -> Iterator[_Wrapped]:
    """Yield the columns of *table* in sight whose texts its model row wraps."""
    model = _row(sheet, table.model)
    cells = sheet.cells(model)[0] if model is not None else {}
    widths = _Widths(sheet)
    for column, cell in cells.items():
        width = widths.of(column)
        if table.area.left <= column <= table.area.right and width > CELL_MARGIN:
            line = styles.wrapped_line(cell.style)
            if line is not None:
                yield _Wrapped(column, width - CELL_MARGIN, line)


def _row(sheet: SheetXml, number: int) -> RowXml | None:
    """Return row *number* where it stands as nearly every program writes it."""
    start = sheet.data.find(b'%s r="%d"' % (sheet.tags.row_opening, number), sheet.start, sheet.end)
    try:
        return sheet.row_at(start) if start >= 0 else None
    except OddShapeError:
        return None


_DEFAULT_WIDTH = re.compile(rb"""\sdefaultColWidth\s*=\s*["']([\d.]+)""")


class _Widths:
    """The widths of the columns of a worksheet, in characters; 0 for a hidden one."""

    def __init__(self, sheet: SheetXml) -> None:
        said = _DEFAULT_WIDTH.search(sheet.head)
        self._default = _number(said[1] if said else b"", _STANDARD_WIDTH)
        self._ranges: list[tuple[int, int, float]] = []
        for column in column_elements(sheet):
            is_hidden = column.get(b"hidden") in (b"1", b"true")
            width = 0.0 if is_hidden else _number(column.get(b"width", b""), self._default)
            self._ranges.append((int(column[b"min"]), int(column[b"max"]), width))

    def of(self, column: int) -> float:
        found = (width for first, last, width in self._ranges if first <= column <= last)
        return next(found, self._default)


def _number(said: bytes, otherwise: float) -> float:
    """Return a measure of the file; a height is no reason to refuse one that says nonsense."""
    try:
        return float(said)
    except ValueError:
        return otherwise
