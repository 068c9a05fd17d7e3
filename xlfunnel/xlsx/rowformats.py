"""What rows and columns say beside their cells: numbers, formats, spans, the dimension."""

import re
from collections.abc import Sequence

from xlfunnel.xlsx.areas import Area
from xlfunnel.xlsx.sheetxml import SheetXml, parse_attributes

# what a new row does not take over from the one above it
_OF_ONE_ROW = (b"r", b"spans", b"hidden", b"collapsed", b"outlineLevel")


def row_attributes(attributes: bytes, number: bytes) -> bytes:
    """Return the *attributes* of a row as a new row with that *number* takes them over."""
    kept = parse_attributes(attributes)
    said = [b' %s="%s"' % (k, v) for k, v in kept.items() if k not in _OF_ONE_ROW]
    return b"".join([b' r="%s"' % number, *said])


_NUMBER = re.compile(rb"""(^|\s)r\s*=\s*["']\d+["']""")


def numbered(attributes: bytes, number: int) -> bytes:
    """Return row *attributes* with another row number."""
    return _NUMBER.sub(lambda m: m[1] + b'r="%d"' % number, attributes)


def row_style(attributes: bytes) -> bytes | None:
    """Return the format of the blank cells of a row, when it has one of its own."""
    if b"customFormat" not in attributes:
        return None
    said = parse_attributes(attributes)
    style = said.get(b"s", b"") if said.get(b"customFormat") in (b"1", b"true") else b""
    return style if style.isdigit() else None


_SPANS = re.compile(rb"""(\sspans\s*=\s*["'])(\d+):(\d+)(["'])""")


def covering(attributes: bytes, columns: Sequence[int]) -> bytes:
    """Return row *attributes* with their spans ("1:14", a hint) covering sorted *columns*."""
    found = _SPANS.search(attributes)
    if found is None or not columns:
        return attributes
    low, high = min(int(found[2]), columns[0]), max(int(found[3]), columns[-1])
    if (low, high) == (int(found[2]), int(found[3])):
        return attributes
    return _SPANS.sub(lambda m: m[1] + b"%d:%d" % (low, high) + m[4], attributes)


_DIMENSION = re.compile(rb"""<(?:[\w.\-]+:)?dimension\s[^>]*?\bref\s*=\s*["']([^"']*)["']""")


def grown_dimension(head: bytes, area: Area) -> bytes:
    """Return *head* with its `<dimension>` (a hint) covering *area* too."""
    found = _DIMENSION.search(head)
    old = Area.parse(found[1].decode()) if found else None
    if found is None or old is None:
        return head
    grown = Area(
        min(old.top, area.top), min(old.left, area.left),
        max(old.bottom, area.bottom), max(old.right, area.right),
    )  # fmt: skip
    if grown == old:
        return head
    return head[: found.start(1)] + str(grown).encode() + head[found.end(1) :]


class ColumnStyles(dict[int, bytes | None]):
    """Column number to the format of its blank cells, None without one."""

    def __init__(self, sheet: SheetXml) -> None:
        super().__init__()
        columns = (
            parse_attributes(found[1])
            for found in re.finditer(
                rb"<%s\s([^>]*)>" % re.escape(sheet.tags.name("col")), sheet.head
            )
        )
        self._ranges = [
            (int(column[b"min"]), int(column[b"max"]), column[b"style"])
            for column in columns
            if column.keys() >= {b"min", b"max"} and column.get(b"style", b"").isdigit()
        ]

    def __missing__(self, column: int) -> bytes | None:
        found = (style for first, last, style in self._ranges if first <= column <= last)
        self[column] = next(found, None)
        return self[column]
