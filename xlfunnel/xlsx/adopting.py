"""A table made over a header row that stands without one (some editors drop tables)."""

from collections.abc import Collection, Sequence
from functools import partial
from itertools import takewhile

from xlfunnel.tables.areas import Area
from xlfunnel.tables.header_rows import ROWS_TO_LOOK_AT, header_runs
from xlfunnel.tables.state import TableState
from xlfunnel.tables.table import Sheet, TablePart
from xlfunnel.values.text import fold
from xlfunnel.xlsx.loading import Loader, merged_areas
from xlfunnel.xlsx.reader import Block
from xlfunnel.xlsx.sheetxml import SheetXml


class HeaderRows:
    """Rows of a workbook that could be header rows, looked for once in each sheet."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader
        self._rows: dict[str, list[Block]] = {}

    def find(self, name: str, headers: Collection[str]) -> TablePart | None:
        """Return a table of *name* over the first row with most of *headers*, None without one."""
        wanted = {fold(header) for header in headers}
        for sheet in self._loader.structure.sheets.values():
            for block in self._of(sheet):
                for left, texts in header_runs(block.left, block.rows[0], wanted):
                    area = Area(block.top, left, block.top + 1, left + len(texts) - 1)
                    if self._is_free(sheet, area):
                        return TablePart(name, "", sheet, area, tuple(texts))
        return None

    def _of(self, sheet: Sheet) -> list[Block]:
        if sheet.part not in self._rows:
            found = partial(self._found, sheet)
            self._rows[sheet.part] = self._loader.at_top(sheet.part, ROWS_TO_LOOK_AT, found)
        return self._rows[sheet.part]

    def _found(self, sheet: Sheet, xml: SheetXml) -> list[Block]:
        """Return the first rows of a worksheet, those that tables fill left out."""
        tables = self._loader.table_areas(sheet.part)
        rows = takewhile(lambda row: row.number <= ROWS_TO_LOOK_AT, xml.rows())
        return [
            block
            for row in rows
            if any(not _is_in(tables, row.number, column) for column in xml.cells(row)[0])
            for block in self._loader.scanner().row_blocks(xml, row)
        ]

    def _is_free(self, sheet: Sheet, area: Area) -> bool:
        """Whether a table can stand on *area*: over no other, nor over merged cells."""
        taken = self._loader.table_areas(sheet.part)
        if any(area.meets(other) for other in taken):
            return False
        # the headers of a table are plain texts
        headers = Area(area.top, area.left, area.top, area.right)
        if self._loader.formulas_of(sheet.part).taken(headers):
            return False
        merged = self._loader.in_shape(sheet.part, merged_areas)
        return not any(area.meets(other) for other in merged)


def _is_in(areas: Sequence[Area], row: int, column: int) -> bool:
    return any(area.holds(row, column) for area in areas)


def recreated(loader: Loader, part: TablePart) -> TableState:
    """Return the state of the table to be made; the rows below its first are taken in."""
    state = loader.load(part)
    state.is_recreated = True
    loader.adopted.append(state.part)
    return state
