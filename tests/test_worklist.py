"""待办提醒 and 最晚跟进时间, on a workbook in memory (SPEC §1 Worklist, §4 Clocks)."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.memory import Content, Formula, MemoryWorkbook
from tests.support import Tables, lead_row, table, workbook_with
from xlfunnel.actions import Action, Outcome, Run, perform, perform_steps
from xlfunnel.actions.filling import fill
from xlfunnel.actions.following import fill_follow_ups, follow_leads
from xlfunnel.actions.grading import grade_leads
from xlfunnel.actions.listing import list_problems
from xlfunnel.actions.worklist import build_worklist
from xlfunnel.language import Language, Text
from xlfunnel.schema.calendar import CalendarDay
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.settings import Setting
from xlfunnel.values.cell import Cell

# A Tuesday. The lead of `lead_row` came in on Friday the 1st; its grade is typed here.
AS_OF = datetime(2024, 3, 12, 18)
DAY = timedelta(days=1)
T = Text("t", "t", "t")
STEPS = (fill, fill_follow_ups, grade_leads, follow_leads, build_worklist, list_problems)
LIST = ("线索编号", "待办事项", "截止时间", "逾期")


def run(workbook: MemoryWorkbook, as_of: datetime = AS_OF, language: Language = "zh-CN") -> Outcome:
    return perform_steps(Action("t", T, T, STEPS), workbook, Run(as_of, language=language))


def lead(name: str = "L1", **said: Any) -> dict[str, Content]:
    return lead_row(线索编号=name, 客户名称=f"{name}公司", 意向等级="高意向", **said)


def touch(day: str, name: str = "L1", **said: Content) -> dict[str, Content]:
    return {"线索编号": name, "跟进日期": day, "沟通内容": "谈了报价", **said}


def book(
    *leads: Mapping[str, Content],
    follow_ups: Sequence[Mapping[str, Content]] = (),
    tables: Tables | None = None,
    **settings: Any,
) -> MemoryWorkbook:
    said: Tables = {
        FollowUp: follow_ups,
        Setting: [{"键": key, "值": value} for key, value in settings.items()],
    }
    return workbook_with(*(leads or (lead(),)), tables={**said, **(tables or {})})


def listed(workbook: MemoryWorkbook, *headers: str) -> list[tuple[Cell, ...]]:
    return table(workbook, "Worklist", *(headers or LIST))


def clocks_of(workbook: MemoryWorkbook) -> list[tuple[Cell, ...]]:
    return table(workbook, "Leads", "最晚跟进时间", "逾期状态", "逾期原因")


def issues(outcome: Outcome) -> list[tuple[str, str]]:
    return [(f.place, f.problem) for f in outcome.findings if f.rule == "worklist_edit"]


class TestLeads:
    def test_an_untouched_high_lead_is_late_after_48_hours_and_says_why(self) -> None:
        # Friday the 1st + 48 h = Sunday the 3rd, moved to Monday the 4th, 12:00
        workbook = book()
        run(workbook, datetime(2024, 3, 4, 10))
        assert clocks_of(workbook) == [
            (datetime(2024, 3, 4, 12), "今天到期", "高意向48小时内首次响应")
        ]
        run(workbook, datetime(2024, 3, 5))
        assert clocks_of(workbook)[0][1] == "逾期12小时"
        run(workbook, datetime(2024, 3, 7, 12))
        assert clocks_of(workbook)[0][1] == "逾期3天"

    def test_a_touch_starts_the_rhythm(self) -> None:
        workbook = book(follow_ups=[touch("2024-03-07")])
        run(workbook)
        assert clocks_of(workbook) == [(datetime(2024, 3, 14), None, "高意向每周跟进一次")]

    @pytest.mark.parametrize(
        "closed",
        [{"状态": "已转化"}, {"状态": "已流失"}, {"成交日期": "2024-03-08"}, {"流失日期": "上周"}],
    )
    def test_clocks_stop_when_the_lead_is_won_or_lost(self, closed: dict[str, Any]) -> None:
        gone = lead(最晚跟进时间=AS_OF, 逾期状态="逾期3天", 逾期原因="…", **closed)
        workbook = book(gone, follow_ups=[touch("2024-03-04", 下一步行动="3天内回电")])
        run(workbook)
        assert clocks_of(workbook) == [(None, None, None)]
        assert listed(workbook) == []

    def test_settings_and_calendar_say_how_it_is_counted(self) -> None:
        holiday: Tables = {CalendarDay: [{"日期": "2024-03-04", "类型": "休"}]}
        due = []
        choices: list[dict[str, Any]] = [
            {},
            {"顺延到几点": "9:30"},
            {"计时方式": "自然小时"},
            {"计时方式": "工作小时"},
            {"时限预设": "宽松"},
        ]
        for settings in choices:
            workbook = book(tables=holiday, **settings)
            run(workbook)
            due.append(clocks_of(workbook)[0][0])
        assert due == [
            datetime(2024, 3, 5, 12),
            datetime(2024, 3, 5, 9, 30),
            datetime(2024, 3, 3),  # the Sunday itself
            datetime(2024, 3, 6),  # the second working day after Friday: 5th, 6th
            datetime(2024, 3, 8),  # a week
        ]

    def test_clocks_may_start_when_the_lead_is_assigned(self) -> None:
        given = lead(分配时间=datetime(2024, 3, 6, 10, 30))
        workbook = book(given, lead("L2"), 计时起点="分配时间")
        run(workbook)
        # 48 h from Wednesday 10:30; nobody has been given the other, so it waits since the 1st
        assert [row[0] for row in clocks_of(workbook)] == [
            datetime(2024, 3, 8, 10, 30),
            datetime(2024, 3, 4, 12),
        ]

    def test_without_a_registration_that_can_be_there_is_no_first_deadline(self) -> None:
        workbook = book(lead(登记日期="2024-05-01"), lead("L2", 登记日期="不记得"))
        run(workbook)
        assert [row[0] for row in clocks_of(workbook)] == [None, None]

    def test_a_holiday_does_not_let_the_rhythm_overtake_the_first_response(self) -> None:
        # Monday 30 September 17:00 + 48 working hours = Wednesday 9 October 17:00
        off: Tables = {CalendarDay: [{"日期": f"2024-10-0{n}", "类型": "休"} for n in range(1, 8)]}
        late = lead(登记日期=datetime(2024, 9, 30, 17))
        workbook = book(late, tables=off, 计时方式="工作小时")
        run(workbook, datetime(2024, 10, 9, 16))
        assert clocks_of(workbook) == [
            (datetime(2024, 10, 9, 17), "今天到期", "高意向48小时内首次响应")
        ]

    def test_a_limit_without_words_of_its_own_is_told_in_ours(self) -> None:
        rule = {"条款": "首次响应", "时长": "48", "单位": "小时", "等级": "高意向"}
        workbook = book(tables={ClockRule: [rule]})
        run(workbook)
        assert clocks_of(workbook)[0][2] == "高意向48小时内首次响应"
        rule.pop("等级")
        workbook = book(tables={ClockRule: [rule]})
        run(workbook, language="en")
        assert clocks_of(workbook)[0][2] == "First response within 48 hours"

    def test_a_team_that_wants_no_clocks_has_none(self) -> None:
        workbook = book(tables={ClockRule: []}, follow_ups=[touch("2024-03-04")])
        run(workbook)
        assert clocks_of(workbook) == [(None, None, None)]

    def test_without_the_plan_what_the_leads_say_counts(self) -> None:
        workbook = book(lead(最近跟进时间="2024-03-07"))
        del workbook.grids["FollowUps"]
        run(workbook)
        assert clocks_of(workbook)[0][0] == datetime(2024, 3, 14)


def on_leave(first: str | None, last: str | None, **others: Any) -> Tables:
    """Return 人员 with 李销售, who is on leave, and *others* with their state."""
    people = [{"姓名": name, "状态": state} for name, state in others.items()]
    return {Rep: [{"姓名": "李销售", "请假起": first, "请假止": last}, *people]}


class TestLeave:
    """The lead of 李销售 is due on Monday the 4th, 12:00."""

    WEEK = on_leave("2024-03-04", "2024-03-08", 王销售="在岗", 老赵="离职")

    @pytest.mark.parametrize(
        ("mode", "due"),
        [
            ("自然小时顺延", datetime(2024, 3, 11, 12)),
            ("工作小时", datetime(2024, 3, 12)),  # the second working day: 11th, 12th
            ("自然小时", datetime(2024, 3, 3)),  # literal hours know no leave
        ],
    )
    def test_while_the_owner_is_away_nothing_gets_late(self, mode: str, due: datetime) -> None:
        workbook = book(tables=self.WEEK, 计时方式=mode)
        run(workbook)
        assert clocks_of(workbook)[0][0] == due

    def test_the_reason_says_why_it_is_not_earlier(self) -> None:
        workbook = book(lead(), lead("L2", 跟进人="王销售"), tables=self.WEEK)
        run(workbook, datetime(2024, 3, 5, 9))
        put_off = "高意向48小时内首次响应（跟进人请假，已顺延）"
        assert clocks_of(workbook) == [
            (datetime(2024, 3, 11, 12), None, put_off),
            (datetime(2024, 3, 4, 12), "逾期21小时", "高意向48小时内首次响应"),
        ]
        assert (datetime(2024, 3, 11, 12), put_off) in listed(workbook, "截止时间", "原因")

    @pytest.mark.parametrize(
        ("owner", "is_served"),
        [
            ("王销售", True),
            ("李销售、王销售", True),
            ("李销售、小周", True),  # is in no table, and so not known to be away
            ("李销售、老赵", False),  # who has left
            ("老赵", True),  # a leave of nobody
            ("李销售", False),
        ],
    )
    def test_a_customer_is_served_while_one_of_the_owners_is_there(
        self, owner: str, is_served: bool
    ) -> None:
        workbook = book(lead(跟进人=owner), tables=self.WEEK)
        run(workbook)
        due = datetime(2024, 3, 4, 12) if is_served else datetime(2024, 3, 11, 12)
        assert clocks_of(workbook)[0][0] == due

    def test_a_leave_without_an_end_puts_off_from_day_to_day(self) -> None:
        workbook = book(tables=on_leave("2024-03-04", None))
        for as_of, due in (
            (datetime(2024, 3, 7, 9), datetime(2024, 3, 8, 12)),
            (datetime(2024, 3, 8, 9), datetime(2024, 3, 11, 12)),  # after the weekend
        ):
            run(workbook, as_of)
            assert clocks_of(workbook)[0][:2] == (due, None)

    def test_a_day_that_people_have_named_stays(self) -> None:
        promised = touch("2024-03-01", 下一步截止日="2024-03-05")
        workbook = book(follow_ups=[promised], tables=self.WEEK)
        run(workbook)
        assert clocks_of(workbook)[0] == (datetime(2024, 3, 5), "逾期7天", "下一步行动到期未完成")


class TestWaits:
    """SPEC §4: both waits are shown, for an owner and for the owner's call."""

    @staticmethod
    def why(
        as_of: datetime, language: Language = "zh-CN", follow_ups: Any = (), **said: Any
    ) -> str:
        workbook = book(lead(**said), follow_ups=follow_ups)
        run(workbook, as_of, language)
        reasons = {row[2] for row in clocks_of(workbook)} | set(listed(workbook, "原因")[0])
        (reason,) = reasons  # both tables say the same
        return str(reason)

    def test_a_lead_that_waited_for_its_owner_says_how_long_and_how_long_since(self) -> None:
        # came in on Friday the 1st, given away on Sunday the 3rd, due on Monday at 12:00
        given = datetime(2024, 3, 3, 10)
        said = self.why(datetime(2024, 3, 4, 18), 分配时间=given)
        assert said == "高意向48小时内首次响应（登记2天后才分到手，等跟进1天）"
        said = self.why(datetime(2024, 3, 3, 18), 分配时间=given)
        assert said == "高意向48小时内首次响应（登记2天后才分到手，等跟进8小时）"
        said = self.why(datetime(2024, 3, 3, 10, 30), 分配时间=given)
        assert said == "高意向48小时内首次响应（登记2天后才分到手）"

    def test_one_without_an_owner_still_waits(self) -> None:
        said = self.why(datetime(2024, 3, 4, 18), 跟进人=None)
        assert said == "高意向48小时内首次响应（待分配已3天）"

    def test_the_first_day_is_told_in_hours_once_the_first_contact_is_pressing(self) -> None:
        # Tuesday 9:00; 48 hours are Thursday 9:00
        moments: dict[str, Any] = {
            "登记日期": datetime(2024, 3, 5, 9),
            "分配时间": datetime(2024, 3, 5, 14, 30),
        }
        assert self.why(datetime(2024, 3, 6, 14), **moments) == "高意向48小时内首次响应"
        said = self.why(datetime(2024, 3, 7, 14, 30), **moments)
        assert said == "高意向48小时内首次响应（登记5小时后才分到手，等跟进2天）"

    @pytest.mark.parametrize(
        "said",
        [
            {},  # nobody knows when it was given away
            {"分配时间": datetime(2024, 3, 1, 16)},  # on the day it came in
            {"分配时间": "2024-02-20"},
            {"分配时间": "2024-05-01"},
        ],
    )
    def test_nothing_is_said_where_it_says_nothing(self, said: dict[str, Any]) -> None:
        assert self.why(datetime(2024, 3, 5, 18), **said) == "高意向48小时内首次响应"

    def test_a_medium_lead_waits_for_its_first_contact_as_well(self) -> None:
        medium: dict[str, Any] = {"意向等级": "中意向"}
        workbook = book({**lead(分配时间="2024-03-04"), **medium})
        run(workbook, datetime(2024, 3, 6, 9))
        assert clocks_of(workbook)[0][2] == "中意向每周跟进一次（登记3天后才分到手，等跟进2天）"

    def test_after_a_touch_nobody_waits(self) -> None:
        assert self.why(AS_OF, follow_ups=[touch("2024-03-04")], 分配时间="2024-03-03") == (
            "高意向每周跟进一次"
        )

    @pytest.mark.parametrize(
        ("language", "said"),
        [
            ("zh-TW", "（登記2天後才分到手，等跟進1天）"),
            ("en", " (reached its owner after 2 d, waiting for 1 d since)"),
        ],
    )
    def test_in_other_languages(self, language: Language, said: str) -> None:
        found = self.why(datetime(2024, 3, 4, 18), language, 分配时间=datetime(2024, 3, 3, 10))
        assert found == "高意向48小时内首次响应" + said


