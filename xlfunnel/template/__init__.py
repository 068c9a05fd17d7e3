"""
The workbook of a new team: every table of the schema on its sheet, ready to be filled.

Nothing here says what a table holds; that is the schema's. The same schema, language and
rows give the same bytes. `python -m workbook.build` makes the files in workbook/.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from xlfunnel.key_figures.formulas import formulas
from xlfunnel.key_figures.values import values as key_figures
from xlfunnel.language import DEFAULT_LANGUAGE, Language
from xlfunnel.messages import say
from xlfunnel.schema.catalogue import DEFAULT_MODULES, tables_of
from xlfunnel.schema.declare import Row, Visibility
from xlfunnel.schema.defaults import shipped_rows
from xlfunnel.schema.guide import GUIDE_SHEET
from xlfunnel.schema.home_sheet import HOME_SHEET
from xlfunnel.schema.rules_sheet import RULES_SHEET
from xlfunnel.schema.switches import Switch
from xlfunnel.template.home import fill_home, reference
from xlfunnel.template.looks import FONTS
from xlfunnel.template.manual import fill_manual
from xlfunnel.template.package import finished
from xlfunnel.template.rules_sheet import fill_rules
from xlfunnel.template.sheets import fill_sheet
from xlfunnel.template.tables import GivenRows, PlacedTable
from xlfunnel.template.words import add_lists
from xlfunnel.values.cell import Cell


def build(
    path: Path,
    *,
    language: Language = DEFAULT_LANGUAGE,
    modules: Sequence[str] = (),
    rows: Mapping[type[Row], Sequence[Mapping[str, Cell]]] | None = None,
) -> None:
    """
    Write a new workbook to *path*; what is there is replaced.

    Args:
        path: Where the .xlsx goes.
        language: Of sheets, headers, words and notes.
        modules: What to switch on beside the modules that always are.
        rows: Table to its rows (field to cell); a table that is not named gets what the
            schema ships for it, or one blank row.
    """
    path.write_bytes(content(language=language, modules=modules, rows=rows))


def content(
    *,
    language: Language = DEFAULT_LANGUAGE,
    modules: Sequence[str] = (),
    rows: Mapping[type[Row], Sequence[Mapping[str, Cell]]] | None = None,
) -> bytes:
    """Return the bytes that `build` writes."""
    tables = tables_of((*DEFAULT_MODULES, *modules))
    given = {row: (rows or {}).get(row) or shipped_rows(row, language) for row in tables}
    book = Workbook()
    placed = _fill_sheets(book, given, tuple(modules), language)
    placed.append(fill_home(book, placed, given[Switch], language))
    add_lists(book, placed, language)
    _say_what_it_is(book, language)
    out = BytesIO()
    book.save(out)
    return finished(out.getvalue(), FONTS[language], _results(given, language))


def _results(given: GivenRows, language: Language) -> dict[str, Cell]:
    """Return what the formulas of the front page give."""

    def cells(row: type[Row], field: str) -> list[Cell]:
        return [values.get(field) for values in given[row]]

    texts = formulas(partial(reference, language=language), language)
    return {texts[name]: cell for name, cell in key_figures(cells, language).items()}


def _fill_sheets(
    book: Workbook, given: GivenRows, modules: tuple[str, ...], language: Language
) -> list[PlacedTable]:
    """Make the sheets in workbook order, those that nobody sees last."""
    book.worksheets[0].title = HOME_SHEET.to(language)
    placed: list[PlacedTable] = []
    shown = [row for row in given if row.table.visibility is Visibility.VISIBLE]
    rules = [row for row in shown if row.table.sheet == RULES_SHEET]
    for row in shown:
        if row.table.sheet not in (HOME_SHEET, RULES_SHEET):
            placed.append(fill_sheet(book, row, given[row], language))
    placed += fill_rules(book, {row: given[row] for row in rules}, language)
    fill_manual(book.create_sheet(GUIDE_SHEET.to(language)), modules, language)
    for row in given:
        if row not in shown:
            placed.append(fill_sheet(book, row, given[row], language))
    return placed


def _say_what_it_is(book: Workbook, language: Language) -> None:
    """Set the document's properties; Excel need not compute, for the results are stored."""
    book.properties.title = say("template.title", language)
    book.properties.creator = "xlfunnel"
    book.properties.language = language
    book.calculation.fullCalcOnLoad = False
    book.calculation.calcId = 191029  # Excel's own since 2019: else it offers to save on closing
