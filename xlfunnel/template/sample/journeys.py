"""How a lead was followed up: when, what was said, and what is to come."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from random import Random

from xlfunnel.schema import terms
from xlfunnel.template.sample import people, talks
from xlfunnel.template.sample.arrivals import Arrival
from xlfunnel.template.sample.days import day_ahead, said_day, working_days
from xlfunnel.template.sample.fates import Fate
from xlfunnel.template.sample.paths import closed_path, open_path
from xlfunnel.template.sample.schedule import Standing, closed_days, open_days, standing
from xlfunnel.template.sample.story import Given, said
from xlfunnel.template.sample.talks import Talk
from xlfunnel.values.cell import midnight

_SOON = 14  # days for which people name a day
# Of a hundred open leads with some promise: planned for the days to come, and for today.
_PLANNED, _PLANNED_TODAY = 13, 2


def follow_ups(arrival: Arrival, fate: Fate, as_of: date, chance: Random) -> list[Given]:
    """Return the rows of the follow-ups of one lead in the order of time, plans last."""
    if fate.status != terms.FOLLOWING:
        days = closed_days(arrival, fate, as_of, chance)
        path = closed_path(arrival.grade, fate.status, fate.reason, len(days), chance)
        return _rows(arrival, as_of, list(zip(days, path, strict=True)), None, chance)
    stand = standing(arrival, as_of, chance)
    days = open_days(arrival, stand, as_of, chance)
    path = open_path(arrival.grade, days, as_of, chance)
    rows = _rows(arrival, as_of, list(zip(days, path, strict=True)), stand.step, chance)
    return [*rows, *_plans(arrival, rows, stand, as_of, chance)]


def _rows(
    arrival: Arrival,
    as_of: date,
    touched: Sequence[tuple[date, Talk]],
    step: str | None,
    chance: Random,
) -> list[Given]:
    """Return a row per touch; each promises the next one, the last what *step* says."""
    if not touched:
        return []
    rows = [
        _row(arrival, as_of, earlier, talk, _kept(earlier, later, chance), chance)
        for (earlier, talk), (later, _) in pairwise(touched)
    ]
    day, talk = touched[-1]
    due = _promise(arrival, step, day, as_of, chance)
    last = _row(arrival, as_of, day, talk, due, chance)
    if step is not None:
        last["completion"] = "进行中" if chance.random() < 0.75 else None
    return [*rows, last]


def _kept(day: date, following: date, chance: Random) -> date | None:
    """Return what was promised on *day*: the day of the *following* touch, if that was soon."""
    ahead, lot = chance.randrange(2, 8), chance.random()
    if (following - day).days <= _SOON:
        return following
    return None if lot < 0.6 else day_ahead(day, ahead)


def _promise(
    arrival: Arrival, step: str | None, day: date, as_of: date, chance: Random
) -> date | None:
    """Return the day named in the next step of the last touch, None for no day."""
    lot, ahead = chance.random(), chance.randrange(1, 7)
    if step is None or arrival.grade == terms.LOW:
        return None
    if step == "broken" and (passed := working_days(as_of, 1, (as_of - day).days - 1)):
        return passed[int(lot * len(passed))]
    if step == "today" and day < as_of:
        return as_of
    return None if lot < 0.25 else day_ahead(as_of, ahead)


def _row(
    arrival: Arrival, as_of: date, day: date, talk: Talk, due: date | None, chance: Random
) -> Given:
    is_handed_over = (as_of - day).days < people.LEFT_AGO
    named = said_day(day, due, chance)
    return {
        "owner": (arrival.follower if is_handed_over else arrival.owner).name,
        "followed_up_on": midnight(day),
        "channel": talk.channel,
        "content": talk.content,
        "feedback": talk.feedback,
        "next_step": said(talk.next_step, named),
        "completion": terms.DONE,
        "outcome": talk.outcome,
    }


def _plans(
    arrival: Arrival, rows: Sequence[Given], stand: Standing, as_of: date, chance: Random
) -> list[Given]:
    """Return what is planned: for the days to come, of some leads for today."""
    lot, ahead = chance.randrange(100), chance.randrange(1, 6)
    channel, what = chance.choice(talks.PLANS)
    is_their_time = arrival.follower not in (people.WU, people.HE)
    is_worth_it = arrival.grade in (terms.HIGH, terms.MEDIUM) and stand.step == "kept"
    if not rows or not is_their_time or not is_worth_it or lot >= _PLANNED + _PLANNED_TODAY:
        return []
    is_today = lot < _PLANNED_TODAY and rows[-1]["followed_up_on"] != midnight(as_of)
    return [
        {
            "owner": arrival.follower.name,
            "followed_up_on": midnight(as_of if is_today else day_ahead(as_of, ahead)),
            "channel": channel,
            "next_step": what,
            "completion": terms.NOT_STARTED,
        }
    ]
