"""SPEC §4, Clocks: by when a lead has to be followed up, and by which limit."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest

from tests.rules.minutes import ORDINARY, week_rows
from xlfunnel.rules.calendar import Calendar
from xlfunnel.rules.clocks import PLAN, Clocks, Deadline, LeadTimes, to_do
from xlfunnel.rules.clocks_events import Events, Log, events
from xlfunnel.rules.counting import Counting
from xlfunnel.schema import terms
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.schema.defaults import shipped_rows
from xlfunnel.schema.reading import read_rows

COLUMNS = [column.field for column in ClockRule.columns()]
SHIPPED = read_rows(
    ClockRule,
    {name: [row.get(name) for row in shipped_rows(ClockRule, "zh-CN")] for name in COLUMNS},
).rows
LITERAL = Counting(Calendar([]), terms.LITERAL_HOURS).due
HIGH, MEDIUM, LOW, UNGRADED = terms.GRADES.names
WEBSITE = terms.WEBSITE_FORM

THE_1ST = datetime(2024, 3, 1)  # of March; a Friday
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def the(day: int, hour: int = 0) -> datetime:
    return THE_1ST + (day - 1) * DAY + hour * HOUR


def rule(clause: str, duration: float = 7.0, unit: str = terms.DAYS, **said: str) -> ClockRule:
    return ClockRule.model_construct(clause=clause, duration=duration, time_unit=unit, **said)  # type: ignore[arg-type]


def clocks(preset: str = terms.STANDARD, rules: Sequence[ClockRule] = SHIPPED) -> Clocks:
    return Clocks(rules, preset, LITERAL)


def strictest(lead: LeadTimes, preset: str = terms.STANDARD) -> tuple[str, datetime] | None:
    found = clocks(preset).deadlines(lead)
    return (found[0].clause, found[0].due) if found else None


def clauses(lead: LeadTimes, preset: str = terms.STANDARD) -> list[str]:
    return [deadline.clause for deadline in clocks(preset).deadlines(lead)]


def new(grade: str | None, source: str = "展会") -> LeadTimes:
    return LeadTimes(grade, source, start=THE_1ST)


def touched(grade: str | None, day: int, **said: Any) -> LeadTimes:
    return LeadTimes(grade, "展会", THE_1ST, the(day), the(day))._replace(**said)


class TestTheTableOfTheSpecification:
    """The rows and columns of SPEC §4's table; a lead of the 1st, by the day."""

    @pytest.mark.parametrize(
        ("grade", "preset", "expected"),
        [
            (HIGH, terms.STANDARD, (terms.FIRST_RESPONSE, the(3))),  # 48 h
            (HIGH, terms.RELAXED, (terms.FIRST_WINDOW, the(8))),  # 7 d
            (HIGH, terms.STRICTEST, (terms.FIRST_RESPONSE, the(3))),
            (MEDIUM, terms.STANDARD, (terms.RHYTHM, the(8))),  # registration + rhythm
            (MEDIUM, terms.RELAXED, (terms.FIRST_WINDOW, the(15))),  # 14 d
            (MEDIUM, terms.STRICTEST, (terms.RHYTHM, the(8))),
            (LOW, terms.STANDARD, (terms.RHYTHM, datetime(2024, 4, 1))),  # 1 month
            (LOW, terms.RELAXED, None),
            (LOW, terms.STRICTEST, (terms.RHYTHM, datetime(2024, 4, 1))),
            (UNGRADED, terms.STANDARD, (terms.COMPLETE_GRADE, the(3))),  # 48 h
            (UNGRADED, terms.RELAXED, (terms.COMPLETE_GRADE, the(3))),
            (UNGRADED, terms.CUSTOM, (terms.COMPLETE_GRADE, the(3))),
            (HIGH, terms.CUSTOM, None),
        ],
    )
    def test_a_new_lead_is_first_due(
        self, grade: str, preset: str, expected: tuple[str, datetime] | None
    ) -> None:
        assert strictest(new(grade), preset) == expected

    @pytest.mark.parametrize("source", ["展会", WEBSITE])
    @pytest.mark.parametrize("grade", [*terms.GRADES.names, None])
    def test_strictest_of_both_is_due_when_the_earlier_of_the_two_is(
        self, grade: str | None, source: str
    ) -> None:
        for lead in (new(grade, source), touched(grade, 5)._replace(source=source)):
            either = [strictest(lead, preset) for preset in (terms.STANDARD, terms.RELAXED)]
            earliest = min((due for _, due in filter(None, either)), default=None)
            both = strictest(lead, terms.STRICTEST)
            assert (both and both[1]) == earliest

    @pytest.mark.parametrize(
        ("grade", "expected"),
        [
            (HIGH, (terms.RHYTHM, the(12))),  # every 7 d
            (MEDIUM, (terms.RHYTHM, the(12))),
            (LOW, (terms.RHYTHM, datetime(2024, 4, 5))),  # every month
            (UNGRADED, (terms.COMPLETE_GRADE, the(3))),  # a touch does not complete it
        ],
    )
    def test_a_lead_that_was_touched_on_the_5th_is_due_again(
        self, grade: str, expected: tuple[str, datetime]
    ) -> None:
        assert strictest(touched(grade, 5)) == expected

    @pytest.mark.parametrize("grade", [*terms.GRADES.names, None])
    def test_a_website_form_wants_a_first_response_in_24_hours_whatever_its_grade(
        self, grade: str | None
    ) -> None:
        assert strictest(new(grade, WEBSITE)) == (terms.FIRST_RESPONSE, the(2))

    def test_an_ungraded_lead_has_one_clock_and_no_rhythm(self) -> None:
        assert clauses(new(UNGRADED)) == [terms.COMPLETE_GRADE]

    def test_only_an_ungraded_lead_is_to_be_graded(self) -> None:
        everybody = clocks(rules=[rule(terms.COMPLETE_GRADE)])
        assert not everybody.deadlines(new(HIGH))
        assert everybody.deadlines(new(UNGRADED))

    def test_a_medium_lead_is_invited_every_month(self) -> None:
        since_first = touched(MEDIUM, 5)._replace(last_touch=the(25))
        invitation = (terms.INVITATION, datetime(2024, 4, 5))
        assert invitation in [(d.clause, d.due) for d in clocks().deadlines(since_first)]
        invited = since_first._replace(invited=the(20))
        found = {d.clause: d.due for d in clocks().deadlines(invited)}
        assert found[terms.INVITATION] == datetime(2024, 4, 20)
        assert terms.INVITATION not in clauses(new(MEDIUM))  # an invitation is no first contact


