"""The two views (SPEC §1): rebuilt on every refresh, and no word that people type there is lost."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.files import write_grids
from tests.memory import Content, Formula, MemoryWorkbook
from tests.support import Tables, column, lead_row, table, workbook_with
from xlfunnel.actions import Action, Outcome, Run, perform_steps
from xlfunnel.actions.filling import fill
from xlfunnel.actions.following import fill_follow_ups, follow_leads
from xlfunnel.actions.listing import list_problems
from xlfunnel.actions.views import build_views, take_back
from xlfunnel.language import DEFAULT_LANGUAGE, LANGUAGES, Language, Text
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.views import ContactLog, LeadTracking
from xlfunnel.values.cell import Cell
from xlfunnel.workbook import Workbook
from xlfunnel.xlsx.file import FileWorkbook

AS_OF = datetime(2024, 5, 31, 18, 30)
MAY_12, MAY_20 = datetime(2024, 5, 12), datetime(2024, 5, 20)
NAME = Text("t", "t", "t")
STEPS = (take_back, fill, fill_follow_ups, follow_leads, build_views, list_problems)


def refresh(
    workbook: Workbook, as_of: datetime = AS_OF, language: Language = DEFAULT_LANGUAGE
) -> Outcome:
    return perform_steps(Action("t", NAME, NAME, STEPS), workbook, Run(as_of, language=language))


def follow_up_row(**overrides: Content) -> dict[str, Content]:
    """Return the touch of S0's second sample row, of the first lead."""
    row: dict[str, Content] = {
        "线索编号": "L1",
        "跟进人": "李销售",
        "跟进日期": MAY_12,
        "跟进方式": "电话",
        "沟通内容": "介绍产品功能",
        "客户反馈": "需对比竞品方案",
        "下一步行动": "3天内发送对比分析",
        "完成状态": "已完成",
        "跟进编号": "F1",
        "客户名称": "A制造公司",
    }
    return {**row, **overrides}


def team(
    *more: Mapping[str, Content],
    follow_ups: Tables | None = None,
    language: Language = DEFAULT_LANGUAGE,
) -> MemoryWorkbook:
    """Return a workbook with two leads, L1 with a touch, after its first refresh."""
    leads = (
        lead_row(线索编号="L1", 客户名称="A制造公司", 联系人="张经理", 状态="跟进中"),
        lead_row(线索编号="L2", 客户名称="B贸易公司", 联系人="王总", 状态="待跟进"),
    )
    tables = follow_ups or {FollowUp: [follow_up_row()]}
    workbook = workbook_with(*leads, *more, tables=tables, language=language)
    refresh(workbook)
    return workbook


def lines(workbook: MemoryWorkbook, name: str) -> list[dict[str, Content]]:
    return workbook.grids[name].lines


def type_in(workbook: MemoryWorkbook, name: str, row: int, **cells: Content) -> None:
    """Do what a person does at the keyboard."""
    lines(workbook, name)[row].update(cells)


def add_row(workbook: MemoryWorkbook, name: str, **cells: Content) -> None:
    grid = workbook.grids[name]
    grid.lines.append({**dict.fromkeys(grid.headers), **cells})


def issues(workbook: Workbook) -> list[tuple[Cell, ...]]:
    """Return what is listed of the views: rule, cell, value."""
    found = table(workbook, "Issues", "规则", "单元格", "当前值")
    return [row for row in found if str(row[0]).startswith("view")]


def add_column(workbook: MemoryWorkbook, name: str, header: str) -> None:
    grid = workbook.grids[name]
    grid.headers = [*grid.headers, header]
    for line in grid.lines:
        line[header] = None


def snapshot(workbook: MemoryWorkbook) -> dict[str, list[dict[str, Content]]]:
    return {name: [dict(line) for line in grid.lines] for name, grid in workbook.grids.items()}


class TestWhatTheViewsShow:
    def test_every_lead_has_a_row_with_its_first_touch_and_what_was_said_last(self) -> None:
        workbook = workbook_with(
            lead_row(线索编号="L1", 预计转化时间="2024年6月15日", 转化预测="中"),
            lead_row(线索编号="L2", 联系方式=13800138000.0, 状态="已流失"),
            tables={
                FollowUp: [
                    follow_up_row(跟进日期=MAY_20, 沟通内容="已发送方案，待反馈"),
                    follow_up_row(跟进日期=MAY_12, 沟通内容="需求调研", 跟进编号="F2"),
                ]
            },
        )
        refresh(workbook)
        headers = ("线索编号", "联系方式", "首次跟进时间", "最近跟进记录", "预计转化时间")
        assert table(workbook, "LeadTracking", *headers) == [
            ("L1", "13800138000", MAY_12, "已发送方案，待反馈", datetime(2024, 6, 15)),
            ("L2", 13800138000.0, None, None, None),
        ]
        assert table(workbook, "LeadTracking", "来源渠道", "初步需求", "状态", "负责人")[0] == (
            "展会",
            "需要CRM系统",
            "跟进中",  # the touch has moved it on
            "李销售",
        )

    def test_of_two_touches_on_one_day_the_lower_row_was_said_last(self) -> None:
        rows = [follow_up_row(沟通内容="早"), follow_up_row(沟通内容="晚", 跟进编号="F2")]
        workbook = team(follow_ups={FollowUp: rows})
        assert column(workbook, "LeadTracking", "最近跟进记录")[0] == "晚"

    def test_the_contact_log_has_the_touches_and_no_plans(self) -> None:
        rows = [
            follow_up_row(),
            follow_up_row(跟进编号="F2", 跟进日期=AS_OF + timedelta(days=1)),
            follow_up_row(跟进编号="F3", 沟通内容=None),
            follow_up_row(跟进编号="F4", 完成状态="已取消"),
            follow_up_row(跟进编号="F5", 线索编号="L2", 客户名称=None, 跟进日期="2024/5/20"),
        ]
        workbook = team(follow_ups={FollowUp: rows})
        headers = ("跟进编号", "客户名称", "联系人", "跟进日期", "跟进内容摘要")
        assert table(workbook, "ContactLog", *headers) == [
            ("F1", "A制造公司", "张经理", MAY_12, "介绍产品功能"),
            ("F5", "B贸易公司", "王总", MAY_20, "介绍产品功能"),
        ]

    def test_a_second_refresh_writes_nothing(self) -> None:
        assert refresh(team()).changes == 0

    def test_a_workbook_without_the_views_is_refreshed_without_them(self) -> None:
        workbook = workbook_with(lead_row())
        del workbook.grids["LeadTracking"], workbook.grids["ContactLog"]
        refresh(workbook)
        assert "LeadTracking" not in workbook.grids

    def test_a_row_that_was_deleted_comes_back_and_its_lead_is_kept(self) -> None:
        workbook = team()
        before = snapshot(workbook)
        del lines(workbook, "LeadTracking")[0]
        refresh(workbook)
        assert snapshot(workbook) == before

    def test_the_rows_of_a_deleted_lead_and_a_deleted_follow_up_go(self) -> None:
        workbook = team()
        del lines(workbook, "Leads")[1], lines(workbook, "FollowUps")[0]
        refresh(workbook)
        assert column(workbook, "LeadTracking", "线索编号") == ["L1"]
        assert column(workbook, "ContactLog", "跟进编号") == []
        assert issues(workbook) == []


