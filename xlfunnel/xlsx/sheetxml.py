"""
A worksheet part as bytes: its rows and cells found without building a tree.

The scanner understands the shape nearly every program writes: each row and each cell
carries its address, in order, with nothing but white space between. Everything else
(no addresses, comments between rows, CDATA, UTF-16) is first brought into that shape
by lxml in `normalised`, so there is one patcher, not two. Prefixes need no detour: the
scanner looks for the tags of the prefix that the root element has.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from xlfunnel.errors import FileRefusedError
from xlfunnel.tables.areas import MAX_COLUMNS, MAX_ROWS, cell_name, letters, split_cell
from xlfunnel.xlsx.parts import parse

_ROOT = re.compile(rb"<(?:([A-Za-z_][\w.\-]*):)?worksheet[\s>]")
_ATTRIBUTE = re.compile(rb"""([\w:.\-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ENDS_NAME = (b" ", b">", b"/", b"\t", b"\n", b"\r")
_ODD = (b"<!", b"<?", b"\0")  # comments and CDATA; processing instructions


class OddShapeError(Exception):
    """The part is valid but not in the scanner's shape; `normalised` will bring it there."""

    def __init__(self, part: str = "") -> None:
        super().__init__(part)
        self.part = part


@dataclass(frozen=True, slots=True)
class Tags:
    """The tag names and patterns for one namespace prefix (`b""` or such as `b"x:"`)."""

    prefix: bytes
    row_opening: bytes
    row_closing: bytes
    cell: re.Pattern[bytes]
    cell_opening: bytes  # as nearly every program starts a cell
    cell_opening_loose: bytes  # as every cell starts, and some elements inside of cells
    extension: bytes
    formula_cell: re.Pattern[bytes]

    def name(self, local: str) -> bytes:
        """Return the tag name of *local*."""
        return self.prefix + local.encode()


@cache
def tags_of(prefix: bytes) -> Tags:
    """Return the patterns for *prefix*."""
    p = re.escape(prefix)
    return Tags(
        prefix,
        row_opening=b"<%srow" % prefix,
        row_closing=b"</%srow" % prefix,
        cell=re.compile(rb"<%sc(?=[\s/>])([^>]*?)(?:/>|>(.*?)</%sc\s*>)" % (p, p), re.S),
        cell_opening=b'<%sc r="' % prefix,
        cell_opening_loose=b"<%sc" % prefix,
        extension=b"<%sextLst" % prefix,
        formula_cell=re.compile(
            rb"<%sc(?=[\s>])([^>]*)(?<!/)>\s*<%sf(?=[\s/>])([^>]*?)(?:/>|>([^<]*)</%sf\s*>)"
            % (p, p, p)
        ),
    )


@dataclass(frozen=True, slots=True)
class CellXml:
    """
    One `<c>` element.

    Attributes:
        attributes: As written, without r.
        content: What it contains.
        raw: All of it as it stands in the file; b"" when it has been changed.
    """

    attributes: dict[bytes, bytes]
    content: bytes
    raw: bytes = b""

    @property
    def style(self) -> int | None:
        """Index of its cell format, when it names one."""
        style = self.attributes.get(b"s", b"")
        return int(style) if style.isdigit() else None


class RowXml(NamedTuple):  # made for every row of a sheet: a dataclass takes twice the time
    """One `<row>` element as written, and where in the body it stands."""

    number: int
    attributes: bytes
    content: bytes | None  # None when it closes itself
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class SheetXml:
    """
    A worksheet part in three pieces: up to the first row, the rows, after the last.

    The rows lie in `data` from `start` to `end`: a copy of them would take as much again.
    """

    head: bytes
    data: bytes
    start: int
    end: int
    tail: bytes
    tags: Tags

    @classmethod
    def cut(cls, data: bytes) -> "SheetXml":
        """Cut *data*; OddShapeError when the scanner cannot be sure of it."""
        root = _ROOT.search(data, 0, 8192)
        if root is None or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise OddShapeError
        prefix = root[1] + b":" if root[1] else b""
        opening = re.compile(rb"<%ssheetData(?=[\s/>])[^>]*>" % re.escape(prefix)).search(data)
        if opening is None:
            raise OddShapeError
        name = prefix + b"sheetData"
        if opening[0].endswith(b"/>"):
            head = data[: opening.end() - 2].rstrip() + b">"
            tail = b"</%s>" % name + data[opening.end() :]
            return cls(head, b"", 0, 0, tail, tags_of(prefix))
        end = data.rfind(b"</%s" % name)
        if end < 0:
            raise OddShapeError
        sheet = cls(data[: opening.end()], data, opening.end(), end, data[end:], tags_of(prefix))
        if any(map(sheet.holds, _ODD)):
            raise OddShapeError
        return sheet

    def holds(self, text: bytes) -> bool:
        """Whether *text* stands among the rows."""
        return self.data.find(text, self.start, self.end) >= 0

    def search(self, pattern: re.Pattern[bytes]) -> Iterator[re.Match[bytes]]:
        """Yield where *pattern* matches among the rows."""
        return pattern.finditer(self.data, self.start, self.end)

    def rows(self) -> Iterator[RowXml]:
        """Yield the rows in order; OddShapeError at the first that is not as expected."""
        at, last = self.start, 0
        data, opening = self.data, self.tags.row_opening
        while (start := data.find(opening, at, self.end)) >= 0:
            if start != at and data[at:start].strip():
                raise OddShapeError
            row = self.row_at(start)
            if not last < row.number <= MAX_ROWS:
                raise OddShapeError
            last, at = row.number, row.end
            yield row
        if data[at : self.end].strip():
            raise OddShapeError

    def row_at(self, start: int) -> RowXml:
        """Return the row that starts at *start*; a pattern would take ten times as long."""
        data, tags = self.data, self.tags
        name_end = start + len(tags.row_opening)
        tag_end = data.find(b">", name_end)
        if data[name_end : name_end + 1] not in _ENDS_NAME or tag_end < 0:
            raise OddShapeError
        if data[tag_end - 1 : tag_end] == b"/":
            attributes = data[name_end : tag_end - 1]
            return RowXml(row_number(attributes), attributes, None, start, tag_end + 1)
        attributes = data[name_end:tag_end]
        close = data.find(tags.row_closing, tag_end)
        end = close + len(tags.row_closing)
        if close < 0 or data[end : end + 1] != b">":
            raise OddShapeError
        content = data[tag_end + 1 : close]
        return RowXml(row_number(attributes), attributes, content, start, end + 1)

    def cells(self, row: RowXml) -> tuple[dict[int, CellXml], bytes]:
        """Return the cells of *row* by column number, in order, and what follows them."""
        cells: dict[int, CellXml] = {}
        content = row.content
        if not content:
            return cells, b""
        at, last = 0, 0
        for found in self.tags.cell.finditer(content):
            if found.start() != at and content[at : found.start()].strip():
                raise OddShapeError
            at = found.end()
            attributes = parse_attributes(found[1])
            address = split_cell(attributes.pop(b"r", b"").decode("ascii", "replace"))
            if address is None or address[0] != row.number or address[1] <= last:
                raise OddShapeError
            last = address[1]
            cells[last] = CellXml(attributes, found[2] or b"", found[0])
        rest = content[at:].strip()
        if rest and not rest.startswith(self.tags.extension):
            raise OddShapeError
        return cells, rest

    def pieces(self, row: RowXml) -> dict[int, bytes] | None:
        """
        Return the cells of *row* as they stand, by column number.

        None when that cannot be told at a glance; `cells` then takes the longer look.
        """
        if not row.content:
            return {}
        opening, end = self.tags.cell_opening, b'%d"' % row.number
        before, *cells = row.content.split(opening)
        if before or self.tags.extension in row.content:
            return None
        if row.content.count(self.tags.cell_opening_loose) != len(cells):
            return None
        columns = columns_called(tuple([cell[: cell.find(end)] for cell in cells]))
        if columns is None:
            return None
        return dict(zip(columns, [opening + cell for cell in cells], strict=True))

    def readdressed(self, piece: bytes, old: int, new: int) -> bytes:
        """Return a piece of row *old*, as `pieces` gives it, as it stands in row *new*."""
        if old == new:
            return piece
        start = len(self.tags.cell_opening)
        end = piece.find(b'%d"' % old, start)
        return piece[:end] + b"%d" % new + piece[end + len(str(old)) :]


@lru_cache(1_000)
def columns_called(names: tuple[bytes, ...]) -> tuple[int, ...] | None:
    """Return the numbers of the columns called *names*; None unless they follow one another."""
    numbers = tuple(_COLUMN_NUMBERS.get(name, 0) for name in names)
    is_in_order = all(one < other for one, other in pairwise((0, *numbers)))
    return numbers if is_in_order else None


_COLUMN_NUMBERS = {letters(number).encode(): number for number in range(1, MAX_COLUMNS + 1)}
_ROW_NUMBER = re.compile(rb"""(?:^|\s)r\s*=\s*["'](\d+)["']""")


def row_number(attributes: bytes) -> int:
    """Return the row number in the attributes of a `<row>`."""
    if attributes.startswith(b' r="'):
        digits = attributes[4 : attributes.find(b'"', 4)]
        if digits.isdigit():
            return int(digits)
    found = _ROW_NUMBER.search(attributes)
    if found is None:
        raise OddShapeError
    return int(found[1])


def parse_attributes(text: bytes) -> dict[bytes, bytes]:
    """Return the attributes in *text* in their order, values as written."""
    return {m[1]: m[2] if m[2] is not None else m[3] for m in _ATTRIBUTE.finditer(text)}


def normalised(data: bytes) -> bytes:
    """
    Return the worksheet part *data* in the scanner's shape, nothing else about it changed.

    Rows and cells get their addresses and their order; comments and processing
    instructions between them, which mean nothing to a spreadsheet, go.

    Raises:
        FileRefusedError: If it is not well-formed, or holds a row or a cell twice.
        OddShapeError: If an address in it makes no sense.
    """
    root = parse(data)
    for sheet_data in root.iter("{*}sheetData"):
        for junk in list(sheet_data.iter(etree.Comment, etree.ProcessingInstruction)):
            _remove_keeping_tail(junk)
        _number_rows(sheet_data)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _remove_keeping_tail(node: etree._Element) -> None:
    parent, tail, before = node.getparent(), node.tail, node.getprevious()
    if parent is None:
        return
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    node.tail = None
    parent.remove(node)


def _number_rows(sheet_data: etree._Element) -> None:
    last = 0
    rows: dict[int, etree._Element] = {}
    for row in sheet_data:
        number = row.get("r", str(last + 1))
        if etree.QName(row).localname != "row" or not number.isdecimal():
            raise OddShapeError
        last = int(number)
        if last in rows:
            raise FileRefusedError("sheet.rows_twice", row=last)
        row.set("r", str(last))
        rows[last] = row
        row.text = row.tail = None
        _number_cells(row, last)
    sheet_data.text = None
    if list(rows) != sorted(rows) or len(rows) != len(sheet_data):
        sheet_data[:] = [rows[number] for number in sorted(rows)]


def _number_cells(row: etree._Element, number: int) -> None:
    last = 0
    cells: dict[int, etree._Element] = {}
    others = []
    for cell in row:
        if etree.QName(cell).localname != "c":
            others.append(cell)
            continue
        address = split_cell(cell.get("r", cell_name(number, last + 1)))
        if address is None or address[0] != number:
            raise OddShapeError
        last = address[1]
        if last in cells:
            raise FileRefusedError("sheet.rows_twice", row=number)
        cell.set("r", cell_name(number, last))
        cell.tail = None
        cells[last] = cell
    if list(cells) != sorted(cells) or len(cells) != len(row):
        row[:] = [cells[column] for column in sorted(cells)] + others
