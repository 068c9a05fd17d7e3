"""查重: which leads may be one customer, and which are certainly of one (SPEC §3, §4)."""

import random
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlfunnel.rules.duplicates import Duplicate, duplicates
from xlfunnel.rules.same_customer import of_one_customer
from xlfunnel.values.company import company
from xlfunnel.values.contact import Contact, read_contact
from xlfunnel.values.customers import MOST_CUSTOMERS, MOST_NAMES, Customers
from xlfunnel.values.person import Person, people
from xlfunnel.values.same_contact import dialled, domains, usable

PHONE, OTHER_PHONE, THIRD_PHONE = "13911223344", "13755667788", "18600112299"


class Told(NamedTuple):
    """A lead as the tests write it; the earlier one stands first."""

    name: str = ""
    person: str = ""
    contact: str = ""


def customers(*leads: Told, rows: Sequence[int] = ()) -> Customers:
    """Return *leads* as they stand when the earliest is at row rows[0], the next at rows[1]."""
    rows = rows or range(len(leads))
    at = dict(zip(rows, leads, strict=True))
    told = [at[row] for row in sorted(at)]
    ids = {row: f"lx{place}" for place, row in enumerate(rows)}
    contacts = [read_contact(lead.contact).value or () for lead in told]
    return Customers(
        ids=[ids[row] for row in sorted(at)],
        companies=[company(lead.name) for lead in told],
        contacts=[usable(contact) for contact in contacts],
        people=[people(lead.person) for lead in told],
        domains=[domains(c, lead.contact) for c, lead in zip(contacts, told, strict=True)],
        order=list(rows),
    )


def evidence(found: Duplicate) -> str:
    if isinstance(found.evidence, Contact):
        return dialled(found.evidence)
    return found.evidence.name if isinstance(found.evidence, Person) else found.evidence


def pairs(
    *leads: Told, similar: float = 90.0, apart: Mapping[str, Sequence[str]] | None = None
) -> list[tuple[int, int, str]]:
    found = duplicates(customers(*leads), similar, apart or {})
    return [(one.row, one.other, evidence(one)) for one in found]


class TestASharedContact:
    @pytest.mark.parametrize(
        ("one", "other", "said"),
        [
            ("139 1122 3344", "+8613911223344", PHONE),
            ("张经理13911223344", "13755667788，13911223344", PHONE),
            ("zhang.san@qq.com", "Zhang.San@QQ.com", "zhang.san@qq.com"),
            ("微信 zhang_san88", "wx:zhang_san88", "zhang_san88"),
            ("QQ 51234067", "51234067@qq.com", "51234067"),
        ],
    )
    def test_pairs_two_leads_whatever_they_are_called(
        self, one: str, other: str, said: str
    ) -> None:
        assert pairs(Told("天成科技", "", one), Told("华信贸易", "", other)) == [(1, 0, said)]

    @pytest.mark.parametrize(
        "contact", ["13800138000", "13911111111", "12345678", "test@acme.com", "139****3344", ""]
    )
    def test_of_nobody_pairs_nothing(self, contact: str) -> None:
        assert pairs(Told("天成科技", "", contact), Told("华信贸易", "", contact)) == []

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("第一中学", "第二中学"),
            ("阳光超市1号店", "阳光超市二号店"),
            ("天成公司一分公司", "天成公司二分公司"),
            ("天成北京分公司", "天成上海分公司"),
        ],
    )
    def test_never_pairs_names_that_differ_in_a_number_or_branch(
        self, one: str, other: str
    ) -> None:
        assert pairs(Told(one, "王建国", PHONE), Told(other, "王建国", PHONE)) == []

    def test_of_too_many_customers_is_an_agents_and_pairs_nothing(self) -> None:
        names = ["天成科技", "华信贸易", "鑫恒食品", "金海岛", "宏达机械", "博远传媒", "瑞和建材"]
        few = [Told(name, "", PHONE) for name in names[:MOST_CUSTOMERS]]
        many = [Told(name, "", PHONE) for name in names[: MOST_CUSTOMERS + 1]]
        assert len(pairs(*few)) == MOST_CUSTOMERS - 1
        assert pairs(*many) == []

    def test_of_one_customer_who_came_often_still_pairs(self) -> None:
        leads = [Told("天成科技", f"王{n}", PHONE) for n in range(20)]
        assert pairs(*leads) == [(row, 0, PHONE) for row in range(1, 20)]