class TestLeadTrackingTakenBack:
    @pytest.mark.parametrize(
        ("header", "typed_in"),
        [("状态", "已转化"), ("预计转化时间", datetime(2024, 6, 15)), ("转化预测", "高")],
    )
    def test_what_the_rep_changes_here_goes_to_the_lead(
        self, header: str, typed_in: Content
    ) -> None:
        workbook = team()
        type_in(workbook, "LeadTracking", 1, **{header: typed_in})
        outcome = refresh(workbook)
        assert column(workbook, "Leads", header)[1] == typed_in
        assert column(workbook, "LeadTracking", header)[1] == typed_in
        assert outcome.counts["taken_back"] == 1
        assert outcome.counts["view_edits_listed"] == 0
        assert "跟踪表和记录表里的 1 处改动已写回。" in outcome.summary
        assert refresh(workbook).changes == 0

    def test_clearing_such_a_cell_clears_it_in_the_lead(self) -> None:
        workbook = team()
        type_in(workbook, "Leads", 1, 转化预测="高")
        refresh(workbook)
        type_in(workbook, "LeadTracking", 1, 转化预测=None)
        refresh(workbook)
        assert column(workbook, "Leads", "转化预测")[1] is None

    def test_an_edit_here_and_another_in_the_lead_are_both_kept(self) -> None:
        workbook = team()
        type_in(workbook, "LeadTracking", 1, 状态="已转化")
        type_in(workbook, "Leads", 1, 转化预测="低", 客户名称="B贸易有限公司")
        refresh(workbook)
        headers = ("状态", "转化预测", "客户名称")
        assert table(workbook, "Leads", *headers)[1] == ("已转化", "低", "B贸易有限公司")
        assert table(workbook, "LeadTracking", *headers)[1] == ("已转化", "低", "B贸易有限公司")
        assert issues(workbook) == []

    def test_a_cell_that_only_changed_in_the_lead_is_no_edit(self) -> None:
        workbook = team()
        type_in(workbook, "Leads", 1, 状态="已流失")
        assert refresh(workbook).counts["taken_back"] == 0
        assert column(workbook, "Leads", "状态")[1] == "已流失"
        assert column(workbook, "LeadTracking", "状态")[1] == "已流失"

    def test_the_same_change_on_both_sides_is_settled(self) -> None:
        workbook = team()
        type_in(workbook, "Leads", 1, 状态="已流失")
        type_in(workbook, "LeadTracking", 1, 状态="已流失")
        assert refresh(workbook).counts["view_edits_listed"] == 0

    def test_a_cell_changed_on_both_sides_stays_on_both_until_they_agree(self) -> None:
        workbook = team()
        type_in(workbook, "Leads", 1, 状态="已流失")
        type_in(workbook, "LeadTracking", 1, 状态="已转化")
        for _ in range(2):
            outcome = refresh(workbook)
            assert column(workbook, "Leads", "状态")[1] == "已流失"
            assert column(workbook, "LeadTracking", "状态")[1] == "已转化"
            assert issues(workbook) == [("view_conflict", "线索跟踪表!G3", "已转化")]
        assert outcome.changes == 0
        type_in(workbook, "Leads", 1, 状态="已转化")
        refresh(workbook)
        assert issues(workbook) == []

    def test_clearing_a_cell_that_changed_in_the_lead_is_a_contradiction_too(self) -> None:
        workbook = team()
        type_in(workbook, "Leads", 1, 状态="已流失")
        type_in(workbook, "LeadTracking", 1, 状态=None)
        refresh(workbook)
        assert column(workbook, "Leads", "状态")[1] == "已流失"
        assert column(workbook, "LeadTracking", "状态")[1] is None
        assert issues(workbook) == [("view_conflict", "线索跟踪表!G3", None)]

    def test_a_word_that_is_no_status_is_listed_and_stays(self) -> None:
        workbook = team()
        type_in(workbook, "LeadTracking", 1, 状态="再看看")
        outcome = refresh(workbook)
        assert column(workbook, "Leads", "状态")[1] == "待跟进"
        assert column(workbook, "LeadTracking", "状态")[1] == "再看看"
        assert issues(workbook) == [("view_unreadable", "线索跟踪表!G3", "再看看")]
        assert "有 1 处改动没有写回" in outcome.summary[0]
        assert refresh(workbook).changes == 0

    def test_a_synonym_goes_to_the_lead_as_it_was_typed(self) -> None:
        workbook = team()
        type_in(workbook, "LeadTracking", 1, 状态="赢单")
        refresh(workbook)
        assert column(workbook, "Leads", "状态")[1] == "赢单"

    def test_sorting_the_view_is_no_edit_and_edits_find_their_lead(self) -> None:
        workbook = team()
        workbook.grids["LeadTracking"].is_sorted = True
        lines(workbook, "LeadTracking").reverse()
        assert refresh(workbook).changes == 0
        type_in(workbook, "LeadTracking", 0, 转化预测="高")
        refresh(workbook)
        assert table(workbook, "Leads", "线索编号", "转化预测")[1] == ("L2", "高")
        assert column(workbook, "LeadTracking", "线索编号") == ["L2", "L1"]

    def test_leads_with_one_id_keep_their_own_edits(self) -> None:
        workbook = team(lead_row(线索编号="L2", 客户名称="C公司", 状态="待跟进"))
        type_in(workbook, "LeadTracking", 2, 状态="已流失")
        refresh(workbook)
        assert column(workbook, "Leads", "状态") == ["跟进中", "待跟进", "已流失"]


