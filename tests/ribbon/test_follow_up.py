"""The group 跟进: rows that are started for people, and the lists they send each other."""

from datetime import datetime
from typing import Any

import pytest

from tests.memory import Content, Grid, MemoryWorkbook
from tests.ribbon.desks import Screen, Somebody, screen, shown
from tests.support import lead_row, workbook_with
from xlfunnel.messages import say
from xlfunnel.ribbon import Told
from xlfunnel.schema.dormant import DormantLead
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.settings import Setting
from xlfunnel.schema.worklist import WorkItem
from xlfunnel.values.cell import CellError

TODAY = datetime(2024, 3, 12)
PLAN = ("线索编号", "客户名称", "跟进人", "跟进日期", "沟通内容", "跟进编号")


def lead(name: str, **said: Any) -> dict[str, Content]:
    return lead_row(线索编号=name, 客户名称=f"{name}公司", **said)


def task(owner: str, customer: str, action: str, due: Content, **said: Any) -> dict[str, Content]:
    fields = {"跟进人": owner, "客户名称": customer, "待办事项": action, "截止时间": due}
    return {"线索编号": f"L{customer}", **fields, **said}


def without(header: str, grid: Grid) -> Grid:
    """Return *grid* without one of its columns."""
    headers = [other for other in grid.headers if other != header]
    return Grid(headers, [[line[h] for h in headers] for line in grid.lines], sheet=grid.sheet)


def plan(one: Screen) -> list[tuple[Any, ...]]:
    return one.rows("FollowUps", *PLAN)


class TestLogFollowUp:
    def test_the_selected_lead_gets_a_row_of_today_and_the_cursor_goes_on(self) -> None:
        one = screen(lead("A"), lead("B", 跟进人="王芳"), tables={FollowUp: [{"线索编号": "A"}]})
        one.select("Leads", 1)
        assert one.press("log_follow_up").text == ""  # the cursor says it
        assert plan(one)[1:] == [("B", "B公司", "王芳", TODAY, None, None)]
        assert one.book.cursor == ("FollowUps", "跟进方式", 1)
        assert one.book.commits == 1

    @pytest.mark.parametrize("table", ["Worklist", "LeadTracking", "Dormant", "FollowUps"])
    def test_any_table_with_a_lead_id_will_do(self, table: str) -> None:
        one = screen(lead("A"))
        grid = one.book.grids[table]
        owner = "负责人" if "负责人" in grid.headers else "跟进人"
        said = {"线索编号": "A", "客户名称": "A公司", owner: "王芳"}
        grid.lines[:] = [{**dict.fromkeys(grid.headers), **said}]
        one.select(table, 0)
        one.press("log_follow_up")
        assert plan(one)[-1] == ("A", "A公司", "王芳", TODAY, None, None)

    def test_but_for_the_selected_rows_only_the_plan_is_read(self) -> None:
        # any other table may have 100,000 rows
        dormant: dict[str, Content] = {"线索编号": "A", "客户名称": "A公司", "跟进人": "王芳"}
        one = screen(lead("A"), tables={DormantLead: [dormant]})
        one.select("Dormant", 0)
        one.press("log_follow_up")
        assert set(one.book.read_tables) == {"Settings", "FollowUps"}

    def test_the_word_for_nobody_is_nobody(self) -> None:
        one = screen(tables={WorkItem: [task("待分配", "甲", "首次跟进", TODAY)]})
        one.select("Worklist", 0)
        one.press("log_follow_up")
        assert [row[:3] for row in plan(one)] == [("L甲", "甲", None)]

    def test_a_lead_without_a_number_is_known_by_its_customer(self) -> None:
        one = screen(lead_row(线索编号=None, 客户名称="新客户"))
        one.select("Leads", 0)
        one.press("log_follow_up")
        assert [row[:2] for row in plan(one)] == [(None, "新客户")]

    @pytest.mark.parametrize(("table", "ordinals"), [("", ()), ("Leads", ()), ("Reps", (0,))])
    def test_without_a_lead_it_says_where_to_click(
        self, table: str, ordinals: tuple[int, ...]
    ) -> None:
        one = screen(lead("A"), tables={Rep: [{"姓名": "王芳"}]})
        if table:
            one.select(table, *ordinals)
        told = one.press("log_follow_up")
        assert told.is_warning
        assert "选中" in told.text
        assert plan(one) == []

    def test_without_a_number_and_a_column_for_the_customer_nothing_is_added(self) -> None:
        grids = workbook_with(lead_row(线索编号=None, 客户名称="新客户"), lead("B")).grids
        grids["FollowUps"] = without("客户名称", grids["FollowUps"])
        one = shown(MemoryWorkbook(grids))
        one.select("Leads", 0)
        told = one.press("log_follow_up")
        assert told == Told("记跟进", say("ribbon.no_number_yet", sheet="线索跟进计划表"), True)
        assert one.book.grids["FollowUps"].lines == []
        one.select("Leads", 1)
        assert not one.press("log_follow_up").is_warning
        assert [line["线索编号"] for line in one.book.grids["FollowUps"].lines] == ["B"]

    def test_an_error_value_is_left_blank(self) -> None:
        error = CellError("#SPILL!")
        one = screen(lead_row(线索编号="A", 客户名称=error, 跟进人=error))
        one.select("Leads", 0)
        one.press("log_follow_up")
        assert plan(one) == [("A", None, None, TODAY, None, None)]

    def test_several_rows_are_for_the_other_button(self) -> None:
        one = screen(lead("A"), lead("B"))
        one.select("Leads", 0, 1)
        told = one.press("log_follow_up")
        assert "批量记跟进" in told.text
        assert plan(one) == []


