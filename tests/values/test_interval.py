import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlfunnel.values.interval import Interval

NUMBERS = st.floats(-1e12, 1e12)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    return Interval(low, high, draw(st.booleans()), draw(st.booleans()))


def test_a_range_counts_by_its_midpoint() -> None:
    assert Interval(30, 90).position() == (60, 0)


def test_a_point_counts_as_itself() -> None:
    assert Interval.point(30).position() == (30, 0)


def test_or_more_counts_just_above_its_number_and_within_just_below() -> None:
    month = Interval.point(30)
    assert month.or_more(closed=False).position() == (30, 1)
    assert month.or_less(closed=False).position() == (30, -1)


def test_three_months_and_more_come_after_three_months_and_within_before_them() -> None:
    month = Interval.point(90)
    places = [month.or_less(closed=False), month, month.or_more(closed=False)]
    assert sorted(places, key=Interval.position) == places


def test_more_than_a_number_leaves_it_out_and_at_least_keeps_it() -> None:
    assert Interval.point(90).or_more(closed=False) == Interval(90, math.inf, False, False)
    assert Interval.point(90).or_more(closed=True) == Interval(90, math.inf, True, False)


def test_within_a_number_leaves_it_out_and_at_most_keeps_it() -> None:
    assert Interval.point(90).or_less(closed=False) == Interval(-math.inf, 90, False, False)
    assert Interval.point(90).or_less(closed=True) == Interval(-math.inf, 90, False, True)


def test_a_range_that_ends_within_keeps_its_lower_end() -> None:
    assert Interval(10, 15).or_less(closed=False) == Interval(10, 15, True, False)


def test_an_open_range_stays_open_at_the_end_that_remains() -> None:
    more_than_ten = Interval(10, 20, False, False)
    assert more_than_ten.or_more(closed=True) == Interval(10, math.inf, False, False)
    assert more_than_ten.or_less(closed=True) == Interval(10, 20, False, False)


def test_a_year_and_three_months_are_added() -> None:
    assert Interval.point(360).plus(Interval(60, 90)) == Interval(420, 450)
    assert Interval.point(1).plus(Interval(0, 1, False, True)) == Interval(1, 2, False, True)


@pytest.mark.parametrize(
    ("interval", "bounded", "point"),
    [
        (Interval(1, 2), True, False),
        (Interval.point(1), True, True),
        (Interval.point(1).or_more(closed=True), False, False),
        (Interval.point(1).or_less(closed=True), False, False),
    ],
)
def test_it_knows_whether_it_has_both_ends(interval: Interval, bounded: bool, point: bool) -> None:
    assert interval.is_bounded is bounded
    assert interval.is_point is point


@given(intervals(), intervals())
def test_a_sum_is_as_wide_as_its_parts_together(one: Interval, other: Interval) -> None:
    total = one.plus(other)
    assert total.low == one.low + other.low
    assert total.high == one.high + other.high
    assert total.low_closed is (one.low_closed and other.low_closed)


@given(intervals(), st.sampled_from([7.0, 30.0, 1e4, 1e8]))
def test_another_unit_changes_the_ends_and_nothing_else(interval: Interval, unit: float) -> None:
    scaled = interval.scaled(unit)
    assert (scaled.low, scaled.high) == (interval.low * unit, interval.high * unit)
    assert (scaled.low_closed, scaled.high_closed) == (interval.low_closed, interval.high_closed)


@given(intervals(), intervals())
def test_from_one_to_another_takes_the_outer_ends(one: Interval, other: Interval) -> None:
    span = one.to(other)
    assert (span.low, span.low_closed) == (one.low, one.low_closed)
    assert (span.high, span.high_closed) == (other.high, other.high_closed)