class TestSimilarNames:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("鑫度科技有限公司", "上海鑫度科技股份有限公司"),
            ("华为", "华为技术有限公司"),
            ("上海海风岛信息技术有限公司", "上海海凤岛信息技术有限公司"),
        ],
    )
    def test_pair_with_the_same_person_or_domain_and_never_alone(
        self, one: str, other: str
    ) -> None:
        assert pairs(Told(one, "王建国"), Told(other, "王建国 总监")) == [(1, 0, "王建国")]
        assert pairs(
            Told(one, "", "a1@xindu.com.cn"), Told(other, "", f"{PHONE} www.xindu.com.cn")
        ) == [(1, 0, "xindu.com.cn")]
        assert pairs(Told(one), Told(other)) == []
        assert pairs(Told(one, "王建国", PHONE), Told(other, "李芳", OTHER_PHONE)) == []

    def test_a_free_mail_domain_is_no_second_thing(self) -> None:
        leads = [Told("鑫度科技", "", "a1@163.com"), Told("鑫度科技", "", "b2@163.com")]
        assert pairs(*leads) == []

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("天成科技有限公司", "华信贸易有限公司"),
            ("第一中学", "第二中学"),
            ("北京天成科技", "上海天成科技"),
            ("上海天成信息技术有限公司", "上海天诚信息技术有限公司"),
            ("海尔集团", "海尔电器有限公司"),
            ("A公司", "A公司"),  # a core under two characters is no key
        ],
    )
    def test_the_same_person_does_not_pair_two_companies(self, one: str, other: str) -> None:
        assert pairs(Told(one, "王建国"), Told(other, "王建国")) == []

    def test_a_surname_with_a_title_pairs_the_very_same_company_only(self) -> None:
        assert pairs(Told("鑫度科技有限公司", "张经理"), Told("上海鑫度科技", "張經理")) == [
            (1, 0, "张经理")
        ]
        assert pairs(Told("鑫度", "张经理"), Told("鑫度科技有限公司", "张经理")) == []
        assert pairs(Told("鑫度科技", "张经理"), Told("鑫度科技北京分公司", "张经理")) == []
        assert pairs(Told("鑫度科技", "张经理"), Told("鑫度科技", "张总")) == []

    def test_a_persons_own_name_as_customer_is_no_second_thing(self) -> None:
        assert pairs(Told("王伟", "王伟"), Told("王伟", "王伟")) == []

    def test_how_alike_is_a_setting(self) -> None:
        leads = (
            Told("上海海风岛信息技术有限公司", "王建国"),
            Told("上海海凤岛信息技术有限公司", "王建国"),
        )
        # 12 of 13 letters: 92.3
        assert pairs(*leads, similar=92) == [(1, 0, "王建国")]
        assert pairs(*leads, similar=93) == []
        assert pairs(Told("第一中学", "王建国"), Told("第二中学", "王建国"), similar=0) == []

    def test_names_made_by_a_machine_are_not_compared_one_with_each_other(self) -> None:
        letters = [chr(0x4E00 + 7 * n) for n in range(MOST_NAMES + 30)]
        leads = [Told(f"某某海风{letter}", "王建国") for letter in letters]
        assert pairs(*leads, similar=50) == []


class TestTelling:
    A, B, C = (Told(name, "", PHONE) for name in ("天成科技", "华信贸易", "鑫恒食品"))

    def test_each_lead_once_with_the_earliest_it_agrees_with(self) -> None:
        assert pairs(self.A, self.B, self.C) == [(1, 0, PHONE), (2, 0, PHONE)]

    def test_the_earliest_counts_and_then_the_surest_evidence(self) -> None:
        first = Told("鑫度科技", "王建国", f"{OTHER_PHONE} a1@qq.com")
        second = Told("鑫度科技", "李芳", THIRD_PHONE)
        assert pairs(first, second, Told("鑫度科技", "王建国", THIRD_PHONE)) == [(2, 0, "王建国")]
        assert pairs(first, Told("鑫度科技", "王建国", f"a1@qq.com {OTHER_PHONE}")) == [
            (1, 0, OTHER_PHONE)
        ]

    def test_a_refused_pair_is_never_told_and_the_next_one_is(self) -> None:
        apart = {"lx2": ["lx0"], "lx0": ["lx2"]}
        assert pairs(self.A, self.B, self.C, apart=apart) == [(1, 0, PHONE), (2, 1, PHONE)]
        everybody = {f"lx{n}": ["lx0", "lx1", "lx2"] for n in range(3)}
        assert pairs(self.A, self.B, self.C, apart=everybody) == []

    def test_rows_with_one_id_are_one_lead(self) -> None:
        leads = customers(self.A, self.A, self.B)
        one_id = Customers(
            ["lx0", "lx0", "lx2"],
            leads.companies,
            leads.contacts,
            leads.people,
            leads.domains,
            leads.order,
        )
        assert [(d.row, d.other) for d in duplicates(one_id, 90.0, {})] == [(2, 0)]

    def test_leads_without_anything_are_no_duplicates(self) -> None:
        assert pairs(Told(), Told(), Told("个人"), Told("个人", "无", "无")) == []
        assert duplicates(customers(), 90.0, {}) == []


