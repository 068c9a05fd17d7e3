"""The refresh as a whole: what it promises for every workbook (SPEC §1, §12 oracle 9)."""

import random
import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from openpyxl.utils import column_index_from_string

from tests.files import write_grids
from tests.memory import Content, Formula, MemoryWorkbook
from tests.support import lead_row, table, workbook_with
from tests.teams import team
from xlfunnel.actions import Run, perform
from xlfunnel.schema.catalogue import BY_NAME
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.values.cell import Cell
from xlfunnel.values.text import typed
from xlfunnel.workbook import Workbook
from xlfunnel.xlsx.file import FileWorkbook

AS_OF = datetime(2025, 1, 30, 18, 0)  # after all that the team has done; no end of a month
NEXT_DAY = AS_OF + timedelta(days=1)

Place = tuple[str, str]  # table, header

# What counts from the moment of the run, whatever happened since the last one.
ALWAYS: set[Place] = {("Settings", "值"), ("Leads", "逾期状态"), ("Worklist", "逾期")}
TIME_DEPENDENT: set[Place] = ALWAYS | {
    *(("Leads", "逾期原因"), ("Worklist", "原因")),  # how long a lead waits for an owner
    *(("Dormant", header) for header in ("沉默天数", "相当几个周期", "理由")),
    *((name, "最久在跟天数") for name in ("Conversion", "ConversionBy")),
}
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
    assert ALWAYS <= places <= TIME_DEPENDENT


def test_a_day_later_a_plan_has_passed_and_a_lead_is_ninety_days_old() -> None:
    registered = NEXT_DAY - timedelta(days=90)
    plan: dict[str, Content] = {
        "线索编号": "L1",
        "跟进日期": datetime(2025, 1, 30),
        "完成状态": "未开始",
    }
    workbook = workbook_with(
        lead_row(线索编号="L1", 登记日期=registered, 状态="跟进中"), tables={FollowUp: [plan]}
    )
    perform("refresh", workbook, Run(AS_OF))
    before = cells(workbook)
    perform("refresh", workbook, Run(NEXT_DAY))
    places = {place for place in changed(before, cells(workbook)) if place[0] not in BOOKS}
    assert places >= ALWAYS
    assert places - TIME_DEPENDENT == {
        ("Issues", "*"),  # 计划已过期未执行
        # What is late of one lead is one row, so the plan takes the place of the weekly touch.
        *(("Worklist", header) for header in ("*", "待办事项", "截止时间")),
        ("Workload", "未来7天要跟"),
        ("Dormant", "*"),  # nobody has it in hand any more
        ("FollowUps", "数据问题"),
        *(
            (name, header)
            for name in ("Conversion", "ConversionBy")
            for header in ("登记90天内成交率", "90天成交率区间", "稳健成交率")
        ),
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


def work_of_a_week(workbook: MemoryWorkbook, seed: int) -> None:
    """Do what people do between two refreshes, with slips: in the sheets and in the views."""
    chance = random.Random(seed)
    leads, views = workbook.grids["Leads"].lines, ("LeadTracking", "ContactLog")
    for name in views:
        grid = workbook.grids[name]
        for number in range(6):
            line = chance.choice(grid.lines)
            header = chance.choice(list(grid.headers))
            line[header] = chance.choice((f"改{number}", None, "已转化", "王总监", line[header]))
        grid.lines.insert(chance.randrange(5), {**chance.choice(grid.lines)})
        if chance.random() < 0.5:
            chance.shuffle(grid.lines)
            grid.is_sorted = chance.random() < 0.7
    log = workbook.grids["ContactLog"]
    for number in range(3):
        row = dict[str, Content].fromkeys(log.headers)
        row["客户名称"] = chance.choice(leads)["客户名称"]
        row["联系人"] = chance.choice((None, "外人"))
        row["跟进日期"] = chance.choice((AS_OF, "改天", None))
        row["跟进内容摘要"] = f"新谈{number}"
        log.lines.insert(chance.randrange(len(log.lines)), row)
    del leads[chance.randrange(len(leads))]
    leads[2]["线索编号"] = leads[3]["线索编号"]
    leads[4] |= {"联系方式": "什么", "跟进人": "某人"}
    chance.shuffle(leads)


def misplaced(workbook: Workbook) -> list[tuple[Cell, ...]]:
    """Return the rows of 问题清单 whose cell does not hold the value they tell of."""
    found = []
    infos = {info.sheet: info for info in workbook.tables().values()}
    for *said, cell, value in table(workbook, "Issues", "规则", "行标识", "单元格", "当前值"):
        sheet, is_cell, at = str(cell).rpartition("!")
        if not is_cell:
            continue
        info = infos[sheet]
        letters, row = re.fullmatch(r"([A-Z]+)(\d+)", at).groups()  # type: ignore[union-attr]
        header = info.headers[column_index_from_string(letters) - 1]
        rows = workbook.read(info.name, [header])
        there = dict(zip(rows.ordinals, rows.columns[header], strict=True))
        if typed(there[int(row) - 2]) != typed(value):
            found.append((*said, cell, value))
    return found


@pytest.mark.parametrize("seed", range(6))
def test_after_any_work_one_refresh_is_enough_and_the_list_says_where_things_are(
    seed: int,
) -> None:
    workbook = team(40, seed)
    perform("refresh", workbook, Run(AS_OF))
    for week in range(2):
        work_of_a_week(workbook, 10 * seed + week)
        perform("refresh", workbook, Run(AS_OF))
        assert misplaced(workbook) == []
        before = cells(workbook)
        outcome = perform("refresh", workbook, Run(AS_OF))
        assert changed(before, cells(workbook)) == set()
        assert outcome.changes == 0


@pytest.mark.parametrize("seed", range(3))
def test_so_it_is_in_a_file(tmp_path: Path, seed: int) -> None:
    memory = team(40, seed)
    perform("refresh", memory, Run(AS_OF))
    work_of_a_week(memory, seed)
    path = write_grids(tmp_path / "a.xlsx", memory.grids)
    for number in range(2):
        workbook = FileWorkbook.open(path)
        outcome = perform("refresh", workbook, Run(AS_OF))
        assert (outcome.changes > 0) == (number == 0)
        workbook.save(backup=False)
        assert misplaced(FileWorkbook.open(path)) == []
