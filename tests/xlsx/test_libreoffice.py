"""What LibreOffice, which shares no code with us, reads of what we wrote."""

import os
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import pytest
import python_calamine
import xlsxwriter
from lxml import etree
from xlsxwriter.worksheet import Worksheet

from tests.xlsx.books import book, by_openpyxl, held, replacing, rewritten, saved
from xlfunnel.values.cell import Cell, CellError
from xlfunnel.workbook import by_header
from xlfunnel.xlsx.file import FileWorkbook

HOSTILE: tuple[str, ...] = (
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
    " blanks  around ",
    "two\nlines",
    "tab\there",
    "_x0041_ stays",
    "<&\">'",
    "]]>",
    "线索😀𠮷",
    "长" * 32_767,
)
NUMBERS: tuple[Cell, ...] = (
    0.1,
    -7.0,
    13800138000.0,
    1e-300,
    True,
    datetime(2024, 2, 29, 23, 59, 58),
)
OTHER = "xl/worksheets/sheet2.xml"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None and not os.environ.get("CI"), reason="LibreOffice is missing"
)


def converted(path: Path, form: str) -> Path:
    """Let LibreOffice open *path* and save it in another form, with a profile of its own."""
    profile = (path.parent / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", form]
    folder = path.parent / "converted"
    subprocess.run(
        [*command, "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=120
    )
    return folder / f"{path.stem}.{form}"


def read(path: Path) -> dict[str, dict[tuple[int, int], Cell]]:
    """Return what LibreOffice shows in each sheet by (row, column), read from a flat document."""
    sheets: dict[str, dict[tuple[int, int], Cell]] = {}
    for sheet in etree.parse(converted(path, "fods")).getroot().iter(f"{TABLE}table"):
        found: dict[tuple[int, int], Cell] = {}
        number = 0
        for row in sheet.iter(f"{TABLE}table-row"):
            column = 0
            for cell in row:
                value = _value(cell)
                if value is not None:
                    found[number + 1, column + 1] = value
                column += int(cell.get(f"{TABLE}number-columns-repeated", "1"))
            number += int(row.get(f"{TABLE}number-rows-repeated", "1"))
        sheets[str(sheet.get(f"{TABLE}name"))] = found
    return sheets


def _value(cell: etree._Element) -> Cell:
    kind = cell.get(f"{OFFICE}value-type")
    if kind == "float":
        return float(cell.get(f"{OFFICE}value", "nan"))
    if kind == "boolean":
        return cell.get(f"{OFFICE}boolean-value") == "true"
    if kind == "date":
        return datetime.fromisoformat(cell.get(f"{OFFICE}date-value", ""))
    if kind == "string":
        return "\n".join(_line(paragraph) for paragraph in cell.iterfind(f"{TEXT}p"))
    return None


def _line(paragraph: etree._Element) -> str:
    text = paragraph.text or ""
    for child in paragraph:
        if child.tag == f"{TEXT}s":
            text += " " * int(child.get(f"{TEXT}c", "1"))
        elif child.tag == f"{TEXT}tab":
            text += "\t"
        else:
            text += _line(child)
        text += child.tail or ""
    return text


def decorated(made: xlsxwriter.Workbook, sheet: Worksheet) -> None:
    sheet.conditional_format("C4:C7", {"type": "data_bar", "data_bar_2010": True})
    sheet.data_validation("B4:B7", {"validate": "list", "source": ["k1", "k2"]})
    sheet.write_comment("B5", "note")
    other = made.get_worksheet_by_name("Other")
    other.write_formula("A1", "=SUM(T[值])", None, "")
    other.write_formula("A2", "=COUNTA(T[键])", None, "")
    chart = made.add_chart({"type": "column"})
    chart.add_series({"values": "='数据'!$C$4:$C$7"})
    other.insert_chart("D2", chart)


def calculating(path: Path) -> Path:
    """Take the stored values of formulas out: LibreOffice believes them and calculates others."""
    return rewritten(book(path, decorated), {OTHER: replacing("<v></v>", "")})


def test_hostile_texts_are_the_same_text_for_every_reader(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx", decorated)
    workbook = FileWorkbook.open(path)
    workbook.write("T", {"键": {0: "=1+1"}})
    workbook.append("T", [{"键": text} for text in HOSTILE])
    texts = ["=1+1", "k2", "k3", "k4", *HOSTILE]
    saved(workbook)
    places = {(row, 2): text for row, text in enumerate(texts, 4)}

    shown = read(path)["数据"]
    assert {place: shown.get(place) for place in places} == places
    calamine = python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_name("数据")
    rows = calamine.to_python(skip_empty_area=False)
    assert {place: rows[place[0] - 1][place[1] - 1] for place in places} == places
    sheet = by_openpyxl(path)
    found = {place: sheet.cell(*place) for place in places}
    assert {cell.data_type for cell in found.values()} == {"s"}
    assert {place: cell.value for place, cell in found.items()} == places


def test_numbers_dates_and_sums_over_a_grown_table_are_read_alike(tmp_path: Path) -> None:
    path = calculating(tmp_path / "b.xlsx")
    workbook = FileWorkbook.open(path)
    workbook.append("T", [{"键": f"n{n}", "值": value} for n, value in enumerate(NUMBERS)])
    saved(workbook)
    sheets = read(path)
    assert [sheets["数据"].get((row, 3)) for row in range(8, 14)] == list(NUMBERS)
    # the sum of the column as it is now, with the serial of the date; TRUE counts 1 here
    day = held(path)["C13"]
    assert isinstance(day, datetime)
    serial = (day - datetime(1899, 12, 30)).total_seconds() / 86_400
    total = 1 + 2 + 3 + 4 + 0.1 - 7 + 13800138000 + 1 + serial
    assert sheets["Other"][1, 1] == pytest.approx(total, abs=1e-4)
    assert sheets["Other"][2, 1] == 10.0


def test_a_replaced_table_with_notes_is_opened(tmp_path: Path) -> None:
    path = calculating(tmp_path / "b.xlsx")
    workbook = FileWorkbook.open(path)
    workbook.replace(
        "T", ["键"], by_header([{"键": key, "值": 1.0} for key in ("k4", "new", "k2")])
    )
    saved(workbook)
    sheets = read(path)
    assert [sheets["数据"].get((row, 2)) for row in range(4, 8)] == ["k4", "new", "k2", None]
    assert sheets["Other"][2, 1] == 3.0


def test_what_libreoffice_wrote_is_changed_like_any_other_file(tmp_path: Path) -> None:
    path = converted(book(tmp_path / "b.xlsx", decorated), "xlsx")
    workbook = FileWorkbook.open(path)
    rows = workbook.read("T", ["键", "值"])
    assert rows.columns == {"键": ["k1", "k2", "k3", "k4"], "值": [1.0, 2.0, 3.0, 4.0]}
    workbook.append(
        "T", [{"键": "=1", "值": datetime(2024, 3, 1)}, {"键": "x", "值": CellError("#N/A")}]
    )
    found = held(saved(workbook))
    assert [found["B8"], found["C8"], found["C9"]] == [
        "=1", datetime(2024, 3, 1), CellError("#N/A"),
    ]  # fmt: skip
    assert read(path)["数据"][8, 2] == "=1"
