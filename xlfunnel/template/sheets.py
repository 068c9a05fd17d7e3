"""A sheet that holds one table: columns, outline groups, frozen panes, the printed page."""

from collections.abc import Sequence
from itertools import groupby
from typing import Literal

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import Outline, PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from xlfunnel.language import Language
from xlfunnel.messages import say
from xlfunnel.schema.declare import Column, Row, Tab, Visibility
from xlfunnel.template.highlights import highlight
from xlfunnel.template.looks import LINE_HEIGHT, TAB_COLOURS, as_value
from xlfunnel.template.tables import GivenRow, PlacedTable, place
from xlfunnel.template.texts import header_width, lines_of

_STATES: dict[Visibility, Literal["visible", "hidden", "veryHidden"]] = {
    Visibility.VISIBLE: "visible",
    Visibility.HIDDEN: "hidden",
    Visibility.VERY_HIDDEN: "veryHidden",
}
_MOST_FROZEN = 3


def fill_sheet(
    book: Workbook, row: type[Row], given: Sequence[GivenRow], language: Language
) -> PlacedTable:
    """Add the sheet of table *row* and the table on it."""
    sheet: Worksheet = book.create_sheet(row.table.sheet.to(language))
    placed = place(sheet, row, given, language)
    for letter, column in placed.columns():
        dimension = sheet.column_dimensions[letter]
        dimension.width = column_width(column, language)
        as_value(dimension, language, column.type)
    _fit_heights(placed)
    _collapse_groups(placed)
    highlight(placed)
    sheet.freeze_panes = f"{get_column_letter(frozen_columns(row) + 1)}2"
    sheet.sheet_state = _STATES[row.table.visibility]
    set_page(sheet, row.table.tab, language, header_row=1)
    return placed


def column_width(column: Column, language: Language) -> float:
    """Return the width of a column: as declared, or what its header needs."""
    return max(column.width or column.type.width, header_width(column.header(language)))


def frozen_columns(row: type[Row]) -> int:
    """Return how many columns stay in sight: those that say which row it is."""
    names = {*row.table.key, "customer_name"}
    first = list(enumerate(row.columns(), 1))[:_MOST_FROZEN]
    return max((number for number, column in first if column.field in names), default=1)


def _fit_heights(placed: PlacedTable) -> None:
    """Make rows as high as their wrapped texts, which only Excel does by itself."""
    wrapped = [(letter, column) for letter, column in placed.columns() if column.type.is_wrapped]
    for number, values in enumerate(placed.given, placed.top + 1):
        lines = max(
            (
                lines_of(text, placed.sheet.column_dimensions[letter].width - 1)
                for letter, column in wrapped
                if isinstance(text := values.get(column.field), str)
            ),
            default=1,
        )
        if lines > 1:
            placed.sheet.row_dimensions[number].height = LINE_HEIGHT * lines + 2


def _collapse_groups(placed: PlacedTable) -> None:
    """
    Fold each outline group behind its first column.

    Excel joins neighbouring groups into one; the first column of each stays in sight
    between them and carries its button.
    """
    sheet = placed.sheet
    sheet.sheet_properties.outlinePr = Outline(summaryBelow=True, summaryRight=False)
    for group, members in groupby(placed.columns(), key=lambda item: item[1].group):
        if group is None:
            continue
        (first, _), *others = members
        sheet.column_dimensions[first].collapsed = True
        for letter, _ in others:
            sheet.column_dimensions[letter].outlineLevel = 1
            sheet.column_dimensions[letter].hidden = True
            sheet.column_dimensions.max_outline = 1  # openpyxl counts only its own groups


def set_page(
    sheet: Worksheet, tab: Tab, language: Language, *, header_row: int | None = None
) -> None:
    """Set tab colour, view and the printed page: A4 landscape, one page wide."""
    sheet.sheet_properties.tabColor = TAB_COLOURS[tab]
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom = 0.5, 0.6
    margins.header = margins.footer = 0.3
    if header_row:
        sheet.print_title_rows = f"{header_row}:{header_row}"
    sheet.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart("&A"),
        center=_HeaderFooterPart(say("template.page", language, page="&P", pages="&N")),
        right=_HeaderFooterPart(say("template.printed", language, day="&D")),
    )
