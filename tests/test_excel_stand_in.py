"""
How Excel behaves, as far as the door to Excel depends on it, and that the stand-in does too.

Each test is a rule of Excel's; what the rule is known from stands in its comment where it is
not common knowledge. None was run against a real Excel here.
"""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment

from tests.excel_stand_in import ComError, app, engine, grids_of, open_file, open_grids, select
from tests.files import write_grids
from tests.memory import Content, Formula, Grid
from xlfunnel.values.cell import CellError


@pytest.fixture
def sheet() -> Any:
    """A sheet without tables, whose first column holds x in A1."""
    return open_grids({"S": Grid(("x",), is_table=False)}).sheets["S"]


def book_of(*rows: tuple[Content, ...], headers: tuple[str, ...] = ("名称", "数量")) -> Any:
    return open_grids({"Fruit": Grid(headers, rows)})


def fruit(book: Any) -> Any:
    return book.sheets["Fruit"].tables["Fruit"]


# --- what an entry becomes ---

THIS_YEAR = datetime.now().year


@pytest.mark.parametrize(
    ("typed", "value", "number_format"),
    [
        ("007", 7.0, "General"),
        ("13800138000", 13800138000.0, "General"),
        ("-5", -5.0, "General"),
        ("(5)", -5.0, "General"),
        (" 12 ", 12.0, "General"),
        ("１２", 12.0, "General"),
        ("1.38E+10", 13800000000.0, "0.00E+00"),
        ("3e2", 300.0, "0.00E+00"),
        ("12%", 0.12, "0%"),
        ("1,234.5", 1234.5, "#,##0.00"),
        ("1 1/2", 1.5, "# ?/?"),
        ("123456789012345678", 123456789012345000.0, "General"),  # 15 digits are kept
        ("TRUE", True, "General"),
        ("false", False, "General"),
        ("2024-03-01", datetime(2024, 3, 1), "yyyy/m/d"),
        ("2024/3/1 10:30", datetime(2024, 3, 1, 10, 30), "yyyy/m/d h:mm"),
        ("2024/3/1 6:30 PM", datetime(2024, 3, 1, 18, 30), "yyyy/m/d h:mm"),
        ("24/3/1", datetime(2024, 3, 1), "yyyy/m/d"),
        ("3/1", datetime(THIS_YEAR, 3, 1), 'm"月"d"日"'),
        ("1-2", datetime(THIS_YEAR, 1, 2), 'm"月"d"日"'),
        ("3月1日", datetime(THIS_YEAR, 3, 1), 'm"月"d"日"'),
        ("2024年3月1日", datetime(2024, 3, 1), 'yyyy"年"m"月"d"日"'),
        ("2024-3", datetime(2024, 3, 1), 'yyyy"年"m"月"'),
        ("10:30", 0.4375, "h:mm"),
        ("30:00", 1.25, "[h]:mm:ss"),
        ("6 PM", 0.75, "h:mm AM/PM"),
        ("下午6时0分", 0.75, "h:mm"),
        ("三月十五日", datetime(THIS_YEAR, 3, 15), 'm"月"d"日"'),
        ("二〇二四年三月一日", datetime(2024, 3, 1), 'yyyy"年"m"月"d"日"'),
        ("1-Mar", datetime(THIS_YEAR, 3, 1), "d-mmm"),
        ("Mar 2024", datetime(2024, 3, 1), "mmm-yy"),
        ("may5", datetime(THIS_YEAR, 5, 5), "d-mmm"),
    ],
)
def test_a_text_that_looks_like_something_else_becomes_it(
    sheet: Any, typed: str, value: object, number_format: str
) -> None:
    cell = sheet["B2"]
    cell.value = typed
    assert (type(cell.value), cell.value) == (type(value), value)
    assert cell.number_format == number_format


@pytest.mark.parametrize(
    "typed",
    ["华东", "a1", "2024-02-30", "13/14", "1-2-3-4", "12 %%", "1,23", "+", "-", "=", "1e999",
     "25:61", "三月份", "may", "m²", "٣", "two\nlines", "tab\there", "bell\x07", 
     "_x0041_", " blank ", "1899-12-31"],
)  # fmt: skip
def test_other_texts_stay_as_they_are_typed(sheet: Any, typed: str) -> None:
    sheet["B2"].value = typed
    assert sheet["B2"].value == typed
    assert sheet["B2"].number_format == "General"


@pytest.mark.parametrize(
    ("typed", "formula"),
    [
        ("=1+1", "=1+1"),
        ("＝1+1", "=1+1"),
        ("-1+1", "=-1+1"),
        ("+cmd|' /C calc'!A0", "=+cmd|' /C calc'!A0"),
        ("@SUM(1,1)", "=SUM(1,1)"),
        ('=HYPERLINK("http://example.com","x")', '=HYPERLINK("http://example.com","x")'),
        ("-苹果", "=-苹果"),
    ],
)
def test_what_begins_like_a_formula_becomes_one(sheet: Any, typed: str, formula: str) -> None:
    sheet["B2"].value = typed
    assert sheet["B2"].formula == formula
    assert sheet["B2"].value == 0.0  # what `engine.evaluate` gives


