"""SPEC §4, §3, §2: what the rule tables hold in a new workbook."""

import math
from typing import TypeVar

import pytest

from xlfunnel.language import LANGUAGES, Language
from xlfunnel.schema import terms
from xlfunnel.schema.calendar import CalendarDay, WeekHours
from xlfunnel.schema.catalogue import RULES
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.schema.configuration import read_settings
from xlfunnel.schema.declare import Row
from xlfunnel.schema.defaults import shipped_rows
from xlfunnel.schema.dictionaries import own_terms
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.keywords import Keyword
from xlfunnel.schema.parameters import Parameters
from xlfunnel.schema.reading import read_rows
from xlfunnel.schema.reasons import LossReason, WinReason
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.required_fields import RequiredField
from xlfunnel.schema.screening import ScreeningRule
from xlfunnel.schema.settings import Setting
from xlfunnel.schema.sources import Source

RowT = TypeVar("RowT", bound=Row)


def shipped(row: type[RowT], language: Language = "zh-CN") -> list[RowT]:
    """Return the shipped rows of a table, read back as any workbook's are."""
    rows = shipped_rows(row, language)
    cells = {column.field: [cells.get(column.field) for cells in rows] for column in row.columns()}
    read = read_rows(row, cells)
    assert not any(read.doubts.values()), read.doubts
    return read.rows


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("row", RULES, ids=lambda row: row.table.name)
def test_what_is_shipped_is_read_back_without_a_doubt(row: type[Row], language: Language) -> None:
    rows = shipped(row, language)

    assert len(rows) == len(shipped_rows(row, language))
    keys = [tuple(getattr(item, field) for field in row.table.key) for item in rows]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("row", [GradeRule, ClockRule, RequiredField, WeekHours])
def test_rules_mean_the_same_in_every_language(row: type[Row]) -> None:
    def meaning(language: Language) -> list[Row]:
        said_in_words = {"aliases": None, "reason": None}
        return [item.model_copy(update=said_in_words) for item in shipped(row, language)]

    assert meaning("zh-CN") == meaning("zh-TW") == meaning("en")


def test_the_shipped_cells_are_floats_texts_or_blank() -> None:
    for row in RULES:
        for cells in shipped_rows(row, "zh-CN"):
            assert {type(cell) for cell in cells.values()} <= {float, str, type(None)}


class TestGradePolicy:
    def test_the_day_bands_cover_the_line_without_a_gap(self) -> None:
        bands = sorted(
            (
                -math.inf if rule.cycle_from_days in (None, 0.0) else rule.cycle_from_days,
                math.inf if rule.cycle_to_days is None else rule.cycle_to_days,
            )
            for rule in shipped(GradeRule)
        )

        # 0/30/90: within a month, between, three months and more.
        assert bands == [(-math.inf, 30.0), (30.0, 90.0), (90.0, math.inf)]

    def test_the_grades_ask_for_what_s2_asks_for(self) -> None:
        by_grade = {rule.grade: rule for rule in shipped(GradeRule)}
        high, middle, low = (by_grade[name] for name in (terms.HIGH, terms.MEDIUM, terms.LOW))

        assert (high.clarity, high.budget_condition) == (terms.CLEAR_NEED, terms.BUDGET_FITS)
        assert (low.clarity, low.budget_condition) == (terms.ONLY_AWARE, None)
        assert (middle.clarity, middle.budget_condition) == (None, None)
        assert [rule.grade for rule in by_grade.values() if rule.takes_the_rest] == [terms.MEDIUM]

    def test_the_row_for_the_rest_is_tried_last(self) -> None:
        ranked = sorted(shipped(GradeRule), key=lambda rule: rule.rank or 0)

        assert [bool(rule.takes_the_rest) for rule in ranked] == [False, False, True]

    def test_grades_go_to_the_seniority_that_suits_them(self) -> None:
        assert {rule.grade: rule.seniority for rule in shipped(GradeRule)} == {
            terms.HIGH: terms.SENIOR,
            terms.MEDIUM: terms.REGULAR,
            terms.LOW: terms.ASSISTANT,
        }


# (preset, grade, source, clause) to (duration, unit): the table of SPEC §4 and its events.
LIMITS = {
    (terms.STANDARD, terms.HIGH, None, terms.FIRST_RESPONSE): (48, terms.HOURS),
    (terms.STANDARD, None, "官网表单", terms.FIRST_RESPONSE): (24, terms.HOURS),
    (terms.STANDARD, terms.HIGH, None, terms.RHYTHM): (7, terms.DAYS),
    (terms.STANDARD, terms.MEDIUM, None, terms.RHYTHM): (7, terms.DAYS),
    (terms.STANDARD, terms.MEDIUM, None, terms.INVITATION): (1, terms.MONTHS),
    (terms.STANDARD, terms.LOW, None, terms.RHYTHM): (1, terms.MONTHS),
    (terms.RELAXED, terms.HIGH, None, terms.FIRST_WINDOW): (7, terms.DAYS),
    (terms.RELAXED, terms.MEDIUM, None, terms.FIRST_WINDOW): (14, terms.DAYS),
    (None, terms.UNGRADED, None, terms.COMPLETE_GRADE): (48, terms.HOURS),
    (None, None, None, terms.PROPOSAL_OPINION): (3, terms.DAYS),
    (None, None, None, terms.PROPOSAL_RHYTHM): (7, terms.DAYS),
    (None, None, None, terms.NEXT_STEP): (0, terms.DAYS),
    (None, None, None, terms.VISIT_CONFIRMATION): (1, terms.WORKING_DAYS),
}


