"""SPEC §4, hours and calendar: what is worked, and when a limit counted on it is due."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import accumulate

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.rules.minutes import (
    CHINESE_HOLIDAYS,
    OFF,
    OFFICE,
    ORDINARY,
    Hours,
    Minutes,
    World,
    day_rows,
    week_rows,
)
from xlfunnel.rules.calendar import Calendar
from xlfunnel.rules.counting import Counting
from xlfunnel.schema import terms
from xlfunnel.schema.terms import (
    DAYS,
    HOURS,
    LITERAL_HOURS,
    MONTHS,
    POSTPONE,
    WORKING_DAYS,
    WORKING_HOURS,
)

DAY = timedelta(days=1)
# National Day of each year, and what was worked for it; no other holiday meddles with examples.
GOLDEN_WEEKS = {day: kind for day, kind in CHINESE_HOLIDAYS.items() if day.month in (9, 10)}


def calendar(hours: Iterable[Hours] = ORDINARY) -> Calendar:
    return Calendar(week_rows(hours), day_rows(GOLDEN_WEEKS))


def due(
    start: str, time: float, unit: str = HOURS, mode: str = POSTPONE, hour: float = 12.0
) -> str:
    found = Counting(calendar(), mode, hour).due(datetime.fromisoformat(start), time, unit)
    return found.isoformat(" ", "minutes")


STARTS = st.datetimes(datetime(2024, 9, 20), datetime(2025, 10, 20)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)
WEEKS = st.sampled_from(
    [
        ORDINARY,
        [OFFICE] * 6 + [OFF],
        [(8.5, 12.0, 13.5, 17.5)] * 5 + [(9.0, None, None, 12.0), OFF],  # half a Saturday
        [OFF, (10.0, None, None, 19.0), *[OFFICE] * 4, (13.0, None, None, 17.0)],
    ]
)


LEAVES = st.none() | st.tuples(st.integers(-40, 40), st.integers(0, 200))  # first day, length


def calendars(
    hours: Sequence[Hours], start: datetime, leave: tuple[int, int] | None
) -> tuple[World, Calendar]:
    """Return the same calendar twice: what is walked, and what is computed."""
    if leave is None:
        return World(hours, GOLDEN_WEEKS), calendar(hours)
    first = start.date() + leave[0] * DAY
    days = (first, first + leave[1] * DAY)
    return World(hours, GOLDEN_WEEKS, days), calendar(hours).without(*days)


class TestOracle:
    @given(WEEKS, STARTS, st.integers(1, 24 * 60 * 12), LEAVES)
    @example(ORDINARY, datetime(2024, 9, 30, 17), 48 * 60, None)
    @example(ORDINARY, datetime(2024, 9, 30, 17), 23 * 60, None)
    @example(ORDINARY, datetime(2024, 9, 27, 12), 24 * 60, None)  # as lunch begins
    @example(ORDINARY, datetime(2024, 9, 27, 18), 24 * 60, None)  # as the office closes
    @example(ORDINARY, datetime(2024, 9, 25, 17), 12 * 60, (1, 0))  # away tomorrow
    def test_working_hours_are_those_found_by_walking_minute_by_minute(
        self, hours: list[Hours], start: datetime, minutes: int, leave: tuple[int, int] | None
    ) -> None:
        world, computed = calendars(hours, start, leave)
        if start == datetime.combine(start.date(), time()):
            start += timedelta(minutes=1)  # a midnight would be its whole day
        walked = Minutes(world, WORKING_HOURS).due(start, minutes / 60, HOURS)
        assert computed.add_working_hours(start, minutes / 60) == walked

    @given(WEEKS, STARTS, st.integers(1, 60), LEAVES)
    def test_the_nth_working_day_is_the_one_found_by_walking(
        self, hours: list[Hours], start: datetime, number: int, leave: tuple[int, int] | None
    ) -> None:
        world, computed = calendars(hours, start, leave)
        day = start.date()
        for _ in range(number):
            day += DAY
            while not world.is_worked(day):
                day += DAY
        assert computed.next_working_day(start.date(), number) == day

    @given(WEEKS, STARTS, LEAVES)
    def test_a_day_is_worked_when_its_weekday_is_unless_calendar_or_leave_say_otherwise(
        self, hours: list[Hours], start: datetime, leave: tuple[int, int] | None
    ) -> None:
        world, computed = calendars(hours, start, leave)
        assert computed.is_working_day(start.date()) is world.is_worked(start.date())

    @given(WEEKS, STARTS, st.integers(0, 24 * 60 * 12), st.integers(0, 24 * 60))
    def test_more_time_is_never_due_earlier(
        self, hours: list[Hours], start: datetime, minutes: int, more: int
    ) -> None:
        one = calendar(hours)
        sooner = one.add_working_hours(start, minutes / 60)
        assert sooner <= one.add_working_hours(start, (minutes + more) / 60)


# What people put into 工作时间, and what of it is worked: of 周一 to 周日 (from, until) in minutes.
NINE_TO_SIX = [(540, 1080)]
ODD_WEEKS: dict[str, tuple[Sequence[Hours], Sequence[list[tuple[int, int]]]]] = {
    "as it is shipped": (ORDINARY, [[(540, 720), (780, 1080)]] * 5 + [[]] * 2),
    "half a Saturday": (
        [(8.5, 12.0, 13.5, 17.5)] * 5 + [(8 + 1 / 3, None, None, 12.0), OFF],
        [[(510, 720), (810, 1050)]] * 5 + [[(500, 720)], []],
    ),
    "lunch without an end": (
        [(9.0, 12.0, None, 18.0)] * 5 + [OFF] * 2,
        [NINE_TO_SIX] * 5 + [[]] * 2,
    ),
    "lunch from its end": ([(9.0, 13.0, 12.0, 18.0)] * 5 + [OFF] * 2, [NINE_TO_SIX] * 5 + [[]] * 2),
    "lunch first": ([(9.0, 9.0, 10.0, 18.0), *[OFF] * 6], [[(600, 1080)], *[[]] * 6]),
    "lunch all day": ([(9.0, 9.0, 18.0, 18.0)] * 5 + [OFF] * 2, [[(0, 1440)]] * 7),
    "all closed": ([OFF] * 7, [[(0, 1440)]] * 7),
    "never closes": (
        [(9.0, None, None, None), OFFICE, *[OFF] * 5],
        [[], [(540, 720), (780, 1080)], *[[]] * 5],
    ),
    "till midnight": ([(0.0, None, None, 24.0)] * 7, [[(0, 1440)]] * 7),
}
SPAN = [
    date(2024, 9, 20) + DAY * n for n in range(30)
]  # National Day, a Sunday and a Saturday worked


class TestHoursBetween:
    @pytest.mark.parametrize("leave", [None, (3, 4), (8, 20), (-400, 400)])
    @pytest.mark.parametrize("week", ODD_WEEKS)
    def test_they_are_those_of_walking_over_every_minute(
        self, week: str, leave: tuple[int, int] | None
    ) -> None:
        hours, worked = ODD_WEEKS[week]
        usual = next(filter(None, worked))
        computed = calendar(hours)
        away: set[date] = set()
        if leave:
            first, last = (SPAN[0] + DAY * n for n in leave)
            computed = computed.without(first, last)
            away = {day for day in SPAN if first <= day <= last}
        minutes = bytearray()
        for day in SPAN:
            spans = worked[day.weekday()]
            if day in GOLDEN_WEEKS:
                spans = (spans or usual) if GOLDEN_WEEKS[day] == terms.WORKDAY else []
            today = bytearray(24 * 60)
            for opens, closes in () if day in away else spans:
                today[opens:closes] = bytes([1]) * (closes - opens)
            minutes += today
        opened = [0, *accumulate(minutes)]
        start = datetime.combine(SPAN[0], time())
        for one in range(0, len(minutes), 1009):
            for other in range(one, len(minutes), 1303):
                between = computed.hours_between(
                    start + timedelta(minutes=one), start + timedelta(minutes=other)
                )
                assert between == pytest.approx((opened[other] - opened[one]) / 60)

    def test_seconds_count_as_what_they_are(self) -> None:
        friday = datetime(2024, 3, 1, 17, 59, 30)
        assert calendar().hours_between(friday, datetime(2024, 3, 4, 9, 0, 45)) == 75 / 3600

    def test_a_century_is_no_more_work_than_a_day(self) -> None:
        # 2001-01-01 was a Monday; 400 years are 20,871 weeks
        hours = Calendar(week_rows(ORDINARY)).hours_between
        assert hours(datetime(2001, 1, 1), datetime(2401, 1, 1)) == 20_871 * 40
        assert hours(datetime.min, datetime.max) > 0


class TestWorkingHours:
    @pytest.mark.parametrize(
        ("start", "hours", "expected"),
        [
            ("2024-03-01 17:00", 48, "2024-03-05 17:00"),  # SPEC: Friday + 48 h = Tuesday
            ("2024-03-01 17:00", 2, "2024-03-04 10:00"),  # an hour on Friday, one on Monday
            ("2024-03-01 17:00", 1, "2024-03-01 18:00"),
            ("2024-03-01 11:30", 1, "2024-03-01 13:30"),  # around lunch
            ("2024-03-01 12:20", 24, "2024-03-04 13:00"),  # runs from the end of lunch
            ("2024-03-01 17:00", 12, "2024-03-04 17:00"),  # never more than a day
            ("2024-03-02 10:00", 24, "2024-03-05 09:00"),  # Saturday: from Monday 9:00
            ("2024-03-01 20:00", 26, "2024-03-05 11:00"),
            ("2024-09-27 17:00", 24, "2024-09-29 17:00"),  # Sunday worked for National Day
            ("2024-09-30 17:00", 48, "2024-10-09 17:00"),  # 8th and 9th after the holiday
        ],
    )
    def test_a_day_is_24_hours_and_less_counts_in_office_minutes(
        self, start: str, hours: float, expected: str
    ) -> None:
        assert due(start, hours, mode=WORKING_HOURS) == expected

    def test_a_year_nobody_has_entered_is_an_ordinary_one(self) -> None:
        # National Day of 2031 is a Wednesday
        assert due("2031-09-30 17:00", 24, mode=WORKING_HOURS) == "2031-10-01 17:00"

    def test_without_any_office_hours_every_hour_counts(self) -> None:
        for week in ([], week_rows([OFF] * 7)):
            always = Calendar(week)
            start = datetime(2024, 3, 2, 3, 30)
            assert always.add_working_hours(start, 30) == start + timedelta(hours=30)

    def test_a_lunch_that_makes_no_sense_is_none(self) -> None:
        odd = calendar([(9.0, 13.0, 12.0, 18.0)] * 5 + [OFF] * 2)
        assert odd.add_working_hours(datetime(2024, 3, 1, 11), 3) == datetime(2024, 3, 1, 14)


class TestWebsiteFormOnFriday:
    """SPEC oracle 5: Friday 17:30, first response within 24 hours."""

    @pytest.mark.parametrize(
        ("mode", "expected"),
        [
            (LITERAL_HOURS, "2024-03-02 17:30"),  # Saturday
            (POSTPONE, "2024-03-04 12:00"),  # Monday noon
            (WORKING_HOURS, "2024-03-04 17:30"),  # one working day
        ],
    )
    def test_each_mode(self, mode: str, expected: str) -> None:
        assert due("2024-03-01 17:30", 24, mode=mode) == expected

    @pytest.mark.parametrize(
        ("mode", "expected"),
        [
            (LITERAL_HOURS, "2024-10-01 17:30"),
            (POSTPONE, "2024-10-08 12:00"),
            (WORKING_HOURS, "2024-10-08 17:30"),
        ],
    )
    def test_before_national_day(self, mode: str, expected: str) -> None:
        assert due("2024-09-30 17:30", 24, mode=mode) == expected

    def test_a_sunday_worked_for_a_holiday_is_no_reason_to_wait(self) -> None:
        assert due("2024-09-28 17:30", 24) == "2024-09-29 17:30"


class TestLeave:
    """SPEC §4: a day of the owner's leave is no working day for their leads."""

    @staticmethod
    def due(start: str, time: float, unit: str = HOURS, mode: str = POSTPONE) -> str:
        """Return when a limit is due with a leave from Monday the 4th to Wednesday the 6th."""
        away = calendar().without(date(2024, 3, 4), date(2024, 3, 6))
        found = Counting(away, mode).due(datetime.fromisoformat(start), time, unit)
        return found.isoformat(" ", "minutes")

    def test_what_falls_into_it_is_due_on_the_first_working_day_after_it(self) -> None:
        assert self.due("2024-03-01 17:30", 24) == "2024-03-07 12:00"  # Saturday: Thursday noon
        assert self.due("2024-03-04 10:00", 24) == "2024-03-07 12:00"
        assert self.due("2024-02-28", 7, DAYS) == "2024-03-07 12:00"

    def test_what_is_due_before_or_after_it_stays(self) -> None:
        assert self.due("2024-02-29 10:00", 24) == "2024-03-01 10:00"
        assert self.due("2024-03-06", 7, DAYS) == "2024-03-13 00:00"

    def test_it_is_no_working_time(self) -> None:
        # Friday 17:00 and 24 hours: the next working day is Thursday the 7th
        assert self.due("2024-03-01 17:00", 24, mode=WORKING_HOURS) == "2024-03-07 17:00"
        assert self.due("2024-03-01 17:00", 2, mode=WORKING_HOURS) == "2024-03-07 10:00"
        assert self.due("2024-03-01", 3, WORKING_DAYS) == "2024-03-11 00:00"  # 7th, 8th, 11th

    def test_literal_hours_run_on(self) -> None:
        assert self.due("2024-03-03 17:30", 24, mode=LITERAL_HOURS) == "2024-03-04 17:30"

    def test_one_of_many_years_is_no_more_work_than_one_of_a_day(self) -> None:
        away = calendar().without(date.min, date(2099, 12, 31))  # a Thursday
        assert away.next_working_day(date(2024, 3, 1)) == date(2100, 1, 1)
        assert away.add_working_hours(datetime(2024, 3, 1, 17), 24) == datetime(2100, 1, 4, 9)

    def test_the_calendar_of_all_the_others_is_as_it_was(self) -> None:
        common = calendar()
        common.without(date(2024, 3, 4), date(2024, 3, 6))
        assert common.is_working_day(date(2024, 3, 4))


