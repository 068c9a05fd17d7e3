"""Which cells and rows of a sheet a save was free to change."""

from collections.abc import Iterator

from tests.lossless.areas import Address, Area
from tests.lossless.follow import Follow
from xlfunnel.values.cell import Cell


class Touched:
    """
    The part of one sheet that a save may write.

    A cell is free when it is one of the expected cells, or when it lies in an appended row
    of a table (formats and formulas come down from the row above).

    Attributes:
        expected: The written cells and what they must hold.
        rows: The rows that have a free cell.
    """

    def __init__(self, sheet: str, follow: Follow) -> None:
        self.expected: dict[Address, Cell] = follow.expected.cells.get(sheet, {})
        self.appended = list(_appended(sheet, follow))
        self.rows = {row for row, _ in self.expected}
        self.rows.update(area.top for area in self.appended)

    def is_free(self, cell: Address) -> bool:
        """Say whether a cell may be another one afterwards."""
        return cell in self.expected or any(cell in area for area in self.appended)


def _appended(sheet: str, follow: Follow) -> Iterator[Area]:
    for name, rows in follow.expected.appended.items():
        table = follow.before.tables[name]
        if table.sheet == sheet:
            for row in rows:
                yield Area(row, table.area.left, row, table.area.right)
