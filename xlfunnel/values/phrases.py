"""
How people say a range of anything: 10-15, 至少, 以上, 左右; budgets and cycles share it.

The kinds of a cell's tokens, in a row, are the shape of what it says; only shapes that mean
something are read.
"""

import math
import re
from dataclasses import dataclass, replace

from xlfunnel.values.interval import Interval
from xlfunnel.values.lexer import Quantity, Token

# A number with the words before and after it, once or twice; other kinds are silent.
_SHAPE = re.compile("([GMLW]*)q([gmlw]*)(?:(t?)([GMLW]*)q([gmlw]*))?")
_SILENT = re.compile("[^GMLWgmlwqtx]")
_UPPER = frozenset("LWlw")
_CLOSED = frozenset("GgLl")
_DIGIT = re.compile("[0-9]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """
    What a phrase says.

    Attributes:
        interval: The range in the base unit.
        is_approximate: Whether it says 左右, or that it is not final.
        has_unit: Whether any number in it has a unit.
        is_swapped: Whether the larger number came first.
        is_borrowed: Whether a number took the unit of the one before it (10万-15).
    """

    interval: Interval
    is_approximate: bool = False
    has_unit: bool = True
    is_swapped: bool = False
    is_borrowed: bool = False


def read_phrase(tokens: list[Token]) -> Phrase | None:
    """Return what *tokens* say; None when they do not make a phrase."""
    said = _without_remarks(tokens)
    kinds = "".join([token.kind for token in said])
    is_approximate = "A" in kinds or "u" in kinds
    shaping = _SILENT.sub("", kinds)
    if shaping.startswith("t") and not said[kinds.index("t")].text.strip("~〜∼"):
        shaping, is_approximate = shaping[1:], True  # ~30万
    shape = _SHAPE.fullmatch(shaping)
    if not shape:
        return None
    found = [token.quantity for token in said if token.quantity]
    phrase = _shaped(found, *shape.groups(default=""))
    if phrase is None:
        return None
    has_unit = any(quantity.units for quantity in found)
    return replace(phrase, is_approximate=is_approximate, has_unit=has_unit)


def _without_remarks(tokens: list[Token]) -> list[Token]:
    """Drop the clauses that only remark on something: 20万,需要老板审批."""
    if all(token.kind != "c" for token in tokens):
        return tokens
    clauses: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == "c":
            clauses.append([])
        else:
            clauses[-1].append(token)
    return [token for clause in clauses if not _is_remark(clause) for token in clause]


def _is_remark(clause: list[Token]) -> bool:
    kinds = {token.kind for token in clause}
    has_number = any(token.quantity or _DIGIT.search(token.text) for token in clause)
    return "x" in kinds and "u" not in kinds and not has_number


def _shaped(
    found: list[Quantity], before: str, after: str, to: str, before_next: str, after_next: str
) -> Phrase | None:
    if len(found) == 1:
        interval = _bounded(found[0].amount, before + after)
        return Phrase(interval) if interval else None
    if to and not after and not before_next:
        return _range(found[0], found[1], before + after_next)
    return _two_bounds(found[0], before + after, found[1], before_next + after_next)


def _bounded(interval: Interval, marks: str) -> Interval | None:
    """Apply the words around a number: 以上, 不超过; None when they contradict each other."""
    if not marks:
        return interval
    is_upper = {mark in _UPPER for mark in marks}
    if len(is_upper) > 1:
        return None
    closed = any(mark in _CLOSED for mark in marks)
    return interval.or_less(closed) if is_upper.pop() else interval.or_more(closed)


def _range(left: Quantity, right: Quantity, marks: str) -> Phrase | None:
    """Read 10-15万, 2-3个月内, 至少10-15万."""
    low, high, is_borrowed = _in_one_unit(left, right)
    is_swapped = low.low > high.high
    interval = _bounded(high.to(low) if is_swapped else low.to(high), marks)
    if interval is None:
        return None
    return Phrase(interval, is_swapped=is_swapped, is_borrowed=is_borrowed)


def _two_bounds(left: Quantity, first: str, right: Quantity, second: str) -> Phrase | None:
    """Read 10万以上20万以内 or 最低10万最高20万."""
    if not first or not second:
        return None
    low, high, is_borrowed = _in_one_unit(left, right)
    lower, upper = _bounded(low, first), _bounded(high, second)
    if first[0] in _UPPER:
        lower, upper = upper, lower
    if lower is None or upper is None or lower.low > upper.high:
        return None
    if not math.isinf(lower.high) or math.isinf(upper.high):  # both say "at least", or "at most"
        return None
    return Phrase(lower.to(upper), is_borrowed=is_borrowed)


def _in_one_unit(left: Quantity, right: Quantity) -> tuple[Interval, Interval, bool]:
    """
    Give a bare number the unit of the number beside it.

    10-15万 is 10万 to 15万, but 8000-1万 is 8,000 to 10,000, since 8000万 is more than 1万.
    The third result tells that the right number took the unit of the left one (10万-15).
    """
    if left.is_bare and right.units:
        *compounds, unit = right.units
        for compound in compounds:  # 5-8千万
            if left.amount.low * compound < right.amount.low:
                return left.amount.scaled(compound), right.amount, False
        if left.amount.low * unit <= right.amount.high or not left.stands_alone:
            return left.amount.scaled(unit), right.amount, False
    elif right.is_bare and left.units and not right.stands_alone:
        return left.amount, right.amount.scaled(left.units[-1]), True
    return left.amount, right.amount, False