class TestRowsWithOneId:
    """What is typed beside a customer is never taken to another one that shares the id."""

    def twins(self, **second: Content) -> MemoryWorkbook:
        twin: dict[str, Content] = {"线索编号": "L2", "客户名称": "C公司", "联系人": "陈总"}
        return team(lead_row(**{**twin, "状态": "待跟进", **second}))

    def alike(self) -> MemoryWorkbook:
        return self.twins(客户名称="B贸易公司", 联系人="王总")

    def test_an_edit_finds_its_lead_however_the_view_is_sorted(self) -> None:
        workbook = self.twins()
        workbook.grids["LeadTracking"].is_sorted = True
        lines(workbook, "LeadTracking").reverse()
        assert refresh(workbook).changes == 0
        type_in(workbook, "LeadTracking", 0, 转化预测="高")
        refresh(workbook)
        assert table(workbook, "Leads", "客户名称", "转化预测") == [
            ("A制造公司", None),
            ("B贸易公司", None),
            ("C公司", "高"),
        ]
        assert table(workbook, "LeadTracking", "客户名称", "转化预测")[0] == ("C公司", "高")
        assert refresh(workbook).changes == 0

    def test_so_it_does_when_the_leads_are_sorted(self) -> None:
        workbook = self.twins()
        type_in(workbook, "LeadTracking", 1, 转化预测="高")
        lines(workbook, "Leads").reverse()
        refresh(workbook)
        assert ("B贸易公司", "高") in table(workbook, "Leads", "客户名称", "转化预测")
        assert ("C公司", None) in table(workbook, "Leads", "客户名称", "转化预测")

    @pytest.mark.parametrize("is_sorted", [False, True])
    def test_what_stands_beside_a_row_stays_beside_its_customer(self, is_sorted: bool) -> None:
        workbook = self.twins()
        add_column(workbook, "LeadTracking", "备注")
        workbook.grids["LeadTracking"].is_sorted = is_sorted
        type_in(workbook, "LeadTracking", 1, 备注="B的")
        type_in(workbook, "LeadTracking", 2, 备注="C的")
        lines(workbook, "LeadTracking").reverse()
        type_in(workbook, "Leads", 2, 需求描述="要演示")
        refresh(workbook)
        found = table(workbook, "LeadTracking", "客户名称", "初步需求", "备注")
        assert ("B贸易公司", "需要CRM系统", "B的") in found
        assert ("C公司", "要演示", "C的") in found

    def test_of_leads_that_look_alike_none_is_changed_and_the_row_waits(self) -> None:
        workbook = self.alike()
        type_in(workbook, "LeadTracking", 2, 状态="已流失")
        for _ in range(2):
            outcome = refresh(workbook)
            assert column(workbook, "Leads", "状态") == ["跟进中", "待跟进", "待跟进"]
            assert column(workbook, "LeadTracking", "状态") == ["跟进中", "待跟进", "已流失"]
            assert issues(workbook) == [("view_ambiguous", "线索跟踪表!A4", "L2")]
        assert outcome.changes == 0
        type_in(workbook, "Leads", 2, 状态="已流失")  # as the list asks for
        refresh(workbook)
        assert column(workbook, "LeadTracking", "状态") == ["跟进中", "待跟进", "已流失"]
        assert issues(workbook) == []

    def test_an_edit_that_makes_a_row_as_near_to_another_lead_is_not_clear(self) -> None:
        workbook = self.twins(联系人="王总")  # they differ in their names only
        type_in(workbook, "LeadTracking", 1, 客户名称="D公司", 状态="已流失")
        refresh(workbook)
        assert column(workbook, "Leads", "状态") == ["跟进中", "待跟进", "待跟进"]
        assert issues(workbook) == [("view_ambiguous", "线索跟踪表!A3", "L2")]

    def test_of_a_touch_and_its_copy_that_were_both_changed_neither_is_taken(self) -> None:
        workbook = team()
        add_row(workbook, "ContactLog", **lines(workbook, "ContactLog")[0])
        for row in range(2):
            type_in(workbook, "ContactLog", row, 跟进内容摘要=f"又谈了{row}")
        for _ in range(2):
            outcome = refresh(workbook)
            assert column(workbook, "FollowUps", "沟通内容") == ["介绍产品功能"]
            assert column(workbook, "ContactLog", "跟进内容摘要") == ["又谈了0", "又谈了1"]
            assert [rule for rule, *_ in issues(workbook)] == ["view_ambiguous"] * 2
        assert outcome.changes == 0