class TestEvents:
    def test_a_proposal_asks_for_an_opinion_within_3_days_then_every_week(self) -> None:
        sent = touched(None, 5, proposed=the(5))
        assert clauses(sent) == [terms.PROPOSAL_OPINION, terms.PROPOSAL_RHYTHM]
        assert strictest(sent) == (terms.PROPOSAL_OPINION, the(8))
        asked = sent._replace(last_touch=the(7))
        assert clauses(asked) == [terms.PROPOSAL_RHYTHM]
        assert strictest(asked) == (terms.PROPOSAL_RHYTHM, the(14))

    def test_a_next_step_is_due_on_its_day(self) -> None:
        lead = touched(None, 5, step_due=the(9))  # a Saturday: what people have named stays
        assert strictest(lead) == (terms.NEXT_STEP, the(9))

    def test_a_plan_is_due_on_its_day_and_needs_no_rule(self) -> None:
        found = clocks(rules=[]).deadlines(LeadTimes(planned=the(9)))
        assert found == [Deadline.of(the(9), PLAN)]


WEEKDAYS = Calendar(week_rows(ORDINARY))


class TestAVisit:
    """SPEC §4: a visit is confirmed the day before. The 11th of March 2024 is a Monday."""

    @staticmethod
    def due(
        visit: datetime,
        today: datetime,
        last_touch: datetime | None = None,
        calendar: Calendar = WEEKDAYS,
        rules: Sequence[ClockRule] = SHIPPED,
    ) -> datetime | None:
        """Return when the visit is to be confirmed; None when it was, or needs not be."""
        team = Clocks(rules, terms.STANDARD, Counting(calendar).due, today.date())
        lead = LeadTimes(HIGH, start=THE_1ST, last_touch=last_touch, visit=visit)
        found = [d for d in team.deadlines(lead) if d.clause == terms.VISIT_CONFIRMATION]
        assert not any(deadline.is_late(today) for deadline in found)
        return found[0].due if found else None

    @pytest.mark.parametrize(
        ("visit", "due"),
        [
            (the(15), the(14)),  # on Friday: the Thursday
            (the(15, 10), the(14)),  # at ten: any time of the day before
            (the(18), the(15)),  # on Monday: the Friday
            (the(16), the(15)),  # nobody works on that Saturday
        ],
    )
    def test_is_to_be_confirmed_on_the_working_day_before(
        self, visit: datetime, due: datetime
    ) -> None:
        for today in (the(11, 9), due):
            assert self.due(visit, today) == due

    @pytest.mark.parametrize(
        ("visit", "today"),
        [
            (the(15), the(15)),
            (the(15, 10), the(15, 9)),
            (the(18), the(16)),  # it was not on Friday
            (the(18), the(17, 20)),
        ],
    )
    def test_is_to_be_confirmed_on_its_own_day_once_the_day_before_is_over(
        self, visit: datetime, today: datetime
    ) -> None:
        assert self.due(visit, today) == visit

    @pytest.mark.parametrize(
        ("visit", "touch", "is_confirmed"),
        [
            (the(15), the(14), True),
            (the(15), the(14, 8), True),
            (the(15), the(13), False),
            (the(18), the(14), False),
            (the(18), the(15), True),
            (the(18), the(16), True),
        ],
    )
    def test_is_confirmed_by_any_touch_on_the_day_before_or_later(
        self, visit: datetime, touch: datetime, is_confirmed: bool
    ) -> None:
        today = max(touch, the(17))
        assert (self.due(visit, min(today, visit), touch) is None) is is_confirmed

    def test_holidays_and_leave_bring_the_day_forward(self) -> None:
        away = WEEKDAYS.without(date(2024, 3, 13), date(2024, 3, 14))
        assert self.due(the(15), the(11), calendar=away) == the(12)
        assert self.due(the(15), the(13), calendar=away) == the(15)

    @pytest.mark.parametrize(("days", "due"), [(2.0, the(14)), (3.0, the(13)), (4.5, the(11))])
    def test_a_team_may_want_to_know_earlier(self, days: float, due: datetime) -> None:
        rules = [rule(terms.VISIT_CONFIRMATION, days, terms.WORKING_DAYS)]
        assert self.due(the(18), the(4), rules=rules) == due  # of Monday the 18th
        assert self.due(the(18), due + DAY, rules=rules) == the(18)

    def test_hours_and_days_count_back_as_well(self) -> None:
        for unit, time in ((terms.HOURS, 24.0), (terms.DAYS, 1.0)):
            rules = [rule(terms.VISIT_CONFIRMATION, time, unit)]
            assert self.due(the(15), the(11), rules=rules) == the(14)
            assert self.due(the(18), the(11), rules=rules) == the(15)

    def test_no_visit_and_no_limit_ask_for_nothing(self) -> None:
        assert terms.VISIT_CONFIRMATION not in clauses(touched(HIGH, 5))
        assert self.due(the(15), the(11), rules=[rule(terms.RHYTHM)]) is None

    def test_it_never_hides_what_is_late(self) -> None:
        team = Clocks(SHIPPED, terms.STANDARD, Counting(WEEKDAYS).due, the(13).date())
        lead = touched(HIGH, 1)._replace(visit=the(14), planned=the(14))  # silent since the 1st
        found = [deadline.clause for deadline in team.deadlines(lead)]
        assert found == [terms.RHYTHM, terms.VISIT_CONFIRMATION, PLAN]


