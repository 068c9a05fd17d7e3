"""SPEC §6: the monthly diagnosis and 改进行动表, as a team sees them."""

import random
import re
from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest

from tests.memory import Content, Formula, MemoryWorkbook
from tests.support import lead_row, table, workbook_with
from xlfunnel.actions import Action, Outcome, Run, perform_steps
from xlfunnel.actions.checking import check_leads
from xlfunnel.actions.checking_memory import check_memory
from xlfunnel.actions.diagnosing import diagnose
from xlfunnel.actions.recording import record
from xlfunnel.actions.remembering import remember
from xlfunnel.actions.run import Step
from xlfunnel.actions.stamping import stamp
from xlfunnel.actions.undoing import undo_last_run
from xlfunnel.language import LANGUAGES, Language, Text
from xlfunnel.schema.settings import Setting

T = Text("试", "試", "Try")
STEPS: tuple[Step, ...] = (
    check_leads, check_memory, diagnose, record, stamp, remember,
)  # fmt: skip
JULY = datetime(2024, 7, 3, 18)  # the last closed month is June
FIRST = datetime(2024, 1, 1)
NOTHING = "上月（2024-06）诊断：没有站得住脚的问题。"
POOR, FAIR = "搜索引擎", "展会"


def refresh(
    workbook: MemoryWorkbook, as_of: datetime = JULY, language: Language = "zh-CN"
) -> Outcome:
    return perform_steps(Action("refresh", T, T, STEPS), workbook, Run(as_of, language=language))


