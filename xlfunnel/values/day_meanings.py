"""
What the words of a day mean, seen from the day they were said on.

A date said without its year lies ahead, unless it passed less than two months ago. A span
of time (4月, 下周) means its last day, the day by which a promise is broken.
"""

import re
from collections.abc import Callable
from datetime import date
from math import ceil
from typing import TypeAlias

from xlfunnel.values.days import (
    SUNDAY,
    day_of,
    month_end,
    plus_days,
    plus_months,
    plus_working_days,
    weekday_in_week,
)
from xlfunnel.values.numerals import numeral

Match: TypeAlias = re.Match[str]
Meaning: TypeAlias = Callable[[Match, date], date | None]

LATELY = 60
FRIDAY = 4

_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_WEEKS = {"": 0, "本": 0, "这": 0, "这个": 0, "下": 1, "下个": 1, "下下": 2, "下下个": 2}
_MONTHS = {"月": 0, "本月": 0, "当月": 0, "这月": 0, "这个月": 0, "次月": 1, "下月": 1}
_MONTHS |= {"下个月": 1, "下下月": 2, "下下个月": 2}
_YEARS = {"今年": 0, "本年": 0, "明年": 1, "后年": 2}
_DAYS = {"今": 0, "当": 0, "明": 1, "次": 1, "翌": 1, "隔": 1, "第二": 1, "后": 2, "大后": 3}
_HOLIDAYS = {"元旦": (1, 1), "五一": (5, 1), "国庆": (10, 1), "十一": (10, 1)}


def ahead(candidates: list[date | None], start: date) -> date | None:
    """Return the first of *candidates*, earliest first, that has not long passed."""
    return next((day for day in candidates if day and (start - day).days <= LATELY), None)


def month_day(month: int, day: int, start: date) -> date | None:
    """Return the date with that month and day that prose said on *start* means."""
    return ahead([day_of(start.year + years, month, day) for years in (-1, 0, 1)], start)


def end_of_month(month: int, start: date) -> date | None:
    """Return the last day of the month that prose said on *start* means."""
    return ahead([month_end(start.year + years, month) for years in (-1, 0, 1)], start)


def next_weekday(weekday: int, start: date) -> date | None:
    """Return the first such day after *start* (Monday 0)."""
    return plus_days(start, (weekday - start.weekday() - 1) % 7 + 1)


def highest(text: str) -> int:
    """Return the highest number that *text* may mean: 3-5 and 三五 are 5, 两 is 2."""
    number = numeral(re.split("[-~至到]", text)[-1])
    return ceil(number.high) if number else 0


def after(count: int, unit: str, start: date) -> date | None:
    """Return the day that lies *count* units (天, 周, 月, …) after *start*."""
    if "工作日" in unit:
        return plus_working_days(start, count)
    if unit in ("小时", "钟头"):
        return plus_days(start, round(count / 24))
    if unit in ("周", "星期", "礼拜"):
        return plus_days(start, 7 * count)
    months = {"月": 1, "季度": 3, "年": 12}.get(unit)
    return plus_months(start, months * count) if months else plus_days(start, count)


def duration(found: Match, start: date) -> date | None:
    """Read 3天内, 一个半月内, 5个工作日内; half a day or less is the same day."""
    unit = found["unit"]
    if found["count"] == "半":
        return {"月": plus_days(start, 15), "年": plus_months(start, 6)}.get(unit, start)
    moment = after(highest(found["count"]), unit, start)
    return plus_days(moment, 15) if moment and found["half"] and unit == "月" else moment


def in_month(found: Match, start: date) -> date | None:
    """Read 3月5日, 明年3月, 下月底, 月初, 4月前."""
    last = last_of_month(found, start)
    if last is None:
        return None
    if found["day"] and not found["year"] and not found["years"] and found["month"]:
        return month_day(int(found["month"]), int(found["day"]), start)
    if found["day"]:
        return day_of(last.year, last.month, int(found["day"]))
    if found["before"] and not found["part"]:
        return plus_days(last.replace(day=1), -1)
    part = {"初": 10, "上旬": 10, "中": 15, "中旬": 20}.get(found["part"] or "")
    return last.replace(day=part) if part else last


