"""The groups 分析 and 工具, and whatever can go wrong with any button."""

import platform
from pathlib import Path

import pytest

import xlfunnel
from tests.memory import Grid, MemoryWorkbook
from tests.ribbon.desks import Screen, screen, shown
from tests.support import lead_row
from xlfunnel import __version__
from xlfunnel.errors import ExcelError
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.messages import MESSAGES, say
from xlfunnel.ribbon import BUTTONS
from xlfunnel.ribbon.told import MOST_LINES
from xlfunnel.schema.guide import GUIDE_SHEET
from xlfunnel.schema.rules_sheet import RULES_SHEET


def contents(one: Screen) -> dict[str, list[dict[str, object]]]:
    names = ("Leads", "FollowUps", "Worklist", "Conversion", "Issues", "Settings")
    return {name: [dict(line) for line in one.book.grids[name].lines] for name in names}


def test_refresh_does_all_and_undo_takes_it_back() -> None:
    one = screen(lead_row(线索编号=None), lead_row(线索编号="B", 跟进人="王芳"))
    before = contents(one)
    told = one.press("refresh")
    assert all(cell for (cell,) in one.rows("Leads", "线索编号"))
    assert "改动" in told.text
    assert one.rows("Conversion", "线索来源")
    assert not one.press("undo").is_warning
    after = contents(one)
    assert after["Leads"] == before["Leads"]
    assert after["Worklist"] == before["Worklist"]


def test_a_second_refresh_says_that_nothing_changed() -> None:
    one = screen(lead_row())
    one.press("refresh")
    assert say("ribbon.unchanged") in one.press("refresh").text


def test_analyse_counts_the_conversion() -> None:
    one = screen(lead_row(状态="已转化", 成交日期="2024-03-05"), lead_row(线索编号="B"))
    told = one.press("analyse")
    assert "成交 1 / 线索 2" in told.text


def test_with_nothing_to_undo_it_says_so() -> None:
    told = screen(lead_row()).press("undo")
    assert told.text == say("memory.nothing_to_undo")


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_and_manual_are_found_in_every_language(language: Language) -> None:
    sheets = [RULES_SHEET.to(language), GUIDE_SHEET.to(language)]
    one = screen(language=language, sheets=sheets)
    for button, sheet in zip(("settings", "manual"), sheets, strict=True):
        assert one.press(button).text == ""
        assert one.book.cursor == sheet


def test_a_sheet_that_is_gone_is_told() -> None:
    told = screen(sheets=["线索登记表"]).press("manual")
    assert told.is_warning
    assert "使用说明" in told.text


def test_navigation_reads_nothing_but_the_settings() -> None:
    one = screen(lead_row(), sheets=["使用说明"])
    one.press("settings")
    one.press("manual")
    assert set(one.book.read_tables) == {"Settings"}


def test_about_says_what_runs_here() -> None:
    told = screen().press("about")
    for fact in (
        __version__,
        platform.python_version(),
        "xlwings",
        "线索.xlsx",
        "MIT",
        "buttons.md",
    ):
        assert fact in told.text
    assert len(told.text.split("\n")) <= MOST_LINES


def test_about_does_not_promise_a_folder_that_is_not_installed() -> None:
    root = Path(xlfunnel.__file__).parent
    assert not list(root.rglob("buttons.md"))
    assert "装好的程序里没有" in screen().press("about").text


@pytest.mark.parametrize("button", [button for button in BUTTONS if button != "about"])
def test_a_workbook_that_is_not_ours_is_told_how_to_make_one(button: str) -> None:
    one = shown(MemoryWorkbook({"Fruit": Grid(("名称", "数量"), [("a", 1.0)])}))
    told = one.press(button)
    assert told.is_warning
    assert "xlfunnel new" in told.text
    assert one.book.commits == 0


def test_a_button_of_another_version_says_how_to_mend_it() -> None:
    told = screen().press("fly")
    assert told.is_warning
    assert told.title == "销售漏斗"
    assert "xlfunnel addin install" in told.text


def test_what_excel_refuses_is_told_in_words() -> None:
    one = screen(lead_row())

    def refuse() -> int:
        raise ExcelError("excel.busy")

    one.book.commit = refuse  # type: ignore[method-assign]
    told = one.press("grade")
    assert told.is_warning
    assert told.text == say("excel.busy")


def test_what_the_workbook_reports_is_told_with_the_rest() -> None:
    one = screen(lead_row())
    one.book.report("表下面的 2 行已并入")
    assert "表下面的 2 行已并入" in one.press("grade").text


def test_a_message_is_short_and_says_how_much_more_there_is() -> None:
    one = screen(lead_row())
    for n in range(30):
        one.book.report(f"message {n}")
    lines = one.press("grade").text.split("\n")
    # 30 messages, a sentence on the grades, one on the changes: 32, of which six and three
    assert len(lines) == MOST_LINES
    assert lines[:6] == [f"message {n}" for n in range(6)]
    assert lines[6].startswith("还有 23 行")
    assert lines[7] == "message 29"
    assert "已评级" in lines[8]
    assert "改动" in lines[9]


def test_a_message_is_in_the_language_of_the_workbook() -> None:
    one = screen(lead_row_in_english(), language="en")
    setting = MESSAGES["ribbon.unchanged"].en
    one.press("grade")
    assert setting in one.press("grade").text


def lead_row_in_english() -> dict[str, str | None]:
    return {"Lead ID": "A", "Customer": "Acme", "Source": "展会"}
