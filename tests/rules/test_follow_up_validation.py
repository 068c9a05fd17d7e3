"""SPEC §3: every rule of the follow-up table, on what people type."""

from datetime import datetime, timedelta

import pytest

from tests.memory import Content
from tests.support import Tables, lead_row, workbook_with
from xlfunnel.actions import Action, Run, perform_steps
from xlfunnel.actions.checking_follow_ups import check_follow_ups
from xlfunnel.actions.run import Job
from xlfunnel.language import Text
from xlfunnel.problem import Computation, Problem
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.memory import Run as RunRow
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.settings import Setting
from xlfunnel.schema.terms import ERROR, INFO, WARNING

AS_OF = datetime(2024, 3, 31, 18)
T = Text("t", "t", "t")
LEAD = "LX20240301001"  # registered on 2024-03-01
Touch = dict[str, Content]


def touch(**overrides: Content) -> Touch:
    """Return a call of 2024-03-20 that is written down, with *overrides* by zh-CN header."""
    said: Touch = {
        "线索编号": LEAD,
        "跟进人": "李销售",
        "跟进日期": "2024-03-20",
        "跟进方式": "电话",
        "沟通内容": "谈了报价",
        "完成状态": "已完成",
    }
    return said | overrides


def plan(**overrides: Content) -> Touch:
    return touch(**{"沟通内容": None, "完成状态": "未开始", **overrides})


def problems_of(
    *follow_ups: Touch,
    leads: tuple[Touch, ...] = (lead_row(),),
    tables: Tables | None = None,
) -> list[Problem]:
    problems: list[Problem] = []

    def look(job: Job) -> None:
        check_follow_ups(job)
        problems.extend(job.problems)

    workbook = workbook_with(*leads, tables={FollowUp: follow_ups, **(tables or {})})
    look.__name__ = "check_follow_ups"  # the name of a step is told to the user
    perform_steps(Action("t", T, T, (look,)), workbook, Run(AS_OF))
    return problems


def found(
    *follow_ups: Touch, leads: tuple[Touch, ...] = (lead_row(),)
) -> list[tuple[str, int, str]]:
    return [(p.rule, p.row, p.field) for p in problems_of(*follow_ups, leads=leads)]


class TestWhoseItIs:
    def test_a_good_follow_up_has_no_problem(self) -> None:
        assert found(touch(), plan(跟进日期="2024-04-02")) == []

    def test_an_id_that_no_lead_has_is_an_error(self) -> None:
        (problem,) = problems_of(touch(线索编号="LX9"))
        assert (problem.rule, problem.severity, problem.value) == ("lead_unknown", ERROR, "LX9")

    def test_a_row_needs_an_id_or_a_name(self) -> None:
        assert found(touch(线索编号=None)) == [("lead_unnamed", 0, "lead_id")]

    def test_a_row_emptied_of_all_but_what_the_system_wrote_is_no_problem(self) -> None:
        assert found({"跟进编号": "GJ20240301001", "首次发现时间": AS_OF}) == []

    def test_a_name_that_no_lead_has_is_an_error(self) -> None:
        row = touch(线索编号=None, 客户名称="没有的公司")
        assert found(row) == [("customer_unknown", 0, "customer_name")]

    def test_an_ambiguous_name_lists_up_to_five_leads(self) -> None:
        leads = tuple(lead_row(线索编号=f"L{n}", 客户名称="华东公司") for n in range(1, 8))
        (problem,) = problems_of(touch(线索编号=None, 客户名称="華東公司"), leads=leads)
        assert (problem.rule, problem.severity) == ("lead_ambiguous", ERROR)
        assert problem.facts == {"count": "7", "candidates": "L1 / L2 / L3 / L4 / L5 …"}

    def test_a_repeated_number_is_told_with_the_first_place_of_it(self) -> None:
        rows = [touch(跟进编号=number) for number in ("GJ1", "GJ2", "gj1")]
        (problem,) = problems_of(*rows)
        assert (problem.rule, problem.row, problem.other) == ("follow_up_repeated", 2, 0)


