"""
Excel takes no structured reference (`Leads[状态]`) in a validation, a conditional format or
a chart: a file with one is called damaged. A validation goes through a defined name instead.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree
from openpyxl.chart import BarChart, Reference
from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.datavalidation import DataValidation

from tests.template.areas import table_of
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.schema.catalogue import tables_of
from xlfunnel.schema.declare import Row
from xlfunnel.template import content
from xlfunnel.template.sample import sample_rows

# Local names, so that the 2010 extensions of validations and formats (x14, xm:f) are seen too.
# A cell's own formula (f) may be structured, but the template has none.
PLACES = {
    "formula1": "a validation",
    "formula2": "a validation",
    "formula": "a conditional format",
    "f": "a chart or an extension",
}
PARTS = re.compile(r"xl/(worksheets|charts|chartsheets)/[^/]+\.xml")
MOST_ERROR_TEXT, MOST_ERROR_TITLE = 255, 32  # characters: more, and Excel repairs the file


def references(package: bytes) -> Iterator[tuple[str, str, str]]:
    """Yield part, place and text of every reference Excel wants in A1 form or as a name."""
    with ZipFile(BytesIO(package)) as archive:
        for name in archive.namelist():
            if PARTS.fullmatch(name):
                for element in etree.fromstring(archive.read(name)).iter("{*}*"):
                    kind = etree.QName(element).localname
                    parent = element.getparent()
                    is_cell_formula = (
                        kind == "f" and parent is not None and parent.tag.endswith("}c")
                    )
                    if kind in PLACES and not is_cell_formula:
                        yield name, PLACES[kind], "".join(map(str, element.itertext()))


def structured(package: bytes) -> list[tuple[str, str, str]]:
    """Return the references that are structured; a bracket in a quoted text is none."""
    return [found for found in references(package) if "[" in re.sub(r'"[^"]*"', "", found[2])]


@pytest.fixture(scope="module", params=LANGUAGES)
def package(request: pytest.FixtureRequest) -> bytes:
    language: Language = request.param
    return content(language=language, rows=sample_rows(language))


def test_the_lint_sees_structured_references_wherever_excel_refuses_them() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.add_data_validation(DataValidation("list", formula1="Sources[来源]", sqref="A1"))
    sheet.conditional_formatting.add("A1", Rule("expression", formula=['Leads[状态]="x"']))
    chart = BarChart()
    chart.add_data(Reference(range_string="Sheet!$B$1:$B$5"))
    chart.series[0].val.numRef.f = "Leads[金额]"
    sheet.add_chart(chart, "D1")
    out = BytesIO()
    book.save(out)
    assert sorted(text for _, _, text in structured(out.getvalue())) == [
        'Leads[状态]="x"',
        "Leads[金额]",
        "Sources[来源]",
    ]


def test_the_workbook_has_none(package: bytes) -> None:
    assert len(list(references(package))) > 50
    assert structured(package) == []


def test_every_list_is_a_defined_name_that_leads_to_words(package: bytes) -> None:
    book = openpyxl.load_workbook(BytesIO(package))
    names = {
        validation.formula1
        for sheet in book.worksheets
        for validation in sheet.data_validations.dataValidation
        if validation.type == "list"
    }
    assert {"list_sources", "list_statuses", "list_grades", "list_reps"} <= names
    for name in names:
        text = book.defined_names[name].attr_text
        column = re.fullmatch(r"(\w+)\[(.+)\]", text)
        if column:
            sheet, area = table_of(book, column[1])
            headers = [cell.value for cell in sheet[area][0]]
            assert column[2] in headers, text
        else:
            ((title, area),) = book.defined_names[name].destinations
            assert all(cell.value for (cell,) in book[title][area.replace("$", "")]), text


def test_lists_say_what_excel_has_room_for(package: bytes) -> None:
    book = openpyxl.load_workbook(BytesIO(package))
    for sheet in book.worksheets:
        for validation in sheet.data_validations.dataValidation:
            assert validation.allowBlank
            assert len(validation.prompt or "") <= MOST_ERROR_TEXT
            assert len(validation.promptTitle or "") <= MOST_ERROR_TITLE
            if validation.type != "list":
                continue
            assert len(validation.error) <= MOST_ERROR_TEXT
            assert len(validation.errorTitle) <= MOST_ERROR_TITLE
            extends = validation.formula1 in OPEN_LISTS
            assert validation.errorStyle == ("warning" if extends else "stop")


OPEN_LISTS = {"list_sources", "list_grades", "list_reps", "list_loss_reasons", "list_win_reasons"}


def test_lists_and_colours_cover_exactly_the_data_rows_of_a_column(package: bytes) -> None:
    book = openpyxl.load_workbook(BytesIO(package))
    for row in tables_of():
        sheet, area = table_of(book, row.table.name)
        inside = {f"{c.column_letter}{c.row}" for line in sheet[area] for c in line}
        columns = set(data_columns(row, area))
        whole = f"{min(columns, key=place).split(':')[0]}:{max(columns, key=place).split(':')[1]}"
        ranges = [str(v.sqref) for v in sheet.data_validations.dataValidation]
        ranges += [str(area.sqref) for area in sheet.conditional_formatting]
        for text in ranges:
            if text.split(":")[0] in inside and ":" in text:
                assert text in {*columns, whole}, (row, text)


def place(column: str) -> int:
    """Return the number of the column that *column*, such as `C2:C9`, is."""
    return openpyxl.utils.column_index_from_string(re.sub(r"\d.*", "", column))


def data_columns(row: type[Row], area: str) -> Iterator[str]:
    """Yield the data cells of each column of a table lying at *area*."""
    first, last = area.split(":")
    top, bottom = int(re.sub(r"\D", "", first)) + 1, int(re.sub(r"\D", "", last))
    left = openpyxl.utils.column_index_from_string(re.sub(r"\d", "", first))
    for number in range(left, left + len(row.columns())):
        letter = openpyxl.utils.get_column_letter(number)
        yield f"{letter}{top}:{letter}{bottom}"
