"""`press` and `run` over a workbook that is open in Excel, as the stand-in behaves."""

import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import pytest
import xlwings as xw

from tests.excel_stand_in import engine, grids_of, open_grids
from tests.excel_stand_in import select as select_cells
from tests.memory import Content, Grid, MemoryWorkbook
from tests.ribbon.open_books import AS_OF, REPS, TODAY, click, contents, cursor, excel, lead, select
from tests.support import lead_row, table, workbook_with
from xlfunnel.actions import Run, perform
from xlfunnel.excel import ExcelWorkbook
from xlfunnel.language import Language
from xlfunnel.messages import say
from xlfunnel.ribbon import BUTTONS, Told, press, run, running
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.worklist import WorkItem
from xlfunnel.values.cell import CellError
from xlfunnel.workbook import Rows


class TestLogFollowUp:
    def test_the_row_stands_in_the_sheet_with_the_cursor_in_it(self) -> None:
        plan: dict[str, Content] = {"线索编号": "A", "跟进日期": datetime(2024, 3, 2)}
        book = excel(lead("007"), lead("B", "李雷"), tables={FollowUp: [plan]})
        select(book, "Leads", "A2")
        assert click("log_follow_up", book) == Told("记跟进")
        assert contents(book, "FollowUps", "线索编号", "客户名称", "跟进人", "跟进日期")[1:] == [
            ("007", "007公司", "王芳", TODAY)  # the number is text still
        ]
        assert cursor(book) == ("线索跟进计划表", "D3")  # 跟进方式 of the new row

    def test_areas_that_do_not_touch_count_too(self) -> None:
        book = excel(lead("A"), lead("B"), lead("C"))
        select(book, "Leads", "A2,C4")
        assert "2" in click("log_follow_ups", book).text
        assert [row for (row,) in contents(book, "FollowUps", "线索编号")] == ["A", "C"]

    def test_of_the_leads_only_the_selected_rows_are_read(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        whole: list[str] = []

        class Watched(ExcelWorkbook):
            def read(self, table: str, headers: Iterable[str]) -> Rows:
                whole.append(table)
                return super().read(table, headers)

        monkeypatch.setattr("xlfunnel.excel.ExcelWorkbook", Watched)
        book = excel(lead("A"), lead("B"))
        select(book, "Leads", "A3")
        click("log_follow_up", book)
        assert contents(book, "FollowUps", "线索编号") == [("B",)]
        assert set(whole) == {"Settings", "FollowUps"}

    @pytest.mark.parametrize("button", ["log_follow_up", "log_follow_ups"])
    def test_a_row_on_a_hidden_sheet_is_told_as_added(self, button: str) -> None:
        book = excel(lead("A"))
        select(book, "Leads", "A2")
        book.sheets["线索跟进计划表"].visible = False
        told = click(button, book)
        assert contents(book, "FollowUps", "线索编号") == [("A",)]
        assert not told.is_warning
        assert "加了 1 行" in told.text
        assert "取消隐藏" in told.text

    def test_a_row_below_the_table_says_what_takes_it_in_and_that_does(self) -> None:
        grids = workbook_with(lead("A"), lead("B")).grids
        grids["Leads"].below = 1
        book = open_grids(grids)
        select(book, "Leads", "A3")
        told = click("log_follow_up", book)
        assert told.is_warning
        assert say("ribbon.check.label") in told.text
        click("check", book)
        select(book, "Leads", "A3")
        click("log_follow_up", book)
        assert contents(book, "FollowUps", "线索编号") == [("B",)]

    def test_leads_that_are_no_table_any_more_are_told_what_makes_them_one_and_that_does(
        self,
    ) -> None:
        grids = workbook_with(lead("A")).grids
        grids["Leads"].is_table = False
        book = open_grids(grids)
        select_cells(book, "线索登记表", "A2")
        told = click("log_follow_up", book)
        assert told == Told("记跟进", say("ribbon.no_table_any_more", sheet="线索登记表"), True)
        click("check", book)
        select_cells(book, "线索登记表", "A2")
        click("log_follow_up", book)
        assert contents(book, "FollowUps", "线索编号") == [("A",)]

    def test_a_header_that_was_renamed_is_named(self) -> None:
        grids = workbook_with(lead("A")).grids
        leads = grids["Leads"]
        headers = ["编码" if header == "线索编号" else header for header in leads.headers]
        rows = [list(line.values()) for line in leads.lines]
        grids["Leads"] = Grid(headers, rows, sheet=leads.sheet)
        book = open_grids(grids)
        select(book, "Leads", "A2")
        told = click("log_follow_up", book)
        assert told.is_warning
        assert "缺少列“线索编号”" in told.text

    def test_an_error_of_excel_is_left_blank_and_never_a_number(self) -> None:
        book = excel(lead_row(线索编号="A", 客户名称=CellError("#SPILL!"), 跟进人="王芳"))
        select(book, "Leads", "A2")
        click("log_follow_up", book)
        assert contents(book, "FollowUps", "线索编号", "客户名称") == [("A", None)]

    def test_a_blank_row_is_no_lead(self) -> None:
        book = excel(lead("A"), dict.fromkeys(lead("B")))
        select(book, "Leads", "A3")
        assert click("log_follow_up", book).is_warning


def test_refresh_leaves_what_it_leaves_in_memory() -> None:
    leads = (lead("A"), lead("B", None), lead("C", "赵六"))
    book, other = excel(*leads), workbook_with(*leads, tables={Rep: REPS})
    told = click("refresh", book)
    assert not told.is_warning
    perform("refresh", other, Run(AS_OF))
    for name, header in (("Leads", "意向等级"), ("Worklist", "待办事项"), ("Issues", "问题")):
        seen = [row for (row,) in contents(book, name, header) if row is not None]
        assert seen == [row for (row,) in table(other, name, header) if row is not None]
    assert book.app.status_bar in (False, None)


def test_undo_takes_a_refresh_back() -> None:
    book = excel(lead("A"), lead("B", None))
    before = contents(book, "Leads", "线索编号", "意向等级", "状态", "数据问题")
    click("refresh", book)
    assert contents(book, "Leads", "线索编号", "意向等级", "状态", "数据问题") != before
    assert not click("undo", book).is_warning
    assert contents(book, "Leads", "线索编号", "意向等级", "状态", "数据问题") == before


def test_check_puts_the_cursor_on_the_first_issue() -> None:
    book = excel(lead("A"))
    click("check", book)
    sheet, address = cursor(book)
    assert (sheet, address) == ("问题清单", "C2")


def test_to_hand_over_by_a_lead_the_leads_must_be_a_table() -> None:
    grids = workbook_with(lead("A"), tables={Rep: REPS}).grids
    grids["Leads"].is_table = False
    book = open_grids(grids)
    select_cells(book, "线索登记表", "A2")
    assert click("hand_over", book).text == say("ribbon.no_table_any_more", sheet="线索登记表")
    select(book, "Reps", "A2")
    engine(book).answers.append("yes")
    assert "王芳的1条线索" in click("hand_over", book).text


def test_hand_over_asks_excel_and_minds_the_answer() -> None:
    book = excel(lead("C", "赵六"))
    select(book, "Reps", "A4")
    engine(book).answers += ["no", "yes"]
    assert click("hand_over", book).text == ""
    assert contents(book, "Leads", "跟进人") == [("赵六",)]
    assert "赵六的1条线索交接给" in click("hand_over", book).text
    assert contents(book, "Leads", "跟进人") in ([("王芳",)], [("李雷",)])
    assert all("赵六" in alert.prompt for alert in engine(book).alerts)


def test_a_preview_writes_nothing() -> None:
    book = excel(lead("A", None))
    engine(book)
    before = engine(book).writes
    click("preview_assign", book)
    assert engine(book).writes == before


def test_import_asks_by_excels_dialog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    path = tmp_path / "名单.csv"
    path.write_text("公司,手机\n甲公司,013800138001\n", encoding="utf-8")
    book = excel()
    engine(book).file_answers.append(str(path))
    assert "导入 1 条" in click("import_leads", book).text
    assert contents(book, "Leads", "客户名称", "联系方式") == [("甲公司", "013800138001")]


def test_rules_are_shown() -> None:
    book = excel(lead("A"))
    click("settings", book)
    assert book.sheets.active.name == "规则设置"


def test_rules_that_are_hidden_are_not_called_a_fault_of_excel() -> None:
    book = excel(lead("A"))
    book.sheets["规则设置"].visible = False
    told = click("settings", book)
    assert told.is_warning
    assert told.text == say("ribbon.not_shown", sheet="规则设置")


def test_what_undo_leaves_is_told_with_its_place() -> None:
    book = excel(lead("A"))
    click("refresh", book)
    grade = list(grids_of(book)["Leads"].headers).index("意向等级") + 1
    book.sheets["线索登记表"].range((2, grade)).value = "低意向"
    told = click("undo", book).text
    assert "有 1 处后来又改过" in told
    assert "线索登记表!" in told.splitlines()[-1]


@pytest.mark.parametrize("button", ["log_follow_up", "refresh", "settings"])
def test_while_a_cell_is_edited_every_button_says_so(button: str) -> None:
    book = excel(lead("A"))
    engine(book).edit_mode = True
    told = click(button, book)
    assert told.is_warning
    assert told.text == say("excel.busy")


def test_a_protected_sheet_is_told_and_nothing_written() -> None:
    book = excel(lead("A"))
    book.sheets["线索登记表"].api.Protect()
    before = contents(book, "Leads", "意向等级")
    told = click("grade", book)
    assert told.is_warning
    assert "线索登记表" in told.text
    assert contents(book, "Leads", "意向等级") == before


def test_a_workbook_of_somebody_else_is_left_alone() -> None:
    fruit = MemoryWorkbook({}).grids
    book = open_grids(fruit | {"Fruit": workbook_with().grids["Reps"]})
    before = engine(book).writes
    for button in BUTTONS:
        if button != "about":
            told = click(button, book)
            assert told.is_warning, button
    assert engine(book).writes == before


def test_where_the_workbook_has_no_language_that_of_the_add_in_is_spoken() -> None:
    strange = open_grids({"Fruit": workbook_with().grids["Reps"]})
    ours = open_grids(workbook_with(language="zh-TW").grids)
    for button in BUTTONS:
        assert press(button, strange, AS_OF, "en").title == say(f"ribbon.{button}.label", "en")
    assert press("grade", strange, AS_OF, "en").text == say("ribbon.not_ours", "en")
    assert press("grade", ours, AS_OF, "en").title == say("ribbon.grade.label", "zh-TW")
    engine(ours).edit_mode = True
    assert press("grade", ours, AS_OF, "en").text == say("excel.busy", "en")


def test_run_speaks_through_excel(monkeypatch: pytest.MonkeyPatch) -> None:
    book = excel(lead("A"))
    monkeypatch.setattr(running, "_caller", lambda: book)
    run("grade")
    (alert,) = engine(book).alerts
    assert alert.title == "自动评级"
    assert "1 条线索已评级" in alert.prompt


def test_a_list_of_today_comes_from_the_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr("pyperclip.copy", copied.append)
    task: dict[str, Content] = {
        "跟进人": "王芳",
        "线索编号": "A",
        "客户名称": "甲",
        "待办事项": "回访",
        "截止时间": TODAY,
    }
    book = excel(lead("A"), tables={WorkItem: [task]})
    click("copy_todo", book)
    assert copied == ["王芳 3月12日待办\n1. 甲 — 回访 — 今天"]


@pytest.mark.parametrize(
    ("chosen", "people"), [("", 2), ("C2", 2), ("2:2", 1), ("A2:B2", 1), ("A2,A3", 2)]
)
def test_in_the_list_of_tasks_rows_choose_people_and_a_resting_cursor_does_not(
    chosen: str, people: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr("pyperclip.copy", copied.append)
    book = excel(lead("A", "王芳"), lead("B", "李雷"))
    click("remind", book)  # and here its cursor stays
    if chosen:
        select_cells(book, "待办提醒", *chosen.split(","))
    click("copy_todo", book)
    assert len(copied[0].split("\n\n")) == people


def test_the_unexpected_is_told_in_the_language_of_the_workbook(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fall(button: str, book: xw.Book, as_of: datetime, otherwise: Language) -> Told:
        raise ZeroDivisionError

    book = open_grids(workbook_with(language="en").grids)
    monkeypatch.setattr(running, "_caller", lambda: book)
    monkeypatch.setattr(running, "press", fall)
    monkeypatch.setattr(running.tempfile, "gettempdir", lambda: str(tmp_path))  # type: ignore[attr-defined]
    run("grade")
    (alert,) = engine(book).alerts
    assert alert.title == "Grade"
    assert "unexpected" in alert.prompt