class TestWhereTheListSaysItIs:
    """The list is read after the run, so it says where things are then."""

    @pytest.mark.parametrize("is_sorted", [False, True])
    def test_the_address_is_that_of_the_row_after_the_run(self, is_sorted: bool) -> None:
        workbook = team()
        workbook.grids["LeadTracking"].is_sorted = is_sorted
        type_in(workbook, "LeadTracking", 0, 联系人="张总")
        type_in(workbook, "Leads", 0, 需求描述="要演示")
        lines(workbook, "Leads").reverse()
        refresh(workbook)
        ((_, place, _),) = issues(workbook)
        row = column(workbook, "LeadTracking", "联系人").index("张总")
        assert (row, place) == ((0, "线索跟踪表!D2") if is_sorted else (1, "线索跟踪表!D3"))
        assert refresh(workbook).changes == 0

    def test_a_contact_person_is_to_be_changed_in_the_row_of_the_lead(self) -> None:
        workbook = team()
        type_in(workbook, "ContactLog", 0, 联系人="张总")
        refresh(workbook)
        (fix,) = (
            row[1] for row in table(workbook, "Issues", "规则", "处理办法") if row[0] == "view_edit"
        )
        assert fix == "要改请改 线索登记表!C2；不改就把这一格改回“张经理”。"

    def test_an_edit_that_the_run_itself_has_settled_is_not_listed(self) -> None:
        workbook = workbook_with(
            lead_row(线索编号="L1", 状态="待跟进"),
            tables={
                FollowUp: [follow_up_row(完成状态=None)],
                LeadTracking: [{"线索编号": "L1", "状态": "跟进中"}],
            },
        )
        outcome = refresh(workbook)  # the touch moves the lead on, nothing is remembered yet
        assert column(workbook, "Leads", "状态") == ["跟进中"]
        assert (issues(workbook), outcome.counts["view_edits_listed"]) == ([], 0)

    def test_an_edit_in_a_row_that_only_waits_stays_what_it_is(self) -> None:
        workbook = team()
        type_in(
            workbook, "ContactLog", 0, 跟进方式="飞鸽", 跟进日期=None
        )  # no touch without its day
        for _ in range(2):
            outcome = refresh(workbook)
            assert issues(workbook) == [("view_unreadable", "客户跟进记录表!D2", "飞鸽")]
        assert outcome.changes == 0


class TestLeadTrackingListed:
    def test_any_other_edit_is_listed_with_both_values_and_where_to_change_it(self) -> None:
        workbook = team()
        type_in(workbook, "LeadTracking", 1, 联系人="王总监")
        refresh(workbook)
        assert column(workbook, "LeadTracking", "联系人")[1] == "王总监"
        assert column(workbook, "Leads", "联系人")[1] == "王总"
        assert table(workbook, "Issues", "单元格", "问题", "处理办法")[0] == (
            "线索跟踪表!D3",
            "L2：联系人改成了“王总监”，没有写回，原来是“王总”",
            "要改请改 线索登记表!C3；不改就把这一格改回“王总”。",
        )

    def test_it_is_listed_again_until_it_is_settled_and_the_rest_of_its_row_moves_on(self) -> None:
        workbook = team()
        type_in(workbook, "LeadTracking", 1, 联系人="王总监")
        refresh(workbook)
        assert refresh(workbook).changes == 0
        assert len(issues(workbook)) == 1
        type_in(workbook, "Leads", 1, 需求描述="要演示")
        refresh(workbook)
        assert table(workbook, "LeadTracking", "联系人", "初步需求")[1] == ("王总监", "要演示")
        type_in(workbook, "Leads", 1, 联系人="王总监")
        refresh(workbook)
        assert issues(workbook) == []

    def test_a_latest_record_written_here_waits_until_it_is_a_follow_up(self) -> None:
        # S0 has reps write it here every day; a touch needs its day, so it is asked for
        workbook = team()
        type_in(workbook, "LeadTracking", 0, 最近跟进记录="客户同意方案")
        refresh(workbook)
        assert issues(workbook) == [("view_record", "线索跟踪表!J2", "客户同意方案")]
        assert column(workbook, "LeadTracking", "最近跟进记录")[0] == "客户同意方案"
        add_row(workbook, "FollowUps", 线索编号="L1", 跟进日期=MAY_20, 沟通内容="客户同意方案")
        refresh(workbook)
        assert issues(workbook) == []

    def test_a_cleared_cell_that_is_not_to_be_changed_here_comes_back(self) -> None:
        workbook = team()
        type_in(workbook, "LeadTracking", 1, 联系人=None)
        refresh(workbook)
        assert column(workbook, "LeadTracking", "联系人")[1] == "王总"
        assert issues(workbook) == []

    def test_a_row_typed_below_is_listed_and_stays_where_it_stands(self) -> None:
        workbook = team()
        add_row(workbook, "LeadTracking", 客户名称="C公司", 状态="待跟进")
        add_row(workbook, "Leads", 客户名称="D公司")
        for _ in range(2):
            outcome = refresh(workbook)
            names = column(workbook, "LeadTracking", "客户名称")
            assert names == ["A制造公司", "B贸易公司", "C公司", "D公司"]
            assert issues(workbook) == [("view_row_no_lead", "线索跟踪表!A4", None)]
        assert outcome.changes == 0

    def test_the_row_of_a_lead_that_is_gone_is_kept_if_someone_wrote_in_it(self) -> None:
        workbook = team()
        type_in(workbook, "LeadTracking", 0, 状态="已转化")
        del lines(workbook, "Leads")[0]
        refresh(workbook)
        assert table(workbook, "LeadTracking", "线索编号", "状态")[0] == ("L1", "已转化")
        assert [rule for rule, *_ in issues(workbook)] == ["view_row_no_lead"]

    def test_a_formula_is_never_taken_back_and_stays(self) -> None:
        workbook = team()
        formula = Formula('="已转化"', "已转化")
        type_in(workbook, "LeadTracking", 1, 状态=formula)
        for _ in range(2):
            outcome = refresh(workbook)
            assert column(workbook, "Leads", "状态")[1] == "待跟进"
            assert lines(workbook, "LeadTracking")[1]["状态"] == formula
            assert [rule for rule, *_ in issues(workbook)] == ["view_edit"]
        assert outcome.changes == 0

    def test_a_cell_whose_lead_holds_a_formula_cannot_go_there(self) -> None:
        workbook = team()
        type_in(workbook, "Leads", 1, 转化预测=Formula('="低"', "低"))
        refresh(workbook)
        type_in(workbook, "LeadTracking", 1, 转化预测="高")
        refresh(workbook)
        assert column(workbook, "LeadTracking", "转化预测")[1] == "高"
        assert [rule for rule, *_ in issues(workbook)] == ["view_edit"]

    def test_what_people_write_in_columns_of_their_own_stays_with_its_row(self) -> None:
        workbook = team()
        add_column(workbook, "LeadTracking", "备注")
        type_in(workbook, "LeadTracking", 1, 备注="周五回电", 状态="已转化")
        add_row(workbook, "LeadTracking", 备注="只有备注")
        refresh(workbook)
        assert column(workbook, "LeadTracking", "备注") == [None, "周五回电", "只有备注"]
        assert issues(workbook) == []
        assert refresh(workbook).changes == 0


