"""
稳健成交率: rates of groups pulled towards their mean, the more the fewer leads are behind one.

A source seen once and won has not a rate of 100 %. The mean m of all groups is mixed in as
if so many leads, the weight w, had been seen at it:

    steady = (n·rate + w·m) ÷ (n + w)

so a steady rate lies between the group's own and the mean, and of two groups with equally
many leads the one with the higher rate stays the higher.
"""

from collections.abc import Hashable, Mapping
from itertools import starmap
from math import inf

_ENOUGH_GROUPS = 5  # from here on the groups tell themselves how much they differ (SPEC §6)


def steady_rates(
    rates: Mapping[Hashable, tuple[float, float]], prior_weight: float
) -> dict[Hashable, float]:
    """
    Return the steady rate of every group, 0-1.

    Args:
        rates: Group to its rate (0-1) and the number of leads behind it: of a plain share
            the count, of an estimate what its variance is worth, rate·(1−rate) ÷ variance.
        prior_weight: The weight w while there are fewer than five groups. From five on it
            comes from the groups themselves, see `_weight`.

    Source: SPEC §6, 稳健成交率.
    """
    total = sum(leads for _, leads in rates.values())
    if not total:
        return {name: rate for name, (rate, _) in rates.items()}
    mean = sum(rate * leads for rate, leads in rates.values()) / total
    weight = prior_weight if len(rates) < _ENOUGH_GROUPS else _weight(rates, mean, prior_weight)

    def steady(rate: float, leads: float) -> float:
        own = leads / (leads + weight) if leads else 0.0
        return mean + own * (rate - mean)

    return dict(zip(rates, starmap(steady, rates.values()), strict=True))


def _weight(
    rates: Mapping[Hashable, tuple[float, float]], mean: float, prior_weight: float
) -> float:
    """
    Return the weight of the mean that the groups themselves ask for: empirical Bayes.

    Leads of one group resemble each other by an intraclass correlation ρ, and w = 1/ρ − 1
    (the beta-binomial model). With N = Σn over k groups, the squared distances from the
    mean are expected to be

        Q = Σ n(rate−m)² ÷ m(1−m)  =  (k−1)(1−ρ) + ρ·(N − Σn²/N)

    from which ρ follows by the method of moments. To the k groups one more piece of
    evidence is added: a group that differs just as the fixed weight w₀ says, ρ₀ = 1/(w₀+1),

        ρ = (Q − (k−1) + 1) ÷ (N − Σn²/N − (k−1) + w₀ + 1)

    for five groups of two leads must not be able to say that groups have nothing in common;
    it is lost among a few hundred leads. Groups that differ less than by chance (ρ ≤ 0) are
    taken for alike: an infinite weight, everybody gets the mean.

    Source: SPEC §6; Kleinman 1973.
    """
    if not 0 < mean < 1:
        return inf
    total = sum(leads for _, leads in rates.values())
    spare = len(rates) - 1
    distance = sum(leads * (rate - mean) ** 2 for rate, leads in rates.values())
    excess = distance / (mean * (1 - mean)) - spare + 1
    room = total - sum(leads**2 for _, leads in rates.values()) / total - spare
    correlation = excess / (max(room, 0.0) + prior_weight + 1)
    return max(1 / correlation - 1, 0.0) if correlation > 0 else inf
