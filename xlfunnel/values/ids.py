"""An id as ids are compared (SPEC §2)."""

from collections.abc import Iterable

from xlfunnel.values.cell import Cell
from xlfunnel.values.text import fold, typed


def id_key(cell: Cell) -> str:
    """
    Return the id in *cell* as all text is compared, "" for none.

    >>> id_key("LX20240301001"), id_key(" ｌx７ "), id_key(7.0), id_key(None)
    ('lx20240301001', 'lx7', '7', '')
    """
    return id_keys([cell])[0]


def id_keys(cells: Iterable[Cell]) -> list[str]:
    """
    Return the id in each of *cells* as `id_key` does.

    Most ids are plain letters and digits, for which folding is lower case: with hundreds of
    thousands of them that is worth a look.
    """
    return [
        cell.lower()
        if isinstance(cell, str) and cell.isascii() and cell.isalnum()
        else fold(typed(cell))
        for cell in cells
    ]
