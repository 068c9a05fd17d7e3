"""SPEC §1, §3: a rule of 筛选规则 that has no use, or that another overrules, is told."""

from collections.abc import Iterable

import pytest

from xlfunnel.problem import Problem
from xlfunnel.rules.rule_tables import UNUSABLE, repeated_rows, values_nothing_compares_with
from xlfunnel.rules.screening_tables import (
    columns_filled_after_screening,
    names_of_two_conclusions,
    rules_lacking_a_row,
    rules_overruled,
    rules_that_never_hold,
    texts_always_read,
)
from xlfunnel.schema.declare import Writer
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.screening import ScreeningRule
from xlfunnel.schema.terms import NOT_QUALIFIED, QUALIFIED, TO_CONFIRM
from xlfunnel.values.cell import Cell


def rule(
    field: str,
    comparison: str,
    value: Cell = None,
    conclusion: str = QUALIFIED,
    name: str | None = None,
) -> ScreeningRule:
    return ScreeningRule(
        name=name, lead_field=field, comparison=comparison, value=value, conclusion=conclusion
    )


def told(problems: Iterable[Problem]) -> list[tuple[str, int, str]]:
    return [(problem.rule, problem.row, problem.field) for problem in problems]


@pytest.mark.parametrize("field", ["筛选结果", "逾期状态", "数据问题", "分配方式", "系统预测"])
def test_a_column_that_is_filled_after_screening_cannot_be_screened_by(field: str) -> None:
    (problem,) = columns_filled_after_screening([rule(field, "不为空")])
    assert (problem.rule, problem.field) == ("screening_system", "lead_field")
    assert problem.rule in UNUSABLE


def test_people_s_columns_and_grades_can_be_screened_by() -> None:
    theirs = [c.headers.zh_cn for c in Lead.columns() if c.writer is not Writer.SYSTEM]
    rules = [rule(header, "不为空") for header in (*theirs, "评分", "系统建议等级")]
    assert told(columns_filled_after_screening(rules)) == []


def test_of_a_text_nothing_cannot_be_read() -> None:
    rules = [rule("客户名称", "无法识别"), rule("联系方式", "无法识别"), rule("客户名称", "为空")]
    assert told(texts_always_read(rules)) == [("screening_always_read", 0, "comparison")]


@pytest.mark.parametrize(
    ("field", "comparison", "value"),
    [
        ("决策周期", "大于", "3个月以上"),  # nothing is above every one of them
        ("预算范围", "小于", "20万以内"),
        ("预算范围", "等于", "待确认"),
        ("线索来源", "等于", "展会、从未听说的"),
    ],
)
def test_a_value_that_nothing_ever_compares_with_is_told(
    field: str, comparison: str, value: Cell
) -> None:
    rules = [rule(field, comparison, value)]
    assert told(values_nothing_compares_with(rules, {})) == [("screening_value", 0, "value")]


@pytest.mark.parametrize(
    ("field", "comparison", "value"),
    [
        ("决策周期", "小于", "3个月以上"),
        ("预算范围", "大于", "20万以内"),
        ("线索来源", "等于", "展会、官网"),
        ("有无采购计划", "等于", "有"),
    ],
)
def test_a_value_that_something_compares_with_is_not_told(
    field: str, comparison: str, value: Cell
) -> None:
    assert told(values_nothing_compares_with([rule(field, comparison, value)], {})) == []


