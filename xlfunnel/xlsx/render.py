"""
Cells as XML bytes: a value in, a `<c>` element out, its format kept.

Most cells of a column are the same but for their row. So a cell is made with `ROW` in the
place of its row, remembered, and a whole row of cells gets its number at once.
"""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import repeat
from xml.sax.saxutils import escape

from xlfunnel.tables.areas import cell_name, letters
from xlfunnel.tables.celltext import storable
from xlfunnel.values.cell import Cell, CellError
from xlfunnel.xlsx.sheetxml import CellXml, Tags
from xlfunnel.xlsx.strings import MOST_SHARED
from xlfunnel.xlsx.styles import Styles
from xlfunnel.xlsx.text import element, encode

ROW = b"\0"  # stands for the number of the row; no XML holds this byte
_MOST_CELLS = 5_000  # remembered of one column

_EPOCH_1900 = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)


_STYLE = re.compile(rb'\ss="(\d+)"')
_KEPT = re.compile(rb"""\s(s|ph)\s*=\s*["'](\d+|true|false)["']""")


def kept_of(cell: bytes) -> bytes:
    """Return the attributes that the cell standing as *cell* keeps when it is written."""
    opening = cell[: cell.index(b">")]
    tag, _, said = opening.partition(b' r="')
    comes_first = b" " not in tag  # then the rest is the same in many cells
    return kept_attributes(said[said.find(b'"') + 1 :] if comes_first else opening)


@lru_cache(10_000)
def kept_attributes(attributes: bytes) -> bytes:
    """Return those of *attributes* that a cell keeps when it is written."""
    return b"".join(b' %s="%s"' % said for said in _KEPT.findall(attributes))


@dataclass(frozen=True, slots=True)
class Formula:
    """
    A formula a new row takes over from the row above; only ever made from the user's own.

    Attributes:
        text: Without the leading `=`.
        is_array: Whether it is calculated as an array.
        metadata: Index of its cell metadata, "" without.
    """

    text: str
    is_array: bool = False
    metadata: str = ""


def serial(moment: datetime, *, is_1904: bool) -> float:
    """Return the serial number of *moment*; times before 1 March 1900 as Excel counts them."""
    epoch = _EPOCH_1904 if is_1904 else _EPOCH_1900
    days = (moment - epoch) / timedelta(days=1)
    if not is_1904 and days < 61:  # Excel believes in 29 February 1900
        days -= 1
    return days


def moment(number: float, *, is_1904: bool) -> datetime | float:
    """Return the datetime of serial *number*, to the millisecond; the number if it is none."""
    if not 1 <= number < 2_958_466:  # below 1 it is a time of day
        return number
    epoch = _EPOCH_1904 if is_1904 else _EPOCH_1900
    if not is_1904 and number < 60:
        number += 1
    whole = math.floor(number)
    milliseconds = round((number - whole) * 86_400_000)
    return epoch + timedelta(days=whole, milliseconds=milliseconds)


def number_text(number: float) -> str:
    """Return *number* as the file writes it: shortest form that reads back the same."""
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    return repr(number)


