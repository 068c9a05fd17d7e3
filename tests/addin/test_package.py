"""The add-in as others read it: oletools, pyOpenVBA, pyvbaanalysis, openxml-audit, calamine."""

import os
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from pyopenvba import ExcelFile
from pyopenvba.apps.excel import ExcelApplication
from pyopenvba.integrity import check_file
from pyopenvba.interpreter import NOTHING, Interpreter
from pyvbaanalysis import DiagnosticSeverity, analyze_office_file

from tests.addin.reading_back import module_texts, streams
from xlfunnel.addin.package import build_addin, module_sources, shown_texts
from xlfunnel.addin.reading import read_addin
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.resources import folder
from xlfunnel.xlsx.reader import open_calamine

SETTINGS = {
    "INTERPRETER_WIN": r"C:\Users\张三\Python\python.exe",
    "ADD_WORKBOOK_TO_PYTHONPATH": "false",
}
CUSTOM_UI = "http://schemas.microsoft.com/office/2009/07/customui"
RELATION = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
ADDIN = "application/vnd.ms-excel.addin.macroEnabled.main+xml"

# For Python and for the box: what is told is remembered.
STANDING_IN = """
Private told As String
Function Pressed() As String
    told = "nothing"
    CallAction "refresh"
    Pressed = told
End Function
Sub RunPython(command As String)
    {python}
End Sub
Sub Tell(key As String)
    told = key
End Sub
Function TextOf(key As String) As String
    TextOf = key
End Function
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("addin") / "xlfunnel.xlam"
    build_addin(path, "zh-CN", SETTINGS)
    return path


@pytest.fixture(scope="module")
def stub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("addin") / "stub.xlam"
    build_addin(path, "zh-CN", SETTINGS, with_xlwings=False)
    return path


def part(path: Path, name: str) -> etree._Element:
    with ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def attributes(path: Path, name: str, element: str, attribute: str, **having: str) -> list[str]:
    """Return an attribute of every *element* of a part that has it, in order."""
    return [
        str(found.get(attribute))
        for found in part(path, name).iter(f"{{*}}{element}")
        if found.get(attribute) and having.items() <= dict(found.items()).items()
    ]


def pressed(
    workbook: str = "New Collection", python: str = "", *, path: str = "", is_mac: bool = False
) -> str:
    """Return what the dispatcher tells when a button is pressed: a key, or "nothing"."""
    ribbon = module_sources(with_xlwings=False)["xlf_ribbon"]
    source = ribbon[ribbon.index("Private Sub CallAction") : ribbon.index("' MsgBox")]
    source = source.replace("ActiveWorkbook.FullName & ActiveWorkbook.Name", f'"{path}"')
    source = source.replace("ActiveWorkbook", workbook)
    source = source.replace("#If Mac Then", f"#If {is_mac} Then")
    vba = Interpreter()
    vba.add_module(STANDING_IN.format(python=python) + source, name="xlf_ribbon")
    return str(vba.run("Pressed", []))


def vba(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as package:
        return streams(package.read("xl/vbaProject.bin"))


class TestVba:
    def test_olevba_returns_every_module_exactly(self, built: Path) -> None:
        assert module_texts(built) == module_sources()

    def test_pyopenvba_returns_every_module_exactly(self, built: Path) -> None:
        with ExcelFile(built) as file:
            assert file.vba_modules() == module_sources()
            assert file.validate() == []
            assert [library.name for library in file.references()] == ["stdole", "Office"]

    def test_pyopenvba_finds_the_file_whole_and_sound(self, built: Path) -> None:
        report = check_file(built)
        assert report.ok and report.complete and not report.issues

    def test_every_bas_file_is_a_standard_module_of_the_project(self, built: Path) -> None:
        lines = vba(built)["PROJECT"].decode("ascii").split("\r\n")
        files = [path.stem for path in folder("macros").glob("*.bas")]
        assert files
        for name in (*files, "xlf_functions", "xlwings"):
            assert f"Module={name}" in lines
        assert "Class=Dictionary" in lines

    def test_there_is_no_compiled_code_in_it(self, built: Path) -> None:
        stored = vba(built)
        assert stored["VBA/_VBA_PROJECT"].hex() == "cc61ffff000000"
        assert not [name for name in stored if "SRP" in name]

    @pytest.mark.parametrize("with_xlwings", [True, False])
    def test_a_static_analysis_finds_no_error(
        self, with_xlwings: bool, built: Path, stub: Path
    ) -> None:
        found = analyze_office_file(built if with_xlwings else stub)
        assert set(found) == set(module_sources(with_xlwings=with_xlwings))
        assert not [
            (name, problem.message)
            for name, problems in found.items()
            for problem in problems
            if problem.severity is DiagnosticSeverity.ERROR
        ]

    def test_a_button_starts_python_with_its_own_id(self, stub: Path) -> None:
        excel = ExcelApplication.open(stub)
        excel.run("xlf_ribbon.Xlf_refresh", NOTHING)
        said = excel.evaluate('ThisWorkbook.Worksheets(1).Range("A1").Value')
        assert said == "import xlfunnel.ribbon; xlfunnel.ribbon.run('refresh', 'zh-CN')"

    def test_where_windows_script_is_missing_a_plain_box_tells_the_same(self, stub: Path) -> None:
        excel = ExcelApplication.open(stub)  # its stand-in for WScript raises, as a Mac does
        excel.run("xlf_ribbon.Tell", "no_workbook")
        texts = shown_texts("zh-CN")
        assert [(said, title) for _, said, title, _ in excel.dialogs] == [
            (texts["no_workbook"], texts["title"])
        ]

    @pytest.mark.parametrize(
        ("workbook", "python", "told"),
        [
            ("Nothing", "", "no_workbook"),
            ("New Collection", "Err.Raise 53", "python_failed"),
            ("New Collection", "", "nothing"),
        ],
        ids=["no workbook is open", "Python cannot be started", "all is well"],
    )
    def test_what_stands_in_the_way_is_told_by_the_key_of_its_text(
        self, workbook: str, python: str, told: str
    ) -> None:
        assert pressed(workbook, python) == told

    @pytest.mark.parametrize("name", ["$(open x)", "`open x`", 'x""y', "x\\", "x|y", "leads$"])
    def test_on_a_mac_a_name_that_the_shell_would_run_is_refused(self, name: str) -> None:
        path = f"/Users/ann/{name}/leads.xlsx"
        assert pressed(path=path, is_mac=True) == "unsafe_name"
        assert pressed(path=path) == "nothing"  # Windows has no such shell

    @pytest.mark.parametrize("name", ["线索 2024 (王芳's) 50%.xlsx", "a&b;c^[1]-!#.xlsx", ""])
    def test_other_names_are_not(self, name: str) -> None:
        assert pressed(path=f"/Users/ann/{name}", is_mac=True) == "nothing"

    def test_its_own_texts_are_found_by_every_key_the_macros_look_up(self) -> None:
        source = "".join(module_sources(with_xlwings=False).values())
        keys = set(re.findall(r'(?:Tell|TextOf\(|VLookup\( _\s+)\(?\s*"(\w+)"', source))
        assert {"no_workbook", "python_failed", "functions_not_on_mac"} <= keys
        for language in LANGUAGES:
            assert keys <= set(shown_texts(language))


class TestPackage:
    def test_an_audit_of_the_package_finds_nothing(self, built: Path) -> None:
        assert OpenXmlValidator(max_errors=0).validate(str(built)).errors == []

    def test_its_main_part_has_the_type_of_an_add_in(self, built: Path) -> None:
        types = "[Content_Types].xml"
        main = attributes(built, types, "Override", "ContentType", PartName="/xl/workbook.xml")
        binaries = attributes(built, types, "Default", "ContentType", Extension="bin")
        assert main == [ADDIN]
        assert binaries == ["application/vnd.ms-office.vbaProject"]

    def test_the_ribbon_hangs_on_the_package_by_the_relation_of_2007(self, built: Path) -> None:
        relations = "_rels/.rels"
        targets = attributes(built, relations, "Relationship", "Target", Type=RELATION)
        assert targets == ["customUI/customUI14.xml"]
        assert part(built, targets[0]).tag == f"{{{CUSTOM_UI}}}customUI"
        ids = attributes(built, relations, "Relationship", "Id")
        assert len(set(ids)) == len(ids)

    def test_code_names_are_those_of_the_document_modules(self, built: Path) -> None:
        names = attributes(built, "xl/workbook.xml", "workbookPr", "codeName")
        for number in (1, 2, 3):
            sheet = f"xl/worksheets/sheet{number}.xml"
            names += attributes(built, sheet, "sheetPr", "codeName")
        lines = vba(built)["PROJECT"].decode("ascii").split("\r\n")
        documents = [line[9:].partition("/")[0] for line in lines if line.startswith("Document=")]
        assert names == documents == ["ThisWorkbook", "Sheet1", "Sheet2", "Sheet3"]

    def test_only_the_first_sheet_can_be_seen_and_none_looks_like_python(self, built: Path) -> None:
        sheets = attributes(built, "xl/workbook.xml", "sheet", "name")
        hidden = attributes(built, "xl/workbook.xml", "sheet", "name", state="hidden")
        assert sheets == ["xlfunnel", "xlfunnel.conf", "xlfunnel.text"]
        assert hidden == sheets[1:]
        # xlwings takes a sheet with this ending for embedded code and asks for a licence.
        assert not [name for name in sheets if name.endswith(".py")]

    def test_the_settings_stand_in_rows_from_the_top_without_a_gap(self, built: Path) -> None:
        book = open_calamine(built.read_bytes())
        assert book is not None
        sheet = book.get_sheet_by_name("xlfunnel.conf")
        assert sheet.start == (0, 0)
        assert sheet.to_python() == [list(row) for row in SETTINGS.items()]
        assert read_addin(built).settings == SETTINGS

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_texts_and_title_are_in_the_language_of_the_build(
        self, language: Language, tmp_path: Path
    ) -> None:
        path = tmp_path / "xlfunnel.xlam"
        build_addin(path, language, {}, with_xlwings=False)
        book = open_calamine(path.read_bytes())
        assert book is not None
        rows = book.get_sheet_by_name("xlfunnel.text").to_python()
        assert {str(key): text for key, text in rows} == shown_texts(language)
        title = {"zh-CN": "xlfunnel 销售漏斗", "zh-TW": "xlfunnel 銷售漏斗", "en": "xlfunnel"}
        assert part(path, "docProps/core.xml").findtext("{*}title") == title[language]

    def test_two_builds_are_equal_to_the_byte(self, built: Path, tmp_path: Path) -> None:
        program = (
            "import sys; from pathlib import Path; from xlfunnel.addin.package import build_addin;"
            f"build_addin(Path(sys.argv[1]), 'zh-CN', {SETTINGS!r})"
        )
        path = tmp_path / "again.xlam"
        environment = {**os.environ, "PYTHONHASHSEED": "12345", "TZ": "Asia/Tokyo"}
        subprocess.run([sys.executable, "-c", program, path], check=True, env=environment)
        assert path.read_bytes() == built.read_bytes()
