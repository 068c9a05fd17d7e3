"""What goes wrong between Excel and us, in the user's words."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

import xlwings as xw

from xlfunnel.errors import ExcelError, XlfunnelError
from xlfunnel.excel import native

Place: TypeAlias = xw.App | xw.Book | xw.Sheet


@contextmanager
def talking(to: Place) -> Iterator[None]:
    """
    Turn whatever Excel throws while it is asked something into an ExcelError.

    Excel throws at every call while a cell is being edited or a dialogue is open, with an
    exception that depends on the platform and on the call; so nothing but calls of Excel may
    stand in here, lest a mistake of ours is blamed on it.
    """
    try:
        yield
    except XlfunnelError:
        raise
    except Exception as error:
        if not is_ready(to):
            raise ExcelError("excel.busy") from error
        raise ExcelError("excel.no_answer", reason=first_line(error)) from error


def is_ready(place: Place) -> bool:
    """Whether the Excel that *place* is in takes commands now."""
    try:
        book = place.book if isinstance(place, xw.Sheet) else place
        return native.is_ready(book.app if isinstance(book, xw.Book) else book)
    except Exception:  # while a cell is being edited it does not even say so
        return False


def first_line(error: Exception) -> str:
    """Return what *error* says, on one line; of COM's what Excel itself says."""
    told = getattr(error, "excepinfo", None)
    lines = str(told[2] if told and told[2] else error).splitlines()
    return lines[0] if lines else type(error).__name__