class TestDates:
    def test_a_date_that_is_none_is_an_error_and_starts_no_clock(self) -> None:
        (problem,) = problems_of(touch(跟进日期="前几天吧"))
        assert (problem.field, problem.severity) == ("followed_up_on", ERROR)
        assert problem.blocks == {Computation.CLOCK}

    def test_what_was_said_nobody_knows_when_starts_no_clock(self) -> None:
        (problem,) = problems_of(touch(跟进日期=None))
        assert (problem.rule, problem.severity) == ("follow_up_undated", WARNING)
        assert problem.blocks == {Computation.CLOCK}

    def test_an_idea_without_a_date_is_fine(self) -> None:
        assert found(plan(跟进日期=None, 下一步行动="发方案", 完成状态=None)) == []

    def test_a_follow_up_before_the_day_of_registration_is_an_error_and_starts_no_clock(
        self,
    ) -> None:
        (problem,) = problems_of(touch(跟进日期="2024-02-29 17:00"))
        assert (problem.rule, problem.severity) == ("follow_up_early", ERROR)
        assert problem.facts["registered"] == "2024-03-01"
        assert problem.blocks == {Computation.CLOCK}

    def test_a_follow_up_on_the_day_of_registration_is_fine_whatever_the_time(self) -> None:
        lead = lead_row(登记日期=datetime(2024, 3, 1, 18))
        assert found(touch(跟进日期="2024-03-01"), leads=(lead,)) == []

    @pytest.mark.parametrize(
        ("row", "is_told"),
        [
            (touch(跟进日期="2024-04-01"), True),
            (touch(跟进日期="2024-04-01", 完成状态=None), True),
            (plan(跟进日期="2024-04-01", 完成状态="已完成"), True),
            (touch(跟进日期="2024-03-31"), False),  # of today: the day has come
            (plan(跟进日期="2024-04-01"), False),
            (touch(跟进日期="2024-04-01", 完成状态="已取消"), False),
        ],
    )
    def test_nothing_has_happened_on_a_day_to_come(self, row: Touch, is_told: bool) -> None:
        assert [rule for rule, _, _ in found(row)] == ["follow_up_future"] * is_told

    def test_done_without_a_word_on_it_is_told(self) -> None:
        assert found(touch(沟通内容=" ")) == [("touch_unwritten", 0, "content")]

    def test_a_missed_plan_is_told_unless_its_lead_is_closed(self) -> None:
        missed = plan(跟进日期="2024-03-30")
        (problem,) = problems_of(missed)
        assert (problem.rule, problem.severity) == ("plan_missed", WARNING)
        assert found(missed, leads=(lead_row(状态="已流失"),)) == []


class TestWords:
    @pytest.mark.parametrize(
        ("header", "field"),
        [
            ("跟进方式", "channel"),
            ("完成状态", "completion"),
            ("跟进结果", "outcome"),
            ("下一步截止日", "next_step_due_on"),
        ],
    )
    def test_what_is_not_understood_is_a_warning(self, header: str, field: str) -> None:
        (problem,) = problems_of(touch(**{header: "说不清楚"}))
        assert (problem.field, problem.value, problem.severity) == (field, "说不清楚", WARNING)

    def test_a_slip_of_the_pen_gets_the_nearest_word(self) -> None:
        (problem,) = problems_of(touch(跟进方式="线上会"))
        assert problem.facts["hint"] == "线上会议"

    def test_text_that_looks_like_a_formula_is_told(self) -> None:
        assert ("formula_text", 0, "feedback") in found(touch(客户反馈='=HYPERLINK("x")'))


