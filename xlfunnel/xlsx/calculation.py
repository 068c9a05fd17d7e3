"""Formulas that could depend on a change: asking for recalculation."""

import re


def with_full_calculation(data: bytes) -> bytes:
    """Return the workbook part asking for a full calculation when it is next opened."""
    found = re.search(rb"<((?:[\w.\-]+:)?)calcPr(\s[^>]*?)?(/?)>", data)
    if found is None:
        return _with_calc_pr(data)
    said = rb"""\sfullCalcOnLoad\s*=\s*["']([^"']*)["']"""
    already = re.search(said, found[0])
    if already and already[1] in (b"1", b"true"):
        return data
    attributes = re.sub(said, b"", found[2] or b"").rstrip()
    tag = b'<%scalcPr%s fullCalcOnLoad="1"%s>' % (found[1], attributes, found[3])
    return data[: found.start()] + tag + data[found.end() :]


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
