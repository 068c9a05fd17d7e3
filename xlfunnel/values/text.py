"""Text as people type it, the one way it is compared, and the readers of plain text and ids."""

import math
import re
import unicodedata
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from opencc import OpenCC

from xlfunnel.values.cell import Cell, CellError, shown
from xlfunnel.values.reading import Reading, Status

# What nobody sees: control and format characters, the Hangul fillers, lone surrogates.
INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\ud800-\udfff"
)
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0")  # the only letters nobody sees
_EDGES = re.compile(rf"\A[\s{INVISIBLE}]+|[\s{INVISIBLE}]+\Z")
_SPACES = re.compile(r"\s+")

# Excel keeps 15 digits of a number; what it shows as 2.0240301E+16 has lost the rest.
EXACT_NUMBERS = 1e15
_LOST_DIGITS = re.compile(r"\d(?:\.\d+)?[Ee]\+\d+")


@lru_cache(maxsize=1 << 17)
def fold(text: str) -> str:
    """
    Return *text* as it is compared: the one way in which two texts are the same (SPEC §2).

    NFKC, no invisible characters, trimmed, every run of blanks one space,
    Traditional to Simplified, case-folded.

    >>> fold("  ＡＢＣ　展會 ")
    'abc 展会'
    """
    if text.isascii():
        plain = _INVISIBLE.sub("", text)
    else:
        plain = _simplified(unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)))
    return _SPACES.sub(" ", plain).strip().casefold()


def _simplified(text: str) -> str:
    return _INVISIBLE.sub("", _converter().convert(text))


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def typed(cell: Cell) -> str:
    r"""
    Return what a person typed into *cell*, trimmed of blanks and invisible characters.

    >>> typed("\ufeff 张经理\u200b"), typed(13800138000.0)
    ('张经理', '13800138000')
    """
    text = cell if type(cell) is str else shown(cell)
    first, last = text[:1], text[-1:]
    if first.isalnum() and last.isalnum() and first not in _FILLERS and last not in _FILLERS:
        return text  # at once, as nearly all texts are
    return _EDGES.sub("", text)


def read_text(cell: Cell) -> Reading[str]:
    """Return the text of *cell*, trimmed; an error value such as `#N/A` is UNREADABLE."""
    if isinstance(cell, CellError) or not (text := typed(cell)):
        return _unread(cell)
    return Reading(shown(cell), Status.READ, text)


def read_id(cell: Cell) -> Reading[str]:
    """
    Return an id: any text is valid, leading zeros stay (SPEC §2).

    UNSURE where Excel has changed what was typed: a number of more than 15 digits, its
    text form 2.02E+16, or a date made of an id such as 3-1.
    """
    if isinstance(cell, CellError) or not (text := typed(cell)):
        return _unread(cell)
    if isinstance(cell, datetime):
        return Reading(shown(cell), Status.UNSURE, text, note="text.id_is_date")
    is_long = isinstance(cell, float) and not (math.isfinite(cell) and abs(cell) < EXACT_NUMBERS)
    if is_long or _LOST_DIGITS.fullmatch(text):
        return Reading(shown(cell), Status.UNSURE, text, note="text.id_lost_digits")
    return Reading(shown(cell), Status.READ, text)


def unread(cell: Cell) -> Reading[Any] | None:
    """Return the reading of a cell that holds nothing to read, blank or an error; else None."""
    return _unread(cell) if isinstance(cell, CellError) or not typed(cell) else None


def _unread(cell: Cell) -> Reading[Any]:
    if isinstance(cell, CellError):
        return Reading(shown(cell), Status.UNREADABLE, note="text.error")
    return Reading(shown(cell), Status.BLANK)
