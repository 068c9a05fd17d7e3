"""
One tree of errors: each means that an action cannot run.

A bad row is never an error; it is data (an issue row with a fix). An error's text
comes from the message table, says where and what to do, and can be had in any of
the three languages.
"""

from xlfunnel.language import DEFAULT_LANGUAGE, Language
from xlfunnel.messages import say


class XlfunnelError(Exception):
    """Something the user can understand and mend; `key` names its message."""

    def __init__(self, key: str, /, **facts: object) -> None:
        self.key = key
        self.facts = facts
        super().__init__(key)

    def text(self, language: Language = DEFAULT_LANGUAGE) -> str:
        """Return the message in *language*."""
        return say(self.key, language, **self.facts)

    def __str__(self) -> str:
        return self.text()


class UsageError(XlfunnelError):
    """The command was called in a way that cannot work."""


class SettingsError(XlfunnelError):
    """A setting in the workbook (or a mapping file) makes the action impossible."""


class WorkbookError(XlfunnelError):
    """The workbook cannot be used for this action."""


class FileRefusedError(WorkbookError):
    """The file cannot be read or saved safely; it was left untouched."""


class MissingTableError(WorkbookError):
    """A table the action needs is not in the workbook."""


class MissingColumnError(WorkbookError):
    """A column the action needs is not in its table."""


class NoRoomError(WorkbookError):
    """A table cannot grow: something stands in its way."""


class ExcelError(WorkbookError):
    """Excel cannot be read or written now; nothing of the run was written."""


class AddinError(XlfunnelError):
    """The add-in cannot be built, installed or used on this PC."""
