"""How much room a text takes, in the widths of a digit that Excel counts columns in."""

import re
from math import ceil
from unicodedata import east_asian_width

FILTER_BUTTON = 3
LONGEST_LINE = 12  # of a header in one line


def width_of(text: str) -> int:
    """
    Return how wide *text* is; a Chinese character counts two.

    >>> width_of("线索ID")
    6
    """
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def lines_of(text: str, width: float) -> int:
    """Return how many lines *text* takes in a column *width* wide."""
    return max(1, ceil(width_of(text) / width))


def header_width(header: str) -> int:
    """Return the least width that shows *header* beside its filter button: in two lines if long."""
    width = width_of(header)
    if width > LONGEST_LINE:
        longest_word = max(width_of(word) for word in re.findall(r"[^\W一-鿿]+|.", header))
        width = max(ceil(width / 2) + 1, longest_word)
    return width + FILTER_BUTTON
