"""What grows and shrinks with a table, and what stays although it is near."""

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from openpyxl.worksheet.table import Table
from xlsxwriter.worksheet import Worksheet

from tests.xlsx.books import (
    TABLE,
    appended,
    book,
    by_openpyxl,
    part,
    replaced,
    replacing,
    rewritten,
)
from tests.xlsx.test_structure import table_part
from xlfunnel.tables.areas import Area
from xlfunnel.values.cell import Cell
from xlfunnel.workbook import by_header
from xlfunnel.xlsx.file import FileWorkbook
from xlfunnel.xlsx.follow import (
    Resize,
    followed_reference,
    moved_hyperlinks,
    resized_names,
    resized_sheet_tail,
    resized_table,
    split_reference,
)

# a table at B3:D9 (header in 3, data from 4 to 9) that grows to 12 or shrinks to 6
OLD = table_part("T", "数据 表", Area(3, 2, 9, 4))
GROWN, SHRUNK = Resize(OLD, 12), Resize(OLD, 6)


@pytest.mark.parametrize(
    ("before", "grown", "shrunk"),
    [
        ("B4:B9", "B4:B12", "B4:B6"),  # a column
        ("B4:D9", "B4:D12", "B4:D6"),  # all of them
        ("$B$3:$B$9", "B3:B12", "B3:B6"),  # with the header
        ("B1:B9", "B1:B12", "B1:B6"),  # with a title above
        ("C7:C9", "C7:C12", "C7:C9"),  # a fragment down to the last row; nothing to shrink to
        ("C5:C9", "C5:C12", "C5:C6"),
        ("D9", "D9:D12", "D9"),
        ("B4:B8", "B4:B8", "B4:B8"),  # ends too early
        ("B4:B10", "B4:B10", "B4:B10"),  # reaches below
        ("B4:E9", "B4:E9", "B4:E9"),  # reaches beside
        ("A4:A9", "A4:A9", "A4:A9"),  # stands beside
        ("B:B", "B:B", "B:B"),
        ("B4:B1048576", "B4:B1048576", "B4:B1048576"),
        ("B10:B12", "B10:B12", "B10:B12"),  # below
        ("B3:D3", "B3:D3", "B3:D3"),  # the header
        ("nonsense", "nonsense", "nonsense"),
    ],
)
def test_formats_and_validations_reach_as_far_as_the_last_row_did(
    before: str, grown: str, shrunk: str
) -> None:
    for resize, after in ((GROWN, grown), (SHRUNK, shrunk)):
        for form in (
            '<conditionalFormatting sqref="{}">',
            "<x:dataValidation type='list' sqref='{}'/>",
            "<xm:sqref>{}</xm:sqref>",
            '<ignoredError sqref="A1 {} Z9"/>',
        ):
            tail = resized_sheet_tail(form.format(before).encode(), resize)
            assert tail == form.format(before if Area.parse(before) == Area.parse(after)
                                       else after).encode()  # fmt: skip


def test_a_sparkline_neither_moves_nor_stretches() -> None:
    sparkline = (
        b"<x14:sparklineGroups><x14:sparklineGroup><x14:sparklines><x14:sparkline>"
        b"<xm:f>T!B9:D9</xm:f><xm:sqref>D9</xm:sqref></x14:sparkline></x14:sparklines>"
        b"</x14:sparklineGroup></x14:sparklineGroups>"
    )
    format = b"<x14:conditionalFormatting><xm:sqref>D4:D9</xm:sqref></x14:conditionalFormatting>"
    assert resized_sheet_tail(format + sparkline + format, GROWN) == (
        format.replace(b"D9", b"D12") + sparkline + format.replace(b"D9", b"D12")
    )


def test_a_table_of_a_header_alone_carries_nothing_along() -> None:
    header = Resize(table_part("T", "s", Area(3, 2, 3, 4)), 5)
    assert resized_sheet_tail(b'<c sqref="B3:D3"/>', header) == b'<c sqref="B3:D3"/>'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("'数据 表'!$B$4:$B$9", "'数据 表'!$B$4:$B$12"),
        ("'数据 表'!$B$1:$D$9", "'数据 表'!$B$1:$D$12"),
        ("'数据 表'!B4:B9", "'数据 表'!B4:B12"),
        ("'数据 表'!$B$7:$B$9", "'数据 表'!$B$7:$B$9"),  # part of a column: meant as it is
        ("'数据 表'!$B$9", "'数据 表'!$B$9"),
        ("'数据 表'!$B$4:$B$9,'数据 表'!$D$4:$D$9", "'数据 表'!$B$4:$B$9,'数据 表'!$D$4:$D$9"),
        ("Other!$B$4:$B$9", "Other!$B$4:$B$9"),
        ("OFFSET('数据 表'!$B$4,0,0,6)", "OFFSET('数据 表'!$B$4,0,0,6)"),
        ("'数据 表'!#REF!", "'数据 表'!#REF!"),
        ("1", "1"),
    ],
)
def test_references_follow_when_they_cover_all_rows(before: str, after: str) -> None:
    assert followed_reference(before, GROWN) == after


