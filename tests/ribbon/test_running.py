"""`run`, which VBA calls: it always comes back, and says what happened in words."""

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from xlfunnel.errors import ExcelError, XlfunnelError
from xlfunnel.language import Language
from xlfunnel.messages import say
from xlfunnel.ribbon import Told, run, running


class App:
    """An Excel that shows message boxes, or does not answer."""

    def __init__(self, *, answers: bool = True) -> None:
        self.answers = answers
        self.shown: list[tuple[str | None, str, str | None]] = []

    def alert(self, prompt: str, title: str, buttons: str, mode: str | None) -> str:
        if not self.answers:
            raise OSError("call was rejected by callee")
        self.shown.append((title, prompt, mode))
        return "ok"


class Book:
    """The workbook in front of the user."""

    def __init__(self, app: App) -> None:
        self.app = app


Press = Callable[[str, Any, datetime], Told]


@pytest.fixture
def click(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., App]:
    """Run a button for which `press` does what is given; return the Excel it spoke to."""

    def clicked(does: Press | Exception, app: App | None = None) -> App:
        app = app or App()

        def press(button: str, book: Any, as_of: datetime, otherwise: Language) -> Told:
            if isinstance(does, Exception):
                raise does
            return does(button, book, as_of)

        monkeypatch.setattr(running, "_caller", lambda: Book(app))
        monkeypatch.setattr(running, "press", press)
        monkeypatch.setattr(running.tempfile, "gettempdir", lambda: str(tmp_path))  # type: ignore[attr-defined]
        run("refresh")
        return app

    return clicked


def test_what_the_button_tells_is_shown(click: Callable[..., App]) -> None:
    app = click(lambda button, book, as_of: Told(button, "done"))
    assert app.shown == [("refresh", "done", "info")]


def test_a_warning_looks_like_one(click: Callable[..., App]) -> None:
    app = click(lambda button, book, as_of: Told("t", "no", is_warning=True))
    assert app.shown == [("t", "no", "critical")]


def test_with_nothing_to_say_no_box_is_shown(click: Callable[..., App]) -> None:
    assert click(lambda button, book, as_of: Told("t")).shown == []


def test_now_is_told_to_the_minute(click: Callable[..., App]) -> None:
    before = datetime.now()
    moments: list[datetime] = []

    def note(button: str, book: Any, as_of: datetime) -> Told:
        moments.append(as_of)
        return Told("t")

    click(note)
    (now,) = moments
    assert (now.second, now.microsecond) == (0, 0)
    assert -60 < (now - before).total_seconds() < 60


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ExcelError("excel.busy"), say("excel.busy")),
        (PermissionError(13, "Permission denied"), "Permission denied"),
    ],
)
def test_an_error_is_told_in_words(
    click: Callable[..., App], error: Exception, said: str, tmp_path: Path
) -> None:
    ((title, text, mode),) = click(error).shown
    assert title == "一键更新"
    assert said in text
    assert mode == "critical"
    assert list(tmp_path.iterdir()) == []  # nothing worth a log


def test_the_unexpected_is_logged_and_the_log_named(
    click: Callable[..., App], tmp_path: Path
) -> None:
    ((_, text, _),) = click(ZeroDivisionError("division by zero")).shown
    log = tmp_path / "xlfunnel.log"
    assert str(log) in text
    assert "Traceback" not in text
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_where_no_log_can_be_written_the_reason_itself_is_told(
    click: Callable[..., App], tmp_path: Path
) -> None:
    (tmp_path / "xlfunnel.log").mkdir()
    ((_, text, _),) = click(ZeroDivisionError("division by zero")).shown
    assert "ZeroDivisionError" in text


def test_an_excel_that_does_not_answer_leaves_the_text_to_xlwings(
    click: Callable[..., App],
) -> None:
    # xlwings shows what a run prints that ends so: SystemExit prints its text and no traceback
    with pytest.raises(SystemExit) as end:
        click(lambda button, book, as_of: Told("t", "done"), App(answers=False))
    assert end.value.code == "done"


def test_without_a_workbook_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    app = App()
    monkeypatch.setattr(running, "_active", lambda: app)
    run("refresh")  # called by nobody: xlwings finds no workbook, and says so in its own way
    assert [text for _, text, _ in app.shown] == [say("ribbon.no_book")]


def test_xlwings_asks_an_excel_that_is_busy_for_ever_unless_kept_from_it_beforehand() -> None:
    # `xlfunnel.excel` sets the limit when it is imported; what asks first is `caller`
    code = """
import sys, xlwings
from xlfunnel.ribbon import running
assert "xlfunnel.excel" not in sys.modules
xlwings.Book.caller = lambda: print("xlfunnel.excel.native" in sys.modules)
running._caller()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"


def test_without_an_excel_either_xlwings_is_left_to_say_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "_active", lambda: None)
    with pytest.raises(SystemExit) as end:
        run("refresh")
    assert end.value.code == say("ribbon.no_book")


def test_without_a_workbook_it_is_told_in_the_language_of_the_add_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def none() -> Any:
        raise XlfunnelError("ribbon.no_book")

    app = App()
    monkeypatch.setattr(running, "_caller", none)
    monkeypatch.setattr(running, "_active", lambda: app)
    run("grade", "en")
    assert app.shown == [("Grade", say("ribbon.no_book", "en"), "critical")]
