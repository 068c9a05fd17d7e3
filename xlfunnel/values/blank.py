"""Whether nothing stands in a cell, fast enough to ask of whole columns."""

import re
from collections.abc import Iterable

from xlfunnel.values.cell import Cell
from xlfunnel.values.text import INVISIBLE

_seen = re.compile(rf"[^\s{INVISIBLE}]").search


def is_blank(cell: Cell) -> bool:
    r"""
    Return whether nothing can be seen in *cell*; an error value is something.

    >>> is_blank(None), is_blank("\u200b \u3000"), is_blank(0.0)
    (True, True, False)
    """
    return cell is None or (isinstance(cell, str) and _seen(cell) is None)


def blank_rows(cells: Iterable[Cell]) -> list[int]:
    """Return the positions of the blank ones among *cells*."""
    return [
        row
        for row, cell in enumerate(cells)
        if cell is None or (isinstance(cell, str) and _seen(cell) is None)
    ]
