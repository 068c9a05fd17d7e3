"""Pressing one button: on an open workbook, or on any desk."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from xlfunnel.errors import ExcelError, MissingTableError, UsageError, XlfunnelError
from xlfunnel.language import DEFAULT_LANGUAGE, Language
from xlfunnel.ribbon.buttons import BUTTONS
from xlfunnel.ribbon.desk import Desk
from xlfunnel.ribbon.told import Told, label

if TYPE_CHECKING:
    import xlwings as xw


def press(
    button: str, book: xw.Book, as_of: datetime, otherwise: Language = DEFAULT_LANGUAGE
) -> Told:
    """
    Press *button* over *book*, with *as_of* as now; return what is to be told.

    It is told in *otherwise*, the language of the add-in, where that of *book* is not known.
    """
    try:
        desk = desk_of(book, as_of, otherwise)
    except XlfunnelError as error:  # Excel does not even say what the workbook is called
        return Told(label(button, otherwise), error.text(otherwise), is_warning=True)
    try:
        return pressed(button, desk)
    finally:
        with suppress(Exception):  # an Excel that does not answer
            book.app.status_bar = False  # Excel's own again: progress was told there


def pressed(button: str, desk: Desk) -> Told:
    """Press *button* at *desk*; what it cannot do is told in the workbook's language."""
    language = desk.otherwise
    try:
        language = desk.language
        if button not in BUTTONS:
            raise UsageError("ribbon.unknown_button", button=button)
        return BUTTONS[button](desk)
    except MissingTableError as error:
        ours = error if desk.bindings else MissingTableError("ribbon.not_ours")
        return Told(label(button, language), ours.text(language), is_warning=True)
    except XlfunnelError as error:
        return Told(label(button, language), error.text(language), is_warning=True)


def desk_of(book: xw.Book, as_of: datetime, otherwise: Language = DEFAULT_LANGUAGE) -> Desk:
    """Return the desk over *book*; ExcelError when Excel does not answer."""
    from xlfunnel.excel import ExcelWorkbook, check_writable
    from xlfunnel.excel.talking import talking
    from xlfunnel.ribbon.dialogs import ExcelUser

    try:
        app = book.app
    except Exception as error:  # Excel rejects every call while a cell is being edited
        raise ExcelError("excel.busy") from error

    def sheets() -> list[str]:
        with talking(app):
            return [sheet.name for sheet in book.sheets]

    with talking(app):
        name = book.name
    return Desk(
        ExcelWorkbook(book),
        ExcelUser(app),
        as_of,
        name,
        sheets,
        check_writable=partial(check_writable, book),
        otherwise=otherwise,
    )
