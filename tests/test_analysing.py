"""SPEC §1 and §6: the conversion tables and the figures of the charts from the leads."""

import random
from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest

from tests.memory import Content, MemoryWorkbook
from tests.support import column, lead_row, table, workbook_with
from xlfunnel.actions import Action, Outcome, Run, perform_steps
from xlfunnel.actions.analysing import analyse
from xlfunnel.actions.checking import check_leads
from xlfunnel.actions.checking_memory import check_memory
from xlfunnel.actions.filling import fill
from xlfunnel.actions.grading import grade_leads
from xlfunnel.actions.listing import list_problems
from xlfunnel.actions.recording import record
from xlfunnel.actions.remembering import remember
from xlfunnel.actions.run import Job
from xlfunnel.language import LANGUAGES, Language, Text
from xlfunnel.messages import say
from xlfunnel.problem import Computation, Problem
from xlfunnel.schema.chart_data import BLOCKS
from xlfunnel.schema.conversion import Conversion, ConversionBy
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.screening import ScreeningRule
from xlfunnel.schema.settings import Setting
from xlfunnel.schema.terms import ERROR
from xlfunnel.values.cell import CellError

AS_OF = datetime(2024, 12, 31, 18, 30)
T = Text("试", "試", "Try")
REFRESH = (
    fill,
    check_leads,
    check_memory,
    list_problems,
    grade_leads,
    analyse,
    record,
    remember,
)


def refresh(
    workbook: MemoryWorkbook, as_of: datetime = AS_OF, language: Language = "zh-CN"
) -> Outcome:
    return perform_steps(Action("t", T, T, REFRESH), workbook, Run(as_of, language=language))


def leads(count: int, start: int = 0, **said: Content) -> list[dict[str, Content]]:
    """Return *count* leads that differ in their number and customer only."""
    return [
        lead_row(**{"线索编号": f"L{n:04d}", "客户名称": f"客户{n}", **said})
        for n in range(start, start + count)
    ]


def delete(workbook: MemoryWorkbook, *ids: object) -> None:
    grid = workbook.grids["Leads"]
    grid.lines = [line for line in grid.lines if line["线索编号"] not in ids]


def dimension(workbook: MemoryWorkbook, name: str, *headers: str) -> list[tuple[object, ...]]:
    """Return the rows of one dimension, the dimension itself left out."""
    rows = table(workbook, "ConversionBy", "维度", "取值", *headers)
    return [row[1:] for row in rows if row[0] == name]


def caveats(workbook: MemoryWorkbook) -> str:
    return str(table(workbook, "Conversion", "数据提示")[0][0])


MARCH = datetime(2024, 3, 1)
WON: dict[str, Content] = {"状态": "已转化", "成交日期": datetime(2024, 3, 21), "成交金额": 1.0}
LOST: dict[str, Content] = {
    "状态": "已流失",
    "流失日期": datetime(2024, 3, 9),
    "流失原因": "其他",
}


class TestBySource:
    def test_s2s_table_with_what_a_reader_must_know_beside_it(self) -> None:
        registered = datetime(2024, 3, 1)
        fair: dict[str, Content] = {"线索来源": "行业展会", "登记日期": registered}
        form: dict[str, Content] = {"线索来源": "官网", "登记日期": registered}
        workbook = workbook_with(
            *leads(15, 0, **fair, 状态="已转化", 成交日期=registered + timedelta(days=25)),
            *leads(35, 15, **fair, 状态="跟进中"),
            *leads(8, 50, **form, 状态="已转化", 成交日期=registered + timedelta(days=45)),
            *leads(92, 58, **form, **LOST),
        )
        refresh(workbook)
        headers = ("线索来源", "线索数量", "成交数量", "转化率", "平均转化周期")
        assert table(workbook, "Conversion", *headers) == [
            ("官网表单", 100, 8, 0.08, 45),
            ("展会", 50, 15, 0.30, 25),
        ]
        # Each lead is watched for more than 90 days, so the share won within them is the raw one.
        within = column(workbook, "Conversion", "登记90天内成交率")
        assert within == pytest.approx([0.08, 0.30])
        assert table(workbook, "Conversion", "客户数量", "在跟数量", "数据提示") == [
            (100, 0, None),
            (50, 35, "在跟35条（70%），转化率可能再升"),
        ]

    def test_one_customer_with_several_leads_counts_once_in_a_group(self) -> None:
        workbook = workbook_with(
            lead_row(线索编号="a", 客户名称="华东科技"),
            lead_row(线索编号="b", 客户名称=" 華東科技 "),
            lead_row(线索编号="c", 客户名称="华东科技", 线索来源="渠道"),
            lead_row(线索编号="d", 客户名称=None),
            lead_row(线索编号="e", 客户名称=None),
        )
        outcome = refresh(workbook)
        rows = table(workbook, "Conversion", "线索来源", "线索数量", "客户数量")
        assert rows == [("展会", 4, 3), ("渠道", 1, 1)]
        assert outcome.counts["customers"] == 3  # the same one in both sources, and two unnamed

    def test_a_lead_taken_up_again_is_open_whatever_its_old_loss_date(self) -> None:
        workbook = workbook_with(
            *leads(1, 0, 状态="跟进中", 流失日期="2024-03-09"),
            *leads(1, 1, 状态=None, 流失日期="2024-03-09"),  # no word against the date
            *leads(1, 2, 状态="跟进中", 成交日期="2024-03-09"),
        )
        refresh(workbook)
        assert table(workbook, "Conversion", "线索数量", "成交数量", "在跟数量") == [(3, 1, 1)]

    def test_the_commonest_spelling_names_a_group_in_whatever_order_the_rows_stand(self) -> None:
        rows = [
            *leads(1, 0, 线索来源="DOUYIN"),
            *leads(2, 1, 线索来源="Douyin"),
            *leads(1, 3, 线索来源=" douyin"),
        ]
        for order in (rows, rows[::-1]):
            workbook = workbook_with(*order)
            refresh(workbook)
            assert table(workbook, "Conversion", "线索来源", "线索数量") == [("Douyin", 4)]

    def test_a_lead_counts_whatever_its_id_is_as_long_as_it_has_one(self) -> None:
        rows = [*leads(2), {**leads(1)[0], "线索编号": CellError("#N/A")}]
        workbook = workbook_with(*rows)
        refresh(workbook)
        assert table(workbook, "Conversion", "线索数量") == [(3,)]

    def test_a_bad_loss_date_keeps_no_won_lead_out_of_the_cycle(self) -> None:
        workbook = workbook_with(lead_row(**{**WON, "流失日期": "很久了"}))
        # won on 03-21, registered on 03-01
        assert refresh(workbook).counts["cycle_days"] == 20.0

    def test_without_leads_there_is_no_conversion_to_tell(self) -> None:
        outcome = refresh(workbook_with())
        assert say("actions.no_leads") in outcome.summary
        assert not [said for said in outcome.summary if "转化率 。" in said]

    def test_a_problem_of_another_table_leaves_no_lead_out(self) -> None:
        def check_follow_ups(job: Job) -> None:
            cycle = frozenset({Computation.CYCLE})
            for row in (0, 99):
                job.problems.append(Problem("x", ERROR, FollowUp, row, "touched_on", blocks=cycle))

        workbook = workbook_with(*leads(1, 0, 登记日期="2024-03-01", **WON))
        perform_steps(Action("t", T, T, (check_follow_ups, analyse)), workbook, Run(AS_OF))
        assert column(workbook, "Conversion", "平均转化周期") == [20]


