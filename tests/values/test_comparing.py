"""SPEC §3: values of one column compare as what they mean, and only where that is certain."""

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from xlfunnel.values.budget import Budget
from xlfunnel.values.comparing import compare, is_same
from xlfunnel.values.interval import Interval

ENDS = st.integers(0, 6).map(float)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(ENDS), draw(ENDS)))
    is_point = low == high
    return Interval(low, high, is_point or draw(st.booleans()), is_point or draw(st.booleans()))


def members(interval: Interval) -> list[float]:
    """Return what lies in *interval* of a grid that is fine enough for its ends."""
    grid = [n / 4 for n in range(4 * 6 + 1)]
    above = [x for x in grid if x > interval.low or (interval.low_closed and x == interval.low)]
    return [x for x in above if x < interval.high or (interval.high_closed and x == interval.high)]


@given(intervals(), ENDS)
def test_a_range_is_more_or_less_when_every_number_of_it_is(
    range_: Interval, number: float
) -> None:
    inside, point = members(range_), Interval.point(number)
    assert compare("大于", range_, point) == all(x > number for x in inside)
    assert compare("小于", range_, point) == all(x < number for x in inside)
    assert compare("不小于", range_, point) == all(x >= number for x in inside)
    assert compare("不大于", range_, point) == all(x <= number for x in inside)


@given(ENDS, ENDS)
def test_numbers_compare_as_numbers(one: float, other: float) -> None:
    assert compare("大于", one, other) == (one > other)
    assert compare("不大于", one, other) == (one <= other)
    assert is_same(one, other) == (one == other)


def test_a_moment_compares_with_a_day_by_the_day() -> None:
    noon, day = datetime(2024, 3, 1, 12), datetime(2024, 3, 1)
    assert is_same(noon, day)
    assert not compare("大于", noon, day)
    assert compare("大于", noon, datetime(2024, 3, 1, 11))
    assert not is_same(noon, datetime(2024, 3, 1, 11))


def test_amounts_in_two_currencies_do_not_compare() -> None:
    yuan, dollars = Budget(Interval.point(9.0)), Budget(Interval.point(1.0), "USD")
    for comparison in ("大于", "不小于", "小于", "不大于"):
        assert not compare(comparison, yuan, dollars)
    assert not is_same(Budget(Interval.point(1.0)), dollars)


def test_what_has_no_more_or_less_never_is() -> None:
    assert not compare("大于", "b", "a")
    assert not compare("大于", True, False)
    assert not compare("不小于", None, 1.0)
