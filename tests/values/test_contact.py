"""联系方式 (SPEC §2): phones, e-mail, WeChat and QQ are read, what is incomplete is told."""

import string
from datetime import datetime

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.values.contact_cases import CASES
from xlfunnel.messages import say
from xlfunnel.values.cell import Cell, CellError, shown
from xlfunnel.values.contact import Contact, ContactKind, read_contact
from xlfunnel.values.phone import mainland_mobile
from xlfunnel.values.reading import Reading, Status

CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(),
    st.text(),
    st.text(alphabet="138 0-+()*x@.微信qQ:/、转\n", max_size=40),
    st.datetimes(),
    st.builds(CellError, st.sampled_from(["#N/A", "#REF!", "#DIV/0!"])),
)
# Prefixes of mainland mobiles that the ministry has given out for long.
MOBILES = st.builds(
    "{}{:08d}".format,
    st.sampled_from(["130", "136", "138", "139", "150", "159", "177", "180", "188", "189", "199"]),
    st.integers(0, 99_999_999),
)


def outcome(reading: Reading[tuple[Contact, ...]]) -> str:
    contacts = " | ".join(
        f"{contact.kind.value} {contact.value}{'' if contact.is_complete else '?'}"
        for contact in reading.value or ()
    )
    note = f"[{reading.note}]" if reading.note else ""
    return " ".join(filter(None, (reading.status.value, contacts, note)))


@pytest.mark.parametrize(("cell", "expected"), CASES, ids=[repr(cell) for cell, _ in CASES])
def test_a_cell_is_read_as_a_person_would_read_it(cell: Cell, expected: str) -> None:
    assert outcome(read_contact(cell)) == expected


def test_there_are_at_least_150_different_cells() -> None:
    assert len({repr(cell) for cell, _ in CASES}) == len(CASES) >= 150


def test_the_hint_names_the_piece_that_is_not_understood() -> None:
    reading = read_contact("13800138000, zhang@qq")

    assert reading.status is Status.UNSURE
    assert reading.hint == "zhang@qq"
    assert "zhang@qq" in say(reading.note, value=reading.text, hint=reading.hint)


@pytest.mark.parametrize(("cell", "expected"), CASES, ids=[repr(cell) for cell, _ in CASES])
def test_every_doubt_has_a_message_and_a_hint(cell: Cell, expected: str) -> None:
    reading = read_contact(cell)

    doubtful = reading.status in (Status.UNSURE, Status.UNREADABLE)
    assert bool(reading.note) is doubtful
    assert bool(reading.hint) is (doubtful and reading.note != "text.error")


@given(CELLS)
def test_no_cell_makes_the_reader_fail_and_the_text_is_kept(cell: Cell) -> None:
    reading = read_contact(cell)

    assert reading.text == shown(cell)
    assert (reading.value is None) is (reading.status not in (Status.READ, Status.UNSURE))
    if reading.status is Status.READ:
        assert all(contact.is_complete for contact in reading.value or ())


@given(st.text(alphabet=" \t\n\r\u3000\u200b\ufeff"))
def test_blanks_are_blank(text: str) -> None:
    assert read_contact(text).status is Status.BLANK


@given(
    MOBILES,
    st.sampled_from(["", "+86", "+86 ", "86", "0086-", "手机:", "電話：", "Tel: ", "王总 ", "0"]),
    st.sampled_from(["", " ", "-", "."]),
    st.sampled_from(["", "(王总)", " 李小姐", "\n", "，"]),
)
def test_a_mobile_is_the_same_however_it_is_spelt(
    mobile: str, before: str, mark: str, behind: str
) -> None:
    spelt = f"{before}{mobile[:3]}{mark}{mobile[3:7]}{mark}{mobile[7:]}{behind}"
    expected = (Contact(ContactKind.MOBILE, f"+86{mobile}"),)

    assert read_contact(spelt).value == expected
    assert read_contact(float(mobile)).value == expected
    assert read_contact(spelt).status is Status.READ


@given(MOBILES, MOBILES, st.sampled_from([*"/、,，;； \n|", " / ", "或"]))
def test_two_mobiles_are_two_however_they_are_parted(one: str, other: str, mark: str) -> None:
    numbers = list(dict.fromkeys([f"+86{one}", f"+86{other}"]))

    assert [contact.value for contact in read_contact(one + mark + other).value or ()] == numbers


@given(MOBILES, st.integers(3, 7), st.sampled_from("*xX●"))
def test_a_masked_mobile_is_never_complete(mobile: str, start: int, mask: str) -> None:
    masked = mobile[:start] + mask * 4 + mobile[start + 4 :]

    reading = read_contact(masked)

    assert reading.status is Status.UNSURE
    assert [contact.is_complete for contact in reading.value or ()] == [False]


@given(st.one_of(st.integers(10**10, 2 * 10**10 - 1).map(str), MOBILES))
def test_the_short_way_for_mobiles_agrees_with_the_library(digits: str) -> None:
    number = phonenumbers.parse(digits, "CN")
    is_mobile = (
        phonenumbers.is_valid_number(number)
        and number.country_code == 86
        and phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE
        and str(number.national_number) == digits  # 179xx… is a dialling prefix, not a mobile
    )

    assert (mainland_mobile(digits) is not None) is is_mobile


@given(
    st.text(alphabet=string.ascii_lowercase + string.digits, min_size=1, max_size=20),
    st.sampled_from(["qq.com", "163.com", "company.com.cn", "臺網中心.tw"]),
    st.sampled_from(["", "邮箱:", "E-mail: ", "张三 ", "13800138000 "]),
)
def test_an_email_is_found_behind_whatever_stands_before_it(
    local: str, domain: str, before: str
) -> None:
    found = [
        contact.value
        for contact in read_contact(f"{before}{local}@{domain}").value or ()
        if contact.kind is ContactKind.EMAIL
    ]

    assert found == [f"{local}@{domain}"]


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("手機：13800138000", "手机：13800138000"),
        ("微信號：zhangsan88", "微信号：zhangsan88"),
        ("電話010-88881234轉801", "电话010-88881234转801"),
        ("13800138000(微信同號)", "13800138000(微信同号)"),
        ("傳真 02-2123-4567 分機 12", "传真 02-2123-4567 分机 12"),
    ],
)
def test_traditional_and_simplified_are_equal(traditional: str, simplified: str) -> None:
    assert read_contact(traditional).value == read_contact(simplified).value


def test_leading_zeros_survive() -> None:
    reading = read_contact("0012")

    assert [contact.value for contact in reading.value or ()] == ["0012"]


def test_a_date_that_excel_made_of_a_number_is_not_a_contact() -> None:
    assert read_contact(datetime(1938, 12, 3)).status is Status.UNREADABLE


@pytest.mark.parametrize("unit", ["1", "1-", "1/", "一", "微信a", "a@", "q1", "*"])
def test_a_cell_full_of_anything_is_refused_at_once(unit: str) -> None:
    reading = read_contact(unit * (32_767 // len(unit)))  # as much as a cell can hold

    assert (reading.status, reading.note) == (Status.UNREADABLE, "contact.none")
    assert len(reading.hint) <= 40
