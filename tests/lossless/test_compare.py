"""The tool must notice every kind of loss, and must not cry at what was asked for."""

import re
import warnings
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.lossless.compare import compare, compare_packages
from tests.lossless.generated import GENERATED
from tests.lossless.injected import INJECTED
from tests.lossless.injected.sample import SHEET, WORKBOOK, Sample
from tests.lossless.loss import ExpectedChanges, Kind, Loss
from tests.lossless.package import Package

TABLE, STRINGS, STYLES = "xl/tables/table1.xml", "xl/sharedStrings.xml", "xl/styles.xml"
CHART, FRONT = "xl/charts/chart1.xml", "xl/worksheets/sheet2.xml"


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """A sample with views, lists, scenarios, rich text and extensions."""
    path = tmp_path_factory.mktemp("rich") / "rich.xlsx"
    INJECTED["views_lists_and_scenarios.xlsx"](path)
    sample = Sample()
    sample.members = {
        name: Package.read(path).parts[name.lower()] for name in Package.read(path).names
    }
    return sample


Change = Callable[[Sample], None]


def losses(
    rich: Sample,
    change: Change,
    expected: ExpectedChanges | None = None,
    before: Change | None = None,
) -> list[Loss]:
    """Compare the sample with a changed copy of it."""
    one, other = Sample.__new__(Sample), Sample.__new__(Sample)
    one.members = dict(rich.members)
    if before:
        before(one)
    other.members = dict(one.members)
    change(other)
    old, new = (Package(list(sample.members.items())) for sample in (one, other))
    return compare_packages(old, new, expected or ExpectedChanges())


def remove(pattern: str, name: str = SHEET) -> Change:
    return lambda sample: sample.substitute(name, pattern, "")


def put(old: str, new: str, name: str = SHEET) -> Change:
    return lambda sample: sample.replace(name, old, new)


def drop(name: str) -> Change:
    return lambda sample: sample.members.__setitem__("gone", sample.members.pop(name))


def written(row: int, column: int, value: object) -> ExpectedChanges:
    """Expect one number in a cell of the table's sheet."""
    expected = ExpectedChanges()
    expected.add("Leads", row, column, value)  # type: ignore[arg-type]
    return expected


def test_a_workbook_is_equal_to_itself(rich: Sample) -> None:
    assert losses(rich, lambda _: None) == []