class TestWhichLimits:
    def test_the_strictest_of_several_limits_counts_wherever_they_stand(self) -> None:
        lead = LeadTimes(HIGH, WEBSITE, THE_1ST, the(2), the(2), proposed=the(2), step_due=the(4))
        for rules in permutations(SHIPPED[:3] + SHIPPED[-3:]):
            found = clocks(rules=rules).deadlines(lead)
            assert found[0].due == min(deadline.due for deadline in found) == the(4)

    def test_of_a_moment_and_the_day_it_is_on_the_moment_is_stricter(self) -> None:
        rules = [rule(terms.RHYTHM, 2.0), rule(terms.RHYTHM, 36.0, terms.HOURS)]
        found = clocks(rules=rules).deadlines(LeadTimes(start=the(1, 8)))
        assert [deadline.due for deadline in found] == [the(2, 20), the(3)]
        assert [deadline.ends > deadline.due for deadline in found] == [False, True]  # by the day

    def test_a_limit_is_for_its_grade_and_its_source_and_blank_is_all(self) -> None:
        rules = [
            rule(terms.RHYTHM, 1.0),
            rule(terms.RHYTHM, 2.0, grade=HIGH),
            rule(terms.RHYTHM, 3.0, source=WEBSITE),
            rule(terms.RHYTHM, 4.0, grade=HIGH, source=WEBSITE),
        ]
        team = clocks(rules=rules)
        assert [d.due.day for d in team.deadlines(new(HIGH, WEBSITE))] == [2, 3, 4, 5]
        assert [d.due.day for d in team.deadlines(new(HIGH))] == [2, 3]
        assert [d.due.day for d in team.deadlines(new(LOW, WEBSITE))] == [2, 4]
        assert [d.due.day for d in team.deadlines(new(None))] == [2]

    def test_a_limit_without_a_preset_always_applies_and_another_with_its_own(self) -> None:
        rules = [
            rule(terms.RHYTHM, 1.0),
            rule(terms.RHYTHM, 2.0, preset=terms.STANDARD),
            rule(terms.RHYTHM, 3.0, preset=terms.RELAXED),
            rule(terms.RHYTHM, 4.0, preset=terms.CUSTOM),
        ]
        days = {
            preset: [d.due.day for d in clocks(preset, rules).deadlines(new(HIGH))]
            for preset in terms.PRESETS.names
        }
        assert days == {
            terms.STANDARD: [2, 3],
            terms.RELAXED: [2, 4],
            terms.STRICTEST: [2, 3, 4],
            terms.CUSTOM: [2, 5],
        }

    def test_whoever_is_to_be_answered_first_has_no_rhythm_before(self) -> None:
        """SPEC §4: without a touch only 中 and 低 are due a rhythm after registration."""
        slow = [rule(terms.FIRST_RESPONSE, 10.0, grade=HIGH), rule(terms.RHYTHM, 7.0)]
        assert [d.due for d in clocks(rules=slow).deadlines(new(HIGH))] == [the(11)]
        assert [d.due for d in clocks(rules=slow).deadlines(new(MEDIUM))] == [the(8)]
        assert [d.due for d in clocks(rules=slow).deadlines(touched(HIGH, 5))] == [the(12)]

    @pytest.mark.parametrize("at_first", [True, False])
    def test_of_two_that_end_together_the_more_definite_is_told(self, at_first: bool) -> None:
        rules = [rule(terms.NEXT_STEP, 0.0), rule(terms.RHYTHM, 7.0)]
        lead = touched(HIGH, 5, step_due=the(12))
        found = clocks(rules=rules[:: 1 if at_first else -1]).deadlines(lead)
        assert [deadline.clause for deadline in found] == [terms.NEXT_STEP, terms.RHYTHM]

    def test_without_a_start_only_what_has_happened_counts(self) -> None:
        assert not clocks().deadlines(LeadTimes(HIGH, WEBSITE))
        found = clocks().deadlines(LeadTimes(HIGH, first_touch=the(5), last_touch=the(5)))
        assert [deadline.clause for deadline in found] == [terms.RHYTHM]


