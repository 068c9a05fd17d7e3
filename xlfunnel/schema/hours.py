"""A time of day in the weekly-hours table: 9, 8.5, 8:30, 下午6点."""

from datetime import datetime

from xlfunnel.values.cell import Cell, shown
from xlfunnel.values.clock import read_time
from xlfunnel.values.reading import Reading, Status
from xlfunnel.values.text import fold


def read_hour(cell: Cell) -> Reading[float]:
    """
    Return the time of day in hours, 0 to 24: 8:30 is 8.5.

    A number below 1 is Excel's time of day (0.375 is 9:00), so no office opens before 1:00.
    """
    text = shown(cell).strip()
    if not text:
        return Reading("", Status.BLANK)
    hours = _hours(cell)
    if hours is None or not 0 <= hours <= 24:
        return Reading(text, Status.UNREADABLE, note="column.not_an_hour")
    return Reading(text, Status.READ, hours)


def _hours(cell: Cell) -> float | None:
    if isinstance(cell, float):
        return round(cell * 24, 4) if 0 < cell < 1 else cell
    if isinstance(cell, datetime):
        return cell.hour + cell.minute / 60
    if isinstance(cell, str):
        return _typed_hours(cell)
    return None


def _typed_hours(text: str) -> float | None:
    try:
        return float(fold(text))
    except ValueError:
        since_midnight = read_time(fold(text))
    return None if since_midnight is None else since_midnight.total_seconds() / 3600
