"""Where everything is: a link to each sheet, with a few words on what it is for."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.utils import absolute_coordinate, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from xlfunnel.language import Language, Text
from xlfunnel.messages import say
from xlfunnel.schema.declare import Visibility
from xlfunnel.schema.guide import GUIDE_SHEET, title_of
from xlfunnel.schema.rules_sheet import RULES_SHEET
from xlfunnel.template.home.grid import LEFT, LINKS, RIGHT
from xlfunnel.template.home.writing import heading, write
from xlfunnel.template.looks import HAIRLINE, SLATE, TEAL
from xlfunnel.template.tables import PlacedTable


class _Link(NamedTuple):
    title: str
    purpose: str
    target: str


def write_links(
    book: Workbook, sheet: Worksheet, placed: Sequence[PlacedTable], language: Language
) -> None:
    """Write the links in two columns; name the places they lead to."""
    links = list(_links(book, placed, language))
    heading(sheet, LINKS, LEFT + RIGHT, say("home.sheets", language), language)
    half = (len(links) + 1) // 2
    for number, link in enumerate(links):
        letters = LEFT if number < half else RIGHT
        _write(sheet, LINKS + 1 + number % half, letters, link, language)


def _links(book: Workbook, placed: Sequence[PlacedTable], language: Language) -> Iterator[_Link]:
    for table in placed:
        declared = table.row.table
        if declared.visibility is Visibility.VISIBLE and declared.sheet != RULES_SHEET:
            target = _define(book, declared.name, table.sheet.title, table.area.split(":")[0])
            purpose = say(f"home.purpose.{declared.name}", language)
            yield _Link(title_of(table.row).to(language), purpose, target)
    yield _to_sheet(book, "rules", RULES_SHEET, language)
    yield _to_sheet(book, "guide", GUIDE_SHEET, language)


def _to_sheet(book: Workbook, name: str, sheet: Text, language: Language) -> _Link:
    title = sheet.to(language)
    return _Link(title, say(f"home.purpose.{name}", language), _define(book, name, title, "A1"))


def _define(book: Workbook, name: str, sheet: str, cell: str) -> str:
    """Name a place: a link to a name survives a renamed sheet, one to a cell does not."""
    name = f"go_{name}"
    place = f"{quote_sheetname(sheet)}!{absolute_coordinate(cell)}"
    book.defined_names[name] = DefinedName(name, attr_text=place)
    return name


def _write(sheet: Worksheet, row: int, letters: str, link: _Link, language: Language) -> None:
    title, purpose = f"{letters[0]}{row}", f"{letters[2]}{row}"
    cell = write(sheet, title, link.title, language, TEAL, bold=True)
    cell.hyperlink = Hyperlink(cell.coordinate, location=link.target)
    write(sheet, purpose, link.purpose, language, SLATE)
    for letter in letters:
        sheet[f"{letter}{row}"].border = HAIRLINE
