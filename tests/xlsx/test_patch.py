"""Cells written into a worksheet: as a slow tree would have it, and no other byte changed."""

import re
from dataclasses import dataclass
from string import ascii_uppercase

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.lossless.areas import Area as SeenArea
from tests.xlsx import naive
from tests.xlsx.books import worksheet
from tests.xlsx.packages import HEAD, MAIN
from xlfunnel.tables.areas import Area, letters
from xlfunnel.values.cell import Cell
from xlfunnel.xlsx.formulas import SheetFormulas
from xlfunnel.xlsx.patch import Edits, Rearrangement, SheetPatch
from xlfunnel.xlsx.render import Renderer
from xlfunnel.xlsx.rowformats import grown_dimension
from xlfunnel.xlsx.sheetxml import SheetXml, normalised
from xlfunnel.xlsx.styles import Styles
from xlfunnel.xlsx.tablecells import TableCells

COLUMNS, ROWS = 6, 9
CELLS = (
    "<{c}{s}/>",
    "<{c}{s}><{p}v>1.50</{p}v></{p}c>",
    '<{c}{s} t="s" cm="1"><{p}v>3</{p}v></{p}c>',
    "<{c}{s} ph='1' t='inlineStr'><{p}is><{p}t> a&amp;b </{p}t></{p}is></{p}c>",
    '<{c}{s} t="e" vm="2"><{p}v>#N/A</{p}v></{p}c>',
    "<{c}{s}><{p}f>A1*2</{p}f><{p}v>2</{p}v></{p}c>",
)
ATTRIBUTES = (
    "",
    ' spans="1:3"',
    ' s="4" customFormat="1"',
    ' ht="20" customHeight="1"',
    ' hidden="1"',
)
STYLES = ("", ' s="2"', " s='7'")
BLANKS = ("", "\n  ")
TAIL = '<{p}mergeCells count="1"><{p}mergeCell ref="Z1:Z2"/></{p}mergeCells>'


@dataclass(frozen=True)
class Drawn:
    """A worksheet, and what each of its rows and cells looks like in it."""

    data: bytes
    rows: dict[int, bytes]
    cells: dict[tuple[int, int], bytes]


@st.composite
def sheets(draw: st.DrawFn) -> Drawn:
    p = draw(st.sampled_from(["", "x:"]))
    rows, cells = {}, {}
    for number in sorted(draw(st.sets(st.integers(1, ROWS), max_size=5))):
        found = []
        for column in sorted(draw(st.sets(st.integers(1, COLUMNS), max_size=4))):
            cell = draw(st.sampled_from(CELLS)).format(
                c=f'{p}c r="{letters(column)}{number}"', p=p, s=draw(st.sampled_from(STYLES))
            )
            cells[number, column] = cell.encode()
            found.append(cell)
        attributes = draw(st.sampled_from(ATTRIBUTES))
        blank = draw(st.sampled_from(BLANKS))
        content = blank.join(["", *found, ""]) if found else ""
        is_open = bool(found) or draw(st.booleans())
        closing = f">{content}</{p}row>" if is_open else "/>"
        rows[number] = f'<{p}row r="{number}"{attributes}{closing}'.encode()
    name = f"xmlns:{p[:-1]}" if p else "xmlns"
    head = f'{HEAD}<{p}worksheet {name}="{MAIN}"><{p}dimension ref="A1"/>'
    if draw(st.booleans()):
        head += f'<{p}cols><{p}col min="2" max="16384" width="9" style="5"/></{p}cols>'
    between = draw(st.sampled_from(BLANKS)).encode()
    body = b"".join(between + row for row in rows.values())
    tail = TAIL.format(p=p) + f"</{p}worksheet>"
    data = f"{head}<{p}sheetData>".encode() + body + f"</{p}sheetData>{tail}".encode()
    return Drawn(data, rows, cells)


