"""Which modules an add-in holds, and what becomes of xlwings' own."""

import re
import sys
from pathlib import Path

import pytest
from pyopenvba.interpreter import Interpreter
from xlwings.utils import prepare_sys_path

from tests.addin.machines import touch, xlwings_folder
from xlfunnel.addin.modules import modules
from xlfunnel.addin.package import module_sources
from xlfunnel.errors import AddinError

ALL = module_sources()


def test_the_add_in_holds_documents_buttons_functions_and_xlwings() -> None:
    assert [(module.name, module.kind) for module in modules(2, xlwings_folder())] == [
        ("ThisWorkbook", "document"),
        ("Sheet1", "document"),
        ("Sheet2", "document"),
        ("xlf_ribbon", "procedural"),
        ("xlf_functions", "procedural"),
        ("xlwings", "procedural"),
        ("Dictionary", "class"),
    ]


@pytest.mark.parametrize("name", ALL)
def test_every_source_is_ascii_with_crlf_at_the_end_of_every_line(name: str) -> None:
    text = ALL[name]
    assert text.isascii()
    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r\n") == text.count("\r")


@pytest.mark.parametrize("name", ALL)
def test_every_source_begins_with_the_name_of_its_module(name: str) -> None:
    assert ALL[name].startswith(f'Attribute VB_Name = "{name}"\r\n')


def test_no_procedure_has_the_name_of_a_module_or_of_the_project() -> None:
    procedures = re.findall(
        r"^ *(?:Public |Private )?(?:Function|Sub) (\w+)", "".join(ALL.values()), re.MULTILINE
    )
    assert "RunPython" in procedures and "LEAD_GRADE" in procedures
    assert not {name.lower() for name in procedures} & {"xlfunnel", *map(str.lower, ALL)}


def test_xlwings_reads_our_settings_and_offers_no_cell_functions_of_its_own() -> None:
    lines = ALL["xlwings"].split("\r\n")
    assert lines[:2] == ['Attribute VB_Name = "xlwings"', "Option Private Module"]
    assert 'Public Const PROJECT_NAME As String = "xlfunnel"' in lines


def installed() -> str:
    """Return xlwings' own module as it was installed."""
    return (xlwings_folder() / "xlwings_custom_addin.bas").read_bytes().decode("ascii")


def test_the_rest_of_xlwings_is_as_it_was_installed() -> None:
    ours = ALL["xlwings"]
    for mine, theirs in {
        "Option Private Module\r\n": "",
        '"xlfunnel"': '"myaddin"',
        "If False Then": 'If SheetExists(ActiveWorkbook, PROJECT_NAME & ".conf") = True Then',
        'If source = "directory"': 'If source = "" Or source = "directory"',
        "-B -P -c": "-B -c",
        '";" & ";" & ";"': '";" & ActiveWorkbook.FullName & ";" & ThisWorkbook.FullName & ";"',
        'Environ("COMSPEC") & " ': '"cmd.exe ',
        'Right$(sht.Name, 3) = "/py"': 'Right$(sht.Name, 3) = ".py"',
        '"set NoDefaultCurrentDirectoryInExePath=1&" & ': "",
        'Replace(Replace(PYTHONPATH, "^", "^^"), ': "Replace(PYTHONPATH, ",
        "Err.Raise 53": 'MsgBox "Could not find Interpreter!", vbCritical',
    }.items():
        assert mine in ours
        ours = ours.replace(mine, theirs)
    ours = re.sub(r'(GetConfig\("SHAREPOINT_\w+"\))', r'\1 & ";" & GetConfig("PYTHONPATH")', ours)
    assert ours == installed().rstrip("\r\n") + "\r\n"


def procedure(name: str) -> str:
    """Return a procedure of xlwings' module in the add-in, as Windows compiles it."""
    whole = rf"^(?:\w+ )?(Function|Sub) {name}\(.*?^End \1"
    found = re.search(whole, ALL["xlwings"].replace("\r\n", "\n"), re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[0]


def test_a_workbook_cannot_name_the_program_that_a_formula_in_it_starts() -> None:
    # GetConfig asks its sources in turn; those that travel with a workbook are not asked.
    asked = re.findall(r"^ *If (.+) Then$", procedure("GetConfig"), re.MULTILINE)
    assert not [condition for condition in asked if "SheetExists(ActiveWorkbook" in condition]
    place = asked.index("GetConfigFromSheet(ActiveWorkbook).Exists(configKey) = True")
    assert asked[place - 1] == "False"
    assert [condition for condition in asked if condition.startswith("source")] == [
        'source = "" Or source = "sheet"',
        'source = "directory"',
        'source = "" Or source = "user"',
    ]
    assert 'SheetExists(ThisWorkbook, PROJECT_NAME & ".conf") = True' in asked


@pytest.mark.parametrize("name", ["ExecuteWindows", "XLPyCommand"])
def test_python_imports_nothing_from_the_folder_that_excel_is_in(name: str) -> None:
    commands = re.findall(r"(\S+ \S+ -c) \"\"import", procedure(name))
    assert commands == ["-B -P -c"]


def test_no_program_is_looked_for_in_the_folder_that_excel_is_in() -> None:
    assert "cmd.exe" not in ALL["xlwings"].replace("ignored by cmd.exe but", "")
    # After `conda activate` Python is started without a path, as it is meant to be.
    for name in ("ExecuteWindows", "XLPyCommand"):
        (line,) = re.findall(r"CondaCmd = (.*activate.*)", procedure(name))
        assert "set NoDefaultCurrentDirectoryInExePath=1&" in line.partition("CondaPath")[0]


def test_an_ampersand_in_a_workbooks_name_starts_no_command_whatever_stands_before_it() -> None:
    # cmd reads in pairs: ^^ is a caret, ^& an ampersand; what it finds bare ends the command.
    (line,) = re.findall(r"PYTHONPATH = (Replace\(.*\^.*)", procedure("ExecuteWindows"))
    vba = Interpreter()
    vba.add_module(f"Function Escaped(PYTHONPATH)\n    Escaped = {line}\nEnd Function", name="Cmd")
    for name in ("a&b.xlsx", "a^&b.xlsx", "a^^&b.xlsx", "^"):
        escaped = str(vba.run("Escaped", [name]))
        assert "&" not in re.sub(r"\^.", "", escaped)
        assert re.sub(r"\^(.)", r"\1", escaped) == name


def test_no_empty_folder_is_put_first_in_pythons_path(monkeypatch: pytest.MonkeyPatch) -> None:
    # xlwings puts what comes after the sixth ";" first in sys.path, also if that is empty.
    paths = [
        line
        for name in ("RunPython", "XLPyCommand")
        for line in procedure(name).splitlines()
        if re.match(r" *PYTHONPATH = AddExcelDir", line)
    ]
    assert len(paths) == 3  # RunPython on macOS and on Windows, the server on Windows
    assert {line.count('";"') for line in paths} == {5}
    monkeypatch.setattr(sys, "path", ["library"])
    given = r"false;C:\leads\a.xlsx;C:\XLSTART\xlfunnel.xlam;;;"
    prepare_sys_path(given)  # type: ignore[no-untyped-call]  # xlwings has no types
    assert sys.path == ["library"]


def test_one_server_of_functions_serves_all_workbooks_and_needs_none_to_be_open() -> None:
    # xlwings keeps its servers by the command that starts them; what makes it is in these.
    for name in ("XLPy", "XLPyLoadDLL", "XLPyCommand", "GetConfigFilePath"):
        assert "ActiveWorkbook" not in procedure(name)


def test_a_python_that_is_gone_is_an_error_that_the_buttons_tell() -> None:
    assert "MsgBox" not in procedure("ExecuteWindows")


def test_without_xlwings_a_stand_in_has_its_name_and_no_class_is_needed() -> None:
    names = module_sources(with_xlwings=False)
    assert "Dictionary" not in names
    assert "ThisWorkbook.Worksheets(1)" in names["xlwings"]


@pytest.mark.parametrize("count", [0, 2])
def test_an_xlwings_that_names_its_project_otherwise_is_refused(count: int, tmp_path: Path) -> None:
    constant = 'Public Const PROJECT_NAME As String = "myaddin"\n'
    touch(tmp_path / "addin" / "Dictionary.cls")
    macros = 'Attribute VB_Name = "xlwings"\n' + constant * count
    with pytest.raises(AddinError) as refused:
        modules(1, touch(tmp_path / "xlwings_custom_addin.bas", macros).parent)
    assert refused.value.key == "vba.other_xlwings"
    assert refused.value.facts["count"] == count


def test_an_xlwings_without_its_macro_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AddinError) as refused:
        modules(1, tmp_path)
    assert refused.value.key == "vba.no_xlwings"
    assert refused.value.facts == {"file": str(tmp_path / "xlwings_custom_addin.bas")}
