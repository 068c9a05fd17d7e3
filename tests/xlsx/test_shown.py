"""What formulas give, stored beside them: only the result of a cell changes."""

import re
import shutil
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import python_calamine
import xlsxwriter
from lxml import etree
from xlsxwriter.worksheet import Worksheet

from tests.xlsx.books import SHEET, book, parts, replaced, replacing, rewritten, saved, worksheet
from tests.xlsx.test_libreoffice import read
from xlfunnel.values.cell import Cell, CellError
from xlfunnel.xlsx.file import FileWorkbook
from xlfunnel.xlsx.resultcells import with_result
from xlfunnel.xlsx.sheetxml import tags_of

OTHER = "xl/worksheets/sheet2.xml"
WORKBOOK = "xl/workbook.xml"
TOTAL = "SUM(T[值])"
HOSTILE = " <&\">' 线索😀\nnext "


def with_cells(path: Path, rows: str, *, tail: str = "") -> Path:
    """Write the workbook of `book` with *rows* on its second sheet, no recalculation asked for."""
    made = rewritten(book(path), {OTHER: worksheet(rows, tail=tail)})
    return rewritten(made, {WORKBOOK: replacing(' fullCalcOnLoad="1"', "")})


def cells(*contents: str) -> str:
    """Return row 1 with a cell of each content, in which `{}` is its address."""
    made = "".join(text.replace("{}", f"{'ABCDEFGH'[n]}1") for n, text in enumerate(contents))
    return f'<row r="1" spans="1:8" ht="30" customHeight="1">{made}</row>'


def show(path: Path, values: Mapping[str, Cell]) -> Path:
    workbook = FileWorkbook.open(path)
    workbook.show(values)
    return saved(workbook)


def shown_cell(cell: str, value: Cell, *, prefix: bytes = b"", is_1904: bool = False) -> str:
    return with_result(cell.encode(), tags_of(prefix), value, is_1904=is_1904).decode()


def asks(path: Path) -> bool:
    return b'fullCalcOnLoad="1"' in parts(path)[WORKBOOK]


def test_only_the_result_of_a_cell_changes_and_no_other_byte_of_the_package(tmp_path: Path) -> None:
    others = (
        '<c r="{}" s="0"><v>1.50</v></c>',
        f'<c r="{{}}" s="0" ph="1"><f ca="1" aca="false">{TOTAL}</f><v>7</v></c>',
        '<c r="{}" t="inlineStr"><is><t>SUM(T[值])</t></is></c>',
        f'<c r="{{}}"><f>{TOTAL}*2</f><v>14</v></c>',
    )
    tail = '<pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/>'
    path = with_cells(tmp_path / "b.xlsx", cells(*others), tail=tail)
    before = parts(path)
    after = parts(show(path, {TOTAL: 10.0}))
    now = f'<f ca="1" aca="false">{TOTAL}</f><v>10</v>'.encode()
    then = now.replace(b"<v>10<", b"<v>7<")
    # the workbook part asks for a calculation: D1 is the user's, and may depend on ours
    assert after.pop(WORKBOOK) != before.pop(WORKBOOK)
    assert after == before | {OTHER: before[OTHER].replace(then, now)}