def test_a_table_of_one_row_takes_the_references_to_its_cells_along() -> None:
    one = Resize(table_part("T", "S", Area(1, 1, 2, 2)), 4)
    assert followed_reference("S!$A$2", one) == "S!$A$2:$A$4"
    assert followed_reference("s!A2", one) == "s!A2:A4"


def test_sheet_names_are_read_with_quotes_and_apostrophes() -> None:
    assert split_reference("'it''s 表'!$A$1:$B$2") == ("it's 表", Area(1, 1, 2, 2))
    assert split_reference("表!A1") == ("表", Area(1, 1, 1, 1))
    assert split_reference("'a'!A1,'a'!B1") is None


def test_names_follow_but_not_those_that_mean_other_cells_everywhere() -> None:
    def names(*texts: str) -> bytes:
        return b"".join(b'<definedName name="n">%s</definedName>' % t.encode() for t in texts)

    before = names(
        "'数据 表'!$B$4:$B$9", "&#39;数据 表&#39;!$C$4:$C$9", "'数据 表'!B4:B9", "1&amp;2"
    )
    after = names("'数据 表'!$B$4:$B$12", "'数据 表'!$C$4:$C$12", "'数据 表'!B4:B9", "1&amp;2")
    assert resized_names(before, GROWN) == after


def test_a_table_part_changes_only_its_areas() -> None:
    table = (
        '<table ref=\'B3:D{0}\' totalsRowShown="0"><autoFilter ref="B3:D{0}"><filterColumn/>'
        '</autoFilter><sortState ref="B4:D{0}"><sortCondition ref="C4:C{0}"/></sortState></table>'
    )
    assert resized_table(table.format(9).encode(), GROWN) == table.format(12).encode()
    assert resized_table(table.format(9).encode(), SHRUNK) == table.format(6).encode()


def test_links_go_with_their_rows_and_one_over_several_rows_is_divided() -> None:
    inside = b'<hyperlink ref="B4" r:id="a"/><hyperlink ref="B5:B7" r:id="b"/>'
    tail = b"<hyperlinks>%s%%s</hyperlinks>" % inside
    outside = b'<hyperlink ref="F5" r:id="c"/><hyperlink ref="B9:B10" r:id="d"></hyperlink>'
    moved = moved_hyperlinks(tail % outside, Area(4, 2, 9, 4), {4: 6, 5: 4, 7: 5})
    assert moved == (
        b'<hyperlinks><hyperlink ref="B6" r:id="a"/><hyperlink ref="B4" r:id="b"/>'
        b'<hyperlink ref="B5" r:id="b"/>' + outside + b"</hyperlinks>"
    )


def test_the_last_link_takes_its_list_along() -> None:
    tail = b'<a/><hyperlinks><hyperlink ref="B4" r:id="a"/></hyperlinks><b/>'
    assert moved_hyperlinks(tail, Area(4, 2, 9, 4), {}) == b"<a/><b/>"
    assert moved_hyperlinks(b"<hyperlinks></hyperlinks>", Area(4, 2, 9, 4), {}) == (
        b"<hyperlinks></hyperlinks>"
    )


# --- whole workbooks: T (键, 值) stands at B3:C7 ---


def decorated(made: xlsxwriter.Workbook, sheet: Worksheet) -> None:
    red = made.add_format({"bg_color": "#ff0000"})
    sheet.conditional_format("C4:C7", {"type": "cell", "criteria": ">", "value": 1, "format": red})
    sheet.conditional_format("E4:E7", {"type": "cell", "criteria": ">", "value": 1, "format": red})
    sheet.conditional_format("C4:C7", {"type": "data_bar", "data_bar_2010": True})
    sheet.data_validation("B4:B7", {"validate": "list", "source": ["k1", "k2"]})
    sheet.data_validation("B9:B20", {"validate": "list", "source": ["k1", "k2"]})
    sheet.print_area("A1:C7")
    sheet.repeat_rows(2)
    made.define_name("键们", "='数据'!$B$4:$B$7")
    made.define_name("别的", "='数据'!$B$4:$B$20")


def areas(path: Path) -> dict[str, Any]:
    sheet = by_openpyxl(path)
    assert sheet.parent is not None
    names = sheet.parent.defined_names
    table = sheet.tables["T"]
    assert isinstance(table, Table)
    return {
        "table": table.ref,
        "filter": table.autoFilter and table.autoFilter.ref,
        "formats": sorted(str(rule.sqref) for rule in sheet.conditional_formatting),
        "validations": sorted(str(rule.sqref) for rule in sheet.data_validations.dataValidation),
        "print": sheet.print_area,
        "titles": sheet.print_title_rows,
        "names": {name: found.attr_text for name, found in names.items()},
    }


