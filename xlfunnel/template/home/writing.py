"""Cells of 首页: words and formulas, dressed."""

from openpyxl.cell import Cell
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from xlfunnel.language import Language
from xlfunnel.template.looks import GREY, INK, SLATE, as_text

_RULE = Border(bottom=Side("thin", color=GREY))


def write(
    sheet: Worksheet,
    cell: str,
    value: str,
    language: Language,
    colour: str = INK,
    *,
    bold: bool = False,
    plus: float = 0,
) -> Cell:
    """Write a text, or a formula that begins with `=`."""
    target: Cell = sheet[cell]
    target.value = value
    as_text(target, language, colour, bold=bold, plus=plus)
    return target


def heading(sheet: Worksheet, row: int, letters: str, text: str, language: Language) -> None:
    """Write the heading of a part, with a rule below it."""
    write(sheet, f"{letters[0]}{row}", text, language, SLATE, bold=True, plus=1)
    for letter in letters:
        sheet[f"{letter}{row}"].border = _RULE
