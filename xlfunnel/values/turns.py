"""
Whose turn it is: shares by weight, kept as credit, so that nobody waits or gets too much.

Every turn earns each of those who take part a part of one turn, by weight; whoever gets it
pays one. The credit is what one is still owed (or, below zero, has had in advance), and all
credits together stay zero.

Who has the most credit is the obvious choice and not the best: with 60 people of unequal
weight some are owed 1.6 turns at times. `next_turn` is Tijdeman's rule (the chairman
assignment problem, Discrete Mathematics 32, 1980): among those whom a turn would not put too
far ahead the one whose patience ends first. For as long as the same n people with the same
weights take part, nobody is ever 1 - 1/(2n - 2) of a turn or more off: less than one turn.
No rule that cannot see the future promises as much when those who take part change from turn
to turn; then those who are overdue come by their credit.
"""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

_NOTHING = 1e-9  # below it a difference of credits is rounding


def earned(weights: Floats, room: Floats) -> tuple[Floats, float]:
    """
    Return what each earns of one turn, and what of it nobody can earn.

    Args:
        weights: Of each who takes part; above 0.
        room: The most that each may earn; what one cannot take goes to the others by weight.

    >>> earned(np.array([1.0, 3.0]), np.array([9.0, 0.5]))
    (array([0.5, 0.5]), 0.0)
    """
    parts: Floats = weights / weights.sum()
    if (parts <= room).all():  # nearly always
        return parts, 0.0
    parts, left = np.zeros(len(weights)), 1.0
    while left > _NOTHING:
        can = np.where(room - parts > _NOTHING, weights, 0.0)
        total = can.sum()
        if not total:
            return parts, left
        parts = np.minimum(parts + left * can / total, np.maximum(room, parts))
        left = 1.0 - parts.sum()
    return parts, 0.0


def next_turn(credits: Floats, weights: Floats) -> int:
    """
    Return the position of whose turn it is.

    A turn may go to whoever is owed at least 1/(2n - 2) of one. Each of them can wait until
    1 - 1/(2n - 2) is owed, which the lighter reach later; the one who reaches it first is
    next. When several are beyond it the one who is owed most is, and when nobody is owed
    anything the one who has had least in advance.

    Args:
        credits: What each is owed, this turn included; n of them.
        weights: Of the same; above 0.

    >>> next_turn(np.array([0.2, 0.8]), np.array([1.0, 4.0]))
    1
    """
    count = len(credits)
    if count == 1:
        return 0
    least = 1.0 / (2 * count - 2)
    patience, most = 1.0 - least, credits.max()
    if most > patience + _NOTHING or most < least - _NOTHING:
        return int(np.argmax(credits))
    wait = (patience - credits) / weights
    wait[credits < least - _NOTHING] = np.inf
    return int(np.argmin(wait))