class TestContactLogTakenBack:
    @pytest.mark.parametrize(
        ("header", "to", "typed_in"),
        [
            ("跟进日期", "跟进日期", MAY_20),
            ("跟进方式", "跟进方式", "微信"),
            ("跟进内容摘要", "沟通内容", "改过的摘要"),
            ("客户反馈", "客户反馈", "改过的反馈"),
            ("下一步行动", "下一步行动", "下周回访"),
            ("负责人", "跟进人", "赵销售"),
            ("客户名称", "客户名称", "A制造有限公司"),
        ],
    )
    def test_an_edit_goes_to_the_follow_up(self, header: str, to: str, typed_in: Content) -> None:
        workbook = team()
        type_in(workbook, "ContactLog", 0, **{header: typed_in})
        assert refresh(workbook).counts["taken_back"] == 1
        assert column(workbook, "FollowUps", to) == [typed_in]
        assert column(workbook, "ContactLog", header) == [typed_in]
        assert refresh(workbook).changes == 0

    def test_a_new_row_becomes_a_follow_up_of_its_customers_lead_once(self) -> None:
        workbook = team()
        add_row(
            workbook,
            "ContactLog",
            客户名称="B贸易公司",
            联系人="王总",
            跟进日期=MAY_20,
            跟进方式="面谈",
            跟进内容摘要="看了演示",
            负责人="李销售",
        )
        refresh(workbook)
        headers = ("线索编号", "跟进人", "跟进日期", "跟进方式", "沟通内容", "完成状态")
        row = ("L2", "李销售", MAY_20, "面谈", "看了演示", "已完成")
        assert table(workbook, "FollowUps", *headers)[1:] == [row]
        number = column(workbook, "FollowUps", "跟进编号")[1]
        assert number is not None
        assert table(workbook, "ContactLog", "跟进编号", "联系人", "跟进内容摘要") == [
            ("F1", "张经理", "介绍产品功能"),
            (number, "王总", "看了演示"),
        ]
        assert issues(workbook) == []
        assert refresh(workbook).changes == 0

    @pytest.mark.parametrize(
        ("customer", "lead_id"), [("B贸易公司", "L2"), ("A制造有限公司", "L1")]
    )
    def test_a_touch_given_to_another_customer_goes_to_that_customers_lead(
        self, customer: str, lead_id: str
    ) -> None:
        workbook = team()
        type_in(workbook, "ContactLog", 0, 客户名称=customer)
        refresh(workbook)
        assert table(workbook, "FollowUps", "客户名称", "线索编号") == [(customer, lead_id)]

    def test_what_stands_beside_a_new_row_stays_beside_it(self) -> None:
        workbook = team()
        add_column(workbook, "ContactLog", "备注")
        new: dict[str, Content] = {"跟进日期": MAY_20, "跟进内容摘要": "看了演示"}
        add_row(workbook, "ContactLog", 客户名称="B贸易公司", 备注="带样品", **new)
        for _ in range(2):
            refresh(workbook)
            assert table(workbook, "ContactLog", "跟进内容摘要", "备注") == [
                ("介绍产品功能", None),
                ("看了演示", "带样品"),
            ]

    @pytest.mark.parametrize(
        "lacking",
        [{"跟进内容摘要": None}, {"跟进日期": None}, {"跟进日期": AS_OF + timedelta(days=1)}],
    )
    def test_a_new_row_that_is_no_touch_yet_stays_and_is_listed(
        self, lacking: dict[str, Content]
    ) -> None:
        workbook = team()
        new: dict[str, Content] = {"跟进日期": MAY_20, "跟进内容摘要": "看了演示"}
        add_row(workbook, "ContactLog", **{"客户名称": "B贸易公司", **new, **lacking})
        for _ in range(2):
            outcome = refresh(workbook)
            assert column(workbook, "ContactLog", "客户名称") == ["A制造公司", "B贸易公司"]
            assert [rule for rule, *_ in issues(workbook)] == ["view_row_no_touch"]
        assert outcome.changes == 0
        type_in(workbook, "ContactLog", 1, **new)
        refresh(workbook)
        assert column(workbook, "FollowUps", "沟通内容") == ["介绍产品功能", "看了演示"]
        assert column(workbook, "ContactLog", "跟进内容摘要") == ["介绍产品功能", "看了演示"]

    def test_new_rows_come_in_among_rows_that_wait_and_each_gets_its_own_number(self) -> None:
        workbook = team()
        for customer, content in (("甲", None), ("乙", "谈乙"), ("丙", None), ("丁", "谈丁")):
            add_row(
                workbook, "ContactLog", 客户名称=customer, 跟进日期=MAY_20, 跟进内容摘要=content
            )
        refresh(workbook)
        numbers = {row[0]: row[1] for row in table(workbook, "FollowUps", "沟通内容", "跟进编号")}
        assert set(table(workbook, "ContactLog", "客户名称", "跟进编号")) == {
            ("A制造公司", "F1"),
            ("甲", None),
            ("乙", numbers["谈乙"]),
            ("丙", None),
            ("丁", numbers["谈丁"]),
        }
        assert refresh(workbook).changes == 0

    def test_a_contact_person_who_is_not_the_leads_is_listed_and_stays(self) -> None:
        workbook = team()
        new: dict[str, Content] = {"跟进日期": MAY_20, "跟进内容摘要": "看了演示"}
        add_row(workbook, "ContactLog", 客户名称="B贸易公司", 联系人="刘助理", **new)
        type_in(workbook, "ContactLog", 0, 联系人="张总")
        for _ in range(2):
            outcome = refresh(workbook)
            assert column(workbook, "ContactLog", "联系人") == ["张总", "刘助理"]
            assert [rule for rule, *_ in issues(workbook)] == ["view_edit"] * 2
        assert outcome.changes == 0
        assert column(workbook, "FollowUps", "沟通内容") == ["介绍产品功能", "看了演示"]

    def test_a_copied_row_that_was_changed_is_a_new_follow_up(self) -> None:
        workbook = team()
        lines(workbook, "ContactLog").insert(
            0, {**lines(workbook, "ContactLog")[0], "跟进日期": MAY_20, "跟进内容摘要": "又谈了"}
        )
        refresh(workbook)
        assert column(workbook, "FollowUps", "沟通内容") == ["介绍产品功能", "又谈了"]
        assert set(column(workbook, "ContactLog", "跟进内容摘要")) == {"介绍产品功能", "又谈了"}
        assert len(set(column(workbook, "ContactLog", "跟进编号"))) == 2

    def test_a_copied_row_with_a_note_beside_it_is_taken_once_and_keeps_its_note(self) -> None:
        workbook = team()
        add_column(workbook, "ContactLog", "备注")
        copied = {**lines(workbook, "ContactLog")[0], "跟进内容摘要": "又谈了", "备注": "带样品"}
        add_row(workbook, "ContactLog", **copied)
        for _ in range(2):
            refresh(workbook)
            assert table(workbook, "ContactLog", "跟进内容摘要", "备注") == [
                ("介绍产品功能", None),
                ("又谈了", "带样品"),
            ]
            assert column(workbook, "FollowUps", "沟通内容") == ["介绍产品功能", "又谈了"]

    def test_a_row_with_a_formula_for_its_number_is_not_taken(self) -> None:
        workbook = team()
        new: dict[str, Content] = {"跟进日期": MAY_20, "跟进内容摘要": "看了演示"}
        add_row(workbook, "ContactLog", 跟进编号=Formula('=""', None), **new)
        for _ in range(2):
            refresh(workbook)
            assert column(workbook, "FollowUps", "沟通内容") == ["介绍产品功能"]
            assert column(workbook, "ContactLog", "跟进内容摘要")[1] == "看了演示"
            assert [rule for rule, *_ in issues(workbook)] == ["view_row_no_follow_up"]

    def test_a_row_copied_and_left_as_it_is_goes(self) -> None:
        workbook = team()
        add_row(workbook, "ContactLog", **lines(workbook, "ContactLog")[0])
        refresh(workbook)
        assert column(workbook, "ContactLog", "跟进编号") == ["F1"]
        assert column(workbook, "FollowUps", "跟进编号") == ["F1"]

    def test_a_row_that_only_lost_its_number_gets_it_back_and_is_no_new_follow_up(self) -> None:
        workbook = team()
        type_in(workbook, "ContactLog", 0, 跟进编号=None)
        refresh(workbook)
        assert column(workbook, "ContactLog", "跟进编号") == ["F1"]
        assert column(workbook, "FollowUps", "跟进编号") == ["F1"]

    def test_a_number_that_no_follow_up_has_is_listed_and_its_row_kept(self) -> None:
        workbook = team()
        new: dict[str, Content] = {"跟进日期": MAY_20, "跟进内容摘要": "看了演示"}
        add_row(workbook, "ContactLog", 跟进编号="77", **new)
        for _ in range(2):
            refresh(workbook)
            assert column(workbook, "ContactLog", "跟进编号") == ["F1", "77"]
            assert [rule for rule, *_ in issues(workbook)] == ["view_row_no_follow_up"]

    def test_the_row_of_a_deleted_follow_up_is_kept_only_if_someone_wrote_in_it(self) -> None:
        rows = [follow_up_row(), follow_up_row(跟进编号="F2")]
        workbook = team(follow_ups={FollowUp: rows})
        type_in(workbook, "ContactLog", 1, 客户反馈="要折扣")
        lines(workbook, "FollowUps").clear()
        refresh(workbook)
        assert table(workbook, "ContactLog", "跟进编号", "客户反馈") == [("F2", "要折扣")]
        assert [rule for rule, *_ in issues(workbook)] == ["view_row_no_follow_up"]

    def test_an_edit_of_a_follow_up_that_was_cancelled_meanwhile_still_goes_there(self) -> None:
        workbook = team()
        type_in(workbook, "FollowUps", 0, 完成状态="已取消")
        type_in(workbook, "ContactLog", 0, 客户反馈="要折扣")
        refresh(workbook)
        assert column(workbook, "FollowUps", "客户反馈") == ["要折扣"]
        assert column(workbook, "ContactLog", "跟进编号") == []

    def test_the_row_of_a_cancelled_touch_stays_while_an_edit_in_it_is_listed(self) -> None:
        rows = [follow_up_row(), follow_up_row(跟进编号="F2")]
        workbook = team(follow_ups={FollowUp: rows})
        type_in(workbook, "FollowUps", 0, 完成状态="已取消")
        type_in(workbook, "ContactLog", 0, 联系人="张总")
        for _ in range(2):
            refresh(workbook)
            found = table(workbook, "ContactLog", "跟进编号", "联系人")
            assert found == [("F1", "张总"), ("F2", "张经理")]
            assert len(issues(workbook)) == 1

    def test_without_their_own_names_the_touches_show_those_of_their_leads(self) -> None:
        workbook = team()
        grid = workbook.grids["FollowUps"]
        grid.headers = [header for header in grid.headers if header != "客户名称"]
        grid.lines = [{header: line[header] for header in grid.headers} for line in grid.lines]
        assert refresh(workbook).counts["view_edits_listed"] == 0
        assert column(workbook, "ContactLog", "客户名称") == ["A制造公司"]
        type_in(workbook, "ContactLog", 0, 客户名称="别的公司")
        refresh(workbook)
        assert column(workbook, "ContactLog", "客户名称") == ["别的公司"]
        assert [rule for rule, *_ in issues(workbook)] == ["view_edit"]

    def test_what_a_new_row_says_that_the_plan_has_no_column_for_stays_and_is_listed(self) -> None:
        workbook = team()
        grid = workbook.grids["FollowUps"]
        grid.headers = [header for header in grid.headers if header != "客户反馈"]
        grid.lines = [{header: line[header] for header in grid.headers} for line in grid.lines]
        refresh(workbook)
        new: dict[str, Content] = {"跟进日期": MAY_20, "跟进内容摘要": "看了演示"}
        add_row(workbook, "ContactLog", 客户名称="B贸易公司", 客户反馈="要折扣", **new)
        for _ in range(2):
            refresh(workbook)
            assert column(workbook, "ContactLog", "客户反馈") == [None, "要折扣"]
            assert [value for *_, value in issues(workbook)] == ["要折扣"]

    def test_a_date_that_cannot_be_read_stays_here_and_is_listed(self) -> None:
        workbook = team()
        type_in(workbook, "ContactLog", 0, 跟进日期="改天再说")
        refresh(workbook)
        assert column(workbook, "FollowUps", "跟进日期") == [MAY_12]
        assert column(workbook, "ContactLog", "跟进日期") == ["改天再说"]
        assert issues(workbook) == [("view_unreadable", "客户跟进记录表!C2", "改天再说")]

    def test_a_log_without_its_column_of_numbers_is_left_alone_and_said(self) -> None:
        workbook = team()
        grid = workbook.grids["ContactLog"]
        grid.headers = [header for header in grid.headers if header != "跟进编号"]
        grid.lines = [{header: line[header] for header in grid.headers} for line in grid.lines]
        before = [dict(line) for line in grid.lines]
        refresh(workbook)
        assert grid.lines == before
        assert ("column_missing", "跟进编号") in table(workbook, "Issues", "规则", "列名")


