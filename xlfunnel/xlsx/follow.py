"""
What follows when a table grows or shrinks: areas on its sheet, its part, defined names.

Each function takes a part as bytes and returns it with only the references changed.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from xlfunnel.tables.areas import Area
from xlfunnel.tables.table import TablePart
from xlfunnel.xlsx.text import unescaped

_REF = re.compile(rb"""(\sref\s*=\s*["'])([^"']*)(["'])""")


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
        """Return *area* ending at the new last row, if it covers all rows of some columns."""
        covers_rows = area.top <= self.old.first_row <= area.bottom
        return area.down_to(self.last_row) if covers_rows and self._ends_with(area) else area

    def spread(self, area: Area) -> Area:
        """
        Return *area* ending at the new last row, if it reaches the last row of some columns.

        For formats and validations, which editing leaves in fragments: new rows look like
        the last one, whatever holds above it.
        """
        is_left_behind = self.last_row < area.top
        return area if is_left_behind or not self._ends_with(area) else area.down_to(self.last_row)

    def print_area(self, area: Area) -> Area:
        """Return *area*, which is printed, with the rows that come to a table all in it."""
        table = self.old
        covers_table = area.left <= table.area.left and table.area.right <= area.right
        is_outgrown = area.top <= table.first_row and area.bottom == table.last_row < self.last_row
        return area.down_to(self.last_row) if covers_table and is_outgrown else self.follow(area)

    def _ends_with(self, area: Area) -> bool:
        """Whether *area* ends at the last data row and within the columns of the table."""
        table = self.old
        return (
            table.area.left <= area.left
            and area.right <= table.area.right
            and table.first_row <= area.bottom == table.last_row
        )


# The first alternative is passed over: a sparkline stands in one cell and shows cells
# beside it, so neither place may stretch.
_AREAS = re.compile(
    rb"<((?:[\w.\-]+:)?)sparklineGroups(?=[\s>]).*?</\1sparklineGroups\s*>"
    rb"""|(\ssqref\s*=\s*["']|<(?:[\w.\-]+:)?sqref(?:\s[^>]*)?>)([^"'<]*)""",
    re.S,
)


def resized_sheet_tail(tail: bytes, resize: Resize) -> bytes:
    """Return what follows the rows of the sheet with formats and validations following."""

    def follow(found: re.Match[bytes]) -> bytes:
        if found[2] is None:
            return found[0]
        areas = found[3].decode().split()
        followed = [_spread(text, resize) for text in areas]
        return found[0] if followed == areas else found[2] + " ".join(followed).encode()

    return _AREAS.sub(follow, tail)


def _spread(text: str, resize: Resize) -> str:
    area = Area.parse(text)
    if area is None:
        return text
    spread = resize.spread(area)
    return text if spread == area else str(spread)


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


_DEFINED_NAME = re.compile(rb"(<(?:[\w.\-]+:)?definedName\s[^>]*>)([^<]*)(<)")


def resized_names(data: bytes, resize: Resize) -> bytes:
    """Return the workbook part with defined names that end with the table following it."""

    def change(found: re.Match[bytes]) -> bytes:
        text = unescaped(found[2])
        # a name without dollars means other cells from every cell that uses it
        is_fixed = text.count("$") == 2 * (1 + text.count(":"))
        follow = resize.print_area if b"_xlnm.Print_Area" in found[1] else resize.follow
        followed = _followed(text, resize, follow) if is_fixed else text
        return found[0] if followed == text else found[1] + escape(followed).encode() + found[3]

    return _DEFINED_NAME.sub(change, data)


_CELL = r"\$?[A-Za-z]{1,3}\$?\d{1,7}"
_REFERENCE = re.compile(rf"^(?:'((?:[^']|'')+)'|([^'!]+))!({_CELL}(?::{_CELL})?)$")


def split_reference(text: str) -> tuple[str, Area] | None:
    """Return (sheet, area) of `'My sheet'!$A$2:$A$9`, or None for anything else."""
    found = _REFERENCE.match(text.strip())
    area = Area.parse(found[3]) if found else None
    if found is None or area is None:
        return None
    return (found[1].replace("''", "'") if found[1] else found[2]), area


def followed_reference(text: str, resize: Resize) -> str:
    """Return reference *text* following the table; unchanged when it is about other cells."""
    return _followed(text, resize, resize.follow)


def _followed(text: str, resize: Resize, follow: Callable[[Area], Area]) -> str:
    parts = split_reference(text)
    if parts is None or parts[0].casefold() != resize.old.sheet.name.casefold():
        return text
    followed = follow(parts[1])
    if followed == parts[1]:
        return text
    sheet, mark, reference = text.rpartition("!")
    return sheet + mark + (followed.absolute() if "$" in reference else str(followed))


_HYPERLINK = re.compile(rb"<((?:[\w.\-]+:)?)hyperlink\s[^>]*?(?:/>|>.*?</\1hyperlink\s*>)", re.S)
_NO_HYPERLINKS = re.compile(rb"<((?:[\w.\-]+:)?)hyperlinks(?:\s[^>]*)?>\s*</\1hyperlinks\s*>")


def moved_hyperlinks(tail: bytes, area: Area, places: Mapping[int, int]) -> bytes:
    """
    Return the end of the sheet with links in *area* gone with their rows (row to row).

    A link over several rows becomes one for each of them.
    """

    def move(found: re.Match[bytes]) -> bytes:
        ref = _REF.search(found[0])
        place = Area.parse(ref[2].decode()) if ref else None
        if ref is None or place is None or place.overlap(area) != place:
            return found[0]
        rows = [places[row] for row in range(place.top, place.bottom + 1) if row in places]
        news = (Area(row, place.left, row, place.right) for row in rows)
        return b"".join(
            found[0].replace(ref[0], ref[1] + str(new).encode() + ref[3], 1) for new in news
        )

    moved = _HYPERLINK.sub(move, tail)
    return moved if moved == tail else _NO_HYPERLINKS.sub(b"", moved)
