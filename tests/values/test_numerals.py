import math

import pytest
from cn2an import an2cn
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.values.writing import written_interval
from xlfunnel.values.interval import Interval
from xlfunnel.values.numerals import numeral

NUMERALS = [
    ("0", "0"),
    ("15", "15"),
    ("1,200.50", "1_200.5"),
    (".5", "0.5"),
    ("1.15万", "11_500"),  # exact, though 1.15 is not in binary
    ("1万5", "15_000"),
    ("1万5千", "15_000"),
    ("1万500", "10_500"),
    ("1万五", "15_000"),
    ("3千5", "3_500"),
    ("1亿2000万", "120_000_000"),
    ("10百万", "10_000_000"),
    ("1000万亿", "1e+15"),
    ("零", "0"),
    ("十", "10"),
    ("十五", "15"),
    ("廿", "20"),
    ("两", "2"),
    ("二百五十", "250"),
    ("三百五", "350"),
    ("一千零五", "1_005"),
    ("三万五", "35_000"),
    ("一亿五", "150_000_000"),
    ("一点五", "1.5"),
    ("两点五万", "25_000"),
    ("百万", "1_000_000"),
    ("壹拾贰万叁仟", "123_000"),
    ("二〇二四", "2_024"),
    ("二零二四", "2_024"),
    ("三四", "[3 .. 4]"),
    ("两三", "[2 .. 3]"),
    ("三五", "[3 .. 5]"),
    ("七八十", "[70 .. 80]"),
    ("十七八", "[17 .. 18]"),
    ("一二十", "[10 .. 20]"),
    ("一百二三十", "[120 .. 130]"),
    ("几", "[2 .. 9]"),
    ("几十", "[20 .. 90]"),
    ("数百", "[200 .. 900]"),
    ("十几", "[11 .. 19]"),
    ("30几", "[31 .. 39]"),
    ("一百几十", "[110 .. 190]"),
    ("十多", "(10 .. 20)"),
    ("二十多", "(20 .. 30)"),
    ("120多", "(120 .. 130)"),
    ("一百多", "(100 .. 200)"),
    ("500余", "(500 .. 600)"),
    ("十多万", "(100_000 .. 200_000)"),
    ("10万多", "(100_000 .. 110_000)"),
    ("1.5亿多", "(150_000_000 .. 160_000_000)"),
    ("二十来", "20"),
    ("10来万", "100_000"),
]
NONE = ["", "万", "亿", "百", "点", "多", "来", "一五", "五三", "一二三", "十十", "1,2", "12,0000"]
NONE += [
    "1.5万5",
    "1万2万",
    "1二",
    "一千0",
    "1.5十",
    "5几",
    "十万八万",
    "1" * 41,
    "-5",
    "①",
    "٣",
    "x",
]


@pytest.mark.parametrize(("text", "expected"), NUMERALS)
def test_a_numeral_means_what_people_say_with_it(text: str, expected: str) -> None:
    found = numeral(text)
    assert found is not None
    assert written_interval(found) == expected


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_numeral_is_not_guessed(text: str) -> None:
    assert numeral(text) is None


@given(st.integers(0, 10**12))
@settings(deadline=None)
def test_a_plain_number_reads_back_in_figures(number: int) -> None:
    assert numeral(str(number)) == numeral(f"{number:,}") == Interval.point(number)


@given(st.integers(0, 99_999_999))
@settings(deadline=None)
def test_a_plain_number_reads_back_in_chinese(number: int) -> None:
    assert numeral(an2cn(number)) == Interval.point(number)


@given(st.integers(1, 99999), st.integers(0, 9), st.sampled_from([("万", 10**4), ("亿", 10**8)]))
def test_tenths_of_a_unit_are_exact(whole: int, tenth: int, unit: tuple[str, int]) -> None:
    name, size = unit
    expected = whole * size + tenth * size // 10
    assert numeral(f"{whole}.{tenth}{name}") == Interval.point(expected)


@given(st.text("〇零一二两三四五六七八九十百千万亿廿几数来多余点0123456789.,", max_size=12))
@settings(deadline=None, max_examples=500)
def test_any_row_of_numerals_is_a_range_or_nothing(text: str) -> None:
    found = numeral(text)
    if found is not None:
        assert 0 <= found.low <= found.high < math.inf
