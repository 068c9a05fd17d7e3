"""Text in the columns of a terminal, where a Chinese character takes two of them."""

import re
import shutil
import unicodedata
from collections.abc import Iterable, Sequence

_WIDEST = 100  # longer lines are hard to read
# A word, or one Chinese character; brackets and stops stay with what they belong to.
_PIECE = re.compile(r"\s+|[（“「《]*(?:[!-~]+|.)[，。：；、！？）”」》…]*", re.DOTALL)


def window() -> int:
    """Return how many columns a line of text may take here."""
    return min(shutil.get_terminal_size().columns, _WIDEST)


def width(text: str) -> int:
    """
    Return how many columns *text* takes.

    >>> width("转化率 %")
    8
    """
    return sum(1 + (unicodedata.east_asian_width(character) in "WF") for character in text)


def padded(text: str, columns: int, *, to_the_right: bool = False) -> str:
    """Return *text* filled up with spaces to *columns*; numbers stand to the right."""
    space = " " * (columns - width(text))
    return space + text if to_the_right else text + space


def wrapped(text: str, columns: int) -> list[str]:
    """Return *text* in lines of at most *columns*; a longer word stays whole."""
    lines = [""]
    for piece in _PIECE.findall(text):
        if width(lines[-1]) + width(piece.rstrip()) > columns and lines[-1]:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]


def indented(text: str, indent: int, *, first: str = "") -> str:
    """Return *text* as a paragraph *indent* columns in; *first* stands before its first line."""
    lines = wrapped(text, window() - indent)
    margin = " " * indent
    return padded(first, indent) + f"\n{margin}".join(lines)


def table(rows: Sequence[Sequence[str]], indent: int) -> Iterable[str]:
    """Yield *rows* as lines: the first column to the left, the figures after it to the right."""
    columns = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for name, *figures in rows:
        cells = (
            padded(figure, columns[n], to_the_right=True) for n, figure in enumerate(figures, 1)
        )
        yield " " * indent + "  ".join([padded(name, columns[0]), *cells])
