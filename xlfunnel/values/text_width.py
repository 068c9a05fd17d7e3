"""How much room a text takes, in the widths of a digit that Excel counts columns in."""

import re
from math import ceil
from unicodedata import east_asian_width

_WIDE = "WF"
_WIDE_IN_CHINESE = "“”‘’—…·"  # Unicode leaves it open, a Chinese font does not
# In digits, in the fonts of the workbook.
_CHINESE_CHARACTER = 1.9
SMALL_LETTER = 0.9
_BROAD, _BROAD_LETTER = "@mwMW%", 1.6

# What a line is broken between: a Chinese character with the marks that hold on to it, or a
# word with the spaces after it.
_OPENING, _CLOSING = "“‘「『（《【", "”’」』）》】，。；：、！？％"
_CHINESE = "⺀-鿿豈-﫿＀-￯　-〿"
_PIECES = re.compile(
    rf"[{_OPENING}]*[{_CHINESE}][{_CLOSING}]*"
    rf"|[{_OPENING}]*[^\s{_CHINESE}{_OPENING}]+[{_CLOSING}]*\s*|\s+|."
)


def width_of(text: str) -> int:
    """
    Return how wide *text* is; a Chinese character counts two.

    >>> width_of("线索ID")
    6
    """
    if text.isascii():
        return len(text)
    return len(text) + _wide(text)


def lines_of(text: str, width: float) -> int:
    """
    Return how many lines *text* takes when it is wrapped to *width*.

    Words stay whole, Chinese breaks anywhere, and a break typed into the cell counts.

    >>> lines_of("needs a CRM by year end", 10), lines_of("年底前上线", 6)
    (3, 2)
    """
    if len(text) * _CHINESE_CHARACTER <= width and "\n" not in text:
        return 1
    return sum(_lines(line, width) for line in text.split("\n"))


def _wide(text: str) -> int:
    """Return how many characters of *text* are as wide as a Chinese one."""
    return sum(east_asian_width(char) in _WIDE or char in _WIDE_IN_CHINESE for char in text)


def _room(text: str) -> float:
    """Return how wide *text* is drawn."""
    small = sum(char.islower() or char == " " for char in text)
    wide = 0 if text.isascii() else _wide(text)
    broad = sum(map(text.count, _BROAD)) * (_BROAD_LETTER - 1)
    return len(text) + (SMALL_LETTER - 1) * small + (_CHINESE_CHARACTER - 1) * wide + broad


def _lines(line: str, width: float) -> int:
    """Return the lines of a text without a break."""
    if _room(line.rstrip()) <= width:
        return 1
    lines, filled = 1, 0.0
    for piece in _PIECES.findall(line):
        wide = _room(piece.rstrip())
        if filled and filled + wide > width:
            lines, filled = lines + 1, 0.0
        if wide > width:  # a word longer than the line is broken
            lines += ceil(wide / width) - 1
            wide %= width
        filled += wide + len(piece) - len(piece.rstrip())
    return lines