class TestByTheDay:
    def test_48_hours_from_the_1st_are_due_on_the_3rd(self) -> None:
        assert due("2024-03-05", 48) == "2024-03-07 00:00"
        assert due("2024-03-05", 36) == "2024-03-07 00:00"  # in favour of whoever it is due from

    def test_in_working_hours_48_hours_are_two_working_days(self) -> None:
        # Friday 1st: Monday and Tuesday; a Saturday begins to count on Monday
        assert due("2024-03-01", 48, mode=WORKING_HOURS) == "2024-03-05 00:00"
        assert due("2024-03-02", 48, mode=WORKING_HOURS) == "2024-03-05 00:00"

    def test_days_and_months_count_by_the_day_also_from_a_moment(self) -> None:
        assert due("2024-03-05 15:30", 7, DAYS) == "2024-03-12 00:00"
        assert due("2024-03-05 15:30", 1, MONTHS) == "2024-04-05 00:00"

    @pytest.mark.parametrize(
        ("start", "months", "expected"),
        [
            ("2023-01-31", 1, "2023-02-28 00:00"),  # SPEC oracle 5
            ("2024-01-31", 1, "2024-02-29 00:00"),
            ("2024-01-31", 13, "2025-02-28 00:00"),
            ("2024-03-05", 1.5, "2024-04-20 00:00"),  # a month and 15 days
        ],
    )
    def test_a_month_is_a_calendar_month_clamped(
        self, start: str, months: float, expected: str
    ) -> None:
        assert due(start, months, MONTHS, LITERAL_HOURS) == expected

    @pytest.mark.parametrize("mode", [LITERAL_HOURS, POSTPONE, WORKING_HOURS])
    def test_working_days_are_worked_in_every_mode(self, mode: str) -> None:
        assert due("2024-09-27 10:00", 3, WORKING_DAYS, mode) == "2024-10-08 00:00"

    def test_a_day_off_is_moved_as_the_mode_says(self) -> None:
        saturday = ("2024-03-02", 7, DAYS)  # the 9th
        assert due(*saturday, LITERAL_HOURS) == "2024-03-09 00:00"
        assert due(*saturday, POSTPONE) == "2024-03-11 12:00"
        assert due(*saturday, POSTPONE, 9.5) == "2024-03-11 09:30"
        assert due(*saturday, WORKING_HOURS) == "2024-03-11 00:00"

    @pytest.mark.parametrize("hour", [0.0, 24.0])
    def test_moved_to_midnight_it_is_the_whole_day(self, hour: float) -> None:
        assert due("2024-03-01 17:30", 24, hour=hour) == "2024-03-04 00:00"

    def test_a_day_that_people_have_named_stays(self) -> None:
        assert due("2024-03-02", 0, DAYS) == "2024-03-02 00:00"


@given(
    STARTS,
    st.floats(0, 1e300),
    st.sampled_from(terms.TIME_UNITS.names),
    st.sampled_from(terms.CLOCK_MODES.names),
)
@example(datetime(9999, 12, 31), 5.0, MONTHS, POSTPONE)
def test_every_limit_is_due_some_time(start: datetime, time: float, unit: str, mode: str) -> None:
    assert Counting(calendar(), mode).due(start, time, unit) >= start
