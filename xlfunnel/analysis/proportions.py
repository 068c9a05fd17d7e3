"""
How far a plain share can be trusted: Wilson's interval, and Newcombe's for a difference.

They belong to leads whose fate is known, such as a month older than the horizon; where
some are still too young, the interval of `survival` is the right one (SPEC §6).
"""

from math import hypot, sqrt
from statistics import NormalDist


def wilson(won: float, leads: float, level: float = 0.95) -> tuple[float, float]:
    """
    Return the interval of the share *won* ÷ *leads*, 0-1: Wilson's score interval.

        (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n)

    Args:
        won: How many were won.
        leads: Out of how many; out of none the share can be anything, 0 to 1.
        level: How sure to be, 0-1.

    Source: SPEC §6, oracle 3; Wilson 1927.
    """
    if not leads:
        return 0.0, 1.0
    z2 = NormalDist().inv_cdf((1 + level) / 2) ** 2
    share = won / leads
    middle = share + z2 / (2 * leads)
    reach = sqrt(z2 * (share * (1 - share) + z2 / (4 * leads)) / leads)
    scale = 1 + z2 / leads
    # The ends at no and at all wins are 0 and 1; floating point only comes close.
    low = 0.0 if won == 0 else (middle - reach) / scale
    high = 1.0 if won == leads else (middle + reach) / scale
    return low, high


def newcombe(
    won: float, leads: float, other_won: float, other_leads: float, level: float = 0.95
) -> tuple[float, float]:
    """
    Return the interval of the first share minus the second, −1 to 1.

    Newcombe's method 10: the ends of the two Wilson intervals put together as the sides of
    a right triangle. With l and u the ends of either,

        p₁ − p₂ − √((p₁−l₁)² + (u₂−p₂)²)  to  p₁ − p₂ + √((u₁−p₁)² + (p₂−l₂)²)

    Args:
        won: How many of the first group were won.
        leads: Out of how many.
        other_won: How many of the group to compare it with were won.
        other_leads: Out of how many.
        level: How sure to be, 0-1.

    Source: SPEC §6, oracle 3; Newcombe 1998.
    """
    if not leads or not other_leads:
        return -1.0, 1.0
    share, other = won / leads, other_won / other_leads
    low, high = wilson(won, leads, level)
    other_low, other_high = wilson(other_won, other_leads, level)
    difference = share - other
    return (
        difference - hypot(share - low, other_high - other),
        difference + hypot(high - share, other - other_low),
    )
