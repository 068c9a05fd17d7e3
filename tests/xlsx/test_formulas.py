import pytest

from tests.xlsx.books import worksheet
from xlfunnel.tables.areas import Area
from xlfunnel.xlsx.formulas import SheetFormulas, moved_formula, translated
from xlfunnel.xlsx.sheetxml import CellXml, SheetXml, tags_of

PLAIN = tags_of(b"")


def formulas(rows: str) -> SheetFormulas:
    return SheetFormulas(SheetXml.cut(worksheet(rows)))


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("A2+$A$2+A$2+$A2", "A5+$A$2+A$2+$A5"),
        ("SUM(A2:B3)", "SUM(A5:B6)"),
        ("Leads[[#This Row],[意向 2:3]]*2", "Leads[[#This Row],[意向 2:3]]*2"),
        ("'Q1 表'!A2+表!A2", "'Q1 表'!A5+表!A5"),
        ('IF(A2="A2","B2",1)', 'IF(A5="A2","B2",1)'),
        ("COUNTIF(A:A,B2)", "COUNTIF(A:A,B5)"),
        ("2:2+LOG10(A2)", "5:5+LOG10(A5)"),
        ("_xlfn.ANCHORARRAY(A2)", "_xlfn.ANCHORARRAY(A5)"),
        ("{1,2;3,4}+A2", "{1,2;3,4}+A5"),
        ("IF(A2>10000000,13800138000,A2)", "IF(A5>10000000,13800138000,A5)"),
        ("#REF!+A2", "#REF!+A5"),
    ],
)
def test_a_formula_three_rows_down_looks_three_rows_further(formula: str, moved: str) -> None:
    assert translated(formula, (2, 3), (5, 3)) == moved
    assert translated(moved, (5, 3), (2, 3)) == formula


def test_a_formula_across_columns_looks_across() -> None:
    assert translated("A$2+$A2+B:B", (2, 3), (2, 4)) == "B$2+$A2+C:C"


@pytest.mark.parametrize("formula", ["A1+1", "SUM(A1:A2)"])
def test_a_formula_that_would_look_above_the_sheet_stays(formula: str) -> None:
    assert translated(formula, (5, 3), (2, 3)) == formula


def test_a_formula_that_would_look_below_the_sheet_stays() -> None:
    assert translated("SUM(A2:A1048576)", (2, 3), (5, 3)) == "SUM(A2:A1048576)"


@pytest.mark.parametrize("formula", ['"unclosed A2', "A2#", "A2)"])
def test_a_formula_that_nobody_understands_stays(formula: str) -> None:
    assert translated(formula, (2, 3), (5, 3)) == formula


SHARED = (
    '<row r="2"><c r="C2"><f t="shared" ref="C2:D4" si="0">A2*2&amp;"&lt;"</f><v>2</v></c>'
    '<c r="D2"><f t="shared" si="0"/><v>4</v></c></row>'
    '<row r="3"><c r="C3"><f t="shared" si="0"></f><v>6</v></c></row>'
    '<row r="9"><c r="C9"><f t="shared" si="0"/></c><c r="D9"><f>1</f></c></row>'
)


def test_a_shared_formula_reads_at_each_cell_as_it_stands_there() -> None:
    found = formulas(SHARED)
    assert [found.text_at(*cell) for cell in ((2, 3), (2, 4), (3, 3), (9, 3), (9, 4))] == [
        'A2*2&"<"', 'B2*2&"<"', 'A3*2&"<"', 'A9*2&"<"', "1",
    ]  # fmt: skip
    assert found.text_at(4, 3) is None


def test_a_shared_formula_is_written_out_for_all_its_cells_or_none() -> None:
    written = formulas(SHARED).expanded(Area(3, 1, 3, 9))
    assert written == {
        2: {3: b'<f>A2*2&amp;"&lt;"</f>', 4: b'<f>B2*2&amp;"&lt;"</f>'},
        3: {3: b'<f>A3*2&amp;"&lt;"</f>'},
        9: {3: b'<f>A9*2&amp;"&lt;"</f>'},
    }
    assert formulas(SHARED).expanded(Area(4, 1, 8, 9)) == {}


def test_a_shared_formula_without_its_master_is_left_alone() -> None:
    found = formulas('<row r="2"><c r="C2"><f t="shared" si="7"/><v>1</v></c></row>')
    assert found.is_taken(2, 3)
    assert found.expanded(Area(1, 1, 9, 9)) == {}


def test_cells_filled_by_an_array_formula_or_a_data_table_are_taken() -> None:
    found = formulas(
        '<row r="2"><c r="B2"><f t="array" ref="B2:B4">A2:A4</f><v>1</v></c>'
        '<c r="D2"><f t="dataTable" ref="D2:E3" dt2D="1" dtr="1" r1="A1" r2="A2"/></c></row>'
        '<row r="3"><c r="B3"><v>1</v></c></row>'
    )
    assert found.taken(Area(3, 1, 9, 9)) == {(3, 2), (4, 2), (3, 4), (3, 5)}
    assert found.is_taken(4, 2)
    assert not found.is_taken(5, 2)


def test_references_to_chinese_characters_are_read_as_the_characters() -> None:
    found = formulas('<row r="1"><c r="A1"><f>&#32447;&#x7D22;+B1</f></c></row>')
    assert found.text_at(1, 1) == "线索+B1"


def test_a_moved_formula_keeps_its_attributes_and_its_value() -> None:
    cell = CellXml({b"s": b"3"}, b'<f t="array" ref="C2:C2" aca="1">A2&amp;B2</f><v>ab</v>')
    moved = moved_formula(cell, PLAIN, 2, 7)
    assert moved.content == b'<f t="array" ref="C7" aca="1">A7&amp;B7</f><v>ab</v>'
    assert moved.attributes == {b"s": b"3"}


def test_a_prefixed_formula_moves_too() -> None:
    cell = CellXml({}, b"<x:f>A2</x:f><x:v>1</x:v>")
    assert moved_formula(cell, tags_of(b"x:"), 2, 3).content == b"<x:f>A3</x:f><x:v>1</x:v>"
