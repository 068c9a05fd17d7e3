"""
The ways in which Chinese prose names a day: 3月5日前, 3天内, 下周三, 月底, Q3.

Each way is a pattern over folded text and the day it means, seen from the day it was said.
A span of time (4月, 下周) means its last day, the day by which a promise is broken.
A meaning of None is a mention that sets no deadline (上周三, 每周一).
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
Phrase: TypeAlias = tuple[re.Pattern[str], Meaning]

# A date said without its year lies ahead, unless it passed less than two months ago.
LATELY = 60
FRIDAY = 4

_NUMBER = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十廿]+)"
_N = rf"{_NUMBER}(?:[-~至到]{_NUMBER})?"
_WEEK = "(?:周|星期|礼拜)"
_BEFORE = "(?P<before>[之以]?前)?"
_NO_UNIT = r"(?![\d万千百亿元块%折个家台套次倍期楼线店馆厅门机仓库车柜院桌游])"

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


def _duration(found: Match, start: date) -> date | None:
    unit = found["unit"]
    if found["count"] == "半":
        return {"月": plus_days(start, 15), "年": plus_months(start, 6)}.get(unit, start)
    moment = after(highest(found["count"]), unit, start)
    return plus_days(moment, 15) if moment and found["half"] and unit == "月" else moment


def _in_month(found: Match, start: date) -> date | None:
    """Read 3月5日, 明年3月, 下月底, 月初, 4月前."""
    last = _last_of_month(found, start)
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


def _last_of_month(found: Match, start: date) -> date | None:
    if found["months"]:
        moved = plus_months(start.replace(day=1), _MONTHS[found["months"]])
        return moved and month_end(moved.year, moved.month)
    month = int(found["month"])
    if found["year"]:
        return month_end(int(found["year"][-2:]) + 2000, month)
    if found["years"]:
        return month_end(start.year + _YEARS[found["years"]], month)
    return end_of_month(month, start)


def _day_of_month(found: Match, start: date) -> date | None:
    months = [plus_months(start.replace(day=1), months) for months in (0, 1, 2)]
    days = [first and day_of(first.year, first.month, int(found["day"])) for first in months]
    return next((day for day in days if day and day >= start), None)


def _full(found: Match, start: date) -> date | None:
    parts = found.group("year", "month", "day")
    numbers = parts if parts[0] else found.group("year8", "month8", "day8")
    return day_of(*map(int, numbers))


def _slashed(found: Match, start: date) -> date | None:
    return month_day(int(found["month"]), int(found["day"]), start)


def _weekday(found: Match, start: date) -> date | None:
    weekday = _WEEKDAYS[found["weekday"]]
    if not found["which"]:
        return next_weekday(weekday, start)
    return weekday_in_week(start, _WEEKS[found["which"]], weekday)


def _week(found: Match, start: date) -> date | None:
    """Read 下周, 本周内, 周末前, 下周初; a week ends on Sunday."""
    part, weeks = found["part"] or "", _WEEKS[found["which"] or ""]
    if found["before"] and not part and weeks:
        return weekday_in_week(start, weeks - 1, SUNDAY)
    weekday = {"初": 1, "中": 3, "末": FRIDAY if found["before"] else SUNDAY}.get(part, SUNDAY)
    return weekday_in_week(start, weeks, weekday)


def _day_word(found: Match, start: date) -> date | None:
    return plus_days(start, _DAYS[found["which"]])


def _part_of_year(found: Match, start: date) -> date | None:
    """Read 年底, 明年初, 2024年上半年."""
    year, years = found["year"] or found["year2"], found["years"] or found["years2"]
    month = {"初": 1, "中": 6, "上半年": 6}.get(found["part"] or found["part2"], 12)
    return month_end(int(year) if year else start.year + _YEARS.get(f"{years}年", 0), month)


def _quarter(found: Match, start: date) -> date | None:
    """Read Q3, 三季度, 下季度, 季末; a quarter means its last day."""
    if not (found["letter"] or found["number"]):
        coming = 3 if (found["which"] or "").startswith("下") else 0
        moved = plus_months(start.replace(day=1), (-start.month) % 3 + coming)
        return moved and month_end(moved.year, moved.month)
    month = 3 * int(found["letter"] or highest(found["number"]))
    return month_end(int(found["year"]), month) if found["year"] else end_of_month(month, start)


def _eve(found: Match, start: date) -> date | None:
    holiday = month_day(*_HOLIDAYS[found["holiday"]], start)
    return holiday and plus_days(holiday, -1)


def _today(found: Match, start: date) -> date:
    return start


def _no_deadline(found: Match, start: date) -> None:
    return None


def _compiled(*phrases: tuple[str, Meaning]) -> tuple[Phrase, ...]:
    return tuple((re.compile(pattern), meaning) for pattern, meaning in phrases)


PHRASES = _compiled(
    (
        rf"每隔?(?:{_N})?个?(?:工作日|天|日|{_WEEK}|月|季度?|年|小时)"
        r"(?:[一二三四五六日天]|[底末初]|\d{1,2}[日号])?",
        _no_deadline,
    ),
    (
        rf"(?<![马晚早以加])上[上一]?个?(?:(?:{_WEEK}[一二三四五六日天末]?)|季度?|月[底末初中]?)"
        r"|(?:去年|前年)(?:\d{1,2}月)?(?:\d{1,2}[日号])?|[昨前][天日晚]",
        _no_deadline,
    ),
    (
        rf"(?<![第.])(?P<count>半|{_N})(?P<half>个半)?个?"
        r"(?P<unit>工作日|自然日|天|日|周|星期|礼拜|(?<=[个半两])月|季度|年|小时|钟头)"
        r"(?:[之以]?[内后]|左右)",
        _duration,
    ),
    (rf"过(?P<count>{_N})(?P<half>个半)?个?(?P<unit>天|周|星期|礼拜)", _duration),
    (
        r"(?:(?P<year>\d{4}|(?<!\d)\d\d)年|(?P<years>今年|明年|后年))?"
        r"(?:(?<!\d)(?P<month>1[0-2]|0?[1-9])月份?"
        r"|(?P<months>本月|这个?月|当月|次月|下{1,2}个?月|(?<!个)月(?=[底末初中]|[上中下]旬)))"
        rf"(?:(?P<day>\d{{1,2}})(?:[日号]|{_NO_UNIT})|(?P<part>底|末|初|[上中下]旬|中|内))?{_BEFORE}",
        _in_month,
    ),
    (
        r"(?<![\da-z./-])(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)"
        r"|(?<![\da-z-])(?P<year8>20\d\d)(?P<month8>\d\d)(?P<day8>\d\d)(?![\d-])",
        _full,
    ),
    (rf"(?<![\d.])(?P<day>\d{{1,2}})[号日]{_NO_UNIT}", _day_of_month),
    (
        r"(?<![\da-z./:-])(?P<month>1?\d)[-/.](?P<day>[123]?\d)(?=[之以]?前|[日号]|[上下]午|晚上)",
        _slashed,
    ),
    (
        r"(?<![^,;。、!?:(\s])(?P<month>1?\d)[/.](?P<day>[123]?\d)"
        r"(?= ?(?:[发拜回约提见演签电寄交开确联跟安到去邀催更完前给做送]|$))",
        _slashed,
    ),
    (rf"(?P<which>下{{1,2}}个?|本|这个?)?{_WEEK}(?P<weekday>[一二三四五六日天])", _weekday),
    (
        rf"(?:(?P<which>下{{1,2}}个?|本|这个?){_WEEK}(?![期边到])|{_WEEK}(?=末|内))"
        rf"(?P<part>初|中|末|内)?{_BEFORE}",
        _week,
    ),
    (
        r"(?P<which>今|当|明|次|翌|隔|第二|(?<![以之最\d天日周月])大?后)(?:天|日(?!头条)|晚|早)",
        _day_word,
    ),
    (
        r"(?:(?P<year>\d{4})|(?P<years>[今本明后]))?年{1,2}(?P<part>底|末|终|内|中(?!标)|初)"
        r"|(?:(?P<year2>\d{4})年|(?P<years2>[今本明后])年)?(?P<part2>上半年|下半年)",
        _part_of_year,
    ),
    (
        r"(?:(?P<year>\d{4})年)?(?:(?<![a-z])q(?P<letter>[1-4])(?!\d)"
        r"|第?(?P<number>[一二三四1-4])季度|(?P<which>本|这个?|下个?)季度?|季度?[末底])",
        _quarter,
    ),
    (
        r"(?P<holiday>元旦|国庆|(?<![周期拜])五一|(?<![二三])十一)(?:节|假期|长假)?[之以]?前",
        _eve,
    ),
    (r"(?=(?:[上中下]午|[早晚]上|傍晚)\d{1,2}[点时:])", _today),
)

# Days that only a lunar calendar or the speaker knows.
NOT_KNOWN = re.compile(
    "春节|过年|除夕|元宵|清明|端午|中秋|节[前后]|(?<![\\d一二两三四五六七八九十半几多])年[前后]"
)
