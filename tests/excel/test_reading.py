"""Tables are read in blocks, and cells come back as what they are."""

from datetime import datetime
from decimal import Decimal

from tests.excel_stand_in import engine, open_grids
from tests.memory import Content, Formula, Grid
from xlfunnel.excel import ExcelWorkbook
from xlfunnel.excel.cells import column as cells_column
from xlfunnel.values.cell import Cell, CellError


def workbook_of(*rows: tuple[Content, ...]) -> ExcelWorkbook:
    return ExcelWorkbook(open_grids({"T": Grid(("键", "值"), rows)}))


def column(workbook: ExcelWorkbook, header: str = "值") -> list[Cell]:
    return workbook.read("T", [header]).columns[header]


def test_a_table_of_20000_rows_takes_two_block_reads() -> None:
    book = open_grids(
        {"T": Grid(("键", "值", "第三"), [(f"k{n}", float(n), "x") for n in range(20_000)])}
    )
    workbook = ExcelWorkbook(book)
    workbook.tables()
    before = engine(book).calls.copy()
    for header in ("键", "值", "第三"):
        assert len(workbook.read("T", [header]).ordinals) == 20_000
    made = engine(book).calls - before
    assert made["Range.Value"] + made["Range.Formula"] == 2
    assert made.total() < 20  # xlwings is told where a block is, and need not ask


def test_all_tables_are_found_with_a_few_calls_each() -> None:
    book = open_grids({f"T{n}": Grid(("a", "b"), [("x", 1.0)]) for n in range(10)})
    before = engine(book).calls.total()
    assert len(ExcelWorkbook(book).tables()) == 10
    assert engine(book).calls.total() - before < 10 * 40


def test_tables_that_are_not_there_are_looked_for_in_one_reading_of_each_sheet() -> None:
    book = open_grids({f"表{n}": Grid(("a", "b"), [("x", 1.0)], is_table=False) for n in range(5)})
    workbook = ExcelWorkbook(book)
    before = engine(book).reads
    for number in range(20):
        assert workbook.adopt(f"T{number}", [f"c{number}", f"d{number}"]) is None
    assert engine(book).reads - before == 5 * 2  # values and formulas
    workbook.commit()
    book.sheets["表0"]["A1:B1"].value = ["c7", "d7"]
    assert workbook.adopt("T7", ["c7", "d7"]) is not None  # after a run all is read anew


def test_an_error_is_told_from_the_text_that_reads_like_one() -> None:
    workbook = workbook_of(("a", CellError("#N/A")), ("b", "#N/A"), ("c", CellError("#DIV/0!")))
    assert column(workbook) == [CellError("#N/A"), "#N/A", CellError("#DIV/0!")]


def test_a_formula_that_shows_nothing_is_a_blank_and_one_that_fails_is_its_error() -> None:
    workbook = workbook_of(("a", Formula('=""', "")), ("b", Formula("=1/0", CellError("#DIV/0!"))))
    assert column(workbook) == [None, CellError("#DIV/0!")]
    assert workbook.read("T", ["值"]).formulas == {"值": frozenset({0, 1})}


def test_zero_and_false_beside_a_formula_that_shows_nothing_stay_what_they_are() -> None:
    shows_nothing = Formula('=""', "")
    assert column(workbook_of(("a", 0.0), ("b", shows_nothing))) == [0.0, None]
    told = column(workbook_of(("a", False), ("b", shows_nothing), ("c", 0.0)))
    assert [(type(cell), cell) for cell in told] == [
        (bool, False), (type(None), None), (float, 0.0),
    ]  # fmt: skip
    assert cells_column([0.0, "", False], ["0", '=""', "FALSE"]).cells == [0.0, None, False]


def test_a_text_that_looks_like_a_formula_is_none() -> None:
    workbook = workbook_of(("a", "=1+1"), ("b", Formula("=1+1", 2.0)))
    assert column(workbook) == ["=1+1", 2.0]
    assert workbook.read("T", ["值"]).formulas == {"值": frozenset({1})}


def test_money_in_a_currency_format_keeps_all_its_digits() -> None:
    book = open_grids({"T": Grid(("键", "值"), [("a", 1234.56789), ("b", Formula("=1", 2.5))])})
    book.sheets["T"]["B2:B3"].number_format = "¥#,##0.00"
    assert isinstance(book.sheets["T"]["B2"].value, Decimal)  # four digits only
    assert column(ExcelWorkbook(book)) == [1234.56789, 2.5]


def test_a_time_of_day_is_a_share_of_the_day_as_in_a_file() -> None:
    book = open_grids(
        {"T": Grid(("键", "值"), [("a", 0.4375), ("b", datetime(2024, 3, 1, 10, 20))])}
    )
    book.sheets["T"]["B2"].number_format = "h:mm"
    assert column(ExcelWorkbook(book)) == [0.4375, datetime(2024, 3, 1, 10, 20)]


def test_a_table_of_one_cell_is_read_like_any_other() -> None:
    workbook = ExcelWorkbook(open_grids({"T": Grid(("值",), [("x",)])}))
    assert column(workbook) == ["x"]


def test_rows_below_are_taken_in_up_to_the_next_table() -> None:
    book = open_grids({"T": Grid(("键", "值"), [("a", 1.0), ("b", 2.0)], below=1)})
    sheet = book.sheets["T"]
    sheet["A4"].value = [["u", "v"], ["x", "y"]]
    sheet.tables.add(source=sheet["A4:B5"], name="Next")
    workbook = ExcelWorkbook(book)
    assert column(workbook, "键") == ["a", "b"]
    assert workbook.read("Next", ["u"]).columns == {"u": ["x"]}


def test_many_rows_below_are_read_in_blocks() -> None:
    rows = [(f"k{n}", float(n)) for n in range(2_500)]
    book = open_grids({"T": Grid(("键", "值"), rows, below=2_499)})
    before = engine(book).reads
    assert len(column(ExcelWorkbook(book), "键")) == 2_500
    assert engine(book).reads - before < 12


def test_some_rows_are_read_alone_in_one_block_for_each_stretch_of_them() -> None:
    rows = [(f"k{n}", float(n)) for n in range(20_000)]
    book = open_grids({"T": Grid(("键", "值"), rows)})
    workbook = ExcelWorkbook(book)
    workbook.tables()
    before = engine(book).calls.copy()
    found = workbook.cells("T", [19_999, 7, 8], ["值", "键"])
    assert found == {"值": [19_999.0, 7.0, 8.0], "键": ["k19999", "k7", "k8"]}
    made = engine(book).calls - before
    assert made["Range.Value"] + made["Range.Formula"] == 2 * 2  # rows 7 and 8, and row 19,999
    before = engine(book).calls.copy()
    every_other = list(range(0, 20_000, 2))  # as a filter may leave them: not in 10,000 blocks
    assert workbook.cells("T", every_other, ["值"]) == {"值": [float(n) for n in every_other]}
    assert (engine(book).calls - before)["Range.Value"] == 1
    assert workbook.cells("T", [], ["键"]) == {"键": []}


def test_some_rows_come_back_as_in_a_read_with_errors_and_results_of_formulas() -> None:
    rows = (("a", CellError("#N/A")), ("b", Formula("=1+1", 2.0)), ("c", datetime(2026, 3, 1)))
    workbook = workbook_of(*rows)
    assert workbook.cells("T", [0, 1, 2], ["值"])["值"] == column(workbook)
    assert workbook.cells("T", [0], ["值"]) == {"值": [CellError("#N/A")]}
