"""预算范围: what a customer can spend, as a range of money (SPEC §2)."""

import math
from dataclasses import dataclass
from datetime import datetime

from xlfunnel.values import money
from xlfunnel.values.cell import Cell, shown
from xlfunnel.values.interval import Interval
from xlfunnel.values.lexer import Token, is_unknown
from xlfunnel.values.phrases import Phrase, read_phrase
from xlfunnel.values.reading import Reading, Status
from xlfunnel.values.text import fold, typed, unread


@dataclass(frozen=True, slots=True)
class Budget:
    """
    A budget as the customer puts it.

    Attributes:
        amount: In whole units of `currency` (元, not 万); 30万左右 is the point 300,000.
        currency: ISO code; amounts in different currencies are not comparable.
        is_approximate: Whether it says 左右 or that it is not final.
    """

    amount: Interval
    currency: str = money.DEFAULT_CURRENCY
    is_approximate: bool = False


def read_budget(cell: Cell) -> Reading[Budget]:
    """
    Return the budget in *cell*.

    待确认, 面议, 没有预算 and the like are UNKNOWN. UNSURE, with the value as it stands: a
    number under 1,000 that has neither unit nor currency (15: 元 or 万?), ends the wrong
    way round (15-10万), a price of one (每台2万), a second end without its unit (10万-15).
    10万/年 is the budget of a year and counts as 10万. Numbers in number cells are 元.
    """
    missing = unread(cell)
    if missing:
        return missing
    if isinstance(cell, datetime):
        as_typed = f"{cell.month}-{cell.day}"
        return Reading(shown(cell), Status.UNREADABLE, note="budget.is_date", hint=as_typed)
    tokens = money.tokens_of(fold(typed(cell)))
    if is_unknown(tokens):
        return Reading(shown(cell), Status.UNKNOWN)
    phrase, code = read_phrase(tokens), money.currency(tokens)
    if phrase is None or code is None:
        return Reading(shown(cell), Status.UNREADABLE, note="budget.unreadable")
    budget = Budget(phrase.interval, code, phrase.is_approximate)
    doubt = _doubt(phrase, tokens)
    status = Status.UNSURE if doubt else Status.READ
    hint = _plain(phrase.interval) if doubt else ""
    return Reading(shown(cell), status, budget, doubt, hint)


def _doubt(phrase: Phrase, tokens: list[Token]) -> str:
    """Return the message key of what is doubtful in the phrase, or ""."""
    if phrase.is_swapped:
        return "budget.swapped"
    if phrase.is_borrowed:
        return "budget.borrowed"
    if money.is_price_of_one(tokens):
        return "budget.price_of_one"
    ends = [end for end in (phrase.interval.low, phrase.interval.high) if math.isfinite(end)]
    is_bare = not phrase.has_unit and not money.is_named(tokens)
    if is_bare and max(ends) < money.SMALLEST_AMOUNT:
        return "budget.small"
    return ""


def _plain(interval: Interval) -> str:
    """Return the finite ends in plain figures, for the message: 100,000-150,000."""
    ends = sorted({end for end in (interval.low, interval.high) if math.isfinite(end)})
    return "-".join(f"{end:,.15g}" for end in ends)
