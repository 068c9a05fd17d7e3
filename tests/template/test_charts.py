"""The four charts of 首页 and the blocks of 图表数据 that they show."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import pytest
from lxml import etree
from openpyxl import Workbook

from tests.support import table
from xlfunnel.actions import Run, perform
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.schema.chart_data import BLOCKS, ChartPoint
from xlfunnel.template import build
from xlfunnel.template.charts import add_charts
from xlfunnel.template.sample import SAMPLE_DAY, sample_rows
from xlfunnel.template.sheets import fill_sheet
from xlfunnel.values.cell import Cell
from xlfunnel.xlsx.file import FileWorkbook

AS_OF = datetime(SAMPLE_DAY.year, SAMPLE_DAY.month, SAMPLE_DAY.day, 18)
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
# Rows of the sheet, the header in the first: 9 sources, 5 grades, 6 months, 10 owners.
ROWS = [(2, 10), (16, 21), (11, 15), (22, 31)]
SHEETS = {"zh-CN": "图表数据", "zh-TW": "圖表資料", "en": "Chart data"}


@dataclass(frozen=True)
class Series:
    """One colour of a chart: what it points at, and what its caches hold by place."""

    references: dict[str, str]
    caches: dict[str, dict[int, str]]
    places: dict[str, int]


@dataclass(frozen=True)
class Chart:
    title: str
    alternative: str
    series: list[Series]


def charts_of(path: Path) -> list[Chart]:
    """Return the charts in the order of the drawing."""
    with ZipFile(path) as archive:
        (drawing,) = (n for n in archive.namelist() if re.fullmatch(r"xl/drawings/d\w+\.xml", n))
        tree = etree.fromstring(archive.read(drawing))
        name = PurePosixPath(drawing).name
        relations = etree.fromstring(archive.read(f"xl/drawings/_rels/{name}.rels"))
        parts = {r.get("Id"): PurePosixPath(str(r.get("Target"))).name for r in relations}
        found = []
        for frame in tree.iter("{*}graphicFrame"):
            about, reference = next(frame.iter("{*}cNvPr")), next(frame.iter(f"{C}chart"))
            ids = (v for k, v in reference.attrib.items() if str(k).endswith("}id"))
            chart = etree.fromstring(archive.read(f"xl/charts/{parts[str(next(ids))]}"))
            title = "".join(str(t.text) for t in next(chart.iter(f"{C}title")).iter("{*}t"))
            series = [_series(item) for item in chart.iter(f"{C}ser")]
            found.append(Chart(title, str(about.get("descr")), series))
    return found


def _series(item: etree._Element) -> Series:
    references, caches, places = {}, {}, {}
    for role in ("tx", "cat", "val"):
        element = next(item.iter(f"{C}{role}"))
        references[role] = str(next(element.iter(f"{C}f")).text)
        points = {int(str(p.get("idx"))): str(p[0].text) for p in element.iter(f"{C}pt")}
        caches[role] = points
        places[role] = int(str(next(element.iter(f"{C}ptCount")).get("val")))
    return Series(references, caches, places)


def refreshed(path: Path, language: Language, *, has_leads: bool) -> Path:
    """Build the sample, or an empty workbook, and refresh it as a file."""
    before, after = path / "before.xlsx", path / "after.xlsx"
    build(before, language=language, rows=sample_rows(language) if has_leads else None)
    workbook = FileWorkbook.open(before)
    perform("refresh", workbook, Run(AS_OF, language=language))
    workbook.save(after)
    return after


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample in zh-CN after a refresh; the file before it lies beside."""
    return refreshed(tmp_path_factory.mktemp("sample"), "zh-CN", has_leads=True)


@pytest.mark.parametrize("language", LANGUAGES)
class TestNew:
    def test_each_chart_points_at_exactly_its_block(
        self, language: Language, templates: dict[Language, Path]
    ) -> None:
        charts = charts_of(templates[language])
        sheet = f"'{SHEETS[language]}'"
        for chart, (first, last) in zip(charts, ROWS, strict=True):
            # Chart, No., Name, Leads, Won are the columns A to E.
            assert [series.references for series in chart.series] == [
                {
                    "tx": f"{sheet}!${letter}$1",
                    "cat": f"{sheet}!$C${first}:$C${last}",
                    "val": f"{sheet}!${letter}${first}:${letter}${last}",
                }
                for letter in "DE"
            ]

    def test_titles_are_in_the_language_of_the_workbook_and_said_aloud(
        self, language: Language, templates: dict[Language, Path]
    ) -> None:
        charts = charts_of(templates[language])
        assert [chart.title for chart in charts] == TITLES[language]
        for chart in charts:
            assert chart.title in chart.alternative
            heads = [series.caches["tx"][0] for series in chart.series]
            assert heads == [ChartPoint.column(f).header(language) for f in ("leads", "won")]

    def test_a_new_workbook_has_room_in_its_charts_and_nothing_to_show(
        self, language: Language, templates: dict[Language, Path]
    ) -> None:
        for chart, size in zip(charts_of(templates[language]), (9, 6, 5, 10), strict=True):
            for series in chart.series:
                assert series.caches["cat"] == series.caches["val"] == {}
                assert series.places == {"tx": 1, "cat": size, "val": size}


