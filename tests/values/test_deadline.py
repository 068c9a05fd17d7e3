"""下一步行动 with a date in prose → 下一步截止日, its year from 跟进日期 (SPEC §2)."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.values.deadline_cases import CASES, NEVER, ON_OTHER_DAYS, WRITTEN_ON
from xlfunnel.messages import say
from xlfunnel.values.cell import Cell, CellError, midnight, shown
from xlfunnel.values.deadline import read_deadline
from xlfunnel.values.reading import Reading, Status

FOLLOW_UPS = st.dates(date(1991, 1, 1), date(2099, 1, 1))
CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(),
    st.text(),
    st.text(alphabet="0123456789一两三十半下本个周月日号天年季度底前内后-至./:点 ", max_size=24),
    st.datetimes(),
    st.builds(CellError, st.sampled_from(["#N/A", "#REF!", "#DIV/0!"])),
)
MARKS = {Status.READ: "", Status.UNSURE: "?", Status.UNREADABLE: "!", Status.BLANK: ""}


def outcome(reading: Reading[datetime]) -> str:
    moment = ""
    if reading.value:
        moment = f"{reading.value:%Y-%m-%d %H:%M}".removesuffix(" 00:00").removeprefix("2024-")
    return moment + MARKS[reading.status]


@pytest.mark.parametrize(("cell", "expected"), CASES, ids=[repr(cell) for cell, _ in CASES])
def test_the_deadline_in_prose_is_found(cell: Cell, expected: str) -> None:
    assert outcome(read_deadline(cell, WRITTEN_ON)) == expected


@pytest.mark.parametrize(("written_on", "cell", "expected"), ON_OTHER_DAYS)
def test_the_year_comes_from_the_follow_up(written_on: date, cell: Cell, expected: str) -> None:
    assert outcome(read_deadline(cell, written_on)) == expected


@pytest.mark.parametrize(("cell", "expected"), NEVER)
def test_without_a_follow_up_date_only_full_dates_are_told(cell: Cell, expected: str) -> None:
    assert outcome(read_deadline(cell, None)) == expected


def test_there_are_at_least_150_different_cells() -> None:
    assert len({repr(cell) for cell, _ in CASES}) == len(CASES) >= 150


@pytest.mark.parametrize(("cell", "expected"), (*CASES, *NEVER))
def test_every_doubt_has_a_message(cell: Cell, expected: str) -> None:
    for reading in (read_deadline(cell, None), read_deadline(cell, WRITTEN_ON)):
        assert bool(reading.note) is (reading.status in (Status.UNSURE, Status.UNREADABLE))
        if reading.note:
            assert say(reading.note, value=reading.text, hint=reading.hint)


def test_prose_without_a_date_is_no_error() -> None:
    reading = read_deadline("等客户通知", WRITTEN_ON)

    assert (reading.status, reading.text, reading.note) == (Status.BLANK, "等客户通知", "")


def test_a_follow_up_at_a_time_of_day_counts_by_its_day() -> None:
    assert read_deadline("今天", datetime(2024, 3, 6, 18)).value == datetime(2024, 3, 6)


@given(CELLS, st.one_of(st.none(), st.dates()))
def test_no_cell_makes_the_reader_fail_and_the_text_is_kept(
    cell: Cell, follow_up_date: date | None
) -> None:
    reading = read_deadline(cell, follow_up_date)

    assert reading.text == shown(cell)
    assert (reading.value is None) is (reading.status not in (Status.READ, Status.UNSURE))
    if reading.status is Status.READ and follow_up_date and isinstance(cell, str):
        assert reading.value is not None
        assert reading.value >= midnight(follow_up_date)


@given(st.text(alphabet=" \t\n\r\u3000\u200b\ufeff"), FOLLOW_UPS)
def test_blanks_are_blank(text: str, follow_up_date: date) -> None:
    assert read_deadline(text, follow_up_date).status is Status.BLANK


@given(
    FOLLOW_UPS,
    st.integers(0, 180),
    st.sampled_from(["{}月{}日前发方案", "拟{}/{}前拜访", "{}月{}號簽約"]),
)
def test_a_date_within_half_a_year_gets_the_right_year(
    follow_up_date: date, days: int, spelling: str
) -> None:
    day = follow_up_date + timedelta(days)
    if (day.month, day.day) == (2, 29):
        day += timedelta(1)

    found = read_deadline(spelling.format(day.month, day.day), follow_up_date)

    assert found.value == midnight(day)
    assert found.status is Status.READ


@given(
    FOLLOW_UPS,
    st.integers(1, 400),
    st.sampled_from(["{}天内发方案", "{}日内", "{} 天后", "过{}天再联系"]),
)
def test_so_many_days_are_counted_from_the_follow_up(
    follow_up_date: date, days: int, spelling: str
) -> None:
    expected = midnight(follow_up_date + timedelta(days))

    assert read_deadline(spelling.format(days), follow_up_date).value == expected


@given(FOLLOW_UPS, st.integers(0, 6), st.sampled_from(["下周{}", "下星期{}拜访", "下週{}前"]))
def test_a_day_of_next_week_lies_in_the_next_week(
    follow_up_date: date, weekday: int, spelling: str
) -> None:
    found = read_deadline(spelling.format("一二三四五六日"[weekday]), follow_up_date).value

    assert found is not None
    assert found.weekday() == weekday
    monday = follow_up_date - timedelta(follow_up_date.weekday())
    assert timedelta(7) <= found - midnight(monday) < timedelta(14)


@given(FOLLOW_UPS, st.integers(1, 60))
def test_working_days_are_mondays_to_fridays(follow_up_date: date, days: int) -> None:
    day, left = follow_up_date, days
    while left:
        day += timedelta(1)
        left -= day.weekday() < 5

    assert read_deadline(f"{days}个工作日内", follow_up_date).value == midnight(day)


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("3月20號前發送方案", "3月20号前发送方案"),
        ("下週三拜訪", "下周三拜访"),
        ("兩週內", "两周内"),
        ("3個工作日內", "3个工作日内"),
        ("禮拜五前", "礼拜五前"),
        ("下個月15號", "下个月15号"),
    ],
)
def test_traditional_and_simplified_are_equal(traditional: str, simplified: str) -> None:
    readings = [read_deadline(text, WRITTEN_ON).value for text in (traditional, simplified)]

    assert readings[0] == readings[1] is not None
