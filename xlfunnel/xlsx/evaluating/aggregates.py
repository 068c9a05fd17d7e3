"""
The few functions of Excel that look at whole ranges, calculated around ours.

In a range only numbers and dates count; a value of its own counts when it is one, or a
constant. How Excel takes a text there depends on the PC, and what IF hands on may be a
cell: then nothing is calculated.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from xlfunnel.values.cell import Cell, CellError
from xlfunnel.xlsx.evaluating.problems import NotEvaluatedError, Reason
from xlfunnel.xlsx.evaluating.tree import Grid
from xlfunnel.xlsx.render import serial


@dataclass(frozen=True, slots=True)
class _Aggregate:
    work: Callable[[list[float]], Cell]
    skips_errors: bool = False

    def takes(self, count: int) -> bool:
        return count > 0

    def __call__(self, values: Sequence[Cell | Grid], *, is_1904: bool) -> Cell:
        """Return what it gives; the first error among *values* is the result."""
        numbers: list[float] = []
        for value in values:
            is_range = isinstance(value, list)
            for cell in (c for row in value for c in row) if isinstance(value, list) else [value]:
                if isinstance(cell, CellError):
                    if not self.skips_errors:
                        return cell
                elif isinstance(cell, datetime):
                    numbers.append(serial(cell, is_1904=is_1904))
                elif isinstance(cell, float):
                    numbers.append(cell)
                elif not is_range:
                    raise NotEvaluatedError(Reason.EXPRESSION)
        return self.work(numbers)


def _sum(numbers: list[float]) -> Cell:
    try:
        total = math.fsum(numbers)
    except (OverflowError, ValueError):  # ValueError: infinities of both signs
        return CellError("#NUM!")
    return total if math.isfinite(total) else CellError("#NUM!")


def _average(numbers: list[float]) -> Cell:
    total = _sum(numbers)
    if not numbers:
        return CellError("#DIV/0!")
    return total / len(numbers) if isinstance(total, float) else total


AGGREGATES: Mapping[str, _Aggregate] = {
    "SUM": _Aggregate(_sum),
    "AVERAGE": _Aggregate(_average),
    "MIN": _Aggregate(lambda numbers: min(numbers, default=0.0)),
    "MAX": _Aggregate(lambda numbers: max(numbers, default=0.0)),
    "COUNT": _Aggregate(lambda numbers: float(len(numbers)), skips_errors=True),
}