class TestWrittenDownInTime:
    """S0: within 24 hours. The touch is of 2024-03-20 10:00, so until 03-21 10:00."""

    @staticmethod
    def rules(first_seen: datetime, *runs: datetime, day: str = "2024-03-20 10:00") -> list[str]:
        rows: Tables = {RunRow: [{"批次": str(n), "截至时间": run} for n, run in enumerate(runs)]}
        return [
            p.rule for p in problems_of(touch(跟进日期=day, 首次发现时间=first_seen), tables=rows)
        ]

    def test_a_run_after_the_limit_that_had_not_seen_it_shows_that_it_is_late(self) -> None:
        assert self.rules(datetime(2024, 3, 25), datetime(2024, 3, 21, 11)) == ["recorded_late"]

    def test_without_a_run_in_between_nobody_can_know(self) -> None:
        assert self.rules(datetime(2024, 3, 25)) == []
        assert self.rules(datetime(2024, 3, 25), datetime(2024, 3, 21, 9)) == []  # 23 hours
        assert self.rules(datetime(2024, 3, 25), datetime(2024, 3, 26)) == []

    def test_the_run_that_first_saw_it_is_no_witness_against_it(self) -> None:
        seen = datetime(2024, 3, 22)
        assert self.rules(seen, seen) == []

    def test_a_run_that_came_later_is_no_witness_whatever_moment_it_counted_as_now(self) -> None:
        seen, pretended = datetime(2024, 3, 25), datetime(2024, 3, 22)
        assert self.rules(seen, seen, pretended) == []
        assert self.rules(seen, pretended, seen) == ["recorded_late"]

    def test_a_day_counts_from_its_end(self) -> None:
        # the 20th ends at 03-21 00:00; 24 hours later it is 03-22 00:00
        late, seen = datetime(2024, 3, 22, 1), datetime(2024, 3, 25)
        assert self.rules(seen, late - timedelta(hours=2), day="2024-03-20") == []
        assert self.rules(seen, late, day="2024-03-20") == ["recorded_late"]

    def test_it_is_only_an_information(self) -> None:
        rows: Tables = {RunRow: [{"批次": "1", "截至时间": datetime(2024, 3, 24)}]}
        (problem,) = problems_of(touch(首次发现时间=datetime(2024, 3, 25)), tables=rows)
        assert problem.severity == INFO


class TestDoNotDisturb:
    """S2: at most two active touches on a low lead in 30 days."""

    LOW = lead_row(意向等级="低意向")

    def test_the_third_active_touch_on_a_low_lead_is_told_at_the_last_of_them(self) -> None:
        rows = [touch(跟进日期=day) for day in ("2024-03-20", "2024-03-28", "2024-03-25")]
        (problem,) = problems_of(*rows, leads=(self.LOW,))
        assert (problem.rule, problem.row, problem.severity) == ("disturbed", 1, WARNING)
        assert problem.facts == {"count": "3", "days": "30", "most": "2"}

    def test_two_are_fine_and_so_are_three_on_another_grade(self) -> None:
        assert found(touch(), touch(), leads=(self.LOW,)) == []
        assert found(*[touch()] * 3, leads=(lead_row(意向等级="高意向"),)) == []

    def test_a_news_push_does_not_disturb(self) -> None:
        rows = [touch(), touch(), touch(跟进方式="资讯推送")]
        assert found(*rows, leads=(self.LOW,)) == []

    def test_what_is_longer_ago_does_not_count(self) -> None:
        # 30 days before 03-31 18:00 is 03-01 18:00
        rows = [touch(), touch(), touch(跟进日期="2024-03-01 17:00")]
        assert found(*rows, leads=(self.LOW,)) == []

    def test_a_closed_lead_is_left_in_peace_by_the_check_too(self) -> None:
        lost = lead_row(意向等级="低意向", 状态="已流失")
        assert found(*[touch()] * 3, leads=(lost,)) == []

    def test_the_limits_are_settings(self) -> None:
        said: Tables = {Setting: [{"键": "防打扰次数", "值": 1.0}]}
        (problem,) = problems_of(touch(), touch(), leads=(self.LOW,), tables=said)
        assert problem.rule == "disturbed"