DAMAGES: dict[str, tuple[Change, Kind]] = {
    "a part goes": (drop("xl/drawings/vmlDrawing1.vml"), Kind.PART_LOST),
    "a part comes": (drop("xl/theme/theme1.xml"), Kind.PART_ADDED),
    "a byte of a part changes": (put("Office", "office", "xl/theme/theme1.xml"), Kind.PART_CHANGED),
    "a content type changes": (
        put("chart+xml", "chartx+xml", "[Content_Types].xml"), Kind.TYPE),
    "a relationship goes": (
        remove(r"<Relationship [^>]*vmlDrawing[^>]*/>", "xl/worksheets/_rels/sheet1.xml.rels"),
        Kind.RELATION),
    "an old-style data bar goes": (remove(r"<cfRule.*?</cfRule>"), Kind.FEATURE),
    "a 2010 data bar goes": (remove(r"<x14:cfRule.*?</x14:cfRule>"), Kind.FEATURE),
    "a 2010 validation goes": (remove(r"<x14:dataValidation .*</x14:dataValidation>"),
                               Kind.FEATURE),
    "a protected range goes": (remove(r"<protectedRange .*?/>"), Kind.FEATURE),
    "a custom view goes": (remove(r"<customSheetViews>.*</customSheetViews>"), Kind.FEATURE),
    "a frozen pane goes": (remove(r"<pane [^>]*/>"), Kind.FRAME),
    "a format area shrinks": (put('sqref="D2:D6"', 'sqref="D2:D5"'), Kind.FOLLOW),
    "a cell's format changes": (put('<c r="B2" s="1">', '<c r="B2" s="0">'), Kind.CELL),
    "a cell's value changes": (put("<v>10.5</v>", "<v>10.6</v>"), Kind.CELL),
    "a cell goes": (remove(r'<c r="D4">.*?</c>'), Kind.CELL),
    "a cell comes": (put('</row><row r="3"', '<c r="Z2"><v>1</v></c></row><row r="3"'), Kind.CELL),
    "a cached value goes": (put("<v>157.5</v>", "", FRONT), Kind.CELL),
    "a formula becomes its value": (put("<f>A1*2</f>", "", FRONT), Kind.CELL),
    "a formula changes": (put("A1*2", "A1*3", FRONT), Kind.CELL),
    "a number becomes text": (put("<v>10.5</v>", '<is><t>10.5</t></is>'), Kind.CELL),
    "quotes change": (put('<c r="D2"', "<c r='D2'"), Kind.BYTES),
    "a row is hidden": (put('<row r="3"', '<row hidden="1" r="3"'), Kind.BYTES),
    "rows swap": (
        lambda s: s.substitute(SHEET, r'(<row r="3".*?</row>)(<row r="4".*?</row>)', r"\2\1"),
        Kind.ORDER),
    "a shared string changes": (put("源3", "源三", STRINGS), Kind.PART_CHANGED),
    "a rich run goes": (remove("<r><rPr>.*</rPr>.*?</r>", STRINGS), Kind.FEATURE),
    "a phonetic guide goes": (remove("<rPh.*</rPh>", STRINGS), Kind.FEATURE),
    "a style changes": (put('numFmtId="164"', 'numFmtId="14"', STYLES), Kind.PART_CHANGED),
    "a table column is renamed": (put('name="Source"', 'name="From"', TABLE), Kind.TABLE),
    "a table shrinks": (put('ref="A1:D6"', 'ref="A1:D5"', TABLE), Kind.TABLE),
    "a table's extension goes": (remove("<extLst>.*</extLst>", TABLE), Kind.FEATURE),
    "a table goes": (drop(TABLE), Kind.TABLE),
    "a chart's range changes": (put("$D$2:$D$6", "$D$2:$D$5", CHART), Kind.PART_CHANGED),
    "a sheet is renamed": (put('name="Front"', 'name="Back"', WORKBOOK), Kind.PART_CHANGED),
    "a workbook view goes": (remove("<customWorkbookViews>.*</customWorkbookViews>", WORKBOOK),
                             Kind.FEATURE),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_noticed(rich: Sample, name: str) -> None:
    change, kind = DAMAGES[name]
    assert kind in {loss.kind for loss in losses(rich, change)}


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_noticed_beside_a_change_that_was_asked_for(rich: Sample, name: str) -> None:
    """The same damage, while D3 (21) is rightly overwritten on the same sheet."""
    change, _ = DAMAGES[name]

    def both(sample: Sample) -> None:
        sample.replace(SHEET, "<v>21</v>", "<v>77</v>")
        change(sample)

    assert losses(rich, both, written(3, 4, 77.0))


def d3(sample: Sample) -> None:
    """Write 77 into D3, and into the chart that shows it."""
    sample.replace(SHEET, "<v>21</v>", "<v>77</v>")
    sample.replace(CHART, "<c:v>21.0</c:v>", "<c:v>77</c:v>")


def test_a_written_cell_is_no_loss(rich: Sample) -> None:
    assert losses(rich, d3, written(3, 4, 77.0)) == []


def test_a_wish_for_a_full_calculation_is_no_loss(rich: Sample) -> None:
    def change(sample: Sample) -> None:
        d3(sample)
        sample.substitute(WORKBOOK, ' fullCalcOnLoad="1"', "")

    def before(sample: Sample) -> None:
        assert 'fullCalcOnLoad="1"' in sample.text(WORKBOOK)

    assert losses(rich, change, written(3, 4, 77.0), before) == []


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        (put("<v>21</v>", "<v>78</v>"), Kind.VALUE),
        (put('<c r="D3"><v>21</v>', '<c r="D3" t="str"><v>77</v>'), Kind.VALUE),
        (put("<v>21</v>", "<f>77</f><v>77</v>"), Kind.VALUE),
        (put('<c r="D3"><v>21</v>', '<c r="D3" s="1"><v>77</v>'), Kind.STYLE),
        (put("<v>21</v>", "<v>77</v>"), Kind.CACHE),  # the chart still shows 21
    ],
)
def test_a_written_cell_must_hold_the_value_in_its_format(
    rich: Sample, wrong: Change, kind: Kind
) -> None:
    assert kind in {loss.kind for loss in losses(rich, wrong, written(3, 4, 77.0))}


def test_new_strings_must_come_last(rich: Sample) -> None:
    # D3 holds text 源9, which is put first among the strings: every other text then moves
    def first(sample: Sample) -> None:
        sample.replace(SHEET, '<c r="D3"><v>21</v>', '<c r="D3" t="s"><v>0</v>')
        sample.substitute(STRINGS, r"(<sst[^>]*>)", r"\1<si><t>源9</t></si>")

    kinds = {loss.kind for loss in losses(rich, first, written(3, 4, "源9"))}
    assert {Kind.PART_CHANGED, Kind.CELL} <= kinds


