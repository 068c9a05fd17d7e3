"""
The grid of 首页: where its parts stand.

Twelve columns of one width, but that a customer's or switch's name fits into the first;
six cards of two columns each, today's work and the switches to the left, four charts to
the right, the links below. All of it is seen on a screen 1366 wide and on one A4 page.
"""

from openpyxl.worksheet.worksheet import Worksheet

from xlfunnel.language import Language
from xlfunnel.template.looks import as_text

_COLUMN = 14.0
_WIDTHS = {"A": 2.0, "B": 26.0, "C": 8.0, **dict.fromkeys("DEFGHIJKLM", _COLUMN), "N": 2.0}
CARDS = (("B", "C"), ("D", "E"), ("F", "G"), ("H", "I"), ("J", "K"), ("L", "M"))
LEFT, RIGHT = "BCDEFG", "HIJKLM"  # halves

TITLE, SUBTITLE = 2, 3
CARD_TITLE, CARD_FIGURE, CARD_NOTE = 5, 6, 7
TODAY = 9  # its heading; the headers and ten rows follow
SWITCHES = 22  # its heading; the table follows
LINKS = 29  # their heading
PRINTED = f"A1:N{LINKS + 7}"

# The cells of each chart.
CHARTS = ("H9:J17", "K9:M17", "H18:J27", "K18:M27")

_ROW = 20.0
_HEIGHTS = {1: 6.0, TITLE: 34.0, 4: 8.0, CARD_FIGURE: 34.0, 8: 10.0, 21: 10.0, 28: 10.0}
LAST = LINKS + 7


def set_grid(sheet: Worksheet, language: Language) -> None:
    """Set widths and heights; the page looks the same with and without data."""
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
        as_text(sheet.column_dimensions[letter], language)
    for row in range(1, LAST + 1):
        sheet.row_dimensions[row].height = _HEIGHTS.get(row, _ROW)
