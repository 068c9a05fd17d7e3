"""Two sales trackers that people use: slicers, newer charts, conversations, spilled arrays."""

from collections import Counter
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from tests.lossless.cells import CellReader
from tests.lossless.package import Package, TablePart
from tests.xlsx.books import parts
from xlfunnel.values.cell import Cell
from xlfunnel.workbook import by_header
from xlfunnel.xlsx.file import FileWorkbook

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "workbooks"
TRACKERS = ["funneler_SharePoint.xlsx", "funneler_Standalone.xlsx"]
JOBS = ["append", "turn around", "every third"]

pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="the trackers are not there")


def changed(path: Path, job: str, target: Path) -> FileWorkbook:
    """Change every table of the tracker at *path* in one save."""
    workbook = FileWorkbook.open(path)
    for name, info in workbook.tables().items():
        found = workbook.read(name, info.headers)
        ours = [header for header in info.headers if header not in found.formulas]
        rows: list[dict[str, Cell]] = [
            dict(zip(ours, cells, strict=True))
            for cells in zip(*(found.columns[header] for header in ours), strict=True)
        ]
        if job == "append":
            workbook.append(name, [{ours[0]: f"new {n}"} for n in range(3)])
        else:
            workbook.replace(
                name, ours[:1], by_header(rows[::-1] if job == "turn around" else rows[::3])
            )
    workbook.save(target)
    return workbook


def problems(path: Path) -> Counter[tuple[str, str]]:
    """Return what an independent validator finds wrong, by part and kind."""
    found = OpenXmlValidator(FileFormat.MICROSOFT_365).validate(path).errors
    return Counter((str(error.part_uri), error.description) for error in found)


@pytest.mark.parametrize("name", TRACKERS)
@pytest.mark.parametrize("job", JOBS)
def test_a_tracker_is_as_sound_after_a_change_as_before(
    tmp_path: Path, name: str, job: str
) -> None:
    target = tmp_path / name
    changed(FOLDER / name, job, target)
    assert problems(target) == problems(FOLDER / name)


@pytest.mark.parametrize("name", TRACKERS)
def test_a_tracker_keeps_every_part_that_is_not_about_its_tables(tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    changed(FOLDER / name, "turn around", target)
    before, after = parts(FOLDER / name), parts(target)
    # no row goes, so every cell that held a formula holds one, and the order of calculation stays
    assert before.keys() == after.keys()
    about_tables = ("xl/worksheets/sheet", "xl/sharedStrings", "xl/workbook.xml", "xl/charts/chart")
    others = [part for part in before if not part.startswith(about_tables)]
    assert [part for part in others if before[part] != after[part]] == []


@pytest.mark.parametrize("name", TRACKERS)
@pytest.mark.parametrize("job", JOBS)
def test_the_tables_of_a_tracker_hold_what_was_put_there(
    tmp_path: Path, name: str, job: str
) -> None:
    target = tmp_path / name
    workbook = changed(FOLDER / name, job, target)
    package = Package.read(target)
    reader = CellReader(package)
    sheets = {sheet.name: sheet.part for sheet in package.worksheets}
    for table in package.tables.values():
        found = _rows(reader, sheets[table.sheet], table)
        info = workbook.tables()[table.name]
        wanted = workbook.read(table.name, info.headers)
        for header, cells in wanted.columns.items():
            kept = found[list(info.headers).index(header)]
            calculated = wanted.formulas.get(header, frozenset())
            for ordinal, cell in zip(wanted.ordinals, cells, strict=True):
                blanks = (None, "") if cell is None else (cell,)
                assert ordinal in calculated or kept[ordinal] in blanks


def _rows(reader: CellReader, part: str, table: TablePart) -> list[list[Cell]]:
    """Return the columns of a table, blanks and formulas included, read slowly."""
    cells = reader.cells(part)
    area = table.body
    return [
        [
            reader.value(cells[row, column]) if (row, column) in cells else None
            for row in range(area.top, area.bottom + 1)
        ]
        for column in range(area.left, area.right + 1)
    ]
