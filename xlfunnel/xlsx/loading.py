"""From worksheet to table state: values, formulas, and what stands below the table."""

import re
from collections.abc import Callable, Collection, Iterator
from typing import TypeVar

from python_calamine import CalamineError, CalamineWorkbook

from xlfunnel.errors import FileRefusedError
from xlfunnel.values.cell import Cell
from xlfunnel.xlsx.areas import MAX_ROWS, Area
from xlfunnel.xlsx.formulas import SheetFormulas
from xlfunnel.xlsx.notes import noted_cells
from xlfunnel.xlsx.package import Package
from xlfunnel.xlsx.reader import (
    RawRow,
    Scanner,
    calamine_rows,
    error_cells,
    is_sprawling,
    open_calamine,
    to_cell,
)
from xlfunnel.xlsx.sheetxml import OddShapeError, SheetXml, normalised
from xlfunnel.xlsx.strings import shared_texts
from xlfunnel.xlsx.structure import Sheet, Structure, TablePart
from xlfunnel.xlsx.styles import Styles
from xlfunnel.xlsx.tablestate import TableState

T = TypeVar("T")


class Loader:
    """
    Reads worksheets of one package, by calamine where it can.

    Attributes:
        formulas: Sheet part to its formulas, for the sheets read so far.
    """

    def __init__(self, package: Package, structure: Structure) -> None:
        self.package = package
        self.structure = structure
        part = structure.styles_part
        self.styles = Styles(package.read(part) if part else None)
        self.formulas: dict[str, SheetFormulas] = {}
        self._odd: set[str] = set()
        self._calamine: CalamineWorkbook | None = None
        self._is_calamine_tried = False
        self._texts: list[str] | None = None

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

    def note_odd(self, part: str) -> bool:
        """Remember that *part* must be normalised; False when it already was."""
        known = part in self._odd
        self._odd.add(part)
        return not known

    def load(self, table: TablePart, headers: Collection[str]) -> TableState:
        """Return the state of *table* with the columns *headers*."""
        return self.in_shape(
            table.sheet.part, lambda sheet: self._load(table, headers, sheet)
        )

    def load_more(self, state: TableState, headers: Collection[str]) -> None:
        """Add the columns *headers* to *state*, its changes and their places kept."""
        missing = [header for header in headers if header not in state.columns]
        if not missing:
            return
        fresh = self.load(state.part, missing)
        for header in missing:
            raw = fresh.columns[header]
            state.columns[header] = [None if o is None else raw[o] for o in state.origin]

    def raw_rows(self, sheet: Sheet, xml: SheetXml) -> Iterator[RawRow]:
        """Yield the rows of a worksheet, error cells in their places."""
        book = self._book()
        if book is None or is_sprawling(xml):
            yield from Scanner(self._strings, self.styles, self.structure.is_1904).rows(xml)
            return
        errors = error_cells(xml)
        try:
            for number, left, row in calamine_rows(book, sheet.name):
                for column, error in errors.get(number, {}).items():
                    if left <= column < left + len(row):
                        row[column - left] = error
                yield number, left, row
        except CalamineError:
            self._calamine = None  # the scanner reads what calamine does not
            yield from self.raw_rows(sheet, xml)

    def release(self) -> None:
        """Give back the memory that reading took; a later read takes it again."""
        self._calamine, self._is_calamine_tried, self._texts = None, False, None

    def _book(self) -> CalamineWorkbook | None:
        if not self._is_calamine_tried:
            self._is_calamine_tried = True
            self._calamine = open_calamine(self.package.data)
        return self._calamine

    def _strings(self) -> list[str]:
        if self._texts is None:
            part = self.structure.strings_part
            self._texts = list(shared_texts(self.package.read(part))) if part else []
        return self._texts

    def _load(self, table: TablePart, headers: Collection[str], xml: SheetXml) -> TableState:
        part = table.sheet.part
        if part not in self.formulas:
            self.formulas[part] = SheetFormulas(xml)
        rows = _TableRows(table, headers)
        for number, left, row in self.raw_rows(table.sheet, xml):
            rows.take(number, left, row)
        others = [t.area for t in self.structure.tables.values() if t.sheet.part == part]
        return rows.state(self.formulas[part], _blocked_areas(xml, others, table), self.package)


class _TableRows:
    """Collects the rows of one table, and those below it, as they come."""

    def __init__(self, table: TablePart, headers: Collection[str]) -> None:
        self.table = table
        self.at = {header: table.columns[header] - table.area.left for header in headers}
        self.columns: dict[str, list[Cell]] = {header: [] for header in headers}
        self.filled: list[bool] = []
        self.occupied: list[int] = []  # rows below the table that hold something
        self._intern: dict[str, str] = {}

    def take(self, number: int, left: int, row: list[object]) -> None:
        table = self.table
        if number < table.first_row or (table.has_totals and number > table.last_row):
            return
        start, end = table.area.left - left, table.area.right - left + 1
        inside = row[max(start, 0) : max(end, 0)]
        is_filled = len(inside) != inside.count("")
        if number > table.last_row and not (is_filled and self._joins(number)):
            if is_filled:
                self.occupied.append(number)
            return
        self._pad_to(number - table.first_row)
        self.filled.append(is_filled)
        for header, offset in self.at.items():
            at = start + offset
            cell = to_cell(row[at]) if 0 <= at < len(row) else None
            if type(cell) is str:
                cell = self._intern.setdefault(cell, cell)
            self.columns[header].append(cell)

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

    def state(
        self, formulas: SheetFormulas, blocked: list[Area], package: Package
    ) -> TableState:
        table = self.table
        first, size = table.first_row, self._size
        self._pad_to(size)
        taken_in = self._allowed(len(self.filled) - size, blocked)
        count = size + taken_in
        del self.filled[count:]
        for column in self.columns.values():
            del column[count:]
        part = table.moved_to(table.area.down_to(table.area.bottom + taken_in))
        headers = {number: header for header, number in table.columns.items()}
        places = {
            (row - first, headers[column])
            for row, column in formulas.cells
            if column in headers and first <= row <= part.last_row
        }
        below = [row for row, column in formulas.cells if column in headers and row > part.last_row]
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
        if more <= 0 or self.table.has_totals:
            return 0
        wanted = self.table.area.down_to(self.table.area.bottom + more)
        return 0 if any(area.meets(wanted) for area in blocked) else more

    def _room(self, part: TablePart, formulas_below: list[int], blocked: list[Area]) -> int:
        """Return how many rows the table can grow before something stands in its way."""
        if part.has_totals:
            return 0
        column = Area(part.last_row + 1, part.area.left, MAX_ROWS, part.area.right)
        tops = [area.top for area in blocked if area.meets(column)]
        rows = [row for row in (*self.occupied, *formulas_below) if row > part.last_row]
        return min([*tops, *rows, MAX_ROWS + 1]) - part.last_row - 1


_MERGED = re.compile(rb'<(?:[\w.\-]+:)?mergeCell\s[^>]*?ref="([^"]*)"')


def _blocked_areas(xml: SheetXml, tables: list[Area], table: TablePart) -> list[Area]:
    """Return the areas of the sheet that *table* cannot grow into."""
    merged = (Area.parse(found[1].decode()) for found in _MERGED.finditer(xml.tail))
    others = [area for area in tables if area != table.area]
    return others + [area for area in merged if area is not None and area.top > table.area.bottom]