class TestWithinNinetyDays:
    def test_it_is_blank_until_a_lead_of_the_group_is_ninety_days_old(self) -> None:
        old, young = AS_OF - timedelta(days=90), AS_OF - timedelta(days=89)
        workbook = workbook_with(
            *leads(1, 0, 登记日期=old, 线索来源="展会", 成交日期=old + timedelta(days=90)),
            *leads(1, 1, 登记日期=young, 线索来源="渠道", 成交日期=young),
        )
        outcome = refresh(workbook)
        rows = table(workbook, "Conversion", "线索来源", "登记90天内成交率")
        assert sorted(rows) == [("展会", 1), ("渠道", None)]
        assert "登记90天内成交率" in outcome.summary[-1]

    def test_young_leads_lower_the_raw_rate_and_not_this_one(self) -> None:
        old, young = AS_OF - timedelta(days=200), AS_OF - timedelta(days=2)
        won = old + timedelta(days=10)
        workbook = workbook_with(
            *leads(2, 0, 登记日期=old, 状态="已转化", 成交日期=won),
            *leads(2, 2, 登记日期=old, 状态="跟进中"),
            *leads(6, 4, 登记日期=young, 状态="待跟进"),
        )
        refresh(workbook)
        assert table(workbook, "Conversion", "转化率", "登记90天内成交率") == [(0.2, 0.5)]

    def test_another_horizon_is_used_and_said_where_the_figure_stands(self) -> None:
        workbook = workbook_with(
            *leads(2, 0, 登记日期="2024-03-01", **WON),  # won after 20 days
            tables={Setting: [{"键": "成交率观察天数", "值": 19.0}]},
        )
        refresh(workbook)
        assert column(workbook, "Conversion", "登记90天内成交率") == [0]
        assert "已按设置改为19天" in caveats(workbook)