@pytest.mark.parametrize("typed", ["=(1", "=1+", '="a', "=)", "@张三", "- 再联系。", "=*2"])
def test_a_formula_that_cannot_be_is_refused(sheet: Any, typed: str) -> None:
    with pytest.raises(ComError):
        sheet["B2"].value = typed


def test_cells_before_a_refused_one_have_been_written(sheet: Any) -> None:
    with pytest.raises(ComError):
        sheet["B1"].value = ["a", "=(", "c"]
    assert sheet["B1:D1"].value == ["a", None, None]


@pytest.mark.parametrize("text", ["007", "=1+1", "'quoted", "TRUE", ""])
def test_an_apostrophe_makes_a_text_of_anything_and_is_not_part_of_it(
    sheet: Any, text: str
) -> None:
    cell = sheet["B2"]
    cell.value = "'" + text
    assert cell.api.Value == text
    assert cell.api.PrefixCharacter == "'"
    assert cell.formula == text  # so writing a formula bar's text back would make a number of it


def test_the_apostrophe_goes_with_the_next_entry(sheet: Any) -> None:
    sheet["B2"].value = "'007"
    sheet["B2"].value = "008"
    assert (sheet["B2"].value, sheet["B2"].api.PrefixCharacter) == (8.0, "")


@pytest.mark.parametrize("text", ["007", "=1+1", "2024-03-01", "TRUE", "#N/A", "@SUM(1,1)", "-x"])
def test_a_cell_of_format_text_keeps_every_text(sheet: Any, text: str) -> None:
    sheet["B2"].number_format = "@"
    sheet["B2"].value = text
    assert (sheet["B2"].value, sheet["B2"].formula) == (text, text)


@pytest.mark.parametrize(
    ("value", "text"),
    [(5, "5"), (0.5, "0.5"), (True, "TRUE"), (datetime(2024, 3, 1), "2024/3/1")],
)
def test_a_cell_of_format_text_makes_a_text_of_everything(
    sheet: Any, value: object, text: str
) -> None:
    sheet["B2"].number_format = "@"
    sheet["B2"].value = value
    assert sheet["B2"].value == text


def test_a_changed_format_leaves_what_is_in_a_cell(sheet: Any) -> None:
    sheet["B2"].value = 7
    sheet["B2"].number_format = "@"
    assert sheet["B2"].value == 7.0


@pytest.mark.parametrize(
    ("moment", "number_format"),
    [(datetime(2024, 3, 1), "yyyy/m/d"), (datetime(2024, 3, 1, 9, 5), "yyyy/m/d h:mm")],
)
def test_a_date_gives_its_format_to_a_cell_without_one(
    sheet: Any, moment: datetime, number_format: str
) -> None:
    sheet["B2"].value = moment
    assert (sheet["B2"].value, sheet["B2"].number_format) == (moment, number_format)


def test_a_date_in_a_cell_with_a_format_for_numbers_is_a_number(sheet: Any) -> None:
    sheet["B2"].number_format = "0.00"
    sheet["B2"].value = datetime(2024, 3, 1)
    assert sheet["B2"].value == 45352.0  # days since 30 December 1899


def test_a_number_in_a_cell_with_a_format_for_dates_is_a_date(sheet: Any) -> None:
    sheet["B2"].number_format = "yyyy-mm-dd"
    sheet["B2"].value = 45352
    assert sheet["B2"].value == datetime(2024, 3, 1)


@pytest.mark.parametrize("shown", ["h:mm", "[h]:mm", "mm:ss"])
def test_a_format_of_hours_alone_gives_a_number(sheet: Any, shown: str) -> None:
    sheet["B2"].number_format = shown
    sheet["B2"].value = 0.5
    assert sheet["B2"].value == 0.5


@pytest.mark.parametrize("shown", ["¥#,##0.00", "[$¥-804]#,##0", "$0.00"])
def test_money_comes_as_a_decimal_of_four_places(sheet: Any, shown: str) -> None:
    """Known from xlwings issue 640: pywin32 gives Excel's currency type as Decimal."""
    sheet["B2"].number_format = shown
    sheet["B2"].value = 1.23456
    assert sheet["B2"].value == Decimal("1.2346")
    assert sheet["B2"].api.Value2 == 1.23456


def test_a_decimal_is_written_as_money(sheet: Any) -> None:
    """Known from xlwings issue 2634."""
    sheet["B2"].value = Decimal("0.038")
    assert sheet["B2"].number_format == "¥#,##0.00"


def test_whole_numbers_come_back_as_floats_and_blanks_as_none(sheet: Any) -> None:
    sheet["B2"].value = [1, None, "", "a"]
    assert sheet["B2:E2"].value == [1.0, None, None, "a"]
    assert type(sheet["B2"].value) is float


def test_an_error_comes_as_none_or_as_its_code(sheet: Any) -> None:
    sheet["B2"].value = "#N/A"
    assert sheet["B2"].value is None
    assert sheet["B2"].options(err_to_str=True).value == "#N/A"
    assert sheet["B2"].formula == "#N/A"


def test_an_error_that_xlwings_does_not_know_comes_as_a_whole_number() -> None:
    cell = book_of(("a", Formula("=B3:B9", CellError("#SPILL!")))).sheets["Fruit"]["B2"]
    assert type(cell.value) is int  # 0x800A07FD, which is no value of the cell's


