"""One sheet before and after: byte by byte, and cell by cell."""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import zip_longest

from lxml import etree

from tests.lossless.areas import LAST_COLUMN, Address, Area, address, place
from tests.lossless.cells import CellReader, SeenCell, canonical, walk
from tests.lossless.follow import Follow
from tests.lossless.loss import Kind, Loss
from tests.lossless.package import Element, SheetPart, attribute, children, local, parse
from tests.lossless.pieces import Piece, element_name, is_plain, sheet_pieces
from xlfunnel.values.cell import Cell

_AREAS = re.compile(rb"""(\ssqref\s*=\s*)(?:"[^"]*"|'[^']*')""")
_REFERENCE = re.compile(rb"""(\sref\s*=\s*)(?:"[^"]*"|'[^']*')""")
_ATTRIBUTE = re.compile(rb"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_HINTS = {b"spans", b"r"}


class SheetCheck:
    """
    Compares one sheet.

    A cell is free when it is one of the expected cells, or when it lies in an appended row
    of a table (formats and formulas come down from the row above).
    """

    def __init__(
        self, sheet: SheetPart, follow: Follow, before: CellReader, after: CellReader
    ) -> None:
        self.sheet, self.follow = sheet, follow
        self.old_reader, self.new_reader = before, after
        self.old_data = follow.before.parts[sheet.part]
        self.new_data = follow.after.parts[sheet.part]
        self.expected = follow.expected.cells.get(sheet.name, {})
        self.free_areas = list(_appended(sheet.name, follow))
        self.rows = {row for row, _ in self.expected}
        for area in self.free_areas:
            self.rows.update(range(area.top, area.bottom + 1))

    def losses(self) -> list[Loss]:
        """Return everything that is wrong with the sheet."""
        if self.old_data == self.new_data and not self.expected:
            return []
        old, new = self._cells()
        losses = self._values(old, new)
        losses += self._untouched(old, new)
        losses += self._order()
        losses += self.follow.areas(self.sheet.name, self.sheet.part)
        losses += self._bytes() or []
        return losses

    def _loss(self, kind: Kind, where: str, before: object = "", after: object = "") -> Loss:
        return Loss(kind, self.sheet.part, where, str(before), str(after))

    def _cells(self) -> tuple[dict[Address, SeenCell], dict[Address, SeenCell]]:
        return self.old_reader.cells(self.sheet.part), self.new_reader.cells(self.sheet.part)

    def _is_free(self, cell: Address) -> bool:
        return cell in self.expected or any(cell in area for area in self.free_areas)

    # --- cell by cell

    def _values(self, old: dict[Address, SeenCell], new: dict[Address, SeenCell]) -> list[Loss]:
        losses = [
            self._loss(Kind.VALUE, place(cell), value, new.get(cell))
            for cell, value in self.expected.items()
            if not self.new_reader.holds(new.get(cell), value)
        ]
        return losses + [
            self._loss(Kind.STYLE, place(cell), old[cell].style, new.get(cell))
            for cell, value in self.expected.items()
            if cell in old and not self._keeps_style(old[cell], new.get(cell), value)
        ]

    def _keeps_style(self, old: SeenCell, new: SeenCell | None, value: Cell) -> bool:
        """Say whether a written cell looks as before; a date may take on a date format."""
        if new is None:
            return old.style == 0
        if old.style == new.style or not isinstance(value, datetime):
            return old.style == new.style
        return (
            old.style not in self.old_reader.date_styles
            and self.old_reader.format_beside_number(old.style)
            == self.new_reader.format_beside_number(new.style)
        )

    def _untouched(self, old: dict[Address, SeenCell], new: dict[Address, SeenCell]) -> list[Loss]:
        losses = [
            self._loss(Kind.CELL, place(cell), old.get(cell), new.get(cell))
            for cell in old.keys() | new.keys()
            if not self._is_free(cell) and old.get(cell) != new.get(cell)
        ]
        taken_over = [
            cell
            for cell in old.keys() | new.keys()
            if self._is_free(cell) and cell not in self.expected
        ]
        return losses + [
            self._loss(Kind.CELL, place(cell), old.get(cell), new.get(cell))
            for cell in taken_over
            if not _may_take_over(old.get(cell), new.get(cell))
        ]

    def _order(self) -> list[Loss]:
        """Require ascending addresses and a dimension that covers them, if it was so before."""
        order = [[cell for cell, _ in walk(parse(d))] for d in (self.old_data, self.new_data)]
        rows = [_row_numbers(parse(d)) for d in (self.old_data, self.new_data)]
        was_sorted, is_sorted = (
            cells == sorted(set(cells)) and numbers == sorted(set(numbers))
            for cells, numbers in zip(order, rows, strict=True)
        )
        losses = []
        if was_sorted and not is_sorted:
            losses.append(self._loss(Kind.ORDER, "sheetData"))
        if _is_covered(self.old_data, order[0]) and not _is_covered(self.new_data, order[1]):
            losses.append(self._loss(Kind.DIMENSION, "dimension"))
        return losses

    # --- byte by byte

    def _bytes(self) -> list[Loss]:
        """Compare all bytes outside the written cells; odd parts may be written anew."""
        losses = self._pieces()
        if losses and self._same_meaning():
            return losses[:1] if is_plain(self.old_data) else []
        return losses

    def _pieces(self) -> list[Loss]:
        old, new = sheet_pieces(self.old_data), sheet_pieces(self.new_data)
        losses = self._row_tags(old, new)
        frames = zip_longest(self._frame(old), self._frame(new), fillvalue=b"")
        changed = next((pair for pair in frames if pair[0] != pair[1]), None)
        if changed:
            losses.append(self._loss(Kind.FRAME, element_name(changed[0]), *changed))
        nothing = Piece("", (0, 0), b"")
        insides = zip_longest(self._inside(old), self._inside(new), fillvalue=nothing)
        moved = next((pair for pair in insides if pair[0] != pair[1]), None)
        if moved:
            losses.append(self._loss(Kind.BYTES, place(moved[0].where), *moved))
        return losses

    def _frame(self, pieces: list[Piece]) -> list[bytes]:
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

    def _inside(self, pieces: list[Piece]) -> list[Piece]:
        """Return what stands among the rows, without the written cells and their rows' tags."""
        return [
            piece
            for piece in pieces
            if piece.kind in ("row", "end", "cell", "between")
            if not (piece.kind == "cell" and self._is_free(piece.where))
            if not (piece.kind in ("row", "end") and piece.where[0] in self.rows)
            if not (piece.kind == "between" and not piece.data.strip())
        ]

    def _row_tags(self, old: list[Piece], new: list[Piece]) -> list[Loss]:
        """Require that rows with written cells keep their attributes; new ones are shown."""
        before, after = (
            {p.where[0]: _attributes(p.data) for p in pieces if p.kind == "row"}
            for pieces in (old, new)
        )
        losses = [
            self._loss(Kind.ROW, str(row), before[row], after.get(row))
            for row in before.keys() & self.rows
            if before[row] != after.get(row, {})
        ]
        return losses + [
            self._loss(Kind.ROW, str(row), "none", after[row])
            for row in after.keys() - before.keys()
            if after[row].get(b"hidden") in (b"1", b"true")
        ]

    def _same_meaning(self) -> bool:
        return self._meaning(self.old_data) == self._meaning(self.new_data)

    def _meaning(self, data: bytes) -> str:
        """Return the canonical XML of the sheet without what may change."""
        root = parse(data)
        for cell, element in list(walk(root)):
            element.set("r", place(cell))
            element.tail = None
            if self._is_free(cell):
                _remove(element)
        for element in list(root.iter()):
            if element.get("sqref") is not None:
                element.set("sqref", "")
            if local(element) == "dimension":
                element.set("ref", "")
            elif local(element) == "sqref":
                element.text = ""
        for data_element in children(root, "sheetData"):
            self._plain_rows(data_element)
        return canonical(root)

    def _plain_rows(self, data: Element) -> None:
        for junk in list(data.iter(etree.Comment, etree.ProcessingInstruction)):
            _remove(junk)
        for row, number in zip(children(data, "row"), _row_numbers_of(data), strict=True):
            row.set("r", str(number))
            if number in self.rows:
                row.attrib.clear()
                row.set("r", str(number))
                if not len(row):
                    data.remove(row)
            row.text = row.tail = None
            row[:] = sorted(row, key=_column)
        data[:] = sorted(data, key=lambda row: int(row.get("r") or 0))
        data.text = None


def _appended(sheet: str, follow: Follow) -> Iterator[Area]:
    for name, rows in follow.expected.appended.items():
        table = follow.before.tables[name]
        if table.sheet == sheet:
            for row in rows:
                yield Area(row, table.area.left, row, table.area.right)


def _may_take_over(old: SeenCell | None, new: SeenCell | None) -> bool:
    """Say whether a cell of an appended row is blank as before, or took over what is above."""
    if old is not None and not old.is_blank:
        return old == new
    return new is None or new.is_blank or bool(new.formula)


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


def _row_numbers_of(data: Element) -> Iterator[int]:
    number = 0
    for row in children(data, "row"):
        number = int(attribute(row, "r") or number + 1)
        yield number


def _row_numbers(root: Element) -> list[int]:
    return [number for data in children(root, "sheetData") for number in _row_numbers_of(data)]


def _is_covered(data: bytes, cells: list[Address]) -> bool:
    """Say whether a sheet's dimension, if there is one, covers all its cells."""
    references = [attribute(d, "ref") or "" for d in children(parse(data), "dimension")]
    areas = [Area.parse(text) for text in references]
    return all(cell in area for area in areas for cell in cells)


def _attributes(tag: bytes) -> dict[bytes, bytes]:
    return {m[1]: m[2] or m[3] or b"" for m in _ATTRIBUTE.finditer(tag) if m[1] not in _HINTS}
