"""How a time limit is counted, on working time or not (SPEC §4)."""

import math
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from xlfunnel.schema import terms
from xlfunnel.values.cell import midnight
from xlfunnel.values.days import LATEST, plus_months
from xlfunnel.values.moments import end_of

_DAY = timedelta(days=1)
# A longer limit is none that anybody waits for; without an end years would run out.
LONGEST = {
    terms.HOURS: 876_000,
    terms.DAYS: 36_500,
    terms.WORKING_DAYS: 36_500,
    terms.MONTHS: 1_200,
}
_DAYS_OF_A_MONTH = 30  # SPEC §2: only of the part of one, as in 1.5 months


class WorkedTime(Protocol):
    """What counting has to know of what is worked; a `Calendar` tells it."""

    def next_working_day(self, day: date, number: int = 1) -> date:
        """Return the *number*-th working day after *day*."""

    def postponed(self, due: datetime, hour: float = 0) -> datetime:
        """Return *due*, or *hour* of the next working day when nobody works on its day."""

    def add_working_hours(self, start: datetime, hours: float) -> datetime:
        """Return when *hours* of working time after *start* are over."""


@dataclass(frozen=True, slots=True)
class Counting:
    """
    How time limits are counted.

    Attributes:
        calendar: What is worked.
        mode: A word of 计时方式.
        postpone_hour: 顺延到几点.
    """

    calendar: WorkedTime
    mode: str = terms.POSTPONE
    postpone_hour: float = 12.0

    def due(self, start: datetime, time: float, unit: str) -> datetime:
        """
        Return when a limit of *time* *unit*s (小时, 天, 工作日, 月) from *start* is due.

        Midnight stands for the whole day. Hours from a moment end at a moment; all else
        counts by the day, in the favour of people: 48 hours from the 1st are due on the 3rd.
        A limit of nothing is a day that people have named, and stays there.

        Source: SPEC §4 (hours, months, dates without a time).
        """
        if time <= 0 or start.date() > LATEST:
            return start
        time = min(time, LONGEST[unit])
        if unit == terms.HOURS and end_of(start) == start:
            if self.mode == terms.WORKING_HOURS:
                return self.calendar.add_working_hours(start, time)
            return self._moved(start + timedelta(hours=time))
        return self._day_due(start.date(), time, unit)

    def _day_due(self, start: date, time: float, unit: str) -> datetime:
        days = math.ceil(time / 24 if unit == terms.HOURS else time)
        counts_worked = unit == terms.HOURS and self.mode == terms.WORKING_HOURS
        if counts_worked or unit == terms.WORKING_DAYS:
            return midnight(self.calendar.next_working_day(start, days))
        if unit == terms.MONTHS:
            start = plus_months(start, int(time)) or start
            days = math.ceil(time % 1 * _DAYS_OF_A_MONTH)
        return self._moved(midnight(start) + days * _DAY)

    def _moved(self, due: datetime) -> datetime:
        """Return *due* where the mode lets it fall when it is on a day off."""
        if self.mode == terms.POSTPONE:
            return self.calendar.postponed(due, self.postpone_hour)
        if self.mode == terms.WORKING_HOURS:
            return self.calendar.postponed(due)
        return due
