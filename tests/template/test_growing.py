"""The file layer fills the template; formats, lists and colours follow."""

import shutil
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from python_calamine import CalamineWorkbook

from tests.template.areas import formats, table_of, values
from xlfunnel.schema.issues import Issue
from xlfunnel.template import build
from xlfunnel.values.cell import Cell
from xlfunnel.xlsx.file import FileWorkbook


@pytest.fixture(scope="module")
def grown(template: Path, tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    path = tmp_path_factory.mktemp("grown") / "grown.xlsx"
    workbook = FileWorkbook.open(template)
    workbook.append(
        "Leads",
        [
            {"线索编号": f"{n:05}", "登记日期": datetime(2024, 3, 1), "成交金额": 120000.0}
            for n in range(30)
        ],
    )
    workbook.append("GradePolicy", [{"等级": "特高", "顺序": 0.0}])
    workbook.save(path)
    assert OpenXmlValidator(max_errors=0).validate(str(path)).errors == []
    return openpyxl.load_workbook(path)


class TestGrowing:
    def test_new_rows_have_the_formats_of_the_first(self, grown: openpyxl.Workbook) -> None:
        sheet, area = table_of(grown, "Leads")
        assert area.endswith("31")  # a header and 30 rows
        assert formats(sheet, 3) == formats(sheet, 17) == formats(sheet, 31) == formats(sheet, 2)
        assert sheet["A31"].value == "00029"

    def test_lists_and_colours_cover_the_new_rows(self, grown: openpyxl.Workbook) -> None:
        sheet, _ = table_of(grown, "Leads")
        lists = {str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation}
        assert lists["E2:E31"] == "list_sources"
        assert lists["L2:L31"] == "list_statuses"
        assert {str(area.sqref)[-2:] for area in sheet.conditional_formatting} == {"31"}

    def test_a_rules_table_grows_into_its_room_and_its_neighbours_stay(
        self, grown: openpyxl.Workbook, book: openpyxl.Workbook
    ) -> None:
        sheet, area = table_of(grown, "GradePolicy")
        before = values(*table_of(book, "GradePolicy"))
        assert values(sheet, area)[:-1] == before
        assert values(sheet, area)[-1][0] == "特高"
        for name in ("Clocks", "Reps", "Sources"):
            assert values(*table_of(grown, name)) == values(*table_of(book, name))


LONG = "线索登记表里没有这个编号，这次跟进没有算到任何线索上，请核对编号；" * 3


def row_heights(path: Path, sheet: int) -> dict[int, tuple[str | None, str | None]]:
    """Return height and customHeight of each row as the file says them."""
    with ZipFile(path) as archive:
        root = etree.fromstring(archive.read(f"xl/worksheets/sheet{sheet}.xml"))
    rows = root.iterfind(".//{*}row")
    return {int(row.get("r", "")): (row.get("ht"), row.get("customHeight")) for row in rows}


def refreshed(path: Path, *problems: str) -> dict[int, tuple[str | None, str | None]]:
    """Replace the rows of 问题清单, one for each of *problems*; return the heights of its rows."""
    workbook = FileWorkbook.open(path)
    many = len(problems)
    columns: dict[str, list[Cell]] = {
        "行标识": [f"LX{number}" for number in range(many)],
        "级别": ["错误"] * many,
        "单元格": ["线索登记表!A2"] * many,
        "问题": list(problems),
        "规则": ["x"] * many,
    }
    workbook.replace("Issues", ["行标识"], columns)
    workbook.save(backup=False)
    return row_heights(path, place_of_issues(path))


def place_of_issues(path: Path) -> int:
    """Return which worksheet of the package 问题清单 is."""
    return CalamineWorkbook.from_path(path).sheet_names.index("问题清单") + 1


def rewritten(path: Path, old: bytes, new: bytes) -> None:
    """Put *new* in the place of every *old* in the worksheet 问题清单, which has some."""
    part = f"xl/worksheets/sheet{place_of_issues(path)}.xml"
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    with ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


class TestHeights:
    """A row is as high as its texts, and goes on fitting them; LibreOffice does not on opening."""

    @pytest.fixture
    def path(self, template: Path, tmp_path: Path) -> Path:
        return Path(shutil.copy(template, tmp_path / "book.xlsx"))

    def test_a_long_text_gets_the_lines_it_needs_and_a_short_one_no_height(
        self, path: Path
    ) -> None:
        heights = refreshed(path, "太短", LONG, "也短")
        # 102 characters in a column 36 wide: (36 - 0.7) / 1.9 = 18 characters to a line, so
        # 6 lines of 1.4 * 10 points, and 4 around them
        assert heights[2] == heights[4] == (None, None)
        assert heights[3] == ("88", None)

    def test_no_refreshed_row_has_a_height_that_stays_when_its_text_is_edited(
        self, path: Path
    ) -> None:
        assert {custom for _, custom in refreshed(path, LONG, "短").values()} == {None}

    def test_a_text_that_gets_shorter_takes_its_lines_back(self, path: Path) -> None:
        refreshed(path, LONG, LONG)
        assert refreshed(path, "短", LONG)[2] == (None, None)

    def test_a_row_below_a_high_one_is_no_higher_for_it(self, path: Path) -> None:
        refreshed(path, LONG)
        assert refreshed(path, LONG, "短")[3] == (None, None)

    def test_a_height_that_a_person_chose_stays(self, path: Path) -> None:
        refreshed(path, "短")
        book = openpyxl.load_workbook(path)
        book["问题清单"].row_dimensions[2].height = 50
        book.save(path)
        assert refreshed(path, LONG)[2] == ("50", "1")

    def test_a_row_fills_no_screen_however_long_its_text(self, path: Path) -> None:
        assert refreshed(path, LONG * 100)[2] == ("172", None)  # 12 lines of 14 points, and 4

    @pytest.mark.parametrize("said", ['ht="2E1"', 'ht=" 20 "', 'ht="high"', "ht='20'"])
    def test_a_height_written_oddly_gives_way_to_the_one_that_is_needed(
        self, said: str, path: Path
    ) -> None:
        refreshed(path, "短")
        rewritten(path, b'<row r="2"', b'<row r="2" ' + said.encode())
        assert refreshed(path, LONG)[2] == ("88", None)

    def test_a_width_that_is_no_number_counts_as_the_usual_one(self, path: Path) -> None:
        rewritten(path, b' width="36"', b' width="wide"')
        assert refreshed(path, "短")[2] == (None, None)

    def test_the_rows_of_a_sample_fit_as_they_are_built(self, tmp_path: Path) -> None:
        path = tmp_path / "built.xlsx"
        build(path, rows={Issue: [{"problem": LONG}, {"problem": "短"}]})
        book = openpyxl.load_workbook(path)
        heights = row_heights(path, book.sheetnames.index("问题清单") + 1)
        assert (heights[2], heights[3]) == (("88", None), (None, None))

    def test_a_row_without_a_height_is_twenty_points_high(self, book: openpyxl.Workbook) -> None:
        assert book["线索登记表"].sheet_format.defaultRowHeight == 20
        assert not book["线索登记表"].sheet_format.customHeight  # else Excel would not fit it
