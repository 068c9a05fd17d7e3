"""From worksheet to table state: values, formulas, and what stands below the table."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from typing import Any, TypeVar

from python_calamine import CalamineError, CalamineWorkbook

from xlfunnel.errors import FileRefusedError
from xlfunnel.tables.areas import MAX_ROWS, Area
from xlfunnel.tables.state import TableState
from xlfunnel.tables.table import Sheet, TablePart
from xlfunnel.values.cell import Cell, CellError
from xlfunnel.xlsx.formulas import SheetFormulas
from xlfunnel.xlsx.notes import noted_cells
from xlfunnel.xlsx.package import Package
from xlfunnel.xlsx.reader import (
    Block,
    Scanner,
    calamine_blocks,
    error_cells,
    is_sprawling,
    last_row,
    open_calamine,
    to_cell,
)
from xlfunnel.xlsx.sheetxml import OddShapeError, SheetXml, normalised
from xlfunnel.xlsx.strings import shared_texts
from xlfunnel.xlsx.structure import Structure
from xlfunnel.xlsx.styles import Styles

T = TypeVar("T")
_MANY_TEXTS = 10_000
_OPENING = 4096  # bytes that the opening of a part stands in


class _CalamineFailedError(Exception):
    """Calamine gave up on a sheet, maybe half-way; the scanner reads what it does not."""


class Loader:
    """
    Reads worksheets of one package, by calamine where it can.

    Attributes:
        formulas: Sheet part to its formulas, for the sheets read so far.
        adopted: Tables made over header rows, which the file does not have yet.
    """

    def __init__(self, package: Package, structure: Structure) -> None:
        self.package = package
        self.structure = structure
        part = structure.styles_part
        self.styles = Styles(package.read(part) if part else None)
        self.formulas: dict[str, SheetFormulas] = {}
        self.adopted: list[TablePart] = []
        self._odd: set[str] = set()
        self._calamine: CalamineWorkbook | None = None
        self._is_calamine_tried = False
        self._texts: list[str] | None = None
        self._has_all_texts = False

    def sheet_xml(self, part: str) -> SheetXml:
        """Return the worksheet *part* cut for the scanner."""
        data = self.package.read(part)
        if part not in self._odd:
            try:
                return SheetXml.cut(data)
            except OddShapeError:
                self._odd.add(part)
        try:
            return SheetXml.cut(normalised(data))
        except OddShapeError as odd:
            raise FileRefusedError("sheet.odd", part=part) from odd

    def in_shape(self, part: str, work: Callable[[SheetXml], T]) -> T:
        """Return *work* done on a worksheet, brought into shape first when it must be."""
        try:
            return work(self.sheet_xml(part))
        except OddShapeError:
            if not self.note_odd(part):
                raise FileRefusedError("sheet.odd", part=part) from None
            return self.in_shape(part, work)
        except _CalamineFailedError:
            return self.in_shape(part, work)  # from the start, by the scanner
        except ValueError as error:  # a number or a text of the file that is none
            raise FileRefusedError("sheet.odd", part=part) from error

    def at_top(self, part: str, rows: int, work: Callable[[SheetXml], T]) -> T:
        """Return *work* done on the first *rows*, as by `in_shape`; the others may be missing."""
        if part not in self._odd:
            with suppress(OddShapeError, ValueError):
                end = b"</sheetData></worksheet>"
                top = SheetXml.cut(opening_of(self.package, part, b"</row>", end))
                if last_row(top) >= rows:
                    return work(top)
        return self.in_shape(part, work)

    def note_odd(self, part: str) -> bool:
        """Remember that *part* must be normalised; False when it already was."""
        known = part in self._odd
        self._odd.add(part)
        return not known

    def formulas_of(self, part: str) -> SheetFormulas:
        """Return the formulas of the worksheet *part*."""
        if part not in self.formulas:
            self.formulas[part] = self.in_shape(part, SheetFormulas)
        return self.formulas[part]

    def values_at(
        self, part: str, places: Collection[tuple[int, int]]
    ) -> dict[tuple[int, int], Cell]:
        """Return what the cells at *places* (row, column) of the worksheet *part* hold."""
        return self.in_shape(part, lambda xml: self._values_at(xml, places))

    def _values_at(
        self, xml: SheetXml, places: Collection[tuple[int, int]]
    ) -> dict[tuple[int, int], Cell]:
        values: dict[tuple[int, int], Cell] = dict.fromkeys(places)
        wanted = {row for row, _ in places}
        for row in xml.rows():
            if row.number in wanted:
                for column, cell in xml.cells(row)[0].items():
                    if (row.number, column) in values:
                        values[row.number, column] = self.scanner().value(cell)
        return values

    def scanner(self) -> Scanner:
        """Return what reads cells without calamine."""
        return Scanner(self._text, self.styles, self.structure.is_1904)

    def table_areas(self, part: str) -> list[Area]:
        """Return where tables stand on the worksheet *part*."""
        tables = (*self.structure.tables.values(), *self.adopted)
        return [table.area for table in tables if table.sheet.part == part]

    def load(self, table: TablePart) -> TableState:
        """
        Return the state of *table*, all its columns loaded.

        Reading a sheet costs so much that a column asked for later must not cost it again.
        """
        return self.in_shape(table.sheet.part, lambda sheet: self._load(table, sheet))

    def blocks(self, sheet: Sheet, xml: SheetXml) -> Iterator[Block]:
        """Yield the rows of a worksheet, error cells in their places."""
        book = self._book()
        # calamine reads blanks where a part is UTF-16 or its values are CDATA
        if book is None or sheet.part in self._odd or is_sprawling(xml):
            yield from self.scanner().blocks(xml)
            return
        errors = error_cells(xml)
        try:
            for block in calamine_blocks(book, sheet.name):
                _put_in(block, errors)
                yield block
        except (CalamineError, OverflowError, ValueError) as error:
            self._calamine = None
            raise _CalamineFailedError from error

    def release(self) -> None:
        """Give back the memory that reading took; a later read takes it again."""
        self._calamine, self._is_calamine_tried, self._texts = None, False, None

    def _book(self) -> CalamineWorkbook | None:
        if not self._is_calamine_tried:
            self._is_calamine_tried = True
            if not self._claims_too_many_strings():
                self._calamine = open_calamine(self.package.data)
        return self._calamine

    def _claims_too_many_strings(self) -> bool:
        """Whether the shared strings claim to be more than they can be; calamine believes it."""
        part = self.structure.strings_part
        opening = next(self.package.chunks(part), b"")[:_OPENING] if part else b""
        claims = re.findall(rb"""ount\s*=\s*["'](\d+)["']""", opening)
        return part is not None and any(int(claim) > self.package.size(part) for claim in claims)

    def _text(self, number: int) -> str:
        """Return a shared text; all of them are read only for one that is not among the first."""
        part = self.structure.strings_part
        if self._texts is None and part is not None:
            self._texts = list(shared_texts(opening_of(self.package, part, b"</si>", b"</sst>")))
            self._has_all_texts = False
        if not self._has_all_texts and part is not None and number >= len(self._texts or ()):
            self._texts = list(shared_texts(self.package.read(part)))
            self._has_all_texts = True
        texts = self._texts or ()
        return texts[number] if 0 <= number < len(texts) else ""

    def _load(self, table: TablePart, xml: SheetXml) -> TableState:
        part = table.sheet.part
        if part not in self.formulas:
            self.formulas[part] = SheetFormulas(xml)
        rows = _TableRows(table)
        for block in self.blocks(table.sheet, xml):
            rows.take(block)
        blocked = [area for area in self.table_areas(part) if area != table.area]
        blocked += merged_areas(xml) + self.formulas[part].filled
        state = rows.state(self.formulas[part], blocked, self.package)
        state.is_protected = _PROTECTED.search(xml.tail) is not None
        return state


def opening_of(package: Package, part: str, last: bytes, closing: bytes) -> bytes:
    """
    Return the beginning of a *part* up to an element that ends with *last*, and *closing* it.

    The whole part when it is small, or when its tags have prefixes.
    """
    beginning = next(package.chunks(part), b"")
    end = beginning.rfind(last)
    if len(beginning) == package.size(part) or end < 0:
        return package.read(part)
    return beginning[: end + len(last)] + closing


def _put_in(block: Block, errors: Mapping[int, Mapping[int, CellError]]) -> None:
    """Put error values where calamine gave blanks."""
    if not errors:
        return
    for number, row in enumerate(block.rows, block.top):
        for column, error in errors.get(number, {}).items():
            if block.left <= column < block.left + len(row):
                row[column - block.left] = error


class _TableRows:
    """Collects the rows of one table, and those below it, as they come."""

    def __init__(self, table: TablePart) -> None:
        self.table = table
        self.at = table.columns
        self.columns: dict[str, list[Cell]] = {header: [] for header in table.headers}
        self.filled: list[bool] = []
        self.occupied: list[int] = []  # rows below the table that hold something
        self._intern: dict[str, dict[str, Cell]] = {header: {"": None} for header in self.at}

    def take(self, block: Block) -> None:
        """Take what is the table's of *block*; rows below the table only if they join it."""
        table = self.table
        first = max(table.first_row - block.top, 0)
        inside = max(table.last_row - block.top + 1, 0)
        if rows := block.rows[first:inside]:
            self._add(block.top + first, block.left, rows)
        if table.has_totals:
            return
        below = max(first, inside)
        for number, row in enumerate(block.rows[below:], block.top + below):
            if not self._is_filled(block.left, row):
                continue
            if self._joins(number):
                self._add(number, block.left, [row])
            else:
                self.occupied.append(number)

    def _is_filled(self, left: int, row: list[Any]) -> bool:
        """Whether the part of *row* within the table holds something (0 and FALSE do)."""
        area = self.table.area
        inside = row[max(area.left - left, 0) : max(area.right - left + 1, 0)]
        return any(inside) or len(inside) != inside.count("")

    def _add(self, number: int, left: int, rows: list[list[Any]]) -> None:
        """Add *rows*, the first of which is row *number*: by column, far quicker than by cell."""
        self._pad_to(number - self.table.first_row)
        width = len(rows[0])
        if left >= self.table.area.left and left + width - 1 <= self.table.area.right:
            self.filled += [any(row) or width != row.count("") for row in rows]
        else:
            self.filled += [self._is_filled(left, row) for row in rows]
        columns = list(zip(*rows, strict=True))
        for header, at in self.at.items():
            known = 0 <= at - left < width
            cells = self._cells(header, columns[at - left]) if known else [None] * len(rows)
            self.columns[header] += cells

    def _cells(self, header: str, values: tuple[Any, ...]) -> list[Cell]:
        kinds = set(map(type, values))
        if kinds == {float}:
            return list(values)
        if kinds != {str}:
            return list(map(to_cell, values))
        intern = self._intern[header]
        if len(intern) > _MANY_TEXTS:  # mostly different texts: nothing to gain
            return [value or None for value in values] if "" in values else list(values)
        keep = intern.setdefault  # equal texts are kept once
        return [keep(value, value) for value in values]

    def _joins(self, number: int) -> bool:
        """Whether a filled row below the table stands directly under its last row."""
        return number == self.table.first_row + max(len(self.filled), self._size) and (
            not self.occupied
        )

    @property
    def _size(self) -> int:
        return self.table.last_row - self.table.first_row + 1

    def _pad_to(self, count: int) -> None:
        more = count - len(self.filled)
        if more > 0:
            self.filled += [False] * more
            for column in self.columns.values():
                column += [None] * more

    def state(self, formulas: SheetFormulas, blocked: list[Area], package: Package) -> TableState:
        table = self.table
        first, size = table.first_row, self._size
        self._pad_to(size)
        joining = len(self.filled) - size
        taken_in = self._allowed(joining, blocked)
        if taken_in < joining:  # what is not taken in stands in the way
            self.occupied.append(table.last_row + taken_in + 1)
        count = size + taken_in
        del self.filled[count:]
        for column in self.columns.values():
            del column[count:]
        part = table.moved_to(table.area.down_to(table.area.bottom + taken_in))
        data = Area(first, part.area.left, max(part.last_row, first), part.area.right)
        places = {
            (row - first, table.headers[column - data.left]) for row, column in formulas.taken(data)
        }
        below = [
            row
            for row, column in formulas.cells
            if row > part.last_row and data.left <= column <= data.right
        ]
        return TableState(
            part=part,
            filled=self.filled,
            columns=self.columns,
            origin=list(range(count)),
            formulas=places,
            noted=frozenset(
                row - first
                for row, column in noted_cells(package, table.sheet.part)
                if part.area.holds(row, column) and row >= first
            ),
            taken_in=taken_in,
            room=self._room(part, below, blocked),
        )

    def _allowed(self, more: int, blocked: list[Area]) -> int:
        """Return how many of the *more* rows below may be taken in."""
        area, last = self.table.area, self.table.last_row
        below = Area(last + 1, area.left, last + more, area.right)
        room = (other.top - last - 1 for other in blocked if more and other.meets(below))
        return max(min([more, *room]), 0)

    def _room(self, part: TablePart, formulas_below: list[int], blocked: list[Area]) -> int:
        """Return how many rows the table can grow before something stands in its way."""
        if part.has_totals:
            return 0
        column = Area(part.last_row + 1, part.area.left, MAX_ROWS, part.area.right)
        tops = [area.top for area in blocked if area.meets(column)]
        rows = [row for row in (*self.occupied, *formulas_below) if row > part.last_row]
        return min([*tops, *rows, MAX_ROWS + 1]) - part.last_row - 1


_PROTECTED = re.compile(
    rb"""<(?:[\w.\-]+:)?sheetProtection\s(?:[^>]*?\s)?sheet\s*=\s*["'](?:1|true|on)["']"""
)
_MERGED = re.compile(rb"""<(?:[\w.\-]+:)?mergeCell\s(?:[^>]*?\s)?ref\s*=\s*["']([^"']*)["']""")


def merged_areas(xml: SheetXml) -> list[Area]:
    """Return the merged areas of a worksheet."""
    areas = (Area.parse(found[1].decode()) for found in _MERGED.finditer(xml.tail))
    return [area for area in areas if area is not None]
