"""`python -m docs.pictures`: every sheet as pictures, and what a machine can see in them."""

import os
import shutil
import struct
import zlib
from pathlib import Path

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from docs.pictures.__main__ import main

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None and not os.environ.get("CI"), reason="LibreOffice is missing"
)
Output = pytest.CaptureFixture[str]


# Columns are 17 mm wide (in some fonts 23) and rows 5.3 mm high. An upright A4 page without
# its margins is 174 x 259 mm: two pages hold 12 columns, and five pages 220 rows.
WIDE, NARROW = 12, 3
LONG, SHORT = 220, 3


def fill(sheet: Worksheet, columns: int, rows: int = SHORT) -> Worksheet:
    """Fill a sheet of A4 paper from its first cell."""
    sheet.set_paper(9)
    for row in range(rows):
        for column in range(columns):
            sheet.write(row, column, "x")
    return sheet


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two sheets of which nothing bad can be said, for what cannot be seen is no fault."""
    path = tmp_path_factory.mktemp("sound") / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        leads = fill(book.add_worksheet("线索"), NARROW, LONG)
        leads.write(0, 0, "x", book.add_format({"bg_color": "#0F766E"}))
        fill(book.add_worksheet('A & "B"'), NARROW)
        leads.set_column(NARROW, NARROW, 3)
        leads.write(0, NARROW, 123456789, book.add_format({"font_color": "white"}))
        fill(book.add_worksheet("hidden"), NARROW).hide()
    return path


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A sheet with faults in words, sheets too wide, and sheets that only look so."""
    path = tmp_path / "faulty.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        numbers = book.add_worksheet("numbers")
        numbers.set_column(0, 0, 3)
        numbers.write(0, 0, 123456789)
        numbers.write_formula(1, 1, "=A1/0", None, "#DIV/0!")
        fill(book.add_worksheet("wide"), WIDE)
        fill(book.add_worksheet("fitted"), WIDE).fit_to_pages(1, 0)
        fill(book.add_worksheet("small"), WIDE).set_print_scale(50)
        fill(book.add_worksheet("broken"), NARROW + NARROW).set_v_pagebreaks([NARROW])
        fill(book.add_worksheet("broken and wide"), NARROW + WIDE).set_v_pagebreaks([NARROW])
        fill(book.add_worksheet("long"), NARROW, LONG)
    return path


def size(picture: Path) -> tuple[int, int]:
    """Return width and height: the first two numbers of a PNG's first chunk."""
    width, height = struct.unpack(">II", picture.read_bytes()[16:24])
    return width, height


def is_grey(picture: Path) -> bool:
    """
    Whether the three bytes of every pixel are the same.

    A PNG's rows are stored as differences from neighbours, channel by channel, so that
    equal channels stay equal; each begins with a byte that says which neighbours.
    """
    data, pixels, at = picture.read_bytes(), b"", 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        if data[at + 4 : at + 8] == b"IDAT":
            pixels += data[at + 8 : at + 8 + length]
        at += length + 12
    rows, stride = zlib.decompress(pixels), 3 * size(picture)[0] + 1
    lines = [rows[start + 1 : start + stride] for start in range(0, len(rows), stride)]
    return all(line[0::3] == line[1::3] == line[2::3] for line in lines)


@needs_libreoffice
def test_every_page_of_a_visible_sheet_is_a_picture_named_by_sheet(
    sound: Path, tmp_path: Path, capsys: Output
) -> None:
    before = sound.read_bytes()

    assert main([str(sound), str(tmp_path / "new" / "folder"), "--dpi", "50"]) == 0

    pictures = sorted((tmp_path / "new" / "folder").iterdir())
    named = [f"01-线索-p{number}.png" for number in range(1, 6)]
    assert [picture.name for picture in pictures] == [*named, "02-A_&__B_-p1.png"]
    assert size(pictures[0]) == (414, 585)  # 210 x 297 mm at 50 dots an inch
    assert not is_grey(pictures[0])
    assert capsys.readouterr().out.splitlines()[:2] == ["01 线索: 5 pages", '02 A & "B": 1 page']
    assert sound.read_bytes() == before
    assert [path.name for path in sound.parent.iterdir()] == [sound.name]


@needs_libreoffice
def test_a_screen_is_one_picture_of_1366_by_768_whatever_the_page(
    sound: Path, tmp_path: Path
) -> None:
    assert main([str(sound), str(tmp_path), "--screen", "--grey", "--sheet", "线索"]) == 0

    (picture,) = tmp_path.iterdir()
    assert picture.name == "01-线索-screen.png"
    assert size(picture) == (1366, 768)
    assert is_grey(picture)


@needs_libreoffice
def test_what_a_machine_can_see_to_be_wrong_is_told(
    faulty: Path, tmp_path: Path, capsys: Output
) -> None:
    assert main([str(faulty), str(tmp_path / "pictures"), "--dpi", "20"]) == 1

    assert capsys.readouterr().out.splitlines()[:-1] == [
        "01 numbers: 1 page",
        "    page 1: ###",
        "    page 1: #DIV/0!",
        "02 wide: 2 pages",
        "    more than one page wide",
        "03 fitted: 1 page",
        "04 small: 1 page",
        "05 broken: 2 pages",
        "06 broken and wide: 3 pages",
        "    more than one page wide",
        "07 long: 5 pages",
    ]


def test_a_file_that_is_no_workbook_is_refused_plainly(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "list.xlsx"
    path.write_text("a,b\n", encoding="utf-8")

    assert main([str(path), str(tmp_path / "pictures")]) == 2

    assert "list.xlsx is really text or CSV" in capsys.readouterr().err
    assert not (tmp_path / "pictures").exists()


def test_a_sheet_that_is_not_there_is_told_with_those_that_are(
    sound: Path, tmp_path: Path, capsys: Output
) -> None:
    assert main([str(sound), str(tmp_path), "--sheet", "hidden"]) == 2

    assert capsys.readouterr().err == 'No sheet hidden. There are 线索, A & "B".\n'


def test_without_libreoffice_is_said_what_to_install(
    sound: Path, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert main([str(sound), str(tmp_path)]) == 2

    assert "soffice is missing: install LibreOffice" in capsys.readouterr().err