class TestWhatThereIsToDo:
    """One lead does not flood the list."""

    @staticmethod
    def to_do(as_of: datetime, *due: tuple[str, datetime]) -> list[str]:
        found = sorted(Deadline.of(day, clause) for clause, day in due)
        return [deadline.clause for deadline in to_do(found, as_of)]

    def test_of_first_response_first_window_and_rhythm_the_earliest_is_one_thing(self) -> None:
        days = (
            (terms.FIRST_WINDOW, the(8)),
            (terms.FIRST_RESPONSE, the(3)),
            (terms.RHYTHM, the(8)),
        )
        assert self.to_do(the(2), *days) == [terms.FIRST_RESPONSE]
        assert self.to_do(the(20), *days) == [terms.FIRST_RESPONSE]

    def test_all_that_is_late_is_one_call_for_the_most_definite_of_it(self) -> None:
        days = (
            (terms.RHYTHM, the(3)),
            (terms.PROPOSAL_OPINION, the(4)),
            (terms.NEXT_STEP, the(5)),
        )
        assert self.to_do(the(20), *days) == [terms.NEXT_STEP]
        assert self.to_do(the(5), *days) == [terms.PROPOSAL_OPINION, terms.NEXT_STEP]

    def test_an_invitation_that_is_late_does_not_hide_a_longer_silence(self) -> None:
        """待办提醒 and 线索登记表 tell the same lateness of a neglected lead."""
        days = ((terms.RHYTHM, the(3)), (terms.INVITATION, the(12)))
        assert self.to_do(the(20), *days) == [terms.RHYTHM]
        days = ((terms.RHYTHM, the(15)), (terms.INVITATION, the(12)))
        assert self.to_do(the(20), *days) == [terms.INVITATION]

    def test_what_is_agreed_on_for_another_day_is_something_else(self) -> None:
        days = ((terms.RHYTHM, the(3)), (PLAN, the(9)), (terms.NEXT_STEP, the(10)))
        assert self.to_do(the(6), *days) == [terms.RHYTHM, PLAN, terms.NEXT_STEP]

    def test_nobody_calls_just_so_who_calls_before_anyway(self) -> None:
        assert self.to_do(the(2), (PLAN, the(3)), (terms.RHYTHM, the(8))) == [PLAN]
        assert self.to_do(the(2), (terms.RHYTHM, the(3)), (PLAN, the(8))) == [terms.RHYTHM, PLAN]

    def test_a_customer_who_is_called_for_something_that_day_is_not_called_just_so(self) -> None:
        promised = (terms.NEXT_STEP, the(4))
        assert self.to_do(the(2), promised, (terms.RHYTHM, the(4))) == [terms.NEXT_STEP]
        assert self.to_do(the(2), promised, (terms.RHYTHM, the(4, 12))) == [terms.NEXT_STEP]
        # once its hour has passed it is late, and says so
        noon_has_passed = self.to_do(the(4, 13), promised, (terms.RHYTHM, the(4, 12)))
        assert noon_has_passed == [terms.RHYTHM, terms.NEXT_STEP]

    def test_a_visit_is_confirmed_whatever_else_is_late(self) -> None:
        days = (
            (terms.RHYTHM, the(3)),
            (terms.VISIT_CONFIRMATION, the(8)),
            (PLAN, the(11)),
        )
        assert self.to_do(the(6), *days) == [terms.RHYTHM, terms.VISIT_CONFIRMATION, PLAN]

    def test_a_customer_who_is_asked_about_a_visit_is_not_called_just_so(self) -> None:
        days = ((terms.VISIT_CONFIRMATION, the(8)), (terms.RHYTHM, the(8)), (PLAN, the(11)))
        assert self.to_do(the(6), *days) == [terms.VISIT_CONFIRMATION, PLAN]

    def test_on_the_day_that_something_is_planned_the_plan_says_all(self) -> None:
        days = ((PLAN, the(8)), (terms.VISIT_CONFIRMATION, the(8, 10)))
        assert self.to_do(the(8), *days) == [PLAN]
        days = ((PLAN, the(7)), (terms.VISIT_CONFIRMATION, the(8)))  # a plan that was missed
        assert self.to_do(the(8), *days) == [PLAN, terms.VISIT_CONFIRMATION]

    def test_completing_a_grade_is_no_call(self) -> None:
        days = ((terms.FIRST_RESPONSE, the(2)), (terms.COMPLETE_GRADE, the(3)))
        assert self.to_do(the(20), *days) == [terms.FIRST_RESPONSE, terms.COMPLETE_GRADE]


