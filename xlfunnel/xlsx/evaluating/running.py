"""One calculation of a workbook: in which order, and where the results go."""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import Any

from xlfunnel.tables.areas import Area
from xlfunnel.tables.state import is_same
from xlfunnel.values.cell import Cell
from xlfunnel.xlsx.evaluating.cells import FormulaCell, Left, Unit
from xlfunnel.xlsx.evaluating.evaluator import MOST_READ, Evaluator, single
from xlfunnel.xlsx.evaluating.order import Task, in_order
from xlfunnel.xlsx.evaluating.problems import NotEvaluatedError, Reason
from xlfunnel.xlsx.evaluating.resolving import References
from xlfunnel.xlsx.evaluating.tree import Reference, references
from xlfunnel.xlsx.evaluating.values import Book, Place, SheetArea, Values
from xlfunnel.xlsx.results import Results


class Run:
    """One calculation of a workbook."""

    def __init__(
        self, book: Book, results: Results, functions: Mapping[str, Callable[..., Any]]
    ) -> None:
        self.book = book
        self.results = results
        self.values = Values(book)
        self.references = References(book, self.values)
        self.evaluator = Evaluator(functions, self.values, book.structure.is_1904)
        self.file = results.file_cells
        self.left: list[Left] = []
        self.done: list[FormulaCell] = []

    def calculate(self, units: Sequence[Unit]) -> None:
        """Calculate *units*, each after those it refers to."""
        self._look_up([cell for unit in units for cell in unit.cells])
        tasks, circular = in_order([task for unit in units if (task := self._task(unit))])
        for cell in circular:
            self._leave(cell, Reason.CIRCULAR)
        for task in tasks:
            self._perform(task)

    def _look_up(self, cells: Sequence[FormulaCell]) -> None:
        """Find the cells in the file: what they hold, and whether they show dates."""
        places: dict[str, set[tuple[int, int]]] = {}
        for cell in cells:
            wanted = places.setdefault(cell.place.sheet, set())
            wanted.add(cell.model)
            if cell.fills is not None:
                wanted.update(cell.fills.cells())
        for sheet, wanted in places.items():
            self.file.look_up(self.book.structure.sheets[sheet].part, wanted)

    def _task(self, unit: Unit) -> Task | None:
        """Return *unit* with the cells that its references mean; None when all are left."""
        wanted = list(dict.fromkeys(references(unit.tree)))
        kept: list[FormulaCell] = []
        reads: list[list[SheetArea]] = []
        for cell in unit.cells:
            try:
                self._check(cell)
                reads.append([self._area(reference, cell.place) for reference in wanted])
                kept.append(cell)
            except NotEvaluatedError as problem:
                self._leave(cell, problem.reason)
        if not kept:
            return None
        by_reference = {
            reference: [row[n] for row in reads[: 1 if reference.is_fixed else len(reads)]]
            for n, reference in enumerate(wanted)
        }
        if sum(map(_growing, by_reference.values())) > MOST_READ:
            for cell in kept:
                self._leave(cell, Reason.TOO_MANY)
            return None
        return Task(Unit(unit.tree, tuple(kept)), by_reference)

    def _check(self, cell: FormulaCell) -> None:
        """Tell a cell that cannot be stored from one that can."""
        part = self.book.structure.sheets[cell.place.sheet].part
        if not cell.is_new and not self.file.has(part, cell.model):
            raise NotEvaluatedError(Reason.REFERENCE)
        if cell.fills is not None and self._is_blocked(cell, cell.fills, part):
            raise NotEvaluatedError(Reason.SIZE)

    def _is_blocked(self, cell: FormulaCell, fills: Area, part: str) -> bool:
        """Whether other formulas, or cells of a table, stand where the result would go."""
        own = (cell.place.row, cell.place.column)
        parts = (state.part for state in self.book.states.values())
        return (
            any(fills.holds(*at) for at in self.results.formulas.of(part).cells if at != own)
            or any(fills.meets(area) for area in self.book.loader.table_areas(part))
            or any(fills.meets(one.area) for one in parts if one.sheet.part == part)
        )

    def _area(self, reference: Reference, place: Place) -> SheetArea:
        where = self.references.resolved(reference.to, place)
        if reference.is_single:
            return single(where, place.sheet, place.row, place.column)
        return where

    def _perform(self, task: Task) -> None:
        try:
            results = self.evaluator.results(task)
        except NotEvaluatedError as problem:
            cells = task.unit.cells
            if len(cells) == 1 or problem.reason is Reason.TOO_MANY:
                for cell in cells:
                    self._leave(cell, problem.reason)
                return
            for alone in task.alone():  # one of them must not cost the others their values
                self._perform(alone)
            return
        for cell, result in zip(task.unit.cells, results, strict=True):
            try:
                self._store(cell, result if isinstance(result, list) else [[result]])
                self.done.append(cell)
            except NotEvaluatedError as problem:
                self._leave(cell, problem.reason)

    def _store(self, cell: FormulaCell, grid: list[list[Cell]]) -> None:
        """Note what a formula gives: beside it, and in the cells that it fills."""
        place = cell.place
        fills = cell.area
        size = (fills.bottom - fills.top + 1, fills.right - fills.left + 1)
        if (len(grid), len(grid[0])) != size:
            raise NotEvaluatedError(Reason.SIZE)
        part = self.book.structure.sheets[place.sheet].part
        at = (place.row, place.column)
        for (row, column), value in zip(fills.cells(), chain.from_iterable(grid), strict=True):
            is_master = (row, column) == at
            model = cell.model if is_master else (row, column)
            shown = self.file.as_read(part, model, value)
            self.values.put(Place(place.sheet, row, column), shown)
            if is_master and cell.is_new:
                self.results.note_new(part, at, value)
            elif is_master:
                self.results.note(
                    part, model, value, is_stale=self.file.differs(part, model, value)
                )
            elif not is_same(self.file.held(part, model), shown):
                self.results.note_filled(part, (row, column), self.file.as_stored(value))

    def _leave(self, cell: FormulaCell, reason: Reason) -> None:
        if cell.is_ours:
            self.left.append(Left(cell.name, cell.text, reason))


def _growing(areas: Sequence[SheetArea]) -> int:
    """Return how many cells are read where each formula reads others, as `$A$2:A9` does."""
    if len(areas) == 1 or areas[0].area.count == areas[-1].area.count == 1:
        return 0
    return sum(where.area.count for where in set(areas))
