"""
Working time (SPEC §4).

Only the tables 工作时间 and 日历 say what is worked, and for the leads of one person the leave
of that person: a day in none of them is as its weekday is, so a year that nobody has entered is
an ordinary one. Everything is worked out directly; nothing walks over minutes or days, however
long a leave is.
"""

import copy
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import accumulate
from typing import TypeAlias, TypeVar

from xlfunnel.schema import terms
from xlfunnel.schema.calendar import CalendarDay, WeekHours
from xlfunnel.values.cell import midnight

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_WEEK = 7

# When there is somebody in the office, as times since midnight: before lunch, and after it.
_Spans: TypeAlias = tuple[tuple[timedelta, timedelta], ...]
_ROUND_THE_CLOCK: _Spans = ((timedelta(), _DAY),)
# What is added up over days: how many of them, or how long.
_Sum = TypeVar("_Sum", int, timedelta)


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
        # since Monday: how many days are worked, and how long
        self._worked = list(accumulate(map(bool, self._week), initial=0))
        self._open = list(accumulate(map(_length, self._week), initial=timedelta()))
        unlike = {
            row.day.toordinal(): row.kind == terms.WORKDAY
            for row in days
            if row.day and row.kind and (row.kind == terms.WORKDAY) != self._is_usual(row.day)
        }
        self._unlike = dict(sorted(unlike.items()))
        self._unlike_days = list(self._unlike)
        days_more = (1 if worked else -1 for worked in self._unlike.values())
        self._surplus = list(accumulate(days_more, initial=0))
        time_more = (
            _length(self._usual) if worked else -_length(self._week[(day - 1) % _WEEK])
            for day, worked in self._unlike.items()
        )
        self._open_surplus = list(accumulate(time_more, initial=timedelta()))
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

    def hours_between(self, start: datetime, until: datetime) -> float:
        """Return how many hours somebody is in the office from *start* until *until*."""
        return (self._open_until(until) - self._open_until(start)) / _HOUR

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
        return self._total(ordinal, self._worked, self._surplus)

    def _open_until(self, moment: datetime) -> timedelta:
        """Return how long the office is open from the first day of all until *moment*."""
        today, away = moment.toordinal(), self._away
        back = min(max(today, away.start), away.stop)  # of a leave counts what is over
        now = moment - midnight(moment.date())
        spans = self._hours(moment.date())
        return sum(
            (min(now, closes) - opens for opens, closes in spans if opens < now),
            self._open_before(today) - self._open_before(back) + self._open_before(away.start),
        )

    def _open_before(self, ordinal: int) -> timedelta:
        """Return how long it is open before a day, leave or no."""
        return self._total(ordinal - 1, self._open, self._open_surplus)

    def _total(self, ordinal: int, week: Sequence[_Sum], surplus: Sequence[_Sum]) -> _Sum:
        """Return the sum of what each day has, by its weekday or unlike it, until this one."""
        weeks, rest = divmod(ordinal, _WEEK)  # the first day of all was a Monday
        return weeks * week[-1] + week[rest] + surplus[bisect_right(self._unlike_days, ordinal)]

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


def _length(spans: _Spans) -> timedelta:
    return sum((closes - opens for opens, closes in spans), timedelta())
