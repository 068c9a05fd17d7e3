"""
How people say a range of anything: 10-15, 至少, 以上, 左右; budgets and cycles share it.

A cell's text is cut into tokens, each of one kind (a letter); the letters in a row are the
phrase's shape, and only shapes that mean something are read. A character that no word
accounts for is a token of kind "x": a phrase with one is not understood rather than guessed.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from xlfunnel.values.interval import Interval
from xlfunnel.values.words import NOISE, WORDS

_SHAPE = re.compile(r"([GMLW]*)q([gmlw]*)(?:(t?)([GMLW]*)q([gmlw]*))?")
_UPPER = frozenset("LWlw")
_CLOSED = frozenset("GgLl")
_SILENT = "ncAu"  # kinds that leave the shape as it is

_NOTE = re.compile(r"[(\[{【〔「『《<]([^()\[\]{}【】〔〕「」『』《》<>]*)[)\]}】〕」』》>]")
_LISTED = re.compile(r"(?<![\d.,])(\d|[一二两三四五六七八])[、,](\d|[二三四五六七八九])(?!\d)", re.ASCII)
_DIGITS = "一二三四五六七八九"
_BLANKS = re.compile(r"(?<![0-9a-z.,]) | (?![0-9a-z.,])")


class Token(NamedTuple):
    """A piece of a cell's text and its kind."""

    kind: str
    text: str


class Quantity(NamedTuple):
    """
    One quantity as typed: 15万, 3个月, or a bare 10.

    Attributes:
        amount: What it is in the base unit (元, days); the plain number when it is bare.
        units: What a bare number beside it may be counted in, likeliest first: in 10-15万 it is 万.
        is_bare: Whether it may take the unit of the number beside it.
        stands_alone: Whether it also makes sense without one: 8000 does in 8000-1万.
    """

    amount: Interval
    units: tuple[float, ...] = ()
    is_bare: bool = False
    stands_alone: bool = True


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


Measure: TypeAlias = Callable[[str], Quantity | None]


class Lexer:
    """Cuts folded text into tokens: a reader's own words first, then the shared ones."""

    def __init__(self, quantity: str, words: Mapping[str, str]) -> None:
        patterns = dict(words)
        for kind, shared in WORDS.items():
            patterns[kind] = f"{patterns[kind]}|{shared}" if kind in patterns else shared
        patterns |= {"q": quantity, "n": NOISE, "x": "."}
        groups = (f"(?P<{kind}>{pattern})" for kind, pattern in patterns.items())
        self._pattern = re.compile("|".join(groups), re.DOTALL)

    def tokens(self, text: str) -> list[Token]:
        """
        Return the tokens of a folded *text*.

        A note in brackets is read where it holds no quantity (20万(待批)) and left out where
        it does (30万(软件20万)), unless the whole text stands in brackets.
        """
        text = _LISTED.sub(_as_range, _BLANKS.sub("", text))
        notes = _NOTE.findall(text)
        if not notes:
            return self._cut(text)
        tokens = self._cut(_NOTE.sub(";", text))
        if not any(token.kind == "q" for token in tokens):
            return self._cut(_NOTE.sub(r"\1", text))
        for note in notes:
            found = self._cut(note)
            if not any(token.kind == "q" for token in found):
                tokens += [Token("c", ";"), *found]
        return tokens

    def _cut(self, text: str) -> list[Token]:
        return [
            Token(match.lastgroup or "x", match[0]) for match in self._pattern.finditer(text)
        ]


def _as_range(listed: re.Match[str]) -> str:
    """Write 2、3万 as 2-3万 and 三、四十万 as 三四十万."""
    low, high = listed.groups()
    if low.isascii() and high.isascii() and int(high) - int(low) == 1:
        return f"{low}-{high}"
    digits = _DIGITS.replace("二", "二两")
    if not low.isascii() and not high.isascii() and _DIGITS.find(high) - _DIGITS.find(low.replace("两","二")) == 1:
        return low + high
    return listed[0]


