import math
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import to_excel

from tests.xlsx.packages import MAIN
from xlfunnel.values.cell import Cell, CellError
from xlfunnel.xlsx.render import Formula, Renderer, kept_of, moment, number_text, serial
from xlfunnel.xlsx.sheetxml import CellXml, tags_of
from xlfunnel.xlsx.styles import Styles

STYLES = (
    f'<styleSheet xmlns="{MAIN}"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/>'
    '<xf numFmtId="20"/></cellXfs></styleSheet>'
).encode()
MOMENTS = st.datetimes(datetime(1900, 3, 1), datetime(9999, 12, 31, 23, 59, 59)).map(
    lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000)
)


def renderer(prefix: bytes = b"", *, is_1904: bool = False) -> Renderer:
    return Renderer(tags_of(prefix), Styles(STYLES), None, is_1904)


@given(MOMENTS, st.booleans())
def test_a_moment_comes_back_from_its_serial_to_the_millisecond(
    at: datetime, is_1904: bool
) -> None:
    if is_1904 and at < datetime(1904, 1, 2):
        at += timedelta(days=1462)
    assert moment(serial(at, is_1904=is_1904), is_1904=is_1904) == at


@given(MOMENTS)
def test_serials_are_those_of_openpyxl(at: datetime) -> None:
    theirs = to_excel(at)  # type: ignore[no-untyped-call]
    assert math.isclose(serial(at, is_1904=False), theirs, abs_tol=1e-9)
    # day 0 of the other calendar is day 1,462 of this one
    assert math.isclose(serial(at, is_1904=True), theirs - 1462, abs_tol=1e-9)


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (datetime(1900, 1, 1), 1),
        (datetime(1900, 2, 28), 59),  # 60 is a day that never was
        (datetime(1900, 3, 1), 61),
        (datetime(2024, 3, 1), 45352),
    ],
)
def test_days_before_march_1900_count_as_excel_counts_them(day: datetime, number: float) -> None:
    assert serial(day, is_1904=False) == number
    assert moment(number, is_1904=False) == day


def test_1904_counts_from_the_first_of_january() -> None:
    assert serial(datetime(1904, 1, 2), is_1904=True) == 1
    assert moment(43890.5, is_1904=True) == datetime(2024, 3, 1, 12)


@pytest.mark.parametrize("number", [-1.0, 0.0, 0.5, 2_958_466.0, 1e300])
def test_numbers_outside_the_calendar_stay_numbers(number: float) -> None:
    assert moment(number, is_1904=False) == number


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_reads_back_the_same(number: float) -> None:
    assert float(number_text(number)) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [(13800138000.0, "13800138000"), (0.1, "0.1"), (-0.0, "0"), (1e15, "1000000000000000.0")],
)
def test_a_number_is_written_as_short_as_can_be(number: float, text: str) -> None:
    assert number_text(number) == text


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, b""),
        ("", b""),
        (True, b'<c r="B3" t="b"><v>1</v></c>'),
        (1.0, b'<c r="B3"><v>1</v></c>'),
        (CellError("#N/A"), b'<c r="B3" t="e"><v>#N/A</v></c>'),
        (math.inf, b'<c r="B3" t="e"><v>#NUM!</v></c>'),
        (math.nan, b'<c r="B3" t="e"><v>#NUM!</v></c>'),
        ("=1<2", b'<c r="B3" t="inlineStr"><is><t>=1&lt;2</t></is></c>'),
        (" a", b'<c r="B3" t="inlineStr"><is><t xml:space="preserve"> a</t></is></c>'),
        (Formula("A1&B1"), b'<c r="B3"><f>A1&amp;B1</f></c>'),
        (Formula("A1:A2", True, "1"), b'<c r="B3" cm="1"><f t="array" ref="B3">A1:A2</f></c>'),
    ],
)  # fmt: skip
def test_every_kind_of_value_has_its_element(value: Cell | Formula, written: bytes) -> None:
    assert renderer().cell(3, 2, value, b"") == written


def test_a_cell_keeps_its_format_and_nothing_else_of_its_own() -> None:
    old = b"""<c r="B3" s = '7' t="s" cm="1" vm="2" ph="1"><f>A1</f><v>5</v></c>"""
    assert kept_of(old) == b' s="7" ph="1"'
    assert renderer().cell(3, 2, None, kept_of(old)) == b'<c r="B3" s="7" ph="1"/>'


def test_a_date_takes_a_format_that_shows_it() -> None:
    made = renderer()
    day, noon = datetime(2024, 3, 1), datetime(2024, 3, 1, 12)
    assert made.cell(1, 1, day, b"") == b'<c r="A1" s="3"><v>45352</v></c>'
    assert made.cell(1, 1, noon, b' ph="1" s="0"') == b'<c r="A1" ph="1" s="4"><v>45352.5</v></c>'
    assert made.cell(1, 1, noon, b' s="1"') == b'<c r="A1" s="1"><v>45352.5</v></c>'  # shows days
    assert made.cell(1, 1, noon, b' s="2"') == b'<c r="A1" s="5"><v>45352.5</v></c>'  # shows times


def test_a_prefixed_sheet_gets_prefixed_cells() -> None:
    assert renderer(b"x:").cell(1, 1, "a", b"") == (
        b'<x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c>'
    )


def test_shared_texts_are_written_by_index() -> None:
    shared = Renderer(tags_of(b""), Styles(None), {"a": 7}.__getitem__, False)
    assert shared.cell(1, 1, "a", b"") == b'<c r="A1" t="s"><v>7</v></c>'


def test_a_moved_cell_keeps_everything_but_its_address() -> None:
    cell = CellXml({b"s": b"3", b"t": b"s", b"cm": b"1"}, b"<v>4</v>")
    assert renderer().raw(9, 2, cell) == b'<c r="B9" s="3" t="s" cm="1"><v>4</v></c>'
