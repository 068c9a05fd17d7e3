"""A run is written whole or not at all, and what stands in its way is told in plain words."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from unittest.mock import patch

import pytest

from tests.excel_stand_in import ComError, engine, grids_of, open_grids
from tests.excel_stand_in.com import busy
from tests.excel_stand_in.windows import XLWINGS
from tests.memory import Content, Formula, Grid
from xlfunnel.errors import ExcelError, NoRoomError, XlfunnelError
from xlfunnel.excel import ExcelWorkbook
from xlfunnel.excel.native import limit_attempts
from xlfunnel.language import LANGUAGES
from xlfunnel.workbook import by_header

ROWS: list[tuple[Content, ...]] = [
    ("a", 1.0, "mine", Formula("=[@值]*2", 2.0)),
    ("b", 2.0, None, Formula("=[@值]*2", 4.0)),
    ("c", 3.0, None, Formula("=[@值]*2", 6.0)),
]


def opened() -> tuple[Any, ExcelWorkbook]:
    """Return a book with two tables, and a workbook that is about to write the first."""
    headers = ("键", "值", "我的", "双倍")
    book = open_grids({"T": Grid(headers, ROWS), "Other": Grid(("x",), [("y",)])})
    workbook = ExcelWorkbook(book)
    workbook.write("T", {"值": {1: 20.0}})
    return book, workbook


def protect(book: Any) -> None:
    book.sheets["T"].api.Protect()


def protect_from_people(book: Any) -> None:
    book.sheets["T"].api.Protect(UserInterfaceOnly=True)


def edit_a_cell(book: Any) -> None:
    engine(book).edit_mode = True


def type_a_key(book: Any) -> None:
    book.sheets["T"]["A4"].value = "typed"


def type_into_what_will_be_written(book: Any) -> None:
    book.sheets["T"]["B2"].value = 99


def insert_a_row(book: Any) -> None:
    book.sheets["T"]["A2:D2"].insert(shift="down")


def rename_a_header(book: Any) -> None:
    book.sheets["T"]["C1"].value = "你的"


def rename_the_table(book: Any) -> None:
    book.sheets["T"].tables["T"].name = "Mine"


def rename_the_sheet(book: Any) -> None:
    book.sheets["T"].name = "表"


@pytest.mark.parametrize(
    ("meanwhile", "key"),
    [
        (protect, "excel.protected"),
        (protect_from_people, "excel.protected"),
        (edit_a_cell, "excel.busy"),
        (type_a_key, "excel.changed_meanwhile"),
        (type_into_what_will_be_written, "excel.changed_meanwhile"),
        (insert_a_row, "excel.changed_meanwhile"),
        (rename_a_header, "excel.changed_meanwhile"),
        (rename_the_table, "excel.changed_meanwhile"),
        (rename_the_sheet, "excel.changed_meanwhile"),
    ],
)
def test_nothing_is_written_when_something_stands_in_the_way(
    meanwhile: Callable[[Any], None], key: str
) -> None:
    book, workbook = opened()
    excel = engine(book)
    meanwhile(book)
    before = excel.writes
    with pytest.raises(ExcelError) as caught:
        workbook.commit()
    assert caught.value.key == key
    assert all("{" not in caught.value.text(language) for language in LANGUAGES)
    assert excel.writes == before


def test_a_read_only_book_and_protected_view_are_told_before_anything_is_written() -> None:
    book, workbook = opened()
    book.impl.xl._read_only = True
    with pytest.raises(ExcelError) as caught:
        workbook.commit()
    assert (caught.value.key, caught.value.facts) == ("excel.read_only", {"book": book.name})
    engine(book).protected_views.append(book.name)
    with pytest.raises(ExcelError) as caught:
        workbook.commit()
    assert caught.value.key == "excel.protected_view"
    assert grids_of(book)["T"].lines[1]["值"] == 2.0


def test_what_the_user_types_elsewhere_in_the_table_meanwhile_is_no_obstacle() -> None:
    book, workbook = opened()
    book.sheets["T"]["C3"].value = "advice"
    assert workbook.commit() == 1
    assert workbook.read("T", ["值", "我的"]).columns == {
        "值": [1.0, 20.0, 3.0],
        "我的": ["mine", "advice", None],
    }


def test_a_formula_that_gives_something_else_by_now_is_no_obstacle() -> None:
    book, workbook = opened()
    workbook.append("T", [{"键": "d"}])
    workbook.replace("T", ["键"], by_header([{"键": "b"}, {"键": "a"}]), keep=["我的"])
    book.impl.xl._sheets[0]._cells.values.put(2, 4, 77.0)
    assert workbook.commit() > 0


def test_a_protected_sheet_that_is_not_written_is_no_obstacle() -> None:
    book, workbook = opened()
    workbook.read("Other", ["x"])
    book.sheets["Other"].api.Protect()
    assert workbook.commit() == 1


def test_a_change_that_only_adds_rows_is_checked_at_the_end_of_the_table_alone() -> None:
    rows = [(f"k{n}", float(n)) for n in range(2_000)]
    book = open_grids({"T": Grid(("键", "值"), rows)})
    workbook = ExcelWorkbook(book)
    workbook.append("T", [{"键": "new"}])
    read = book.impl.xl._sheets[0]._cells.values.get
    asked = 0

    def counted(row: int, column: int) -> Any:
        nonlocal asked
        asked += 1
        return read(row, column)

    book.impl.xl._sheets[0]._cells.values.get = counted
    workbook.commit()
    assert asked < 100


@pytest.mark.parametrize("typed", ["A4", "A5", "B5"])
def test_what_is_typed_meanwhile_where_rows_are_added_is_not_overwritten(typed: str) -> None:
    rows = [("a", 1.0), ("b", 2.0), ("c", 3.0), (None, None)]
    book = open_grids({"T": Grid(("键", "值"), rows)})
    workbook = ExcelWorkbook(book)
    workbook.append("T", [{"键": "d", "值": 4.0}])
    book.sheets["T"][typed].value = "typed"
    with pytest.raises(ExcelError) as caught:
        workbook.commit()
    assert caught.value.key == "excel.changed_meanwhile"


def test_what_is_typed_meanwhile_above_added_rows_is_no_obstacle() -> None:
    book = open_grids({"T": Grid(("键", "值"), [("a", 1.0), ("b", 2.0), ("c", 3.0)])})
    workbook = ExcelWorkbook(book)
    workbook.append("T", [{"键": "d", "值": 4.0}])
    book.sheets["T"]["A2"].value = "typed"
    workbook.commit()
    assert workbook.read("T", ["键"]).columns == {"键": ["typed", "b", "c", "d"]}


def test_that_it_cannot_be_read_back_does_not_make_written_cells_unwritten() -> None:
    book, workbook = opened()
    excel = engine(book)

    def fails(name: str) -> None:
        if name == "Range.Value" and excel.writes:
            raise ComError(-2147352567, "refused")

    excel.fails = fails
    assert workbook.commit() == 1
    excel.fails = lambda name: None
    assert workbook.read("T", ["值"]).columns == {"值": [1.0, 20.0, 3.0]}


def test_something_put_below_a_table_that_must_grow_is_told() -> None:
    book, workbook = opened()
    workbook.append("T", [{"键": f"k{n}"} for n in range(5)])
    book.sheets["T"]["A8"].value = "note"
    with pytest.raises(NoRoomError) as caught:
        workbook.commit()
    assert caught.value.facts["cell"] == "A8"
    assert len(grids_of(book)["T"].lines) == 3


def test_a_table_with_totals_cannot_grow() -> None:
    book, _ = opened()
    book.sheets["T"].tables["T"].show_totals = True
    with pytest.raises(NoRoomError, match="汇总行"):
        ExcelWorkbook(book).append("T", [{"键": "d"}])


def test_a_new_row_goes_on_with_formulas_of_whole_columns_only() -> None:
    rows: list[tuple[Content, ...]] = [
        ("a", 1.0, Formula("=[@值]*2", 2.0)),
        ("b", Formula("=1+1", 2.0), Formula("=[@值]*2", 4.0)),  # typed by somebody, once
    ]
    book = open_grids({"T": Grid(("键", "值", "双倍"), rows)})
    workbook = ExcelWorkbook(book)
    workbook.append("T", [{"键": "c"}])
    workbook.commit()
    assert [cell.formula for cell in book.sheets["T"]["A4:C4"]] == ["c", "", "=[@值]*2"]


def test_nothing_changed_writes_nothing() -> None:
    book, _ = opened()
    workbook = ExcelWorkbook(book)
    workbook.read("T", ["值"])
    before = engine(book).writes
    assert workbook.commit() == 0
    assert engine(book).writes == before


def test_reading_while_a_cell_is_edited_is_told() -> None:
    book, workbook = opened()
    engine(book).edit_mode = True
    new = ExcelWorkbook(book)
    for asked in (new.tables, new.selected, workbook.commit, lambda: workbook.report("…", 0.5)):
        with pytest.raises(ExcelError) as caught:
            asked()
        assert caught.value.key == "excel.busy"


def test_an_excel_that_rejects_every_call_is_given_up_by_and_by() -> None:
    """xlwings repeats a rejected call for ever when N_COM_ATTEMPTS is 0."""
    asked = 0

    class Rejecting:
        @property
        def Ready(self) -> bool:  # noqa: N802
            nonlocal asked
            asked += 1
            assert asked < 100_000, "asked for ever"
            raise busy(is_write=False)

    with patch.object(XLWINGS, "N_COM_ATTEMPTS", 0):
        limit_attempts(XLWINGS)
        with pytest.raises(ComError):
            _ = XLWINGS.COMRetryObjectWrapper(Rejecting()).Ready
    assert asked > 100  # a moment of its own is no reason to give up


# --- what was written is put back ---

CHANGES = (
    "=", "AutoFill", "Resize", "Apply", "Clear", "ClearContents", "Add", "Unlist", "ShowAllData",
)  # fmt: skip


def everything(book: Any) -> dict[str, object]:
    """Return all that stands in and on the cells of a book, formats that blanks may keep apart."""
    seen: dict[str, object] = {}
    for sheet in book.impl.xl._sheets:
        cells = sheet._cells
        for name in ("values", "formulas", "notes"):
            columns = getattr(cells, name).columns
            seen[f"{sheet._name}.{name}"] = {c: dict(rows) for c, rows in columns.items() if rows}
        seen[f"{sheet._name}.tables"] = {(t._name, t._area) for t in sheet._tables}
    return seen


def with_much_to_write() -> tuple[Any, ExcelWorkbook]:
    """Return a workbook that grows, shrinks, sorts, makes, appends to and writes tables."""
    headers = ("键", "值", "我的", "双倍")
    loose = [(f"一{n}", "b", "c") for n in range(3)]
    book = open_grids({
        "T": Grid(headers, ROWS),
        "Shrinks": Grid(("键", "我的"), [(f"k{n}", None) for n in range(6)]),
        "Grows": Grid(("键", "我的"), [("k1", "one"), ("k2", None)]),
        "Below": Grid(("x", "y"), [("1", "1"), ("2", "2"), ("3", "3")], below=2),
        "loose": Grid(("一", "二", "三"), loose, is_table=False),
    })  # fmt: skip
    book.sheets["Shrinks"]["A5"].add_note("keep me")
    workbook = ExcelWorkbook(book)
    workbook.write("T", {"值": {0: 10.0, 2: 30.0}})
    workbook.append("T", [{"键": "d", "值": 4.0}])
    keys = {"键": ["k5", "new", "k0"]}
    workbook.replace("Shrinks", ["键"], keys)
    workbook.replace("Grows", ["键"], {"键": ["n1", "k2", "n2", "n3", "k1"]}, keep=["我的"])
    workbook.write("Below", {"y": {2: "三"}})
    workbook.adopt("Made", ["一", "二", "三"])
    workbook.append("Made", [{"一": "new"}])
    return book, workbook


def test_all_of_it_is_written_when_nothing_fails() -> None:
    book, workbook = with_much_to_write()
    workbook.commit()
    assert workbook.read("T", ["键", "值"]).columns == {
        "键": ["a", "b", "c", "d"],
        "值": [10.0, 2.0, 30.0, 4.0],
    }
    assert workbook.read("Shrinks", ["键"]).columns == {"键": ["k5", "new", "k0", "k3"]}
    assert book.sheets["Shrinks"]["A5"].note.text == "keep me"
    assert book.sheets["Shrinks"].used_range.address == "$A$1:$B$5"
    assert workbook.read("Grows", ["键", "我的"]).columns == {
        "键": ["n1", "k2", "n2", "n3", "k1"],
        "我的": [None, None, None, None, "one"],
    }
    assert workbook.read("Below", ["y"]).columns == {"y": ["1", "2", "三"]}
    assert workbook.read("Made", ["一"]).columns == {"一": ["一0", "一1", "一2", "new"]}


def test_wherever_writing_fails_the_workbook_is_as_it_was() -> None:
    """Every single change that a run makes is refused once, in a workbook of its own."""
    steps = 0
    while True:
        book, workbook = with_much_to_write()
        before = everything(book)
        left = [steps]

        def fails(name: str, left: list[int] = left) -> None:
            if name.startswith(("Range", "ListObject", "Sort")) and name.endswith(CHANGES):
                left[0] -= 1
                if left[0] == -1:
                    raise ComError(-2147352567, "refused")

        engine(book).fails = fails
        try:
            workbook.commit()
        except XlfunnelError as error:
            engine(book).fails = lambda name: None
            assert error.key == "excel.put_back", (steps, error)
            assert everything(book) == before, steps
            assert not book.app.status_bar
            steps += 1
        else:
            break
    assert steps > 30


def test_a_number_that_was_to_become_a_date_does_not_look_like_one_afterwards() -> None:
    book, workbook = opened()
    workbook.write("T", {"值": {0: datetime(2024, 3, 1)}, "我的": {0: "other"}})
    refused: list[str] = []

    def fails(name: str) -> None:
        if name == "Range.Value =" and not refused and book.sheets["T"]["B2"].value != 1.0:
            refused.append(name)
            raise ComError(-2147352567, "refused")

    engine(book).fails = fails  # 值 is written, 我的 is not
    with pytest.raises(ExcelError) as caught:
        workbook.commit()
    assert caught.value.key == "excel.put_back"
    assert book.sheets["T"]["B2"].number_format == "General"
    assert book.sheets["T"]["B2:D2"].value == [1.0, "mine", 2.0]


def test_formulas_that_are_still_there_are_not_put_back() -> None:
    """Entered anew, one that works on whole columns would work on single cells only."""
    book, workbook = opened()
    workbook.replace("T", ["键"], by_header([{"键": "c"}, {"键": "a"}, {"键": "b"}]))
    excel = engine(book)
    excel.calls.clear()
    refused: list[str] = []

    def fails(name: str) -> None:
        if name == "Range.Value =" and excel.calls["Sort.Apply"] and not refused:
            refused.append(name)
            raise ComError(-2147352567, "refused")

    excel.fails = fails
    with pytest.raises(ExcelError):
        workbook.commit()
    assert refused
    assert excel.calls["Range.Formula ="] == 0
    assert [cell.formula for cell in book.sheets["T"]["D2:D4"]] == ["=[@值]*2"] * 3
    assert workbook_keys(book) == ["a", "b", "c"]


def workbook_keys(book: Any) -> object:
    return ExcelWorkbook(book).read("T", ["键"]).columns["键"]


def test_what_cannot_be_put_back_either_is_told() -> None:
    book, workbook = opened()
    workbook.write("T", {"键": {1: "B"}})

    def fails(name: str) -> None:
        if name == "Range.Value =" and book.sheets["T"]["A3"].value == "B":
            raise ComError(-2147352567, "refused")

    engine(book).fails = fails  # 键 is written, 值 is not, and 键 cannot be put back
    with pytest.raises(ExcelError) as caught:
        workbook.commit()
    assert caught.value.key == "excel.half_written"


def test_a_table_with_formulas_in_every_column_cannot_be_put_in_order_and_that_is_told() -> None:
    rows = [(Formula("=1", "a"), Formula("=2", 1.0)), (Formula("=1", "b"), Formula("=2", 2.0))]
    book = open_grids({"T": Grid(("键", "值"), rows)})
    before = everything(book)
    workbook = ExcelWorkbook(book)
    workbook.replace("T", ["键"], {"键": ["b", "a"]})
    with pytest.raises(ExcelError) as caught:
        workbook.commit()
    assert caught.value.key == "excel.no_order"
    assert everything(book) == before
