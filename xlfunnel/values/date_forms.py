"""The spellings of a day: each is a pattern and the day it means."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from xlfunnel.values.days import (
    EARLIEST,
    LATEST,
    day_of,
    month_end,
    nearest_anniversary,
    plus_days,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A day; with a note it is doubtful, without a day it is not understood."""

    day: date | None
    note: str = ""
    hint: str = ""


Match: TypeAlias = re.Match[str]
Meaning: TypeAlias = Callable[[Match, date | None], Found]

REPUBLIC_BEGAN = 1911  # the year before year 1 of 民国
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
ENGLISH_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
ENGLISH_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_RELATIVE = {
    "大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "yesterday": -1,
    "今天": 0, "今日": 0, "当天": 0, "today": 0,
    "明天": 1, "明日": 1, "次日": 1, "tomorrow": 1, "后天": 2, "大后天": 3,
}  # fmt: skip


def month_number(name: str) -> int:
    """Return the number of an English month, of which the first three letters are enough."""
    return 1 + _MONTHS.index(name[:3]) // 3


def find_day(text: str, reference: date | None) -> tuple[Found, str] | None:
    """Return the day that the folded *text* begins with, and what stands behind it."""
    for pattern, meaning in _FORMS:
        found = pattern.match(text)
        if found:
            return meaning(found, reference), text[found.end() :]
    return None


def checked(year: int, month: int, day: int) -> Found:
    """Return the day if the calendar has it and a lead can have it."""
    moment = day_of(year, month, day)
    if moment is None:
        return Found(None, "date.impossible")
    if not EARLIEST <= moment <= LATEST:
        return Found(None, "date.out_of_range")
    return Found(moment)


def yearless(month: int, day: int, reference: date | None) -> Found:
    """Return the day with that month and day nearest to *reference*."""
    if day_of(2024, month, day) is None:  # 2024 is a leap year: any real day exists in it
        return Found(None, "date.impossible")
    if reference is None:
        return Found(None, "date.no_year")
    moment = nearest_anniversary(month, day, reference)
    return Found(moment) if moment else Found(None, "date.impossible")


def _full(found: Match, reference: date | None) -> Found:
    return checked(_year(found["year"]), int(found["month"]), int(found["day"]))


def _republic(found: Match, reference: date | None) -> Found:
    years = 1 if found["year"] == "元" else int(found["year"])
    return checked(years + REPUBLIC_BEGAN, int(found["month"]), int(found["day"]))


def _yearless(found: Match, reference: date | None) -> Found:
    return yearless(int(found["month"]), int(found["day"]), reference)


def _year_last(found: Match, reference: date | None) -> Found:
    """Read 03/04/2024: month first or day first, whichever the calendar allows."""
    first, second, year = int(found["first"]), int(found["second"]), _year(found["year"])
    return _either(checked(year, first, second), checked(year, second, first))


def _short_year(found: Match, reference: date | None) -> Found:
    """
    Read 24-3-1: the year stands first if it cannot be a month, as Chinese write it.

    With slashes a year at the end is possible too (25/12/24), so both are weighed.
    """
    first, second, third = (int(found[name]) for name in ("first", "second", "third"))
    leading = [checked(2000 + first, second, third)]
    trailing = [checked(2000 + third, first, second), checked(2000 + third, second, first)]
    if first > 12 and (third <= 12 or found["mark"] != "/"):
        return _either(*leading)
    if first <= 12 < third:
        return _either(*trailing)
    return _either(*leading, *trailing)


def _either(*readings: Found) -> Found:
    """Return the only possible reading, or the first of several with a doubt."""
    days = list(dict.fromkeys(reading.day for reading in readings if reading.day))
    if not days:
        return readings[0]
    if len(days) == 1:
        return Found(days[0])
    return Found(days[0], "date.ambiguous", " / ".join(map(str, days)))


def _compact(found: Match, reference: date | None) -> Found:
    """Read 240301, which may be something else."""
    reading = _full(found, reference)
    return Found(reading.day, "date.ambiguous", str(reading.day)) if reading.day else reading


