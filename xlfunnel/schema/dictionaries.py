"""The dictionaries of one workbook: the shipped words and what its rule tables add."""

import re
from collections.abc import Iterable

from xlfunnel.schema import terms
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.reasons import LossReason, WinReason
from xlfunnel.schema.sources import Source
from xlfunnel.values.terms import Terms

_SEPARATORS = re.compile(r"[、,，;；|\n]")


def own_terms(
    sources: Iterable[Source] = (),
    grades: Iterable[GradeRule] = (),
    loss_reasons: Iterable[LossReason] = (),
    win_reasons: Iterable[WinReason] = (),
) -> dict[str, Terms]:
    """Return the dictionaries that rule tables may extend, by dictionary name."""
    dictionaries = (
        _extended(terms.SOURCES, ((row.name, row.synonyms) for row in sources)),
        _extended(terms.GRADES, ((row.grade, row.aliases) for row in grades)),
        _extended(terms.LOSS_REASONS, ((row.reason, row.synonyms) for row in loss_reasons)),
        _extended(terms.WIN_REASONS, ((row.reason, row.synonyms) for row in win_reasons)),
    )
    return {words.name: words for words in dictionaries}


def listed(words: str | None) -> list[str]:
    """
    Return the words of a cell that lists several.

    >>> listed("行业展会、博览会")
    ['行业展会', '博览会']
    """
    return [word.strip() for word in _SEPARATORS.split(words or "") if word.strip()]


def _extended(words: Terms, rows: Iterable[tuple[str | None, str | None]]) -> Terms:
    return words.extended({name: listed(synonyms) for name, synonyms in rows if name})
