"""Error values as an Excel that runs hands them out: by number, or named by xlwings."""

from xlfunnel.values.cell import CellError

# COM gives an error value as a whole number, every other number as a float. xlwings can name the
# seven of Excel 97; the others are XlCVError's, counted from 0x800A0000.
_NAMED = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
_FIRST_NUMBER = -2_146_828_288
_NUMBERED = {
    2043: "#GETTING_DATA",
    2045: "#SPILL!",
    2046: "#CONNECT!",
    2047: "#BLOCKED!",
    2048: "#UNKNOWN!",
    2049: "#FIELD!",
    2050: "#CALC!",
}
_ERRORS: dict[object, CellError] = {
    **{text: CellError(text) for text in _NAMED},
    **{_FIRST_NUMBER + number: CellError(text) for number, text in _NUMBERED.items()},
}


def error_of(code: object) -> CellError | None:
    """
    Return the error value that *code* stands for, None when it is something else.

    >>> error_of("#N/A"), error_of(-2146826243), error_of(-2146826243.0), error_of("#hash")
    (CellError(code='#N/A'), CellError(code='#SPILL!'), None, None)
    """
    return _ERRORS.get(code) if type(code) in (str, int) else None