AS_OF = the(20, 12)


def log(*rows: Mapping[str, object]) -> Log:
    """Return follow-ups of lead 0: by default a touch on the 5th."""
    usual: dict[str, object] = {
        "leads": 0,
        "moments": the(5),
        "is_touch": True,
        "is_written": True,
        "completions": None,
        "channels": "电话",
        "outcomes": None,
        "steps_due": None,
    }
    return Log(**{name: [{**usual, **row}[name] for row in rows] for name in usual})  # type: ignore[arg-type]


def told(*rows: Mapping[str, object], registered: datetime | None = THE_1ST) -> Events:
    return events(log(*rows), [registered], AS_OF, {0})


def plan(day: int, completion: str | None = terms.NOT_STARTED, **said: object) -> dict[str, object]:
    usual = {"moments": the(day), "is_touch": False, "is_written": False}
    return {**usual, "completions": completion, **said}


def step(named: int, due: int) -> dict[str, object]:
    return {"moments": the(named), "steps_due": the(due)}


class TestWhatFollowUpsTell:
    def test_the_first_and_the_last_touch_in_time_not_in_the_table(self) -> None:
        said = told({"moments": the(9)}, {"moments": the(4)}, {"moments": the(6)})
        assert (said.first_touch, said.last_touch) == ({0: the(4)}, {0: the(9)})

    def test_what_is_no_touch_or_of_no_lead_that_is_asked_for_moves_no_clock(self) -> None:
        rows = ({"is_touch": False}, {"leads": None}, {"leads": 7})
        assert told(*rows).last_touch == {}

    def test_a_touch_before_registration_counts_from_the_day_the_lead_came_in(self) -> None:
        """Nobody owed anything before: talked to at the fair on the 4th, noted on the 6th."""
        said = told({"moments": the(4)}, registered=the(6))
        assert (said.first_touch, said.last_touch) == ({0: the(6)}, {0: the(6)})
        later = told({"moments": the(4)}, {"moments": the(9)}, registered=the(6))
        assert (later.first_touch, later.last_touch) == ({0: the(6)}, {0: the(9)})
        same_day = told({"moments": THE_1ST}, registered=the(1, 15))
        assert same_day.last_touch == {0: THE_1ST}

    def test_a_registration_still_to_come_moves_no_touch(self) -> None:
        said = told({"moments": the(4)}, registered=the(25))
        assert said.last_touch == {0: the(4)}

    def test_a_proposal_from_before_registration_asks_for_an_opinion_if_nothing_followed(
        self,
    ) -> None:
        sent = {"moments": the(3), "outcomes": terms.PROPOSAL_SENT}
        said = told(sent, registered=the(6))
        assert said.proposed == said.last_touch == {0: the(6)}
        asked = told(sent, {"moments": the(4)}, registered=the(6))
        assert asked.last_touch == {0: the(6)} != asked.proposed

    def test_invitations_and_proposals_are_told_by_how_and_by_outcome(self) -> None:
        said = told(
            {"moments": the(4), "channels": "研讨会邀请"},
            {"moments": the(5), "outcomes": "约演示"},
            {"moments": the(6), "outcomes": terms.PROPOSAL_SENT},
            {"moments": the(7)},
        )
        assert (said.invited, said.proposed) == ({0: the(5)}, {0: the(6)})

    @pytest.mark.parametrize(
        ("later", "due", "is_open"),
        [
            ((), 15, True),  # over since the 15th, and nothing was done
            ((), 25, True),
            ((8,), 25, True),  # a call in between; the day agreed on is still to come
            ((8,), 15, False),  # that one will have been for it
            ((15,), 15, False),  # done on its day
            ((8,), 20, True),  # today
        ],
    )
    def test_a_next_step_is_done_once_the_customer_was_followed_up_for_it(
        self, later: tuple[int, ...], due: int, is_open: bool
    ) -> None:
        said = told(step(5, due), *({"moments": the(day)} for day in later))
        assert said.step == ({0: 0} if is_open else {})

    def test_a_later_next_step_takes_the_place_of_an_earlier_one(self) -> None:
        assert told(step(5, 25), step(8, 22)).step == {0: 1}
        assert told(step(5, 22), step(8, 12), {"moments": the(12)}).step == {}

    def test_a_remark_without_a_date_takes_no_date_back(self) -> None:
        waiting_for_an_answer = {"moments": the(8), "steps_due": None}
        assert told(step(5, 25), waiting_for_an_answer).step == {0: 0}

    def test_of_two_next_steps_named_on_one_day_the_earlier_comes_first_wherever_it_stands(
        self,
    ) -> None:
        assert told(step(6, 8), step(6, 25)).step == {0: 0}
        assert told(step(6, 25), step(6, 8)).step == {0: 1}
        assert told(step(6, 8), step(6, 25), {"moments": the(9)}).step == {0: 1}  # one is done

    @pytest.mark.parametrize("completion", [terms.NOT_STARTED, "进行中", None])
    def test_a_plan_is_open_until_there_is_a_touch_on_its_day_or_later(
        self, completion: str | None
    ) -> None:
        assert told(plan(9, completion)).plan == {0: 0}
        assert told(plan(9, completion), {"moments": the(8)}).plan == {0: 0}
        assert told(plan(9, completion), {"moments": the(9)}).plan == {}
        afternoon = plan(9, completion, moments=the(9, 14))
        assert told(afternoon, {"moments": the(9)}).plan == {}  # by the day
        assert told(afternoon, {"moments": the(9, 10)}).plan == {0: 0}

    def test_a_visit_is_a_planned_meeting_that_is_still_to_come(self) -> None:
        """AS_OF is the 20th, 12:00."""
        meeting = {"channels": terms.MEETING}
        assert told(plan(25, **meeting)).visit == {0: 0}
        assert told(plan(20, **meeting)).visit == {0: 0}  # some time today
        assert told(plan(20, moments=the(20, 15), **meeting)).visit == {0: 0}
        assert told(plan(20, moments=the(20, 11), **meeting)).visit == {}
        assert told(plan(19, **meeting)).visit == {}  # that is late itself
        assert told(plan(25, channels="电话")).visit == {}
        for completion in (terms.CANCELLED, terms.DONE):
            assert told(plan(25, completion, **meeting)).visit == {}
        assert told({"channels": terms.MEETING}).visit == {}  # a visit that was paid

    def test_the_next_visit_counts_whatever_is_planned_before(self) -> None:
        meeting = {"channels": terms.MEETING}
        said = told(plan(27, **meeting), plan(21), plan(23, **meeting), plan(9, **meeting))
        assert (said.plan, said.visit) == ({0: 3}, {0: 2})

    def test_a_visit_is_over_once_the_customer_was_met_that_day(self) -> None:
        met = {"moments": the(20, 11)}
        assert told(plan(20, channels=terms.MEETING), met).visit == {}

    def test_what_was_done_or_cancelled_is_no_plan(self) -> None:
        assert told(plan(25, terms.CANCELLED), plan(25, terms.DONE)).plan == {}
        news_to_a_high_lead = plan(9, None, is_written=True)
        assert told(news_to_a_high_lead).plan == {}

    def test_the_next_of_several_plans_is_the_first_that_is_open(self) -> None:
        assert told(plan(25), plan(9), plan(22), {"moments": the(10)}).plan == {0: 2}
