"""Dates (SPEC §2): serials, Chinese, English and ISO spellings; ambiguity is reported."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.values.date_cases import CASES, REFERENCE, WITHOUT_REFERENCE
from xlfunnel.messages import say
from xlfunnel.values.cell import Cell, CellError, midnight, shown
from xlfunnel.values.dates import read_date
from xlfunnel.values.reading import Reading, Status

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(),
    st.text(),
    st.text(alphabet="0123456789-/.年月日号上下午点: tz+〇一二三十民国", max_size=24),
    st.datetimes(),
    st.builds(CellError, st.sampled_from(["#N/A", "#REF!", "#DIV/0!"])),
)
# Every way to write a day that leaves no doubt about it.
SPELLINGS = (
    "{0:%Y-%m-%d}",
    "{0:%Y/%m/%d}",
    "{0:%Y.%m.%d}",
    "{0:%Y%m%d}",
    "{0.year}-{0.month}-{0.day}",
    "{0.year}/{0.month}/{0.day}",
    "{0.year}年{0.month}月{0.day}日",
    "{0.year}年{0.month}月{0.day}号",
    "{0.year}年{0.month}月{0.day}號 14:30",
    "{0.year} 年 {0.month} 月 {0.day} 日",
    "{0:%Y-%m-%d} 08:05:09",
    "{0:%Y-%m-%d}T08:05:09",
    "{0:%Y-%m-%d}T08:05:09+08:00",
    "{0.year}/{0.month}/{0.day} 下午 2:30",
    "{0:%b} {0.day}, {0.year}",
    "{0.day} {0:%B} {0.year}",
    "{0:%d-%b-%Y}",
)


def outcome(reading: Reading[datetime]) -> str:
    moment = ""
    if reading.value:
        moment = str(reading.value).removesuffix(" 00:00:00")
    note = f"[{reading.note}]" if reading.note else ""
    return " ".join(filter(None, (reading.status.value, moment, note)))


@pytest.mark.parametrize(("cell", "expected"), CASES, ids=[repr(cell) for cell, _ in CASES])
def test_a_date_is_read_as_it_is_meant(cell: Cell, expected: str) -> None:
    assert outcome(read_date(cell, REFERENCE)) == expected


@pytest.mark.parametrize(("cell", "expected"), WITHOUT_REFERENCE)
def test_without_a_reference_a_year_is_not_guessed(cell: Cell, expected: str) -> None:
    assert outcome(read_date(cell)) == expected


def test_there_are_at_least_150_different_cells() -> None:
    assert len({repr(cell) for cell, _ in CASES}) == len(CASES) >= 150


def test_an_ambiguous_date_names_both_readings() -> None:
    reading = read_date("03/04/2024")

    assert reading.hint == "2024-03-04 / 2024-04-03"
    assert reading.hint in say(reading.note, value=reading.text, hint=reading.hint)


@pytest.mark.parametrize(("cell", "expected"), (*CASES, *WITHOUT_REFERENCE))
def test_every_doubt_has_a_message(cell: Cell, expected: str) -> None:
    for reading in (read_date(cell), read_date(cell, REFERENCE)):
        assert bool(reading.note) is (reading.status in (Status.UNSURE, Status.UNREADABLE))
        if reading.note:
            assert say(reading.note, value=reading.text, hint=reading.hint)


@given(CELLS, st.one_of(st.none(), st.dates()), st.booleans())
def test_no_cell_makes_the_reader_fail_and_the_text_is_kept(
    cell: Cell, reference: date | None, is_1904: bool
) -> None:
    reading = read_date(cell, reference, is_1904=is_1904)

    assert reading.text == shown(cell)
    assert (reading.value is None) is (reading.status not in (Status.READ, Status.UNSURE))


@given(st.text(alphabet=" \t\n\r\u3000\u200b\ufeff"))
def test_blanks_are_blank(text: str) -> None:
    assert read_date(text).status is Status.BLANK


@given(DAYS, st.sampled_from(SPELLINGS))
def test_a_day_is_the_same_however_it_is_spelt(day: date, spelling: str) -> None:
    reading = read_date(spelling.format(day))

    assert reading.status is Status.READ
    assert reading.value is not None
    assert reading.value.date() == day


@given(
    st.dates(date(2013, 1, 1), date(2099, 12, 31)), st.sampled_from(["{}.{}.{}", "{}年{}月{}日"])
)
def test_a_year_of_two_digits_is_of_this_century(day: date, spelling: str) -> None:
    written = spelling.format(day.year - 2000, day.month, day.day)

    assert read_date(written).value == midnight(day)


@given(DAYS, st.sampled_from(["民国{}年{}月{}日", "民國{}/{}/{}"]))
def test_a_year_of_the_republic_is_1911_less(day: date, spelling: str) -> None:
    written = spelling.format(day.year - 1911, day.month, day.day)

    assert read_date(written).value == midnight(day)


@given(DAYS)
def test_month_first_and_day_first_agree_or_are_told(day: date) -> None:
    reading = read_date(f"{day.month}/{day.day}/{day.year}")

    # Only a day up to the twelfth can be taken for a month; 3/3 is the same either way.
    is_clear = day.day > 12 or day.day == day.month
    assert reading.value == midnight(day)
    assert reading.status is (Status.READ if is_clear else Status.UNSURE)


@given(DAYS, st.dates(date(1991, 1, 1), date(2099, 12, 31)))
def test_a_day_without_year_is_the_nearest_one(day: date, reference: date) -> None:
    reading = read_date(f"{day.month}月{day.day}日", reference)

    if (day.month, day.day) == (2, 29) and reading.value is None:
        return  # no leap year is near enough
    assert reading.value is not None
    assert (reading.value.month, reading.value.day) == (day.month, day.day)
    is_leap_day = (day.month, day.day) == (2, 29)
    assert is_leap_day or abs(reading.value.date() - reference) <= timedelta(183)


@given(DAYS, st.integers(0, 86_399))
def test_a_serial_number_reads_back_in_both_calendars(day: date, seconds: int) -> None:
    moment = midnight(day) + timedelta(seconds=seconds)
    # 1 March 1900 is day 61, as Excel counts a 29 February 1900; 1 January 1904 is day 0.
    since_1900 = (moment - datetime(1900, 3, 1)) / timedelta(days=1) + 61
    since_1904 = (moment - datetime(1904, 1, 1)) / timedelta(days=1)

    assert read_date(since_1900).value == moment
    assert read_date(since_1904, is_1904=True).value == moment
    assert since_1900 - since_1904 == pytest.approx(1462)  # four years and a day, as Excel says


@given(DAYS, st.integers(-12, 14))
def test_a_zone_is_converted_to_the_clock_of_the_workbook(day: date, hours: int) -> None:
    there = datetime(day.year, day.month, day.day, 12, tzinfo=timezone(timedelta(hours=hours)))
    expected = there.astimezone(UTC).replace(tzinfo=None)

    assert read_date(there.isoformat(), zone=UTC).value == expected
    assert read_date(there.isoformat()).value == expected + timedelta(hours=8)


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("2024年3月1號", "2024年3月1号"),
        ("民國113年3月1日", "民国113年3月1日"),
        ("2024年3月1日 下午兩點", "2024年3月1日 下午两点"),
        ("2024年3月1日 下午三點", "2024年3月1日 下午三点"),
        ("後天", "后天"),
        ("待確認", "待确认"),
    ],
)
def test_traditional_and_simplified_are_equal(traditional: str, simplified: str) -> None:
    readings = [read_date(text, REFERENCE) for text in (traditional, simplified)]

    assert readings[0].value == readings[1].value
    assert readings[0].status is readings[1].status
