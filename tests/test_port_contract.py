"""
What every adapter of the port promises, said once and run over all of them.

An adapter is a factory: it gets named grids and gives a workbook holding them, with a
function that saves it and opens it again (memory has nothing to save).
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pytest

from tests.excel_stand_in import open_grids
from tests.files import write_grids
from tests.memory import Formula, Grid, MemoryWorkbook
from xlfunnel.excel import ExcelWorkbook
from xlfunnel.values.cell import Cell, CellError
from xlfunnel.workbook import Workbook, by_header
from xlfunnel.xlsx.file import FileWorkbook

HOSTILE = [
    '=HYPERLINK("http://example.com","x")',
    "+cmd|' /C calc'!A0",
    "@SUM(1,1)",
    "-1+1",
    "13800138000",
    "007",
    "1.38E+10",
    "TRUE",
    "#N/A",
    "2024-03-01",
    "'quoted",
    " blank around ",
    "two\nlines",
    "tab\there",
    "bell\x07",
    "_x0041_",
    "<&\">'",
    "线索😀",
    "长" * 32_767,
]


class Opened(NamedTuple):
    """A workbook, what it was told, and how to save it and open it again."""

    workbook: Workbook
    messages: list[str]
    reopen: Callable[[], Workbook]


Adapter: TypeAlias = Callable[[Mapping[str, Grid], Path, ExitStack], Opened]


def in_memory(grids: Mapping[str, Grid], folder: Path, stack: ExitStack) -> Opened:
    workbook = MemoryWorkbook(grids)
    return Opened(workbook, workbook.messages, lambda: workbook)


def in_a_file(grids: Mapping[str, Grid], folder: Path, stack: ExitStack) -> Opened:
    path = write_grids(folder / "book.xlsx", grids)
    workbook = FileWorkbook.open(path)

    def reopen() -> Workbook:
        workbook.save()
        return FileWorkbook.open(path)

    return Opened(workbook, workbook.messages, reopen)


def in_excel(grids: Mapping[str, Grid], folder: Path, stack: ExitStack) -> Opened:
    book = open_grids(grids)
    workbook = ExcelWorkbook(book)

    def reopen() -> Workbook:
        workbook.commit()
        return ExcelWorkbook(book)

    return Opened(workbook, workbook.messages, reopen)


ADAPTERS: dict[str, Adapter] = {"memory": in_memory, "file": in_a_file, "excel": in_excel}
# what a formula gives is stored by adapters of programs that do not calculate
STORING = ["memory", "file"]


@pytest.fixture(params=ADAPTERS)
def opened(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Callable[[Mapping[str, Grid]], Opened]]:
    adapter = ADAPTERS[request.param]
    with ExitStack() as stack:
        yield lambda grids: adapter(grids, tmp_path, stack)


@pytest.fixture(params=STORING)
def opened_uncalculated(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Callable[[Mapping[str, Grid]], Opened]]:
    with ExitStack() as stack:
        yield lambda grids: ADAPTERS[request.param](grids, tmp_path, stack)


Open: TypeAlias = Callable[[Mapping[str, Grid]], Opened]


def column(workbook: Workbook, table: str, header: str) -> list[Cell]:
    return workbook.read(table, [header]).columns[header]


def fruit(*rows: tuple[Cell, Cell]) -> dict[str, Grid]:
    return {"Fruit": Grid(("名称", "数量"), rows)}


def test_tables_are_told_with_their_headers_in_sheet_order(opened: Open) -> None:
    book = opened(fruit(("a", 1.0)) | {"Other": Grid(("x",), [("y",)])}).workbook
    assert {name: info.headers for name, info in book.tables().items()} == {
        "Fruit": ("名称", "数量"),
        "Other": ("x",),
    }


def test_a_read_gives_the_rows_in_sheet_order(opened: Open) -> None:
    rows = opened(fruit(("a", 1.0), ("b", None))).workbook.read("Fruit", ["数量", "名称"])
    assert rows.columns == {"名称": ["a", "b"], "数量": [1.0, None]}
    assert len(rows.ordinals) == len(set(rows.ordinals)) == 2


def test_an_empty_text_is_read_as_a_blank(opened: Open) -> None:
    grid = Grid(("键", "值", "公式"), [("a", "", Formula('=""', ""))])
    rows = opened({"T": grid}).workbook.read("T", ["键", "值", "公式"])
    assert rows.columns == {"键": ["a"], "值": [None], "公式": [None]}


@pytest.mark.parametrize(("table", "header"), [("Nothing", "名称"), ("Fruit", "nothing")])
def test_an_unknown_table_or_header_is_a_key_error(opened: Open, table: str, header: str) -> None:
    book = opened(fruit(("a", 1.0))).workbook
    with pytest.raises(KeyError):
        book.read(table, [header])


@pytest.mark.parametrize(
    "cell", ["text", 1.5, 13800138000.0, True, False, datetime(2024, 3, 1), None]
)
def test_every_kind_of_cell_comes_back_as_it_was_written(opened: Open, cell: Cell) -> None:
    book, _, reopen = opened(fruit(("a", 9.0), ("b", 9.0)))
    ordinal = book.read("Fruit", ["数量"]).ordinals[0]
    book.write("Fruit", {"数量": {ordinal: cell}})
    for seen in (book, reopen()):
        back = column(seen, "Fruit", "数量")[0]
        assert (type(back), back) == (type(cell), cell)


def test_cells_that_are_not_named_stay_as_they_are(opened: Open) -> None:
    book, _, reopen = opened(fruit(("a", 1.0), ("b", 2.0)))
    ordinals = book.read("Fruit", ["数量"]).ordinals
    book.write("Fruit", {"数量": {ordinals[1]: 7.0}})
    for seen in (book, reopen()):
        assert seen.read("Fruit", ["名称", "数量"]).columns == {
            "名称": ["a", "b"],
            "数量": [1.0, 7.0],
        }


def test_text_stays_text_whatever_it_looks_like(opened: Open) -> None:
    book, _, reopen = opened(fruit(*[("row", None) for _ in HOSTILE]))
    ordinals = book.read("Fruit", ["名称"]).ordinals
    book.write("Fruit", {"名称": dict(zip(ordinals, HOSTILE, strict=True))})
    book.append("Fruit", [{"名称": text} for text in HOSTILE])
    for seen in (book, reopen()):
        assert column(seen, "Fruit", "名称") == HOSTILE * 2


def test_a_formula_is_left_and_told(opened: Open) -> None:
    grids = {"Fruit": Grid(("名称", "数量"), [("a", Formula("=1+1", 2.0)), ("b", 1.0)])}
    book, messages, reopen = opened(grids)
    ordinals = book.read("Fruit", ["数量"]).ordinals
    book.write("Fruit", {"数量": {ordinals[0]: 9.0, ordinals[1]: 8.0}})
    assert any("B2" in message for message in messages)
    assert column(reopen(), "Fruit", "数量") == [2.0, 8.0]


def test_a_read_says_which_cells_hold_formulas(opened: Open) -> None:
    grids = {"Fruit": Grid(("名称", "数量"), [("a", Formula("=1+1", 2.0)), ("b", 1.0)])}
    rows = opened(grids).workbook.read("Fruit", ["名称", "数量"])
    assert rows.formulas == {"数量": frozenset(rows.ordinals[:1])}


def test_a_blank_row_is_no_row_and_append_fills_it(opened: Open) -> None:
    book, _, reopen = opened(fruit(("a", 1.0), (None, None), ("b", 2.0), (None, None)))
    assert column(book, "Fruit", "名称") == ["a", "b"]
    book.append("Fruit", [{"名称": "c"}])
    for seen in (book, reopen()):
        assert column(seen, "Fruit", "名称") == ["a", "b", "c"]


def test_an_empty_table_takes_its_first_row(opened: Open) -> None:
    book, _, reopen = opened(fruit((None, None)))
    assert book.read("Fruit", ["名称"]).ordinals == []
    book.append("Fruit", [{"名称": "a", "数量": 1.0}])
    for seen in (book, reopen()):
        assert seen.read("Fruit", ["名称", "数量"]).columns == {"名称": ["a"], "数量": [1.0]}


def test_rows_directly_below_a_table_belong_to_it_and_that_is_told(opened: Open) -> None:
    book, messages, reopen = opened(
        {"Fruit": Grid(("名称", "数量"), [("a", 1.0), ("b", 2.0), ("c", 3.0)], below=2)}
    )
    assert column(book, "Fruit", "名称") == ["a", "b", "c"]
    assert any("2" in message for message in messages)
    book.append("Fruit", [{"名称": "d"}])
    assert column(reopen(), "Fruit", "名称") == ["a", "b", "c", "d"]


def test_a_header_row_without_a_table_is_adopted(opened: Open) -> None:
    headers = ("一", "二", "三", "四", "五")
    grids = {"loose": Grid((*headers[:4], "另"), [("a", "b", "c", "d", "e")], is_table=False)}
    book, _, reopen = opened(grids)
    assert "Five" not in book.tables()
    assert book.adopt("Five", [*headers, "六"]) is None  # 4 of 6 headers are too few
    info = book.adopt("Five", headers)  # 4 of 5 are 80 %
    assert info is not None
    assert info.headers == (*headers[:4], "另")
    book.append("Five", [{"一": "f"}])
    for seen in (book, reopen()):
        assert column(seen, "Five", "一") == ["a", "f"]


def test_replace_matches_rows_by_key_and_keeps_the_columns_it_does_not_name(opened: Open) -> None:
    grids = {"T": Grid(("键", "值", "我的"), [("a", 1.0, "note a"), ("b", 2.0, "note b")])}
    book, _, reopen = opened(grids)
    book.replace("T", ["键"], {"键": ["b", "c", "a"], "值": [20.0, 30.0, None]})
    for seen in (book, reopen()):
        assert seen.read("T", ["键", "我的", "值"]).columns == {
            "键": ["b", "c", "a"],
            "我的": ["note b", None, "note a"],
            "值": [20.0, 30.0, None],
        }


def test_replace_drops_a_vanished_key_unless_people_wrote_beside_it(opened: Open) -> None:
    rows = [
        ("gone", 1.0, None, None),
        ("kept", 2.0, "advice", None),
        ("noted", 3.0, None, "mine"),
    ]
    book, _, reopen = opened({"T": Grid(("键", "值", "建议", "我的"), rows)})
    book.replace("T", ["键"], by_header([{"键": "new", "值": 5.0, "建议": None}]), keep=["建议"])
    for seen in (book, reopen()):
        assert column(seen, "T", "键") == ["new", "kept", "noted"]


def test_a_formula_beside_a_vanished_key_is_nobodys_writing(opened: Open) -> None:
    twice = Formula("=[@值]*2", 2.0)
    grids = {"T": Grid(("键", "值", "我的"), [("gone", 1.0, twice), ("here", 1.0, twice)])}
    book, _, reopen = opened(grids)
    book.replace("T", ["键"], by_header([{"键": "here", "值": 5.0}]))
    for seen in (book, reopen()):
        assert column(seen, "T", "键") == ["here"]


def test_replace_by_nothing_leaves_what_people_wrote_in_the_columns_to_keep(opened: Open) -> None:
    book, _, reopen = opened({"T": Grid(("键", "建议"), [("gone", None), ("kept", "mine")])})
    book.replace("T", ["键"], by_header([]), keep=["建议"])
    for seen in (book, reopen()):
        assert column(seen, "T", "键") == ["kept"]


def test_replace_keeps_the_order_of_a_table_that_the_user_has_sorted(opened: Open) -> None:
    grid = Grid(("键", "值"), [("b", 2.0), ("c", 1.0), ("a", 3.0)], is_sorted=True)
    book, _, reopen = opened({"T": grid})
    rows: list[dict[str, Cell]] = [{"键": key, "值": 0.0} for key in ("a", "new", "b")]
    book.replace("T", ["键"], by_header(rows))
    for seen in (book, reopen()):
        assert column(seen, "T", "键") == ["b", "a", "new"]


def test_replace_grows_and_shrinks_the_table(opened: Open) -> None:
    book, _, reopen = opened({"T": Grid(("键", "值"), [("a", 1.0)])})
    book.replace("T", ["键"], by_header([{"键": f"k{n}", "值": float(n)} for n in range(50)]))
    assert column(book, "T", "值") == [float(n) for n in range(50)]
    book.replace("T", ["键"], by_header([{"键": "k7", "值": 7.0}]))
    for seen in (book, reopen()):
        assert column(seen, "T", "键") == ["k7"]


def test_what_a_formula_gives_is_stored_beside_every_formula_that_reads_so(
    opened_uncalculated: Open,
) -> None:
    total = Formula("=SUM(Fruit[数量])", 9.0)
    fruit_grid = Grid(("名称", "数量", "合计"), [("a", 1.0, total), ("b", 2.0, total)])
    other = Grid(("x",), [(total,), (Formula("=SUM(Fruit[数量])+0", 9.0),), ("SUM(Fruit[数量])",)])
    book, _, reopen = opened_uncalculated({"Fruit": fruit_grid, "Other": other})
    book.show({"SUM(Fruit[数量])": 3.0})
    seen = reopen()
    assert column(seen, "Fruit", "合计") == [3.0, 3.0]
    assert column(seen, "Other", "x") == [3.0, 9.0, "SUM(Fruit[数量])"]
    assert seen.read("Fruit", ["合计"]).formulas == {"合计": frozenset({0, 1})}


@pytest.mark.parametrize(
    ("shown", "stored"),
    [
        (1.5, 1.5),
        (True, True),
        ('<"线索"&>', '<"线索"&>'),
        (CellError("#DIV/0!"), CellError("#DIV/0!")),
        (None, None),
        ("", None),
    ],
)
def test_a_formula_can_give_every_kind_of_cell(
    opened_uncalculated: Open, shown: Cell, stored: Cell
) -> None:
    other = Grid(("x",), [(Formula("=1+1", 2.0),)])
    book, _, reopen = opened_uncalculated(fruit(("a", 1.0)) | {"Other": other})
    book.show({"1+1": shown})
    back = reopen().read("Other", ["x"])
    if stored is None:  # such a row is blank to whoever reads it
        assert back.columns["x"] in ([], [None])
    else:
        assert [(type(cell), cell) for cell in back.columns["x"]] == [(type(stored), stored)]


def test_showing_what_no_formula_reads_changes_nothing(opened: Open) -> None:
    book, messages, reopen = opened(fruit(("1+1", 1.0)))
    book.show({"1+1": 2.0})
    assert column(reopen(), "Fruit", "名称") == ["1+1"]
    assert messages == []


def test_a_place_is_said_as_a_person_says_it(opened: Open) -> None:
    book = opened(fruit(("a", 1.0), ("b", 2.0))).workbook
    ordinal = book.read("Fruit", ["数量"]).ordinals[1]
    assert book.place("Fruit", "数量", ordinal) == "Fruit!B3"


def test_a_report_reaches_the_user(opened: Open) -> None:
    book, messages, _ = opened(fruit(("a", 1.0)))
    book.report("done")
    assert messages[-1] == "done"
