"""As much of a workbook as reading asks for, over tables that come as rows of cells."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from xlfunnel.values.blank import is_blank
from xlfunnel.values.cell import Cell, shown
from xlfunnel.workbook import Rows, TableInfo

Grid: TypeAlias = Sequence[Sequence[Cell]]  # the header row first


class Grids:
    """
    The part of the port (`xlfunnel.workbook`) that reads; nothing is ever written.

    Args:
        grids: A table's name to its cells.
    """

    def __init__(self, grids: Mapping[str, Grid]) -> None:
        self._grids = grids
        self._headers = {name: tuple(map(shown, grid[0])) for name, grid in grids.items()}

    def tables(self) -> dict[str, TableInfo]:
        """Return every table by its name."""
        return {name: TableInfo(name, "", headers) for name, headers in self._headers.items()}

    def adopt(self, name: str, headers: Iterable[str]) -> None:
        """Find no table: there are only those that are given."""

    def read(self, table: str, headers: Iterable[str]) -> Rows:
        """Return the named columns; wholly blank rows are none, an empty text is a blank."""
        rows = list(enumerate(self._grids[table][1:]))
        there = [(n, row) for n, row in rows if not all(map(is_blank, row))]
        places = {header: self._headers[table].index(header) for header in headers}
        columns = {
            header: [None if row[at] == "" else row[at] for _, row in there]
            for header, at in places.items()
        }
        return Rows([n for n, _ in there], columns)
