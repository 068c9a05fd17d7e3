"""The refresh as a whole: what it promises for every workbook (SPEC §1, §12 oracle 9)."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.files import write_grids
from tests.memory import Content, Formula, MemoryWorkbook
from tests.support import lead_row, workbook_with
from tests.teams import team
from xlfunnel.actions import Run, perform
from xlfunnel.schema.catalogue import BY_NAME
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.xlsx.file import FileWorkbook

AS_OF = datetime(2025, 1, 30, 18, 0)  # after all that the team has done; no end of a month
NEXT_DAY = AS_OF + timedelta(days=1)

Place = tuple[str, str]  # table, header

# What counts from the moment of the run, whatever happened since the last one.
TIME_DEPENDENT: set[Place] = {("Settings", "值")}
# The books kept about a run are no content of the workbook.
BOOKS = {"ChangeLog", "Runs", "Memory"}


def cells(workbook: MemoryWorkbook) -> dict[str, list[dict[str, Content]]]:
    return {
        name: [dict(line) for line in grid.lines if any(v is not None for v in line.values())]
        for name, grid in workbook.grids.items()
    }


def changed(
    before: dict[str, list[dict[str, Content]]], after: dict[str, list[dict[str, Content]]]
) -> set[Place]:
    """Return the columns in which the workbook differs; every one of a table with other rows."""
    places: set[Place] = set()
    for name, rows in after.items():
        if len(rows) != len(before[name]):
            places.add((name, "*"))
        for old, new in zip(before[name], rows, strict=False):
            places |= {(name, header) for header in new if new[header] != old[header]}
    return places


@pytest.mark.parametrize("seed", range(3))
def test_a_second_refresh_writes_nothing(seed: int) -> None:
    workbook = team(60, seed)
    assert perform("refresh", workbook, Run(AS_OF)).changes > 0
    before = cells(workbook)
    assert perform("refresh", workbook, Run(AS_OF)).changes == 0
    assert cells(workbook) == before


def test_a_second_refresh_leaves_the_file_byte_for_byte(tmp_path: Path) -> None:
    path = write_grids(tmp_path / "a.xlsx", team(60).grids)
    for _ in range(2):
        before = path.read_bytes()
        workbook = FileWorkbook.open(path)
        perform("refresh", workbook, Run(AS_OF))
        workbook.save(backup=False)
    assert path.read_bytes() == before


@pytest.mark.parametrize("seed", range(3))
def test_a_day_later_only_what_counts_from_the_day_changes(seed: int) -> None:
    workbook = team(60, seed)
    perform("refresh", workbook, Run(AS_OF))
    before = cells(workbook)
    perform("refresh", workbook, Run(NEXT_DAY))
    places = {place for place in changed(before, cells(workbook)) if place[0] not in BOOKS}
    assert places == TIME_DEPENDENT


def test_a_day_later_a_plan_has_passed_and_a_lead_is_ninety_days_old() -> None:
    registered = NEXT_DAY - timedelta(days=90)
    plan = {"线索编号": "L1", "跟进日期": datetime(2025, 1, 30), "完成状态": "未开始"}
    workbook = workbook_with(
        lead_row(线索编号="L1", 登记日期=registered, 状态="跟进中"), tables={FollowUp: [plan]}
    )
    perform("refresh", workbook, Run(AS_OF))
    before = cells(workbook)
    perform("refresh", workbook, Run(NEXT_DAY))
    places = {place for place in changed(before, cells(workbook)) if place[0] not in BOOKS}
    assert places == TIME_DEPENDENT | {
        ("Issues", "*"),  # 计划已过期未执行
        ("FollowUps", "数据问题"),
        ("Conversion", "登记90天内成交率"),
        ("ConversionBy", "登记90天内成交率"),
    }


@pytest.mark.parametrize("seed", range(3))
def test_undo_puts_back_every_cell_that_the_refresh_wrote(seed: int) -> None:
    workbook = team(60, seed)
    before = cells(workbook)
    perform("refresh", workbook, Run(AS_OF))
    perform("undo", workbook, Run(AS_OF))
    assert {p for p in changed(before, cells(workbook)) if p[0] not in BOOKS} == set()


def test_undo_after_a_week_of_work_puts_back_the_last_refresh_only() -> None:
    workbook = team(60)
    perform("refresh", workbook, Run(AS_OF))
    leads = workbook.grids["Leads"].lines
    leads[3]["决策周期"] = "两周"
    leads[4] |= {"状态": "已流失", "流失日期": None}
    leads[5]["线索来源"] = "渠道"
    del leads[7]
    workbook.grids["FollowUps"].lines[2]["沟通内容"] = "又谈了一次"
    workbook.grids["FollowUps"].lines[2]["完成状态"] = "已完成"
    before = cells(workbook)
    perform("refresh", workbook, Run(AS_OF + timedelta(days=7)))
    assert cells(workbook) != before
    perform("undo", workbook, Run(AS_OF + timedelta(days=7)))
    assert {p for p in changed(before, cells(workbook)) if p[0] not in BOOKS} == set()


def test_a_refresh_after_an_undo_gives_what_the_undone_one_gave() -> None:
    workbook = team(60)
    perform("refresh", workbook, Run(AS_OF))
    first = cells(workbook)
    perform("undo", workbook, Run(AS_OF))
    perform("refresh", workbook, Run(AS_OF))
    places = changed(first, cells(workbook))
    assert {place for place in places if place[0] not in BOOKS} == set()


def test_a_refresh_touches_no_column_that_only_people_write() -> None:
    workbook = team(60)
    before = cells(workbook)
    perform("refresh", workbook, Run(AS_OF))
    persons = {
        (name, column.headers.zh_cn)
        for name, row in BY_NAME.items()
        for column in row.columns()
        if column.writer.value == "person" and row.table.has_own_rows
    }
    written = changed(before, cells(workbook)) & persons
    assert written <= {("Settings", "值"), ("Leads", "状态")}  # stamp; 待跟进 → 跟进中


def test_formulas_of_the_user_stay_formulas() -> None:
    workbook = team(20)
    line = workbook.grids["Leads"].lines[0]
    line["预计转化时间"] = Formula("=TODAY()+30", AS_OF)
    line["评分"] = Formula("=1+1", 2.0)
    perform("refresh", workbook, Run(AS_OF))
    assert workbook.grids["Leads"].lines[0]["预计转化时间"] == Formula("=TODAY()+30", AS_OF)
    assert workbook.grids["Leads"].lines[0]["评分"] == Formula("=1+1", 2.0)
