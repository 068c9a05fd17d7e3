"""One sheet before and after: cell by cell, and then byte by byte."""

from datetime import datetime

from tests.lossless.areas import Address, Area, place
from tests.lossless.cells import CellReader, SeenCell, walk
from tests.lossless.follow import Follow
from tests.lossless.loss import Kind, Loss
from tests.lossless.package import Element, SheetPart, attribute, children, parse
from tests.lossless.sheet_bytes import byte_losses, row_numbers
from tests.lossless.touched import Touched
from xlfunnel.values.cell import Cell

Cells = dict[Address, SeenCell]


class SheetCheck:
    """Compares one sheet; the readers are those of the two packages."""

    def __init__(
        self, sheet: SheetPart, follow: Follow, before: CellReader, after: CellReader
    ) -> None:
        self.sheet, self.follow = sheet, follow
        self.old_reader, self.new_reader = before, after
        self.old_data = follow.before.parts[sheet.part]
        self.new_data = follow.after.parts[sheet.part]
        self.touched = Touched(sheet.name, follow)

    def losses(self) -> list[Loss]:
        """Return everything that is wrong with the sheet."""
        part = self.sheet.part
        old, new = self.old_reader.cells(part), self.new_reader.cells(part)
        return [
            *self._written(old, new),
            *self._unwritten(old, new),
            *self._order(),
            *self.follow.areas(self.sheet.name, part),
            *byte_losses(part, self.old_data, self.new_data, self.touched),
        ]

    def _loss(self, kind: Kind, where: str, before: object = "", after: object = "") -> Loss:
        return Loss(kind, self.sheet.part, where, str(before), str(after))

    def _written(self, old: Cells, new: Cells) -> list[Loss]:
        """Require that written cells hold their values, in the format they had."""
        expected = self.touched.expected
        losses = [
            self._loss(Kind.VALUE, place(cell), value, new.get(cell))
            for cell, value in expected.items()
            if not self.new_reader.holds(new.get(cell), value)
        ]
        return losses + [
            self._loss(Kind.STYLE, place(cell), old[cell].style, new.get(cell))
            for cell, value in expected.items()
            if cell in old and not self._keeps_style(old[cell], new.get(cell), value)
        ]

    def _keeps_style(self, old: SeenCell, new: SeenCell | None, value: Cell) -> bool:
        """Say whether a written cell looks as before; a date may take on a date format."""
        if new is None:
            return old.style == 0
        if old.style == new.style or not isinstance(value, datetime):
            return old.style == new.style
        if not self.old_reader.formats:
            return True  # the workbook had no formats at all
        return (
            old.style not in self.old_reader.date_styles
            and self.old_reader.format_beside_number(old.style)
            == self.new_reader.format_beside_number(new.style)
        )

    def _unwritten(self, old: Cells, new: Cells) -> list[Loss]:
        """Require that other cells are as they were, or took over what is above them."""
        return [
            self._loss(Kind.CELL, place(cell), old.get(cell), new.get(cell))
            for cell in old.keys() | new.keys()
            if cell not in self.touched.expected and old.get(cell) != new.get(cell)
            if not (self.touched.is_free(cell) and _took_over(old.get(cell), new.get(cell)))
        ]

    def _order(self) -> list[Loss]:
        """Require ascending addresses and a dimension that covers them, if it was so before."""
        old, new = parse(self.old_data), parse(self.new_data)
        losses = []
        if _is_sorted(old) and not _is_sorted(new):
            losses.append(self._loss(Kind.ORDER, "sheetData"))
        if _is_covered(old) and not _is_covered(new):
            losses.append(self._loss(Kind.DIMENSION, "dimension"))
        return losses


def _took_over(old: SeenCell | None, new: SeenCell | None) -> bool:
    """Say whether a cell of an appended row was blank and got but a format or a formula."""
    was_blank = old is None or old.is_blank
    return was_blank and (new is None or new.is_blank or bool(new.formula))


def _is_sorted(root: Element) -> bool:
    cells = [cell for cell, _ in walk(root)]
    rows = [number for data in children(root, "sheetData") for number in row_numbers(data)]
    return cells == sorted(set(cells)) and rows == sorted(set(rows))


def _is_covered(root: Element) -> bool:
    """Say whether a sheet's dimension, if there is one, covers all its cells."""
    areas = [Area.parse(attribute(d, "ref") or "") for d in children(root, "dimension")]
    return all(cell in area for area in areas for cell, _ in walk(root))
