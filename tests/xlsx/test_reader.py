"""What a cell holds: read by calamine and by our own scan, which must agree."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from string import ascii_uppercase

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import approx
from python_calamine import CalamineWorkbook
from xlsxwriter.worksheet import Worksheet

from tests.xlsx.books import SHEET, book, held, part, replacing, rewritten, worksheet
from tests.xlsx.packages import workbook_bytes
from xlfunnel.errors import FileRefusedError
from xlfunnel.tables.areas import cell_name
from xlfunnel.values.cell import Cell, CellError
from xlfunnel.xlsx.file import FileWorkbook
from xlfunnel.xlsx.loading import Loader
from xlfunnel.xlsx.package import Package
from xlfunnel.xlsx.reader import (
    Block,
    calamine_blocks,
    error_cells,
    is_sprawling,
    open_calamine,
    to_cell,
)
from xlfunnel.xlsx.sheetxml import SheetXml
from xlfunnel.xlsx.structure import read_structure

CODES = ("General", "yyyy-mm-dd", 'm"月"d"日"', "h:mm", "[h]:mm", "0.00", "@", "mmm", "[$-804]aaaa")
DATES = ("yyyy-mm-dd", 'm"月"d"日"', "h:mm", "[h]:mm", "mmm")
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(-1e6, 3e6).filter(lambda number: number >= 0 or number < -0.001),
    st.sampled_from([0.0, 0.5, 59.0, 60.0, 61.0, 45352.0, 45352.75, 13800138000.0]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8),
    st.sampled_from(["_x0041_", "_x000D_", " a ", "two\nlines", "=1+1", "007", "<&>"]),
)
GRIDS = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(0, 4)),
    st.tuples(VALUES, st.sampled_from(CODES)),
    min_size=1,
    max_size=12,
)


def values(blocks: Iterator[Block]) -> dict[str, Cell]:
    return {
        cell_name(row, column): value
        for block in blocks
        for row, cells in enumerate(block.rows, block.top)
        for column, value in enumerate(map(to_cell, cells), block.left)
        if value is not None
    }


def both(data: bytes, name: str = "Sheet1") -> tuple[dict[str, Cell], dict[str, Cell]]:
    """Return what calamine and what the scanner reads of a sheet."""
    package = Package(Path("book.xlsx"), data)
    structure = read_structure(package)
    loader = Loader(package, structure)
    xml = loader.sheet_xml(structure.sheets[name].part)
    calamine = CalamineWorkbook.from_filelike(BytesIO(data))
    return values(calamine_blocks(calamine, name)), values(loader.scanner().blocks(xml))


@settings(max_examples=60, deadline=None)
@given(GRIDS, st.booleans())
def test_the_scanner_reads_what_calamine_reads(
    grid: dict[tuple[int, int], tuple[Cell, str]], is_1904: bool
) -> None:
    data = BytesIO()
    with xlsxwriter.Workbook(data, {"date_1904": is_1904, "in_memory": True}) as made:
        formats = {code: made.add_format({"num_format": code}) for code in CODES}
        sheet = made.add_worksheet()
        for (row, column), (value, code) in grid.items():
            if isinstance(value, str):
                sheet.write_string(row, column, value, formats[code])
            elif code in DATES and isinstance(value, float) and not 0 <= value < 1e7:
                continue  # neither a date nor a time: see the tests below
            else:
                sheet.write(row, column, value, formats[code])
    calamine, scanner = both(data.getvalue())
    assert scanner.keys() == calamine.keys()
    for cell, value in scanner.items():
        other = calamine[cell]
        assert type(value) is type(other)
        # calamine counts times by the millisecond, 1.2e-8 of a day, and rounds in its own way
        step = timedelta(milliseconds=1) if isinstance(value, datetime) else 1.2e-8
        assert value == other or value == approx(other, abs=step)


TEXTS = (
    "<si><t>a</t></si><si><r><t>ri</t></r><r><rPr><b/></rPr><t>ch</t></r></si>"
    "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si><si/>"
)


def handmade(cells: str, sheet: Callable[[str], bytes] = worksheet) -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{links}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(
            [("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")], 1
        )
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return workbook_bytes(
        {
            SHEET: sheet(f'<row r="1">{cells}</row>'),
            "xl/sharedStrings.xml": f'<sst xmlns="{main}">{TEXTS}</sst>'.encode(),
            "xl/_rels/workbook.xml.rels": (
                f'<Relationships xmlns="{package}">{relations}</Relationships>'
            ).encode(),
        }
    )


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1"><v>1.50</v></c>', 1.5),
        ('<c r="A1" t="n"><v>1e3</v></c>', 1000.0),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="b"><v>0</v></c>', False),
        ('<c r="A1" t="str"><f>B1</f><v>a&amp;_x000D_&#32447;</v></c>', "a&\r线"),
        ('<c r="A1" t="str"><f>B1</f><v></v></c>', None),
        ('<c r="A1" t="inlineStr"><is><t>a</t></is></c>', "a"),
        ('<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>', "ab"),
        ('<c r="A1" t="s"><v>0</v></c>', "a"),
        ('<c r="A1" t="s"><v>1</v></c>', "rich"),
        ('<c r="A1" t="s"><v>2</v></c>', "東京"),
        ('<c r="A1" t="s"><v>3</v></c>', None),
        ('<c r="A1" s="0"/>', None),
        ('<c r="A1"><v/></c>', None),
    ],
)
def test_each_type_of_cell_is_read(cell: str, value: Cell) -> None:
    calamine, scanner = both(handmade(cell), "线索登记表")
    assert scanner == calamine == ({} if value is None else {"A1": value})


@pytest.mark.parametrize("index", [4, 99, -1])
def test_a_shared_text_that_is_not_there_is_a_blank(index: int) -> None:
    data = handmade(f'<c r="A1" t="s"><v>{index}</v></c><c r="B1"><v>1</v></c>')
    package = Package(Path("book.xlsx"), data)
    loader = Loader(package, read_structure(package))
    assert loader.values_at(SHEET, [(1, 1), (1, 2)]) == {(1, 1): None, (1, 2): 1.0}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-03-01", datetime(2024, 3, 1)),
        ("2024-03-01T09:30:00Z", datetime(2024, 3, 1, 9, 30)),
        ("next week", "next week"),
    ],
)
def test_a_date_written_as_text_by_the_standard_is_a_date(text: str, value: Cell) -> None:
    _, scanner = both(handmade(f'<c r="A1" t="d"><v>{text}</v></c>'), "线索登记表")
    assert scanner == {"A1": value}


def test_errors_are_found_where_calamine_sees_blanks() -> None:
    sheet = SheetXml.cut(
        worksheet(
            '<row r="2"><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
            '<c t=\'e\' r="C2"><v>#N/A</v></c><c r="D2" t="e"/><c r="E2" t="s"><v>0</v></c></row>'
        )
    )
    assert error_cells(sheet) == {2: {2: CellError("#DIV/0!"), 3: CellError("#N/A")}}


def sheet_with(*cells: str) -> SheetXml:
    """Return a sheet with one cell in each of its rows."""
    rows = (f'<row r="{cell.lstrip(ascii_uppercase)}"><c r="{cell}"/></row>' for cell in cells)
    return SheetXml.cut(worksheet("".join(rows)))


@pytest.mark.parametrize(
    ("cells", "sprawls"),
    [
        (["A1", "Z90"], False),
        (["A1", "A150000"], False),  # 150,000 x 52 cells are few enough for a grid
        (["A1", "XFD2"], True),
        (["A1", "A1048576"], True),
        (["ZZ1", "A200000"], True),  # 200,000 x 702
    ],
)
def test_a_far_cell_makes_a_sheet_sprawl(cells: list[str], sprawls: bool) -> None:
    assert is_sprawling(sheet_with(*cells)) == sprawls


def test_a_row_that_only_claims_to_be_near_sprawls() -> None:
    far = worksheet('<row r="2"><c r="A4000000000"><v>1</v></c></row>')
    assert is_sprawling(SheetXml.cut(far))


def test_a_sprawling_sheet_is_read_all_the_same(tmp_path: Path) -> None:
    path = book(tmp_path / "book.xlsx", lambda _, sheet: sheet.write("XFD1048576", "far"))
    assert FileWorkbook.open(path).read("T", ["值"]).columns["值"] == [1.0, 2.0, 3.0, 4.0]
    assert held(path)["XFD1048576"] == "far"


def test_counts_that_cannot_be_true_are_not_believed(tmp_path: Path) -> None:
    # calamine would set aside room for all of them, and end the process
    path = book(tmp_path / "book.xlsx")
    claim = replacing('uniqueCount="6"', 'uniqueCount="99999999999"')
    rewritten(path, {"xl/sharedStrings.xml": claim})
    assert FileWorkbook.open(path).read("T", ["键"]).columns["键"] == ["k1", "k2", "k3", "k4"]


def test_what_calamine_does_not_open_is_none() -> None:
    assert open_calamine(b"no workbook") is None


def test_a_number_that_no_time_can_be_is_read_as_the_number(tmp_path: Path) -> None:
    # a phone number in a column of hours: calamine gives up on the whole sheet
    def with_hours(made: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        sheet.write(4, 2, 13800138000.0, made.add_format({"num_format": "[h]:mm"}))

    path = book(tmp_path / "book.xlsx", with_hours)
    assert FileWorkbook.open(path).read("T", ["值"]).columns["值"] == [1.0, 13800138000.0, 3.0, 4.0]


def test_a_date_with_a_format_known_by_number_alone_is_a_date(tmp_path: Path) -> None:
    # 58 is m月d日: what a Chinese Excel gives to 3月1日, without writing the code down
    path = book(tmp_path / "book.xlsx", lambda made, sheet: sheet.write(
        3, 2, 45352, made.add_format({"num_format": 14})))  # fmt: skip
    rewritten(path, {"xl/styles.xml": replacing('numFmtId="14"', 'numFmtId="58"')})
    assert 'numFmtId="58"' in part(path, "xl/styles.xml")
    assert FileWorkbook.open(path).read("T", ["值"]).columns["值"][0] == datetime(2024, 3, 1)


@pytest.mark.parametrize("kind", ["n", "s"])
def test_a_number_that_is_none_is_refused(kind: str) -> None:
    package = Package(Path("book.xlsx"), handmade(f'<c r="A1" t="{kind}"><v>x</v></c>'))
    with pytest.raises(FileRefusedError):
        Loader(package, read_structure(package)).values_at(SHEET, [(1, 1)])
