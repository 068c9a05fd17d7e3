"""The six figures of 首页, each with a sentence that says how to take it."""

from collections.abc import Mapping

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from xlfunnel.language import Language
from xlfunnel.messages import say
from xlfunnel.template.home.grid import CARD_FIGURE, CARD_NOTE, CARD_TITLE, CARDS
from xlfunnel.template.home.writing import write
from xlfunnel.template.looks import AMBER, INK, LOW, RED, SLATE, TEAL, Pill

_FIGURES = ("leads", "open", "won", "rate", "overdue", "problems")
_ALARMS: dict[str, Pill] = {"overdue": RED, "problems": AMBER}  # when there are any
_ALIGNED = Alignment(horizontal="left", vertical="center", indent=1)
_GAP = Side("thick", color="FFFFFF")
_EDGE = Side("medium", color=TEAL)


def write_cards(sheet: Worksheet, formulas: Mapping[str, str], language: Language) -> None:
    """Write the cards side by side: title, figure, sentence."""
    for name, (first, last) in zip(_FIGURES, CARDS, strict=True):
        _dress(sheet, first, last)
        title = say(f"home.{name}", language)
        write(sheet, f"{first}{CARD_TITLE}", title, language, SLATE, bold=True)
        figure = f"{first}{CARD_FIGURE}"
        cell = write(sheet, figure, f"={formulas[name]}", language, INK, bold=True, plus=10)
        cell.number_format = "0.0%" if name == "rate" else "#,##0"
        cell.alignment = _ALIGNED
        sheet.merge_cells(f"{figure}:{last}{CARD_FIGURE}")
        note = f"={formulas[f'{name}_note']}"
        write(sheet, f"{first}{CARD_NOTE}", note, language, SLATE, plus=-1)
        for row in (CARD_TITLE, CARD_NOTE):
            sheet[f"{first}{row}"].alignment = _ALIGNED
        if name in _ALARMS:
            _alarm(sheet, figure, _ALARMS[name])


def _dress(sheet: Worksheet, first: str, last: str) -> None:
    """Colour the cells of a card, with a gap to the next one."""
    for row in (CARD_TITLE, CARD_FIGURE, CARD_NOTE):
        for letter in (first, last):
            cell = sheet[f"{letter}{row}"]
            cell.fill = PatternFill("solid", fgColor=LOW.cell)
            cell.border = Border(
                top=_EDGE if row == CARD_TITLE else None,
                right=_GAP if letter == last else None,
            )


def _alarm(sheet: Worksheet, cell: str, pill: Pill) -> None:
    look = DifferentialStyle(font=Font(color=pill.text))
    sheet.conditional_formatting.add(cell, Rule("expression", dxf=look, formula=[f"{cell}>0"]))
