"""离职交接: what one person has open goes to others, logged, and the past stays (SPEC §4)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import pytest

from tests.memory import Content, Formula, MemoryWorkbook
from tests.support import Tables, lead_row, table, workbook_with
from xlfunnel.actions import Outcome, Run, perform, perform_steps
from xlfunnel.actions.handing_over import hand_over_action
from xlfunnel.errors import UsageError
from xlfunnel.language import Language
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.reps import Rep
from xlfunnel.values.cell import Cell

AS_OF = datetime(2024, 3, 12, 18)
LEFT: dict[str, Content] = {"姓名": "王芳", "状态": "离职"}


def rep(name: str, **said: Any) -> dict[str, Content]:
    return {"姓名": name, "状态": "在岗", **said}


TEAM = (rep("李雷"), rep("赵六"))


def hand_over(
    workbook: MemoryWorkbook,
    rep: str = "王芳",
    to: str | None = "李雷",
    language: Language = "zh-CN",
    *,
    writes: bool = True,
) -> Outcome:
    run = Run(AS_OF, language=language, writes=writes)
    return perform_steps(hand_over_action(rep, to), workbook, run)


def lead(name: str, owner: Content = "王芳", **said: Any) -> dict[str, Content]:
    return lead_row(线索编号=name, 客户名称=f"{name}公司", 联系方式=None, 跟进人=owner, **said)


def follow_up(name: str, day: str, owner: Content = "王芳", **said: Any) -> dict[str, Content]:
    return {"线索编号": name, "跟进人": owner, "跟进日期": day, **said}


def book(
    *leads: Mapping[str, Content],
    reps: Sequence[Mapping[str, Content]] = (LEFT, *TEAM),
    follow_ups: Sequence[Mapping[str, Content]] = (),
) -> MemoryWorkbook:
    said: Tables = {Rep: reps, FollowUp: follow_ups}
    return workbook_with(*(leads or (lead("A"),)), tables=said)


def owners(workbook: MemoryWorkbook, name: str = "Leads", header: str = "跟进人") -> list[Cell]:
    return [owner for (owner,) in table(workbook, name, header)]


def grids(workbook: MemoryWorkbook, *but: str) -> dict[str, list[dict[str, Content]]]:
    return {
        name: [dict(line) for line in grid.lines]
        for name, grid in workbook.grids.items()
        if name not in but
    }


class TestToOne:
    def test_open_leads_change_hands_and_closed_ones_stay(self) -> None:
        workbook = book(
            lead("A"),
            lead("B", 状态="跟进中"),
            lead("C", 状态="已流失", 流失原因="预算不足", 流失日期="2024-03-05"),
            lead("D", 状态="已转化", 成交日期="2024-03-05"),
            lead("E", "赵六"),
            lead("F", None),
        )
        hand_over(workbook)
        assert owners(workbook) == ["李雷", "李雷", "王芳", "王芳", "赵六", None]

    def test_it_says_when_how_and_from_whom(self) -> None:
        workbook = book(lead("A"), lead("B", "赵六"))
        hand_over(workbook)
        headers = ("分配时间", "分配方式", "分配依据")
        assert table(workbook, "Leads", *headers) == [
            (AS_OF, "交接", "从王芳交接，指定给李雷"),
            (None, "人工", None),  # who is followed by 赵六 stays as it was
        ]

    @pytest.mark.parametrize("rep", ["王芳", " 王芳 ", "王芳\u200b"])
    def test_the_name_is_known_however_it_is_typed(self, rep: str) -> None:
        workbook = book(lead("A", "王芳 "))
        hand_over(workbook, rep)
        assert owners(workbook) == ["李雷"]

    @pytest.mark.parametrize(
        ("owner", "now"),
        [
            ("王芳、赵六", "李雷、赵六"),
            ("赵六，王芳", "赵六、李雷"),
            ("李雷/王芳", "李雷/王芳"),  # no separator: another name, and it stays
            ("王芳;李雷", "李雷"),  # who has it already is not named twice
        ],
    )
    def test_of_several_names_only_the_leavers_is_replaced(self, owner: str, now: str) -> None:
        workbook = book(lead("A", owner))
        hand_over(workbook)
        assert owners(workbook) == [now]

    def test_whoever_is_known_by_leads_alone_can_hand_over(self) -> None:
        workbook = book(lead("A", "老员工"))
        hand_over(workbook, "老员工")
        assert owners(workbook) == ["李雷"]

    def test_what_shows_the_owner_is_rebuilt(self) -> None:
        workbook = book()
        perform("refresh", workbook, Run(AS_OF))
        hand_over(workbook)
        assert owners(workbook, "Worklist") == ["李雷"]
        assert owners(workbook, "LeadTracking", "负责人") == ["李雷"]
        load = table(workbook, "Workload", "姓名", "在跟数量")
        assert load == [("李雷", 1.0), ("赵六", 0.0)]  # 王芳 has left with nothing open

    def test_an_edit_waiting_in_a_view_is_taken_back_first(self) -> None:
        workbook = book()
        perform("refresh", workbook, Run(AS_OF))
        workbook.grids["LeadTracking"].lines[0]["状态"] = "已流失"
        hand_over(workbook)
        assert owners(workbook) == ["王芳"]


class TestByTheRule:
    def test_colleagues_take_turns_and_the_leaver_gets_none(self) -> None:
        # both can take any number: of 4 leads each gets 2
        workbook = book(*(lead(name) for name in "ABCD"), reps=[rep("王芳"), *TEAM])
        outcome = hand_over(workbook, to=None)
        assert sorted(map(str, owners(workbook))) == ["李雷", "李雷", "赵六", "赵六"]
        assert outcome.counts["handed_over"] == 4
        assert outcome.summary[0] == "王芳的4条线索交接给2位同事："

    def test_the_reason_says_from_whom_and_why_to_whom(self) -> None:
        knows = rep("赵六", 行业="制造业")
        workbook = book(lead("A", 行业="制造业"), reps=[LEFT, rep("李雷", 行业="零售"), knows])
        hand_over(workbook, to=None)
        ((owner, by, basis),) = table(workbook, "Leads", "跟进人", "分配方式", "分配依据")
        assert (owner, by) == ("赵六", "交接")
        assert str(basis).startswith("从王芳交接；")
        assert "制造业" in str(basis)

    def test_what_nobody_can_take_stays_and_says_why(self) -> None:
        team = [LEFT, rep("李雷", 月容量=2.0), rep("赵六", 请假起="2024-03-01")]
        workbook = book(*(lead(name) for name in "ABC"), reps=team)
        outcome = hand_over(workbook, to=None)
        assert sorted(map(str, owners(workbook))) == ["李雷", "李雷", "王芳"]
        said = table(workbook, "Leads", "跟进人", "分配依据")
        (reason,) = [str(basis) for owner, basis in said if owner == "王芳"]
        assert reason.startswith("没能从王芳交接出去；")
        assert (outcome.counts["handed_over"], outcome.counts["not_handed_over"]) == (2, 1)
        assert "1条没人能接，还在王芳名下，原因见分配依据。" in outcome.summary

    def test_with_nobody_else_all_stay(self) -> None:
        workbook = book(reps=[LEFT], follow_ups=[follow_up("A", "2024-03-15")])
        hand_over(workbook, to=None)
        assert owners(workbook) == owners(workbook, "FollowUps") == ["王芳"]

    def test_a_named_colleague_gets_them_even_when_the_month_is_full(self) -> None:
        workbook = book(lead("A"), lead("B"), reps=[LEFT, rep("李雷", 月容量=1.0)])
        hand_over(workbook)
        assert owners(workbook) == ["李雷", "李雷"]

    def test_whoever_follows_the_lead_already_goes_on_alone(self) -> None:
        workbook = book(lead("A", "王芳、赵六"))
        hand_over(workbook, to=None)
        assert owners(workbook) == ["赵六"]

    def test_plans_go_to_who_gets_the_lead(self) -> None:
        names = [f"L{n}" for n in range(6)]
        plans = [follow_up(name, "2024-03-15", 完成状态="未开始") for name in names]
        workbook = book(*map(lead, names), follow_ups=plans)
        hand_over(workbook, to=None)
        assert owners(workbook, "FollowUps") == owners(workbook)
        assert set(owners(workbook)) == {"李雷", "赵六"}

    def test_a_formula_stays_and_is_told(self) -> None:
        workbook = book(lead("A", Formula("=Z1", "王芳")), lead("B"))
        outcome = hand_over(workbook)
        assert owners(workbook) == ["王芳", "李雷"]
        assert outcome.counts["not_handed_over"] == 1
        assert "公式" in str(table(workbook, "Leads", "分配依据")[0])


class TestPlans:
    @pytest.mark.parametrize(
        ("said", "owner"),
        [
            ({"完成状态": "未开始"}, "李雷"),
            ({"完成状态": "进行中"}, "李雷"),
            ({}, "李雷"),
            ({"跟进日期": "2024-03-08", "完成状态": "未开始"}, "李雷"),  # missed, still to do
            ({"沟通内容": "准备报价"}, "李雷"),  # written down before the day has come
            ({"完成状态": "已取消"}, "王芳"),
            ({"完成状态": "已完成"}, "王芳"),
            ({"跟进日期": "2024-03-08", "沟通内容": "谈了", "完成状态": "已完成"}, "王芳"),
            ({"跟进日期": "2024-03-08", "沟通内容": "谈了", "完成状态": "进行中"}, "王芳"),
            ({"跟进日期": "2024-03-08", "沟通内容": "谈了"}, "王芳"),
        ],
    )
    def test_what_is_not_done_goes_along_and_touches_stay(
        self, said: dict[str, Content], owner: str
    ) -> None:
        workbook = book(follow_ups=[{**follow_up("A", "2024-03-15"), **said}])
        hand_over(workbook)
        assert owners(workbook, "FollowUps") == [owner]

    def test_whose_plan_it_is_decides_and_not_whose_lead(self) -> None:
        workbook = book(
            lead("A"),
            lead("B", "赵六"),
            lead("C", None),
            lead("D", 状态="已流失", 流失原因="预算不足"),
            follow_ups=[
                follow_up("A", "2024-03-15", "赵六"),  # a colleague's own plan
                follow_up("A", "2024-03-16", "赵六、王芳"),
                follow_up("A", "2024-03-17", None),
                follow_up("B", "2024-03-15"),  # helps out with a lead of 赵六
                follow_up("C", "2024-03-15"),  # nobody has the lead
                follow_up("D", "2024-03-15"),  # closed: nothing left to do
                follow_up("X", "2024-03-15"),  # of no lead
            ],
        )
        hand_over(workbook)
        expected = ["赵六", "赵六、李雷", None, "赵六", None, "王芳", "王芳"]
        assert owners(workbook, "FollowUps") == expected

    def test_the_new_owner_finds_the_plan_in_the_list(self) -> None:
        workbook = book(
            follow_ups=[
                follow_up("A", "2024-03-11", 沟通内容="谈了", 完成状态="已完成"),
                follow_up("A", "2024-03-14", 沟通内容="见面", 完成状态="未开始"),
            ]
        )
        perform("refresh", workbook, Run(AS_OF))
        assert owners(workbook, "Worklist") == ["王芳"]
        hand_over(workbook)
        assert table(workbook, "Worklist", "跟进人", "待办事项") == [("李雷", "按计划跟进：见面")]


class TestLog:
    def test_each_lead_is_a_decision_and_plans_are_counted_in_the_same_run(self) -> None:
        plans = [follow_up(name, "2024-03-15", 完成状态="未开始") for name in "AB"]
        workbook = book(lead("A"), lead("B"), follow_ups=plans)
        perform("refresh", workbook, Run(AS_OF))
        seen = len(workbook.grids["ChangeLog"].lines)
        hand_over(workbook)
        headers = ("批次", "操作", "修改者", "表名", "行标识", "列名", "原值", "新值")
        assert table(workbook, "ChangeLog", *headers)[seen:] == [
            ("2", "离职交接", "系统", "线索登记表", "A", "跟进人", "王芳", "李雷"),
            ("2", "离职交接", "系统", "线索登记表", "B", "跟进人", "王芳", "李雷"),
            (
                *("2", "离职交接", "系统", "线索跟进计划表", None, "跟进人", None),
                "2条没做完的计划换了跟进人",
            ),
        ]

    def test_a_refresh_afterwards_takes_it_for_nobodys_edit(self) -> None:
        workbook = book()
        perform("refresh", workbook, Run(AS_OF))
        hand_over(workbook)
        seen = len(workbook.grids["ChangeLog"].lines)
        perform("refresh", workbook, Run(AS_OF))
        assert len(workbook.grids["ChangeLog"].lines) == seen

    def test_plans_alone_are_logged_as_a_run_of_their_own(self) -> None:
        workbook = book(lead("A", "赵六"), follow_ups=[follow_up("A", "2024-03-15")])
        perform("refresh", workbook, Run(AS_OF))
        outcome = hand_over(workbook)
        assert outcome.counts["plans_handed_over"] == 1
        assert table(workbook, "ChangeLog", "批次", "操作", "新值")[-1] == (
            *("2", "离职交接"),
            "1条没做完的计划换了跟进人",
        )

    @pytest.mark.parametrize("to", ["李雷", None])
    def test_undo_puts_everything_back(self, to: str | None) -> None:
        plan = follow_up("A", "2024-03-15", 完成状态="未开始")
        workbook = book(lead("A"), lead("B", "王芳、赵六"), follow_ups=[plan])
        perform("refresh", workbook, Run(AS_OF))
        before = grids(workbook, "ChangeLog", "Memory", "Runs")
        hand_over(workbook, to=to)
        assert grids(workbook, "ChangeLog", "Memory", "Runs") != before
        perform("undo", workbook, Run(AS_OF))
        assert grids(workbook, "ChangeLog", "Memory", "Runs") == before

    def test_a_dry_run_tells_all_and_writes_nothing(self) -> None:
        workbook = book(lead("A"), lead("B"))
        before = grids(workbook)
        outcome = hand_over(workbook, writes=False)
        assert grids(workbook) == before
        moved, receiver, *others = outcome.summary
        assert moved == "王芳的2条线索交接给1位同事："
        assert receiver.startswith("李雷：这次2条，本月共2条")
        assert not any("赵六" in line for line in others)
        assert outcome.counts["handed_over"] == 2
        assert outcome.changes > 0

    @pytest.mark.parametrize("to", ["李雷", None])
    def test_a_second_time_there_is_nothing_to_do(self, to: str | None) -> None:
        workbook = book(*(lead(name) for name in "ABC"))
        hand_over(workbook, to=to)
        outcome = hand_over(workbook, to=to)
        assert outcome.summary[0] == "王芳没有未结案的线索，没什么可交接。"
        assert outcome.changes == 0

    def test_the_order_of_the_rows_does_not_matter(self) -> None:
        leads = [lead(f"L{n}", "赵六" if n % 3 else "王芳") for n in range(21)]
        books = book(*leads), book(*reversed(leads))
        for workbook in books:
            hand_over(workbook, to=None)
        one, other = (sorted(table(b, "Leads", "线索编号", "跟进人")) for b in books)
        assert one == other


class TestState:
    @pytest.mark.parametrize(
        ("said", "told"),
        [
            (LEFT, ()),
            (rep("王芳"), ("王芳在人员表里还是在岗，会继续分到新线索；离职了请改成离职。",)),
            (
                rep("王芳", 请假起="2024-03-11", 请假止="2024-06-30"),
                ("王芳在请假，人员表里的状态没有改；回来后照常分配新线索。",),
            ),
        ],
    )
    def test_who_is_still_there_is_told_and_nothing_changed(
        self, said: dict[str, Content], told: tuple[str, ...]
    ) -> None:
        workbook = book(reps=[said, rep("李雷")])
        before = workbook.grids["Reps"].lines[0].copy()
        summary = hand_over(workbook).summary
        assert tuple(line for line in summary if "人员表" in line) == told
        assert workbook.grids["Reps"].lines[0] == before


class TestRefused:
    @pytest.mark.parametrize(
        ("rep", "to", "said"),
        [
            ("王方", None, "没有“王方”这个人。是不是“王芳”？"),
            ("张三丰", None, "人员表和跟进人里都没有“张三丰”。"),
            ("", None, "人员表和跟进人里都没有“”。"),
            ("王芳", "李蕾", "没有“李蕾”这个人。是不是“李雷”？"),
            ("王芳", "外人", "人员表里没有“外人”，不能接线索。"),  # has leads, is not in the team
            ("王芳", "王芳", "不能把王芳的线索交给王芳自己。"),
            ("李雷", "王芳", "王芳已经离职，不能接线索。"),
        ],
    )
    def test_a_wrong_name_is_told_and_nothing_is_written(
        self, rep: str, to: str | None, said: str
    ) -> None:
        workbook = book(lead("A"), lead("B", "外人"), lead("C", "李雷"))
        before = grids(workbook)
        with pytest.raises(UsageError) as refused:
            hand_over(workbook, rep, to)
        assert refused.value.text().startswith(said)
        assert grids(workbook) == before


class TestSwitches:
    def test_what_is_switched_off_is_left_as_it_is_and_said(self) -> None:
        workbook = book()
        perform("refresh", workbook, Run(AS_OF))
        for line in workbook.grids["Switches"].lines:
            line["开关"] = "关" if line["功能"] == "待办提醒" else "开"
        summary = hand_over(workbook).summary
        assert owners(workbook) == ["李雷"]
        assert owners(workbook, "Worklist") == ["王芳"]
        assert any("待办提醒" in line for line in summary)


class TestPoorWorkbooks:
    def test_tables_and_columns_may_be_missing(self) -> None:
        workbook = book()
        for name in ("Workload", "Worklist", "ChangeLog", "Runs", "Memory"):
            del workbook.grids[name]
        grid = workbook.grids["Leads"]
        missing = ("分配时间", "分配方式", "分配依据")
        grid.headers = [header for header in grid.headers if header not in missing]
        for line in grid.lines:
            for header in missing:
                del line[header]
        hand_over(workbook)
        assert owners(workbook) == ["李雷"]

    def test_it_speaks_the_language_of_the_run(self) -> None:
        workbook = book(lead("A", "王芳、赵六"))
        outcome = hand_over(workbook, language="en")
        assert owners(workbook) == ["李雷, 赵六"]
        assert outcome.summary[0] == "Leads of 王芳 handed over: 1, to 1 of the team:"


def test_whoever_is_only_passed_over_keeps_what_the_turns_owe_them() -> None:
    workbook = book(lead("A"), reps=(rep("王芳", 状态="在岗"), *TEAM))
    workbook.grids["AssignmentCredits"].lines = [{"姓名": "王芳", "份额": 0.4}]
    perform_steps(hand_over_action("王芳"), workbook, Run(AS_OF))
    assert ("王芳", 0.4) in table(workbook, "AssignmentCredits", "姓名", "份额")
