"""What Excel takes for a formula, and which it refuses."""

import re

from tests.excel_stand_in.com import refusal

LONGEST_FORMULA = 8_192


def formula_typed(text: str) -> str:
    """Return the formula that *text* is, after `=`, `+`, `-` or `@`; ComError for nonsense."""
    body = text[1:] if text[0] in "=@" else text
    formula = "=" + body.removeprefix("+" if text[0] == "+" and text[1] == "=" else "")
    if len(formula) > LONGEST_FORMULA or (text[0] == "@" and not re.match(r"\w+\(", body)):
        raise refusal("Application-defined or object-defined error")
    check_formula(formula)
    return formula


_QUOTED = re.compile(r"\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'|\[[^\[\]]*\]")


def check_formula(formula: str) -> None:
    """
    Raise ComError for a formula that Excel does not take.

    Found are what is left open, operators without an operand, and signs that no formula has;
    Excel, which parses formulas, refuses more.
    """
    bare = formula[1:]
    while (shorter := _QUOTED.sub("x", bare)) != bare:
        bare = shorter
    bare = bare.replace(" ", "")
    depth = 0
    for sign in bare:
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            break
    wrong = r"[\"'\[\];。？！、“”]|[-+*/^&=<>(]$|^[*/^&=<>,)%]|[-+*/^&=<>(][*/^&)](?<!\(\))|,?\.\."
    if depth or not bare or re.search(wrong, re.sub(r"\{[^{}]*\}", "x", bare)):
        raise refusal("Application-defined or object-defined error")