class TestHowSureTheRateIs:
    """The range, the steady rate and the verdict beside the rate (SPEC §6)."""

    HEADERS = ("登记90天内成交率", "90天成交率区间", "数据够不够")

    def test_leads_all_watched_for_ninety_days_have_wilsons_range(self) -> None:
        # Oracle 3: 15 of 50 is [19.1, 43.8] %, 8 of 100 is [4.1, 15.0] %.
        fair: dict[str, Content] = {"线索来源": "展会"}
        form: dict[str, Content] = {"线索来源": "官网表单"}
        workbook = workbook_with(
            *leads(15, 0, **fair, **WON),
            *leads(35, 15, **fair, **LOST),
            *leads(8, 50, **form, **WON),
            *leads(92, 58, **form, **LOST),
        )
        refresh(workbook)
        assert table(workbook, "Conversion", "线索来源", *self.HEADERS) == [
            # 10.9 points wide, and the rate is 8: it might as well be half or twice of that
            ("官网表单", 0.08, "4.1%–15.0%", "数据偏少，仅供参考"),
            ("展会", pytest.approx(0.3), "19.1%–43.8%", "数据充分"),
        ]

    def test_with_young_leads_among_them_the_estimate_has_its_own_range(self) -> None:
        young: dict[str, Content] = {"登记日期": AS_OF - timedelta(days=3), "状态": "跟进中"}
        workbook = workbook_with(
            *leads(15, 0, **WON), *leads(35, 15, **LOST), *leads(50, 50, **young)
        )
        refresh(workbook)
        ((rate, ends, _),) = table(workbook, "Conversion", *self.HEADERS)
        assert rate == pytest.approx(0.3)  # nobody young is won, nor could have been yet
        assert ends != "19.1%–43.8%"
        low, high = (float(end) / 100 for end in str(ends).replace("%", "").split("–"))
        # Greenwood's error of 15 of 50 on the log(-log) scale: [18.1, 42.8] %
        assert (low, high) == pytest.approx((0.181, 0.428), abs=0.0015)

    def test_a_group_too_young_for_a_rate_has_no_range_and_too_little_data(self) -> None:
        workbook = workbook_with(*leads(40, 0, 登记日期=AS_OF - timedelta(days=89)))
        refresh(workbook)
        assert table(workbook, "Conversion", *self.HEADERS, "稳健成交率") == [
            (None, None, "数据偏少，仅供参考", None)
        ]
        assert "还没有满90天的线索" in caveats(workbook)

    @pytest.mark.parametrize(
        ("count", "won", "is_enough"), [(30, 20, True), (29, 19, False), (60, 4, False)]
    )
    def test_few_leads_of_that_age_or_few_wins_are_too_little(
        self, count: int, won: int, is_enough: bool
    ) -> None:
        young: dict[str, Content] = {"登记日期": AS_OF - timedelta(days=3)}
        workbook = workbook_with(
            *leads(won, 0, **WON), *leads(count - won, won, **LOST), *leads(20, 100, **young)
        )
        refresh(workbook)
        ((said,),) = table(workbook, "Conversion", "数据够不够")
        assert said == ("数据充分" if is_enough else "数据偏少，仅供参考")

    def test_a_lucky_few_do_not_come_out_on_top(self) -> None:
        workbook = workbook_with(
            *leads(1, 0, 线索来源="渠道", **WON),
            *leads(40, 1, 线索来源="展会", **WON),
            *leads(60, 41, 线索来源="展会", **LOST),
        )
        refresh(workbook)
        rates = column(workbook, "Conversion", "登记90天内成交率")
        steady = column(workbook, "Conversion", "稳健成交率")
        # The mean m, 41 of 101, counts as 20 more leads: (40 + 20 m) / 120 and (1 + 20 m) / 21.
        mean = 41 / 101
        assert rates == pytest.approx([0.4, 1])
        assert steady == pytest.approx([(40 + 20 * mean) / 120, (1 + 20 * mean) / 21])

    def test_months_are_not_pulled_together(self) -> None:
        workbook = workbook_with(
            *leads(9, 0, 登记日期="2024-02-01", **WON), *leads(9, 9, 登记日期="2024-03-01", **LOST)
        )
        refresh(workbook)
        assert {row[1] for row in dimension(workbook, "登记月", "稳健成交率")} == {None}
        assert {row[1] for row in dimension(workbook, "行业", "稳健成交率")} == {0.5}

    def test_the_run_says_how_sure_its_rate_is(self) -> None:
        outcome = refresh(workbook_with(*leads(15, 0, **WON), *leads(35, 15, **LOST)))
        said = "登记90天内成交率 30.0%，95%区间 19.1%–43.8%（满90天的线索 50 条）。"
        assert said in outcome.summary


class TestMoreFigures:
    def test_the_share_within_other_times_counts_the_wins_of_those_days(self) -> None:
        rows = [
            row
            for n, day in enumerate((30, 60, 61, 180))
            for row in leads(1, n, 登记日期=MARCH, 成交日期=MARCH + timedelta(days=day))
        ]
        workbook = workbook_with(*rows, *leads(6, 4, 登记日期=MARCH, **LOST))
        refresh(workbook)
        headers = [f"登记{days}天内成交率" for days in (30, 60, 90, 180)]
        ((*shares,),) = table(workbook, "Conversion", *headers)
        assert shares == pytest.approx([0.1, 0.2, 0.3, 0.4])

    def test_pace_says_when_half_and_four_fifths_of_the_wins_came(self) -> None:
        days = (0, 5, 12, 25, 25, 40, 50, 60, 90, 170)  # the fifth, the eighth
        rows = [
            row
            for n, day in enumerate(days)
            for row in leads(1, n, 登记日期=MARCH, 成交日期=MARCH + timedelta(days=day))
        ]
        workbook = workbook_with(*rows, *leads(3, 50, 登记日期=MARCH))
        refresh(workbook)
        assert column(workbook, "Conversion", "成交快慢") == ["一半在25天内，八成在60天内"]

    def test_deals_of_the_same_day_are_said_so(self) -> None:
        rows = leads(9, 0, 登记日期=MARCH, 成交日期=MARCH)
        workbook = workbook_with(*rows)
        refresh(workbook)
        assert column(workbook, "Conversion", "成交快慢") == ["一半在当天，八成在当天"]

    def test_a_group_not_watched_for_180_days_has_no_pace(self) -> None:
        since = AS_OF - timedelta(days=179)
        workbook = workbook_with(*leads(9, 0, 登记日期=since, 成交日期=since + timedelta(days=9)))
        refresh(workbook)
        assert column(workbook, "Conversion", "成交快慢") == [None]

    def test_the_oldest_open_lead_is_told_and_closed_ones_are_not(self) -> None:
        workbook = workbook_with(
            *leads(1, 0, 登记日期=AS_OF - timedelta(days=400), **LOST),
            *leads(1, 1, 登记日期=AS_OF - timedelta(days=33)),
            *leads(1, 2, 登记日期=AS_OF - timedelta(days=2)),
            *leads(1, 3, 登记日期=AS_OF - timedelta(days=2), 线索来源="渠道", 成交日期=AS_OF),
        )
        refresh(workbook)
        found = table(workbook, "Conversion", "线索来源", "最久在跟天数")
        assert sorted(found) == [("展会", 33), ("渠道", None)]

    def test_leads_that_go_back_to_marketing_are_counted_with_the_commonest_reasons(self) -> None:
        reasons = ("空号", "空號", "KH 不对", "没有需求", "没有需求", "没有需求", None)
        rows = [row for n, said in enumerate(reasons) for row in leads(1, n, 退回原因=said)]
        workbook = workbook_with(*rows)
        refresh(workbook)
        # The two scripts are one reason; two are named.
        assert table(workbook, "Conversion", "退回数量", "主要退回原因") == [(6, "没有需求、空号")]

    def test_a_group_that_only_a_note_keeps_has_no_figure_but_zero(self) -> None:
        workbook = workbook_with(*leads(1, 0, 线索来源="渠道"))
        refresh(workbook)
        workbook.grids["Conversion"].lines[0]["优化建议"] = "停掉"
        workbook.grids["Leads"].lines[0]["线索来源"] = "展会"
        refresh(workbook)
        row = workbook.grids["Conversion"].lines[-1]
        counts = {name: row[name] for name in ("线索数量", "合格线索数", "退回数量")}
        assert (row["线索来源"], counts) == ("渠道", dict.fromkeys(counts, 0))
        assert {row[name] for name in ("数据够不够", "90天成交率区间", "成交快慢")} == {None}


