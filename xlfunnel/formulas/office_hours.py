"""WORK_HOURS: how long the office was open between two moments (SPEC §4)."""

from xlfunnel.formulas.function import Given
from xlfunnel.formulas.reading import complaint
from xlfunnel.formulas.tables import Tables
from xlfunnel.rules.calendar import Calendar
from xlfunnel.schema.calendar import CalendarDay, WeekHours
from xlfunnel.values.cell import Cell
from xlfunnel.values.dates import read_date
from xlfunnel.values.moments import end_of


def calendar_of(tables: Tables) -> Calendar:
    """Return what is worked by the tables; the shipped office hours where none are given."""
    return Calendar(tables.rows(WeekHours), tables.rows(CalendarDay))


def work_hours(given: Given) -> list[Cell]:
    """Return the office hours from `start` to `finish`; a date counts with its whole day."""
    calendar = calendar_of(given.tables)

    def between(first: Cell, last: Cell) -> Cell:
        start, finish = read_date(first), read_date(last)
        for reading in (start, finish):
            if reading.value is None:
                return complaint(given, reading) if reading.note else None
        assert start.value and finish.value  # both were read
        ends = end_of(finish.value)
        if ends < start.value:
            return given.wrong("functions.ends_before")
        return calendar.hours_between(start.value, ends)

    return [
        between(first, last)
        for first, last in zip(given.rows["start"], given.rows["finish"], strict=True)
    ]