VALUES = st.sampled_from([None, "text", " 线索<&", True, False, 0.0, -2.5, 13800138000.0])
EDITS = st.dictionaries(
    st.integers(1, ROWS + 2),
    st.dictionaries(st.integers(1, COLUMNS + 1), VALUES, min_size=1, max_size=3),
    max_size=4,
)


def applied(data: bytes, patch: SheetPatch, styles: Styles | None = None) -> bytes:
    sheet = SheetXml.cut(data)
    renderer = Renderer(sheet.tags, styles or Styles(None), None, False)
    return b"".join(patch.apply(sheet, renderer))


def edited(data: bytes, edits: dict[int, dict[int, Cell]]) -> bytes:
    return applied(data, SheetPatch({row: dict(cells) for row, cells in edits.items()}))


@settings(max_examples=300, deadline=None)
@given(sheets(), EDITS)
def test_edits_are_those_a_tree_would_have_and_nothing_else_changes(
    drawn: Drawn, edits: dict[int, dict[int, Cell]]
) -> None:
    after = edited(drawn.data, edits)
    expected = naive.comparable(naive.written(drawn.data, edits))
    assert naive.comparable(etree.fromstring(after)) == expected

    at = 0  # rows that are not written stand in their order, byte for byte
    for number, row in drawn.rows.items():
        if number not in edits:
            at = after.index(row, at) + len(row)
    for (number, column), cell in drawn.cells.items():
        if column not in edits.get(number, {}):
            assert cell in after
    before_rows, after_rows = drawn.data.split(b"sheetData>"), after.split(b"sheetData>")
    assert after_rows[-1] == before_rows[-1]
    dimension = re.compile(rb'ref="[^"]*"')
    assert dimension.sub(b"", after_rows[0]) == dimension.sub(b"", before_rows[0])


@settings(max_examples=100, deadline=None)
@given(sheets(), EDITS)
def test_the_dimension_covers_what_was_written(
    drawn: Drawn, edits: dict[int, dict[int, Cell]]
) -> None:
    dimension = etree.fromstring(edited(drawn.data, edits)).find("{*}dimension")
    assert dimension is not None
    area = SeenArea.parse(dimension.get("ref", ""))
    assert all((row, column) in area for row, cells in edits.items() for column in cells)


def test_no_edit_changes_no_byte() -> None:
    data = worksheet('<row r="1"><c r="A1"/></row>\n')
    assert applied(data, SheetPatch()) == data


@pytest.mark.parametrize("ref", ['ref="B2:C3"', "ref='B2:C3'", 'x="1" ref = "B2:C3"'])
def test_a_dimension_only_grows(ref: str) -> None:
    head = f"<worksheet><dimension {ref}/><sheetData>".encode()
    assert b"B2:C3" in grown_dimension(head, Area(2, 2, 3, 3))
    assert b"A2:C9" in grown_dimension(head, Area(5, 1, 9, 2))
    assert grown_dimension(b"<worksheet><sheetData>", Area(1, 1, 1, 1)) == (
        b"<worksheet><sheetData>"
    )


def test_spans_cover_a_new_cell() -> None:
    data = worksheet('<row r="1" spans="2:3"><c r="B1"/></row>')
    assert b'<row r="1" spans="1:5">' in edited(data, {1: {1: 1.0, 5: 2.0}})


def test_a_column_format_holds_for_every_column_it_names() -> None:
    head = '<cols><col min="3" max="16384" style="9"/></cols>'
    data = worksheet("", head=head)
    after = edited(data, {1: {2: 1.0, 3: 1.0, 16384: 1.0}})
    assert b'<c r="B1"><v>' in after
    assert b'<c r="C1" s="9">' in after
    assert b'<c r="XFD1" s="9">' in after


def test_a_row_format_goes_before_a_column_format() -> None:
    data = worksheet(
        '<row r="1" s="4" customFormat="1"/><row r="2" s="4"/>',
        head='<cols><col min="1" max="9" style="5"/></cols>',
    )
    after = edited(data, {1: {1: 1.0}, 2: {1: 1.0}})
    assert b'<c r="A1" s="4">' in after
    assert b'<c r="A2" s="5">' in after  # without customFormat the row has no format of its own


