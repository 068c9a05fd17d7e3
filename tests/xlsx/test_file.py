"""The port on closed files: what is written, how new rows look, and what stays byte for byte."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from lxml import etree
from xlsxwriter.worksheet import Worksheet

from tests.xlsx.books import (
    SHEET,
    TABLE,
    appended,
    book,
    by_openpyxl,
    held,
    part,
    parts,
    replaced,
    replacing,
    rewritten,
    saved,
    worksheet,
)
from tests.xlsx.packages import workbook as package
from xlfunnel.errors import FileRefusedError
from xlfunnel.values.cell import Cell, CellError
from xlfunnel.workbook import by_header
from xlfunnel.xlsx.file import FileWorkbook

CHAIN = "xl/calcChain.xml"


def changed(before: Mapping[str, bytes], path: Path) -> set[str]:
    """Return the names of the parts that are not what they were."""
    after = parts(path)
    return {name for name in {*before, *after} if before.get(name) != after.get(name)}


# --- nothing else changes ---


def test_a_write_changes_its_sheet_and_the_texts_and_no_other_part(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx")
    before = parts(path)
    workbook = FileWorkbook.open(path)
    workbook.write("T", {"键": {0: "new"}})
    assert changed(before, saved(workbook)) == {SHEET, "xl/sharedStrings.xml"}
    assert held(path)["B4"] == "new"


def test_reading_changes_nothing(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx")
    before, modified = path.read_bytes(), path.stat().st_mtime_ns
    workbook = FileWorkbook.open(path)
    workbook.read("T", ["键", "值"])
    workbook.write("T", {"值": {0: 1.0}, "键": {1: "k2"}})
    assert not workbook.is_changed
    receipt = workbook.save()
    assert receipt.parts_changed == ()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, modified)


def test_the_same_changes_give_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("a.xlsx", "b.xlsx"):
        path = book(tmp_path / name)
        rewritten(path, {"docProps/core.xml": b"<a/>"})  # XlsxWriter writes the time there
        workbook = FileWorkbook.open(path)
        workbook.replace(
            "T", ["键"], by_header([{"键": "k3", "值": 1.5}, {"键": "n"}, {"键": "m"}])
        )
        workbook.append("T", [{"键": text, "值": None} for text in ("x", "y", "x")])
        made.append(parts(saved(workbook)))
    assert made[0] == made[1]


def test_a_file_can_be_changed_again_and_again(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx")
    for number in range(5, 9):
        appended(path, {"键": f"k{number}", "值": float(number)})
    found = FileWorkbook.open(path).read("T", ["键", "值"]).columns
    assert found["键"] == [f"k{n}" for n in range(1, 9)]
    assert found["值"] == [float(n) for n in range(1, 9)]


def test_a_save_elsewhere_leaves_the_file_and_a_second_save_works(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx")
    before = path.read_bytes()
    workbook = FileWorkbook.open(path)
    workbook.append("T", [{"键": "k5", "值": datetime(2024, 3, 1)}])
    workbook.save(tmp_path / "one.xlsx")
    workbook.save(tmp_path / "two.xlsx")
    assert path.read_bytes() == before
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


# --- values ---


VALUES: tuple[Cell, ...] = (
    "text", 13800138000.0, 0.1, -1e-300, 1.7976931348623157e308, True, False, CellError("#REF!"),
    datetime(1900, 1, 1), datetime(2024, 2, 29, 23, 59, 59), datetime(9999, 12, 31),
)  # fmt: skip


BEFORE_1904 = VALUES[8]


@pytest.mark.parametrize(
    ("value", "is_1904"),
    [(value, False) for value in VALUES] + [(v, True) for v in VALUES if v != BEFORE_1904],
    ids=str,
)
def test_a_value_is_there_for_every_reader(tmp_path: Path, value: Cell, is_1904: bool) -> None:
    path = book(tmp_path / "b.xlsx")
    if is_1904:
        flag = replacing("<workbookPr ", '<workbookPr date1904="1" ')
        rewritten(path, {"xl/workbook.xml": flag})
    appended(path, {"值": value})
    back = FileWorkbook.open(path).read("T", ["值"]).columns["值"][-1]
    assert (type(back), back) == (type(value), value)
    assert held(path).get("C8") == (value if value != datetime(1900, 1, 1) else 1.0)
    seen = by_openpyxl(path)["C8"].value
    assert seen == (value.code if isinstance(value, CellError) else value)


def test_a_number_that_is_none_is_an_error_in_the_cell(tmp_path: Path) -> None:
    path = appended(book(tmp_path / "b.xlsx"), {"值": float("inf")}, {"值": float("nan")})
    assert held(path)["C8"] == held(path)["C9"] == CellError("#NUM!")


def test_a_text_too_long_is_cut_and_told(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx")
    workbook = FileWorkbook.open(path)
    workbook.append("T", [{"键": "长" * 40_000}, {"键": "😀" * 20_000}])
    assert len(workbook.messages) == 1
    assert "2" in workbook.messages[0]
    assert workbook.read("T", ["键"]).columns["键"][-2:] == ["长" * 32_767, "😀" * 16_383]
    assert held(saved(workbook))["B8"] == "长" * 32_767


def test_dates_keep_the_format_of_their_cell_or_get_one(tmp_path: Path) -> None:
    def dated(made: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        sheet.write(4, 2, 1, made.add_format({"num_format": 'm"月"d"日"', "bold": True}))
        sheet.write(5, 2, 1, made.add_format({"num_format": "0.0", "italic": True}))

    path = book(tmp_path / "b.xlsx", dated)
    workbook = FileWorkbook.open(path)
    workbook.write("T", {"值": dict.fromkeys(range(3), datetime(2024, 3, 1))})
    sheet = by_openpyxl(saved(workbook))
    formats = [
        (sheet[c].number_format, sheet[c].font.b, sheet[c].font.i) for c in ("C4", "C5", "C6")
    ]
    assert formats == [
        ("yyyy-mm-dd", False, False), ('m"月"d"日"', True, False), ("yyyy-mm-dd", False, True),
    ]  # fmt: skip


def test_a_workbook_without_formats_can_hold_dates(tmp_path: Path) -> None:
    path = package(tmp_path / "b.xlsx")
    workbook = FileWorkbook.open(path)
    workbook.write_cells(
        "线索登记表", {(9, 1): datetime(2024, 3, 1), (9, 2): datetime(2024, 3, 1, 12)}
    )
    found = by_openpyxl(saved(workbook), "线索登记表")
    assert [found["A9"].value, found["B9"].value] == [
        datetime(2024, 3, 1), datetime(2024, 3, 1, 12),
    ]  # fmt: skip


def test_texts_go_into_their_cells_where_there_are_no_shared_ones(tmp_path: Path) -> None:
    path = package(tmp_path / "b.xlsx")
    workbook = FileWorkbook.open(path)
    workbook.write_cells("线索登记表", {(9, 1): "=1+1", (9, 2): " a "})
    assert held(saved(workbook), "线索登记表")["A9"] == "=1+1"
    assert set(parts(path)) == set(parts(package(tmp_path / "c.xlsx")))


def test_a_neighbour_with_rich_text_or_metadata_is_left_alone(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx")
    odd = (
        '<c r="B4" cm="1" vm="1" t="inlineStr"><is><r><rPr><color rgb="FFFF0000"/></rPr>'
        "<t>ri</t></r><r><t>ch</t></r></is></c>"
    )
    rewritten(path, {SHEET: replacing('<c r="B4" t="s"><v>2</v></c>', odd)})
    workbook = FileWorkbook.open(path)
    workbook.write("T", {"值": {0: 9.0}})
    assert odd in part(saved(workbook), SHEET)
    workbook = FileWorkbook.open(path)
    workbook.write("T", {"键": {0: "plain"}})
    assert '<c r="B4" t="s"><v>' in part(saved(workbook), SHEET)  # its metadata was the old value's


# --- rows that come ---


def formatted(made: xlsxwriter.Workbook, sheet: Worksheet) -> None:
    blue = made.add_format({"bg_color": "#0000FF", "num_format": "0.0"})
    sheet.set_row(6, 30)
    sheet.write(6, 2, 4, blue)
    sheet.write_blank(8, 1, None, made.add_format({"bold": True}))


def test_new_rows_look_like_the_last_one(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx", formatted)
    appended(path, {"键": "k5"}, {"键": "k6", "值": 6.0})
    sheet = by_openpyxl(path)
    assert [sheet.cell(row, 3).number_format for row in (8, 9)] == ["0.0", "0.0"]
    assert sheet.row_dimensions[8].height == 30
    assert sheet["B9"].font.b  # a blank cell that has a format keeps it


def calculated(path: Path, formula: str = "=[@值]*2", attributes: str = "") -> Path:
    def with_formula(_: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        columns = [{"header": "a"}, {"header": "b", "formula": formula}]
        sheet.add_table("E3:F5", {"name": "U", "data": [["x"], ["y"]], "columns": columns})

    book(path, with_formula)
    if attributes:
        old = part(path, SHEET)
        start = old.index('<c r="F5"')
        new = old[start:].replace('<c r="F5"><f>', f'<c r="F5" cm="1"><f {attributes}>', 1)
        rewritten(path, {SHEET: (old[:start] + new).encode()})
    return path


def test_calculated_columns_go_on_in_new_rows(tmp_path: Path) -> None:
    path = calculated(tmp_path / "b.xlsx", '=LEN(E4)&"<"')
    workbook = FileWorkbook.open(path)
    workbook.append("U", [{"a": "z"}, {"a": "w"}])
    sheet = by_openpyxl(saved(workbook))
    # both rows have LEN(E4) in this file, as XlsxWriter wrote it: it goes on from the last one
    assert [sheet[cell].value for cell in ("F5", "F6", "F7")] == [
        '=LEN(E4)&"<"', '=LEN(E5)&"<"', '=LEN(E6)&"<"',
    ]  # fmt: skip


def test_a_formula_over_an_array_goes_on_as_one(tmp_path: Path) -> None:
    path = calculated(tmp_path / "b.xlsx", "=SUM(E4:E5)", 't="array" ref="F5"')
    workbook = FileWorkbook.open(path)
    workbook.append("U", [{"a": "z"}])
    assert '<c r="F6" cm="1"><f t="array" ref="F6">SUM(E5:E6)</f></c>' in part(
        saved(workbook), SHEET
    )


def test_a_formula_that_all_rows_have_goes_on_even_if_the_table_does_not_say_so(
    tmp_path: Path,
) -> None:
    path = calculated(tmp_path / "b.xlsx")
    start = part(path, "xl/tables/table2.xml").index("<calculatedColumnFormula>")
    end = part(path, "xl/tables/table2.xml").index("</tableColumn>")
    rewritten(path, {"xl/tables/table2.xml": lambda data: data[:start] + data[end:]})
    workbook = FileWorkbook.open(path)
    workbook.append("U", [{"a": "z"}])
    assert by_openpyxl(saved(workbook))["F6"].value == by_openpyxl(path)["F5"].value


def test_a_formula_of_one_row_is_that_rows_own(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx", lambda _, sheet: sheet.write_formula("C7", "=1+1", None, 2))
    appended(path, {"键": "k5"})
    assert by_openpyxl(path)["C8"].value is None


def test_rows_below_the_first_blank_ones_are_filled_before_the_table_grows(tmp_path: Path) -> None:
    path = replaced(book(tmp_path / "b.xlsx"), {"键": "k1", "值": 1.0})
    assert by_openpyxl(path).tables["T"].ref == "B3:C4"
    rewritten(path, {TABLE: replacing("B3:C4", "B3:C6")})
    appended(path, {"键": "k2"}, {"键": "k3"}, {"键": "k4"})
    assert by_openpyxl(path).tables["T"].ref == "B3:C7"


def test_the_dimension_covers_new_rows(tmp_path: Path) -> None:
    path = appended(book(tmp_path / "b.xlsx"), {"键": "k5"})
    read = openpyxl.load_workbook(path, read_only=True)
    assert [row[1] for row in read["数据"].iter_rows(values_only=True)][-1] == "k5"
    read.close()
    rewritten(path, {SHEET: replacing('<dimension ref="B3:C8"/>', "<dimension ref='B3:C8'/>")})
    appended(path, {"键": "k6"})
    assert "<dimension ref='B3:C9'/>" in part(path, SHEET)


# --- formulas ---


def test_cells_that_a_formula_fills_are_left(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx")
    rewritten(
        path,
        {
            SHEET: replacing(
                '<c r="C4"><v>1</v></c>', '<c r="C4"><f t="array" ref="C4:C5">A4:A5</f><v>1</v></c>'
            )
        },
    )
    workbook = FileWorkbook.open(path)
    workbook.write("T", {"值": {0: 9.0, 1: 9.0, 2: 9.0}})
    assert any("C4" in message and "2" in message for message in workbook.messages)
    found = held(saved(workbook))
    assert (found["C4"], found["C5"], found["C6"]) == (1.0, 2.0, 9.0)


def test_recalculation_is_asked_for_once_where_there_are_formulas(tmp_path: Path) -> None:
    def with_formula(made: xlsxwriter.Workbook, _: Worksheet) -> None:
        made.get_worksheet_by_name("Other").write_formula("A1", "=SUM(T[值])", None, 10)

    path = book(tmp_path / "b.xlsx", with_formula)
    rewritten(path, {"xl/workbook.xml": replacing(' fullCalcOnLoad="1"', "")})
    appended(path, {"值": 1.0})
    assert part(path, "xl/workbook.xml").count('fullCalcOnLoad="1"') == 1
    before = part(path, "xl/workbook.xml")
    assert part(appended(path, {"值": 1.0}), "xl/workbook.xml") == before
    assert 'calcId="124519"' in before  # what was said of calculation is still said


def test_recalculation_is_not_asked_for_where_nothing_is_calculated(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx")
    rewritten(path, {"xl/workbook.xml": replacing(' fullCalcOnLoad="1"', "")})
    assert "fullCalcOnLoad" not in part(appended(path, {"值": 1.0}), "xl/workbook.xml")


@pytest.mark.parametrize("attribute", ["fullCalcOnLoad='1'", 'fullCalcOnLoad="0"', ""])
def test_a_wish_for_calculation_stands_there_once(tmp_path: Path, attribute: str) -> None:
    path = calculated(tmp_path / "b.xlsx")
    rewritten(path, {"xl/workbook.xml": replacing('fullCalcOnLoad="1"', attribute)})
    appended(path, {"值": 1.0})
    root = etree.fromstring(parts(path)["xl/workbook.xml"])
    assert [e.get("fullCalcOnLoad") for e in root.iter("{*}calcPr")] == ["1"]


def test_a_workbook_that_says_nothing_of_calculation_asks_for_it(tmp_path: Path) -> None:
    path = calculated(tmp_path / "b.xlsx")
    calculation = '<calcPr calcId="124519" fullCalcOnLoad="1"/>'
    rewritten(path, {"xl/workbook.xml": replacing(calculation, "")})
    appended(path, {"值": 1.0})
    root = etree.fromstring(parts(path)["xl/workbook.xml"])
    names = [etree.QName(element).localname for element in root]
    assert names[names.index("sheets") + 1 :] == ["calcPr"]


def chained(path: Path) -> Path:
    """Add the order of calculation as Excel keeps it: F4 and F5 of the first sheet."""
    calculated(path)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"
    relation = f'<Relationship Id="rId90" Type="{kind}" Target="calcChain.xml"/></Relationships>'
    content = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    override = f'<Override PartName="/xl/calcChain.xml" ContentType="{content}"/></Types>'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return rewritten(
        path,
        {
            "xl/_rels/workbook.xml.rels": replacing("</Relationships>", relation),
            "[Content_Types].xml": replacing("</Types>", override),
            CHAIN: f'<calcChain xmlns="{main}"><c r="F5" i="1"/><c r="F4"/></calcChain>'.encode(),
        },
    )


def test_the_order_of_calculation_stays_while_its_cells_hold_formulas(tmp_path: Path) -> None:
    path = chained(tmp_path / "b.xlsx")
    before = parts(path)
    appended(path, {"a": "z"}, table="U")
    assert CHAIN not in changed(before, path)
    replaced(path, {"a": "y"}, {"a": "x"}, {"a": "z"}, key="a", table="U")
    assert CHAIN not in changed(before, path)


def test_the_order_of_calculation_goes_when_one_of_its_cells_does(tmp_path: Path) -> None:
    path = chained(tmp_path / "b.xlsx")
    replaced(path, {"a": "y"}, key="a", table="U")
    made = parts(path)
    assert CHAIN not in made
    assert not any(b"calcChain" in content for content in made.values())
    openpyxl.load_workbook(path)


# --- cells outside tables ---


def test_cells_outside_tables_are_written_and_formulas_left(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx", lambda _, sheet: sheet.write_formula("B1", "=1+1", None, 2))
    workbook = FileWorkbook.open(path)
    workbook.write_cells("数据", {(1, 1): "stamp", (1, 2): "no", (30, 9): 5.0})
    assert any("B1" in message for message in workbook.messages)
    found = held(saved(workbook))
    assert (found["A1"], found["B1"], found["I30"]) == ("stamp", 2.0, 5.0)


def test_cells_that_hold_it_already_are_no_change(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx", lambda _, sheet: sheet.write("A1", "stamp"))
    workbook = FileWorkbook.open(path)
    workbook.write_cells("数据", {(1, 1): "stamp", (4, 3): 1.0, (50, 50): None, (51, 1): ""})
    assert not workbook.is_changed
    with pytest.raises(KeyError):
        workbook.write_cells("no such sheet", {(1, 1): 1.0})


def test_a_zero_is_written_into_a_blank_cell(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx")
    workbook = FileWorkbook.open(path)
    workbook.write_cells("数据", {(1, 1): 0.0, (1, 2): False})
    found = held(saved(workbook))
    assert (found["A1"], found["B1"]) == (0.0, False)


# --- files that are not what they should be ---


def test_damage_seen_while_saving_is_told_and_the_file_stays(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx")
    rewritten(path, {SHEET: replacing("</worksheet>", "<broken></worksheet>")})
    before = path.read_bytes()
    workbook = FileWorkbook.open(path)
    with pytest.raises(FileRefusedError) as told:
        workbook.append("T", [{"键": "k5"}])
        workbook.save()
    assert told.value.key == "files.damaged_part"
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_sheet_whose_odd_cells_are_seen_late_is_saved_all_the_same(tmp_path: Path) -> None:
    # the reader sees nothing odd; only the cells of row 9, written now, have no addresses
    path = package(
        tmp_path / "b.xlsx",
        {
            SHEET: worksheet(
                '<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c><v>5</v></c></row>'
            )
        },
    )
    workbook = FileWorkbook.open(path)
    workbook.write_cells("线索登记表", {(9, 2): 6.0, (1, 2): 2.0})
    assert held(saved(workbook), "线索登记表") == {"A1": 1.0, "B1": 2.0, "A9": 5.0, "B9": 6.0}
