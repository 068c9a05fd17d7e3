"""Rows of a system table replaced in Excel: what people put in and on a row goes with its key."""

from typing import Any

from tests.excel_stand_in import engine, open_grids
from tests.excel_stand_in.addresses import Area
from tests.memory import Content, Formula, Grid
from xlfunnel.excel import ExcelWorkbook
from xlfunnel.excel.arranging import order_of
from xlfunnel.values.cell import Cell

YELLOW = "[Yellow]General"  # a format that tells a row apart


def book_of(*rows: tuple[Content, ...], headers: tuple[str, ...] = ("键", "值", "我的")) -> Any:
    return open_grids({"T": Grid(headers, rows)})


def replace(book: Any, *keys: str, value: Cell = 0.0) -> ExcelWorkbook:
    workbook = ExcelWorkbook(book)
    columns: dict[str, list[Cell]] = {"键": list(keys), "值": [value for _ in keys]}
    workbook.replace("T", ["键"], columns)
    workbook.commit()
    return workbook


def column(book: Any, header: str) -> list[Cell]:
    return ExcelWorkbook(book).read("T", [header]).columns[header]


def test_notes_and_row_formats_go_with_their_key() -> None:
    book = book_of(("a", 1.0, None), ("b", 2.0, None), ("c", 3.0, None))
    sheet = book.sheets["T"]
    sheet["C2"].add_note("about a")
    sheet["A3:C3"].number_format = YELLOW  # b
    replace(book, "b", "n", "c", "a")
    assert column(book, "键") == ["b", "n", "c", "a"]
    assert sheet["C5"].note.text == "about a"
    assert [sheet[f"C{row}"].number_format for row in range(2, 6)] == [
        YELLOW, "General", "General", "General",
    ]  # fmt: skip


def test_a_new_row_does_not_look_like_the_one_whose_place_it_takes() -> None:
    book = book_of(("a", 1.0, None), ("gone", 2.0, None))
    book.sheets["T"]["A3:C3"].number_format = YELLOW
    replace(book, "new", "a")
    assert column(book, "键") == ["new", "a"]
    assert book.sheets["T"]["A2:C3"].number_format == "General"


def test_a_noted_row_whose_key_is_gone_stays() -> None:
    book = book_of(("a", 1.0, None), ("b", 2.0, None), ("c", 3.0, None))
    book.sheets["T"]["B2"].add_note("why?")
    replace(book, "c")
    assert column(book, "键") == ["c", "a"]
    assert book.sheets["T"]["B3"].note.text == "why?"
    assert [cell.value for cell in book.sheets["T"]["A4:C4"]] == [None, None, None]


def test_a_row_whose_key_is_gone_stays_when_people_discuss_it() -> None:
    book = book_of(("a", 1.0, None), ("b", 2.0, None), ("c", 3.0, None))
    book.impl.xl._sheets[0]._threads.add((2, 2))  # B2, of a
    replace(book, "c")
    assert column(book, "键") == ["c", "a"]


def test_formulas_of_the_users_own_columns_go_along_and_new_rows_calculate_like_the_others() -> (
    None
):
    rows = [("a", 1.0, Formula("=[@值]*2", 2.0)), ("b", 2.0, Formula("=[@值]*2", 4.0))]
    book = book_of(*rows)
    replace(book, "c", "b", "d")
    formulas = [cell.formula for cell in book.sheets["T"]["C2:C4"]]
    assert formulas == ["=[@值]*2"] * 3
    assert column(book, "键") == ["c", "b", "d"]


def test_the_calculated_column_outlives_all_its_rows() -> None:
    rows = [("a", 1.0, Formula("=[@值]*2", 2.0)), ("b", 2.0, Formula("=[@值]*2", 4.0))]
    book = book_of(*rows)
    replace(book, "x", "y", "z")
    assert column(book, "键") == ["x", "y", "z"]
    assert [cell.formula for cell in book.sheets["T"]["C2:C4"]] == ["=[@值]*2"] * 3