class TestQualifiedLeads:
    """合格线索: what the screening lets through, and how many of those were won."""

    def team(self, rejected: int, *rules: dict[str, Content]) -> MemoryWorkbook:
        """Return 20 qualified leads, 8 of them won, and *rejected* lost ones."""
        workbook = workbook_with(
            *leads(8, 0, 筛选结果="合格", **WON),
            *leads(12, 8, 筛选结果="合格", **LOST),
            *leads(rejected, 20, 筛选结果="不合格", **LOST),
            *leads(10, 40, 筛选结果="待确认", **LOST),
            tables={ScreeningRule: rules},
        )
        refresh(workbook)
        return workbook

    def rule(self, field: str) -> dict[str, Content]:
        return {"名称": "x", "字段": field, "比较": "不为空", "结论": "不合格"}

    def test_their_rate_stands_beside_that_of_all(self) -> None:
        workbook = self.team(10)
        headers = ("转化率", "合格线索数", "合格线索转化率")
        assert table(workbook, "Conversion", *headers) == [(8 / 40, 20, 8 / 20)]

    def test_where_nothing_has_been_screened_there_is_nothing_to_tell(self) -> None:
        workbook = workbook_with(lead_row())
        refresh(workbook)
        assert table(workbook, "Conversion", "合格线索数", "合格线索转化率") == [(None, None)]

    def test_a_rule_on_what_only_closed_leads_say_is_told(self) -> None:
        workbook = self.team(5, self.rule("流失原因"), self.rule("企业人数"))
        assert "筛选规则用到流失原因，流失后才知道，合格线索转化率偏高" in caveats(workbook)

    def test_a_few_leads_rejected_so_do_no_harm(self) -> None:
        # The line is a quarter of the 20 qualified ones.
        assert "筛选规则" not in caveats(self.team(4, self.rule("流失原因")))

    def test_rules_on_what_is_known_before_are_not_told(self) -> None:
        assert "筛选规则" not in caveats(self.team(10, self.rule("企业人数")))

    def test_deleting_a_rejected_or_qualified_lead_leaves_the_rate_as_it_is(self) -> None:
        workbook = self.team(10)
        delete(workbook, "L0010", "L0025")
        refresh(workbook)
        assert table(workbook, "Conversion", "合格线索数", "合格线索转化率") == [(20, 0.4)]


class TestWhatIsStillToCome:
    def test_a_win_dated_after_the_day_belongs_to_no_month_yet(self) -> None:
        later = AS_OF + timedelta(days=40)
        workbook = workbook_with(
            *leads(1, 0, 登记日期=MARCH, 状态="已转化", 成交日期=later),
            *leads(1, 1, 登记日期=MARCH, 状态="已转化", 成交日期=MARCH + timedelta(days=20)),
            *leads(1, 2, 登记日期=MARCH, 状态="已转化", 成交日期=AS_OF.replace(hour=23)),
        )
        outcome = refresh(workbook)
        headers = ("线索数量", "成交数量", "本月成交数", "平均转化周期")
        assert dimension(workbook, "登记月", *headers) == [
            ("2024-03", 3, 3, 1, (20 + 305) / 2),  # it counts as typed, but has no cycle
            ("2024-12", 0, 0, 1, None),  # won later today is won
        ]
        assert outcome.counts["cycle_days"] == (20 + 305) / 2
        assert "1条的成交日期还没到，周期和90天内成交率先不算" in caveats(workbook)


