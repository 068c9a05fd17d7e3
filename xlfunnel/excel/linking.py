"""Links from cells that say a place, such as 线索登记表!F12, to that place."""

import re
from collections.abc import Sequence
from contextlib import suppress

import xlwings as xw

from xlfunnel.excel import native
from xlfunnel.values.cell import Cell

_PLACE = re.compile(r"(.+)!(\$?[A-Z]{1,3}\$?\d+)", re.S)
# Excel makes links one by one. These are as many as a person goes through before the next run.
MOST_LINKS = 200


def link(column: xw.Range, values: Sequence[Cell], most: int) -> None:
    """
    Let the first *most* cells of *column* lead to the place they say, and no other cell.

    At most `MOST_LINKS`, because each takes a call of its own. The cells keep their looks, where
    they all look alike. A link that Excel refuses is missing, which is no reason to stop.
    """
    with suppress(Exception):
        sheet, top, left = column.sheet, column.row, column.column
        native.clear_links(column)
        font = native.font_of(column)
        try:
            for row, value in enumerate(values[: min(most, MOST_LINKS)], top):
                if place := _place(value):
                    native.add_link(sheet, row, left, place)
        finally:
            native.set_font(column, font)


def _place(value: Cell) -> str:
    """Return the place that a cell says as links name it, "" for none."""
    found = _PLACE.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return ""
    sheet = found[1].strip("'").replace("'", "''")
    return f"'{sheet}'!{found[2]}"
