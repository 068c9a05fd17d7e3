"""One table of Excel written as it shall be, every step noted so that it can be taken back."""

from collections.abc import Sequence
from itertools import groupby

import xlwings as xw

from xlfunnel.excel.arranging import Standing
from xlfunnel.excel.entering import Formats, enter
from xlfunnel.excel.journal import Journal
from xlfunnel.excel.loading import Loaded
from xlfunnel.excel.resizing import Resizing
from xlfunnel.values.cell import Cell, CellError

_MOST_RUNS = 4  # more runs than this in one column are joined over cells that stay
_WIDEST_GAP = 100


class Storing:
    """Writes one table; `finish` is for when all tables are written."""

    def __init__(self, sheet: xw.Sheet, loaded: Loaded, journal: Journal) -> None:
        self._loaded = loaded
        self._state = loaded.state
        self._journal = journal
        self._formats: dict[int, Formats] = {}
        self._all_due: set[int] = set()
        part = loaded.part
        size = part.last_row - part.first_row + 1
        self.standing = Standing(sheet, part, size, list(range(len(loaded.as_read[0].cells))))
        self._resizing = Resizing(self.standing, loaded, journal)

    def write(self) -> None:
        """Bring the table to its size and order, and write its cells."""
        used_up = self._resizing.resize()
        if used_up is not None:
            self._all_due.add(used_up)
        self.write_cells()

    def write_cells(self) -> None:
        """Write what is due, where the table stands now."""
        for number in range(len(self._state.part.headers)):
            for start, end in self.runs(number):
                self._write_run(number, start, self.cells(number)[start:end])

    def finish(self) -> None:
        """Give up the rows that the table does not need any more."""
        self._resizing.cut()

    def cells(self, number: int) -> list[Cell]:
        """Return column *number* as it shall be."""
        return self._state.columns[self._state.part.headers[number]]

    def runs(self, number: int) -> list[tuple[int, int]]:
        """Return the stretches of column *number* to write: first slot, and that after the last."""
        if number in self._all_due:
            return [(0, len(self._state.filled))]
        flags = self._state.written.get(self._state.part.headers[number])
        if flags is None:
            return []
        runs, start = [], 0
        for is_due, group in groupby(flags):
            end = start + sum(1 for _ in group)
            if is_due:
                runs.append((start, end))
            start = end
        return runs if len(runs) <= _MOST_RUNS else self._joined(number, runs)

    def _joined(self, number: int, runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Join runs over short gaps of cells that can be written again as they are."""
        cells = self.cells(number)
        if self._loaded.as_read[number].formulas:
            return list(runs)
        joined = [runs[0]]
        for start, end in runs[1:]:
            first, last = joined[-1]
            gap = cells[last:start]
            if len(gap) <= _WIDEST_GAP and not any(isinstance(cell, CellError) for cell in gap):
                joined[-1] = (first, end)
            else:
                joined.append((start, end))
        return joined

    def _write_run(self, number: int, start: int, values: Sequence[Cell]) -> None:
        area = self.standing.area(start, start + len(values), range(number, number + 1))
        formats = self._format_of(number)
        if not self._state.is_rearranged:
            old = self._loaded.as_read[number].cells[start : start + len(values)]
            if old:
                stretch, sheet = area.down_to(area.top + len(old) - 1), self.standing.sheet
                formats_then = Formats(sheet, stretch)
                self._journal.note(lambda: enter(sheet, stretch, old, formats_then, Journal()))
        enter(self.standing.sheet, area, values, formats, self._journal)

    def _format_of(self, number: int) -> Formats:
        if number not in self._formats:
            column = self.standing.area(0, self.standing.size, range(number, number + 1))
            self._formats[number] = Formats(self.standing.sheet, column)
        return self._formats[number]
