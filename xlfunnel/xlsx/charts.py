"""Charts that show a table: their ranges follow it, their caches hold today's values."""

import re
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape, unescape

from xlfunnel.values.cell import Cell, shown
from xlfunnel.xlsx.areas import Area
from xlfunnel.xlsx.follow import Resize, followed_reference, split_reference
from xlfunnel.xlsx.render import number_text
from xlfunnel.xlsx.text import encode

_SERIES = re.compile(
    rb"<((?:[\w.\-]+:)?)(numRef|strRef)>(.*?)</\1\2>", re.S
)  # a reference with its cache
_CHART_FORMULA = re.compile(rb"(<(?:[\w.\-]+:)?f(?:\s[^>]*)?>)([^<]*)(</)")
_CACHE = re.compile(rb"<((?:[\w.\-]+:)?)(numCache|strCache)>(.*?)</\1\2>", re.S)
_FORMAT_CODE = re.compile(rb"<(?:[\w.\-]+:)?formatCode>[^<]*</(?:[\w.\-]+:)?formatCode>")

ReadArea = Callable[[str, Area], list[Cell] | None]


def followed_chart(data: bytes, resizes: Sequence[Resize], read: ReadArea) -> bytes:
    """
    Return a chart part with ranges following their tables and caches holding today's values.

    Args:
        data: A chart or chartEx part.
        resizes: Tables that grew or shrank.
        read: (sheet, one-column or one-row area) to its cells; None when it did not change.
    """

    def follow_formula(found: re.Match[bytes]) -> bytes:
        text = unescape(found[2].decode())
        for resize in resizes:
            text = followed_reference(text, resize)
        return found[1] + escape(text).encode() + found[3]

    def follow_series(found: re.Match[bytes]) -> bytes:
        formula = _CHART_FORMULA.search(found[0])
        reference = split_reference(unescape(formula[2].decode())) if formula else None
        cells = read(*reference) if reference else None
        if cells is None:
            return found[0]
        return _CACHE.sub(lambda cache: _cache(cache, cells), found[0])

    return _SERIES.sub(follow_series, _CHART_FORMULA.sub(follow_formula, data))


def _cache(found: re.Match[bytes], cells: list[Cell]) -> bytes:
    """Return a chart's cache element holding *cells*, its number format kept."""
    prefix, kind = found[1], found[2]
    code = _FORMAT_CODE.search(found[3]) if kind == b"numCache" else None
    points = []
    for index, cell in enumerate(cells):
        if kind == b"numCache":
            text = number_text(cell) if isinstance(cell, float) else ""
        else:
            text = encode(shown(cell))
        if text:
            p = prefix
            points.append(
                b'<%spt idx="%d"><%sv>%s</%sv></%spt>' % (p, index, p, text.encode(), p, p)
            )
    return b'<%s%s>%s<%sptCount val="%d"/>%s</%s%s>' % (
        prefix, kind, code[0] if code else b"", prefix, len(cells), b"".join(points), prefix, kind,
    )  # fmt: skip


