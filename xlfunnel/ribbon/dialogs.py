"""Asking the user: Excel's own boxes, on macOS the system's for a file, and the clipboard."""

import sys
from pathlib import Path
from typing import Any

from xlfunnel.errors import UsageError
from xlfunnel.excel import native
from xlfunnel.excel.talking import talking
from xlfunnel.values.cell import excerpt

_CANCELLED = "(-128)"  # what AppleScript says when the user thinks better of it
_LONGEST_REASON = 120
_FILTER = "CSV (*.csv;*.txt),*.csv;*.txt"


class ExcelUser:
    """Asks through *app*, an xlwings App."""

    def __init__(self, app: Any) -> None:
        self._app = app

    def confirms(self, text: str, title: str) -> bool:
        """Ask yes or no."""
        with talking(self._app):
            return bool(self._app.alert(text, title, "yes_no", "info") == "yes")

    def csv_file(self, title: str) -> Path | None:
        """Ask for a CSV: by Excel's own dialog, on macOS by that of the system."""
        if sys.platform == "darwin":
            chosen = _by_apple_script(title)
        else:
            with talking(self._app):
                chosen = native.ask_for_file(self._app, _FILTER, title)
        return Path(chosen) if chosen else None

    def copy(self, text: str) -> None:
        """Put *text* onto the clipboard."""
        import pyperclip

        try:
            pyperclip.copy(text)
        except pyperclip.PyperclipException as error:
            raise UsageError("ribbon.no_clipboard") from error


def _by_apple_script(title: str) -> str | None:
    """Return the path that is chosen in the dialog of macOS, where Excel's own takes no filter."""
    from subprocess import run

    quoted = title.replace("\\", "").replace('"', "")
    script = f'POSIX path of (choose file with prompt "{quoted}" of type {{"csv", "txt"}})'
    done = run(["osascript", "-e", script], capture_output=True, text=True, check=False)
    if done.returncode and _CANCELLED not in done.stderr:
        raise UsageError("ribbon.no_dialog", detail=excerpt(done.stderr, _LONGEST_REASON))
    return done.stdout.strip() or None
