"""
The first whole job on real input: the leads and closed deals that Olist has published.

8,000 marketing-qualified leads and 842 deals; every figure is computed here again, by
pandas and straight from the CSVs. Runs where the data lies beside the project.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pytest

from tests.files import write_grids
from tests.support import column, table, workbook_with
from xlfunnel.actions import Outcome, Run, perform
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
    deals = pd.read_csv(DEALS, dtype=str, keep_default_na=False)[["mql_id", "won_date"]]
    joined = leads.merge(deals, on="mql_id", how="left")
    first = pd.to_datetime(joined["first_contact_date"]).dt.normalize()
    won = pd.to_datetime(joined["won_date"]).dt.normalize()
    days = (won - first).dt.days
    origin = joined["origin"].replace(OURS).replace("", "未填写")
    return joined.assign(origin=origin, is_won=won.notna(), days=days)


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
