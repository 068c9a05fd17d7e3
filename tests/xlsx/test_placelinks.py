"""Cells that say a place lead there; links of the user's own stay."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from xlsxwriter.chart import Chart
from xlsxwriter.worksheet import Worksheet

from tests.xlsx.books import book, by_openpyxl, part, saved
from xlfunnel.tables.areas import Area
from xlfunnel.values.cell import Cell
from xlfunnel.xlsx.file import FileWorkbook
from xlfunnel.xlsx.placelinks import with_place_links

SHEET = "xl/worksheets/sheet1.xml"


def linked(path: Path, *places: Cell, most: int = 1000) -> dict[str, str | None]:
    """Replace the keys by *places*, link them, and return where each cell leads."""
    workbook = FileWorkbook.open(path)
    workbook.replace("T", ["键"], {"键": places, "值": [1.0] * len(places)})
    workbook.link("T", "键", most)
    sheet = by_openpyxl(saved(workbook))
    cells = [cell for row in sheet.iter_rows() for cell in row]
    return {c.coordinate: c.hyperlink.location or c.hyperlink.target for c in cells if c.hyperlink}


def test_each_cell_leads_to_the_place_it_says(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx")
    assert linked(path, "数据!F12", "我的 'A' 表!$B$3", "只有表名") == {
        "B4": "'数据'!F12",
        "B5": "'我的 ''A'' 表'!$B$3",
    }


def test_only_the_first_ones_are_linked_and_old_links_go(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx")
    linked(path, *(f"数据!F{n}" for n in range(1, 7)))
    assert linked(path, "数据!F2", "数据!F1", "数据!F3", most=2) == {
        "B4": "'数据'!F2",
        "B5": "'数据'!F1",
    }


def test_without_a_place_no_trace_of_links_is_left(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx")
    linked(path, "数据!F2")
    assert linked(path, "x") == {}
    assert "hyperlinks" not in part(path, SHEET)


def _own_link(made: xlsxwriter.Workbook, sheet: Worksheet) -> None:
    sheet.write_url("H1", "https://example.com/")
    sheet.write_url("C4", "internal:Other!A1")


def _formats(made: xlsxwriter.Workbook, sheet: Worksheet) -> None:
    sheet.conditional_format("B4:B7", {"type": "data_bar", "data_bar_2010": True})
    sheet.data_validation("C4:C7", {"validate": "decimal", "criteria": ">", "value": 0})
    sheet.set_landscape()
    chart = made.add_chart({"type": "line"})
    assert isinstance(chart, Chart)
    chart.add_series({"values": "=数据!$C$4:$C$7"})
    sheet.insert_chart("K2", chart)


@pytest.mark.parametrize("decorate", [_own_link, _formats])
def test_what_else_stands_on_the_sheet_stays_and_keeps_its_order(
    tmp_path: Path, decorate: Callable[[xlsxwriter.Workbook, Worksheet], None]
) -> None:
    path = book(tmp_path / "b.xlsx", decorate)
    before = part(path, SHEET)
    found = linked(path, "k1", "数据!F2")
    assert found["B5"] == "'数据'!F2"
    if decorate is _own_link:
        assert {found["H1"], found["C4"]} == {"https://example.com/", "Other!A1"}
    after = part(path, SHEET)
    order = ["conditionalFormatting", "dataValidations", "hyperlinks", "pageMargins", "drawing"]
    places = [after.find(f"<{name}") for name in order if f"<{name}" in after]
    assert places == sorted(places)
    assert after.count("<pageMargins") == before.count("<pageMargins")


def test_the_same_links_are_no_change() -> None:
    tail = b'</sheetData><pageMargins left="1"/><tableParts count="0"/></worksheet>'
    column, places = Area(2, 3, 9, 3), {2: "a!B1", 3: "<&>!C2"}
    once = with_place_links(tail, column, places)
    assert once == (
        b'</sheetData><hyperlinks><hyperlink ref="C2" location="\'a\'!B1"/>'
        b'<hyperlink ref="C3" location="\'&lt;&amp;&gt;\'!C2"/></hyperlinks>'
        b'<pageMargins left="1"/><tableParts count="0"/></worksheet>'
    )
    assert with_place_links(once, column, places) == once
    assert with_place_links(once, column, {}) == tail
    # the same names inside the views of other people are not the worksheet's own
    views = b"</sheetData><customSheetViews><pageMargins/></customSheetViews></worksheet>"
    assert with_place_links(views, column, places).startswith(views[: -len(b"</worksheet>")])
