"""SPEC §6 and oracle 3: how far a plain share can be trusted."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from xlfunnel.analysis.proportions import newcombe, wilson

SHARES = st.integers(1, 200).flatmap(lambda leads: st.tuples(st.integers(0, leads), st.just(leads)))


class TestWilson:
    def test_s2s_two_sources(self) -> None:
        assert wilson(15, 50) == pytest.approx((0.191, 0.438), abs=5e-4)
        assert wilson(8, 100) == pytest.approx((0.041, 0.150), abs=5e-4)

    @given(SHARES, st.sampled_from((0.8, 0.95, 0.99)))
    def test_it_agrees_with_statsmodels(self, share: tuple[int, int], level: float) -> None:
        expected = proportion_confint(*share, alpha=1 - level, method="wilson")
        assert wilson(*share, level) == pytest.approx(expected, abs=1e-12)

    def test_none_and_all_won_end_exactly_at_none_and_all(self) -> None:
        assert wilson(0, 7)[0] == 0
        assert wilson(7, 7)[1] == 1

    def test_of_no_leads_the_share_can_be_anything(self) -> None:
        assert wilson(0, 0) == (0, 1)


class TestNewcombe:
    def test_s2s_two_sources_are_22_points_apart_and_surely_nine(self) -> None:
        assert newcombe(15, 50, 8, 100) == pytest.approx((0.090, 0.363), abs=5e-4)

    @given(SHARES, SHARES)
    def test_it_agrees_with_statsmodels(
        self, first: tuple[int, int], second: tuple[int, int]
    ) -> None:
        expected = confint_proportions_2indep(*first, *second, method="newcomb", compare="diff")
        assert newcombe(*first, *second) == pytest.approx(expected, abs=1e-9)

    @given(SHARES, SHARES)
    def test_the_other_way_round_it_is_the_same_with_the_signs_changed(
        self, first: tuple[int, int], second: tuple[int, int]
    ) -> None:
        assume(first != second)
        low, high = newcombe(*first, *second)
        assert newcombe(*second, *first) == pytest.approx((-high, -low))

    def test_with_a_group_of_no_leads_the_difference_can_be_anything(self) -> None:
        assert newcombe(3, 9, 0, 0) == (-1, 1)
