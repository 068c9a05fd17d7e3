"""Which contacts tell that two leads are of one customer (SPEC §3: dummies are ignored)."""

import pytest

from xlfunnel.values.contact import Contact, ContactKind, read_contact
from xlfunnel.values.person import people
from xlfunnel.values.same_contact import dialled, domains, usable


def keys(text: str) -> tuple[Contact, ...]:
    return usable(read_contact(text).value or ())


@pytest.mark.parametrize(
    "text",
    [
        "13800138000",
        "13900139000",
        "13800000000",
        "13888888888",
        "13912345678",
        "010-11111111",
        "021-12345678",
        "微信12345678",
        "QQ 123456789",
        "QQ 111111",
        "test@acme.com",
        "test01@acme.com",
        "zhang@example.com",
        "zhang@mail.example.org",
        "zhang@test.com",
        "abc@163.com",
        "123456@qq.com",
        "no-reply@acme.com",
        "138****5678",
        "5678",
    ],
)
def test_what_was_made_up_or_is_masked_belongs_to_nobody(text: str) -> None:
    assert keys(text) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("139 1122 3344", "+86-13911223344"),
        ("手机13911223344，微信同号", "13911223344"),
        ("Zhang.San@ACME.com", "zhang.san@acme.com"),
        ("51234067@qq.com", "QQ 51234067"),
        ("010-88881234", "(010) 8888 1234"),
    ],
)
def test_one_contact_is_the_same_in_every_spelling(one: str, other: str) -> None:
    assert set(keys(one)) & set(keys(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("010-88881234-801", "010-88881234-802"),  # two desks
        ("13911223344", "13911223345"),
        ("zhang@acme.com", "li@acme.com"),
        ("QQ 51234067", "微信51234067"),
    ],
)
def test_two_contacts_are_two(one: str, other: str) -> None:
    assert not set(keys(one)) & set(keys(other))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("zhang@acme.com", ("acme.com",)),
        ("zhang@mail.acme.com.cn", ("acme.com.cn",)),
        ("13911223344 https://www.acme.cn/contact", ("acme.cn",)),
        ("WWW.Acme.CN 13911223344", ("acme.cn",)),
        ("zhang@qq.com", ()),
        ("zhang@vip.163.com", ()),
        ("zhang@gmail.com, li@foxmail.com", ()),
        ("wang@yahoo.com.tw", ()),
        ("zhang@example.com", ()),
        ("13911223344", ()),
    ],
)
def test_only_a_companys_own_domain_says_who_somebody_works_for(
    text: str, found: tuple[str, ...]
) -> None:
    assert domains(read_contact(text).value or (), text) == found


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("+86 139 1122 3344", "13911223344"),
        ("01088881234转801", "010 8888 1234-801"),
        ("+886 933 008 141", "+886 933 008 141"),
        ("zhang@acme.com", "zhang@acme.com"),
    ],
)
def test_a_contact_is_shown_as_people_write_it(text: str, shown: str) -> None:
    contact = (read_contact(text).value or ())[0]
    assert dialled(contact) == shown


def test_every_kind_of_phone_can_be_made_up() -> None:
    found = read_contact("+852 9999 9999").value or ()
    assert [contact.kind for contact in found] == [ContactKind.PHONE]
    assert usable(found) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("王建国", ["王建国"]),
        ("王建国 总监", ["王建国"]),
        ("王建国（采购）", ["王建国"]),
        ("采购王建国", ["王建国"]),
        ("王 建国", ["王建国"]),
        ("張偉", ["张伟"]),
        ("张三、李四", ["张三", "李四"]),
        ("Mr. Lei Wang", ["lei wang"]),
        ("欧阳锋", ["欧阳锋"]),
    ],
)
def test_a_full_name_tells_who_it_is(text: str, names: list[str]) -> None:
    assert [(person.name, person.is_full) for person in people(text)] == [(n, True) for n in names]


@pytest.mark.parametrize(
    "text", ["张经理", "王总", "李工", "小王", "欧阳先生", "采购宋姐", "Tom", "Ms Zhang"]
)
def test_a_surname_with_a_title_may_be_anybody(text: str) -> None:
    assert [person.is_full for person in people(text)] == [False]


@pytest.mark.parametrize("text", ["", "经理", "前台", "采购部", "未知", "无", "n/a", "13911223344"])
def test_a_role_or_a_number_is_nobody(text: str) -> None:
    assert people(text) == ()
