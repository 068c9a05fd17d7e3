"""What a workbook holds before any change, and whether the port reads the same."""

from collections.abc import Iterator
from itertools import count

from tests.lossless.areas import Address, Area, address, place
from tests.lossless.cells import CellReader, SeenCell, unescaped
from tests.lossless.hostile import FOR_ANY_CELL, FOR_DATE_CELLS
from tests.lossless.loss import Kind, Loss
from tests.lossless.package import Package, TablePart, attribute, children, local, parse
from xlfunnel.values.cell import Cell
from xlfunnel.workbook import Rows
from xlfunnel.xlsx.file import FileWorkbook


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
        shows_dates = self.reader.date_styles | self.reader.time_styles
        values = FOR_DATE_CELLS if seen and seen.style in shows_dates else FOR_ANY_CELL
        return values[next(self._turn) * 7 % len(values)]

    def same(self, port: Cell, sheet: str, cell: Address) -> bool:
        """Say whether the port read what is in the cell."""
        seen = self.cells(sheet).get(cell)
        own = self.reader.value(seen) if seen else None
        own = None if own == "" else own
        return own == port and type(own) is type(port)


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
    rows_read = set()
    for header, values in rows.columns.items():
        for ordinal, value in zip(rows.ordinals, values, strict=True):
            cell = position(book, table.name, header, ordinal)
            rows_read.add(cell[0])
            if cell not in reach(table) or not scene.same(value, table.sheet, cell):
                yield Loss(Kind.PORT, table.part, place(cell), str(seen.get(cell)), str(value))
    for cell, own in seen.items():
        is_filled = cell in table.body and scene.reader.value(own) not in (None, "")
        if is_filled and cell[0] not in rows_read:
            yield Loss(Kind.PORT, table.part, place(cell), str(own), "row not read")


def position(book: FileWorkbook, table: str, header: str, ordinal: int) -> Address:
    """Return the (row, column) that the port says a cell has."""
    return address(book.place(table, header, ordinal).rsplit("!", 1)[-1])


def reach(table: TablePart) -> Area:
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
