"""Named stretches of the calendar: a quarter, the end of a month, next week, 国庆."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from xlfunnel.values.days import SUNDAY, month_end
from xlfunnel.values.numerals import numeral

MONTH = "([0-9]{1,2}|[一二三四五六七八九十]{1,2})月"
_DAY = "([0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_WEEK = "周|星期|礼拜"
_WEEKDAYS = "一二三四五六日"
_AHEAD = {"": 0, "本": 0, "这": 0, "当": 0, "下": 1, "次": 1, "下下": 2}
_FEASTS = {
    "元旦": (1, 1),
    "五一": (5, 1),
    "618": (6, 18),
    "国庆": (10, 1),
    "十一": (10, 1),
    "双11": (11, 11),
    "双十一": (11, 11),
    "双12": (12, 12),
    "双十二": (12, 12),
}


class Window(NamedTuple):
    """A stretch of days, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def in_year(name: str, year: int) -> Window | None:
    """
    Return the stretch called *name* in *year*: q3, 三季度, 10月, 6月30日, 国庆, "" for all of it.

    ValueError when the calendar has no such day.
    """
    for pattern, window in _YEARLY:
        match = pattern.fullmatch(name)
        if match:
            return window(year, *match.groups())
    return None


def near(name: str, start: date) -> list[Window]:
    """Return the stretches that a *name* counted from *start* may mean, the nearest first."""
    for pattern, windows in _NEAR:
        match = pattern.fullmatch(name)
        if match:
            return windows(start, *match.groups())
    return []


def part_of(window: Window, part: str) -> Window | None:
    """
    Return the beginning (初), middle (中) or end (底) of *window*; None if it has no such part.

    Of a month these are its thirds, of a quarter its months, of a year January, June to
    July and December.
    """
    if not part:
        return window
    first, last = window
    if window.days == 7 and part in "初末":
        return (
            Window(first, first + timedelta(1))
            if part == "初"
            else Window(last - timedelta(1), last)
        )
    if 28 <= window.days <= 31:
        starts = {"初": 1, "上旬": 1, "中": 11, "中旬": 11}
        day = starts.get(part, 21)
        return Window(first.replace(day=day), last if day == 21 else first.replace(day=day + 9))
    months = last.month - first.month + 1
    if window.days < 28 or "旬" in part:
        return None
    middle = (first.month + (months - 1) // 2, first.month + months // 2)
    low, high = {"初": (first.month,) * 2, "中": middle}.get(part, (last.month,) * 2)
    return _months(first.year, low, high)


def _months(year: int, first: int, last: int) -> Window | None:
    end = month_end(year, last)
    return Window(date(year, first, 1), end) if end else None


def _whole_year(year: int) -> Window | None:
    return _months(year, 1, 12)


def _quarter(year: int, *names: str | None) -> Window | None:
    number = _number(next(name for name in names if name))
    return _months(year, 3 * number - 2, 3 * number)


def _half(year: int, upper: str | None) -> Window | None:
    return _months(year, 1, 6) if upper else _months(year, 7, 12)


def _month(year: int, name: str) -> Window | None:
    number = _number(name)
    return _months(year, number, number)


def _day(year: int, month: str, day: str) -> Window:
    found = date(year, _number(month), _number(day))
    return Window(found, found)


def _feast(year: int, name: str) -> Window:
    found = date(year, *_FEASTS[name])
    return Window(found, found)


def _number(text: str) -> int:
    """Return a number up to 31; 0, which no calendar has, when *text* is none."""
    number = numeral(text)
    return int(number.low) if number and number.is_point else 0


_YEARLY: tuple[tuple[re.Pattern[str], Callable[..., Window | None]], ...] = (
    (re.compile("年?"), _whole_year),
    (re.compile("q([1-4])|([1-4])q|第?([1-4一二三四])季度"), _quarter),
    (re.compile("(上半年|h1)|下半年|h2"), _half),
    (re.compile(rf"{MONTH}份?|[-/.]([0-9]{{1,2}})"), lambda year, a, b: _month(year, a or b)),
    (re.compile(f"{MONTH}{_DAY}[日号]?"), _day),
    (re.compile("[-/.]?([0-9]{1,2})[-/.]([0-9]{1,2})"), _day),
    (re.compile(f"({'|'.join(_FEASTS)})节?"), _feast),
)


def _around(start: date, ahead: str, unit: str) -> list[Window]:
    """Return this week, the next month, … and, where nothing says which, the one after."""
    steps = (0, 1) if not ahead else (_AHEAD[ahead],)
    return [window for step in steps if (window := _unit(start, unit, step))]


def _unit(start: date, unit: str, step: int) -> Window | None:
    if unit == "月" or unit.startswith("季"):
        size = 1 if unit == "月" else 3
        block = start.year * (12 // size) + (start.month - 1) // size + step
        year, index = divmod(block, 12 // size)
        return _months(year, index * size + 1, index * size + size)
    monday = start + timedelta(7 * step - start.weekday())
    return Window(monday, monday + timedelta(SUNDAY))


def _weekday(start: date, ahead: str, day: str) -> list[Window]:
    weeks = _around(start, ahead, "周")
    days = (week.first + timedelta(_WEEKDAYS.index(day.replace("天", "日"))) for week in weeks)
    return [Window(day, day) for day in days]


def _day_of_month(start: date, ahead: str | None, day: str) -> list[Window]:
    months = _around(start, ahead or "", "月")
    return [
        Window(found, found)
        for month in months
        if (found := month.first + timedelta(int(day) - 1)) <= month.last
    ]


def _single_day(start: date, name: str) -> list[Window]:
    found = start + timedelta(" 明后".index(name))
    return [Window(found, found)]


_NEAR: tuple[tuple[re.Pattern[str], Callable[..., list[Window]]], ...] = (
    (re.compile("([明后])天"), _single_day),
    (re.compile("(?:(本|这|当|下)个?月|)([0-9]{1,2})[号日]"), _day_of_month),
    (re.compile(f"(本|这|当|下下|下|次|)个?({_WEEK}|月|季度?)"), _around),
    (re.compile(f"(本|这|下下|下|)个?(?:{_WEEK})([一二三四五六日天])"), _weekday),
)