class TestLogFollowUps:
    def test_each_selected_lead_gets_one_row_in_sheet_order(self) -> None:
        one = screen(lead("A"), lead("B"), lead("C"))
        one.select("Leads", 2, 0)
        told = one.press("log_follow_ups")
        assert [row[0] for row in plan(one)] == ["A", "C"]
        assert one.book.cursor == ("FollowUps", "跟进方式", 0)
        assert "2" in told.text

    def test_a_lead_with_two_tasks_gets_one_row(self) -> None:
        tasks = [task("王芳", "甲", "首次跟进", TODAY), task("王芳", "甲", "发方案", TODAY)]
        one = screen(tables={WorkItem: tasks})
        one.select("Worklist", 0, 1)
        one.press("log_follow_ups")
        assert len(plan(one)) == 1

    @pytest.mark.parametrize(("agrees", "rows"), [(True, 21), (False, 0)])
    def test_many_at_once_are_asked_about(self, agrees: bool, rows: int) -> None:
        one = screen(*(lead(f"L{n}") for n in range(21)), user=Somebody(agrees=agrees))
        one.select("Leads", *range(21))
        one.press("log_follow_ups")
        assert ["21" in question for question in one.user.asked] == [True]
        assert len(plan(one)) == rows

    def test_twenty_at_once_are_not_asked_about(self) -> None:
        one = screen(*(lead(f"L{n}") for n in range(20)))
        one.select("Leads", *range(20))
        one.press("log_follow_ups")
        assert one.user.asked == []


def test_remind_lists_what_is_due_and_shows_it() -> None:
    one = screen(lead("A"))  # 2024-03-01, nobody has called since
    told = one.press("remind")
    assert one.rows("Worklist", "线索编号") == [("A",)]
    assert one.book.cursor == ("Worklist", "线索编号", 0)
    assert one.book.commits == 1
    assert "待办" in told.text


@pytest.mark.parametrize(
    ("button", "table", "sheet"),
    [
        ("remind", "Worklist", "待办提醒"),
        ("copy_todo", "Worklist", "待办提醒"),
        ("analyse", "Conversion", "转化分析表"),
        ("grade", "Leads", "线索登记表"),
        ("log_follow_up", "Leads", "线索登记表"),
        ("log_follow_ups", "FollowUps", "线索跟进计划表"),
    ],
)
def test_a_button_whose_sheet_is_gone_says_so_and_how_to_get_it_back(
    button: str, table: str, sheet: str
) -> None:
    grids = workbook_with(lead("A")).grids
    del grids[table]
    one = shown(MemoryWorkbook(grids))
    told = one.press(button)
    assert told.is_warning
    assert told.text == say("table.missing", table=table, sheet=sheet)
    assert one.book.commits == 0


def test_to_grade_without_a_column_for_the_grade_is_refused() -> None:
    grids = workbook_with(lead("A")).grids
    grids["Leads"] = without("意向等级", grids["Leads"])
    told = shown(MemoryWorkbook(grids)).press("grade")
    assert told.is_warning
    assert "缺少列“意向等级”" in told.text


