"""When a lead was followed up: soon or late, often or seldom, and how it stands by now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from random import Random

from xlfunnel.schema import terms
from xlfunnel.template.sample import people
from xlfunnel.template.sample.arrivals import Arrival
from xlfunnel.template.sample.days import day_back, working_days
from xlfunnel.template.sample.fates import Fate

_WEEK, _MONTH = 7, 28  # days between two touches at most; a month has its last days to spare
_LONGEST = 60  # days in which a lead of no promise may have been forgotten
_TOO_LATE = (4, 9)  # days to the first response of those who lose a lead by it
# Of a hundred open leads so many were forgotten, have a broken promise, are due today by the
# weekly rhythm, and are due today as promised; all the others are looked after in time.
_FORGOTTEN, _BROKEN, _DUE, _PROMISED = 3, 4, 2, 4


@dataclass(frozen=True, slots=True)
class Standing:
    """
    How far an open lead is.

    Attributes:
        last: Days on which its last touch may have been.
        step: Whether the promise of the last touch is "kept", "broken" or due "today".
    """

    last: Sequence[date]
    step: str = "kept"


def standing(arrival: Arrival, as_of: date, chance: Random) -> Standing:
    """Draw how far an open lead is: mostly it is looked after in time."""
    lot = chance.randrange(100)
    latest = people.LEAVE[0] + 1 if arrival.follower is people.HE else 0
    if arrival.follower is people.WU:
        return Standing(working_days(as_of, people.LEFT_AGO, people.LEFT_AGO + _WEEK))
    if arrival.grade in (terms.LOW, terms.UNGRADED):
        return Standing(working_days(as_of, latest, _MONTH if lot >= _FORGOTTEN else _LONGEST))
    fine = working_days(as_of, latest, _WEEK - 1)
    if lot < _FORGOTTEN:
        return Standing(working_days(as_of, _WEEK + 2, 2 * _WEEK))
    if lot < _FORGOTTEN + _BROKEN:
        return Standing(working_days(as_of, max(3, latest), _WEEK - 1), "broken")
    if lot < _FORGOTTEN + _BROKEN + _DUE:
        return Standing(working_days(as_of, _WEEK, _WEEK) or fine)
    if lot < _FORGOTTEN + _BROKEN + _DUE + _PROMISED:
        return Standing(working_days(as_of, max(1, latest), _WEEK - 1), "today")
    return Standing(fine)


def closed_days(arrival: Arrival, fate: Fate, as_of: date, chance: Random) -> list[date]:
    """Return the days on which a lead that was won or lost was followed up, to the last."""
    span = arrival.ago - fate.ago
    first = min(_delay(arrival, fate.reason, chance), span - 1)
    fewest, most = (3, 6) if fate.status == terms.WON else (2, 4)
    count = min(chance.randint(fewest, most), 2 + span // 6)
    return _spread(arrival.ago - first, fate.ago, count, as_of, chance)


def open_days(arrival: Arrival, stand: Standing, as_of: date, chance: Random) -> list[date]:
    """Return the days on which an open lead was followed up, to its last touch by now."""
    delay, lot = _delay(arrival, "", chance), chance.random()
    count, shift = _count(arrival.ago, chance), chance.randrange(1, 4)
    first = arrival.ago - delay
    if first < 0 or (arrival.ago <= 1 and lot < 0.7) or (arrival.ago <= 4 and lot < 0.12):
        return []  # nobody has called them yet
    began = day_back(as_of, first)
    later = [day for day in stand.last if day > began]
    if not later or count == 1:
        return [began]
    last = later[int(lot * len(later))]
    days = [*_first_days(first, count - 1, as_of, chance), last]
    days = sorted({day for day in days if day <= last})
    if arrival.grade == terms.MEDIUM and first > _MONTH:
        days = _with_a_recent_one(days, as_of, shift)
    return days


def _delay(arrival: Arrival, fate_reason: str, chance: Random) -> int:
    """Return how many days the first response took."""
    if fate_reason == "响应慢":
        return chance.randint(*_TOO_LATE)
    days: list[int] = [0, 0, 0, 1, 1, 1, *range(2, 2 + arrival.owner.delay)]
    return chance.choice(days)


def _first_days(first: int, count: int, as_of: date, chance: Random) -> list[date]:
    """Return *count* days from *first* days ago on, some days apart."""
    gaps = accumulate((chance.randint(3, 8) for _ in range(count - 1)), initial=0)
    return [day_back(as_of, max(0, first - gap)) for gap in gaps]


def _with_a_recent_one(days: list[date], as_of: date, shift: int) -> list[date]:
    """Put a day between the last two, if there is one, so that the month has an invitation."""
    between = [
        day for day in working_days(as_of, (as_of - days[-1]).days + 2, _MONTH) if day < days[-1]
    ]
    if not between:
        return days
    day = between[min(shift, len(between) - 1)]
    return [*(earlier for earlier in days[:-1] if earlier < day), day, days[-1]]


def _count(ago: int, chance: Random) -> int:
    fewest = 1 if ago < _WEEK else 2
    return chance.randint(fewest, fewest + (ago < _WEEK or ago > _MONTH))


def _spread(first: int, last: int, count: int, as_of: date, chance: Random) -> list[date]:
    """Return up to *count* days from *first* to *last* days ago, about evenly, none twice."""
    step = (first - last) / max(1, count - 1)
    agos = [first - round(step * (n + chance.uniform(-0.3, 0.3))) for n in range(1, count - 1)]
    days = [day_back(as_of, ago) for ago in (first, *sorted(agos, reverse=True), last)]
    return list(dict.fromkeys(day for day in days if days[0] <= day <= days[-1]))
