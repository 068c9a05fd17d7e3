"""Periods in words, as days from a date: Q3, 10月底前, 下个月, 明年上半年, 6月30日前."""

import re
from collections.abc import Iterator
from datetime import date

from xlfunnel.values.interval import Interval
from xlfunnel.values.windows import MONTH, Window, in_year, near, part_of

_FRAME = re.compile(
    r"(?P<year>20[0-9]{2}(?:年|(?=[-/.qh]))|[0-9]{2}年?(?=[qh])|[0-9]{2}年(?=.)|[今本当明来后]年)?"
    r"(?P<core>.*?)"
    r"(?P<part>[上中下]旬|初|中|底|末)?"
    r"(?P<side>[之以]?前|[之以]?内|期间|[之以]?后)?"
)
_YEARS_AHEAD = {"今": 0, "本": 0, "当": 0, "明": 1, "来": 1, "后": 2}
_TO = re.compile(r"(.+?)(?:[-–—~〜∼/、]+|[至到或和])(.+)")

# 3月 may be March or three months, 一季度 the first quarter or 90 days, 6.30 a number: with
# nothing before or after it, it is no period.
_AMBIGUOUS = re.compile(rf"{MONTH}|[1一]季度|[0-9]+[./-][0-9]+")
# 年前 is before the Spring Festival, 月内 says nothing; only with 初, 底, … is it a period.
_BARE_UNITS = ("", "年", "月", "季", "季度", "周", "星期", "礼拜")

# English, its blanks taken out, in the words above.
_ENGLISH = (
    (re.compile("q([1-4])(20[0-9]{2})"), r"\2q\1"),
    (re.compile("^(?:by|before)(.+)"), r"\1前"),
    (re.compile("endof(?:the)?(.+?)(前?)$"), r"\1底\2"),
    (re.compile("thisyear|year"), "今年"),
    (re.compile("next今年"), "明年"),
    (re.compile("this"), "本"),
    (re.compile("next"), "下"),
    (re.compile("quarter"), "季度"),
    (re.compile("month"), "月"),
    (re.compile("week"), "周"),
)
_IS_ENGLISH = re.compile("by|before|endof|this|next|q[1-4]20")


def period(text: str, start: date) -> Interval | None:
    """
    Return the days from *start* to the period the folded *text* names; None when it names none.

    A period without its year is the next one that is not over; what has begun counts from
    0. "Before" a day or a part of something (6月30日前, 年底前) includes its last day, before
    a whole (Q3前) it does not; 内 of what has begun is "before its end". Source: SPEC §2.
    """
    if _IS_ENGLISH.search(text):
        for english, chinese in _ENGLISH:
            text = english.sub(chinese, text)
    try:
        return _one(text, start) or _from_to(text, start)
    except (ValueError, OverflowError):  # no such day, or beyond the years that Python knows
        return None


def _one(text: str, start: date) -> Interval | None:
    frame = _FRAME.fullmatch(text)
    window = _window(text, start)
    if not frame or not window:
        return None
    side = frame["side"] or ""
    first, last = (window.first - start).days, (window.last - start).days
    if side.endswith("后"):
        return Interval.point(last).or_more(closed=False)
    if side.endswith("前"):
        is_whole = _is_whole(window, frame["part"])
        return Interval.point(first if is_whole else last).or_less(closed=not is_whole)
    if side.endswith("内") and first <= 0:
        return Interval.point(last).or_less(closed=True)
    return Interval(max(first, 0), last)


def _from_to(text: str, start: date) -> Interval | None:
    """Read Q3-Q4, 10-11月底, 6月到8月份."""
    ends = _TO.fullmatch(text)
    if not ends:
        return None
    left, right = ends.groups()
    unit = re.search("月|季度", right)
    if unit and left.removesuffix("月").isdecimal():
        left = left.removesuffix("月") + {"月": "月份", "季度": "季度"}[unit[0]]
    first = _window(left, start)
    last = first and _window(right, first.first)
    if not first or not last:
        return None
    return Interval(max((first.first - start).days, 0), (last.last - start).days)


def _window(text: str, start: date) -> Window | None:
    """Return the next stretch named by *text* that is not over on *start*."""
    frame = _FRAME.fullmatch(text)
    if not frame:
        return None
    year, core, part, side = frame.groups(default="")
    is_before = side.endswith("前")
    if not year and not _names_something(core, part, side):
        return None
    if not (year or part or is_before) and _AMBIGUOUS.fullmatch(core):
        return None
    for whole in _candidates(year, core, start):
        window = part_of(whole, part)
        if window and window.last >= start:
            has_begun = window.first <= start
            if not (is_before and has_begun and _is_whole(window, part)):
                return window
    return None


def _names_something(core: str, part: str, side: str) -> bool:
    """Whether a word stands for a stretch of time here: 年 does in 年底 and 年内, not in 年前."""
    if core.startswith(("-", "/", ".")):
        return False  # -6 is June only behind its year
    if core in _BARE_UNITS:
        return bool(core) and (bool(part) or side.endswith("内"))
    return True


def _is_whole(window: Window, part: str | None) -> bool:
    return not part and window.days > 1


def _candidates(year: str, core: str, start: date) -> Iterator[Window]:
    if not year:
        yield from near(core, start)
    for number in _years(year, start):
        window = in_year(core, number)
        if window:
            yield window


def _years(year: str, start: date) -> tuple[int, ...]:
    digits = year.rstrip("年")
    if digits.isdecimal():
        return (int(digits) if len(digits) == 4 else 2000 + int(digits),)
    return (start.year + _YEARS_AHEAD[digits],) if digits else (start.year, start.year + 1)
