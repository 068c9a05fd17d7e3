"""What one table writes to its sheet: whole columns, and which of their cells are meant."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import compress
from operator import or_

from xlfunnel.tables.areas import Area
from xlfunnel.values.cell import Cell


@dataclass(slots=True)
class TableCells:
    """
    The data rows of a table as they shall be.

    A slot is the distance from the first row.

    Attributes:
        area: The data rows after the save.
        model: Row of the file whose formats the new rows take over.
        new: One byte per slot: whether the row is new.
        columns: Column number to cells by slot.
        written: Column number to one byte per slot: whether its cell is written.
        known: Column number to cells by slot, of every column that has been read.
    """

    area: Area
    model: int
    new: bytearray
    columns: dict[int, Sequence[Cell]] = field(default_factory=dict)
    written: dict[int, bytearray] = field(default_factory=dict)
    known: dict[int, Sequence[Cell]] = field(default_factory=dict)

    def due(self) -> Iterator[int]:
        """Return the numbers of the rows with a cell to write, and of the new ones."""
        flags = (int.from_bytes(one, "little") for one in (self.new, *self.written.values()))
        size = len(self.new)
        rows = range(self.area.top, self.area.top + size)
        return compress(rows, reduce(or_, flags).to_bytes(size, "little"))

    def is_new(self, row: int) -> bool:
        """Whether *row* is a new row of the table."""
        return self.area.top <= row <= self.area.bottom and bool(self.new[row - self.area.top])

    def cells_of(self, row: int) -> list[tuple[int, Cell]]:
        """Return the columns written in *row*, with their values."""
        if not self.area.top <= row <= self.area.bottom:
            return []
        slot = row - self.area.top
        columns = self.columns
        return [
            (column, columns[column][slot])
            for column, written in self.written.items()
            if written[slot]
        ]

    def written_at(self, slots: Sequence[int]) -> dict[int, bytes]:
        """Return the columns written at some of *slots*, with a flag for each."""
        found: dict[int, bytes] = {}
        for column, written in self.written.items():
            flags = bytes(map(written.__getitem__, slots))
            if 1 in flags:
                found[column] = flags
        return found

    def new_rows_from(self, row: int) -> int:
        """Return how many new rows follow one another from *row* on."""
        if not self.area.top <= row <= self.area.bottom:
            return 0
        slot = row - self.area.top
        end = self.new.find(0, slot)
        return (end if end >= 0 else len(self.new)) - slot
