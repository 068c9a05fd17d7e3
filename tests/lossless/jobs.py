"""
What is done to a workbook: cells written into its tables, rows added, cells outside tables.

Every job opens the file anew, changes it through the port, and says what it expects; where
a cell is and what it held is taken from this tool's own reading, not from the port.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import count
from typing import TypeAlias

from tests.lossless.areas import Address, Area, address, place
from tests.lossless.cells import CellReader, SeenCell, unescaped
from tests.lossless.loss import ExpectedChanges, Kind, Loss
from tests.lossless.package import Package, TablePart, attribute, children, local, parse
from xlfunnel.errors import NoRoomError
from xlfunnel.values.cell import Cell, CellError
from xlfunnel.workbook import Rows
from xlfunnel.xlsx.file import FileWorkbook

HOSTILE: tuple[str, ...] = (
    '=HYPERLINK("http://example.com","点我")',
    "+cmd|' /C calc'!A0",
    "-1+1",
    "@SUM(A1:A9)",
    "\ttab first",
    " blanks around ",
    "two\nlines",
    "bell\x07 and \x1f",
    "carriage\r\nreturn",
    "_x0041_ is no escape",
    "<&>\"'",
    "]]>",
    "007",
    "1.38E+10",
    "2024-03-01",
    "TRUE",
    "#N/A",
    "'quoted",
    "线索😀𠮷",
    "长" * 32_767,
)
NUMBERS: tuple[Cell, ...] = (0.1, -7.0, 13800138000.0, 1e-300, True, False, None, CellError("#N/A"))
MOMENTS: tuple[Cell, ...] = (datetime(2024, 3, 1), datetime(2026, 12, 31, 23, 59, 58))
ROWS_ADDED = 3

Done: TypeAlias = tuple[ExpectedChanges, list[Loss], list[str]]


class Scene:
    """A workbook as this tool sees it before any change."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.reader = CellReader(package)
        self.parts = {sheet.name: sheet.part for sheet in package.worksheets}
        self.tables = {name: table for name, table in package.tables.items() if table.has_header}
        self._cells: dict[str, dict[Address, SeenCell]] = {}
        self._closed: dict[str, list[Area]] = {}
        self._turn = count()

    def cells(self, sheet: str) -> dict[Address, SeenCell]:
        """Return the cells of a sheet."""
        if sheet not in self._cells:
            self._cells[sheet] = self.reader.cells(self.parts[sheet])
        return self._cells[sheet]

    def is_open(self, sheet: str, cell: Address) -> bool:
        """Say whether a value may be written there: no formula, array, data table or merge."""
        if sheet not in self._closed:
            self._closed[sheet] = list(_closed_areas(self.package, self.parts[sheet]))
        seen = self.cells(sheet).get(cell)
        return not (seen and seen.formula) and not any(cell in a for a in self._closed[sheet])

    def next_value(self, sheet: str, cell: Address) -> Cell:
        """Return a value that suits a cell's format: in a date cell a number would be a date."""
        seen = self.cells(sheet).get(cell)
        is_date = seen is not None and seen.style in self.reader.date_styles
        values = (*HOSTILE, *MOMENTS) if is_date else (*HOSTILE, *NUMBERS, *MOMENTS)
        return values[next(self._turn) * 7 % len(values)]

    def same(self, port: Cell, sheet: str, cell: Address) -> bool:
        """Say whether the port read what is in the cell."""
        seen = self.cells(sheet).get(cell)
        own = self.reader.value(seen) if seen else None
        return (None if own == "" else own) == port


def headers(table: TablePart) -> list[str]:
    """Return a table's headers as they are shown."""
    return [unescaped(header) for header in table.headers]


def check_reading(scene: Scene, book: FileWorkbook) -> list[Loss]:
    """Compare what the port says of the tables with what the parts say."""
    told = {name: list(info.headers) for name, info in book.tables().items()}
    own = {name: headers(table) for name, table in scene.tables.items()}
    if told != own:
        return [Loss(Kind.PORT, "(workbook)", "tables", str(own), str(told))]
    return [
        loss
        for name, table in scene.tables.items()
        for loss in _check_rows(scene, book, table, book.read(name, told[name]))
    ]


def _check_rows(scene: Scene, book: FileWorkbook, table: TablePart, rows: Rows) -> Iterator[Loss]:
    """Yield cells that were read otherwise than they are, and rows that were not read."""
    seen = scene.cells(table.sheet)
    for header, cells in rows.columns.items():
        for ordinal, cell in zip(rows.ordinals, cells, strict=True):
            where = _where(book, table.name, header, ordinal)
            if where not in _reach(table) or not scene.same(cell, table.sheet, where):
                yield Loss(Kind.PORT, table.part, place(where), str(seen.get(where)), str(cell))
    header = headers(table)[0]
    read = {_where(book, table.name, header, ordinal)[0] for ordinal in rows.ordinals}
    for where, own in seen.items():
        is_filled = where in table.body and scene.reader.value(own) not in (None, "")
        if is_filled and where[0] not in read:
            yield Loss(Kind.PORT, table.part, place(where), str(own), "row not read")


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
                where = _where(book, name, header, ordinal)
                if scene.is_open(table.sheet, where):
                    value = scene.next_value(table.sheet, where)
                    # a last row left blank would be filled by an append
                    cells[ordinal] = "kept" if value is None and ordinal == last else value
                    expected.add(table.sheet, *where, cells[ordinal])
                elif (seen := scene.cells(table.sheet).get(where)) and seen.formula:
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
            where = _where(book, table.name, header, ordinal)
            seen = scene.cells(table.sheet).get(where)
            if where not in _reach(table) or (seen and not seen.is_blank):
                losses.append(Loss(Kind.PORT, table.part, place(where), str(seen), "appended"))
            if scene.is_open(table.sheet, where):
                expected.add(table.sheet, *where, row[header])
        expected.appended.setdefault(table.name, set()).add(where[0])
    return losses


def _has_formula(
    scene: Scene, table: TablePart, n: int, book: FileWorkbook, header: str, ordinal: int
) -> bool:
    row, _ = _where(book, table.name, header, ordinal)
    seen = scene.cells(table.sheet).get((row, table.area.left + n))
    return bool(seen and seen.formula)


def _some(rows: Rows) -> Iterator[int]:
    """Yield the first two rows, the middle one and the last."""
    ordinals = rows.ordinals
    yield from dict.fromkeys([*ordinals[:2], *ordinals[len(ordinals) // 2 :][:1], *ordinals[-1:]])


def _where(book: FileWorkbook, table: str, header: str, ordinal: int) -> Address:
    return address(book.place(table, header, ordinal).rsplit("!", 1)[-1])


def _reach(table: TablePart) -> Area:
    """Return where a table's rows may lie, rows taken in or added below it included."""
    area = table.area
    return Area(table.body.top, area.left, 1_048_576, area.right)


def _closed_areas(package: Package, part: str) -> Iterator[Area]:
    root = parse(package.parts[part])
    for group in children(root, "mergeCells"):
        for merge in children(group, "mergeCell"):
            yield Area.parse(attribute(merge, "ref") or "")
    for element in root.iter():
        if local(element) == "f" and attribute(element, "t") in ("array", "dataTable"):
            yield Area.parse(attribute(element, "ref") or "")
