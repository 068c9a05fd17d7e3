"""SPEC §4: a year that 日历 does not know is told, where clocks look at it."""

from collections.abc import Sequence
from datetime import datetime

import pytest

from xlfunnel.rules.calendar_years import years_without_days
from xlfunnel.schema import terms
from xlfunnel.schema.calendar import CalendarDay
from xlfunnel.schema.clocks import ClockRule

MARCH, DECEMBER = datetime(2024, 3, 31), datetime(2024, 12, 1)
HOURS = ClockRule(clause=terms.FIRST_RESPONSE, duration=48.0, time_unit=terms.HOURS)
WORKING_DAYS = ClockRule(clause=terms.RHYTHM, duration=5.0, time_unit=terms.WORKING_DAYS)


def days_of(*years: int) -> list[CalendarDay]:
    return [CalendarDay(day=datetime(year, 1, 1), kind=terms.DAY_OFF) for year in years]


def missing(
    as_of: datetime,
    *known: int,
    clocks: Sequence[ClockRule] = (HOURS,),
    mode: str = terms.POSTPONE,
) -> list[int]:
    return years_without_days(as_of, days_of(*known), clocks, mode)


def test_only_the_present_year_is_looked_for_until_december() -> None:
    assert missing(MARCH) == [2024]
    assert missing(MARCH, 2023) == [2024]
    assert missing(MARCH, 2024) == []


def test_in_december_clocks_run_into_the_next_year() -> None:
    assert missing(DECEMBER) == [2024, 2025]
    assert missing(DECEMBER, 2024) == [2025]
    assert missing(DECEMBER, 2024, 2025) == []


@pytest.mark.parametrize(
    ("mode", "clocks", "looks"),
    [
        (terms.POSTPONE, [HOURS], True),
        (terms.WORKING_HOURS, [HOURS], True),
        (terms.LITERAL_HOURS, [HOURS], False),
        (terms.LITERAL_HOURS, [HOURS, WORKING_DAYS], True),
        (terms.POSTPONE, [], False),
    ],
)
def test_clocks_that_never_look_at_the_calendar_need_none(
    mode: str, clocks: list[ClockRule], looks: bool
) -> None:
    assert bool(missing(MARCH, clocks=clocks, mode=mode)) is looks


def test_a_row_without_a_day_is_of_no_year() -> None:
    assert years_without_days(MARCH, [CalendarDay(name="x")], [HOURS], terms.POSTPONE) == [2024]
