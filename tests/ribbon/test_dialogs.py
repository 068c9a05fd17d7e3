"""Excel's own boxes: what they give back, and what becomes of it."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pyperclip
import pytest
import xlwings as xw

from tests.excel_stand_in import ComError, open_grids, select
from tests.excel_stand_in.application import Application
from tests.memory import Content
from tests.support import lead_row, workbook_with
from xlfunnel.errors import UsageError
from xlfunnel.ribbon import press
from xlfunnel.ribbon.dialogs import ExcelUser
from xlfunnel.schema.reps import Rep

REPS: list[dict[str, Content]] = [
    {"姓名": "王芳", "状态": "在岗"},
    {"姓名": "赵六", "状态": "离职"},
]


class Api:
    """Excel's dialog for choosing a file: a path, or False when it is cancelled."""

    def __init__(self, chosen: str | bool) -> None:
        self.chosen = chosen
        self.asked: tuple[object, ...] = ()

    def GetOpenFilename(self, *asked: object) -> str | bool:  # noqa: N802 - Excel's name
        self.asked = asked
        return self.chosen


@pytest.mark.parametrize(
    ("chosen", "path"), [(r"C:\名单.csv", Path(r"C:\名单.csv")), (False, None), ("", None)]
)
def test_the_file_is_asked_for_by_excel(
    monkeypatch: pytest.MonkeyPatch, chosen: str | bool, path: Path | None
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    api = Api(chosen)
    assert ExcelUser(SimpleNamespace(api=api)).csv_file("导入线索") == path
    assert api.asked == ("CSV (*.csv;*.txt),*.csv;*.txt", 1, "导入线索")


@pytest.mark.parametrize(
    ("code", "stdout", "stderr", "path"),
    [
        (0, "/Users/ann/名单.csv\n", "", Path("/Users/ann/名单.csv")),
        (1, "", "execution error: User canceled. (-128)", None),
    ],
)
def test_on_a_mac_the_system_is_asked(
    monkeypatch: pytest.MonkeyPatch, code: int, stdout: str, stderr: str, path: Path | None
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    done = subprocess.CompletedProcess([], code, stdout, stderr)
    monkeypatch.setattr(subprocess, "run", lambda *command, **options: done)
    assert ExcelUser(None).csv_file("导入线索") == path


def test_a_dialog_that_does_not_open_on_a_mac_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    done = subprocess.CompletedProcess([], 1, "", "Not authorised to send Apple events. (-1743)")
    monkeypatch.setattr(subprocess, "run", lambda *command, **options: done)
    with pytest.raises(UsageError, match="-1743"):
        ExcelUser(None).csv_file("导入线索")


@pytest.mark.parametrize("button", ["import_leads", "hand_over"])
def test_an_excel_that_shows_no_box_is_told_in_words(
    monkeypatch: pytest.MonkeyPatch, button: str
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    book = open_grids(workbook_with(lead_row(跟进人="赵六"), tables={Rep: REPS}).grids)
    select(book, "线索登记表", "A2")

    def refuse(*asked: object) -> str:
        raise ComError(-2147418111, "Call was rejected by callee.")

    monkeypatch.setattr(Application, "GetOpenFilename", refuse)
    monkeypatch.setattr(xw.App, "alert", refuse)
    told = press(button, book, datetime(2024, 3, 12))
    assert told.is_warning
    assert "什么都没有改动" in told.text


@pytest.mark.parametrize(("answer", "agrees"), [("yes", True), ("no", False), ("cancel", False)])
def test_only_yes_is_yes(answer: str, agrees: bool) -> None:
    app = SimpleNamespace(alert=lambda *asked: answer)
    assert ExcelUser(app).confirms("?", "t") is agrees


def test_a_clipboard_that_cannot_be_had_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def held(text: str) -> None:
        raise pyperclip.PyperclipException("no copy/paste mechanism")

    monkeypatch.setattr(pyperclip, "copy", held)
    with pytest.raises(UsageError, match="剪贴板"):
        ExcelUser(None).copy("x")
