"""The built workbook: what the schema declares, correct for every program that opens it."""

import os
import shutil
import subprocess
import sys
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator
from python_calamine import CalamineWorkbook

from xlfunnel.language import LANGUAGES, Language
from xlfunnel.resources import folder, template_path
from xlfunnel.schema.catalogue import tables_of
from xlfunnel.schema.declare import Row, Visibility
from xlfunnel.schema.defaults import shipped_rows
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.guide import GUIDE_SHEET, HOME_SHEET, guide
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.recognise import recognise
from xlfunnel.schema.settings import Setting
from xlfunnel.template import build, content
from xlfunnel.template.sample import sample_rows
from xlfunnel.values.cell import Cell
from xlfunnel.xlsx.file import FileWorkbook

STATES = {
    "visible": Visibility.VISIBLE,
    "hidden": Visibility.HIDDEN,
    "veryHidden": Visibility.VERY_HIDDEN,
}


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[Language, Path]:
    """A new workbook in each language."""
    place = tmp_path_factory.mktemp("templates")
    paths = {language: place / f"{language}.xlsx" for language in LANGUAGES}
    for language, path in paths.items():
        build(path, language=language)
    return paths


@pytest.fixture(scope="module")
def template(templates: dict[Language, Path]) -> Path:
    return templates["zh-CN"]