class TestTwoOnOneCustomer:
    """S2: no double follow-up; two people within 7 days."""

    def test_the_later_touch_is_told_with_the_earlier_one(self) -> None:
        rows = [touch(跟进日期="2024-03-28", 跟进人="王销售"), touch(跟进日期="2024-03-26")]
        (problem,) = problems_of(*rows)
        assert (problem.rule, problem.row, problem.other) == ("followed_twice", 0, 1)
        assert problem.facts == {"first": "李销售", "days": "7"}

    def test_one_person_may_come_as_often_as_need_be(self) -> None:
        assert found(touch(跟进日期="2024-03-26"), touch(跟进日期="2024-03-28")) == []

    def test_seven_days_apart_is_within_and_eight_is_not(self) -> None:
        late = touch(跟进日期="2024-03-30", 跟进人="王销售")
        assert len(found(touch(跟进日期="2024-03-23"), late)) == 1
        assert found(touch(跟进日期="2024-03-22"), late) == []

    def test_two_leads_with_the_same_name_are_one_customer(self) -> None:
        leads = (lead_row(), lead_row(线索编号="x", 客户名称="華東某某科技有限公司 "))
        rows = [
            touch(跟进日期="2024-03-26"),
            touch(跟进日期="2024-03-28", 线索编号="x", 跟进人="王销售"),
        ]
        assert found(*rows, leads=leads) == [("followed_twice", 1, "owner")]

    def test_two_leads_without_a_name_are_two_customers(self) -> None:
        leads = (lead_row(客户名称=None), lead_row(线索编号="x", 客户名称=None))
        rows = [
            touch(跟进日期="2024-03-26"),
            touch(跟进日期="2024-03-28", 线索编号="x", 跟进人="王销售"),
        ]
        assert found(*rows, leads=leads) == []

    def test_what_is_long_ago_cannot_be_mended_and_is_not_told(self) -> None:
        # 7 days before 03-31 18:00 is 03-24 18:00
        earlier = touch(跟进日期="2024-03-22")
        assert found(earlier, touch(跟进日期="2024-03-24 17:00", 跟进人="王销售")) == []
        assert len(found(earlier, touch(跟进日期="2024-03-24 19:00", 跟进人="王销售"))) == 1

    def test_colleagues_who_go_together_share_the_customer(self) -> None:
        together = touch(跟进日期="2024-03-26", 跟进人="李销售、王销售")
        assert found(together, touch(跟进日期="2024-03-28", 跟进人="王销售")) == []
        assert found(touch(跟进日期="2024-03-25", 跟进人="李销售"), together) == []

    def test_the_nearest_touch_of_none_of_its_people_is_named(self) -> None:
        # The third shares 王销售 with the second, but nobody with the first.
        rows = [
            touch(跟进日期="2024-03-25", 跟进人="李销售"),
            touch(跟进日期="2024-03-26", 跟进人="李销售、王销售"),
            touch(跟进日期="2024-03-27", 跟进人="王销售"),
        ]
        (problem,) = problems_of(*rows)
        assert (problem.row, problem.other) == (2, 0)

    def test_of_two_rows_about_one_person_the_first_counts(self) -> None:
        rows = [touch(跟进日期="2024-03-26"), touch(跟进日期="2024-03-28", 跟进人="王销售")]
        reps: Tables = {
            Rep: [{"姓名": "李销售", "状态": "在岗"}, {"姓名": "李销售", "状态": "离职"}]
        }
        assert [p.rule for p in problems_of(*rows, tables=reps)] == ["followed_twice"]

    def test_whoever_took_over_from_a_person_who_left_is_no_rival(self) -> None:
        rows = [touch(跟进日期="2024-03-26"), touch(跟进日期="2024-03-28", 跟进人="王销售")]
        reps: Tables = {Rep: [{"姓名": "李销售", "状态": "离职"}, {"姓名": "王销售"}]}
        assert problems_of(*rows, tables=reps) == []