class Renderer:
    """Writes cells of one worksheet."""

    def __init__(
        self, tags: Tags, styles: Styles, string: Callable[[str], int | None] | None, is_1904: bool
    ) -> None:
        """
        Take what the cells need to know.

        Args:
            tags: Tag names with the prefix of the worksheet.
            styles: Where a date finds a date format.
            string: Text, as given, to its index among the shared strings, None for one that
                goes into its cell, as very long ones always do; None: write all there.
            is_1904: Which day is day 0.
        """
        self.tags = tags
        self.styles = styles
        self.string = string
        self.is_1904 = is_1904
        self._c, self._v = tags.name("c"), tags.name("v")
        self._columns: dict[tuple[int, bytes], ColumnCells] = {}

    def cell(self, row: int, column: int, value: Cell | Formula, kept: bytes) -> bytes:
        """Return what `template` gives, in that *row*."""
        return self.template(column, value, kept).replace(ROW, b"%d" % row)

    def template(self, column: int, value: Cell | Formula, kept: bytes) -> bytes:
        """
        Return the cell holding *value*, `ROW` in the place of its row; b"" when it says nothing.

        *kept* are the attributes it keeps (` s="3"`), as `kept_of` gives them.
        """
        if isinstance(value, datetime):
            kept = self._dated(kept, value)
        tag, name = self._c, letters(column).encode() + ROW
        if isinstance(value, Formula):
            kind, content = self._formula(value, name)
        else:
            kind, content = self._content(value)
        if not content and not kept:
            return b""
        if not content:
            return b'<%s r="%s"%s/>' % (tag, name, kept)
        return b'<%s r="%s"%s%s>%s</%s>' % (tag, name, kept, kind, content, tag)

    def column(self, column: int, kept: bytes) -> "ColumnCells":
        """Return the cells of a *column* that keep the attributes *kept*."""
        cells = self._columns.get((column, kept))
        if cells is None:
            cells = self._columns[column, kept] = ColumnCells(self, column, kept)
        return cells

    def around_shared(self, column: int, kept: bytes) -> tuple[bytes, bytes]:
        """Return what stands before and after the index of a shared text in its cell."""
        name = letters(column).encode() + ROW
        before = b'<%s r="%s"%s t="s"><%s>' % (self._c, name, kept, self._v)
        return before, b"</%s></%s>" % (self._v, self._c)

    def rows(
        self, attributes: bytes, cells: Sequence[Iterable[bytes]], numbers: Iterable[int]
    ) -> Iterable[bytes]:
        """
        Return rows with the same *attributes*, `ROW` in the place of their *numbers* in all.

        *cells* are columns, each with one text a row; a row of empty texts closes itself.
        """
        tag = self.tags.name("row")
        opening, closing = b"<%s%s>" % (tag, attributes), b"</%s>" % tag
        empty, blank = b"<%s%s/>" % (tag, attributes), opening + closing
        digits = [b"%d" % number for number in numbers]
        made = map(b"".join, zip(repeat(opening, len(digits)), *cells, repeat(closing)))
        shortened = [empty if row == blank else row for row in made]
        return map(bytes.replace, shortened, repeat(ROW), digits)

    def _dated(self, kept: bytes, value: datetime) -> bytes:
        """Return *kept* with a cell format that shows dates."""
        found = _STYLE.search(kept)
        style = int(found[1]) if found else None
        wanted = self.styles.for_moment(style, value)
        if found is None:
            return kept + b' s="%d"' % wanted if wanted else kept
        return kept if wanted == style else kept.replace(found[0], b' s="%d"' % wanted)

    def raw(self, row: int, column: int, cell: CellXml) -> bytes:
        """Return *cell* as it is, at the given address."""
        tag = self.tags.name("c")
        parts = [b'<%s r="%s"' % (tag, cell_name(row, column).encode())]
        parts += [b' %s="%s"' % item for item in cell.attributes.items()]
        parts.append(b">%s</%s>" % (cell.content, tag) if cell.content else b"/>")
        return b"".join(parts)

    def _formula(self, formula: Formula, name: bytes) -> tuple[bytes, bytes]:
        """Return the further attributes and the content for *formula* in the cell *name*."""
        f = self.tags.name("f")
        array = b' t="array" ref="%s"' % name if formula.is_array else b""
        metadata = b' cm="%s"' % formula.metadata.encode() if formula.metadata else b""
        return metadata, b"<%s%s>%s</%s>" % (f, array, escape(formula.text).encode(), f)

    def _content(self, value: Cell) -> tuple[bytes, bytes]:
        """Return the type attribute and the content for *value*."""
        v = self._v
        if value is None or value == "":
            return b"", b""
        if isinstance(value, bool):
            return b' t="b"', b"<%s>%d</%s>" % (v, value, v)
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, CellError):
            return b' t="e"', b"<%s>%s</%s>" % (v, encode(value.code).encode(), v)
        number = serial(value, is_1904=self.is_1904) if isinstance(value, datetime) else value
        if not math.isfinite(number):
            return b' t="e"', b"<%s>#NUM!</%s>" % (v, v)  # Excel has no infinity
        return b"", b"<%s>%s</%s>" % (v, number_text(float(number)).encode(), v)

    def shared(self, value: str) -> int | None:
        """Return the index of a shared text; None for one that is written into its cell."""
        return self.string(value) if self.string and len(value) <= MOST_SHARED else None

    def _text(self, value: str) -> tuple[bytes, bytes]:
        if (number := self.shared(value)) is not None:
            return b' t="s"', b"<%s>%d</%s>" % (self._v, number, self._v)
        prefix = self.tags.prefix.decode()
        inline = f"<{prefix}is>{element(f'{prefix}t', storable(value))}</{prefix}is>"
        return b' t="inlineStr"', inline.encode()


class ColumnCells(dict[Cell, bytes]):
    """The cells of one column by value, as `Renderer.template` gives them, made when asked for."""

    def __init__(self, renderer: Renderer, column: int, kept: bytes) -> None:
        super().__init__()
        self._at = renderer, column, kept
        self._before, self._after = renderer.around_shared(column, kept)
        self._flags = {flag: self._make(flag) for flag in (False, True)}  # equal to 0 and 1

    def _make(self, value: Cell | Formula) -> bytes:
        renderer, column, kept = self._at
        return renderer.template(column, value, kept)

    def __missing__(self, value: Cell) -> bytes:
        if len(self) >= _MOST_CELLS:
            self.clear()
        number = self._at[0].shared(value) if type(value) is str and value else None
        if number is not None:
            # most cells of a large table: the same as `template` gives, without its questions
            made = self._before + b"%d" % number + self._after
        else:
            made = self._make(value)
        self[value] = made
        return made

    def of(self, value: Cell | Formula) -> bytes:
        """Return the cell that holds *value*."""
        if isinstance(value, bool):
            return self._flags[value]
        return self._make(value) if isinstance(value, Formula) else self[value]

    def all(self, values: Sequence[Cell]) -> Iterable[bytes]:
        """Return the cells that hold *values*."""
        if bool in set(map(type, values)):
            return map(self.of, values)
        return map(self.__getitem__, values)
