import math
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.values.any_cell import any_cell
from xlfunnel.messages import say
from xlfunnel.values.cell import Cell, CellError, shown
from xlfunnel.values.reading import Reading, Status
from xlfunnel.values.text import fold, read_id, read_text, typed

CELLS = any_cell("LX 0 138 \u200b \ufeff 展會 Ａ E+ . 0012 \u200d")

# Pairs that a person takes for the same text.
SAME = [
    ("展会", "展會"),
    ("官网表单", "官網表單"),
    ("高意向", "高意向 "),
    ("高意向", "\u3000高意向"),
    ("高意向", "高意向\n"),
    ("高意向", "高\u200b意向"),
    ("高意向", "\ufeff高意向"),
    ("LinkedIn", "linkedin"),
    ("LinkedIn", "ＬｉｎｋｅｄＩｎ"),
    ("LX20240301001", "ｌｘ２０２４０３０１００１"),
    ("A", "Ａ"),
    ("北京 分公司", "北京\xa0分公司"),
    ("北京 分公司", "北京 \t 分公司"),
    ("臺灣", "台湾"),
    ("台灣", "台湾"),
    ("聯絡方式", "联络方式"),
    ("決策週期", "决策周期"),
    ("(含税)", "（含稅）"),
    ("50%", "５０％"),
    ("￥", "¥"),
    ("STRASSE", "straße"),
    ("①", "1"),
    ("㎡", "m2"),
    ("\u5de5\u53f8\u200d", "工司"),
    ("e\u0301t\u00e9", "\u00e9te\u0301"),  # combined and decomposed accents
]
# Pairs that look alike and are not the same.
DIFFERENT = [
    ("高意向", "中意向"),
    ("展会", "展 会"),
    ("LX1", "LX01"),
    ("A1", "A-1"),
    ("", "-"),
]
TYPED: list[tuple[Cell, str]] = [
    (None, ""),
    ("", ""),
    ("   ", ""),
    ("\u3000", ""),
    ("\xa0\u200b\ufeff", ""),
    ("\r\n", ""),
    ("张经理", "张经理"),
    ("\ufeff 张经理\u200b", "张经理"),
    ("\xa0张 经理\xa0", "张 经理"),  # the blank inside is the person's
    ("張經理", "張經理"),  # nothing is rewritten
    ("ＡＢＣ", "ＡＢＣ"),
    (13800138000.0, "13800138000"),
    (0.5, "0.5"),
    (-3.0, "-3"),
    (True, "TRUE"),
    (datetime(2024, 3, 1), "2024-03-01"),
    (datetime(2024, 3, 1, 9, 30), "2024-03-01 09:30"),
    ("=HYPERLINK(1)", "=HYPERLINK(1)"),
]
IDS: list[tuple[Cell, Status, str | None, str]] = [
    ("LX20240301001", Status.READ, "LX20240301001", ""),
    (" LX20240301001\u200b", Status.READ, "LX20240301001", ""),
    ("L0001", Status.READ, "L0001", ""),
    ("0012", Status.READ, "0012", ""),
    ("5420aad7fec3549a85876ba1c529bd84", Status.READ, "5420aad7fec3549a85876ba1c529bd84", ""),
    ("客户-7", Status.READ, "客户-7", ""),
    (13800138000.0, Status.READ, "13800138000", ""),
    (20240301.0, Status.READ, "20240301", ""),
    (0.0, Status.READ, "0", ""),
    (999999999999999.0, Status.READ, "999999999999999", ""),  # 15 digits
    (1e15, Status.UNSURE, "1000000000000000.0", "text.id_lost_digits"),
    (20240301000000001.0, Status.UNSURE, "2.0240301e+16", "text.id_lost_digits"),
    ("2.0240301E+16", Status.UNSURE, "2.0240301E+16", "text.id_lost_digits"),
    ("1E+05", Status.UNSURE, "1E+05", "text.id_lost_digits"),
    (datetime(2024, 3, 1), Status.UNSURE, "2024-03-01", "text.id_is_date"),
    (None, Status.BLANK, None, ""),
    ("\u3000", Status.BLANK, None, ""),
    (CellError("#REF!"), Status.UNREADABLE, None, "text.error"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_a_person_takes_for_the_same_folds_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_differs_stays_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_folding_leaves_single_blanks_inside_and_none_at_the_ends() -> None:
    assert fold("  北京\t\n 分公司　") == "北京 分公司"


@pytest.mark.parametrize(("cell", "expected"), TYPED)
def test_typed_is_what_was_typed_without_invisible_edges(cell: Cell, expected: str) -> None:
    assert typed(cell) == expected


@pytest.mark.parametrize("cell", [cell for cell, text in TYPED if text])
def test_text_is_read_as_typed(cell: Cell) -> None:
    assert read_text(cell) == Reading(shown(cell), Status.READ, typed(cell))


@pytest.mark.parametrize("cell", [cell for cell, text in TYPED if not text])
def test_a_cell_of_blanks_is_blank(cell: Cell) -> None:
    assert read_text(cell) == Reading(shown(cell), Status.BLANK)


def test_an_error_value_is_not_text() -> None:
    reading = read_text(CellError("#DIV/0!"))
    assert (reading.status, reading.value) == (Status.UNREADABLE, None)
    assert "#DIV/0!" in say(reading.note, "zh-CN", value=reading.text, hint=reading.hint)


@pytest.mark.parametrize(("cell", "status", "value", "note"), IDS)
def test_an_id_keeps_its_digits_or_says_that_they_are_lost(
    cell: Cell, status: Status, value: str | None, note: str
) -> None:
    assert read_id(cell) == Reading(shown(cell), status, value, note)


@given(st.text(), st.sampled_from(["", " ", "\u3000", "\u200b", "\ufeff", "\xa0"]))
@settings(deadline=None)
def test_invisible_characters_never_matter_for_comparing(text: str, edge: str) -> None:
    assert fold(edge + text + edge) == fold(text)


@given(st.text())
@settings(deadline=None)
def test_a_folded_text_has_no_double_blanks_and_no_edges(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())


@given(CELLS)
@settings(deadline=None)
def test_the_readers_never_fail_and_keep_the_original(cell: Cell) -> None:
    for reading in (read_text(cell), read_id(cell)):
        assert reading.text == shown(cell)
        assert (reading.status is Status.BLANK) == (typed(cell) == "")
        has_value = reading.status in (Status.READ, Status.UNSURE)
        assert (reading.value is not None) == has_value


@given(st.floats())
def test_a_number_is_an_exact_id_up_to_15_digits(number: float) -> None:
    is_exact = math.isfinite(number) and abs(number) < 1e15
    assert (read_id(number).status is Status.READ) == is_exact