NAMES = ("", "鑫度", "鑫度科技有限公司", "上海鑫度科技", "第一中学", "第二中学", "个人", "华信贸易")
LEADS = st.builds(
    Told,
    st.sampled_from(NAMES),
    st.sampled_from(("", "王建国", "张经理", "李芳")),
    st.sampled_from(("", PHONE, OTHER_PHONE, f"{PHONE},{OTHER_PHONE}", "a1@xindu.com")),
)


def by_place(found: Sequence[Duplicate], rows: Sequence[int]) -> list[tuple[int, int, str]]:
    place = {row: at for at, row in enumerate(rows)}
    return [(place[one.row], place[one.other], evidence(one)) for one in found]


@given(st.lists(LEADS, max_size=8), st.randoms(use_true_random=False))
def test_where_the_rows_stand_changes_nothing(leads: list[Told], chance: random.Random) -> None:
    rows = list(range(len(leads)))
    chance.shuffle(rows)
    shuffled = customers(*leads, rows=rows)
    expected = duplicates(customers(*leads), 90.0, {})
    assert by_place(duplicates(shuffled, 90.0, {}), rows) == by_place(expected, range(len(leads)))
    joined, numbers = of_one_customer(customers(*leads)), of_one_customer(shuffled)
    for one, other in combinations(range(len(leads)), 2):
        assert (joined[one] == joined[other]) == (numbers[rows[one]] == numbers[rows[other]])


@given(st.lists(LEADS, max_size=8))
def test_the_search_finds_what_comparing_every_pair_finds(leads: list[Told]) -> None:
    """Few names and contacts, so that no key is too common: then nothing may be missed."""
    told = {row: other for row, other, _ in pairs(*leads)}
    for row in range(len(leads)):
        earlier = [other for other in range(row) if pairs(leads[other], leads[row])]
        assert told.get(row) == (min(earlier) if earlier else None)


class TestOfOneCustomer:
    def numbers(self, *leads: Told) -> list[int]:
        return of_one_customer(customers(*leads))

    def test_the_same_full_name_or_contact_is_one_customer(self) -> None:
        assert self.numbers(
            Told("天成科技", "", PHONE),
            Told("華信貿易"),
            Told("天成", "", PHONE),
            Told("华信贸易"),
            Told("鑫恒食品"),
        ) == [0, 1, 0, 1, 4]

    def test_a_third_lead_can_join_two(self) -> None:
        leads = Told("天成", "", PHONE), Told("华信"), Told("华信", "", PHONE)
        assert self.numbers(*leads) == [0, 0, 0]

    def test_similar_names_are_not_enough(self) -> None:
        leads = Told("鑫度科技有限公司", "王建国"), Told("鑫度科技", "王建国")
        assert self.numbers(*leads) == [0, 1]

    def test_names_that_differ_in_a_number_are_never_joined_not_even_by_a_third(self) -> None:
        assert self.numbers(
            Told("阳光超市1号店", "", PHONE),
            Told("阳光超市2号店", "", PHONE),
            Told("阳光超市二号店", "", PHONE),
            Told("", "", PHONE),
        ) == [0, 1, 1, 0]

    def test_blank_and_meaningless_names_join_nobody(self) -> None:
        assert self.numbers(Told(), Told(), Told("个人"), Told("个人")) == [0, 1, 2, 3]
