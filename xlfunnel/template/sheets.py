"""A sheet that holds one table: columns, outline groups, frozen panes, the printed page."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Literal

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import Outline, PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from xlfunnel.language import Language
from xlfunnel.messages import say
from xlfunnel.schema.declare import Column, Row, Tab, Visibility
from xlfunnel.tables.areas import MAX_ROWS
from xlfunnel.template.folding import folds
from xlfunnel.template.header_widths import header_width
from xlfunnel.template.highlights import highlight
from xlfunnel.template.looks import FONTS, ROW_HEIGHT, TAB_COLOURS, as_value
from xlfunnel.template.prompts import add_prompts
from xlfunnel.template.tables import GivenRow, PlacedTable, follows_number, place
from xlfunnel.values.text import read_text
from xlfunnel.values.text_width import lines_of, width_of
from xlfunnel.xlsx.rowheights import CELL_MARGIN, height_of
from xlfunnel.xlsx.styles import LEADING

_STATES: dict[Visibility, Literal["visible", "hidden", "veryHidden"]] = {
    Visibility.VISIBLE: "visible",
    Visibility.HIDDEN: "hidden",
    Visibility.VERY_HIDDEN: "veryHidden",
}
_MOST_FROZEN = 3
_LAPTOP = 188  # width that a screen of 1366 pixels shows beside row numbers and scroll bar
_SMALLER = 90  # per cent
_LEGIBLE = 240  # width that A4 shows at two thirds of its size, just large enough to read
_NAME_IN_LETTERS = 14  # what four Chinese characters say
_BESIDE_A_WORD = 1.5  # what a cell keeps free, and a little


def fill_sheet(
    book: Workbook, row: type[Row], given: Sequence[GivenRow], language: Language
) -> PlacedTable:
    """Add the sheet of table *row* and the table on it."""
    sheet: Worksheet = book.create_sheet(row.table.sheet.to(language))
    placed = place(sheet, row, given, language)
    for letter, column in placed.columns():
        dimension = sheet.column_dimensions[letter]
        after_number = follows_number(row, column)
        dimension.width = column_width(column, language, after_number=after_number)
        dimension.hidden = column.is_hidden
        as_value(dimension, language, column.type, after_number=after_number)
    _fit_heights(placed, language)
    _fold_groups(placed)
    _fit_screen(placed)
    highlight(placed)
    add_prompts(placed, language)
    sheet.freeze_panes = f"{get_column_letter(frozen_columns(row) + 1)}2"
    sheet.sheet_state = _STATES[row.table.visibility]
    set_page(sheet, row.table.tab, language, header_row=1)
    _keep_legible_on_paper(placed)
    return placed


def column_width(column: Column, language: Language, *, after_number: bool = False) -> float:
    """
    Return the width of a column: as declared, or what its header or longest word needs.

    After a column of numbers texts stand a little to the right.
    """
    terms = None if column.type.is_wrapped else column.type.terms
    words = terms.labels(language) if terms is not None else ()
    is_a_name = language == "en" and column.type.read is read_text
    is_right_aligned = column.type.is_right_aligned
    header = header_width(column.header(language), is_right_aligned=is_right_aligned)
    return max(
        column.width or column.type.width,
        header + (after_number and not is_right_aligned),
        max(map(width_of, words), default=0) + _BESIDE_A_WORD,
        _NAME_IN_LETTERS if is_a_name else 0,
    )


def frozen_columns(row: type[Row]) -> int:
    """Return how many columns stay in sight: those that say which row it is."""
    names = {*row.table.key, "customer_name", "cell"}
    first = list(enumerate(row.columns(), 1))[:_MOST_FROZEN]
    return max((number for number, column in first if column.field in names), default=1)


def _fit_heights(placed: PlacedTable, language: Language) -> None:
    """Make rows as high as their wrapped texts, which only Excel does by itself."""
    placed.sheet.sheet_format.defaultRowHeight = ROW_HEIGHT
    line = LEADING * FONTS[language][1]
    folded = {column.field for fold in folds(placed.row) for column in fold.folded}
    wrapped = [
        (letter, column)
        for letter, column in placed.columns()
        if column.type.is_wrapped and column.field not in folded
    ]
    for number, values in enumerate(placed.given, placed.top + 1):
        lines = max(
            (
                lines_of(text, placed.sheet.column_dimensions[letter].width - CELL_MARGIN)
                for letter, column in wrapped
                if isinstance(text := values.get(column.field), str)
            ),
            default=1,
        )
        if lines > 1:
            placed.sheet.row_dimensions[number].height = height_of(lines, line)


def _fold_groups(placed: PlacedTable) -> None:
    """Fold each outline group behind the column that carries its button."""
    sheet = placed.sheet
    letters = {column.field: letter for letter, column in placed.columns()}
    sheet.sheet_properties.outlinePr = Outline(summaryBelow=True, summaryRight=False)
    for fold in folds(placed.row):
        sheet.column_dimensions[letters[fold.head.field]].collapsed = True
        for column in fold.folded:
            dimension = sheet.column_dimensions[letters[column.field]]
            dimension.outlineLevel, dimension.hidden = 1, True
        sheet.column_dimensions.max_outline = 1  # openpyxl counts only its own groups


def _fit_screen(placed: PlacedTable) -> None:
    """Show a table that is wider than the screen of a laptop a little smaller."""
    if sum(_widths_in_sight(placed).values()) > _LAPTOP:
        placed.sheet.sheet_view.zoomScale = placed.sheet.sheet_view.zoomScaleNormal = _SMALLER


def _keep_legible_on_paper(placed: PlacedTable) -> None:
    """Print no more columns than can be read; whole columns, so that new rows are printed too."""
    widths = _widths_in_sight(placed)
    ends = zip(widths, accumulate(widths.values()), strict=True)
    printed = [letter for letter, end in ends if end <= _LEGIBLE]
    if len(printed) < len(widths):
        placed.sheet.print_area = f"A1:{printed[-1]}{MAX_ROWS}"


def _widths_in_sight(placed: PlacedTable) -> dict[str, float]:
    """Return the width of each column that is not folded or hidden, by its letter."""
    dimensions = placed.sheet.column_dimensions
    letters = (letter for letter, _ in placed.columns())
    return {letter: dimensions[letter].width for letter in letters if not dimensions[letter].hidden}


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
    margins.left = margins.right = 0.25
    margins.top, margins.bottom = 0.5, 0.6
    margins.header = margins.footer = 0.3
    if header_row:
        sheet.print_title_rows = f"{header_row}:{header_row}"
    sheet.HeaderFooter.scaleWithDoc = False  # one size on every sheet
    sheet.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart("&A"),
        center=_HeaderFooterPart(say("template.page", language, page="&P", pages="&N")),
        right=_HeaderFooterPart(say("template.printed", language, day="&D")),
    )
