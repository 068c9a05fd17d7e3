"""SPEC §1: an impossible row of 规则设置 is told with its cell and what counts instead."""

from collections.abc import Iterable, Mapping
from datetime import datetime

import pytest

from xlfunnel.messages import MESSAGES
from xlfunnel.problem import Problem
from xlfunnel.rules.rule_tables import (
    UNUSABLE,
    columns_only_the_system_fills,
    comparisons_that_do_not_fit,
    costs_below_zero,
    incomplete_rows,
    keywords_for_no_value,
    keywords_nobody_reads,
    leaves_that_make_no_sense,
    repeated_rows,
    reps_who_get_no_leads,
    synonyms_read_otherwise,
    values_nothing_compares_with,
)
from xlfunnel.schema import terms
from xlfunnel.schema.calendar import CalendarDay
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.schema.declare import Row
from xlfunnel.schema.dictionaries import own_terms
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.keywords import Keyword
from xlfunnel.schema.reasons import LossReason
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.required_fields import RequiredField
from xlfunnel.schema.screening import ScreeningRule
from xlfunnel.schema.sources import Source
from xlfunnel.values.cell import Cell
from xlfunnel.values.terms import Terms

MARCH = datetime(2024, 3, 1)
APRIL = datetime(2024, 4, 1)
NO_WORDS: Mapping[str, Terms] = {}


def places(problems: Iterable[Problem]) -> list[tuple[str, int, str]]:
    return [(problem.rule, problem.row, problem.field) for problem in problems]


def keyword(word: str, suggests: str, field: str = "需求明确度") -> Keyword:
    return Keyword(suggests_field=field, word=word, suggests=suggests)


def screening(field: str, comparison: str, value: Cell = None) -> ScreeningRule:
    return ScreeningRule(
        lead_field=field, comparison=comparison, value=value, conclusion=terms.QUALIFIED
    )


@pytest.mark.parametrize("rule", sorted(UNUSABLE))
def test_a_rule_that_leaves_a_row_out_says_so(rule: str) -> None:
    said = MESSAGES[f"rules.{rule}.what"]

    assert any(words in said.zh_cn for words in ("不用", "只用前面"))
    assert any(words in said.zh_tw for words in ("不用", "只用前面"))
    assert "used" in said.en


class TestWhatARowIsAbout:
    def test_a_row_without_it_is_told_in_the_blank_cell(self) -> None:
        rules = [ClockRule(clause=terms.RHYTHM, time_unit=terms.DAYS), ClockRule(duration=1.0)]

        assert places(incomplete_rows(ClockRule, rules)) == [
            ("row_incomplete", 0, "duration"),
            ("row_incomplete", 1, "clause"),
        ]

    def test_what_may_be_blank_is_not_missed(self) -> None:
        assert places(incomplete_rows(Rep, [Rep(name="李销售")])) == []
        assert places(incomplete_rows(RequiredField, [RequiredField(lead_field="联系人")])) == []


class TestRepeatedRows:
    def test_a_second_row_for_one_name_is_told_with_the_first(self) -> None:
        reps = [Rep(name="Li Hua"), Rep(name="王五"), Rep(name="ｌｉ hua")]

        (problem,) = repeated_rows(Rep, reps)
        assert (problem.rule, problem.row, problem.other) == ("row_twice", 2, 0)

    def test_a_source_by_another_of_its_words_is_the_same_source(self) -> None:
        sources = [Source(name="展会"), Source(name="行业展会"), Source(name="抖音")]

        assert places(repeated_rows(Source, sources)) == [("row_twice", 1, "name")]

    def test_one_day_is_off_or_worked_but_not_both(self) -> None:
        week = [CalendarDay(day=MARCH, kind="休"), CalendarDay(day=MARCH, kind="班")]

        assert places(repeated_rows(CalendarDay, week)) == [("row_twice", 1, "day")]

    def test_a_word_suggests_one_thing(self) -> None:
        words = [keyword("采购", terms.CLEAR_NEED), keyword("採購", terms.ONLY_AWARE)]

        assert places(repeated_rows(Keyword, words)) == [("row_twice", 1, "word")]

    def test_one_column_may_be_required_in_several_statuses(self) -> None:
        required = [
            RequiredField(status=status, lead_field="联系人")
            for status in (None, terms.WON, terms.LOST, terms.WON)
        ]

        assert places(repeated_rows(RequiredField, required)) == [("row_twice", 3, "lead_field")]

    def test_grades_clocks_and_screening_have_rules_of_their_own(self) -> None:
        twice: list[Row] = [ScreeningRule(name="规则"), ScreeningRule(name="规则")]

        assert places(repeated_rows(ScreeningRule, twice)) == []

    def test_rows_without_a_name_do_not_repeat_each_other(self) -> None:
        assert places(repeated_rows(Rep, [Rep(), Rep()])) == []


