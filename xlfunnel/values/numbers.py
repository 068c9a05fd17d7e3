"""Single numbers: amounts in 元, counts, days and rates as people type them (SPEC §2)."""

import math
import re
from dataclasses import replace
from datetime import datetime

from xlfunnel.values import durations, money
from xlfunnel.values.cell import Cell, shown
from xlfunnel.values.numerals import NUMERAL, numeral
from xlfunnel.values.phrases import Lexer, Phrase, Quantity, Token, is_unknown, read_phrase
from xlfunnel.values.reading import Reading, Status
from xlfunnel.values.text import fold, typed, unread

# A number cell up to this is a rate as Excel keeps it (120 % is 1.2); 90 is a percentage.
HIGHEST_RATE = 2.0

_COUNTERS = r"余?[名个位人员家户套台件次条单间门辆笔项](?:员工|人员|工|以?上下)?|员工|人员|人数|规模|people|staff|employees|persons"
_NEGATIVE = re.compile(rf"(?:[-−–]|负)(?={NUMERAL}|¥|百分)")


def read_number(cell: Cell) -> Reading[float]:
    """Return the plain number in *cell*: 1,200.5, -3, 十五, 1.2万."""
    return _unreadable(cell) or _in_text(cell, _NUMBERS)


def read_count(cell: Cell) -> Reading[float]:
    """
    Return a number of people or things: 50人, 约300名员工.

    Of a range the low end is certain, so it is the value, UNSURE: 100-499人, 50人以上.
    """
    missing = _unreadable(cell)
    if missing:
        return missing
    tokens = _COUNTS.tokens(fold(typed(cell)))
    phrase = read_phrase(tokens)
    if phrase and not phrase.interval.is_point and math.isfinite(phrase.interval.low):
        lowest = phrase.interval.low
        return Reading(shown(cell), Status.UNSURE, lowest, "number.lowest", f"{lowest:.15g}")
    return _single(cell, tokens, phrase)


def read_days(cell: Cell) -> Reading[float]:
    """Return a number of days: 3, 3天, 两周, 1个月 (30), 48小时 (2)."""
    missing = _unreadable(cell)
    if missing:
        return missing
    tokens = durations.tokens_of(fold(typed(cell)))
    return _single(cell, tokens, read_phrase(tokens))


def read_money(cell: Cell) -> Reading[float]:
    """
    Return an amount in 元: 120000, 12万, ￥120,000, 1,200.50元, 1.5亿.

    A foreign currency is UNREADABLE, since nobody but the team knows the rate it sold at.
    """
    missing = _unreadable(cell)
    if missing:
        return missing
    text, sign = _signed(cell)
    tokens = money.tokens_of(text)
    reading = _single(cell, tokens, read_phrase(tokens), sign)
    code = money.currency(tokens)
    if reading.value is not None and code != money.DEFAULT_CURRENCY:
        return Reading(shown(cell), Status.UNREADABLE, note="number.currency", hint=code or "")
    if reading.value is not None and money.is_price_of_one(tokens):
        return replace(reading, status=Status.UNSURE, note="number.price_of_one")
    return reading


def read_rate(cell: Cell) -> Reading[float]:
    """
    Return a rate, 1 being the whole: 30%, 0.3, 百分之三十 and 三成 are all 0.3.

    A number above 1 without a percent sign (30) is taken as a percentage, UNSURE; number
    cells up to 2 stand as they are, since Excel keeps 120 % as 1.2.
    """
    missing = _unreadable(cell)
    if missing:
        return missing
    text, sign = _signed(cell)
    tokens = _RATES.tokens(text)
    phrase = read_phrase(tokens)
    reading = _single(cell, tokens, phrase, sign)
    if reading.value is None or phrase is None or phrase.has_unit:
        return reading
    if abs(reading.value) <= (HIGHEST_RATE if isinstance(cell, float) else 1.0):
        return reading
    rate = reading.value / 100
    return Reading(shown(cell), Status.UNSURE, rate, "number.rate", f"{reading.value:.15g}%")


def _unreadable(cell: Cell) -> Reading[float] | None:
    missing = unread(cell)
    if missing:
        return missing
    if isinstance(cell, datetime):
        return Reading(shown(cell), Status.UNREADABLE, note="number.is_date")
    return None


def _in_text(cell: Cell, lexer: Lexer) -> Reading[float]:
    text, sign = _signed(cell)
    tokens = lexer.tokens(text)
    return _single(cell, tokens, read_phrase(tokens), sign)


def _signed(cell: Cell) -> tuple[str, float]:
    """Return the folded text without its minus sign, and the sign."""
    text = fold(typed(cell))
    negative = _NEGATIVE.match(text)
    return (text[negative.end() :], -1.0) if negative else (text, 1.0)


def _single(
    cell: Cell, tokens: list[Token], phrase: Phrase | None, sign: float = 1.0
) -> Reading[float]:
    """Return the one number that *phrase* says; a range is no number."""
    if phrase is None:
        if is_unknown(tokens):
            return Reading(shown(cell), Status.UNKNOWN)
        return Reading(shown(cell), Status.UNREADABLE, note="number.unreadable")
    if not phrase.interval.is_point:
        return Reading(shown(cell), Status.UNREADABLE, note="number.range")
    number = sign * phrase.interval.low
    if phrase.is_approximate:
        return Reading(shown(cell), Status.UNSURE, number, "number.about", f"{number:.15g}")
    return Reading(shown(cell), Status.READ, number)


def _plain_number(text: str) -> Quantity | None:
    number = numeral(text)
    return Quantity(number) if number else None


def _rate(text: str) -> Quantity | None:
    digits = re.sub(r"百分之|\s?[%成]", "", text)
    number = numeral(digits)
    if number is None:
        return None
    if digits == text:
        return Quantity(number, is_bare=True, stands_alone=False)
    percent = 10 if text.endswith("成") else 1
    return Quantity(number.scaled(percent / 100), (percent / 100,))


_NUMBERS = Lexer(NUMERAL, _plain_number, {})
_COUNTS = Lexer(NUMERAL, _plain_number, {"r": _COUNTERS})
_RATES = Lexer(
    rf"百分之{NUMERAL}|{NUMERAL}\s?(?:%|成)|{NUMERAL}",
    _rate,
    {"r": "把握|概率|可能性?|几率|胜率|毛利率?|占比"},
)