TABLE = worksheet(
    '<row r="1"><c r="A1" t="str"><v>head</v></c></row>'
    '<row r="2" ht="30" customHeight="1"><c r="A2" s="1"><v>2</v></c>'
    '<c r="B2"><f>A2*2</f><v>4</v></c><c r="F2"><v>beside 2</v></c></row>'
    '<row r="3" hidden="1"><c r="A3" s="3"><v>3</v></c><c r="B3"><f>A3*2</f><v>6</v></c></row>'
    '<row r="4"><c r="A4" s="3"><v>4</v></c><c r="F4"><v>beside 4</v></c></row>'
)


def rearranged(origin: tuple[int | None, ...], edits: Edits | None = None) -> etree._Element:
    change = Rearrangement(Area(2, 1, 4, 2), origin)
    return etree.fromstring(applied(TABLE, SheetPatch(edits or {}, rearranged=[change])))


def cells(root: etree._Element) -> dict[str, str]:
    return {c.get("r", ""): "".join(map(str, c.itertext())) for c in root.iterfind(".//{*}c")}


def rows(root: etree._Element) -> dict[str, set[str]]:
    return {
        row.get("r", ""): {str(name) for name in row.keys()} - {"r", "spans"}  # noqa: SIM118
        for row in root.iterfind(".//{*}row")
    }


def test_rows_change_places_and_what_stands_beside_them_stays() -> None:
    root = rearranged((4, 2, 3))
    assert cells(root) == {
        "A1": "head",
        "A2": "4",
        "F2": "beside 2",
        "A3": "2",
        "B3": "A3*24",
        "A4": "3",
        "B4": "A4*26",
        "F4": "beside 4",
    }  # fmt: skip  (a formula and its value run together: A3*2, 4)


def test_heights_and_hiding_go_with_their_rows() -> None:
    assert rows(rearranged((4, 2, 3))) == {
        "1": set(), "2": set(), "3": {"ht", "customHeight"}, "4": {"hidden"},
    }  # fmt: skip


def test_every_row_has_its_number_whatever_comes_to_it() -> None:
    for origin in [(None, 2, None, 4), (4,), (None,), (3, None, None)]:
        numbers = [row.get("r") for row in rearranged(origin).iterfind(".//{*}row")]
        assert None not in numbers
        assert numbers == sorted(numbers, key=lambda number: int(number or 0))


def test_a_new_row_is_not_hidden_because_the_one_it_replaces_was() -> None:
    assert "hidden" not in rows(rearranged((2, None, 3)))["3"]


def test_rows_that_went_leave_nothing_behind_but_what_stood_beside_them() -> None:
    root = rearranged((4,))
    assert cells(root) == {"A1": "head", "A2": "4", "F2": "beside 2", "F4": "beside 4"}


def test_a_new_row_takes_over_formats_and_heights_of_its_model() -> None:
    table = TableCells(Area(6, 1, 6, 2), 2, bytearray([1]), {1: [9.0]}, {1: bytearray([1])})
    patch = SheetPatch(tables=[table])
    root = etree.fromstring(applied(TABLE, patch))
    new = root.find(".//{*}row[@r='6']")
    assert new is not None
    assert (new.get("ht"), new.get("hidden")) == ("30", None)
    assert [(c.get("r"), c.get("s")) for c in new] == [("A6", "1")]


def test_two_tables_side_by_side_are_rearranged_at_once() -> None:
    data = worksheet(
        "".join(
            f'<row r="{n}" ht="{n}0"><c r="A{n}"><v>{n}</v></c>'
            f'<c r="D{n}"><v>{n * 10}</v></c></row>'
            for n in (1, 2, 3)
        )
    )
    left = Rearrangement(Area(1, 1, 3, 1), (3, 1, 2))
    right = Rearrangement(Area(1, 4, 3, 4), (2,))
    root = etree.fromstring(applied(data, SheetPatch(rearranged=[left, right])))
    assert cells(root) == {"A1": "3", "A2": "1", "A3": "2", "D1": "20"}
    # a row has one height: it goes with the table named first
    assert [row.get("ht") for row in root.iterfind(".//{*}row")] == ["30", "10", "20"]