def test_a_formula_that_gives_an_empty_text_is_no_blank_to_excel_but_to_xlwings() -> None:
    cell = book_of(("a", Formula('=""', ""))).sheets["Fruit"]["B2"]
    assert (cell.api.Value, cell.value, cell.formula) == ("", None, '=""')


def test_the_longest_text_of_a_cell_has_32767_characters(sheet: Any) -> None:
    sheet["B2"].value = "'" + "长" * 32_767
    assert len(sheet["B2"].value) == 32_767
    with pytest.raises(ComError):
        sheet["B2"].value = "长" * 32_768


def test_a_text_of_more_than_8203_characters_has_to_be_written_alone(sheet: Any) -> None:
    """Microsoft tells of it under "Application-defined error when passing large arrays"."""
    sheet["B2"].value = "长" * 8_204
    with pytest.raises(ComError):
        sheet["B2"].value = [["a"], ["长" * 8_204]]


@pytest.mark.parametrize("thing", [object(), {1}, b"x", CellError("#N/A")])
def test_what_com_cannot_carry_is_a_type_error(sheet: Any, thing: object) -> None:
    with pytest.raises(TypeError):
        sheet["B2"].api.Value = thing


# --- formulas ---


def test_formula_gives_formulas_and_constants_as_text() -> None:
    book = book_of(("a", Formula("=1+1", 2.0)), (True, 1234.5), (None, datetime(2024, 3, 1)))
    assert fruit(book).data_body_range.formula == (
        ("a", "=1+1"), ("TRUE", "1234.5"), ("", "45352")
    )  # fmt: skip
    assert fruit(book).data_body_range.value == [
        ["a", 2.0], [True, 1234.5], [None, datetime(2024, 3, 1)]
    ]  # fmt: skip


def test_a_formula_set_to_a_range_goes_into_every_cell(sheet: Any) -> None:
    sheet["B1:B3"].formula = "=1+1"
    assert sheet["B1:B3"].formula == (("=1+1",),) * 3
    assert sheet["B1:B3"].api.HasFormula is True
    assert sheet["B1:B4"].api.HasFormula is None


def test_a_value_over_a_formula_replaces_it() -> None:
    book = book_of(("a", Formula("=1+1", 2.0)))
    book.sheets["Fruit"]["B2"].value = 5
    assert book.sheets["Fruit"]["B2"].formula == "5"


def test_one_formula_fills_the_column_of_a_table_whose_other_cells_are_blank() -> None:
    book = book_of(("a", None), ("b", None), ("c", None))
    book.sheets["Fruit"]["B3"].formula = "=1+1"
    assert fruit(book).data_body_range.columns[1].formula == (("=1+1",),) * 3
    book.app.api.AutoCorrect.AutoFillFormulasInLists = False
    other = book_of(("a", None), ("b", None))
    other.app.api.AutoCorrect.AutoFillFormulasInLists = False
    other.sheets["Fruit"]["B3"].formula = "=1+1"
    assert other.sheets["Fruit"]["B2"].value is None


# --- shapes ---


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("A2", "a"),
        ("A2:B2", ["a", 1.0]),
        ("A2:A3", ["a", "b"]),
        ("A2:B3", [["a", 1.0], ["b", 2.0]]),
    ],
)
def test_one_row_and_one_column_come_flat(address: str, value: object) -> None:
    sheet = book_of(("a", 1.0), ("b", 2.0)).sheets["Fruit"]
    assert sheet[address].value == value
    rows = sheet[address].options(ndim=2).value
    assert len(rows) == sheet[address].shape[0]
    assert {len(row) for row in rows} == {sheet[address].shape[1]}


def test_a_block_is_written_at_its_own_size_whatever_the_range(sheet: Any) -> None:
    sheet["B2"].value = [[1, 2], [3, 4]]
    sheet["B5:D7"].value = [[1, 2]]
    assert sheet["B2:D3"].value == [[1.0, 2.0, None], [3.0, 4.0, None]]
    assert sheet["B5:D7"].value == [[1.0, 2.0, None], [None] * 3, [None] * 3]


def test_excel_itself_repeats_a_row_cuts_what_is_too_large_and_marks_what_is_missing(
    sheet: Any,
) -> None:
    sheet["B1:C2"].api.Value = ((1.0, 2.0, 3.0),)
    assert sheet["B1:D2"].value == [[1.0, 2.0, None], [1.0, 2.0, None]]
    sheet["B4:C6"].api.Value = ((1.0, 2.0), (3.0, 4.0))
    assert sheet["B6:C6"].options(err_to_str=True).value == ["#N/A", "#N/A"]


def test_a_format_that_cells_do_not_share_is_none(sheet: Any) -> None:
    sheet["B2"].number_format = "@"
    assert sheet["B2:B3"].number_format is None


def test_offsets_and_cells_count_from_the_first_cell(sheet: Any) -> None:
    block = sheet["B2:C4"]
    assert block.offset(1, 1).address == "$C$3:$D$5"
    assert block.resize(1, 5).address == "$B$2:$F$2"
    assert (block(4).address, block(2, 1).address, block.last_cell.address) == (
        "$C$3", "$B$3", "$C$4"
    )  # fmt: skip
    assert sheet.range((3, 2), (5, 4)).address == "$B$3:$D$5"


