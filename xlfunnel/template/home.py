"""首页: what the workbook is, and where everything is."""

from collections.abc import Sequence
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.utils import absolute_coordinate, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from xlfunnel.language import Language, Text
from xlfunnel.messages import say
from xlfunnel.schema.declare import Tab, Visibility
from xlfunnel.schema.guide import GUIDE_SHEET, title_of
from xlfunnel.schema.rules_sheet import RULES_SHEET
from xlfunnel.template.looks import HAIRLINE, LINE_HEIGHT, SLATE, TEAL, as_text
from xlfunnel.template.sheets import set_page
from xlfunnel.template.tables import PlacedTable
from xlfunnel.template.texts import lines_of

_MARGIN, _PLACES, _PURPOSES = "A", "B", "C"
_WIDTHS = {_MARGIN: 3, _PLACES: 24, _PURPOSES: 104}
_ROW_HEIGHT = 20


class _Link(NamedTuple):
    title: str
    purpose: str
    target: str


def fill_home(book: Workbook, placed: Sequence[PlacedTable], language: Language) -> None:
    """Write the front page; `book` has all its other sheets by now."""
    sheet = book.worksheets[0]
    set_page(sheet, Tab.WORK, language)
    sheet.page_setup.fitToHeight = 1
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
        as_text(sheet.column_dimensions[letter], language)
    _write(sheet, 2, say("template.title", language), language, TEAL, plus=10, height=36)
    _write(sheet, 3, say("template.subtitle", language), language, SLATE)
    shown = [table for table in placed if table.row.table.visibility is Visibility.VISIBLE]
    rules = [table for table in shown if table.row.table.sheet == RULES_SHEET]
    others = [table for table in shown if table not in rules]
    sheets = [_to_table(book, table, language) for table in others]
    sheets += [
        _to_sheet(book, "rules", RULES_SHEET, language),
        _to_sheet(book, "guide", GUIDE_SHEET, language),
    ]
    below = _section(sheet, 5, say("template.sheets", language), sheets, language)
    links = [_to_table(book, table, language) for table in rules]
    _section(sheet, below + 1, say("template.rules", language), links, language)


def _to_table(book: Workbook, table: PlacedTable, language: Language) -> _Link:
    declared = table.row.table
    target = _define(book, declared.name, table.sheet.title, table.area.split(":")[0])
    return _Link(title_of(table.row).to(language), declared.help.to(language), target)


def _to_sheet(book: Workbook, name: str, sheet: Text, language: Language) -> _Link:
    title = sheet.to(language)
    purpose = say(f"template.{name}_purpose", language)
    return _Link(title, purpose, _define(book, name, title, "A1"))


def _define(book: Workbook, name: str, sheet: str, cell: str) -> str:
    """Name a place: a link to a name survives a renamed sheet, one to a cell does not."""
    name = f"go_{name}"
    place = f"{quote_sheetname(sheet)}!{absolute_coordinate(cell)}"
    book.defined_names[name] = DefinedName(name, attr_text=place)
    return name


def _section(
    sheet: Worksheet, top: int, title: str, links: Sequence[_Link], language: Language
) -> int:
    """Write a heading and its links from row *top* on; return the first row below them."""
    _write(sheet, top, title, language, SLATE, plus=2, height=24)
    for row, link in enumerate(links, top + 1):
        place, purpose = sheet[f"{_PLACES}{row}"], sheet[f"{_PURPOSES}{row}"]
        place.value, purpose.value = link.title, link.purpose
        place.hyperlink = Hyperlink(place.coordinate, location=link.target)
        as_text(place, language, TEAL, bold=True)
        as_text(purpose, language, wrapped=True)
        place.border = purpose.border = HAIRLINE
        lines = lines_of(link.purpose, _WIDTHS[_PURPOSES])
        sheet.row_dimensions[row].height = _ROW_HEIGHT + LINE_HEIGHT * (lines - 1)
    return top + len(links) + 1


def _write(
    sheet: Worksheet,
    row: int,
    text: str,
    language: Language,
    colour: str,
    *,
    plus: float = 0,
    height: float = _ROW_HEIGHT,
) -> None:
    cell = sheet[f"{_PLACES}{row}"]
    cell.value = text
    as_text(cell, language, colour, bold=plus > 0, plus=plus)
    sheet.row_dimensions[row].height = height
