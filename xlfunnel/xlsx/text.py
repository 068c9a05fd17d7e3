"""
Text as spreadsheet XML writes it (ECMA-376 ST_Xstring).

A character that XML cannot hold is written `_xHHHH_`; text that looks like such an
escape has its underscore escaped in turn. Text is never anything but text here.
"""

import html
import re
from xml.sax.saxutils import escape

from xlfunnel.tables.celltext import paired
from xlfunnel.xlsx.parts import utf8

_BOM = b"\xef\xbb\xbf"
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LOOKS_LIKE_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SPACE_AT_EDGE = re.compile(r"^\s|\s$|\n|\t| {2}")


def decode(text: str) -> str:
    """Return *text* with its `_xHHHH_` escapes resolved."""
    if "_x" not in text:
        return text
    decoded = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return paired(decoded) if _SURROGATE.search(decoded) else decoded


def encode(text: str) -> str:
    """Return *text* as XML character data that reads back as the same text."""
    text = _LOOKS_LIKE_ESCAPE.sub("_x005F_", text) if "_x" in text else text
    if _UNWRITABLE.search(text):
        text = _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return escape(text)


def editable(data: bytes) -> bytes:
    """Return an XML part as patterns can search it: UTF-16 as UTF-8, all else as it is."""
    return data if data.startswith(_BOM) else utf8(data)


def unescaped(raw: bytes) -> str:
    """
    Return XML character data as text, its entities and character references resolved.

    >>> unescaped(b"A&amp;B&#x7EBF;&#32034;")
    'A&B线索'
    """
    return html.unescape(raw.decode(errors="replace"))


def element(name: str, text: str) -> str:
    """Return `<name>text</name>`, keeping blanks at the edges."""
    space = ' xml:space="preserve"' if _SPACE_AT_EDGE.search(text) else ""
    return f"<{name}{space}>{encode(text)}</{name}>"