class TestHandedOver:
    """Whoever takes a lead over is not to be blamed for what was late by then."""

    @staticmethod
    def why(
        given: Content,
        *follow_ups: dict[str, Content],
        by: str = "交接",
        language: Language = "zh-CN",
    ) -> str:
        handed = lead(分配时间=given, 分配方式=by)
        workbook = book(handed, follow_ups=follow_ups or [touch("2024-03-01")])
        run(workbook, language=language)
        reason = clocks_of(workbook)[0][2]
        assert (reason,) in listed(workbook, "原因")
        return str(reason)

    @pytest.mark.parametrize(
        ("language", "said"),
        [
            ("zh-CN", "（3月11日交接来）"),
            ("zh-TW", "（3月11日交接過來）"),
            ("en", " (handed over on 2024-03-11)"),
        ],
    )
    def test_what_was_late_when_a_lead_was_handed_over_says_since_when_it_is_theirs(
        self, language: Language, said: str
    ) -> None:
        # touched on the 1st, due on the 8th
        found = self.why(datetime(2024, 3, 11, 9), language=language)
        assert found == "高意向每周跟进一次" + said

    def test_every_limit_says_so(self) -> None:
        promised = touch("2024-03-04", 下一步截止日="2024-03-06")
        assert self.why("2024-03-11", promised) == "下一步行动到期未完成（3月11日交接来）"
        planned = touch("2024-03-05", 沟通内容=None, 完成状态="未开始")
        talked = touch("2024-03-04")
        assert self.why("2024-03-11", talked, planned) == ("跟进计划表里排的日子（3月11日交接来）")

    @pytest.mark.parametrize(
        ("given", "by"),
        [
            ("2024-03-08", "交接"),  # the day it was due: theirs to do
            ("2024-03-07", "交接"),
            ("2024-03-11", "人工"),
            (None, "交接"),
            ("2024-03-20", "交接"),  # still to come
        ],
    )
    def test_nothing_is_said_where_it_was_not_late_then_or_not_handed_over(
        self, given: Content, by: str
    ) -> None:
        assert self.why(given, by=by) == "高意向每周跟进一次"

    def test_it_is_said_once_with_the_wait_of_a_lead_nobody_has_called(self) -> None:
        workbook = book(lead(分配时间="2024-03-11", 分配方式="交接"))
        run(workbook)
        assert clocks_of(workbook)[0][2] == (
            "高意向48小时内首次响应（登记10天后才分到手，等跟进1天）"
        )


