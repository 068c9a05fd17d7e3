"""Very long texts stand in their cells: nothing ever leaves the shared strings."""

from datetime import datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import openpyxl
from python_calamine import CalamineWorkbook

from tests.files import write_grids
from tests.teams import team
from xlfunnel.actions import Run, perform
from xlfunnel.xlsx.file import FileWorkbook
from xlfunnel.xlsx.strings import MOST_SHARED

AS_OF = datetime(2024, 6, 30, 18)


def shared(path: Path) -> bytes:
    with ZipFile(path) as archive:
        return archive.read("xl/sharedStrings.xml")


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "book.xlsx"
    write_grids(path, team(60).grids)
    workbook = FileWorkbook.open(path)
    workbook.write("Leads", {"需求描述": dict.fromkeys(range(60), text)})  # few cells share none
    workbook.save(backup=False)
    return path


def test_the_longest_shared_text_is_shared_and_one_more_character_is_not(tmp_path: Path) -> None:
    for length, is_shared in ((MOST_SHARED, True), (MOST_SHARED + 1, False)):
        text = "长" * length
        path = written(tmp_path, text)
        assert (text.encode() in shared(path)) is is_shared
        lines = openpyxl.load_workbook(path)["线索登记表"].values
        assert text in {cell for line in lines for cell in line}
        rows = CalamineWorkbook.from_path(path).get_sheet_by_name("线索登记表").to_python()
        assert text in {cell for row in rows for cell in row}
        assert FileWorkbook.open(path).read("Leads", ["需求描述"]).columns["需求描述"][0] == text


def test_what_a_run_remembers_leaves_nothing_behind_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    write_grids(path, team(200).grids)
    sizes = []
    for days in range(6):
        workbook = FileWorkbook.open(path)
        perform("refresh", workbook, Run(AS_OF + timedelta(days)))
        workbook.save(backup=False)
        sizes.append(path.stat().st_size)
    # Each run logs a little and says other days late; what it remembers takes the place of
    # what the run before it did.
    assert sizes[-1] < 1.02 * sizes[1]
