import math
from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.values.any_cell import any_cell
from tests.values.writing import written
from xlfunnel.language import LANGUAGES
from xlfunnel.messages import say
from xlfunnel.values.cell import Cell, CellError, shown
from xlfunnel.values.numbers import read_count, read_days, read_money, read_number, read_rate
from xlfunnel.values.reading import Reading, Status
from xlfunnel.values.text import typed

Case = tuple[Cell, str]

NUMBERS: list[Case] = [
    ("12", "12"),
    (" 12 ", "12"),
    ("１２", "12"),
    ("1,200.5", "1_200.5"),
    ("-3", "-3"),
    ("−3", "-3"),  # the minus sign
    ("+3", "3"),
    ("负五", "-5"),
    (".5", "0.5"),
    ("十五", "15"),
    ("一百二十", "120"),
    ("1.2万", "12_000"),
    ("(12)", "12"),
    ("约300", "unsure number.about 300"),
    ("-300左右", "unsure number.about -300"),
    ("10-20", "unreadable number.range"),
    ("十几", "unreadable number.range"),
    (">5", "unreadable number.range"),
    ("5个", "unreadable number.unreadable"),
    ("5%", "unreadable number.unreadable"),
    ("1 200", "unreadable number.unreadable"),
    ("1,2", "unreadable number.range"),  # one or two
    ("1e5", "unreadable number.unreadable"),
    ("abc", "unreadable number.unreadable"),
    ("待定", "unknown"),
    ("-", "unknown"),
]
MONEY: list[Case] = [
    ("12万", "120_000"),
    ("￥120,000", "120_000"),
    ("1.5亿", "150_000_000"),
    ("1,200.50元", "1_200.5"),
    ("1200.5", "1_200.5"),
    ("15", "15"),  # an exact amount in a money column is what it says
    ("3w", "30_000"),
    ("3.5K", "3_500"),
    ("12万5", "125_000"),
    ("120000元", "120_000"),
    ("120000 元整", "120_000"),
    ("十五万元整", "150_000"),
    ("壹拾贰萬叄仟圓整", "123_000"),
    ("RMB 3,500", "3_500"),
    ("人民币3500元", "3_500"),
    ("￥1,200.00", "1_200"),
    ("10万(含税)", "100_000"),
    ("合同额10万", "100_000"),
    ("-500", "-500"),  # a refund
    ("-￥500", "-500"),
    ("0", "0"),
    (1200.5, "1_200.5"),
    (-500.0, "-500"),
    (0.0, "0"),
    ("约3万", "unsure number.about 30_000"),
    ("3万左右", "unsure number.about 30_000"),
    ("10万（待确认）", "unsure number.about 100_000"),
    ("2万/台", "unsure number.price_of_one 20_000"),
    ("10-15万", "unreadable number.range"),
    ("5000万以上", "unreadable number.range"),
    ("十几万", "unreadable number.range"),
    ("2万美元", "unreadable number.currency"),
    ("$500", "unreadable number.currency"),
    ("$500人民币", "unreadable number.currency"),
    ("很多", "unreadable number.unreadable"),
    ("未定", "unknown"),
    ("面议", "unknown"),
]
COUNTS: list[Case] = [
    ("50", "50"),
    ("50人", "50"),
    ("50 人", "50"),
    ("1,200人", "1_200"),
    ("五十人", "50"),
    ("员工50人", "50"),
    ("3家", "3"),
    ("2个门店", "unreadable number.unreadable"),
    (50.0, "50"),
    ("约300名员工", "unsure number.about 300"),
    ("50人左右", "unsure number.about 50"),
    ("100-499人", "unsure number.lowest 100"),
    ("50人以上", "unsure number.lowest 50"),
    ("1000+", "unsure number.lowest 1_000"),
    ("200多人", "unsure number.lowest 200"),
    ("2000余人", "unsure number.lowest 2_000"),
    ("十几个人", "unsure number.lowest 11"),
    ("上千人", "unsure number.lowest 1_000"),
    ("50人以下", "unreadable number.range"),
    ("不到100人", "unreadable number.range"),
    ("大企业", "unreadable number.unreadable"),
    ("未知", "unknown"),
]
DAYS: list[Case] = [
    ("3", "3"),
    ("3天", "3"),
    ("3日", "3"),
    ("两周", "14"),
    ("半年", "180"),
    ("1个月", "30"),
    ("48小时", "2"),
    ("5个工作日", "7"),
    ("3 days", "3"),
    (3.0, "3"),
    (0.5, "0.5"),
    ("3天左右", "unsure number.about 3"),
    ("2-3天", "unreadable number.range"),
    ("3天内", "unreadable number.range"),
    ("明天", "unreadable number.unreadable"),
    ("不确定", "unknown"),
]
RATES: list[Case] = [
    ("30%", "0.3"),
    ("30 %", "0.3"),
    ("３０％", "0.3"),
    ("3.5%", "0.035"),
    ("5‰", "0.005"),
    ("0.3", "0.3"),
    ("0", "0"),
    ("1", "1"),
    ("100%", "1"),
    ("120%", "1.2"),
    ("-5%", "-0.05"),
    ("百分之三十", "0.3"),
    ("三成", "0.3"),
    ("八成把握", "0.8"),
    ("胜率60%", "0.6"),
    (0.3, "0.3"),
    (1.2, "1.2"),  # a cell formatted as a percentage
    (-0.05, "-0.05"),
    ("30", "unsure number.rate 0.3"),
    ("1.2", "unsure number.rate 0.012"),
    (90.0, "unsure number.rate 0.9"),
    ("30%左右", "unsure number.about 0.3"),
    ("30-40%", "unreadable number.range"),
    ("50%以上", "unreadable number.range"),
    ("高", "unreadable number.unreadable"),
    ("不好说", "unknown"),
]
Reader = Callable[[Cell], Reading[float]]
TABLES: list[tuple[Reader, list[Case]]] = [
    (read_number, NUMBERS),
    (read_money, MONEY),
    (read_count, COUNTS),
    (read_days, DAYS),
    (read_rate, RATES),
]
CASES = [(read, cell, expected) for read, cases in TABLES for cell, expected in cases]
READERS = [read for read, _ in TABLES]
WORDS = """
1 0 30 .5 , - + 万 % 成 人 天 元 $ ￥ 约 几 十 三 多 以上 待定 /台 （ ） 百分之 负 软
"""