def visit(day: str, name: str = "L1", **said: Content) -> dict[str, Content]:
    return touch(day, name, **{"沟通内容": None, "完成状态": "未开始", "跟进方式": "面谈", **said})


class TestVisits:
    """SPEC §4: a visit is confirmed the day before. Now is Tuesday the 12th of March 2024."""

    WHAT = ("待办事项", "截止时间", "原因", "跟进人")

    def test_a_visit_is_to_be_confirmed_the_working_day_before_and_then_paid(self) -> None:
        planned = visit("2024-03-14", 下一步行动="演示排程", 跟进人="王销售")
        workbook = book(follow_ups=[touch("2024-03-11"), planned])
        run(workbook)
        reason = "拜访前一个工作日先确认（3月14日拜访）"
        assert listed(workbook, *self.WHAT) == [
            ("确认拜访：演示排程", datetime(2024, 3, 13), reason, "王销售"),
            ("按计划跟进：演示排程", datetime(2024, 3, 14), "跟进计划表里排的日子", "王销售"),
        ]
        assert clocks_of(workbook) == [(datetime(2024, 3, 13), None, reason)]

    def test_it_names_the_customer_where_the_plan_has_no_words(self) -> None:
        workbook = book(follow_ups=[touch("2024-03-11"), visit("2024-03-14")])
        run(workbook)
        assert listed(workbook, "待办事项")[0] == ("确认拜访：L1公司",)

    def test_whoever_has_talked_that_day_has_confirmed_it(self) -> None:
        workbook = book(follow_ups=[touch("2024-03-12"), visit("2024-03-13")])
        run(workbook)
        assert listed(workbook, "待办事项") == [("按计划跟进：面谈",)]

    def test_on_the_day_itself_the_plan_says_that_it_was_not_confirmed(self) -> None:
        workbook = book(follow_ups=[touch("2024-03-11"), visit("2024-03-13")])
        for as_of, late in ((AS_OF + DAY, "今天到期"), (AS_OF + 2 * DAY, "逾期1天")):
            run(workbook, as_of)
            said = "跟进计划表里排的日子" + ("（拜访还没确认）" if late == "今天到期" else "")
            assert listed(workbook, "待办事项", "逾期", "原因") == [
                ("按计划跟进：面谈", late, said)
            ]
            assert clocks_of(workbook) == [(datetime(2024, 3, 13), late, said)]

    def test_a_visit_after_a_plan_that_was_missed_is_confirmed_as_well(self) -> None:
        missed = visit("2024-03-11", 跟进方式="电话")
        workbook = book(follow_ups=[touch("2024-03-08"), missed, visit("2024-03-13")])
        run(workbook)
        assert listed(workbook, "待办事项", "逾期") == [
            ("按计划跟进：电话", "逾期1天"),
            ("确认拜访：L1公司", "今天到期"),
        ]

    def test_a_lead_that_is_late_stays_late(self) -> None:
        """First due on Monday the 4th, 12:00; nobody has called since it came in."""
        workbook = book(follow_ups=[visit("2024-03-13")])
        run(workbook)
        assert clocks_of(workbook) == [
            (datetime(2024, 3, 4, 12), "逾期8天", "高意向48小时内首次响应")
        ]

    def test_without_the_limit_nobody_is_asked(self) -> None:
        rule: dict[str, Cell] = {"条款": "定期跟进", "时长": 7.0, "单位": "天"}
        visits = [touch("2024-03-11"), visit("2024-03-13")]
        workbook = book(tables={ClockRule: [rule]}, follow_ups=visits)
        run(workbook)
        assert listed(workbook, "待办事项") == [("按计划跟进：面谈",)]

    @pytest.mark.parametrize(
        ("language", "said"),
        [
            ("zh-CN", "提前2工作日拜访确认（3月14日拜访）"),
            ("zh-TW", "提前2工作日拜訪確認（3月14日拜訪）"),
            ("en", "Confirm the visit 2 working days ahead (visit on 2024-03-14)"),
        ],
    )
    def test_a_limit_without_words_of_its_own_is_told_in_ours(
        self, language: Language, said: str
    ) -> None:
        rule: dict[str, Cell] = {"条款": "拜访确认", "时长": 2.0, "单位": "工作日"}
        visits = [touch("2024-03-11"), visit("2024-03-14")]
        workbook = book(tables={ClockRule: [rule]}, follow_ups=visits)
        run(workbook, language=language)
        assert clocks_of(workbook)[0][2] == said

    def test_a_second_run_changes_nothing(self) -> None:
        workbook = book(follow_ups=[touch("2024-03-11"), visit("2024-03-14")])
        run(workbook)
        assert run(workbook).changes == 0


