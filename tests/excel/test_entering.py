"""What is written into cells of Excel stays what it is, in few calls."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.excel_stand_in import engine, open_grids
from tests.memory import Formula, Grid
from tests.test_port_contract import HOSTILE
from xlfunnel.excel import ExcelWorkbook
from xlfunnel.excel.entering import is_plain, shows_day
from xlfunnel.values.cell import Cell, CellError


def book_of(*values: Cell, number_format: str = "General") -> Any:
    book = open_grids(
        {"T": Grid(("键", "值"), [(f"k{n}", value) for n, value in enumerate(values)])}
    )
    book.sheets["T"][f"B2:B{len(values) + 1}"].number_format = number_format
    return book


def write(book: Any, *values: Cell) -> list[Cell]:
    """Write *values* to the second column, and return what is read there afterwards."""
    workbook = ExcelWorkbook(book)
    workbook.write("T", {"值": dict(enumerate(values))})
    workbook.commit()
    assert workbook.messages == []
    return workbook.read("T", ["值"]).columns["值"]


@pytest.mark.parametrize("number_format", ["General", "@", "0.00", "yyyy-mm-dd"])
def test_texts_stay_texts_in_cells_of_every_format(number_format: str) -> None:
    book = book_of(*["old" for _ in HOSTILE], number_format=number_format)
    assert write(book, *HOSTILE) == HOSTILE
    assert book.sheets["T"]["B2"].number_format == number_format


def test_a_number_in_a_text_cell_is_a_number_and_the_cell_stays_one_for_texts() -> None:
    book = book_of(None, None, None, None, number_format="@")
    assert write(book, 1.5, True, "007", CellError("#N/A")) == [1.5, True, "007", CellError("#N/A")]
    assert book.sheets["T"]["B2:B5"].number_format == "@"


@pytest.mark.parametrize(
    ("number_format", "after"),
    [("@", "yyyy-mm-dd"), ("0.00", "yyyy-mm-dd"), ("m月d日", "m月d日"), ("d/m/yy", "d/m/yy")],
)
def test_a_date_finds_a_date_format_and_keeps_the_one_it_has(
    number_format: str, after: str
) -> None:
    book = book_of(None, number_format=number_format)
    assert write(book, datetime(2024, 3, 1)) == [datetime(2024, 3, 1)]
    assert book.sheets["T"]["B2"].number_format == after


def test_cells_of_many_formats_in_one_column_each_get_what_they_need() -> None:
    book = book_of(*[None] * 7)
    for row, code in ((3, "@"), (4, "yyyy-mm-dd"), (7, "0%")):
        book.sheets["T"][f"B{row}"].number_format = code
    values: list[Cell] = [
        "007",
        "007",
        datetime(2024, 3, 1),
        "x",
        1.0,
        0.5,
        datetime(2024, 3, 2, 8),
    ]
    assert write(book, *values) == values
    codes = [book.sheets["T"][f"B{row}"].number_format for row in range(2, 9)]
    assert codes[1:3] + codes[5:6] == ["@", "yyyy-mm-dd", "0%"]


def test_5000_changed_cells_of_a_column_are_one_write() -> None:
    book = book_of(*["旧"] * 5_000)
    before = engine(book).calls.copy()
    assert write(book, *["新"] * 5_000) == ["新"] * 5_000
    made = engine(book).calls - before
    assert made["Range.Value ="] == 1
    assert made.total() < 400


def test_scattered_changes_are_joined_to_a_few_writes() -> None:
    book = book_of(*[float(n) for n in range(2_000)])
    workbook = ExcelWorkbook(book)
    workbook.write("T", {"值": {n: -1.0 for n in range(0, 2_000, 4)}})
    before = engine(book).calls.copy()
    workbook.commit()
    assert (engine(book).calls - before)["Range.Value ="] == 1
    found = workbook.read("T", ["值"]).columns["值"]
    assert found == [float(n) if n % 4 else -1.0 for n in range(2_000)]


def test_changes_are_never_joined_over_a_formula() -> None:
    rows = [(f"k{n}", Formula("=ROW()", 1.0) if n % 2 else 0.0) for n in range(300)]
    book = open_grids({"T": Grid(("键", "值"), rows)})
    workbook = ExcelWorkbook(book)
    workbook.write("T", {"值": {n: 7.0 for n in range(0, 300, 2)}})
    workbook.commit()
    assert book.sheets["T"]["B3"].formula == "=ROW()"
    assert workbook.read("T", ["值"]).columns["值"][:3] == [7.0, 1.0, 7.0]


@pytest.mark.parametrize("text", ["华东某某科技有限公司", "需要CRM系统", "张经理", "a, b"])
def test_most_texts_are_plainly_texts(text: str) -> None:
    assert is_plain(text)


@pytest.mark.parametrize(
    "text", ["1个月", "三月一日", "true", "＝１", "@x", "+86", "'x", "1/2", "¥5", "①", "(5)", "5%"]
)
def test_what_any_excel_could_take_for_something_else_is_not(text: str) -> None:
    assert not is_plain(text)


@pytest.mark.parametrize(
    ("code", "is_day"),
    [
        ("yyyy-mm-dd", True),
        ('yyyy"年"m"月"d"日"', True),
        ("mmm-yy", True),
        ("General", False),
        ("@", False),
        ("h:mm:ss", False),
        ("[h]:mm", False),
        ('0.0"d"', False),
        ("[Red]0.00", False),
        ("#,##0_);(#,##0)", False),
    ],
)
def test_a_format_shows_days_or_not(code: str, is_day: bool) -> None:
    assert shows_day(code) is is_day


def test_appended_rows_look_and_calculate_like_the_row_above() -> None:
    rows = [("007", datetime(2024, 3, 1), Formula("=[@键]", "007"))]
    book = open_grids({"T": Grid(("键", "日期", "公式"), rows)})
    sheet = book.sheets["T"]
    sheet["A2"].number_format, sheet["B2"].number_format = "@", "d/m/yy"
    workbook = ExcelWorkbook(book)
    workbook.append("T", [{"键": "008", "日期": datetime(2024, 3, 2)}] * 2)
    workbook.commit()
    assert sheet["A2:A4"].number_format == "@"
    assert sheet["B2:B4"].number_format == "d/m/yy"
    assert [cell.formula for cell in sheet["C2:C4"]] == ["=[@键]"] * 3
    assert workbook.read("T", ["键"]).columns["键"] == ["007", "008", "008"]
    assert not sheet["A4"].api.PrefixCharacter  # the format says that it is a text


def test_days_before_march_1900_stay_the_days_that_excel_shows() -> None:
    # what somebody gets who types 5 into a column of dates; Excel counts one day more than COM
    book = book_of(5.0, 59.0, 61.0, number_format="yyyy-mm-dd")
    days: list[Cell] = [datetime(1900, 1, 5), datetime(1900, 2, 28), datetime(1900, 3, 1)]
    assert ExcelWorkbook(book).read("T", ["值"]).columns["值"] == days
    assert write(book, *reversed(days)) == days[::-1]
    assert book.sheets["T"]["B3"].raw_value == datetime(1900, 2, 27, tzinfo=UTC)


def test_a_day_that_excel_does_not_know_is_kept_as_a_text_and_told() -> None:
    book = book_of("old", "old")
    workbook = ExcelWorkbook(book)
    workbook.write("T", {"值": {0: datetime(1899, 12, 1), 1: "new"}})
    workbook.commit()
    assert workbook.read("T", ["值"]).columns["值"] == ["1899-12-01", "new"]
    assert workbook.messages == ["T!B2：值 列有 1 个单元格写入后和预期不同，请看一眼。"]
