"""Clocks are those of a slow oracle that counts every minute (SPEC §4; issue 5)."""

import random
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest

from tests.rules.minutes import (
    CHINESE_HOLIDAYS,
    OFF,
    OFFICE,
    ORDINARY,
    Minutes,
    World,
    day_rows,
    span,
    week_rows,
)
from xlfunnel.rules.calendar import Calendar
from xlfunnel.rules.clocks import Clocks, LeadTimes
from xlfunnel.rules.counting import Counting
from xlfunnel.schema import terms
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.schema.defaults import shipped_rows
from xlfunnel.schema.reading import read_rows
from xlfunnel.values.moments import end_of

WEEKS = (
    ORDINARY,
    (*[OFFICE] * 6, OFF),
    (*[(8.5, 12.0, 13.5, 17.5)] * 5, (9.0, None, None, 12.0), OFF),  # half a Saturday
    (OFF, (10.0, None, None, 19.0), *[OFFICE] * 4, (13.0, None, None, 17.0)),
)
SEEDS = range(20)
CASES = 100  # of each seed: 2,000 in all
YEARS = span(date(2024, 1, 1), date(2026, 12, 31))
HOLIDAYS = sorted(CHINESE_HOLIDAYS)

LIMITS: dict[str, Callable[[random.Random], float]] = {
    terms.HOURS: lambda chance: chance.choice((24, 48, chance.randint(1, 240) / 2)),
    terms.DAYS: lambda chance: chance.choice((1, 3, 7, 14, chance.randint(1, 80) / 2)),
    terms.WORKING_DAYS: lambda chance: float(chance.randint(1, 15)),
    terms.MONTHS: lambda chance: chance.choice((1.0, 2.0, 3.0, 1.5, 0.5)),
}


def fast(world: World, mode: str, hour: float) -> Counting:
    calendar = Calendar(week_rows(world.week), day_rows(world.kinds or {}))
    if world.leave:
        calendar = calendar.without(*world.leave)
    return Counting(calendar, mode, hour)


def some_moment(chance: random.Random) -> datetime:
    """Return a moment of the three years; every other one near a holiday."""
    near = chance.choice(HOLIDAYS) - timedelta(chance.randint(-2, 8))
    day = chance.choice((near, chance.choice(YEARS)))
    day = min(max(day, YEARS[0]), YEARS[-1])
    at = time(chance.randint(0, 23), chance.randint(0, 59))
    return datetime.combine(day, chance.choice((time(), at, time(17, 30), time(9))))


