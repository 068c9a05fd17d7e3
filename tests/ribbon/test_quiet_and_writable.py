"""Excel is still while a run writes; what could not be written is told at once."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import xlwings as xw

from tests.excel_stand_in import engine
from tests.ribbon.open_books import click, excel, lead, select
from xlfunnel.excel import ExcelWorkbook
from xlfunnel.messages import say
from xlfunnel.workbook import Rows

State = tuple[bool, str, bool]
WRITES = ("Range.Value =", "Range.Formula =", "Range.Formula2 =")


def state(book: xw.Book) -> State:
    """Return the settings of Excel that a run turns."""
    return book.app.screen_updating, book.app.calculation, book.app.enable_events


@contextmanager
def not_watched(book: xw.Book) -> Iterator[None]:
    """Let a test ask Excel without being asked back."""
    watch, engine(book).fails = engine(book).fails, lambda name: None
    try:
        yield
    finally:
        engine(book).fails = watch


class TestQuiet:
    """Excel is still while a run writes, and only then; afterwards it is as it was."""

    def watched(self, book: xw.Book, fails_at: int = 0) -> list[State]:
        """Let *book* note its settings at each write; the write *fails_at* fails."""
        seen: list[State] = []

        def note(name: str) -> None:
            if name in WRITES:
                with not_watched(book):
                    seen.append(state(book))
                if len(seen) == fails_at:
                    raise RuntimeError("the disk is on fire")

        engine(book).fails = note
        return seen

    def file(self, book: xw.Book, folder: Path) -> None:
        path = folder / "名单.csv"
        path.write_text("公司,手机\n甲公司,13800138001\n", encoding="utf-8")
        engine(book).file_answers.append(str(path))

    @pytest.mark.parametrize("button", ["refresh", "import_leads", "log_follow_up"])
    @pytest.mark.parametrize("fails_at", [0, 2])
    def test_while_a_run_writes_and_restored_whether_it_succeeds_or_fails(
        self, button: str, fails_at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "platform", "win32")
        book = excel(lead("A"), lead("B", None))
        book.app.calculation = "semiautomatic"
        select(book, "Leads", "A2")
        self.file(book, tmp_path)
        before = state(book)
        seen = self.watched(book, fails_at)
        assert click(button, book).is_warning == bool(fails_at)
        assert seen
        assert set(seen) == {(False, "manual", False)}
        engine(book).fails = lambda name: None
        assert state(book) == before == (True, "semiautomatic", True)
        assert book.app.status_bar is False

    def test_a_run_that_changes_nothing_touches_no_setting_but_the_status_bar(self) -> None:
        book = excel(lead("A"))
        click("refresh", book)
        engine(book).calls.clear()
        assert say("ribbon.unchanged") in click("refresh", book).text
        switched = {name for name in engine(book).calls if re.fullmatch(r"Application.* =", name)}
        assert switched == {"Application.StatusBar ="}
        assert book.app.status_bar is False


def edit_a_cell(book: xw.Book) -> None:
    engine(book).edit_mode = True


def open_read_only(book: xw.Book) -> None:
    book.impl.xl._read_only = True


def protect_the_view(book: xw.Book) -> None:
    engine(book).protected_views.append(book.name)


@pytest.mark.parametrize(
    ("button", "table", "row"),
    [
        ("refresh", "Leads", "A2"),
        ("import_leads", "Leads", "A2"),
        ("log_follow_up", "Leads", "A2"),
        ("hand_over", "Reps", "A4"),
    ],
)
@pytest.mark.parametrize(
    ("prevent", "key"),
    [(edit_a_cell, "busy"), (open_read_only, "read_only"), (protect_the_view, "protected_view")],
)
def test_what_cannot_be_written_is_told_before_anything_is_computed_or_asked(
    button: str,
    table: str,
    row: str,
    prevent: Callable[[xw.Book], None],
    key: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []

    class Watched(ExcelWorkbook):
        def read(self, table: str, headers: Iterable[str]) -> Rows:
            read.append(table)
            return super().read(table, headers)

    monkeypatch.setattr("xlfunnel.excel.ExcelWorkbook", Watched)
    monkeypatch.setattr(sys, "platform", "win32")
    book = excel(lead("A", "赵六"))
    select(book, table, row)
    excel_itself = engine(book)
    prevent(book)
    told = click(button, book)
    assert told.is_warning
    assert told.text == say(f"excel.{key}", book="销售漏斗.xlsx")
    assert set(read) <= {"Settings"}
    assert excel_itself.alerts == []
    assert excel_itself.calls["Application.GetOpenFilename"] == 0


def test_a_preview_is_possible_where_nothing_can_be_written() -> None:
    book = excel(lead("A", None))
    open_read_only(book)
    assert "会分出去" in click("preview_assign", book).text
