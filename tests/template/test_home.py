"""首页: the figures, today's work, the charts and the links of a new workbook."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from xlfunnel.key_figures.formulas import (
    AS_OF,
    MONTH,
    TODAY_FIELDS,
    TODAY_ROWS,
    formulas,
    today_name,
)
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.messages import say
from xlfunnel.schema.home_sheet import HOME_SHEET
from xlfunnel.template.home import reference
from xlfunnel.template.home.grid import CHARTS, LAST
from xlfunnel.template.looks import AMBER, RED

CARDS = ("leads", "open", "won", "rate", "overdue", "problems")


@pytest.fixture
def home(language: Language, templates: dict[Language, Path]) -> openpyxl.Workbook:
    return openpyxl.load_workbook(templates[language])


def texts(book: openpyxl.Workbook) -> dict[str, str]:
    """Return what stands on the front page, by cell."""
    sheet = book.worksheets[0]
    return {c.coordinate: str(c.value) for row in sheet.iter_rows() for c in row if c.value}


def test_it_is_the_sheet_one_sees_first(home: openpyxl.Workbook, language: Language) -> None:
    assert home.active is home.worksheets[0]
    assert home.worksheets[0].title == HOME_SHEET.to(language)


def test_every_figure_stands_there_once_as_a_formula(
    home: openpyxl.Workbook, language: Language
) -> None:
    found = [text[1:] for text in texts(home).values() if text.startswith("=")]
    wanted = formulas(lambda row, field: reference(row, field, language), language)
    assert sorted(found) == sorted(wanted.values())


def test_each_card_has_a_title_above_its_figure_and_a_sentence_below(
    home: openpyxl.Workbook, language: Language
) -> None:
    sheet = home.worksheets[0]
    wanted = formulas(lambda row, field: reference(row, field, language), language)
    places = {text: place for place, text in texts(home).items()}
    for name in CARDS:
        figure = sheet[places[f"={wanted[name]}"]]
        assert figure.offset(-1).value == say(f"home.{name}", language)
        assert figure.offset(1).value == f"={wanted[f'{name}_note']}"


def test_the_cells_that_other_figures_count_from_are_named(
    home: openpyxl.Workbook, language: Language
) -> None:
    wanted = formulas(lambda row, field: reference(row, field, language), language)
    sheet = home.worksheets[0]
    for name, figure in ((AS_OF, "as_of"), (MONTH, "month")):
        ((title, place),) = home.defined_names[name].destinations
        assert title == sheet.title
        assert sheet[place.replace("$", "")].value == f"={wanted[figure]}"


def test_before_any_refresh_it_says_how_to_start(
    templates: dict[Language, Path], language: Language
) -> None:
    shown = texts(openpyxl.load_workbook(templates[language], data_only=True)).values()
    for row in (1, 2, 3):
        for field in ("customer_name", "action"):
            assert say(f"home.start_{row}_{field}", language) in shown
    assert TODAY_ROWS >= 3


def test_links_lead_to_every_visible_sheet(home: openpyxl.Workbook, language: Language) -> None:
    links = [c.hyperlink for row in home.worksheets[0].iter_rows() for c in row if c.hyperlink]
    sheets = set()
    for link in links:
        assert link.location
        ((title, _),) = home.defined_names[link.location].destinations
        sheets.add(title)
    visible = {sheet.title for sheet in home.worksheets if sheet.sheet_state == "visible"}
    assert sheets == visible - {HOME_SHEET.to(language)}


def test_an_alarm_is_raised_by_a_figure_above_zero_only(home: openpyxl.Workbook) -> None:
    places = {text: place for place, text in texts(home).items()}
    language = next(a for a in LANGUAGES if HOME_SHEET.to(a) == home.worksheets[0].title)
    wanted = formulas(lambda row, field: reference(row, field, language), language)
    rules = {
        str(place.sqref): [rule.formula for rule in place.rules]
        for place in home.worksheets[0].conditional_formatting
    }
    for name in ("overdue", "problems"):
        cell = places[f"={wanted[name]}"]
        assert rules[cell] == [[f"{cell}>0"]]


def test_figures_look_like_what_they_are(home: openpyxl.Workbook, language: Language) -> None:
    sheet = home.worksheets[0]
    wanted = formulas(lambda row, field: reference(row, field, language), language)
    places = {text: place for place, text in texts(home).items()}
    looks = {name: sheet[places[f"={wanted[name]}"]].number_format for name in wanted}
    assert {looks[name] for name in CARDS if name != "rate"} == {"#,##0"}
    assert looks["rate"] == "0.0%"
    assert "yyyy-mm-dd hh:mm" in looks["as_of"]
    assert say("home.not_run", language) in looks["as_of"]  # while it is 0
    assert "yyyy-mm" in looks["month"]


def test_what_is_due_today_is_amber_and_what_is_late_red_in_any_language(
    home: openpyxl.Workbook,
) -> None:
    (place,) = (p for p in home.worksheets[0].conditional_formatting if len(p.rules) == 2)
    today, late = place.rules
    assert all(f'"{say("clocks.late_today", said)}"' in today.formula[0] for said in LANGUAGES)
    assert late.formula[0].startswith("LEN(")
    fills = [str(rule.dxf.fill.bgColor.rgb) for rule in (today, late) if rule.dxf]
    assert fills == [f"00{AMBER.cell}", f"00{RED.cell}"]


def test_it_prints_on_one_page_with_all_that_stands_on_it(home: openpyxl.Workbook) -> None:
    sheet = home.worksheets[0]
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)
    left, top, right, bottom = range_boundaries(str(sheet.print_area).split("!")[-1])
    rows = {cell.row for row in sheet.iter_rows() for cell in row if cell.value}
    assert (left, top) == (1, 1)
    assert max(rows) <= (bottom or 0) == LAST
    assert all((range_boundaries(area)[2] or 0) <= (right or 0) for area in CHARTS)


def test_charts_and_today_do_not_stand_on_each_other(home: openpyxl.Workbook) -> None:
    filled = {place for place, text in texts(home).items() if not text.startswith("=IF((ROWS")}
    for area in CHARTS:
        cells = {cell.coordinate for row in home.worksheets[0][area] for cell in row}
        assert not cells & filled


def test_what_is_late_is_bold_and_what_is_due_today_is_not(home: openpyxl.Workbook) -> None:
    """On grey paper their colours look alike."""
    due = {
        rule.formula[0]: bool(rule.dxf.font.b)
        for formats in home.worksheets[0].conditional_formatting
        for rule in formats.rules
        if str(formats.sqref).startswith("G")
    }
    late, today = (formula for formula in sorted(due, key=lambda text: "LEN(" not in text))
    assert (due[late], due[today]) == (True, False)


def test_a_long_name_or_task_is_written_smaller_and_not_cut(
    home: openpyxl.Workbook, language: Language
) -> None:
    sheet = home.worksheets[0]
    wanted = formulas(lambda row, field: reference(row, field, language), language)
    places = {text: place for place, text in texts(home).items()}
    for row in range(1, TODAY_ROWS + 1):
        for field in TODAY_FIELDS:
            assert sheet[places[f"={wanted[today_name(row, field)]}"]].alignment.shrink_to_fit