# --- selection ---


def test_a_selection_of_several_areas_gives_them_in_its_address(sheet: Any) -> None:
    sheet.range("A1:B2,D4,F:F").select()
    selection = sheet.book.app.selection
    assert selection.address == "$A$1:$B$2,$D$4,$F:$F"
    assert selection.shape == (2, 2)  # xlwings speaks of the first area only
    assert [area.Address for area in selection.api.Areas] == ["$A$1:$B$2", "$D$4", "$F:$F"]


def test_a_long_address_is_cut_off_after_a_whole_area(sheet: Any) -> None:
    select(sheet.book, "S", *(f"A{row}" for row in range(1, 200, 2)))
    selection = sheet.book.app.selection
    assert len(selection.address) <= 255
    assert not selection.address.endswith(",")
    assert len(selection.api.Areas) == 100
    with pytest.raises(ComError):  # and an address of more characters names no cells
        sheet.range(",".join(f"A{row}" for row in range(1, 200, 2)))


def test_cells_are_selected_on_the_sheet_in_front_only() -> None:
    book: Any = open_grids({"A": Grid(("x",)), "B": Grid(("y",))})
    with pytest.raises(ComError):
        book.sheets["B"]["A1"].select()
    book.sheets["B"].activate()
    book.sheets["B"]["A1"].select()
    assert book.selection.sheet.name == "B"


def test_a_hidden_sheet_cannot_be_brought_in_front() -> None:
    book = open_grids({"A": Grid(("x",)), "B": Grid(("y",))})
    book.sheets["B"].visible = False
    with pytest.raises(ComError):
        book.sheets["B"].activate()


# --- tables ---


def test_a_table_tells_its_parts() -> None:
    table = fruit(book_of(("a", 1.0), ("b", 2.0)))
    assert table.range.address == "$A$1:$B$3"
    assert table.header_row_range.value == ["名称", "数量"]
    assert table.data_body_range.address == "$A$2:$B$3"
    assert table.totals_row_range is None
    assert table.range.sheet["B3"].table == table


def test_names_are_found_without_regard_to_case_and_are_not_given_twice() -> None:
    book = open_grids({"A": Grid(("x",)), "B": Grid(("y",))})
    assert book.sheets["a"].tables["a"].name == "A"
    with pytest.raises(ComError):
        book.sheets["B"].tables["B"].name = "a"
    with pytest.raises(KeyError):
        book.sheets["B"].tables["nothing"]


def test_a_table_can_be_made_over_cells_with_headers(sheet: Any) -> None:
    sheet["B2"].value = [["一", "一", None, 5], [1, 2, 3, 4]]
    table = sheet.tables.add(source=sheet["B2:E3"], name="New", has_headers=True)
    # headers become texts that differ
    assert table.header_row_range.value == ["一", "一2", "列3", "5"]
    with pytest.raises(ComError):
        sheet.tables.add(source=sheet["E3:F4"], has_headers=True)


def test_a_table_of_headers_alone_is_empty_with_a_row_to_write_in(sheet: Any) -> None:
    sheet["B2:C3"].value = [["一", "二"], ["below", 1]]
    table: Any = sheet.tables.add(source=sheet["B2:C2"], name="New", has_headers=True)
    assert sheet.tables["New"].data_body_range is None
    assert table.insert_row_range.address == "$B$3:$C$3"
    assert sheet["B4"].value == "below"  # made room for
    sheet["B3"].value = "a"
    assert table.data_body_range.address == "$B$3:$C$3"


def test_a_resized_table_lays_itself_over_cells_and_moves_none() -> None:
    book = book_of(("a", 1.0), ("b", 2.0))
    sheet, table = book.sheets["Fruit"], fruit(book)
    sheet["A5"].value = "below"
    table.resize(sheet["A1:B5"])
    assert table.data_body_range.columns[0].value == ["a", "b", None, "below"]
    table.resize(sheet["A1:B2"])
    assert sheet["A3"].value == "b"


@pytest.mark.parametrize("address", ["A1:B1", "A2:B3", "D1:E3"])
def test_a_table_keeps_its_header_row_a_data_row_and_some_of_its_cells(address: str) -> None:
    book = book_of(("a", 1.0), ("b", 2.0))
    with pytest.raises(ComError):
        fruit(book).resize(book.sheets["Fruit"][address])


def test_a_table_does_not_grow_over_another() -> None:
    book = book_of(("a", 1.0), ("b", 2.0))
    sheet = book.sheets["Fruit"]
    sheet["A6"].value = [["x"], ["y"]]
    sheet.tables.add(source=sheet["A6:A7"], name="Below", has_headers=True)
    with pytest.raises(ComError):
        fruit(book).resize(sheet["A1:B6"])


def test_writing_below_a_table_makes_it_grow_only_where_excel_is_told_so() -> None:
    book = book_of(("a", 1.0))
    sheet = book.sheets["Fruit"]
    sheet["A3"].value = "b"
    assert fruit(book).range.address == "$A$1:$B$2"
    engine(book).expands_tables = True
    sheet["A3"].value = "b"
    assert fruit(book).range.address == "$A$1:$B$3"


