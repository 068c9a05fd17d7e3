"""SPEC §1, FollowUps: what is a touch, and what a plan that was missed."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlfunnel.rules.touches import FollowUps, first_and_last, missed_plans, touches
from xlfunnel.schema import terms
from xlfunnel.schema.terms import CANCELLED, DONE, HIGH, LOW, NEWS_PUSH, NOT_STARTED, UNGRADED
from xlfunnel.values.moments import end_of

AS_OF = datetime(2024, 3, 10, 12)
TODAY = datetime(2024, 3, 10)
DAY = timedelta(days=1)


def row(
    moment: datetime | None,
    is_written: bool = True,
    completion: str | None = None,
    channel: str | None = "电话",
    lead: int | None = 0,
) -> FollowUps:
    return FollowUps([moment], [is_written], [completion], [channel], [lead])


def is_touch(follow_up: FollowUps, grade: str | None = None) -> bool:
    return touches(follow_up, AS_OF, [grade]) == [True]


def is_missed(follow_up: FollowUps) -> bool:
    return missed_plans(follow_up, AS_OF) == [0]


def test_a_touch_needs_a_date_that_has_come_and_a_word_on_what_was_said() -> None:
    assert is_touch(row(TODAY))
    assert not is_touch(row(None))
    assert not is_touch(row(TODAY, is_written=False))


def test_a_day_has_come_when_it_begins_and_a_time_when_it_is_reached() -> None:
    assert is_touch(row(AS_OF))
    assert not is_touch(row(AS_OF + timedelta(minutes=1)))
    assert not is_touch(row(TODAY + DAY))


@pytest.mark.parametrize(
    ("completion", "counts"),
    [(None, True), ("进行中", True), (DONE, True), (NOT_STARTED, False), (CANCELLED, False)],
)
def test_what_is_not_started_or_cancelled_is_no_touch(completion: str, counts: bool) -> None:
    assert is_touch(row(TODAY, completion=completion)) is counts


@pytest.mark.parametrize(
    ("grade", "counts"), [(LOW, True), (HIGH, False), (UNGRADED, False), (None, False)]
)
def test_a_news_push_touches_low_leads_only(grade: str | None, counts: bool) -> None:
    assert is_touch(row(TODAY, channel=NEWS_PUSH), grade) is counts


def test_a_news_push_for_nobody_known_is_no_touch_and_a_call_is() -> None:
    assert not is_touch(row(TODAY, channel=NEWS_PUSH, lead=None), LOW)
    assert is_touch(row(TODAY, lead=None))


def test_whom_a_news_push_touches_is_for_the_policy_to_say() -> None:
    push = row(TODAY, channel=NEWS_PUSH)
    assert touches(push, AS_OF, [HIGH], pushed_grades=(HIGH, LOW)) == [True]


def test_a_plan_for_a_day_is_missed_when_the_day_is_over_and_not_before() -> None:
    assert is_missed(row(TODAY - DAY, is_written=False))
    assert not is_missed(row(TODAY, is_written=False))
    assert is_missed(row(TODAY + timedelta(hours=9), is_written=False))  # 9:00, and it is 12:00
    assert not is_missed(row(TODAY + timedelta(hours=15), is_written=False))


@pytest.mark.parametrize(
    ("completion", "is_written", "missed"),
    [
        (None, False, True),
        (NOT_STARTED, False, True),
        (NOT_STARTED, True, True),  # what is written is what is planned
        ("进行中", False, True),
        (None, True, False),
        (CANCELLED, False, False),
        (DONE, False, False),  # done, but nobody knows what: another rule tells that
    ],
)
def test_a_plan_is_missed_unless_it_was_carried_out_or_dropped(
    completion: str | None, is_written: bool, missed: bool
) -> None:
    assert is_missed(row(TODAY - DAY, is_written, completion)) is missed


def test_the_last_day_of_the_calendar_is_no_overflow() -> None:
    assert not is_missed(row(datetime(9999, 12, 31), is_written=False))


def test_first_and_last_touch_are_those_of_the_lead_whatever_the_order() -> None:
    rows = FollowUps(
        moments=[TODAY, TODAY - DAY, TODAY - 2 * DAY, TODAY - 3 * DAY, TODAY],
        is_written=[True] * 5,
        completions=[None] * 5,
        channels=[None] * 5,
        leads=[4, 4, 4, 7, None],
    )
    first, last = first_and_last(rows, [True, True, False, True, True])
    assert first == {4: TODAY - DAY, 7: TODAY - 3 * DAY}
    assert last == {4: TODAY, 7: TODAY - 3 * DAY}


@given(
    st.datetimes(datetime(2024, 3, 8), datetime(2024, 3, 12)),
    st.booleans(),
    st.sampled_from([None, *terms.COMPLETIONS.names]),
)
def test_nothing_is_both_a_touch_and_missed(
    moment: datetime, is_written: bool, completion: str | None
) -> None:
    follow_up = row(moment, is_written, completion)
    assert not (is_touch(follow_up) and is_missed(follow_up))


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)))
def test_a_moment_ends_within_its_day(moment: datetime) -> None:
    assert moment <= end_of(moment) <= datetime(moment.year, moment.month, moment.day) + DAY