@pytest.mark.parametrize(("read", "cell", "expected"), CASES)
def test_a_number_is_read_as_people_type_it(read: Reader, cell: Cell, expected: str) -> None:
    assert written(read(cell)) == expected


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, "blank"),
        ("\u3000\u200b", "blank"),
        (True, "unreadable number.unreadable"),
        (math.nan, "unreadable number.unreadable"),
        (-math.inf, "unreadable number.unreadable"),
        (CellError("#DIV/0!"), "unreadable text.error"),
        (datetime(1900, 2, 19), "unreadable number.is_date"),  # 50 in a date format
    ],
)
def test_a_cell_without_a_number_gives_none(read: Reader, cell: Cell, expected: str) -> None:
    assert written(read(cell)) == expected


@pytest.mark.parametrize(
    ("read", "cell"), [(read, cell) for read, cell, expected in CASES if "number." in expected]
)
def test_every_doubt_is_told_in_three_languages(read: Reader, cell: Cell) -> None:
    reading = read(cell)
    for language in LANGUAGES:
        assert shown(cell) in say(reading.note, language, value=reading.text, hint=reading.hint)


def test_a_foreign_currency_is_named() -> None:
    reading = read_money("2万美元")
    assert "USD" in say(reading.note, value=reading.text, hint=reading.hint)


@given(any_cell(WORDS), st.sampled_from(READERS))
@settings(deadline=None, max_examples=600)
def test_reading_never_fails_and_keeps_its_promises(cell: Cell, read: Reader) -> None:
    reading = read(cell)
    assert reading.text == shown(cell)
    assert (reading.status is Status.BLANK) == (typed(cell) == "")
    assert (reading.value is not None) == (reading.status in (Status.READ, Status.UNSURE))
    assert (reading.note != "") == (reading.status in (Status.UNSURE, Status.UNREADABLE))
    assert reading.value is None or math.isfinite(reading.value)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_cell_is_its_number(number: float) -> None:
    for read in (read_number, read_money, read_count, read_days):
        assert read(number) == Reading(shown(number), Status.READ, number)


@given(st.integers(-(10**12), 10**12).map(lambda cents: cents / 100))
@settings(deadline=None)
def test_an_amount_reads_back_from_every_spelling(amount: float) -> None:
    for text in (f"{amount:.2f}", f"{amount:,.2f}", f"{amount:,.2f}元", f"{amount:.2f} RMB"):
        assert read_money(text).value == pytest.approx(amount, abs=1e-4)


@given(st.integers(0, 10_000))
@settings(deadline=None)
def test_a_percentage_reads_back(hundredths: int) -> None:
    assert read_rate(f"{hundredths / 100:.2f}%").value == pytest.approx(hundredths / 10_000)
