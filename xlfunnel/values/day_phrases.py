"""
The ways in which Chinese prose names a day: 3月5日前, 3天内, 下周三, 月底, Q3.

Each way is a pattern over folded text and the meaning of what it finds; a meaning of None
is a mention that sets no deadline (上周三, 每周一).
"""

import re
from typing import TypeAlias

from xlfunnel.values.day_meanings import (
    Meaning,
    day_of_month,
    day_word,
    duration,
    eve,
    full,
    in_month,
    no_deadline,
    part_of_year,
    quarter,
    slashed,
    today,
    week,
    weekday,
)

Phrase: TypeAlias = tuple[re.Pattern[str], Meaning]

_NUMBER = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十廿]+)"
_N = rf"{_NUMBER}(?:[-~至到]{_NUMBER})?"
_WEEK = "(?:周|星期|礼拜)"
_BEFORE = "(?P<before>[之以]?前)?"
_NO_UNIT = r"(?![\d万千百亿元块%折个家台套次倍期楼线店馆厅门机仓库车柜院桌游])"


def _compiled(*phrases: tuple[str, Meaning]) -> tuple[Phrase, ...]:
    return tuple((re.compile(pattern), meaning) for pattern, meaning in phrases)


PHRASES = _compiled(
    (
        rf"每隔?(?:{_N})?个?(?:工作日|天|日|{_WEEK}|月|季度?|年|小时)"
        r"(?:[一二三四五六日天]|[底末初]|\d{1,2}[日号])?",
        no_deadline,
    ),
    (
        rf"(?<![马晚早以加])上[上一]?个?(?:(?:{_WEEK}[一二三四五六日天末]?)|季度?|月[底末初中]?)"
        r"|(?:去年|前年)(?:\d{1,2}月)?(?:\d{1,2}[日号])?|[昨前][天日晚]",
        no_deadline,
    ),
    (
        rf"(?<![第.\d])(?P<count>半|{_N})(?P<half>个半)?个?"
        r"(?P<unit>工作日|自然日|天|日|周|星期|礼拜|(?<=[个半两])月|(?<=个)季度|年|小时|钟头)"
        r"(?:[之以]?[内后]|左右)",
        duration,
    ),
    (rf"(?<![超经通])过(?P<count>{_N})(?P<half>个半)?个?(?P<unit>天|周|星期|礼拜)", duration),
    (
        r"(?:(?P<year>\d{4}|(?<!\d)\d\d)年|(?P<years>今年|明年|后年))?"
        r"(?:(?<!\d)(?P<month>1[0-2]|0?[1-9])月份?"
        r"|(?P<months>本月|这个?月|当月|次月|下{1,2}个?月|(?<!个)月(?=[底末初中内]|[上中下]旬)))"
        rf"(?:(?P<day>\d{{1,2}})(?:[日号]|{_NO_UNIT})|(?P<part>底|末|初|[上中下]旬|中|内))?{_BEFORE}",
        in_month,
    ),
    (
        r"(?<![\da-z./-])(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)"
        r"|(?<![\da-z-])(?P<year8>20\d\d)(?P<month8>\d\d)(?P<day8>\d\d)(?![\d-])",
        full,
    ),
    (rf"(?<![\d.])(?P<day>\d{{1,2}})[号日]{_NO_UNIT}", day_of_month),
    (
        r"(?<![\da-z./:-])(?P<month>1?\d)[-/.](?P<day>[123]?\d)(?=[之以]?前|[日号]|[上下]午|晚上)",
        slashed,
    ),
    (
        r"(?<![^,;。、!?:(\s])(?P<month>1?\d)[/.](?P<day>[123]?\d)"
        r"(?= ?(?:[发拜回约提见演签电寄交开确联跟安到去邀催更完前给做送]|$))",
        slashed,
    ),
    (  # 周四(3月7日): the date says it all
        rf"(?:下{{1,2}}个?|本|这个?)?{_WEEK}[一二三四五六日天] ?\(?(?=\d{{1,2}}[月/.]\d)",
        no_deadline,
    ),
    (rf"(?P<which>下{{1,2}}个?|本|这个?)?{_WEEK}(?P<weekday>[一二三四五六日天])", weekday),
    (
        rf"(?:(?P<which>下{{1,2}}个?|本|这个?){_WEEK}(?![期边到])|{_WEEK}(?=末|内))"
        rf"(?P<part>初|中|末|内)?{_BEFORE}",
        week,
    ),
    (
        r"(?P<which>今|当|明|次|翌|隔|第二|(?<![以之最\d天日周月])大?后)(?:天|日(?!头条)|晚|早)",
        day_word,
    ),
    (
        r"(?:(?P<year>\d{4})|(?P<years>[今本明后]))?年{1,2}(?P<part>底|末|终|内|中(?!标)|初)"
        r"|(?:(?P<year2>\d{4})年|(?P<years2>[今本明后])年)?(?P<part2>上半年|下半年)",
        part_of_year,
    ),
    (
        r"(?:(?P<year>\d{4})年)?(?:(?<![a-z])q(?P<letter>[1-4])(?!\d)"
        r"|第?(?P<number>[一二三四1-4])季度|(?P<which>本|这个?|下个?)季度?|季度?[末底])",
        quarter,
    ),
    (
        r"(?P<holiday>元旦|国庆|(?<![周期拜])五一|(?<![二三])十一)(?:节|假期|长假)?[之以]?前",
        eve,
    ),
    (r"(?=(?:[上中下]午|[早晚]上|傍晚)\d{1,2}[点时:])", today),
)

# Days that only a lunar calendar or the speaker knows.
NOT_KNOWN = re.compile(
    "春节|过年|除夕|元宵|清明|端午|中秋|节[前后]|(?<![\\d一二两三四五六七八九十半几多])年[前后]"
)