OVERRULED = [
    (("年营收", "大于", "5000万"), ("年营收", "大于", 50_000_000.0)),
    (("年营收", "大于", "5000万"), ("年营收", "大于", "3000万")),
    (("年营收", "不小于", "5000万"), ("年营收", "大于", "3000万")),
    (("年营收", "大于", "5000万"), ("年营收", "不小于", "5000万")),
    (("年营收", "小于", "100万"), ("年营收", "不大于", "100万")),
    (("年营收", "等于", "100万"), ("年营收", "不大于", "100万")),
    (("年营收", "等于", "100万"), ("年营收", "等于", 1_000_000.0)),
    (("年营收", "大于", "100万"), ("年营收", "不为空", None)),
    (("行业", "等于", "製造業"), ("行业", "等于", "制造业")),
    (("需求描述", "包含", "数字化转型"), ("需求描述", "包含", "数字化")),
    (("需求描述", "包含", "数字化"), ("需求描述", "包含", "CRM、数字化")),
    (("行业", "为空", None), ("行业", "为空", None)),
]
NOT_OVERRULED = [
    (("年营收", "大于", "3000万"), ("年营收", "大于", "5000万")),
    (("年营收", "不小于", "5000万"), ("年营收", "大于", "5000万")),
    (("年营收", "大于", "5000万"), ("年营收", "小于", "5000万")),
    (("年营收", "大于", "5000万"), ("企业人数", "大于", 3.0)),
    (("年营收", "为空", None), ("年营收", "不为空", None)),
    (("行业", "等于", "制造业"), ("行业", "等于", "批发业")),
    (("行业", "等于", "制造业"), ("行业", "不等于", "制造业")),
    (("需求描述", "包含", "数字化"), ("需求描述", "包含", "数字化转型")),
    (("需求描述", "包含", "CRM、数字化"), ("需求描述", "包含", "数字化")),
    (("联系方式", "大于", "13800138000"), ("联系方式", "大于", "13800138001")),  # no more or less
]


@pytest.mark.parametrize(("one", "other"), OVERRULED)
def test_a_rule_for_that_can_never_decide_is_told_beside_the_one_against(
    one: tuple[str, str, Cell], other: tuple[str, str, Cell]
) -> None:
    rules = [rule(*other, conclusion=NOT_QUALIFIED), rule(*one)]
    (problem,) = rules_overruled(rules, {})
    assert (problem.rule, problem.row, problem.other) == ("screening_overruled", 1, 0)


@pytest.mark.parametrize(("one", "other"), NOT_OVERRULED)
def test_a_rule_for_that_can_decide_is_not_told(
    one: tuple[str, str, Cell], other: tuple[str, str, Cell]
) -> None:
    assert told(rules_overruled([rule(*other, conclusion=NOT_QUALIFIED), rule(*one)], {})) == []


def test_only_rules_for_and_against_contradict_each_other() -> None:
    same = "行业", "等于", "制造业"
    for conclusions in ((QUALIFIED, QUALIFIED), (QUALIFIED, TO_CONFIRM)):
        rules = [rule(*same, conclusion=conclusion) for conclusion in conclusions]
        assert told(rules_overruled(rules, {})) == []


