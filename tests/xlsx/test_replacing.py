"""Rows replaced by key, on closed files: what people added goes with its key."""

from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.filters import SortCondition, SortState
from xlsxwriter.worksheet import Worksheet

from tests.xlsx.books import add_table, by_openpyxl, held, parts, replaced, saved
from xlfunnel.values.cell import Cell
from xlfunnel.workbook import by_header
from xlfunnel.xlsx.file import FileWorkbook

HEADERS = ["键", "值", "我的", "公式"]


def user_book(path: Path) -> Path:
    """
    Write a table at B3 with a column 我的 the user typed in and one they calculate.

    公式 refers to its own row and to a cell outside the table.
    """
    with xlsxwriter.Workbook(str(path)) as made:
        sheet = made.add_worksheet("数据")
        sheet.write("H1", 100)
        rows = [[f"k{n}", float(n), f"mine {n}", f"=C{n + 3}*2+$H$1"] for n in range(1, 5)]
        add_table(sheet, "T", HEADERS, rows, "B3")
        _format(made, sheet)
    return path


def _format(made: xlsxwriter.Workbook, sheet: Worksheet) -> None:
    sheet.write("D5", "mine 2", made.add_format({"bold": True}))


def rows(*keys: str) -> list[dict[str, Cell]]:
    return [{"键": key, "值": float(len(keys) - n)} for n, key in enumerate(keys)]


def test_columns_of_the_users_their_formulas_and_formats_go_with_the_key(tmp_path: Path) -> None:
    path = replaced(user_book(tmp_path / "b.xlsx"), *rows("k2", "new", "k1", "k4"))
    sheet = by_openpyxl(path)
    # k3 has text of the user's: it stays, below
    assert [[c.value for c in row] for row in sheet["B4:E8"]] == [
        ["k2", 4, "mine 2", "=C4*2+$H$1"],
        ["new", 3, None, "=C5*2+$H$1"],
        ["k1", 2, "mine 1", "=C6*2+$H$1"],
        ["k4", 1, "mine 4", "=C7*2+$H$1"],
        ["k3", 3, "mine 3", "=C8*2+$H$1"],
    ]
    assert sheet["D4"].font.bold
    assert not sheet["D5"].font.bold
    assert sheet.tables["T"].ref == "B3:E8"
    assert sheet["H1"].value == 100


def test_keys_that_repeat_are_matched_in_their_order(tmp_path: Path) -> None:
    path = user_book(tmp_path / "b.xlsx")
    workbook = FileWorkbook.open(path)
    ordinals = workbook.read("T", ["键"]).ordinals
    workbook.write("T", {"键": {ordinals[2]: "k1"}})  # k1 k2 k1 k4
    workbook.replace("T", ["键"], by_header(rows("k1", "k1", "k1", "k2", "k4")))
    saved(workbook)
    found = FileWorkbook.open(path).read("T", ["键", "我的"]).columns
    assert found["我的"] == ["mine 1", "mine 3", None, "mine 2", "mine 4"]


def test_a_key_of_several_columns_and_of_blanks_is_matched(tmp_path: Path) -> None:
    path = user_book(tmp_path / "b.xlsx")
    workbook = FileWorkbook.open(path)
    ordinals = workbook.read("T", ["键"]).ordinals
    workbook.write("T", {"键": dict.fromkeys(ordinals, "same") | {ordinals[3]: None}})
    new: list[dict[str, Cell]] = [{"键": "", "值": 4.0}, {"键": "same", "值": 2.0}]
    workbook.replace("T", ["键", "值"], by_header(new), keep=["我的"])
    saved(workbook)
    found = FileWorkbook.open(path).read("T", ["我的"]).columns
    assert found["我的"] == ["mine 4", "mine 2", "mine 1", "mine 3"]


def test_the_same_rows_change_nothing(tmp_path: Path) -> None:
    path = user_book(tmp_path / "b.xlsx")
    before = path.read_bytes()
    workbook = FileWorkbook.open(path)
    workbook.replace("T", ["键"], by_header([{"键": f"k{n}", "值": float(n)} for n in range(1, 5)]))
    assert not workbook.is_changed
    saved(workbook)
    assert path.read_bytes() == before