class TestLeadsBroughtAlong:
    """Leads imported mid-life are watched from their import on (SPEC §6)."""

    def brought(self, **said: Content) -> MemoryWorkbook:
        """Return 10 leads, 5 won on day 20, and 10 more that came in on day 51 of their life."""
        began = AS_OF - timedelta(days=200)
        own: dict[str, Content] = {"登记日期": began, "状态": "跟进中"}
        won: dict[str, Content] = {"状态": "已转化", "成交日期": began + timedelta(days=20)}
        workbook = workbook_with(*leads(5, 0, **own), *leads(5, 5, **{**own, **won}))
        refresh(workbook, began + timedelta(days=100))
        registered = began + timedelta(days=50)
        rows = [
            *leads(9, 10, 登记日期=registered, 状态="跟进中"),
            *leads(1, 19, 登记日期=registered, **{"状态": "跟进中", **said}),
        ]
        grid = workbook.grids["Leads"]
        grid.lines += [{**dict.fromkeys(grid.headers), **row} for row in rows]
        refresh(workbook, began + timedelta(days=101))
        for line in grid.lines[10:12]:
            line |= {"状态": "已转化", "成交日期": registered + timedelta(days=60)}
        return workbook

    def test_they_count_for_the_days_they_were_here_only(self) -> None:
        workbook = self.brought()
        refresh(workbook)
        # Day 20: 5 of the 10 that were there. Day 60: 2 of the 5 left and the 10 brought along.
        assert column(workbook, "Conversion", "登记60天内成交率") == [
            pytest.approx(5 / 10 + 5 / 10 * 2 / 15)
        ]
        assert "10条登记后过了些时候才录入，90天内成交率从录入那天起算" in caveats(workbook)
        assert refresh(workbook).changes == 0

    def test_with_closed_leads_among_them_the_whole_list_was_brought_along(self) -> None:
        lost: dict[str, Content] = {
            "状态": "已流失",
            "流失日期": AS_OF - timedelta(days=105),
            "流失原因": "其他",
        }
        workbook = self.brought(**lost)
        refresh(workbook)
        # Day 20: 5 of 20. Day 45: one of 15 is lost. Day 60: 2 of the 14 left, open 15/20 · 14/15.
        assert column(workbook, "Conversion", "登记60天内成交率") == [
            pytest.approx(5 / 20 + 15 / 20 * 14 / 15 * 2 / 14)
        ]
        assert "才录入" not in caveats(workbook)


class TestCaveats:
    @pytest.mark.parametrize(
        ("count", "won", "said"),
        [
            (29, 10, "样本不足：线索29条、成交10条"),
            (40, 4, "样本不足：只成交4条"),
            (40, 0, "还没有成交"),
        ],
    )
    def test_too_few_leads_or_wins_are_told(self, count: int, won: int, said: str) -> None:
        workbook = workbook_with(*leads(won, 0, **WON), *leads(count - won, won, **LOST))
        refresh(workbook)
        assert caveats(workbook) == said

    def test_enough_of_both_and_nothing_open_need_no_caveat(self) -> None:
        workbook = workbook_with(*leads(5, 0, **WON), *leads(25, 5, **LOST))
        refresh(workbook)
        assert column(workbook, "Conversion", "数据提示") == [None]

    def test_what_is_enough_is_a_setting(self) -> None:
        settings: list[dict[str, Content]] = [
            {"键": "样本足够:线索数", "值": 2.0},
            {"键": "样本足够:成交数", "值": 1.0},
            {"键": "在跟占比提示线", "值": 60.0},
        ]
        rows = [*leads(1, 0, **WON), *leads(1, 1, 状态="跟进中")]
        workbook = workbook_with(*rows, tables={Setting: settings})
        refresh(workbook)
        assert column(workbook, "Conversion", "数据提示") == [None]

    def test_leads_without_proper_dates_are_counted_and_told(self) -> None:
        workbook = workbook_with(
            *leads(30, 0, **WON), *leads(1, 30, 状态="已转化"), *leads(1, 31, 登记日期="不详")
        )
        refresh(workbook)
        assert table(workbook, "Conversion", "线索数量", "成交数量") == [(32, 31)]
        assert "2条日期缺失或有误，没算进周期和90天内成交率" in caveats(workbook)

    def test_a_share_from_which_undated_wins_are_missing_is_told_to_be_too_low(self) -> None:
        # 20 of 32 leads are won, but nobody knows when: only 12 are watched, and none is won.
        rows = [*leads(20, 0, 状态="已转化"), *leads(12, 20, 状态="跟进中")]
        workbook = workbook_with(*rows)
        outcome = refresh(workbook)
        assert "其中20条是成交，90天内成交率因此偏低" in caveats(workbook)
        assert (
            "登记90天内成交率 0.0%，95%区间 0.0%–24.2%（满90天的线索 12 条）。" in outcome.summary
        )
        low = "有 20 条成交没有可用的日期，没算在内，所以这个比例偏低。"
        assert low in outcome.summary

    def test_few_old_leads_among_many_young_ones_are_told(self) -> None:
        workbook = workbook_with(
            *leads(9, 0, **WON), *leads(40, 9, 登记日期=AS_OF - timedelta(days=3), **LOST)
        )
        refresh(workbook)
        assert "满90天的仅9条" in caveats(workbook)

    def test_thirty_old_leads_are_enough_and_a_small_group_is_not_told_twice(self) -> None:
        young: dict[str, Content] = {"登记日期": AS_OF - timedelta(days=3), **LOST}
        many = workbook_with(*leads(30, 0, **WON), *leads(10, 30, **young))
        few = workbook_with(*leads(5, 0, **WON), *leads(10, 5, **young))
        for workbook in (many, few):
            refresh(workbook)
            assert "满90天" not in caveats(workbook)

    def test_a_grade_that_follows_the_work_is_told_to_be_no_measure(self) -> None:
        workbook = workbook_with(*leads(5, 0, **WON), *leads(25, 5, **LOST))
        refresh(workbook)
        ((_, said),) = dimension(workbook, "当前等级", "数据提示")
        assert said == "等级会变，比较请看登记时等级"
        assert "等级会随跟进改" not in str(dimension(workbook, "登记时等级", "数据提示"))


