"""The command line: exit codes, formats, languages, and no traceback for anybody's mistake."""

import errno
import gc
import io
import json
import os
import pty
import re
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from tests.files import write_grids
from tests.memory import Content
from tests.support import Tables, column, lead_row, table, workbook_with
from xlfunnel import resources
from xlfunnel.actions import ACTIONS, Action, Finding, Outcome, undoing
from xlfunnel.actions.filling import fill
from xlfunnel.actions.grading import grade_leads
from xlfunnel.actions.remembering import remember
from xlfunnel.actions.run import Job
from xlfunnel.cli import main
from xlfunnel.cli.arguments import FORMATS, STEPS, parser_of
from xlfunnel.cli.commands import _finish
from xlfunnel.cli.layout import padded, width, wrapped
from xlfunnel.cli.printing import FINDINGS_SHOWN, Printer
from xlfunnel.cli.progress import Bar
from xlfunnel.language import LANGUAGES, Language, Text
from xlfunnel.schema import terms
from xlfunnel.schema.calendar import CalendarDay
from xlfunnel.schema.conversion import Conversion
from xlfunnel.schema.leads import Lead
from xlfunnel.xlsx.file import FileWorkbook

AS_OF = ("--as-of", "2024-03-31")


@pytest.fixture(autouse=True)
def chinese_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")


def book(folder: Path, *leads: dict[str, Content], language: Language = "zh-CN") -> Path:
    said = {"day": "2024-10-01", "kind": terms.DAY_KINDS.label(terms.DAY_OFF, language)}
    holiday = {CalendarDay.column(name).header(language): cell for name, cell in said.items()}
    tables: Tables = {CalendarDay: [holiday]}  # without one the year is told to be missing
    grids = workbook_with(*(leads or [lead_row()]), tables=tables, language=language).grids
    return write_grids(folder / "销售.xlsx", grids)


def leads_of(path: Path, *headers: str) -> list[tuple[object, ...]]:
    return list(table(FileWorkbook.open(path), "Leads", *headers))


