"""参数 by topic: a line between two topics, and the system's own rows in grey."""

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Border, PatternFill, Side

from xlfunnel.language import Language
from xlfunnel.schema.parameters import SYSTEM, Parameter, parameters
from xlfunnel.template.looks import LOW, SLATE, font
from xlfunnel.template.tables import PlacedTable

_BETWEEN_TOPICS = Border(bottom=Side("thin", color=SLATE))


def group_settings(placed: PlacedTable, language: Language) -> None:
    """Part the topics of 参数, and show which rows are not for people to change."""
    declared = {name: setting for setting in parameters() for name in setting.names}
    settings = [declared.get(str(values.get("key"))) for values in placed.given]
    for number, (setting, following) in enumerate(
        zip(settings, [*settings[1:], None], strict=True), placed.top + 1
    ):
        for cell in _ruled_cells(placed, number):
            if _topic(setting) != _topic(following):
                cell.border = _BETWEEN_TOPICS
            if setting is not None and setting.topic is SYSTEM:
                cell.font = font(language, LOW.text)
                cell.fill = PatternFill("solid", fgColor=LOW.cell)


def _ruled_cells(placed: PlacedTable, number: int) -> list[Cell | MergedCell]:
    """Return the cells of row *number* that have a line below, also those beside the table."""
    cells = placed.sheet[number][placed.left - 1 :]
    return [cell for cell in cells if cell.border.bottom.style]


def _topic(setting: Parameter | None) -> object:
    return setting.topic if setting else None
