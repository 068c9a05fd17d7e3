"""Whose turn it is: nobody is ever a whole turn away from their share."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xlfunnel.values.turns import earned, next_turn


def turns(weights: list[float], count: int) -> list[list[int]]:
    """Return how many turns each has had after each of *count* turns."""
    weighed = np.array(weights)
    credits = np.zeros(len(weights))
    had, after = [0] * len(weights), []
    for _ in range(count):
        credits += weighed / weighed.sum()
        n = next_turn(credits, weighed)
        credits[n] -= 1
        had[n] += 1
        after.append(list(had))
    return after


class TestNextTurn:
    @settings(deadline=None, max_examples=60)
    @given(st.lists(st.integers(1, 60), min_size=2, max_size=25))
    def test_with_the_same_people_nobody_is_ever_a_whole_turn_off(self, weights: list[int]) -> None:
        total, n = sum(weights), len(weights)
        for count, had in enumerate(turns([float(w) for w in weights], 200), 1):
            off = [abs(h - count * w / total) for h, w in zip(had, weights, strict=True)]
            assert max(off) <= 1 - 1 / (2 * n - 2) + 1e-9

    def test_the_one_with_most_credit_would_be_more_than_a_turn_off(self) -> None:
        # What Tijdeman's rule is for: ten heavy people among forty light ones.
        weights = [10.0] * 10 + [1.0] * 40
        worst = max(
            abs(h - count * w / 140)
            for count, had in enumerate(turns(weights, 400), 1)
            for h, w in zip(had, weights, strict=True)
        )
        assert worst < 1
        credits, obvious = np.zeros(50), 0.0
        for _ in range(400):
            credits += np.array(weights) / 140
            credits[int(np.argmax(credits))] -= 1
            obvious = max(obvious, float(np.abs(credits).max()))
        assert obvious > 1

    def test_two_of_equal_weight_alternate(self) -> None:
        assert [had for had in turns([1.0, 1.0], 4)] == [[1, 0], [1, 1], [2, 1], [2, 2]]

    def test_who_is_overdue_comes_before_who_is_only_in_a_hurry(self) -> None:
        # Both are beyond 1 - 1/2; by weight alone the heavy one could wait less.
        assert next_turn(np.array([1.4, 0.6]), np.array([1.0, 99.0])) == 0

    def test_when_nobody_is_owed_anything_it_is_who_had_least_in_advance(self) -> None:
        assert next_turn(np.array([-0.7, -0.2]), np.array([9.0, 1.0])) == 1


class TestEarned:
    def test_a_turn_is_shared_by_weight(self) -> None:
        parts, left = earned(np.array([1.0, 3.0]), np.array([np.inf, np.inf]))
        assert parts.tolist() == [0.25, 0.75]
        assert left == 0

    def test_what_one_has_no_room_for_goes_to_the_others_by_weight(self) -> None:
        # 1/6, 2/6 and 3/6; the last takes 0.2 only, so the others share 0.8 as 1 to 2.
        parts, left = earned(np.array([1.0, 2.0, 3.0]), np.array([9.0, 9.0, 0.2]))
        assert parts.tolist() == pytest.approx([0.8 / 3, 1.6 / 3, 0.2])
        assert left == 0

    def test_what_nobody_has_room_for_is_told(self) -> None:
        parts, left = earned(np.array([1.0, 1.0]), np.array([0.25, -3.0]))
        assert parts.tolist() == [0.25, 0.0]
        assert left == 0.75