def test_what_stands_below_the_table_stays_where_it_is() -> None:
    book = book_of(*[(f"k{n}", 1.0, None) for n in range(8)])
    book.sheets["T"]["A12"].value = "说明"
    replace(book, "k5", "new")
    assert book.sheets["T"]["A12"].value == "说明"
    replace(book, *(f"n{n}" for n in range(9)))
    assert book.sheets["T"]["A12"].value == "说明"
    assert book.sheets["T"].tables["T"].range.address == "$A$1:$C$10"


def test_a_table_that_loses_all_its_rows_keeps_a_blank_one() -> None:
    book = book_of(("a", 1.0, None), ("b", 2.0, None))
    workbook = ExcelWorkbook(book)
    workbook.replace("T", ["键"], {}, keep=["我的"])
    workbook.commit()
    assert workbook.read("T", ["键"]).ordinals == []
    assert book.sheets["T"].tables["T"].range.address == "$A$1:$C$2"
    workbook.append("T", [{"键": "new"}])
    workbook.commit()
    assert column(book, "键") == ["new"]


def test_a_filter_is_lifted_when_rows_must_move_and_that_is_told() -> None:
    book = book_of(("a", 1.0, None), ("b", 2.0, None), ("c", 3.0, None))
    table = book.sheets["T"].tables["T"]
    table.api.Range.AutoFilter(1, "=b")
    workbook = replace(book, "c", "b", "a")
    assert column(book, "键") == ["c", "b", "a"]
    assert workbook.messages == ["T：要写入的行被筛选隐藏了，已清除筛选条件。"]


def test_a_filter_stays_when_no_row_moves() -> None:
    book = book_of(("a", 1.0, None), ("b", 2.0, None), ("c", 3.0, None))
    book.sheets["T"].tables["T"].api.Range.AutoFilter(1, "=b")
    workbook = replace(book, "a", "b", "c", value=9.0)
    assert column(book, "值") == [9.0, 9.0, 9.0]  # the hidden ones too
    assert workbook.messages == []
    assert book.sheets["T"].tables["T"].api.AutoFilter.FilterMode


def test_all_is_written_where_excel_passes_over_the_rows_that_a_filter_hides() -> None:
    book = book_of(("a", 1.0, None), ("b", 2.0, None), ("c", 3.0, None))
    engine(book).passes_over_filtered = True
    book.sheets["T"].tables["T"].api.Range.AutoFilter(1, "=b")
    workbook = ExcelWorkbook(book)
    workbook.write("T", {"值": {0: 10.0, 1: 20.0, 2: 30.0}})
    workbook.commit()
    assert column(book, "值") == [10.0, 20.0, 30.0]
    assert workbook.messages == ["T：要写入的行被筛选隐藏了，已清除筛选条件。"]


def test_rows_are_added_where_the_last_one_is_hidden_by_a_filter() -> None:
    twice = Formula("=[@值]*2", 2.0)
    book = book_of(("a", 1.0, twice), ("b", 2.0, twice), ("c", 3.0, twice))
    engine(book).passes_over_filtered = True
    book.sheets["T"].tables["T"].api.Range.AutoFilter(1, "=b")
    workbook = ExcelWorkbook(book)
    workbook.append("T", [{"键": "d"}, {"键": "e"}])
    workbook.commit()
    assert column(book, "键") == ["a", "b", "c", "d", "e"]
    assert [cell.formula for cell in book.sheets["T"]["C5:C6"]] == ["=[@值]*2"] * 2


def test_rows_that_people_have_hidden_move_too() -> None:
    book = book_of(("a", 1.0, None), ("b", 2.0, None), ("c", 3.0, None))
    book.sheets["T"]["3:3"].rows.hidden = True
    replace(book, "c", "b", "a")
    assert column(book, "键") == ["c", "b", "a"]


