"""
What Excel makes of a text that is put into a cell: the rules of typing it there.

As a Chinese Excel has them: dates are year first and shown yyyy/m/d, money is ¥.
"""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, Context, Decimal
from typing import NamedTuple, TypeAlias

from tests.excel_stand_in.com import refusal
from tests.excel_stand_in.formulas import formula_typed
from tests.excel_stand_in.moments import moment_typed
from tests.excel_stand_in.number_formats import GENERAL, TEXT

LONGEST_TEXT = 32_767
ERRORS = {
    "#NULL!": 2000, "#DIV/0!": 2007, "#VALUE!": 2015, "#REF!": 2023, "#NAME?": 2029,
    "#NUM!": 2036, "#N/A": 2042, "#GETTING_DATA": 2043, "#SPILL!": 2045, "#CONNECT!": 2046,
    "#BLOCKED!": 2047, "#UNKNOWN!": 2048, "#FIELD!": 2049, "#CALC!": 2050,
}  # fmt: skip
_HALF_WIDTH = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_TYPED_ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")


class ExcelError(NamedTuple):
    """The error that a cell holds, `#N/A`."""

    code: str

    @property
    def com_value(self) -> int:
        """The number by which COM gives it."""
        return ERRORS[self.code] - 2_146_828_288


Value: TypeAlias = float | str | bool | ExcelError | None


class Entry(NamedTuple):
    """
    What is in a cell after something was put there.

    Attributes:
        value: The value, of a formula None.
        formula: With its `=`; empty for a constant.
        is_prefixed: Whether it was marked as text by a leading apostrophe.
        number_format: That a cell without one takes on.
    """

    value: Value
    formula: str = ""
    is_prefixed: bool = False
    number_format: str = GENERAL


def entered(text: str, number_format: str, year: int) -> Entry:
    """Return what a cell of that format makes of *text*; ComError if Excel refuses it."""
    if len(text) > LONGEST_TEXT + text.startswith("'"):
        raise refusal("Application-defined or object-defined error")
    if text.startswith("'"):
        return Entry(text[1:], is_prefixed=True)
    if not text:
        return Entry(None)
    if number_format == TEXT:
        return Entry(text)
    plain = text.translate(_HALF_WIDTH).strip(" ")
    if plain.upper() in ("TRUE", "FALSE"):
        return Entry(plain.upper() == "TRUE")
    if plain.upper() in _TYPED_ERRORS:
        return Entry(ExcelError(plain.upper()))
    found = _number(plain) or _fraction(plain)
    if found is not None:
        return found
    if when := moment_typed(plain, year):
        return Entry(when[0], number_format=when[1])
    if len(plain) > 1 and plain[0] in "=+-@":
        return Entry(None, formula=formula_typed(plain))
    return Entry(text)


_NUMBER = re.compile(
    r"(?P<open>\()?(?P<sign>[+-]?)(?P<money>[¥$€]?)(?P<whole>\d{1,3}(?:,\d{3})+|\d*)"
    r"(?P<part>\.\d*)?(?P<power>[eE][+-]?\d{1,3})?(?P<percent> ?%)?(?P<close>\))?",
    re.ASCII,
)


def _number(text: str) -> Entry | None:
    found = _NUMBER.fullmatch(text)
    if not found or not re.search(r"\d", found["whole"] + (found["part"] or "")):
        return None
    if bool(found["open"]) != bool(found["close"]) or (found["open"] and found["sign"]):
        return None
    digits = found["whole"].replace(",", "") + (found["part"] or "") + (found["power"] or "")
    number = float(Context(prec=15, rounding=ROUND_DOWN).create_decimal(Decimal(digits)))
    if abs(number) > 9.99999999999999e307:
        return None
    number *= (-1 if found["sign"] == "-" or found["open"] else 1) / (
        100 if found["percent"] else 1
    )
    return Entry(number, number_format=_shown(found))


def _shown(found: re.Match[str]) -> str:
    decimals = ".00" if found["part"] else ""
    if found["percent"]:
        return f"0{decimals}%"
    if found["power"]:
        return "0.00E+00"
    if found["money"]:
        return f"{found['money']}#,##0{decimals}"
    return f"#,##0{decimals}" if "," in found["whole"] else GENERAL


def _fraction(text: str) -> Entry | None:
    found = re.fullmatch(r"(-?)([0-9]+) ([0-9]{1,5})/([0-9]{1,5})", text)
    if not found or not int(found[4]):
        return None
    number = int(found[2]) + int(found[3]) / int(found[4])
    return Entry(-number if found[1] else number, number_format="# ?/?")
