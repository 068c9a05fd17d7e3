"""SPEC §3, S0 and S2 1.2: which leads are worth the time, by the comparisons of 筛选规则."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlfunnel.checked import CheckedTable
from xlfunnel.rules.screening import Screened, fields_of, screen
from xlfunnel.schema import terms
from xlfunnel.schema.dictionaries import own_terms
from xlfunnel.schema.lead_fields import field_of
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reading import read_columns
from xlfunnel.schema.screening import ScreeningRule
from xlfunnel.schema.sources import Source
from xlfunnel.schema.terms import NOT_QUALIFIED, QUALIFIED, TO_CONFIRM
from xlfunnel.values.cell import Cell, CellError
from xlfunnel.values.terms import Terms

WORDS = own_terms([Source(name="展会", synonyms="博览会")])
COMPLETE: Mapping[str, Cell] = {
    "联系方式": "13800138000",
    "客户名称": "华东某某科技有限公司",
    "需求描述": "需要CRM系统",
}


def rule(
    field: str,
    comparison: str,
    value: Cell = None,
    conclusion: str = QUALIFIED,
    name: str | None = None,
) -> ScreeningRule:
    return ScreeningRule(
        name=name,
        lead_field=field,
        comparison=comparison,
        value=value,
        conclusion=conclusion,
    )


def screened(
    rules: Sequence[ScreeningRule],
    *leads: Mapping[str, Cell],
    words: Mapping[str, Terms] = WORDS,
    without: Sequence[str] = (),
) -> list[Screened]:
    """Return what *rules* say of *leads* by zh-CN header; *without* are columns not kept."""
    wanted = [column for column in Lead.columns() if column.field in fields_of(rules)]
    cells = {
        column.field: [{**COMPLETE, **lead}.get(column.headers.zh_cn) for lead in leads]
        for column in wanted
        if column.headers.zh_cn not in without
    }
    read = read_columns(Lead, cells, own_terms=words)
    return screen(CheckedTable(Lead, cells, read), rules, words)


def result(rules: Sequence[ScreeningRule], **lead: Cell) -> str:
    (found,) = screened(rules, lead)
    return found.result


def holds(field: str, comparison: str, value: Cell, cell: Cell) -> bool:
    """Return whether one comparison holds: then the lead is 合格."""
    return result([rule(field, comparison, value)], **{field: cell}) == QUALIFIED


@pytest.mark.parametrize(
    ("field", "comparison", "value", "holding", "failing"),
    [
        ("年营收", "大于", "5000万", "6000万", "5000万"),
        ("年营收", "大于", 50_000_000.0, "0.51亿", 50_000_000.0),
        ("年营收", "不小于", "5000万", "5000万", "4999万"),
        ("年营收", "小于", "100万", 999_999.0, "100万"),
        ("年营收", "不大于", "100万", "100万", "101万"),
        ("年营收", "等于", "5000万", 50_000_000.0, "5001万"),
        ("年营收", "不等于", "5000万", "5001万", 50_000_000.0),
        ("企业人数", "不小于", 50.0, "100-499人", "49人"),  # of a range the low end is sure
        ("企业人数", "大于", 9.0, 10.0, 9.0),  # as texts "10" would come before "9"
        ("预算范围", "不小于", "10万", "10-15万", "9-15万"),  # every number of the range counts
        ("预算范围", "大于", "10万", "10万以上", "10-15万"),
        ("预算范围", "小于", "20万", "20万以内", "20万"),
        ("预算范围", "等于", "10-15万", "10万-15万", "10-16万"),
        ("预算范围", "大于", "1万", "10万", "USD 20k"),  # nobody knows the rate
        ("决策周期", "不大于", "3个月", "90天", "3个月以上"),
        ("登记日期", "不小于", "2024-03-01", datetime(2024, 3, 1), datetime(2024, 2, 29)),
        ("分配时间", "等于", "2024-03-01", datetime(2024, 3, 1, 9, 30), datetime(2024, 3, 2)),
        ("行业", "等于", "制造业", " 製造業 ", "制造"),
        ("行业", "等于", "制造业、批发业", "批发业", "零售业"),  # one of several is enough
        ("行业", "不等于", "制造业", "零售业", "製造業"),
        ("需求描述", "包含", "数字化", "想做數字化轉型", "需要CRM"),
        ("需求描述", "包含", "ERP、数字化", "要上erp", "需要CRM"),
        ("需求描述", "不包含", "数字化", "需要CRM", "數字化"),
        ("需求描述", "包含", "数字化、", "要数字化", "需要CRM"),  # nothing after 、 is no word
        ("线索来源", "等于", "博览会", "展会", "渠道"),  # a synonym of the workbook's own
        ("线索来源", "包含", "推荐", "合作伙伴推荐", "展会"),
        ("线索来源", "包含", "博览会", "展会", "渠道"),
        ("有无采购计划", "等于", "是", "有", "否"),
        ("有无采购计划", "不等于", "是", "没有", "√"),
        ("流失原因", "等于", "需求不符", "需求不符", "价格高"),
        ("客户名称", "等于", "甲、乙公司", "甲、乙公司", "丙公司"),
        ("行业", "为空", None, None, "制造业"),
        ("年营收", "不为空", None, 1.0, None),
        ("年营收", "无法识别", None, "好几百万吧？？", "500万"),
    ],
)
def test_a_comparison_holds_of_one_cell_and_not_of_another(
    field: str, comparison: str, value: Cell, holding: Cell, failing: Cell
) -> None:
    assert holds(field, comparison, value, holding)
    assert not holds(field, comparison, value, failing)


VALUES: Mapping[str, Cell] = {
    "年营收": 5.0, "行业": "制造业", "有无采购计划": "是", "线索来源": "展会",
}  # fmt: skip


@pytest.mark.parametrize("field", VALUES)
@pytest.mark.parametrize("comparison", terms.COMPARISONS.names)
def test_of_a_blank_cell_only_is_blank_holds(field: str, comparison: str) -> None:
    for blank in (None, " ", "\u3000"):
        assert holds(field, comparison, VALUES[field], blank) is (comparison == "为空")


@pytest.mark.parametrize("field", VALUES)
@pytest.mark.parametrize("comparison", terms.COMPARISONS.names)
def test_of_a_cell_nobody_understands_only_cannot_be_read_holds(
    field: str, comparison: str
) -> None:
    error = CellError("#N/A")
    assert holds(field, comparison, VALUES[field], error) is (comparison == "无法识别")


def test_an_honest_not_known_yet_is_as_good_as_blank() -> None:
    assert holds("预算范围", "为空", None, "待确认")
    (lead,) = screened([rule("预算范围", "大于", "1万")], {"预算范围": "待确认"})
    assert lead.missing == ("budget",)


def test_every_word_of_the_comparisons_is_understood() -> None:
    # each holds of one of these, so none is forgotten
    cells = (None, "x", CellError("#N/A"), 4.0, 5.0, 6.0)
    for comparison in terms.COMPARISONS.names:
        assert any(holds("年营收", comparison, 5.0, cell) for cell in cells), comparison


class TestTheConclusion:
    FOR = rule("行业", "等于", "制造业")
    AGAINST = rule("区域", "等于", "海外", NOT_QUALIFIED)
    DOUBT = rule("企业规模", "等于", "小型", TO_CONFIRM)

    def test_one_rule_for_is_enough_whatever_else_is_unknown(self) -> None:
        (lead,) = screened(
            [self.FOR, self.AGAINST, rule("年营收", "大于", 1.0)], {"行业": "制造业"}
        )
        assert lead == Screened(QUALIFIED, because=(0,))

    def test_one_rule_against_decides_and_what_speaks_for_it_is_told(self) -> None:
        (lead,) = screened([self.FOR, self.AGAINST], {"行业": "制造业", "区域": "海外"})
        assert lead == Screened(NOT_QUALIFIED, because=(1,), against=(0,))

    def test_every_rule_that_decides_is_named(self) -> None:
        (lead,) = screened(
            [self.FOR, rule("年营收", "大于", 1.0)], {"行业": "制造业", "年营收": 2.0}
        )
        assert lead.because == (0, 1)

    def test_a_rule_for_to_confirm_never_decides_against_another(self) -> None:
        found = screened(
            [self.FOR, self.DOUBT], {"行业": "制造业", "企业规模": "小型"}, {"企业规模": "小型"}
        )
        assert [lead.result for lead in found] == [QUALIFIED, TO_CONFIRM]
        assert found[1] == Screened(TO_CONFIRM, because=(1,), missing=("industry",))

    def test_what_is_missing_is_what_a_rule_for_would_have_to_know(self) -> None:
        rules = [self.FOR, self.AGAINST, rule("年营收", "大于", 1.0), rule("企业人数", "大于", 1.0)]
        (lead,) = screened(rules, {"年营收": "看心情", "企业人数": 1.0})
        # 企业人数 is known and not enough; 区域 could only speak against the lead
        assert lead == Screened(TO_CONFIRM, missing=("industry",), unread=("annual_revenue",))

    def test_the_order_of_the_rules_decides_nothing(self) -> None:
        leads: list[dict[str, Cell]] = [
            {"行业": industry, "区域": region, "企业规模": size}
            for industry in (None, "制造业")
            for region in (None, "海外")
            for size in (None, "小型")
        ]
        orders = permutations([self.FOR, self.AGAINST, self.DOUBT])
        results = {tuple(lead.result for lead in screened(rules, *leads)) for rules in orders}
        assert len(results) == 1


class TestALeadThatLacksContactNameOrNeed:
    FOR = rule("年营收", "大于", 1.0)
    BAD_NUMBER = rule("联系方式", "无法识别", None, NOT_QUALIFIED)

    @pytest.mark.parametrize("field", ["联系方式", "客户名称", "需求描述"])
    @pytest.mark.parametrize("cell", [None, "  ", CellError("#N/A")])
    def test_is_not_screened_but_to_confirm(self, field: str, cell: Cell) -> None:
        (lead,) = screened([self.FOR], {"年营收": 5.0, field: cell})
        assert (lead.result, lead.is_blocked) == (TO_CONFIRM, True)
        assert lead.missing + lead.unread == (field_of(field),)

    def test_is_not_refused_for_another_reason(self) -> None:
        against = rule("年营收", "小于", 1.0, NOT_QUALIFIED)
        (lead,) = screened([against], {"年营收": 0.0, "联系方式": None})
        assert (lead.result, lead.is_blocked) == (TO_CONFIRM, True)

    def test_is_refused_by_a_rule_about_that_very_gap(self) -> None:
        (lead,) = screened([self.FOR, self.BAD_NUMBER], {"年营收": 5.0, "联系方式": "下次再问"})
        assert lead == Screened(NOT_QUALIFIED, because=(1,))

    def test_without_such_a_rule_a_contact_nobody_can_use_waits(self) -> None:
        (lead,) = screened([self.FOR], {"年营收": 5.0, "联系方式": "下次再问"})
        assert lead == Screened(TO_CONFIRM, unread=("contact",), is_blocked=True)

    def test_a_blank_contact_is_no_wrong_one(self) -> None:
        (lead,) = screened([self.BAD_NUMBER], {"联系方式": None})
        assert lead == Screened(TO_CONFIRM, missing=("contact",), is_blocked=True)

    def test_a_column_that_the_team_does_not_keep_blocks_nobody(self) -> None:
        (lead,) = screened([self.FOR], {"年营收": 5.0}, without=["需求描述", "联系方式"])
        assert lead.result == QUALIFIED


class TestRowsOfOneName:
    """S2 1.2: at least 50 employees and a digital need."""

    BIG = rule("企业人数", "不小于", 50.0, name="大且数字化")
    DIGITAL = rule("需求描述", "包含", "数字化", name=" 大且數字化")  # the same name, folded
    BOTH = (BIG, DIGITAL)

    @pytest.mark.parametrize(
        ("employees", "need", "expected"),
        [
            (50.0, "要数字化", QUALIFIED),
            (50.0, "要CRM", TO_CONFIRM),
            (49.0, "要数字化", TO_CONFIRM),
            (49.0, "要CRM", TO_CONFIRM),
            (None, "要数字化", TO_CONFIRM),
        ],
    )
    def test_hold_together_or_not_at_all(self, employees: Cell, need: str, expected: str) -> None:
        assert result(self.BOTH, 企业人数=employees, 需求描述=need) == expected

    def test_are_one_rule_named_by_its_first_row(self) -> None:
        plan = rule("有无采购计划", "等于", "是", name="有计划")
        lead: dict[str, Cell] = {"企业人数": 50.0, "需求描述": "要数字化", "有无采购计划": "有"}
        (found,) = screened([self.BIG, plan, self.DIGITAL], lead)
        assert found == Screened(QUALIFIED, because=(0, 1))

    def test_of_another_name_or_of_none_are_enough_each(self) -> None:
        for names in (("a", "b"), (None, None), ("a", None)):
            rules = [
                row.model_copy(update={"name": name})
                for row, name in zip(self.BOTH, names, strict=True)
            ]
            assert result(rules, 企业人数=50.0) == QUALIFIED
            assert result(rules, 需求描述="要数字化") == QUALIFIED

    def test_may_say_two_things_of_one_column(self) -> None:
        between = (
            rule("企业人数", "不小于", 50.0, name="x"),
            rule("企业人数", "小于", 90.0, name="x"),
        )
        results = [result(between, 企业人数=size) for size in (49.0, 50.0, 89.0, 90.0)]
        assert results == [TO_CONFIRM, QUALIFIED, QUALIFIED, TO_CONFIRM]

    @pytest.mark.parametrize(
        ("lead", "missing", "unread"),
        [
            ({"需求描述": "要数字化"}, ("employees",), ()),
            ({"需求描述": "要数字化", "企业人数": "很多"}, (), ("employees",)),
            ({"需求描述": "要CRM"}, (), ()),  # however many they are, it cannot hold
            ({"需求描述": "要数字化", "企业人数": 3.0}, (), ()),
        ],
    )
    def test_ask_for_what_is_missing_only_while_they_can_still_hold(
        self, lead: dict[str, Cell], missing: tuple[str, ...], unread: tuple[str, ...]
    ) -> None:
        (found,) = screened(self.BOTH, lead)
        assert found == Screened(TO_CONFIRM, missing=missing, unread=unread)

    def test_ask_for_all_that_is_missing_and_not_for_a_gap_that_they_want(self) -> None:
        rules = [
            rule("行业", "为空", name="x"),
            rule("年营收", "大于", 1.0, name="x"),
            rule("区域", "等于", "海外", name="x"),
        ]
        (found,) = screened(rules, {})
        assert found.missing == ("annual_revenue", "region")

    def test_never_hold_where_the_team_does_not_keep_a_column_of_theirs(self) -> None:
        plan = rule("有无采购计划", "等于", "是", name="大且数字化")
        (found,) = screened([*self.BOTH, plan], {"需求描述": "数字化"}, without=["有无采购计划"])
        assert found == Screened(TO_CONFIRM)  # nor is anything asked for in vain

    def test_against_a_lead_refuse_it_only_together(self) -> None:
        rules = [
            rule("区域", "等于", "海外", NOT_QUALIFIED, name="x"),
            rule("企业人数", "小于", 5.0, NOT_QUALIFIED, name="x"),
            rule("行业", "等于", "制造业"),
        ]
        lead: dict[str, Cell] = {"区域": "海外", "行业": "制造业"}
        assert result(rules, **lead) == QUALIFIED
        (found,) = screened(rules, {**lead, "企业人数": 4.0})
        assert found == Screened(NOT_QUALIFIED, because=(0,), against=(2,))

    def test_settle_a_gap_when_one_of_them_is_about_it_and_all_hold(self) -> None:
        rules = [
            rule("联系方式", "无法识别", None, NOT_QUALIFIED, name="x"),
            rule("区域", "等于", "海外", NOT_QUALIFIED, name="x"),
            rule("行业", "等于", "制造业", NOT_QUALIFIED, name="y"),
            rule("区域", "等于", "海外", NOT_QUALIFIED, name="y"),
        ]
        bad: dict[str, Cell] = {"联系方式": "下次再问"}
        here, abroad = screened(rules, bad, {**bad, "区域": "海外", "行业": "制造业"})
        assert (here.result, here.is_blocked) == (TO_CONFIRM, True)
        assert abroad == Screened(NOT_QUALIFIED, because=(0,))  # y is about no gap

    def test_in_any_order_say_the_same(self) -> None:
        rules = [*self.BOTH, rule("行业", "等于", "制造业", NOT_QUALIFIED, name="y")]
        leads: list[dict[str, Cell]] = [
            {"企业人数": size, "需求描述": need, "行业": industry}
            for size in (None, 9.0, 99.0)
            for need in ("要CRM", "数字化")
            for industry in (None, "制造业")
        ]
        said = {
            tuple((lead.result, lead.missing) for lead in screened(order, *leads))
            for order in permutations(rules)
        }
        assert len(said) == 1


class TestManyLeads:
    LEADS = st.lists(
        st.fixed_dictionaries(
            {
                "年营收": st.sampled_from([None, 1.0, 9.0, "x"]),
                "行业": st.sampled_from([None, "制造业", "批发"]),
                "联系方式": st.sampled_from([None, "13800138000", "x"]),
            }
        ),
        max_size=12,
    )
    RULES = (
        rule("年营收", "大于", 5.0, name="x"),
        rule("行业", "不等于", "零售", name="x"),
        rule("行业", "等于", "批发", NOT_QUALIFIED),
        rule("联系方式", "无法识别", None, NOT_QUALIFIED),
    )

    @given(LEADS)
    def test_each_is_screened_as_if_it_were_alone(self, leads: list[dict[str, Cell]]) -> None:
        alone = [screened(self.RULES, lead)[0] for lead in leads]
        assert screened(self.RULES, *leads) == alone