class TestWithoutMemory:
    def test_rows_typed_before_the_first_refresh_are_never_erased(self) -> None:
        typed_in: dict[str, Content] = {
            "客户名称": "B贸易公司",
            "跟进日期": MAY_20,
            "跟进内容摘要": "看了演示",
        }
        workbook = workbook_with(
            lead_row(线索编号="L1", 状态="跟进中"),
            lead_row(线索编号="L2", 客户名称="B贸易公司"),
            tables={
                LeadTracking: [
                    {"线索编号": "L1", "状态": "已转化"},
                    {"线索编号": "L9", "客户名称": "老客户"},
                ],
                ContactLog: [{"客户名称": "B贸易公司", **typed_in}],
            },
        )
        refresh(workbook)
        headers = ("线索编号", "客户名称", "状态")
        assert table(workbook, "LeadTracking", *headers) == [
            ("L1", "华东某某科技有限公司", "已转化"),
            ("L9", "老客户", None),
            ("L2", "B贸易公司", "跟进中"),
        ]
        assert column(workbook, "Leads", "状态")[0] == "跟进中"
        assert {rule for rule, *_ in issues(workbook)} == {"view_conflict", "view_row_no_lead"}
        assert table(workbook, "FollowUps", "线索编号", "沟通内容") == [("L2", "看了演示")]

    def test_rows_that_say_what_the_leads_say_are_as_good_as_written(self) -> None:
        workbook = team()
        lines(workbook, "Memory").clear()
        before = snapshot(workbook)["LeadTracking"]
        refresh(workbook)
        assert issues(workbook) == []
        assert snapshot(workbook)["LeadTracking"] == before

    def test_edits_that_cannot_be_told_from_old_rows_are_listed(self) -> None:
        workbook = team()
        lines(workbook, "Memory").clear()
        type_in(workbook, "LeadTracking", 1, 状态="已转化")
        type_in(workbook, "ContactLog", 0, 客户反馈="要折扣")
        for _ in range(2):
            refresh(workbook)
            assert [rule for rule, *_ in issues(workbook)] == ["view_conflict"] * 2
            assert column(workbook, "LeadTracking", "状态")[1] == "已转化"
            assert column(workbook, "ContactLog", "客户反馈") == ["要折扣"]
            assert column(workbook, "Leads", "状态")[1] == "待跟进"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_views_are_kept_in_every_language(language: Language) -> None:
    def header(row: type[Lead | LeadTracking | ContactLog | FollowUp], name: str) -> str:
        return row.column(name).header(language)

    def texts(row: type[Lead | FollowUp], **cells: Content) -> dict[str, Content]:
        return {header(row, name): cell for name, cell in cells.items()}

    touch = texts(FollowUp, lead_id="L1", followed_up_on=MAY_12, content="x", follow_up_id="F1")
    workbook = workbook_with(
        texts(Lead, lead_id="L1", customer_name="A"),
        tables={FollowUp: [touch]},
        language=language,
    )
    refresh(workbook, language=language)
    status, content = header(LeadTracking, "status"), header(ContactLog, "content")
    type_in(workbook, "LeadTracking", 0, **{status: "已转化"})
    type_in(workbook, "ContactLog", 0, **{content: "y"})
    refresh(workbook, language=language)
    assert column(workbook, "Leads", header(Lead, "status")) == ["已转化"]
    assert column(workbook, "FollowUps", header(FollowUp, "content")) == ["y"]


