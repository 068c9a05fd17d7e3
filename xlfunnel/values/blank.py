"""Whether nothing stands in a cell, fast enough to ask of whole columns."""

import re

from xlfunnel.values.cell import Cell
from xlfunnel.values.text import INVISIBLE

_VISIBLE = re.compile(rf"[^\s{INVISIBLE}]")


def is_blank(cell: Cell) -> bool:
    r"""
    Return whether nothing can be seen in *cell*; an error value is something.

    >>> is_blank(None), is_blank("\u200b \u3000"), is_blank(0.0)
    (True, True, False)
    """
    return cell is None or (isinstance(cell, str) and _VISIBLE.search(cell) is None)