def test_a_shared_formula_survives_its_master() -> None:
    data = worksheet(
        '<row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A1+1</f><v>1</v></c></row>'
        '<row r="2"><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>'
        '<row r="3"><c r="B3"><f t="shared" si="0"/><v>3</v></c></row>'
    )
    area = Area(1, 1, 2, 2)
    expanded = SheetFormulas(SheetXml.cut(data)).expanded(area)
    patch = SheetPatch(rearranged=[Rearrangement(area, (2,))], expanded=expanded)
    root = etree.fromstring(applied(data, patch))
    assert cells(root) == {"B1": "A1+12", "B3": "A3+13"}  # formula and value: A1+1, 2
    assert not root.findall(".//{*}f[@t]")


def test_an_odd_sheet_written_in_its_usual_shape_is_the_same_sheet() -> None:
    odd = worksheet('<row><c t="str"><v><![CDATA[a]]></v></c><!-- x --><c><v>2</v></c></row>')
    root = etree.fromstring(edited(normalised(odd), {1: {3: 5.0}}))
    assert cells(root) == {"A1": "a", "B1": "2", "C1": "5"}


@st.composite
def rearrangements(draw: st.DrawFn) -> Rearrangement:
    top = draw(st.integers(1, ROWS))
    bottom = draw(st.integers(top, ROWS))
    left = draw(st.integers(1, COLUMNS))
    right = draw(st.integers(left, COLUMNS))
    kept = draw(st.permutations(range(top, bottom + 1)))
    origin = [number if draw(st.integers(0, 3)) else None for number in kept]
    return Rearrangement(
        Area(top, left, bottom, right), (*origin, *[None] * draw(st.integers(0, 2)))
    )


@settings(max_examples=200, deadline=None)
@given(sheets(), rearrangements())
def test_every_cell_of_a_rearranged_area_goes_where_its_row_goes(
    drawn: Drawn, change: Rearrangement
) -> None:
    after = etree.fromstring(applied(drawn.data, SheetPatch(rearranged=[change])))
    area = change.area
    reached = Area(area.top, area.left, change.last_row, area.right)
    expected = {
        f"{letters(column)}{row}": _content(cell, drawn)
        for (row, column), cell in drawn.cells.items()
        if not reached.holds(row, column)
    }
    for new, old in enumerate(change.origin, area.top):
        for column in range(area.left, area.right + 1):
            if old is not None and (old, column) in drawn.cells:
                expected[f"{letters(column)}{new}"] = _content(drawn.cells[old, column], drawn)
    found = after.findall("{*}sheetData/{*}row/{*}c")
    assert {cell.get("r"): _said(cell) for cell in found} == expected
    for line in after.iterfind("{*}sheetData/{*}row"):
        assert {str(cell.get("r")).strip(ascii_uppercase) for cell in line} <= {line.get("r")}


def _content(cell: bytes, drawn: Drawn) -> tuple[dict[str, str], str]:
    opening = drawn.data[: drawn.data.index(b"sheetData>")]
    root = re.search(rb"<[\w:]*worksheet[^>]*>", opening)
    assert root is not None
    name = re.sub(rb"[<\s].*", b"", root[0][1:])
    return _said(etree.fromstring(root[0] + cell + b"</" + name + b">")[0])


def _said(cell: etree._Element) -> tuple[dict[str, str], str]:
    """Return what a cell says of itself and what it holds; a formula has moved along."""
    attributes = {str(k): str(v) for k, v in cell.attrib.items() if k != "r"}
    return attributes, "".join(str(t) for e in cell.iter("{*}v", "{*}t") for t in e.itertext())
