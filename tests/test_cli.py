"""The command line: exit codes, formats, languages, and no traceback for anybody's mistake."""

import json
import os
import subprocess
import sys
from argparse import Namespace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from tests.files import write_grids
from tests.memory import Content
from tests.support import column, lead_row, table, workbook_with
from xlfunnel import resources
from xlfunnel.actions import ACTIONS, Outcome
from xlfunnel.cli import FORMATS, STEPS, main
from xlfunnel.cli.commands import _finish
from xlfunnel.cli.printing import Printer
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.schema.leads import Lead
from xlfunnel.xlsx.file import FileWorkbook

AS_OF = ("--as-of", "2024-03-31")


@pytest.fixture(autouse=True)
def chinese_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")


def book(folder: Path, *leads: dict[str, Content], language: Language = "zh-CN") -> Path:
    grids = workbook_with(*(leads or [lead_row()]), language=language).grids
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
        leads = [lead_row(线索编号=f"x{n}", 线索来源=None) for n in range(60)]
        main(["check", str(book(tmp_path, *leads)), *AS_OF])
        first, *others = capsys.readouterr().out.splitlines()
        assert "线索登记表!E2 ×60" in first
        assert len(others) == 1  # the summary

    def test_json_is_one_object_and_nothing_else(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        main(["check", str(book(tmp_path, lead_row(线索来源="展会会"))), "--format", "json"])
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

    @pytest.mark.parametrize(("no_colour", "escape"), [("1", False), ("", True)])
    def test_a_terminal_gets_a_coloured_table_unless_it_wants_no_colour(
        self,
        tmp_path: Path,
        no_colour: str,
        escape: bool,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        monkeypatch.setenv("NO_COLOR", no_colour)
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.setenv("COLUMNS", "200")
        main(["check", str(book(tmp_path, lead_row(线索来源="展会会"))), *AS_OF])
        said = capsys.readouterr().out
        assert "线索登记表!E2" in said
        assert ("\x1b[33m" in said) is escape  # yellow


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
        opened = SimpleNamespace(path=path, workbook=ChangedByTakingRowsIn())
        args = Namespace(dry_run=False, output=None)
        for changes, figure in ((0, False), (3, True)):
            outcome = Outcome((), {}, (), changes)
            _finish(outcome, cast(Any, opened), args, Printer("zh-CN", "text", is_fixed=True))
            said = capsys.readouterr().out
            assert str(path) in said
            assert ("处" in said) is figure

    def test_only_runs_the_steps_that_are_named(self, tmp_path: Path) -> None:
        path = book(tmp_path, lead_row(线索来源="展会会"))
        main(["refresh", str(path), "--only", "grade", *AS_OF])
        assert leads_of(path, "意向等级", "数据问题") == [("高意向", None)]
        assert column(FileWorkbook.open(path), "Conversion", "线索来源") == []

    def test_the_steps_it_offers_are_the_actions(self) -> None:
        assert set(STEPS) == set(ACTIONS) - {"refresh"}

    def test_who_ran_it_is_in_the_log(self, tmp_path: Path) -> None:
        path = book(tmp_path)
        main(["refresh", str(path), "--who", "小王", *AS_OF])
        assert set(column(FileWorkbook.open(path), "ChangeLog", "修改者")) == {"小王"}

    @pytest.mark.parametrize("form", FORMATS)
    def test_every_format_saves_alike(self, tmp_path: Path, form: str) -> None:
        path = book(tmp_path)
        assert main(["refresh", str(path), "--format", form, *AS_OF]) == 0
        assert leads_of(path, "意向等级") == [("高意向",)]


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

    def test_a_second_demo_leaves_the_first_alone(self, tmp_path: Path) -> None:
        main(["demo", str(tmp_path)])
        (first,) = tmp_path.iterdir()
        before = first.read_bytes()
        assert main(["demo", str(tmp_path)]) == 0
        assert first.read_bytes() == before
        assert len(list(tmp_path.iterdir())) == 2


class TestLanguage:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_command_speaks_the_workbooks_language(
        self, tmp_path: Path, language: Language, capsys: pytest.CaptureFixture[str]
    ) -> None:
        lead: dict[str, Content] = {Lead.column("customer_name").header(language): "甲"}
        main(["refresh", str(book(tmp_path, lead, language=language)), *AS_OF])
        expected = {"zh-CN": "检查了 1 条", "zh-TW": "檢查了 1 筆", "en": "Checked 1 leads"}
        assert expected[language] in capsys.readouterr().out

    def test_lang_goes_before_the_workbooks_language(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        main(["check", str(book(tmp_path)), "--lang", "en", *AS_OF])
        assert "Checked 1 leads" in capsys.readouterr().out

    def test_lang_may_stand_before_the_command(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["--lang", "en", "check", str(book(tmp_path)), *AS_OF]) == 0
        assert "Checked 1 leads" in capsys.readouterr().out
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


class ChangedByTakingRowsIn:
    """A workbook in which only opening has changed something: rows below a table."""

    messages = ()

    def save(self, target: Path) -> SimpleNamespace:
        return SimpleNamespace(backup=None, sha256_before="a", sha256_after="b")


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


def test_a_terminal_that_cannot_show_chinese_does_not_end_the_run(tmp_path: Path) -> None:
    done = run("check", str(book(tmp_path)), *AS_OF, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert b"?" in done.stdout


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
    monkeypatch.setattr("xlfunnel.cli.example_map", lambda: "/100%d/import.toml")
    with pytest.raises(SystemExit):
        main(["import", "--help", "--lang", language])
    assert "/100%d/import.toml" in capsys.readouterr().out
    assert resources.example_map().is_file()


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    leads = [lead_row(线索编号=f"x{n}", 线索来源=f"s{n}") for n in range(400)]
    path = book(tmp_path, *leads)
    command = f'"{sys.executable}" -m xlfunnel check "{path}" --format json | head -c 1'
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, check=False, env=environment
    )
    assert (done.stdout, done.stderr) == (b"{", b"")


@pytest.mark.parametrize("call", [["refresh"], ["refresh", "x.xlsx", "--format", "pdf"], ["nope"]])
def test_a_wrong_call_is_2_and_names_the_help(
    call: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(call)
    assert stopped.value.code == 2
    said = capsys.readouterr().err
    assert "命令没写对" in said
    assert "--help" in said
