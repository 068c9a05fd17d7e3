"""The stamp says for which moment a workbook holds, and is no reason to write one."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.files import write_grids
from tests.memory import MemoryWorkbook
from tests.support import lead_row, table, workbook_with
from xlfunnel.actions import Action, Run, perform_steps
from xlfunnel.actions.run import Job
from xlfunnel.actions.stamping import stamp
from xlfunnel.cli import main
from xlfunnel.language import Text
from xlfunnel.schema.leads import Lead
from xlfunnel.values.cell import Cell

MORNING = datetime(2024, 3, 31, 9, 0)
EVENING = datetime(2024, 3, 31, 18, 30)
T = Text("更新", "更新", "Refresh")


def stamped(workbook: MemoryWorkbook) -> list[Cell]:
    rows = table(workbook, "Settings", "键", "值")
    return [value for key, value in rows if key == "截至时间"]


def run(workbook: MemoryWorkbook, as_of: datetime, status: str = "") -> int:
    """Return how many cells a run has written that sets one status, if given."""

    def set_status(job: Job) -> None:
        if status:
            job.records.set(Lead, "status", {0: status})

    set_status.__name__ = "fill"  # a step of that name has something to say of its progress
    return perform_steps(Action("t", T, T, (set_status, stamp)), workbook, Run(as_of)).changes


def test_the_first_run_stamps_and_another_day_is_stamped_anew() -> None:
    workbook = workbook_with(lead_row())
    assert run(workbook, MORNING) == 1
    assert stamped(workbook) == [MORNING]
    assert run(workbook, MORNING + timedelta(days=1)) == 1
    assert stamped(workbook) == [MORNING + timedelta(days=1)]


def test_the_day_before_is_another_day_too() -> None:
    workbook = workbook_with(lead_row())
    run(workbook, MORNING)
    assert run(workbook, MORNING - timedelta(days=1)) == 1


def test_another_hour_of_that_day_is_stamped_only_with_something_else_to_write() -> None:
    workbook = workbook_with(lead_row(状态="待跟进"))
    run(workbook, MORNING)
    assert run(workbook, EVENING) == 0
    assert stamped(workbook) == [MORNING]
    assert run(workbook, EVENING, "跟进中") == 2  # the status and the stamp
    assert stamped(workbook) == [EVENING]


def test_without_a_row_for_it_one_is_added() -> None:
    workbook = workbook_with(lead_row())
    lines = workbook.grids["Settings"].lines
    lines[:] = [line for line in lines if line["键"] != "截至时间"]
    run(workbook, MORNING)
    assert stamped(workbook) == [MORNING]


@pytest.mark.parametrize("value", ["昨天吧", "2024-03-31", 45382.0, None])
def test_what_is_no_date_is_stamped_over(value: Cell) -> None:
    workbook = workbook_with(lead_row())
    lines = workbook.grids["Settings"].lines
    next(line for line in lines if line["键"] == "截至时间")["值"] = value
    run(workbook, MORNING)
    assert stamped(workbook) == [MORNING]


def test_a_workbook_without_settings_has_no_stamp() -> None:
    workbook = workbook_with(lead_row())
    del workbook.grids["Settings"]
    assert run(workbook, MORNING) == 0


def test_a_refresh_a_minute_later_leaves_the_file_and_its_backup_as_they_are(
    tmp_path: Path,
) -> None:
    path = write_grids(tmp_path / "a.xlsx", workbook_with(lead_row(线索编号=None)).grids)
    assert main(["refresh", str(path), "--as-of", "2024-03-31 18:30"]) == 0
    files = {file: file.read_bytes() for file in tmp_path.iterdir()}
    assert len(files) == 2  # the backup too
    assert main(["refresh", str(path), "--as-of", "2024-03-31 18:31"]) == 0
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == files
    assert main(["refresh", str(path), "--check", "--as-of", "2024-03-31 18:31"]) == 0
    assert main(["refresh", str(path), "--check", "--as-of", "2024-04-01"]) == 1
    assert main(["refresh", str(path), "--as-of", "2024-04-01"]) == 0
    assert main(["refresh", str(path), "--check"]) == 0  # by the moment of its stamp
