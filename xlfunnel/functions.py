"""
The cell functions as Excel calls them, through the server of xlwings on Windows.

`CallUDF("xlfunnel.functions", "lead_grade", …)` finds one attribute for each function. Every
argument arrives as rows of cells: dates as datetimes, blanks as None, error values as their
codes; what is left out is None. A blank result leaves as None, which xlwings hands over as "",
and an error value as the text of its code.
"""

import inspect
from collections.abc import Callable
from datetime import datetime
from itertools import chain
from typing import Any

import xlwings as xw

from xlfunnel.formulas import FUNCTIONS, Argument, Function
from xlfunnel.values.cell import Cell, CellError
from xlfunnel.values.excel_errors import error_of


def _for_excel(function: Function) -> Callable[..., Any]:
    """Return *function* with the signature that xlwings reads the arguments by."""

    def call(*arguments: list[list[Any]] | None) -> Any:
        return _out(function(*map(_in, arguments)))

    call.__annotations__ = {}  # xlwings would convert by them
    call.__name__ = function.python_name
    call.__doc__ = f"{function.name}({function.signature})"
    call.__signature__ = inspect.Signature(  # type: ignore[attr-defined]  # of any function
        [
            inspect.Parameter(
                parameter.name,
                inspect.Parameter.POSITIONAL_OR_KEYWORD,
                default=None if parameter.is_optional else inspect.Parameter.empty,
            )
            for parameter in function.parameters
        ]
    )
    wrapped: Callable[..., Any] = xw.func(call)
    for parameter in function.parameters:
        reads = xw.arg(parameter.name, ndim=2, dates=datetime, empty=None, err_to_str=True)
        wrapped = reads(wrapped)
    return wrapped


def _in(rows: list[list[Any]] | None) -> Argument:
    # There may be a million cells, and seldom an error among them.
    if rows is None or not any(map(error_of, chain.from_iterable(rows))):
        return rows
    return [[error_of(cell) or cell for cell in row] for row in rows]


def _out(result: Argument) -> Any:
    if isinstance(result, list):
        return [[_cell_out(cell) for cell in row] for row in result]
    return _cell_out(result)


def _cell_out(cell: Cell) -> Any:
    return cell.code if isinstance(cell, CellError) else cell


globals().update({one.python_name: _for_excel(one) for one in FUNCTIONS.values()})
