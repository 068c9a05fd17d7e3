"""SPEC §4 and oracle 6: S2's decision table at its edges."""

import math

import pytest

from xlfunnel.rules.grading import (
    GradingPolicy,
    Needs,
    Weights,
    budget_fits,
    grade,
    is_persons_choice,
    suggested_clarity,
)
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.terms import (
    BUDGET_FITS,
    BY_PERSON,
    BY_SYSTEM,
    CLEAR_NEED,
    FIRST_INTEREST,
    HIGH,
    LOW,
    MEDIUM,
    ONLY_AWARE,
    UNGRADED,
)
from xlfunnel.values.interval import Interval


def rule(**fields: object) -> GradeRule:
    return GradeRule.model_construct(**fields)  # type: ignore[arg-type]


S2 = (
    rule(grade=LOW, rank=2.0, clarity=ONLY_AWARE, cycle_from_days=90.0),
    rule(grade=MEDIUM, rank=3.0, takes_the_rest=True),
    rule(
        grade=HIGH,
        rank=1.0,
        clarity=CLEAR_NEED,
        budget_condition=BUDGET_FITS,
        cycle_to_days=30.0,
    ),
)
POLICY = GradingPolicy(S2, floor=0.0, weights=Weights(40, 30, 30))

BUDGET = Interval(100_000, 150_000)  # 10-15万


def days(low: float, high: float | None = None) -> Interval:
    return Interval(low, low if high is None else high)


def at_least(number: float) -> Interval:
    return Interval(number, math.inf, low_closed=False, high_closed=False)


def within(number: float) -> Interval:
    return Interval(-math.inf, number, low_closed=False, high_closed=False)


@pytest.mark.parametrize(
    ("cycle", "expected"),
    [
        (days(30), HIGH),  # 30 天 and 1个月: the band (0, 30] is closed
        (days(31), MEDIUM),
        (at_least(30), MEDIUM),  # 1个月以上 lies just above 30
        (within(30), HIGH),  # 一个月内 lies just below
        (days(15, 45), HIGH),  # a closed range counts by its midpoint, 30
        (days(30, 60), MEDIUM),
        (None, MEDIUM),  # not known to be within a month
    ],
)
def test_a_clear_need_with_a_fitting_budget_is_high_within_a_month(
    cycle: Interval | None, expected: str
) -> None:
    assert grade(Needs(CLEAR_NEED, BUDGET, cycle), POLICY).grade == expected


@pytest.mark.parametrize(
    ("cycle", "expected"),
    [
        (days(90), LOW),  # 90 天 and 3个月: the band [90, ∞) is closed
        (days(89), MEDIUM),
        (within(90), MEDIUM),  # 3个月以内 lies just below
        (at_least(90), LOW),
        (days(60, 90), MEDIUM),  # 2-3个月 counts by its midpoint, 75
        (None, LOW),  # unknown counts as long
    ],
)
def test_a_lead_that_is_only_aware_is_low_from_three_months_on(
    cycle: Interval | None, expected: str
) -> None:
    assert grade(Needs(ONLY_AWARE, BUDGET, cycle), POLICY).grade == expected


def test_s2s_two_sample_rows_come_out_high_and_medium() -> None:
    assert grade(Needs(CLEAR_NEED, BUDGET, days(30)), POLICY).grade == HIGH
    assert grade(Needs(ONLY_AWARE, None, days(60, 90)), POLICY).grade == MEDIUM


def test_nothing_known_at_all_is_ungraded_and_not_low() -> None:
    assert grade(Needs(), POLICY).grade == UNGRADED


def test_one_thing_known_is_enough_to_be_graded() -> None:
    assert grade(Needs(clarity=FIRST_INTEREST), POLICY).grade == MEDIUM
    assert grade(Needs(budget=BUDGET), POLICY).grade == MEDIUM
    assert grade(Needs(cycle=days(200)), POLICY).grade == MEDIUM  # not said to be only aware


def test_any_known_budget_fits_until_the_team_sets_its_floor() -> None:
    assert budget_fits(days(1), floor=0) is True
    assert budget_fits(None, floor=0) is None


def test_a_budget_fits_when_its_upper_end_reaches_the_floor() -> None:
    assert budget_fits(BUDGET, floor=150_000) is True
    assert budget_fits(BUDGET, floor=150_001) is False
    assert budget_fits(at_least(50_000), floor=150_000) is True  # 5万以上 has no upper end


