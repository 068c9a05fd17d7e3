"""What a tree gives in the cells of a unit: each function is called once for all of them."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from math import isfinite
from typing import Any, TypeAlias

from xlfunnel.tables.areas import Area
from xlfunnel.values.cell import Cell, CellError, midnight
from xlfunnel.xlsx.evaluating.aggregates import AGGREGATES
from xlfunnel.xlsx.evaluating.operations import OPERATIONS
from xlfunnel.xlsx.evaluating.order import Task
from xlfunnel.xlsx.evaluating.problems import NotEvaluatedError, Reason
from xlfunnel.xlsx.evaluating.tree import Call, Constant, Grid, Node, Operation, Reference
from xlfunnel.xlsx.evaluating.values import SheetArea, Values

Function: TypeAlias = Callable[..., Any]
_Value: TypeAlias = Cell | Grid
MOST_READ = 1_000_000  # cells: of a range that grows with every row, some 1,400 rows


@dataclass(frozen=True, slots=True)
class _Each:
    """A value for each formula cell, where they differ."""

    values: Sequence[_Value]

    @property
    def is_column(self) -> bool:
        """Whether they are single values, which make a column."""
        return not any(isinstance(value, list) for value in self.values)

    def column(self) -> Grid:
        """Return them one below the other."""
        return [[value] for value in self.values if not isinstance(value, list)]


_Found: TypeAlias = _Value | _Each


class Evaluator:
    """Evaluates trees over the values of one workbook with our functions by name."""

    def __init__(self, functions: Mapping[str, Function], values: Values, is_1904: bool) -> None:
        self.functions = functions
        self.values = values
        self.is_1904 = is_1904

    def results(self, task: Task) -> list[_Value]:
        """
        Return what each cell of *task* gives; a formula that fills others gives rows of cells.

        Raises:
            NotEvaluatedError: If that cannot be told for one of them.
        """
        tree = task.unit.tree
        found = self._value(tree, task)
        values = [found] * len(task.unit.cells) if not isinstance(found, _Each) else found.values
        # what a formula of Excel's own gives of a blank cell is 0
        is_native = isinstance(tree, Operation)
        return [0.0 if value is None and is_native else value for value in values]

    def _value(self, node: Node, task: Task) -> _Found:
        if isinstance(node, Constant):
            return node.value
        if isinstance(node, Reference):
            return self._referred(node, task)
        arguments = [self._value(argument, task) for argument in node.arguments]
        if isinstance(node, Operation):
            return self._operated(node, arguments, len(task.unit.cells))
        found = self._called(node.name, arguments, len(task.unit.cells))
        return _mapped(_first, found) if node.is_single else found

    # --- references ---

    def _referred(self, reference: Reference, task: Task) -> _Found:
        areas = task.reads[reference]
        is_one = areas[0].area.count == 1
        is_cell = reference.is_single or (is_one and reference.to.is_one_cell)
        if len(areas) == 1:
            grid = self.values.cells(areas[0])
            return grid[0][0] if is_cell else grid
        if is_cell:
            return _Each(self._single_cells(areas))
        known = {area: self.values.cells(area) for area in set(areas)}
        return _Each([known[area] for area in areas])

    def _single_cells(self, areas: Sequence[SheetArea]) -> list[Cell]:
        """Return the values of areas of one cell, read by whole columns."""
        rows: dict[tuple[str, int], list[int]] = {}
        for where in areas:
            rows.setdefault((where.sheet, where.area.left), []).append(where.area.top)
        columns = {
            (sheet, column): (min(found), self.values.column(sheet, column, min(found), max(found)))
            for (sheet, column), found in rows.items()
        }
        cells: list[Cell] = []
        for where in areas:
            top, column = columns[where.sheet, where.area.left]
            cells.append(column[where.area.top - top])
        return cells

    # --- functions ---

    def _called(self, name: str, arguments: Sequence[_Found], count: int) -> _Found:
        function = self.functions[name]
        _check_number(function, len(arguments))
        differing = {n: a for n, a in enumerate(arguments) if isinstance(a, _Each)}
        if not differing:
            return _result(function(*arguments))
        looks_at_whole = getattr(function, "looks_at_whole", lambda _: False)
        is_by_rows = all(a.is_column and not looks_at_whole(n) for n, a in differing.items())
        if count > 1 and is_by_rows:
            columns = [a.column() if isinstance(a, _Each) else a for a in arguments]
            found = _as_column(_result(function(*columns)), count)
            # a function that counts over a column gives something else for all than for one
            if found and all(found[n] == self._one(function, arguments, n) for n in (0, -1)):
                return _Each(found)
        return self._one_by_one(function, arguments, count)

    def _one(self, function: Function, arguments: Sequence[_Found], n: int) -> _Value:
        return _result(function(*[a.values[n] if isinstance(a, _Each) else a for a in arguments]))

    def _one_by_one(self, function: Function, arguments: Sequence[_Found], count: int) -> _Each:
        """Return a call for each cell, once for those with the same arguments."""
        differing = [a.values for a in arguments if isinstance(a, _Each)]
        known: dict[str, _Value] = {}
        results: list[_Value] = []
        for number in range(count):
            key = repr([values[number] for values in differing])
            if key not in known:
                known[key] = self._one(function, arguments, number)
            results.append(known[key])
        return _Each(results)

    def _operated(self, node: Operation, arguments: Sequence[_Found], count: int) -> _Found:
        is_over_ranges = node.name in AGGREGATES
        as_seen = _as_range if is_over_ranges else _as_operand
        seen = [
            _mapped(partial(as_seen, child), argument)
            for child, argument in zip(node.arguments, arguments, strict=True)
        ]

        def work(values: Sequence[_Value]) -> Cell:
            if is_over_ranges:
                return _cell(AGGREGATES[node.name](values, is_1904=self.is_1904))
            return OPERATIONS[node.name](tuple(map(_cell_only, values)), is_1904=self.is_1904)

        if not any(isinstance(argument, _Each) for argument in seen):
            return work([value for value in seen if not isinstance(value, _Each)])
        whole = [a for a in seen if isinstance(a, list)]
        if sum(len(grid) * len(grid[0]) for grid in whole) * count > MOST_READ:
            raise NotEvaluatedError(Reason.TOO_MANY)
        columns = [a.values if isinstance(a, _Each) else [a] * count for a in seen]
        return _Each([work(row) for row in zip(*columns, strict=True)])


def _as_operand(child: Node, value: _Value) -> _Value:
    """Return what an operator sees: an empty result of a function is a text, an empty cell none."""
    return "" if value is None and isinstance(child, Call) else value


def _as_range(child: Node, value: _Value) -> _Value:
    """Return what a function over ranges sees: a cell is a range of one, a constant a number."""
    if isinstance(child, Reference) and not isinstance(value, list):
        return [[value]]
    if isinstance(child, Constant) and (value is None or isinstance(value, bool)):
        return float(value or 0)
    return value


def _mapped(work: Callable[[_Value], _Value], value: _Found) -> _Found:
    return _Each(list(map(work, value.values))) if isinstance(value, _Each) else work(value)


def _first(value: _Value) -> _Value:
    return value[0][0] if isinstance(value, list) else value


def _cell_only(value: object) -> Cell:
    """Return a single value; operators between whole columns are not calculated."""
    if isinstance(value, list | _Each):
        raise NotEvaluatedError(Reason.EXPRESSION)
    return _cell(value)


def _check_number(function: Function, count: int) -> None:
    try:
        inspect.signature(function).bind(*range(count))
    except TypeError as error:
        raise NotEvaluatedError(Reason.ARGUMENTS) from error


def _result(found: object) -> _Value:
    """Return what a function gave as cells; NotEvaluatedError when no cell holds that."""
    if not isinstance(found, list):
        return _cell(found)
    rows = [[_cell(value) for value in row] for row in found]
    if not rows or not rows[0] or any(len(row) != len(rows[0]) for row in rows):
        raise NotEvaluatedError(Reason.RESULT)
    return rows


def _cell(value: object) -> Cell:
    if isinstance(value, float) and not isfinite(value):
        return CellError("#NUM!")
    if value is None or isinstance(value, bool | str | float | datetime | CellError):
        return value
    if isinstance(value, int):
        return float(value)
    if isinstance(value, date):
        return midnight(value)
    raise NotEvaluatedError(Reason.RESULT)


def _as_column(value: _Value, count: int) -> list[_Value] | None:
    """Return the values of a column of *count* rows, None for anything else."""
    if not isinstance(value, list) or len(value) != count or len(value[0]) != 1:
        return None
    return [row[0] for row in value]


def single(where: SheetArea, sheet: str, row: int, column: int) -> SheetArea:
    """Return the cell of a row or column that lies beside the formula's cell, as `@` asks for."""
    area = where.area
    if area.top == area.bottom and area.left == area.right:
        return where
    if where.sheet != sheet:
        raise NotEvaluatedError(Reason.REFERENCE)
    if area.left == area.right and area.top <= row <= area.bottom:
        return SheetArea(sheet, Area(row, area.left, row, area.left))
    if area.top == area.bottom and area.left <= column <= area.right:
        return SheetArea(sheet, Area(area.top, column, area.top, column))
    raise NotEvaluatedError(Reason.REFERENCE)
