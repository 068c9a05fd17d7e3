"""Sentences that stand above a table, in lines of their own."""

import re

from xlfunnel.values.text_width import width_of

# Where a line may end: after a mark of a Chinese sentence, or between words.
_PIECES = re.compile(r"[^，。；：、 ]*[，。；：、]?[”」）]? ?")


def in_lines(text: str, width: float) -> list[str]:
    """
    Return *text* in lines no wider than *width*, as far as its marks and blanks allow.

    A wrapped cell over several columns would do the same, but no program fits its height.

    >>> in_lines("到了某个状态，哪些列必须填。", 20)
    ['到了某个状态，', '哪些列必须填。']
    """
    lines = [""]
    for piece in _PIECES.findall(text):
        if lines[-1] and width_of((lines[-1] + piece).rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines if line.strip()]
