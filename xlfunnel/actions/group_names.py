"""What a group of leads is called: our word in the run's language, or the team's own spelling."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from functools import cache
from typing import Any

import pandas as pd

from xlfunnel.actions.run import Job
from xlfunnel.language import LANGUAGES
from xlfunnel.messages import say
from xlfunnel.schema import terms
from xlfunnel.values.cell import Cell
from xlfunnel.values.terms import Terms
from xlfunnel.values.text import fold, typed

BLANK = ""  # the group of those who say nothing; shown as 未填写


def grouped(
    job: Job,
    cells: Sequence[Cell],
    values: Sequence[str | None] = (),
    words: Terms | None = None,
    blank: str = BLANK,
) -> "pd.Categorical[Any]":
    """
    Return the group of each lead.

    Spellings that compare the same are one group, called by the commonest of them, so that
    the name does not change when somebody sorts the sheet. People who type 未填写 say the
    same as a blank: no two groups have one name.

    Args:
        job: The run; its language is that of *words*.
        cells: As typed, one per lead.
        values: The words of the dictionary that they were read as, None for another word.
        words: That dictionary; none for a column of free text.
        blank: Group of the blank ones.
    """
    read = dict(zip(cells, values, strict=True)) if words else {}
    texts: dict[Cell, str] = {}
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for cell, count in Counter(cells).items():
        name = read.get(cell)
        texts[cell] = words.label(name, job.run.language) if words and name else typed(cell)
        spellings[fold(texts[cell])][texts[cell]] += count
    chosen = {
        folded: blank if folded in _blanks() else _commonest(counter)
        for folded, counter in spellings.items()
    }
    names = sorted(set(chosen.values()))
    codes = {name: code for code, name in enumerate(names)}
    code_of = {cell: codes[chosen[fold(text)]] for cell, text in texts.items()}
    return pd.Categorical.from_codes(
        [code_of[cell] for cell in cells], pd.Index(names, dtype=object)
    )


def shown_name(job: Job, name: Hashable) -> str:
    """Return what a group is called in the tables."""
    return str(name) or job.say("actions.source_blank")


def never_graded(job: Job) -> str:
    """Return what leads without a grade are called: 待评级."""
    return job.words[terms.GRADES.name].label(terms.UNGRADED, job.run.language)


def grade_ranks(job: Job) -> Mapping[str, int]:
    """Return the place of each grade, as it is written: the dictionary's order, 待评级 last."""
    words = job.words[terms.GRADES.name]
    names = [*(name for name in words.names if name != terms.UNGRADED), terms.UNGRADED]
    return {words.label(name, job.run.language): place for place, name in enumerate(names)}


@cache
def _blanks() -> frozenset[str]:
    return frozenset({"", *(fold(say("actions.source_blank", known)) for known in LANGUAGES)})


def _commonest(spellings: Counter[str]) -> str:
    """Return the spelling used most; of equally common ones the plain one, then by code point."""
    return min(spellings, key=lambda text: (-spellings[text], text != fold(text), text))
