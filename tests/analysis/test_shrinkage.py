"""SPEC §6, 稳健成交率: a lucky few do not come out on top."""

from collections.abc import Hashable
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlfunnel.analysis.shrinkage import steady_rates

GROUPS = st.dictionaries(
    st.integers(),
    st.tuples(st.floats(0, 1), st.floats(0.5, 500)),
    min_size=1,
    max_size=12,
)


def mean(rates: dict[Hashable, tuple[float, float]]) -> float:
    return sum(rate * leads for rate, leads in rates.values()) / sum(n for _, n in rates.values())


def test_under_five_groups_the_mean_is_mixed_in_with_the_fixed_weight() -> None:
    # mean (15 + 8) / 150; (15 + 20·mean) / (50 + 20) and (8 + 20·mean) / (100 + 20)
    steady = steady_rates({"展会": (0.30, 50), "官网表单": (0.08, 100)}, 20)
    total = 23 / 150
    assert steady == pytest.approx(
        {"展会": (15 + 20 * total) / 70, "官网表单": (8 + 20 * total) / 120}
    )


def test_a_weight_of_nothing_leaves_the_rates_as_they_are() -> None:
    assert steady_rates({"甲": (0.5, 4), "乙": (0.1, 10)}, 0) == {"甲": 0.5, "乙": 0.1}


def test_five_groups_tell_their_weight_themselves() -> None:
    # 0, 10, 20, 30 and 40 % of 100 leads each: m = 0.2,
    # Q = 100·(0.04 + 0.01 + 0 + 0.01 + 0.04) / 0.16 = 62.5
    # ρ = (62.5 − 4 + 1) / (500 − 100 − 4 + 20 + 1) = 59.5 / 417, w = 417 / 59.5 − 1 = 6.0084
    rates: dict[Hashable, tuple[float, float]] = {n: (n / 10, 100) for n in range(5)}
    own = 100 / (100 + 417 / 59.5 - 1)
    assert steady_rates(rates, 20) == pytest.approx(
        {n: 0.2 + own * (n / 10 - 0.2) for n in range(5)}
    )


def test_groups_that_differ_less_than_by_chance_all_get_the_mean() -> None:
    # Of 100 leads each, 10 or 11 won: chance alone would spread them by 3.
    rates: dict[Hashable, tuple[float, float]] = {n: ((10 + n % 2) / 100, 100) for n in range(6)}
    assert [*steady_rates(rates, 20).values()] == pytest.approx([0.105] * 6)


@pytest.mark.parametrize("count", [3, 7])
def test_a_group_seen_once_and_won_stays_near_the_mean(count: int) -> None:
    rates: dict[Hashable, tuple[float, float]] = {n: (0.08 + 0.01 * n, 100.0) for n in range(count)}
    rates["新"] = (1.0, 1)
    assert mean(rates) < steady_rates(rates, 20)["新"] < mean(rates) + 0.06


def test_five_groups_of_two_leads_cannot_say_that_groups_have_nothing_in_common() -> None:
    # Q = 10 where 4 is expected: by the groups alone, ρ would be 1 and nothing mixed in.
    rates: dict[Hashable, tuple[float, float]] = {n: (float(n < 2), 2) for n in range(5)}
    assert steady_rates(rates, 20)[0] < 0.7


@given(GROUPS, st.floats(0, 100))
def test_each_lies_between_its_own_rate_and_the_mean(
    rates: dict[Hashable, tuple[float, float]], weight: float
) -> None:
    middle = mean(rates)
    for name, steady in steady_rates(rates, weight).items():
        low, high = sorted((rates[name][0], middle))
        assert low - 1e-12 <= steady <= high + 1e-12


@given(GROUPS, st.floats(0, 100))
def test_of_two_groups_with_equally_many_leads_the_better_stays_the_better(
    rates: dict[Hashable, tuple[float, float]], weight: float
) -> None:
    equal: dict[Hashable, tuple[float, float]] = {
        name: (rate, 30.0) for name, (rate, _) in rates.items()
    }
    steady = steady_rates(equal, weight)
    for one, other in combinations(equal, 2):
        if equal[one][0] <= equal[other][0]:
            assert steady[one] <= steady[other] + 1e-12


def test_they_come_closer_to_the_truth_than_the_rates_themselves() -> None:
    """Of 40 reps whose true rates spread around 15 %, with 5 to 80 leads each."""
    chance = np.random.default_rng(20)
    errors = []
    for _ in range(200):
        truth = chance.beta(15, 85, size=40)  # a weight of 100 would be right
        leads = chance.integers(5, 81, size=40)
        raw = chance.binomial(leads, truth) / leads
        steady = steady_rates(dict(enumerate(zip(raw, leads, strict=True))), 20)
        errors.append(
            [np.square(found - truth).mean() for found in (raw, np.array([*steady.values()]))]
        )
    plain, shrunken = np.mean(errors, axis=0)
    assert shrunken < plain / 3


def test_no_groups_and_no_leads_have_nothing_to_shrink() -> None:
    assert steady_rates({}, 20) == {}
    assert steady_rates({"甲": (0.0, 0.0)}, 20) == {"甲": 0.0}


@pytest.mark.parametrize("weight", [0, 20])
@pytest.mark.parametrize("count", [1, 21])
def test_groups_without_leads_get_the_mean(count: int, weight: float) -> None:
    rates: dict[Hashable, tuple[float, float]] = {n: (0.0, 0.0) for n in range(count)}
    steady = steady_rates({**rates, "甲": (0.3, 10)}, weight)
    assert [*steady.values()] == pytest.approx([0.3] * (count + 1))


@pytest.mark.parametrize("rate", [0.0, 1.0])
def test_where_nobody_is_won_or_everybody_there_is_nothing_to_pull(rate: float) -> None:
    assert steady_rates(dict.fromkeys(range(6), (rate, 10.0)), 20) == dict.fromkeys(range(6), rate)
