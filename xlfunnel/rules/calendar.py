"""
Working time, and how a time limit is counted on it (SPEC §4).

Only the tables 工作时间 and 日历 say what is worked, and for the leads of one person the leave
of that person: a day in none of them is as its weekday is, so a year that nobody has entered is
an ordinary one. Everything is worked out directly; nothing walks over minutes or days, however
long a leave is.
"""

import copy
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate
from typing import TypeAlias

from xlfunnel.schema import terms
from xlfunnel.schema.calendar import CalendarDay, WeekHours
from xlfunnel.values.cell import midnight
from xlfunnel.values.days import LATEST, plus_months
from xlfunnel.values.moments import end_of

_DAY = timedelta(days=1)
_WEEK = 7
# A longer limit is none that anybody waits for; without an end years would run out.
LONGEST = {
    terms.HOURS: 876_000,
    terms.DAYS: 36_500,
    terms.WORKING_DAYS: 36_500,
    terms.MONTHS: 1_200,
}
_DAYS_OF_A_MONTH = 30  # SPEC §2: only of the part of one, as in 1.5 months

# When there is somebody in the office, as times since midnight: before lunch, and after it.
_Spans: TypeAlias = tuple[tuple[timedelta, timedelta], ...]
_ROUND_THE_CLOCK: _Spans = ((timedelta(), _DAY),)


class Calendar:
    """
    Which days and hours are worked.

    A weekend day that is worked (班) has the hours of the first worked weekday. A week in
    which nothing is worked would stop every clock, so then every hour counts.

    Args:
        week: 工作时间; a weekday that is missing or blank is off.
        days: 日历.
    """

    def __init__(self, week: Iterable[WeekHours], days: Iterable[CalendarDay] = ()) -> None:
        hours = {row.weekday: _spans(row) for row in week if row.weekday}
        spans = [hours.get(name, ()) for name in terms.WEEKDAYS.names]
        self._week = spans if any(spans) else [_ROUND_THE_CLOCK] * _WEEK
        self._usual = next(filter(None, self._week))
        self._worked = [0, *accumulate(map(bool, self._week))]  # days worked since Monday
        unlike = {
            row.day.toordinal(): row.kind == terms.WORKDAY
            for row in days
            if row.day and row.kind and (row.kind == terms.WORKDAY) != self._is_usual(row.day)
        }
        self._unlike = dict(sorted(unlike.items()))
        self._unlike_days = list(self._unlike)
        self._surplus = [0, *accumulate(1 if worked else -1 for worked in self._unlike.values())]
        self._away = range(0)

    def without(self, first: date, last: date) -> "Calendar":
        """
        Return the same calendar with a leave from *first* to *last*: none of it is worked.

        It takes the place of any other leave. What is worked by all the others is shared.
        """
        other = copy.copy(self)
        other._away = range(first.toordinal(), last.toordinal() + 1)
        return other

    def is_working_day(self, day: date) -> bool:
        """Return whether *day* is worked."""
        ordinal = day.toordinal()
        if ordinal in self._away:
            return False
        worked = self._unlike.get(ordinal)
        return self._is_usual(day) if worked is None else worked

    def next_working_day(self, day: date, number: int = 1) -> date:
        """Return the *number*-th working day after *day*."""
        today, away = day.toordinal(), self._away
        found = self._worked_by_others(today, number)
        if away and today < away[-1] and found >= away[0]:
            # the leave is in between: as many working days later as are still missed
            missed = self._days_until(away[-1]) - self._days_until(max(today, away[0] - 1))
            found = self._worked_by_others(today, number + missed)
        return date.fromordinal(found)

    def postponed(self, due: datetime, hour: float = 0) -> datetime:
        """
        Return *due*, or *hour* of the next working day when nobody works on its day.

        At 0 or 24 o'clock it is that whole day, as every midnight is.
        """
        if self.is_working_day(due.date()):
            return due
        return midnight(self.next_working_day(due.date())) + timedelta(hours=hour % 24)

    def add_working_hours(self, start: datetime, hours: float) -> datetime:
        """
        Return when *hours* of working time after *start* are over.

        24 hours are one working day: Friday 17:00 and 48 hours are Tuesday 17:00. What is
        left of them counts in office minutes, and is at most one more working day. Time
        begins to run when the office is next open.

        Source: SPEC §4 (working mode).
        """
        days, rest = divmod(timedelta(hours=hours), _DAY)
        at = self._days_later(self._opening(start), days)
        return self._office_time_later(at, rest) if rest else at

    def _is_usual(self, day: date) -> bool:
        return bool(self._week[day.weekday()])

    def _worked_by_others(self, today: int, number: int) -> int:
        """Return the *number*-th day after *today* that is worked by people not on leave."""
        wanted = self._days_until(today) + number
        weeks = -(-(number + len(self._unlike)) // self._worked[-1]) + 1
        days = range(today + 1, today + weeks * _WEEK + 1)
        return days[bisect_left(days, wanted, key=self._days_until)]

    def _days_until(self, ordinal: int) -> int:
        """Return how many days are worked from the first day of all until this one, leave or no."""
        weeks, rest = divmod(ordinal, _WEEK)  # the first day of all was a Monday
        unlike = bisect_right(self._unlike_days, ordinal)
        return weeks * self._worked[-1] + self._worked[rest] + self._surplus[unlike]

    def _hours(self, day: date) -> _Spans:
        if not self.is_working_day(day):
            return ()
        return self._week[day.weekday()] or self._usual

    def _opening(self, moment: datetime) -> datetime:
        """Return the first moment in office hours, from *moment* on."""
        today = midnight(moment.date())
        for opens, closes in self._hours(moment.date()):
            if moment < today + closes:
                return max(moment, today + opens)
        day = self.next_working_day(moment.date())
        return midnight(day) + self._hours(day)[0][0]

    def _days_later(self, moment: datetime, days: int) -> datetime:
        """Return *moment* so many working days later, within the hours of that day."""
        if not days:
            return moment
        day = self.next_working_day(moment.date(), days)
        hours, time = self._hours(day), moment - midnight(moment.date())
        return midnight(day) + min(max(time, hours[0][0]), hours[-1][1])

    def _office_time_later(self, moment: datetime, time: timedelta) -> datetime:
        """Return when *time* of office hours is over, or a working day if that comes first."""
        latest = self._days_later(moment, 1)
        for day in (moment.date(), latest.date()):
            for opens, closes in self._hours(day):
                at, end = max(moment, midnight(day) + opens), midnight(day) + closes
                if at + time <= end:
                    return min(at + time, latest)
                time -= max(end - at, timedelta())
        return latest


@dataclass(frozen=True, slots=True)
class Counting:
    """
    How time limits are counted.

    Attributes:
        calendar: What is worked.
        mode: A word of 计时方式.
        postpone_hour: 顺延到几点.
    """

    calendar: Calendar
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


def _spans(row: WeekHours) -> _Spans:
    """Return the office hours of a weekday; a lunch that makes no sense is none."""
    opens, closes = row.opens_at, row.closes_at
    if opens is None or closes is None or opens >= closes:
        return ()
    start, end = row.lunch_from, row.lunch_to
    if start is None or end is None or not opens <= start < end <= closes:
        return ((_time(opens), _time(closes)),)
    halves = ((_time(opens), _time(start)), (_time(end), _time(closes)))
    return tuple((a, b) for a, b in halves if a < b)


def _time(hour: float) -> timedelta:
    return timedelta(minutes=round(hour * 60))
