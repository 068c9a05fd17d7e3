"""Which rows belong to a table, and how far it can grow."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from tests.xlsx.books import SHEET, TABLE, appended, book, by_openpyxl, held, replacing, rewritten
from xlfunnel.errors import NoRoomError
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.values.cell import Cell, CellError
from xlfunnel.workbook import by_header
from xlfunnel.xlsx.file import FileWorkbook

Decorate = Callable[[xlsxwriter.Workbook, Worksheet], None]

# T (键, 值) stands at B3:C7


def writing(*cells: tuple[str, str | float]) -> Decorate:
    def decorate(_: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        for address, value in cells:
            sheet.write(address, value)

    return decorate


def keys(workbook: FileWorkbook) -> list[Cell]:
    return workbook.read("T", ["键"]).columns["键"]


def test_filled_rows_below_are_taken_in_up_to_the_first_blank_one(tmp_path: Path) -> None:
    below = writing(("B8", "k5"), ("C9", 6), ("B11", "not k8"), ("E10", "beside"))
    path = book(tmp_path / "b.xlsx", below)
    workbook = FileWorkbook.open(path)
    assert keys(workbook) == ["k1", "k2", "k3", "k4", "k5", None]
    assert len(workbook.messages) == 1
    assert "2" in workbook.messages[0]
    workbook.save(backup=False)
    assert by_openpyxl(path).tables["T"].ref == "B3:C9"


@pytest.mark.parametrize("value", [0.0, False])
def test_a_row_of_nothing_but_zero_is_filled(tmp_path: Path, value: Cell) -> None:
    path = book(tmp_path / "b.xlsx", lambda _, sheet: sheet.write("C8", value))
    assert FileWorkbook.open(path).read("T", ["值"]).columns["值"][-1] == value


def test_a_row_with_an_error_is_filled(tmp_path: Path) -> None:
    path = book(
        tmp_path / "b.xlsx", lambda _, sheet: sheet.write_formula("C8", "=1/0", None, "#DIV/0!")
    )
    assert FileWorkbook.open(path).read("T", ["值"]).columns["值"][-1] == CellError("#DIV/0!")


@pytest.mark.parametrize(
    ("below", "room"),
    [
        (writing(("B12", "in the way")), 4),
        (writing(("C9", 0)), 1),
        (writing(("E8", "beside")), 1_048_576 - 7),
        (lambda _, sheet: sheet.write_formula("B10", '=""'), 2),
        (lambda _, sheet: sheet.merge_range("A9:B9", ""), 1),
        (lambda _, sheet: sheet.merge_range("D9:E9", ""), 1_048_576 - 7),
        (lambda _, sheet: sheet.add_table("C11:D12"), 3),
        (lambda _, sheet: sheet.write_array_formula("A9:B10", "{=E1:F2}", None, ""), 1),
    ],
)
def test_a_table_grows_up_to_what_stands_in_its_way(
    tmp_path: Path, below: Decorate, room: int
) -> None:
    path = book(tmp_path / "b.xlsx", below)
    workbook = FileWorkbook.open(path)
    rows: list[dict[str, Cell]] = [{"键": "new"}] * (room + 1 if room < 99 else 99)
    if room >= 99:
        workbook.append("T", rows)
        return
    with pytest.raises(NoRoomError) as told:
        workbook.append("T", rows)
    assert told.value.facts["cell"] == f"B{8 + room}"  # the first row that is not free
    before = held(path)
    appended(path, *rows[:-1])
    after = held(path)
    assert {cell: value for cell, value in after.items() if cell in before} == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_room_is_told_with_the_place_in_every_language(
    tmp_path: Path, language: Language
) -> None:
    workbook = FileWorkbook.open(book(tmp_path / "b.xlsx", writing(("C9", 1))))
    with pytest.raises(NoRoomError) as told:
        workbook.append("T", [{"键": "a"}] * 2)
    message = told.value.text(language)
    assert "数据" in message
    assert "B9" in message


def test_rows_that_cannot_be_taken_in_are_not_written_over(tmp_path: Path) -> None:
    # rows 8 to 10 are filled, but 9 and 10 are merged: only row 8 can join
    def merged(_: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        sheet.write("B8", "k5")
        sheet.merge_range("B9:C9", "a title")
        sheet.write("B10", "more")

    workbook = FileWorkbook.open(book(tmp_path / "b.xlsx", merged))
    assert keys(workbook)[-1] == "k5"
    with pytest.raises(NoRoomError):
        workbook.append("T", [{"键": "new"}])


def test_a_table_that_reaches_the_last_row_cannot_grow(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx")
    rewritten(path, {TABLE: replacing("B3:C7", "B3:C1048576")})
    workbook = FileWorkbook.open(path)
    assert keys(workbook) == ["k1", "k2", "k3", "k4"]
    workbook.append("T", [{"键": "k5"}])  # there are blank rows in it
    assert keys(workbook)[-1] == "k5"
    with pytest.raises(NoRoomError) as told:
        workbook.append("T", [{"键": "x"}] * 1_048_570)
    assert told.value.key == "sheet.full"


def with_totals(path: Path) -> Path:
    def totals(_: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        sheet.write("B8", "total")
        sheet.write_formula("C8", "=SUBTOTAL(109,T[值])", None, 10)
        sheet.write("B9", "below")

    book(path, totals)
    table = replacing('ref="B3:C7" totalsRowShown="0"', 'ref="B3:C8" totalsRowCount="1"')
    return rewritten(path, {TABLE: table})


def test_the_totals_row_is_no_data_and_stands_in_the_way(tmp_path: Path) -> None:
    workbook = FileWorkbook.open(with_totals(tmp_path / "b.xlsx"))
    assert keys(workbook) == ["k1", "k2", "k3", "k4"]
    with pytest.raises(NoRoomError) as told:
        workbook.append("T", [{"键": "k5"}])
    assert told.value.key == "sheet.has_totals"


def test_the_totals_row_stays_where_it_is_when_rows_go(tmp_path: Path) -> None:
    path = with_totals(tmp_path / "b.xlsx")
    workbook = FileWorkbook.open(path)
    workbook.replace("T", ["键"], by_header([{"键": "k2", "值": 20.0}]))
    workbook.save(backup=False)
    table = by_openpyxl(path).tables["T"]
    assert (table.ref, table.autoFilter.ref) == ("B3:C8", "B3:C7")
    assert held(path) == {
        "B3": "键", "C3": "值", "B4": "k2", "C4": 20.0, "B8": "total", "C8": 10.0, "B9": "below",
    }  # fmt: skip
    assert keys(FileWorkbook.open(path)) == ["k2"]


def test_a_table_without_a_header_row_is_not_ours_but_stands_in_the_way(tmp_path: Path) -> None:
    path = book(
        tmp_path / "b.xlsx", lambda _, sheet: sheet.add_table("B10:C11", {"header_row": False})
    )
    workbook = FileWorkbook.open(path)
    assert list(workbook.tables()) == ["T"]
    with pytest.raises(KeyError):
        workbook.read("Table2", ["Column1"])
    with pytest.raises(NoRoomError):
        workbook.append("T", [{"键": "x"}] * 3)


@pytest.mark.parametrize(
    "attributes", ['sheet="1"', 'sheet="true" objects="1"', "objects='1' sheet='1'"]
)
def test_a_protected_sheet_is_told_once_and_stays_protected(
    tmp_path: Path, attributes: str
) -> None:
    path = book(tmp_path / "b.xlsx")
    protection = f"<sheetProtection {attributes}/>"
    rewritten(path, {SHEET: replacing("</sheetData>", f"</sheetData>{protection}")})
    workbook = FileWorkbook.open(path)
    assert workbook.messages == []  # reading is no matter
    workbook.append("T", [{"键": "k5"}])
    workbook.append("T", [{"键": "k6"}])
    assert len(workbook.messages) == 1
    workbook.save(backup=False)
    assert by_openpyxl(path).protection.sheet


def test_a_sheet_with_its_protection_off_is_no_news(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx")
    off = replacing("</sheetData>", '</sheetData><sheetProtection sheet="0" objects="1"/>')
    rewritten(path, {SHEET: off})
    workbook = FileWorkbook.open(path)
    workbook.append("T", [{"键": "k5"}])
    assert workbook.messages == []


def test_columns_loaded_later_know_about_rows_that_moved(tmp_path: Path) -> None:
    workbook = FileWorkbook.open(book(tmp_path / "b.xlsx"))
    workbook.append("T", [{"键": "k5"}])
    assert workbook.read("T", ["值"]).columns["值"] == [1.0, 2.0, 3.0, 4.0, None]