TITLES: dict[Language, list[str]] = {
    "zh-CN": [
        "哪些来源带来线索和成交",
        "近6个月登记的线索，后来成交多少",
        "登记时评的等级，后来成交多少",
        "线索最多的10位跟进人，各成交多少",
    ],
    "zh-TW": [
        "哪些來源帶來線索和成交",
        "近6個月登記的線索，後來成交多少",
        "登記時評的等級，後來成交多少",
        "線索最多的10位跟進人，各成交多少",
    ],
    "en": [
        "Leads and wins by source",
        "Leads by month, won since",
        "Wins by grade when registered",
        "Ten busiest owners, their wins",
    ],
}


class TestRefreshed:
    def test_the_blocks_take_exactly_the_rows_of_the_table(self, sample: Path) -> None:
        charts = table(FileWorkbook.open(sample), "ChartData", "图表")
        sizes = [charts.count(name) for name in dict.fromkeys(charts)]
        assert sizes == list(BLOCKS.values()) == [9, 5, 6, 10]
        assert sum(sizes) == ROWS[-1][1] - 1  # the last row of the last chart

    def test_the_charts_hold_what_is_in_the_cells(self, sample: Path) -> None:
        rows = table(FileWorkbook.open(sample), "ChartData", "名称", "线索数量", "成交数量")
        for chart, (first, last) in zip(charts_of(sample), ROWS, strict=True):
            names, *counts = zip(*rows[first - 2 : last - 1], strict=True)
            assert any(names)
            for series, numbers in zip(chart.series, counts, strict=True):
                assert series.caches["cat"] == by_place(names)
                assert series.caches["val"] == by_place(numbers)

    def test_the_drawing_stays_byte_for_byte_and_charts_but_for_their_points(
        self, sample: Path
    ) -> None:
        with ZipFile(sample.with_name("before.xlsx")) as old, ZipFile(sample) as new:
            for name in old.namelist():
                if name.startswith("xl/drawings/"):
                    assert new.read(name) == old.read(name), name
                if name.startswith("xl/charts/"):
                    assert without_points(new.read(name)) == without_points(old.read(name)), name

    def test_a_chart_drawn_from_rows_is_the_one_a_refresh_leaves(
        self, sample: Path, tmp_path: Path
    ) -> None:
        headers = [column.header("zh-CN") for column in ChartPoint.columns()]
        fields = [column.field for column in ChartPoint.columns()]
        rows = table(FileWorkbook.open(sample), "ChartData", *headers)
        drawn = tmp_path / "drawn.xlsx"
        draw(drawn, [dict(zip(fields, row, strict=True)) for row in rows])
        assert charts_of(drawn) == charts_of(sample)

    def test_without_leads_no_chart_shows_anything(self, tmp_path: Path) -> None:
        for chart in charts_of(refreshed(tmp_path, "zh-CN", has_leads=False)):
            for series in chart.series:
                assert series.caches["cat"] == series.caches["val"] == {}


def by_place(cells: tuple[Cell, ...]) -> dict[int, str]:
    texts = [f"{cell:g}" if isinstance(cell, float) else cell for cell in cells]
    return {place: str(text) for place, text in enumerate(texts) if text is not None}


def without_points(part: bytes) -> bytes:
    return re.sub(rb"<c:pt .*?</c:pt>", b"", part, flags=re.S)


def draw(path: Path, rows: list[dict[str, Cell]]) -> None:
    """Save a workbook of nothing but the charts and their data."""
    book = Workbook()
    data = fill_sheet(book, ChartPoint, rows, "zh-CN")
    add_charts(book.worksheets[0], data, "zh-CN", ("A1:C9", "F1:H9", "A20:C29", "F20:H29"))
    book.save(path)


class TestFormat:
    def test_names_that_would_break_xml_or_a_reference_are_kept(self, tmp_path: Path) -> None:
        path = tmp_path / "hostile.xlsx"
        hostile: Cell = '<R&D> "A"\'s\n2'
        draw(path, [{"name": hostile, "leads": 3.0}, {"leads": 0.0}])
        series = charts_of(path)[0].series[0]
        assert series.caches["cat"] == {0: hostile}
        assert series.caches["val"] == {0: "3", 1: "0"}

    def test_leads_and_wins_can_be_told_apart_without_colour(self, tmp_path: Path) -> None:
        path = tmp_path / "grey.xlsx"
        draw(path, [])
        with ZipFile(path) as archive:
            part = archive.read("xl/charts/chart1.xml").decode()
        series = re.findall(r"<c:ser>.*?<a:srgbClr val=\"(\w+)\"", part, re.S)
        light, dark = (grey(colour) for colour in series)
        assert light - dark > 0.35
        assert light < 0.85  # still seen on white

    def test_libreoffice_keeps_every_chart_and_what_it_shows(
        self, converted: Path, templates: dict[Language, Path]
    ) -> None:
        for language, path in templates.items():
            ours, theirs = charts_of(path), charts_of(converted / f"{language}.xlsx")
            assert [chart.title for chart in theirs] == [chart.title for chart in ours]
            for chart, other in zip(ours, theirs, strict=True):
                for one, two in zip(chart.series, other.series, strict=True):
                    for role, reference in one.references.items():
                        assert two.references[role].replace("'", "") == reference.replace("'", "")


def grey(colour: str) -> float:
    """Return how light *colour* prints, 0 to 1 (Rec. 601 weights)."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue
