"""Every way in which an add-in may not fit the PC is told with its cure."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.addin.machines import XLWINGS, linux, mac, touch, windows
from xlfunnel import __version__, resources
from xlfunnel.addin import configuring
from xlfunnel.addin.checking import check_file, check_installed
from xlfunnel.addin.installing import build_file, install
from xlfunnel.addin.machine import Machine
from xlfunnel.addin.package import addin_bytes
from xlfunnel.addin.reading import read_addin
from xlfunnel.addin.report import Line, is_healthy
from xlfunnel.errors import FileRefusedError
from xlfunnel.formulas import FUNCTIONS
from xlfunnel.language import LANGUAGES


def troubles(lines: list[Line]) -> list[str]:
    return [line.key for line in lines if line.state != "ok"]


def changed(machine: Machine, **rows: str | None) -> list[Line]:
    """Return what is said of an installed add-in with other *rows* (None: without it)."""
    addin = install(machine, "zh-CN").addin
    named = {key.replace("BUILT_", "BUILT "): row for key, row in rows.items()}
    asked = {**read_addin(addin).settings, **named}
    given = {key: row for key, row in asked.items() if row is not None}
    addin.write_bytes(addin_bytes("zh-CN", given, machine.xlwings))
    return check_installed(machine)


@pytest.mark.parametrize("make", [windows, mac])
def test_what_was_just_installed_fits(tmp_path: Path, make: object) -> None:
    machine = make(tmp_path)  # type: ignore[operator]
    install(machine, "zh-CN")
    lines = check_installed(machine)
    assert troubles(lines) == []
    assert is_healthy(lines)
    said = "".join(line.text("zh-CN") for line in lines)
    for fact in (__version__, XLWINGS, str(machine.python), "zh-CN"):
        assert fact in said


def test_nothing_installed_is_a_problem_whose_cure_is_to_install(tmp_path: Path) -> None:
    (line,) = check_installed(windows(tmp_path))
    assert line.state == "problem"
    assert "xlfunnel addin install" in line.text("en")


@pytest.mark.parametrize(
    ("rows", "key", "named"),
    [
        ({"BUILT_XLFUNNEL": "0.0.1"}, "addin.xlfunnel.other", "0.0.1"),
        ({"BUILT_XLFUNNEL": None}, "addin.xlfunnel.other", "?"),
        ({"BUILT_XLWINGS": "0.30.1"}, "addin.xlwings.other", "0.30.1"),
        ({"BUILT_LANGUAGE": "fr"}, "addin.language.unknown", "fr"),
        ({"ADD_WORKBOOK_TO_PYTHONPATH": "true"}, "addin.folder.in", "PYTHONPATH"),
        ({"ADD_WORKBOOK_TO_PYTHONPATH": None}, "addin.folder.in", "PYTHONPATH"),
        ({"INTERPRETER_WIN": "C:\\gone\\python.exe"}, "addin.interpreter.gone", "C:\\gone"),
        ({"INTERPRETER_WIN": "python"}, "addin.interpreter.other", "python"),
        ({"INTERPRETER_WIN": None}, "addin.interpreter.none", "addin install"),
    ],
)
def test_a_difference_is_told_alone_and_with_its_cure(
    rows: dict[str, str | None], key: str, named: str, tmp_path: Path
) -> None:
    lines = changed(windows(tmp_path), **rows)
    assert troubles(lines) == [key]
    line = next(line for line in lines if line.key == key)
    for language in LANGUAGES:
        assert named in line.text(language)
        assert "xlfunnel addin install" in line.text(language)


def test_an_upgrade_of_xlwings_is_told_with_both_releases(tmp_path: Path) -> None:
    machine = windows(tmp_path)
    install(machine, "zh-CN")
    newer = replace(machine, xlwings_version="0.38.0")
    lines = check_installed(newer)
    said = next(line.text("en") for line in lines if line.key == "addin.xlwings.other")
    assert "0.37.8" in said
    assert "0.38.0" in said
    # Its libraries are not there either: one for each kind of Excel.
    assert troubles(lines).count("addin.library.missing") == 2


def test_another_python_of_this_pc_is_told_from_one_that_is_gone(tmp_path: Path) -> None:
    other = touch(tmp_path / "other" / "python.exe")
    lines = changed(windows(tmp_path), INTERPRETER_WIN=str(other))
    assert troubles(lines) == ["addin.interpreter.other"]


@pytest.mark.parametrize("bits", [64, 32])
def test_both_libraries_are_needed_for_excel_may_be_either(bits: int, tmp_path: Path) -> None:
    machine = windows(tmp_path)
    install(machine, "zh-CN")
    name = f"xlwings{bits}-{XLWINGS}.dll"
    (machine.prefix / name).unlink()
    assert troubles(check_installed(machine)) == ["addin.library.missing"]
    touch(machine.python.with_name(name))  # beside the interpreter it is found as well
    assert troubles(check_installed(machine)) == []


def test_a_path_outside_the_code_page_is_told(tmp_path: Path) -> None:
    machine = windows(tmp_path)  # below 张三, which cp936 has and cp1252 has not
    install(machine, "zh-CN")
    lines = check_installed(replace(machine, code_page="cp1252"))
    assert troubles(lines) == ["addin.interpreter.letters"]


def test_the_python_of_the_store_is_told(tmp_path: Path) -> None:
    machine = windows(tmp_path)
    store = machine.home / "AppData" / "Local" / "Microsoft" / "WindowsApps" / "Python.3.11"
    for name in ("python.exe", *(f"xlwings{bits}-{XLWINGS}.dll" for bits in (64, 32))):
        touch(store / name)
    machine = replace(machine, python=store / "python.exe")
    install(machine, "zh-CN")
    assert troubles(check_installed(machine)) == ["addin.interpreter.store"]


def test_a_second_copy_is_told(tmp_path: Path) -> None:
    machine = windows(tmp_path)
    addin = install(machine, "zh-CN").addin
    copies = [
        touch(addin.with_name("xlfunnel (1).xlam")),
        touch(machine.home / "AppData/Roaming/Microsoft/AddIns/xlfunnel.xlam"),
    ]
    touch(addin.with_name("~$xlfunnel.xlam"))  # Excel's own mark of a file that is open
    found = [line for line in check_installed(machine) if line.key == "addin.copies.more"]
    assert sorted(str(line.facts["file"]) for line in found) == sorted(map(str, copies))
    assert {line.state for line in found} == {"warning"}


class TestOnAMac:
    def test_a_missing_script_is_told(self, tmp_path: Path) -> None:
        machine = mac(tmp_path)
        script = install(machine, "zh-CN").script
        assert script
        script.unlink()
        assert troubles(check_installed(machine)) == ["addin.script.missing"]

    def test_a_space_in_the_path_of_python_is_told(self, tmp_path: Path) -> None:
        machine = mac(tmp_path)
        machine = replace(machine, python=touch(tmp_path / "my tools" / "python"))
        install(machine, "zh-CN")
        assert troubles(check_installed(machine)) == ["addin.interpreter.space"]


class TestOfAnotherStateOfXlfunnel:
    """Everything in it has the release of this one; what it was made of has not."""

    @pytest.mark.parametrize(
        ("macro", "was", "by"),
        [
            ("xlf_ribbon.bas", 'CallAction "grade"', 'CallAction "undo"'),
            ("customUI14.xml", 'onAction="xlf_ribbon.Xlf_undo"', 'onAction="xlf_ribbon.Xlf_check"'),
        ],
    )
    def test_a_button_that_does_something_else_is_told(
        self, macro: str, was: str, by: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for path in resources.folder("macros").iterdir():
            touch(tmp_path / "macros" / path.name, path.read_text(encoding="utf-8"))
        text = (tmp_path / "macros" / macro).read_text(encoding="utf-8")
        assert text.count(was) == 1
        touch(tmp_path / "macros" / macro, text.replace(was, by))
        with monkeypatch.context() as then:
            for module in ("modules", "ribbon_xml"):
                then.setattr(f"xlfunnel.addin.{module}.folder", lambda name: tmp_path / name)
            install(windows(tmp_path), "zh-CN")
        self.is_told(tmp_path)

    def test_a_function_whose_parameters_had_another_order_is_told(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        grade = FUNCTIONS["LEAD_GRADE"]
        before = {**FUNCTIONS, grade.name: replace(grade, signature="budget, clarity, cycle")}
        with monkeypatch.context() as then:
            then.setattr("xlfunnel.addin.modules.FUNCTIONS", before)
            install(windows(tmp_path), "zh-CN")
        self.is_told(tmp_path)

    def test_other_words_are_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        with monkeypatch.context() as then:
            then.setattr("xlfunnel.addin.package.shown_texts", lambda language: {"title": "?"})
            install(windows(tmp_path), "zh-CN")
        self.is_told(tmp_path)

    def test_settings_alone_are_told(self, tmp_path: Path) -> None:
        machine = windows(tmp_path)
        addin = install(machine, "zh-CN").addin
        book = Workbook()
        sheet = book.create_sheet(configuring.SHEET)
        for row in read_addin(addin).settings.items():
            sheet.append(row)
        book.save(addin)
        self.is_told(tmp_path)

    @staticmethod
    def is_told(folder: Path) -> None:
        machine = windows(folder)
        lines = check_installed(machine)
        assert troubles(lines) == ["addin.contents.other"]
        assert not is_healthy(lines)
        for language in LANGUAGES:
            said = next(line.text(language) for line in lines if line.state == "problem")
            assert "xlfunnel addin install" in said
        install(machine, None)  # which is the cure
        assert troubles(check_installed(machine)) == []


def test_an_xlwings_whose_macros_were_changed_is_told_with_its_cure(tmp_path: Path) -> None:
    machine = windows(tmp_path)
    install(machine, "zh-CN")
    assert machine.xlwings
    (machine.xlwings / "xlwings_custom_addin.bas").unlink()
    lines = check_installed(machine)
    assert troubles(lines) == ["vba.no_xlwings"]
    said = next(line.text("en") for line in lines if line.state == "problem")
    assert "pip install --force-reinstall xlwings" in said


class TestAFile:
    def test_one_for_another_system_cannot_work_here(self, tmp_path: Path) -> None:
        target = tmp_path / "x.xlam"
        build_file(target, windows(tmp_path), "en", "/Users/ann/venv/bin/python")
        assert troubles(check_file(target, windows(tmp_path))) == ["addin.interpreter.system"]

    def test_where_no_excel_is_its_python_is_named_and_not_judged(self, tmp_path: Path) -> None:
        target = tmp_path / "x.xlam"
        path = "C:\\venv\\Scripts\\python.exe"
        build_file(target, linux(tmp_path), "en", path)
        lines = check_file(target, linux(tmp_path))
        assert troubles(lines) == []
        assert any(path in line.text("en") for line in lines)

    def test_one_of_conda_is_compared_with_its_environment(self, tmp_path: Path) -> None:
        machine = windows(tmp_path)
        for folder in ("conda/condabin", "conda/envs/a/conda-meta", "conda/envs/b/conda-meta"):
            (tmp_path / folder).mkdir(parents=True)
        a, b = (replace(machine, prefix=tmp_path / "conda" / "envs" / name) for name in "ab")
        build_file(tmp_path / "x.xlam", a, "en")
        assert troubles(check_file(tmp_path / "x.xlam", a)) == []
        assert troubles(check_file(tmp_path / "x.xlam", b)) == ["addin.interpreter.other"]

    @pytest.mark.parametrize("content", ["no add-in", "<html>", "PK\3\4 damaged"])
    def test_one_that_is_not_ours_is_refused_as_that(self, content: str, tmp_path: Path) -> None:
        path = touch(tmp_path / "x.xlam", content)
        with pytest.raises(FileRefusedError) as refused:
            check_file(path, linux(tmp_path))
        assert refused.value.key == "addin.not_ours"

    def test_a_folder_is_named_as_one(self, tmp_path: Path) -> None:
        with pytest.raises(FileRefusedError) as refused:
            check_file(tmp_path, linux(tmp_path))
        assert refused.value.key == "cli.is_folder"
        assert str(tmp_path) in str(refused.value)
