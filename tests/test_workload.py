"""人员负荷: who has how much, and whether next week is too full (SPEC §4, §10)."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.memory import Content, MemoryWorkbook
from tests.support import Tables, lead_row, table, workbook_with
from xlfunnel.actions import Action, Outcome, Run, perform_steps
from xlfunnel.actions.filling import fill
from xlfunnel.actions.following import fill_follow_ups, follow_leads
from xlfunnel.actions.grading import grade_leads
from xlfunnel.actions.worklist import build_worklist
from xlfunnel.actions.workload import list_workload
from xlfunnel.language import Language, Text
from xlfunnel.schema.calendar import CalendarDay
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.memory import AssignmentCredit
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.settings import Setting
from xlfunnel.values.cell import Cell

# A Tuesday. 高意向 without a touch: 48 hours, then every 7 days.
AS_OF = datetime(2024, 3, 12, 18)
T = Text("t", "t", "t")
STEPS = (fill, fill_follow_ups, grade_leads, follow_leads, build_worklist, list_workload)


def run(workbook: MemoryWorkbook, as_of: datetime = AS_OF, language: Language = "zh-CN") -> Outcome:
    return perform_steps(Action("t", T, T, STEPS), workbook, Run(as_of, language=language))


def lead(name: str, owner: Content, **said: Any) -> dict[str, Content]:
    return lead_row(线索编号=name, 客户名称=f"{name}公司", 跟进人=owner, **said)


def rep(name: str, **said: Any) -> dict[str, Content]:
    return {"姓名": name, "状态": "在岗", **said}


def touch(name: str, day: str, owner: Content = None, **said: Content) -> dict[str, Content]:
    return {"线索编号": name, "跟进人": owner, "跟进日期": day, "沟通内容": "谈了", **said}


def book(
    *leads: Mapping[str, Content],
    reps: Sequence[Mapping[str, Content]] = (rep("李雷"), rep("王芳")),
    follow_ups: Sequence[Mapping[str, Content]] = (),
    tables: Tables | None = None,
    **settings: Any,
) -> MemoryWorkbook:
    said: Tables = {
        Rep: reps,
        FollowUp: follow_ups,
        Setting: [{"键": key, "值": value} for key, value in settings.items()],
    }
    return workbook_with(*leads, tables={**said, **(tables or {})})


def load(workbook: MemoryWorkbook, *headers: str) -> list[tuple[Cell, ...]]:
    """Return the named columns after a run."""
    run(workbook)
    return table(workbook, "Workload", "姓名", *headers)


def one(workbook: MemoryWorkbook, header: str) -> Cell:
    """Return a figure of the first person."""
    return load(workbook, header)[0][1]


class TestWhoHasARow:
    def test_everybody_of_the_team_in_their_order_then_what_waits(self) -> None:
        leads = (lead("A", "李雷"), lead("B", None), lead("C", None))
        reps = (rep("王芳"), rep("李雷"))
        assert load(book(*leads, reps=reps), "在跟数量") == [
            ("王芳", 0.0),
            ("李雷", 1.0),
            ("待分配", 2.0),
        ]

    def test_who_has_left_only_while_something_is_open(self) -> None:
        gone = rep("王芳", 状态="离职")
        assert load(book(lead("A", "李雷"), reps=[gone])) == [("李雷",)]
        closed = lead("A", "王芳", 状态="已流失")
        assert load(book(closed, reps=[gone])) == []
        assert load(book(lead("A", "王芳"), reps=[gone])) == [("王芳",)]

    def test_a_name_that_is_not_in_the_team_is_told(self) -> None:
        workbook = book(lead("A", "李磊"))
        assert load(workbook, "情况", "在跟数量")[2] == ("李磊", "不在人员表", 1.0)

    def test_a_lead_with_several_owners_counts_for_each(self) -> None:
        workbook = book(lead("A", "李雷、王芳"), lead("B", " 李雷 "))
        assert load(workbook, "在跟数量") == [("李雷", 2.0), ("王芳", 1.0)]

    def test_without_the_table_nothing_is_done(self) -> None:
        workbook = book(lead("A", "李雷"))
        del workbook.grids["Workload"]
        run(workbook)

    def test_without_a_team_the_owners_are_the_rows(self) -> None:
        workbook = book(lead("A", "乙"), lead("B", "甲"))
        del workbook.grids["Reps"]
        assert load(workbook, "在跟数量") == [("乙", 1.0), ("甲", 1.0)]


class TestSituation:
    @pytest.mark.parametrize(
        ("said", "situation"),
        [
            ({}, "在岗"),
            ({"状态": None}, "在岗"),
            ({"请假起": "2024-03-12", "请假止": "2024-03-31"}, "请假中（至3月31日）"),
            ({"请假起": "2024-03-04", "请假止": "2024-03-12"}, "请假中（至3月12日）"),
            ({"请假起": "2024-03-04"}, "请假中"),
            ({"请假起": "2024-03-13", "请假止": "2024-03-31"}, "在岗"),
            ({"请假起": "2024-03-31", "请假止": "2024-03-01"}, "在岗"),  # it makes no sense
            ({"状态": "离职", "请假起": "2024-03-04"}, "离职"),
            ({"月容量": 1.0}, "本月已满"),
            ({"月容量": 2.0}, "在岗"),
        ],
    )
    def test_it_is_said_in_words(self, said: dict[str, Any], situation: str) -> None:
        assert one(book(lead("A", "李雷"), reps=[rep("李雷", **said)]), "情况") == situation

    def test_in_the_language_of_the_workbook(self) -> None:
        away = [rep("李雷", 请假起="2024-03-12", 请假止="2024-03-31")]
        workbook = book(lead("A", "李雷"), reps=away)
        run(workbook, language="en")
        assert table(workbook, "Workload", "情况") == [("On leave (until 2024-03-31)",)]


class TestMonth:
    def test_new_is_what_was_assigned_this_month_or_else_came_in(self) -> None:
        workbook = book(
            lead("A", "李雷", 登记日期="2024-03-01"),
            lead("B", "李雷", 登记日期="2024-02-29"),
            lead("C", "李雷", 登记日期="2024-02-01", 分配时间="2024-03-05 10:00"),
            lead("D", "李雷", 登记日期="2024-03-02", 分配时间="2024-02-28 10:00"),
            lead("E", "李雷", 登记日期="2024-03-03", 状态="已流失", 流失原因="预算不足"),
            lead("F", "王芳", 登记日期="2023-03-03"),
            reps=[rep("李雷", 月容量=5.0), rep("王芳")],
        )
        # A, C and E: a lost lead was a new one all the same
        assert load(workbook, "月容量", "本月新接", "本月还能接") == [
            ("李雷", 5.0, 3.0, 2.0),
            ("王芳", None, 0.0, None),
        ]

    def test_more_than_the_capacity_leaves_no_room_and_not_less(self) -> None:
        workbook = book(lead("A", "李雷"), lead("B", "李雷"), reps=[rep("李雷", 月容量=1.0)])
        assert one(workbook, "本月还能接") == 0.0
        assert one(workbook, "提示") == "本月已接2条，满了，不再分配。"

    def test_load_is_what_the_rhythms_ask_for_in_thirty_days(self) -> None:
        # 高 and 中 every 7 days, 低 every month: 30/7 + 30/7 + 30/30; 待评级 has no rhythm, and
        # a closed lead asks for nothing
        workbook = book(
            lead("A", "李雷", 意向等级="高意向"),
            lead("B", "李雷、王芳", 意向等级="中意向"),
            lead("C", "李雷", 意向等级="低意向"),
            lead("D", "王芳", 意向等级="待评级", 预算范围=None, 决策周期=None, 需求描述="来电"),
            lead("E", "王芳", 意向等级="高意向", 状态="已流失", 流失原因="预算不足"),
        )
        (_, first), (_, second) = load(workbook, "每月要跟次数")
        assert (first, second) == pytest.approx((60 / 7 + 1, 30 / 7))

    def test_credit_is_what_the_round_robin_keeps(self) -> None:
        credits: Tables = {AssignmentCredit: [{"姓名": "王芳", "份额": -0.4}]}
        assert load(book(tables=credits), "轮值份额") == [("李雷", None), ("王芳", -0.4)]


class TestNextWeek:
    def test_what_can_be_done_is_the_days_at_work_times_touches_a_day(self) -> None:
        # Wednesday the 13th to Tuesday the 19th: five working days, of which one is made a
        # holiday; 王芳 is away until Friday the 15th, and works Monday and Tuesday
        away = rep("王芳", 请假起="2024-03-01", 请假止="2024-03-15")
        reps = [rep("李雷"), away, rep("赵六", 请假起="2024-03-11")]
        holiday: Tables = {CalendarDay: [{"日期": "2024-03-14", "类型": "休"}]}
        workbook = book(reps=reps, tables=holiday, 每人每天可跟进=3.0)
        assert load(workbook, "未来7天能跟") == [("李雷", 12.0), ("王芳", 6.0), ("赵六", 0.0)]

    def test_due_is_what_is_late_and_what_falls_due_in_seven_days(self) -> None:
        workbook = book(
            lead("A", "李雷", 登记日期="2024-03-04", 意向等级="高意向"),  # late since the 6th
            lead("B", "李雷", 意向等级="高意向"),  # next on the 19th
            lead("C", "李雷", 意向等级="低意向"),
            lead("D", "李雷", 意向等级="低意向"),  # a day too late to count
            follow_ups=[
                touch("B", "2024-03-12"),
                touch("C", "2024-03-12", 下一步截止日="2024-03-19"),
                touch("D", "2024-03-12", 下一步截止日="2024-03-20"),
            ],
        )
        assert load(workbook, "逾期", "未来7天要跟")[0] == ("李雷", 1.0, 3.0)

    def test_a_plan_is_due_for_who_made_it(self) -> None:
        plan = touch("A", "2024-03-14", "王芳", 沟通内容=None, 完成状态="未开始")
        workbook = book(
            lead("A", "李雷", 意向等级="高意向"),
            follow_ups=[touch("A", "2024-03-12", "李雷"), plan],
        )
        assert load(workbook, "在跟数量", "未来7天要跟") == [
            ("李雷", 1.0, 0.0),  # whoever is called on the 14th need not be called on the 19th
            ("王芳", 0.0, 1.0),
        ]

    def test_real_touches_are_those_of_the_last_four_weeks(self) -> None:
        done = ("2024-02-13 18:01", "2024-03-01", "2024-03-12")
        not_counted = [
            touch("A", "2024-02-13 18:00", "李雷"),  # four weeks ago to the minute
            touch("A", "2024-03-13", "李雷"),
            touch("A", "2024-03-08", "李雷", 完成状态="已取消"),
            touch("A", "2024-03-08", "李雷", 沟通内容=None),
        ]
        touches = [*(touch("A", day, "李雷") for day in done), *not_counted]
        touches.append(touch("A", "2024-03-05"))  # nobody is named: its owner's
        workbook = book(lead("A", "王芳"), follow_ups=touches)
        assert load(workbook, "近4周每周实跟") == [("李雷", 0.75), ("王芳", 0.25)]


class TestAdvice:
    def test_nothing_is_said_when_all_is_well(self) -> None:
        assert load(book(lead("A", "李雷")), "提示") == [("李雷", None), ("王芳", None)]

    def test_who_has_left_with_open_leads_should_hand_over(self) -> None:
        workbook = book(lead("A", "李雷"), lead("B", "李雷"), reps=[rep("李雷", 状态="离职")])
        assert one(workbook, "提示") == "离职，还有2条没交接，请做“离职交接”。"

    def test_who_is_away_with_late_leads_is_told_with_numbers(self) -> None:
        away = rep("李雷", 请假起="2024-03-12", 请假止="2024-03-12")
        late = lead("A", "李雷", 登记日期="2024-03-04", 意向等级="高意向")
        new = lead("B", "李雷", 登记日期="2024-03-12", 意向等级="高意向")
        workbook = book(late, new, reps=[away])
        assert one(workbook, "提示") == "请假中，手上有2条高意向、1条逾期，看要不要先交接。"
        workbook = book(new, reps=[away])
        assert one(workbook, "提示") == "请假中，手上有1条高意向，看要不要先交接。"

    def test_too_much_is_told_with_both_numbers(self) -> None:
        leads = [lead(f"A{n}", "李雷", 意向等级="高意向") for n in range(6)]
        assert one(book(*leads, 每人每天可跟进=1.0), "提示") == (
            "未来7天要跟6次，能跟5次，忙不过来。"
        )
        assert one(book(*leads[:5], 每人每天可跟进=1.0), "提示") is None

    def test_who_is_away_all_week_is_not_called_too_busy(self) -> None:
        away = rep("李雷", 请假起="2024-03-12", 请假止="2024-03-31")
        agreed = touch("A", "2024-03-11", "李雷", 下一步截止日="2024-03-14")
        workbook = book(lead("A", "李雷"), follow_ups=[agreed], reps=[away])
        assert one(workbook, "提示") == (
            "请假中，手上有1条高意向，看要不要先交接。未来7天有1次要跟，人不在，请安排同事代跟。"
        )

    def test_several_things_are_said_as_sentences(self) -> None:
        leads = [lead(f"A{n}", "李雷", 意向等级="高意向") for n in range(6)]
        workbook = book(*leads, reps=[rep("李雷", 月容量=6.0)], 每人每天可跟进=1.0)
        run(workbook, language="en")
        assert table(workbook, "Workload", "提示") == [
            (
                "Full: 6 new leads this month, no more are assigned. "
                "Too much: 6 touches due in 7 days, 5 can be done.",
            )
        ]

    def test_what_waits_is_told(self) -> None:
        assert load(book(lead("A", None)), "提示")[-1] == ("待分配", "1条线索还没有跟进人。")


class TestAddsUp:
    def dirty(self) -> MemoryWorkbook:
        owners = ("李雷", "王芳", "李雷、王芳", None, "外人", "赵六")
        leads = [
            lead(
                f"L{n}",
                owners[n % 6],
                登记日期=datetime(2024, 3, 1) + timedelta(days=n % 11),
                状态="已流失" if n % 7 == 0 else None,
                意向等级=("高意向", "中意向", "低意向", None)[n % 4],
                决策周期=None if n % 4 == 3 else "1个月",
            )
            for n in range(60)
        ]
        plans = [
            touch(f"L{n}", "2024-03-15", owners[n % 5], 沟通内容=None, 完成状态="未开始")
            for n in range(0, 60, 4)
        ]
        done = [touch(f"L{n}", "2024-03-11", "李雷") for n in range(0, 60, 3)]
        reps = [rep("李雷"), rep("王芳"), rep("赵六", 状态="离职")]
        return book(*leads, reps=reps, follow_ups=[*plans, *done])

    def test_with_the_leads_and_with_the_list_of_what_to_do(self) -> None:
        workbook = self.dirty()
        run(workbook)
        rows = table(workbook, "Workload", "姓名", "在跟数量", "逾期", "未来7天要跟")
        leads = table(workbook, "Leads", "跟进人", "状态", "逾期状态")
        tasks = table(workbook, "Worklist", "跟进人")
        assert {name for name, *_ in rows} == {"李雷", "王芳", "赵六", "外人", "待分配"}
        for name, in_hand, overdue, due in rows:
            theirs = [
                (status, late)
                for owner, status, late in leads
                if name in str(owner or "待分配").split("、") and status != "已流失"
            ]
            assert in_hand == len(theirs)
            assert overdue == sum("逾期" in str(late) for _, late in theirs)
            # 待办提醒 looks seven days ahead, too
            assert due == sum(name in str(owner).split("、") for (owner,) in tasks)
        assert sum(float(str(due)) for *_, due in rows) > 40

    def test_a_second_run_changes_nothing(self) -> None:
        workbook = self.dirty()
        run(workbook)
        assert run(workbook).changes == 0

    def test_the_order_of_the_rows_does_not_matter(self) -> None:
        workbook, other = self.dirty(), self.dirty()
        for name in ("Leads", "FollowUps"):
            other.grids[name].lines.reverse()
        headers = ("在跟数量", "本月新接", "逾期", "未来7天要跟", "近4周每周实跟", "提示")
        assert load(workbook, *headers) == load(other, *headers)

    def test_a_persons_own_words_beside_a_row_stay_with_it(self) -> None:
        workbook = book(lead("A", "李雷"))
        grid = workbook.grids["Workload"]
        grid.headers = [*grid.headers, "备注"]
        run(workbook)
        for line in grid.lines:
            line["备注"] = f"给{line['姓名']}"
        workbook.grids["Reps"].lines.reverse()
        workbook.grids["Reps"].lines[0]["月容量"] = 9.0
        run(workbook)
        assert table(workbook, "Workload", "姓名", "备注") == [
            ("王芳", "给王芳"),
            ("李雷", "给李雷"),
        ]
