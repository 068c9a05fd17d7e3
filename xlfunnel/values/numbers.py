"""Single numbers: amounts in 元, counts, days and rates as people type them (SPEC §2)."""

import math
import re
from dataclasses import replace
from datetime import datetime

from xlfunnel.values import durations, money
from xlfunnel.values.cell import Cell, shown
from xlfunnel.values.interval import Interval
from xlfunnel.values.lexer import Lexer, Quantity, Token, is_unknown
from xlfunnel.values.numerals import NUMERAL, numeral
from xlfunnel.values.phrases import Phrase, read_phrase
from xlfunnel.values.reading import Reading, Status
from xlfunnel.values.text import fold, typed, unread

# A number cell up to this is a rate as Excel keeps it (120 % is 1.2); 90 is a percentage.
HIGHEST_RATE = 2.0

_COUNTERS = (
    "[名个位人家户套台件次条单间门辆笔项](?:员工|人员?)?|员工|人员|人数|规模"
    "|people|persons|staff|employees"
)
_SIGN = re.compile(rf"([-−–+负])(?={NUMERAL}|¥|百分)")


def read_number(cell: Cell) -> Reading[float]:
    """Return the plain number in *cell*: 1,200.5, -3, 十五, 1.2万."""
    done = _of_no_text(cell)
    if done:
        return done
    text, sign = _signed(cell)
    tokens = _NUMBERS.tokens(text)
    return _single(cell, tokens, read_phrase(tokens), sign)


def read_count(cell: Cell) -> Reading[float]:
    """
    Return a number of people or things: 50人, 约300名员工.

    Of a range the low end is certain, so it is the value, UNSURE: 100-499人, 50人以上.
    """
    done = _of_no_text(cell)
    if done:
        return done
    tokens = _COUNTS.tokens(fold(typed(cell)))
    phrase = read_phrase(tokens)
    if phrase and not phrase.interval.is_point and math.isfinite(phrase.interval.low):
        lowest = phrase.interval.low
        return Reading(shown(cell), Status.UNSURE, lowest, "number.lowest", f"{lowest:.15g}")
    return _single(cell, tokens, phrase)


def read_days(cell: Cell) -> Reading[float]:
    """Return a number of days: 3, 3天, 两周, 1个月 (30), 48小时 (2)."""
    done = _of_no_text(cell)
    if done:
        return done
    tokens = durations.tokens_of(fold(typed(cell)))
    return _single(cell, tokens, read_phrase(tokens))


def read_money(cell: Cell) -> Reading[float]:
    """
    Return an amount in 元: 120000, 12万, ￥120,000, 1,200.50元, 1.5亿.

    A foreign currency is UNREADABLE, since nobody but the team knows the rate it sold at.
    """
    done = _of_no_text(cell)
    if done:
        return done
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
    done = _of_no_text(cell)
    if done:
        return _as_percentage(done, HIGHEST_RATE)
    text, sign = _signed(cell)
    tokens = _RATES.tokens(text)
    phrase = read_phrase(tokens)
    reading = _single(cell, tokens, phrase, sign)
    return reading if phrase and phrase.has_unit else _as_percentage(reading, 1.0)


def _as_percentage(reading: Reading[float], highest: float) -> Reading[float]:
    """Take a number that is too high for a rate as a percentage."""
    number = reading.value
    if number is None or abs(number) <= highest:
        return reading
    hint = f"{number:.15g}%"
    return replace(reading, status=Status.UNSURE, value=number / 100, note="number.rate", hint=hint)


def _of_no_text(cell: Cell) -> Reading[float] | None:
    """Return the reading of a cell that holds no text: a number as it stands, a date as none."""
    missing = unread(cell)
    if missing:
        return missing
    if isinstance(cell, datetime):
        return Reading(shown(cell), Status.UNREADABLE, note="number.is_date")
    if isinstance(cell, float) and math.isfinite(cell):
        return Reading(shown(cell), Status.READ, cell)
    return None


def _signed(cell: Cell) -> tuple[str, float]:
    """Return the folded text without its sign, and the sign."""
    text = fold(typed(cell))
    sign = _SIGN.match(text)
    if not sign:
        return text, 1.0
    return text[1:], 1.0 if sign[1] == "+" else -1.0


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
    digits = re.sub(r"百分之|\s?[%成‰]", "", text)
    number = numeral(digits)
    if number is None:
        return None
    if digits == text:
        return Quantity(number, is_bare=True, stands_alone=False)
    whole = {"成": 10, "‰": 1000}.get(text[-1], 100)
    rate = Interval(number.low / whole, number.high / whole)
    return Quantity(rate, (1 / whole,))


_NUMBERS = Lexer(NUMERAL, _plain_number, {})
_COUNTS = Lexer(NUMERAL, _plain_number, {"r": _COUNTERS})
_RATES = Lexer(
    rf"百分之{NUMERAL}|{NUMERAL}\s?[%成‰]|{NUMERAL}",
    _rate,
    {"r": "把握|概率|可能性?|几率|胜率|毛利率?|占比"},
)
