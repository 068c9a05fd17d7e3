"""Charts that show a table: their ranges follow it, their caches hold today's values."""

import math
import re
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

from xlfunnel.tables.areas import Area
from xlfunnel.values.cell import Cell, CellError, shown
from xlfunnel.xlsx.follow import Resize, followed_reference, split_reference
from xlfunnel.xlsx.render import number_text
from xlfunnel.xlsx.text import encode, unescaped

# a reference with its cache
_SERIES = re.compile(rb"<((?:[\w.\-]+:)?)(numRef|strRef|multiLvlStrRef)>(.*?)</\1\2>", re.S)
_CHART_FORMULA = re.compile(rb"(<(?:[\w.\-]+:)?f(?:\s[^>]*)?>)([^<]*)(</)")
_CACHE = re.compile(rb"<((?:[\w.\-]+:)?)(numCache|strCache|multiLvlStrCache)>(.*?)</\1\2>", re.S)
_FORMAT_CODE = re.compile(rb"<(?:[\w.\-]+:)?formatCode>[^<]*</(?:[\w.\-]+:)?formatCode>")

ReadArea = Callable[[str, Area], list[list[Cell]] | None]


def followed_chart(data: bytes, resizes: Sequence[Resize], read: ReadArea) -> bytes:
    """
    Return a chart part with ranges following their tables and caches holding today's values.

    Args:
        data: A chart or chartEx part.
        resizes: Tables that grew or shrank.
        read: (sheet, area) to its columns; None when it did not change.
    """

    def follow_formula(found: re.Match[bytes]) -> bytes:
        text = followed = unescaped(found[2])
        for resize in resizes:
            followed = followed_reference(followed, resize)
        return found[0] if followed == text else found[1] + escape(followed).encode() + found[3]

    def follow_series(found: re.Match[bytes]) -> bytes:
        formula = _CHART_FORMULA.search(found[0])
        reference = split_reference(unescaped(formula[2])) if formula else None
        columns = read(*reference) if reference else None
        if columns is None:
            return found[0]
        return _CACHE.sub(lambda cache: _cache(cache, columns), found[0])

    return _SERIES.sub(follow_series, _CHART_FORMULA.sub(follow_formula, data))


def _cache(found: re.Match[bytes], columns: list[list[Cell]]) -> bytes:
    """Return a chart's cache element holding *columns*, its number format kept."""
    p, kind = found[1], found[2]
    if kind == b"multiLvlStrCache":  # the column next to the values comes first
        count = len(columns[0])
        levels = (_points(p, cells, _string) for cells in reversed(columns))
        content = b"".join(b"<%slvl>%s</%slvl>" % (p, points, p) for points in levels)
    elif len(columns) == 1 or len(columns[0]) == 1:
        cells = [cell for column in columns for cell in column]
        count = len(cells)
        content = _points(p, cells, _number if kind == b"numCache" else _string)
    else:
        return found[0]
    code = _FORMAT_CODE.search(found[3]) if kind == b"numCache" else None
    opening = b'<%s%s>%s<%sptCount val="%d"/>' % (p, kind, code[0] if code else b"", p, count)
    return opening + content + b"</%s%s>" % (p, kind)


def _points(p: bytes, cells: Sequence[Cell], text_of: Callable[[Cell], str]) -> bytes:
    """Return the points of *cells* in elements with the prefix *p*; blanks have none."""
    return b"".join(
        b'<%spt idx="%d"><%sv>%s</%sv></%spt>' % (p, index, p, text.encode(), p, p)
        for index, cell in enumerate(cells)
        if (text := text_of(cell))
    )


def _number(cell: Cell) -> str:
    if isinstance(cell, CellError):
        return encode(cell.code)
    return number_text(cell) if isinstance(cell, float) and math.isfinite(cell) else ""


def _string(cell: Cell) -> str:
    return encode(shown(cell))
