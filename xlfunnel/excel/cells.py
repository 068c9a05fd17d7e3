"""Columns as xlwings gives them, into cells of ours: numbers are floats, dates are datetimes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from xlfunnel.values.cell import Cell, CellError
from xlfunnel.values.excel_errors import error_of

_DAY_ZERO = datetime(1899, 12, 30)
# Excel believes in 29 February 1900, COM does not: of the days before March they differ by one.
FIRST_DAY, MARCH = datetime(1900, 1, 1), datetime(1900, 3, 1)
_DAY = timedelta(days=1)


@dataclass(slots=True)
class Column:
    """
    A stretch of one column.

    Attributes:
        cells: What the cells hold; None also for an error value, which `unclear` tells.
        formulas: Place in `cells` to the text of the formula there.
        unclear: Places that show nothing though something is in them: an error, or a formula
            that gives an empty text.
    """

    cells: list[Cell]
    formulas: dict[int, str] = field(default_factory=dict)
    unclear: list[int] = field(default_factory=list)

    def below(self, start: int) -> "Column":
        """Return the stretch from place *start* on."""
        formulas = {place - start: text for place, text in self.formulas.items() if place >= start}
        return Column(self.cells[start:], formulas)


def column(values: Sequence[Any], formulas: Sequence[Any]) -> Column:
    """Return the column of which Excel gives these *values* and *formulas*."""
    found = {
        place: text
        for place, text in enumerate(formulas)
        # a text that looks like a formula is its own formula
        if isinstance(text, str) and text.startswith("=") and text != values[place]
    }
    unclear = [
        place
        for place, (value, text) in enumerate(zip(values, formulas, strict=True))
        if value is None and text not in ("", None)
    ]
    return Column(_cells(values, formulas), found, unclear)


def resolve(column: Column, shown: Sequence[Any], start: int) -> None:
    """Put the errors in: *shown* are the values from place *start* on with errors as codes."""
    for place in column.unclear:
        text = shown[place - start]
        column.cells[place] = CellError(text) if isinstance(text, str) and text else None


def _cells(values: Sequence[Any], formulas: Sequence[Any]) -> list[Cell]:
    kinds = set(map(type, values))
    if kinds <= {float, str, bool, type(None)}:
        return [None if value == "" else value for value in values]
    if Decimal in kinds:  # a currency format shows four digits only; the constant has them all
        values = list(map(_exact, values, formulas))
    return list(map(_cell, values))


def _exact(value: Any, formula: Any) -> Any:
    if not isinstance(value, Decimal):
        return value
    try:
        return float(formula)
    except (TypeError, ValueError):  # a formula
        return float(value)


def _cell(value: Any) -> Cell:
    kind = type(value)
    if kind is str:
        return value or None
    if value is None or kind is float or kind is bool:
        return value  # type: ignore[no-any-return]
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    if isinstance(value, time):
        return (datetime.combine(_DAY_ZERO, value) - _DAY_ZERO) / _DAY
    if isinstance(value, int):
        return error_of(value) or float(value)
    return str(value) or None


def moment(value: datetime) -> datetime | float:
    """Return a date of Excel's, to the millisecond; a time of day as a share of the day."""
    value = value.replace(tzinfo=None) + timedelta(microseconds=500)
    value = value.replace(microsecond=value.microsecond // 1000 * 1000)
    if value >= MARCH:
        return value
    if value < _DAY_ZERO + _DAY:
        return (value - _DAY_ZERO) / _DAY
    return value + _DAY


def early_serial(day: datetime) -> float:
    """Return the number that Excel shows as *day*, one from `FIRST_DAY` on and before `MARCH`."""
    return (day - FIRST_DAY) / _DAY + 1


def is_blank(columns: Iterable[Column]) -> bool:
    """Whether nothing at all stands in *columns*, not even a formula."""
    return all(
        not column.formulas and column.cells.count(None) == len(column.cells) for column in columns
    )
