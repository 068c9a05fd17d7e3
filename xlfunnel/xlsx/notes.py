"""
Cell notes: where they are, and how they go with their rows.

A note stands in three places: the comments part, the drawing that places its box (VML),
and, for a threaded one, the threaded-comments part. All three name the row.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from xlfunnel.tables.areas import Area, cell_name, split_cell
from xlfunnel.xlsx.package import Package
from xlfunnel.xlsx.text import editable

_REF = re.compile(
    rb"""(<(?:[\w.\-]+:)?(?:comment|threadedComment)\s[^>]*?\bref\s*=\s*["'])([^"']*)(["'])"""
)
_KINDS = ("comments", "threadedComment")


def noted_cells(package: Package, sheet_part: str) -> Iterator[tuple[int, int]]:
    """Yield (row, column) of every cell note of a worksheet."""
    for relation in package.relations(sheet_part):
        if relation.kind in _KINDS and package.has(relation.target):
            for found in _REF.finditer(editable(package.read(relation.target))):
                place = split_cell(found[2].decode())
                if place is not None:
                    yield place


def moved_notes(
    package: Package,
    read: Callable[[str], bytes],
    sheet_part: str,
    area: Area,
    places: Mapping[int, int],
) -> dict[str, bytes]:
    """
    Return the changed parts after the rows in *area* went to new *places* (row to row).

    *read* gives a part as it is by now. Notes of rows that are not in *places* stay where
    they are.
    """
    changed: dict[str, bytes] = {}
    for relation in package.relations(sheet_part):
        if relation.is_external or not package.has(relation.target):
            continue
        if relation.kind in _KINDS:
            data = read(relation.target)
            moved = _REF.sub(lambda found: _moved_ref(found, area, places), data)
        elif relation.kind == "vmlDrawing":
            data = read(relation.target)
            moved = _moved_boxes(data, area, places)
        else:
            continue
        if moved != data:
            changed[relation.target] = moved
    return changed


def _moved_ref(found: re.Match[bytes], area: Area, places: Mapping[int, int]) -> bytes:
    place = split_cell(found[2].decode())
    if place is None or not area.holds(*place):
        return found[0]
    row = places.get(place[0], place[0])
    return found[1] + cell_name(row, place[1]).encode() + found[3]


_CLIENT_DATA = re.compile(rb"<((?:[\w.\-]+:)?)ClientData\b.*?</\1ClientData>", re.S)
_IS_NOTE = re.compile(rb"""\bObjectType\s*=\s*["']Note["']""")
_ROW = re.compile(rb"(<(?:[\w.\-]+:)?Row>\s*)(\d+)(\s*<)")
_COLUMN = re.compile(rb"<(?:[\w.\-]+:)?Column>\s*(\d+)\s*<")
_ANCHOR = re.compile(rb"(<(?:[\w.\-]+:)?Anchor>)([^<]*)(<)")


def _moved_boxes(data: bytes, area: Area, places: Mapping[int, int]) -> bytes:
    """Return a VML drawing with the boxes of moved notes at their new rows (counted from 0)."""

    def move(found: re.Match[bytes]) -> bytes:
        row, column = _ROW.search(found[0]), _COLUMN.search(found[0])
        if row is None or column is None or not _IS_NOTE.search(found[0]):
            return found[0]
        old = int(row[2]) + 1
        new = places.get(old, old)
        if new == old or not area.holds(old, int(column[1]) + 1):
            return found[0]
        text = _ROW.sub(lambda m: m[1] + b"%d" % (new - 1) + m[3], found[0], count=1)
        return _ANCHOR.sub(lambda m: m[1] + _moved_anchor(m[2], new - old) + m[3], text, count=1)

    return _CLIENT_DATA.sub(move, data)


def _moved_anchor(anchor: bytes, by: int) -> bytes:
    """Return an anchor (left, dx, top, dy, right, dx, bottom, dy) *by* rows further down."""
    numbers = anchor.split(b",")
    if len(numbers) != 8 or not all(number.strip().isdigit() for number in numbers):
        return anchor
    for index in (2, 6):
        numbers[index] = b" %d" % max(int(numbers[index]) + by, 0)
    return b",".join(numbers)
