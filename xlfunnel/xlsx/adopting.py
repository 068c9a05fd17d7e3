"""A table made over a header row that stands without one (some editors drop tables)."""

from collections.abc import Collection, Sequence
from functools import partial
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
            found = _header_run(block.left, row, wanted)
            if found is None:
                continue
            left, texts = found
            area = Area(number, left, number + 1, left + len(texts) - 1)
            headers = Area(number, left, number, area.right)
            if loader.formulas_of(sheet.part).taken(headers):
                continue  # the headers of a table are plain texts
            if not any(area.meets(other) for other in taken):
                return TablePart(name, "", sheet, area, tuple(texts))
    return None


def _header_run(left: int, values: Sequence[Any], wanted: set[str]) -> tuple[int, list[str]] | None:
    """Return the first column and the texts of the headers in a row, None when too few."""
    hits = [n for n, value in enumerate(values) if isinstance(value, str) and fold(value) in wanted]
    if len({fold(values[n]) for n in hits}) < ENOUGH * len(wanted):
        return None
    start, end = hits[0], hits[-1]
    while start > 0 and _is_header(values[start - 1]):
        start -= 1
    while end + 1 < len(values) and _is_header(values[end + 1]):
        end += 1
    texts = list(values[start : end + 1])
    # every column of a table has a name of its own
    is_possible = all(map(_is_header, texts)) and len({t.casefold() for t in texts}) == len(texts)
    return (left + start, texts) if is_possible else None


def _is_header(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_HEADER