def read_phrase(tokens: list[Token], measure: Measure) -> Phrase | None:
    """Return what the *tokens* say; None when they do not make a phrase."""
    said = [token for token in _without_remarks(tokens) if token.kind not in "nc"]
    is_approximate = any(token.kind in "Au" for token in said)
    said = [token for token in said if token.kind not in _SILENT]
    if said and said[0].kind == "t" and said[0].text.strip("~〜∼") == "":
        said, is_approximate = said[1:], True  # ~30万
    shape = _SHAPE.fullmatch("".join(token.kind for token in said))
    quantities = [measure(token.text) for token in said if token.kind == "q"]
    known = [quantity for quantity in quantities if quantity]
    if not shape or len(known) < len(quantities):
        return None
    before, after, to, before_second, after_second = shape.groups(default="")
    if len(known) == 1:
        interval = _bounded(known[0].amount, before + after)
        phrase = Phrase(interval) if interval else None
    elif to and not after and not before_second:
        phrase = _range(known[0], known[1], before + after_second)
    else:
        phrase = _two_bounds(known[0], before + after, known[1], before_second + after_second)
    if phrase is None:
        return None
    has_unit = any(quantity.units for quantity in known)
    return Phrase(
        phrase.interval, is_approximate, has_unit, phrase.is_swapped, phrase.is_borrowed
    )


def _without_remarks(tokens: list[Token]) -> list[Token]:
    """Drop the clauses that only remark on something: 20万,需要老板审批."""
    clauses: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == "c":
            clauses.append([])
        clauses[-1].append(token)
    return [token for clause in clauses if not _is_remark(clause) for token in clause]


def _is_remark(clause: list[Token]) -> bool:
    kinds = {token.kind for token in clause}
    return "x" in kinds and "q" not in kinds and "u" not in kinds


def _bounded(interval: Interval, marks: str) -> Interval | None:
    """Apply the words around a number: 以上, 不超过; None when they contradict each other."""
    if not marks:
        return interval
    upper = {mark in _UPPER for mark in marks}
    if len(upper) > 1:
        return None
    closed = any(mark in _CLOSED for mark in marks)
    return interval.or_less(closed) if upper.pop() else interval.or_more(closed)


def _range(left: Quantity, right: Quantity, marks: str) -> Phrase | None:
    low, high, is_borrowed = _in_one_unit(left, right)
    is_swapped = low.low > high.high
    if is_swapped:
        low, high = high, low
    interval = _bounded(low.to(high), marks)
    return interval and Phrase(interval, is_swapped=is_swapped, is_borrowed=is_borrowed)


def _two_bounds(left: Quantity, first: str, right: Quantity, second: str) -> Phrase | None:
    """Read 10万以上20万以内 or 最低10万最高20万."""
    low, high, is_borrowed = _in_one_unit(left, right)
    lower, upper = (_bounded(low, first), _bounded(high, second)) if first and second else (None, None)
    if lower is None or upper is None:
        return None
    if set(first) & _UPPER:
        lower, upper = upper, lower
    if not math.isinf(lower.high) or math.isinf(upper.high) or lower.low > upper.high:
        return None
    return Phrase(lower.to(upper), is_borrowed=is_borrowed)


def _in_one_unit(left: Quantity, right: Quantity) -> tuple[Interval, Interval, bool]:
    """
    Give a bare number the unit of the number beside it.

    10-15万 is 10万 to 15万, but 8000-1万 is 8,000 to 10,000, since 8000万 is more than 1万.
    The third result tells that the right number took the unit of the left one (10万-15).
    """
    if left.is_bare and right.units:
        *compound, unit = right.units
        for factor in compound:
            if left.amount.low * factor < right.amount.low:
                return left.amount.scaled(factor), right.amount, False
        if left.amount.low * unit <= right.amount.high or not left.stands_alone:
            return left.amount.scaled(unit), right.amount, False
    elif right.is_bare and left.units and not right.stands_alone:
        return left.amount, right.amount.scaled(left.units[-1]), True
    return left.amount, right.amount, False
