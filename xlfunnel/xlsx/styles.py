"""Cell formats: which ones show dates, and a date format beside one that does not."""

import itertools
import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime
from functools import cache

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from xlfunnel.xlsx.parts import parse
from xlfunnel.xlsx.structure import children
from xlfunnel.xlsx.text import editable

_FONT_SIZE = 11.0  # points, where none is said
LEADING = 1.4  # height of a line by the size of its font, that of Chinese fonts

DATE_FORMAT = "yyyy-mm-dd"
MOMENT_FORMAT = "yyyy-mm-dd hh:mm"

# formats that Chinese, Japanese and Korean programs know by number alone (ECMA-376 18.8.30)
_EAST_ASIAN_FORMATS = dict.fromkeys((*range(27, 32), 36, *range(50, 55), 57, 58), "yyyy/m/d")
_EAST_ASIAN_FORMATS |= dict.fromkeys((*range(32, 36), 55, 56), "h:mm")
_NO_CODE = re.compile(r'"[^"]*"|\[[^\]]*\]|[\\_*].')
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)

# what a workbook without formats has all the same
_NO_FORMATS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    b'<fills count="2"><fill><patternFill patternType="none"/></fill>'
    b'<fill><patternFill patternType="gray125"/></fill></fills>'
    b'<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    b'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    b'</cellStyleXfs><cellXfs count="1">'
    b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
)


@cache
def _shows_moment(code: str) -> bool:
    return is_date_format(code) and not _ELAPSED.search(code)


@cache
def _shows_day(code: str) -> bool:
    if not _shows_moment(code):
        return False
    letters = set(_NO_CODE.sub("", code.partition(";")[0].lower()))
    return bool(letters & {"y", "d"}) or ("m" in letters and not letters & {"h", "s"})


class Styles:
    """
    The cell formats of a workbook, growing by what dates need.

    `changed()` returns the part with the added formats, bytes around them untouched.
    """

    def __init__(self, data: bytes | None) -> None:
        self._data = _NO_FORMATS if data is None or not len(parse(data)) else editable(data)
        self._added: list[tuple[int, int]] = []  # (copied format, number format id)
        self._new_codes: dict[str, int] = {}
        self._variants: dict[tuple[int, str], int] = {}
        root = parse(self._data)
        self._codes = {
            _number(element): element.get("formatCode", "")
            for element in children(root, "numFmts", "numFmt")
        }
        self._formats = [f for x in children(root, "cellXfs") for f in _formats(x)]
        self._font_sizes = [_size(font) for font in children(root, "fonts", "font")]

    def shows_moment(self, style: int | None) -> bool:
        """Whether numbers in cell format *style* show as dates or times of day."""
        return _shows_moment(self._code(style))

    def shows_day(self, style: int | None) -> bool:
        """Whether numbers in cell format *style* show as dates."""
        return _shows_day(self._code(style))

    def wrapped_line(self, style: int | None) -> float | None:
        """Return the points that a line of text in cell format *style* takes if it wraps."""
        style = style or 0
        if style >= len(self._formats):
            return None
        element = self._formats[style]
        if not any(a.get("wrapText") in ("1", "true") for a in element.iter("{*}alignment")):
            return None
        number = element.get("fontId", "")
        is_known = number.isdecimal() and int(number) < len(self._font_sizes)
        return LEADING * (self._font_sizes[int(number)] if is_known else _FONT_SIZE)

    def _code(self, style: int | None) -> str:
        style = style or 0
        number = _number(self._formats[style]) if style < len(self._formats) else 0
        known = self._codes.get(number) or BUILTIN_FORMATS.get(number)
        return known or _EAST_ASIAN_FORMATS.get(number, "")

    def for_moment(self, style: int | None, value: datetime) -> int:
        """Return a format like *style* that shows *value* as a date; *style* if it does."""
        style = style or 0
        if self.shows_day(style):
            return style
        if style >= len(self._formats):  # a format that is not there looks like the first
            style = 0
        has_time = bool(value.hour or value.minute or value.second)
        code = MOMENT_FORMAT if has_time else DATE_FORMAT
        if (style, code) not in self._variants:
            self._added.append((style, self._code_id(code)))
            self._variants[style, code] = len(self._formats) + len(self._added) - 1
        return self._variants[style, code]

    def _code_id(self, code: str) -> int:
        known = {text: number for number, text in self._codes.items()}
        if code in known:
            return known[code]
        number = max([163, *self._codes]) + 1
        self._codes[number] = code
        self._new_codes[code] = number
        return number

    def changed(self) -> bytes | None:
        """Return the part with the added formats, or None when none were needed."""
        if not self._added:
            return None
        root = re.search(rb"<((?:[\w.\-]+:)?)styleSheet[\s>]", self._data)
        prefix = root[1] if root is not None else b""
        data = _with_codes(self._data, prefix, self._new_codes)
        formats = [self._xf(style, number) for style, number in self._added]
        return _grown_list(data, prefix + b"cellXfs", formats)

    def _xf(self, style: int, number_format: int) -> bytes:
        element = deepcopy(self._formats[style])
        element.tail = None
        element.set("numFmtId", str(number_format))
        element.set("applyNumberFormat", "1")
        return _without_declarations(etree.tostring(element), self._formats[style].getroottree())