def test_every_sheet_and_every_cell_that_reads_so_is_found(tmp_path: Path) -> None:
    def decorate(made: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        sheet.write_formula("F3", "=SUM(T[值])", None, 0)
        sheet.write_formula("A9", "=SUM(T[值])", None, 0)
        made.add_worksheet("third").write_formula("Z99", "=SUM(T[值])", None, 0)

    path = show(book(tmp_path / "b.xlsx", decorate), {TOTAL: 10.0})
    read_back = openpyxl.load_workbook(path, data_only=True)
    sheet, third = read_back["数据"], read_back["third"]
    assert (sheet["F3"].value, sheet["A9"].value, third["Z99"].value) == (10, 10, 10)


@pytest.mark.parametrize(
    "edited", [f"{TOTAL}+1", "sum(T[值])", "SUM( T[值])", f'"{TOTAL}"', "SUM(T[值]"]
)
def test_a_formula_that_reads_otherwise_is_the_users(tmp_path: Path, edited: str) -> None:
    text = edited.replace('"', "&quot;")
    path = with_cells(tmp_path / "b.xlsx", cells(f'<c r="{{}}"><f>{text}</f><v>7</v></c>'))
    before = path.read_bytes()
    assert show(path, {TOTAL: 10.0}).read_bytes() == before


@pytest.mark.parametrize(
    "written",
    [
        "IF(&quot;a&quot;&amp;A1&lt;&gt;&quot;&#32447;&quot;,1,2)",
        'IF("a"&amp;A1&lt;>"线",1,2)',
    ],
)
def test_it_does_not_matter_how_the_file_escapes_a_formula(tmp_path: Path, written: str) -> None:
    path = with_cells(tmp_path / "b.xlsx", cells("", f'<c r="{{}}"><f>{written}</f></c>'))
    after = parts(show(path, {'IF("a"&A1<>"线",1,2)': 2.0}))[OTHER].decode()
    assert f'<c r="B1"><f>{written}</f><v>2</v></c>' in after


def test_a_shared_formula_counts_as_it_reads_at_each_cell(tmp_path: Path) -> None:
    contents = (
        '<c r="{}"><v>5</v></c>',
        '<c r="{}"><f t="shared" ref="B1:D1" si="0">$A1*A$1</f><v>0</v></c>',
        '<c r="{}"><f t="shared" si="0"/><v>0</v></c>',
        '<c r="{}"><f t="shared" si="0"></f></c>',
    )
    path = with_cells(tmp_path / "b.xlsx", cells(*contents))
    after = parts(show(path, {"$A1*B$1": 6.0, "$A1*C$1": 7.0}))[OTHER].decode()
    assert '<f t="shared" ref="B1:D1" si="0">$A1*A$1</f><v>0</v>' in after
    assert '<f t="shared" si="0"/><v>6</v>' in after
    assert '<f t="shared" si="0"></f><v>7</v>' in after


def test_an_array_formula_keeps_all_it_says_and_its_cell_metadata() -> None:
    cell = '<c r="B1" s="3" t="str" cm="1" vm="2"><f t="array" ref="B1" ca="1">X</f><v>old</v></c>'
    assert shown_cell(cell, 4.0) == (
        '<c r="B1" s="3" cm="1"><f t="array" ref="B1" ca="1">X</f><v>4</v></c>'
    )


def test_all_else_in_a_cell_stays_where_it_is() -> None:
    cell = "<x:c r='B1' t='s'><x:f>X</x:f><x:v>3</x:v><x:extLst><x:ext/></x:extLst></x:c>\n"
    assert shown_cell(cell, True, prefix=b"x:") == (
        "<x:c r='B1' t=\"b\"><x:f>X</x:f><x:v>1</x:v><x:extLst><x:ext/></x:extLst></x:c>\n"
    )
    inline = '<c r="B1" t="inlineStr"><f>X</f><is><t>a</t></is></c>'
    assert shown_cell(inline, "b") == '<c r="B1" t="str"><f>X</f><v>b</v></c>'


@pytest.mark.parametrize(
    ("value", "attributes", "content"),
    [
        (1.5, "", "<v>1.5</v>"),
        (1e300 * 10, "", "<v>1e+301</v>"),
        (float("inf"), ' t="e"', "<v>#NUM!</v>"),
        (False, ' t="b"', "<v>0</v>"),
        ("<a&b>", ' t="str"', "<v>&lt;a&amp;b&gt;</v>"),
        ("_x0041_", ' t="str"', "<v>_x005F_x0041_</v>"),
        ("bell\x07", ' t="str"', "<v>bell_x0007_</v>"),
        ("", ' t="str"', "<v></v>"),
        (None, ' t="str"', "<v></v>"),
        (CellError("#DIV/0!"), ' t="e"', "<v>#DIV/0!</v>"),
        (datetime(2024, 3, 1, 12), "", "<v>45352.5</v>"),
    ],
)
def test_each_kind_of_result_is_said_in_its_own_way(
    value: Cell, attributes: str, content: str
) -> None:
    assert shown_cell('<c r="A1" s="2"><f>X</f></c>', value) == (
        f'<c r="A1" s="2"{attributes}><f>X</f>{content}</c>'
    )


@pytest.mark.parametrize(
    ("result", "value"),
    [
        ("><f>X</f><v>0.33333333333333331</v>", 1 / 3),
        ("><f>X</f><v>1E1</v>", 10.0),
        (' t="n"><f>X</f><v>45352.5</v>', datetime(2024, 3, 1, 12)),
        (' t="str"><f>X</f><v/>', ""),
        (' t="str"><f>X</f><v>a&#38;b</v>', "a&b"),
        (' t="b"><f>X</f><v>1</v>', True),
        (" t='e'><f>X</f><v>#N/A</v>", CellError("#N/A")),
    ],
)
def test_the_same_result_said_otherwise_is_left(result: str, value: Cell) -> None:
    assert shown_cell(f'<c r="A1"{result}</c>', value) == f'<c r="A1"{result}</c>'


@pytest.mark.parametrize(
    ("result", "value"),
    [
        ("><f>X</f>", None),  # never calculated is not the same as an empty text
        ("><f>X</f><v>1</v>", True),
        (' t="b"><f>X</f><v>1</v>', 1.0),
        (' t="str"><f>X</f><v>1</v>', 1.0),
        (' t="s"><f>X</f><v>1</v>', "1"),  # the shared text number 1
        ("><f>X</f><v>none</v>", 1.0),
    ],
)
def test_another_kind_of_result_is_another_result(result: str, value: Cell) -> None:
    assert shown_cell(f'<c r="A1"{result}</c>', value) != f'<c r="A1"{result}</c>'


def test_days_count_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    path = with_cells(tmp_path / "b.xlsx", cells('<c r="{}"><f>NOW()</f></c>'))
    rewritten(path, {WORKBOOK: replacing("<workbookPr ", '<workbookPr date1904="1" ')})
    show(path, {"NOW()": datetime(1904, 1, 2, 6)})
    assert b"<f>NOW()</f><v>1.25</v>" in parts(path)[OTHER]


def test_what_is_there_already_is_not_written_again(tmp_path: Path) -> None:
    values: dict[str, Cell] = {TOTAL: HOSTILE, "A1": 1 / 3, "B1": CellError("#N/A"), "C1": None}
    contents = [f'<c r="{{}}"><f>{text}</f></c>' for text in values]
    path = with_cells(tmp_path / "b.xlsx", cells(*contents))
    workbook = FileWorkbook.open(path)
    assert not workbook.is_changed
    workbook.show(values)
    assert workbook.is_changed
    once = saved(workbook).read_bytes()
    workbook = FileWorkbook.open(path)
    workbook.show(values)
    assert not workbook.is_changed
    receipt = workbook.save()
    assert (receipt.parts_changed, receipt.backup) == ((), None)
    assert path.read_bytes() == once


def test_a_sheet_whose_results_stand_is_copied_while_another_is_written(tmp_path: Path) -> None:
    path = with_cells(tmp_path / "b.xlsx", cells(f'<c r="{{}}"><f>{TOTAL}</f><v>10.0</v></c>'))
    workbook = FileWorkbook.open(path)
    workbook.write("T", {"值": {0: 2.0, 1: 1.0}})
    workbook.show({TOTAL: 10.0})
    assert workbook.save(backup=False).parts_changed == (SHEET,)


def test_a_calculation_is_not_asked_for_when_every_formula_is_one_of_ours(tmp_path: Path) -> None:
    contents = (f'<c r="{{}}"><f>{TOTAL}</f></c>', '<c r="{}"><f t="array" ref="B1">A1</f></c>')
    path = with_cells(tmp_path / "b.xlsx", cells(*contents))
    show(path, {TOTAL: 10.0, "A1": 10.0})
    assert not asks(path)
    workbook = FileWorkbook.open(path)
    workbook.write("T", {"值": {0: 2.0}})
    workbook.show({TOTAL: 11.0, "A1": 11.0})
    assert not asks(saved(workbook))


@pytest.mark.parametrize(
    "theirs",
    [
        '<c r="{}"><f>A1*2</f><v>0</v></c>',
        '<c r="{}"><f t="array" ref="B1:B2">SUM(T[值])</f><v>0</v></c>',
        '<c r="{}"><f t="dataTable" ref="B1:B3" r1="A1"/><v>0</v></c>',
    ],
)
def test_a_calculation_is_asked_for_where_others_may_depend_on_ours(
    tmp_path: Path, theirs: str
) -> None:
    path = with_cells(tmp_path / "b.xlsx", cells(f'<c r="{{}}"><f>{TOTAL}</f></c>', theirs))
    assert asks(show(path, {TOTAL: 10.0}))


def test_a_calculation_is_asked_for_where_a_table_calculates_a_column(tmp_path: Path) -> None:
    def decorate(made: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        made.get_worksheet_by_name("Other").write_formula("A1", "=SUM(T[值])", None, 0)
        columns = [{"header": "a"}, {"header": "b", "formula": "=1+1"}]
        sheet.add_table("F3:G4", {"name": "Mine", "columns": columns})

    path = book(tmp_path / "b.xlsx", decorate)
    rewritten(path, {WORKBOOK: replacing(' fullCalcOnLoad="1"', "")})
    assert asks(show(path, {TOTAL: 10.0, "1+1": 2.0}))


def test_a_workbook_that_asks_for_a_calculation_goes_on_asking(tmp_path: Path) -> None:
    path = with_cells(tmp_path / "b.xlsx", cells(f'<c r="{{}}"><f>{TOTAL}</f></c>'))
    rewritten(path, {WORKBOOK: replacing("<calcPr ", '<calcPr fullCalcOnLoad="1" ')})
    before = parts(path)[WORKBOOK]
    assert parts(show(path, {TOTAL: 10.0}))[WORKBOOK] == before


def beside_the_table(made: xlsxwriter.Workbook, sheet: Worksheet) -> None:
    """Let the user have a column of formulas in T: rows 4 to 7, and a total below."""
    sheet.write("D3", "我的")
    for row in range(4, 8):
        sheet.write_formula(f"D{row}", "=SUM(T[值])", None, 0)
        sheet.write_formula(f"E{row}", f"=C{row}*2", None, 0)


def in_the_table(path: Path) -> Path:
    made = book(path, beside_the_table)
    grow = {
        "xl/tables/table1.xml": lambda data: (
            re.sub(rb"B3:C7", b"B3:E7", data)
            .replace(b'<tableColumns count="2">', b'<tableColumns count="4">')
            .replace(
                b"</tableColumns>",
                '<tableColumn id="3" name="我的"/><tableColumn id="4" name="倍"/>'
                "</tableColumns>".encode(),
            )
        )
    }
    return rewritten(made, grow)


def results(path: Path) -> dict[str, object]:
    sheet = openpyxl.load_workbook(path, data_only=True)["数据"]
    return {f"{c}{row}": sheet[f"{c}{row}"].value for row in range(4, 9) for c in "BDE"}


def test_results_stand_beside_their_formulas_after_rows_have_moved_and_new_ones_come(
    tmp_path: Path,
) -> None:
    path = in_the_table(tmp_path / "b.xlsx")
    workbook = FileWorkbook.open(path)
    keys: list[Cell] = ["k4", "new", "k1", "k2", "k3"]
    workbook.replace("T", ["键"], {"键": keys, "值": [4.0, 9.0, 1.0, 2.0, 3.0]})
    # k4 moves from row 7 to row 4, where its C7*2 reads C4*2; k1 from row 4 to row 6
    workbook.show({TOTAL: 19.0, "C4*2": 8.0, "C6*2": 2.0})
    found = results(saved(workbook))
    assert [found[f"B{row}"] for row in range(4, 9)] == keys
    assert [found[f"D{row}"] for row in (4, 6, 7, 8)] == [19, 19, 19, 19]
    assert (found["E4"], found["E6"], found["E7"], found["E8"]) == (8, 2, 0, 0)


def test_a_formula_that_goes_with_its_row_needs_no_result(tmp_path: Path) -> None:
    path = in_the_table(tmp_path / "b.xlsx")
    workbook = FileWorkbook.open(path)
    workbook.replace("T", ["键", "我的", "倍"], {"键": ["x"], "我的": [None], "倍": [None]})
    workbook.show({TOTAL: 1.0})
    assert FileWorkbook.open(saved(workbook)).read("T", ["键"]).columns["键"][0] == "x"


def test_a_formula_that_a_new_row_takes_over_gets_its_result_too(tmp_path: Path) -> None:
    path = in_the_table(tmp_path / "b.xlsx")
    workbook = FileWorkbook.open(path)
    workbook.append("T", [{"键": "k5", "值": 5.0}])
    workbook.show({TOTAL: 15.0, "C8*2": 10.0})
    found = results(saved(workbook))
    assert (found["D8"], found["E8"]) == (15, 10)


ODD: dict[str, Callable[[bytes], bytes]] = {
    "a CDATA section": lambda data: data.replace(
        f"<f>{TOTAL}</f>".encode(), f"<f><![CDATA[{TOTAL}]]></f>".encode()
    ),
    "no addresses": lambda data: re.sub(rb' r="[A-Z]?1"', b"", data),
    "UTF-16": lambda data: data.decode().replace("UTF-8", "UTF-16").encode("utf-16"),
    "prefixes": lambda data: re.sub(rb"<(/?)(?!\?)", rb"<\1x:", data).replace(
        b"xmlns=", b"xmlns:x="
    ),
}


@pytest.mark.parametrize("oddity", ODD)
def test_an_odd_sheet_gets_its_results_like_any_other(tmp_path: Path, oddity: str) -> None:
    path = with_cells(tmp_path / "b.xlsx", cells(f'<c r="{{}}"><f>{TOTAL}</f><v>1</v></c>'))
    rewritten(path, {OTHER: ODD[oddity]})
    show(path, {TOTAL: 10.0})
    root = etree.fromstring(parts(path)[OTHER])
    cell = next(root.iter("{*}c"))
    assert [(etree.QName(e).localname, e.text) for e in cell] == [("f", TOTAL), ("v", "10")]
    before = path.read_bytes()
    assert show(path, {TOTAL: 10.0}).read_bytes() == before


@pytest.mark.parametrize(
    "rows",
    [
        f'<row r="1"><c r="A1"><f>{TOTAL}</f></c></row><row r="1"/>',
        f'<row r="1"><c r="A9"><f>{TOTAL}</f></c></row>',
        f'<row r="x"><c r="A1"><f>{TOTAL}</f></c></row>',
        f'<row r="1"><c r="A1"><f>{TOTAL}</f></c><c r="A1"/></row>',
    ],
)
def test_a_sheet_that_makes_no_sense_is_left_alone_and_the_rest_is_saved(
    tmp_path: Path, rows: str
) -> None:
    path = with_cells(tmp_path / "b.xlsx", rows)
    before = parts(path)[OTHER]
    workbook = FileWorkbook.open(path)
    workbook.write("T", {"值": {0: 2.0}})
    workbook.show({TOTAL: 11.0})
    after = saved(workbook)
    assert parts(after)[OTHER] == before
    assert asks(after)  # nobody knows what is calculated there


def of_every_kind(path: Path) -> Path:
    """Show a result of every kind in A1 to E1 of the sheet Other."""
    values: dict[str, Cell] = {"N": 1 / 3, "S": HOSTILE, "B": True, "D": datetime(2024, 3, 1)}
    contents = [f'<c r="{{}}"><f>{text}</f><v>0</v></c>' for text in values]
    return show(with_cells(path, cells(*contents)), values)


def test_openpyxl_and_calamine_read_what_was_stored(tmp_path: Path) -> None:
    path = of_every_kind(tmp_path / "b.xlsx")
    sheet = openpyxl.load_workbook(path, data_only=True)["Other"]
    assert [cell.value for cell in sheet[1]] == [1 / 3, HOSTILE, True, 45352]
    theirs = python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Other")
    assert theirs.to_python()[0] == [1 / 3, HOSTILE, True, 45352.0]
    ours = FileWorkbook.open(path).loader.values_at(OTHER, [(1, 1), (1, 2)])
    assert ours == {(1, 1): 1 / 3, (1, 2): HOSTILE}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is missing")
def test_libreoffice_shows_what_was_stored(tmp_path: Path) -> None:
    contents = [
        '<c r="{}"><f>1+1</f><v>0</v></c>',
        '<c r="{}"><f>"a"&amp;"b"</f><v>0</v></c>',
    ]
    path = with_cells(tmp_path / "b.xlsx", cells(*contents))
    # other values than a calculation gives: so it is ours that is shown
    show(path, {"1+1": 3.5, '"a"&"b"': "<&线索"})
    assert read(path)["Other"] == {(1, 1): 3.5, (1, 2): "<&线索"}


def test_the_order_of_calculation_stays_as_it_is(tmp_path: Path) -> None:
    chain = "xl/calcChain.xml"
    path = with_cells(tmp_path / "b.xlsx", cells(f'<c r="{{}}"><f>{TOTAL}</f></c>'))
    spreadsheetml = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rewritten(
        path, {chain: f'<calcChain xmlns="{spreadsheetml}"><c r="A1" i="2"/></calcChain>'.encode()}
    )
    before = parts(path)[chain]
    assert parts(show(path, {TOTAL: 10.0}))[chain] == before


def test_replacing_a_table_leaves_results_that_stand(tmp_path: Path) -> None:
    path = with_cells(tmp_path / "b.xlsx", cells(f'<c r="{{}}"><f>{TOTAL}</f><v>10</v></c>'))
    before = parts(path)[OTHER]
    assert parts(replaced(path, {"键": "x", "值": 10.0}))[OTHER] == before
