"""A formula cell with what the formula gives stored beside it; nothing else of it changes."""

import math
import re
from datetime import datetime
from functools import cache
from typing import NamedTuple

from xlfunnel.tables.celltext import storable
from xlfunnel.values.cell import Cell, CellError
from xlfunnel.xlsx.render import number_text, serial
from xlfunnel.xlsx.sheetxml import Tags, parse_attributes
from xlfunnel.xlsx.text import decode, element, unescaped


class _Said(NamedTuple):
    """A result as its cell says it: the type of the cell, and the text of `<v>`."""

    kind: str
    text: str


class _Patterns(NamedTuple):
    formula: re.Pattern[bytes]
    results: re.Pattern[bytes]
    value: re.Pattern[bytes]


# the type goes with the result; the metadata of a value (vm), such as a picture's, is not ours
_OF_RESULT = re.compile(rb"""\s(?:t|vm)\s*=\s*(?:"[^"]*"|'[^']*')""")


def with_result(cell: bytes, tags: Tags, value: Cell, *, is_1904: bool) -> bytes:
    """
    Return the `<c>` element *cell*, which holds a formula, with *value* as its result.

    It comes back as it is when it holds no formula, or *value* already: numbers are
    compared as numbers, because programs write them with different digits.
    """
    patterns = _patterns(tags)
    end = cell.find(b">")
    formula = patterns.formula.match(cell, end + 1)
    wanted = _said(value, is_1904=is_1904)
    if formula is None or _is_same(_found(cell[:end], cell[formula.end() :], patterns), wanted):
        return cell
    kind = f' t="{wanted.kind}"'.encode() if wanted.kind != "n" else b""
    opening = _OF_RESULT.sub(b"", cell[:end]) + kind
    result = element(tags.name("v").decode(), wanted.text).encode()
    rest = patterns.results.sub(b"", cell[formula.end() :])
    return opening + cell[end : formula.end()] + result + rest


@cache
def _patterns(tags: Tags) -> _Patterns:
    f, v, inline = (re.escape(tags.name(name)) for name in ("f", "v", "is"))
    whole = rb"<%s(?=[\s/>])[^>]*?(?:/>|>[^<]*</%s\s*>)"
    return _Patterns(
        formula=re.compile(rb"\s*" + whole % (f, f)),
        results=re.compile(whole % (v, v) + rb"|<%s(?=[\s/>]).*?</%s\s*>" % (inline, inline), re.S),
        value=re.compile(rb"<%s(?=[\s/>])[^>]*?(?:/>|>([^<]*)<)" % v),
    )


def _said(value: Cell, *, is_1904: bool) -> _Said:
    if value is None or isinstance(value, str):
        return _Said("str", storable(value or ""))
    if isinstance(value, bool):
        return _Said("b", str(int(value)))
    if isinstance(value, CellError):
        return _Said("e", value.code)
    number = serial(value, is_1904=is_1904) if isinstance(value, datetime) else float(value)
    # Excel has no infinity
    return _Said("n", number_text(number)) if math.isfinite(number) else _Said("e", "#NUM!")


def _found(opening: bytes, rest: bytes, patterns: _Patterns) -> _Said | None:
    """Return the result that a cell has, None for none."""
    value = patterns.value.search(rest)
    if value is None:
        return None
    text = decode(unescaped(value[1] or b""))
    return _Said(parse_attributes(opening).get(b"t", b"n").decode("ascii", "replace"), text)


def _is_same(one: _Said | None, other: _Said) -> bool:
    if one is None or one.kind != other.kind or other.kind != "n":
        return one == other
    try:
        return float(one.text) == float(other.text)
    except ValueError:  # no number of the file's
        return False
