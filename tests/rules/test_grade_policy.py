"""SPEC §4: a decision table that contradicts itself is told, cell by cell."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlfunnel.problem import Problem
from xlfunnel.rules.grade_policy import policy_mistakes
from xlfunnel.rules.grading import GradingPolicy, Needs, Weights, grade
from xlfunnel.schema.defaults import shipped_rows
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.terms import BUDGET_FITS, CLEAR_NEED, INFO, ONLY_AWARE, WARNING
from xlfunnel.values.interval import Interval


def rule(grade: str | None, rank: float | None = None, **fields: object) -> GradeRule:
    return GradeRule.model_construct(grade=grade, rank=rank, **fields)  # type: ignore[arg-type]


def band(grade: str, rank: float, low: float | None, high: float | None) -> GradeRule:
    return rule(grade, rank, cycle_from_days=low, cycle_to_days=high)


REST = rule("其他", 9.0, takes_the_rest=True)


def found(*rules: GradeRule) -> list[tuple[str, int, str]]:
    return [(problem.rule, problem.row, problem.field) for problem in policy_mistakes(rules)]


def days(problems: Iterable[Problem]) -> list[str]:
    return [problem.facts["days"] for problem in problems]


def test_the_shipped_policy_has_no_mistake() -> None:
    shipped = [GradeRule(**row) for row in shipped_rows(GradeRule, "zh-CN")]

    assert len(shipped) == 3
    assert policy_mistakes(shipped) == []


def test_an_empty_policy_is_no_mistake_here() -> None:
    assert policy_mistakes([]) == []


class TestTheRowForTheRest:
    def test_a_policy_without_one_is_told_in_its_last_row(self) -> None:
        assert found(rule("甲"), rule("乙", clarity=CLEAR_NEED)) == [
            ("policy_no_rest", 1, "takes_the_rest"),
            ("policy_row_unreached", 1, "rank"),
        ]

    def test_of_two_the_second_by_order_is_told_not_the_lower_one(self) -> None:
        first, second = rule("甲", 1.0, takes_the_rest=True), rule("乙", 2.0, takes_the_rest=True)

        assert found(first, second) == [("policy_second_rest", 1, "takes_the_rest")]
        (problem,) = policy_mistakes([second, first])
        assert (problem.row, problem.other) == (0, 1)


class TestGradesAndOrder:
    def test_a_grade_with_two_rows_is_told_once_with_the_first(self) -> None:
        twice = [rule("甲", 1.0, clarity=CLEAR_NEED), REST, rule(" 甲", 3.0, clarity=ONLY_AWARE)]

        (problem,) = policy_mistakes(twice)
        assert (problem.rule, problem.row, problem.other) == ("policy_grade_twice", 2, 0)

    def test_one_number_for_two_rows_is_told_in_the_lower_one(self) -> None:
        same = [rule("甲", 1.0, clarity=CLEAR_NEED), rule("乙", 1.0, clarity=ONLY_AWARE), REST]

        (problem,) = policy_mistakes(same)
        assert (problem.rule, problem.row, problem.other) == ("policy_rank_twice", 1, 0)

    def test_blank_orders_and_that_of_the_rest_are_not_compared(self) -> None:
        rest = rule("其他", 1.0, takes_the_rest=True)

        assert found(
            rule("甲", 1.0, clarity=CLEAR_NEED),
            rule("乙", clarity=ONLY_AWARE),
            rule("丙", budget_condition=BUDGET_FITS),
            rest,
        ) == []  # fmt: skip


class TestDays:
    def test_days_that_end_before_they_begin_fit_nobody(self) -> None:
        assert found(band("甲", 1.0, 90.0, 30.0), REST) == [
            ("policy_days_reversed", 0, "cycle_to_days")
        ]

    def test_days_that_end_before_today_fit_nobody(self) -> None:
        assert found(band("甲", 1.0, None, -1.0), REST) == [
            ("policy_days_reversed", 0, "cycle_to_days")
        ]

    def test_bands_that_share_only_an_end_do_not_overlap(self) -> None:
        assert found(band("甲", 1.0, 0.0, 30.0), band("乙", 2.0, 30.0, 90.0), REST) == []

    def test_days_that_two_rows_claim_are_told_in_the_one_that_loses_them(self) -> None:
        rules = [band("甲", 2.0, 0.0, 40.0), band("乙", 1.0, 30.0, 90.0), REST]

        (problem,) = policy_mistakes(rules)
        assert (problem.rule, problem.field) == ("policy_days_overlap", "cycle_from_days")
        assert (problem.row, problem.other) == (0, 1)  # 乙 comes first by its order
        assert problem.facts["days"] == "30–40"

    def test_days_without_an_end_overlap_too(self) -> None:
        rules = [band("甲", 1.0, 30.0, 90.0), band("乙", 2.0, 60.0, None), REST]
        later = [band("甲", 1.0, 30.0, None), band("乙", 2.0, 60.0, None), REST]

        assert days(policy_mistakes(rules)) == ["60–90"]
        assert found(*later) == [("policy_row_unreached", 1, "rank")]

    def test_rows_that_ask_for_different_needs_may_share_days(self) -> None:
        assert found(
            rule("甲", 1.0, clarity=CLEAR_NEED, cycle_from_days=0.0, cycle_to_days=40.0),
            rule("乙", 2.0, clarity=ONLY_AWARE, cycle_from_days=30.0),
            REST,
        ) == []  # fmt: skip

    def test_a_wider_row_after_a_narrower_one_is_how_such_a_table_is_made(self) -> None:
        assert found(band("甲", 1.0, 0.0, 30.0), band("乙", 2.0, 0.0, 90.0), REST) == []

    def test_two_rows_of_one_grade_may_overlap(self) -> None:
        rules = [band("甲", 1.0, 0.0, 40.0), band("甲", 2.0, 30.0, 90.0), REST]

        assert found(*rules) == [("policy_grade_twice", 1, "grade")]

    def test_a_row_that_an_earlier_one_leaves_nothing_to_is_told(self) -> None:
        any_need = band("甲", 1.0, None, 90.0)
        clear = rule("乙", 2.0, clarity=CLEAR_NEED, cycle_from_days=0.0, cycle_to_days=30.0)

        assert found(any_need, clear, REST) == [("policy_row_unreached", 1, "rank")]
        # a row with an end does not take an unknown decision time, so this one is reached
        assert found(any_need, rule("乙", 2.0, clarity=CLEAR_NEED), REST) == []

    def test_any_budget_said_in_words_is_as_good_as_a_blank(self) -> None:
        any_budget = rule("甲", 1.0, budget_condition="不限")

        assert found(any_budget, rule("乙", 2.0, budget_condition=BUDGET_FITS), REST) == [
            ("policy_row_unreached", 1, "rank")
        ]


class TestDaysOfNoRow:
    def test_a_gap_goes_to_the_rest_and_is_only_a_hint(self) -> None:
        rest = rule("其他", 9.0, takes_the_rest=True, cycle_from_days=30.0, cycle_to_days=90.0)
        rules = [band("甲", 1.0, 0.0, 30.0), band("乙", 2.0, 120.0, None), rest]

        (problem,) = policy_mistakes(rules)
        assert (problem.rule, problem.severity) == ("policy_days_rest", INFO)
        assert (problem.row, problem.field) == (2, "cycle_to_days")  # where the days stop
        assert problem.facts["days"] == "90–120"

    def test_without_a_row_for_the_rest_it_leaves_leads_ungraded(self) -> None:
        rules = [band("甲", 1.0, 10.0, 30.0), band("乙", 2.0, 60.0, 90.0)]

        gaps = [p for p in policy_mistakes(rules) if p.rule == "policy_days_ungraded"]
        assert {problem.severity for problem in gaps} == {WARNING}
        assert days(gaps) == ["0–10", "30–60", ">90"]
        assert [(problem.row, problem.field) for problem in gaps] == [
            (0, "cycle_from_days"),
            (0, "cycle_to_days"),
            (1, "cycle_to_days"),
        ]

    def test_whole_days_that_follow_each_other_leave_no_gap(self) -> None:
        rules = [band("甲", 1.0, 1.0, 30.0), band("乙", 2.0, 31.0, None)]

        assert found(*rules) == [("policy_no_rest", 1, "takes_the_rest")]

    def test_a_row_for_the_rest_without_days_covers_every_day(self) -> None:
        assert policy_mistakes([band("甲", 1.0, 10.0, 30.0), REST]) == []

    @pytest.mark.parametrize("grade", [None, ""])
    def test_a_row_without_a_grade_covers_nothing(self, grade: str | None) -> None:
        rest = rule("其他", 9.0, takes_the_rest=True, cycle_from_days=90.0)
        nameless = rule(grade, 2.0, cycle_from_days=30.0, cycle_to_days=90.0)
        rules = [band("甲", 1.0, 0.0, 30.0), nameless, rest]

        assert days(policy_mistakes(rules)) == ["30–90"]


POLICIES = st.lists(
    st.tuples(
        st.sampled_from([None, CLEAR_NEED, ONLY_AWARE]),
        st.sampled_from([None, BUDGET_FITS]),
        st.sampled_from([None, 0.0, 10.0, 20.0, 30.0]),
        st.sampled_from([None, 10.0, 20.0, 30.0, 40.0]),
    ),
    min_size=2,
    max_size=5,
)
# Every kind of need that such a policy can tell apart.
NEEDS = [
    Needs(clarity, budget, None if day is None else Interval.point(day))
    for clarity in (CLEAR_NEED, ONLY_AWARE, None)
    for budget in (Interval.point(1.0), None)
    for day in (None, *(5.0 * n for n in range(11)))
]


class TestWhatIsToldHolds:
    """The decision table itself is asked whether what the mistakes say is so."""

    @given(POLICIES)
    def test_a_row_that_is_told_to_have_no_use_grades_nobody(
        self, asked: list[tuple[str | None, str | None, float | None, float | None]]
    ) -> None:
        rules = [_asking(n, *conditions) for n, conditions in enumerate(asked)]
        policy = GradingPolicy([*rules, REST], 0.0, Weights(40, 30, 30))

        given_out = {grade(needs, policy).grade for needs in NEEDS}
        for problem in policy_mistakes(policy.rules):
            if problem.rule in ("policy_row_unreached", "policy_days_reversed"):
                assert rules[problem.row].grade not in given_out

    @given(POLICIES)
    def test_days_that_two_rows_claim_go_to_the_earlier_one(
        self, asked: list[tuple[str | None, str | None, float | None, float | None]]
    ) -> None:
        rules = [_asking(n, *conditions) for n, conditions in enumerate(asked)]

        for problem in policy_mistakes([*rules, REST]):
            if problem.rule == "policy_days_overlap":
                assert problem.other is not None
                later, earlier = rules[problem.row], rules[problem.other]
                first = problem.facts["days"].strip(">").partition("–")[0]
                day = Interval.point(float(first) + 1)
                needs = Needs(later.clarity or CLEAR_NEED, Interval.point(1.0), day)
                two = GradingPolicy([later, earlier, REST], 0.0, Weights(40, 30, 30))
                alone = GradingPolicy([later, REST], 0.0, Weights(40, 30, 30))
                assert grade(needs, two).grade == earlier.grade
                assert grade(needs, alone).grade == later.grade


def _asking(
    n: int, clarity: str | None, budget: str | None, low: float | None, high: float | None
) -> GradeRule:
    return rule(
        f"G{n}",
        float(n),
        clarity=clarity,
        budget_condition=budget,
        cycle_from_days=low,
        cycle_to_days=high,
    )
