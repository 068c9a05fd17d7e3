"""The file layer fills the template; formats, lists and colours follow."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from tests.template.areas import formats, row_of, table_of, values
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


class TestRoom:
    def test_upper_tables_have_room_for_eight_more_rows(self, template: Path) -> None:
        for name in ("GradePolicy", "WeekHours", "WinReasons"):
            workbook = FileWorkbook.open(template)
            header = row_of(name).columns()[0].header("zh-CN")
            workbook.append(name, [{header: f"新{n}"} for n in range(8)])

    def test_lower_tables_and_lone_ones_grow_without_end(self, template: Path) -> None:
        for name in ("Reps", "Sources", "Clocks", "LossReasons", "Calendar", "Settings"):
            workbook = FileWorkbook.open(template)
            header = row_of(name).columns()[0].header("zh-CN")
            workbook.append(name, [{header: f"新{n}"} for n in range(500)])
