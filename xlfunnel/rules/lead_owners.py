"""Whether the people who follow the leads are there (SPEC §3, 跟进人)."""

from collections.abc import Iterator, Sequence
from functools import cache

from rapidfuzz import fuzz, process

from xlfunnel.checked import CheckedTable
from xlfunnel.problem import Problem
from xlfunnel.schema import terms
from xlfunnel.schema.dictionaries import listed
from xlfunnel.schema.reps import Rep
from xlfunnel.values.terms import NEAR
from xlfunnel.values.text import fold


def validate_owners(
    leads: CheckedTable, reps: Sequence[Rep], is_open: Sequence[bool]
) -> Iterator[Problem]:
    """
    Tell a 跟进人 of an open lead who is not in 人员, or has left; blocks nothing.

    A closed lead may keep whoever won or lost it. A team without 人员 has no wrong names.

    Args:
        leads: With the column owner.
        reps: Rows of 人员.
        is_open: Whether each lead is open.

    Source: SPEC §3.
    """
    states = {fold(rep.name): rep.state for rep in reps if rep.name}
    names = {fold(rep.name): rep.name for rep in reps if rep.name}
    if not names:
        return

    @cache
    def wrong(owner: str) -> tuple[str, str] | None:
        """Return the rule that *owner* breaks and its hint; a cell may name several people."""
        keys = [fold(owner)] if fold(owner) in states else list(map(fold, listed(owner)))
        for key in keys:
            if key not in states:
                near = process.extractOne(key, names, scorer=fuzz.ratio, score_cutoff=NEAR)
                return ("owner_misspelt", names[near[2]]) if near else ("owner_unknown", "")
            if states[key] == terms.LEFT:
                return "owner_left", ""
        return None

    for row, owner in enumerate(leads.values("owner")):
        if owner and is_open[row] and (found := wrong(owner)):
            rule, hint = found
            yield leads.problem(rule, terms.WARNING, row, "owner", hint=hint)