def test_replacing_twice_is_replacing_once(tmp_path: Path) -> None:
    path = replaced(user_book(tmp_path / "b.xlsx"), *rows("k4", "k3", "k2", "k1", "new"))
    before = path.read_bytes()
    assert replaced(path, *rows("k4", "k3", "k2", "k1", "new")).read_bytes() == before


def test_a_replace_after_other_changes_sees_them(tmp_path: Path) -> None:
    path = user_book(tmp_path / "b.xlsx")
    workbook = FileWorkbook.open(path)
    workbook.append("T", [{"键": "k5", "我的": "mine 5"}])
    ordinals = workbook.read("T", ["我的"]).ordinals
    workbook.write("T", {"我的": {ordinals[0]: "mine after all"}})
    workbook.replace("T", ["键"], by_header(rows("k5", "k1", "k2", "k3", "k4")))
    saved(workbook)
    found = FileWorkbook.open(path).read("T", ["键", "我的"]).columns["我的"]
    assert found == ["mine 5", "mine after all", "mine 2", "mine 3", "mine 4"]


def test_formulas_in_columns_of_ours_are_left_and_told(tmp_path: Path) -> None:
    path = user_book(tmp_path / "b.xlsx")
    workbook = FileWorkbook.open(path)
    workbook.replace("T", ["键"], by_header([{"键": "k2", "公式": 7.0}, {"键": "k1", "公式": 8.0}]))
    assert any("E4" in message for message in workbook.messages)
    saved(workbook)
    assert by_openpyxl(path)["E4"].value == "=C4*2+$H$1"


def test_rows_that_went_leave_no_trace_below_the_table(tmp_path: Path) -> None:
    path = user_book(tmp_path / "b.xlsx")
    new: list[dict[str, Cell]] = [{"键": "k4", "值": 1.0, "我的": None, "公式": None}]
    replaced(path, *new)
    below = {cell: value for cell, value in held(path).items() if int(cell[1:]) > 4}
    assert below == {}
    assert by_openpyxl(path).tables["T"].ref == "B3:E4"


@pytest.mark.parametrize("count", [0, 1])
def test_an_empty_table_keeps_one_row(tmp_path: Path, count: int) -> None:
    path = user_book(tmp_path / "b.xlsx")
    workbook = FileWorkbook.open(path)
    workbook.replace("T", ["键"], by_header([]))
    saved(workbook)
    assert by_openpyxl(path).tables["T"].ref == "B3:E4"
    replaced(path, *rows("k9")[:count])
    assert len(FileWorkbook.open(path).read("T", ["键"]).ordinals) == count


def test_an_unknown_header_changes_nothing(tmp_path: Path) -> None:
    workbook = FileWorkbook.open(user_book(tmp_path / "b.xlsx"))
    with pytest.raises(KeyError):
        workbook.replace("T", ["键"], by_header([{"键": "a", "没有": 1.0}]))
    with pytest.raises(KeyError):
        workbook.replace("T", ["没有"], by_header([{"键": "a"}]))
    assert not workbook.is_changed


def test_every_row_of_the_sheet_keeps_its_number(tmp_path: Path) -> None:
    path = replaced(user_book(tmp_path / "b.xlsx"), *rows("new", "k4", "newer", "k1"))
    sheet = parts(path)["xl/worksheets/sheet1.xml"]
    assert sheet.count(b"<row ") == sheet.count(b'<row r="')


def test_a_sorted_table_keeps_its_order_and_new_rows_follow(tmp_path: Path) -> None:
    path = user_book(tmp_path / "b.xlsx")
    made = openpyxl.load_workbook(path)
    made["数据"].tables["T"].sortState = SortState(
        ref="B4:E7", sortCondition=[SortCondition(ref="C4:C7")]
    )
    made.save(path)
    replaced(path, *rows("new", "k4", "k1", "k3", "k2"))
    found = FileWorkbook.open(path).read("T", ["键", "值"]).columns
    assert found == {"键": ["k1", "k2", "k3", "k4", "new"], "值": [3.0, 1.0, 2.0, 4.0, 5.0]}