def test_a_header_is_always_a_text_and_no_other_columns() -> None:
    book = book_of(("a", 1.0))
    sheet = book.sheets["Fruit"]
    sheet["A1:B1"].value = [2024, "2024"]
    assert fruit(book).header_row_range.value == ["2024", "20242"]
    sheet["A1"].clear_contents()
    assert sheet["A1"].value == "列1"


def test_a_row_that_comes_or_goes_moves_only_the_columns_of_its_table() -> None:
    book = book_of(("a", 1.0), ("b", 2.0))
    sheet, table = book.sheets["Fruit"], fruit(book)
    sheet["A5"].value = ["below", 9]
    sheet["D2"].value = [["beside"], ["it"]]
    table.rows.add(["new", 5], index=1)
    assert table.range.value == [["名称", "数量"], ["new", 5.0], ["a", 1.0], ["b", 2.0]]
    assert sheet["A6:B6"].value == ["below", 9.0]
    assert sheet["D2:D3"].value == ["beside", "it"]
    table.rows[0].delete()
    assert sheet["A5:B5"].value == ["below", 9.0]


def test_a_row_added_last_takes_a_blank_row_and_makes_room_before_a_filled_one() -> None:
    book = book_of(("a", 1.0))
    sheet, table = book.sheets["Fruit"], fruit(book)
    sheet["A4"].value = "below"
    table.rows.add(["b", 2.0])
    assert sheet["A4"].value == "below"
    table.rows.add(["c", 3.0])
    assert sheet["A5"].value == "below"
    assert len(table.rows) == 3


def test_a_table_that_loses_all_rows_is_empty() -> None:
    book = book_of(("a", 1.0), ("b", 2.0))
    book.sheets["Fruit"]["2:3"].delete()
    assert fruit(book).data_body_range is None
    assert fruit(book).range.address == "$A$1:$B$2"
    assert len(fruit(book).rows) == 0
    book.sheets["Fruit"]["2:2"].delete()  # the row to write in stays
    fruit(book).rows.add(["c", 3.0])
    assert fruit(book).data_body_range.value == ["c", 3.0]


def test_no_table_is_torn_apart_by_cells_that_move() -> None:
    book = book_of(("a", 1.0), ("b", 2.0))
    sheet = book.sheets["Fruit"]
    sheet["B6:C7"].value = [["p", "q"], [1, 2]]
    sheet.tables.add(source=sheet["B6:C7"], name="Below", has_headers=True)
    attempts: tuple[Callable[[], object], ...] = (
        lambda: fruit(book).rows.add(["new", 0], index=1),  # would move half of Below
        lambda: sheet["A3"].insert("down"),
        lambda: sheet["A3"].delete("up"),
        lambda: sheet["1:1"].delete(),
    )
    for attempt in attempts:
        with pytest.raises(ComError):
            attempt()
    sheet["3:3"].insert("down")  # a whole row moves all of it
    assert fruit(book).range.address == "$A$1:$B$4"
    assert sheet.tables["Below"].range.address == "$B$7:$C$8"


def test_a_totals_row_comes_with_room_and_goes_with_it() -> None:
    book = book_of(("a", 1.0))
    sheet, table = book.sheets["Fruit"], fruit(book)
    sheet["A3"].value = "below"
    table.show_totals = True
    assert (table.totals_row_range.row, sheet["A4"].value) == (3, "below")
    assert table.data_body_range.address == "$A$2:$B$2"
    with pytest.raises(ComError):
        table.resize(sheet["A1:B5"])
    table.rows.add(["b", 2.0])
    assert table.totals_row_range.row == 4
    sheet["A4:B4"].value = ["sum", 7]
    table.show_totals = False
    assert (table.range.address, sheet["A4"].value) == ("$A$1:$B$3", "below")
    table.show_totals = True
    assert table.totals_row_range.value == ["sum", 7.0]


def test_new_rows_of_a_table_get_the_formula_of_a_calculated_column() -> None:
    book = book_of(("a", None), ("b", None))
    sheet, table = book.sheets["Fruit"], fruit(book)
    sheet["B2"].formula = "=LEN([@名称])"  # fills the column, which is calculated from now on
    table.rows.add(index=2)
    table.resize(sheet["A1:B6"])
    assert table.data_body_range.columns[1].formula == (("=LEN([@名称])",),) * 5


# --- what travels with cells ---


def test_notes_and_formats_travel_with_rows_that_move() -> None:
    book = book_of(("a", 1.0), ("b", 2.0))
    sheet = book.sheets["Fruit"]
    sheet["A3"].add_note("mine")
    sheet["B3"].number_format = "0.0"
    sheet["2:2"].insert("down")
    assert (sheet["A4"].note.text, sheet["B4"].number_format) == ("mine", "0.0")
    sheet["2:2"].delete()
    assert [note.location.address for note in sheet.notes] == ["$A$3"]


