"""SPEC §1: settings that do not go together are told."""

import pytest

from xlfunnel.rules.settings import presets_without_clocks, weights_that_make_no_hundred
from xlfunnel.schema.parameters import Parameters
from xlfunnel.schema.terms import CUSTOM, RELAXED, STANDARD, STRICTEST


def weights(clarity: float, budget: float, cycle: float) -> Parameters:
    return Parameters(clarity_points=clarity, budget_points=budget, cycle_points=cycle)


def test_weights_that_add_up_to_a_hundred_are_fine() -> None:
    assert list(weights_that_make_no_hundred(Parameters())) == []
    assert list(weights_that_make_no_hundred(weights(100, 0, 0))) == []
    assert list(weights_that_make_no_hundred(weights(33.3, 33.3, 33.4))) == []


def test_other_weights_are_told_with_their_sum() -> None:
    (told,) = weights_that_make_no_hundred(weights(40, 40, 40))

    assert (told.field, told.note) == ("clarity_points", "settings.weights")
    assert told.facts == {"total": "120"}


def test_no_weight_at_all_makes_no_score() -> None:
    (told,) = weights_that_make_no_hundred(weights(0, 0, 0))

    assert told.note == "settings.weights_zero"


@pytest.mark.parametrize(
    ("chosen", "there", "is_told"),
    [
        (STANDARD, {STANDARD, None}, False),
        (RELAXED, {STANDARD, None}, True),
        (CUSTOM, {STANDARD, RELAXED, None}, True),
        (CUSTOM, {None}, True),
        (STRICTEST, {RELAXED}, False),  # strictest of both takes what there is of the two
        (STRICTEST, {CUSTOM}, True),
        (CUSTOM, set(), False),  # an empty table: the team wants no clocks
    ],
)
def test_a_chosen_preset_has_clocks(chosen: str, there: set[str | None], is_told: bool) -> None:
    told = list(presets_without_clocks(Parameters(clock_preset=chosen), there))

    assert [(c.field, c.note) for c in told] == (
        [("clock_preset", "settings.preset_empty")] if is_told else []
    )