def grown(sample: Sample) -> None:
    """Append a row to the table (D7 = 5) with all that follows."""
    row = '<row r="7"><c r="D7"><v>5</v></c></row></sheetData>'
    sample.replace(SHEET, "</sheetData>", row)
    sample.replace(SHEET, '<dimension ref="A1:D6"/>', '<dimension ref="A1:D7"/>')
    for old, new in (("D2:D6", "D2:D7"), ("C2:C6<", "C2:C7<")):
        sample.substitute(SHEET, old, new)
    sample.substitute(TABLE, "A1:D6", "A1:D7")
    sample.substitute(CHART, r"\$6", "$7")
    sample.substitute(CHART, r'(ptCount val=")5(")', r"\g<1>6\2")
    sample.substitute(CHART, "(</c:numCache>)", r'<c:pt idx="5"><c:v>5</c:v></c:pt>\1')


def growth() -> ExpectedChanges:
    expected = written(7, 4, 5.0)
    expected.appended["Leads"] = {7}
    return expected


def test_a_table_that_grew_with_all_that_follows_is_no_loss(rich: Sample) -> None:
    assert losses(rich, grown, growth()) == []


def test_a_formula_may_come_down_into_an_appended_row(rich: Sample) -> None:
    def change(sample: Sample) -> None:
        grown(sample)
        sample.replace(SHEET, '<c r="D7">', '<c r="C7" s="1"><f>D7*2</f></c><c r="D7">')

    assert losses(rich, change, growth()) == []


@pytest.mark.parametrize(
    ("forgotten", "kind"),
    [
        (lambda s: s.substitute(TABLE, "A1:D7", "A1:D6"), Kind.TABLE),
        (put('<autoFilter ref="A1:D7"', '<autoFilter ref="A1:D6"', TABLE), Kind.FOLLOW),
        (put("A1:D7", "A1:D6"), Kind.DIMENSION),
        (put('sqref="D2:D7"', 'sqref="D2:D6"'), Kind.FOLLOW),
        (put("<xm:sqref>C2:C7<", "<xm:sqref>C2:C6<"), Kind.FOLLOW),
        (put("$D$7", "$D$6", CHART), Kind.FOLLOW),
        (put('<c:pt idx="5"><c:v>5</c:v></c:pt>', "", CHART), Kind.CACHE),
        (put('<row r="7"', '<row r="7" hidden="1"'), Kind.ROW),
        (put('<c r="D7">', '<c r="C7"><v>9</v></c><c r="D7">'), Kind.CELL),
        (put("</c></row></sheetData>", '</c><c r="E7"><v>9</v></c></row></sheetData>'), Kind.CELL),
    ],
)
def test_what_must_follow_a_table_is_missed(rich: Sample, forgotten: Change, kind: Kind) -> None:
    def change(sample: Sample) -> None:
        grown(sample)
        forgotten(sample)

    assert kind in {loss.kind for loss in losses(rich, change, growth())}


def test_another_spelling_of_an_odd_sheet_is_no_loss_but_of_a_plain_one_is(rich: Sample) -> None:
    def odd(sample: Sample) -> None:
        sample.substitute(SHEET, "(<row )", r"<!-- odd -->\1")

    def respelled(sample: Sample) -> None:
        d3(sample)
        sample.replace(SHEET, '<c r="D2">', "<c  r='D2'>")

    assert losses(rich, respelled, written(3, 4, 77.0), odd) == []
    assert {loss.kind for loss in losses(rich, respelled, written(3, 4, 77.0))} == {Kind.BYTES}


def test_an_openpyxl_round_trip_is_found_guilty(tmp_path: Path) -> None:
    """What DESIGN says of it: cached values, extensions and 2007-type ribbons are lost."""
    found: set[str] = set()
    for name in ("views_lists_and_scenarios.xlsx", "ribbons_of_2007_and_2010.xlsx",
                 "threaded_comments.xlsx", "chart_of_2016.xlsx", "slicer.xlsx"):  # fmt: skip
        before, after = tmp_path / name, tmp_path / f"after_{name}"
        INJECTED[name](before)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it says itself that it drops extensions
            openpyxl.load_workbook(before).save(after)
        found |= {
            re.sub(r"http.*/", "", loss.where)
            for loss in compare(before, after, ExpectedChanges())
            if loss.kind is Kind.FEATURE
        }
    assert {
        "cached values", "conditional formats 2010", "validations 2010", "rich text runs",
        "phonetic guides", "slicers", "threaded comments", "ribbon 2007", "ribbon 2010",
        "charts 2016", "custom workbook views",
    } <= found  # fmt: skip


def test_every_workbook_that_is_made_can_be_read_by_the_tool(tmp_path: Path) -> None:
    for name, make in (GENERATED | INJECTED).items():
        path = tmp_path / name
        make(path)
        assert compare(path, path, ExpectedChanges()) == []
