"""A date that was written into a cell without a date format comes back as its number."""

from datetime import datetime, timedelta

from xlfunnel.staging import same
from xlfunnel.values.cell import Cell

_DAY_0 = datetime(1899, 12, 30)
_LAST = 2_958_465.0  # 9999-12-31
_MS_A_DAY = 86_400_000
_SAME_MOMENT = timedelta(milliseconds=2)  # a file cuts microseconds


def as_moment(cell: Cell) -> Cell:
    """
    Return the date whose number stands in *cell*; another cell as it is.

    >>> as_moment(45352.75), as_moment("45352")
    (datetime.datetime(2024, 3, 1, 18, 0), '45352')
    """
    if isinstance(cell, float) and 1 <= cell <= _LAST:
        return _DAY_0 + timedelta(milliseconds=round(cell * _MS_A_DAY))
    return cell


def holds(there: Cell, written: Cell) -> bool:
    """Return whether a cell still holds what was written into it, as a file keeps it."""
    if isinstance(there, datetime) or isinstance(written, datetime):
        one, other = as_moment(there), as_moment(written)
        if isinstance(one, datetime) and isinstance(other, datetime):
            return abs(one - other) < _SAME_MOMENT
    return same(there, written)
