"""In which order formulas of ours are calculated: each after those it refers to."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from graphlib import CycleError, TopologicalSorter

from xlfunnel.xlsx.evaluating.cells import FormulaCell, Unit
from xlfunnel.xlsx.evaluating.tree import Reference
from xlfunnel.xlsx.evaluating.values import SheetArea


@dataclass(frozen=True, slots=True)
class Task:
    """
    A unit whose references are known.

    Attributes:
        unit: What is calculated.
        reads: Each reference in the tree to the cells it means, one for each formula cell;
            a single one where all mean the same.
    """

    unit: Unit
    reads: Mapping[Reference, Sequence[SheetArea]]

    def alone(self) -> "Iterator[Task]":
        """Yield its cells one by one."""
        for number, cell in enumerate(self.unit.cells):
            reads = {r: [a[number if len(a) > 1 else 0]] for r, a in self.reads.items()}
            yield Task(replace(self.unit, cells=(cell,)), reads)


def in_order(tasks: Iterable[Task]) -> tuple[list[Task], list[FormulaCell]]:
    """
    Return the tasks to perform in their order, and the cells that have none.

    A column whose formulas refer to one another (each to the one above it, say) is taken
    apart into its cells. A task that is none of ours, and that none of ours comes after, is
    left out. Cells that depend on themselves, or on such cells, have no order.
    """
    whole = list(tasks)
    found = _Dependencies(whole)
    apart: list[Task] = []
    for number, task in enumerate(whole):
        is_own = number in found.of(task) and len(task.unit.cells) > 1
        apart += task.alone() if is_own else [task]
    if len(apart) > len(whole):
        found = _Dependencies(apart)
    after = _needed({number: found.of(task) for number, task in enumerate(apart)}, apart)
    sorter = TopologicalSorter(after)
    with suppress(CycleError):  # it still gives all that depend on no cycle
        sorter.prepare()
    order: list[int] = []
    while ready := sorter.get_ready():
        order += sorted(ready)
        sorter.done(*ready)
    stuck = after.keys() - set(order)
    return [apart[number] for number in order], [
        cell for number in sorted(stuck) for cell in apart[number].unit.cells
    ]


def _needed(
    after: Mapping[int, Collection[int]], tasks: Sequence[Task]
) -> dict[int, Collection[int]]:
    """Return only those of ours, with all that they come after."""
    needed: dict[int, Collection[int]] = {}
    wanted = [number for number, task in enumerate(tasks) if task.unit.is_ours]
    while wanted:
        number = wanted.pop()
        if number not in needed:
            needed[number] = after[number]
            wanted += after[number]
    return needed


class _Dependencies:
    """Which tasks write the cells that another one reads."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        places: dict[tuple[str, int], list[tuple[int, int]]] = {}
        for number, task in enumerate(tasks):
            for cell in task.unit.cells:
                for row, column in cell.area.cells():
                    places.setdefault((cell.place.sheet, column), []).append((row, number))
        self._rows: dict[tuple[str, int], list[int]] = {}
        self._writers: dict[tuple[str, int], list[int]] = {}
        for at, written in places.items():
            written.sort()
            self._rows[at] = [row for row, _ in written]
            self._writers[at] = [number for _, number in written]
        self._columns = {sheet: sorted(c for s, c in places if s == sheet) for sheet, _ in places}
        self._known: dict[SheetArea, frozenset[int]] = {}

    def of(self, task: Task) -> set[int]:
        """Return the numbers of the tasks that *task* comes after."""
        return {
            number for areas in task.reads.values() for where in areas for number in self._in(where)
        }

    def _in(self, where: SheetArea) -> frozenset[int]:
        columns = self._columns.get(where.sheet)
        area = where.area
        if columns is None or columns[-1] < area.left or columns[0] > area.right:
            return frozenset()
        if where not in self._known:
            found: set[int] = set()
            for column in columns[
                bisect_left(columns, area.left) : bisect_right(columns, area.right)
            ]:
                rows = self._rows[where.sheet, column]
                start, end = bisect_left(rows, area.top), bisect_right(rows, area.bottom)
                found.update(self._writers[where.sheet, column][start:end])
            self._known[where] = frozenset(found)
        return self._known[where]
