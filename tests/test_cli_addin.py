"""The commands about Excel: what they say, their exit codes, and no traceback for anybody."""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.addin.machines import linux, mac, touch, windows
from xlfunnel.addin.installing import install
from xlfunnel.addin.machine import Machine
from xlfunnel.cli import main
from xlfunnel.formulas import FUNCTIONS
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.messages import say


@pytest.fixture(autouse=True)
def chinese_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")


@pytest.fixture
def run_on(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> "RunOn":
    return RunOn(monkeypatch, capsys)


class RunOn:
    """Runs a command as on a given PC; `out` and `err` are what it said."""

    def __init__(self, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._patch = patch
        self._capsys = capsys
        self.out = self.err = ""

    def __call__(self, machine: Machine, *command: str) -> int:
        self._patch.setattr("xlfunnel.cli.excel.this_machine", lambda: machine)
        code = main(command)
        self.out, self.err = self._capsys.readouterr()
        return code


class TestBuild:
    def test_a_file_is_made_and_its_python_named(self, run_on: RunOn, tmp_path: Path) -> None:
        machine, target = windows(tmp_path), tmp_path / "x.xlam"
        assert run_on(machine, "addin", "build", "-o", str(target)) == 0
        assert str(target) in run_on.out
        assert str(machine.python) in run_on.out
        assert run_on(machine, "addin", "check", str(target)) == 0

    def test_where_no_excel_is_it_says_that_no_python_is_named(
        self, run_on: RunOn, tmp_path: Path
    ) -> None:
        command = ("addin", "build", "-o", str(tmp_path / "x.xlam"))
        assert run_on(linux(tmp_path), *command) == 0
        assert "--python" in run_on.out
        path = "C:\\venv\\python.exe"
        assert run_on(linux(tmp_path), *command, "--python", path) == 0
        assert path in run_on.out

    def test_a_conda_environment_is_named(self, run_on: RunOn, tmp_path: Path) -> None:
        for folder in ("conda/condabin", "conda/envs/sales/conda-meta"):
            (tmp_path / folder).mkdir(parents=True)
        machine = replace(windows(tmp_path), prefix=tmp_path / "conda" / "envs" / "sales")
        assert run_on(machine, "addin", "build", "-o", str(tmp_path / "x.xlam")) == 0
        assert "conda 环境 sales" in run_on.out

    @pytest.mark.parametrize("name", ["x.xlsx", "none/x.xlam", "."])
    def test_a_target_that_cannot_be_is_2(self, name: str, run_on: RunOn, tmp_path: Path) -> None:
        assert run_on(linux(tmp_path), "addin", "build", "-o", str(tmp_path / name)) == 2
        assert run_on.err.strip().endswith("。")


class TestInstall:
    def test_it_says_where_it_is_and_what_comes_next(self, run_on: RunOn, tmp_path: Path) -> None:
        machine = windows(tmp_path)
        assert run_on(machine, "addin", "install") == 0
        assert "XLSTART" in run_on.out
        assert say("ribbon.xlfunnel.label", "zh-CN") in run_on.out  # the tab to look for
        assert "有误" not in run_on.out
        assert run_on(machine, "addin", "check") == 0
        assert run_on(machine, "addin", "install", "--lang", "en") == 0
        assert "Replaced" in run_on.out
        assert say("ribbon.xlfunnel.label", "en") in run_on.out

    def test_what_will_not_work_is_said_at_once(self, run_on: RunOn, tmp_path: Path) -> None:
        machine = replace(windows(tmp_path), code_page="cp1252")
        assert run_on(machine, "addin", "install") == 0
        assert "有误" in run_on.out
        assert "cp1252" in run_on.out

    def test_on_a_mac_it_says_what_there_is_not(self, run_on: RunOn, tmp_path: Path) -> None:
        assert run_on(mac(tmp_path), "addin", "install") == 0
        assert "applescript" in run_on.out
        assert "只有按钮" in run_on.out

    @pytest.mark.parametrize("command", ["install", "check"])
    def test_elsewhere_it_is_2_and_says_what_can_be_done(
        self, command: str, run_on: RunOn, tmp_path: Path
    ) -> None:
        assert run_on(linux(tmp_path), "addin", command) == 2
        assert "没有桌面版 Excel" in run_on.err
        assert "xlfunnel addin" in run_on.err


class TestUninstall:
    def test_it_names_what_it_removed(self, run_on: RunOn, tmp_path: Path) -> None:
        machine = mac(tmp_path)
        run_on(machine, "addin", "install")
        assert run_on(machine, "addin", "uninstall") == 0
        assert "xlfunnel.xlam" in run_on.out
        assert ".applescript" in run_on.out

    @pytest.mark.parametrize("make", [windows, mac, linux])
    def test_with_nothing_there_it_says_so_and_is_0(
        self, make: Callable[[Path], Machine], run_on: RunOn, tmp_path: Path
    ) -> None:
        assert run_on(make(tmp_path), "addin", "uninstall") == 0
        assert "不用卸载" in run_on.out
        assert "addin install" not in run_on.out


class TestCheck:
    def test_a_mismatch_is_1_with_its_cure(self, run_on: RunOn, tmp_path: Path) -> None:
        machine = windows(tmp_path)
        install(replace(machine, xlwings_version="0.30.1"), "zh-CN")
        assert run_on(machine, "addin", "check") == 1
        (wrong,) = [line for line in run_on.out.splitlines() if line.startswith("有误")]
        assert "0.30.1" in wrong
        assert "xlfunnel addin install" in wrong
        assert "有 1 处要处理" in run_on.out

    def test_nothing_installed_is_1(self, run_on: RunOn, tmp_path: Path) -> None:
        assert run_on(windows(tmp_path), "addin", "check") == 1
        assert "xlfunnel addin install" in run_on.out

    @pytest.mark.parametrize("name", ["none.xlam", "folder.xlam", "text.xlam"])
    def test_a_file_that_cannot_be_read_is_2(
        self, name: str, run_on: RunOn, tmp_path: Path
    ) -> None:
        (tmp_path / "folder.xlam").mkdir()
        touch(tmp_path / "text.xlam", "no add-in")
        assert run_on(linux(tmp_path), "addin", "check", str(tmp_path / name)) == 2
        assert run_on.err.strip().endswith("。")
        assert name in run_on.err
        for of_workbooks in (".xlsx", ".xlsm", "xlfunnel import"):
            assert of_workbooks not in run_on.err

    def test_the_folder_one_is_in_has_a_name_too(self, run_on: RunOn, tmp_path: Path) -> None:
        assert run_on(linux(tmp_path), "addin", "check", ".") == 2
        assert run_on.err.startswith(". 是文件夹")


class TestDoctor:
    def test_it_is_one_line_per_thing_and_0(self, run_on: RunOn, tmp_path: Path) -> None:
        assert run_on(linux(tmp_path), "doctor") == 0
        assert all(line.startswith(("正常", "注意", "没有")) for line in run_on.out.splitlines())

    def test_notes_are_not_called_nothing(self, run_on: RunOn, tmp_path: Path) -> None:
        machine = replace(windows(tmp_path), folder=tmp_path / "gone")  # not to be written to
        assert run_on(machine, "doctor") == 0
        notes = run_on.out.count("注意")
        assert run_on.out.splitlines()[-1] == f"没有发现故障，有 {notes} 处请留意，见上。"

    def test_what_is_broken_is_1(self, run_on: RunOn, tmp_path: Path) -> None:
        machine = replace(windows(tmp_path), xlwings=None, xlwings_version="")
        assert run_on(machine, "doctor") == 1
        assert "pip install xlwings" in run_on.out

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_json_is_one_object(self, language: Language, run_on: RunOn, tmp_path: Path) -> None:
        command = ("doctor", "--format", "json", "--lang", language)
        assert run_on(linux(tmp_path), *command) == 0
        said = json.loads(run_on.out)
        assert said["is_healthy"] is True
        assert {line["state"] for line in said["lines"]} <= {"ok", "warning", "problem"}
        assert "python" in [line["topic"] for line in said["lines"]]
        assert all(line["text"] for line in said["lines"])

    def test_on_a_terminal_it_fits_the_window(
        self, run_on: RunOn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from xlfunnel.cli.layout import width

        monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True)
        monkeypatch.setenv("COLUMNS", "80")
        run_on(replace(windows(tmp_path), code_page="cp1252", folder=Path("/")), "doctor")
        lines = [line for line in run_on.out.splitlines() if str(tmp_path) not in line]
        assert max(map(width, lines)) <= 80


@pytest.mark.parametrize("language", LANGUAGES)
def test_functions_lists_each_of_them(language: Language, run_on: RunOn, tmp_path: Path) -> None:
    assert run_on(linux(tmp_path), "functions", "--lang", language) == 0
    starts = [line.partition("(")[0] for line in run_on.out.splitlines()]
    assert [name for name in starts if name.isupper()] == list(FUNCTIONS)


CALLS = {
    "addin": "addin 后面还要写做什么：build, install, uninstall, check",
    "addin --format json": "addin 后面还要写做什么",
    "addin fly": "没有“addin fly”这个命令。可用的有 build, install, uninstall, check",
    "addin instal": "是不是想写 install？",
    "adddin": "是不是想写 addin？",
    "addin book.xlsx": "没有“addin book.xlsx”这个命令",
    "addin build": "还缺 -o/--output",
    "addin build -o": "-o/--output 后面要写一个值",
    "addin build -o x.xlam --pyton y": "是不是想写 --python？",
    "addin install x.xlam": "多写了 x.xlam",
    "addin check a b": "多写了 b",
    "doctor --format github": "--format 不能是“github”，可以写 text, json",
    "doctr": "是不是想写 doctor？",
    "functions x": "多写了 x",
}


@pytest.mark.parametrize("call", CALLS)
def test_a_wrong_call_is_2_and_says_what_to_write(
    call: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(call.split())
    assert stopped.value.code == 2
    said = capsys.readouterr().err
    assert CALLS[call] in said
    assert "--help" in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("wrong", [["--lang", "fr"], ["--lang"], ["--lang=", "--lang=fr"]])
def test_a_wrong_language_is_told_in_the_right_one_before_it(
    wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--lang", "en", "addin", "install", *wrong])
    assert stopped.value.code == 2
    assert capsys.readouterr().err.isascii()


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_of_the_group_lists_its_commands(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--lang", language, "addin", "--help"])
    assert stopped.value.code == 0
    said = capsys.readouterr().out
    for word in ("build", "install", "uninstall", "check"):
        assert f"addin {word}" in said