class TestSynonyms:
    def test_a_word_for_two_sources_is_told_where_it_has_no_effect(self) -> None:
        sources = [Source(name="抖音", synonyms="短视频"), Source(name="快手", synonyms="短视频")]
        words = own_terms(sources=sources)[terms.SOURCES.name]

        (problem,) = synonyms_read_otherwise(Source, sources, words)
        assert (problem.rule, problem.row, problem.field) == ("synonym_taken", 1, "synonyms")
        assert problem.facts == {"word": "短视频", "hint": "抖音"}

    def test_a_name_is_never_taken_by_anothers_synonym(self) -> None:
        sources = [Source(name="线下活动", synonyms="展会、路演"), Source(name="展会")]
        words = own_terms(sources=sources)[terms.SOURCES.name]

        (problem,) = synonyms_read_otherwise(Source, sources, words)
        assert (problem.row, problem.facts) == (0, {"word": "展会", "hint": "展会"})

    def test_an_alias_that_is_another_grade_is_told(self) -> None:
        rules = [GradeRule(grade="甲", aliases="A、丙"), GradeRule(grade="丙", aliases="a")]
        words = own_terms(grades=rules)[terms.GRADES.name]

        assert [
            (problem.rule, problem.row, problem.facts["word"], problem.facts["hint"])
            for problem in synonyms_read_otherwise(GradeRule, rules, words)
        ] == [("policy_alias_twice", 0, "丙", "丙"), ("policy_alias_twice", 1, "a", "甲")]

    def test_what_the_shipped_word_has_lost_to_the_team_is_no_mistake(self) -> None:
        reasons = [LossReason(reason="没钱", synonyms="预算不够、没钱")]
        words = own_terms(loss_reasons=reasons)[terms.LOSS_REASONS.name]

        assert places(synonyms_read_otherwise(LossReason, reasons, words)) == []


class TestPeopleAndSources:
    def test_a_capacity_below_zero_is_a_warning_and_of_zero_a_hint(self) -> None:
        reps = [
            Rep(name=n, monthly_capacity=c) for n, c in (("甲", -1.0), ("乙", 0.0), ("丙", 1.0))
        ]

        told = list(reps_who_get_no_leads([*reps, Rep(name="丁")]))
        assert [(p.row, p.severity) for p in told] == [(0, terms.WARNING), (1, terms.INFO)]

    def test_a_leave_that_ends_before_it_begins_is_told(self) -> None:
        reps = [Rep(leave_from=APRIL, leave_to=MARCH), Rep(leave_from=MARCH, leave_to=MARCH)]

        assert places(leaves_that_make_no_sense(reps)) == [("leave_reversed", 0, "leave_to")]

    def test_a_leave_with_one_date_is_told_in_the_blank_cell(self) -> None:
        reps = [Rep(leave_from=MARCH), Rep(leave_to=MARCH), Rep()]

        assert places(leaves_that_make_no_sense(reps)) == [
            ("leave_half", 0, "leave_to"),
            ("leave_half", 1, "leave_from"),
        ]

    def test_somebody_who_has_left_may_have_a_leave_to_come(self) -> None:
        gone = Rep(name="甲", state=terms.LEFT, leave_from=MARCH, leave_to=APRIL)

        assert places(leaves_that_make_no_sense([gone])) == []

    def test_a_cost_below_zero_is_told_and_none_or_nothing_is_fine(self) -> None:
        sources = [Source(cost=-1.0), Source(cost=0.0), Source()]

        assert places(costs_below_zero(sources)) == [("source_cost", 0, "cost")]