def test_a_bare_within_is_unknown_unless_its_number_is_below_the_floor() -> None:
    assert budget_fits(within(200_000), floor=0) is None
    assert budget_fits(within(200_000), floor=200_000) is None
    assert budget_fits(within(200_000), floor=300_000) is False


def test_a_bare_within_and_nothing_else_is_ungraded() -> None:
    assert grade(Needs(budget=within(200_000)), POLICY).grade == UNGRADED


def test_the_rows_are_tried_by_their_order_and_not_by_their_place() -> None:
    backwards = GradingPolicy(tuple(reversed(S2)), 0.0, POLICY.weights)
    assert grade(Needs(CLEAR_NEED, BUDGET, days(10)), backwards).grade == HIGH


def test_a_policy_of_five_grades_works_the_same() -> None:
    rules = [
        rule(grade=f"G{n}", rank=float(n), cycle_from_days=10.0 * n, cycle_to_days=10.0 * n + 9)
        for n in range(4)
    ]
    policy = GradingPolicy([*rules, rule(grade="G4", takes_the_rest=True)], 0, POLICY.weights)
    graded = [grade(Needs(cycle=days(10.0 * n + 5)), policy).grade for n in range(5)]
    assert graded == ["G0", "G1", "G2", "G3", "G4"]


def test_a_policy_without_a_row_for_the_rest_leaves_it_ungraded() -> None:
    policy = GradingPolicy(S2[2:], 0.0, POLICY.weights)
    assert grade(Needs(FIRST_INTEREST), policy).grade == UNGRADED


def test_the_score_adds_the_weights_up_to_100() -> None:
    assert grade(Needs(CLEAR_NEED, BUDGET, days(30)), POLICY).score == 100
    assert grade(Needs(FIRST_INTEREST, None, days(60)), POLICY).score == 35  # 20 + 0 + 15
    assert grade(Needs(ONLY_AWARE, BUDGET, days(90)), POLICY).score == 30  # 0 + 30 + 0
    halved = GradingPolicy(S2, 0.0, Weights(20, 15, 15))
    assert grade(Needs(FIRST_INTEREST, None, days(60)), halved).score == 35


def test_the_reason_says_what_is_known_and_what_is_not() -> None:
    graded = grade(Needs(CLEAR_NEED, None, days(30)), POLICY)
    assert graded.because == ("grade.clarity", "grade.budget_unknown", "grade.cycle")


# Compared folded, that is in simplified characters; told as the team writes them.
KEYWORDS = {
    "需要": (CLEAR_NEED, "需要"),
    "暂不需要": (ONLY_AWARE, "暫不需要"),
    "知晓": (ONLY_AWARE, "知晓"),
}


def test_the_clarity_is_suggested_by_the_longest_word_found() -> None:
    assert suggested_clarity("需要CRM系统", KEYWORDS) == (CLEAR_NEED, "需要")
    assert suggested_clarity("目前暫不需要", KEYWORDS) == (ONLY_AWARE, "暫不需要")
    assert suggested_clarity("知晓一下ERP模块", KEYWORDS) == (ONLY_AWARE, "知晓")


def test_no_word_found_suggests_nothing() -> None:
    assert suggested_clarity("ERP", KEYWORDS) is None
    assert suggested_clarity("", {"": (CLEAR_NEED, "")}) is None


@pytest.mark.parametrize("graded_by", [None, BY_SYSTEM, BY_PERSON])
def test_a_grade_is_a_persons_when_it_was_typed_and_stays_so(graded_by: str | None) -> None:
    assert is_persons_choice(HIGH, MEDIUM, graded_by)
    assert is_persons_choice("A", HIGH, graded_by)  # the same grade, but not the system's words
    assert is_persons_choice(HIGH, None, graded_by)
    assert not is_persons_choice("", MEDIUM, graded_by)  # cleared: handed back
    # It reads as the system's last word does; whose it is the mark beside it says.
    assert is_persons_choice(MEDIUM, MEDIUM, graded_by) == (graded_by == BY_PERSON)


def test_a_person_hands_a_grade_back_by_marking_it_as_the_systems() -> None:
    assert not is_persons_choice(HIGH, MEDIUM, BY_SYSTEM, is_handed_back=True)
    assert is_persons_choice(HIGH, MEDIUM, BY_SYSTEM)  # typed since, the mark is old
