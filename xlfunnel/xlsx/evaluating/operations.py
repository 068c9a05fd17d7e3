"""
The few operators and functions of Excel that are calculated around our functions.

Each takes single values, as Excel does in one cell. Where Excel itself depends on the
language of the PC (a text as a number or a date, the order of texts), nothing is
calculated: the cell keeps what it has.
"""

import math
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

from xlfunnel.values.cell import Cell, CellError
from xlfunnel.xlsx.evaluating.problems import NotEvaluatedError, Reason
from xlfunnel.xlsx.render import serial

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_VALUE = CellError("#VALUE!")
_TOO_LARGE = CellError("#NUM!")
_MOST_OF_TIME = 32_767  # hours, minutes or seconds
_DAY = 86_400  # seconds
_FIRST_YEAR = 1905  # before it days count in ways of Excel's own
_MOST_DIGITS = 400
_EXACTLY = Context(prec=2 * _MOST_DIGITS)


@dataclass(frozen=True, slots=True)
class _Operation:
    work: Callable[..., Cell]
    least: int = 2
    most: int = 2
    takes_errors: bool = False

    def takes(self, count: int) -> bool:
        return self.least <= count <= self.most

    def __call__(self, values: tuple[Cell, ...], *, is_1904: bool) -> Cell:
        """Return what it gives; an error among *values* is the result."""
        plain = [
            serial(value, is_1904=is_1904) if isinstance(value, datetime) else value
            for value in values
        ]
        if not self.takes_errors:
            errors = [value for value in plain if isinstance(value, CellError)]
            if errors:
                return errors[0]
        result = self.work(*plain)
        for value, given in zip(plain, values, strict=True):
            if value is result:
                return given  # IF hands a date on as the date it is
        return serial(result, is_1904=is_1904) if isinstance(result, datetime) else result


def _number(value: Cell) -> float:
    if value is None:
        return 0.0
    if isinstance(value, str):
        if not _NUMBER.fullmatch(value):
            raise NotEvaluatedError(Reason.EXPRESSION)
        return float(value)
    if isinstance(value, bool | float):
        return float(value)
    raise NotEvaluatedError(Reason.EXPRESSION)


def _text(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        if value and not 1e-4 <= abs(value) < 1e15:  # with an exponent, as Excel writes it
            raise NotEvaluatedError(Reason.EXPRESSION)
        return format(value, ".15g") if value else "0"
    return str(value)


def _calculated(work: Callable[[float, float], float]) -> _Operation:
    def calculate(one: Cell, other: Cell) -> Cell:
        first, second = _number(one), _number(other)
        try:
            result = work(first, second)
        except ZeroDivisionError:
            return CellError("#DIV/0!")
        return result if math.isfinite(result) else _TOO_LARGE

    return _Operation(calculate)


def _compared(work: Callable[[Any, Any], bool], *, is_order: bool) -> _Operation:
    def compare(one: Cell, other: Cell) -> Cell:
        first, second = _beside(one, other), _beside(other, one)
        if is_order and isinstance(first, str) and isinstance(second, str):
            raise NotEvaluatedError(Reason.EXPRESSION)
        return work(_rank(first), _rank(second))

    return _Operation(compare)


def _beside(value: Cell, other: Cell) -> Cell:
    """Return *value*, a blank as the nothing of the kind that it is compared with."""
    if value is not None:
        return value
    if isinstance(other, str):
        return ""
    return False if isinstance(other, bool) else 0.0


def _rank(value: Cell) -> tuple[int, object]:
    """Return what orders values as Excel does: numbers, then texts, then FALSE and TRUE."""
    if isinstance(value, str):
        return 1, value.casefold()
    return (2, value) if isinstance(value, bool) else (0, value)


def _if(condition: Cell, then: Cell, otherwise: Cell = False) -> Cell:
    if isinstance(condition, CellError):
        return condition
    if isinstance(condition, str):
        return _VALUE
    return then if condition else otherwise


def _if_error(value: Cell, instead: Cell) -> Cell:
    return instead if isinstance(value, CellError) else value


def _whole(value: Cell) -> int:
    number = _number(value)
    if not number.is_integer():  # cut off by Excel, and not by all other programs
        raise NotEvaluatedError(Reason.EXPRESSION)
    return int(number)


def _date(year: Cell, month: Cell, day: Cell) -> Cell:
    """Return a day; a month or day too many, or below one, leads into the next or the last."""
    years, months = divmod(_whole(month) - 1, 12)
    said = _whole(year)
    try:
        first = datetime((said + 1900 if 0 <= said < 1900 else said) + years, months + 1, 1)
        found = first + timedelta(days=_whole(day) - 1)
    except (ValueError, OverflowError):
        return _TOO_LARGE
    if found.year < _FIRST_YEAR:
        raise NotEvaluatedError(Reason.EXPRESSION)
    return found


def _time(hours: Cell, minutes: Cell, seconds: Cell) -> Cell:
    """Return a part of a day; whole days are left out."""
    said = [_whole(value) for value in (hours, minutes, seconds)]
    total = said[0] * 3600 + said[1] * 60 + said[2]
    return _TOO_LARGE if total < 0 or max(said) > _MOST_OF_TIME else total % _DAY / _DAY


def _round(number: Cell, digits: Cell) -> Cell:
    """Round as Excel does: the 15 digits that it shows, a half away from zero."""
    exponent = -max(min(_whole(digits), _MOST_DIGITS), -_MOST_DIGITS)
    value = Decimal(format(_number(number), ".15g"))
    return float(value.quantize(Decimal(1).scaleb(exponent), ROUND_HALF_UP, _EXACTLY))


OPERATIONS: Mapping[str, _Operation] = {
    "+": _calculated(operator.add),
    "-": _calculated(operator.sub),
    "*": _calculated(operator.mul),
    "/": _calculated(operator.truediv),
    "&": _Operation(lambda one, other: _text(one) + _text(other)),
    "=": _compared(operator.eq, is_order=False),
    "<>": _compared(operator.ne, is_order=False),
    "<": _compared(operator.lt, is_order=True),
    ">": _compared(operator.gt, is_order=True),
    "<=": _compared(operator.le, is_order=True),
    ">=": _compared(operator.ge, is_order=True),
    "IF": _Operation(_if, 2, 3, takes_errors=True),
    "IFERROR": _Operation(_if_error, 2, 2, takes_errors=True),
    "ISBLANK": _Operation(lambda value: value is None, 1, 1, takes_errors=True),
    "DATE": _Operation(_date, 3, 3),
    "TIME": _Operation(_time, 3, 3),
    "ROUND": _Operation(_round),
}
