"""The switches on 首页: what 一键更新 does and leaves."""

from collections.abc import Sequence
from copy import copy

from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from xlfunnel.language import Language
from xlfunnel.messages import say
from xlfunnel.schema.switches import Switch
from xlfunnel.template.highlights import highlight
from xlfunnel.template.home.grid import LEFT, SWITCHES
from xlfunnel.template.home.writing import heading
from xlfunnel.template.looks import HAIRLINE
from xlfunnel.template.tables import GivenRow, PlacedTable, place


def write_switches(sheet: Worksheet, given: Sequence[GivenRow], language: Language) -> PlacedTable:
    """Write the heading and the table; its last column goes on into the cells beside it."""
    heading(sheet, SWITCHES, LEFT, say("home.switches", language), language)
    placed = place(sheet, Switch, given, language, top=SWITCHES + 1, left=2, has_filter=False)
    sheet.row_dimensions[placed.top].height = 20
    letters = [letter for letter, _ in placed.columns()]
    beside = [letter for letter in LEFT if letter not in letters]
    for row in range(placed.top, placed.last_row + 1):
        for letter in letters:
            sheet[f"{letter}{row}"].alignment = Alignment(vertical="center")
            if row > placed.top:
                sheet[f"{letter}{row}"].border = HAIRLINE
        for letter in beside:
            cell = sheet[f"{letter}{row}"]
            if row == placed.top:
                cell.fill = copy(sheet[f"{letters[-1]}{row}"].fill)
            else:
                cell.border = HAIRLINE
    highlight(placed)
    return placed
