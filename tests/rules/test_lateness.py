"""SPEC §4: lateness reads 逾期12小时, 逾期3天, or 今天到期."""

from datetime import datetime

import pytest

from xlfunnel.rules.lateness import DAYS, HOURS, TODAY, lateness, waited

THE_3RD = datetime(2024, 3, 3)
NOON = datetime(2024, 3, 3, 12)


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (datetime(2024, 3, 2, 23, 59), None),
        (datetime(2024, 3, 3, 0, 0), (TODAY, 0)),
        (datetime(2024, 3, 3, 23, 59), (TODAY, 0)),
        (datetime(2024, 3, 4, 0, 0), (DAYS, 1)),  # late from the 4th
        (datetime(2024, 3, 4, 9, 0), (DAYS, 1)),
        (datetime(2024, 3, 6, 9, 0), (DAYS, 3)),
    ],
)
def test_a_day_is_late_from_the_next_day_on(
    as_of: datetime, expected: tuple[str, int] | None
) -> None:
    assert lateness(THE_3RD, as_of) == expected


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (datetime(2024, 3, 2, 18), None),
        (datetime(2024, 3, 3, 9), (TODAY, 0)),
        (datetime(2024, 3, 3, 12), (TODAY, 0)),
        (datetime(2024, 3, 3, 12, 1), (HOURS, 1)),
        (datetime(2024, 3, 3, 14, 59), (HOURS, 2)),
        (datetime(2024, 3, 4, 0, 0), (HOURS, 12)),
        (datetime(2024, 3, 4, 11, 59), (HOURS, 23)),
        (datetime(2024, 3, 4, 12, 0), (DAYS, 1)),
        (datetime(2024, 3, 6, 18, 0), (DAYS, 3)),
    ],
)
def test_a_moment_is_late_by_full_hours_and_then_by_full_days(
    as_of: datetime, expected: tuple[str, int] | None
) -> None:
    assert lateness(NOON, as_of) == expected


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (datetime(2024, 3, 1), datetime(2024, 3, 1, 18), (DAYS, 0)),  # the same day
        (datetime(2024, 3, 1), datetime(2024, 3, 3, 9), (DAYS, 2)),
        (datetime(2024, 3, 1, 15), datetime(2024, 3, 3), (DAYS, 2)),
        (datetime(2024, 3, 1, 15), datetime(2024, 3, 2, 14, 59), (HOURS, 23)),
        (datetime(2024, 3, 1, 15), datetime(2024, 3, 2, 15), (DAYS, 1)),
        (datetime(2024, 3, 1, 15), datetime(2024, 3, 1, 14), (HOURS, 0)),  # none at all
        (datetime(2024, 3, 1), datetime(2024, 2, 1), (DAYS, 0)),
    ],
)
def test_a_wait_is_by_the_day_unless_both_moments_are_known(
    since: datetime, until: datetime, expected: tuple[str, int]
) -> None:
    assert waited(since, until) == expected
