import math
from datetime import date, datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from tests.values.any_cell import any_cell
from tests.values.cycle_cases import CYCLES
from tests.values.writing import written
from xlfunnel.language import LANGUAGES
from xlfunnel.messages import say
from xlfunnel.values.cell import Cell, CellError, shown
from xlfunnel.values.cycle import read_cycle
from xlfunnel.values.interval import Interval
from xlfunnel.values.reading import Reading, Status
from xlfunnel.values.text import typed

REGISTERED = date(2024, 3, 1)
WORDS = """
1 3 10 30 1.5 2024 个 月 年 周 天 日 季度 Q 半 一 三 十 两三 几 多 来 把 - ~ 到
以上 以内 前 后 底 初 中 下 本 明年 上半年 号 份 左右 待定 尽快 （ ） ， ≥ < + months
week 国庆 32 / .
"""
CELLS = any_cell(WORDS)
PERIODS = [
    text
    for text, expected in CYCLES
    if written(read_cycle(text)) == "unknown cycle.needs_date" and expected != "unknown"
]

TO_TRADITIONAL = OpenCC("s2t")
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}  # ASCII to its full-width twin


def days(text: str, registered_on: date | None = REGISTERED) -> Interval:
    value = read_cycle(text, registered_on).value
    assert value is not None
    return value


@pytest.mark.parametrize(("text", "expected"), CYCLES)
def test_a_cycle_means_what_a_sales_team_takes_it_for(text: str, expected: str) -> None:
    assert written(read_cycle(text, REGISTERED)) == expected


@pytest.mark.parametrize(("text", "expected"), CYCLES)
def test_traditional_characters_and_full_width_forms_mean_the_same(
    text: str, expected: str
) -> None:
    assert written(read_cycle(TO_TRADITIONAL.convert(text), REGISTERED)) == expected
    assert written(read_cycle(text.translate(WIDE), REGISTERED)) == expected


def test_the_table_is_as_large_as_promised() -> None:
    assert len({text for text, _ in CYCLES}) >= 150


@pytest.mark.parametrize(
    "same",
    [
        ("30天", "1个月", "一个月"),
        ("90天", "3个月", "一个季度", "一季度"),
        ("180天", "6个月", "半年", "两个季度"),
        ("360天", "12个月", "一年", "四个季度", "两个半年"),
        ("14天", "两周", "2个星期"),
    ],
)
def test_lengths_that_people_take_for_the_same_agree(same: tuple[str, ...]) -> None:
    assert len({days(text) for text in same}) == 1


@pytest.mark.parametrize(
    ("text", "high", "middle", "low"),
    [  # S2: high up to one month, low from three months on; SPEC §4 for the open ends
        ("1个月", True, False, False),
        ("1个月以内", True, False, False),
        ("不超过1个月", True, False, False),
        ("1个月以上", False, True, False),
        ("1-3个月", False, True, False),
        ("3个月以内", False, True, False),
        ("3个月", False, False, True),
        ("≥3个月", False, False, True),
        ("3个月以上", False, False, True),
        ("尽快", True, False, False),
        ("年底前", False, False, True),
    ],
)
def test_it_falls_into_the_band_of_s2(text: str, high: bool, middle: bool, low: bool) -> None:
    position = days(text).position()
    bands = (position <= (30, 0), (30, 0) < position < (90, 0), position >= (90, 0))
    assert bands == (high, middle, low)


@pytest.mark.parametrize("text", PERIODS)
def test_a_period_is_unknown_without_the_registration_date_and_says_so(text: str) -> None:
    reading = read_cycle(text)
    assert reading == Reading(text, Status.UNKNOWN, note="cycle.needs_date")
    assert text in say(reading.note, value=reading.text)


def test_the_periods_of_the_table_are_those_that_need_a_date() -> None:
    assert {"Q3", "年底前", "10月底前", "下个月", "明年", "国庆前", "6月30日"} <= set(PERIODS)
    assert not {"1个月", "半年", "一季度", "尽快"} & set(PERIODS)


