"""SPEC §10 in a workbook: 系统预测, its reasons, and when there is none."""

import random
import re
from datetime import datetime, timedelta

import pytest

from tests.memory import Content, MemoryWorkbook
from tests.support import column, lead_row, table, workbook_with
from xlfunnel.actions import Outcome, Run, perform
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.schema.leads import Lead

AS_OF = datetime(2024, 12, 31, 18)
START = datetime(2024, 1, 1)
SIGNED = re.compile(r"([+−])(\d+\.\d)")


def history(leads: int = 400, *, tells: bool = True, wins: int | None = None) -> MemoryWorkbook:
    """
    Return leads of ten months, most of them closed, and twenty young ones still open.

    展会 wins two in five and 搜索引擎 one in twenty, or both the same when the source does not
    tell anything. *wins* limits how many are won.
    """
    chance = random.Random(4)
    rows: list[dict[str, Content]] = []
    for n in range(leads):
        source = chance.choice(("展会", "搜索引擎"))
        share = {"展会": 0.4, "搜索引擎": 0.05}[source] if tells else 0.2
        day = START + timedelta(days=n * 240 // leads)
        is_won = chance.random() < share and (wins is None or wins > 0)
        if is_won and wins is not None:
            wins -= 1
        rows.append(_closed(n, source, day, chance.randint(5, 60), is_won=is_won))
    rows += [
        lead_row(
            线索编号=f"y{n}",
            客户名称=f"新客户{n}",
            线索来源=("展会", "搜索引擎")[n % 2],
            登记日期=AS_OF.replace(hour=0) - timedelta(days=n),
        )
        for n in range(20)
    ]
    return workbook_with(*rows)


def _closed(n: int, source: str, day: datetime, days: int, *, is_won: bool) -> dict[str, Content]:
    ended = day + timedelta(days=days)
    fate: dict[str, Content] = {"状态": "已流失", "流失日期": ended, "流失原因": "预算不足"}
    if is_won:
        fate = {"状态": "已转化", "成交日期": ended, "成交金额": 1e5}
    return lead_row(线索编号=f"x{n}", 客户名称=f"客户{n}", 线索来源=source, 登记日期=day, **fate)


def refresh(workbook: MemoryWorkbook, language: Language = "zh-CN") -> Outcome:
    return perform("refresh", workbook, Run(AS_OF, language=language))


def forecasts(workbook: MemoryWorkbook) -> dict[str, tuple[float | None, str]]:
    rows = table(workbook, "Leads", "线索编号", "系统预测", "预测依据")
    return {str(row[0]): (row[1], row[2]) for row in rows if row[2] is not None}  # type: ignore[misc]


def tried(workbook: MemoryWorkbook) -> list[dict[str, Content]]:
    return [row for row in workbook.grids["ConversionBy"].lines if row["维度"] == "系统预测"]


class TestAForecast:
    def test_open_leads_get_one_and_closed_ones_do_not(self) -> None:
        workbook = history()
        refresh(workbook)

        assert set(forecasts(workbook)) == {f"y{n}" for n in range(20)}

    def test_a_source_that_wins_more_is_forecast_higher(self) -> None:
        workbook = history()
        refresh(workbook)
        found = forecasts(workbook)

        # y0 is of 展会 and y1 of 搜索引擎, registered today and yesterday: 40 % and 5 % by history.
        first, second = found["y0"][0], found["y1"][0]
        assert first is not None
        assert second is not None
        assert first == pytest.approx(0.4, abs=0.08)
        assert second == pytest.approx(0.05, abs=0.04)

    def test_the_reasons_add_up_to_the_forecast(self) -> None:
        workbook = history()
        refresh(workbook)

        for chance, reason in forecasts(workbook).values():
            average = float(re.findall(r"平均(\d+\.\d)%", reason)[0])
            parts = [float(n) * (1 if sign == "+" else -1) for sign, n in SIGNED.findall(reason)]
            assert chance is not None
            assert average + sum(parts) == pytest.approx(100 * chance, abs=0.05)

    def test_the_reasons_start_from_the_share_won_and_name_only_words_with_an_effect(self) -> None:
        workbook = history()
        workbook.grids["Leads"].lines[-1]["线索来源"] = None
        closed = workbook.grids["Leads"].lines[:400]
        for line in closed[::5]:
            line["线索来源"] = None
        # All closed ones are older than 90 days, and what was won was won within 60.
        share = sum(line["状态"] == "已转化" for line in closed) / 400
        refresh(workbook)
        found = forecasts(workbook)

        # 90 days are what is forecast, so that few days left are a small chance.
        start = re.compile(r"登记90天内成交的可能：平均(\d+\.\d)%")
        (average,) = {start.match(reason)[1] for _, reason in found.values()}  # type: ignore[index]
        assert float(average) == pytest.approx(100 * share, abs=0.051)
        assert "，展会+" in found["y0"][1]
        assert "，搜索引擎−" in found["y1"][1]
        # Too rare for an effect of its own; 展会 and 搜索引擎 have theirs, so do not name it.
        workbook.grids["Leads"].lines[-1]["线索来源"] = "渠道"
        refresh(workbook)
        assert forecasts(workbook)["y19"] == found["y19"]
        assert "，其他线索来源" in found["y19"][1]

    def test_without_an_open_lead_young_enough_nothing_is_said_to_be_given(self) -> None:
        workbook = history()
        del workbook.grids["Leads"].lines[400:]
        outcome = refresh(workbook)

        assert outcome.counts["forecasts"] == 0
        assert not any("系统预测" in sentence for sentence in outcome.summary)

    def test_a_lead_past_the_days_that_are_forecast_has_none_and_says_so(self) -> None:
        workbook = history()
        workbook.grids["Leads"].lines[-1]["登记日期"] = AS_OF - timedelta(days=90)
        workbook.grids["Leads"].lines[-2]["登记日期"] = AS_OF - timedelta(days=89)
        refresh(workbook)
        found = forecasts(workbook)

        assert found["y19"] == (None, "登记已满90天，过了预测的期限")
        assert found["y18"][0] is not None  # it may still be won today or tomorrow

    def test_a_day_of_loss_that_the_first_run_filled_in_is_none(self) -> None:
        # Without any known day losses are taken to come as wins do: waiting tells nothing.
        workbook = history()
        for line in workbook.grids["Leads"].lines:
            line["流失日期"] = None
        refresh(workbook)

        reasons = [reason for _, reason in forecasts(workbook).values()]
        assert reasons
        assert not any("还没成交" in reason for reason in reasons)

    def test_a_grade_with_wins_enough_goes_by_its_own_pace(self) -> None:
        # 高意向 is won on day 5 and 低意向 on day 80: after two weeks only the first is late.
        workbook = history()
        workbook.grids["Runs"].lines.append({"批次": "1", "截至时间": START})
        for n, line in enumerate(workbook.grids["Leads"].lines):
            is_high = n % 4 < 2
            line["登记时等级"] = "高意向" if is_high else "低意向"
            if line["状态"] == "已转化":
                registered = line["登记日期"]
                assert isinstance(registered, datetime)
                line["成交日期"] = registered + timedelta(days=5 if is_high else 80)
        refresh(workbook)
        found = forecasts(workbook)

        # y16 is 高意向 and y18 低意向, both of 展会; what waiting does is the last part.
        lost = {name: SIGNED.findall(found[name][1])[-1] for name in ("y16", "y18")}
        assert lost["y16"][0] == "−"
        assert float(lost["y16"][1]) > 10
        assert lost["y18"][0] == "+"

    def test_how_it_did_on_unseen_leads_stands_beside_the_other_figures(self) -> None:
        workbook = history()
        outcome = refresh(workbook)

        rows = tried(workbook)
        assert sum(row["线索数量"] for row in rows) >= 100  # type: ignore[misc]  # a quarter of 400
        assert all(row["登记90天内成交率"] == row["成交数量"] / row["线索数量"] for row in rows)  # type: ignore[operator]
        assert all(re.fullmatch(r"\d+\.\d%–\d+\.\d%", str(row["90天成交率区间"])) for row in rows)
        assert outcome.counts["forecast_skill"] > 0.05
        assert any("系统预测" in sentence for sentence in outcome.summary)

    def test_a_second_run_writes_nothing_and_a_third_row_order_changes_nothing(self) -> None:
        workbook = history()
        refresh(workbook)
        before = forecasts(workbook)
        assert refresh(workbook).changes == 0

        shuffled = history()
        random.Random(1).shuffle(shuffled.grids["Leads"].lines)
        refresh(shuffled)
        assert forecasts(shuffled) == before


class TestNoForecast:
    def test_below_thirty_wins_there_are_only_the_grades_and_that_is_said(self) -> None:
        workbook = history(wins=29)
        refresh(workbook)

        assert forecasts(workbook) == {}
        (row,) = tried(workbook)
        assert row["取值"] == "没有预测"
        assert "只有 29 条，不到 30 条" in str(row["数据提示"])

    def test_how_many_wins_are_enough_is_a_setting(self) -> None:
        workbook = history(wins=29)
        lines = workbook.grids["Settings"].lines
        next(line for line in lines if line["键"] == "预测最少成交数")["值"] = 20.0
        refresh(workbook)

        assert "不到" not in str(tried(workbook)[0]["数据提示"])

    def test_a_forecast_that_is_no_better_than_the_average_is_not_shown(self) -> None:
        workbook = history(tells=False)
        refresh(workbook)

        assert forecasts(workbook) == {}
        assert "并不比按平均猜更准" in str(tried(workbook)[0]["数据提示"])
        assert len(tried(workbook)) > 1  # what was tried can be seen

    def test_forecasts_go_when_they_no_longer_hold(self) -> None:
        workbook = history()
        refresh(workbook)
        for line in workbook.grids["Leads"].lines[30:]:
            line |= {"成交日期": None, "状态": "已流失", "流失日期": None}
        refresh(workbook)

        assert set(column(workbook, "Leads", "系统预测")) == {None}
        assert set(column(workbook, "Leads", "预测依据")) == {None}

    def test_a_column_filled_after_the_win_is_no_reason(self) -> None:
        # 行业 is filled for won leads only: it would forecast the outcome it comes with.
        workbook = history(tells=False)
        for line in workbook.grids["Leads"].lines:
            if line["状态"] == "已转化":
                line["行业"] = "制造"
        refresh(workbook)

        assert forecasts(workbook) == {}

    def test_a_grade_given_when_the_end_was_known_is_no_reason(self) -> None:
        # All of it was there before the first run, and whoever typed it called the wins 高意向.
        workbook = history(tells=False)
        for line in workbook.grids["Leads"].lines[:400]:
            line["意向等级"] = "高意向" if line["状态"] == "已转化" else "低意向"
        refresh(workbook)

        assert forecasts(workbook) == {}
        grades = [r for r in workbook.grids["ConversionBy"].lines if r["维度"] == "登记时等级"]
        assert all("等级是后来定的" in str(r["数据提示"]) for r in grades if r["成交数量"])

    def test_a_grade_given_at_registration_is_one(self) -> None:
        # The same leads, but the workbook has been refreshed since before they came.
        workbook = history(tells=False)
        for line in workbook.grids["Leads"].lines[:400]:
            line["登记时等级"] = "高意向" if line["状态"] == "已转化" else "低意向"
        workbook.grids["Runs"].lines.append({"批次": "1", "截至时间": START})
        refresh(workbook)

        assert forecasts(workbook)
        grades = [r for r in workbook.grids["ConversionBy"].lines if r["维度"] == "登记时等级"]
        assert not any("等级是后来定的" in str(r["数据提示"]) for r in grades)

    def test_an_empty_workbook_says_nothing_of_it(self) -> None:
        workbook = workbook_with()
        refresh(workbook)

        assert tried(workbook) == []

    def test_a_workbook_without_the_columns_is_analysed_all_the_same(self) -> None:
        workbook = history()
        grid = workbook.grids["Leads"]
        gone = {Lead.column(name).header("zh-CN") for name in ("system_forecast", "forecast_basis")}
        grid.headers = [header for header in grid.headers if header not in gone]
        refresh(workbook)

        assert tried(workbook)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_every_language(language: Language) -> None:
    workbook = history()
    refresh(workbook, language)

    (reason, *_) = (text for _, text in forecasts(workbook).values())
    assert "{" not in reason
    assert "%" in reason
