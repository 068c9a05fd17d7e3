"""Reading the date of a cell that is read again with every refresh."""

from datetime import date, datetime

from xlfunnel.values.cell import Cell
from xlfunnel.values.dates import read_date
from xlfunnel.values.deadline import ANY_DAYS, read_deadline
from xlfunnel.values.reading import Reading, Status


def read_lasting_date(cell: Cell, reference: date | None = None) -> Reading[datetime]:
    """
    Return the moment in *cell* as `read_date` does, but nothing that counts from now.

    昨天 and 下周三 are UNREADABLE: they would mean another day with each refresh, and nobody
    knows any more on which one they were typed. Only the year may be missing; it is the one
    that brings the day nearest to *reference*.
    """
    reading = read_date(cell)
    if reading.note == "date.no_year":
        return read_date(cell, reference)
    is_moving = reading.note == "date.no_reference" or (
        reading.note == "date.not_a_date" and isinstance(cell, str) and _moves(cell)
    )
    if is_moving:
        return Reading(reading.text, Status.UNREADABLE, note="date.moving")
    return reading


def _moves(cell: str) -> bool:
    """Return whether the words name a day, and another one seen from another day."""
    one, other = (read_deadline(cell, day).value for day in ANY_DAYS)
    if one is None or other is None:
        return False
    return (one.month, one.day) != (other.month, other.day)
