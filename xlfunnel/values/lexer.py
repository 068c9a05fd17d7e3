"""
Cuts what people type into words and quantities; `phrases.py` makes ranges of them.

Each token is of one kind, a letter (see `words.py`). A character that no word accounts for
is of kind "x": a phrase with one is not understood rather than guessed.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from xlfunnel.values.interval import Interval
from xlfunnel.values.words import NOISE, ODD_SPELLING, PLACEHOLDER, SPELLINGS, WORDS

LONGEST_TEXT = 200  # characters; a longer text is a story, not a range

_NOTE = re.compile(r"[(\[{【〔「『]([^()\[\]{}【】〔〕「」『』]*)[)\]}】〕」』]")
_PLACEHOLDER = re.compile(PLACEHOLDER)


class Quantity(NamedTuple):
    """
    One quantity as typed: 15万, 3个月, or a bare 10.

    Attributes:
        amount: What it is in the base unit (元, days); the plain number when it is bare.
        units: Factors that a bare number before it may take, tried in this order: 10-15万 has
            the one of 万, 5-8千万 first that of 千万. Empty when it has no unit to give.
        is_bare: Whether it may take the unit of the number beside it.
        stands_alone: Whether it also makes sense without one: 8000 does in 8000-1万.
    """

    amount: Interval
    units: tuple[float, ...] = ()
    is_bare: bool = False
    stands_alone: bool = True


class Token(NamedTuple):
    """A piece of a cell's text and its kind; what it measures when it is of kind "q"."""

    kind: str
    text: str
    quantity: Quantity | None = None


class Lexer:
    """
    Cuts folded text into tokens.

    Args:
        quantity: Pattern of what may be a quantity.
        measure: Says what such a text measures, None when it is no quantity after all.
        words: Patterns of the reader's own words by kind, tried before the shared ones; kinds
            that the shared words do not have leave the shape of a phrase as it is.
    """

    def __init__(
        self,
        quantity: str,
        measure: Callable[[str], Quantity | None],
        words: Mapping[str, str],
    ) -> None:
        patterns = dict(words)
        for kind, shared in WORDS.items():
            patterns[kind] = f"{patterns[kind]}|{shared}" if kind in patterns else shared
        patterns |= {"q": quantity, "n": NOISE, "x": "."}
        groups = (f"(?P<{kind}>{pattern})" for kind, pattern in patterns.items())
        self._pattern = re.compile("|".join(groups), re.DOTALL)
        self._measure = lru_cache(maxsize=1 << 12)(measure)  # 10万 comes back in many texts

    def tokens(self, text: str) -> list[Token]:
        """
        Return the tokens of a folded *text*.

        A note in brackets is read where it holds no quantity (20万(待批)) and left out where
        it does (30万(软件20万)), unless the whole text stands in brackets.
        """
        if _PLACEHOLDER.fullmatch(text):
            return [Token("u", text)]
        if len(text) > LONGEST_TEXT:
            return [Token("x", text)]
        if ODD_SPELLING.search(text):
            for spelling, plain in SPELLINGS:
                text = spelling.sub(plain, text)
        notes = _NOTE.findall(text)
        return self._with_notes(text, notes) if notes else self._cut(text)

    def _with_notes(self, text: str, notes: list[str]) -> list[Token]:
        tokens = self._cut(_NOTE.sub(";", text))
        if not has_quantity(tokens):
            return self._cut(_NOTE.sub(r"\1", text))
        for note in notes:
            found = self._cut(note)
            if not has_quantity(found):
                tokens += [Token("c", ";"), *found]
        return tokens

    def _cut(self, text: str) -> list[Token]:
        return [self._token(match) for match in self._pattern.finditer(text)]

    def _token(self, match: re.Match[str]) -> Token:
        kind = match.lastgroup or "x"
        if kind != "q":
            return Token(kind, match[0])
        quantity = self._measure(match[0])
        return Token("q" if quantity else "x", match[0], quantity)


def has_quantity(tokens: list[Token]) -> bool:
    """Whether any number is among *tokens*."""
    return any(token.quantity for token in tokens)


def is_unknown(tokens: list[Token]) -> bool:
    """Whether *tokens* say no number, but that it is not known yet."""
    return not has_quantity(tokens) and any(token.kind == "u" for token in tokens)
