"""SPEC §4: a time limit or an office day that cannot be is told with its cell."""

from collections.abc import Iterable

from xlfunnel.problem import Problem
from xlfunnel.rules.clock_tables import (
    clocks_from_the_wrong_moment,
    clocks_of_no_grade,
    clocks_without_time,
    contradicting_clocks,
    grades_without_clock,
    hours_that_make_no_day,
    lunches_that_make_no_sense,
)
from xlfunnel.schema import terms
from xlfunnel.schema.calendar import WeekHours
from xlfunnel.schema.clocks import TRIGGERS, ClockRule


def clock(duration: float = 48.0, **fields: str | None) -> ClockRule:
    said = {"clause": terms.FIRST_RESPONSE, "time_unit": terms.HOURS, **fields}
    return ClockRule.model_construct(duration=duration, **said)  # type: ignore[arg-type]


def day(opens: float | None, closes: float | None, *lunch: float | None) -> WeekHours:
    start, end = lunch or (None, None)
    return WeekHours.model_construct(
        weekday="周一", opens_at=opens, closes_at=closes, lunch_from=start, lunch_to=end
    )


def places(problems: Iterable[Problem]) -> list[tuple[str, int, str]]:
    return [(problem.rule, problem.row, problem.field) for problem in problems]


class TestClocks:
    def test_every_clause_has_a_moment_it_counts_from(self) -> None:
        assert set(TRIGGERS) == set(terms.CLOCK_CLAUSES.names)
        assert {t for fitting in TRIGGERS.values() for t in fitting} == set(
            terms.CLOCK_TRIGGERS.names
        )

    def test_a_limit_of_no_time_or_less_is_told(self) -> None:
        assert places(clocks_without_time([clock(0.0), clock(-1.0), clock(0.5)])) == [
            ("clock_duration", 0, "duration"),
            ("clock_duration", 1, "duration"),
        ]

    def test_only_a_next_step_is_due_on_the_very_day(self) -> None:
        steps = [clock(0.0, clause=terms.NEXT_STEP), clock(-1.0, clause=terms.NEXT_STEP)]

        assert places(clocks_without_time(steps)) == [("clock_duration", 1, "duration")]

    def test_a_moment_the_clause_cannot_count_from_is_told_with_the_one_it_can(self) -> None:
        rules = [
            clock(trigger=terms.FROM_LAST_TOUCH),
            clock(trigger=terms.FROM_REGISTRATION),
            clock(trigger=None),
            clock(clause=terms.PROPOSAL_RHYTHM, trigger=terms.FROM_PROPOSAL),
        ]

        (problem,) = clocks_from_the_wrong_moment(rules)
        assert (problem.rule, problem.row, problem.field) == ("clock_trigger", 0, "trigger")
        assert problem.facts == {"hint": terms.FROM_REGISTRATION}

    def test_a_visit_is_confirmed_some_time_before_it(self) -> None:
        visit = {"clause": terms.VISIT_CONFIRMATION, "time_unit": terms.WORKING_DAYS}
        usual = clock(1.0, trigger=terms.BEFORE_A_MEETING, **visit)
        others = [clock(0.0, **visit), clock(1.0, trigger=terms.FROM_LAST_TOUCH, **visit)]

        assert places(clocks_without_time([usual, *others])) == [("clock_duration", 1, "duration")]
        assert places(clocks_from_the_wrong_moment([usual, *others])) == [
            ("clock_trigger", 2, "trigger")
        ]
        assert places(contradicting_clocks([usual, clock(2.0, **visit)])) == [
            ("clock_twice", 1, "duration")
        ]
        assert grades_without_clock([usual], [], terms.STANDARD) == [terms.UNGRADED]

    def test_a_limit_for_a_grade_nobody_gets_is_told(self) -> None:
        rules = [clock(grade=terms.HIGH), clock(grade=terms.LOW), clock(), clock(grade="重点")]

        assert places(clocks_of_no_grade(rules, {"重点", terms.LOW})) == [
            ("clock_grade", 0, "grade")
        ]

    def test_ungraded_leads_have_clocks_whatever_the_policy_says(self) -> None:
        assert places(clocks_of_no_grade([clock(grade=terms.UNGRADED)], {"重点"})) == []

    def test_two_times_for_one_clause_are_told_with_the_first(self) -> None:
        rules = [clock(48.0, preset=terms.STANDARD), clock(24.0, preset=terms.STANDARD)]

        (problem,) = contradicting_clocks(rules)
        assert (problem.rule, problem.row, problem.other) == ("clock_twice", 1, 0)

    def test_a_blank_moment_is_the_usual_one(self) -> None:
        rules = [clock(48.0, trigger=terms.FROM_REGISTRATION), clock(24.0)]

        assert places(contradicting_clocks(rules)) == [("clock_twice", 1, "duration")]

    def test_another_preset_grade_source_or_clause_may_have_another_time(self) -> None:
        rules = [
            clock(48.0),
            clock(24.0, preset=terms.RELAXED),
            clock(24.0, grade=terms.HIGH),
            clock(24.0, source=terms.WEBSITE_FORM),
            clock(24.0, clause=terms.FIRST_WINDOW),
            clock(48.0),  # the very same again does no harm
        ]

        assert places(contradicting_clocks(rules)) == []


class TestOfficeHours:
    def test_a_day_closes_after_it_opens(self) -> None:
        assert places(hours_that_make_no_day([day(9, 18), day(18, 9), day(9, 9)])) == [
            ("hours_reversed", 1, "closes_at"),
            ("hours_reversed", 2, "closes_at"),
        ]

    def test_a_day_has_both_times_or_none(self) -> None:
        assert places(hours_that_make_no_day([day(9, None), day(None, 18), day(None, None)])) == [
            ("hours_half", 0, "closes_at"),
            ("hours_half", 1, "opens_at"),
        ]

    def test_a_lunch_lies_within_the_day_and_ends_after_it_begins(self) -> None:
        week = [
            day(9, 18, 12, 13),
            day(9, 18, 13, 12),
            day(9, 18, 8, 10),
            day(9, 18, 12, 12),
            day(9, 18, 12, None),
            day(9, 18, None, 13),
            day(None, None, 12, 13),
        ]

        assert [problem.row for problem in lunches_that_make_no_sense(week)] == [1, 2, 3, 4, 5, 6]

    def test_a_lunch_with_one_time_is_told_in_the_blank_cell(self) -> None:
        week = [day(9, 18, 12, None), day(9, 18, None, 13)]

        assert places(lunches_that_make_no_sense(week)) == [
            ("lunch_odd", 0, "lunch_to"),
            ("lunch_odd", 1, "lunch_from"),
        ]
