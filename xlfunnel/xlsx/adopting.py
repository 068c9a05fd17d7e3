"""A table made over a header row that stands without one (some editors drop tables)."""

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from xlfunnel.values.text import fold
from xlfunnel.xlsx.areas import Area
from xlfunnel.xlsx.loading import Loader, merged_areas
from xlfunnel.xlsx.sheetxml import SheetXml
from xlfunnel.xlsx.structure import Sheet, TablePart
from xlfunnel.xlsx.tablestate import TableState

ENOUGH = 0.8  # share of the headers that make a row the header row (SPEC §1)
_LONGEST_HEADER = 255  # characters a column of a table may be called
_ROWS_TO_LOOK_AT = 100  # a header row further down is no header row


def find_headers(loader: Loader, name: str, headers: Collection[str]) -> TablePart | None:
    """Return a table of *name* over the first row with most of *headers*, None without one."""
    wanted = {fold(header) for header in headers}
    for sheet in loader.structure.sheets.values():
        part = loader.in_shape(
            sheet.part, partial(_in_sheet, loader, sheet, name=name, wanted=wanted)
        )
        if part is not None:
            return part
    return None


def recreated(loader: Loader, part: TablePart) -> TableState:
    """Return the state of the table to be made; the rows below its first are taken in."""
    state = loader.load(part, [])
    state.is_recreated = True
    loader.adopted.append(state.part)
    return state


def _in_sheet(
    loader: Loader, sheet: Sheet, xml: SheetXml, name: str, wanted: set[str]
) -> TablePart | None:
    # no table stands over another, nor over merged cells
    taken = loader.table_areas(sheet.part) + merged_areas(xml)
    for block in loader.blocks(sheet, xml):
        for number, row in enumerate(block.rows, block.top):
            if number > _ROWS_TO_LOOK_AT:
                return None
            for left, texts in _header_runs(block.left, row, wanted):
                area = Area(number, left, number + 1, left + len(texts) - 1)
                headers = Area(number, left, number, area.right)
                if loader.formulas_of(sheet.part).taken(headers):
                    continue  # the headers of a table are plain texts
                if not any(area.meets(other) for other in taken):
                    return TablePart(name, "", sheet, area, tuple(texts))
    return None


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