def test_what_the_user_has_sorted_by_is_still_known_afterwards() -> None:
    book = book_of(("b", 2.0, None), ("c", 1.0, None), ("a", 3.0, None))
    table = book.sheets["T"].tables["T"]
    table.sort(2)
    replace(book, "n", "a", "b")
    assert column(book, "键") == ["b", "a", "n"]
    assert ExcelWorkbook(book).tables()["T"].is_sorted
    assert [field.Key.Column for field in table.api.Sort.SortFields] == [2]


def test_our_own_sorting_does_not_look_like_the_users() -> None:
    book = book_of(("a", 1.0, None), ("b", 2.0, None))
    replace(book, "b", "a")
    assert not ExcelWorkbook(book).tables()["T"].is_sorted


def test_replacing_by_the_same_rows_writes_nothing() -> None:
    book = book_of(("a", 0.0, None), ("b", 0.0, None))
    before = engine(book).writes
    replace(book, "a", "b")
    assert engine(book).writes == before


def test_2000_rows_get_into_a_new_order_in_a_few_calls() -> None:
    rows = [(f"k{n}", float(n), f"m{n}") for n in range(2_000)]
    book = book_of(*rows)
    before = engine(book).calls.total()
    replace(book, *(f"k{n}" for n in reversed(range(2_000))))
    assert engine(book).calls.total() - before < 600
    assert column(book, "我的") == [f"m{n}" for n in reversed(range(2_000))]


def test_new_rows_take_the_places_of_those_that_go() -> None:
    # of five rows 0, 3 stay; 1, 2, 4 go; two new rows come: 1 and 2 are theirs now, 4 is left
    order = order_of([3, None, 0, None], 5)
    assert order.kept_first == [3, 0, 1, 2, 4]
    assert order.final == [3, 1, 0, 2]
    assert order.kept == 2


def test_a_table_grows_only_by_what_is_missing() -> None:
    order = order_of([None, 1, None, 0], 2)
    assert order.kept_first == [0, 1]  # none goes: nothing has to move for that
    assert order.final == [2, 1, 3, 0]


def links(book: Any) -> list[str]:
    """Return where the cells of the second column lead."""
    return [link.place for _, _, link in sorted(book.impl.xl._sheets[0]._cells.links.within(ALL))]


ALL = Area(1, 2, 100, 1)


def with_places(book: Any, *places: str) -> None:
    workbook = ExcelWorkbook(book)
    keys: list[Cell] = [f"k{n}" for n in range(len(places))]
    workbook.replace("T", ["键"], {"键": keys, "位置": list(places)})
    workbook.link("T", "位置", 3)
    workbook.commit()


def test_a_link_takes_four_calls() -> None:
    made = []
    for most in (0, 60):
        book = open_grids({"T": Grid(("键", "位置"), [("a", None)])})
        workbook = ExcelWorkbook(book)
        keys: list[Cell] = [f"k{n}" for n in range(60)]
        workbook.replace("T", ["键"], {"键": keys, "位置": ["T!A2"] * 60})
        workbook.link("T", "位置", most)
        before = engine(book).calls.total()
        workbook.commit()
        made.append(engine(book).calls.total() - before)
    assert made[1] - made[0] == 60 * 4  # the sheet's cell, its links, one more


def test_cells_that_say_a_place_lead_there_and_look_as_before() -> None:
    book = open_grids({"T": Grid(("键", "位置"), [("a", None)]), "It's": Grid(("x",), [])})
    font = book.sheets["T"]["B2"].api.Font
    font.Color = 255
    looks = (font.Name, font.Size, font.Color, font.Underline)
    with_places(book, "T!A2", "nowhere", "It's!$A$1", "T!A9")  # the fourth is one too many
    assert links(book) == ["'T'!A2", "'It''s'!$A$1"]
    with_places(book, "nowhere", "T!A3")
    assert links(book) == ["'T'!A3"]
    font = book.sheets["T"]["B2:B3"].api.Font
    assert (font.Name, font.Size, font.Color, font.Underline) == looks
    assert column(book, "位置") == ["nowhere", "T!A3"]
