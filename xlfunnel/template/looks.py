"""Fonts, colours and cell formats of a new workbook; a colour always stands beside a word."""

from dataclasses import dataclass

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.styleable import StyleableObject

from xlfunnel.language import Language
from xlfunnel.schema.declare import CellType, Tab, Writer

# Name and size, by language: what each system's spreadsheet program has.
FONTS: dict[Language, tuple[str, float]] = {
    "zh-CN": ("微软雅黑", 10),
    "zh-TW": ("微軟正黑體", 10),
    "en": ("Calibri", 11),
}

INK, TEAL, SLATE, GREY = "1E293B", "0F766E", "475569", "94A3B8"
FADED = "64748B"
WRITER_COLOURS = {Writer.PERSON: TEAL, Writer.SHARED: "0E7490", Writer.SYSTEM: SLATE}
TAB_COLOURS = {Tab.WORK: TEAL, Tab.ANALYSIS: "1E40AF", Tab.CONFIGURATION: SLATE, Tab.LOG: GREY}

HEADER_HEIGHT = 30  # points; two lines
ROW_HEIGHT = 20
LINE_HEIGHT = 15
_FILTER_BUTTON = 2  # indents: it would lie on the end of a header that stands at the right
HAIRLINE = Border(bottom=Side("thin", color="CBD5E1"))


@dataclass(frozen=True, slots=True)
class Pill:
    """
    How a word stands out.

    Attributes:
        text: Its colour.
        cell: The colour behind it, "" for none.
        is_bold: Where it must stand out on grey paper too.
    """

    text: str
    cell: str
    is_bold: bool = False


HIGH = Pill("9A3412", "FFEDD5", is_bold=True)
MEDIUM = Pill("1E40AF", "DBEAFE")
LOW = Pill("475569", "F1F5F9")
RED = Pill("B91C1C", "FEE2E2", is_bold=True)
RED_TEXT = Pill("B91C1C", "", is_bold=True)  # in a column where most cells would be red
AMBER = Pill("92400E", "FEF3C7")
GREEN = Pill("166534", "DCFCE7")


def font(language: Language, colour: str = INK, *, bold: bool = False, plus: float = 0) -> Font:
    """Return the workbook's one font, *plus* points larger."""
    name, size = FONTS[language]
    return Font(name=name, size=size + plus, color=colour, bold=bold)


def as_text(
    target: StyleableObject,
    language: Language,
    colour: str = INK,
    *,
    bold: bool = False,
    plus: float = 0,
    wrapped: bool = False,
) -> None:
    """Dress a cell or column that holds words outside any table."""
    target.font = font(language, colour, bold=bold, plus=plus)
    target.alignment = Alignment(vertical="center", wrap_text=wrapped)


def as_header(
    target: StyleableObject,
    language: Language,
    colour: str,
    *,
    is_right_aligned: bool = False,
    after_number: bool = False,
) -> None:
    """Dress the header of a column, above its values; *colour* says who fills it."""
    target.font = font(language, "FFFFFF", bold=True)
    target.fill = PatternFill("solid", fgColor=colour)
    target.alignment = _aligned(
        is_right_aligned, is_wrapped=True, is_indented=after_number, indent=_FILTER_BUTTON
    )


def as_value(
    target: StyleableObject, language: Language, kind: CellType, *, after_number: bool = False
) -> None:
    """Dress a cell or column for values of *kind*; text keeps off a number to its left."""
    target.font = font(language, TEAL if kind.is_place else INK)
    target.number_format = kind.number_format
    target.alignment = _aligned(
        kind.is_right_aligned, is_wrapped=kind.is_wrapped, is_indented=after_number
    )


def _aligned(
    is_right_aligned: bool, *, is_wrapped: bool, is_indented: bool = False, indent: int = 1
) -> Alignment:
    """Return an alignment; numbers keep a distance from the text in the next column."""
    return Alignment(
        horizontal="right" if is_right_aligned else "left",
        vertical="center",
        wrap_text=is_wrapped,
        indent=indent if is_right_aligned else int(is_indented),
    )