def last_of_month(found: Match, start: date) -> date | None:
    """Return the last day of the month that the words name."""
    if found["months"]:
        moved = plus_months(start.replace(day=1), _MONTHS[found["months"]])
        return moved and month_end(moved.year, moved.month)
    month = int(found["month"])
    if found["year"]:
        year = int(found["year"])
        return month_end(year if year > 99 else 2000 + year, month)
    if found["years"]:
        return month_end(start.year + _YEARS[found["years"]], month)
    return end_of_month(month, start)


def day_of_month(found: Match, start: date) -> date | None:
    """Read 5号: the next such day, today included."""
    months = [plus_months(start.replace(day=1), months) for months in (0, 1, 2)]
    days = [first and day_of(first.year, first.month, int(found["day"])) for first in months]
    return next((day for day in days if day and day >= start), None)


def full(found: Match, start: date) -> date | None:
    """Read 2024-03-05 and 20240305."""
    parts = found.group("year", "month", "day")
    numbers = parts if parts[0] else found.group("year8", "month8", "day8")
    return day_of(*map(int, numbers))


def slashed(found: Match, start: date) -> date | None:
    """Read 3/5 and 3.5, month first."""
    return month_day(int(found["month"]), int(found["day"]), start)


def weekday(found: Match, start: date) -> date | None:
    """Read 周三 (the next one), 本周三, 下周三."""
    weekday = _WEEKDAYS[found["weekday"]]
    if not found["which"]:
        return next_weekday(weekday, start)
    return weekday_in_week(start, _WEEKS[found["which"]], weekday)


def week(found: Match, start: date) -> date | None:
    """Read 下周, 本周内, 周末前, 下周初; a week ends on Sunday."""
    part, weeks = found["part"] or "", _WEEKS[found["which"] or ""]
    if found["before"] and not part and weeks:
        return weekday_in_week(start, weeks - 1, SUNDAY)
    weekday = {"初": 1, "中": 3, "末": FRIDAY if found["before"] else SUNDAY}.get(part, SUNDAY)
    return weekday_in_week(start, weeks, weekday)


def day_word(found: Match, start: date) -> date | None:
    """Read 今天, 明早, 大后天."""
    return plus_days(start, _DAYS[found["which"]])


def part_of_year(found: Match, start: date) -> date | None:
    """Read 年底, 明年初, 2024年上半年."""
    year, years = found["year"] or found["year2"], found["years"] or found["years2"]
    month = {"初": 1, "中": 6, "上半年": 6}.get(found["part"] or found["part2"], 12)
    return month_end(int(year) if year else start.year + _YEARS.get(f"{years}年", 0), month)


def quarter(found: Match, start: date) -> date | None:
    """Read Q3, 三季度, 下季度, 季末; a quarter means its last day."""
    if not (found["letter"] or found["number"]):
        coming = 3 if (found["which"] or "").startswith("下") else 0
        moved = plus_months(start.replace(day=1), (-start.month) % 3 + coming)
        return moved and month_end(moved.year, moved.month)
    month = 3 * int(found["letter"] or highest(found["number"]))
    return month_end(int(found["year"]), month) if found["year"] else end_of_month(month, start)


def eve(found: Match, start: date) -> date | None:
    """Read 国庆前: the day before the holiday."""
    holiday = month_day(*_HOLIDAYS[found["holiday"]], start)
    return holiday and plus_days(holiday, -1)


def today(found: Match, start: date) -> date:
    """Read an hour without a day: 下午3点."""
    return start


def no_deadline(found: Match, start: date) -> None:
    """Swallow a mention that sets no deadline."""
