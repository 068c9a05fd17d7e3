"""Whether the people who follow the leads are there (SPEC §3, 跟进人)."""

from collections.abc import Collection, Iterator, Sequence
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

    A closed lead may keep whoever won or lost it. A team without 人员 has no wrong names. Of
    several people in one cell the wrong one is named; nobody follows a lead only when all
    of them have left.

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
    def wrong(owner: str) -> tuple[str, str, str] | None:
        """Return the rule that *owner* breaks, whom of several it is about, and its hint."""
        people = people_named(owner, states)
        for name in people:
            if fold(name) not in states:
                near = process.extractOne(
                    fold(name), names.keys(), scorer=fuzz.ratio, score_cutoff=NEAR
                )
                if near:
                    return "owner_misspelt", name, names[near[0]]
                return "owner_unknown", name, ""
        left = [name for name in people if states[fold(name)] == terms.LEFT]
        if left and len(left) == len(people):
            return "owner_left", owner, ""
        return ("owner_partly_left", left[0], "") if left else None

    for row, owner in enumerate(leads.values("owner")):
        if owner and is_open[row] and (found := wrong(owner)):
            rule, name, hint = found
            yield leads.problem(rule, terms.WARNING, row, "owner", name=name, hint=hint)


def people_named(owner: str, known: Collection[str]) -> list[str]:
    """
    Return the people that a 跟进人 cell names, as typed; *known* are the folded names of 人员.

    >>> people_named("张三、李四", ()), people_named("Lee, Ann", {"lee, ann"})
    (['张三', '李四'], ['Lee, Ann'])
    """
    return [owner] if fold(owner) in known else listed(owner)
