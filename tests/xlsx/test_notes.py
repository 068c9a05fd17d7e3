"""Notes, links and heights go with the rows they belong to."""

from pathlib import Path

import xlsxwriter
from lxml import etree
from xlsxwriter.worksheet import Worksheet

from tests.xlsx.books import SHEET, book, by_openpyxl, parts, replaced, replacing, rewritten
from tests.xlsx.packages import HEAD
from xlfunnel.workbook import by_header
from xlfunnel.xlsx.file import FileWorkbook

THREADS = "xl/threadedComments/threadedComment1.xml"


def noted(made: xlsxwriter.Workbook, sheet: Worksheet) -> None:
    sheet.write_comment("B4", "about k1")
    sheet.write_comment("C6", "about k3")
    sheet.write_comment("E5", "beside the table")
    sheet.write_comment("B3", "about the header")


def notes(path: Path) -> dict[str, str]:
    """Return the text of each note by the key of its row, or its address outside."""
    sheet = by_openpyxl(path)
    found = [cell for row in sheet.iter_rows() for cell in row if cell.comment]
    places = [cell.coordinate for cell in found]
    keys = [str(sheet[f"B{at[1:]}"].value) if at[0] in "BC" else at for at in places]
    texts = [cell.comment.text if cell.comment else "" for cell in found]
    return dict(zip(keys, texts, strict=True))


def boxes(path: Path) -> dict[tuple[int, int], list[int]]:
    """Return (row, column), counted from 0, of each note's box to its top and bottom row."""
    root = etree.fromstring(parts(path)["xl/drawings/vmlDrawing1.vml"])
    found = {}
    for data in root.iter("{*}ClientData"):
        anchor = [int(number) for number in (data.findtext("{*}Anchor") or "").split(",")]
        place = int(data.findtext("{*}Row") or 0), int(data.findtext("{*}Column") or 0)
        found[place] = [anchor[2], anchor[6]]
    return found


def test_notes_go_with_their_keys(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx", noted)
    before = boxes(path)
    replaced(path, {"键": "k3"}, {"键": "new"}, {"键": "k4"}, {"键": "k1"})
    assert notes(path) == {
        "键": "about the header",
        "k3": "about k3",
        "k1": "about k1",
        "E5": "beside the table",
    }
    # k1 went from row 4 to row 7, k3 from 6 to 4; their boxes with them
    assert boxes(path) == {
        (2, 1): before[2, 1],
        (3, 2): [top - 2 for top in before[5, 2]],
        (4, 4): before[4, 4],
        (6, 1): [top + 3 for top in before[3, 1]],
    }


def test_a_row_with_a_note_is_not_dropped(tmp_path: Path) -> None:
    path = replaced(book(tmp_path / "b.xlsx", noted), {"键": "new", "值": 0.0})
    assert FileWorkbook.open(path).read("T", ["键"]).columns["键"] == ["new", "k1", "k3"]
    assert notes(path)["k1"] == "about k1"


def test_a_note_on_a_blank_row_is_not_lost_among_the_others(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx", lambda _, sheet: sheet.write_comment("B6", "on nothing"))
    rewritten(path, {SHEET: _without_row_6})
    assert FileWorkbook.open(path).read("T", ["键"]).columns["键"] == ["k1", "k2", "k4"]
    replaced(path, {"键": "k1"}, {"键": "k2"}, {"键": "k4"}, {"键": "k5"}, {"键": "k6"})
    # below the five rows, where no other row's note can be
    assert [cell.coordinate for row in by_openpyxl(path).iter_rows() for cell in row
            if cell.comment] == ["B9"]  # fmt: skip


def _without_row_6(data: bytes) -> bytes:
    start = data.index(b'<row r="6"')
    return data[:start] + data[data.index(b"</row>", start) + 6 :]


def threaded(path: Path) -> Path:
    """Add what a newer Excel keeps beside a note: the conversation on it."""
    content = (
        f'{HEAD}<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/'
        'threadedcomments"><threadedComment ref="B4" dT="2024-01-01T00:00:00.00" personId="{{0}}" '
        'id="{{1}}"><text>about k1</text></threadedComment><threadedComment id="{{2}}" '
        "parentId='{{1}}' ref='B4'><text>answer</text></threadedComment></ThreadedComments>"
    )
    relation = (
        '<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2017/10/'
        'relationships/threadedComment" Target="../threadedComments/threadedComment1.xml"/>'
    )
    links = "xl/worksheets/_rels/sheet1.xml.rels"
    add = replacing("</Relationships>", f"{relation}</Relationships>")
    return rewritten(path, {links: add, THREADS: content.encode()})


def test_a_conversation_goes_with_its_note(tmp_path: Path) -> None:
    path = threaded(book(tmp_path / "b.xlsx", noted))
    replaced(path, {"键": "k2"}, {"键": "k1"}, {"键": "k3"})
    root = etree.fromstring(parts(path)[THREADS])
    assert [comment.get("ref") for comment in root] == ["B5", "B5"]


def test_notes_of_two_tables_of_a_sheet_move_in_one_save(tmp_path: Path) -> None:
    def two(made: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        noted(made, sheet)
        rows = [["u1"], ["u2"]]
        sheet.add_table("G3:G5", {"name": "U", "data": rows, "columns": [{"header": "x"}]})
        sheet.write_comment("G4", "about u1")

    path = book(tmp_path / "b.xlsx", two)
    workbook = FileWorkbook.open(path)
    workbook.replace("T", ["键"], by_header([{"键": "k3"}, {"键": "k1"}]))
    workbook.replace("U", ["x"], by_header([{"x": "u2"}, {"x": "u1"}]))
    workbook.save(backup=False)
    found = {cell.coordinate: cell.comment.text for row in by_openpyxl(path).iter_rows()
             for cell in row if cell.comment}  # fmt: skip
    assert found == {
        "B3": "about the header",
        "C4": "about k3",
        "B5": "about k1",
        "E5": "beside the table",
        "G5": "about u1",
    }


def test_links_and_heights_go_with_their_keys(tmp_path: Path) -> None:
    def linked(made: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        sheet.write_url("B4", "https://k1.example", string="k1")
        sheet.write_url("B6", "internal:Other!A1", string="k3")
        sheet.write_url("E5", "https://beside.example", string="beside")
        sheet.set_row(3, 30)
        sheet.set_row(5, None, None, {"hidden": True})

    path = replaced(book(tmp_path / "b.xlsx", linked), {"键": "k3"}, {"键": "k4"}, {"键": "k1"})
    sheet = by_openpyxl(path)
    links = {c.coordinate: c.hyperlink.target or c.hyperlink.location
             for row in sheet.iter_rows() for c in row if c.hyperlink}  # fmt: skip
    assert links == {
        "B4": "Other!A1",
        "E5": "https://beside.example",
        "B6": "https://k1.example",
    }
    assert [sheet.row_dimensions[n].hidden for n in (4, 5, 6)] == [True, False, False]
    assert sheet.row_dimensions[6].height == 30
    assert sheet.row_dimensions[4].height != 30
