"""
Formulas that call our functions, calculated in a closed file by the very same Python.

Which ones: a call of ours, also inside another one of ours, with constants, cells, whole
columns, defined names of cells and structured references as arguments; around it only
the operators and functions of `OPERATIONS` and `AGGREGATES`. TODAY and NOW are of the
moment of the run, also in other people's formulas that one of ours refers to. Everything
else keeps the value it has and is listed. Formulas that read alike down a column are one
call with whole columns.

An array formula, spilled or not, must give as many cells as it fills now: only Excel
decides where a result of another size goes, so that one is left and listed. References
to all other formulas take the values stored beside them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xlfunnel.values.cell import midnight
from xlfunnel.xlsx.evaluating.cells import FormulaCells, Left
from xlfunnel.xlsx.evaluating.elsewhere import own_functions
from xlfunnel.xlsx.evaluating.running import Run
from xlfunnel.xlsx.evaluating.values import Book
from xlfunnel.xlsx.render import serial
from xlfunnel.xlsx.results import Results

__all__ = ["Calculated", "Left", "evaluate"]


@dataclass(frozen=True, slots=True)
class Calculated:
    """
    What calculating came to.

    Attributes:
        cells: How many formula cells hold what they give now.
        left: The formulas that could not be calculated.
    """

    cells: int = 0
    left: tuple[Left, ...] = ()


def evaluate(
    book: Book,
    results: Results,
    functions: Mapping[str, Callable[..., Any]],
    as_of: datetime | None = None,
) -> Calculated:
    """
    Calculate the formulas of *book* that call *functions*, by name; note it in *results*.

    *as_of* is what TODAY and NOW tell; without it they are left.
    """
    results.forget_places()
    own = own_functions(book)
    functions = {name: work for name, work in functions.items() if name not in own}
    if not functions:
        return Calculated()
    cells = FormulaCells(
        book, results.formulas, functions, _moments(as_of, is_1904=book.structure.is_1904)
    )
    units = cells.units()
    if not any(unit.is_ours for unit in units):
        return Calculated(0, tuple(cells.left))
    run = Run(book, results, functions)
    run.calculate(units)
    left = [*cells.left, *run.left]
    results.note_texts({cell.text for cell in run.done}.difference(one.formula for one in left))
    return Calculated(len(run.done), tuple(left))


def _moments(as_of: datetime | None, *, is_1904: bool) -> dict[str, float]:
    """Return the functions that tell the time to what they give."""
    if as_of is None:
        return {}
    told = {"NOW": as_of, "TODAY": midnight(as_of)}
    return {name: serial(moment, is_1904=is_1904) for name, moment in told.items()}
