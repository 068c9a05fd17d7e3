"""What a button works with: the workbook in front of the user, and who has clicked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from xlfunnel.errors import XlfunnelError
from xlfunnel.language import DEFAULT_LANGUAGE, Language
from xlfunnel.messages import say
from xlfunnel.records import Records
from xlfunnel.ribbon.doors import OpenWorkbook, User
from xlfunnel.ribbon.told import MOST_LINES, MOST_OF_A_PLAN, Told, label, shortened
from xlfunnel.schema.configuration import Configuration, read_settings
from xlfunnel.schema.declare import Row
from xlfunnel.schema.recognise import Binding, recognise
from xlfunnel.schema.settings import Setting

if TYPE_CHECKING:  # loading the actions takes longer than many a button should
    from xlfunnel.actions import Action, Outcome


@dataclass
class Desk:
    """
    All that a button has to do with.

    Attributes:
        workbook: The one in front of the user.
        user: To be asked.
        as_of: The moment that counts as now, to the minute.
        name: What the workbook is called.
        sheets: Returns the names of its sheets.
        check_writable: Raises ExcelError where nothing could be written: better told at once
            than after minutes of computing.
        otherwise: The language of the add-in, spoken where the workbook has none of ours.
    """

    workbook: OpenWorkbook
    user: User
    as_of: datetime
    name: str = ""
    sheets: Callable[[], Collection[str]] = tuple
    check_writable: Callable[[], None] = lambda: None
    otherwise: Language = DEFAULT_LANGUAGE
    _has_written: bool = field(default=False, init=False)

    @cached_property
    def configuration(self) -> Configuration:
        """What the workbook's settings say; SettingsError when it is newer than this program."""
        configured = read_settings(Records(self.workbook).rows(Setting).rows)
        self.workbook.language = configured.language
        return configured

    @property
    def language(self) -> Language:
        """The workbook's language; the add-in's in somebody else's workbook."""
        return self.configuration.language if self._is_ours else self.otherwise

    @cached_property
    def _is_ours(self) -> bool:
        return bool(self.bindings)

    def say(self, key: str, /, **facts: object) -> str:
        """Return a message in the workbook's language."""
        return say(key, self.language, **facts)

    @property
    def bindings(self) -> dict[type[Row], Binding]:
        """Our tables in the workbook, without looking for header rows that are none yet."""
        configured = self.configuration
        return recognise(self.workbook.tables(), configured.names, configured.headers)

    def records(self) -> Records:
        """Return the workbook's tables as they are now."""
        configured = self.configuration
        return Records(self.workbook, self.as_of, configured.names, configured.headers)

    def act(self, action: Action, *, writes: bool = True) -> Outcome:
        """Run *action* as any door does; without *writes* it is only computed."""
        from xlfunnel.actions import Run, perform_steps

        if writes:
            self.check_writable()
        run = Run(self.as_of, language=self.language, writes=writes)
        outcome = perform_steps(action, self.workbook, run)
        if writes:
            self.commit()
        return outcome

    def commit(self) -> None:
        """Bring everything written into Excel."""
        self.workbook.commit()
        self._has_written = True

    def show(self, table: type[Row], field: str, position: int = 0) -> None:
        """
        Put the cursor into a row of *table*, or show its sheet where there is no such row.

        It comes after what a button does: a sheet that cannot be shown, such as one that the
        user has hidden, must not keep that from being told.
        """
        binding = self.bindings.get(table)
        if binding is None:
            return
        ordinal = self.records().ordinal(table, position)
        with suppress(XlfunnelError):
            if ordinal is None or field not in binding.headers:
                self.workbook.go_to_sheet(binding.sheet)
            else:
                self.workbook.go_to(binding.table_name, binding.headers[field], ordinal)

    def told(self, button: str, lines: Iterable[str] = (), *, is_warning: bool = False) -> Told:
        """
        Return *lines* as what *button* tells, after what the workbook has had to say.

        It speaks of what it writes: as long as nothing is written, nothing of that is true.
        """
        reported = self.workbook.messages if self._has_written else []
        said = list(dict.fromkeys([*reported, *lines]))
        most = MOST_LINES if self._has_written else MOST_OF_A_PLAN
        return Told(label(button, self.language), shortened(said, self.language, most), is_warning)
