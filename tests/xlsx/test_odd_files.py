"""Files in every shape that programs write: read alike, written alike."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from openpyxl.chart import BarChart, Reference
from openpyxl.worksheet.table import Table

from tests.xlsx.books import SHEET, book, by_openpyxl, held, parts, rewritten, saved, worksheet
from tests.xlsx.packages import workbook as package
from xlfunnel.errors import FileRefusedError
from xlfunnel.values.cell import Cell
from xlfunnel.workbook import by_header
from xlfunnel.xlsx.file import FileWorkbook
from xlfunnel.xlsx.sheetxml import CellXml

Change = Callable[[bytes], bytes]


def by_pattern(pattern: str, new: str) -> Change:
    return lambda data: re.sub(pattern.encode(), new.encode(), data)


def pretty(data: bytes) -> bytes:
    root = etree.fromstring(data)
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def reversed_rows(data: bytes) -> bytes:
    root = etree.fromstring(data)
    rows = root.find("{*}sheetData")
    assert rows is not None
    rows[:] = [*rows][::-1]
    return etree.tostring(root)


def prefixed(data: bytes) -> bytes:
    data = re.sub(rb"<(/?)(\w+)(?=[\s/>])", rb"<\1x:\2", data)
    return data.replace(b"xmlns=", b"xmlns:x=")


def in_utf16(data: bytes) -> bytes:
    return data.decode().replace("UTF-8", "UTF-16").encode("utf-16")


SHAPES: dict[str, Change] = {
    "as usual": lambda data: data + b"\n",
    "pretty-printed": pretty,
    "prefixed": prefixed,
    "single quotes": by_pattern('"', "'"),
    "rows without numbers": by_pattern(r'(<row) r="\d+"', r"\1"),
    "cells without addresses": by_pattern(r'(<c) r="[A-Z]+\d+"', r"\1"),
    "address last": by_pattern(r'<c r="(\w+)"( s="\d+")?( t="\w+")?', r'<c\2\3 r="\1"'),
    "rows backwards": reversed_rows,
    "comments between": by_pattern("(<row|<c |<v>)", r"<!-- x -->\1"),
    "instructions between": by_pattern("(<row|<c )", r"<?x y?>\1"),
    "CDATA": by_pattern("<v>([^<]*)</v>", r"<v><![CDATA[\1]]></v>"),
    "UTF-16": in_utf16,
    "byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "no dimension": by_pattern("<dimension [^>]*/>", ""),
    "no spans": by_pattern(' spans="[^"]*"', ""),
    "space around": by_pattern('([rst])="', r'\1 = "'),
}
# rows and cells can only be counted where none is left out
NEED_ALL = {"rows without numbers", "cells without addresses"}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_reads_and_writes_like_the_usual_one(tmp_path: Path, shape: str) -> None:
    path = book(tmp_path / "b.xlsx")
    if shape in NEED_ALL:
        rewritten(path, {SHEET: by_pattern("<sheetData>.*</sheetData>", FILLED)})
    before = held(path)
    rewritten(path, {SHEET: SHAPES[shape]})
    workbook = FileWorkbook.open(path)
    rows = workbook.read("T", ["键", "值"])
    assert rows.columns == {"键": ["k1", "k2", "k3", "k4"], "值": [1.0, 2.0, 3.0, 4.0]}
    workbook.write("T", {"值": {rows.ordinals[1]: None}, "键": {rows.ordinals[2]: " 新<&"}})
    workbook.append("T", [{"键": "k5", "值": datetime(2024, 3, 1)}])
    after = held(saved(workbook))
    del before["C5"]
    assert after == before | {"B6": " 新<&", "B8": "k5", "C8": datetime(2024, 3, 1)}
    assert by_openpyxl(path)["C8"].value == datetime(2024, 3, 1)
    rows = FileWorkbook.open(path).read("T", ["键"])
    assert rows.columns["键"] == ["k1", "k2", " 新<&", "k4", "k5"]


@pytest.mark.parametrize("shape", [name for name in SHAPES if name not in NEED_ALL])
def test_every_shape_is_replaced_like_the_usual_one(tmp_path: Path, shape: str) -> None:
    path = rewritten(book(tmp_path / "b.xlsx"), {SHEET: SHAPES[shape]})
    workbook = FileWorkbook.open(path)
    workbook.replace("T", ["键"], by_header([{"键": k, "值": 7.0} for k in ("k4", "n", "k1")]))
    assert held(saved(workbook)) == {
        "B3": "键", "C3": "值", "B4": "k4", "C4": 7.0, "B5": "n", "C5": 7.0, "B6": "k1", "C6": 7.0,
    }  # fmt: skip


# the same table with every row and cell before it filled, so that counting finds them
FILLED = "<sheetData>" + "".join(
    f'<row r="{row}">' + "".join(
        f'<c r="{column}{row}"{kind}><v>{value}</v></c>' for column, kind, value in cells
    ) + "</row>"
    for row, cells in enumerate(
        [[("A", "", 0)], [("A", "", 0)], [("A", "", 0), ("B", ' t="s"', 0), ("C", ' t="s"', 1)]]
        + [[("A", "", 0), ("B", ' t="s"', n + 1), ("C", "", n)] for n in range(1, 5)], 1)
) + "</sheetData>"  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="3"/><row r="3"/>',
        '<row r="1048577"/>',
        '<row r="2"><c r="A5"><v>1</v></c></row>',
        "<row r='1'><c r='A1'><v>x</v></c></row>",
        "<x/>",
    ],
)
def test_a_sheet_that_nobody_could_trust_is_refused_and_stays(tmp_path: Path, rows: str) -> None:
    path = package(tmp_path / "b.xlsx", {SHEET: worksheet(rows)})
    before = path.read_bytes()
    workbook = FileWorkbook.open(path)
    with pytest.raises(FileRefusedError):
        workbook.write_cells("线索登记表", {(1, 1): 5.0, (2, 2): 5.0})
        workbook.save()
    assert path.read_bytes() == before


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = rewritten(book(tmp_path / "b.xlsx"), {SHEET: SHAPES["as usual"]})
    broken: Change = lambda data: data.replace(b"<v>1</v>", b"<f>\xff</f><v>1</v>")  # noqa: E731
    rewritten(path, {SHEET: broken})
    workbook = FileWorkbook.open(path)
    with pytest.raises(FileRefusedError):
        workbook.append("T", [{"键": "k5"}])
        workbook.save()


def test_a_workbook_by_openpyxl_is_changed_like_any_other(tmp_path: Path) -> None:
    """It writes texts into their cells, as numbers of characters, and formulas likewise."""
    path = tmp_path / "b.xlsx"
    made = openpyxl.Workbook()
    sheet = made.create_sheet("线索 表")
    sheet.append(["键", "值", "算"])
    sheet.append(["甲", 1, '=IF(B2>0,"线索",甲乙)'])
    sheet.append(["乙", 2, '=IF(B3>0,"线索",甲乙)'])
    sheet.add_table(Table(displayName="T", ref="A1:C3"))
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=2, max_row=3))
    sheet.add_chart(chart, "F2")
    made.save(path)
    workbook = FileWorkbook.open(path)
    workbook.replace("T", ["键"], by_header([{"键": "乙"}, {"键": "甲"}, {"键": "丙", "值": 3.0}]))
    found = by_openpyxl(saved(workbook), "线索 表")
    assert [[cell.value for cell in row] for row in found["A2:C4"]] == [
        ["乙", None, '=IF(B2>0,"线索",甲乙)'],
        ["甲", None, '=IF(B3>0,"线索",甲乙)'],
        ["丙", 3, '=IF(B4>0,"线索",甲乙)'],
    ]
    chart_xml = etree.fromstring(parts(path)["xl/charts/chart1.xml"])
    assert [f.text for f in chart_xml.iter("{*}f")] == ["'线索 表'!$B$2:$B$4"]


def test_texts_beside_numbers_stay_what_they_are(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx")
    values: list[Cell] = ["13800138000", 13800138000.0, "007", 7.0, "1.38E+10"]
    workbook = FileWorkbook.open(path)
    workbook.append("T", [{"键": value, "值": value} for value in values])
    sheet = by_openpyxl(saved(workbook))
    assert [sheet.cell(row, 2).value for row in range(8, 13)] == values
    assert [sheet.cell(row, 2).data_type for row in range(8, 13)] == ["s", "n", "s", "n", "s"]


def test_a_cell_with_a_blank_format_index_is_read_like_one_without() -> None:
    cell = CellXml({b"s": b"", b"r": b"A1"}, b"<v>1</v>")
    assert cell.style is None
