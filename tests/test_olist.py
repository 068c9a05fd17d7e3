"""
The first whole job on real input: the leads and closed deals that Olist has published.

8,000 marketing-qualified leads and 842 deals; every figure is computed here again, by
pandas and straight from the CSVs. Runs where the data lies beside the project.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
import pytest
from statsmodels.duration.survfunc import CumIncidenceRight

from tests.files import write_grids
from tests.support import column, table, workbook_with
from xlfunnel.actions import Outcome, Run, perform
from xlfunnel.analysis.survival import watched, won_shares
from xlfunnel.importing.adding import import_leads
from xlfunnel.importing.leads import read_leads
from xlfunnel.importing.mapping import read_map
from xlfunnel.workbook import Workbook
from xlfunnel.xlsx.file import FileWorkbook

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data" / "olist"
LEADS = DATA / "olist_marketing_qualified_leads_dataset.csv"
DEALS = DATA / "olist_closed_deals_dataset.csv"
MAP = read_map(ROOT / "docs" / "examples" / "olist.toml")
RUN = Run(datetime(2018, 11, 30, 23, 59))

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the public data is not here")

# Two origins have a name of ours, as the mapping file says.
OURS = {"social": "社交媒体", "referral": "客户转介绍"}


class Job(NamedTuple):
    """The workbook after the whole job, what the refresh said, and how to go on with it."""

    workbook: Workbook
    outcome: Outcome
    reopen: Callable[[], Workbook]


@pytest.fixture(scope="module", params=["memory", "file"])
def job(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Job:
    workbook: Workbook = workbook_with()
    path = tmp_path_factory.mktemp("olist") / "sales.xlsx"

    def saved(book: Workbook) -> Workbook:
        if isinstance(book, FileWorkbook):
            book.save(backup=False)
            return FileWorkbook.open(path)
        return book

    if request.param == "file":
        workbook = FileWorkbook.open(write_grids(path, workbook_with().grids))
    import_leads(workbook, read_leads(LEADS, MAP), RUN, add_sources=MAP.add_sources)
    workbook = saved(workbook)
    outcome = perform("refresh", workbook, RUN)
    workbook = saved(workbook)
    return Job(workbook, outcome, lambda: saved(workbook))


def olist() -> pd.DataFrame:
    """Return the leads with their deal, straight from the CSVs."""
    leads = pd.read_csv(LEADS, dtype=str, keep_default_na=False)
    wanted = ["mql_id", "won_date", "sr_id", "business_segment"]
    deals = pd.read_csv(DEALS, dtype=str, keep_default_na=False)[wanted]
    joined = leads.merge(deals, on="mql_id", how="left")
    first = pd.to_datetime(joined["first_contact_date"]).dt.normalize()
    won = pd.to_datetime(joined["won_date"]).dt.normalize()
    days = (won - first).dt.days
    origin = joined["origin"].replace(OURS).replace("", "未填写")
    said = {name: joined[name].fillna("").replace("", "未填写") for name in wanted[2:]}
    months = {"month": first.dt.strftime("%Y-%m"), "won_month": won.dt.strftime("%Y-%m")}
    return joined.assign(origin=origin, is_won=won.notna(), days=days, **said, **months)


def test_every_lead_and_every_deal_is_there(job: Job) -> None:
    rows = job.workbook.read("Leads", ["线索编号", "成交日期"]).columns
    assert len(set(rows["线索编号"])) == 8_000
    assert sum(won is not None for won in rows["成交日期"]) == 842


def test_conversion_by_origin_is_what_pandas_computes(job: Job) -> None:
    leads = olist()
    averaged = leads.assign(days=leads["days"].where(leads["days"] >= 0))
    expected = averaged.groupby("origin").agg(
        leads=("is_won", "size"), won=("is_won", "sum"), days=("days", "mean")
    )
    headers = ("线索来源", "线索数量", "成交数量", "转化率", "平均转化周期")
    rows = table(job.workbook, "Conversion", *headers)
    assert len(rows) == len(expected) == 11
    for origin, count, won, rate, days in rows:
        row = expected.loc[str(origin)]
        assert (count, won, rate) == (row["leads"], row["won"], row["won"] / row["leads"])
        assert days == pytest.approx(row["days"], rel=1e-12)


# What each dimension groups by; nothing in the files says anything of grades and regions.
GROUPED_BY = {
    "登记时等级": "待评级",
    "当前等级": "待评级",
    "跟进人": "sr_id",
    "行业": "business_segment",
    "区域": "未填写",
    "登记月": "month",
}


@pytest.mark.parametrize("dimension", GROUPED_BY)
def test_every_row_by_every_dimension_is_what_pandas_computes(job: Job, dimension: str) -> None:
    expected = expected_by(GROUPED_BY[dimension])
    figures = ("线索数量", "客户数量", "成交数量", "在跟数量", "转化率", "平均转化周期")
    every = ("维度", "取值", *figures, "登记90天内成交率")
    rows = [row[1:] for row in table(job.workbook, "ConversionBy", *every) if row[0] == dimension]
    if dimension == "登记月":  # deals were won for half a year after the last lead came in
        rows = [row for row in rows if row[1]]
    found = pd.DataFrame(rows, columns=["name", *expected.columns]).set_index("name")
    assert sorted(found.index) == sorted(expected.index)
    pd.testing.assert_frame_equal(
        found.astype("float64").sort_index(),
        expected.astype("float64").sort_index(),
        check_names=False,
        check_index_type=False,
        rtol=1e-12,
    )


def expected_by(name: str) -> pd.DataFrame:
    """
    Return the figures per group, computed from the CSVs only.

    No lead has a customer's name, so each is a customer of its own; none is lost. All are
    over 90 days old as of 2018-11-30 (the last came in on 2018-05-31), so the share won
    within 90 days needs no estimate; the deal with impossible dates is left out of it.
    """
    leads = olist()
    leads = leads.assign(group=leads.get(name, name))
    is_early = leads["days"] < 0
    leads = leads.assign(
        cycle=leads["days"].mask(is_early), within=leads["days"].between(0, 90), is_dated=~is_early
    )
    grouped = leads.groupby("group")
    count, won = grouped.size(), grouped["is_won"].sum()
    return pd.DataFrame(
        {
            "leads": count,
            "customers": count,
            "won": won,
            "open": count - won,
            "rate": won / count,
            "days": grouped["cycle"].mean(),
            "within": grouped["within"].sum() / grouped["is_dated"].sum(),
        }
    )


HORIZONS = (30, 60, 90, 180)


def oracle_shares(days: "pd.Series[float]", is_won: "pd.Series[bool]") -> dict[int, float]:
    """Return what statsmodels makes of the share won within each horizon."""
    with np.errstate(all="ignore"):  # its standard errors divide by zero at the end
        oracle = CumIncidenceRight(days.to_numpy() + 1, is_won.to_numpy().astype(int))
    places = {day: int(np.searchsorted(oracle.times, day + 1, side="right")) for day in HORIZONS}
    return {day: oracle.cinc[0][place - 1] if place else 0.0 for day, place in places.items()}


def test_the_share_won_within_each_horizon_is_what_statsmodels_computes(job: Job) -> None:
    leads = olist()
    age = (pd.Timestamp(RUN.as_of).normalize() - first_contact(leads)).dt.days
    days = leads["days"].where(leads["is_won"], age)
    usable = days >= 0
    headers = [f"登记{day}天内成交率" for day in HORIZONS]
    rows = {row[0]: row[1:] for row in table(job.workbook, "Conversion", "线索来源", *headers)}
    for origin, group in leads[usable].groupby("origin"):
        expected = oracle_shares(days[group.index], group["is_won"])
        assert rows[str(origin)] == pytest.approx(tuple(expected.values()), abs=1e-12), origin


@pytest.mark.parametrize("as_of", [datetime(2018, 1, 31), datetime(2018, 6, 30), RUN.as_of])
def test_while_leads_are_young_it_is_what_statsmodels_computes(as_of: datetime) -> None:
    """At the end of June a third of the leads are younger than 90 days, in January over half."""
    leads = olist()
    first = first_contact(leads)
    leads = leads[first <= as_of].assign(registered_on=first)
    won_on = leads["registered_on"] + pd.to_timedelta(leads["days"], unit="D")
    cycle = leads["days"].where(leads["days"] >= 0)
    nobody_lost = pd.Series(pd.NaT, index=leads.index, dtype="datetime64[us]")
    dated = leads.assign(won_on=won_on, lost_on=nobody_lost, is_lost=False, cycle_days=cycle)
    seen = watched(dated, as_of)
    is_known = won_on <= as_of
    age = (pd.Timestamp(as_of).normalize() - leads["registered_on"]).dt.days
    days = leads["days"].where(is_known, age)
    found = won_shares(seen, "origin", HORIZONS)
    for origin, group in leads[days >= 0].groupby("origin"):
        is_won = is_known[group.index]
        if not is_won.any():  # statsmodels knows no share without an event
            assert {share.rate for share in found[origin].values()} <= {0.0}
            continue
        expected = oracle_shares(days[group.index], is_won)
        oldest = age[group.index].max()
        assert list(found[origin]) == [day for day in HORIZONS if day <= oldest]
        for day, share in found[origin].items():
            assert share.rate == pytest.approx(expected[day], abs=1e-12), (origin, day)
            assert share.low <= share.rate <= share.high


def first_contact(leads: pd.DataFrame) -> "pd.Series[pd.Timestamp]":
    return pd.to_datetime(leads["first_contact_date"]).dt.normalize()


def test_the_wins_of_each_month_are_those_of_the_deals(job: Job) -> None:
    expected = olist()["won_month"].value_counts()
    rows = table(job.workbook, "ConversionBy", "维度", "取值", "本月成交数")
    found = {row[1]: row[2] for row in rows if row[0] == "登记月" and row[2]}
    assert found == expected.to_dict()


def test_each_row_is_called_too_small_exactly_when_it_is(job: Job) -> None:
    rows = table(job.workbook, "ConversionBy", "线索数量", "成交数量", "数据提示")
    for leads, won, caveat in rows:
        count, wins = float(str(leads)), float(str(won))
        is_small = 0 < count < 30 or 0 < wins < 5
        assert ("样本不足" in str(caveat)) is is_small, (leads, won, caveat)


def test_what_is_filled_in_for_deals_only_is_told_to_make_rates_too_high(job: Job) -> None:
    """Only the deals have an owner and an industry: every owner seems to win all leads."""
    rows = table(job.workbook, "ConversionBy", "维度", "取值", "转化率", "数据提示")
    for dimension, name, rate, caveat in rows:
        if dimension in ("跟进人", "行业"):
            said = "偏低" if name == "未填写" else "偏高"
            assert said in str(caveat), (dimension, name)
            assert rate == 1 or name == "未填写"
        else:
            assert "补填" not in str(caveat), (dimension, name)


def test_the_charts_show_the_eight_largest_origins_and_the_rest(job: Job) -> None:
    counts = olist()["origin"].replace("未填写", "~").value_counts()
    points = table(job.workbook, "ChartData", "图表", "名称", "线索数量")
    block = [row[1:] for row in points if row[0] == "线索来源"]
    named = counts.drop("~").head(8)
    assert [row for row in block[:-1] if row[0] != "其他"] == [
        (name, count) for name, count in named.items() if name != "其他"
    ]
    assert sum(float(str(row[1])) for row in block) == 8_000


def test_the_whole_is_842_of_8000(job: Job) -> None:
    rows = table(job.workbook, "Conversion", "线索数量", "成交数量")
    assert sum(float(str(row[0])) for row in rows) == 8_000
    assert sum(float(str(row[1])) for row in rows) == 842
    assert job.outcome.counts["conversion_rate"] == 842 / 8_000


def test_the_mean_cycle_is_weighted_over_all_deals_but_the_impossible_one(job: Job) -> None:
    days = olist()["days"].dropna()
    assert job.outcome.counts["cycle_days"] == pytest.approx(days[days >= 0].mean(), rel=1e-12)


def test_sixty_blank_origins_are_a_group_of_their_own_and_come_last(job: Job) -> None:
    assert table(job.workbook, "Conversion", "线索来源", "线索数量")[-1] == ("未填写", 60)


def test_the_deal_won_before_its_first_contact_is_the_only_error(job: Job) -> None:
    early = olist().query("days < 0")["mql_id"].tolist()
    errors = [finding for finding in job.outcome.findings if finding.severity == "错误"]
    assert [finding.rule for finding in errors] == ["win_early"]
    row = int(errors[0].place.removeprefix("线索登记表!AD"))
    assert column(job.workbook, "Leads", "线索编号")[row - 2] == early[0]
    assert len(early) == 1


def test_nothing_known_of_the_need_leaves_every_lead_ungraded(job: Job) -> None:
    assert set(column(job.workbook, "Leads", "意向等级")) == {"待评级"}


def test_a_second_refresh_changes_nothing(job: Job) -> None:
    workbook = job.reopen()
    assert perform("refresh", workbook, RUN).changes == 0
    if isinstance(workbook, FileWorkbook):
        assert not workbook.is_changed


def test_a_second_import_adds_nothing(job: Job) -> None:
    workbook = job.reopen()
    leads = read_leads(LEADS, MAP)
    outcome = import_leads(workbook, leads, RUN, add_sources=MAP.add_sources)
    assert (outcome.counts["added"], outcome.counts["known"]) == (0, 8_000)
    assert (outcome.changes, outcome.findings) == (0, ())