@pytest.mark.parametrize(
    ("registered_on", "text", "expected"),
    [
        # 15 July lies in Q3: it has begun, 30 September is 77 days off
        (date(2024, 7, 15), "Q3", "[0 .. 77]"),
        # in October Q3 is over, so it is that of 2025: 1 July is 263 days off
        (date(2024, 10, 11), "Q3", "[263 .. 354]"),
        # on the year's last day the end of the year is today
        (date(2024, 12, 31), "年底前", "(-inf .. 0]"),
        (date(2024, 12, 31), "下个月", "[1 .. 31]"),
        (date(2024, 1, 31), "下个月", "[1 .. 29]"),  # February of a leap year
        (date(2024, 2, 29), "月底前", "(-inf .. 0]"),
        (date(2024, 12, 30), "本周内", "(-inf .. 6]"),  # Monday to Sunday, 5 January
        (date(2024, 11, 5), "10月底前", "(-inf .. 360]"),  # 31 October 2025
        (date(2024, 7, 15), "Q3前", "(-inf .. 351)"),  # before the next Q3: 1 July 2025
        (date(2024, 3, 31), "31号前", "(-inf .. 0]"),
        (datetime(2024, 3, 1, 17, 30), "6月30日", "121"),
    ],
)
def test_periods_count_from_the_registration(registered_on: date, text: str, expected: str) -> None:
    assert written(read_cycle(text, registered_on)) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (30.0, "30"),  # a number cell is days
        (1.5, "1.5"),
        (0.0, "0"),
        (-3.0, "unreadable cycle.unreadable"),
        (45292.0, "unreadable cycle.unreadable"),  # a date's serial number
        (math.nan, "unreadable cycle.unreadable"),
        (math.inf, "unreadable cycle.unreadable"),
        (True, "unreadable cycle.unreadable"),
        (CellError("#N/A"), "unreadable text.error"),
        (datetime(2024, 2, 3), "unreadable cycle.is_date"),
        (None, "blank"),
        ("\ufeff \xa0", "blank"),
    ],
)
def test_other_cells_than_texts_are_read_too(cell: Cell, expected: str) -> None:
    assert written(read_cycle(cell, REGISTERED)) == expected


def test_a_date_that_excel_made_of_a_range_is_told_as_it_was_typed() -> None:
    assert read_cycle(datetime(2024, 2, 3)).hint == "2-3"


@pytest.mark.parametrize("text", [text for text, expected in CYCLES if "cycle." in expected])
def test_every_doubt_is_told_in_three_languages(text: str) -> None:
    reading = read_cycle(text, REGISTERED)
    for language in LANGUAGES:
        assert text in say(reading.note, language, value=reading.text, hint=reading.hint)


@pytest.mark.parametrize(
    "text", ["1" * 199 + "x", "一" * 200, "1个月" * 66, "(" * 99 + "万", "月" * 32767]
)
def test_a_senseless_text_is_refused_at_once(text: str) -> None:
    # a pattern that tries every way to cut a row of digits would not come back
    assert written(read_cycle(text, REGISTERED)) == "unreadable cycle.unreadable"


@given(CELLS, st.none() | st.dates())
@settings(deadline=None, max_examples=800)
def test_reading_never_fails_and_keeps_its_promises(cell: Cell, registered_on: date | None) -> None:
    reading = read_cycle(cell, registered_on)
    assert reading.text == shown(cell)
    assert (reading.status is Status.BLANK) == (typed(cell) == "")
    assert (reading.value is not None) == (reading.status in (Status.READ, Status.UNSURE))
    has_note = reading.status in (Status.UNSURE, Status.UNREADABLE)
    assert (reading.note != "") == (has_note or reading.note == "cycle.needs_date")
    if reading.value is not None:
        assert reading.value.low <= reading.value.high
        assert reading.value.low == -math.inf or reading.value.low >= 0
        assert math.isfinite(reading.value.low) or math.isfinite(reading.value.high)


UNITS = [
    ("天", 1),
    ("周", 7),
    ("个星期", 7),
    ("个月", 30),
    ("個月", 30),
    ("个季度", 90),
    ("年", 360),
]
RANGES = ("{0}-{1}{2}", "{0}{2}-{1}{2}", "{0}～{1} {2}", "{0}到{1}{2}左右", "大概{0}至{1}{2}吧")


@given(
    st.integers(1, 9),
    st.integers(1, 9),
    st.sampled_from(UNITS),
    st.sampled_from(RANGES),
)
@settings(deadline=None)
def test_a_range_reads_back_from_every_spelling(
    one: int, other: int, unit: tuple[str, int], spelling: str
) -> None:
    low, high = sorted((one, other))
    assume(low < high)
    name, length = unit
    text = spelling.format(low, high, name)
    assert read_cycle(text) == Reading(text, Status.READ, Interval(low * length, high * length))


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.integers(1, 4))
@settings(deadline=None)
def test_a_quarter_ends_on_its_last_day(registered_on: date, quarter: int) -> None:
    end = registered_on + timedelta(days(f"Q{quarter}", registered_on).high)
    assert (end + timedelta(1)).day == 1
    assert end.month == quarter * 3
    assert 0 <= (end - registered_on).days <= 366


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.integers(0, 3000))
@settings(deadline=None)
def test_a_day_is_as_far_off_as_the_calendar_says(registered_on: date, distance: int) -> None:
    day = registered_on + timedelta(distance)
    expected = Interval.point(distance)
    assert days(f"{day.year}年{day.month}月{day.day}日", registered_on) == expected
    assert days(f"{day:%Y-%m-%d}", registered_on) == expected