def leads(
    source: str, count: int, won: int, start: int = 0, **said: Content
) -> list[dict[str, Content]]:
    """
    Return *count* leads of *source* over January to June 2024, *won* of them won after 20 days.

    The wins are spread evenly, so that each month has its share.
    """
    rows = []
    for n in range(count):
        registered = FIRST + timedelta(days=n * 160 // count)
        is_won = n * won // count != (n + 1) * won // count
        fate: dict[str, Content] = (
            {"状态": "已转化", "成交日期": registered + timedelta(days=20)}
            if is_won
            else {"状态": "跟进中", "成交日期": None}
        )
        name = f"{source}{start + n:04d}"
        about: dict[str, Content] = {
            "线索编号": name,
            "客户名称": name,
            "线索来源": source,
            "登记日期": registered,
        }
        rows.append(lead_row(**{**about, **fate, **said}))
    return rows


def team(
    *more: Mapping[str, Content], settings: Mapping[str, float] | None = None
) -> MemoryWorkbook:
    """Return a workbook where one source wins 4 of 200 leads and the other 60 of 200."""
    given: list[Mapping[str, Content]] = [
        {"键": key, "值": value} for key, value in (settings or {}).items()
    ]
    rows = [*leads(POOR, 200, 4), *leads(FAIR, 200, 60), *more]
    return workbook_with(*rows, tables={Setting: given})


def rows(workbook: MemoryWorkbook, *headers: str) -> list[tuple[object, ...]]:
    return list(table(workbook, "Improvements", *(headers or ("月份", "规则", "对象"))))


def line(workbook: MemoryWorkbook, position: int = 0) -> dict[str, Content]:
    """Return a row of 改进行动表, to be changed as a person does."""
    return workbook.grids["Improvements"].lines[position]


class TestFinding:
    def test_a_source_with_many_leads_and_few_wins_becomes_a_row_with_its_numbers(self) -> None:
        workbook = team()
        outcome = refresh(workbook)
        assert rows(workbook) == [("2024-06", "source", POOR)]
        ((problem, measure, before),) = rows(workbook, "问题", "措施", "改前")
        # 4 of 200 are 2 %, 60 of 200 are 30 %: 28 points; two sources are few groups, so
        # 200 ÷ 220 of the gap is kept: 25.5 points.
        assert problem == (
            "来源“搜索引擎”线索多、转化低：近12个月200条成交4条（2.0%），"
            "同期登记的其他来源为30.0%；扣除偶然因素，估计低25.5个百分点。"
        )
        assert "筛选标准" in str(measure)
        assert before == "200条成交4条，2.0%；同期其余30.0%"
        said = "上月（2024-06）诊断：新发现 1 个问题，写在“改进行动表”，请定责任人和截止日。"
        assert said in outcome.summary
        assert rows(workbook, "责任人", "截止日", "改后") == [(None, None, None)]

    def test_where_nothing_differs_it_says_so_and_writes_no_row(self) -> None:
        workbook = workbook_with(*leads(POOR, 200, 40), *leads(FAIR, 200, 40))
        assert NOTHING in refresh(workbook).summary
        assert rows(workbook) == []

    def test_few_leads_are_no_ground_for_saying_that_all_is_well(self) -> None:
        workbook = workbook_with(*leads(POOR, 29, 0), *leads(FAIR, 30, 30))
        outcome = refresh(workbook)
        assert "上月（2024-06）诊断：线索还太少，下不了结论。" in outcome.summary

    def test_only_leads_of_the_last_months_count(self) -> None:
        settings = {"诊断看几个月": 1.0}  # June has 11 days of leads: too few to judge
        workbook = team(settings=settings)
        refresh(workbook)
        assert rows(workbook) == []

    def test_what_happens_after_the_month_is_not_known_yet_on_whatever_day_it_is_run(self) -> None:
        early = team()
        refresh(early)
        late = team(*leads("渠道", 150, 0, 登记日期=datetime(2024, 7, 10)))
        for number, lead in enumerate(late.grids["Leads"].lines):
            if lead["线索来源"] == POOR and lead["成交日期"] is None and number % 3 == 0:
                lead |= {"状态": "已转化", "成交日期": datetime(2024, 7, 2 + number % 20)}
        refresh(late, datetime(2024, 7, 31))
        assert rows(late, "月份", "问题", "改前") == rows(early, "月份", "问题", "改前")

    def test_the_order_of_the_sheet_means_nothing(self) -> None:
        plain, mixed = team(), team()
        random.Random(1).shuffle(mixed.grids["Leads"].lines)
        refresh(plain)
        refresh(mixed)
        assert rows(mixed, "月份", "问题", "改前") == rows(plain, "月份", "问题", "改前")

    def test_dead_leads_deleted_from_the_sheet_still_count(self) -> None:
        workbook = team()
        refresh(workbook, datetime(2024, 6, 28))  # remembers them; May shows the problem already
        grid = workbook.grids["Leads"]
        kept = [row for row in grid.lines if row["线索来源"] == FAIR or row["成交日期"]]
        assert len(kept) == 204
        grid.lines = kept
        workbook.grids["Improvements"].lines = []
        refresh(workbook)
        assert "200条成交4条" in str(rows(workbook, "问题"))

    def test_a_win_without_a_date_is_a_win(self) -> None:
        workbook = team()
        for lead in workbook.grids["Leads"].lines:
            if lead["成交日期"] and lead["线索来源"] == FAIR:
                lead["成交日期"] = None
        refresh(workbook)
        assert "其他来源为30.0%" in str(rows(workbook, "问题"))

    def test_open_leads_brought_along_from_elsewhere_do_not_make_a_source_look_bad(self) -> None:
        workbook = workbook_with(*leads(POOR, 200, 40), *leads(FAIR, 200, 40))
        refresh(workbook, datetime(2024, 6, 28))
        lines = workbook.grids["Leads"].lines
        lines += [{**dict.fromkeys(lines[0]), **row} for row in leads("渠道", 100, 0)]
        assert NOTHING in refresh(workbook).summary

    def test_below_target_tells_the_gap_its_part_of_the_target_and_the_sources(self) -> None:
        workbook = team(settings={"目标转化率": 25.0})
        refresh(workbook)
        assert rows(workbook) == [("2024-06", "source", POOR), ("2024-06", "target", None)]
        # 90 days before 06-30 is 04-01, day 91 of 2024: n·160 // 200 ≤ 91 for n ≤ 114, so 115
        # leads of each source. n·4 // 200 steps at n = 49 and 99: 2 wins. n·60 // 200 has
        # stepped ⌊115·0.3⌋ = 34 times. 36 of 230 are 15.7 %, 9.3 points or 37 % short.
        # 搜索引擎: (0.25·115 − 2) ÷ 230 = 11.6 points; 展会: (28.75 − 34) ÷ 230 = −2.3.
        assert rows(workbook, "问题")[1] == (
            "登记90天内成交率低于目标：近12个月登记、已满90天的230条，成交36条（15.7%），"
            "目标25%，差9.3个百分点，即比目标低37%。"
            "其中搜索引擎占11.6个百分点、其余来源合计-2.3个百分点。",
        )
        assert rows(workbook, "改前")[1] == ("230条成交36条，15.7%；目标25%",)

    def test_the_best_grade_is_the_first_of_the_grade_rules(self) -> None:
        high = leads(FAIR, 200, 8, 登记时等级="A")
        rest = leads(FAIR, 200, 60, 500, 登记时等级="中意向")
        workbook = workbook_with(*high, *rest)
        refresh(workbook)
        assert rows(workbook) == [("2024-06", "high_grade", "高意向")]
        assert "200条成交8条（4.0%），同期登记的其他等级为30.0%" in str(rows(workbook, "问题"))
        assert "响应" in str(rows(workbook, "措施"))

    def test_an_owner_who_is_weak_at_a_step_is_to_be_trained_in_it(self) -> None:
        touched = {"首次跟进时间": datetime(2024, 6, 28)}
        workbook = workbook_with(
            *leads(FAIR, 50, 10, 跟进人="王销售"),
            *leads(FAIR, 50, 10, 100, 跟进人="王销售", **touched),
            *leads(FAIR, 200, 40, 200, 跟进人="李销售", **touched),
        )
        refresh(workbook)
        assert rows(workbook) == [("2024-06", "step_first_follow_up", "王销售")]
        # Of the 50 without a first follow-up 10 are won all the same: 60 of 100.
        problem, measure = rows(workbook, "问题", "措施")[0]
        assert "走到这一步的100条里完成60条（60.0%）" in str(problem)
        assert "“首次跟进”环节的培训" in str(measure)

    def test_a_source_whose_wins_take_long_is_told_in_days(self) -> None:
        slow = leads(POOR, 200, 60)
        for number, lead in enumerate(slow):
            if isinstance(won_on := lead["成交日期"], datetime):
                lead["成交日期"] = won_on + timedelta(days=40 + number % 9)
        fast = leads(FAIR, 200, 60)
        workbook = workbook_with(*slow, *fast)
        refresh(workbook)
        assert rows(workbook)[0] == ("2024-06", "slow_source", POOR)
        problem = str(rows(workbook, "问题")[0])
        assert "来源“搜索引擎”成交慢" in problem
        assert "同期登记的其他来源约20天" in problem

    def test_how_much_longer_is_the_part_of_its_own_days_that_is_no_chance(self) -> None:
        slow = leads(POOR, 200, 60)
        for lead in slow:
            if isinstance(won_on := lead["成交日期"], datetime):
                lead["成交日期"] = won_on + timedelta(days=43)
        workbook = workbook_with(*slow, *leads(FAIR, 200, 60))
        refresh(workbook)
        problem = str(rows(workbook, "问题")[0])
        # 63 days and 20 days; one more each, as a win on the first day has no logarithm: the gap
        # is ln(64 ÷ 21). Two sources are few groups, so n ÷ (n + 20) of it is kept.
        wins = int(re.findall(r"成交(\d+)条", problem)[0])
        kept = (64 / 21) ** (wins / (wins + 20))
        assert wins > 30
        assert "平均63天，同期登记的其他来源约20天" in problem
        assert f"估计慢{64 * (1 - 1 / kept):.0f}天（{kept - 1:.0%}）" in problem

    def test_a_win_on_the_last_day_of_the_month_has_happened(self) -> None:
        fair = leads(FAIR, 200, 60)
        for lead in fair:
            if lead["成交日期"] is not None:
                lead["成交日期"] = datetime(2024, 6, 30, 17)
        workbook = workbook_with(*leads(POOR, 200, 4), *fair)
        refresh(workbook)
        assert rows(workbook, "改前") == [("200条成交4条，2.0%；同期其余30.0%",)]

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_it_is_told_in_each_language(self, language: Language) -> None:
        workbook = team(settings={"目标转化率": 25.0})
        outcome = refresh(workbook, language=language)
        assert any("2024-06" in said for said in outcome.summary)
        texts = [str(text) for row in rows(workbook, "问题", "措施", "改前") for text in row]
        assert len(texts) == 6
        assert not any("{" in text or "None" in text or "nan" in text for text in texts)


class TestOncePerMonth:
    def test_a_second_run_writes_nothing_on_whatever_day_of_the_month(self) -> None:
        workbook = team()
        refresh(workbook)
        refresh(workbook)
        assert refresh(workbook).changes == 0
        before = rows(workbook, "月份", "问题", "措施", "改前", "改后")
        for lead in workbook.grids["Leads"].lines:
            lead["线索来源"] = "渠道"
        outcome = refresh(workbook, datetime(2024, 7, 31))
        assert rows(workbook, "月份", "问题", "措施", "改前", "改后") == before
        assert not any("诊断" in said for said in outcome.summary)

    def test_a_month_with_a_row_has_been_diagnosed_also_where_nothing_is_remembered(self) -> None:
        workbook = team()
        refresh(workbook)
        workbook.grids["Memory"].lines = []
        refresh(workbook)
        assert len(rows(workbook)) == 1

    def test_a_run_as_of_an_earlier_day_diagnoses_no_month_again(self) -> None:
        workbook = team()
        refresh(workbook)
        refresh(workbook, datetime(2024, 6, 3))
        assert len(rows(workbook)) == 1

    def test_a_row_that_somebody_deletes_stays_deleted(self) -> None:
        workbook = team()
        refresh(workbook)
        workbook.grids["Improvements"].lines = []
        refresh(workbook, datetime(2024, 7, 20))
        assert rows(workbook) == []

    def test_what_people_write_in_a_row_and_rows_of_their_own_stay(self) -> None:
        workbook = team()
        own = {"月份": "2024-06", "问题": "报价太慢", "措施": "模板", "改后": "好多了"}
        grid = workbook.grids["Improvements"]
        grid.lines = [dict.fromkeys(grid.headers) | own]
        refresh(workbook)
        assert len(rows(workbook)) == 2  # a row of one's own is no diagnosis
        line(workbook, 1).update({"措施": "改投放", "责任人": "王经理"})
        mine = [dict(row) for row in grid.lines]
        refresh(workbook, datetime(2024, 8, 3))
        for before, after in zip(mine, grid.lines, strict=True):
            assert before == {**after, "改后": before["改后"]}
        assert line(workbook)["改后"] == "好多了"

    def test_nothing_is_diagnosed_before_there_are_leads(self) -> None:
        workbook = workbook_with(*leads(FAIR, 99, 9, 登记日期=datetime(2024, 7, 1)))
        outcome = refresh(workbook)
        assert not any("诊断" in said for said in outcome.summary)

    @pytest.mark.parametrize("missing", ["Improvements", "规则", "改后"])
    def test_without_the_table_or_its_memory_nothing_is_diagnosed(self, missing: str) -> None:
        workbook = team()
        if missing == "Improvements":
            del workbook.grids[missing]
        else:
            grid = workbook.grids["Improvements"]
            grid.headers = [header for header in grid.headers if header != missing]
        outcome = refresh(workbook)
        assert not any("诊断" in said for said in outcome.summary)

    def test_columns_a_workbook_lacks_are_not_asked_about(self) -> None:
        workbook = team()
        grid = workbook.grids["Leads"]
        gone = {"登记时等级", "跟进人", "首次跟进时间", "意向单签订日", "转商机日"}
        grid.headers = [header for header in grid.headers if header not in gone]
        grid.lines = [{h: row[h] for h in grid.headers} for row in grid.lines]
        refresh(workbook)
        assert rows(workbook) == [("2024-06", "source", POOR)]

    def test_undo_takes_the_rows_and_the_memory_of_them_back(self) -> None:
        workbook = team()
        refresh(workbook, datetime(2024, 6, 2))
        refresh(workbook)
        first = rows(workbook, "月份", "改后")
        assert first == [("2024-05", first[0][1])]
        refresh(workbook, datetime(2024, 10, 2))  # a second row, and 改后 of the first one
        assert len(rows(workbook)) == 2
        undo = Action("undo", T, T, (undo_last_run,))
        perform_steps(undo, workbook, Run(datetime(2024, 10, 2, 1)))
        assert rows(workbook, "月份", "改后") == first
        refresh(workbook, datetime(2024, 10, 2))
        assert len(rows(workbook)) == 2


class TestAfter:
    def later(self, won: int, count: int = 60) -> MemoryWorkbook:
        """Return the team diagnosed for June, and *count* leads of each source in July."""
        workbook = team()
        refresh(workbook)
        lines = workbook.grids["Leads"].lines
        for source, wins in ((POOR, won), (FAIR, count // 3)):
            for row in leads(source, count, wins, 1000):
                row["登记日期"] = datetime(2024, 7, 5)
                row["成交日期"] = datetime(2024, 7, 25) if row["成交日期"] else None
                lines.append({**dict.fromkeys(lines[0]), **row})
        return workbook

    def test_the_same_figure_of_leads_registered_since_with_its_range(self) -> None:
        workbook = self.later(won=15)
        refresh(workbook, datetime(2024, 8, 3))
        # 15 of 60; Wilson: (0.25 + 3.84/120 ± 1.96·√(0.1875/60 + 3.84/14400)) ÷ (1 + 3.84/60)
        # = 15.8 % to 37.2 %; the others 20 of 60.
        assert rows(workbook, "改后") == [
            (
                "2024-06之后登记、截至2024-07月底：60条成交15条，25.0%（15.8%～37.2%）；同期其余33.3%",
            )
        ]

    def test_too_few_leads_since_are_told_to_be_too_few(self) -> None:
        workbook = self.later(won=1, count=29)
        refresh(workbook, datetime(2024, 8, 3))
        assert "样本不足（29条）" in str(rows(workbook, "改后"))

    def test_each_later_month_brings_it_up_to_date(self) -> None:
        workbook = self.later(won=15)
        refresh(workbook, datetime(2024, 8, 3))
        refresh(workbook, datetime(2024, 9, 3))
        assert "截至2024-08月底" in str(rows(workbook, "改后")[0])

    def test_what_a_person_wrote_there_stays_until_it_is_cleared(self) -> None:
        workbook = self.later(won=15)
        line(workbook)["改后"] = "换了代理商"
        refresh(workbook, datetime(2024, 8, 3))
        assert line(workbook)["改后"] == "换了代理商"
        line(workbook)["改后"] = None
        refresh(workbook, datetime(2024, 9, 3))
        assert "截至2024-08月底" in str(line(workbook)["改后"])
        line(workbook)["改后"] = str(line(workbook)["改后"]) + "。还要看"
        refresh(workbook, datetime(2024, 10, 3))
        assert str(line(workbook)["改后"]).endswith("还要看")

    def test_a_formula_there_stays(self) -> None:
        workbook = self.later(won=15)
        line(workbook)["改后"] = Formula("=A1", None)
        refresh(workbook, datetime(2024, 8, 3))
        assert line(workbook)["改后"] == Formula("=A1", None)

    def test_a_problem_that_is_still_there_gets_no_second_row_for_three_months(self) -> None:
        workbook = team()
        refresh(workbook)
        for month in (8, 9, 10):  # diagnoses July to September
            outcome = refresh(workbook, datetime(2024, month, 3))
            assert len(rows(workbook)) == 1
            assert any("没有新问题，之前的 1 个还在" in said for said in outcome.summary)
        refresh(workbook, datetime(2024, 11, 3))
        assert rows(workbook) == [("2024-06", "source", POOR), ("2024-10", "source", POOR)]

    def test_the_group_is_known_again_in_another_language(self) -> None:
        workbook = team()
        refresh(workbook, language="zh-CN")
        refresh(workbook, datetime(2024, 8, 3), language="en")
        assert rows(workbook) == [("2024-06", "source", POOR)]

    def test_a_month_that_excel_has_made_a_date_is_known_again(self) -> None:
        workbook = team()
        refresh(workbook)
        line(workbook)["月份"] = datetime(2024, 6, 1)
        refresh(workbook, datetime(2024, 8, 3))
        assert len(rows(workbook)) == 1
        assert "2024-06之后登记" in str(line(workbook)["改后"])
