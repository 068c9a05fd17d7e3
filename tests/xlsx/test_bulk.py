"""Whole columns written at once: the same cells as written one by one, only sooner."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
import xlsxwriter
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.xlsx import naive
from tests.xlsx.books import add_table, appended, book, by_openpyxl, held, saved
from tests.xlsx.test_patch import COLUMNS, ROWS, Drawn, applied, sheets
from xlfunnel.tables.areas import Area
from xlfunnel.tables.state import is_same, stored
from xlfunnel.values.cell import Cell, CellError
from xlfunnel.workbook import by_header
from xlfunnel.xlsx.file import FileWorkbook
from xlfunnel.xlsx.patch import SheetPatch
from xlfunnel.xlsx.styles import Styles
from xlfunnel.xlsx.tablecells import TableCells

VALUES: st.SearchStrategy[Cell] = st.one_of(
    st.sampled_from([None, True, False, 0.0, 1.0, -0.0, 1e300, CellError("#N/A")]),
    st.sampled_from(
        ["1", "TRUE", "=1+1", " edge ", "a&<b>", "_x0041_", "x\0y", "客户 1", "两\n行"]
    ),
    st.sampled_from([datetime(2024, 3, 1), datetime(2024, 3, 1, 9, 30), datetime(1900, 1, 1)]),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=3),
)


@st.composite
def written_tables(draw: st.DrawFn) -> TableCells:
    """Draw what a table writes: some cells of rows that stand, all of rows that are new."""
    top, count = draw(st.integers(1, ROWS)), draw(st.integers(1, ROWS))
    left = draw(st.integers(1, COLUMNS))
    right = draw(st.integers(left, COLUMNS))
    first_new = draw(st.integers(0, count))
    new = bytearray(first_new) + bytearray([1]) * (count - first_new)
    columns: dict[int, Sequence[Cell]] = {}
    written: dict[int, bytearray] = {}
    for column in draw(st.sets(st.integers(left, right))):
        cells = draw(st.lists(VALUES, min_size=count, max_size=count))
        flags = draw(st.lists(st.booleans(), min_size=count, max_size=count))
        columns[column] = [
            cell if is_due or not is_new else None
            for cell, is_due, is_new in zip(cells, flags, new, strict=True)
        ]
        written[column] = bytearray(flags)
    model = draw(st.integers(1, ROWS))
    return TableCells(Area(top, left, top + count - 1, right), model, new, columns, written)


@settings(max_examples=150, deadline=None)
@given(sheets(), written_tables())
def test_columns_at_once_are_the_cells_one_by_one(drawn: Drawn, table: TableCells) -> None:
    styles = Styles(None)  # shared: new date formats are numbered as they are met
    at_once = applied(drawn.data, SheetPatch(tables=[table]), styles)
    # a row with formulas to write out is never changed by column
    rows: dict[int, dict[int, bytes]] = {row: {} for row in table.due()}
    one_by_one = applied(drawn.data, SheetPatch(tables=[table], expanded=rows), styles)
    assert naive.comparable(etree.fromstring(at_once)) == naive.comparable(
        etree.fromstring(one_by_one)
    )


@settings(max_examples=100, deadline=None)
@given(sheets(), written_tables())
def test_cells_written_to_standing_rows_are_those_a_tree_would_have(
    drawn: Drawn, table: TableCells
) -> None:
    table.new = bytearray(len(table.new))
    edits: dict[int, dict[int, Cell]] = {}
    for column, cells in table.columns.items():
        flags = table.written[column]
        for slot, cell in enumerate(cells):
            if not is_plain(cell):
                flags[slot] = 0
            if flags[slot]:
                edits.setdefault(table.area.top + slot, {})[column] = cell
    after = etree.fromstring(applied(drawn.data, SheetPatch(tables=[table])))
    assert naive.comparable(after) == naive.comparable(naive.written(drawn.data, edits))


def is_plain(cell: Cell) -> bool:
    """Whether the slow tree knows how to write *cell*: no dates, no escapes, no exponents."""
    if isinstance(cell, str):
        return cell.isalnum()
    return cell is None or (isinstance(cell, float) and 1e-3 < abs(cell) < 1e15)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(VALUES, VALUES), min_size=2, max_size=6))
@example([(True, 1.0), (1.0, True), (0.0, False), (False, 0.0)])
def test_rows_appended_at_once_read_back_as_they_were_given(
    rows: list[tuple[Cell, Cell]],
) -> None:
    given_rows: list[dict[str, Cell]] = [
        {"键": f"new {n}", "值": first, "再": second} for n, (first, second) in enumerate(rows)
    ]
    with TemporaryDirectory() as folder:
        path = appended(three_columns(Path(folder, "a.xlsx")), *given_rows)
        read = FileWorkbook.open(path).read("T", ["值", "再"]).columns
        assert len(read["值"]) == len(rows) + 1
        for n, header in enumerate(("值", "再")):
            for found, row in zip(read[header][1:], rows, strict=True):
                assert is_same(found, stored(row[n]))


def three_columns(path: Path) -> Path:
    with xlsxwriter.Workbook(str(path)) as made:
        sheet = made.add_worksheet("数据")
        add_table(sheet, "T", ["键", "值", "再"], [["k1", None, 2.0]])
        sheet.write_blank("B2", None, made.add_format({"bold": True}))
    return path


@pytest.mark.parametrize("count", [2, 5_000])
def test_a_replaced_table_reads_back_by_every_reader(tmp_path: Path, count: int) -> None:
    path = book(tmp_path / "b.xlsx")
    columns: dict[str, list[Cell]] = {
        "键": [f"客户 {n}" for n in range(count)],
        "值": [datetime(2024, 1, 1 + n % 28) if n % 2 else float(n) for n in range(count)],
    }
    workbook = FileWorkbook.open(path)
    workbook.replace("T", ["键"], columns)
    saved(workbook)
    assert FileWorkbook.open(path).read("T", ["键", "值"]).columns == columns
    sheet = by_openpyxl(path)
    assert sheet.tables["T"].ref == f"B3:C{count + 3}"
    found = [(a.value, b.value) for a, b in sheet["B4" : f"C{count + 3}"]]
    assert found == list(zip(columns["键"], columns["值"], strict=True))


def test_texts_go_into_the_cells_of_a_workbook_without_shared_ones(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    openpyxl.load_workbook(three_columns(path)).save(path)
    rows: list[dict[str, Cell]] = [{"键": f"客户 {n}", "值": " a&b "} for n in range(20)]
    workbook = FileWorkbook.open(path)
    if workbook.structure.strings_part:
        pytest.skip("this openpyxl shares texts")
    workbook.append("T", rows)
    saved(workbook)
    assert FileWorkbook.open(path).read("T", ["值"]).columns["值"] == [None, *[" a&b "] * 20]
    assert by_openpyxl(path)["A22"].value == "客户 19"


def test_tables_side_by_side_grow_at_once(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        sheet = made.add_worksheet("数据")
        add_table(sheet, "T", ["键"], [["k1"]], "A1")
        add_table(sheet, "U", ["名"], [["u1"]], "C1")
        sheet.write("E6", "beside")
    workbook = FileWorkbook.open(path)
    workbook.append("T", [{"键": f"t{n}"} for n in range(2, 9)])
    workbook.append("U", [{"名": f"u{n}"} for n in range(2, 5)])
    saved(workbook)
    expected = {"A1": "键", "C1": "名", "E6": "beside"}
    expected |= {"A2": "k1"} | {f"A{n + 1}": f"t{n}" for n in range(2, 9)}
    expected |= {f"C{n + 1}": f"u{n}" for n in range(1, 5)}
    assert held(path) == expected


def test_a_format_with_the_number_of_the_row_stays(tmp_path: Path) -> None:
    # rows 1 to 12 move down one, past formats with the numbers 1 to 12
    path = tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        sheet = made.add_worksheet("数据")
        rows = [[f"k{n}", float(n)] for n in range(1, 13)]
        add_table(sheet, "T", ["键", "值"], rows)
        for n in range(1, 13):
            sheet.write(n, 1, n, made.add_format({"num_format": f"0.{'0' * n}"}))
    workbook = FileWorkbook.open(path)
    keys: list[dict[str, Cell]] = [{"键": key} for key in ("new", *(f"k{n}" for n in range(1, 13)))]
    workbook.replace("T", ["键"], by_header(keys))
    saved(workbook)
    after = by_openpyxl(path)
    assert [after.cell(n + 2, 2).number_format for n in range(1, 13)] == [
        f"0.{'0' * n}" for n in range(1, 13)
    ]


def test_a_new_row_carries_a_calculated_column_on_and_keeps_what_was_written(
    tmp_path: Path,
) -> None:
    path = tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        sheet = made.add_worksheet("数据")
        add_table(sheet, "T", ["键", "值"], [[1.0, "=A2*2"], [2.0, "=A3*2"]])
    appended(path, {"键": 3.0}, {"键": 4.0, "值": 9.0}, {"键": 5.0}, {"键": 6.0})
    sheet = by_openpyxl(path)
    assert [sheet.cell(n, 2).value for n in range(4, 8)] == ["=A4*2", 9, "=A6*2", "=A7*2"]
