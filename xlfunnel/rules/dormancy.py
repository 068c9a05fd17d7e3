"""
Which open leads sleep, and what is proposed for them (SPEC §4: 沉睡线索, 公海).

A lead sleeps when nobody has touched it for several of the rhythms that the clocks ask for.
After still more of them, or at once when whoever followed it has left, it is proposed for the
pool, from which it can be given to somebody else. Nothing is ever taken back by itself.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache
from typing import NamedTuple

from xlfunnel.schema import terms
from xlfunnel.schema.clocks import ClockRule, applies, rules_of

# Days of one unit of a limit, on the average of a year: five of seven days are worked.
_DAYS = {terms.HOURS: 1 / 24, terms.DAYS: 1.0, terms.WORKING_DAYS: 7 / 5, terms.MONTHS: 30.0}


class SilentLead(NamedTuple):
    """
    An open lead that nobody has in hand: nothing is planned or agreed on for a day to come.

    Attributes:
        since: Its last touch; without one, when its clocks start.
        rhythm: Days from one touch to the next, as the clocks ask for.
        is_owned: Whether somebody follows it.
        has_owner_left: Whether everybody who followed it has left.
        owned_since: When its owner was given it, where that is known.
    """

    since: datetime
    rhythm: float
    is_owned: bool = True
    has_owner_left: bool = False
    owned_since: datetime | None = None


class Dormancy(NamedTuple):
    """
    That a lead sleeps.

    Attributes:
        days: How long it has been silent.
        rhythms: How many rhythms that are.
        proposal: A word of 建议.
    """

    days: int
    rhythms: float
    proposal: str


def dormancy(
    lead: SilentLead, as_of: datetime, dormant_after: float, pool_after: float
) -> Dormancy | None:
    """
    Return how fast a *lead* sleeps at *as_of*; None when it does not.

    Args:
        lead: The lead.
        as_of: The moment that counts as now; days are those of the calendar.
        dormant_after: 沉睡倍数, in rhythms.
        pool_after: 公海倍数, in rhythms. They count from when the owner has the lead: who was
            given it yesterday has not neglected it. What belongs to nobody is in the pool already.
    """
    days = (as_of.date() - lead.since.date()).days
    rhythms = days / lead.rhythm
    if rhythms < dormant_after:
        return None
    owned = max(lead.since, lead.owned_since or lead.since)
    is_neglected = (as_of.date() - owned.date()).days / lead.rhythm >= pool_after
    is_for_the_pool = lead.is_owned and (lead.has_owner_left or is_neglected)
    return Dormancy(days, rhythms, terms.BACK_TO_POOL if is_for_the_pool else terms.CONTACT_AGAIN)


def rhythm_days(
    rules: Iterable[ClockRule], preset: str
) -> Callable[[str | None, str | None], float | None]:
    """
    Return a function of grade and source that says after how many days such a lead is touched.

    That is the strictest 定期跟进 of *rules* with the *preset*; None for leads without one, as
    待评级 is, and every lead with 宽松. A month counts 30 days, five working days a week. So
    30 / rhythm touches are asked for in a month.
    """
    rhythms = [
        (rule, rule.duration * _DAYS[rule.time_unit])
        for rule in rules_of(rules, preset)
        if rule.clause == terms.RHYTHM and rule.duration and rule.time_unit
    ]

    @cache
    def days(grade: str | None, source: str | None) -> float | None:
        theirs = (time for rule, time in rhythms if applies(rule, grade, source))
        return min(theirs, default=None)

    return days
