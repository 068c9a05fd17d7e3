"""A table made over a header row that an editor has left without one."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from lxml import etree
from xlsxwriter.worksheet import Worksheet

from tests.xlsx.books import SHEET, book, by_openpyxl, part, parts, replacing, rewritten, saved
from xlfunnel.xlsx.file import FileWorkbook

HEADERS = ["线索编号", "客户名称", "联系人", "联系方式", "线索来源"]
ROWS = [["L1", "甲", "a", "1", "展会"], ["L2", "乙", "b", "2", "官网"]]
TABLES = "xl/tables/table2.xml"


def loose(
    path: Path,
    headers: list[str] | None = None,
    decorate: Callable[[xlsxwriter.Workbook, Worksheet], None] | None = None,
) -> Path:
    """Write a workbook with a table T on 数据 and a header row without one at B4 of Other."""

    def with_rows(made: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        other = made.get_worksheet_by_name("Other")
        other.write("B1", "A title")
        for number, row in enumerate([headers or HEADERS, *ROWS], 3):
            other.write_row(number, 1, row)
        if decorate:
            decorate(made, other)

    return book(path, with_rows)


def adopted(path: Path, name: str = "Leads") -> FileWorkbook | None:
    workbook = FileWorkbook.open(path)
    return workbook if workbook.adopt(name, HEADERS) else None


def test_a_header_row_becomes_a_table_that_other_programs_see(tmp_path: Path) -> None:
    path = loose(tmp_path / "b.xlsx")
    workbook = adopted(path)
    assert workbook is not None
    assert len(workbook.messages) >= 1
    workbook.append("Leads", [{"线索编号": "L3"}])
    table = by_openpyxl(saved(workbook), "Other").tables["Leads"]
    assert (table.ref, table.autoFilter.ref) == ("B4:F7", "B4:F7")
    assert table.column_names == HEADERS
    numbers = [etree.fromstring(parts(path)[f"xl/tables/table{n}.xml"]).get("id") for n in (1, 2)]
    assert len(set(numbers)) == 2
    assert FileWorkbook.open(path).read("Leads", ["线索编号"]).columns["线索编号"] == [
        "L1",
        "L2",
        "L3",
    ]


def test_four_of_five_headers_are_enough_and_the_others_are_kept(tmp_path: Path) -> None:
    headers = ["备注", "线索编号", "客户名称", "联系人", "联系方式"]
    workbook = adopted(loose(tmp_path / "b.xlsx", headers))
    assert workbook is not None
    assert workbook.tables()["Leads"].headers == tuple(headers)


@pytest.mark.parametrize(
    "headers",
    [
        ["线索编号", "客户名称", "联系人", "x", "y"],  # three of five
        ["线索编号", "线索编号", "客户名称", "联系人", "联系方式", "线索来源"],  # a name twice
        ["线索编号", "客户名称", "", "联系方式", "线索来源"],  # a gap
    ],
)
def test_no_header_row_of_ours_is_none(tmp_path: Path, headers: list[str]) -> None:
    assert adopted(loose(tmp_path / "b.xlsx", headers)) is None


@pytest.mark.parametrize("name", ["T", "t", "名字"])
def test_a_name_that_is_taken_is_not_taken_again(tmp_path: Path, name: str) -> None:
    path = loose(tmp_path / "b.xlsx", None, lambda made, _: made.define_name("名字", "=Other!$A$1"))
    assert adopted(path, name) is None


def test_one_header_row_makes_one_table(tmp_path: Path) -> None:
    workbook = adopted(loose(tmp_path / "b.xlsx"))
    assert workbook is not None
    assert workbook.adopt("Views", HEADERS) is None


def test_headers_in_a_table_are_no_loose_ones(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx")
    assert FileWorkbook.open(path).adopt("Other", ["键", "值"]) is None


@pytest.mark.parametrize(
    ("merged", "is_adopted"),
    [("B4:B5", False), ("C5:D5", False), ("F4:G4", False), ("G4:H4", True), ("B1:F1", True)],
)
def test_a_table_never_stands_on_merged_cells(
    tmp_path: Path, merged: str, is_adopted: bool
) -> None:
    path = loose(tmp_path / "b.xlsx")
    merge = f'</sheetData><mergeCells count="1"><mergeCell ref="{merged}"/></mergeCells>'
    rewritten(path, {"xl/worksheets/sheet2.xml": replacing("</sheetData>", merge)})
    assert (adopted(path) is not None) == is_adopted


def test_headers_that_are_calculated_make_no_table(tmp_path: Path) -> None:
    def calculated(_: xlsxwriter.Workbook, other: Worksheet) -> None:
        other.write_formula("C4", '="客户名称"', None, "客户名称")

    assert adopted(loose(tmp_path / "b.xlsx", None, calculated)) is None


def test_a_filter_of_the_sheet_becomes_the_filter_of_the_table(tmp_path: Path) -> None:
    def filtered(_: xlsxwriter.Workbook, other: Worksheet) -> None:
        other.autofilter("B4:F6")
        other.filter_column(1, "x == L1")
        other.set_row(5, None, None, {"hidden": True})

    path = loose(tmp_path / "b.xlsx", None, filtered)
    workbook = adopted(path)
    assert workbook is not None
    sheet = by_openpyxl(saved(workbook), "Other")
    assert sheet.auto_filter.ref is None  # two filters on the same cells: Excel repairs that
    assert sheet.tables["Leads"].autoFilter.filterColumn[0].filters.filter == ["L1"]
    assert sheet.row_dimensions[6].hidden


def test_a_filter_elsewhere_on_the_sheet_stays(tmp_path: Path) -> None:
    path = loose(tmp_path / "b.xlsx", None, lambda _, other: other.autofilter("H1:I5"))
    workbook = adopted(path)
    assert workbook is not None
    sheet = by_openpyxl(saved(workbook), "Other")
    assert sheet.auto_filter.ref == "H1:I5"
    assert sheet.tables["Leads"].ref == "B4:F6"


def test_a_second_table_joins_the_list_of_its_sheet(tmp_path: Path) -> None:
    def with_table(_: xlsxwriter.Workbook, other: Worksheet) -> None:
        other.add_table("J1:J2", {"columns": [{"header": "x"}]})

    path = loose(tmp_path / "b.xlsx", None, with_table)
    workbook = adopted(path)
    assert workbook is not None
    sheet = by_openpyxl(saved(workbook), "Other")
    assert sorted(sheet.tables) == ["Leads", "Table2"]
    assert '<tableParts count="2">' in part(path, "xl/worksheets/sheet2.xml")


def test_headers_with_quotes_and_line_breaks_are_named_as_they_are(tmp_path: Path) -> None:
    odd = ["线索编号", "客户名称", "联系人", "联系方式", 'a "b"\n<c>&']
    workbook = adopted(loose(tmp_path / "b.xlsx", odd))
    assert workbook is not None
    path = saved(workbook)
    assert FileWorkbook.open(path).tables()["Leads"].headers == tuple(odd)
    root = etree.fromstring(parts(path)[TABLES])
    names = [column.get("name") for column in root.iter("{*}tableColumn")]
    assert names[-1] == 'a "b"_x000a_<c>&'  # as Excel writes a line break there


def test_lists_at_the_end_of_the_sheet_keep_their_order(tmp_path: Path) -> None:
    def bars(_: xlsxwriter.Workbook, other: Worksheet) -> None:
        other.conditional_format("H1:H5", {"type": "data_bar", "data_bar_2010": True})
        other.write_comment("H1", "note")

    path = loose(tmp_path / "b.xlsx", None, bars)
    workbook = adopted(path)
    assert workbook is not None
    saved(workbook)
    root = etree.fromstring(parts(path)["xl/worksheets/sheet2.xml"])
    assert [etree.QName(e).localname for e in root][-3:] == [
        "legacyDrawing",
        "tableParts",
        "extLst",
    ]


def test_a_workbook_by_openpyxl_without_links_of_its_sheet_is_adopted(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in [HEADERS, *ROWS]:
        sheet.append(row)
    made.save(path)
    workbook = adopted(path)
    assert workbook is not None
    saved(workbook)
    assert by_openpyxl(path, "Sheet").tables["Leads"].ref == "A1:E3"
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None


def test_a_prefixed_and_strict_sheet_gets_a_table_in_its_own_language(tmp_path: Path) -> None:
    path = loose(tmp_path / "b.xlsx")
    strict = {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main": (
            "http://purl.oclc.org/ooxml/spreadsheetml/main"
        ),
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
            "http://purl.oclc.org/ooxml/officeDocument/relationships"
        ),
    }

    def translate(data: bytes) -> bytes:
        for old, new in strict.items():
            data = data.replace(old.encode(), new.encode())
        return data

    names = ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels", SHEET,
             "xl/worksheets/sheet2.xml", "xl/tables/table1.xml", "xl/styles.xml",
             "xl/worksheets/_rels/sheet1.xml.rels", "xl/sharedStrings.xml"]  # fmt: skip
    rewritten(path, dict.fromkeys(names, translate))
    workbook = adopted(path)
    assert workbook is not None
    saved(workbook)
    made = parts(path)
    assert b"schemas.openxmlformats.org/spreadsheetml" not in made[TABLES]
    assert (
        b"purl.oclc.org/ooxml/officeDocument/relationships/table"
        in (made["xl/worksheets/_rels/sheet2.xml.rels"])
    )
    assert list(FileWorkbook.open(path).tables()) == ["T", "Leads"]


def test_a_self_closed_list_of_tables_takes_the_table(tmp_path: Path) -> None:
    path = loose(tmp_path / "b.xlsx")
    rewritten(
        path,
        {
            "xl/worksheets/sheet2.xml": replacing(
                "</worksheet>", "<tableParts count='0'/></worksheet>"
            )
        },
    )
    workbook = adopted(path)
    assert workbook is not None
    saved(workbook)
    assert part(path, "xl/worksheets/sheet2.xml").count("tableParts") == 2
    assert by_openpyxl(path, "Other").tables["Leads"].ref == "B4:F6"


@pytest.mark.parametrize(("rows", "columns"), [(30_000, 2), (60, 2_000)])
def test_a_header_row_of_a_large_sheet_is_found(tmp_path: Path, rows: int, columns: int) -> None:
    # over 1 MB each: in many short rows, and in few long ones below which the header row stands
    at = 3 if rows > 100 else rows
    path = tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        sheet = made.add_worksheet("数据")
        for row in [n for n in range(rows) if not at - 1 <= n <= at + 1]:
            sheet.write_row(row, 20, [f"text {row}-{n}" for n in range(columns)])
        sheet.write_row(at, 1, HEADERS)  # their texts come last of all
        sheet.write_row(at + 1, 1, ROWS[0])
    workbook = FileWorkbook.open(path)
    assert workbook.package.size(SHEET) > 1 << 20
    info = workbook.adopt("Leads", HEADERS)
    assert info is not None
    assert info.headers == tuple(HEADERS)
    assert workbook.read("Leads", ["客户名称"]).columns["客户名称"] == ["甲"]


def test_a_second_table_is_looked_for_among_what_the_first_left(tmp_path: Path) -> None:
    workbook = FileWorkbook.open(loose(tmp_path / "b.xlsx"))
    assert workbook.adopt("Nothing", ["甲乙", "丙丁", "戊己"]) is None
    assert workbook.adopt("Leads", HEADERS) is not None
    assert workbook.adopt("Again", HEADERS) is None  # the row is taken now
