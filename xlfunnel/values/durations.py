"""
Lengths of time in words, in days: 1个月, 一个半月, 2-3周, 半年, 3个月以上.

A month is 30 days, a quarter 90, half a year 180 (SPEC §2) and so a year 360: 12个月 and
一年 agree. Five working days are a week.
"""

import re
from functools import cache

from xlfunnel.values.interval import Interval
from xlfunnel.values.lexer import Lexer, Quantity, Token
from xlfunnel.values.numerals import NUMERAL, numeral

MONTH = 30.0  # days

_UNITS = {
    r"年|years?|yrs?|y": 360.0,
    r"季度?|quarters?|qtrs?": 90.0,
    r"月|months?|mths?|mos?|m": MONTH,
    r"旬": 10.0,
    r"周|星期|礼拜|weeks?|wks?|w": 7.0,
    r"工作日|(?:working|business|work) days?": 7 / 5,
    r"天|日|days?|d": 1.0,
    r"小时|hours?|hrs?|h": 1 / 24,
}
_UNIT = rf"(?:{'|'.join(_UNITS)})(?![a-z])"
_PART = re.compile(
    rf"(?P<number>{NUMERAL})?\s?个?(?P<half>半)?(?P<about>[多来余把])?个?\s?(?P<unit>{_UNIT})(?P<tail>[半多余])?"
)
_LENGTH = re.sub(r"\?P<\w+>", "?:", _PART.pattern)

WORDS = {
    # The kinds i, s and v are no ranges: at once, soon, vaguely soon.
    "u": (
        r"中?长期|不(?:是)?(?:很|太|那么|怎么)?(?:着?急|赶)|观望|(?:先|仅|只是?)了解|随便看看|遥遥无期|随缘|暂缓|(?:很|比?较)?[长慢]$|(?:暂|目前)?不考虑|搁置|暂停"
        r"|持续(?:跟进|关注)|no (?:plan|rush|timeline)|long.?term|someday"
    ),
    "i": r"马上|立[即刻]|即刻|现在就?|当[天场]|今天|随时|immediately|right (?:now|away)|today",
    "s": (
        r"尽[快早]|越[快早]越好|(?:很|特|特别|比较?|较|十分|非常)?加?紧?急需?|抓紧|火速"
        r"|asap|urgent(?:ly)?|soon"
    ),
    "v": r"近期|短期内?|最近|近段时间|(?:很|比?较)?[快短]$|short.?term",
    "m": r"以后|之后|后",
    "r": (
        r"决策|采购|购买|下单|签约|签合同|签单|签|合同|上线|成交|立项|落地|实施|启动|项目|招标|付款|购置"
        r"|周期|时间|时长|进度|计划|完成|定下来|确定|决定|定|搞定|才|再|用|给|内部|流程|审批|好(?=几)|希望|争取|力争|想|还"
        r"|cycle|decision|time|needed|to decide"
    ),
}
_CALENDAR_MONTH = re.compile(r"(?:[1-9]|1[0-2]|[一二三四五六七八九十]|十[一二])月")


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of a folded *text* about time."""
    return _LEXER.tokens(text)


def may_be_calendar(tokens: list[Token]) -> bool:
    """Whether a token such as 3月 may also name a month of the calendar (March)."""
    return any(token.kind == "q" and _CALENDAR_MONTH.fullmatch(token.text) for token in tokens)


def _measure(text: str) -> Quantity | None:
    """Read one length such as 1年3个月; a number without a unit is bare."""
    total, last_unit, end = None, float("inf"), 0
    for part in _PART.finditer(text):
        amount, unit = _amount(part), _days(part["unit"])
        is_date = last_unit == MONTH and "个" not in text[:end]  # 9月30日
        if amount is None or is_date or unit >= last_unit or text[end : part.start()].strip("零又"):
            return None
        total = amount.scaled(unit) if total is None else total.plus(amount.scaled(unit))
        last_unit, end = unit, part.end()
    if total:
        return Quantity(total, (last_unit,))
    bare = Interval.point(0.5) if text == "半" else numeral(text)
    return Quantity(bare, is_bare=True, stands_alone=False) if bare else None


def _amount(part: re.Match[str]) -> Interval | None:
    """Return how many units one part says: 1.5 in 一个半月, 1 to 2 in 一个多月."""
    number, half, about, unit, tail = part.groups(default="")
    if unit.startswith("季度") and "个" not in part[0] and number not in ("", "一", "1", "两"):
        return None  # 三季度 is the third quarter
    number = number.strip("零") or number
    if number:
        amount = numeral(number)
    elif half:
        amount, half = Interval.point(0.5), ""
    else:
        amount = Interval.point(1.0) if about == "把" else None  # 个把月
    if amount is None:
        return None
    if half and unit == "年" and "个" in part[0]:
        return amount.scaled(0.5)  # 两个半年 is two halves, 两年半 two and a half
    if half or tail == "半":
        amount = amount.plus(Interval.point(0.5))
    if about in ("多", "余") or tail in ("多", "余"):
        step = 1.0 if number and not half else 0.5
        amount = Interval(amount.low, amount.high + step, False, False)
    return amount


@cache
def _days(unit: str) -> float:
    return next(days for words, days in _UNITS.items() if re.fullmatch(words, unit))


_LEXER = Lexer(rf"{_LENGTH}(?:[零又]?{_LENGTH})*|{NUMERAL}|半", _measure, WORDS)