class TestClocks:
    def test_the_limits_are_those_of_the_specification(self) -> None:
        found = {
            (rule.preset, rule.grade, rule.source, rule.clause): (rule.duration, rule.time_unit)
            for rule in shipped(ClockRule)
        }

        assert found == LIMITS

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_limit_says_why_in_plain_words(self, language: Language) -> None:
        assert all(rule.reason for rule in shipped(ClockRule, language))


class TestWords:
    def test_the_sources_and_reasons_are_the_dictionaries(self) -> None:
        assert [row.name for row in shipped(Source)] == list(terms.SOURCES.names)
        assert [row.reason for row in shipped(LossReason)] == list(terms.LOSS_REASONS.names)
        assert [row.reason for row in shipped(WinReason)] == list(terms.WIN_REASONS.names)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_loss_has_an_advice(self, language: Language) -> None:
        assert all(row.advice for row in shipped(LossReason, language))

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_shipped_tables_take_nothing_from_the_dictionaries(self, language: Language) -> None:
        own = own_terms(
            shipped(Source, language),
            shipped(GradeRule, language),
            shipped(LossReason, language),
            shipped(WinReason, language),
        )

        for words in (terms.SOURCES, terms.GRADES, terms.LOSS_REASONS, terms.WIN_REASONS):
            assert own[words.name].names == words.names
            for term in words.terms:
                for word in (*term.name, *term.synonyms):
                    assert own[words.name].read(word).value == term.name.zh_cn

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_keywords_suggest_a_clarity_each(self, language: Language) -> None:
        rows = shipped(Keyword, language)

        assert {row.suggests_field for row in rows} == {"需求明确度"}
        suggested = {terms.CLARITIES.read(row.suggests).value for row in rows}
        assert suggested == set(terms.CLARITIES.names)

    def test_s2s_two_sample_needs_hold_the_words_for_their_clarity(self) -> None:
        clarity = {row.word: row.suggests for row in shipped(Keyword) if row.word}

        def suggested(need: str) -> str | None:
            return clarity[max((word for word in clarity if word in need), key=len)]

        assert suggested("需要CRM系统") == terms.CLEAR_NEED
        assert suggested("了解一下ERP模块") == terms.FIRST_INTEREST
        assert suggested("暂无采购计划") == terms.ONLY_AWARE


def test_day_one_needs_four_columns_and_more_with_the_status() -> None:
    required: dict[str | None, list[str | None]] = {}
    for row in shipped(RequiredField):
        required.setdefault(row.status, []).append(row.lead_field)

    assert required[None] == ["客户名称", "联系方式", "线索来源", "需求描述"]
    assert "成交日期" in required[terms.WON]
    assert "流失原因" in required[terms.LOST]


@pytest.mark.parametrize("language", LANGUAGES)
def test_s2s_employees_and_digital_need_are_asked_for_together(language: Language) -> None:
    names = [row.name for row in shipped(ScreeningRule, language)]
    digital = [row for row in shipped(ScreeningRule, language) if names.count(row.name) > 1]

    assert [(row.lead_field, row.comparison, row.conclusion) for row in digital] == [
        ("企业人数", "不小于", terms.QUALIFIED),
        ("需求描述", "包含", terms.QUALIFIED),
    ]
    assert len(names) == 6  # the others stand alone


def test_office_hours_are_monday_to_friday_nine_to_six_with_lunch() -> None:
    hours = {
        row.weekday: (row.opens_at, row.lunch_from, row.lunch_to, row.closes_at)
        for row in shipped(WeekHours)
    }

    assert len(hours) == 7
    assert hours["周一"] == hours["周五"] == (9, 12, 13, 18)
    assert hours["周六"] == hours["周日"] == (None, None, None, None)


def test_people_and_holidays_are_for_the_team_to_fill() -> None:
    assert shipped_rows(Rep, "zh-CN") == shipped_rows(CalendarDay, "zh-CN") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shipped_settings_are_the_defaults_in_that_language(language: Language) -> None:
    read = read_settings(shipped(Setting, language))

    assert read.problems == []
    assert read.language == language
    assert read.parameters.model_copy(update={"language": "简体中文"}) == Parameters()
