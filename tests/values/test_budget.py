import math
from datetime import datetime

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from tests.values.any_cell import any_cell
from tests.values.budget_cases import BUDGETS
from tests.values.writing import written
from xlfunnel.language import LANGUAGES
from xlfunnel.messages import say
from xlfunnel.values.budget import Budget, read_budget
from xlfunnel.values.cell import Cell, CellError, shown
from xlfunnel.values.interval import Interval
from xlfunnel.values.reading import Status
from xlfunnel.values.text import typed

WORDS = """
1 0 50 1.5 万 w k 亿 千 - ~ 至 到 十 二三 几 多 来 半 一 个 以上 以内 不超过 ≥ < +
左右 待定 元 $ ￥ USD 港币 /年 每台 （ ） 含税 ， 。 预算 软 級
"""
CELLS = any_cell(WORDS)
NOT_KNOWN = [text for text, expected in BUDGETS if expected == "unknown"]

TO_TRADITIONAL = OpenCC("s2t")
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}  # ASCII to its full-width twin


@pytest.mark.parametrize(("text", "expected"), BUDGETS)
def test_a_budget_means_what_a_sales_team_takes_it_for(text: str, expected: str) -> None:
    assert written(read_budget(text)) == expected


@pytest.mark.parametrize(("text", "expected"), BUDGETS)
def test_traditional_characters_and_full_width_forms_mean_the_same(
    text: str, expected: str
) -> None:
    assert written(read_budget(TO_TRADITIONAL.convert(text))) == expected
    assert written(read_budget(text.translate(WIDE))) == expected


def test_the_table_is_as_large_as_promised() -> None:
    assert len({text for text, _ in BUDGETS}) >= 150


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (120000.0, "120_000"),
        (1200.5, "1_200.5"),
        (15.0, "unsure budget.small 15"),  # 元 or 万?
        (0.0, "unsure budget.small 0"),
        (-5.0, "unreadable budget.unreadable"),
        (math.nan, "unreadable budget.unreadable"),
        (math.inf, "unreadable budget.unreadable"),
        (True, "unreadable budget.unreadable"),
        (CellError("#VALUE!"), "unreadable text.error"),
        (datetime(2024, 10, 15), "unreadable budget.is_date"),
        (None, "blank"),
        ("  \u200b\u3000", "blank"),
    ],
)
def test_other_cells_than_texts_are_read_too(cell: Cell, expected: str) -> None:
    assert written(read_budget(cell)) == expected


def test_a_date_that_excel_made_of_a_range_is_told_as_it_was_typed() -> None:
    assert read_budget(datetime(2024, 10, 15)).hint == "10-15"


@pytest.mark.parametrize("text", [text for text, expected in BUDGETS if "budget." in expected])
def test_every_doubt_is_told_in_three_languages(text: str) -> None:
    reading = read_budget(text)
    for language in LANGUAGES:
        assert text in say(reading.note, language, value=reading.text, hint=reading.hint)


def test_a_swapped_budget_says_how_it_was_taken() -> None:
    reading = read_budget("15-10万")
    assert "100,000-150,000" in say(reading.note, value=reading.text, hint=reading.hint)


@pytest.mark.parametrize(
    "text", ["1" * 199 + "x", "一" * 200, "10万 " * 50, "(" * 99 + "万", "预" * 32767]
)
def test_a_senseless_text_is_refused_at_once(text: str) -> None:
    # a pattern that tries every way to cut a row of digits would not come back
    assert written(read_budget(text)) == "unreadable budget.unreadable"


@given(CELLS)
@settings(deadline=None, max_examples=600)
def test_reading_never_fails_and_keeps_its_promises(cell: Cell) -> None:
    reading = read_budget(cell)
    assert reading.text == shown(cell)
    assert (reading.status is Status.BLANK) == (typed(cell) == "")
    assert (reading.value is not None) == (reading.status in (Status.READ, Status.UNSURE))
    assert (reading.note != "") == (reading.status in (Status.UNSURE, Status.UNREADABLE))
    if reading.value is not None:
        amount = reading.value.amount
        assert amount.low <= amount.high
        assert amount.low == -math.inf or amount.low >= 0
        assert math.isfinite(amount.low) or math.isfinite(amount.high)


AMOUNTS = st.integers(1, 9999)
RANGES = (
    "{0}-{1}万",
    "{0}万-{1}万",
    "{0}～{1}万元",
    "{0} 到 {1} 万",
    "{0}w至{1}W",
    "￥{0}万—{1}万",
    "预算{0}-{1}萬左右",
    "{0}-{1}万（含税）",
    "最低{0}万，最高{1}万",
    "≥{0}万，≤{1}万",
    "{2}-{3}元",
    "{2:,}-{3:,}元",
    "RMB {2:,} ~ {3:,}",
)


@given(AMOUNTS, AMOUNTS, st.sampled_from(RANGES))
@settings(deadline=None)
def test_a_range_reads_back_from_every_spelling(one: int, other: int, spelling: str) -> None:
    low, high = sorted((one, other))
    assume(low < high)
    text = spelling.format(low, high, low * 10_000, high * 10_000)
    reading = read_budget(text)
    assert reading.value is not None
    assert reading.value.amount == Interval(low * 10_000, high * 10_000)
    assert reading.status is Status.READ


@given(AMOUNTS, st.sampled_from(["{}万", "{}W", "{0}万元整", "人民币{}万", "约{}万", "{}萬左右"]))
@settings(deadline=None)
def test_an_amount_reads_back_from_every_spelling(number: int, spelling: str) -> None:
    reading = read_budget(spelling.format(number))
    assert reading.value is not None
    assert reading.value.amount == Interval.point(number * 10_000)
    assert reading.value.is_approximate == ("约" in spelling or "左右" in spelling)


@given(st.floats(1000, 1e12))
def test_a_number_cell_is_an_amount_in_yuan(number: float) -> None:
    assert read_budget(number).value == Budget(Interval.point(number))


@given(st.sampled_from(NOT_KNOWN), st.sampled_from(["", " ", "（", "【", "。", "！"]))
@settings(deadline=None)
def test_not_known_is_never_an_amount(text: str, mark: str) -> None:
    closing = {"（": "）", "【": "】"}.get(mark, mark)
    opening = mark if closing != mark else ""
    assert read_budget(opening + text + closing).status is Status.UNKNOWN