class TestRowsOfOneName:
    BIG = rule("企业人数", "不小于", 50.0, name="x")
    DIGITAL = rule("需求描述", "包含", "数字化", name="X")

    def test_are_no_repetition_but_the_same_row_twice_is(self) -> None:
        rows = [self.BIG, self.DIGITAL, self.BIG.model_copy(update={"name": "X"})]
        (problem,) = repeated_rows(ScreeningRule, rows)
        assert (problem.rule, problem.row, problem.other) == ("row_twice", 2, 0)

    def test_without_a_name_repeat_each_other_only_as_a_whole(self) -> None:
        unnamed, other, named = (
            self.BIG.model_copy(update=update)
            for update in ({"name": None}, {"name": None, "value": 60.0}, {})
        )
        assert told(repeated_rows(ScreeningRule, [unnamed, other, named])) == []
        assert told(repeated_rows(ScreeningRule, [unnamed, other, unnamed])) == [
            ("row_twice", 2, "lead_field")
        ]

    def test_must_come_to_one_conclusion_or_none_of_them_counts(self) -> None:
        against = self.DIGITAL.model_copy(update={"conclusion": NOT_QUALIFIED})
        undecided = self.BIG.model_copy(update={"conclusion": None})  # told as incomplete
        found = list(names_of_two_conclusions([self.BIG, self.BIG, against, undecided]))
        assert told(found) == [("screening_split", n, "conclusion") for n in (0, 1, 2)]
        assert [problem.other for problem in found] == [2, 2, 0]
        assert "screening_split" in UNUSABLE

    def test_of_one_conclusion_and_rows_without_a_name_are_not_told(self) -> None:
        unnamed = [rule("行业", "为空", None, says) for says in (QUALIFIED, NOT_QUALIFIED)]
        assert told(names_of_two_conclusions([self.BIG, self.DIGITAL, *unnamed])) == []

    def test_are_left_out_with_the_one_that_cannot_be_used(self) -> None:
        alone = rule("行业", "为空")
        rows = [self.BIG, alone, self.DIGITAL, rule("行业", "为空", name="y"), alone]
        (problem,) = rules_lacking_a_row(rows, {2, 4})
        assert (problem.rule, problem.row, problem.other) == ("screening_part", 0, 2)
        assert "screening_part" in UNUSABLE

    def test_are_overruled_by_a_rule_that_asks_for_less(self) -> None:
        less = rule("企业人数", "大于", 9.0, NOT_QUALIFIED)
        (problem,) = rules_overruled([less, self.DIGITAL, self.BIG], {})
        assert (problem.rule, problem.row, problem.other) == ("screening_overruled", 1, 0)

    def test_are_not_overruled_by_a_rule_that_asks_for_more(self) -> None:
        more = [
            rule("企业人数", "大于", 9.0, NOT_QUALIFIED, name="y"),
            rule("区域", "等于", "海外", NOT_QUALIFIED, name="y"),
        ]
        assert told(rules_overruled([*more, self.BIG, self.DIGITAL], {})) == []

    def test_overrule_the_rule_that_asks_for_all_of_it(self) -> None:
        against = [
            row.model_copy(update={"conclusion": NOT_QUALIFIED, "name": "y"})
            for row in (self.BIG, self.DIGITAL)
        ]
        assert told(rules_overruled([*against, self.DIGITAL, self.BIG], {})) == [
            ("screening_overruled", 2, "conclusion")
        ]
        assert told(rules_overruled([*against, self.BIG], {})) == []

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (("行业", "等于", "制造业"), ("行业", "等于", "批发业")),
            (("行业", "等于", "制造业"), ("行业", "不等于", "製造業")),
            (("行业", "为空", None), ("行业", "等于", "制造业")),
            (("联系方式", "为空", None), ("联系方式", "无法识别", None)),
            (("年营收", "不小于", "5000万"), ("年营收", "小于", "5000万")),
            (("年营收", "大于", "5000万"), ("年营收", "不大于", "5000万")),
            (("年营收", "等于", "100万"), ("年营收", "大于", "5000万")),
            (("需求描述", "包含", "数字化"), ("需求描述", "不包含", "數字化")),
        ],
    )
    def test_that_exclude_each_other_are_told(
        self, one: tuple[str, str, Cell], other: tuple[str, str, Cell]
    ) -> None:
        for first, second in ((one, other), (other, one)):
            rows = [rule(*first, name="x"), self.BIG, rule(*second, name="x")]
            (problem,) = rules_that_never_hold(rows, {})
            assert (problem.rule, problem.row, problem.other) == ("screening_never", 2, 0)
            assert told(rules_that_never_hold([rule(*first), rule(*second)], {})) == []

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (("行业", "等于", "制造业"), ("行业", "等于", "批发业、制造业")),
            (("行业", "等于", "制造业"), ("行业", "不等于", "批发业")),
            (("行业", "为空", None), ("区域", "等于", "海外")),
            (("年营收", "不小于", "5000万"), ("年营收", "不大于", "5000万")),
            (("年营收", "大于", "100万"), ("年营收", "小于", "5000万")),
            (("年营收", "大于", "100万"), ("年营收", "不为空", None)),
            (("需求描述", "包含", "数字化"), ("需求描述", "包含", "CRM")),
            (("需求描述", "不包含", "数字化"), ("需求描述", "不包含", "CRM")),
        ],
    )
    def test_that_can_hold_together_are_not_told(
        self, one: tuple[str, str, Cell], other: tuple[str, str, Cell]
    ) -> None:
        for first, second in ((one, other), (other, one)):
            rows = [rule(*first, name="x"), rule(*second, name="x")]
            assert told(rules_that_never_hold(rows, {})) == []