class TestCopyTodo:
    TASKS = (
        task("王芳", "华东机械", "发方案", datetime(2024, 3, 9), 逾期="逾期1天"),
        task("李雷", "新光", "首次跟进", TODAY),
        task("王芳", "南方", "再跟进一次", datetime(2024, 3, 12, 20, 30)),
        task("王芳", "明天的", "不急", datetime(2024, 3, 13)),
    )

    def test_each_person_gets_a_list_to_paste(self) -> None:
        one = screen(tables={WorkItem: self.TASKS})
        told = one.press("copy_todo")
        # late counts from now, 12 March: the list itself is two days old
        assert one.user.clipboard == (
            "王芳 3月12日待办\n"
            "1. 华东机械 — 发方案 — 逾期3天\n"
            "2. 南方 — 再跟进一次 — 今天20:30前\n"
            "\n"
            "李雷 3月12日待办\n"
            "1. 新光 — 首次跟进 — 今天"
        )
        assert "2 人的 3 件" in told.text
        assert one.book.commits == 0

    def test_with_people_selected_only_their_lists_are_copied(self) -> None:
        reps = [{"姓名": "王芳"}, {"姓名": "李雷"}]
        one = screen(tables={WorkItem: self.TASKS, Rep: reps})
        one.select("Reps", 1)
        told = one.press("copy_todo")
        assert one.user.clipboard == "李雷 3月12日待办\n1. 新光 — 首次跟进 — 今天"
        assert "李雷" in told.text

    def test_right_after_the_list_was_shown_everybodys_tasks_are_copied(self) -> None:
        # 待办提醒 puts the cursor into its first row: that chooses nobody
        one = screen(tables={WorkItem: self.TASKS})
        one.rest("Worklist", 1)
        assert "2 人的 3 件" in one.press("copy_todo").text

    def test_one_cell_in_the_team_is_a_person(self) -> None:
        one = screen(tables={WorkItem: self.TASKS, Rep: [{"姓名": "王芳"}, {"姓名": "李雷"}]})
        one.rest("Reps", 1)
        assert "1 人的 1 件" in one.press("copy_todo").text

    def test_with_tasks_selected_only_the_lists_of_their_people_are_copied(self) -> None:
        one = screen(tables={WorkItem: self.TASKS})
        one.select("Worklist", 1)
        one.press("copy_todo")
        assert one.user.clipboard is not None
        assert one.user.clipboard.startswith("李雷")

    def test_a_task_of_two_people_is_on_both_lists(self) -> None:
        reps = [{"姓名": "王芳"}, {"姓名": "李雷"}]
        one = screen(tables={WorkItem: [task("王芳、李雷", "甲", "回访", TODAY)], Rep: reps})
        one.press("copy_todo")
        assert one.user.clipboard is not None
        assert one.user.clipboard.count("1. 甲 — 回访 — 今天") == 2

    def test_with_nothing_due_the_clipboard_stays(self) -> None:
        one = screen(tables={WorkItem: self.TASKS[3:]})
        told = one.press("copy_todo")
        assert one.user.clipboard is None
        assert "没有" in told.text

    def test_an_empty_list_says_how_to_fill_it(self) -> None:
        one = screen(lead("A"))
        assert "请先点“待办提醒”" in one.press("copy_todo").text
        assert one.user.clipboard is None

    def test_a_task_stays_on_one_line_whatever_is_in_its_cells(self) -> None:
        one = screen(
            lead("A"), tables={WorkItem: [task("王芳", "甲\n公司", "回访\r\n电话", TODAY)]}
        )
        one.press("copy_todo")
        assert one.user.clipboard == "王芳 3月12日待办\n1. 甲 公司 — 回访 电话 — 今天"

    def test_it_says_of_when_the_list_is(self) -> None:
        as_of: dict[str, Content] = {"键": "截至时间", "值": datetime(2024, 3, 11, 18)}
        one = screen(tables={WorkItem: self.TASKS, Setting: [as_of]})
        assert "2024-03-11 18:00" in one.press("copy_todo").text

    def test_a_clipboard_that_is_held_is_told(self) -> None:
        one = screen(tables={WorkItem: self.TASKS})
        one.user.has_clipboard = False
        told = one.press("copy_todo")
        assert told.is_warning
        assert "剪贴板" in told.text


def test_a_workbook_that_is_not_ours_says_how_to_make_one() -> None:
    one = shown(MemoryWorkbook({"Fruit": Grid(("名称", "数量"), [("a", 1.0)])}))
    one.select("Fruit", 0)
    for button in ("log_follow_up", "copy_todo", "remind"):
        assert "xlfunnel new" in one.press(button).text, button
