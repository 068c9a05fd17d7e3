"""One sheet before and after, byte by byte."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from lxml import etree

from tests.lossless.areas import LAST_COLUMN, address, place
from tests.lossless.cells import canonical, walk
from tests.lossless.loss import Kind, Loss
from tests.lossless.package import Element, attribute, children, local, parse
from tests.lossless.pieces import Piece, element_name, is_plain, sheet_pieces
from tests.lossless.touched import Touched

_AREAS = re.compile(rb"""(\ssqref\s*=\s*)(?:"[^"]*"|'[^']*')""")
_REFERENCE = re.compile(rb"""(\sref\s*=\s*)(?:"[^"]*"|'[^']*')""")
_ATTRIBUTE = re.compile(rb"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_HINTS = {b"spans", b"r"}


def byte_losses(part: str, old: bytes, new: bytes, touched: Touched) -> list[Loss]:
    """
    Compare all bytes outside the written cells.

    An odd sheet may be written anew as long as it means the same; areas and dimension are
    compared by others.
    """
    losses = _piece_losses(part, old, new, touched)
    if losses and _meaning(old, touched) == _meaning(new, touched):
        return losses[:1] if is_plain(old) else []
    return losses


def _piece_losses(part: str, old: bytes, new: bytes, touched: Touched) -> list[Loss]:
    one, other = sheet_pieces(old), sheet_pieces(new)
    losses = _row_losses(part, one, other, touched)
    frames = zip_longest(_frame(one), _frame(other), fillvalue=b"")
    changed = next((pair for pair in frames if pair[0] != pair[1]), None)
    if changed:
        before, after = (str(token) for token in changed)
        losses.append(Loss(Kind.FRAME, part, element_name(changed[0]), before, after))
    nothing = Piece("", (0, 0), b"")
    insides = zip_longest(_inside(one, touched), _inside(other, touched), fillvalue=nothing)
    moved = next((pair for pair in insides if pair[0] != pair[1]), None)
    if moved:
        before, after = (str(piece.data) for piece in moved)
        losses.append(Loss(Kind.BYTES, part, place(moved[0].where), before, after))
    return losses


def _frame(pieces: list[Piece]) -> list[bytes]:
    """Return the tokens outside the rows, without what may follow a change."""
    found, in_sqref = [], False
    for piece in pieces:
        if piece.kind not in ("head", "tail") or element_name(piece.data) == "sheetData":
            continue
        name, data = element_name(piece.data), piece.data
        if name == "dimension":
            data = _REFERENCE.sub(rb"\1", data)
        found.append(b"" if in_sqref else _AREAS.sub(rb"\1", data))
        in_sqref = name == "sqref" and not data.startswith(b"</")
    return found


def _inside(pieces: list[Piece], touched: Touched) -> list[Piece]:
    """Return what stands among the rows, without the written cells and their rows' tags."""
    return [
        piece
        for piece in pieces
        if piece.kind in ("row", "end", "cell", "between")
        if not (piece.kind == "cell" and touched.is_free(piece.where))
        if not (piece.kind in ("row", "end") and piece.where[0] in touched.rows)
        if not (piece.kind == "between" and not piece.data.strip())
    ]


def _row_losses(part: str, old: list[Piece], new: list[Piece], touched: Touched) -> list[Loss]:
    """Require that rows with written cells keep their attributes; new ones are shown."""
    before, after = (
        {p.where[0]: _attributes(p.data) for p in pieces if p.kind == "row"}
        for pieces in (old, new)
    )
    losses = [
        Loss(Kind.ROW, part, str(row), str(before[row]), str(after.get(row)))
        for row in before.keys() & touched.rows
        if before[row] != after.get(row, {})
    ]
    return losses + [
        Loss(Kind.ROW, part, str(row), "none", str(after[row]))
        for row in after.keys() - before.keys()
        if after[row].get(b"hidden") in (b"1", b"true")
    ]


def _meaning(data: bytes, touched: Touched) -> str:
    """Return the canonical XML of the sheet without what may change."""
    root = parse(data)
    for cell, element in list(walk(root)):
        element.set("r", place(cell))
        element.tail = None
        if touched.is_free(cell):
            _remove(element)
    for element in list(root.iter()):
        if element.get("sqref") is not None:
            element.set("sqref", "")
        if local(element) == "dimension":
            element.set("ref", "")
        elif local(element) == "sqref":
            element.text = ""
    for data_element in children(root, "sheetData"):
        _make_rows_plain(data_element, touched)
    return canonical(root)


def _make_rows_plain(data: Element, touched: Touched) -> None:
    for junk in list(data.iter(etree.Comment, etree.ProcessingInstruction)):
        _remove(junk)
    for row, number in zip(children(data, "row"), row_numbers(data), strict=True):
        row.set("r", str(number))
        if number in touched.rows:
            row.attrib.clear()
            row.set("r", str(number))
            if not len(row):
                data.remove(row)
        row.text = row.tail = None
        row[:] = sorted(row, key=_column)
    data[:] = sorted(data, key=lambda row: int(row.get("r") or 0))
    data.text = None


def _remove(element: Element) -> None:
    """Take an element out, leaving the text behind it."""
    parent, tail, before = element.getparent(), element.tail, element.getprevious()
    if parent is None:
        return
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)


def _column(element: Element) -> int:
    """Return a cell's column; what is no cell stands last."""
    return address(element.get("r") or "")[1] if local(element) == "c" else LAST_COLUMN + 1


def row_numbers(data: Element) -> Iterator[int]:
    """Yield the numbers of the rows of a sheetData element."""
    number = 0
    for row in children(data, "row"):
        number = int(attribute(row, "r") or number + 1)
        yield number


def _attributes(tag: bytes) -> dict[bytes, bytes]:
    return {m[1]: m[2] or m[3] or b"" for m in _ATTRIBUTE.finditer(tag) if m[1] not in _HINTS}
