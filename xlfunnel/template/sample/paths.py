"""In which order things are talked about with a lead, from the first call to the end."""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import TypeAlias

from xlfunnel.schema import terms
from xlfunnel.template.sample.talks import (
    AWARE,
    CHASE,
    CONTRACT,
    INTRO,
    INVITE,
    LIGHT,
    LOST,
    NEEDS,
    OPINION,
    PATH,
    PRICE,
    PROPOSAL,
    SHOWN,
    SIGNED,
    SILENT,
    Talk,
)

_OPINION_DAYS = 2  # after a proposal; then it is high time to ask for an opinion
_MONTH = 28

_Stage: TypeAlias = tuple[Talk, ...]


def closed_path(grade: str, status: str, reason: str, count: int, chance: Random) -> list[Talk]:
    """Return what was said in the *count* touches of a lead that was won or lost."""
    if status == terms.WON:
        near = [chance.choice((PRICE, CONTRACT))] if count > 2 else []
        stages = [INTRO, *_middle(count - 3, chance, PATH[1:5]), *near, SIGNED]
        return _talks(stages[-count:], chance)
    if grade == terms.UNGRADED:
        stages = [SILENT] * (count - 1)
    elif grade == terms.LOW:
        stages = [AWARE, *[LIGHT] * (count - 2)]
    elif reason == "联系不上":
        stages = [INTRO, *[SILENT] * (count - 2)]
    else:
        stages = [INTRO, *_middle(count - 2, chance, PATH[1:6])]
    return [*_talks(stages[: count - 1], chance), LOST[reason]]


def open_path(grade: str, days: Sequence[date], as_of: date, chance: Random) -> list[Talk]:
    """Return what was said on each of *days* with a lead that is still open."""
    count = len(days)
    if grade == terms.LOW:
        return _talks([AWARE, *[LIGHT] * (count - 1)][:count], chance)
    if grade == terms.UNGRADED:
        return _talks([SILENT] * count, chance)
    stages = [INTRO, *_middle(count - 1, chance, PATH[1 : count + 1])][:count]
    if stages and stages[-1] is PROPOSAL and (as_of - days[-1]).days > _OPINION_DAYS:
        stages[-1] = NEEDS if count == 2 else OPINION
    if grade == terms.MEDIUM and count > 2 and (as_of - days[0]).days > _MONTH:
        stages[-2:] = [INVITE, CHASE]
    return _talks(stages, chance)


def _middle(count: int, chance: Random, path: Sequence[_Stage]) -> list[_Stage]:
    """Draw *count* stages in the order of *path*; what is more than it has is chased."""
    places = sorted(chance.sample(range(len(path)), min(max(count, 0), len(path))))
    stages = [path[place] for place in places]
    for place, stage in enumerate(stages):
        is_kept = place + 1 < len(stages) and stages[place + 1] is SHOWN
        if stage is OPINION and not is_kept:  # it promises a demo
            stages[place] = CHASE
    return stages + [CHASE] * (count - len(stages))


def _talks(stages: Sequence[_Stage], chance: Random) -> list[Talk]:
    """Choose the words of each stage; none is used twice for a lead if there is a choice."""
    found: list[Talk] = []
    for stage in stages:
        fresh = [talk for talk in stage if talk not in found]
        found.append(chance.choice(fresh or stage))
    return found
