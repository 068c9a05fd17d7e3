"""Formulas that could depend on a change: asking for recalculation, keeping the chain true."""

import re
from collections.abc import Collection


def with_full_calculation(data: bytes) -> bytes:
    """Return the workbook part asking for a full calculation when it is next opened."""
    found = re.search(rb"<((?:[\w.\-]+:)?)calcPr(\s[^>]*?)?(/?)>", data)
    if found is None:
        return _with_calc_pr(data)
    if re.search(rb'\sfullCalcOnLoad="(?:1|true)"', found[0]):
        return data
    tag = re.sub(rb'\sfullCalcOnLoad="[^"]*"', b"", found[0])
    end = len(found[3]) + 1
    return data[: found.start()] + tag[:-end].rstrip() + b' fullCalcOnLoad="1"' + tag[-end:] + (
        data[found.end() :]
    )


# calcPr stands after these in a workbook part (ECMA-376 CT_Workbook)
_BEFORE_CALC_PR = (b"definedNames", b"externalReferences", b"functionGroups", b"sheets")


def _with_calc_pr(data: bytes) -> bytes:
    for name in _BEFORE_CALC_PR:
        found = re.search(
            rb"</((?:[\w.\-]+:)?)%s\s*>|<((?:[\w.\-]+:)?)%s(?:\s[^>]*)?/>" % (name, name), data
        )
        if found is not None:
            prefix = found[1] or found[2] or b""
            element = b'<%scalcPr fullCalcOnLoad="1"/>' % prefix
            return data[: found.end()] + element + data[found.end() :]
    return data


def trimmed_calc_chain(data: bytes, sheet_number: int, gone: Collection[str]) -> bytes:
    """Return the calculation chain without the cells *gone* (A1 names) of a sheet."""
    sheet = 0

    def keep(found: re.Match[bytes]) -> bytes:
        nonlocal sheet
        number = re.search(rb'\si="(\d+)"', found[0])
        sheet = int(number[1]) if number else sheet
        name = re.search(rb'\sr="([^"]*)"', found[0])
        if sheet == sheet_number and name and name[1].decode() in gone:
            return b""
        if number is None:  # the one before it, which said the sheet, may have gone
            return found[0].replace(b"<c ", b'<c i="%d" ' % sheet, 1) if gone else found[0]
        return found[0]

    return re.sub(rb"<(?:[\w.\-]+:)?c\s[^>]*/>", keep, data)
