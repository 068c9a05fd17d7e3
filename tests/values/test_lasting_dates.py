"""A date in a table says the same day with every refresh, or none."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.values.date_cases import CASES
from xlfunnel.values.dates import read_date
from xlfunnel.values.lasting_dates import read_lasting_date
from xlfunnel.values.reading import Status

TODAY = date(2024, 3, 10)
MOVING = ["今天", "昨天", "明天", "昨天下午3点", "today", "下周三", "本周五", "3天内", "月底前"]


@pytest.mark.parametrize("text", MOVING)
@pytest.mark.parametrize("reference", [TODAY, None])
def test_what_counts_from_now_is_no_date(text: str, reference: date | None) -> None:
    reading = read_lasting_date(text, reference)
    assert (reading.status, reading.value) == (Status.UNREADABLE, None)
    assert reading.note == "date.moving"


@pytest.mark.parametrize("text", ["3月1日", "3/1", "3.1", "三月一日"])
def test_only_the_year_may_be_missing(text: str) -> None:
    assert read_lasting_date(text, TODAY).value == datetime(2024, 3, 1)
    assert read_lasting_date(text).note == "date.no_year"


@pytest.mark.parametrize("text", ["张三", "3月5日发方案", "上次", "随时"])
def test_what_is_no_day_at_all_is_told_as_before(text: str) -> None:
    assert read_lasting_date(text, TODAY).note != "date.moving"


@pytest.mark.parametrize("cell", [cell for cell, _ in CASES], ids=repr)
def test_everything_else_is_read_as_any_date(cell: str) -> None:
    reading = read_lasting_date(cell, TODAY)
    assert reading.note == "date.moving" or reading == read_date(cell, TODAY)


@given(st.sampled_from([cell for cell, _ in CASES]), st.integers(1, 60))
def test_a_later_look_never_finds_the_day_moved_on(cell: str, days: int) -> None:
    now = read_lasting_date(cell, TODAY).value
    later = read_lasting_date(cell, TODAY + timedelta(days)).value
    assert (now is None) == (later is None)
    assert now is None or later is None or (now.month, now.day) == (later.month, later.day)
