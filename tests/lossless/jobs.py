"""
What is done to a workbook: cells written into its tables, rows added, cells outside tables.

Every job opens the file anew, changes it through the port, and says what it expects; where
a cell is and what it held is taken from this tool's own reading, not from the port.
"""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from tests.lossless.areas import place
from tests.lossless.cells import unescaped
from tests.lossless.loss import ExpectedChanges, Kind, Loss
from tests.lossless.package import TablePart
from tests.lossless.reading import Scene, check_reading, headers, position, reach
from xlfunnel.errors import NoRoomError
from xlfunnel.values.cell import Cell
from xlfunnel.workbook import Rows
from xlfunnel.xlsx.file import FileWorkbook

ROWS_ADDED = 3

Done: TypeAlias = tuple[ExpectedChanges, list[Loss], list[str]]


def patch(scene: Scene, book: FileWorkbook) -> Done:
    """Write values into existing rows of every table."""
    expected, losses, notes = ExpectedChanges(), check_reading(scene, book), list[str]()
    for name, table in scene.tables.items():
        told = len(book.messages)
        rows = book.read(name, headers(table))
        formulas, last = 0, max(rows.ordinals, default=0)
        for header in headers(table):
            cells: dict[int, Cell] = {}
            for ordinal in _some(rows):
                cell = position(book, name, header, ordinal)
                if scene.is_open(table.sheet, cell):
                    value = scene.next_value(table.sheet, cell)
                    # a last row left blank would be filled by an append
                    cells[ordinal] = "kept" if value is None and ordinal == last else value
                    expected.add(table.sheet, *cell, cells[ordinal])
                elif (seen := scene.cells(table.sheet).get(cell)) and seen.formula:
                    cells[ordinal] = "must not replace the formula"
                    formulas += 1
            book.write(name, {header: cells})
        if formulas and len(book.messages) == told:
            losses.append(Loss(Kind.PORT, table.part, name, "formulas left must be told", ""))
        if not rows.ordinals:
            notes.append("table without rows")
    return expected, losses, notes


def grow(scene: Scene, book: FileWorkbook) -> Done:
    """Append rows to every table."""
    expected, losses, notes = ExpectedChanges(), list[Loss](), list[str]()
    for table in scene.tables.values():
        try:
            losses += _append(scene, book, table, expected)
        except NoRoomError as error:
            notes.append(f"table cannot grow: {error.key}")
    return expected, losses, notes


def patch_and_grow(scene: Scene, book: FileWorkbook) -> Done:
    """Do both, in one save."""
    one, losses, notes = patch(scene, book)
    other, more, noted = grow(scene, book)
    for sheet, cells in other.cells.items():
        one.cells.setdefault(sheet, {}).update(cells)
    one.appended = other.appended
    return one, losses + more, notes + noted


def write_outside(scene: Scene, book: FileWorkbook) -> Done:
    """Write cells of every worksheet: existing ones, blank ones, one far below."""
    expected = ExpectedChanges()
    for sheet in scene.parts:
        existing = list(scene.cells(sheet))
        picked = [*existing[:4], *existing[len(existing) // 2 :][:4], *existing[-4:]]
        bottom = max((row for row, _ in scene.cells(sheet)), default=0)
        # in a sheet with a cell in the far corner others would need memory for all between
        far = [(bottom + 1, 1), (bottom + 4, 30), (1, 30)] if bottom < 100_000 else []
        cells = {
            cell: scene.next_value(sheet, cell)
            for cell in (*picked, *far)
            if scene.is_open(sheet, cell)
        }
        book.write_cells(sheet, cells)
        for (row, column), value in cells.items():
            expected.add(sheet, row, column, value)
    return expected, [], []


TABLE_JOBS: tuple[Callable[[Scene, FileWorkbook], Done], ...] = (patch, grow, patch_and_grow)


def _append(
    scene: Scene, book: FileWorkbook, table: TablePart, expected: ExpectedChanges
) -> list[Loss]:
    names = headers(table)
    known = book.read(table.name, names)
    last = known.ordinals[-1] if known.ordinals else None
    plain = [
        header
        for n, header in enumerate(names)
        if header not in {unescaped(name) for name in table.calculated}
        and (last is None or not _has_formula(scene, table, n, book, header, last))
    ]
    rows: list[dict[str, Cell]] = [
        {header: scene.next_value(table.sheet, (0, 0)) for header in plain}
        for _ in range(ROWS_ADDED)
    ]
    for row in rows:  # a row needs something in it to be a row
        row[plain[0]] = row[plain[0]] or "new"
    book.append(table.name, rows)
    ordinals = book.read(table.name, names).ordinals[-ROWS_ADDED:]
    losses = []
    for ordinal, row in zip(ordinals, rows, strict=True):
        for header in plain:
            cell = position(book, table.name, header, ordinal)
            seen = scene.cells(table.sheet).get(cell)
            if cell not in reach(table) or (seen and not seen.is_blank):
                losses.append(Loss(Kind.PORT, table.part, place(cell), str(seen), "appended"))
            if scene.is_open(table.sheet, cell):
                expected.add(table.sheet, *cell, row[header])
        expected.appended.setdefault(table.name, set()).add(cell[0])
    return losses


def _has_formula(
    scene: Scene, table: TablePart, n: int, book: FileWorkbook, header: str, ordinal: int
) -> bool:
    row, _ = position(book, table.name, header, ordinal)
    seen = scene.cells(table.sheet).get((row, table.area.left + n))
    return bool(seen and seen.formula)


def _some(rows: Rows) -> Iterator[int]:
    """Yield the first two rows, the middle one and the last."""
    ordinals = rows.ordinals
    yield from dict.fromkeys([*ordinals[:2], *ordinals[len(ordinals) // 2 :][:1], *ordinals[-1:]])
