"""Tables made anew over header rows: some editors hand a workbook back without its tables."""

from pathlib import Path

import openpyxl
import xlsxwriter

from xlfunnel.xlsx.file import FileWorkbook

FRUIT = ("名称", "数量", "备注")
TOOLS = ("工具", "备注", "数量")  # shares two headers with its neighbour


def side_by_side(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("规则设置")
        sheet.write("A1", "水果")
        for column, header in enumerate(FRUIT):
            sheet.write(2, column, header)
        for column, header in enumerate(TOOLS, 4):
            sheet.write(2, column, header)
        sheet.write_row(3, 0, ["苹果", 1, "红"])
        sheet.write_row(4, 0, ["梨", 2])
        sheet.write_row(3, 4, ["锤子", "重", 3])
    return path


def test_tables_side_by_side_are_told_apart_by_the_gap_between_them(tmp_path: Path) -> None:
    path = side_by_side(tmp_path / "book.xlsx")
    book = FileWorkbook.open(path)
    assert book.adopt("Tools", TOOLS) is not None
    assert book.adopt("Fruit", FRUIT) is not None
    book.append("Fruit", [{"名称": "桃"}])
    book.save()
    # read by openpyxl: fruit has grown to row 6, tools ends with its one row
    tables = openpyxl.load_workbook(path)["规则设置"].tables
    assert {table.name: table.ref for table in tables.values()} == {
        "Fruit": "A3:C6",
        "Tools": "E3:G4",
    }
    again = FileWorkbook.open(path)
    assert again.read("Fruit", ["名称"]).columns["名称"] == ["苹果", "梨", "桃"]
    assert again.read("Tools", ["数量"]).columns["数量"] == [3.0]


def test_too_few_headers_are_no_table(tmp_path: Path) -> None:
    book = FileWorkbook.open(side_by_side(tmp_path / "book.xlsx"))
    # 3 of 4 headers are 75 %, and 80 % are asked for
    assert book.adopt("Fruit", (*FRUIT, "产地")) is None