def test_on_a_file_edits_are_taken_back_and_rows_keep_what_stands_beside_them(
    tmp_path: Path,
) -> None:
    memory = team()
    add_column(memory, "ContactLog", "备注")
    type_in(memory, "LeadTracking", 1, 状态="已转化", 联系人="王总监")
    new: dict[str, Content] = {"跟进日期": MAY_20, "跟进内容摘要": "看了演示", "备注": "带样品"}
    add_row(memory, "ContactLog", 客户名称="B贸易公司", **new)
    path = write_grids(tmp_path / "a.xlsx", memory.grids)
    for number in range(2):
        workbook = FileWorkbook.open(path)
        outcome = refresh(workbook)
        assert (outcome.changes > 0) == (number == 0)
        workbook.save()
        workbook = FileWorkbook.open(path)
        assert table(workbook, "LeadTracking", "状态", "联系人")[1] == ("已转化", "王总监")
        assert column(workbook, "Leads", "状态")[1] == "已转化"
        assert column(workbook, "FollowUps", "沟通内容") == ["介绍产品功能", "看了演示"]
        assert table(workbook, "ContactLog", "跟进内容摘要", "备注")[1] == ("看了演示", "带样品")
        assert [rule for rule, *_ in issues(workbook)] == ["view_edit"]


