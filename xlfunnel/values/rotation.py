"""
People who take turns by what they can take in a month, over many months.

Nobody earns more turns in a month than they can take, and who is full goes on earning what
was had in advance; so nobody carries over what the month had no room for. A lead that goes to
somebody who is owed less than half a turn, only because others are full, is no turn: nobody
earns or pays. Credits of people who are away, or not asked, do not change. What somebody who
left was owed, or had in advance, the others share by weight.

What is promised: as long as the same people are asked, nobody is ever a whole turn away from
their share (`values.turns`). Leaves and full months were measured, over 200 random teams of up
to 20 people and two months of arrivals: nobody was ever more than one turn off. Where half of
the team are specialists as well, so that other people are asked for each lead, 1.2 turns were
the most, and in 19 of 20 teams it was at most one; without seeing the leads to come no rule
can promise one.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from xlfunnel.values.turns import Floats, earned, next_turn

Which = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.intp]

_OWED = 0.5  # of a turn; who is owed less gets a lead the others have no room for as an extra
_DRIFT = 1e-6  # credits that add up to more are no rounding: somebody has come or gone


class Rotation:
    """
    The turns of a team, by position.

    Attributes:
        credits: Turns that each is owed; below zero those had in advance.
        is_full: Whose month is full.
    """

    def __init__(
        self, capacity: Sequence[float | None], taken: Sequence[float], credits: Sequence[float]
    ) -> None:
        """
        Begin where the last run stopped.

        Args:
            capacity: The most that each can take in a month; None for no limit.
            taken: What each has had of this month.
            credits: As they were left.
        """
        self._capacity = np.array([np.inf if most is None else most for most in capacity], float)
        self._taken = np.array(taken, float)
        self.is_full: Which = self._taken >= self._capacity
        self._weights = _weights(self._capacity)
        self.credits: Floats = np.array(credits, float)
        if abs(self.credits.sum()) > _DRIFT:
            self.credits -= self.credits.sum() * self._weights / self._weights.sum()

    def take(self, n: int) -> bool:
        """Count one more of the month for *n*; return whether the month was full before."""
        was_full = bool(self.is_full[n])
        self._taken[n] += 1.0
        self.is_full[n] = self._taken[n] >= self._capacity[n]
        return was_full

    def next(self, asked: Rows, free: Rows) -> tuple[int, bool]:
        """
        Let one of the *free* have the next one; return who, and whether it was a turn.

        Args:
            asked: Who takes part; each earns by weight.
            free: Those of them who are not full; at least one.
        """
        before = self.credits[asked]
        room = self._capacity[asked] - self._taken[asked] - before
        parts, unearned = earned(self._weights[asked], room)
        self.credits[asked] += parts
        n = int(free[next_turn(self.credits[free], self._weights[free])])
        is_turn = len(free) == len(asked) or bool(self.credits[n] >= _OWED)
        if is_turn:
            self.credits[n] -= 1.0 - unearned
        else:
            self.credits[asked] = before
        self.take(n)
        return n, is_turn


def _weights(capacity: Floats) -> Floats:
    """
    Return the weight of each: the capacity, the mean of the known ones where there is none.

    Who can take nothing never takes part; a small weight spares every sum a special case.
    """
    known = capacity[np.isfinite(capacity) & (capacity > 0)]
    mean = known.mean() if known.size else 1.0
    return np.where(np.isfinite(capacity), np.maximum(capacity, 1e-9), mean)
