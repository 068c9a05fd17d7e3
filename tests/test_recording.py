"""修改记录: who decided what and when, and nothing else (SPEC §1)."""

from datetime import datetime, timedelta

from tests.memory import Content, MemoryWorkbook
from tests.support import lead_row, table, workbook_with
from xlfunnel.actions import Action, Outcome, Run, perform, perform_steps
from xlfunnel.actions.filling import fill
from xlfunnel.actions.grading import grade_leads
from xlfunnel.actions.recording import record
from xlfunnel.actions.remembering import remember
from xlfunnel.actions.run import Job, Step
from xlfunnel.actions.stamping import stamp
from xlfunnel.language import Text
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.leads import Lead
from xlfunnel.values.cell import Cell

AS_OF = datetime(2024, 3, 31, 18, 30)
LATER = AS_OF + timedelta(days=1)
T = Text("更新", "更新", "Refresh")
STEPS = (fill, grade_leads, record, stamp, remember)


def refresh(
    workbook: MemoryWorkbook,
    as_of: datetime = AS_OF,
    who: str = "",
    steps: tuple[Step, ...] = STEPS,
) -> Outcome:
    return perform_steps(Action("refresh", T, T, steps), workbook, Run(as_of, who))


def logged(workbook: MemoryWorkbook) -> list[tuple[Cell, ...]]:
    return table(workbook, "ChangeLog", "修改者", "行标识", "列名", "原值", "新值")


def new_rows(workbook: MemoryWorkbook, edits: dict[str, Content]) -> list[tuple[Cell, ...]]:
    """Return what the next run logs when a person makes *edits* to the first lead."""
    refresh(workbook)
    before = len(logged(workbook))
    workbook.grids["Leads"].lines[0] |= edits
    refresh(workbook, LATER)
    return logged(workbook)[before:]


def test_first_filling_is_one_row_per_column_with_its_count() -> None:
    workbook = workbook_with(*[lead_row(线索编号=None)] * 3)
    refresh(workbook)
    # grades are decisions; scores, reasons and who graded follow from them
    assert logged(workbook) == [
        ("系统", None, "线索编号", None, "补填 3 条"),
        ("系统", None, "意向等级", None, "补填 3 条"),
    ]


def test_a_changed_decision_is_a_row_with_its_old_and_new_value() -> None:
    said: dict[str, Content] = {"需求描述": "随便看看", "预算范围": None, "决策周期": "半年以上"}
    rows = new_rows(workbook_with(lead_row(线索编号="a", 需求明确度=None)), said)
    assert [row for row in rows if row[0] == "系统"] == [
        ("系统", "a", "意向等级", "高意向", "低意向")
    ]


def test_what_a_person_changed_is_logged_by_the_run_that_sees_it() -> None:
    edits: dict[str, Content] = {"跟进人": "赵销售", "成交金额": 5000.0}
    workbook = workbook_with(lead_row(线索编号="a", 成交金额=4000.0))
    assert new_rows(workbook, edits) == [
        ("人工", "a", "跟进人", "李销售", "赵销售"),
        ("人工", "a", "成交金额", "4000", "5000"),
    ]
    assert table(workbook, "ChangeLog", "时间", "批次")[-1] == (LATER, "2")


def test_blanks_that_a_person_filled_are_counted() -> None:
    workbook = workbook_with(*(lead_row(线索编号=name, 状态=None) for name in "abc"))
    refresh(workbook)
    for line in workbook.grids["Leads"].lines[:2]:
        line["状态"] = "跟进中"
    before = len(logged(workbook))
    refresh(workbook, LATER)
    assert logged(workbook)[before:] == [("人工", None, "状态", None, "补填 2 条")]


def test_a_cleared_cell_of_a_person_is_a_change() -> None:
    workbook = workbook_with(lead_row(线索编号="a"))
    assert new_rows(workbook, {"跟进人": None}) == [("人工", "a", "跟进人", "李销售", None)]


def test_another_way_to_write_the_same_is_none() -> None:
    workbook = workbook_with(lead_row(线索编号="a", 登记日期="2024-03-01"))
    assert new_rows(workbook, {"登记日期": datetime(2024, 3, 1), "跟进人": "李销售 "}) == []


def test_what_is_nobodys_decision_is_not_logged() -> None:
    workbook = workbook_with(lead_row(线索编号="a"))
    assert new_rows(workbook, {"联系人": "王经理", "联系方式": "13900139000"}) == []


