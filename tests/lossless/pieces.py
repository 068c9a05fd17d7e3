"""A sheet part cut into pieces that, put together, are the part again, byte for byte."""

import re
from dataclasses import dataclass

from tests.lossless.areas import Address, address

TOKEN = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"  # comments, CDATA, instructions
    rb"|<(?:\"[^\"]*+\"|'[^']*+'|[^<>\"']++)*+>"  # tags, with quoted > allowed
    rb"|[^<]++",  # text
    re.DOTALL,
)
_NAME = re.compile(rb"</?\s*(?:[^\s/>:]+:)?([^\s/>]+)")
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([^"']*)["']""")
_ENCODING = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")


@dataclass(frozen=True, slots=True)
class Piece:
    """
    A run of bytes and what it is.

    `kind` is "head" or "tail" (one token outside the cells), "row" and "end" (a row's tags), "cell"
    (a whole cell element) or "between" (what stands among rows and cells).
    """

    kind: str
    where: Address
    data: bytes


def as_utf8(data: bytes) -> bytes:
    """Return an XML part in UTF-8 without a byte order mark, whatever it is stored in."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16").encode()
    declared = _ENCODING.match(data)
    if declared and declared[1].lower() not in (b"utf-8", b"us-ascii", b"utf8"):
        return data.decode(declared[1].decode()).encode()
    return data


def tokens(data: bytes) -> list[bytes]:
    """Cut XML at its tags; ValueError if the pieces do not add up to the whole."""
    found = TOKEN.findall(data)
    if b"".join(found) != data:
        raise ValueError("the tokens do not add up to the part")
    return found


def element_name(token: bytes) -> str:
    """Return the local name of a tag token; "" for text, comments and instructions."""
    if not token.startswith(b"<") or token.startswith((b"<!", b"<?")):
        return ""
    found = _NAME.match(token)
    return found[1].decode() if found else ""


def is_plain(data: bytes) -> bool:
    """
    Say whether a sheet part has the shape Excel gives it.

    Such a part must come back byte for byte outside what was written. Any other may be
    written anew, as long as it means the same.
    """
    is_utf8 = data.removeprefix(b"\xef\xbb\xbf") == as_utf8(data)
    if not is_utf8 or not re.search(rb"<worksheet[\s>]", data):
        return False
    started, _, rest = data.partition(b"<sheetData>")
    body = rest.partition(b"</sheetData>")[0]
    strange = rb"<!--|<!\[CDATA|<\?|<[a-z0-9]+:|<(?:c|row)(?! r=\")[\s/>]"
    return b"purl.oclc.org" not in started and bool(body) and not re.search(strange, body)


def sheet_pieces(data: bytes) -> list[Piece]:
    """Cut a sheet part into pieces."""
    cutter = _Cutter()
    for token in tokens(as_utf8(data)):
        cutter.take(token)
    return cutter.pieces


class _Cutter:
    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._area = "head"
        self._row = self._column = 0
        self._depth = 0
        self._cell: list[bytes] | None = None

    def take(self, token: bytes) -> None:
        name, is_end = element_name(token), token.startswith(b"</")
        if self._cell is not None:
            self._in_cell(token, name, is_end)
        elif self._area != "body":
            self._outside(token, name)
        elif name == "sheetData":
            self._area = "tail"
            self._add("tail", token)
        elif name == "row":
            if not is_end:
                found = _REFERENCE.search(token)
                self._row, self._column = int(found[1]) if found else self._row + 1, 0
            self._add("end" if is_end else "row", token)
        elif name == "c":
            found = _REFERENCE.search(token)
            self._column = address(found[1].decode())[1] if found else self._column + 1
            self._cell, self._depth = [], 0
            self._in_cell(token, name, is_end)
        else:
            self._add("between", token)

    def _outside(self, token: bytes, name: str) -> None:
        self._add(self._area, token)
        if name == "sheetData" and self._area == "head":
            self._area = "tail" if token.endswith(b"/>") else "body"

    def _in_cell(self, token: bytes, name: str, is_end: bool) -> None:
        assert self._cell is not None
        self._cell.append(token)
        if is_end:
            self._depth -= 1
        elif name and not token.endswith(b"/>"):
            self._depth += 1
        if self._depth == 0:
            whole = b"".join(self._cell)
            self._cell = None
            self.pieces.append(Piece("cell", (self._row, self._column), whole))

    def _add(self, kind: str, token: bytes) -> None:
        self.pieces.append(Piece(kind, (self._row, 0), token))
