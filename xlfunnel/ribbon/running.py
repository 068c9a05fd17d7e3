"""What VBA calls: finds the workbook, presses the button, and tells how it went."""

from __future__ import annotations

import sys
import tempfile
import traceback
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xlfunnel import __version__
from xlfunnel.errors import XlfunnelError
from xlfunnel.language import DEFAULT_LANGUAGE, Language
from xlfunnel.messages import say
from xlfunnel.ribbon.pressing import desk_of, press
from xlfunnel.ribbon.told import Told, label

if TYPE_CHECKING:
    import xlwings as xw

LOG = "xlfunnel.log"


def run(button: str, otherwise: Language = DEFAULT_LANGUAGE) -> None:
    """
    Press *button* over the workbook that VBA was called from, and tell what came of it.

    What is told is in the workbook's language, or in *otherwise*, the add-in's, where that is
    not known.

    Nothing is raised, whatever happens, but SystemExit where there is no Excel to speak
    through: xlwings shows what it says, and nothing else, in a box of its own.
    """
    book: xw.Book | None = None
    try:
        book = _caller()
        told = press(button, book, _now(), otherwise)
    except Exception as error:  # a user is never shown a traceback
        language = otherwise if book is None else _language_of(book, otherwise)
        told = Told(label(button, language), _words(button, error, language), is_warning=True)
    _tell(book, told)


def _now() -> datetime:
    return datetime.now().replace(second=0, microsecond=0)


def _caller() -> xw.Book:
    """Return the workbook that is in front of the user."""
    import xlwings as xw

    import xlfunnel.excel  # noqa: F401 limits how often xlwings asks an Excel that is busy

    try:
        return xw.Book.caller()
    except Exception as error:  # xlwings says it in many ways
        raise XlfunnelError("ribbon.no_book") from error


def _language_of(book: xw.Book, otherwise: Language) -> Language:
    try:
        return desk_of(book, _now(), otherwise).language
    except Exception:  # whatever went wrong before may do so again
        return otherwise


def _words(button: str, error: Exception, language: Language) -> str:
    """Return what to tell the user of *error*."""
    if isinstance(error, XlfunnelError):
        return error.text(language)
    if isinstance(error, OSError):
        return say("ribbon.system_error", language, detail=error.strerror or error)
    return _noted(button, error, language)


def _noted(button: str, error: Exception, language: Language) -> str:
    """Write *error* to a log in the temporary folder; return what to tell the user."""
    log = Path(tempfile.gettempdir()) / LOG
    head = f"{datetime.now():%Y-%m-%d %H:%M:%S} xlfunnel {__version__} {sys.version} {button}\n"
    try:
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(head + "".join(traceback.format_exception(error)) + "\n")
    except OSError:
        return say("ribbon.unexpected_no_log", language, detail=f"{type(error).__name__}: {error}")
    return say("ribbon.unexpected", language, log=log)


def _active() -> xw.App | None:
    """Return the Excel that is there, if there is one."""
    import xlwings as xw

    return xw.apps.active


def _tell(book: xw.Book | None, told: Told) -> None:
    """Show *told* in Excel's message box; nothing to say is nothing to show."""
    if not told.text:
        return
    try:
        app = _active() if book is None else book.app
        if app is not None:
            app.alert(told.text, told.title, "ok", "critical" if told.is_warning else "info")
            return
    except Exception:  # an Excel that does not answer
        pass
    raise SystemExit(told.text)
