"""A table made over a header row that stands without one (some editors drop tables)."""

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import groupby, takewhile
from typing import Any

from xlfunnel.values.text import fold
from xlfunnel.xlsx.areas import Area
from xlfunnel.xlsx.loading import Loader, merged_areas
from xlfunnel.xlsx.reader import Block
from xlfunnel.xlsx.sheetxml import SheetXml
from xlfunnel.xlsx.structure import Sheet, TablePart
from xlfunnel.xlsx.tablestate import TableState

ENOUGH = 0.8  # share of the headers that make a row the header row (SPEC §1)
_LONGEST_HEADER = 255  # characters a column of a table may be called
_ROWS_TO_LOOK_AT = 100  # a header row further down is no header row


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
                for left, texts in _header_runs(block.left, block.rows[0], wanted):
                    area = Area(block.top, left, block.top + 1, left + len(texts) - 1)
                    if self._is_free(sheet, area):
                        return TablePart(name, "", sheet, area, tuple(texts))
        return None

    def _of(self, sheet: Sheet) -> list[Block]:
        if sheet.part not in self._rows:
            found = partial(self._found, sheet)
            self._rows[sheet.part] = self._loader.at_top(sheet.part, _ROWS_TO_LOOK_AT, found)
        return self._rows[sheet.part]

    def _found(self, sheet: Sheet, xml: SheetXml) -> list[Block]:
        """Return the first rows of a worksheet, those that tables fill left out."""
        tables = self._loader.table_areas(sheet.part)
        rows = takewhile(lambda row: row.number <= _ROWS_TO_LOOK_AT, xml.rows())
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


def _header_runs(
    left: int, values: Sequence[Any], wanted: set[str]
) -> Iterator[tuple[int, list[str]]]:
    """
    Yield the first column and the texts of what could be the header row in a row.

    Texts that follow one another without a gap belong together; tables may stand side by
    side, and share some headers.
    """
    cells = enumerate(values, left)
    for is_text, run in groupby(cells, lambda cell: _is_header(cell[1])):
        columns, texts = zip(*run, strict=True)
        if not is_text or len(wanted.intersection(map(fold, texts))) < ENOUGH * len(wanted):
            continue
        # every column of a table has a name of its own
        if len({text.casefold() for text in texts}) == len(texts):
            yield columns[0], list(texts)


def _is_header(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_HEADER