class TestLateFilling:
    """A field filled in after the win makes every rate by it too high (seen in real data)."""

    def industries(self, won: int, unsaid: int, unsaid_won: int) -> dict[object, str]:
        """Refresh 10 leads of 制造业, *won* of them won, and *unsaid* without an industry."""
        said: dict[str, Content] = {"行业": "制造业"}
        workbook = workbook_with(
            *leads(won, 0, **said, **WON),
            *leads(10 - won, 10, **said, **LOST),
            *leads(unsaid_won, 100, **WON),
            *leads(unsaid - unsaid_won, 200, **LOST),
        )
        refresh(workbook)
        return {name: str(text) for name, text in dimension(workbook, "行业", "数据提示")}

    def test_it_is_told_beside_each_rate(self) -> None:
        said = self.industries(won=9, unsaid=40, unsaid_won=1)  # 9 of 10, but 10 of 50 in all
        assert "没填行业的40条里成交1条，看来多是成交后才补填，这里的转化率偏高" in said["制造业"]
        assert "看来多是成交后才补填行业，这里的转化率偏低" in said["未填写"]

    def test_blanks_that_are_won_as_often_mean_nothing(self) -> None:
        said = self.industries(won=2, unsaid=40, unsaid_won=8)  # 20 % of both
        assert "补填" not in "".join(said.values())

    def test_the_line_is_a_quarter_above_the_rate_of_all(self) -> None:
        assert "偏高" in self.industries(won=5, unsaid=30, unsaid_won=11)["制造业"]  # 50 % : 40 %
        assert "偏高" not in self.industries(won=5, unsaid=30, unsaid_won=12)["制造业"]

    def test_a_few_blanks_prove_nothing(self) -> None:
        said = self.industries(won=9, unsaid=29, unsaid_won=0)
        assert "补填" not in "".join(said.values())


class TestByDimension:
    def test_the_rows_of_each_dimension_add_up_to_the_leads(self) -> None:
        workbook = team(seed=3)
        count = refresh(workbook).counts["leads"]
        for name in ("登记时等级", "当前等级", "跟进人", "行业", "区域", "登记月"):
            rows = dimension(workbook, name, "线索数量")
            assert sum(float(str(row[1])) for row in rows) == count, name

    def test_dimensions_stand_in_the_order_of_their_dictionary(self) -> None:
        workbook = workbook_with(lead_row())
        refresh(workbook)
        assert list(dict.fromkeys(column(workbook, "ConversionBy", "维度"))) == [
            "登记时等级",
            "当前等级",
            "跟进人",
            "行业",
            "区域",
            "登记月",
            "系统预测",  # why there is none
        ]

    def test_grades_stand_by_rank_and_a_blank_one_is_not_graded_yet(self) -> None:
        grades = ("低意向", "高意向", "中意向", None, "低意向")
        rows = [r for n, g in enumerate(grades) for r in leads(1, n, 登记时等级=g, **LOST)]
        blank = {"需求描述": "x", "预算范围": None, "决策周期": None}
        workbook = workbook_with(*(row | blank for row in rows))
        refresh(workbook)
        assert dimension(workbook, "登记时等级", "线索数量") == [
            ("高意向", 1),
            ("中意向", 1),
            ("低意向", 2),
            ("待评级", 1),
        ]

    def test_other_groups_stand_by_size_then_name_and_blanks_last(self) -> None:
        regions = ("华南", "华北", "华北", None, None, None, "华东")
        rows = [r for n, region in enumerate(regions) for r in leads(1, n, 区域=region)]
        workbook = workbook_with(*rows)
        refresh(workbook)
        assert dimension(workbook, "区域", "线索数量") == [
            ("华北", 2),
            ("华东", 1),  # before 华南 by code point
            ("华南", 1),
            ("未填写", 3),
        ]

    def test_a_won_lead_counts_for_who_owned_it_at_the_win(self) -> None:
        workbook = workbook_with(
            *leads(1, 0, 跟进人="李销售", **WON), *leads(1, 1, 跟进人="李销售", 状态="跟进中")
        )
        refresh(workbook)
        for line in workbook.grids["Leads"].lines:
            line["跟进人"] = "王销售"  # who has taken over everything since
        refresh(workbook)
        assert dimension(workbook, "跟进人", "线索数量", "成交数量") == [
            ("李销售", 1, 1),
            ("王销售", 1, 0),
        ]

    def test_months_hold_what_was_registered_in_them_and_beside_it_what_was_won_in_them(
        self,
    ) -> None:
        def won(day: datetime | None) -> dict[str, Content]:
            return {"状态": "已转化", "成交日期": day}

        workbook = workbook_with(
            *leads(1, 0, 登记日期="2024-02-28", **won(datetime(2024, 3, 2))),
            *leads(1, 1, 登记日期="2024-02-01", **won(datetime(2024, 5, 31))),
            *leads(1, 2, 登记日期="2024-03-31", **won(datetime(2024, 3, 31))),
            *leads(1, 3, 登记日期="2024-03-31", **won(None)),
            *leads(1, 4, 登记日期="不详", 状态="跟进中"),
        )
        refresh(workbook)
        headers = ("线索数量", "成交数量", "转化率", "本月成交数")
        assert dimension(workbook, "登记月", *headers) == [
            ("2024-02", 2, 2, 1, 0),
            ("2024-03", 2, 2, 1, 2),
            ("2024-05", 0, 0, None, 1),
            ("未填写", 1, 0, 0, 1),  # an unreadable registration; and a win without a date
        ]
        assert {row[1] for row in dimension(workbook, "跟进人", "本月成交数")} == {None}

    def test_a_dimension_without_its_column_is_not_shown(self) -> None:
        workbook = workbook_with(lead_row())
        grid = workbook.grids["Leads"]
        grid.headers = [header for header in grid.headers if header != "区域"]
        for line in grid.lines:
            del line["区域"]
        refresh(workbook)
        assert "区域" not in column(workbook, "ConversionBy", "维度")

    def test_a_word_of_the_users_stays_with_a_group_that_is_spelt_another_way_now(self) -> None:
        workbook = workbook_with(*leads(2, 0, 区域="Hua Dong", 线索来源="My Ads"))
        refresh(workbook)
        grid = workbook.grids["ConversionBy"]
        grid.headers = [*grid.headers, "我的备注"]
        for line in grid.lines:
            line["我的备注"] = "换人" if line["取值"] == "Hua Dong" else None
        workbook.grids["Conversion"].lines[0]["优化建议"] = "加预算"
        for line in workbook.grids["Leads"].lines:
            line |= {"区域": "hua dong", "线索来源": "my ads"}
        refresh(workbook)
        assert dimension(workbook, "区域", "线索数量", "我的备注") == [("Hua Dong", 2, "换人")]
        advice = table(workbook, "Conversion", "线索来源", "线索数量", "优化建议")
        assert advice == [("My Ads", 2, "加预算")]
        assert refresh(workbook).changes == 0

    def test_a_word_of_the_users_stays_with_its_group_even_at_zero(self) -> None:
        workbook = workbook_with(*leads(1, 0, 区域="华东"), *leads(1, 1, 区域="华南"))
        refresh(workbook)
        grid = workbook.grids["ConversionBy"]
        grid.headers = [*grid.headers, "我的备注"]
        for line in grid.lines:
            line["我的备注"] = "换人" if line["取值"] == "华南" else None
        for line in workbook.grids["Leads"].lines:
            line["区域"] = "华东"
        refresh(workbook)
        assert dimension(workbook, "区域", "线索数量", "转化率", "我的备注") == [
            ("华东", 2, 0, None),
            ("华南", 0, None, "换人"),
        ]
        assert refresh(workbook).changes == 0