def test_notes_formats_and_formulas_travel_with_a_sort() -> None:
    book = book_of(("b", 2.0), ("c", Formula("=1+2", 3.0)), ("a", 1.0))
    sheet, table = book.sheets["Fruit"], fruit(book)
    sheet["A2"].add_note("of b")
    sheet["B2"].number_format = "0.0"
    table.sort(1)
    assert table.data_body_range.value == [["a", 1.0], ["b", 2.0], ["c", 3.0]]
    assert (sheet["A3"].note.text, sheet["B3"].number_format) == ("of b", "0.0")
    assert sheet["B4"].formula == "=1+2"
    assert table.api.Sort.SortFields.Count == 1  # which is how a sorted table is known


def test_a_sort_puts_numbers_first_then_texts_truths_errors_and_blanks() -> None:
    rows = [
        ("x",),
        (None,),
        (True,),
        (2.0,),
        (Formula("=NA()", CellError("#N/A")),),
        ("B",),
        ("a",),
    ]
    book = open_grids({"T": Grid(("v",), rows)})
    table: Any = book.sheets["T"].tables["T"]
    table.sort(1)
    assert table.data_body_range.options(err_to_str=True).value == [
        2.0, "a", "B", "x", True, "#N/A", None
    ]  # fmt: skip
    table.sort(1, ascending=False)
    assert table.data_body_range.value[-1] is None


def test_hidden_rows_take_no_part_in_a_sort() -> None:
    book = book_of(("c", 1.0), ("b", 2.0), ("a", 3.0))
    book.sheets["Fruit"]["3:3"].rows.hidden = True
    fruit(book).sort(1)
    assert fruit(book).data_body_range.columns[0].value == ["a", "b", "c"]
    fruit(book).sort(1, ascending=False)
    assert fruit(book).data_body_range.columns[0].value == ["c", "b", "a"]


def test_cleared_contents_leave_formats_and_notes() -> None:
    book = book_of(("a", 1.0))
    sheet = book.sheets["Fruit"]
    sheet["A2"].add_note("mine")
    sheet["B2"].number_format = "0.0"
    sheet["A2:B2"].clear_contents()
    assert sheet["A2:B2"].value == [None, None]
    assert (sheet["A2"].note.text, sheet["B2"].number_format) == ("mine", "0.0")


def test_looks_are_filled_down_without_contents_and_notes(sheet: Any) -> None:
    sheet["B2"].value = "a"
    sheet["B2"].number_format = "@"
    sheet["B2"].add_note("mine")
    sheet["B2"].autofill(sheet["B2:B4"], "fill_formats")
    assert sheet["B2:B4"].number_format == "@"
    assert (sheet["B2:B4"].value, len(sheet.notes)) == (["a", None, None], 1)
    with pytest.raises(ComError):
        sheet["B2"].autofill(sheet["B3:B4"], "fill_formats")


def test_a_link_makes_its_cell_look_like_one(sheet: Any) -> None:
    sheet["B2"].value = "S!A1"
    sheet.api.Hyperlinks.Add(Anchor=sheet["B2"].api, Address="", SubAddress="'S'!A1")
    assert sheet["B2"].value == "S!A1"
    assert sheet["B2"].font.color == (5, 99, 193)
    assert sheet["B2"].api.Hyperlinks(1).SubAddress == "'S'!A1"
    sheet["B2"].api.ClearHyperlinks()
    assert sheet["B2"].api.Hyperlinks.Count == 0


# --- filters ---


def test_a_filter_hides_rows_and_reading_and_writing_goes_on_through_them() -> None:
    book = book_of(("a", 1.0), ("b", 2.0), ("a", 3.0))
    sheet, table = book.sheets["Fruit"], fruit(book)
    table.autofilter.apply_values(1, ["a"])
    assert table.api.AutoFilter.FilterMode
    assert [sheet[f"{row}:{row}"].rows.hidden for row in (2, 3, 4)] == [False, True, False]
    table.data_body_range.columns[1].value = [[7], [8], [9]]
    assert table.data_body_range.columns[1].value == [7.0, 8.0, 9.0]
    visible = table.data_body_range.get_special_cells("visible")
    assert [area.address for area in visible] == ["$A$2:$B$2", "$A$4:$B$4"]
    with pytest.raises(ComError):
        sheet["3:3"].delete()  # Excel shifts no cells in a filtered table
    table.api.AutoFilter.ShowAllData()
    assert sheet["3:3"].rows.hidden is False
    with pytest.raises(ComError):
        table.api.AutoFilter.ShowAllData()  # there is nothing to show


def test_blocks_pass_over_what_a_filter_hides_where_a_test_says_so() -> None:
    book = book_of(("a", 1.0), ("b", 2.0), ("a", 3.0))
    table = fruit(book)
    table.autofilter.apply_values(1, ["a"])
    engine(book).passes_over_filtered = True
    table.data_body_range.columns[1].value = [[7], [8], [9]]
    assert table.data_body_range.columns[1].value == [7.0, 2.0, 8.0]
    with pytest.raises(ComError):
        book.sheets["Fruit"]["A3:B3"].autofill(book.sheets["Fruit"]["A3:B4"], "fill_copy")


def test_cells_of_a_hidden_column_are_not_visible() -> None:
    book = book_of(("a", 1.0), ("b", 2.0))
    book.impl.xl._sheets[0]._hidden_columns.add(1)
    (visible,) = book.sheets["Fruit"]["A2:B3"].get_special_cells("visible")
    assert visible.address == "$B$2:$B$3"