class TestWhatToDo:
    @pytest.mark.parametrize(
        ("said", "follow_ups", "action", "due"),
        [
            ({}, [], "首次跟进", datetime(2024, 3, 4, 12)),
            ({}, [touch("2024-03-04")], "再跟进一次", datetime(2024, 3, 11)),
            (
                {},
                [touch("2024-03-05", 跟进结果="已发方案")],
                "问客户对方案的意见",
                datetime(2024, 3, 8),
            ),
            (
                {},
                [touch("2024-03-08", 下一步行动="3月11日前更新方案，确认演示时间")],
                "3月11日前更新方案，确认演示时间",
                datetime(2024, 3, 11),
            ),
            (
                {},
                [touch("2024-03-08", 下一步截止日="2024-03-11")],
                "完成约好的下一步",
                datetime(2024, 3, 11),
            ),
            (
                {},
                [
                    touch("2024-03-08"),
                    touch("2024-03-12", 沟通内容=None, 完成状态="未开始", 跟进方式="面谈"),
                ],
                "按计划跟进：面谈",
                datetime(2024, 3, 12),
            ),
            ({"意向等级": "待评级"}, [touch("2024-03-11")], "补全需求、预算或周期", None),
            (
                {"意向等级": "低意向", "登记日期": "2024-02-12"},
                [],
                "推送一次资讯",
                AS_OF - 18 / 24 * DAY,
            ),
        ],
    )
    def test_the_first_row_says_it_in_natural_words(
        self,
        said: dict[str, Content],
        follow_ups: list[dict[str, Content]],
        action: str,
        due: datetime | None,
    ) -> None:
        workbook = book({**lead(), **said}, follow_ups=follow_ups)
        run(workbook)
        found = listed(workbook, "待办事项", "截止时间")[0]
        assert found == (action, due or datetime(2024, 3, 4, 12))

    def test_a_medium_lead_that_is_only_called_is_to_be_invited(self) -> None:
        calls = [touch("2024-02-13"), touch("2024-03-08")]
        workbook = book(lead(登记日期="2024-02-12") | {"意向等级": "中意向"}, follow_ups=calls)
        run(workbook)
        assert listed(workbook)[0][1:3] == ("邀请参加研讨会或演示", datetime(2024, 3, 13))

    def test_a_row_names_owner_customer_reason_and_what_is_at_stake(self) -> None:
        workbook = book(lead(预算范围="10-15万"))
        run(workbook)
        headers = ("跟进人", "客户名称", "原因", "涉及金额")
        assert listed(workbook, *headers) == [
            ("李销售", "L1公司", "高意向48小时内首次响应", 125_000.0)
        ]

    @pytest.mark.parametrize(
        ("budget", "amount"),
        [("20万以内", 200_000.0), ("50万以上", 500_000.0), ("USD 20k", None), ("待确认", None)],
    )
    def test_the_amount_is_the_budget_in_yuan_if_it_is_known(
        self, budget: str, amount: float | None
    ) -> None:
        workbook = book(lead(预算范围=budget))
        run(workbook)
        assert listed(workbook, "涉及金额") == [(amount,)]

    def test_a_plan_is_of_whoever_made_it_and_a_lead_without_an_owner_waits_for_one(self) -> None:
        planned = touch("2024-03-13", "L2", 沟通内容=None, 跟进人="王销售")
        workbook = book(lead(跟进人=None), lead("L2", 跟进人="李销售"), follow_ups=[planned])
        run(workbook)
        assert listed(workbook, "跟进人", "待办事项") == [
            ("待分配", "首次跟进"),
            ("李销售", "首次跟进"),
            ("王销售", "按计划跟进"),
        ]

    def test_only_a_next_step_that_is_late_is_told_as_not_done(self) -> None:
        workbook = book(follow_ups=[touch("2024-03-08", 下一步行动="3月12日前回电")])
        run(workbook)
        assert listed(workbook, "逾期", "原因") == [("今天到期", "上次跟进约好的日子")]
        run(workbook, AS_OF + DAY)
        assert listed(workbook, "逾期", "原因") == [("逾期1天", "下一步行动到期未完成")]

    def test_all_that_is_late_for_one_lead_is_one_row(self) -> None:
        said = touch("2024-02-01", 跟进结果="已发方案", 下一步行动="2月8日前问意见")
        workbook = book(lead(登记日期="2024-02-01"), follow_ups=[said])
        run(workbook)
        assert listed(workbook, "待办事项") == [("2月8日前问意见",)]

    def test_a_plan_says_what_is_planned_rather_than_how(self) -> None:
        planned = touch(
            "2024-03-13", 沟通内容=None, 完成状态="未开始", 跟进方式="电话", 下一步行动="演示排程"
        )
        workbook = book(follow_ups=[touch("2024-03-11"), planned])
        run(workbook)
        assert listed(workbook, "待办事项")[0] == ("按计划跟进：演示排程",)

    def test_a_talk_before_the_lead_was_registered_was_the_first_contact(self) -> None:
        # at the fair on Friday the 1st, registered on Monday the 4th: a week from then
        workbook = book(lead(登记日期="2024-03-04"), follow_ups=[touch("2024-03-01")])
        run(workbook, datetime(2024, 3, 7, 9))
        assert listed(workbook) == [("L1", "再跟进一次", datetime(2024, 3, 11), None)]

    def test_leads_without_an_id_are_none(self) -> None:
        workbook = book(lead(), {"跟进人": "李销售"})
        run(workbook)
        assert len(listed(workbook)) == 1
        assert clocks_of(workbook)[1] == (None, None, None)


