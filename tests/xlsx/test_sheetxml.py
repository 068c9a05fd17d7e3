import pytest

from tests.xlsx.books import worksheet
from tests.xlsx.packages import HEAD, MAIN
from xlfunnel.errors import FileRefusedError
from xlfunnel.xlsx.sheetxml import OddShapeError, SheetXml, normalised

NORMAL = '<row r="2"><c r="B2" s="1"><v>1</v></c><c r="D2"/></row><row r="5"/>'


def cells(data: bytes) -> dict[tuple[int, int], bytes]:
    sheet = SheetXml.cut(data)
    return {
        (row.number, column): cell.content
        for row in sheet.rows()
        for column, cell in sheet.cells(row)[0].items()
    }


def prefixed(rows: str) -> bytes:
    rows = rows.replace("</", "|").replace("<", "<x:").replace("|", "</x:")
    return (
        f'{HEAD}<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    ).encode()


def test_a_sheet_is_cut_into_head_rows_and_tail() -> None:
    data = worksheet(NORMAL, head="<dimension ref='A1'/>", tail="<pageMargins/>")
    sheet = SheetXml.cut(data)
    rows = sheet.data[sheet.start : sheet.end]
    assert sheet.head + rows + sheet.tail == data
    assert rows == NORMAL.encode()
    assert [row.number for row in sheet.rows()] == [2, 5]
    assert cells(data) == {(2, 2): b"<v>1</v>", (2, 4): b""}


def test_a_self_closed_sheet_has_room_for_rows() -> None:
    data = f'<worksheet xmlns="{MAIN}"><sheetData /><pageMargins/></worksheet>'.encode()
    sheet = SheetXml.cut(data)
    assert sheet.head.endswith(b"<sheetData>")
    assert sheet.tail == b"</sheetData><pageMargins/></worksheet>"


@pytest.mark.parametrize(
    "rows",
    [
        NORMAL,
        NORMAL.replace('"', "'"),
        '<row spans="1:4" r="2"><c s="1" r="B2"><v>1</v></c><c\nr="D2" /></row><row r = "5" />',
        '\n <row r="2">\n  <c r="B2" s="1"><v>1</v></c>\n  <c r="D2"/>\n </row>\n <row r="5"/>\n',
    ],
)
def test_quotes_order_and_white_space_do_not_matter(rows: str) -> None:
    assert cells(worksheet(rows)) == {(2, 2): b"<v>1</v>", (2, 4): b""}


def test_a_prefixed_sheet_is_read_as_it_stands() -> None:
    assert cells(prefixed(NORMAL)) == {(2, 2): b"<x:v>1</x:v>", (2, 4): b""}


FIRST, SECOND = '<c r="A1"><v>1</v></c>', '<c r="B2"><v>2</v></c>'
ODD = {
    "rows without numbers": f"<row>{FIRST}</row><row>{SECOND}</row>",
    "cells without addresses": (
        '<row r="1"><c><v>1</v></c></row><row r="2"><c/><c><v>2</v></c></row>'
    ),
    "some cells without": (f'<row r="1">{FIRST}</row><row r="2"><c r="A2"/><c><v>2</v></c></row>'),
    "rows out of order": f'<row r="2">{SECOND}</row><row r="1">{FIRST}</row>',
    "cells out of order": f'<row r="1">{FIRST}</row><row r="2">{SECOND}<c r="A2"/></row>',
    "a comment": (
        f'<row r="1"><!-- x -->{FIRST}</row><!-- <row r="2"/> --><row r="2">{SECOND}</row>'
    ),
    "an instruction": f'<?x y?><row r="1">{FIRST}</row><row r="2">{SECOND}</row>',
    "CDATA": f'<row r="1"><c r="A1"><v><![CDATA[1]]></v></c></row><row r="2">{SECOND}</row>',
}


@pytest.mark.parametrize("rows", ODD.values(), ids=ODD.keys())
def test_odd_shapes_are_told_and_brought_into_the_usual_one(rows: str) -> None:
    with pytest.raises(OddShapeError):
        cells(worksheet(rows))
    found = cells(normalised(worksheet(rows)))
    assert {cell: content for cell, content in found.items() if content} == {
        (1, 1): b"<v>1</v>",
        (2, 2): b"<v>2</v>",
    }


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_brought_into_the_usual_shape(encoding: str) -> None:
    text = worksheet(NORMAL).decode().replace("UTF-8", "UTF-16")
    with pytest.raises(OddShapeError):
        SheetXml.cut(text.encode(encoding))
    assert cells(normalised(text.encode(encoding))) == {(2, 2): b"<v>1</v>", (2, 4): b""}


def test_a_byte_order_mark_is_no_oddity() -> None:
    assert cells(b"\xef\xbb\xbf" + worksheet(NORMAL)) == {(2, 2): b"<v>1</v>", (2, 4): b""}


def test_what_belongs_to_a_row_beside_its_cells_stays_behind_them() -> None:
    rows = '<row r="1"><c r="B1"/><c r="A1"/><extLst><ext uri="u"/></extLst></row>'
    sheet = SheetXml.cut(normalised(worksheet(rows)))
    (row,) = sheet.rows()
    found, rest = sheet.cells(row)
    assert list(found) == [1, 2]
    assert rest == b'<extLst><ext uri="u"/></extLst>'


@pytest.mark.parametrize(
    "rows",
    ['<row r="1"/><row r="1"/>', '<row r="1"><c r="A1"/><c r="A1"/></row>'],
)
def test_a_row_or_cell_that_stands_twice_is_refused(rows: str) -> None:
    with pytest.raises(FileRefusedError, match="1"):
        normalised(worksheet(rows))


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A2"/></row>',
        '<row r="1"><c r="AAAA1"/></row>',
        '<row r="x"/>',
        '<row r="-1"/>',
        "<other/>",
    ],
)
def test_an_address_that_makes_no_sense_stays_odd(rows: str) -> None:
    with pytest.raises(OddShapeError):
        cells(worksheet(rows))
    with pytest.raises(OddShapeError):
        cells(normalised(worksheet(rows)))


def test_a_row_beyond_the_sheet_stays_odd() -> None:
    with pytest.raises(OddShapeError):
        cells(normalised(worksheet('<row r="1048577"/>')))


def test_two_cells_are_never_taken_for_one() -> None:
    for second in ("<c><v>2</v></c>", '<c\tr="B1"/>', '<c s="1" r="B1"/>'):
        sheet = SheetXml.cut(worksheet(f'<row r="1"><c r="A1"><v>1</v></c>{second}</row>'))
        (row,) = sheet.rows()
        assert sheet.pieces(row) is None
