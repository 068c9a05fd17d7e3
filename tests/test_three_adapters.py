"""DESIGN.md: every action leaves the same values in memory, in a closed file and in Excel."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from shutil import copyfile
from typing import NamedTuple, TypeAlias

import pytest

from tests.excel_stand_in import open_file
from tests.memory import Grid, MemoryWorkbook
from xlfunnel import template
from xlfunnel.actions import ACTIONS, Action, Outcome, Run, perform_steps
from xlfunnel.actions.filling_calendar import fill_calendar_action, holidays_around
from xlfunnel.actions.handing_over import hand_over_action
from xlfunnel.excel import ExcelWorkbook
from xlfunnel.schema.declare import Row
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reps import Rep
from xlfunnel.template.sample import SAMPLE_DAY, evening_of, sample_rows
from xlfunnel.values.cell import Cell
from xlfunnel.workbook import Workbook
from xlfunnel.xlsx.file import FileWorkbook

LEADS = 40

Tables: TypeAlias = dict[str, dict[str, list[Cell]]]


class Left(NamedTuple):
    """What actions have left behind, and what they said."""

    tables: Tables
    outcomes: list[Outcome]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a new workbook with the last leads of the sample, and what was said to them."""
    rows = sample_rows("zh-CN", SAMPLE_DAY)
    leads = rows[Lead][-LEADS:]
    ids = {lead.get("lead_id") for lead in leads}
    touches = [touch for touch in rows[FollowUp] if touch["lead_id"] in ids]
    cut: dict[type[Row], list[dict[str, Cell]]] = {Lead: leads, FollowUp: touches, Rep: rows[Rep]}
    path = tmp_path_factory.mktemp("three") / "sample.xlsx"
    template.build(path, rows={**holidays_around(SAMPLE_DAY, "zh-CN"), **cut})
    return path


def after(actions: Sequence[Action], opened: Callable[[], Workbook]) -> Left:
    """Perform *actions*, a day apart, each on the workbook opened anew."""
    now = evening_of(SAMPLE_DAY)
    moments = [now + timedelta(days=number) for number in range(len(actions))]
    outcomes = [
        perform_steps(action, opened(), Run(moment))
        for action, moment in zip(actions, moments, strict=True)
    ]
    workbook = opened()
    tables = workbook.tables()
    read = {name: workbook.read(name, info.headers).columns for name, info in tables.items()}
    return Left(read, outcomes)


def in_memory(actions: Sequence[Action], path: Path, folder: Path) -> Left:
    file = FileWorkbook.open(path)
    grids = {}
    for name, info in file.tables().items():
        columns = file.read(name, info.headers).columns
        rows = list(zip(*columns.values(), strict=True))
        grids[name] = Grid(info.headers, rows, sheet=info.sheet)
    workbook = MemoryWorkbook(grids)
    return after(actions, lambda: workbook)


def in_a_file(actions: Sequence[Action], path: Path, folder: Path) -> Left:
    copy = copyfile(path, folder / "copy.xlsx")
    books: list[FileWorkbook] = []

    def opened() -> Workbook:
        if books:
            books[-1].save(backup=False)
        books.append(FileWorkbook.open(copy))
        return books[-1]

    return after(actions, opened)


def in_excel(actions: Sequence[Action], path: Path, folder: Path) -> Left:
    book = open_file(path)
    workbooks: list[ExcelWorkbook] = []

    def opened() -> Workbook:
        if workbooks:
            workbooks[-1].commit()
        workbooks.append(ExcelWorkbook(book))
        return workbooks[-1]

    left = after(actions, opened)
    told = [message for workbook in workbooks for message in workbook.messages]
    assert told == []  # such as a cell that Excel took for something else
    return left


REFRESH, UNDO = ACTIONS["refresh"], ACTIONS["undo"]
RUNS: dict[str, Sequence[Action]] = {
    **{name: [ACTIONS[name]] for name in ACTIONS if name not in ("refresh", "undo")},
    "hand-over": [hand_over_action("李销售")],
    "calendar": [fill_calendar_action([SAMPLE_DAY.year + 1])],
    "refresh twice": [REFRESH, REFRESH],
    "refresh and undo": [REFRESH, UNDO],
}


@pytest.mark.parametrize("run", RUNS)
def test_an_action_leaves_the_same_values_through_every_adapter(
    run: str, path: Path, tmp_path: Path
) -> None:
    actions = RUNS[run]
    memory = in_memory(actions, path, tmp_path)
    file = in_a_file(actions, path, tmp_path)
    excel = in_excel(actions, path, tmp_path)
    for name, columns in memory.tables.items():
        assert file.tables[name] == columns, name
        assert excel.tables[name] == columns, name
    assert memory.tables.keys() == file.tables.keys() == excel.tables.keys()
    assert memory.outcomes == file.outcomes == excel.outcomes
    assert all(outcome.changes for outcome in memory.outcomes)