VIEWED = ("LeadTracking", "ContactLog")
HEADERS = {
    row.table.name: [c.headers.zh_cn for c in row.columns()] for row in (LeadTracking, ContactLog)
}
WORDS = ("已转化", "高", "2024-05-20", "L2", "F2", "电话", "B贸易公司")
NO_LETTERS = str.maketrans("", "", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
UNIQUE = ""  # stands for a text that is typed nowhere else


@given(
    st.lists(
        st.tuples(
            st.sampled_from(VIEWED),
            st.integers(0, 4),
            st.integers(0, 11),
            st.sampled_from((UNIQUE, *WORDS)),
        ),
        max_size=8,
    )
)
@settings(max_examples=100, deadline=None)
def test_no_edit_of_any_cell_is_ever_lost(edits: list[tuple[str, int, int, str]]) -> None:
    rows = [follow_up_row(), follow_up_row(跟进编号="F2", 线索编号="L2", 沟通内容="z")]
    workbook = team(follow_ups={FollowUp: rows})
    typed_in: dict[tuple[str, int, str], str] = {}
    for number, (name, row, at, word) in enumerate(edits):
        header, text = HEADERS[name][at % len(HEADERS[name])], word or f"w{number}"
        while len(lines(workbook, name)) <= row:
            add_row(workbook, name)
        type_in(workbook, name, row, **{header: text})
        typed_in[name, row, header] = text
    wanted: Counter[Content] = Counter(typed_in.values())
    for _ in range(2):
        refresh(workbook)
        sources = texts_of(workbook, "Leads", "FollowUps")
        views = texts_of(workbook, *VIEWED)
        assert not wanted - sources - views
    left = {text for text in wanted if text not in WORDS and not sources[text]}
    listed = {str(cell).translate(NO_LETTERS) for _, cell, _ in issues(workbook)}
    for name in VIEWED:
        for number, line in enumerate(lines(workbook, name)):
            if left & set(line.values()):
                assert f"{workbook.grids[name].sheet}!{number + 2}" in listed
    before = snapshot(workbook)
    assert refresh(workbook).changes == 0
    assert snapshot(workbook) == before


def texts_of(workbook: MemoryWorkbook, *names: str) -> Counter[Content]:
    return Counter(
        cell for name in names for line in lines(workbook, name) for cell in line.values()
    )