class TestOrder:
    def test_what_is_late_or_due_today_comes_first_by_money_and_the_rest_day_by_day(self) -> None:
        leads = [
            lead("small", 预算范围="5万"),
            lead("unknown", 预算范围="待确认"),
            lead("large", 预算范围="90万"),
            lead("today", 预算范围="50万"),
            lead("soon", 预算范围="1万"),
            lead("later", 预算范围="100万"),
        ]
        days = {"today": "2024-03-05", "soon": "2024-03-06", "later": "2024-03-07"}
        touches = [touch(day, name) for name, day in days.items()]
        workbook = book(*leads, follow_ups=touches)
        outcome = run(workbook)
        assert [(row[0], row[3]) for row in listed(workbook)] == [
            ("large", "逾期8天"),  # since Monday the 4th, 12:00
            ("today", "今天到期"),
            ("small", "逾期8天"),
            ("unknown", "逾期8天"),
            ("soon", None),
            ("later", None),
        ]
        assert outcome.counts["overdue"] == 3.0
        assert outcome.counts["due_today"] == 1.0
        assert "待办 6 条，其中逾期 3 条。" in outcome.summary

    def test_every_third_place_is_for_what_has_waited_longest(self) -> None:
        """Else a lead whose budget nobody has asked for never comes among the first."""
        rich = [lead(f"rich{n}", 预算范围=f"{90 - n}万", 登记日期="2024-03-05") for n in range(6)]
        neglected = [lead("older", 预算范围=None, 登记日期="2023-11-01")]
        neglected += [lead("old", 预算范围="待确认", 登记日期="2023-11-10")]
        workbook = book(*rich, *neglected)
        run(workbook)
        assert [row[0] for row in listed(workbook)] == [
            *("rich0", "rich1", "older"),
            *("rich2", "rich3", "old"),
            *("rich4", "rich5"),
        ]

    def test_each_task_is_told_once_however_many_there_are(self) -> None:
        leads = [
            lead(f"L{n}", 预算范围=f"{n * 7 % 20}万", 登记日期=f"2024-02-{n % 28 + 1:02d}")
            for n in range(40)
        ]
        workbook = book(*leads)
        run(workbook)
        names = [str(row[0]) for row in listed(workbook)]
        assert sorted(names) == sorted(f"L{n}" for n in range(40))

    @pytest.mark.parametrize(("days", "names"), [(0, "L1"), (1, "L1 L2"), (2, "L1 L2 L3")])
    def test_the_list_looks_ahead_as_far_as_is_set(self, days: int, names: str) -> None:
        touches = [touch(f"2024-03-0{4 + n}", f"L{n}") for n in (1, 2, 3)]  # due on 12th, 13th …
        leads = (lead("L1"), lead("L2"), lead("L3"))
        workbook = book(*leads, follow_ups=touches, 提前提醒天数=float(days))
        run(workbook)
        assert [row[0] for row in listed(workbook)] == names.split()


