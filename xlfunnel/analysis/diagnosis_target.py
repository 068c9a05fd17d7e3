"""How far the leads are below the team's target, and by which sources (SPEC §6, S0)."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Shortfall:
    """
    What is missing to the target.

    Attributes:
        leads: How many were counted.
        won: How many of them were won.
        gap: Target less the share won; below 0 when the target is reached.
        parts: What each group adds to the gap, the largest part first; they add up to it.
    """

    leads: int
    won: int
    gap: float
    parts: Mapping[Hashable, float]

    @property
    def rate(self) -> float:
        """The share won, 0-1."""
        return self.won / self.leads

    @property
    def relative(self) -> float:
        """The gap as a part of the target."""
        return self.gap / (self.rate + self.gap)


def shortfall(counts: Mapping[Hashable, tuple[int, int]], target: float) -> Shortfall | None:
    """
    Return how far leads are below *target*; None without any lead.

    A group adds its share of the leads times what it is below the target itself; one above
    the target takes away.

    Args:
        counts: Group to its leads, and those of them that were won.
        target: 0-1.

    Source: S0, 业绩问题诊断: the gap between target and fact, and where it comes from.
    """
    leads = sum(count for count, _ in counts.values())
    won = sum(won for _, won in counts.values())
    if not leads:
        return None
    parts = {name: (target * count - wins) / leads for name, (count, wins) in counts.items()}
    ordered = sorted(parts.items(), key=lambda item: (-item[1], str(item[0])))
    return Shortfall(leads, won, target - won / leads, dict(ordered))


def chance_of_so_few(won: int, leads: int, target: float) -> float:
    """
    Return how likely so few wins, or fewer, are when each lead is won with chance *target*.

    The exact binomial probability, 0-1.
    """
    if target <= 0:
        return 1.0
    if target >= 1:
        return float(won >= leads)
    wins = np.arange(1, won + 1)
    steps = np.log((leads - wins + 1) / wins * target / (1 - target))
    logs = np.concatenate(([0.0], np.cumsum(steps))) + leads * np.log1p(-target)
    return min(1.0, float(np.exp(logs).sum()))
