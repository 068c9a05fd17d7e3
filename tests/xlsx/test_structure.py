from pathlib import Path

import openpyxl
import pytest

from tests.xlsx.books import TABLE, book, replacing, rewritten
from tests.xlsx.packages import HEAD, MAIN, TRANSITIONAL, rels, sheet, workbook
from xlfunnel.errors import FileRefusedError
from xlfunnel.tables.areas import Area
from xlfunnel.tables.table import Sheet, TablePart
from xlfunnel.xlsx.package import Package
from xlfunnel.xlsx.structure import Structure, read_structure


def table_part(name: str, sheet: str, area: Area) -> TablePart:
    headers = tuple(f"h{n}" for n in range(area.right - area.left + 1))
    return TablePart(name, "xl/tables/table1.xml", Sheet(sheet, "s.xml", 1, 0), area, headers)


def structure(path: Path) -> Structure:
    return read_structure(Package.open(path))


def test_sheets_and_tables_are_found_where_the_workbook_says(tmp_path: Path) -> None:
    found = structure(book(tmp_path / "b.xlsx"))
    assert [(s.name, s.part) for s in found.sheets.values()] == [
        ("数据", "xl/worksheets/sheet1.xml"), ("Other", "xl/worksheets/sheet2.xml"),
    ]  # fmt: skip
    table = found.tables["T"]
    assert (table.area, table.headers) == (Area(3, 2, 7, 3), ("键", "值"))
    assert (table.first_row, table.last_row, table.columns) == (4, 7, {"键": 2, "值": 3})


def test_headers_are_read_as_they_are_shown(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx")
    rewritten(path, {TABLE: replacing('name="值"', 'name="a_x000a_b &amp; _x005F_x0041_"')})
    assert structure(path).tables["T"].headers[1] == "a\nb & _x0041_"


@pytest.mark.parametrize(
    ("change", "first", "last"),
    [('totalsRowCount="1"', 4, 6), ('headerRowCount="0"', 3, 7)],
)
def test_header_and_totals_are_no_data(tmp_path: Path, change: str, first: int, last: int) -> None:
    path = rewritten(book(tmp_path / "b.xlsx"), {TABLE: replacing('totalsRowShown="0"', change)})
    table = structure(path).tables["T"]
    assert (table.first_row, table.last_row) == (first, last)


@pytest.mark.parametrize("state", ["<sortState ref='B4:C7'/>", ""])
def test_a_sort_is_noticed_in_the_table_and_in_its_filter(tmp_path: Path, state: str) -> None:
    path = book(tmp_path / "b.xlsx")
    inside = '<autoFilter ref="B3:C7"><sortState ref="B4:C7"/></autoFilter>'
    new = f'<autoFilter ref="B3:C7"/>{state}' if state else inside
    rewritten(path, {TABLE: replacing('<autoFilter ref="B3:C7"/>', new)})
    assert structure(path).tables["T"].is_sorted


@pytest.mark.parametrize("ref", ["", "B3:F7", "#REF!"])
def test_a_table_that_no_program_would_show_is_none(tmp_path: Path, ref: str) -> None:
    path = book(tmp_path / "b.xlsx")
    rewritten(path, {TABLE: replacing('"T" ref="B3:C7"', f'"T" ref="{ref}"')})
    assert structure(path).tables == {}


def test_numbers_that_are_none_are_no_reason_to_stop(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx")
    rewritten(path, {"xl/workbook.xml": replacing('sheetId="2"', 'sheetId="x"')})
    assert structure(path).sheets["Other"].number == 2


def test_chart_sheets_count_as_places_but_are_no_sheets_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    made = openpyxl.Workbook()
    made.create_chartsheet("Chart", 0)
    made.save(path)
    found = structure(path)
    assert [(s.name, s.position) for s in found.sheets.values()] == [("Sheet", 1)]


def test_a_strict_workbook_is_understood(tmp_path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml"
    path = workbook(
        tmp_path / "b.xlsx",
        {
            "xl/workbook.xml": (
                f'{HEAD}<workbook xmlns="{strict}/spreadsheetml/main" '
                f'xmlns:r="{strict}/officeDocument/relationships"><workbookPr date1904="true"/>'
                '<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>'
            ).encode(),
            "xl/_rels/workbook.xml.rels": rels(
                ("rId1", "worksheet", "worksheets/sheet1.xml"),
                namespace=f"{strict}/officeDocument/relationships",
            ),
            "xl/worksheets/sheet1.xml": sheet(),
        },
    )
    found = structure(path)
    assert list(found.sheets) == ["表"]
    assert found.is_1904


def test_a_workbook_in_a_language_nobody_speaks_is_refused(tmp_path: Path) -> None:
    beta = "http://schemas.microsoft.com/office/excel/2006/2"  # a test version of Excel 2007
    main = f'<workbook xmlns="{beta}" xmlns:r="{TRANSITIONAL}"/>'
    path = workbook(tmp_path / "b.xlsx", {"xl/workbook.xml": main.encode()})
    with pytest.raises(FileRefusedError, match=r"b\.xlsx"):
        structure(path)


def test_a_prefixed_workbook_is_understood(tmp_path: Path) -> None:
    prefixed = (
        f'{HEAD}<x:workbook xmlns:x="{MAIN}" xmlns:rel="{TRANSITIONAL}"><x:sheets>'
        '<x:sheet name="A &amp; B" sheetId="7" rel:id="rId1"/></x:sheets>'
        "<x:definedNames><x:definedName name='n'>1</x:definedName></x:definedNames></x:workbook>"
    )
    found = structure(workbook(tmp_path / "b.xlsx", {"xl/workbook.xml": prefixed.encode()}))
    assert list(found.sheets) == ["A & B"]
    assert found.names == {"n"}
