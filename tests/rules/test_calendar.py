"""SPEC §4, hours and calendar: what is worked, and when a limit counted on it is due."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from xlfunnel.rules.calendar import Calendar, Counting
from xlfunnel.schema import terms
from xlfunnel.schema.calendar import CalendarDay, WeekHours
from xlfunnel.schema.terms import (
    DAY_OFF,
    DAYS,
    HOURS,
    LITERAL_HOURS,
    MONTHS,
    POSTPONE,
    WORKDAY,
    WORKING_DAYS,
    WORKING_HOURS,
)

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
Hours = tuple[float | None, float | None, float | None, float | None]
OFFICE: Hours = (9.0, 12.0, 13.0, 18.0)
OFF: Hours = (None, None, None, None)
ORDINARY = [OFFICE] * 5 + [OFF] * 2

# The National Days of 2024 and 2025 as the State Council set them, and what was worked for them.
GOLDEN_WEEKS = {
    **{date(2024, 10, day): DAY_OFF for day in range(1, 8)},
    date(2024, 9, 29): WORKDAY,
    date(2024, 10, 12): WORKDAY,
    **{date(2025, 10, day): DAY_OFF for day in range(1, 9)},
    date(2025, 9, 28): WORKDAY,
    date(2025, 10, 11): WORKDAY,
}


def week_of(hours: Iterable[Hours]) -> list[WeekHours]:
    names = ("opens_at", "lunch_from", "lunch_to", "closes_at")
    return [
        WeekHours.model_construct(weekday=day, **dict(zip(names, times, strict=True)))  # type: ignore[arg-type]
        for day, times in zip(terms.WEEKDAYS.names, hours, strict=True)
    ]


def days_of(kinds: dict[date, str]) -> list[CalendarDay]:
    return [
        CalendarDay.model_construct(day=datetime(day.year, day.month, day.day), kind=kind)
        for day, kind in kinds.items()
    ]


def calendar(hours: Iterable[Hours] = ORDINARY, kinds: dict[date, str] = GOLDEN_WEEKS) -> Calendar:
    return Calendar(week_of(hours), days_of(kinds))


def due(
    start: str, time: float, unit: str = HOURS, mode: str = POSTPONE, hour: float = 12.0
) -> str:
    found = Counting(calendar(), mode, hour).due(datetime.fromisoformat(start), time, unit)
    return found.isoformat(" ", "minutes")


class Walker:
    """The same as `Calendar`, slow and obviously right: it walks, by minutes and by days."""

    def __init__(self, hours: list[Hours], kinds: dict[date, str]) -> None:
        self.hours, self.kinds = hours, kinds
        self.usual = next(times for times in hours if times[0] is not None)

    def is_working_day(self, day: date) -> bool:
        if day in self.kinds:
            return self.kinds[day] == WORKDAY
        return self.hours[day.weekday()][0] is not None

    def of(self, day: date) -> Hours:
        times = self.hours[day.weekday()]
        return times if times[0] is not None else self.usual

    def is_office_time(self, moment: datetime) -> bool:
        if not self.is_working_day(moment.date()):
            return False
        opens, lunch_from, lunch_to, closes = self.of(moment.date())
        hour = moment.hour + moment.minute / 60
        is_lunch = lunch_from is not None and lunch_to is not None and lunch_from <= hour < lunch_to
        assert opens is not None and closes is not None
        return opens <= hour < closes and not is_lunch

    def days_later(self, moment: datetime, days: int) -> datetime:
        """The same time so many working days later, or the nearest that those hours have."""
        time = moment - datetime.combine(moment.date(), datetime.min.time())
        day = moment.date()
        for _ in range(days):
            day += DAY
            while not self.is_working_day(day):
                day += DAY
        opens, _, _, closes = self.of(day)
        assert opens is not None and closes is not None
        time = min(max(time, timedelta(hours=opens)), timedelta(hours=closes))
        return datetime.combine(day, datetime.min.time()) + time

    def add(self, start: datetime, hours: float) -> datetime:
        at = start
        while not self.is_office_time(at):
            at += MINUTE
        days, minutes = divmod(round(hours * 60), 24 * 60)
        at = self.days_later(at, days)
        latest = self.days_later(at, 1)
        while minutes and at < latest:
            minutes -= self.is_office_time(at)
            at += MINUTE
        return at


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


class TestOracle:
    @given(WEEKS, STARTS, st.integers(1, 24 * 60 * 12))
    @example(ORDINARY, datetime(2024, 9, 30, 17), 48 * 60)
    @example(ORDINARY, datetime(2024, 9, 30, 17), 23 * 60)
    @example(ORDINARY, datetime(2024, 9, 27, 12), 24 * 60)  # as lunch begins
    @example(ORDINARY, datetime(2024, 9, 27, 18), 24 * 60)  # as the office closes
    def test_working_hours_are_those_found_by_walking_minute_by_minute(
        self, hours: list[Hours], start: datetime, minutes: int
    ) -> None:
        walked = Walker(hours, GOLDEN_WEEKS).add(start, minutes / 60)
        assert calendar(hours).add_working_hours(start, minutes / 60) == walked

    @given(WEEKS, STARTS, st.integers(1, 60))
    def test_the_nth_working_day_is_the_one_found_by_walking(
        self, hours: list[Hours], start: datetime, number: int
    ) -> None:
        walker, day = Walker(hours, GOLDEN_WEEKS), start.date()
        for _ in range(number):
            day += DAY
            while not walker.is_working_day(day):
                day += DAY
        assert calendar(hours).next_working_day(start.date(), number) == day

    @given(WEEKS, STARTS)
    def test_a_day_is_worked_when_its_weekday_is_unless_the_calendar_says_otherwise(
        self, hours: list[Hours], start: datetime
    ) -> None:
        expected = Walker(hours, GOLDEN_WEEKS).is_working_day(start.date())
        assert calendar(hours).is_working_day(start.date()) is expected

    @given(WEEKS, STARTS, st.integers(0, 24 * 60 * 12), st.integers(0, 24 * 60))
    def test_more_time_is_never_due_earlier(
        self, hours: list[Hours], start: datetime, minutes: int, more: int
    ) -> None:
        one = calendar(hours)
        sooner = one.add_working_hours(start, minutes / 60)
        assert sooner <= one.add_working_hours(start, (minutes + more) / 60)


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
        for week in ([], week_of([OFF] * 7)):
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