def _formats(cell_formats: etree._Element) -> Iterator[etree._Element]:
    """Yield the formats that count: one for each that is written in two versions."""
    for item in cell_formats:
        if not isinstance(item.tag, str):
            continue
        if etree.QName(item).localname == "xf":
            yield item
        else:
            yield from itertools.islice(item.iter("{*}xf"), 1)


def _without_declarations(text: bytes, tree: etree._ElementTree) -> bytes:
    """Return element *text* without the namespace declarations that the root makes as well."""
    opening, end, rest = text.partition(b">")
    for prefix, uri in tree.getroot().nsmap.items():
        name = f"xmlns:{prefix}" if prefix else "xmlns"
        opening = opening.replace(f' {name}="{uri}"'.encode(), b"")
    return opening + end + rest


def _size(font: etree._Element) -> float:
    """Return the size of a font in points."""
    said = (size.get("val", "") for size in font.iter("{*}sz"))
    return next((float(size) for size in said if size.replace(".", "", 1).isdecimal()), _FONT_SIZE)


def _number(element: etree._Element) -> int:
    """Return the number format that an element names; 0 (General) when it is none."""
    text = element.get("numFmtId", "")
    return int(text) if text.isdecimal() else 0


def _with_codes(data: bytes, prefix: bytes, codes: dict[str, int]) -> bytes:
    if not codes:
        return data
    elements = [
        b'<%snumFmt numFmtId="%d" formatCode="%s"/>' % (prefix, number, code.encode())
        for code, number in codes.items()
    ]
    if b"<%snumFmts" % prefix in data:
        return _grown_list(data, prefix + b"numFmts", elements)
    root = re.search(rb"<%sstyleSheet\b[^>]*>" % re.escape(prefix), data)
    if root is None:
        return data
    block = b'<%snumFmts count="%d">%s</%snumFmts>' % (
        prefix, len(elements), b"".join(elements), prefix,
    )  # fmt: skip
    return data[: root.end()] + block + data[root.end() :]


def _grown_list(data: bytes, name: bytes, elements: list[bytes]) -> bytes:
    """Return *data* with *elements* added to the list element *name* and its count."""
    opening = re.search(rb"<%s(?=[\s/>])([^>]*?)(/?)>" % re.escape(name), data)
    if opening is None:
        return data
    counted = re.sub(
        rb"""(\scount\s*=\s*["'])(\d+)""",
        lambda m: m[1] + b"%d" % (int(m[2]) + len(elements)),
        opening[1],
    )
    tag = b"<%s%s>" % (name, counted)
    if opening[2]:  # <numFmts count="0"/>
        block = tag + b"".join(elements) + b"</%s>" % name
        return data[: opening.start()] + block + data[opening.end() :]
    end = data.index(b"</%s" % name, opening.end())
    return (
        data[: opening.start()] + tag + data[opening.end() : end]
        + b"".join(elements) + data[end:]
    )  # fmt: skip
