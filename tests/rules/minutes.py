"""
Time limits counted the slow way, minute by minute, in words as plain as SPEC §4's.

It shares nothing with `rules/calendar.py`, which works everything out directly: here every
minute from 2024 to 2027 is written down as worked or not, and a limit is counted
by going from one minute to the next. There are no times between two minutes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from xlfunnel.schema.calendar import CalendarDay, WeekHours
from xlfunnel.schema.terms import (
    DAY_OFF,
    DAYS,
    HOURS,
    MONTHS,
    POSTPONE,
    WEEKDAYS,
    WORKDAY,
    WORKING_DAYS,
    WORKING_HOURS,
)

# A weekday: opens, lunch from, lunch to, closes; in hours. All None: nobody works.
Hours = tuple[float | None, float | None, float | None, float | None]
OFFICE: Hours = (9.0, 12.0, 13.0, 18.0)
OFF: Hours = (None, None, None, None)
ORDINARY = (*[OFFICE] * 5, OFF, OFF)

FIRST, LAST = date(2024, 1, 1), date(2027, 12, 31)  # of the days whose minutes are known
DAY = 24 * 60  # minutes


def span(first: date, last: date) -> list[date]:
    """Return every day from *first* to *last*."""
    return [first + timedelta(n) for n in range((last - first).days + 1)]


# 国务院办公厅关于部分节假日安排的通知: the days off, Saturdays and Sundays among them …
_HOLIDAYS = [
    *span(date(2024, 1, 1), date(2024, 1, 1)),  # 元旦
    *span(date(2024, 2, 10), date(2024, 2, 17)),  # 春节
    *span(date(2024, 4, 4), date(2024, 4, 6)),  # 清明节
    *span(date(2024, 5, 1), date(2024, 5, 5)),  # 劳动节
    *span(date(2024, 6, 10), date(2024, 6, 10)),  # 端午节
    *span(date(2024, 9, 15), date(2024, 9, 17)),  # 中秋节
    *span(date(2024, 10, 1), date(2024, 10, 7)),  # 国庆节
    *span(date(2025, 1, 1), date(2025, 1, 1)),
    *span(date(2025, 1, 28), date(2025, 2, 4)),
    *span(date(2025, 4, 4), date(2025, 4, 6)),
    *span(date(2025, 5, 1), date(2025, 5, 5)),
    *span(date(2025, 5, 31), date(2025, 6, 2)),
    *span(date(2025, 10, 1), date(2025, 10, 8)),  # 国庆节, 中秋节
    *span(date(2026, 1, 1), date(2026, 1, 3)),
    *span(date(2026, 2, 15), date(2026, 2, 23)),
    *span(date(2026, 4, 4), date(2026, 4, 6)),
    *span(date(2026, 5, 1), date(2026, 5, 5)),
    *span(date(2026, 6, 19), date(2026, 6, 21)),
    *span(date(2026, 9, 25), date(2026, 9, 27)),
    *span(date(2026, 10, 1), date(2026, 10, 7)),
]
# … and the Saturdays and Sundays that were worked for them.
_WORKED_WEEKENDS = [
    *(date(2024, 2, 4), date(2024, 2, 18), date(2024, 4, 7), date(2024, 4, 28)),
    *(date(2024, 5, 11), date(2024, 9, 14), date(2024, 9, 29), date(2024, 10, 12)),
    *(date(2025, 1, 26), date(2025, 2, 8), date(2025, 4, 27), date(2025, 9, 28)),
    *(date(2025, 10, 11), date(2026, 1, 4), date(2026, 2, 14), date(2026, 2, 28)),
    *(date(2026, 5, 9), date(2026, 9, 20), date(2026, 10, 10)),
]
CHINESE_HOLIDAYS = {
    **dict.fromkeys(_HOLIDAYS, DAY_OFF),
    **dict.fromkeys(_WORKED_WEEKENDS, WORKDAY),
}


def week_rows(hours: Iterable[Hours]) -> list[WeekHours]:
    """Return *hours* as rows of 工作时间."""
    names = ("opens_at", "lunch_from", "lunch_to", "closes_at")
    return [
        WeekHours.model_construct(weekday=day, **dict(zip(names, times, strict=True)))  # type: ignore[arg-type]
        for day, times in zip(WEEKDAYS.names, hours, strict=True)
    ]


def day_rows(kinds: Mapping[date, str]) -> list[CalendarDay]:
    """Return *kinds* as rows of 日历."""
    return [
        CalendarDay.model_construct(day=datetime(day.year, day.month, day.day), kind=kind)
        for day, kind in kinds.items()
    ]


@dataclass(frozen=True)
class World:
    """What is worked: the week, the days unlike it, and the leave of one person."""

    week: Sequence[Hours] = ORDINARY
    kinds: Mapping[date, str] | None = None
    leave: tuple[date, date] | None = None

    def is_worked(self, day: date) -> bool:
        if self.leave and self.leave[0] <= day <= self.leave[1]:
            return False
        kind = (self.kinds or {}).get(day)
        return kind == WORKDAY if kind else self.week[day.weekday()] != OFF

    def hours(self, day: date) -> Hours:
        """Return when a worked day is worked; a worked weekend day is as the first worked one."""
        usual = next(hours for hours in self.week if hours != OFF)
        return usual if self.week[day.weekday()] == OFF else self.week[day.weekday()]

    def minutes(self, day: date) -> bytes:
        """Return for each minute of *day* whether somebody is in the office."""
        return _office(self.hours(day)) if self.is_worked(day) else bytes(DAY)


@cache
def _office(hours: Hours) -> bytes:
    opens, lunch_from, lunch_to, closes = hours
    assert opens is not None and closes is not None
    minutes = bytearray(DAY)
    for minute in range(DAY):
        is_lunch = (
            lunch_from is not None
            and lunch_to is not None
            and lunch_from * 60 <= minute < lunch_to * 60
        )
        minutes[minute] = opens * 60 <= minute < closes * 60 and not is_lunch
    return bytes(minutes)


class Minutes:
    """
    Counts limits on a *world*, one minute after the other.

    A moment is the number of its minute, from the first one of 2024.
    """

    def __init__(self, world: World, mode: str = POSTPONE, postpone_hour: float = 12.0) -> None:
        self.world, self.mode, self.postpone_hour = world, mode, postpone_hour
        days = span(FIRST, LAST)
        self._office = b"".join(map(world.minutes, days))
        self._is_worked = bytes(world.is_worked(day) for day in days)

    def due(self, start: datetime, time: float, unit: str) -> datetime:
        """Return when a limit is due; a day as its midnight."""
        at = self._minute(start)
        is_day = at % DAY == 0  # a date without a time counts by the day
        if unit == HOURS and not is_day:
            return self._moment(self._hours_later(at, time))
        if unit == HOURS:  # by the day, in the favour of people: 36 hours are 2 days
            unit = WORKING_DAYS if self.mode == WORKING_HOURS else DAYS
            time = time / 24
        return self._moment(self._days_later(at // DAY * DAY, time, unit))

    def _hours_later(self, at: int, hours: float) -> int:
        if self.mode == WORKING_HOURS:
            return self._working_hours_later(at, hours)
        for _ in range(round(hours * 60)):
            at += 1
        return self._off_holidays(at)

    def _working_hours_later(self, at: int, hours: float) -> int:
        while not self._office[at]:  # time begins to run when the office is next open
            at += 1
        days, minutes = divmod(round(hours * 60), DAY)
        at = self._working_days_later(at, days)  # 24 hours are one working day
        latest = self._working_days_later(at, 1)  # less than 24 hours are never more than one
        while minutes and at < latest:
            minutes -= self._office[at]
            at += 1
        return at

    def _working_days_later(self, at: int, days: int) -> int:
        """
        Return the same time so many working days later, or the nearest that its hours have.

        Only the last day tells that: where Saturdays end at 12:00, Friday 17:00 and 48 hours
        are Monday 17:00 and not 12:00, as Friday 17:00 is Tuesday 17:00 where they are off.
        """
        time = at % DAY
        at -= time
        if not days:
            return at + time
        for _ in range(days):
            at += DAY
            while not self._is_worked[at // DAY]:
                at += 1
        opens = next(minute for minute in range(at, at + DAY) if self._office[minute])
        closes = next(minute for minute in range(at + DAY, at, -1) if self._office[minute - 1])
        return min(max(at + time, opens), closes)

    def _days_later(self, at: int, time: float, unit: str) -> int:
        if unit == WORKING_DAYS:
            left = time
            while left > 0:  # a part of a day is a day
                at += DAY
                left -= self._is_worked[at // DAY]
            return at
        if unit == MONTHS:
            at, time = self._months_later(at, int(time)), time % 1 * 30
        left = time
        while left > 0:
            at += DAY
            left -= 1
        return self._off_holidays(at)

    def _months_later(self, at: int, months: int) -> int:
        """Return the same day of a later month, or its last day where it has none such."""
        day = self._moment(at).day
        for _ in range(months):
            at += DAY
            while self._moment(at).day != 1:
                at += DAY
        month = self._moment(at).month
        while months and self._moment(at).day < day and self._moment(at + DAY).month == month:
            at += DAY
        return at

    def _off_holidays(self, at: int) -> int:
        if self._is_worked[at // DAY] or self.mode not in (POSTPONE, WORKING_HOURS):
            return at
        hour = self.postpone_hour if self.mode == POSTPONE else 0
        while not (self._is_worked[at // DAY] and at % DAY == hour % 24 * 60):
            at += 1
        return at

    def _minute(self, moment: datetime) -> int:
        return (moment - datetime.combine(FIRST, datetime.min.time())) // timedelta(minutes=1)

    def _moment(self, minute: int) -> datetime:
        return datetime.combine(FIRST, datetime.min.time()) + timedelta(minutes=minute)
