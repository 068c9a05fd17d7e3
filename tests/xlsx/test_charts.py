"""Charts follow the tables they show; what they keep for readers without Excel is up to date."""

from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter
from lxml import etree
from xlsxwriter.worksheet import Worksheet

from tests.xlsx.books import appended, book, part, parts, replaced, replacing, rewritten
from tests.xlsx.test_structure import table_part
from xlfunnel.tables.areas import Area
from xlfunnel.values.cell import Cell, CellError
from xlfunnel.xlsx.charts import followed_chart
from xlfunnel.xlsx.file import FileWorkbook
from xlfunnel.xlsx.follow import Resize

CHART = "xl/charts/chart1.xml"
GROWN = Resize(table_part("T", "数据", Area(1, 1, 3, 2)), 4)  # data in rows 2 and 3, then 4


def series(kind: str, cache: str, formula: str, points: str = "") -> bytes:
    return (
        f"<c:{kind}><c:f>{formula}</c:f><c:{cache}><c:formatCode>0.0</c:formatCode>"
        f'<c:ptCount val="1"/>{points}</c:{cache}></c:{kind}>'
    ).encode()


def after(data: bytes, columns: list[list[Cell]] | None) -> bytes:
    return followed_chart(data, [GROWN], lambda sheet, area: columns)


def points(data: bytes) -> list[tuple[str, str]]:
    root = etree.fromstring(b"<a xmlns:c='c'>" + data + b"</a>")
    return [(p.get("idx", ""), "".join(map(str, p.itertext()))) for p in root.iter("{c}pt")]


def test_a_range_follows_and_its_cache_holds_the_values() -> None:
    data = after(series("numRef", "numCache", "数据!$B$2:$B$3"), [[1.0, None, CellError("#N/A")]])
    assert b"<c:f>\xe6\x95\xb0\xe6\x8d\xae!$B$2:$B$4</c:f>" in data
    assert b'<c:formatCode>0.0</c:formatCode><c:ptCount val="3"/>' in data
    assert points(data) == [("0", "1"), ("2", "#N/A")]


def test_texts_are_kept_as_they_are_shown() -> None:
    data = after(series("strRef", "strCache", "数据!$A$2:$A$3"), [["a<b", 13800138000.0, None]])
    assert points(data) == [("0", "a<b"), ("1", "13800138000")]


def test_levels_of_categories_are_kept_from_the_inner_to_the_outer() -> None:
    levels_of = series("multiLvlStrRef", "multiLvlStrCache", "数据!$A$2:$B$3")
    data = after(levels_of, [["x", None], ["1", "2"]])
    root = etree.fromstring(b"<a xmlns:c='c'>" + data + b"</a>")
    levels = [["".join(map(str, p.itertext())) for p in level] for level in root.iter("{c}lvl")]
    assert levels == [["1", "2"], ["x"]]
    assert b'<c:ptCount val="2"/>' in data


def test_a_row_of_cells_is_kept_in_its_order() -> None:
    data = after(series("numRef", "numCache", "数据!$A$2:$B$2"), [[1.0], [2.0]])
    assert points(data) == [("0", "1"), ("1", "2")]


@pytest.mark.parametrize(
    "formula",
    ["Other!$B$2:$B$3", "&#25968;&#25454;!$B$2:$B$9", "(数据!$A$2:$A$3,数据!$B$2:$B$3)", "[0]!名"],
)
def test_other_charts_keep_every_byte(formula: str) -> None:
    data = series("numRef", "numCache", formula, '<c:pt idx="0"><c:v>7</c:v></c:pt>')
    assert after(data, None) == data


def test_a_chart_of_the_newer_kind_follows_too() -> None:
    data = '<cx:strDim type="cat"><cx:f dir="row">数据!$A$2:$A$3</cx:f></cx:strDim>'
    assert after(data.encode(), None).decode() == data.replace("$A$3", "$A$4")


# --- whole workbooks: T (键, 值) stands at B3:C7 ---


def charted(made: xlsxwriter.Workbook, sheet: Worksheet) -> None:
    chart = made.add_chart({"type": "column"})
    chart.add_series({"categories": "='数据'!$B$4:$B$7", "values": "='数据'!$C$4:$C$7"})
    chart.add_series({"name": "='数据'!$C$3", "values": "='数据'!$C$4:$C$5"})
    made.get_worksheet_by_name("Other").insert_chart("A1", chart)


def shown(path: Path) -> list[tuple[str, list[str]]]:
    """Return the formula and the kept values of every reference of the chart."""
    root = etree.fromstring(parts(path)[CHART])
    return [
        (
            reference.findtext("{*}f") or "",
            [value.text or "" for value in reference.iterfind(".//{*}pt/{*}v")],
        )
        for reference in root.iter("{*}strRef", "{*}numRef")
    ]


def test_a_chart_shows_the_rows_that_came(tmp_path: Path) -> None:
    path = appended(book(tmp_path / "b.xlsx", charted), {"键": "new", "值": 5.0})
    assert shown(path) == [
        ("'数据'!$B$4:$B$8", ["k1", "k2", "k3", "k4", "new"]),
        ("'数据'!$C$4:$C$8", ["1", "2", "3", "4", "5"]),
        ("'数据'!$C$3", ["值"]),
        ("'数据'!$C$4:$C$5", ["1", "2"]),
    ]


def test_a_chart_shows_what_is_left(tmp_path: Path) -> None:
    path = replaced(
        book(tmp_path / "b.xlsx", charted), {"键": "k3", "值": 30.0}, {"键": "k1", "值": 10.0}
    )
    assert shown(path)[:2] == [
        ("'数据'!$B$4:$B$5", ["k3", "k1"]),
        ("'数据'!$C$4:$C$5", ["30", "10"]),
    ]


def test_a_chart_shows_what_was_written(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx", charted)
    workbook = FileWorkbook.open(path)
    ordinals = workbook.read("T", ["值"]).ordinals
    workbook.write("T", {"值": {ordinals[1]: 20.0, ordinals[3]: None}})
    workbook.save(backup=False)
    assert shown(path)[1] == ("'数据'!$C$4:$C$7", ["1", "20", "3"])
    assert shown(path)[3] == ("'数据'!$C$4:$C$5", ["1", "20"])


def test_a_chart_of_another_table_is_the_same_bytes(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx", charted)
    # the chart speaks of a sheet that is not there any more
    rewritten(path, {CHART: replacing("'数据'!", "'旧'!")})
    before = part(path, CHART)
    assert part(appended(path, {"键": "new"}), CHART) == before


def test_dates_are_kept_as_serials(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx", charted)
    workbook = FileWorkbook.open(path)
    ordinal = workbook.read("T", ["值"]).ordinals[0]
    workbook.write("T", {"值": {ordinal: datetime(2024, 3, 1)}})
    workbook.save(backup=False)
    assert shown(path)[1][1][0] == "45352"
