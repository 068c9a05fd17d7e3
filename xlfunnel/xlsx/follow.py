"""
What follows when a table grows or shrinks: areas on its sheet, its part, defined names.

Each function takes a part as bytes and returns it with only the references changed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, unescape

from xlfunnel.xlsx.areas import Area
from xlfunnel.xlsx.structure import TablePart

_SQREF = re.compile(rb'(\ssqref=["\'])([^"\']*)(["\'])')
_SQREF_ELEMENT = re.compile(rb"(<(?:[\w.\-]+:)?sqref>)([^<]*)(<)")
_REF = re.compile(rb'(\sref=["\'])([^"\']*)(["\'])')


@dataclass(frozen=True, slots=True)
class Resize:
    """A table whose last data row moves from `old.last_row` to `last_row`."""

    old: TablePart
    last_row: int

    @property
    def area(self) -> Area:
        """The table's new area, header and totals row included."""
        return self.old.area.down_to(self.old.area.bottom + self.last_row - self.old.last_row)

    def follow(self, area: Area) -> Area:
        """Return *area* ending at the new last row, if it covers the table's rows to the last."""
        table = self.old
        follows = (
            table.area.left <= area.left
            and area.right <= table.area.right
            and table.area.top <= area.top <= table.first_row
            and area.bottom == table.last_row
        )
        return area.down_to(self.last_row) if follows else area


def resized_sheet_tail(tail: bytes, resize: Resize) -> bytes:
    """Return what follows the rows of the sheet with formats and validations following."""

    def follow(found: re.Match[bytes]) -> bytes:
        areas = [_followed(text, resize) for text in found[2].decode().split()]
        return found[1] + " ".join(areas).encode() + found[3]

    return _SQREF_ELEMENT.sub(follow, _SQREF.sub(follow, tail))


def _followed(text: str, resize: Resize) -> str:
    area = Area.parse(text)
    if area is None:
        return text
    followed = resize.follow(area)
    return text if followed == area else str(followed)


def resized_table(data: bytes, resize: Resize) -> bytes:
    """Return the table part with its own area, filter and sort areas following."""
    old = resize.old.area

    def follow(found: re.Match[bytes]) -> bytes:
        area = Area.parse(found[2].decode())
        if area == old:
            new = resize.area
        elif area is not None and area.bottom in (resize.old.last_row, old.bottom):
            new = area.down_to(resize.last_row + (area.bottom - resize.old.last_row))
        else:
            return found[0]
        return found[1] + str(new).encode() + found[3]

    return _REF.sub(follow, data)


def resized_names(data: bytes, resize: Resize) -> bytes:
    """Return the workbook part with defined names that end with the table following it."""
    pattern = rb"(<(?:[\w.\-]+:)?definedName\s[^>]*>)([^<]*)(<)"

    def follow(found: re.Match[bytes]) -> bytes:
        text = unescape(found[2].decode())
        followed = followed_reference(text, resize)
        return found[0] if followed == text else found[1] + escape(followed).encode() + found[3]

    return re.sub(pattern, follow, data)


_REFERENCE = re.compile(
    r"^(?:'((?:[^']|'')+)'|([^'!]+))!(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)$"
)


def split_reference(text: str) -> tuple[str, Area] | None:
    """Return (sheet, area) of `'My sheet'!$A$2:$A$9`, or None for anything else."""
    found = _REFERENCE.match(text.strip())
    area = Area.parse(found[3].replace("$", "")) if found else None
    if found is None or area is None:
        return None
    return (found[1].replace("''", "'") if found[1] else found[2]), area


def followed_reference(text: str, resize: Resize) -> str:
    """Return reference *text* following the table; unchanged when it is about other cells."""
    parts = split_reference(text)
    if parts is None or parts[0] != resize.old.sheet.name:
        return text
    followed = resize.follow(parts[1])
    if followed == parts[1]:
        return text
    return text[: text.rindex("!") + 1] + followed.absolute()


_HYPERLINK = re.compile(
    rb"<((?:[\w.\-]+:)?)hyperlink\s[^>]*?(?:/>|>.*?</\1hyperlink\s*>)", re.S
)
_NO_HYPERLINKS = re.compile(rb"<((?:[\w.\-]+:)?)hyperlinks(?:\s[^>]*)?>\s*</\1hyperlinks\s*>")


def moved_hyperlinks(tail: bytes, area: Area, places: Mapping[int, int]) -> bytes:
    """Return the end of the sheet with links in *area* gone with their rows (row to row)."""

    def move(found: re.Match[bytes]) -> bytes:
        ref = _REF.search(found[0])
        place = Area.parse(ref[2].decode()) if ref else None
        if ref is None or place is None or not area.holds(place.top, place.left):
            return found[0]
        row = places.get(place.top)
        if row is None:
            return b""
        new = Area(row, place.left, row + place.bottom - place.top, place.right)
        return found[0].replace(ref[0], ref[1] + str(new).encode() + ref[3], 1)

    moved = _HYPERLINK.sub(move, tail)
    return moved if moved == tail else _NO_HYPERLINKS.sub(b"", moved)