def test_threads_are_no_notes() -> None:
    book = book_of(("a", 1.0))
    book.impl.xl._sheets[0]._threads.add((2, 1))
    assert list(book.sheets["Fruit"].notes) == []
    assert [comment.location.address for comment in book.sheets["Fruit"].comments] == ["$A$2"]


def test_without_arrows_a_table_has_no_filter() -> None:
    table = fruit(book_of(("a", 1.0)))
    table.show_autofilter = False
    assert table.api.AutoFilter is None


# --- protection ---


def test_cells_are_merged_wholly_partly_or_not(sheet: Any) -> None:
    sheet["B2:C3"].value = [["kept", "gone"], ["gone", "gone"]]
    sheet["B2:C3"].merge()
    # MergeCells is Null where only some of the cells are merged
    areas = ("B2:C3", "B3", "B2:D3", "D2:D3")
    assert [sheet[area].merge_cells for area in areas] == [True, True, None, False]
    assert sheet["B2:C3"].value == [["kept", None], [None, None]]
    with pytest.raises(ComError):
        book_of(("a", 1.0)).sheets["Fruit"]["A2:B2"].merge()  # cells of a table


def test_a_protected_sheet_takes_entries_into_unlocked_cells_only() -> None:
    book = book_of(("a", 1.0))
    sheet = book.sheets["Fruit"]
    sheet["B2"].api.Locked = False
    sheet.api.Protect()
    sheet["B2"].value = 5
    for attempt in (
        lambda: setattr(sheet["A2"], "value", "x"),
        lambda: setattr(sheet["B2"], "number_format", "@"),
        lambda: fruit(book).resize(sheet["A1:B3"]),
        lambda: sheet["5:5"].insert("down"),
        lambda: fruit(book).sort(1),
        lambda: sheet["B2"].add_note("x"),
        lambda: fruit(book).rows.add(["b", 1]),
    ):
        with pytest.raises(ComError):
            attempt()
    assert fruit(book).range.value == [["名称", "数量"], ["a", 5.0]]


def test_a_sheet_protected_for_people_only_lets_programs_write() -> None:
    sheet = book_of(("a", 1.0)).sheets["Fruit"]
    sheet.api.Protect(UserInterfaceOnly=True)
    sheet["A2"].value = "x"
    assert (sheet.api.ProtectContents, sheet.api.ProtectionMode) == (True, True)


# --- the application ---


def test_while_a_cell_is_edited_every_call_is_refused_but_the_question_whether_it_is() -> None:
    book = book_of(("a", 1.0))
    sheet = book.sheets["Fruit"]
    excel = book.app
    engine(book).edit_mode = True
    with pytest.raises(ComError, match="rejected"):
        sheet["A2"].value  # noqa: B018
    with pytest.raises(ComError, match="rejected"):
        excel.screen_updating = False
    assert excel.api.Ready is False
    engine(excel).edit_mode = False
    assert sheet["A2"].value == "a"


def test_a_message_box_is_answered_by_the_user() -> None:
    excel = app()
    engine(excel).answers.extend(["no", "cancel"])
    assert excel.alert("继续？", "标题", "yes_no") == "no"
    assert excel.alert("继续？", buttons="ok_cancel", mode="critical") == "cancel"
    assert excel.alert("完成", None, "ok", "info") == "ok"
    assert [alert.prompt for alert in engine(excel).alerts] == ["继续？", "继续？", "完成"]


def test_settings_of_the_application_stay_until_somebody_resets_them() -> None:
    excel = book_of(("a", 1.0)).app
    assert (excel.screen_updating, excel.enable_events, excel.status_bar) == (True, True, False)
    excel.screen_updating = False
    excel.status_bar = "x" * 300
    excel.calculation = "manual"
    assert (excel.screen_updating, excel.status_bar, excel.calculation) == (
        False, "x" * 255, "manual"
    )  # fmt: skip
    excel.calculation = "automatic"
    assert engine(excel).calculated == 1


def test_without_a_book_there_is_no_selection_and_no_calculation_mode() -> None:
    excel = app()
    assert len(excel.books) == 0
    assert excel.books.active.impl.xl is None
    for attempt in (lambda: excel.calculation, lambda: excel.selection):
        with pytest.raises((ComError, AttributeError)):
            attempt()


def test_several_books_are_told_apart_and_one_is_in_front() -> None:
    first = book_of(("a", 1.0))
    second = open_grids({"Fruit": Grid(("x",))}, "另一个.xlsx", within=first.app)
    assert [book.name for book in first.app.books] == ["销售漏斗.xlsx", "另一个.xlsx"]
    assert first.app.books.active == second
    first.activate()
    assert first.app.books.active == first
    assert first.sheets["Fruit"]["A1"].value == "名称"
    first.close()
    assert len(second.app.books) == 1


def test_a_read_only_book_is_changed_but_not_saved() -> None:
    book = book_of(("a", 1.0))
    book.impl.xl._read_only = True
    assert book.api.ReadOnly
    book.sheets["Fruit"]["A2"].value = "x"
    with pytest.raises(ComError):
        book.save()


