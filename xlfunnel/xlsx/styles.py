"""Cell formats: which ones show dates, and a date format beside one that does not."""

import re
from datetime import datetime
from functools import cache

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from xlfunnel.xlsx.parts import parse
from xlfunnel.xlsx.structure import children

DATE_FORMAT = "yyyy-mm-dd"
MOMENT_FORMAT = "yyyy-mm-dd hh:mm"
_EAST_ASIAN_DATES = frozenset({*range(27, 37), *range(50, 59)})


@cache
def _shows_date(code: str) -> bool:
    return is_date_format(code) and "y" in re.sub(r'"[^"]*"|\[[^\]]*\]', "", code.lower())


class Styles:
    """
    The cell formats of a workbook, growing by what dates need.

    `changed()` returns the part with the added formats, bytes around them untouched.
    """

    def __init__(self, data: bytes | None) -> None:
        self._data = data
        self._codes: dict[int, str] = {}
        self._formats: list[dict[str, str]] = []
        self._added: list[tuple[int, int]] = []  # (copied format, number format id)
        self._new_codes: dict[str, int] = {}
        self._variants: dict[tuple[int, str], int] = {}
        if data is not None:
            self._read(parse(data))

    def _read(self, root: etree._Element) -> None:
        for element in children(root, "numFmts", "numFmt"):
            self._codes[int(element.get("numFmtId", -1))] = element.get("formatCode", "")
        self._elements = list(children(root, "cellXfs", "xf"))
        self._formats = [{str(k): str(v) for k, v in e.attrib.items()} for e in self._elements]

    def is_date(self, style: int | None) -> bool:
        """Whether numbers in cell format *style* show as dates."""
        number_format = self._number_format(style)
        if number_format in _EAST_ASIAN_DATES:
            return number_format not in (32, 33, 34, 35, 55, 56)  # times of day
        code = self._codes.get(number_format) or BUILTIN_FORMATS.get(number_format, "")
        return bool(code) and _shows_date(code)

    def _number_format(self, style: int | None) -> int:
        style = style or 0
        if style >= len(self._formats):
            return 0
        return int(self._formats[style].get("numFmtId", 0))

    def for_moment(self, style: int | None, value: datetime) -> int:
        """Return a format like *style* that shows *value* as a date; *style* if it does."""
        style = style or 0
        if self._data is None or style >= len(self._formats) or self.is_date(style):
            return style
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
        if self._data is None or not self._added:
            return None
        root = re.search(rb"<(?:([\w.\-]+):)?styleSheet[\s>]", self._data)
        prefix = root[1] + b":" if root is not None and root[1] else b""
        data = _with_codes(self._data, prefix, self._new_codes)
        formats = [self._xf(style, number, prefix) for style, number in self._added]
        return _grown_list(data, prefix + b"cellXfs", formats)

    def _xf(self, style: int, number_format: int, prefix: bytes) -> bytes:
        element = etree.fromstring(etree.tostring(self._elements[style], with_tail=False))
        element.set("numFmtId", str(number_format))
        element.set("applyNumberFormat", "1")
        text = etree.tostring(element)
        # the namespaces are declared on the root already
        return re.sub(rb' xmlns(?::[\w.\-]+)?="[^"]*"', b"", text)


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
    opening = re.search(rb"<%s\b([^>]*?)(/?)>" % re.escape(name), data)
    if opening is None:
        return data
    tag = opening[0]
    counted = re.sub(
        rb'(\scount=")(\d+)(")',
        lambda m: m[1] + b"%d" % (int(m[2]) + len(elements)) + m[3],
        tag,
    )
    if opening[2]:  # <numFmts count="0"/>
        block = counted[:-2] + b">" + b"".join(elements) + b"</%s>" % name
        return data[: opening.start()] + block + data[opening.end() :]
    end = data.index(b"</%s" % name, opening.end())
    return (
        data[: opening.start()] + counted + data[opening.end() : end]
        + b"".join(elements) + data[end:]
    )  # fmt: skip