class TestDeletedLeads:
    def test_they_stay_in_every_denominator_and_it_is_told(self) -> None:
        said: dict[str, Content] = {"行业": "制造业", "区域": "华东", "登记时等级": "低意向"}
        workbook = workbook_with(*leads(2, 0, **said, **WON), *leads(4, 2, **said, **LOST))
        refresh(workbook)
        before = table(workbook, "Conversion", "线索数量", "成交数量", "转化率", "客户数量")
        by = table(workbook, "ConversionBy", "维度", "取值", "线索数量", "成交数量", "转化率")
        delete(workbook, "L0003", "L0004")
        outcome = refresh(workbook)
        after = table(workbook, "Conversion", "线索数量", "成交数量", "转化率", "客户数量")
        assert after == before == [(6, 2, 2 / 6, 6)]
        assert (
            table(workbook, "ConversionBy", "维度", "取值", "线索数量", "成交数量", "转化率") == by
        )
        assert "含2条已从登记表删掉的线索" in caveats(workbook)
        assert outcome.counts["leads"] == 6

    def test_a_deleted_win_stays_with_its_owner_and_its_month(self) -> None:
        workbook = workbook_with(
            *leads(1, 0, 跟进人="李销售", **WON), *leads(1, 1, 跟进人="王销售", **LOST)
        )
        refresh(workbook)
        delete(workbook, "L0000")
        refresh(workbook)
        assert dimension(workbook, "跟进人", "成交数量") == [("李销售", 1), ("王销售", 0)]
        assert dimension(workbook, "登记月", "线索数量", "本月成交数") == [("2024-03", 2, 1)]


def team(
    seed: int, count: int = 480, undated: float = 0.0, shuffled: bool = False
) -> MemoryWorkbook:
    """Return a year of leads; of the lost ones a share *undated* lacks reason and date."""
    chance = random.Random(seed)
    rows = []
    for number in range(count):
        registered = datetime(2024, 1, 1) + timedelta(days=chance.randrange(365))
        ended = registered + timedelta(days=int(chance.expovariate(1 / 60)))
        fate = chance.choices(("won", "lost", "open"), (3, 10, 4))[0]
        said: dict[str, Content] = {
            "登记日期": registered,
            "线索来源": chance.choice(("展会", "官网", "渠道", None)),
            "跟进人": chance.choice(("李销售", "王销售", None)),
            "行业": chance.choice(("制造业", "零售", None)),
            "区域": chance.choice(("华东", "华南")),
        }
        if fate == "won" and ended <= AS_OF:
            said |= {"状态": "已转化", "成交日期": ended}
        elif fate == "lost" and ended <= AS_OF:
            is_undated = chance.random() < undated
            said |= {"状态": "已流失"}
            said |= {} if is_undated else {"流失日期": ended, "流失原因": "其他"}
        rows += leads(1, number, **said)
    if shuffled:
        chance.shuffle(rows)
    return workbook_with(*rows)


def rates(workbook: MemoryWorkbook) -> Mapping[str, float]:
    """Return the figures of a run that only analyses and remembers."""
    return perform_steps(Action("t", T, T, (fill, analyse, remember)), workbook, Run(AS_OF)).counts


@pytest.mark.parametrize("seed", [1, 2, 3])
class TestOracleEleven:
    """The 90-day rate does not move when 40 % of the lost leads are badly kept, or deleted."""

    LEADS = 2000

    def test_without_reason_and_date(self, seed: int) -> None:
        rate = rates(team(seed, self.LEADS))["won_within"]
        blurred = rates(team(seed, self.LEADS, undated=0.4))["won_within"]
        assert abs(blurred - rate) < 0.01

    def test_deleted_from_the_sheet(self, seed: int) -> None:
        workbook = team(seed, self.LEADS)
        first = rates(workbook)
        lines = workbook.grids["Leads"].lines
        lost = [line["线索编号"] for line in lines if line["状态"] == "已流失"]
        gone = random.Random(seed).sample(lost, int(0.4 * len(lost)))
        delete(workbook, *gone)
        after = rates(workbook)
        assert abs(after["won_within"] - first["won_within"]) < 0.01
        assert after["conversion_rate"] == first["conversion_rate"]
        # Were they forgotten, the share won would rise by far more.
        won, count = first["won"], first["leads"]
        assert won / (count - len(gone)) - won / count > 0.03


