"""The actions on a workbook in memory: what they write, and what they leave alone."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.files import write_grids
from tests.memory import Content, Formula, MemoryWorkbook
from tests.support import Tables, column, lead_row, table, workbook_with
from xlfunnel.actions import ACTIONS, Outcome, Run, perform
from xlfunnel.errors import MissingTableError
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.messages import say
from xlfunnel.schema.conversion import Conversion
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.settings import Setting
from xlfunnel.schema.sources import Source
from xlfunnel.schema.terms import BY_SYSTEM, ERROR, GRADED_BY, GRADES, HIGH
from xlfunnel.workbook import Workbook
from xlfunnel.xlsx.file import FileWorkbook

AS_OF = datetime(2024, 3, 31, 18, 30)


def refresh(workbook: MemoryWorkbook, as_of: datetime = AS_OF) -> Outcome:
    return perform("refresh", workbook, Run(as_of))


def cell(workbook: MemoryWorkbook, header: str, row: int = 0) -> object:
    return column(workbook, "Leads", header)[row]


class TestRefresh:
    def test_a_second_refresh_of_the_same_moment_changes_nothing(self) -> None:
        workbook = workbook_with(
            lead_row(),
            lead_row(线索编号=None, 登记日期=None, 线索来源="展会会", 意向等级="低"),
            lead_row(线索编号="x", 状态="已流失", 流失原因="预算不足"),
            lead_row(线索编号="y", 状态="已转化", 成交日期="2024-03-20", 成交原因="价格合适"),
        )
        assert refresh(workbook).changes > 0
        before = {name: [dict(line) for line in g.lines] for name, g in workbook.grids.items()}
        assert refresh(workbook).changes == 0
        after = {name: [dict(line) for line in g.lines] for name, g in workbook.grids.items()}
        assert after == before

    def test_the_moment_is_stamped_and_a_later_one_replaces_it(self) -> None:
        workbook = workbook_with(lead_row())
        for as_of in (AS_OF, AS_OF + timedelta(days=1)):
            refresh(workbook, as_of)
            assert ("截至时间", as_of) in table(workbook, "Settings", "键", "值")

    def test_a_later_refresh_of_unchanged_leads_logs_nothing(self) -> None:
        workbook = workbook_with(lead_row())
        refresh(workbook)
        logged = table(workbook, "ChangeLog", "批次", "列名")
        refresh(workbook, AS_OF + timedelta(days=1))
        assert table(workbook, "ChangeLog", "批次", "列名") == logged

    def test_a_dry_run_counts_the_changes_and_writes_none(self) -> None:
        workbook, twin = workbook_with(lead_row()), workbook_with(lead_row())
        outcome = perform("refresh", workbook, Run(AS_OF, writes=False))
        assert cell(workbook, "评分") is None
        assert outcome.changes == refresh(twin).changes > 0

    @pytest.mark.parametrize("is_file", [False, True])
    def test_formulas_in_columns_of_the_system_are_no_changes(
        self, tmp_path: Path, is_file: bool
    ) -> None:
        headers = ("线索编号", "登记日期", "意向等级", "评分", "评级依据", "数据问题", "登记时等级")
        ours: dict[str, Content] = {h: Formula('=""&"x"', "x") for h in headers}
        lost: dict[str, Content] = {"状态": "已流失", "流失日期": Formula('=""', None)}
        memory = workbook_with(
            lead_row(),
            lead_row(**{**ours, "登记日期": Formula("=TODAY()", datetime(2024, 3, 2))}),
            lead_row(线索编号=Formula('=""', None), **lost),
            tables={Conversion: [{"线索来源": "展会", "转化率": Formula("=1/2", 0.5)}]},
        )
        path = write_grids(tmp_path / "a.xlsx", memory.grids)
        workbook: Workbook = FileWorkbook.open(path) if is_file else memory
        assert perform("refresh", workbook, Run(AS_OF)).changes > 0
        if isinstance(workbook, FileWorkbook):
            workbook.save()
            workbook = FileWorkbook.open(path)
        assert column(workbook, "Leads", "线索编号")[1] == "x"
        assert perform("refresh", workbook, Run(AS_OF)).changes == 0
        assert column(workbook, "Runs", "批次") == ["1"]

    def test_a_workbook_without_a_lead_is_fine(self) -> None:
        workbook = workbook_with()
        outcome = refresh(workbook)
        assert (outcome.findings, outcome.counts["leads"]) == ((), 0)
        assert column(workbook, "Conversion", "线索来源") == []

    def test_an_action_that_fails_has_written_nothing(self) -> None:
        workbook = workbook_with(lead_row(线索编号=None))
        grades = workbook.grids["Leads"]
        grades.headers = [header for header in grades.headers if header != "意向等级"]
        with pytest.raises(Exception, match="意向等级"):
            refresh(workbook)
        assert grades.lines[0]["线索编号"] is None

    def test_without_the_lead_table_it_says_so(self) -> None:
        with pytest.raises(MissingTableError, match="Leads"):
            refresh(MemoryWorkbook({}))

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_language_writes_its_own_words(self, language: Language) -> None:
        said = {"customer_name": "甲", "clarity": "明确需求", "budget": "10万", "cycle": "1个月"}
        lead = {Lead.column(name).header(language): text for name, text in said.items()}
        workbook = workbook_with(lead, language=language)
        perform("refresh", workbook, Run(AS_OF, language=language))
        grade = Lead.column("grade").header(language)
        assert column(workbook, "Leads", grade) == [GRADES.label(HIGH, language)]
        source = Conversion.column("source").header(language)
        assert column(workbook, "Conversion", source) == [say("actions.source_blank", language)]
        assert perform("refresh", workbook, Run(AS_OF, language=language)).changes == 0


class TestFilling:
    def test_a_new_lead_gets_an_id_of_its_day_and_a_blank_day_is_today(self) -> None:
        workbook = workbook_with(
            lead_row(线索编号=None, 登记日期="2024-03-05"), lead_row(线索编号=None, 登记日期=None)
        )
        refresh(workbook)
        assert column(workbook, "Leads", "线索编号") == ["LX20240305001", "LX20240331001"]
        assert column(workbook, "Leads", "登记日期") == ["2024-03-05", datetime(2024, 3, 31)]

    def test_an_id_is_not_given_out_again_after_its_lead_was_deleted(self) -> None:
        workbook = workbook_with(lead_row(线索编号=None))
        refresh(workbook)
        workbook.grids["Leads"].lines[0] |= {"线索编号": None}
        refresh(workbook)
        assert cell(workbook, "线索编号") == "LX20240301002"

    def test_a_lead_with_an_id_keeps_its_blank_date_which_is_told(self) -> None:
        workbook = workbook_with(lead_row(登记日期=None))
        outcome = refresh(workbook)
        assert cell(workbook, "登记日期") is None
        assert [f.rule for f in outcome.findings] == ["registration_missing"]

    def test_a_row_without_anybody_in_it_gets_no_id(self) -> None:
        blank = dict.fromkeys(("线索编号", "客户名称", "联系人", "联系方式", "需求描述"))
        workbook = workbook_with(lead_row(**blank))
        refresh(workbook)
        assert cell(workbook, "线索编号") is None

    def test_a_loss_is_dated_by_the_run_that_first_sees_it(self) -> None:
        workbook = workbook_with(lead_row(状态="已流失", 流失原因="其他"))
        refresh(workbook)
        refresh(workbook, AS_OF + timedelta(days=9))
        assert cell(workbook, "流失日期") == datetime(2024, 3, 31)


class TestGrading:
    def test_s2s_two_sample_rows_come_out_high_and_medium(self) -> None:
        second = {"需求描述": "知晓一下ERP模块", "预算范围": "待确认", "决策周期": "2-3个月"}
        workbook = workbook_with(lead_row(), lead_row(线索编号="x", **second))
        refresh(workbook)
        assert column(workbook, "Leads", "意向等级") == ["高意向", "中意向"]
        assert column(workbook, "Leads", "系统建议等级") == ["高意向", "中意向"]

    def test_the_reason_is_given_in_words(self) -> None:
        workbook = workbook_with(lead_row())
        refresh(workbook)
        assert cell(workbook, "评级依据") == (
            "明确需求（需求描述提到“需要”）；预算10-15万符合预期；决策周期1个月"
        )

    def test_a_grade_typed_by_a_person_is_kept_and_marked(self) -> None:
        workbook = workbook_with(lead_row(意向等级="C"))
        refresh(workbook)
        said = [cell(workbook, h) for h in ("意向等级", "系统建议等级", "评级方式", "登记时等级")]
        assert said == ["C", "高意向", "人工", "低意向"]

    def test_a_persons_grade_stays_a_persons_when_the_system_comes_to_agree(self) -> None:
        workbook = workbook_with(lead_row(意向等级="中意向"))
        refresh(workbook)
        line = workbook.grids["Leads"].lines[0]
        for cycle in ("半年", "两周"):  # 中意向 as typed, then 高意向
            line["决策周期"] = cycle
            refresh(workbook)
            assert (line["意向等级"], line["评级方式"]) == ("中意向", "人工")
        assert refresh(workbook).changes == 0

    def test_the_same_grade_in_other_words_was_typed_by_a_person(self) -> None:
        workbook = workbook_with(lead_row())
        refresh(workbook)
        line = workbook.grids["Leads"].lines[0]
        line["意向等级"] = "A"
        refresh(workbook)
        assert (line["意向等级"], line["评级方式"]) == ("A", "人工")
        line["决策周期"] = "半年"
        refresh(workbook)
        assert (line["意向等级"], line["系统建议等级"]) == ("A", "中意向")

    def test_a_person_may_hand_the_grade_back_and_type_another_later(self) -> None:
        workbook = workbook_with(lead_row(意向等级="低意向"))
        refresh(workbook)
        line = workbook.grids["Leads"].lines[0]
        line["评级方式"] = "系统"
        refresh(workbook)
        assert (line["意向等级"], line["评级方式"]) == ("高意向", "系统")
        line["意向等级"] = "中意向"  # the mark still says 系统
        refresh(workbook)
        assert (line["意向等级"], line["评级方式"]) == ("中意向", "人工")

    def test_a_grade_typed_while_the_policy_was_broken_is_a_persons_all_the_same(self) -> None:
        workbook = workbook_with(lead_row())
        refresh(workbook)
        line, rule = (workbook.grids[name].lines[0] for name in ("Leads", "GradePolicy"))
        was, rule["顺序"], line["意向等级"] = rule["顺序"], "第一", "低意向"
        refresh(workbook)
        rule["顺序"] = was
        refresh(workbook)
        assert (line["意向等级"], line["评级方式"]) == ("低意向", "人工")

    def test_of_leads_with_one_id_none_is_handed_back_for_another(self) -> None:
        workbook = workbook_with(lead_row(意向等级="低意向"), lead_row())
        refresh(workbook)
        lines = workbook.grids["Leads"].lines
        lines[1]["意向等级"] = "中意向"
        refresh(workbook)
        assert [line["意向等级"] for line in lines] == ["低意向", "中意向"]

    def test_undoing_a_hand_back_gives_the_persons_grade_back(self) -> None:
        workbook = workbook_with(lead_row(意向等级="低意向"))
        refresh(workbook)
        line = workbook.grids["Leads"].lines[0]
        line["评级方式"] = "系统"
        refresh(workbook)
        perform("undo", workbook, Run(AS_OF))
        line["评级方式"] = "人工"
        refresh(workbook)
        assert (line["意向等级"], line["评级方式"]) == ("低意向", "人工")

    def test_a_run_in_another_language_takes_no_grade_for_a_persons(self) -> None:
        workbook = workbook_with(lead_row())
        refresh(workbook)
        for _ in range(2):
            perform("refresh", workbook, Run(AS_OF, language="en"))
            assert cell(workbook, "意向等级") == GRADES.label(HIGH, "en")
            assert cell(workbook, "评级方式") == GRADED_BY.label(BY_SYSTEM, "en")

    def test_a_formula_for_a_grade_is_a_persons(self) -> None:
        workbook = workbook_with(lead_row())
        refresh(workbook)
        assert cell(workbook, "评级方式") == "系统"
        workbook.grids["Leads"].lines[0]["意向等级"] = Formula("=B2", "高意向")  # the same words
        refresh(workbook)
        assert cell(workbook, "评级方式") == "人工"

    def test_a_formula_for_a_grade_without_a_value_changes_nothing_again(self) -> None:
        workbook = workbook_with(lead_row(意向等级=Formula("=B2")))
        refresh(workbook)
        assert cell(workbook, "登记时等级") is None
        assert refresh(workbook).changes == 0

    def test_a_cleared_grade_returns_to_the_system(self) -> None:
        workbook = workbook_with(lead_row(意向等级="低意向"))
        refresh(workbook)
        workbook.grids["Leads"].lines[0]["意向等级"] = None
        refresh(workbook)
        assert [cell(workbook, h) for h in ("意向等级", "评级方式")] == ["高意向", "系统"]

    def test_the_systems_grade_follows_when_the_need_changes_and_that_is_logged(self) -> None:
        workbook = workbook_with(lead_row(决策周期="半年"))
        refresh(workbook)
        assert cell(workbook, "意向等级") == "中意向"
        workbook.grids["Leads"].lines[0]["决策周期"] = "两周"
        refresh(workbook)
        assert cell(workbook, "意向等级") == "高意向"
        assert cell(workbook, "登记时等级") == "中意向"
        log = table(workbook, "ChangeLog", "行标识", "列名", "原值", "新值")
        assert log[-1] == ("LX20240301001", "意向等级", "中意向", "高意向")

    def test_a_closed_lead_is_graded_once_and_never_again(self) -> None:
        workbook = workbook_with(lead_row(决策周期="半年"))
        refresh(workbook)
        workbook.grids["Leads"].lines[0] |= {"状态": "已转化", "决策周期": "两周"}
        refresh(workbook)
        assert cell(workbook, "意向等级") == cell(workbook, "系统建议等级") == "中意向"

    def test_a_lead_that_comes_in_closed_gets_its_grade_too(self) -> None:
        workbook = workbook_with(lead_row(状态="已转化"))
        refresh(workbook)
        assert cell(workbook, "登记时等级") == "高意向"

    def test_nothing_known_is_ungraded_and_not_kept_as_the_first_grade(self) -> None:
        nothing = dict.fromkeys(("需求描述", "预算范围", "决策周期"))
        workbook = workbook_with(lead_row(**nothing))
        refresh(workbook)
        assert [cell(workbook, h) for h in ("意向等级", "登记时等级")] == ["待评级", None]

    def test_the_users_clarity_goes_before_the_words_of_the_need(self) -> None:
        workbook = workbook_with(lead_row(需求明确度="仅了解", 决策周期="半年"))
        refresh(workbook)
        assert cell(workbook, "意向等级") == "低意向"

    def test_the_floor_of_the_team_decides_what_fits(self) -> None:
        settings: Tables = {Setting: [{"键": "预期预算下限", "值": 200_000.0}]}
        workbook = workbook_with(lead_row(), tables=settings)
        refresh(workbook)
        assert cell(workbook, "意向等级") == "中意向"

    def test_a_budget_in_another_currency_is_not_compared_with_the_floor(self) -> None:
        settings: Tables = {Setting: [{"键": "预期预算下限", "值": 10_000.0}]}
        workbook = workbook_with(lead_row(预算范围="USD 20k"), tables=settings)
        refresh(workbook)
        assert cell(workbook, "意向等级") == "中意向"

    def test_a_team_may_call_its_grades_what_it_likes(self) -> None:
        rules: list[dict[str, Content]] = [
            {"等级": "重点", "顺序": 1.0, "需求明确度": "明确需求", "别名": "S"},
            {"等级": "一般", "顺序": 2.0, "其余归此": "是"},
        ]
        workbook = workbook_with(
            lead_row(), lead_row(线索编号="x", 意向等级="s"), tables={GradeRule: rules}
        )
        refresh(workbook)
        assert column(workbook, "Leads", "意向等级") == ["重点", "s"]
        assert column(workbook, "Leads", "评级方式") == ["系统", "人工"]

    POLICY = (
        ("周期上限天", "一个月"),
        ("需求明确度", "超清楚"),
        ("预算条件", "随便"),
        ("周期上限天", "待定"),
        ("顺序", "第一"),
    )

    @pytest.mark.parametrize(("header", "value"), POLICY)
    def test_a_policy_that_cannot_be_read_changes_no_grade_and_says_so(
        self, header: str, value: str
    ) -> None:
        workbook = workbook_with(lead_row(), lead_row(线索编号="x", 意向等级="低意向"))
        refresh(workbook)
        before = table(workbook, "Leads", "意向等级", "系统建议等级", "评级方式", "评分")
        workbook.grids["GradePolicy"].lines[0][header] = value
        workbook.grids["Leads"].lines[0]["决策周期"] = "半年"
        outcome = refresh(workbook)
        found = [f for f in outcome.findings if f.value == value]
        assert [(f.rule, f.severity, f.column) for f in found] == [
            ("policy_unreadable", ERROR, header)
        ]
        assert found[0].place.startswith("规则设置!")
        assert table(workbook, "Leads", "意向等级", "系统建议等级", "评级方式", "评分") == before
        assert say("actions.not_graded") in outcome.summary

    def test_an_emptied_policy_changes_no_grade_and_says_so(self) -> None:
        workbook = workbook_with(lead_row())
        refresh(workbook)
        workbook.grids["GradePolicy"].lines.clear()
        outcome = refresh(workbook)
        assert [(f.rule, f.place) for f in outcome.findings] == [("policy_empty", "规则设置")]
        assert cell(workbook, "意向等级") == "高意向"
        assert say("actions.not_graded") in outcome.summary
        assert refresh(workbook).changes == 0

    def test_without_a_policy_the_shipped_one_counts_and_that_is_said(self) -> None:
        workbook = workbook_with(lead_row(), lead_row(线索编号="x", 需求描述="已立项"))
        del workbook.grids["GradePolicy"], workbook.grids["Keywords"]
        outcome = refresh(workbook)
        assert column(workbook, "Leads", "意向等级") == ["高意向", "高意向"]
        assert [found.rule for found in outcome.findings] == ["rules_missing"]
        assert refresh(workbook).changes == 0

    def test_without_the_systems_column_the_mark_says_whose_a_grade_is(self) -> None:
        workbook = workbook_with(
            lead_row(决策周期="半年"), lead_row(线索编号="x", 意向等级="低意向")
        )
        refresh(workbook)
        _drop(workbook, "Leads", "系统建议等级")
        workbook.grids["Leads"].lines[0]["决策周期"] = "两周"
        refresh(workbook)
        assert table(workbook, "Leads", "意向等级", "评级方式") == [
            ("高意向", "系统"),
            ("低意向", "人工"),
        ]
        assert refresh(workbook).changes == 0

    def test_without_the_systems_column_a_closed_lead_is_not_regraded_either(self) -> None:
        workbook = workbook_with(lead_row(决策周期="半年"))
        refresh(workbook)
        _drop(workbook, "Leads", "系统建议等级")
        workbook.grids["Leads"].lines[0] |= {"决策周期": "两周", "状态": "已转化"}
        refresh(workbook)
        assert cell(workbook, "意向等级") == "中意向"

    def test_the_cleared_grade_of_a_closed_lead_is_what_it_was(self) -> None:
        workbook = workbook_with(lead_row(决策周期="半年"))
        refresh(workbook)
        workbook.grids["Leads"].lines[0] |= {
            "状态": "已转化", "决策周期": "两周", "意向等级": None
        }  # fmt: skip
        refresh(workbook)
        assert [cell(workbook, h) for h in ("意向等级", "评级方式")] == ["中意向", "系统"]
        assert refresh(workbook).changes == 0

    def test_a_grade_typed_on_a_closed_lead_is_a_persons(self) -> None:
        workbook = workbook_with(lead_row(状态="已转化"))
        refresh(workbook)
        workbook.grids["Leads"].lines[0]["意向等级"] = "低意向"
        refresh(workbook)
        said = [cell(workbook, h) for h in ("意向等级", "评级方式", "系统建议等级")]
        assert said == ["低意向", "人工", "高意向"]


def _drop(workbook: MemoryWorkbook, table: str, header: str) -> None:
    grid = workbook.grids[table]
    grid.headers = [other for other in grid.headers if other != header]
    for line in grid.lines:
        del line[header]


def _rename(workbook: MemoryWorkbook, table: str, old: str, new: str) -> None:
    grid = workbook.grids[table]
    grid.headers = [new if header == old else header for header in grid.headers]
    for line in grid.lines:
        line[new] = line.pop(old)


class TestConversion:
    def test_s2s_table_comes_out_of_the_rows(self) -> None:
        def leads(source: str, count: int, won: int, day: datetime) -> list[dict[str, object]]:
            rows = [lead_row(线索编号=f"{source}{n}", 线索来源=source) for n in range(count)]
            for row in rows[:won]:
                row |= {"成交日期": day}
            return rows  # type: ignore[return-value]

        registered = datetime(2024, 3, 1)
        rows = leads("行业展会", 50, 15, registered + timedelta(days=25))
        rows += leads("官网", 100, 8, registered + timedelta(days=45))
        workbook = workbook_with(*rows)  # type: ignore[arg-type]
        perform("analyse", workbook, Run(datetime(2024, 12, 31)))
        figures = ("线索来源", "线索数量", "成交数量", "转化率", "平均转化周期")
        assert table(workbook, "Conversion", *figures) == [
            ("官网表单", 100, 8, 0.08, 45),
            ("展会", 50, 15, 0.30, 25),
        ]

    def test_a_blank_source_is_not_stated_and_an_unknown_one_its_own_group(self) -> None:
        workbook = workbook_with(
            lead_row(线索来源=None),
            lead_row(线索编号="a", 线索来源="paid_ads"),
            lead_row(线索编号="b", 线索来源=" Paid_Ads"),
        )
        refresh(workbook)
        assert table(workbook, "Conversion", "线索来源", "线索数量") == [
            ("paid_ads", 2),
            ("未填写", 1),
        ]

    @pytest.mark.parametrize("typed", ["未填写", " 未填寫", "not stated"])
    def test_people_who_type_not_stated_say_the_same_as_a_blank(self, typed: str) -> None:
        workbook = workbook_with(
            lead_row(线索来源=typed), lead_row(线索编号="a", 线索来源=None), lead_row(线索编号="b")
        )
        outcome = refresh(workbook)
        assert table(workbook, "Conversion", "线索来源", "线索数量") == [("展会", 1), ("未填写", 2)]
        assert outcome.counts["leads"] == 3

    def test_the_table_adds_up_to_the_leads_whatever_stands_beside_it(self) -> None:
        # 渠道 has no leads any more, but a word of the user's beside its old figures.
        workbook = workbook_with(
            lead_row(),
            lead_row(线索编号="a", 线索来源="Trade show"),
            lead_row(线索编号="b", 线索来源="?"),
        )
        grid = workbook.grids["Conversion"]
        grid.headers = [*grid.headers, "我的备注"]
        old = dict.fromkeys(grid.headers) | {
            "线索来源": "渠道",
            "线索数量": 9.0,
            "我的备注": "看看",
        }
        grid.lines = [{**old}]
        refresh(workbook)
        counts = [float(str(count)) for count in column(workbook, "Conversion", "线索数量")]
        assert sum(counts) == 3
        assert ("渠道", 0) in table(workbook, "Conversion", "线索来源", "线索数量")

    def test_without_the_systems_column_its_ready_made_words_follow_and_a_persons_stay(
        self,
    ) -> None:
        lost = {"状态": "已流失", "流失日期": "2024-03-09", "流失原因": "没预算"}
        workbook = workbook_with(lead_row(**lost), lead_row(线索编号="x", 线索来源="渠道", **lost))
        refresh(workbook)
        workbook.grids["Conversion"].lines[1] |= {"主要流失因素": "没赶上", "优化建议": "重谈"}
        for header in ("系统流失因素", "系统建议"):
            _drop(workbook, "Conversion", header)
        for line in workbook.grids["Leads"].lines:
            line["流失原因"] = "响应慢"
        refresh(workbook)
        rows = table(workbook, "Conversion", "主要流失因素", "优化建议")
        assert rows[0][0] == "响应慢"
        assert "预算" not in str(rows[0][1])
        assert rows[1] == ("没赶上", "重谈")

    def test_blanks_are_no_persons_words(self) -> None:
        workbook = workbook_with(lead_row(成交日期="2024-03-11", 成交原因="价格合适"))
        refresh(workbook)
        workbook.grids["Conversion"].lines[0]["主要转化因素"] = "  "
        refresh(workbook)
        assert column(workbook, "Conversion", "主要转化因素") == ["价格合适"]

    def test_a_win_before_its_registration_counts_and_is_not_averaged(self) -> None:
        workbook = workbook_with(
            lead_row(成交日期="2024-03-11", 成交金额=1.0),
            lead_row(线索编号="x", 成交日期="2024-02-01", 成交金额=1.0),
        )
        outcome = refresh(workbook)
        assert table(workbook, "Conversion", "成交数量", "平均转化周期") == [(2, 10)]
        assert [f.place for f in outcome.findings if f.rule == "win_early"] == ["线索登记表!AD3"]

    def test_a_date_nobody_understands_is_still_a_win(self) -> None:
        workbook = workbook_with(lead_row(成交日期="已签"))
        refresh(workbook)
        assert table(workbook, "Conversion", "成交数量", "平均转化周期") == [(1, None)]

    def test_a_registration_in_the_future_is_left_out_of_the_cycle(self) -> None:
        workbook = workbook_with(lead_row(登记日期="2025-03-01", 成交日期="2025-03-20"))
        refresh(workbook)
        assert table(workbook, "Conversion", "成交数量", "平均转化周期") == [(1, None)]

    def test_converted_without_a_date_counts_as_won(self) -> None:
        workbook = workbook_with(lead_row(状态="已转化"))
        refresh(workbook)
        assert table(workbook, "Conversion", "成交数量", "平均转化周期") == [(1, None)]

    def test_a_row_without_an_id_is_no_lead_yet(self) -> None:
        blank = dict.fromkeys(("线索编号", "客户名称", "联系人", "联系方式", "需求描述"))
        workbook = workbook_with(lead_row(), lead_row(**blank))
        refresh(workbook)
        assert column(workbook, "Conversion", "线索数量") == [1]

    def test_reasons_and_the_advice_against_them_are_named(self) -> None:
        lost = {"状态": "已流失", "流失日期": "2024-03-09"}
        workbook = workbook_with(
            lead_row(成交日期="2024-03-11", 成交原因="现场互动强、需求明确"),
            lead_row(线索编号="x", **lost, 流失原因="没预算"),
        )
        refresh(workbook)
        row = table(workbook, "Conversion", "主要转化因素", "主要流失因素", "优化建议")[0]
        assert row[:2] == ("现场互动强、需求明确", "预算不足")
        assert "预算" in str(row[2])

    def test_what_a_person_wrote_is_kept_with_the_systems_words_beside_it(self) -> None:
        workbook = workbook_with(lead_row(状态="已流失", 流失日期="2024-03-09", 流失原因="其他"))
        refresh(workbook)
        workbook.grids["Conversion"].lines[0]["主要流失因素"] = "主要是没赶上预算期"
        workbook.grids["Leads"].lines[0]["流失原因"] = "响应慢"
        refresh(workbook)
        assert table(workbook, "Conversion", "主要流失因素", "系统流失因素") == [
            ("主要是没赶上预算期", "响应慢")
        ]
        workbook.grids["Conversion"].lines[0]["主要流失因素"] = None
        refresh(workbook)
        assert column(workbook, "Conversion", "主要流失因素") == ["响应慢"]

    def test_a_source_people_wrote_about_stays_at_zero_and_another_goes(self) -> None:
        old: list[dict[str, Content]] = [
            {"线索来源": "渠道", "线索数量": 3.0, "优化建议": "重谈返点"},
            {"线索来源": "搜索引擎", "线索数量": 3.0, "优化建议": "x", "系统建议": "x"},
        ]
        workbook = workbook_with(lead_row(), tables={Conversion: old})
        refresh(workbook)
        assert table(workbook, "Conversion", "线索来源", "线索数量", "优化建议") == [
            ("展会", 1, None),
            ("渠道", 0, "重谈返点"),
        ]


class TestIssues:
    def test_the_list_says_where_what_and_how(self) -> None:
        workbook = workbook_with(lead_row(线索来源="展会会"))
        refresh(workbook)
        said = table(workbook, "Issues", "级别", "单元格", "列名", "当前值", "问题", "处理办法")
        assert said == [
            (
                "警告",
                "线索登记表!E2",
                "线索来源",
                "展会会",
                "来源“展会会”不在来源表里，是不是“展会”？",
                "改成“展会”，或把它加到“规则设置”的来源表（也可写成同义词）。",
            )
        ]
        assert cell(workbook, "数据问题") == "来源“展会会”不在来源表里，是不是“展会”？"

    def test_a_mended_cell_leaves_the_list_and_the_row(self) -> None:
        workbook = workbook_with(lead_row(线索来源="展会会"))
        refresh(workbook)
        workbook.grids["Leads"].lines[0]["线索来源"] = "展会"
        refresh(workbook)
        assert column(workbook, "Issues", "规则") == []
        assert cell(workbook, "数据问题") is None

    def test_errors_come_before_warnings(self) -> None:
        workbook = workbook_with(
            lead_row(线索来源="展会会"), lead_row(线索编号="x", 登记日期="2025-01-01")
        )
        refresh(workbook)
        assert column(workbook, "Issues", "级别") == ["错误", "警告"]

    def test_more_than_200_identical_ones_are_one_row_with_their_count(self) -> None:
        leads = [lead_row(线索编号=f"x{n}", 线索来源="ads") for n in range(201)]
        leads += [lead_row(线索编号=f"y{n}", 线索来源="seo") for n in range(200)]
        workbook = workbook_with(*leads)
        refresh(workbook)
        assert table(workbook, "Issues", "单元格", "当前值", "处数")[:2] == [
            ("线索登记表!E2", "ads", 201),
            ("线索登记表!E203", "seo", 1),
        ]
        assert len(column(workbook, "Issues", "处数")) == 201

    def test_the_list_holds_at_most_as_many_rows_as_the_setting_says(self) -> None:
        leads = [lead_row(线索编号=f"x{n}", 线索来源=f"s{n}") for n in range(9)]
        workbook = workbook_with(*leads, tables={Setting: [{"键": "问题清单上限", "值": 4.0}]})
        refresh(workbook)
        assert len(column(workbook, "Issues", "规则")) == 4

    def test_an_impossible_setting_is_told_with_its_cell_and_the_default_applies(self) -> None:
        settings: Tables = {Setting: [{"键": "预期预算下限", "值": "很多"}]}
        workbook = workbook_with(lead_row(), tables=settings)
        outcome = refresh(workbook)
        (finding,) = outcome.findings
        assert finding.place == "规则设置!B2"
        assert "很多" in finding.problem
        assert cell(workbook, "意向等级") == "高意向"

    def test_settings_come_first_then_rules_then_leads_and_each_by_its_rows(self) -> None:
        settings: Tables = {Setting: [{"键": "语言"}, {"键": "语言"}, {"键": "没有这个"}]}
        workbook = workbook_with(lead_row(线索来源="ads"), tables=settings)
        workbook.grids["GradePolicy"].lines[0]["周期下限天"] = 900.0
        places = [found.place for found in refresh(workbook).findings]
        assert places == ["规则设置!B3", "规则设置!B4", "规则设置!G2", "线索登记表!E2"]

    def test_a_column_is_called_as_the_workbook_calls_it(self) -> None:
        settings: Tables = {Setting: [{"键": "列:线索登记表.线索来源", "值": "来路"}]}
        workbook = workbook_with(lead_row(线索来源="ads"), tables=settings)
        _rename(workbook, "Leads", "线索来源", "来路")
        (finding,) = refresh(workbook).findings
        assert finding.column == "来路"

    def test_a_renamed_column_is_told_with_its_cure(self) -> None:
        workbook = workbook_with(lead_row())
        _rename(workbook, "Leads", "预算范围", "预算金额")
        (finding,) = refresh(workbook).findings
        assert (finding.rule, finding.place) == ("column_missing", "线索登记表")
        assert "预算范围" in finding.problem
        assert "列:线索登记表.预算范围" in finding.fix
        assert cell(workbook, "数据问题") is None
        assert refresh(workbook).changes == 0

    @pytest.mark.parametrize(
        ("header", "severity"),
        [("联系方式", "警告"), ("成交日期", "警告"), ("转介绍人", "提示"), ("评分", "提示")],
    )
    def test_only_a_column_that_is_read_is_missed_with_a_warning(
        self, header: str, severity: str
    ) -> None:
        workbook = workbook_with(lead_row())
        _rename(workbook, "Leads", header, "别的")
        missed = [f for f in refresh(workbook).findings if f.rule == "column_missing"]
        assert [found.severity for found in missed] == [severity]

    def test_several_missing_columns_are_one_line_of_each_severity(self) -> None:
        workbook = workbook_with(lead_row())
        for header in ("联系方式", "预算范围", "转介绍人", "逾期原因"):
            _drop(workbook, "Leads", header)
        needed, others = refresh(workbook).findings
        assert (needed.rule, needed.severity, needed.column) == ("columns_missing", "警告", "—")
        assert "联系方式、预算范围" in needed.problem
        assert "列:线索登记表.联系方式" in needed.fix
        assert (others.rule, others.severity) == ("columns_missing", "提示")
        assert "转介绍人、逾期原因" in others.problem  # the columns of people first
        assert refresh(workbook).changes == 0

    def test_of_two_rows_about_one_rep_the_first_counts(self) -> None:
        reps: Tables = {
            Rep: [{"姓名": "李销售", "状态": "在岗"}, {"姓名": "李销售", "状态": "离职"}]
        }
        findings = refresh(workbook_with(lead_row(), tables=reps)).findings
        assert [found.rule for found in findings] == ["row_twice"]

    def test_a_day_that_would_move_with_every_refresh_is_no_date(self) -> None:
        workbook = workbook_with(lead_row(状态="已转化", 成交日期="昨天", 成交金额=1.0))
        for as_of in (AS_OF, AS_OF + timedelta(days=1)):
            (finding,) = refresh(workbook, as_of).findings
            assert (finding.rule, finding.column) == ("date.moving", "成交日期")
            assert cell(workbook, "成交日期") == "昨天"

    def test_names_that_lead_nowhere_are_told_with_their_cell(self) -> None:
        settings: Tables = {
            Setting: [
                {"键": "列:线索登记表.预算范围", "值": "不存在的列"},
                {"键": "列:线索登记表.线索来源", "值": "线索来源"},
                {"键": "表:Conversion", "值": "无此表"},
            ]
        }
        findings = refresh(workbook_with(lead_row(), tables=settings)).findings
        assert [(f.rule, f.place) for f in findings] == [
            ("settings.no_such_column", "规则设置!B2"),
            ("settings.no_such_table", "规则设置!B4"),
        ]
        assert "不存在的列" in findings[0].problem

    def test_an_unreadable_stamp_is_written_anew_and_the_second_refresh_changes_nothing(
        self,
    ) -> None:
        settings: Tables = {Setting: [{"键": "截至时间", "值": "昨天下班前吧"}]}
        workbook = workbook_with(lead_row(), tables=settings)
        assert refresh(workbook).findings == ()
        assert refresh(workbook).changes == 0

    def test_a_row_nobody_is_in_is_told_what_it_needs_and_no_summary_counts_it(self) -> None:
        blank = dict.fromkeys(("线索编号", "客户名称", "联系人", "联系方式", "需求描述"))
        outcome = refresh(workbook_with(lead_row(), lead_row(**blank)))
        (finding,) = [f for f in outcome.findings if f.rule == "id_missing"]
        assert finding.fix.startswith("补上客户名称")
        said = "".join(outcome.summary)
        assert "检查了 1 条线索" in said
        assert "线索 1，" in said

    def test_a_grade_or_alias_that_is_there_twice_is_told_with_its_cell(self) -> None:
        workbook = workbook_with(lead_row())
        lines = workbook.grids["GradePolicy"].lines
        lines[1]["别名"] = lines[0]["别名"]
        (finding,) = refresh(workbook).findings
        assert (finding.rule, finding.column) == ("policy_alias_twice", "别名")
        assert str(lines[0]["别名"]) in finding.problem

    def test_several_words_are_joined_as_the_language_of_the_run_does(self) -> None:
        workbook = workbook_with(lead_row())
        lines = workbook.grids["GradePolicy"].lines
        lines[1]["别名"] = lines[0]["别名"]  # A、A级
        (finding,) = perform("refresh", workbook, Run(AS_OF, language="en")).findings
        assert "A, A级" in finding.problem

    def test_a_source_of_the_teams_own_is_known(self) -> None:
        sources: Tables = {Source: [{"来源": "抖音", "同义词": "douyin、短视频"}]}
        workbook = workbook_with(lead_row(线索来源="短视频"), tables=sources)
        assert refresh(workbook).findings == ()
        assert column(workbook, "Conversion", "线索来源") == ["抖音"]


class TestChangeLog:
    def test_filling_blanks_is_one_row_per_column_with_its_count(self) -> None:
        workbook = workbook_with(*[lead_row(线索编号=None) for _ in range(3)])
        refresh(workbook)
        assert table(workbook, "ChangeLog", "批次", "修改者", "列名", "新值", "时间") == [
            ("1", "系统", "线索编号", "补填 3 条", AS_OF),
            ("1", "系统", "意向等级", "补填 3 条", AS_OF),
        ]

    def test_the_person_who_runs_it_is_named_and_runs_are_numbered(self) -> None:
        workbook = workbook_with(lead_row())
        perform("refresh", workbook, Run(AS_OF, who="小王"))
        workbook.grids["Leads"].lines[0]["决策周期"] = "半年"
        perform("refresh", workbook, Run(AS_OF, who="小王"))
        assert table(workbook, "ChangeLog", "批次", "修改者") == [
            ("1", "系统（小王）"),
            ("2", "系统（小王）"),
        ]
        assert column(workbook, "Runs", "批次") == ["1", "2"]


def test_every_action_has_a_title_and_a_help_in_three_languages() -> None:
    for action in ACTIONS.values():
        assert all(action.title) and all(action.help), action.name


class TestLongAndUnprintableValues:
    def test_a_message_quotes_an_excerpt_that_no_terminal_obeys(self) -> None:
        workbook = workbook_with(lead_row(线索来源="\x1b[2J展会\n" + "长" * 5_000))
        outcome = perform("check", workbook, Run(datetime(2024, 3, 31), writes=False))
        said = [found.problem for found in outcome.findings if found.rule == "source_unknown"]
        assert len(said) == 1
        assert said[0].isprintable()
        assert len(said[0]) < 200
