"""What a cell holds, whichever program it was read from."""

import math
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class CellError:
    """An error value such as `#DIV/0!`, kept as it stands."""

    code: str

    def __str__(self) -> str:
        return self.code


# Dates are datetimes (a bare date is midnight); money is a float in 元; every number is a float.
Cell: TypeAlias = bool | float | str | datetime | CellError | None


def shown(cell: Cell) -> str:
    """
    Return *cell* as the text a person would type for it.

    >>> shown(13800138000.0), shown(0.5), shown(None), shown(datetime(2024, 3, 1))
    ('13800138000', '0.5', '', '2024-03-01')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return _shown_number(cell)
    if isinstance(cell, datetime):
        midnight = not (cell.hour or cell.minute or cell.second or cell.microsecond)
        return cell.isoformat(" ", "minutes")[: 10 if midnight else 16]
    return str(cell)


def excerpt(text: str, most: int = 60) -> str:
    r"""
    Return *text* as it can stand inside a sentence: one line, nothing unprintable, not long.

    A cell may hold 32,767 characters, line breaks, and bytes that steer a terminal.

    >>> excerpt("two\nlines"), excerpt("x" * 100, 5)
    ('two lines', 'xxxx…')
    """
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * most]).split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _shown_number(number: float) -> str:
    if math.isfinite(number) and number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    return repr(number)


def midnight(day: date) -> datetime:
    """Return *day* as the datetime a cell holds for it."""
    return datetime(day.year, day.month, day.day)
