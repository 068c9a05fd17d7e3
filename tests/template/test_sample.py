"""The sample: S2's rows as S2 has them, enough data to look at, and slips that are found."""

from datetime import date, datetime, timedelta

import pytest

from tests.memory import Grid, MemoryWorkbook
from tests.support import column
from xlfunnel.actions import Run, perform
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.schema import terms
from xlfunnel.schema.catalogue import tables_of
from xlfunnel.schema.defaults import shipped_rows
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.settings import Setting
from xlfunnel.template.sample import SAMPLE_DAY, sample_rows
from xlfunnel.values.cell import Cell


def refreshed(language: Language = "zh-CN", as_of: date = SAMPLE_DAY) -> MemoryWorkbook:
    """Return the sample after a refresh in the evening of *as_of*."""
    given = sample_rows(language, as_of)
    grids = {}
    for row in tables_of():
        rows = given.get(row) or shipped_rows(row, language)
        headers = [c.header(language) for c in row.columns()]
        lines = [[values.get(c.field) for c in row.columns()] for values in rows]
        grids[row.table.name] = Grid(headers, lines, sheet=row.table.sheet.to(language))
    workbook = MemoryWorkbook(grids)
    perform("refresh", workbook, Run(datetime(as_of.year, as_of.month, as_of.day, 18)))
    return workbook


def lead(rows: list[dict[str, Cell]], lead_id: str) -> dict[str, Cell]:
    return next(row for row in rows if row["lead_id"] == lead_id)


def test_the_rows_of_s2_are_there_as_s2_has_them() -> None:
    rows = sample_rows("zh-CN")
    crm = lead(rows[Lead], "LX20240301")
    assert crm == crm | {
        "contact_person": "张经理",
        "source": "展会",
        "need": "需要CRM系统",
        "budget": "10-15万",
        "cycle": "1个月",
        "owner": "李销售",
        "registered_on": datetime(2024, 3, 1),
    }
    erp = lead(rows[Lead], "LX20240302")
    assert erp == erp | {
        "contact_person": "王总",
        "source": "官网表单",
        "need": "知晓一下ERP模块",
        "budget": "待确认",
        "cycle": "2-3个月",
        "owner": "赵销售",
        "registered_on": datetime(2024, 3, 2),
    }
    touches = [row for row in rows[FollowUp] if row["lead_id"] == "LX20240301"]
    assert [touch["followed_up_on"] for touch in touches] == [
        datetime(2024, 3, 2),
        datetime(2024, 3, 6),
    ]
    assert [touch["next_step"] for touch in touches] == [
        "3月5日前发送定制方案",
        "3月7日前更新方案，确认演示时间",
    ]
    assert [touch["completion"] for touch in touches] == ["已完成", "进行中"]


def test_s2_s_two_leads_are_graded_high_and_medium() -> None:
    workbook = refreshed()
    grades = dict(
        zip(
            column(workbook, "Leads", "线索编号"),
            column(workbook, "Leads", "意向等级"),
            strict=True,
        )
    )
    assert (grades["LX20240301"], grades["LX20240302"]) == ("高意向", "中意向")


def test_a_check_finds_each_kind_of_slip() -> None:
    found = set(column(refreshed(), "Issues", "规则"))
    assert {
        "id_repeated",
        "registration_future",
        "source_misspelt",
        "source_unknown",
        "win_early",
        "win_undated",
        "required",
        "formula_text",
    } <= found
    values = set(column(refreshed(), "Issues", "当前值"))
    assert {"1380013800", "138****5678", "见附件", "抖音直播", "官网表丹"} <= values


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_the_language_of_the_workbook(language: Language) -> None:
    rows = sample_rows(language)
    states = {row.get("status") for row in rows[Lead]} - {None}
    assert states <= set(terms.STATUSES.labels(language))
    channels = {row["channel"] for row in rows[FollowUp]}
    assert channels <= set(terms.CHANNELS.labels(language))
    owners = {row["owner"] for row in rows[Lead]}
    assert owners <= {row["name"] for row in rows[Rep]}
    if language == "en":
        texts = [cell for rows in rows.values() for row in rows for cell in row.values()]
        assert all(cell.isascii() for cell in texts if isinstance(cell, str))


@pytest.mark.parametrize("days", range(0, 28, 3))
def test_it_can_be_told_for_any_day(days: int) -> None:
    as_of = SAMPLE_DAY + timedelta(365 + days)
    rows = sample_rows("zh-CN", as_of)
    assert 40 <= len(rows[Lead]) <= 60
    assert 80 <= len(rows[FollowUp]) <= 130
    ids = [row["lead_id"] for row in rows[Lead] if row["lead_id"]]
    assert len(ids) - len(set(ids)) == 1  # the repeated one
    assert len({row["customer_name"] for row in rows[Lead]}) == len(rows[Lead])
    registered = [row["registered_on"] for row in rows[Lead]]
    late = [day for day in registered if isinstance(day, datetime) and day.date() > as_of]
    assert len(late) == 1  # the one registered after today


def test_no_touch_lies_before_its_lead_and_only_plans_lie_ahead() -> None:
    rows = sample_rows("zh-CN")
    ids = [row["lead_id"] for row in rows[Lead]]
    began = {row["lead_id"]: row["registered_on"] for row in rows[Lead]}
    for touch in rows[FollowUp]:
        day, start = touch["followed_up_on"], began.get(touch["lead_id"])
        assert isinstance(day, datetime)
        if touch["lead_id"] and ids.count(touch["lead_id"]) == 1:
            assert isinstance(start, datetime)
            assert day > start
        assert (day.date() > SAMPLE_DAY) == (touch["completion"] == terms.NOT_STARTED)


def test_the_settings_say_for_which_moment_it_is_told() -> None:
    rows = sample_rows("en", date(2025, 7, 1))
    values = {row["key"]: row["value"] for row in rows[Setting]}
    assert values["As of"] == datetime(2025, 7, 1, 18)
