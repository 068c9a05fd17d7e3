"""Where the add-in goes, what stands in its way, and that it goes away without a trace."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.addin import machines
from tests.addin.machines import files, linux, mac, touch, windows
from xlfunnel.addin.configuring import ADD_FOLDER, LANGUAGE, SCRIPT, XLWINGS
from xlfunnel.addin.installing import build_file, install, uninstall
from xlfunnel.addin.machine import Machine, this_machine
from xlfunnel.addin.reading import read_addin
from xlfunnel.errors import AddinError, FileRefusedError, UsageError, XlfunnelError

XLSTART = Path("Users/张三/AppData/Roaming/Microsoft/Excel/XLSTART")
LIBRARY = Path("home/Library")
MAC_STARTUP = Path(
    "Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel"
)
MAC_SCRIPTS = Path("Application Scripts/com.microsoft.Excel")


def key_of(refused: pytest.ExceptionInfo[XlfunnelError]) -> str:
    return refused.value.key


def writing_fails(patch: pytest.MonkeyPatch, error: OSError) -> None:
    def refuse(path: Path, data: bytes) -> int:
        raise error

    patch.setattr(Path, "write_bytes", refuse)


class TestOnWindows:
    def test_it_goes_where_excel_starts_from_and_the_folder_is_made(self, tmp_path: Path) -> None:
        installed = install(windows(tmp_path), "zh-CN")
        assert installed.addin == tmp_path / XLSTART / "xlfunnel.xlam"
        assert installed.script is None
        assert not installed.was_there
        # Excel opens whatever is in that folder, so nothing else may be left there.
        assert files(tmp_path / "Users/张三/AppData") == ["xlfunnel.xlam"]

    def test_while_it_is_built_excel_finds_nothing_half_done(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        seen: list[str] = []
        move = Path.replace

        def looking(made: Path, target: Path) -> Path:
            seen.extend(files(tmp_path / XLSTART))
            assert read_addin(made).settings[LANGUAGE] == "zh-CN"  # whole before it is moved
            return move(made, target)

        monkeypatch.setattr(Path, "replace", looking)
        installed = install(windows(tmp_path), "zh-CN")
        assert seen == []
        assert files(tmp_path / XLSTART) == [installed.addin.name]

    def test_without_appdata_the_folder_is_found_below_home(self, tmp_path: Path) -> None:
        machine = replace(windows(tmp_path), environment={})
        assert install(machine, "zh-CN").addin.parent == tmp_path / XLSTART

    def test_the_path_of_a_chinese_user_is_kept_whole(self, tmp_path: Path) -> None:
        machine = windows(tmp_path)
        rows = read_addin(install(machine, "zh-CN").addin).settings
        assert rows["INTERPRETER_WIN"] == str(machine.python)
        assert "张三" in rows["INTERPRETER_WIN"]
        assert "INTERPRETER_MAC" not in rows
        assert rows[ADD_FOLDER] == "false"

    def test_an_older_one_is_replaced_and_its_language_kept(self, tmp_path: Path) -> None:
        machine = windows(tmp_path)
        install(replace(machine, xlwings_version="0.30.0"), "zh-TW")
        again = install(machine, None)
        assert again.was_there
        assert again.language == "zh-TW"
        assert read_addin(again.addin).settings[XLWINGS] == machines.XLWINGS
        assert install(machine, "en").language == "en"

    def test_the_first_one_speaks_the_language_of_the_terminal(self, tmp_path: Path) -> None:
        installed = install(windows(tmp_path), None, otherwise="en")
        assert read_addin(installed.addin).settings[LANGUAGE] == "en"

    def test_a_damaged_older_one_is_replaced(self, tmp_path: Path) -> None:
        touch(tmp_path / XLSTART / "xlfunnel.xlam", "no add-in")
        installed = install(windows(tmp_path), None)
        assert read_addin(installed.addin).settings[LANGUAGE] == "zh-CN"

    def test_one_that_excel_holds_open_stays_and_excel_is_to_be_closed(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        machine = windows(tmp_path)
        addin = install(machine, "zh-CN").addin
        before = addin.read_bytes()

        def refuse(self: Path, target: Path) -> Path:
            raise PermissionError(13, "Access is denied", str(target))

        monkeypatch.setattr(Path, "replace", refuse)
        with pytest.raises(AddinError) as refused:
            install(machine, "en")
        assert key_of(refused) == "addin.held_open"
        assert "关闭所有 Excel 窗口" in str(refused.value)
        assert addin.read_bytes() == before
        assert files(tmp_path / "Users/张三/AppData") == ["xlfunnel.xlam"]

    def test_a_folder_that_may_not_be_written_to_is_named(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        writing_fails(monkeypatch, PermissionError(13, "Access is denied"))
        with pytest.raises(AddinError) as refused:
            install(windows(tmp_path), "zh-CN")
        assert key_of(refused) == "addin.folder_closed"
        assert str(tmp_path / XLSTART) in str(refused.value)

    def test_a_missing_part_of_ours_is_named_and_nothing_was_changed(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        machine = mac(tmp_path)
        monkeypatch.setattr("xlfunnel.addin.ribbon_xml.folder", lambda name: tmp_path / name)
        with pytest.raises(AddinError) as refused:
            install(machine, "zh-CN")
        assert key_of(refused) == "addin.part_missing"
        assert str(tmp_path / "macros" / "customUI14.xml") in str(refused.value)
        assert files(tmp_path / LIBRARY) == []

    @pytest.mark.parametrize(
        "name", ["xlwings_custom_addin.bas", "addin/Dictionary.cls", "xlwings-0.37.8.applescript"]
    )
    def test_a_missing_part_of_xlwings_is_named_with_its_own_cure(
        self, name: str, tmp_path: Path
    ) -> None:
        machine = mac(tmp_path)
        assert machine.xlwings
        (machine.xlwings / name).unlink()
        with pytest.raises(AddinError) as refused:
            install(machine, "zh-CN")
        assert name in str(refused.value)
        assert "pip install --force-reinstall xlwings" in str(refused.value)

    def test_a_folder_of_its_name_is_told(self, tmp_path: Path) -> None:
        (tmp_path / XLSTART / "xlfunnel.xlam").mkdir(parents=True)
        with pytest.raises(UsageError) as refused:
            install(windows(tmp_path), "zh-CN")
        assert key_of(refused) == "cli.is_folder"

    def test_without_xlwings_there_is_nothing_to_build_from(self, tmp_path: Path) -> None:
        machine = replace(windows(tmp_path), xlwings=None, xlwings_version="")
        with pytest.raises(AddinError) as refused:
            install(machine, "zh-CN")
        assert key_of(refused) == "addin.xlwings.missing"

    def test_uninstalling_removes_what_was_installed_and_nothing_else(self, tmp_path: Path) -> None:
        machine = windows(tmp_path)
        addin = install(machine, "zh-CN").addin
        own = touch(addin.with_name("PERSONAL.XLSB"))
        assert uninstall(machine) == [addin]
        assert files(tmp_path / "Users/张三/AppData") == [own.name]
        assert uninstall(machine) == []

    def test_one_that_excel_holds_open_cannot_be_removed(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        machine = windows(tmp_path)
        install(machine, "zh-CN")

        def refuse(self: Path) -> None:
            raise PermissionError(13, "Access is denied", str(self))

        monkeypatch.setattr(Path, "unlink", refuse)
        with pytest.raises(AddinError) as refused:
            uninstall(machine)
        assert key_of(refused) == "addin.held_open"

    def test_a_full_disk_is_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        writing_fails(monkeypatch, OSError(28, "No space left on device"))
        with pytest.raises(FileRefusedError) as refused:
            install(windows(tmp_path), "zh-CN")
        assert key_of(refused) == "files.disk_full"


class TestOnAMac:
    def test_the_script_that_starts_python_goes_along(self, tmp_path: Path) -> None:
        installed = install(mac(tmp_path), "zh-CN")
        assert installed.addin == tmp_path / LIBRARY / MAC_STARTUP / "xlfunnel.xlam"
        script = tmp_path / LIBRARY / MAC_SCRIPTS / "xlwings-0.37.8.applescript"
        assert installed.script == script
        assert script.read_text(encoding="utf-8") == "the script"

    def test_the_interpreter_is_the_one_for_a_mac(self, tmp_path: Path) -> None:
        machine = mac(tmp_path)
        rows = read_addin(install(machine, "zh-CN").addin).settings
        assert rows["INTERPRETER_MAC"] == str(machine.python)
        assert "INTERPRETER_WIN" not in rows

    def test_uninstalling_removes_both(self, tmp_path: Path) -> None:
        machine = mac(tmp_path)
        installed = install(machine, "zh-CN")
        assert uninstall(machine) == [installed.addin, installed.script]
        assert files(tmp_path / LIBRARY) == []

    def test_a_second_install_still_knows_that_the_script_is_ours(self, tmp_path: Path) -> None:
        machine = mac(tmp_path)
        install(machine, "zh-CN")
        install(machine, "zh-CN")
        assert len(uninstall(machine)) == 2

    def test_a_script_of_another_add_in_stays(self, tmp_path: Path) -> None:
        machine = mac(tmp_path)
        name = "xlwings-0.37.8.applescript"
        others = touch(tmp_path / LIBRARY / MAC_SCRIPTS / name, "theirs")
        installed = install(machine, "zh-CN")
        assert installed.script is None
        assert SCRIPT not in read_addin(installed.addin).settings
        assert uninstall(machine) == [installed.addin]
        assert others.read_text(encoding="utf-8") == "theirs"

    def test_the_script_of_an_older_xlwings_does_not_stay(self, tmp_path: Path) -> None:
        machine = mac(tmp_path)
        install(machine, "zh-CN")
        assert machine.xlwings
        touch(machine.xlwings / "xlwings-0.38.0.applescript")
        install(replace(machine, xlwings_version="0.38.0"), None)
        assert files(tmp_path / LIBRARY / MAC_SCRIPTS) == ["xlwings-0.38.0.applescript"]


@pytest.mark.parametrize("command", [uninstall, lambda machine: install(machine, "en")])
def test_elsewhere_it_says_why_not_and_what_can_be_done(command: object, tmp_path: Path) -> None:
    with pytest.raises(AddinError) as refused:
        command(linux(tmp_path))  # type: ignore[operator]
    said = refused.value.text("en")
    assert "no desktop Excel" in said
    assert "xlfunnel addin build" in said


class TestBuildingAFile:
    def test_it_is_the_file_that_was_asked_for(self, tmp_path: Path) -> None:
        target = tmp_path / "out" / "团队.xlam"
        target.parent.mkdir()
        rows = build_file(target, windows(tmp_path), "en")
        assert read_addin(target).settings == rows
        assert files(target.parent) == ["团队.xlam"]

    def test_where_no_excel_is_it_names_no_python_of_this_pc(self, tmp_path: Path) -> None:
        rows = build_file(tmp_path / "x.xlam", linux(tmp_path), "en")
        assert not [key for key in rows if key.startswith("INTERPRETER")]

    @pytest.mark.parametrize(
        ("path", "key"),
        [
            ("C:\\venv\\Scripts\\python.exe", "INTERPRETER_WIN"),
            ("\\\\server\\venv\\python.exe", "INTERPRETER_WIN"),
            ("/Users/ann/venv/bin/python", "INTERPRETER_MAC"),
        ],
    )
    def test_the_python_of_another_pc_is_known_by_the_form_of_its_path(
        self, path: str, key: str, tmp_path: Path
    ) -> None:
        rows = build_file(tmp_path / "x.xlam", linux(tmp_path), "en", path)
        assert {key: path}.items() <= rows.items()
        assert len([name for name in rows if name.startswith("INTERPRETER")]) == 1

    def test_a_path_that_is_not_full_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError) as refused:
            build_file(tmp_path / "x.xlam", linux(tmp_path), "en", "python")
        assert key_of(refused) == "addin.python_not_full"

    @pytest.mark.parametrize(
        ("name", "key"),
        [
            ("x.xlsx", "addin.not_xlam"),
            ("x", "addin.not_xlam"),
            ("none/x.xlam", "files.no_folder"),
            ("folder.xlam", "cli.is_folder"),
        ],
    )
    def test_a_target_that_cannot_be_is_told_before_anything_is_built(
        self, name: str, key: str, tmp_path: Path
    ) -> None:
        (tmp_path / "folder.xlam").mkdir()
        machine = linux(tmp_path)
        before = files(tmp_path)
        with pytest.raises(UsageError) as refused:
            build_file(tmp_path / name, machine, "en")
        assert key_of(refused) == key
        assert files(tmp_path) == before

    def test_a_target_that_the_system_does_not_make_is_not_called_a_missing_part(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        writing_fails(monkeypatch, FileNotFoundError(2, "No such file or directory"))
        with pytest.raises(FileRefusedError) as refused:
            build_file(tmp_path / "x.xlam", linux(tmp_path), "en")
        assert key_of(refused) == "files.cannot_write"
        assert refused.value.facts["file"] == "x.xlam"

    def test_the_real_one_says_what_it_was_built_with(self, tmp_path: Path) -> None:
        target = tmp_path / "x.xlam"
        rows = build_file(target, this_machine(), "zh-TW")
        assert read_addin(target).settings == rows
        assert rows[LANGUAGE] == "zh-TW"


class TestConda:
    @staticmethod
    def conda(root: Path, prefix: Path, machine: Machine) -> Machine:
        for folder in (root / "condabin", prefix / "conda-meta"):
            folder.mkdir(parents=True)
        return replace(machine, prefix=prefix, python=prefix / "python.exe")

    @pytest.mark.parametrize(
        ("folder", "environment"), [("conda", "base"), ("conda/envs/sales", "sales")]
    )
    def test_its_python_is_started_through_activate(
        self, folder: str, environment: str, tmp_path: Path
    ) -> None:
        machine = self.conda(tmp_path / "conda", tmp_path / folder, windows(tmp_path))
        rows = build_file(tmp_path / "x.xlam", machine, "en")
        assert rows["INTERPRETER_WIN"] == "python"
        assert rows["CONDA PATH"] == str(tmp_path / "conda")
        assert rows["CONDA ENV"] == environment

    @pytest.mark.parametrize("folder", ["own", "conda/own/sales"])
    def test_an_environment_elsewhere_is_named_by_its_folder(
        self, folder: str, tmp_path: Path
    ) -> None:
        machine = self.conda(tmp_path / "conda", tmp_path / folder, windows(tmp_path))
        program = str(tmp_path / "conda" / "Scripts" / "conda.exe")
        machine = replace(machine, environment={"CONDA_EXE": program})
        rows = build_file(tmp_path / "x.xlam", machine, "en")
        assert rows["CONDA PATH"] == str(tmp_path / "conda")
        assert rows["CONDA ENV"] == str(tmp_path / folder)

    def test_one_whose_conda_is_not_found_is_started_by_its_path(self, tmp_path: Path) -> None:
        machine = self.conda(tmp_path / "conda", tmp_path / "own", windows(tmp_path))
        rows = build_file(tmp_path / "x.xlam", machine, "en")
        assert rows["INTERPRETER_WIN"] == str(machine.python)
        assert "CONDA ENV" not in rows

    @pytest.mark.parametrize("program", ["", "conda", "bin/conda"])
    def test_a_condabin_where_the_command_runs_is_not_taken_for_it(
        self, program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        machine = self.conda(tmp_path / "conda", tmp_path / "own", windows(tmp_path))
        monkeypatch.chdir(tmp_path / "conda")
        machine = replace(machine, environment={"CONDA_EXE": program})
        assert "CONDA PATH" not in build_file(tmp_path / "x.xlam", machine, "en")

    def test_a_virtual_environment_made_with_it_needs_no_activate(self, tmp_path: Path) -> None:
        machine = replace(windows(tmp_path), environment={"CONDA_PREFIX": str(tmp_path)})
        rows = build_file(tmp_path / "x.xlam", machine, "en")
        assert rows["INTERPRETER_WIN"] == str(machine.python)

    def test_on_a_mac_its_path_is_enough(self, tmp_path: Path) -> None:
        machine = self.conda(tmp_path / "conda", tmp_path / "conda/envs/sales", mac(tmp_path))
        rows = build_file(tmp_path / "x.xlam", machine, "en")
        assert rows["INTERPRETER_MAC"] == str(machine.python)
        assert "CONDA PATH" not in rows


def test_this_pc_is_seen_without_following_links() -> None:
    machine = this_machine()
    assert str(machine.python) == sys.executable
    assert machine.xlwings
    assert (machine.xlwings / f"xlwings-{machine.xlwings_version}.applescript").is_file()


def test_a_file_that_is_no_add_in_of_ours_is_refused(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "other.xlam")
    with pytest.raises(FileRefusedError) as refused:
        read_addin(tmp_path / "other.xlam")
    assert key_of(refused) == "addin.not_ours"
