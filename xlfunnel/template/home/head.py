"""The head of 首页: what this is, and for which moment it holds."""

from collections.abc import Mapping

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import absolute_coordinate, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from xlfunnel.key_figures.formulas import AS_OF, MONTH
from xlfunnel.language import Language
from xlfunnel.messages import say
from xlfunnel.template.home.grid import SUBTITLE, TITLE
from xlfunnel.template.home.writing import write
from xlfunnel.template.looks import SLATE, TEAL

_STAMPS = "L", "M"  # the columns of both stamps


def write_head(
    book: Workbook, sheet: Worksheet, formulas: Mapping[str, str], language: Language
) -> None:
    """Write title, subtitle and the stamps, and name these for the other formulas."""
    title, subtitle = say("template.title", language), say("template.subtitle", language)
    write(sheet, f"B{TITLE}", title, language, TEAL, bold=True, plus=10)
    write(sheet, f"B{SUBTITLE}", subtitle, language, SLATE)
    as_of, not_run = say("home.as_of", language), say("home.not_run", language)
    formats = {
        "as_of": f'"{as_of} "yyyy-mm-dd hh:mm;;"{not_run}"',
        "month": f'"{say("home.month", language)} "yyyy-mm;;',
    }
    for name, defined, row in (("as_of", AS_OF, TITLE), ("month", MONTH, SUBTITLE)):
        first, last = (f"{letter}{row}" for letter in _STAMPS)
        cell = write(sheet, first, f"={formulas[name]}", language, SLATE, bold=row == TITLE)
        cell.number_format = formats[name]
        cell.alignment = Alignment(horizontal="right", vertical="center")
        sheet.merge_cells(f"{first}:{last}")
        place = f"{quote_sheetname(sheet.title)}!{absolute_coordinate(first)}"
        book.defined_names[defined] = DefinedName(defined, attr_text=place)
