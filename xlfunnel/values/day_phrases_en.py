"""The ways in which English prose names a day: by March 5, within 3 days, next Wednesday, EOM."""

import re
from datetime import date

from xlfunnel.values.date_forms import ENGLISH_DAY, ENGLISH_MONTH, month_number
from xlfunnel.values.day_meanings import (
    Match,
    after,
    end_of_month,
    month_day,
    next_weekday,
    no_deadline,
)
from xlfunnel.values.day_phrases import Phrase
from xlfunnel.values.days import SUNDAY, day_of, month_end, plus_days, plus_months, weekday_in_week

_NUMBERS = "one two three four five six seven eight nine ten"
_COUNT = rf"\d{{1,4}}|{_NUMBERS.replace(' ', '|')}|an?|a couple of"
_UNITS = {"hour": "小时", "day": "天", "week": "周", "month": "月", "year": "年"}
_WEEKDAYS = "mon|tue|wed|thu|fri|sat|sun"
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DAYS = {"today": 0, "tonight": 0, "eod": 0, "end of day": 0, "tomorrow": 1}
_DAYS |= {"day after tomorrow": 2}
_SPANS = {"w": "week", "m": "month", "q": "quarter", "y": "year"}


def _duration(found: Match, start: date) -> date | None:
    count = found["most"] or found["count"]
    names = _NUMBERS.split()
    number = int(count) if count.isdigit() else names.index(count) + 1 if count in names else 1
    number = 2 if "couple" in count else number
    working = "工作日" if found["working"] and found["unit"] == "day" else ""
    return after(number, working or _UNITS[found["unit"]], start)


def _month_and_day(found: Match, start: date) -> date | None:
    month, day = month_number(found["month"]), int(found["day"])
    return day_of(int(found["year"]), month, day) if found["year"] else month_day(month, day, start)


def _month(found: Match, start: date) -> date | None:
    month = month_number(found["month"])
    if found["how"] == "before":
        first = month_day(month, 1, start)
        return first and plus_days(first, -1)
    return month_end(int(found["year"]), month) if found["year"] else end_of_month(month, start)


def _day_word(found: Match, start: date) -> date | None:
    return plus_days(start, _DAYS[found["word"]])


def _weekday(found: Match, start: date) -> date | None:
    weekday = _WEEKDAYS.split("|").index(found["weekday"])
    if found["which"]:
        return weekday_in_week(start, int(found["which"] == "next"), weekday)
    return next_weekday(weekday, start)


def _span(found: Match, start: date) -> date | None:
    """Read end of next month, this week, EOQ: the last day of the span."""
    span = found["span"] or _SPANS[found["letter"]]
    coming = int("next" in found[0])
    if span == "week":
        return weekday_in_week(start, coming, SUNDAY)
    months = {"month": 1, "quarter": 3, "year": 12}[span]
    moved = plus_months(start.replace(day=1), (-start.month) % months + coming * months)
    return moved and month_end(moved.year, moved.month)


ENGLISH_PHRASES: tuple[Phrase, ...] = tuple(
    (re.compile(pattern), meaning)
    for pattern, meaning in (
        (
            rf"\b(?:within|in|after)(?: the)?(?: next)? (?P<count>{_COUNT})"
            rf"(?: ?(?:-|~|to|or) ?(?P<most>{_COUNT}))?"
            r" (?P<working>(?:working|business|work) )?(?P<unit>hour|day|week|month|year)s?\b",
            _duration,
        ),
        (
            rf"\b(?P<count>{_COUNT})(?P<most>x)? (?P<working>(?:working|business|work) )?"
            r"(?P<unit>hour|day|week|month|year)s? (?:later|from now)\b",
            _duration,
        ),
        (rf"\b{ENGLISH_MONTH}[. ]*{ENGLISH_DAY}\b(?:,? (?P<year>\d{{4}}))?", _month_and_day),
        (rf"\b{ENGLISH_DAY} (?:of )?{ENGLISH_MONTH}\b(?:,? (?P<year>\d{{4}}))?", _month_and_day),
        (
            r"\b(?:(?:by|until) )?(?:the )?(?P<how>by|before|in|end of|until|late)"
            rf" {ENGLISH_MONTH}\b(?![. ]*\d{{1,2}}\b)(?: (?P<year>\d{{4}}))?",
            _month,
        ),
        (rf"\b(?P<word>day after tomorrow|{'|'.join(_DAYS)})\b", _day_word),
        (r"\byesterday\b", no_deadline),
        (
            rf"\b(?:last|every|each) (?:{_WEEKDAYS}|week|month|quarter|year|day)\w*",
            no_deadline,
        ),
        (  # Friday, March 15: the date says it all
            rf"\b(?:(?:next|this) )?(?:{_WEEKDAYS})[a-z]*,? "
            rf"(?=\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})|(?:{_MONTHS})[a-z]* \d)",
            no_deadline,
        ),
        (
            rf"\b(?:(?P<which>next|this) )?(?P<weekday>{_WEEKDAYS})"
            r"(?:day|sday|nesday|rsday|urday|s|rs)?\b",
            _weekday,
        ),
        (
            r"\b(?:(?:(?:the )?end of (?:(?:the|this|next) )?|(?:this|next) )"
            r"(?P<span>week|month|quarter|year)|eo(?P<letter>[wmqy]))\b",
            _span,
        ),
    )
)