def _month_only(found: Match, reference: date | None) -> Found:
    """Read 2024年6月底: a day that stands for the month or its part, always doubtful."""
    groups = found.groupdict()
    month = int(found["month"])
    year = groups.get("year")
    first = checked(_year(year), month, 1) if year else yearless(month, 1, reference)
    if first.day is None:
        return first
    part = (groups.get("part") or "")[:1]
    days = {"底": month_end(first.day.year, month), "中": first.day.replace(day=15)}
    days |= {"末": days["底"], "下": first.day.replace(day=21)}
    return Found(days.get(part, first.day), "date.no_day")


def _english(found: Match, reference: date | None) -> Found:
    groups = found.groupdict()
    month = month_number(found["month"])
    day = groups.get("day")
    if groups.get("year") is None:
        return yearless(month, int(found["day"]), reference)
    first = checked(_year(found["year"]), month, int(day or 1))
    return first if day or not first.day else Found(first.day, "date.no_day")


def _relative(found: Match, reference: date | None) -> Found:
    if reference is None:
        return Found(None, "date.no_reference")
    moment = plus_days(reference, _RELATIVE[found[0]])
    return Found(moment) if moment else Found(None, "date.out_of_range")


def _year(text: str) -> int:
    return 2000 + int(text) if len(text) == 2 else int(text)


_MARK = "[-/.]"
_FOUR, _TWO = r"(?P<year>\d{4})", r"(?P<year>\d\d)"
_M, _D = r"(?P<month>\d{1,2})", r"(?P<day>\d{1,2})"
_MM_DD = r"(?P<month>\d\d)(?P<day>\d\d)"
_PART = "份?(?P<part>底|末|初|[上中下]旬|中)?"
_LEADING = rf"(?P<first>\d{{1,2}})(?P<mark>{_MARK})(?P<second>\d{{1,2}})(?P=mark)"
_REPUBLIC = r"(?:(?:中华)?民国(?=元|\d)|(?=1\d\d\D))(?P<year>元|\d{1,3})"

# In the order they are tried.
_WRITTEN: tuple[tuple[str, Meaning], ...] = (
    (rf"(?:公元)?{_FOUR}(?:年|{_MARK}| ){_M}(?:月|{_MARK}| ){_D}", _full),
    (rf"{_FOUR}{_MM_DD}", _full),
    (rf"{_TWO}年{_M}月{_D}", _full),
    (rf"{_REPUBLIC}(?:年|{_MARK}){_M}(?:月|{_MARK}){_D}", _republic),
    (rf"{_LEADING}{_FOUR}", _year_last),
    (rf"{_LEADING}(?P<third>\d\d?)", _short_year),
    (rf"{_M}(?:月|{_MARK}){_D}", _yearless),
    (rf"{_FOUR}(?:年|{_MARK}){_M}月?{_PART}", _month_only),
    (rf"{_TWO}年{_M}月{_PART}", _month_only),
    (rf"{_M}月{_PART}", _month_only),
    (r"(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])", _month_only),
    (rf"{_TWO}{_MM_DD}", _compact),
    (
        rf"{ENGLISH_DAY}[-/ ,.]?(?:of )?{ENGLISH_MONTH}"
        r"(?:[-/ ,.]+(?P<year>\d{4}|\d\d(?![\d:])))?",
        _english,
    ),
    (rf"{ENGLISH_MONTH}[-/ .]?{ENGLISH_DAY}(?:[-/ ,]+{_FOUR})?", _english),
    (rf"{_FOUR}[-/ .]{ENGLISH_MONTH}[-/ .]{ENGLISH_DAY}", _english),
    (rf"{ENGLISH_MONTH}[-/ ,.]*{_FOUR}", _english),
)
_FORMS: tuple[tuple[re.Pattern[str], Meaning], ...] = (
    *((re.compile(rf"{form}(?:[日号]|(?![\d/.年月-]))"), meaning) for form, meaning in _WRITTEN),
    (re.compile("|".join(_RELATIVE)), _relative),
)
