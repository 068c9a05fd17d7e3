"""All tables of a run written to Excel, or none of them."""

from collections.abc import Callable, Sequence
from contextlib import suppress

import xlwings as xw

from xlfunnel.errors import ExcelError, XlfunnelError
from xlfunnel.excel import native
from xlfunnel.excel.arranging import lift_filter
from xlfunnel.excel.journal import Journal
from xlfunnel.excel.linking import link
from xlfunnel.excel.loading import Loaded
from xlfunnel.excel.storing import Storing
from xlfunnel.excel.talking import first_line, talking
from xlfunnel.excel.verifying import differing
from xlfunnel.language import Language
from xlfunnel.messages import say


class Committing:
    """
    Writes all tables of a run to *book*.

    Args:
        book: An open workbook, in an Excel that is kept still.
        language: Language of what is told.
        tell: Takes what the user is to know, as a text.
    """

    def __init__(self, book: xw.Book, language: Language, tell: Callable[[str], None]) -> None:
        self._book = book
        self._language = language
        self._tell = tell

    def write(self, changed: Sequence[Loaded]) -> None:
        """
        Write all of *changed*, which has been checked.

        Raises:
            ExcelError: A write failed; what had been written was put back, or could not be.
        """
        journal = Journal()
        try:
            stored = [self._store(loaded, journal) for loaded in changed]
            for one in stored:
                one.finish()
        except Exception as error:  # Excel throws what it likes; whatever it is, all goes back
            if not journal.take_back():
                raise ExcelError("excel.half_written", reason=first_line(error)) from error
            if isinstance(error, XlfunnelError):
                raise
            raise ExcelError("excel.put_back", reason=first_line(error)) from error
        for loaded, one in zip(changed, stored, strict=True):
            # by now it is written, come what may
            with suppress(ExcelError), talking(self._book):
                self._follow_up(loaded, one)

    def _store(self, loaded: Loaded, journal: Journal) -> Storing:
        name = loaded.part.sheet.name
        self._book.app.status_bar = say("excel.writing", self._language, sheet=name)
        storing = Storing(self._book.sheets[name], loaded, journal)
        storing.write()
        if native.is_filtered(storing.standing.table) and differing(storing):
            lift_filter(storing.standing)  # Excel has passed over the rows that it hides
            storing.write_cells()
        if storing.standing.is_filter_lifted:
            self._tell(say("excel.filter_lifted", self._language, sheet=name))
        return storing

    def _follow_up(self, loaded: Loaded, stored: Storing) -> None:
        """Tell what Excel took for something else, and let the cells that say places lead there."""
        part = loaded.state.part
        for number, slots in differing(stored).items():
            header = part.headers[number]
            facts = {"place": part.place(header, slots[0]), "column": header, "count": len(slots)}
            self._tell(say("excel.not_as_written", self._language, **facts))
        for header, most in loaded.state.links.items():
            number = part.headers.index(header)
            rows = len(stored.standing.at)  # those that are gone have links too
            cells = stored.standing.rows(0, rows, range(number, number + 1))
            link(cells, loaded.state.columns[header], most)