def test_everything_follows_a_table_that_grows(tmp_path: Path) -> None:
    path = appended(book(tmp_path / "b.xlsx", decorated), {"键": "k5"}, {"键": "k6"})
    assert areas(path) == {
        "table": "B3:C9",
        "filter": "B3:C9",
        "formats": ["C4:C9", "E4:E7"],
        "validations": ["B4:B9", "B9:B20"],
        "print": "'数据'!$A$1:$C$9",  # with a title and a margin
        "titles": "$3:$3",
        "names": {"键们": "'数据'!$B$4:$B$9", "别的": "'数据'!$B$4:$B$20"},
    }
    assert "<xm:sqref>C4:C9</xm:sqref>" in part(path, "xl/worksheets/sheet1.xml")


def test_everything_follows_a_table_that_shrinks(tmp_path: Path) -> None:
    path = replaced(book(tmp_path / "b.xlsx", decorated), {"键": "k2", "值": 2.0})
    found = areas(path)
    assert (found["table"], found["filter"]) == ("B3:C4", "B3:C4")
    assert found["formats"] == ["C4", "E4:E7"]
    assert found["validations"] == ["B4", "B9:B20"]
    assert found["names"]["键们"] == "'数据'!$B$4"
    assert found["print"] == "'数据'!$A$1:$C$7"  # other things may be printed beside it


def test_growing_and_shrinking_back_changes_no_area(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx", decorated)
    before = areas(path)
    keys: list[dict[str, Cell]] = [{"键": f"k{n}", "值": float(n)} for n in range(1, 9)]
    replaced(path, *keys)
    assert areas(path) != before
    replaced(path, *keys[:4])
    assert areas(path) == before | {"print": "'数据'!$A$1:$C$11"}  # printing never loses rows


def two_tables(path: Path, at: str) -> Path:
    def with_second(made: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        columns = [{"header": "x"}, {"header": "y"}]
        sheet.add_table(at, {"name": "U", "data": [["u1", 1], ["u2", 2]], "columns": columns})

    return book(path, with_second)


@pytest.mark.parametrize("at", ["E3:F5", "B20:C22"])
def test_two_tables_of_a_sheet_grow_in_one_save(tmp_path: Path, at: str) -> None:
    path = two_tables(tmp_path / "b.xlsx", at)
    workbook = FileWorkbook.open(path)
    workbook.append("T", [{"键": f"k{n}"} for n in range(5, 8)])
    workbook.append("U", [{"x": "u3"}])
    workbook.save(backup=False)
    tables = by_openpyxl(path).tables
    first, _, last = at.partition(":")
    assert tables["T"].ref == "B3:C10"
    assert tables["U"].ref == f"{first}:{last[0]}{int(last[1:]) + 1}"
    again = FileWorkbook.open(path)
    assert again.read("U", ["x"]).columns["x"] == ["u1", "u2", "u3"]
    assert again.read("T", ["键"]).columns["键"] == [f"k{n}" for n in range(1, 8)]


def test_two_tables_side_by_side_are_rearranged_in_one_save(tmp_path: Path) -> None:
    path = two_tables(tmp_path / "b.xlsx", "E3:F5")
    workbook = FileWorkbook.open(path)
    workbook.replace("T", ["键"], by_header([{"键": f"k{n}", "值": float(n)} for n in (4, 1, 9)]))
    workbook.replace("U", ["x"], by_header([{"x": f"u{n}", "y": float(n)} for n in (3, 2, 1, 5)]))
    workbook.save(backup=False)
    again = FileWorkbook.open(path)
    assert again.read("T", ["键"]).columns["键"] == ["k4", "k1", "k9"]
    assert again.read("U", ["x", "y"]).columns == {
        "x": ["u3", "u2", "u1", "u5"],
        "y": [3.0, 2.0, 1.0, 5.0],
    }


def test_a_filter_and_a_sort_of_the_users_follow(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx")
    rewritten(
        path,
        {
            TABLE: replacing(
                '<autoFilter ref="B3:C7"/>',
                '<autoFilter ref="B3:C7"><filterColumn colId="1"><filters><filter val="1"/>'
                '</filters></filterColumn></autoFilter><sortState ref="B4:C7">'
                '<sortCondition ref="C4:C7"/></sortState>',
            )
        },
    )
    appended(path, {"键": "k5"})
    table = by_openpyxl(path).tables["T"]
    assert table.autoFilter.ref == "B3:C8"
    assert table.autoFilter.filterColumn[0].filters.filter == ["1"]
    assert (table.sortState.ref, table.sortState.sortCondition[0].ref) == ("B4:C8", "C4:C8")