class TestAgain:
    def test_a_second_run_of_the_same_moment_changes_nothing(self) -> None:
        workbook = book(lead(), lead("L2"), follow_ups=[touch("2024-03-08")])
        assert run(workbook).changes > 0
        assert run(workbook).changes == 0

    def test_what_was_done_goes_from_the_list(self) -> None:
        workbook = book(follow_ups=[touch("2024-03-04")])
        run(workbook)
        assert listed(workbook)
        workbook.append("FollowUps", [{"线索编号": "L1", "跟进日期": AS_OF, "沟通内容": "谈了"}])
        run(workbook, AS_OF + DAY)
        assert [row[1:] for row in listed(workbook)] == [
            ("再跟进一次", datetime(2024, 3, 19), None)
        ]

    def test_a_workbook_without_the_list_has_its_leads_filled(self) -> None:
        workbook = book()
        del workbook.grids["Worklist"]
        run(workbook)
        assert clocks_of(workbook)[0][1] == "逾期8天"


class TestWhatPeopleTypeThere:
    @staticmethod
    def refreshed(**said: Any) -> MemoryWorkbook:
        workbook = book(lead(**said), lead("L2", **said))
        run(workbook)
        return workbook

    def test_an_edited_row_stays_below_the_systems_own_and_is_listed(self) -> None:
        workbook = self.refreshed()
        workbook.grids["Worklist"].lines[0]["原因"] = "已经打过电话了"
        outcome = run(workbook)
        assert listed(workbook, "线索编号", "原因") == [
            ("L1", "高意向48小时内首次响应"),
            ("L2", "高意向48小时内首次响应"),
            ("L1", "已经打过电话了"),
        ]
        where, what = issues(outcome)[0]
        assert where == "待办提醒!D4"
        assert what == "L1公司：这一行是手工改过或加上的，没有记到线索上"
        assert "待办提醒里有 1 行手工改动没有采用，原样留着，见问题清单。" in outcome.summary

    def test_a_row_of_ones_own_stays_until_it_is_deleted(self) -> None:
        workbook = self.refreshed()
        workbook.append("Worklist", [{"待办事项": "给老客户寄样品"}])
        for day in range(3):
            outcome = run(workbook, AS_OF + day * DAY)
            assert listed(workbook, "线索编号", "待办事项")[-1] == (None, "给老客户寄样品")
            assert len(listed(workbook)) == 3
            assert len(issues(outcome)) == 1
        assert run(workbook, AS_OF + 2 * DAY).changes == 0
        del workbook.grids["Worklist"].lines[-1]
        assert not issues(run(workbook, AS_OF + 2 * DAY))

    def test_an_edited_row_outlives_its_task(self) -> None:
        workbook = self.refreshed()
        workbook.grids["Worklist"].lines[0]["截止时间"] = datetime(2024, 3, 20)
        workbook.grids["Leads"].lines[0]["状态"] = "已流失"
        outcome = run(workbook, AS_OF + DAY)
        assert listed(workbook, "线索编号", "截止时间")[1:] == [("L1", datetime(2024, 3, 20))]
        assert [where for where, _ in issues(outcome)] == ["待办提醒!D3"]

    def test_a_deleted_row_comes_back_while_there_is_something_to_do(self) -> None:
        workbook = self.refreshed()
        del workbook.grids["Worklist"].lines[0]
        assert not issues(run(workbook))
        assert [row[0] for row in listed(workbook)] == ["L1", "L2"]

    def test_columns_of_ones_own_stay_with_their_task(self) -> None:
        workbook = self.refreshed()
        grid = workbook.grids["Worklist"]
        grid.headers = [*grid.headers, "备注"]
        for line, note in zip(grid.lines, (None, "出差到月底"), strict=True):
            line["备注"] = note
        workbook.grids["Leads"].lines[1]["预算范围"] = "200万"  # now it comes first
        assert not issues(run(workbook, AS_OF + DAY))
        assert listed(workbook, "线索编号", "备注") == [("L2", "出差到月底"), ("L1", None)]

    def test_a_task_that_is_done_leaves_what_was_written_beside_it(self) -> None:
        workbook = self.refreshed()
        grid = workbook.grids["Worklist"]
        grid.headers = [*grid.headers, "备注"]
        for line in grid.lines:
            line["备注"] = "很重要" if line["线索编号"] == "L2" else None
        workbook.grids["Leads"].lines[1]["状态"] = "已转化"
        for day in (1, 2):
            outcome = run(workbook, AS_OF + day * DAY)
            assert not issues(outcome)
            (_, (name, reason, due, late, note)) = listed(
                workbook, "线索编号", "原因", "截止时间", "逾期", "备注"
            )
            assert (name, due, late, note) == ("L2", None, None, "很重要")
            assert str(reason).startswith("已不用做")
            assert outcome.counts["overdue"] == 1.0
        assert run(workbook, AS_OF + 2 * DAY).changes == 0

    def test_of_two_rows_with_one_key_the_words_of_the_second_stay_as_well(self) -> None:
        workbook = book(lead(), lead())  # a lead typed twice
        run(workbook)
        grid = workbook.grids["Worklist"]
        grid.headers = [*grid.headers, "备注"]
        for line, note in zip(grid.lines, ("甲", "乙"), strict=True):
            line["备注"] = note
        workbook.grids["Leads"].lines[1]["状态"] = "已流失"
        run(workbook)
        first, second = listed(workbook, "原因", "备注")
        assert first == ("高意向48小时内首次响应", "甲")
        assert str(second[0]).startswith("已不用做")
        assert second[1] == "乙"

    def test_a_row_that_says_what_the_system_would_say_is_no_edit(self) -> None:
        workbook = self.refreshed()
        workbook.grids["Leads"].lines[0]["预算范围"] = "200万"
        workbook.grids["Worklist"].lines[0]["涉及金额"] = 2_000_000.0
        assert not issues(run(workbook))
        assert [row[0] for row in listed(workbook)] == ["L1", "L2"]

    @pytest.mark.parametrize("forgets", ["Memory", "one column"])
    def test_where_nothing_is_remembered_the_rows_of_leads_are_the_systems(
        self, forgets: str
    ) -> None:
        workbook = self.refreshed()
        workbook.append("Worklist", [{"待办事项": "给老客户寄样品"}])
        if forgets == "Memory":
            workbook.grids["Memory"].lines.clear()
        else:
            grid = workbook.grids["Worklist"]
            grid.headers = [header for header in grid.headers if header != "涉及金额"]
            for line in grid.lines:
                del line["涉及金额"]
        outcome = run(workbook, AS_OF + DAY)
        assert [row[0] for row in listed(workbook)] == ["L1", "L2", None]
        assert len(issues(outcome)) == 1

    def test_a_formula_in_a_lead_is_left(self) -> None:
        workbook = book(lead(最晚跟进时间=Formula("=TODAY()", AS_OF)))
        run(workbook)
        assert workbook.grids["Leads"].lines[0]["最晚跟进时间"] == Formula("=TODAY()", AS_OF)


def test_a_leave_until_the_last_day_there_is_ends_no_run() -> None:
    away: dict[str, Content] = {"姓名": "李销售", "请假止": datetime(9999, 12, 31)}
    workbook = workbook_with(lead_row(), tables={Rep: [away]})
    assert perform("refresh", workbook, Run(AS_OF)).changes > 0
    assert perform("refresh", workbook, Run(AS_OF)).changes == 0