def test_a_book_in_the_cloud_has_an_address_for_a_folder() -> None:
    book = book_of(("a", 1.0))
    book.impl.xl._folder = "https://d.docs.live.net/1234"
    book.impl.xl._auto_save = True
    assert book.api.FullName == "https://d.docs.live.net/1234/销售漏斗.xlsx"
    assert book.api.AutoSaveOn
    with pytest.raises(Exception, match=r"xlwings|URL|OneDrive"):
        book.fullname  # noqa: B018  # which xlwings wants to find on the disk


def test_a_book_in_protected_view_is_none_of_the_books() -> None:
    excel = app()
    engine(excel).protected_views.append("邮件附件.xlsx")
    assert [view.Workbook.Name for view in excel.api.ProtectedViewWindows] == ["邮件附件.xlsx"]
    assert len(excel.books) == 0


def test_what_the_stand_in_does_not_have_says_so() -> None:
    sheet = book_of(("a", 1.0)).sheets["Fruit"]
    with pytest.raises(NotImplementedError, match=r"Worksheet\.Shapes"):
        sheet.shapes  # noqa: B018
    with pytest.raises(NotImplementedError, match=r"Range\.WrapText"):
        sheet["A1"].wrap_text = True
    # code that swallows errors is found out by this
    assert engine(sheet.book).missing == ["Worksheet.Shapes", "Range.WrapText ="]


def test_calls_are_counted_one_for_a_block() -> None:
    book = open_grids({"T": Grid(("x",), [(float(n),) for n in range(500)])})
    cells = book.sheets["T"]["A2:A501"]
    before = engine(book).reads, engine(book).writes
    cells.value = cells.options(ndim=2).value
    assert (engine(book).reads, engine(book).writes) == (before[0] + 1, before[1] + 1)


def test_a_fault_can_be_put_into_any_call() -> None:
    book = book_of(("a", 1.0))

    def fail(name: str) -> None:
        if name == "Range.Value =":
            raise ComError(-2147417848, "The object invoked has disconnected from its clients.")

    engine(book).fails = fail
    with pytest.raises(ComError, match="disconnected"):
        book.sheets["Fruit"]["A2"].value = "x"
    assert book.sheets["Fruit"]["A2"].value == "a"


# --- files ---


def test_a_file_opens_as_the_grids_that_it_was_written_from(tmp_path: Path) -> None:
    grids = {
        "T": Grid(
            ("文本", "数", "时间", "公式"),
            [
                ("007", 1.5, datetime(2024, 3, 1, 10, 30), Formula("=1+1", 2.0)),
                ("=1+1", True, None, CellError("#DIV/0!")),
            ],
            is_sorted=True,
        ),
        "U": Grid(("x",), [("a",), ("b",)], below=1),
    }
    from_file = grids_of(open_file(write_grids(tmp_path / "book.xlsx", grids)))
    assert from_file == grids_of(open_grids(grids))
    assert from_file["T"].rows[0] == list(grids["T"].rows[0])
    assert (from_file["T"].is_sorted, from_file["U"].rows) == (True, [["a"]])


def test_hostile_texts_of_a_file_are_read_as_they_were_written(tmp_path: Path) -> None:
    texts = ["007", "=1+1", "'quoted", "bell\x07", "_x0041_", "two\nlines", "<&\">'", "线索😀"]
    path = write_grids(tmp_path / "book.xlsx", {"T": Grid(("x",), [(text,) for text in texts])})
    assert open_file(path).sheets["T"].range("A2:A9").value == texts


def test_a_file_brings_its_formats_notes_protection_and_hidden_sheets(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as file:
        file.add_worksheet("前")
        page = file.add_worksheet("后")
        page.hide()
        page.protect()
        page.write_string(0, 0, "a", file.add_format({"num_format": "@", "locked": False}))
        page.set_column(2, 2, None, file.add_format({"num_format": "0.0%"}))
        page.write_string(1, 0, "=1+1", file.add_format({"quote_prefix": True}))
        page.set_row(1, None, None, {"hidden": True})
        page.merge_range("B5:C6", "title")
    document = openpyxl.load_workbook(path)
    document["后"]["A1"].comment = Comment("mine", "我")
    document.save(path)
    book: Any = open_file(path)
    page = book.sheets["后"]
    assert (book.name, book.sheets.active.name, page.visible) == ("book.xlsx", "前", 0)
    assert (page["A1"].number_format, page["C9"].number_format) == ("@", "0.0%")
    assert (page["A2"].value, page["A2"].api.PrefixCharacter) == ("=1+1", "'")
    assert (page["A1"].note.text, page["A1"].note.author) == ("mine", "我")
    assert page.api.ProtectContents
    assert (page["A1"].api.Locked, page["A2"].api.Locked) == (False, True)
    assert page["2:2"].rows.hidden is True
    assert (page["B5:C6"].merge_cells, page["D5"].merge_cells) == (True, False)


def test_the_sample_workbook_opens_with_all_its_tables() -> None:
    book = open_file(Path(__file__).parent.parent / "workbook" / "sample.zh-CN.xlsx")
    tables: dict[str, Any] = {t.name: t for sheet in book.sheets for t in sheet.tables}
    assert {"Leads", "FollowUps", "Worklist", "Settings"} <= set(tables)
    assert len(tables["Leads"].rows) > 100
