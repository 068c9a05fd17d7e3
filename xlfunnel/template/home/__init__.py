"""
首页: how things stand, what to do today, and where everything is.

The figures are native formulas (`key_figures/`); the charts read 图表数据.
"""

from collections.abc import Sequence
from functools import partial

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from xlfunnel.key_figures.formulas import column_reference, formulas
from xlfunnel.language import Language
from xlfunnel.schema.chart_data import ChartPoint
from xlfunnel.schema.declare import Row, Tab
from xlfunnel.template.charts import add_charts
from xlfunnel.template.home.cards import write_cards
from xlfunnel.template.home.grid import CHARTS, PRINTED, RIGHT, TODAY, set_grid
from xlfunnel.template.home.head import write_head
from xlfunnel.template.home.links import write_links
from xlfunnel.template.home.switching import write_switches
from xlfunnel.template.home.today import write_today
from xlfunnel.template.home.writing import write
from xlfunnel.template.looks import SLATE
from xlfunnel.template.sheets import set_page
from xlfunnel.template.tables import GivenRow, PlacedTable


def fill_home(
    book: Workbook,
    placed: Sequence[PlacedTable],
    switches: Sequence[GivenRow],
    language: Language,
) -> PlacedTable:
    """Write the front page, when all other sheets are there; return the table on it."""
    sheet = book.worksheets[0]
    set_page(sheet, Tab.WORK, language)
    sheet.page_setup.fitToHeight = 1
    set_grid(sheet, language)
    texts = formulas(partial(reference, language=language), language)
    write_head(book, sheet, texts, language)
    write_cards(sheet, texts, language)
    write_today(sheet, texts, language)
    _write_behind_charts(sheet, texts["no_charts"], language)
    chart_data = next(table for table in placed if table.row is ChartPoint)
    add_charts(sheet, chart_data, language, CHARTS)
    table = write_switches(sheet, switches, language)
    write_links(book, sheet, placed, language)
    sheet.print_area = PRINTED
    return table


def _write_behind_charts(sheet: Worksheet, formula: str, language: Language) -> None:
    """Say where the charts would be why there are none yet; they have no ground of their own."""
    area = f"{RIGHT[0]}{TODAY + 4}:{RIGHT[-1]}{TODAY + 4}"
    cell = write(sheet, area.split(":")[0], f"={formula}", language, SLATE)
    cell.alignment = Alignment(horizontal="center", vertical="center")
    sheet.merge_cells(area)


def reference(row: type[Row], field: str, language: Language) -> str:
    """Return how formulas say a column of the new workbook."""
    return column_reference(row.table.name, row.column(field).header(language))
