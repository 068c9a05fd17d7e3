"""决策周期: how long a customer needs to decide, as a range of days (SPEC §2)."""

import math
import re
from datetime import date, datetime

from xlfunnel.values import durations
from xlfunnel.values.cell import Cell, shown
from xlfunnel.values.interval import Interval
from xlfunnel.values.lexer import LONGEST_TEXT, Token, has_quantity, is_unknown
from xlfunnel.values.periods import period
from xlfunnel.values.phrases import Phrase, read_phrase
from xlfunnel.values.reading import Reading, Status
from xlfunnel.values.text import fold, typed, unread
from xlfunnel.values.words import NOISE, WORDS

AT_ONCE = Interval(0, 7)  # 马上, 立即: within the week
SOON = Interval(0, 30)  # 尽快, 急; 近期 too, but that is doubtful
LONGEST = 3650  # days; more is a date, a price or a misprint

_SOME_DAY = date(2024, 1, 1)  # only to see whether a text names a period at all
_AROUND = re.compile(f"{WORDS['A']}|{durations.WORDS['r']}|{NOISE}")
_CLAUSES = re.compile("[,;。!?]")
_NOTE = re.compile(r"[(\[【].*?[)\]】]")


def read_cycle(cell: Cell, registered_on: date | None = None) -> Reading[Interval]:
    """
    Return the decision cycle in *cell*, in days.

    Q3, 年底前, 下个月 and the like count from *registered_on* (登记日期); without it they are
    UNKNOWN, with a note. 不确定, 看情况, 长期 are UNKNOWN. UNSURE, with a value: a bare number
    in a text (days are assumed; a number cell is days), 3月 (March or three months? taken as
    months), 近期 (taken as within a month), ends the wrong way round, more than ten years.
    """
    missing = unread(cell)
    if missing:
        return missing
    if isinstance(cell, datetime):
        as_typed = f"{cell.month}-{cell.day}"
        return Reading(shown(cell), Status.UNREADABLE, note="cycle.is_date", hint=as_typed)
    text = fold(typed(cell))
    tokens = durations.tokens_of(text)
    length = _of_length(cell, tokens)
    if length and length.status is Status.READ:
        return length
    return _of_period(shown(cell), text, registered_on) or length or _in_words(shown(cell), tokens)


def _of_length(cell: Cell, tokens: list[Token]) -> Reading[Interval] | None:
    phrase = read_phrase(tokens)
    if phrase is None or (not phrase.has_unit and _longest(phrase) > LONGEST):
        return None
    doubt = _doubt(phrase, tokens, is_number=isinstance(cell, float))
    if not doubt:
        return Reading(shown(cell), Status.READ, phrase.interval)
    return Reading(shown(cell), Status.UNSURE, phrase.interval, doubt, _plain(phrase.interval))


def _of_period(original: str, text: str, registered_on: date | None) -> Reading[Interval] | None:
    start = registered_on or _SOME_DAY
    days = _period(text, start.date() if isinstance(start, datetime) else start)
    if days is None:
        return None
    if registered_on is None:
        return Reading(original, Status.UNKNOWN, note="cycle.needs_date")
    return Reading(original, Status.READ, days)


def _period(text: str, start: date) -> Interval | None:
    """Return the period that one clause of *text* names when the others name no time."""
    if len(text) > LONGEST_TEXT:
        return None
    clauses = [_AROUND.sub("", clause) for clause in _CLAUSES.split(_NOTE.sub("", text))]
    found = [(clause, days) for clause in clauses if (days := period(clause, start))]
    if len(found) != 1:
        return None
    name, days = found[0]
    others = (durations.tokens_of(clause) for clause in clauses if clause != name)
    return None if any(has_quantity(tokens) for tokens in others) else days


def _in_words(original: str, tokens: list[Token]) -> Reading[Interval]:
    """Read 不确定, 马上, 尽快 and 近期, which name no number."""
    if is_unknown(tokens):
        return Reading(original, Status.UNKNOWN)
    kinds = {token.kind for token in tokens}
    if "x" in kinds or has_quantity(tokens):
        return Reading(original, Status.UNREADABLE, note="cycle.unreadable")
    if "i" in kinds:
        return Reading(original, Status.READ, AT_ONCE)
    if "s" in kinds:
        return Reading(original, Status.READ, SOON)
    if "v" in kinds:
        return Reading(original, Status.UNSURE, SOON, "cycle.vague", _plain(SOON))
    return Reading(original, Status.UNREADABLE, note="cycle.unreadable")


def _doubt(phrase: Phrase, tokens: list[Token], is_number: bool) -> str:
    """Return the message key of what is doubtful in the phrase, or ""."""
    if _longest(phrase) > LONGEST:
        return "cycle.long"
    if phrase.is_swapped:
        return "cycle.swapped"
    if phrase.is_borrowed:
        return "cycle.borrowed"
    if durations.may_be_calendar(tokens):
        return "cycle.month"
    if not phrase.has_unit and not is_number:
        return "cycle.bare"
    return ""


def _longest(phrase: Phrase) -> float:
    return max(_ends(phrase.interval))


def _plain(interval: Interval) -> str:
    """Return the finite ends in days, for the message: 60-90."""
    return "-".join(f"{end:.15g}" for end in _ends(interval))


def _ends(interval: Interval) -> list[float]:
    return sorted({end for end in (interval.low, interval.high) if math.isfinite(end)})