class TestCheck:
    def test_a_clean_workbook_is_0_and_left_untouched(self, tmp_path: Path) -> None:
        path = book(tmp_path)
        before = path.read_bytes()
        assert main(["check", str(path), *AS_OF]) == 0
        assert path.read_bytes() == before

    def test_an_error_is_1_and_a_warning_only_when_asked(self, tmp_path: Path) -> None:
        warned = book(tmp_path, lead_row(线索来源="展会会"))
        assert main(["check", str(warned), *AS_OF]) == 0
        assert main(["check", str(warned), *AS_OF, "--fail-on", "warning"]) == 1
        wrong = book(tmp_path, lead_row(登记日期="2025-01-01"))
        assert main(["check", str(wrong), *AS_OF]) == 1

    def test_it_says_sheet_row_column_and_what_to_do(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        main(["check", str(book(tmp_path, lead_row(线索来源="展会会"))), *AS_OF])
        said = capsys.readouterr().out
        assert "线索登记表!E2" in said
        assert "[线索来源]" in said
        assert "改成“展会”" in said

    def test_what_is_said_alike_is_said_once_with_its_count(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        leads = [  # of 60 customers
            lead_row(线索编号=f"x{n}", 客户名称=f"{n}号店", 联系方式=f"138{n:08d}", 线索来源=None)
            for n in range(60)
        ]
        main(["check", str(book(tmp_path, *leads)), *AS_OF])
        first, *others = capsys.readouterr().out.splitlines()
        assert "线索登记表!E2 ×60" in first
        assert len(others) == 1  # the summary

    def test_json_is_one_object_and_nothing_else(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        main(
            ["check", str(book(tmp_path, lead_row(线索来源="展会会"))), *AS_OF, "--format", "json"]
        )
        said = json.loads(capsys.readouterr().out)
        assert said["counts"]["warnings"] == 1
        assert said["findings"][0]["severity"] == "warning"
        assert said["findings"][0]["place"] == "线索登记表!E2"

    def test_github_gets_an_escaped_annotation_per_finding(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = book(tmp_path, lead_row(线索来源="a%\nb"))
        main(["check", str(path), *AS_OF, "--format", "github"])
        (line,) = capsys.readouterr().out.splitlines()
        assert line.startswith("::warning file=")
        assert "a%25 b" in line  # one line, whatever the cell holds


class TestRefresh:
    def test_in_place_with_one_backup_of_the_file_as_it_was(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = book(tmp_path)
        before = path.read_bytes()
        assert main(["refresh", str(path), *AS_OF]) == 0
        assert leads_of(path, "意向等级") == [("高意向",)]
        (backup,) = set(tmp_path.iterdir()) - {path}
        assert backup.read_bytes() == before
        assert backup.name in capsys.readouterr().out

    def test_a_second_refresh_of_the_same_moment_leaves_the_file_alone(
        self, tmp_path: Path
    ) -> None:
        path = book(tmp_path)
        main(["refresh", str(path), *AS_OF])
        before = path.read_bytes(), path.stat().st_mtime_ns
        assert main(["refresh", str(path), *AS_OF]) == 0
        assert (path.read_bytes(), path.stat().st_mtime_ns) == before

    def test_the_same_file_and_moment_give_the_same_bytes(self, tmp_path: Path) -> None:
        path = book(tmp_path)
        outputs = [tmp_path / "1.xlsx", tmp_path / "2.xlsx"]
        for output in outputs:
            main(["refresh", str(path), "-o", str(output), *AS_OF])
        assert outputs[0].read_bytes() == outputs[1].read_bytes()

    def test_an_output_leaves_the_input_as_it_is(self, tmp_path: Path) -> None:
        path, output = book(tmp_path), tmp_path / "out.xlsx"
        before = path.read_bytes()
        assert main(["refresh", str(path), "-o", str(output), *AS_OF]) == 0
        assert path.read_bytes() == before
        assert leads_of(output, "意向等级") == [("高意向",)]

    def test_a_bare_date_means_the_end_of_that_day(self, tmp_path: Path) -> None:
        path = book(tmp_path, lead_row(登记日期="2024-03-31 18:00"))
        assert main(["check", str(path), "--as-of", "2024-03-31"]) == 0
        assert main(["check", str(path), "--as-of", "2024-03-31 17:00"]) == 1

    def test_a_dry_run_writes_nothing_and_says_how_much_it_would(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = book(tmp_path)
        before = path.read_bytes()
        assert main(["refresh", str(path), "--dry-run", *AS_OF]) == 0
        assert path.read_bytes() == before
        assert list(tmp_path.iterdir()) == [path]
        assert "没有写入" in capsys.readouterr().out

    def test_check_is_1_only_for_a_stale_workbook(self, tmp_path: Path) -> None:
        path = book(tmp_path, lead_row(登记日期="2025-01-01"))  # an error, but that is not stale
        assert main(["refresh", str(path), "--check"]) == 1
        main(["refresh", str(path), *AS_OF])
        assert main(["refresh", str(path), "--check"]) == 0  # by the moment of its stamp
        assert main(["refresh", str(path), "--check", "--as-of", "2025-02-01"]) == 1

    @pytest.mark.parametrize("other", [["-o", "out.xlsx"], ["--dry-run"]])
    def test_check_writes_nothing_so_it_goes_alone(
        self, tmp_path: Path, other: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["refresh", str(book(tmp_path)), "--check", *other]) == 2
        assert other[0] in capsys.readouterr().err

    def test_a_save_without_changes_of_its_own_gives_no_figure(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = book(tmp_path)
        workbook = SimpleNamespace(messages=(), not_calculated=())
        opened = SimpleNamespace(path=path, workbook=workbook)
        args = Namespace(dry_run=False, output=None)
        for changes, figure in ((0, False), (3, True)):
            outcome = Outcome((), {}, (), changes)
            printer = Printer("zh-CN", "text", is_fixed=True)
            _finish(outcome, cast(Any, SAVED), cast(Any, opened), args, printer)
            said = capsys.readouterr().out
            assert str(path) in said
            assert ("处" in said) is figure

    def test_only_runs_the_steps_that_are_named(self, tmp_path: Path) -> None:
        path = book(tmp_path, lead_row(线索来源="展会会"))
        main(["refresh", str(path), "--only", "grade", *AS_OF])
        assert leads_of(path, "意向等级", "数据问题") == [("高意向", None)]
        assert column(FileWorkbook.open(path), "Conversion", "线索来源") == []

    def test_the_steps_it_offers_are_the_actions(self) -> None:
        assert set(STEPS) == set(ACTIONS) - {"refresh", "undo", "assign"}  # commands themselves

    def test_who_ran_it_is_in_the_log(self, tmp_path: Path) -> None:
        path = book(tmp_path)
        main(["refresh", str(path), "--who", "小王", *AS_OF])
        assert set(column(FileWorkbook.open(path), "ChangeLog", "修改者")) == {"系统（小王）"}

    @pytest.mark.parametrize("form", FORMATS)
    def test_every_format_saves_alike(self, tmp_path: Path, form: str) -> None:
        path = book(tmp_path)
        assert main(["refresh", str(path), "--format", form, *AS_OF]) == 0
        assert leads_of(path, "意向等级") == [("高意向",)]


def undo_last_run(job: Job) -> None:
    """A step like the real one, which its name stands for: takes back one cell and says so."""
    if job.records.cells(Lead, "customer_name")[0]:
        job.records.set(Lead, "customer_name", {0: None})
        job.summary.append("撤回了 1 处。")
    else:
        job.summary.append("没有可撤回的更新。")


@pytest.fixture
def simple_undo(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `undo` be one step that is easy to follow; what it really does is tested there."""
    title = Text("撤回", "撤回", "Undo")
    monkeypatch.setitem(ACTIONS, "undo", Action("undo", title, title, (undo_last_run,)))


def test_undo_takes_a_refresh_back_from_the_file_and_leaves_what_a_person_wrote_since(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    title = Text("t", "t", "t")
    steps = (fill, grade_leads, remember)
    monkeypatch.setitem(ACTIONS, "refresh", Action("refresh", title, title, steps))
    monkeypatch.setitem(ACTIONS, "undo", Action("undo", title, title, (undoing.undo_last_run,)))
    path = book(tmp_path, lead_row(), lead_row(线索编号="LX20240301002"))
    main(["refresh", str(path), *AS_OF])
    workbook = FileWorkbook.open(path)
    second = workbook.read("Leads", ["意向等级"]).ordinals[1]
    workbook.write("Leads", {"意向等级": {second: "低意向"}})
    workbook.save()
    capsys.readouterr()
    assert main(["undo", str(path)]) == 0
    said = capsys.readouterr().out
    # the first lead had no grade before the refresh; that of the second is a person's now
    assert leads_of(path, "意向等级") == [(None,), ("低意向",)]
    assert "线索登记表!G3" in said
    assert main(["undo", str(path)]) == 0
    assert "没有可撤回的更新" in capsys.readouterr().out


@pytest.mark.usefixtures("simple_undo")
class TestUndo:
    def test_it_saves_with_a_backup_and_says_what_it_took_back(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = book(tmp_path)
        before = path.read_bytes()
        assert main(["undo", str(path)]) == 0
        assert leads_of(path, "客户名称") == [(None,)]
        assert (tmp_path / "销售.bak.xlsx").read_bytes() == before
        said = capsys.readouterr().out
        assert "撤回了 1 处。" in said
        assert "已保存" in said

    def test_with_nothing_to_take_back_it_says_so_and_is_0(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = book(tmp_path, lead_row(客户名称=None))
        before = path.read_bytes()
        assert main(["undo", str(path)]) == 0
        assert path.read_bytes() == before
        assert "没有可撤回的更新。" in capsys.readouterr().out

    def test_a_dry_run_writes_nothing(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = book(tmp_path)
        before = path.read_bytes()
        assert main(["undo", str(path), "--dry-run"]) == 0
        assert path.read_bytes() == before
        assert "没有写入" in capsys.readouterr().out

    def test_an_output_leaves_the_input_as_it_is(self, tmp_path: Path) -> None:
        path, output = book(tmp_path), tmp_path / "out.xlsx"
        before = path.read_bytes()
        assert main(["undo", str(path), "-o", str(output)]) == 0
        assert path.read_bytes() == before
        assert leads_of(output, "客户名称") == [(None,)]

    def test_json_is_one_object(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = book(tmp_path)
        assert main(["undo", str(path), "--format", "json", "--who", "小王"]) == 0
        said = json.loads(capsys.readouterr().out)
        assert (said["changes"], said["saved"]) == (1, str(path))


class TestImport:
    def test_leads_are_added_and_the_next_step_is_said(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = book(tmp_path)
        (tmp_path / "leads.csv").write_text("name\n007\n", encoding="utf-8")
        (tmp_path / "map.toml").write_text('[columns]\n"客户名称" = "name"\n', encoding="utf-8")
        command = ["import", str(tmp_path / "leads.csv"), "--into", str(path)]
        assert main([*command, "--map", str(tmp_path / "map.toml"), *AS_OF]) == 0
        assert leads_of(path, "线索编号", "客户名称")[1] == ("LX20240331001", "007")
        assert "xlfunnel refresh" in capsys.readouterr().out

    def test_without_a_map_the_headers_say_what_is_what(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = book(tmp_path)
        csv = tmp_path / "leads.csv"
        csv.write_text("公司名称,手机号,星座\n甲公司,13900001111,水瓶\n", encoding="utf-8")
        assert main(["import", str(csv), "--into", str(path), *AS_OF]) == 0
        assert leads_of(path, "客户名称", "联系方式")[1] == ("甲公司", "13900001111")
        said = capsys.readouterr().err
        assert "没有导入：星座" in said
        assert "公司名称" not in said

    def test_a_map_of_the_same_name_beside_the_csv_goes_before_the_headers(
        self, tmp_path: Path
    ) -> None:
        path, csv = book(tmp_path), tmp_path / "leads.csv"
        csv.write_text("公司名称,真名\n甲公司,乙公司\n", encoding="utf-8")
        csv.with_suffix(".toml").write_text('[columns]\n"客户名称" = "真名"\n', encoding="utf-8")
        assert main(["import", str(csv), "--into", str(path), *AS_OF]) == 0
        assert leads_of(path, "客户名称")[1] == ("乙公司",)
        (tmp_path / "map.toml").write_text('[columns]\n"客户名称" = "公司名称"\n', encoding="utf-8")
        named = ["--map", str(tmp_path / "map.toml")]  # and one that is named before both
        assert main(["import", str(csv), "--into", str(path), *named, *AS_OF]) == 0
        assert leads_of(path, "客户名称")[2] == ("甲公司",)

    @pytest.mark.parametrize(
        ("header", "more", "said"),
        [("a,b", (), "认不出客户"), ("客户名称,b", ("--join", "won.csv"), "[join]")],
    )
    def test_what_no_header_can_say_is_2_and_the_workbook_untouched(
        self,
        header: str,
        more: tuple[str, ...],
        said: str,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        path = book(tmp_path)
        before = path.read_bytes()
        (tmp_path / "leads.csv").write_text(f"{header}\n1,2\n", encoding="utf-8")
        assert main(["import", str(tmp_path / "leads.csv"), "--into", str(path), *more]) == 2
        assert said in capsys.readouterr().err
        assert path.read_bytes() == before

    def test_the_next_step_is_for_the_file_that_was_saved(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path, output = book(tmp_path), tmp_path / "out.xlsx"
        (tmp_path / "leads.csv").write_text("name\n007\n", encoding="utf-8")
        (tmp_path / "map.toml").write_text('[columns]\n"客户名称" = "name"\n', encoding="utf-8")
        command = ["import", str(tmp_path / "leads.csv"), "--into", str(path), "-o", str(output)]
        assert main([*command, "--map", str(tmp_path / "map.toml"), *AS_OF]) == 0
        assert f'xlfunnel refresh "{output}"' in capsys.readouterr().out

    @pytest.mark.parametrize("form", FORMATS)
    def test_what_is_left_out_of_the_second_csv_is_told(
        self, tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "leads.csv").write_text("id,name\n1,甲\n", encoding="utf-8")
        (tmp_path / "won.csv").write_text("id,need\n1,x\n1,y\n", encoding="utf-8")
        (tmp_path / "map.toml").write_text(
            '[columns]\n"客户名称" = "name"\n'
            '[join]\nfile = "won.csv"\non = "id"\ncolumns = { "需求描述" = "need" }\n',
            encoding="utf-8",
        )
        command = ["import", str(tmp_path / "leads.csv"), "--into", str(book(tmp_path))]
        main([*command, "--map", str(tmp_path / "map.toml"), "--format", form, *AS_OF])
        assert "有 1 行的关联编号重复" in capsys.readouterr().err

    def test_a_mistake_in_the_csv_is_2_and_the_workbook_untouched(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = book(tmp_path)
        before = path.read_bytes()
        (tmp_path / "leads.csv").write_text('name\n"open\n', encoding="utf-8")
        (tmp_path / "map.toml").write_text('[columns]\n"客户名称" = "name"\n', encoding="utf-8")
        command = ["import", str(tmp_path / "leads.csv"), "--into", str(path)]
        assert main([*command, "--map", str(tmp_path / "map.toml")]) == 2
        assert "第 2 行" in capsys.readouterr().err
        assert path.read_bytes() == before


class TestNew:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_new_workbook_needs_nothing_mended(self, tmp_path: Path, language: Language) -> None:
        path = tmp_path / "new.xlsx"
        assert main(["new", str(path), "--lang", language]) == 0
        assert main(["check", str(path), "--fail-on", "warning"]) == 0
        assert main(["refresh", str(path), *AS_OF]) == 0
        assert main(["refresh", str(path), "--check"]) == 0

    def test_a_file_that_is_there_is_never_overwritten(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = tmp_path / "mine.xlsx"
        path.write_text("mine", encoding="utf-8")
        assert main(["new", str(path)]) == 2
        assert path.read_text(encoding="utf-8") == "mine"
        assert "没有覆盖" in capsys.readouterr().err

    @pytest.mark.parametrize(
        "arguments", [["new.xls"], ["new.xlsx", "--with", "nothing"], ["no/folder/new.xlsx"]]
    )
    def test_what_cannot_be_made_is_2(
        self,
        arguments: list[str],
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert main(["new", *arguments]) == 2
        assert capsys.readouterr().err.strip()
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        ("error", "said"),
        [
            (PermissionError(errno.EACCES, "no"), "没有权限写入文件夹"),
            (OSError(errno.ENOSPC, "full"), "空间不足"),
        ],
    )
    @pytest.mark.parametrize("command", ["new", "demo"])
    def test_a_folder_that_cannot_be_written_to_is_told_in_words(
        self,
        tmp_path: Path,
        command: str,
        error: OSError,
        said: str,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        def refused(*_: object, **__: object) -> None:
            raise error

        monkeypatch.setattr("xlfunnel.template.build", refused)
        assert main([command, str(tmp_path / "new.xlsx")]) == 2
        assert said in capsys.readouterr().err

    def test_a_folder_that_is_not_there_is_named(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["new", str(tmp_path / "nodir" / "x.xlsx")]) == 2
        assert f"文件夹 {tmp_path / 'nodir'} 不存在" in capsys.readouterr().err


class TestDemo:
    @pytest.mark.parametrize("name", ["taken", "taken/below"])
    def test_a_file_where_the_folder_should_be_is_told_in_words(
        self, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "taken").write_text("mine", encoding="utf-8")
        assert main(["demo", str(tmp_path / name)]) == 2
        assert "不是文件夹" in capsys.readouterr().err

    def test_a_newcomer_gets_a_workbook_its_result_and_what_to_open(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["demo", str(tmp_path / "here")]) == 0
        (path,) = (tmp_path / "here").iterdir()
        said = capsys.readouterr().out
        assert str(path) in said
        assert "转化分析表" in said
        assert "高意向" in column(FileWorkbook.open(path), "Leads", "意向等级")
        assert main(["refresh", str(path), "--check"]) == 0

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_its_figures_are_the_workbooks_and_it_says_what_next(
        self, tmp_path: Path, language: Language, capsys: pytest.CaptureFixture[str]
    ) -> None:
        main(["demo", str(tmp_path), "--lang", language])
        said = capsys.readouterr().out
        (path,) = tmp_path.iterdir()
        headers = [Conversion.column(n).header(language) for n in ("source", "leads", "won")]
        for source, leads, won in table(FileWorkbook.open(path), "Conversion", *headers):
            start = f"   {source}  "
            (line,) = (line for line in said.splitlines() if line.startswith(start))
            assert line.removeprefix(start).split()[:2] == [f"{leads:.0f}", f"{won:.0f}"]
        for command in ("refresh", "undo"):
            assert f'   xlfunnel {command} "{path}"\n' in said  # whole, to be copied
        assert said.index("1. ") < said.index("2. ") < said.index("3. ") < said.index("4. ")

    @pytest.mark.parametrize(
        ("columns", "language"), [(80, "zh-CN"), (120, "zh-CN"), (80, "zh-TW"), (80, "en")]
    )
    def test_it_fits_the_window_and_its_table_is_aligned(
        self,
        tmp_path: Path,
        columns: int,
        language: Language,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.chdir(tmp_path)
        main(["demo", "--lang", language])
        lines = capsys.readouterr().out.splitlines()
        assert max(map(width, lines)) <= columns
        # lines of the table: the source and then nothing but figures
        figures = [line for line in lines if re.search(r"  \d+  +\d+ .*(\d|-)$", line)]
        assert len(figures) > 5
        assert len({width(line) for line in figures}) == 1

    def test_a_second_demo_leaves_the_first_alone(self, tmp_path: Path) -> None:
        main(["demo", str(tmp_path)])
        (first,) = tmp_path.iterdir()
        before = first.read_bytes()
        assert main(["demo", str(tmp_path)]) == 0
        assert first.read_bytes() == before
        assert len(list(tmp_path.iterdir())) == 2


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    # its class: capsys makes another output for the test than for this fixture
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")


def finding(**facts: Any) -> Finding:
    said = {"severity": terms.ERROR, "rule": "r", "sheet": "线索登记表", "value": "", "fix": "改"}
    return Finding(**{**said, "place": "线索登记表!B2", "column": "c", "problem": "p", **facts})


def plain(text: str) -> list[str]:
    """Return the lines of *text* without colours and the spaces at their ends."""
    return [line.rstrip() for line in re.sub(r"\x1b\[[\d;]*m", "", text).splitlines()]


@pytest.mark.usefixtures("terminal")
class TestTerminal:
    @pytest.mark.parametrize(("no_colour", "escape"), [("1", False), ("", True)])
    def test_findings_are_a_coloured_table_unless_no_colour_is_wanted(
        self,
        tmp_path: Path,
        no_colour: str,
        escape: bool,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setenv("NO_COLOR", no_colour)
        main(["check", str(book(tmp_path, lead_row(线索来源="展会会"))), *AS_OF])
        said = capsys.readouterr().out
        assert "线索登记表!E2" in said
        assert ("\x1b[33m" in said) is escape  # yellow

    def test_no_line_of_it_is_wider_than_the_window(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = book(tmp_path, lead_row(线索来源="展会会", 登记日期="2025-01-01"))
        main(["check", str(path), *AS_OF])
        lines = plain(capsys.readouterr().out)
        assert len(lines) > 3
        assert max(map(width, lines)) <= 80

    def test_the_figures_of_a_refresh_are_a_table_with_numbers_to_the_right(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        leads = [
            lead_row(线索编号=f"LX2024030100{n}", 成交日期="2024-03-20" if n < 2 else None)
            for n in range(8)
        ]
        main(["refresh", str(book(tmp_path, *leads)), *AS_OF])
        lines = plain(capsys.readouterr().out)
        figures = dict(line.split() for line in lines if len(line.split()) == 2)
        # 2 of 8 leads are won: 25 %
        assert (figures["线索"], figures["成交"], figures["转化率"]) == ("8", "2", "25.0%")
        ends = {width(line) for line in lines if line.startswith((" 线索 ", " 成交 ", " 转化率 "))}
        assert len(ends) == 1

    def test_a_sentence_that_would_repeat_the_table_is_left_out_and_others_are_not(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        counts = {"leads": 8.0, "won": 2.0, "conversion_rate": 0.25, "graded": 0.0}
        sentences = ("成交 2 / 线索 8，转化率 25.0%。", "分级规则用不了，这次没有评级。")
        printer = Printer("zh-CN", "text", is_fixed=True)
        printer.outcome(Outcome(sentences, counts, (), 0), tmp_path, {})
        said = capsys.readouterr().out
        assert "成交 2 / 线索 8" not in said
        assert "这次没有评级" in said

    def test_one_step_alone_is_said_in_a_sentence(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        main(["refresh", str(book(tmp_path)), "--only", "grade", *AS_OF])
        said = capsys.readouterr().out
        assert "1 条线索已评级" in said
        assert "结果" not in said

    def test_a_list_cut_short_tells_which_columns_have_the_most_problems(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        count = FINDINGS_SHOWN + 5
        findings = [finding(column="预算范围", problem=f"p{n}") for n in range(count)]
        findings += [finding(column="跟进人", count=200)]
        printer = Printer("zh-CN", "text", is_fixed=True)
        printer.outcome(Outcome((), {}, tuple(findings), 0), tmp_path, {})
        lines = plain(capsys.readouterr().out)
        kinds = lines[lines.index("问题最多的列") + 1 :]
        assert [line.split() for line in kinds] == [
            ["线索登记表", "[跟进人]", "200"],
            ["线索登记表", "[预算范围]", str(count)],
        ]

    @pytest.mark.parametrize("form", ["json", "github"])
    def test_formats_for_programs_are_the_same_as_in_a_pipe(
        self, tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = book(tmp_path, lead_row(线索来源="展会会"))
        main(["check", str(path), "--format", form, *AS_OF])
        done = run("check", str(path), "--format", form, *AS_OF)
        assert capsys.readouterr().out == done.stdout.decode("utf-8")


class TestBar:
    def shown(self, *told: tuple[str, float], patience: float, seconds: float) -> str:
        from rich.console import Console

        output = io.StringIO()
        console = Console(file=output, force_terminal=True, width=80, color_system=None)
        with Bar(console, patience) as bar:
            for message, done in told:
                bar.tell(message, done)
            time.sleep(seconds)
        return output.getvalue()

    def test_a_long_run_shows_what_is_being_done_and_how_far_it_has_come(self) -> None:
        said = self.shown(("读取文件", 0.0), ("[评级]", 0.4), patience=0.0, seconds=0.5)
        assert "[评级]" in said
        assert "40%" in said

    def test_a_step_that_reports_nothing_for_long_does_not_keep_it_away(self) -> None:
        assert "评级" in self.shown(("评级", 0.1), patience=0.1, seconds=0.6)

    def test_a_short_run_shows_nothing(self) -> None:
        assert self.shown(("评级", 0.5), patience=30.0, seconds=0.0) == ""

    def test_an_error_ends_it_and_gives_the_cursor_back(self) -> None:
        from rich.console import Console

        output = io.StringIO()
        console = Console(file=output, force_terminal=True, width=80, legacy_windows=False)
        with pytest.raises(KeyboardInterrupt), Bar(console, 0.0):
            time.sleep(0.3)
            raise KeyboardInterrupt
        assert output.getvalue().rindex("\x1b[?25h") > output.getvalue().rindex("\x1b[?25l")

    def test_it_is_told_of_every_phase_in_order(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told: list[tuple[str, float]] = []
        monkeypatch.setattr(Bar, "tell", lambda _, message, done: told.append((message, done)))
        main(["refresh", str(book(tmp_path)), *AS_OF])
        messages, fractions = zip(*told, strict=True)
        assert (messages[0], messages[-1]) == ("读取文件", "保存")
        assert "评级" in messages
        assert list(fractions) == sorted(fractions)
        assert 0.0 <= min(fractions) <= max(fractions) < 1.0


def on_a_terminal(*arguments: str) -> tuple[int, str]:
    """Return the exit code and all that is seen when both outputs are a real terminal."""
    master, slave = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LANG": "zh_CN.UTF-8"}
    command = [sys.executable, "-m", "xlfunnel", *arguments]
    with subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=environment
    ) as process:
        os.close(slave)
        seen = b"".join(_until_closed(master))
    os.close(master)
    return process.returncode, seen.decode("utf-8")


def _until_closed(terminal: int) -> Iterator[bytes]:
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # how Linux says that nobody writes to it any more
            return
        if not piece:
            return
        yield piece


def test_a_small_file_shows_a_table_and_no_bar_on_a_real_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    code, seen = on_a_terminal("check", str(book(tmp_path, lead_row(线索来源="展会会"))), *AS_OF)
    assert code == 0
    assert "\x1b[33m警告" in seen  # yellow
    assert "\x1b[?25l" not in seen  # a bar would hide the cursor


class TestLayout:
    def test_chinese_characters_take_two_columns(self) -> None:
        assert width("转化率 %") == 8  # three characters of two, a space and a sign

    def test_a_line_is_never_wider_and_never_starts_with_a_stop(self) -> None:
        text = "编号、检查、评级，转化分析（按来源）；再保存到 sales.xlsx 里。" * 3
        for columns in range(14, 40):
            lines = wrapped(text, columns)
            assert max(map(width, lines)) <= columns
            assert not [line for line in lines if line[0] in "、，（；。）"[:2] + "；。）"]

    def test_nothing_of_the_text_is_lost(self) -> None:
        text = "改成“官网表单”，或把它加到 Rules 的来源表"
        assert "".join("".join(wrapped(text, 12)).split()) == "".join(text.split())

    def test_numbers_are_filled_up_on_the_left(self) -> None:
        assert padded("线索", 6) + padded("8", 3, to_the_right=True) == "线索    8"


class TestLanguage:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_command_speaks_the_workbooks_language(
        self, tmp_path: Path, language: Language, capsys: pytest.CaptureFixture[str]
    ) -> None:
        lead: dict[str, Content] = {Lead.column("customer_name").header(language): "甲"}
        main(["refresh", str(book(tmp_path, lead, language=language)), *AS_OF])
        expected = {"zh-CN": "检查了 1 条", "zh-TW": "檢查了 1 筆", "en": "Leads checked: 1"}
        assert expected[language] in capsys.readouterr().out

    def test_lang_goes_before_the_workbooks_language(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        main(["check", str(book(tmp_path)), "--lang", "en", *AS_OF])
        assert "Leads checked: 1" in capsys.readouterr().out

    def test_lang_may_stand_before_the_command(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["--lang", "en", "check", str(book(tmp_path)), *AS_OF]) == 0
        assert "Leads checked: 1" in capsys.readouterr().out
        assert main(["--lang", "en", "new", str(tmp_path / "new.xlsx")]) == 0
        assert column(FileWorkbook.open(tmp_path / "new.xlsx"), "Leads", "Customer") == []

    def test_lang_never_changes_what_is_written_to_the_workbook(self, tmp_path: Path) -> None:
        path = book(tmp_path)
        main(["refresh", str(path), "--lang", "en", *AS_OF])
        assert leads_of(path, "意向等级") == [("高意向",)]

    @pytest.mark.parametrize(
        ("locale", "word"),
        [("zh_TW.UTF-8", "檢查"), ("en_GB.UTF-8", "checks"), ("C", "检查"), ("", "检查")],
    )
    def test_help_speaks_the_language_of_the_terminal(
        self,
        locale: str,
        word: str,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        for name in ("LC_MESSAGES", "LANG"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("LC_ALL", locale)
        assert main([]) == 0
        assert word in capsys.readouterr().out


class TestMistakes:
    @pytest.mark.parametrize(
        "command",
        [
            ["check", "nothing.xlsx"],
            ["refresh", "nothing.xlsx"],
            ["refresh", "."],
            ["import", "nothing.csv", "--into", "nothing.xlsx", "--map", "nothing.toml"],
        ],
    )
    def test_a_file_that_is_not_there_is_2_with_a_sentence(
        self, command: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(command) == 2
        said = capsys.readouterr().err
        assert "Traceback" not in said
        assert said.strip().endswith("。")

    @pytest.mark.parametrize("path", [".", ".."])
    def test_a_folder_is_named_as_it_was_typed(
        self, path: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["check", path]) == 2
        assert capsys.readouterr().err.startswith(f"{path} 不是文件")

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_folder_instead_of_a_csv_is_told_in_the_users_language(
        self, tmp_path: Path, language: Language, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "map.toml").write_text('[columns]\n"客户名称" = "name"\n', encoding="utf-8")
        command = ["import", ".", "--into", str(book(tmp_path)), "--lang", language]
        assert main([*command, "--map", str(tmp_path / "map.toml")]) == 2
        said = capsys.readouterr().err
        assert {"zh-CN": "文件夹", "zh-TW": "資料夾", "en": "a folder"}[language] in said
        assert "Errno" not in said
        assert "Is a directory" not in said

    def test_a_workbook_without_leads_says_what_to_do(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        grids = workbook_with().grids
        del grids["Leads"]
        path = write_grids(tmp_path / "book.xlsx", grids)
        assert main(["refresh", str(path)]) == 2
        assert "找不到表“Leads”" in capsys.readouterr().err

    def test_a_file_that_is_no_workbook_is_2(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = tmp_path / "book.xlsx"
        path.write_text("no workbook", encoding="utf-8")
        assert main(["check", str(path)]) == 2
        assert "book.xlsx" in capsys.readouterr().err

    def test_an_as_of_that_is_no_date_is_2(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["check", str(book(tmp_path)), "--as-of", "soon"]) == 2
        assert "soon" in capsys.readouterr().err

    def test_a_workbook_of_a_newer_version_is_2(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        workbook = workbook_with(lead_row())
        for line in workbook.grids["Settings"].lines:
            line["值"] = 99.0 if line["键"] == "结构版本" else line["值"]
        path = write_grids(tmp_path / "book.xlsx", workbook.grids)
        assert main(["refresh", str(path)]) == 2
        assert "升级" in capsys.readouterr().err

    def test_an_interruption_leaves_the_file_and_is_130(
        self,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        path = book(tmp_path)
        before = path.read_bytes()

        def interrupted(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(FileWorkbook, "save", interrupted)
        assert main(["refresh", str(path)]) == 130
        assert path.read_bytes() == before
        assert "已中断" in capsys.readouterr().err
        assert gc.isenabled()  # whoever calls the command from Python has it back


# The receipt of a save that changed the file.
SAVED = SimpleNamespace(backup=None, sha256_before="a", sha256_after="b")


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-X", "importtime", "-m", "xlfunnel", *arguments]
    return subprocess.run(
        command, capture_output=True, check=False, env={**os.environ, **environment}
    )


def test_help_imports_nothing_heavy() -> None:
    lines = run("--help").stderr.decode().splitlines()
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in lines}
    assert "argparse" in loaded
    heavy = {"pandas", "numpy", "openpyxl", "pydantic", "lxml", "rich", "xlwings", "opencc"}
    assert not loaded & heavy


def test_a_library_that_is_not_installed_is_told_with_the_cure() -> None:
    without = "import sys; sys.modules['pandas'] = None; from xlfunnel.cli import main"
    command = f"{without}; sys.exit(main(['doctor', '--lang', 'en']))"
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, check=False)
    assert done.returncode == 2
    assert b"has no pandas" in done.stderr
    assert b"pip install" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_terminal_that_cannot_show_chinese_gets_english(tmp_path: Path) -> None:
    path = book(tmp_path, lead_row(线索来源="展会会"))
    done = run("check", str(path), *AS_OF, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert b"Leads checked: 1" in done.stdout
    assert b"?!E2" in done.stdout  # the name of a sheet cannot be shown, but ends nothing
    done = run("check", "nothing.xlsx", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert b"There is no file" in done.stderr


def test_json_is_whole_on_a_terminal_that_cannot_show_chinese(tmp_path: Path) -> None:
    path = book(tmp_path, lead_row(线索来源="展会会"))
    command = ("check", str(path), "--format", "json", *AS_OF)
    done = run(*command, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert json.loads(done.stdout.decode("ascii"))["findings"][0]["value"] == "展会会"
    done = run(*command, PYTHONIOENCODING="utf-8")
    assert "展会会" in done.stdout.decode("utf-8")


def test_annotations_are_utf_8_whatever_the_terminal(tmp_path: Path) -> None:
    path = book(tmp_path, lead_row(线索来源="展会会"))
    command = ("check", str(path), "--format", "github", *AS_OF)
    done = run(*command, PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert "展会会" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_names_the_example_that_is_there(
    language: Language, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    monkeypatch.setattr("xlfunnel.cli.arguments.example_map", lambda: "/100%d/import.toml")
    with pytest.raises(SystemExit):
        main(["import", "--help", "--lang", language])
    assert "/100%d/import.toml" in capsys.readouterr().out
    assert resources.example_map().is_file()


@pytest.mark.parametrize("arguments", ["check 销售.xlsx", "check 销售.xlsx --format json", "-h"])
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path, arguments: str) -> None:
    leads = [lead_row(线索编号=f"x{n}", 线索来源=f"s{n}") for n in range(400)]
    book(tmp_path, *leads)
    # Unbuffered, so that the second write meets a pipe that is closed.
    call = f'"{sys.executable}" -u -m xlfunnel {arguments}'
    command = f'{call} | head -c 1; echo "${{PIPESTATUS[*]}}"'
    root = str(Path(__file__).parents[1])
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": root}
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, check=False, env=environment, cwd=tmp_path
    )
    assert done.stderr == b""
    assert done.stdout[1:].decode(errors="replace").strip("\ufffd").strip() == "0 0"


CALLS = {
    "refresh": "还缺 FILE",
    "import x.csv": "还缺 --into",
    "refresh x.xlsx --format pdf": "--format 不能是“pdf”，可以写 text, json, github",
    "check x.xlsx --fail-on eror": "是不是想写 error？",
    "nope": "没有“nope”这个命令。可用的有 new, demo, check, refresh, assign, hand-over, calendar, "
    "undo, import",
    "chekc x.xlsx": "没有“chekc”这个命令。是不是想写 check？",
    "x.xlsx": "xlfunnel refresh x.xlsx",
    "refresh x.xlsx --dryrun": "没有 --dryrun 这个选项。是不是想写 --dry-run？",
    "refresh x.xlsx --as 2024-03-01": "没有 --as 这个选项。是不是想写 --as-of？",
    "--lagn en check x.xlsx": "没有 --lagn 这个选项。是不是想写 --lang？",
    "refresh x.xlsx --as-of": "--as-of 后面要写一个值",
    "refresh x.xlsx -o ''": "-o/--output 后面要写一个值",
    "refresh x.xlsx --who a --who b": "--who 写了两次",
    "refresh x.xlsx --dry-run=yes": "--dry-run 后面不用写值",
    "refresh my file.xlsx": "多写了 file.xlsx",
    "hand-over": "还缺 FILE, REP",
    "hand-over x.xlsx": "还缺 REP",
    "hand-over x.xlsx Ann Lee": "多写了 Lee（带空格的文件名或姓名要加引号）",
    "hand-over x.xlsx Ann --to": "--to 后面要写一个值",
    "hand-over x.xlsx Ann --to Bob --to Carl": "--to 写了两次",
    "handover x.xlsx Ann": "没有“handover”这个命令。是不是想写 hand-over？",
    "calendar x.xlsx 2025": "多写了 2025",
    "calendar x.xlsx --year": "--year 后面要写一个值",
    "asign x.xlsx": "没有“asign”这个命令。是不是想写 assign？",
    "--lang fr check x.xlsx": "--lang 不能是“fr”",
}


@pytest.mark.parametrize("call", CALLS)
def test_a_wrong_call_is_2_says_what_is_wrong_and_names_the_help(
    call: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([word.strip("'") for word in call.split()])
    assert stopped.value.code == 2
    said = capsys.readouterr().err
    assert said.startswith("命令没写对：")
    assert CALLS[call] in said
    assert "--help" in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("call", [call for call in CALLS if "--la" not in call])
def test_nothing_of_argparse_is_left_in_another_language(
    call: str, language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--lang", language, *(word.strip("'") for word in call.split())])
    said = capsys.readouterr().err
    for word in ("argument", "invalid", "choose", "required", "unrecognized", "expected"):
        assert word not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_help_fits_80_columns_and_shows_examples(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("xlfunnel.cli.arguments.example_map", lambda: "docs/examples/import.toml")
    parser = parser_of(language)
    for made in (parser, *parser.commands.values()):
        said = made.format_help()
        assert max(map(width, said.splitlines())) <= 80
        assert f"\n{made.prog}" in said  # an example


def test_examples_in_the_help_can_be_run_as_they_are() -> None:
    parser = parser_of("en")
    for made in (parser, *parser.commands.values()):
        examples = re.findall(r"^xlfunnel (.+)$", made.epilog or "", re.MULTILINE)
        assert examples
        for example in examples:
            assert parser.parse(example.split()).command


class TestFilesInTheWay:
    @pytest.fixture(autouse=True)
    def here(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        book(tmp_path)

    def refused(self, *command: str, capsys: pytest.CaptureFixture[str]) -> str:
        """Return the one sentence that *command* ends with; the workbook is as it was."""
        before = Path("销售.xlsx").read_bytes()
        assert main([*command]) == 2
        assert Path("销售.xlsx").read_bytes() == before
        said = capsys.readouterr()
        assert said.out == ""
        (line,) = said.err.splitlines()
        return line

    @pytest.mark.parametrize("command", ["refresh", "undo"])
    @pytest.mark.usefixtures("simple_undo")
    def test_open_in_excel(self, command: str, capsys: pytest.CaptureFixture[str]) -> None:
        Path("~$销售.xlsx").touch()
        assert "请关闭后再试" in self.refused(command, "销售.xlsx", capsys=capsys)

    def test_open_in_excel_is_known_before_anything_is_computed(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("~$销售.xlsx").touch()
        monkeypatch.setattr("xlfunnel.cli.commands.perform_steps", None)  # would be an error
        assert "请关闭后再试" in self.refused("refresh", "销售.xlsx", capsys=capsys)

    def test_a_check_or_dry_run_of_an_open_file_is_possible(self) -> None:
        Path("~$销售.xlsx").touch()
        assert main(["check", "销售.xlsx", *AS_OF]) == 0
        assert main(["refresh", "销售.xlsx", "--dry-run", *AS_OF]) == 0

    def test_read_only(self, capsys: pytest.CaptureFixture[str]) -> None:
        Path("销售.xlsx").chmod(0o444)
        assert "只读" in self.refused("refresh", "销售.xlsx", capsys=capsys)

    def test_an_output_in_a_folder_that_is_not_there(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        command = ["refresh", "销售.xlsx", "-o", "没有/out.xlsx"]
        assert "文件夹 没有 不存在" in self.refused(*command, capsys=capsys)

    def test_an_output_that_is_a_folder(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert ". 是文件夹" in self.refused("refresh", "销售.xlsx", "-o", ".", capsys=capsys)

    def test_an_output_of_another_kind(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert ".xlsx" in self.refused("refresh", "销售.xlsx", "-o", "out.csv", capsys=capsys)

    def test_a_csv(self, capsys: pytest.CaptureFixture[str]) -> None:
        Path("名单.csv").write_text("a,b\n", encoding="utf-8")
        assert "xlfunnel import" in self.refused("check", "名单.csv", capsys=capsys)

    def test_an_output_that_is_the_input_is_saved_in_place_with_a_backup(self) -> None:
        before = Path("销售.xlsx").read_bytes()
        assert main(["refresh", "销售.xlsx", "-o", "./销售.xlsx", *AS_OF]) == 0
        assert Path("销售.bak.xlsx").read_bytes() == before
        assert leads_of(Path("销售.xlsx"), "意向等级") == [("高意向",)]

    def test_an_output_that_exists_is_kept_as_a_backup(self) -> None:
        Path("out.xlsx").write_text("mine", encoding="utf-8")
        assert main(["refresh", "销售.xlsx", "-o", "out.xlsx", *AS_OF]) == 0
        assert Path("out.bak.xlsx").read_text(encoding="utf-8") == "mine"
