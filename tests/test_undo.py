"""Taking back the last run: every cell it wrote, nothing that a person has changed since."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.files import write_grids
from tests.memory import Content, Formula, MemoryWorkbook
from tests.support import column, lead_row, table, workbook_with
from xlfunnel.actions import Action, Outcome, Run, perform_steps
from xlfunnel.actions.analysing import analyse
from xlfunnel.actions.checking import check_leads
from xlfunnel.actions.checking_follow_ups import check_follow_ups
from xlfunnel.actions.checking_memory import check_memory
from xlfunnel.actions.checking_settings import check_settings
from xlfunnel.actions.filling import fill
from xlfunnel.actions.following import fill_follow_ups, follow_leads
from xlfunnel.actions.grading import grade_leads
from xlfunnel.actions.listing import list_problems
from xlfunnel.actions.recording import record
from xlfunnel.actions.remembering import remember
from xlfunnel.actions.run import Job, Step
from xlfunnel.actions.stamping import stamp
from xlfunnel.actions.undo.packed import positions, runs
from xlfunnel.actions.undoing import undo_last_run
from xlfunnel.actions.views import build_views, take_back
from xlfunnel.actions.worklist import build_worklist
from xlfunnel.language import Text
from xlfunnel.memory import Memory
from xlfunnel.records import Records
from xlfunnel.schema.conversion import Conversion
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.values.cell import Cell
from xlfunnel.workbook import Workbook, by_header
from xlfunnel.xlsx.file import FileWorkbook

AS_OF = datetime(2024, 3, 31, 18, 30)
T = Text("更新", "更新", "Refresh")
UNDO = Action("undo", Text("撤回", "撤回", "Undo"), T, (undo_last_run,))
STEPS = (
    fill, check_leads, check_memory, list_problems, grade_leads, record, stamp, remember,
)  # fmt: skip
ALL_STEPS = (
    take_back, fill, fill_follow_ups, grade_leads, follow_leads, check_settings, check_leads,
    check_follow_ups, check_memory, analyse, build_views, list_problems, record, stamp, remember,
)  # fmt: skip
NOT_TAKEN_BACK = {"ChangeLog", "Memory", "Runs"}
NOTHING = "没有可撤回的更新。"


def refresh(
    workbook: Workbook, as_of: datetime = AS_OF, steps: tuple[Step, ...] = STEPS
) -> Outcome:
    return perform_steps(Action("refresh", T, T, steps), workbook, Run(as_of))


def undo(workbook: Workbook) -> Outcome:
    return perform_steps(UNDO, workbook, Run(AS_OF + timedelta(hours=1)))


def content(workbook: MemoryWorkbook) -> dict[str, list[Mapping[str, Content]]]:
    """Return the filled rows of every table, log and memory apart."""
    return {
        name: [dict(line) for line in grid.lines if any(v is not None for v in line.values())]
        for name, grid in workbook.grids.items()
        if name not in NOT_TAKEN_BACK
    }


def three_leads() -> MemoryWorkbook:
    return workbook_with(
        lead_row(线索编号=None, 登记日期=None),
        lead_row(线索编号="b", 联系方式="什么"),
        lead_row(线索编号="c", 状态="已流失"),
    )


class TestUndo:
    def test_every_cell_of_the_first_run_is_as_before(self) -> None:
        workbook = three_leads()
        before = content(workbook)
        refresh(workbook)
        assert content(workbook) != before
        outcome = undo(workbook)
        assert content(workbook) == before
        assert outcome.summary[0].startswith("已撤回 2024-03-31 18:30 的更新")
        assert outcome.findings == ()

    def test_every_cell_of_a_later_run_is_as_before(self) -> None:
        workbook = three_leads()
        refresh(workbook)
        workbook.grids["Leads"].lines[1] |= {"联系方式": "13800138000", "预算范围": "5万"}
        workbook.grids["Leads"].lines.insert(
            1, {**workbook.grids["Leads"].lines[2], "线索编号": "d"}
        )
        before = content(workbook)
        refresh(workbook, AS_OF + timedelta(days=1))
        assert content(workbook) != before
        undo(workbook)
        assert content(workbook) == before

    def test_a_refresh_after_it_gives_again_what_the_undone_one_gave(self) -> None:
        workbook = three_leads()
        refresh(workbook)
        given_first, remembered = content(workbook), table(workbook, "Memory", "名称", "内容")
        undo(workbook)
        refresh(workbook)
        assert content(workbook) == given_first
        assert table(workbook, "Memory", "名称", "内容") == remembered

    def test_there_is_one_step_back(self) -> None:
        workbook = three_leads()
        assert (undo(workbook).summary, undo(workbook).changes) == ((NOTHING,), 0)
        refresh(workbook)
        undo(workbook)
        again = undo(workbook)
        assert (again.summary, again.changes) == ((NOTHING,), 0)

    def test_a_run_that_changes_nothing_leaves_the_one_before_to_take_back(self) -> None:
        workbook = three_leads()
        before = content(workbook)
        refresh(workbook)
        assert refresh(workbook).changes == 0
        undo(workbook)
        assert content(workbook) == before

    def test_a_run_that_only_logs_what_people_did_leaves_the_one_before_to_take_back(self) -> None:
        workbook = three_leads()
        before = content(workbook)
        refresh(workbook)
        workbook.grids["Leads"].lines[1]["跟进人"] = "赵销售"
        assert refresh(workbook).changes > 0
        undo(workbook)
        workbook.grids["Leads"].lines[1]["跟进人"] = "李销售"
        assert content(workbook) == before

    def test_what_a_person_changed_since_in_the_to_do_list_stays_and_is_told_once(self) -> None:
        workbook = three_leads()
        refresh(workbook, steps=(*ALL_STEPS[:5], build_worklist, record, remember))
        to_do = workbook.grids["Worklist"]
        first = to_do.lines[0]
        first["原因"] = "已经打过电话了"
        own = dict.fromkeys(to_do.headers) | {"客户名称": "老客户", "待办事项": "寄样品"}
        to_do.lines.append(own)
        outcome = undo(workbook)
        assert content(workbook)["Worklist"] == [first, own]
        assert len(outcome.findings) == 2

    def test_what_a_person_changed_since_stays_and_is_told(self) -> None:
        workbook = three_leads()
        refresh(workbook)
        workbook.grids["Leads"].lines[1] |= {"意向等级": "低意向", "评分": None}
        outcome = undo(workbook)
        assert column(workbook, "Leads", "意向等级") == [None, "低意向", None]
        # a cell that is blank as it was before has nothing to be taken back
        assert column(workbook, "Leads", "评分") == [None, None, None]
        assert [(f.rule, f.place, f.value) for f in outcome.findings] == [
            ("undo_refused", "线索登记表!G3", "低意向")
        ]
        assert outcome.summary[1].startswith("有 1 处后来又改过")

    def test_text_is_compared_exactly(self) -> None:
        workbook = three_leads()
        refresh(workbook)
        workbook.grids["Leads"].lines[1]["意向等级"] = "高意向 "
        assert [f.rule for f in undo(workbook).findings] == ["undo_refused"]

    def test_very_many_are_told_in_one_line(self) -> None:
        workbook = workbook_with(*(lead_row(线索编号=f"a{n}") for n in range(201)))
        refresh(workbook)
        for n, line in enumerate(workbook.grids["Leads"].lines):
            line["评分"] = float(1000 + n)
        assert [(f.column, f.count) for f in undo(workbook).findings] == [("评分", 201)]

    def test_a_row_is_found_wherever_it_has_been_moved(self) -> None:
        workbook = three_leads()
        before = content(workbook)["Leads"]
        refresh(workbook)
        workbook.grids["Leads"].lines.reverse()
        undo(workbook)
        assert content(workbook)["Leads"] == before[::-1]

    def test_a_deleted_row_is_told(self) -> None:
        workbook = three_leads()
        refresh(workbook)
        del workbook.grids["Leads"].lines[1]
        assert [(f.rule, f.value) for f in undo(workbook).findings] == [("undo_row_gone", "b")]

    def test_a_row_whose_minted_id_was_changed_is_found_by_its_place(self) -> None:
        workbook = three_leads()
        refresh(workbook)
        workbook.grids["Leads"].lines[0]["线索编号"] = "mine"
        findings = undo(workbook).findings
        assert [(f.rule, f.place, f.value) for f in findings] == [
            ("undo_refused", "线索登记表!A2", "mine")
        ]
        assert table(workbook, "Leads", "线索编号", "登记日期", "评分")[0] == ("mine", None, None)

    def test_with_other_neighbours_such_a_row_is_not_guessed(self) -> None:
        workbook = three_leads()
        refresh(workbook)
        lines = workbook.grids["Leads"].lines
        lines[0]["线索编号"] = "mine"
        lines[0], lines[1] = lines[1], lines[0]
        assert [f.rule for f in undo(workbook).findings] == ["undo_row_gone"]

    def test_a_formula_typed_since_stays(self) -> None:
        workbook = three_leads()
        refresh(workbook)
        line = workbook.grids["Leads"].lines[1]
        line["评分"] = Formula("=1+1", column(workbook, "Leads", "评分")[1])
        assert [(f.rule, f.column) for f in undo(workbook).findings] == [("undo_refused", "评分")]
        assert isinstance(line["评分"], Formula)

    def test_the_log_says_what_was_taken_back_and_keeps_the_rest(self) -> None:
        workbook = workbook_with(lead_row(线索编号="a"))
        refresh(workbook)
        workbook.grids["Leads"].lines[0] |= {"需求描述": "随便看看", "需求明确度": "仅了解",
                                             "预算范围": None, "决策周期": None}  # fmt: skip
        refresh(workbook, AS_OF + timedelta(days=1))
        logged = table(workbook, "ChangeLog", "操作", "列名", "原值", "新值")
        assert logged[-1] == ("更新", "意向等级", "高意向", "低意向")
        undo(workbook)
        told = table(workbook, "ChangeLog", "操作", "列名", "原值", "新值")
        assert told[: len(logged)] == logged
        assert told[len(logged)] == ("撤回", "意向等级", "低意向", "高意向")
        assert told[-1][3] is not None
        assert str(told[-1][3]).startswith("撤回 2024-04-01 18:30 的更新")

    def test_a_dry_run_only_counts(self) -> None:
        workbook = three_leads()
        refresh(workbook)
        before = content(workbook)
        assert perform_steps(UNDO, workbook, Run(AS_OF, writes=False)).changes > 0
        assert content(workbook) == before

    def test_the_closed_file_is_as_before(self, tmp_path: Path) -> None:
        memory = three_leads()
        path = write_grids(tmp_path / "a.xlsx", memory.grids)
        before = read(path)
        for step in (refresh, undo):
            workbook = FileWorkbook.open(path)
            outcome = step(workbook)
            workbook.save()
        assert outcome.findings == ()
        assert read(path) == before


def read(path: Path) -> dict[str, object]:
    workbook = FileWorkbook.open(path)
    return {
        name: workbook.read(name, info.headers).columns
        for name, info in workbook.tables().items()
        if name not in NOT_TAKEN_BACK
    }


def test_positions_are_packed_as_runs() -> None:
    assert runs([]) == []
    assert positions(runs([3, 4, 5, 9, 11, 12])) == [3, 4, 5, 9, 11, 12]


def sources(*rows: tuple[str, float, str | None]) -> list[dict[str, Content]]:
    return [{"线索来源": name, "线索数量": leads, "优化建议": said} for name, leads, said in rows]


def replaced(
    workbook: MemoryWorkbook, *rows: tuple[str, float, str | None], as_of: datetime = AS_OF
) -> None:
    """Do what a run does that gives the table 转化分析表 these rows."""
    new = [dict(zip(("source", "leads", "advice"), row, strict=True)) for row in rows]

    def analyse(job: Job) -> None:
        job.records.replace(Conversion, by_header(new))

    perform_steps(Action("analyse", T, T, (analyse, record, remember)), workbook, Run(as_of))


def advice(workbook: MemoryWorkbook) -> list[tuple[Cell, ...]]:
    return table(workbook, "Conversion", "线索来源", "线索数量", "优化建议")


class TestSystemTables:
    OLD = (("展会", 3.0, None), ("渠道", 2.0, "多打电话"), ("官网表单", 1.0, None))

    def workbook(self, *rows: tuple[str, float, str | None]) -> MemoryWorkbook:
        return workbook_with(tables={Conversion: sources(*(rows or self.OLD))})

    def test_rows_that_went_changed_or_came_are_as_before_in_their_places(self) -> None:
        workbook = self.workbook()
        # 展会 goes, 渠道 stays, 官网表单 changes, 搜索引擎 comes
        replaced(workbook, ("搜索引擎", 9.0, None), self.OLD[1], ("官网表单", 4.0, None))
        undo(workbook)
        assert advice(workbook) == [*self.OLD]

    def test_another_order_is_taken_back_too(self) -> None:
        workbook = self.workbook()
        replaced(workbook, *reversed(self.OLD), ("搜索引擎", 9.0, None))
        undo(workbook)
        assert advice(workbook) == [*self.OLD]

    def test_a_table_that_was_empty_is_empty_again(self) -> None:
        workbook = workbook_with()
        replaced(workbook, *self.OLD[:1])
        undo(workbook)
        assert advice(workbook) == []

    def test_a_table_that_was_emptied_has_its_rows_again(self) -> None:
        workbook = self.workbook(*self.OLD[:1])
        replaced(workbook)
        undo(workbook)
        assert advice(workbook) == [self.OLD[0]]

    def test_a_row_that_people_wrote_into_since_stays_and_is_told(self) -> None:
        workbook = self.workbook()
        new = ("搜索引擎", 9.0, None)
        replaced(workbook, ("展会", 5.0, "早点跟进"), ("渠道", 6.0, "多打电话"), new)
        for line in workbook.grids["Conversion"].lines[1:]:
            line["优化建议"] = "我写的"
        outcome = undo(workbook)
        assert advice(workbook) == [
            self.OLD[0],
            ("渠道", 6.0, "我写的"),
            self.OLD[2],
            ("搜索引擎", 9.0, "我写的"),
        ]
        assert [(f.rule, f.place, f.value) for f in outcome.findings] == [
            ("undo_refused", "转化分析表!H3", "我写的"),
            ("undo_refused", "转化分析表!H5", "我写的"),  # where it is afterwards
        ]

    def test_of_two_rows_with_one_key_the_one_that_went_comes_back(self) -> None:
        workbook = self.workbook(*self.OLD, self.OLD[0])
        replaced(workbook, *self.OLD)
        undo(workbook)
        assert advice(workbook) == [*self.OLD, self.OLD[0]]

    def test_a_row_that_the_run_did_not_touch_keeps_what_people_wrote_since(self) -> None:
        workbook = self.workbook()
        replaced(workbook, *self.OLD, ("搜索引擎", 9.0, None))
        workbook.grids["Conversion"].lines[0]["优化建议"] = "我写的"
        assert undo(workbook).findings == ()
        assert advice(workbook) == [("展会", 3.0, "我写的"), *self.OLD[1:]]

    def test_the_issues_come_back_with_what_was_decided(self) -> None:
        workbook = workbook_with(lead_row(线索编号="a"), lead_row(线索编号="b"))
        refresh(workbook)
        del workbook.grids["Leads"].lines[0]
        refresh(workbook, AS_OF + timedelta(days=1))
        workbook.grids["Issues"].lines[0]["处理"] = "误录"
        before = content(workbook)
        refresh(workbook, AS_OF + timedelta(days=2))
        assert content(workbook)["Issues"] == []
        undo(workbook)
        assert content(workbook) == before
        refresh(workbook, AS_OF + timedelta(days=2))
        assert content(workbook)["Issues"] == []


EDITS = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.sampled_from(
            ["线索编号", "状态", "意向等级", "预算范围", "联系方式", "登记日期", "评分", "数据问题"]
        ),
        st.sampled_from(
            [None, "a", "b", "LX20240301007", "已流失", "高意向", "13800138000", "看不懂",
             "2024-03-02", 5.0, datetime(2024, 3, 3)]
        ),
    ),
    max_size=8,
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(EDITS, min_size=1, max_size=3), st.permutations(range(5)))
def test_whatever_people_do_between_runs_the_last_run_can_be_taken_back(
    rounds: list[list[tuple[int, str, Content]]], order: list[int]
) -> None:
    workbook = workbook_with(*(lead_row(线索编号=name) for name in (None, "a", "b", "b", None)))
    for day, edits in enumerate(rounds):
        lines = workbook.grids["Leads"].lines
        for row, header, value in edits:
            if row < len(lines):
                lines[row][header] = value
            else:
                lines.append({**lines[0], header: value})
        if day == 1:
            lines[:5] = [lines[row] for row in order]
        before = content(workbook)
        states = Memory(Records(workbook)).recall("leads")
        as_of = AS_OF + timedelta(days=day)
        refresh(workbook, as_of)
        after = content(workbook)
        assert refresh(workbook, as_of).changes == 0
        if all(after[name] == before[name] for name in after if name != "Settings"):
            continue  # the stamp of a new day is nothing to take back
        undo(workbook)
        assert content(workbook) == before
        assert Memory(Records(workbook)).recall("leads") == states
        refresh(workbook, as_of)
        assert content(workbook) == after


class TestEverything:
    """A refresh with all its steps: follow-ups, views and figures are taken back with it."""

    def workbook(self) -> MemoryWorkbook:
        follow_ups: list[dict[str, Content]] = [
            {"线索编号": "a", "跟进日期": "2024-03-05", "沟通内容": "聊过", "完成状态": "已完成"},
            {"客户名称": "乙公司", "跟进日期": "2024-03-06", "下一步行动": "3天内发方案"},
        ]
        return workbook_with(
            lead_row(线索编号="a", 状态="待跟进"),
            lead_row(线索编号=None, 客户名称="乙公司", 成交日期="2024-03-20", 线索来源="渠道"),
            tables={FollowUp: follow_ups},
        )

    def test_every_table_is_as_before_the_first_run(self) -> None:
        workbook = self.workbook()
        before = content(workbook)
        refresh(workbook, steps=ALL_STEPS)
        after = content(workbook)
        assert {name for name in after if after[name] != before[name]} >= {
            "Leads", "FollowUps", "LeadTracking", "ContactLog", "Conversion", "Settings",
        }  # fmt: skip
        assert undo(workbook).findings == ()
        assert content(workbook) == before
        refresh(workbook, steps=ALL_STEPS)
        assert content(workbook) == after

    def test_what_was_taken_back_from_the_views_stands_in_them_again(self) -> None:
        workbook = self.workbook()
        refresh(workbook, steps=ALL_STEPS)
        lines = workbook.grids["ContactLog"].lines
        workbook.grids["LeadTracking"].lines[0]["转化预测"] = "高"
        lines[0]["客户反馈"] = "很满意"
        lines.append(dict.fromkeys(lines[0]) | {"客户名称": "乙公司", "跟进日期": "2024-03-30",
                                                "跟进内容摘要": "又聊了"})  # fmt: skip
        before = content(workbook)
        later = AS_OF + timedelta(days=1)
        refresh(workbook, later, ALL_STEPS)
        assert "又聊了" in column(workbook, "FollowUps", "沟通内容")
        after = content(workbook)
        assert undo(workbook).findings == ()
        assert content(workbook) == before
        refresh(workbook, later, ALL_STEPS)
        assert content(workbook) == after

    def test_what_people_typed_into_a_view_since_stays_there_and_is_told(self) -> None:
        workbook = self.workbook()
        refresh(workbook, steps=ALL_STEPS)
        workbook.grids["LeadTracking"].lines[1]["转化预测"] = "高"
        findings = undo(workbook).findings
        assert [(f.rule, f.sheet) for f in findings] == [("undo_refused", "线索跟踪表")]
        assert column(workbook, "LeadTracking", "转化预测") == ["高"]

    def test_of_a_row_that_people_edited_since_the_cell_they_edited_is_told(self) -> None:
        workbook = self.workbook()
        refresh(workbook, steps=ALL_STEPS)
        lines = workbook.grids["LeadTracking"].lines
        lines[0]["状态"] = "已流失"
        lines[1] |= {"转化预测": "高", "联系人": "别人"}
        findings = undo(workbook).findings
        assert [(f.place[:5], f.column, f.value) for f in findings] == [
            ("线索跟踪表", "状态", "已流失"),
            ("线索跟踪表", "联系人", "别人"),
            ("线索跟踪表", "转化预测", "高"),
        ]

    def test_of_two_leads_with_one_id_the_row_that_people_edited_is_told(self) -> None:
        workbook = workbook_with(
            *(lead_row(线索编号="a", 客户名称=name, 状态="待跟进") for name in ("甲公司", "乙公司"))
        )
        refresh(workbook, steps=ALL_STEPS)
        lines = workbook.grids["LeadTracking"].lines
        assert [line["客户名称"] for line in lines] == ["甲公司", "乙公司"]
        lines[:] = [lines[1] | {"转化预测": "高"}, lines[0]]
        findings = undo(workbook).findings
        assert [(f.column, f.value) for f in findings] == [("转化预测", "高")]
        assert table(workbook, "LeadTracking", "客户名称", "转化预测") == [("乙公司", "高")]

    def test_a_row_with_a_listed_edit_that_the_run_rewrote_is_taken_back(self) -> None:
        workbook = self.workbook()
        refresh(workbook, steps=ALL_STEPS)
        workbook.grids["LeadTracking"].lines[0]["客户名称"] = "改了"  # only Leads may say that
        workbook.grids["Leads"].lines[0]["状态"] = "已流失"
        before = content(workbook)
        refresh(workbook, AS_OF + timedelta(days=1), ALL_STEPS)
        found = table(workbook, "LeadTracking", "客户名称", "状态")
        assert found[0] == ("改了", "已流失")
        assert undo(workbook).findings == ()
        assert content(workbook) == before

    def with_two_new_touches(self) -> MemoryWorkbook:
        """Return a refreshed workbook with two new rows, the first with an edit to be listed."""
        workbook = self.workbook()
        refresh(workbook, steps=ALL_STEPS)
        lines = workbook.grids["ContactLog"].lines
        new = dict.fromkeys(lines[0]) | {"客户名称": "乙公司", "跟进日期": datetime(2024, 3, 30)}
        lines += [new | {"联系人": "某人", "跟进内容摘要": "一"}, new | {"跟进内容摘要": "二"}]
        return workbook

    def test_new_rows_of_a_view_are_as_before_even_if_one_has_a_listed_edit(self) -> None:
        workbook = self.with_two_new_touches()
        before = content(workbook)
        refresh(workbook, steps=ALL_STEPS)
        assert column(workbook, "FollowUps", "沟通内容")[-2:] == ["一", "二"]
        assert undo(workbook).findings == ()
        assert content(workbook) == before

    def test_a_new_row_of_a_view_that_was_edited_since_stands_there_once(self) -> None:
        workbook = self.with_two_new_touches()
        refresh(workbook, steps=ALL_STEPS)
        lines = workbook.grids["ContactLog"].lines
        assert [line["跟进内容摘要"] for line in lines][-2:] == ["一", "二"]
        lines[-1]["客户反馈"] = "很满意"
        findings = undo(workbook).findings
        assert [(f.sheet, f.column, f.value) for f in findings] == [
            ("客户跟进记录表", "客户反馈", "很满意")
        ]
        found = table(workbook, "ContactLog", "跟进内容摘要", "客户反馈")
        assert found[-2:] == [("一", None), ("二", "很满意")]

    def test_what_stands_beside_a_new_row_of_a_view_stays_with_it(self) -> None:
        workbook = self.with_two_new_touches()
        grid = workbook.grids["ContactLog"]
        grid.headers = [*grid.headers, "我的备注"]
        grid.lines = [{**line, "我的备注": None} for line in grid.lines]
        grid.lines[-1]["我的备注"] = "记得"
        before = content(workbook)
        refresh(workbook, steps=ALL_STEPS)
        undo(workbook)
        assert content(workbook) == before

    def test_a_date_that_a_cell_without_a_date_format_holds_as_a_number_is_no_edit(self) -> None:
        workbook = self.with_two_new_touches()
        before = content(workbook)
        refresh(workbook, steps=ALL_STEPS)
        for name in ("ContactLog", "FollowUps"):
            line = workbook.grids[name].lines[-1]
            assert line["跟进日期"] == datetime(2024, 3, 30)
            line["跟进日期"] = 45381.0  # days since 1899-12-30, of 2024-03-30
        assert undo(workbook).findings == ()
        assert content(workbook) == before


class TestRunsWithNothingToWrite:
    """A refresh that finds nothing new leaves the way back as it was."""

    def stamped(self, workbook: MemoryWorkbook) -> Cell:
        rows = table(workbook, "Settings", "键", "值")
        return next(value for key, value in rows if key == "截至时间")

    def test_later_on_the_same_day_the_file_is_left_alone(self) -> None:
        workbook = three_leads()
        before = content(workbook)
        refresh(workbook)
        assert refresh(workbook, AS_OF + timedelta(minutes=1)).changes == 0
        assert undo(workbook).summary[0].startswith("已撤回 2024-03-31 18:30 的更新")
        assert content(workbook) == before

    def test_on_another_day_it_writes_the_stamp_and_the_run_before_can_be_taken_back(self) -> None:
        workbook = three_leads()
        before = content(workbook)
        refresh(workbook)
        for day in (1, 2):
            later = AS_OF + timedelta(days=day)
            assert refresh(workbook, later).changes == 1
            assert self.stamped(workbook) == later
        outcome = undo(workbook)
        assert outcome.summary[0].startswith("已撤回 2024-03-31 18:30 的更新")
        assert outcome.findings == ()
        assert content(workbook) == before

    def test_an_earlier_stamp_comes_back_whatever_was_stamped_since(self) -> None:
        workbook = three_leads()
        refresh(workbook)
        workbook.grids["Leads"].lines[1]["联系方式"] = "13800138000"
        lines = workbook.grids["Leads"].lines
        lines.append({**lines[1], "线索编号": None, "客户名称": "新"})
        before = content(workbook)
        refresh(workbook, AS_OF + timedelta(days=1))
        refresh(workbook, AS_OF + timedelta(days=5))
        undo(workbook)
        assert self.stamped(workbook) == AS_OF
        assert content(workbook) == before

    def test_what_people_decided_is_logged_but_is_no_run_to_take_back(self) -> None:
        workbook = three_leads()
        before = content(workbook)
        refresh(workbook)
        workbook.grids["Leads"].lines[1]["跟进人"] = "赵销售"
        assert refresh(workbook, AS_OF + timedelta(days=1)).changes > 1
        undo(workbook)
        workbook.grids["Leads"].lines[1]["跟进人"] = "李销售"
        assert content(workbook) == before


def test_a_run_that_was_taken_back_is_none_that_has_seen_the_workbook() -> None:
    workbook = three_leads()
    refresh(workbook)
    runs_before = table(workbook, "Runs", "批次", "截至时间")
    assert runs_before == [("1", AS_OF)]
    lines = workbook.grids["Leads"].lines
    lines.append({**lines[1], "线索编号": None, "客户名称": "新"})
    refresh(workbook, AS_OF + timedelta(days=1))
    workbook.grids["Leads"].lines[1]["跟进人"] = "赵销售"
    refresh(workbook, AS_OF + timedelta(days=2))  # it has logged that, and nothing else
    assert len(table(workbook, "Runs", "批次")) == 3
    undo(workbook)
    assert table(workbook, "Runs", "批次", "截至时间") == runs_before


def test_a_touch_seen_anew_after_an_undo_was_not_recorded_late() -> None:
    workbook = TestEverything().workbook()
    workbook.grids["FollowUps"].lines.clear()
    refresh(workbook, steps=ALL_STEPS)
    line: dict[str, Content] = dict.fromkeys(workbook.grids["FollowUps"].headers)
    line |= {"线索编号": "a", "跟进日期": datetime(2024, 4, 1), "沟通内容": "聊"}
    workbook.grids["FollowUps"].lines.append(line)
    refresh(workbook, AS_OF + timedelta(days=2), ALL_STEPS)
    undo(workbook)
    findings = refresh(workbook, AS_OF + timedelta(days=5), ALL_STEPS).findings
    assert "recorded_late" not in {f.rule for f in findings}


def test_a_workbook_that_remembers_nothing_says_so() -> None:
    workbook = three_leads()
    del workbook.grids["Memory"]
    refresh(workbook)
    assert undo(workbook).summary[0].startswith("这个工作簿没有系统的记录，不能撤回")


def test_a_journal_that_cannot_be_read_is_told_as_such() -> None:
    workbook = three_leads()
    refresh(workbook)
    for line in workbook.grids["Memory"].lines:
        if line["名称"] == "undo":
            line["内容"] = "坏了"
    assert undo(workbook).summary[0].startswith("上次更新的记录已经损坏，不能撤回")


VIEW_EDITS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                ("Leads", "状态", "已流失"), ("Leads", "线索编号", None), ("Leads", "跟进人", "甲"),
                ("FollowUps", "沟通内容", "新"), ("FollowUps", "线索编号", "b"),
                ("LeadTracking", "状态", "跟进中"), ("LeadTracking", "联系人", "乱写"),
                ("ContactLog", "客户反馈", "好"), ("ContactLog", "负责人", None),
                ("Conversion", "优化建议", "我的建议"), ("Issues", "处理", "误录"),
            ]
        ),
        st.integers(0, 3),
        st.sampled_from(["edit", "edit", "edit", "copy", "delete", "up"]),
    ),
    max_size=6,
)  # fmt: skip


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(VIEW_EDITS, min_size=2, max_size=3))
def test_whatever_people_do_in_any_table_the_last_refresh_can_be_taken_back(
    rounds: list[list[tuple[tuple[str, str, Content], int, str]]],
) -> None:
    workbook = TestEverything().workbook()
    for day, edits in enumerate(rounds):
        for (name, header, value), row, how in edits:
            lines = workbook.grids[name].lines
            if row >= len(lines):
                continue
            if how == "edit":
                lines[row][header] = value
            elif how == "copy":
                lines.append({**lines[row], header: value})
            elif how == "delete":
                del lines[row]
            else:
                lines.insert(0, lines.pop(row))
        before = content(workbook)
        as_of = AS_OF + timedelta(days=day)
        refresh(workbook, as_of, ALL_STEPS)
        after = content(workbook)
        if all(after[name] == before[name] for name in after if name != "Settings"):
            continue  # the stamp of a new day is nothing to take back
        undo(workbook)
        assert content(workbook) == before
        refresh(workbook, as_of, ALL_STEPS)
        assert content(workbook) == after
