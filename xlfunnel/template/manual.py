"""使用说明: how to work with the workbook, then every table and column in a line each."""

from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from xlfunnel.language import Language
from xlfunnel.schema.catalogue import DEFAULT_MODULES
from xlfunnel.schema.declare import Tab
from xlfunnel.schema.guide import GUIDE_HEADERS, GUIDE_SHEET, INTRODUCTION, GuideLine, guide
from xlfunnel.template.looks import (
    HAIRLINE,
    HEADER_HEIGHT,
    LINE_HEIGHT,
    LOW,
    SLATE,
    TEAL,
    as_header,
    as_text,
)
from xlfunnel.template.sheets import set_page
from xlfunnel.template.texts import lines_of

_HELP_WIDTH = 96
_WIDTHS = (20, 22, 22, _HELP_WIDTH, 34)  # of the columns of GUIDE_HEADERS
_LETTERS = "ABCDE"


def fill_manual(sheet: Worksheet, modules: tuple[str, ...], language: Language) -> None:
    """Write the sheet from what the schema says of itself."""
    for letter, width in zip(_LETTERS, _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
        as_text(sheet.column_dimensions[letter], language, wrapped=letter == "D")
    sheet["A1"].value = GUIDE_SHEET.to(language)
    as_text(sheet["A1"], language, TEAL, bold=True, plus=6)
    sheet.row_dimensions[1].height = HEADER_HEIGHT
    for row, text in enumerate(INTRODUCTION, 2):
        sheet[f"A{row}"].value = text.to(language)
        as_text(sheet[f"A{row}"], language)
        sheet.row_dimensions[row].height = 18
    top = len(INTRODUCTION) + 3
    for letter, header in zip(_LETTERS, GUIDE_HEADERS, strict=True):
        sheet[f"{letter}{top}"].value = header.to(language)
        as_header(sheet[f"{letter}{top}"], language, SLATE)
    for row, line in enumerate(guide(language, (*DEFAULT_MODULES, *modules)), top + 1):
        _write_line(sheet, row, line, language)
    set_page(sheet, Tab.CONFIGURATION, language, header_row=top)


def _write_line(sheet: Worksheet, row: int, line: GuideLine, language: Language) -> None:
    """Write one line; the one that speaks of a whole table is its heading."""
    is_heading = not line.column
    lines = lines_of(line.help, _HELP_WIDTH * (0.9 if is_heading else 1))  # bold is wider
    sheet.row_dimensions[row].height = LINE_HEIGHT * lines + 2
    for letter, text in zip(_LETTERS, line, strict=True):
        cell = sheet[f"{letter}{row}"]
        cell.value = text or None
        as_text(cell, language, bold=is_heading, wrapped=letter == "D")
        cell.border = HAIRLINE
        if is_heading:
            cell.fill = PatternFill("solid", fgColor=LOW.cell)
