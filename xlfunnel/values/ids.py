"""An id as ids are compared (SPEC §2)."""

from xlfunnel.values.cell import Cell
from xlfunnel.values.text import fold, typed


def id_key(cell: Cell) -> str:
    """
    Return the id in *cell* as all text is compared, "" for none.

    Most ids are plain letters and digits, for which folding is lower case: with hundreds of
    thousands of them that is worth a look.

    >>> id_key("LX20240301001"), id_key(" ｌx７ "), id_key(7.0), id_key(None)
    ('lx20240301001', 'lx7', '7', '')
    """
    if isinstance(cell, str) and cell.isascii() and cell.isalnum():
        return cell.lower()
    return fold(typed(cell))