def test_a_column_only_the_system_fills_cannot_be_required() -> None:
    required = [RequiredField(lead_field=name) for name in ("评分", "流失日期", "联系人")]

    # 流失日期 is filled by either, so it may be asked for
    assert places(columns_only_the_system_fills(required)) == [("required_system", 0, "lead_field")]


class TestKeywords:
    def test_a_word_for_what_the_clarity_cannot_be_is_told(self) -> None:
        words = [keyword("采购", "明确"), keyword("招标", "很清楚")]

        assert places(keywords_for_no_value(words)) == [("keyword_value", 1, "suggests")]

    def test_a_word_for_another_column_has_no_use(self) -> None:
        words = [keyword("工厂", "制造业", field="行业"), keyword("采购", "明确需求")]

        assert places(keywords_nobody_reads(words)) == [("keyword_unused", 0, "suggests_field")]
        assert places(keywords_for_no_value(words)) == []


class TestScreening:
    @pytest.mark.parametrize("field", ["企业人数", "年营收", "登记日期", "预算范围", "决策周期"])
    def test_more_and_less_fit_what_can_be_measured(self, field: str) -> None:
        assert places(comparisons_that_do_not_fit([screening(field, "大于", "1")])) == []

    @pytest.mark.parametrize("field", ["客户名称", "线索来源", "有无采购计划", "联系方式"])
    def test_more_and_less_do_not_fit_words(self, field: str) -> None:
        assert places(comparisons_that_do_not_fit([screening(field, "不小于", "1")])) == [
            ("screening_comparison", 0, "comparison")
        ]

    def test_words_are_compared_by_equals_and_contains(self) -> None:
        rules = [screening("客户名称", c, "科技") for c in ("等于", "不等于", "包含", "不包含")]

        assert places(comparisons_that_do_not_fit(rules)) == []
        assert places(values_nothing_compares_with(rules, NO_WORDS)) == []

    @pytest.mark.parametrize(
        ("field", "comparison", "value"),
        [
            ("年营收", "大于", "很多"),
            ("企业人数", "等于", "很多人"),
            ("线索来源", "等于", "火星"),
            ("有无采购计划", "等于", "也许"),
            ("登记日期", "小于", "某天"),
        ],
    )
    def test_a_value_its_column_cannot_hold_is_told(
        self, field: str, comparison: str, value: str
    ) -> None:
        rules = [screening(field, comparison, value)]

        assert places(values_nothing_compares_with(rules, NO_WORDS)) == [
            ("screening_value", 0, "value")
        ]

    @pytest.mark.parametrize(
        ("field", "comparison", "value"),
        [
            ("年营收", "大于", "5000万"),
            ("企业人数", "不小于", 50.0),
            ("线索来源", "等于", "博览会"),
            ("有无采购计划", "等于", "有"),
            ("流失原因", "不等于", "没预算"),
            ("年营收", "包含", "很多"),  # as text, whatever it says
            ("联系方式", "无法识别", None),
            ("行业", "为空", None),
        ],
    )
    def test_a_value_its_column_can_hold_is_fine(
        self, field: str, comparison: str, value: Cell
    ) -> None:
        rules = [screening(field, comparison, value)]

        assert places(values_nothing_compares_with(rules, NO_WORDS)) == []

    def test_the_teams_own_words_are_values_too(self) -> None:
        words = own_terms(sources=[Source(name="抖音")])

        assert (
            places(values_nothing_compares_with([screening("线索来源", "等于", "抖音")], words))
            == []
        )

    def test_a_comparison_without_a_value_is_incomplete(self) -> None:
        rules = [screening("年营收", "大于"), screening("行业", "包含", " ")]

        assert places(values_nothing_compares_with(rules, NO_WORDS)) == [
            ("row_incomplete", 0, "value"),
            ("row_incomplete", 1, "value"),
        ]
