"""What rows and columns say beside their cells: numbers, formats, spans, the dimension."""

import re
from collections.abc import Iterator, Sequence

from xlfunnel.tables.areas import Area
from xlfunnel.xlsx.sheetxml import SheetXml, parse_attributes

# what a new row does not take over from the one above it
_OF_ONE_ROW = (b"r", b"spans", b"hidden", b"collapsed", b"outlineLevel")


HEIGHT = re.compile(rb"""\sht\s*=\s*["']([^"']*)["']""")
_CHOSEN = re.compile(rb"""\scustomHeight\s*=\s*["'](?:1|true)["']""")


def is_height_chosen(attributes: bytes) -> bool:
    """Return whether a person gave a row with these *attributes* its height."""
    return _CHOSEN.search(attributes) is not None


def row_attributes(attributes: bytes, number: bytes) -> bytes:
    """
    Return the *attributes* of a row as a new row with that *number* takes them over.

    A height goes with them when a person chose it, and not when it only fits the texts.
    """
    kept = parse_attributes(attributes)
    if not is_height_chosen(attributes):
        kept.pop(b"ht", None)
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


def column_elements(sheet: SheetXml) -> Iterator[dict[bytes, bytes]]:
    """Yield the attributes of each `<col>` of a worksheet that says which columns it means."""
    element = rb"<%s\s([^>]*)>" % re.escape(sheet.tags.name("col"))
    for found in re.finditer(element, sheet.head):
        column = parse_attributes(found[1])
        if column.keys() >= {b"min", b"max"}:
            yield column


class ColumnStyles(dict[int, bytes | None]):
    """Column number to the format of its blank cells, None without one."""

    def __init__(self, sheet: SheetXml) -> None:
        super().__init__()
        self._ranges = [
            (int(column[b"min"]), int(column[b"max"]), column[b"style"])
            for column in column_elements(sheet)
            if column.get(b"style", b"").isdigit()
        ]

    def __missing__(self, column: int) -> bytes | None:
        found = (style for first, last, style in self._ranges if first <= column <= last)
        self[column] = next(found, None)
        return self[column]
