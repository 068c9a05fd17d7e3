"""SPEC §1, issue 3: impossible settings are issues that name the cell and what counts instead."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.memory import MemoryWorkbook
from tests.support import Tables, workbook_with
from tests.teams import team
from xlfunnel.actions import perform, perform_steps
from xlfunnel.actions.checking_settings import check_settings
from xlfunnel.actions.listing import list_problems
from xlfunnel.actions.run import Action, Finding, Run
from xlfunnel.actions.usable_rules import RULE_TABLES, rule_rows
from xlfunnel.language import LANGUAGES, Language, Text
from xlfunnel.records import Records
from xlfunnel.schema import terms
from xlfunnel.schema.calendar import CalendarDay, WeekHours
from xlfunnel.schema.catalogue import RULES
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.schema.declare import Row
from xlfunnel.schema.defaults import shipped_rows
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.keywords import Keyword
from xlfunnel.schema.parameters import parameters
from xlfunnel.schema.reasons import LossReason, WinReason
from xlfunnel.schema.recognise import called
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.required_fields import RequiredField
from xlfunnel.schema.rules_sheet import RULES_SHEET
from xlfunnel.schema.screening import ScreeningRule
from xlfunnel.schema.settings import Setting
from xlfunnel.schema.sources import Source
from xlfunnel.schema.writing import cell_of
from xlfunnel.template import content
from xlfunnel.values.cell import Cell, CellError, shown
from xlfunnel.workbook import Workbook
from xlfunnel.xlsx.file import FileWorkbook

AS_OF = datetime(2024, 3, 31, 18, 30)
TITLE = Text("t", "t", "t")
CHECK = Action("t", TITLE, TITLE, (check_settings, list_problems))

# A row by field: a word of a dictionary by its zh-CN name, anything else as it is typed.
Typed: TypeAlias = dict[str, Cell]


def checked(workbook: Workbook, language: Language = "zh-CN") -> tuple[Finding, ...]:
    return perform_steps(CHECK, workbook, Run(AS_OF, language=language)).findings


def with_rows(
    table: type[Row], rows: Sequence[Typed], language: Language = "zh-CN"
) -> MemoryWorkbook:
    """Return a new workbook whose *table* holds *rows*, typed in *language*."""
    typed = [
        {
            table.column(field).header(language): cell_of(table.column(field).type, cell, language)
            for field, cell in row.items()
        }
        for row in rows
    ]
    return workbook_with(tables={table: typed}, language=language)


def address(table: type[Row], field: str, row: int, language: Language) -> str:
    """Return where a cell of a memory workbook is: one table to a sheet, its header in row 1."""
    letter = "ABCDEFGHIJ"[[column.field for column in table.columns()].index(field)]
    return f"{RULES_SHEET.to(language)}!{letter}{row + 2}"


CLOCK: Typed = {
    "clause": terms.FIRST_RESPONSE,
    "duration": 48.0,
    "time_unit": terms.HOURS,
    "preset": terms.STANDARD,
}
SCREEN: Typed = {"name": "x", "conclusion": terms.QUALIFIED}
DAY: Typed = {"weekday": "周一", "opens_at": 9.0, "closes_at": 18.0}
HIGH: Typed = {"grade": "高意向", "rank": 1.0, "clarity": terms.CLEAR_NEED}
REST: Typed = {"grade": "中意向", "rank": 9.0, "takes_the_rest": terms.YES}

# table, its rows, then the rule that speaks of the last row, and the column
CASES: list[tuple[type[Row], list[Typed], str, str]] = [
    (Rep, [{"name": "a"}, {"name": "A"}], "row_twice", "name"),
    (Rep, [{"name": "a", "monthly_capacity": -3.0}], "rep_capacity", "monthly_capacity"),
    (Rep, [{"name": "a", "monthly_capacity": "x"}], "cell_unread", "monthly_capacity"),
    (Rep, [{"name": "a", "state": "x"}], "cell_unread", "state"),
    (
        Rep,
        [{"name": "a", "leave_from": "2024-04-05", "leave_to": "2024-04-01"}],
        "leave_reversed",
        "leave_to",
    ),
    (Rep, [{"name": "a", "leave_from": "2024-04-05"}], "leave_half", "leave_to"),
    (Rep, [{"seniority": terms.SENIOR}], "row_incomplete", "name"),
    (Source, [{"name": "a"}, {"name": "A"}], "row_twice", "name"),
    (
        Source,
        [{"name": "a", "synonyms": "x"}, {"name": "b", "synonyms": "x"}],
        "synonym_taken",
        "synonyms",
    ),
    (Source, [{"name": "a", "cost": -5.0}], "source_cost", "cost"),
    (LossReason, [{"reason": "a"}, {"reason": "a"}], "row_twice", "reason"),
    (
        WinReason,
        [{"reason": "a", "synonyms": "x"}, {"reason": "b", "synonyms": "x"}],
        "synonym_taken",
        "synonyms",
    ),
    (ClockRule, [{**CLOCK, "duration": -1.0}], "clock_duration", "duration"),
    (ClockRule, [{**CLOCK, "duration": 0.0}], "clock_duration", "duration"),
    (ClockRule, [{**CLOCK, "time_unit": "x"}], "row_unread", "time_unit"),
    (ClockRule, [{**CLOCK, "grade": "S+"}], "row_unread", "grade"),
    (ClockRule, [{**CLOCK, "source": "x"}], "row_unread", "source"),
    (ClockRule, [{**CLOCK, "trigger": terms.FROM_LAST_TOUCH}], "clock_trigger", "trigger"),
    (ClockRule, [CLOCK, {**CLOCK, "duration": 24.0}], "clock_twice", "duration"),
    (RequiredField, [{"lead_field": "x"}], "row_unread", "lead_field"),
    (RequiredField, [{"status": "x", "lead_field": "联系人"}], "row_unread", "status"),
    (RequiredField, [{"lead_field": "评分"}], "required_system", "lead_field"),
    (
        Keyword,
        [
            {"suggests_field": "需求明确度", "word": "x", "suggests": "明确"},
            {"suggests_field": "需求明确度", "word": "X", "suggests": "仅了解"},
        ],
        "row_twice",
        "word",
    ),
    (
        Keyword,
        [{"suggests_field": "需求明确度", "word": "x", "suggests": "y"}],
        "keyword_value",
        "suggests",
    ),
    (
        Keyword,
        [{"suggests_field": "行业", "word": "x", "suggests": "y"}],
        "keyword_unused",
        "suggests_field",
    ),
    (
        ScreeningRule,
        [{**SCREEN, "lead_field": "客户名称", "comparison": "大于", "value": 5.0}],
        "screening_comparison",
        "comparison",
    ),
    (
        ScreeningRule,
        [{**SCREEN, "lead_field": "年营收", "comparison": "大于", "value": "x"}],
        "screening_value",
        "value",
    ),
    (
        ScreeningRule,
        [{**SCREEN, "lead_field": "年营收", "comparison": "大于"}],
        "row_incomplete",
        "value",
    ),
    (
        ScreeningRule,
        [{**SCREEN, "lead_field": "行业", "comparison": "为空"}] * 2,
        "row_twice",
        "lead_field",
    ),
    (
        ScreeningRule,
        [
            {**SCREEN, "lead_field": "年营收", "comparison": "大于", "value": "x"},
            {**SCREEN, "lead_field": "行业", "comparison": "不为空"},
        ],
        "screening_part",
        "name",
    ),
    (
        ScreeningRule,
        [
            {**SCREEN, "lead_field": "年营收", "comparison": "x"},
            {**SCREEN, "lead_field": "行业", "comparison": "不为空"},
        ],
        "screening_part",
        "name",
    ),
    (
        ScreeningRule,
        [
            {**SCREEN, "lead_field": "行业", "comparison": "等于", "value": "a"},
            {**SCREEN, "lead_field": "行业", "comparison": "等于", "value": "b"},
        ],
        "screening_never",
        "name",
    ),
    (
        CalendarDay,
        [{"day": "2024-04-04", "kind": "休"}, {"day": "2024/4/4", "kind": "班"}],
        "row_twice",
        "day",
    ),
    (CalendarDay, [{"day": "x", "kind": "休"}], "row_unread", "day"),
    (WeekHours, [{**DAY, "closes_at": 8.0}], "hours_reversed", "closes_at"),
    (WeekHours, [{**DAY, "closes_at": None}], "hours_half", "closes_at"),
    (WeekHours, [{**DAY, "closes_at": "x"}], "row_unread", "closes_at"),
    (WeekHours, [{**DAY, "lunch_from": 20.0, "lunch_to": 21.0}], "lunch_odd", "lunch_to"),
    (WeekHours, [DAY, DAY], "row_twice", "weekday"),
    (GradeRule, [REST, HIGH, HIGH | {"rank": 2.0}], "policy_grade_twice", "grade"),
    (GradeRule, [HIGH], "policy_no_rest", "takes_the_rest"),
    (
        GradeRule,
        [REST, REST | {"grade": "低意向", "rank": 10.0}],
        "policy_second_rest",
        "takes_the_rest",
    ),
    (
        GradeRule,
        [REST, HIGH | {"cycle_from_days": 9.0, "cycle_to_days": 1.0}],
        "policy_days_reversed",
        "cycle_to_days",
    ),
    (GradeRule, [REST, {"rank": 1.0}], "row_incomplete", "grade"),
    (
        GradeRule,
        [REST, HIGH, HIGH | {"grade": "低意向", "rank": 2.0}],
        "policy_row_unreached",
        "rank",
    ),
    (
        GradeRule,
        [
            REST,
            HIGH | {"cycle_to_days": 40.0},
            HIGH | {"grade": "低意向", "rank": 2.0, "cycle_from_days": 30.0},
        ],
        "policy_days_overlap",
        "cycle_from_days",
    ),
    (
        GradeRule,
        [REST, HIGH, HIGH | {"grade": "低意向", "clarity": terms.ONLY_AWARE}],
        "policy_rank_twice",
        "rank",
    ),
    (GradeRule, [REST, HIGH | {"aliases": "中意向"}], "policy_alias_twice", "aliases"),
    (GradeRule, [REST | {"cycle_to_days": 90.0}], "policy_days_rest", "cycle_to_days"),
    (
        GradeRule,
        [REST | {"takes_the_rest": None, "cycle_to_days": 90.0}],
        "policy_days_ungraded",
        "cycle_to_days",
    ),
    (GradeRule, [REST, HIGH | {"clarity": "x"}], "policy_unreadable", "clarity"),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("table", "rows", "rule", "field"),
    CASES,
    ids=[f"{table.table.name}-{rule}-{n}" for n, (table, _, rule, _) in enumerate(CASES)],
)
def test_an_impossible_row_is_told_with_its_cell_in_every_language(
    table: type[Row], rows: list[Typed], rule: str, field: str, language: Language
) -> None:
    findings = checked(with_rows(table, rows, language), language)

    found = [finding for finding in findings if finding.rule == rule]
    assert [finding.place for finding in found] == [address(table, field, len(rows) - 1, language)]
    (finding,) = found
    assert finding.column == table.column(field).header(language)
    cell = cell_of(table.column(field).type, rows[-1].get(field), language)
    assert finding.value == shown(cell)
    assert finding.problem
    assert finding.fix
    if language == "en":
        ours = (finding.problem + finding.fix).replace(finding.value or " ", "")
        assert not any("\u4e00" <= letter <= "\u9fff" for letter in ours)


class TestScreeningRulesOfSeveralRows:
    FOR: Typed = SCREEN | {"lead_field": "行业", "comparison": "不为空"}
    AGAINST: Typed = FOR | {"name": "y", "conclusion": terms.NOT_QUALIFIED}

    def told(self, *rows: Typed) -> list[tuple[str, str]]:
        findings = checked(with_rows(ScreeningRule, rows))
        return [(f.rule, f.place.rpartition("!")[2]) for f in findings]

    def test_that_conclude_differently_are_told_in_each_row(self) -> None:
        found = self.told(self.FOR, self.AGAINST | {"name": "X"})
        assert [rule for rule, _ in found] == ["screening_split"] * 2
        assert len({place for _, place in found}) == 2

    def test_overrule_nothing_when_one_of_them_cannot_be_used(self) -> None:
        more: Typed = self.AGAINST | {"lead_field": "年营收", "comparison": "大于", "value": "x"}
        assert [rule for rule, _ in self.told(self.AGAINST, self.FOR)] == ["screening_overruled"]
        found = [rule for rule, _ in self.told(self.AGAINST, more, self.FOR)]
        assert sorted(found) == ["screening_part", "screening_value"]

    def test_are_told_of_a_row_whose_name_is_an_error(self) -> None:
        broken: Typed = self.FOR | {"name": CellError("#REF!")}
        assert [rule for rule, _ in self.told(broken)] == ["row_unread"]


class TestANewWorkbook:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_has_nothing_wrong_in_its_rules(self, language: Language, tmp_path: Path) -> None:
        path = tmp_path / "new.xlsx"
        path.write_bytes(content(language=language))

        found = checked(FileWorkbook.open(path), language)
        assert [finding.rule for finding in found] == ["calendar_year"]  # nobody has entered it

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_has_nothing_wrong_whoever_runs_it(self, language: Language) -> None:
        for other in LANGUAGES:
            assert checked(workbook_with(language=language), other) == ()


class TestSettings:
    @pytest.mark.parametrize(
        ("field", "value", "default"),
        [
            ("assigns_on_refresh", "x", ("否", "否", "No")),
            ("starts_following", "x", ("是", "是", "Yes")),
            ("clock_preset", "x", ("标准", "標準", "Standard")),
            ("clock_mode", "x", ("自然小时顺延", "自然小時順延", "Clock hours, moved")),
            ("factor_count", 99.0, ("2", "2", "2")),
            ("budget_floor", -1.0, ("0", "0", "0")),
        ],
    )
    def test_the_default_that_counts_is_named_in_the_language_of_the_run(
        self, field: str, value: Cell, default: tuple[str, str, str]
    ) -> None:
        names = next(declared.names for declared in parameters() if declared.field == field)
        for language, said in zip(LANGUAGES, default, strict=True):
            row: Typed = {"key": names.to(language), "value": value}
            (finding,) = checked(with_rows(Setting, [row], language), language)

            assert finding.place == address(Setting, "value", 0, language)
            assert finding.value == shown(value)
            assert said in finding.problem.replace(names.to(language), "")

    def test_a_limit_without_an_upper_end_names_only_the_lower(self) -> None:
        rows: list[Typed] = [{"key": "沉睡倍数", "value": 0.0}]
        (finding,) = checked(with_rows(Setting, rows))

        assert finding.problem == "参数“沉睡倍数”的值“0”不合理，不能小于1，先按默认值“3”。"

    def test_a_value_that_is_not_exact_is_told_with_what_it_is_taken_for(self) -> None:
        rows: list[Typed] = [{"key": "预期预算下限", "value": "10万左右"}]
        (finding,) = checked(with_rows(Setting, rows))

        assert finding.rule == "settings.unsure"
        assert "100000" in finding.problem

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_weights_that_do_not_add_up_are_told_at_the_first_of_them(
        self, language: Language
    ) -> None:
        names = {declared.field: declared.names.to(language) for declared in parameters()}
        rows: list[Typed] = [
            {"key": names["language"]},
            {"key": names["clarity_points"], "value": 60.0},
        ]
        (finding,) = checked(with_rows(Setting, rows, language), language)

        assert (finding.rule, finding.place) == (
            "settings.weights",
            address(Setting, "value", 1, language),
        )
        assert "120" in finding.problem  # 60 + 30 + 30

    def test_a_preset_that_has_no_clocks_is_told(self) -> None:
        rows: list[Typed] = [{"key": "时限预设", "value": "自定义"}]
        (finding,) = checked(with_rows(Setting, rows))

        assert (finding.rule, finding.value) == ("settings.preset_empty", "自定义")

    def test_of_two_names_for_one_table_the_first_counts_and_the_second_is_told(self) -> None:
        rows: list[Typed] = [{"key": "表:Reps", "value": "Reps"}, {"key": "表:人员", "value": "x"}]
        (finding,) = checked(with_rows(Setting, rows))

        assert (finding.rule, finding.place) == ("settings.repeated", "规则设置!B3")


class TestClocksAndGrades:
    def test_a_word_that_is_taken_is_told_in_the_language_of_the_run(self) -> None:
        rows = [REST | {"aliases": "warm"}, HIGH | {"aliases": "warm"}]

        (finding,) = [
            f for f in checked(with_rows(GradeRule, rows, "en"), "en") if "warm" in f.value
        ]
        # the dictionary has 高意向 before 中意向, whatever the order of the rows
        assert finding.problem.startswith("The alias 'warm' already stands for 'High'")
        assert finding.place == "Rules!B2"

    def test_a_team_with_grades_of_its_own_hears_of_clocks_for_the_shipped_ones(self) -> None:
        workbook = with_rows(GradeRule, [HIGH, REST | {"grade": "一般"}])

        found = [f for f in checked(workbook) if f.rule == "clock_grade"]
        # of the shipped limits 中意向 has two in 标准 and one in 宽松, 低意向 has one in 标准
        assert sorted(f.value for f in found) == ["中意向", "中意向", "中意向", "低意向"]

    def test_without_any_grade_only_the_empty_policy_is_told(self) -> None:
        assert [f.rule for f in checked(with_rows(GradeRule, []))] == ["policy_empty"]


class TestMissingTables:
    @pytest.mark.parametrize(
        ("language", "said"),
        [
            ("zh-CN", "没有规则设置，按默认规则处理"),
            ("zh-TW", "沒有規則設定，依預設規則處理"),
            ("en", "Not in this workbook: Rules. The default rules apply"),
        ],
    )
    def test_a_workbook_of_leads_alone_hears_of_it_in_one_line(
        self, language: Language, said: str
    ) -> None:
        workbook = workbook_with(language=language)
        workbook.grids = {"Leads": workbook.grids["Leads"]}

        (finding,) = checked(workbook, language)
        assert (finding.severity, finding.rule) == (terms.INFO, "rules_missing")
        assert (finding.problem, finding.place) == (said, RULES_SHEET.to(language))
        assert finding.column == "—"

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_tables_that_are_missing_are_named(self, language: Language) -> None:
        workbook = workbook_with(language=language)
        del workbook.grids["GradePolicy"], workbook.grids["Keywords"], workbook.grids["Reps"]

        (finding,) = checked(workbook, language)
        assert called(GradeRule, language) in finding.problem
        assert called(Keyword, language) in finding.problem
        assert called(Rep, language) not in finding.problem  # nothing is shipped for it

    def test_without_settings_the_line_says_what_to_do_as_well(self) -> None:
        workbook = workbook_with()
        del workbook.grids["Settings"]

        (finding,) = checked(workbook)
        assert finding.problem == "没有参数，按默认规则处理"
        assert finding.fix.startswith("不改规则就不用管")

    @pytest.mark.parametrize("table", [t for t in RULE_TABLES if t is not GradeRule])
    def test_an_empty_table_is_the_teams_own_will(self, table: type[Row]) -> None:
        expected = ["calendar_year"] if table is CalendarDay else []
        assert [finding.rule for finding in checked(with_rows(table, []))] == expected


class TestRowsThatCount:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("table", [t for t in RULES if t is not Setting])
    def test_a_missing_table_means_what_a_new_workbook_holds(
        self, table: type[Row], language: Language
    ) -> None:
        none: Tables = {CalendarDay: []}  # no day of it is shipped
        new = Records(workbook_with(language=language, tables=none))
        slim = workbook_with(language=language, tables=none)
        del slim.grids[table.table.name]

        assert rule_rows(Records(slim), table) == rule_rows(new, table) == new.rows(table).rows
        assert len(new.rows(table).rows) == len(shipped_rows(table, language))

    def test_an_empty_table_holds_nothing(self) -> None:
        assert rule_rows(Records(with_rows(RequiredField, [])), RequiredField) == []

    def test_a_row_that_is_only_half_understood_is_left_out(self) -> None:
        rows: list[Typed] = [
            {"status": "x", "lead_field": "联系人"},  # not: required of everybody
            {"status": terms.LOST, "lead_field": "流失原因"},
            {"status": terms.LOST, "lead_field": "流失原因"},
            {"status": terms.LOST, "lead_field": "评分"},
        ]
        left = rule_rows(Records(with_rows(RequiredField, rows)), RequiredField)

        assert [(row.status, row.lead_field) for row in left] == [(terms.LOST, "流失原因")]

    def test_what_is_not_understood_repeats_nothing(self) -> None:
        rows: list[Typed] = [{"status": s, "lead_field": "联系人"} for s in ("x", None, "y")]
        workbook = with_rows(RequiredField, rows)

        assert [(f.rule, f.place) for f in checked(workbook)] == [
            ("row_unread", "规则设置!A2"),
            ("row_unread", "规则设置!A4"),
        ]
        assert [row.status for row in rule_rows(Records(workbook), RequiredField)] == [None]

    def test_a_policy_that_is_not_understood_is_not_told_to_leave_gaps(self) -> None:
        workbook = workbook_with()
        workbook.grids["GradePolicy"].lines[0]["周期上限天"] = "一个月"

        assert [finding.rule for finding in checked(workbook)] == ["policy_unreadable"]

    def test_a_clock_for_a_grade_nobody_knows_is_not_for_all(self) -> None:
        rows = [{**CLOCK, "grade": "S+"}, {**CLOCK, "duration": 24.0}]

        (clock,) = rule_rows(Records(with_rows(ClockRule, rows)), ClockRule)
        assert (clock.grade, clock.duration) == (None, 24)

    def test_a_rep_with_an_unreadable_cell_is_still_a_rep(self) -> None:
        (rep,) = rule_rows(Records(with_rows(Rep, [{"name": "a", "state": "x"}])), Rep)

        assert (rep.name, rep.state) == ("a", None)

    def test_of_two_rows_for_one_word_the_first_counts(self) -> None:
        rows: list[Typed] = [
            {"suggests_field": "需求明确度", "word": "采购", "suggests": s}
            for s in ("仅了解", "明确需求")
        ]
        (left,) = rule_rows(Records(with_rows(Keyword, rows)), Keyword)

        assert left.suggests == "仅了解"


@pytest.mark.parametrize("name", ["撞单天数", "防打扰天数", "跟进记录时限"])
def test_a_span_beyond_the_calendar_is_an_issue_and_ends_no_run(name: str) -> None:
    workbook = team(20)
    (setting,) = (line for line in workbook.grids["Settings"].lines if line["键"] == name)
    setting["值"] = 999_999_999_999.0
    outcome = perform("check", workbook, Run(AS_OF))
    assert "settings.out_of_range" in [finding.rule for finding in outcome.findings]