def test_new_leads_that_people_typed_are_one_row_with_their_count() -> None:
    workbook = workbook_with(lead_row(线索编号="a"))
    refresh(workbook)
    before = len(logged(workbook))
    line = workbook.grids["Leads"].lines[0]
    workbook.grids["Leads"].lines += [{**line, "线索编号": "b"}, {**line, "线索编号": None}]
    refresh(workbook, LATER)
    assert logged(workbook)[before:] == [
        ("人工", None, "线索编号", None, "新增 2 条"),
        ("系统", None, "线索编号", None, "补填 1 条"),
    ]


def test_a_moved_row_is_no_change() -> None:
    workbook = workbook_with(lead_row(线索编号="a", 跟进人="甲"), lead_row(线索编号="b"))
    refresh(workbook)
    before = logged(workbook)
    workbook.grids["Leads"].lines.reverse()
    refresh(workbook, LATER)
    assert logged(workbook) == before


def test_a_change_of_a_person_is_logged_even_if_nothing_follows_from_it_and_only_once() -> None:
    workbook = workbook_with(lead_row(线索编号="a"))
    refresh(workbook)
    before = logged(workbook)
    workbook.grids["Leads"].lines[0]["跟进人"] = "赵销售"
    refresh(workbook)
    assert logged(workbook) == [*before, ("人工", "a", "跟进人", "李销售", "赵销售")]
    assert refresh(workbook).changes == 0


def test_the_person_who_runs_it_is_named_beside_the_system() -> None:
    workbook = workbook_with(lead_row(线索编号=None))
    refresh(workbook, who="小王")
    assert {row[0] for row in logged(workbook)} == {"系统（小王）"}


def test_tables_and_columns_are_called_as_the_workbook_calls_them() -> None:
    workbook = workbook_with(lead_row(线索编号=None))
    grid = workbook.grids["Leads"]
    grid.sheet = "我的线索"
    header = Lead.column("lead_id").headers.en
    grid.headers = [header if name == "线索编号" else name for name in grid.headers]
    grid.lines = [{header if k == "线索编号" else k: v for k, v in n.items()} for n in grid.lines]
    refresh(workbook)
    assert ("我的线索", header) in table(workbook, "ChangeLog", "表名", "列名")


def test_follow_ups_are_counted_column_by_column_and_as_rows() -> None:
    workbook = workbook_with(
        lead_row(线索编号="a"), tables={FollowUp: [{"线索编号": "a"}, {"线索编号": "a"}]}
    )

    def fill_follow_ups(job: Job) -> None:
        job.records.set(FollowUp, "follow_up_id", {0: "GJ1", 1: "GJ2"})
        job.records.append(FollowUp, [{"lead_id": "a", "follow_up_id": "GJ3"}])

    refresh(workbook, steps=(fill_follow_ups, record))
    assert table(workbook, "ChangeLog", "表名", "列名", "新值") == [
        ("线索跟进计划表", "跟进编号", "新增 1 条跟进"),
        ("线索跟进计划表", "跟进编号", "补填 2 条"),
    ]


def test_what_a_person_did_in_a_view_is_the_persons_whoever_runs_it() -> None:
    row: dict[str, Content] = {"线索编号": "a", "跟进日期": AS_OF, "沟通内容": "谈了"}
    workbook = workbook_with(
        lead_row(线索编号="a", 状态="跟进中"),
        lead_row(线索编号="b", 客户名称="乙", 状态="待跟进"),
        tables={FollowUp: [row]},
    )
    perform("refresh", workbook, Run(AS_OF, "小张"))
    before = len(logged(workbook))
    workbook.grids["LeadTracking"].lines[0]["状态"] = "已流失"
    log = workbook.grids["ContactLog"]
    blank = dict.fromkeys(log.headers)
    log.lines.append({**blank, "客户名称": "乙", "跟进日期": AS_OF, "跟进内容摘要": "聊过"})
    perform("refresh", workbook, Run(LATER, "小张"))
    assert logged(workbook)[before:] == [
        ("人工", None, "跟进编号", None, "新增 1 条跟进"),
        ("人工", "a", "状态", "跟进中", "已流失"),
        ("系统（小张）", "b", "状态", "待跟进", "跟进中"),  # by the touch
        ("系统（小张）", None, "流失日期", None, "补填 1 条"),
    ]
