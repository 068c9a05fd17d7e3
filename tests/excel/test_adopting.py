"""A header row that stands without a table gets one when the run is written."""

from typing import Any

import pytest

from tests.excel_stand_in import open_grids
from tests.memory import Grid
from xlfunnel.errors import NoRoomError
from xlfunnel.excel import ExcelWorkbook
from xlfunnel.language import DEFAULT_LANGUAGE
from xlfunnel.messages import say

HEADERS = ("键", "值", "我的")


def without_a_table() -> Any:
    """Return a book with headers in row 1 and three rows below."""
    rows = [(f"k{n}", float(n), None) for n in range(3)]
    return open_grids({"T": Grid(HEADERS, rows, is_table=False)})


def test_the_rows_of_a_new_table_are_not_told_as_rows_below_it() -> None:
    workbook = ExcelWorkbook(without_a_table())
    assert workbook.adopt("T", HEADERS) is not None
    assert workbook.read("T", ["键"]).columns["键"] == ["k0", "k1", "k2"]
    workbook.commit()
    assert workbook.messages == [say("sheet.recreated", DEFAULT_LANGUAGE, sheet="T", table="T")]


@pytest.mark.parametrize(
    ("merged", "is_adopted"),
    [("A1:A2", False), ("B2:C2", False), ("C1:D1", False), ("D1:E1", True), ("A4:C4", True)],
)
def test_a_table_never_stands_on_merged_cells(merged: str, is_adopted: bool) -> None:
    book = without_a_table()
    book.sheets["T"].range(merged).merge()
    assert (ExcelWorkbook(book).adopt("T", HEADERS[:2]) is not None) == is_adopted


def test_rows_join_a_table_down_to_merged_cells() -> None:
    book = open_grids({"T": Grid(HEADERS, [("a", 1.0, None)])})
    sheet = book.sheets["T"]
    for row in range(3, 8):
        sheet.range((row, 1)).value = f"k{row}"
    sheet.range("B6:C6").merge()
    workbook = ExcelWorkbook(book)
    assert workbook.read("T", ["键"]).columns["键"] == ["a", "k3", "k4", "k5"]
    told = say("sheet.rows_taken_in", DEFAULT_LANGUAGE, sheet="T", count=3)
    assert workbook.messages == [told]


def test_a_table_does_not_grow_over_merged_cells() -> None:
    book = open_grids({"T": Grid(HEADERS, [("a", 1.0, None)])})
    book.sheets["T"].range("C5:D5").merge()
    workbook = ExcelWorkbook(book)
    workbook.append("T", [{"键": "b"}, {"键": "c"}])  # rows 3 and 4
    with pytest.raises(NoRoomError) as caught:
        workbook.append("T", [{"键": "d"}])
    assert caught.value.facts["cell"] == "A5"
