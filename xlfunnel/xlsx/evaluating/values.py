"""
What the cells hold that formulas refer to, with all changes that are still to be saved.

Tables come column by column from their states; other cells from their sheet, which is
read when first asked for.
"""

from dataclasses import dataclass
from typing import Protocol

from xlfunnel.errors import FileRefusedError
from xlfunnel.tables.areas import Area
from xlfunnel.tables.state import TableState
from xlfunnel.tables.table import Sheet, TablePart
from xlfunnel.values.cell import Cell
from xlfunnel.xlsx.evaluating.problems import NotEvaluatedError, Reason
from xlfunnel.xlsx.evaluating.tree import Grid
from xlfunnel.xlsx.loading import Loader
from xlfunnel.xlsx.reader import to_cell
from xlfunnel.xlsx.sheetxml import SheetXml
from xlfunnel.xlsx.structure import Structure


class Book(Protocol):
    """What evaluating needs to know of a workbook."""

    structure: Structure
    loader: Loader
    states: dict[str, TableState]
    cell_edits: dict[str, dict[tuple[int, int], Cell]]

    def looked_at(self, table: str) -> TableState:
        """Return the state of *table*, read without being taken for a change."""
        ...


@dataclass(frozen=True, slots=True)
class Place:
    """A cell, where it stands when everything is saved."""

    sheet: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class SheetArea:
    """Cells of one sheet."""

    sheet: str
    area: Area


class Values:
    """
    The values of a workbook by place.

    Attributes:
        tables: Its tables with the rows that they have when everything is saved.
    """

    def __init__(self, book: Book) -> None:
        self.book = book
        tables = {**book.structure.tables, **{n: s.part for n, s in book.states.items()}}
        self.tables = {name: self._part_now(name, part) for name, part in tables.items()}
        self._on_sheet: dict[str, list[TablePart]] = {}
        for part in self.tables.values():
            self._on_sheet.setdefault(part.sheet.name, []).append(part)
        self._grids: dict[str, dict[int, list[Cell]]] = {}
        self._results: dict[str, dict[tuple[int, int], Cell]] = {}  # of cells in no state
        self._touched: set[str] = set()  # tables with a result in their state

    def table_at(self, sheet: str, area: Area) -> TablePart | None:
        """Return the table that holds all of *area*."""
        for part in self._on_sheet.get(sheet, ()):
            if part.area.covers(area):
                return part
        return None

    def _part_now(self, name: str, part: TablePart) -> TablePart:
        """Return a table with the rows that it has when everything is saved."""
        state = self.book.states.get(name)
        if state is None:
            return part
        last = state.part.first_row + max(len(state.filled), 1) - 1
        return part.moved_to(part.area.down_to(last + (1 if part.has_totals else 0)))

    def used(self, sheet: str) -> tuple[int, int]:
        """Return the last row and the last column in use."""
        parts = [part.area for part in self._on_sheet.get(sheet, ())]
        grid = self._grid(sheet)
        rows = [len(cells) for cells in grid.values()] + [area.bottom for area in parts]
        return max([1, *rows]), max([1, *grid, *(area.right for area in parts)])

    def cells(self, where: SheetArea) -> Grid:
        """Return the values of an area, row by row."""
        area = where.area
        columns = [
            self.column(where.sheet, column, area.top, area.bottom)
            for column in range(area.left, area.right + 1)
        ]
        return [list(row) for row in zip(*columns, strict=True)]

    def column(self, sheet: str, column: int, top: int, bottom: int) -> list[Cell]:
        """Return the values of a column from row *top* to row *bottom*."""
        part = self.table_at(sheet, Area(top, column, bottom, column))
        is_in_head = part is not None and part.has_header and top == part.area.top
        if part is None or bottom > part.last_row:
            cells = self._grid(sheet).get(column, [])[top - 1 : bottom]
            return cells + [None] * (bottom - top + 1 - len(cells))
        header = part.headers[column - part.area.left]
        head: list[Cell] = [header] if is_in_head else []
        first = part.first_row
        cells = self._state(part.name).columns[header][max(top - first, 0) : bottom - first + 1]
        found = head + cells + [None] * (bottom - top + 1 - len(head) - len(cells))
        results = self._results.get(sheet, {})
        for row in range(top, bottom + 1) if results else ():
            if (row, column) in results:
                found[row - top] = results[row, column]
        return found

    def put(self, place: Place, value: Cell) -> None:
        """Let a cell hold what its formula gives, for the formulas that refer to it."""
        sheet, row, column = place.sheet, place.row, place.column
        part = self.table_at(sheet, Area(row, column, row, column))
        slot = row - part.first_row if part is not None else -1
        state = self._state(part.name) if part is not None and row <= part.last_row else None
        is_old = state is not None and 0 <= slot < len(state.origin)
        if state is not None and part is not None and is_old and state.origin[slot] is not None:
            cells = state.columns[part.headers[column - part.area.left]]
            if cells[slot] != value or type(cells[slot]) is not type(value):
                cells[slot] = value
                self._touched.add(part.name)
                state.filled[slot] = any(cell[slot] is not None for cell in state.columns.values())
        else:
            # a new row takes the formula over when it is saved; its state must not know more
            self._results.setdefault(sheet, {})[row, column] = value
        if sheet in self._grids:
            _set(self._grids[sheet], row, column, value)

    def _state(self, table: str) -> TableState:
        try:
            return self.book.looked_at(table)
        except FileRefusedError as error:
            raise NotEvaluatedError(Reason.REFERENCE) from error

    def _grid(self, name: str) -> dict[int, list[Cell]]:
        """Return column number to cells from row 1 on, of the sheet *name*."""
        if name in self._grids:
            return self._grids[name]
        sheet, loader = self.book.structure.sheets[name], self.book.loader
        try:
            grid = loader.in_shape(sheet.part, lambda xml: _read(loader, sheet, xml))
        except FileRefusedError as error:
            raise NotEvaluatedError(Reason.REFERENCE) from error
        for part in self._on_sheet.get(name, ()):
            if part.name in self.book.states or part.name in self._touched:
                _lay_over(grid, self._state(part.name))
        changes = (self.book.cell_edits.get(name, {}), self._results.get(name, {}))
        for cells in changes:
            for (row, column), value in cells.items():
                _set(grid, row, column, value)
        self._grids[name] = grid
        return grid


def _read(loader: Loader, sheet: Sheet, xml: SheetXml) -> dict[int, list[Cell]]:
    grid: dict[int, list[Cell]] = {}
    for block in loader.blocks(sheet, xml):
        for column, cells in enumerate(zip(*block.rows, strict=True), block.left):
            known = grid.setdefault(column, [])
            known += [None] * (block.top - 1 - len(known))
            known += map(to_cell, cells)
    return grid


def _lay_over(grid: dict[int, list[Cell]], state: TableState) -> None:
    """Put the rows of a table with their changes in the place of those the file has."""
    first = state.part.first_row
    for header, column in state.part.columns.items():
        cells = state.columns[header]
        gone = [None] * (state.part.last_row - first + 1 - len(cells))
        known = grid.setdefault(column, [])
        known += [None] * (first - 1 - len(known))
        known[first - 1 : first - 1 + len(cells) + len(gone)] = [*cells, *gone]


def _set(grid: dict[int, list[Cell]], row: int, column: int, value: Cell) -> None:
    cells = grid.setdefault(column, [])
    cells += [None] * (row - len(cells))
    cells[row - 1] = value
