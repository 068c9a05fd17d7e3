"""The process: what a test may turn and look at, and no program calling Excel can see."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable
from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.excel_stand_in.com import busy
from tests.excel_stand_in.entry import Value

if TYPE_CHECKING:
    from tests.excel_stand_in.books import Workbook
    from tests.excel_stand_in.ranges import Range

_WINDOWS = count(1000)
_BUTTONS = {"ok": 1, "cancel": 2, "yes": 6, "no": 7}
_FIRST_BUTTON = {0: "ok", 1: "ok", 3: "yes", 4: "yes"}
_CONTENTS = ("Value", "Value2", "Formula", "Formula2", "NumberFormat", "PrefixCharacter")


class Alert(NamedTuple):
    """A message box that was shown."""

    prompt: str
    title: str


class Excel:
    """
    One running Excel.

    Attributes:
        books: That are open, in the order of opening.
        active: The one in front; None when there is none or Protected View is in front.
        protected_views: Names of books that are shown in Protected View.
        edit_mode: Whether the user is editing a cell: every call is rejected.
        calls: How often each member was called: `Range.Value`, `Range.Value =`.
        calculated: How often Excel was told to calculate.
        evaluate: Gives the value of a formula that is typed or written; 0 until a test says.
        alerts, answers: Message boxes shown, and which buttons the user presses: `ok`,
            `cancel`, `yes`, `no`; without an answer the first button.
        file_answers, input_answers: What file dialogs and input boxes give; False cancels.
        fails: Called with the name of every member before it runs; may raise.
        year: That Excel adds to a date typed without one.
        missing: Members that were asked for and that the stand-in does not have; for code that
            swallows errors.
        expands_tables: Whether writing right below a table makes it grow, which people who
            write VBA report of some versions.
        passes_over_filtered: Whether blocks of values pass over the rows that a filter hides, and
            such a row cannot be dragged, as people report; nobody here has seen it.
        fills_formulas: The option to fill a column of a table from one formula.
    """

    def __init__(self) -> None:
        self.hwnd = next(_WINDOWS)
        self.books: list[Workbook] = []
        self.active: Workbook | None = None
        self.selection: Range | None = None
        self.protected_views: list[str] = []
        self.edit_mode = False
        self.calls: Counter[str] = Counter()
        self.calculated = 0
        self.evaluate: Callable[[str], Value] = lambda formula: 0.0
        self.alerts: list[Alert] = []
        self.answers: deque[str] = deque()
        self.file_answers: deque[str | bool] = deque()
        self.input_answers: deque[Any] = deque()
        self.fails: Callable[[str], None] = lambda name: None
        self.year = date.today().year
        self.missing: list[str] = []
        self.expands_tables = False
        self.passes_over_filtered = False
        self.fills_formulas = True

    def called(self, name: str, is_write: bool = False) -> None:
        """Count a call; ComError while a cell is being edited."""
        name = f"{name} =" if is_write else name
        self.calls[name] += 1
        if self.edit_mode and name != "Application.Ready":
            raise busy(is_write)
        self.fails(name)

    def lacks(self, name: str) -> NotImplementedError:
        """Return the error of a member that the stand-in does not have, and note it."""
        self.missing.append(name)
        return NotImplementedError(f"the stand-in has no {name}")

    @property
    def reads(self) -> int:
        """How often contents of cells were read, one per block."""
        return sum(self.calls[f"Range.{name}"] for name in _CONTENTS)

    @property
    def writes(self) -> int:
        """How often contents of cells were written, one per block."""
        return sum(self.calls[f"Range.{name} ="] for name in _CONTENTS)

    def press(self, prompt: str, title: str, style: int) -> int:
        """Show a message box; return the number of the button that the user presses."""
        self.alerts.append(Alert(prompt, title))
        return _BUTTONS[self.answers.popleft() if self.answers else _FIRST_BUTTON[style & 0xF]]
