"""Filling the follow-ups and what they say of the leads, on a workbook in memory."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.memory import Content, Formula, MemoryWorkbook
from tests.support import Tables, column, lead_row, table, workbook_with
from tests.values.deadline_cases import CASES
from xlfunnel.actions import Action, Outcome, Run, perform_steps
from xlfunnel.actions.checking import check_leads
from xlfunnel.actions.checking_follow_ups import check_follow_ups
from xlfunnel.actions.filling import fill
from xlfunnel.actions.following import fill_follow_ups, follow_leads
from xlfunnel.actions.grading import grade_leads
from xlfunnel.actions.listing import list_problems
from xlfunnel.actions.remembering import remember
from xlfunnel.language import Language, Text
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.memory import IdCounter
from xlfunnel.schema.settings import Setting
from xlfunnel.values.deadline import read_deadline
from xlfunnel.values.reading import Status

AS_OF = datetime(2024, 3, 10, 12)
DAY = timedelta(days=1)
T = Text("t", "t", "t")
STEPS = (
    fill,
    fill_follow_ups,
    grade_leads,
    follow_leads,
    check_leads,
    check_follow_ups,
    list_problems,
)
LEAD = "LX20240301001"
Line = Mapping[str, Content]


def run(workbook: MemoryWorkbook, as_of: datetime = AS_OF, language: Language = "zh-CN") -> Outcome:
    return perform_steps(Action("t", T, T, STEPS), workbook, Run(as_of, language=language))


def follow_up(**overrides: Content) -> dict[str, Content]:
    said: dict[str, Content] = {"线索编号": LEAD, "跟进日期": "2024-03-05", "沟通内容": "谈了报价"}
    return said | overrides


def book(
    *follow_ups: Line, leads: tuple[Line, ...] = (lead_row(),), tables: Tables | None = None
) -> MemoryWorkbook:
    return workbook_with(*leads, tables={FollowUp: follow_ups, **(tables or {})})


def of_follow_ups(workbook: MemoryWorkbook, header: str) -> list[object]:
    return list(column(workbook, "FollowUps", header))


def of_leads(workbook: MemoryWorkbook, header: str) -> list[object]:
    return list(column(workbook, "Leads", header))


def contents(workbook: MemoryWorkbook) -> dict[str, list[dict[str, Content]]]:
    return {name: [dict(line) for line in grid.lines] for name, grid in workbook.grids.items()}


class TestWhoseItIs:
    def test_a_unique_name_gives_the_id_and_an_id_gives_the_name(self) -> None:
        workbook = book(follow_up(线索编号=None, 客户名称="華東某某科技有限公司"), follow_up())
        run(workbook)
        assert of_follow_ups(workbook, "线索编号") == [LEAD, LEAD]
        assert of_follow_ups(workbook, "客户名称") == [
            "華東某某科技有限公司",  # a person's own writing stays
            "华东某某科技有限公司",
        ]

    def test_an_ambiguous_name_and_an_unknown_one_give_no_id_but_a_problem(self) -> None:
        leads = (lead_row(), lead_row(线索编号="x"))
        workbook = book(
            follow_up(线索编号=None, 客户名称="华东某某科技有限公司"),
            follow_up(线索编号=None, 客户名称="没有的公司"),
            leads=leads,
        )
        run(workbook)
        assert of_follow_ups(workbook, "线索编号") == [None, None]
        ambiguous, unknown = of_follow_ups(workbook, "数据问题")
        assert str(ambiguous).endswith("LX20240301001 / x")
        assert unknown == "线索登记表里没有客户“没有的公司”"

    def test_a_lead_registered_in_the_same_run_can_be_named(self) -> None:
        new = lead_row(线索编号=None, 登记日期=None)
        workbook = book(follow_up(线索编号=None, 客户名称=new["客户名称"]), leads=(new,))
        run(workbook)
        assert of_follow_ups(workbook, "线索编号") == ["LX20240310001"]


class TestNumbers:
    def test_a_follow_up_gets_a_number_of_its_day_or_of_today(self) -> None:
        workbook = book(follow_up(), follow_up(), follow_up(跟进日期=None), follow_up(跟进编号="7"))
        run(workbook)
        assert of_follow_ups(workbook, "跟进编号") == [
            "GJ20240305001",
            "GJ20240305002",
            "GJ20240310001",
            "7",
        ]

    def test_the_number_of_a_deleted_follow_up_is_not_given_out_again(self) -> None:
        workbook = book(follow_up(), follow_up())
        run(workbook)
        lines = workbook.grids["FollowUps"].lines
        lines[1:] = [dict.fromkeys(lines[0]) | follow_up()]
        run(workbook)
        assert of_follow_ups(workbook, "跟进编号") == ["GJ20240305001", "GJ20240305003"]

    def test_new_leads_and_new_follow_ups_of_one_run_are_both_remembered(self) -> None:
        new = lead_row(线索编号=None, 登记日期="2024-03-04")
        earlier: Tables = {IdCounter: [{"编号前缀": "GJ20240101", "已用到": 5.0}]}
        workbook = book(follow_up(), leads=(lead_row(), new), tables=earlier)
        run(workbook)
        assert table(workbook, "IdCounters", "编号前缀", "已用到") == [
            ("GJ20240101", 5.0),
            ("GJ20240305", 1.0),
            ("LX20240301", 1.0),
            ("LX20240304", 1.0),
        ]

    def test_a_row_in_which_nobody_has_typed_is_neither_numbered_nor_seen(self) -> None:
        workbook = book({"首次发现时间": AS_OF - DAY}, {"跟进编号": "GJ1"}, follow_up())
        run(workbook)
        assert of_follow_ups(workbook, "跟进编号") == [None, "GJ1", "GJ20240305001"]
        assert of_follow_ups(workbook, "首次发现时间") == [AS_OF - DAY, None, AS_OF]

    def test_a_formula_is_left_to_whoever_made_it(self) -> None:
        workbook = book(follow_up(跟进编号=Formula('=""', None)))
        run(workbook)
        assert workbook.grids["FollowUps"].lines[0]["跟进编号"] == Formula('=""', None)

    def test_a_row_is_first_seen_once(self) -> None:
        workbook = book(follow_up())
        run(workbook)
        run(workbook, AS_OF + DAY)
        assert of_follow_ups(workbook, "首次发现时间") == [AS_OF]


class TestDeadlines:
    @staticmethod
    def due(workbook: MemoryWorkbook) -> object:
        return of_follow_ups(workbook, "下一步截止日")[0]

    @staticmethod
    def edit(workbook: MemoryWorkbook, **cells: Content) -> None:
        workbook.grids["FollowUps"].lines[0].update(cells)
        run(workbook)

    def test_the_date_in_the_next_step_is_read_with_the_year_of_the_follow_up(self) -> None:
        workbook = book(follow_up(跟进日期="2023-12-30", 下一步行动="1月5日前发送定制方案"))
        run(workbook)
        assert self.due(workbook) == datetime(2024, 1, 5)

    def test_the_date_follows_the_next_step_and_the_day_it_counts_from(self) -> None:
        workbook = book(follow_up(下一步行动="3天内回电"))
        run(workbook)
        assert self.due(workbook) == datetime(2024, 3, 8)
        self.edit(workbook, 跟进日期="2024-03-06")
        assert self.due(workbook) == datetime(2024, 3, 9)
        self.edit(workbook, 下一步行动="3月20日演示")
        assert self.due(workbook) == datetime(2024, 3, 20)
        self.edit(workbook, 下一步行动="保持联系")
        assert self.due(workbook) is None

    def test_a_persons_date_stays_and_once_cleared_returns_to_the_system(self) -> None:
        workbook = book(follow_up(下一步行动="3天内回电", 下一步截止日="2024-03-15"))
        run(workbook)
        assert self.due(workbook) == "2024-03-15"
        self.edit(workbook, 下一步行动="5天内回电")
        assert self.due(workbook) == "2024-03-15"
        self.edit(workbook, 下一步截止日=None)
        assert self.due(workbook) == datetime(2024, 3, 10)

    def test_a_date_typed_over_the_systems_stays_when_the_step_changes(self) -> None:
        workbook = book(follow_up(下一步行动="3天内回电"))
        run(workbook)
        self.edit(workbook, 下一步截止日=datetime(2024, 3, 16))
        self.edit(workbook, 下一步行动="5天内回电")
        assert self.due(workbook) == datetime(2024, 3, 16)

    def test_a_day_that_had_passed_when_it_was_said_is_no_deadline(self) -> None:
        workbook = book(follow_up(下一步行动="补充2024年2月1日的会议纪要"))
        run(workbook)
        assert self.due(workbook) is None

    def test_without_numbers_the_date_is_read_all_the_same(self) -> None:
        workbook = book(follow_up(下一步行动="3天内回电"))
        grid = workbook.grids["FollowUps"]
        grid.headers = [header for header in grid.headers if header != "跟进编号"]
        del grid.lines[0]["跟进编号"]
        run(workbook)
        assert self.due(workbook) == datetime(2024, 3, 8)

    @given(
        st.lists(st.sampled_from([case[0] for case in CASES]), min_size=1, max_size=2),
        st.dates(datetime(2020, 1, 1).date(), datetime(2026, 1, 1).date()),
    )
    def test_what_names_no_day_seen_from_nowhere_names_none_from_anywhere(
        self, texts: list[str], day: datetime
    ) -> None:
        text = "，".join(map(str, texts))
        if read_deadline(text, None).status is Status.BLANK:
            assert read_deadline(text, day).status is Status.BLANK


class TestWhatLeadsLearn:
    def test_a_lead_has_its_first_and_last_touch_and_is_in_progress(self) -> None:
        workbook = book(
            follow_up(跟进日期="2024-03-07 15:30"),
            follow_up(),
            follow_up(跟进日期="2024-03-12"),  # still to come
            follow_up(跟进日期="2024-03-03", 完成状态="已取消"),
            leads=(lead_row(状态="待跟进"), lead_row(线索编号="x", 最近跟进时间="2024-01-01")),
        )
        assert run(workbook).counts["started"] == 1.0
        assert of_leads(workbook, "首次跟进时间") == [datetime(2024, 3, 5), None]
        assert of_leads(workbook, "最近跟进时间") == [datetime(2024, 3, 7, 15, 30), None]
        assert of_leads(workbook, "状态") == ["跟进中", None]

    def test_the_status_is_written_in_the_language_of_the_run(self) -> None:
        workbook = book(follow_up())
        run(workbook, language="zh-TW")
        assert of_leads(workbook, "状态") == ["跟進中"]

    @pytest.mark.parametrize(
        "closed",
        [{"状态": "已流失"}, {"状态": "已转化"}, {"成交日期": "2024-03-08"}, {"流失日期": "上周"}],
    )
    def test_a_closed_lead_keeps_its_status(self, closed: dict[str, Content]) -> None:
        workbook = book(follow_up(), leads=(lead_row(**closed),))
        run(workbook)
        assert of_leads(workbook, "状态") == [closed.get("状态")]

    def test_a_status_nobody_understands_is_left(self) -> None:
        workbook = book(follow_up(), leads=(lead_row(状态="再看看"),))
        run(workbook)
        assert of_leads(workbook, "状态") == ["再看看"]

    def test_a_team_may_move_its_leads_itself_and_is_told(self) -> None:
        said: Tables = {Setting: [{"键": "跟进后自动转跟进中", "值": "否"}]}
        workbook = book(follow_up(), leads=(lead_row(状态="待跟进"),), tables=said)
        outcome = run(workbook)
        assert of_leads(workbook, "状态") == ["待跟进"]
        assert "still_waiting" in {finding.rule for finding in outcome.findings}

    def test_a_news_push_touches_a_lead_that_this_very_run_grades_low(self) -> None:
        low = lead_row(需求描述="随便了解一下", 预算范围=None, 决策周期="半年", 需求明确度="仅了解")
        push = follow_up(跟进方式="资讯推送")
        workbook = book(push, leads=(low,))
        run(workbook)
        assert of_leads(workbook, "意向等级") == ["低意向"]
        assert of_leads(workbook, "最近跟进时间") == [datetime(2024, 3, 5)]
        high = book(push, leads=(lead_row(意向等级="高意向"),))
        run(high)
        assert of_leads(high, "最近跟进时间") == [None]

    def test_without_the_plan_nothing_is_done_and_nothing_cleared(self) -> None:
        workbook = book(leads=(lead_row(最近跟进时间="2024-03-02", 状态="待跟进"),))
        del workbook.grids["FollowUps"]
        run(workbook)
        assert of_leads(workbook, "最近跟进时间") == ["2024-03-02"]
        assert of_leads(workbook, "状态") == ["待跟进"]

    def test_a_plan_with_its_mandatory_columns_only_will_do(self) -> None:
        workbook = book(follow_up(), follow_up(线索编号=None))
        grid = workbook.grids["FollowUps"]
        grid.headers = ["线索编号", "跟进日期", "沟通内容"]
        grid.lines = [{header: line[header] for header in grid.headers} for line in grid.lines]
        outcome = run(workbook)
        assert of_leads(workbook, "最近跟进时间") == [datetime(2024, 3, 5)]
        assert "lead_unnamed" in {finding.rule for finding in outcome.findings}


class TestAgain:
    @staticmethod
    def workbook() -> MemoryWorkbook:
        leads = (
            lead_row(状态="待跟进"),
            lead_row(线索编号="x", 客户名称="乙公司", 决策周期="半年", 需求明确度="仅了解"),
            lead_row(线索编号=None, 客户名称="丙公司", 登记日期=None),
        )
        return book(
            follow_up(下一步行动="3天内回电"),
            follow_up(线索编号=None, 客户名称="乙公司", 跟进方式="资讯推送"),
            follow_up(线索编号=None, 客户名称="丁公司", 下一步行动="保持联系"),
            follow_up(线索编号="x", 跟进日期="2024-03-10", 沟通内容=None, 完成状态="未开始"),
            follow_up(跟进日期="2024-03-11", 跟进人="王销售", 沟通内容="打电话", 完成状态="已完成"),
            follow_up(跟进日期="2024-03-09", 跟进人="李销售"),
            leads=leads,
        )

    def test_a_second_run_of_the_same_moment_changes_nothing(self) -> None:
        workbook = self.workbook()
        assert run(workbook).changes > 0
        before = contents(workbook)
        assert run(workbook).changes == 0
        assert contents(workbook) == before

    def test_a_day_later_only_what_depends_on_time_changes(self) -> None:
        workbook = self.workbook()
        run(workbook)
        before = contents(workbook)
        run(workbook, AS_OF + DAY)
        after = contents(workbook)
        changed = {
            (name, row, header)
            for name in ("Leads", "FollowUps", "IdCounters", "Memory")
            for row, (old, new) in enumerate(zip(before[name], after[name], strict=True))
            for header in old
            if old[header] != new[header]
        }
        assert changed == {
            ("Leads", 0, "最近跟进时间"),  # the touch of the 11th has come …
            ("FollowUps", 4, "数据问题"),  # … and is of two people within 7 days, not ahead
            ("FollowUps", 3, "数据问题"),  # the plan for the 10th was missed
        }


def test_the_follow_ups_of_a_lead_that_is_gone_are_no_mistakes_of_their_own() -> None:
    workbook = book(
        follow_up(), follow_up(线索编号="nobody's"), leads=(lead_row(), lead_row(线索编号="x"))
    )
    steps = Action("t", T, T, (*STEPS, remember))
    perform_steps(steps, workbook, Run(AS_OF))
    del workbook.grids["Leads"].lines[0]
    outcome = perform_steps(steps, workbook, Run(AS_OF))
    unknown = [found.value for found in outcome.findings if found.rule == "lead_unknown"]
    assert unknown == ["nobody's"]
