"""What becomes of the leads: which are won or lost, when, and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from xlfunnel.schema import terms
from xlfunnel.template.sample import people
from xlfunnel.template.sample.arrivals import Arrival
from xlfunnel.template.sample.sources import ORIGINS

_WINS = {terms.HIGH: 4.0, terms.MEDIUM: 1.3, terms.LOW: 0.25, terms.UNGRADED: 0.1}
_LOSSES = {terms.HIGH: 0.6, terms.MEDIUM: 1.0, terms.LOW: 1.5, terms.UNGRADED: 6.0}
_RIPE = 80  # days after which age makes no difference any more
_LOSS_DAYS = (6, 85)
_SILENT_LOSS_DAYS = (5, 25)  # of somebody of whom nothing is known
_FORGOTTEN = 3  # open leads that nobody took over
_LATEST = 1  # nothing was closed after so many days before the day of the sample


@dataclass(frozen=True, slots=True)
class Fate:
    """How a lead stands: a word of `terms.STATUSES`, since how many days, and why."""

    status: str
    ago: int = 0
    reason: str = ""


def fates(came: Sequence[Arrival], chance: Random) -> list[Fate]:
    """
    Return the fate of each arrival: of each source as many are won and lost as it says.

    Which of them is drawn by lot, where grade, age and owner count.
    """
    found: list[Fate | None] = [None] * len(came)
    for origin in ORIGINS:
        rows = [row for row, arrival in enumerate(came) if arrival.origin is origin]
        for row in _drawn(rows, origin.won, lambda row: _win_weight(came[row]), chance):
            ago = _ended(came[row], origin.cycle, chance)
            found[row] = Fate(terms.WON, ago, _one_of(origin.won_reasons, chance))
        rest = [row for row in rows if found[row] is None]
        for row in _drawn(rest, origin.lost, lambda row: _loss_weight(came[row]), chance):
            is_silent = came[row].grade == terms.UNGRADED
            days = _SILENT_LOSS_DAYS if is_silent else _LOSS_DAYS
            reason = "联系不上" if is_silent else _one_of(origin.lost_reasons, chance)
            found[row] = Fate(terms.LOST, _ended(came[row], days, chance), reason)
    return [fate or Fate(terms.FOLLOWING) for fate in found]


def hand_over(came: Sequence[Arrival], stand: Sequence[Fate]) -> None:
    """Give what was still open when one of the team left to the colleague of the region."""
    theirs = [
        (arrival, fate)
        for arrival, fate in zip(came, stand, strict=True)
        if arrival.owner is people.WU
        and (fate.status == terms.FOLLOWING or fate.ago < people.LEFT_AGO)
    ]
    open_ones = [arrival for arrival, fate in theirs if fate.status == terms.FOLLOWING]
    forgotten = open_ones[-_FORGOTTEN:]
    for arrival, _ in theirs:
        if arrival not in forgotten:
            arrival.handed_to = people.HE


def _win_weight(arrival: Arrival) -> float:
    return _WINS[arrival.grade] * arrival.owner.luck * _ripeness(arrival, arrival.origin.cycle[0])


def _loss_weight(arrival: Arrival) -> float:
    is_silent = arrival.grade == terms.UNGRADED
    first = _SILENT_LOSS_DAYS[0] if is_silent else _LOSS_DAYS[0]
    return _LOSSES[arrival.grade] / arrival.owner.luck * _ripeness(arrival, first)


def _ripeness(arrival: Arrival, first: int) -> float:
    """Return how likely it is that something has come of the lead by now, 0 to 1."""
    return min(1.0, max(0.0, (arrival.ago - first - _LATEST) / _RIPE))


def _drawn(
    rows: Sequence[int], count: int, weight: Callable[[int], float], chance: Random
) -> list[int]:
    """Draw *count* of *rows*, each as likely as its weight; those without any never."""
    lots = {row: chance.random() ** (1 / w) for row in rows if (w := weight(row)) > 0}
    return sorted(lots, key=lots.__getitem__, reverse=True)[:count]


def _ended(arrival: Arrival, days: tuple[int, int], chance: Random) -> int:
    """Return how many days ago it ended: most leads do so early, none before it began."""
    first, last = days[0], min(days[1], arrival.ago - _LATEST)
    return arrival.ago - first - round((last - first) * chance.betavariate(1.6, 3.0))


def _one_of(reasons: Sequence[str], chance: Random) -> str:
    return chance.choices(reasons, [2.0**-n for n in range(len(reasons))])[0]
