"""
Numerals as people write them: 1,200.5, 1万5, 十五, 三四十万, 十几, 二十多万, 百万.

cn2an reads plain Chinese numerals only, so the grammar here first takes out what makes a
numeral a range: 几 (some), 多/余 (and more), two adjacent digits (三四 is 3 to 4), and
来 (about), which leaves the number as it is.
"""

import re
from decimal import Decimal

from cn2an import cn2an

from xlfunnel.values.interval import Interval

_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_CHINESE = "〇○零一二两三四五六七八九十百千万亿廿几数来多余点壹贰叁参肆伍陆柒捌玖拾佰仟"

# The text a numeral may have, for those who look for one; `numeral` decides. Possessive, since
# nothing after it can want a part of it back and trying every part would take for ever.
NUMERAL = rf"(?:{_ARABIC}|[{_CHINESE}])++"

_LONGEST = 40  # characters; more is not a number that a person typed
_PLAIN = str.maketrans("○壹贰叁参肆伍陆柒捌玖拾佰仟", "〇一二三三四五六七八九十百千")
_DIGITS = "一二三四五六七八九"
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}

_WITH_UNITS = re.compile(rf"({_ARABIC})([百千]?[万亿]?)(?:({_ARABIC})([千百]?万?))?", re.ASCII)
_MORE = re.compile(r"(.+)[多余]([十百千万亿]*)")
_SOME = re.compile(r"[几数](?!$)|几")
_ADJACENT = re.compile(rf"([{_DIGITS}])([{_DIGITS}])")
_ABOUT = re.compile(r"(?<=[\d十百千万亿])来(?=[百千万亿]*$)")
_POINT = re.compile(r"(.+点[^百千万亿]+)([百千万亿]+)")
_ROW = re.compile(rf"[{_DIGITS}两]{{2}}")
_MIXED_UP = re.compile(rf"[^\d.,]\d|\d[{_DIGITS}两〇零十]", re.ASCII)
_SPOKEN_YI = re.compile(rf"亿(?=[{_DIGITS}]$)")  # 一亿五 is 1.5亿; cn2an fails on it


def numeral(text: str) -> Interval | None:
    """
    Return what the numeral *text* (folded, no blanks) says; None when it is none.

    几 is 2 to 9 before a unit and 1 to 9 after one; n多 lies between n and the next round
    number; 百万 alone is 一百万. A row of Chinese digits is a number only with a zero in it
    (二〇二四), since 一五 may be 1 to 5, 15 or a misprint.

    >>> numeral("十几万"), numeral("1.5亿")
    (Interval(low=110000.0, high=190000.0, low_closed=True, high_closed=True), \
Interval(low=150000000.0, high=150000000.0, low_closed=True, high_closed=True))
    """
    if not text or len(text) > _LONGEST:
        return None
    arabic = _WITH_UNITS.fullmatch(text)
    if arabic or text.isascii():
        number = _arabic(*arabic.groups(default="")) if arabic else None
        return None if number is None else Interval.point(number)
    plain = _ABOUT.sub("", text.translate(_PLAIN))
    more = _MORE.fullmatch(plain)
    if more:
        return _and_more(more[1], more[2])
    low, high = _ends(plain)
    lowest = _number(low)
    highest = lowest if low == high else _number(high)
    if lowest is None or highest is None or lowest > highest:
        return None
    return Interval(lowest, highest)


def _and_more(head: str, unit: str) -> Interval | None:
    """Read 二十多万: more than 20 and less than 30; 3万多: more than 3万 and less than 4万."""
    number = _number(head)
    factor = _product(unit)
    if number is None:
        return None
    return Interval(number * factor, (number + _step(head)) * factor, False, False)


def _step(head: str) -> float:
    """Return what *head* counts in: 1万 for 3万, 10 for 二十 and 120, 1 for 15, 0.1 for 1.5."""
    digits = head.rstrip("十百千万亿")
    units = head[len(digits) :]
    decimals = len(digits.partition(".")[2])
    zeros = 0 if units else len(digits) - len(digits.rstrip("0"))
    return _product(units) * 10.0 ** (zeros - decimals)


def _product(units: str) -> float:
    product = 1.0
    for unit in units:
        product *= _UNITS[unit]
    return product


def _ends(text: str) -> tuple[str, str]:
    """Return the lowest and the highest plain numeral that *text* may mean."""
    some = _SOME.search(text)
    if some:
        before, after = text[: some.start()], text[some.end() :]
        return _with_digit(before, "1" if before else "2", after), _with_digit(before, "9", after)
    pair = _ADJACENT.search(text.replace("两", "二"))
    if pair and _are_neighbours(pair[1], pair[2]):
        first, second = pair.start(), pair.start() + 1
        return text[:second] + text[second + 1 :], text[:first] + text[second:]
    return text, text


def _with_digit(before: str, digit: str, after: str) -> str:
    """Put *digit* where 几 stood: 十几 is 十一, 30几 is 31, 几十 is 二十."""
    if before[-1:].isdigit():
        return before[:-1] + digit + after if before.endswith("0") else ""
    return before + _DIGITS[int(digit) - 1] + after


def _are_neighbours(low: str, high: str) -> bool:
    """Whether two digits side by side mean a range: 三四, 两三, and 三五 by custom."""
    return _DIGITS.index(high) - _DIGITS.index(low) == 1 or low + high == "三五"


def _number(text: str) -> float | None:
    """Return a plain numeral's number, Arabic, Chinese or mixed; None when it is none."""
    arabic = _WITH_UNITS.fullmatch(text)
    if arabic:
        return _arabic(*arabic.groups(default=""))
    if re.match("[百千][万亿]", text):
        text = "一" + text
    decimal = _POINT.fullmatch(text)
    if decimal:
        mantissa = _chinese(decimal[1])
        return None if mantissa is None else _scaled(str(mantissa), _product(decimal[2]))
    return _chinese(text)


def _arabic(mantissa: str, unit: str, rest: str, rest_unit: str) -> float | None:
    """Read 1.5亿, 1亿2000万 and the spoken 1万5, which is 15,000."""
    number = _scaled(mantissa, _product(unit))
    if not rest:
        return number
    is_spoken = not rest_unit and len(rest) == 1
    part = _scaled(rest, _product(unit) / 10 if is_spoken else _product(rest_unit))
    is_plain = unit and "." not in mantissa + rest and part < _product(unit)
    return number + part if is_plain else None


def _scaled(mantissa: str, factor: float) -> float:
    """Multiply exactly: 1.15 times 10,000 is 11,500 and not 11,499.999 and so on."""
    return float(Decimal(mantissa.replace(",", "")) * Decimal(factor))


def _chinese(text: str) -> float | None:
    """Return what cn2an makes of a numeral; it would also read 一五 as 15 and 1二 as 12."""
    if _MIXED_UP.search(text) or (_ROW.search(text) and not re.search("[〇零]", text)):
        return None
    spoken = _SPOKEN_YI.search(text)
    try:
        return float(cn2an(text + "千万" if spoken else text, "smart"))
    except (ValueError, KeyError):  # KeyError: cn2an fails on some that end like 九亿零二
        return None
