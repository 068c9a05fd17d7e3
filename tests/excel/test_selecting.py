"""Where the user's cursor is, and where it is put."""

from typing import Any

import pytest

from tests.excel_stand_in import engine, open_grids
from tests.memory import Grid
from xlfunnel.excel import ExcelWorkbook, Selection


@pytest.fixture
def book() -> Any:
    rows = [(f"k{n}", float(n)) for n in range(100)]
    return open_grids({"T": Grid(("键", "值"), rows), "S": Grid(("x",), [("y",)])})


def selected(book: Any, address: str, sheet: str = "T") -> Selection | None:
    book.sheets[sheet].activate()
    book.sheets[sheet].range(address).select()
    return ExcelWorkbook(book).selected()


@pytest.mark.parametrize(
    ("address", "ordinals"),
    [
        ("A2", (0,)),
        ("B5:B7", (3, 4, 5)),
        ("A1:A3", (0, 1)),  # the header is no row
        ("A4:Z4", (2,)),
        ("6:7", (4, 5)),
        ("A9,B3,A3:B4", (1, 2, 7)),
    ],
)
def test_the_rows_of_every_area_that_touch_a_table_are_told(
    book: Any, address: str, ordinals: tuple[int, ...]
) -> None:
    assert selected(book, address) == Selection("T", ordinals, is_one_cell=address == "A2")


def test_rows_are_selected_though_the_first_column_is_hidden(book: Any) -> None:
    book.impl.xl._sheets[0]._hidden_columns.add(1)
    assert selected(book, "B5:B7") == Selection("T", (3, 4, 5))
    assert selected(book, "5:7") == Selection("T", (3, 4, 5))


@pytest.mark.parametrize("address", ["A1", "D5", "A200", "C:D"])
def test_a_selection_beside_the_rows_is_none(book: Any, address: str) -> None:
    assert selected(book, address) is None


@pytest.mark.parametrize("address", ["A:A", "A:XFD"])
def test_whole_columns_are_the_rows_of_the_table_in_a_few_calls(book: Any, address: str) -> None:
    before = engine(book).calls.total()
    assert selected(book, address) == Selection("T", tuple(range(100)))
    assert engine(book).calls.total() - before < 120


def test_rows_that_a_filter_hides_are_not_selected(book: Any) -> None:
    book.sheets["T"].tables["T"].api.Range.AutoFilter(1, ["k3", "k7"], 7)
    assert selected(book, "A2:A50") == Selection("T", (3, 7))


def test_the_selection_of_another_book_does_not_count(book: Any) -> None:
    other = open_grids({"T": Grid(("键",), [("a",)])}, "别的.xlsx", book.app)
    other.sheets["T"].activate()
    other.sheets["T"]["A2"].select()
    assert ExcelWorkbook(book).selected() is None


def test_the_cursor_goes_to_a_cell_of_a_table_on_any_sheet(book: Any) -> None:
    workbook = ExcelWorkbook(book)
    workbook.go_to_sheet("S")
    workbook.go_to("T", "值", 4)
    assert book.sheets.active.name == "T"
    assert book.app.selection.address == "$B$6"


def test_the_cursor_goes_to_a_row_just_appended(book: Any) -> None:
    workbook = ExcelWorkbook(book)
    workbook.append("S", [{"x": "new"}])
    ordinal = workbook.read("S", ["x"]).ordinals[-1]
    workbook.commit()
    workbook.go_to("S", "x", ordinal)
    assert book.app.selection.value == "new"
