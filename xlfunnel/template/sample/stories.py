"""The leads of five months, each with its follow-ups: drawn by lot, but always the same lots."""

from collections import Counter
from datetime import date
from random import Random

from xlfunnel.schema import terms
from xlfunnel.template.sample.arrivals import Arrival, arrivals
from xlfunnel.template.sample.days import day_back
from xlfunnel.template.sample.fates import Fate, fates, hand_over
from xlfunnel.template.sample.journeys import follow_ups
from xlfunnel.template.sample.newcomers import COUNT, newcomers
from xlfunnel.template.sample.profiles import ending, profile
from xlfunnel.template.sample.story import Given, Story
from xlfunnel.values.cell import midnight

# Lots; the second was chosen among others so that wins rise month by month, as figures do
# that are worth looking at, and so that everybody has some.
_ARRIVALS, _FATES, _LEAD = "20240329 arrivals", "29 fates", "20240329 lead"
_NEWCOMERS = "newcomers 3"
_BY_HAND = 23  # of so many leads, one may have been graded by hand


def stories_until(as_of: date) -> list[Story]:
    """
    Return the leads of the five months before *as_of*, oldest first.

    Each part draws from lots of its own, so that a change of one leaves the others alone.
    The newest have just been typed in: they are told by hand, in place of the last arrivals.
    """
    came = arrivals(Random(_ARRIVALS))[:-COUNT]
    stand = fates(came, Random(_FATES))
    hand_over(came, stand)
    seen: Counter[date] = Counter()
    stories = []
    for number, (arrival, fate) in enumerate(zip(came, stand, strict=True)):
        registered = day_back(as_of, arrival.ago)
        seen[registered] += 1
        lead_id = f"LX{registered:%Y%m%d}{seen[registered]:03}"
        chance = Random(f"{_LEAD} {number}")
        touches = follow_ups(arrival, fate, as_of, chance)
        lead = {
            **_wanted(arrival),
            "lead_id": lead_id,
            "registered_on": midnight(registered),
            "status": _status(fate, is_touched=bool(touches)),
            "grade": _chosen(arrival, fate, number),
            **profile(arrival, came[:number], chance),
            **ending(arrival, fate, as_of, chance),
        }
        touches = [{"lead_id": lead_id, **touch} for touch in touches]
        stories.append(Story(registered, lead, arrival.grade, touches))
    return stories + newcomers(came, stand, as_of, Random(_NEWCOMERS))


def _wanted(arrival: Arrival) -> Given:
    customer, wish = arrival.customer, arrival.wish
    return {
        "customer_name": customer.name,
        "contact_person": customer.person,
        "contact": customer.contact,
        "source": arrival.origin.name,
        "need": wish.need,
        "budget": wish.budget,
        "cycle": wish.cycle,
        "owner": arrival.follower.name,
    }


def _chosen(arrival: Arrival, fate: Fate, number: int) -> str | None:
    """Return the grade that a person has set: now and then somebody knows better."""
    is_open = fate.status == terms.FOLLOWING
    is_promising = is_open and arrival.grade == terms.MEDIUM
    return terms.HIGH if is_promising and number % _BY_HAND == 0 else None


def _status(fate: Fate, *, is_touched: bool) -> str:
    if fate.status != terms.FOLLOWING:
        return fate.status
    return terms.FOLLOWING if is_touched else terms.WAITING