def some_leave(chance: random.Random, start: datetime) -> tuple[date, date] | None:
    """Return a leave around *start*, or none."""
    first = start.date() + timedelta(chance.randint(-20, 15))
    last = first + timedelta(chance.choice((0, 1, 6, 20, 120)))
    return chance.choice((None, (first, last)))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_limit_is_due_when_counting_every_minute_says_so(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(CASES):
        start = some_moment(chance)
        world = World(chance.choice(WEEKS), CHINESE_HOLIDAYS, some_leave(chance, start))
        mode = chance.choice(terms.CLOCK_MODES.names)
        hour = chance.choice((0.0, 9.5, 12.0, 12.0, 24.0))
        unit = chance.choice(terms.TIME_UNITS.names)
        limit = LIMITS[unit](chance)
        case = f"{start}, {limit} {unit}, {mode} {hour}, {world.week}, {world.leave}"
        slow = Minutes(world, mode, hour).due(start, limit, unit)
        assert fast(world, mode, hour).due(start, limit, unit) == slow, case


# SPEC §4's table for a lead that nobody has talked to: what is asked for first, by preset, …
FIRST = {
    (terms.STANDARD, terms.HIGH): (48, terms.HOURS),
    (terms.RELAXED, terms.HIGH): (7, terms.DAYS),
    (terms.RELAXED, terms.MEDIUM): (14, terms.DAYS),
}
TO_GRADE = (48, terms.HOURS)  # with every preset
FROM_THE_WEBSITE = (24, terms.HOURS)  # of every grade
# … and where no first response is asked for, the rhythm, from registration.
RHYTHMS = {
    (terms.STANDARD, terms.MEDIUM): (7, terms.DAYS),
    (terms.STANDARD, terms.LOW): (1, terms.MONTHS),
}
COUNTED = {
    terms.STANDARD: (terms.STANDARD,),
    terms.RELAXED: (terms.RELAXED,),
    terms.STRICTEST: (terms.STANDARD, terms.RELAXED),
    terms.CUSTOM: (),
}


def limits_of_a_new_lead(preset: str, grade: str, source: str) -> list[tuple[float, str]]:
    """Return the limits of the table."""
    found: list[tuple[float, str]] = [TO_GRADE] if grade == terms.UNGRADED else []
    found += [FIRST[one, grade] for one in COUNTED[preset] if (one, grade) in FIRST]
    if source == terms.WEBSITE_FORM and terms.STANDARD in COUNTED[preset]:
        return [*found, FROM_THE_WEBSITE]
    return found + [RHYTHMS[one, grade] for one in COUNTED[preset] if (one, grade) in RHYTHMS]


@pytest.mark.parametrize("seed", SEEDS[:4])
def test_the_strictest_limit_of_the_table_is_when_a_new_lead_is_due(seed: int) -> None:
    names = [column.field for column in ClockRule.columns()]
    cells = {name: [row.get(name) for row in shipped_rows(ClockRule, "zh-CN")] for name in names}
    rules = read_rows(ClockRule, cells).rows
    chance = random.Random(seed)
    for _ in range(CASES):
        start = some_moment(chance)
        world = World(ORDINARY, CHINESE_HOLIDAYS, some_leave(chance, start))
        mode, preset, grade = (
            chance.choice(words.names) for words in (terms.CLOCK_MODES, terms.PRESETS, terms.GRADES)
        )
        source = chance.choice(("展会", terms.WEBSITE_FORM))
        slow = Minutes(world, mode)
        dues = [slow.due(start, *limit) for limit in limits_of_a_new_lead(preset, grade, source)]
        clocks = Clocks(rules, preset, fast(world, mode, 12.0).due)
        found = clocks.deadlines(LeadTimes(grade, source, start))
        expected = min(dues, key=end_of, default=None)  # a day is over at its end
        case = f"{start}, {preset}, {grade}, {source}, {mode}, {world.leave}"
        assert (found[0].due if found else None) == expected, case


@pytest.mark.parametrize("seed", SEEDS[:4])
def test_a_visit_is_confirmed_when_walking_back_day_by_day_says_so(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(CASES):
        visit = some_moment(chance)
        world = World(chance.choice(WEEKS), CHINESE_HOLIDAYS, some_leave(chance, visit))
        days, today = chance.randint(1, 6), visit.date() - timedelta(chance.randint(0, 20))
        rule = ClockRule.model_construct(
            clause=terms.VISIT_CONFIRMATION, duration=float(days), time_unit=terms.WORKING_DAYS
        )
        due = visit.date()
        for _ in range(days):
            due -= timedelta(1)
            while not world.is_worked(due) and due >= today:
                due -= timedelta(1)
        mode = chance.choice(terms.CLOCK_MODES.names)
        clocks = Clocks([rule], terms.STANDARD, fast(world, mode, 12.0).due, today)
        (found,) = clocks.deadlines(LeadTimes(visit=visit))
        expected = datetime.combine(due, time()) if due >= today else visit
        assert found.due == expected, f"{visit}, {days}, {today}, {world.week}, {world.leave}"


def test_the_holidays_counted_on_are_those_that_the_calendar_is_filled_with() -> None:
    library = pytest.importorskip("chinese_calendar")
    for day in YEARS:
        kind = CHINESE_HOLIDAYS.get(day)
        is_worked = day.weekday() < 5 if kind is None else kind == terms.WORKDAY
        assert library.is_workday(day) is is_worked, day
