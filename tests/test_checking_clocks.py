"""SPEC §4: what clocks lack, told in 问题清单 without a false alarm."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import pytest

from tests.memory import Content
from tests.support import lead_row, workbook_with
from xlfunnel.actions import perform_steps
from xlfunnel.actions.checking_settings import check_settings
from xlfunnel.actions.filling_calendar import fill_calendar_action
from xlfunnel.actions.listing import list_problems
from xlfunnel.actions.run import Action, Finding, Run
from xlfunnel.language import LANGUAGES, Language, Text
from xlfunnel.schema import terms
from xlfunnel.schema.calendar import CalendarDay
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.schema.declare import Row
from xlfunnel.schema.defaults import shipped_rows
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.screening import ScreeningRule
from xlfunnel.schema.settings import Setting

AS_OF = datetime(2024, 3, 31, 18, 30)
TITLE = Text("t", "t", "t")
CHECK = Action("t", TITLE, TITLE, (check_settings, list_problems))


def found(
    tables: Mapping[type[Row], Sequence[Mapping[str, Content]]] | None = None,
    *,
    as_of: datetime = AS_OF,
    language: Language = "zh-CN",
) -> list[Finding]:
    workbook = workbook_with(tables={CalendarDay: [], **(tables or {})}, language=language)
    return list(perform_steps(CHECK, workbook, Run(as_of, language=language)).findings)


def setting(name: str, value: Content) -> dict[str, Content]:
    return {"键": name, "值": value}


def shipped(table: type[Row], **without: str) -> list[dict[str, Content]]:
    """Return the shipped rows by header, but for those that say so in a field."""
    headers = {column.field: column.header("zh-CN") for column in table.columns()}
    rows = shipped_rows(table, "zh-CN")
    kept = [row for row in rows if not any(row.get(f) == word for f, word in without.items())]
    return [{headers[field]: cell for field, cell in row.items()} for row in kept]


class TestTheShippedTables:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_tell_but_that_the_calendar_is_empty(self, language: Language) -> None:
        told = [(f.rule, f.severity) for f in found(language=language)]
        assert told == [("calendar_year", terms.INFO)]

    @pytest.mark.parametrize("preset", [terms.STANDARD, terms.RELAXED, terms.STRICTEST])
    def test_have_a_limit_for_every_grade_that_should_have_one(self, preset: str) -> None:
        settings = [setting("时限预设", preset)]
        assert [f.rule for f in found({Setting: settings})] == ["calendar_year"]

    def test_tell_nothing_once_the_calendar_is_filled(self) -> None:
        workbook = workbook_with(lead_row())
        perform_steps(fill_calendar_action([2024]), workbook, Run(AS_OF))
        assert perform_steps(CHECK, workbook, Run(AS_OF)).findings == ()


class TestTheCalendar:
    DAYS: Sequence[Mapping[str, Content]] = [{"日期": "2023-10-02", "类型": "休"}]

    def test_of_other_years_is_a_warning_that_says_what_to_do(self) -> None:
        (finding,) = found({CalendarDay: self.DAYS})
        assert (finding.rule, finding.severity) == ("calendar_year", terms.WARNING)
        assert finding.problem == "日历里没有 2024 年的放假调休，到期时间按平常的周末算"
        assert "xlfunnel calendar 文件名 --year 2024" in finding.fix

    def test_in_december_names_both_years(self) -> None:
        (finding,) = found({CalendarDay: self.DAYS}, as_of=datetime(2024, 12, 5))
        assert "2024、2025 年" in finding.problem

    def test_is_not_asked_for_where_every_hour_counts(self) -> None:
        settings = [setting("计时方式", "自然小时")]
        assert found({CalendarDay: self.DAYS, Setting: settings}) == []

    def test_that_is_not_there_is_told_by_nobody(self) -> None:
        workbook = workbook_with()
        del workbook.grids["Calendar"]
        assert perform_steps(CHECK, workbook, Run(AS_OF)).findings == ()


class TestGradesWithoutALimit:
    def told(self, tables: Mapping[type[Row], Sequence[Mapping[str, Content]]]) -> list[str]:
        return [f.problem for f in found(tables) if f.rule == "grade_without_clock"]

    def test_are_named(self) -> None:
        (said,) = self.told({ClockRule: shipped(ClockRule, grade="低意向")})
        assert said == "低意向在所选的预设里没有时限，这样的线索不跟进也不会提醒"

    def test_count_grades_of_the_team_and_leads_without_a_grade(self) -> None:
        policy: list[Mapping[str, Content]] = [
            {"等级": "高意向", "顺序": 1.0, "需求明确度": "明确需求"},
            {"等级": "一般", "顺序": 2.0, "其余归此": "是"},
        ]
        clocks = shipped(ClockRule, grade="待评级")
        (said,) = self.told({GradeRule: policy, ClockRule: clocks})
        assert said.startswith("一般、待评级在")

    def test_are_not_watched_by_a_limit_for_one_source_or_after_an_event(self) -> None:
        clocks: list[dict[str, Content]] = [
            {"来源": "展会", "条款": "首次响应", "时长": 24.0, "单位": "小时", "预设": "标准"},
            {"条款": "下一步行动", "时长": 0.0, "单位": "天"},
        ]
        (said,) = self.told({ClockRule: clocks})
        assert said.startswith("高意向、低意向、中意向、待评级在")

    def test_are_watched_by_a_limit_for_all(self) -> None:
        clocks: list[dict[str, Content]] = [
            {"条款": "定期跟进", "时长": 7.0, "单位": "天", "预设": "标准"}
        ]
        assert self.told({ClockRule: clocks}) == []

    def test_are_the_will_of_a_team_without_limits(self) -> None:
        assert self.told({ClockRule: []}) == []


class TestSettingsOfClocks:
    @pytest.mark.parametrize(
        ("time", "unit", "is_told"),
        [
            (900_000.0, "小时", True),
            (48.0, "小时", False),
            (1_201.0, "月", True),
            (1_200.0, "月", False),
        ],
    )
    def test_a_limit_that_is_cut_is_told(self, time: float, unit: str, is_told: bool) -> None:
        clocks: list[dict[str, Content]] = [{"条款": "定期跟进", "时长": time, "单位": unit}]
        told = [f.value for f in found({ClockRule: clocks}) if f.rule == "clock_too_long"]
        assert told == ([f"{time:.0f}"] if is_told else [])

    @pytest.mark.parametrize(
        ("dormant", "pool", "is_told"), [(6.0, 3.0, True), (3.0, 3.0, False), (3.0, 6.0, False)]
    )
    def test_leads_that_go_to_the_pool_before_they_sleep_are_told(
        self, dormant: float, pool: float, is_told: bool
    ) -> None:
        settings = [setting("沉睡倍数", dormant), setting("公海倍数", pool)]
        told = [f for f in found({Setting: settings}) if f.rule == "settings.pool_before_dormant"]
        assert len(told) == is_told
        for finding in told:
            assert finding.problem.startswith("“公海倍数”是3，比“沉睡倍数”的6还小")
            assert finding.place == "规则设置!B3"


class TestScreeningRules:
    @pytest.mark.parametrize(
        ("rows", "rule", "field"),
        [
            ([("不存在", "等于", "x", "合格")], "row_unread", "lead_field"),
            ([("行业", "好像", "x", "合格")], "row_unread", "comparison"),
            ([("筛选结果", "等于", "合格", "合格")], "screening_system", "lead_field"),
            ([("客户名称", "无法识别", None, "不合格")], "screening_always_read", "comparison"),
            (
                [("行业", "等于", "x", "不合格"), ("行业", "等于", "X", "合格")],
                "screening_overruled",
                "conclusion",
            ),
        ],
    )
    def test_that_have_no_use_are_told_with_their_cell(
        self, rows: list[tuple[Content, ...]], rule: str, field: str
    ) -> None:
        headers = ("字段", "比较", "值", "结论")
        lines = [
            {"名称": f"r{n}", **dict(zip(headers, row, strict=True))} for n, row in enumerate(rows)
        ]
        (finding,) = [f for f in found({ScreeningRule: lines}) if f.rule != "calendar_year"]
        assert finding.rule == rule
        assert finding.column == ScreeningRule.column(field).header("zh-CN")
        assert finding.place.endswith(f"{len(rows) + 1}")


def test_what_is_wrong_is_said_in_english_without_a_chinese_word() -> None:
    for finding in found(language="en"):
        said = finding.problem + finding.fix
        assert not any("\u4e00" <= letter <= "\u9fff" for letter in said)