@pytest.fixture(scope="module")
def book(template: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(template)


@pytest.fixture(scope="module")
def converted(templates: dict[Language, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder where LibreOffice has saved each workbook as a file of its own."""
    program = shutil.which("soffice")
    if program is None and not os.environ.get("CI"):
        pytest.skip("LibreOffice is not installed")
    place = tmp_path_factory.mktemp("libreoffice")
    profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
    command = [str(program), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(place)]
    subprocess.run(
        [*command, *map(str, templates.values())], check=True, capture_output=True, timeout=300
    )
    return place


def table_of(book: openpyxl.Workbook, row: type[Row]) -> tuple[Worksheet, str]:
    """Return the sheet and area of a table."""
    name = row.table.name
    return next((s, s.tables[name].ref) for s in book.worksheets if name in s.tables)


def values(sheet: Worksheet, area: str) -> list[list[object]]:
    return [[cell.value for cell in line] for line in sheet[area]]


def cells_of(path: Path) -> dict[str, list[list[object]]]:
    """Return what calamine reads of every sheet, 5 as 5.0 and a bare date as it comes."""
    workbook = CalamineWorkbook.from_path(path)
    return {
        name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in workbook.sheet_names
    }


def without_blank_edges(rows: list[list[object]]) -> list[list[object]]:
    """Return *rows* without blanks behind the last filled cell, which programs add at will."""
    stripped = []
    for row in rows:
        end = max((n for n, value in enumerate(row, 1) if value != ""), default=0)
        stripped.append(row[:end])
    while stripped and not stripped[-1]:
        stripped.pop()
    return stripped


@pytest.mark.parametrize("language", LANGUAGES)
class TestEveryLanguage:
    def test_every_table_is_there_with_exactly_its_headers(
        self, language: Language, templates: dict[Language, Path]
    ) -> None:
        found = FileWorkbook.open(templates[language]).tables()
        assert {name: info.headers for name, info in found.items()} == {
            row.table.name: tuple(column.header(language) for column in row.columns())
            for row in tables_of()
        }

    def test_the_schema_recognises_every_table_as_ours_with_no_column_missing(
        self, language: Language, templates: dict[Language, Path]
    ) -> None:
        bindings = recognise(FileWorkbook.open(templates[language]).tables())
        assert set(bindings) == set(tables_of())
        assert {b.language for b in bindings.values() if b.row is Lead} == {language}
        assert all(binding.missing == () for binding in bindings.values())

    def test_rule_tables_hold_what_the_schema_ships(
        self, language: Language, templates: dict[Language, Path]
    ) -> None:
        workbook = FileWorkbook.open(templates[language])
        for row in tables_of():
            headers = [column.header(language) for column in row.columns()]
            found = workbook.read(row.table.name, headers).columns
            shipped = shipped_rows(row, language)
            for column, header in zip(row.columns(), headers, strict=True):
                wanted = [values.get(column.field) or None for values in shipped]
                assert [cell or None for cell in found[header]] == wanted, (row, header)

    def test_an_independent_audit_of_the_format_finds_nothing(
        self, language: Language, templates: dict[Language, Path]
    ) -> None:
        assert OpenXmlValidator(max_errors=0).validate(str(templates[language])).errors == []

    def test_libreoffice_and_calamine_read_the_same_cells(
        self, language: Language, templates: dict[Language, Path], converted: Path
    ) -> None:
        ours, theirs = cells_of(templates[language]), cells_of(converted / f"{language}.xlsx")
        assert list(theirs) == list(ours)
        for name, rows in ours.items():
            assert without_blank_edges(theirs[name]) == without_blank_edges(rows), name

    def test_the_file_in_the_repository_is_what_the_command_builds(
        self, language: Language
    ) -> None:
        # member by member: another zlib packs the same content into other bytes
        with ZipFile(template_path(language)) as shipped:
            members = {name: shipped.read(name) for name in shipped.namelist()}
        assert members == _members(content(language=language))


def _members(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


class TestBytes:
    def test_two_builds_give_the_same_bytes(self) -> None:
        assert content() == content()

    def test_a_build_in_another_process_gives_the_same_bytes(self, tmp_path: Path) -> None:
        path = tmp_path / "other.xlsx"
        code = "import sys, pathlib; from xlfunnel.template import build; build(pathlib.Path(sys.argv[1]))"
        environment = {**os.environ, "PYTHONHASHSEED": "4711"}
        subprocess.run([sys.executable, "-c", code, str(path)], check=True, env=environment)
        assert path.read_bytes() == content()

    def test_nothing_in_the_file_tells_when_or_on_what_system_it_was_made(
        self, template: Path
    ) -> None:
        with ZipFile(template) as archive:
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert {info.create_system for info in archive.infolist()} == {0}
            core = archive.read("docProps/core.xml")
        assert b"created" not in core
        assert b"modified" not in core

    def test_texts_are_shared_as_excel_keeps_them(self, template: Path) -> None:
        with ZipFile(template) as archive:
            sheets = [name for name in archive.namelist() if "worksheets/sheet" in name]
            assert not any(b"inlineStr" in archive.read(name) for name in sheets)
            assert "首页".encode() not in archive.read("xl/worksheets/sheet1.xml")
            assert "销售线索工作簿".encode() in archive.read("xl/sharedStrings.xml")


class TestSheets:
    def test_they_stand_in_the_order_of_the_specification(self, book: openpyxl.Workbook) -> None:
        shown = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
        assert shown == [
            "首页",
            "线索登记表",
            "线索跟进计划表",
            "线索跟踪表",
            "客户跟进记录表",
            "待办提醒",
            "转化分析表",
            "分维度分析",
            "问题清单",
            "规则设置",
            "使用说明",
        ]
        assert book.active is not None
        assert book.active.title == "首页"

    def test_each_is_as_visible_as_its_tables_say(self, book: openpyxl.Workbook) -> None:
        for row in tables_of():
            sheet, _ = table_of(book, row)
            assert STATES[sheet.sheet_state] is row.table.visibility, row

    def test_each_prints_on_a4_landscape_with_a_footer(self, book: openpyxl.Workbook) -> None:
        for sheet in book.worksheets:
            assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
            assert sheet.oddFooter.left.text == "&A"

    def test_data_sheets_are_one_page_wide_and_repeat_their_header(
        self, book: openpyxl.Workbook
    ) -> None:
        sheet = book["线索登记表"]
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == "$1:$1"

    def test_id_and_customer_stay_in_sight(self, book: openpyxl.Workbook) -> None:
        assert book["线索登记表"].freeze_panes == "C2"

    def test_the_home_page_leads_to_every_visible_table(self, book: openpyxl.Workbook) -> None:
        cells = [cell for line in book["首页"] for cell in line]
        targets = [cell.hyperlink.location for cell in cells if cell.hyperlink]
        places = {
            (sheet, place.replace("$", ""))
            for name in targets
            for sheet, place in book.defined_names[name].destinations
        }
        for row in tables_of():
            if row.table.visibility is Visibility.VISIBLE:
                sheet, area = table_of(book, row)
                assert (sheet.title, area.split(":")[0]) in places

    def test_the_guide_tells_every_column(self, book: openpyxl.Workbook) -> None:
        sheet = book[GUIDE_SHEET.to("zh-CN")]
        told = {tuple(cell or "" for cell in line) for line in sheet.iter_rows(values_only=True)}
        assert {tuple(line) for line in guide("zh-CN")} <= told
        assert HOME_SHEET.to("zh-CN") == book.sheetnames[0]


class TestLeads:
    def test_the_four_groups_are_folded_and_each_keeps_a_column_between_them(
        self, book: openpyxl.Workbook
    ) -> None:
        sheet = book["线索登记表"]
        headers = {cell.value: cell.column_letter for cell in sheet[1]}
        for column in Lead.columns():
            dimension = sheet.column_dimensions[headers[column.header("zh-CN")]]
            before = _field_before(column.field)
            starts_group = column.group is not None and (
                before is None or Lead.column(before).group != column.group
            )
            is_folded = column.group is not None and not starts_group
            assert bool(dimension.hidden) is is_folded, column.field
            assert dimension.outlineLevel == int(is_folded)
            assert bool(dimension.collapsed) is starts_group
        assert not sheet.sheet_properties.outlinePr.summaryRight

    def test_ids_and_contacts_are_text_dates_are_dates_and_money_is_money(
        self, book: openpyxl.Workbook
    ) -> None:
        sheet = book["线索登记表"]
        formats = {header.value: cell.number_format for header, cell in zip(sheet[1], sheet[2])}
        assert formats["线索编号"] == formats["联系方式"] == formats["预算范围"] == "@"
        assert formats["登记日期"] == "yyyy-mm-dd"
        assert formats["最晚跟进时间"] == "yyyy-mm-dd hh:mm"
        assert formats["成交金额"] == "#,##0"
        assert formats["系统预测"] == "0.0%"

    def test_blank_cells_below_have_the_format_of_their_column(
        self, book: openpyxl.Workbook
    ) -> None:
        sheet = book["线索登记表"]
        for cell in sheet[2]:
            column = sheet.column_dimensions[cell.column_letter]
            assert column.number_format == cell.number_format

    def test_a_header_note_says_who_fills_the_column_and_with_what(
        self, book: openpyxl.Workbook
    ) -> None:
        note = book["线索登记表"]["D1"].comment
        assert note is not None
        assert note.text.startswith("您填\n")
        assert "电话、邮箱、微信或QQ" in note.text

    def test_the_header_colour_tells_who_writes(self, book: openpyxl.Workbook) -> None:
        sheet = book["线索登记表"]
        colours = {cell.value: cell.fill.fgColor.rgb for cell in sheet[1]}
        assert colours["客户名称"] == "000F766E"  # a person: teal
        assert colours["数据问题"] == "00475569"  # the system: slate
        assert len({colours["客户名称"], colours["数据问题"], colours["意向等级"]}) == 3


def _field_before(field: str) -> str | None:
    fields = [column.field for column in Lead.columns()]
    index = fields.index(field)
    return fields[index - 1] if index else None


class TestRows:
    HOSTILE = ("=1+1", '=HYPERLINK("http://x")', "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "00123")

    def test_text_stays_text_whatever_it_looks_like(self, tmp_path: Path) -> None:
        path = tmp_path / "hostile.xlsx"
        rows: list[dict[str, Cell]] = [
            {"lead_id": t, "need": t, "contact": t} for t in self.HOSTILE
        ]
        build(path, rows={Lead: rows})
        read = FileWorkbook.open(path).read("Leads", ["线索编号", "需求描述", "联系方式"])
        assert all(column == list(self.HOSTILE) for column in read.columns.values())
        cells = openpyxl.load_workbook(path)["线索登记表"]["A2:A7"]
        assert {cell.data_type for (cell,) in cells} == {"s"}

    def test_dates_numbers_and_escapes_come_back_as_they_were(self, tmp_path: Path) -> None:
        path = tmp_path / "rows.xlsx"
        row: dict[str, Cell] = {
            "customer_name": "_x0041_ <&> 两 ",
            "registered_on": datetime(2024, 3, 1),
            "due_at": datetime(2024, 3, 3, 14, 30),
            "employees": 120.0,
        }
        build(path, rows={Lead: [row]})
        headers = [Lead.column(field).header("zh-CN") for field in row]
        read = FileWorkbook.open(path).read("Leads", headers)
        assert [column[0] for column in read.columns.values()] == list(row.values())

    def test_an_empty_table_has_one_blank_row_and_the_file_layer_sees_none(
        self, template: Path, book: openpyxl.Workbook
    ) -> None:
        _, area = table_of(book, Lead)
        assert area.endswith("2")
        assert FileWorkbook.open(template).read("Leads", ["线索编号"]).ordinals == []


class TestGrowing:
    """The file layer fills the template; formats, lists and colours follow."""

    @pytest.fixture(scope="class")
    def grown(self, template: Path, tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
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

    def test_new_rows_have_the_formats_of_the_first(self, grown: openpyxl.Workbook) -> None:
        sheet, area = table_of(grown, Lead)
        assert area.endswith("31")  # a header and 30 rows
        first = [
            (cell.number_format, cell.font.name, cell.border.bottom.style) for cell in sheet[2]
        ]
        for row in (3, 17, 31):
            assert [
                (cell.number_format, cell.font.name, cell.border.bottom.style)
                for cell in sheet[row]
            ] == first
        assert sheet["A31"].value == "00029"

    def test_lists_and_colours_cover_the_new_rows(self, grown: openpyxl.Workbook) -> None:
        sheet, _ = table_of(grown, Lead)
        lists = {str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation}
        assert lists["E2:E31"] == "list_sources"
        assert lists["L2:L31"] == "list_statuses"
        assert {str(area.sqref)[-2:] for area in sheet.conditional_formatting} == {"31"}

    def test_a_rules_table_grows_into_its_room_and_its_neighbours_stay(
        self, grown: openpyxl.Workbook, book: openpyxl.Workbook
    ) -> None:
        sheet, area = table_of(grown, tables_by_name()["GradePolicy"])
        before = table_of(book, tables_by_name()["GradePolicy"])[1]
        assert values(sheet, area)[:-1] == values(book[sheet.title], before)
        assert values(sheet, area)[-1][0] == "特高"
        for name in ("Clocks", "Reps", "Sources"):
            ours, theirs = (table_of(b, tables_by_name()[name]) for b in (book, grown))
            assert values(*ours) == values(*theirs)


def tables_by_name() -> dict[str, type[Row]]:
    return {row.table.name: row for row in tables_of()}


class TestRulesSheet:
    def test_upper_tables_have_room_for_eight_more_rows(self, template: Path) -> None:
        for name in ("GradePolicy", "WeekHours", "WinReasons"):
            workbook = FileWorkbook.open(template)
            header = tables_by_name()[name].columns()[0].header("zh-CN")
            workbook.append(name, [{header: f"新{n}"} for n in range(8)])

    def test_lower_tables_and_lone_ones_grow_without_end(self, template: Path) -> None:
        for name in ("Reps", "Sources", "Clocks", "LossReasons", "Calendar", "Settings"):
            workbook = FileWorkbook.open(template)
            header = tables_by_name()[name].columns()[0].header("zh-CN")
            workbook.append(name, [{header: f"新{n}"} for n in range(500)])

    def test_no_table_hides_its_neighbours_rows_by_a_filter(self, book: openpyxl.Workbook) -> None:
        assert all(table.autoFilter is None for table in book["规则设置"].tables.values())

    def test_a_settings_cell_has_the_format_and_list_of_its_setting(
        self, book: openpyxl.Workbook
    ) -> None:
        sheet, area = table_of(book, Setting)
        cells = {line[0].value: line[1] for line in sheet[area]}
        assert cells["截至时间"].number_format == "yyyy-mm-dd hh:mm"
        assert cells["更新时自动分配"].number_format == "@"
        lists = {str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation}
        assert lists[cells["时限预设"].coordinate] == "list_presets"
        assert lists[cells["更新时自动分配"].coordinate] == "list_yes_no"


def test_sample_and_macros_are_where_the_package_looks_for_them() -> None:
    assert (folder("macros") / "README.md").is_file()
    assert template_path("en").is_file()


def test_the_sample_passes_the_audit_and_fills_its_tables(tmp_path: Path) -> None:
    path = tmp_path / "sample.xlsx"
    rows = sample_rows("zh-CN")
    build(path, rows=rows)
    assert OpenXmlValidator(max_errors=0).validate(str(path)).errors == []
    workbook = FileWorkbook.open(path)
    for row in (Lead, FollowUp):
        headers = [column.header("zh-CN") for column in row.columns()]
        assert len(workbook.read(row.table.name, headers).ordinals) == len(rows[row])
