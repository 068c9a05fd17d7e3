"""An id as ids are compared (SPEC §2)."""

from collections.abc import Iterable, Iterator

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


def repeated(cells: Iterable[Cell]) -> Iterator[tuple[int, int]]:
    """
    Yield the position of each id that has come before, with that of the first one.

    >>> list(repeated(["A1", "b2", None, None, "a1"]))
    [(4, 0)]
    """
    keys = id_keys(cells)
    if len(set(keys)) == len(keys):
        return
    first: dict[str, int] = {}
    for row, key in enumerate(keys):
        if key and first.setdefault(key, row) != row:
            yield row, first[key]
