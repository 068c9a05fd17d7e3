"""
Made-up markets of which the truth is known: each day every open lead is won or lost by chance.

A world is made from a seed. Its true share won within 90 days follows from the daily
chances by a plain sum; a sample of its leads is watched to one day, the younger the shorter.
"""

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from xlfunnel.analysis.survival import LOST, OPEN, WON

HORIZON = 90
HISTORY = 540  # days since the first lead came in

Numbers: TypeAlias = npt.NDArray[np.floating[Any]]
Ages: TypeAlias = npt.NDArray[np.int64]

# How many leads came in so many days ago, up to a factor.
_AGES = np.arange(HISTORY)
ARRIVALS: dict[str, Numbers] = {
    "flat": np.ones(HISTORY),
    "growing": np.exp(-_AGES / 150),  # twice as many every 104 days
    "seasonal": 1 + 0.9 * np.sin(2 * np.pi * _AGES / 182),
}
# The chance that an open lead is lost on so many days after its registration.
_DAYS = np.arange(HISTORY)
LOSSES: dict[str, Numbers] = {
    "early": 0.030 * np.exp(-_DAYS / 25) + 0.001,
    "late": 0.012 * (1 - np.exp(-_DAYS / 60)),
}
# The same for a win, up to a factor.
WINS: dict[str, Numbers] = {
    "fast": np.exp(-_DAYS / 20),
    "steady": np.exp(-_DAYS / 150),
    "slow": (_DAYS / 50) ** 2 * np.exp(-_DAYS / 50),
}


@dataclass(frozen=True, slots=True)
class Sample:
    """Leads of a world as they stand on the as-of day: see `cumulative_incidence`."""

    age: Ages
    days: Ages
    outcome: npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class World:
    """
    A market.

    Attributes:
        name: What is special about it.
        leads: How many leads there are in a sample.
        arrivals: Chance of each age, in days.
        won: Daily chance of an open lead to be won.
        lost: The same to be lost.
    """

    name: str
    leads: int
    arrivals: Numbers
    won: Numbers
    lost: Numbers

    @property
    def truth(self) -> float:
        """Return the true share won within the horizon: each day, still open × won on it."""
        return true_share(self.won, self.lost)

    def sample(self, chance: np.random.Generator, leads: int | None = None) -> Sample:
        """Return so many leads; what happens to them after the as-of day is not seen."""
        count = leads or self.leads
        age = chance.choice(HISTORY, size=count, p=self.arrivals)
        still_open = np.cumprod(1 - self.won - self.lost)
        day = np.searchsorted(-still_open, -chance.random(count), side="left")
        is_seen = day <= age  # the day after the last stands for later than all that
        on_day = np.minimum(day, HISTORY - 1)
        won, lost = self.won[on_day], self.lost[on_day]
        is_win = chance.random(count) * (won + lost) < won
        outcome = np.where(is_seen, np.where(is_win, WON, LOST), OPEN).astype("int8")
        return Sample(age, np.minimum(day, age), outcome)


def true_share(won: Numbers, lost: Numbers) -> float:
    """Return the share won within the horizon with these daily chances."""
    share, still_open = 0.0, 1.0
    for wins, losses in zip(won[: HORIZON + 1].tolist(), lost.tolist(), strict=False):
        share += still_open * wins
        still_open *= 1 - wins - losses
    return share


def world(seed: int) -> World:
    """Return the world of a *seed*: every kind of arrivals and losses, 3 to 40 % won."""
    chance = np.random.default_rng(seed)
    arrivals = list(ARRIVALS)[seed % 3]
    losses = list(LOSSES)[seed // 3 % 2]
    wins = list(WINS)[seed // 6 % 3]
    share = 0.03 * (0.40 / 0.03) ** chance.random()
    return made(arrivals, losses, wins, share, leads=int(chance.integers(600, 1501)))


def made(arrivals: str, losses: str, wins: str, share: float, leads: int) -> World:
    """Return the world in which *share* are won within the horizon."""
    lost = LOSSES[losses]
    low, high = 0.0, 0.9 / WINS[wins].max()
    for _ in range(60):  # by bisection: the more wins a day, the more within the horizon
        factor = (low + high) / 2
        is_low = true_share(factor * WINS[wins], lost) < share
        low, high = (factor, high) if is_low else (low, factor)
    return World(
        name=f"{arrivals} arrivals, {losses} losses, {wins} wins",
        leads=leads,
        arrivals=ARRIVALS[arrivals] / ARRIVALS[arrivals].sum(),
        won=low * WINS[wins],
        lost=lost,
    )