class TestCharts:
    def blocks(self, workbook: MemoryWorkbook) -> dict[object, list[tuple[object, ...]]]:
        rows = table(workbook, "ChartData", "图表", "序号", "名称", "线索数量", "成交数量")
        return {name: [row[1:] for row in rows if row[0] == name] for name, *_ in rows}

    def test_each_block_has_its_rows_whatever_there_is_to_show(self) -> None:
        sizes = list(BLOCKS.values())
        for workbook in (workbook_with(), workbook_with(lead_row()), team(seed=1)):
            refresh(workbook)
            numbers = column(workbook, "ChartData", "序号")
            assert numbers == [float(n) for size in sizes for n in range(1, size + 1)]
            assert list(self.blocks(workbook)) == [
                "线索来源",
                "登记时等级",
                "登记月",
                "跟进人",
            ]

    def test_eight_sources_are_named_and_the_rest_is_one(self) -> None:
        rows = [r for n in range(10) for r in leads(12 - n, 100 * n, 线索来源=f"来源{n}")]
        rows += leads(50, 5000, 线索来源="其他")  # says the same as the rest
        workbook = workbook_with(*rows)
        refresh(workbook)
        block = self.blocks(workbook)["线索来源"]
        assert [row[1] for row in block] == [*(f"来源{n}" for n in range(8)), "其他"]
        assert block[-1][2] == 50 + 4 + 3  # and the two smallest

    def test_nine_sources_are_all_named(self) -> None:
        workbook = workbook_with(*[r for n in range(9) for r in leads(1, n, 线索来源=f"来源{n}")])
        refresh(workbook)
        names = [row[1] for row in self.blocks(workbook)["线索来源"]]
        assert names == [f"来源{n}" for n in range(9)]

    def test_the_last_six_months_are_there_even_without_leads(self) -> None:
        workbook = workbook_with(
            *leads(2, 0, 登记日期="2024-08-01", **LOST), *leads(1, 2, 登记日期="2024-06-30")
        )
        refresh(workbook)
        block = self.blocks(workbook)["登记月"]
        assert [row[1] for row in block] == [f"2024-{month:02}" for month in range(7, 13)]
        assert [row[2] for row in block] == [0, 2, 0, 0, 0, 0]

    def test_grades_stand_by_rank_with_those_never_graded(self) -> None:
        blank: dict[str, Content] = {"预算范围": None, "决策周期": None, "需求描述": "x"}
        workbook = workbook_with(*leads(3, 0, **blank), *leads(1, 3, 登记时等级="高意向"))
        refresh(workbook)
        block = self.blocks(workbook)["登记时等级"]
        assert [row[1:3] for row in block] == [("高意向", 1), ("待评级", 3), *[(None, None)] * 3]

    def test_without_leads_nothing_is_shown_not_even_months(self) -> None:
        workbook = workbook_with()
        refresh(workbook)
        for header in ("名称", "线索数量", "成交数量"):
            assert set(column(workbook, "ChartData", header)) == {None}

    def test_the_last_months_reach_into_the_year_before(self) -> None:
        workbook = workbook_with(lead_row())
        refresh(workbook, datetime(2025, 2, 28, 18))
        names = [row[1] for row in self.blocks(workbook)["登记月"]]
        assert names == ["2024-09", "2024-10", "2024-11", "2024-12", "2025-01", "2025-02"]

    def test_a_long_name_is_cut_to_the_room_beside_a_bar(self) -> None:
        workbook = workbook_with(
            *leads(3, 0, 跟进人="欧阳小明明明明"),  # seven characters: 14 wide
            *leads(2, 3, 跟进人="欧阳小明明明明明"),
            *leads(1, 5, 跟进人="Alexandra Featherstone"),
        )
        refresh(workbook)
        names = [row[1] for row in self.blocks(workbook)["跟进人"]]
        assert names[:3] == ["欧阳小明明明明", "欧阳小明明明…", "Alexandra Fe…"]


class TestWhole:
    TABLES = ("Conversion", "ConversionBy", "ChartData")

    def contents(self, workbook: MemoryWorkbook) -> list[list[dict[str, Content]]]:
        return [workbook.grids[name].lines for name in self.TABLES]

    def test_the_order_of_the_rows_changes_nothing(self) -> None:
        workbook, other = team(seed=5, count=120), team(seed=5, count=120, shuffled=True)
        refresh(workbook)
        refresh(other)
        assert self.contents(workbook) == self.contents(other)

    def test_a_second_refresh_of_the_same_moment_changes_nothing(self) -> None:
        workbook = team(seed=4, count=60)
        refresh(workbook)
        assert refresh(workbook).changes == 0

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_language_has_its_own_words(self, language: Language) -> None:
        workbook = workbook_with({Lead.column("customer_name").header(language): "甲"},
                                 language=language)  # fmt: skip
        refresh(workbook, language=language)
        caveat = Conversion.column("caveat").header(language)
        (said,) = column(workbook, "Conversion", caveat)
        assert "{" not in str(said)
        group = ConversionBy.column("dimension").header(language)
        assert len(set(column(workbook, "ConversionBy", group))) == 7
        assert refresh(workbook, language=language).changes == 0


def test_no_table_of_ours_is_needed() -> None:
    workbook = workbook_with(lead_row())
    for name in TestWhole.TABLES:
        del workbook.grids[name]
    assert refresh(workbook).counts["leads"] == 1
