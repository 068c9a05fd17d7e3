"""MS-OVBA 2.3: what stands in the streams of a project of three kinds of module."""

import struct
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.addin.reading_back import decompressed, module_texts, streams
from xlfunnel.addin.vba_module import VbaModule, class_module, document_module, standard_module
from xlfunnel.addin.vba_project import vba_project
from xlfunnel.errors import AddinError

BAS = 'Attribute VB_Name = "Actions"\nSub Act()\n    Beep\nEnd Sub\n'
CLS = (
    "VERSION 1.0 CLASS\r\nBEGIN\r\n  MultiUse = -1  'True\r\nEND\r\n"
    'Attribute VB_Name = "Thing"\r\nAttribute VB_Exposed = False\r\nPublic Name As String\r\n'
)


def project() -> list[VbaModule]:
    return [
        document_module("ThisWorkbook", is_workbook=True),
        document_module("Sheet1"),
        standard_module(BAS),
        class_module(CLS),
    ]


def project_text(modules: list[VbaModule]) -> str:
    return streams(vba_project("xlfunnel", modules))["PROJECT"].decode("ascii")


def records(data: bytes) -> list[tuple[int, bytes]]:
    """Return the records of a dir stream; PROJECTVERSION's size does not count all it has."""
    found, place = [], 0
    while place < len(data):
        identifier, size = struct.unpack_from("<HI", data, place)
        size += 2 * (identifier == 0x09)
        found.append((identifier, data[place + 6 : place + 6 + size]))
        place += 6 + size
    return found


def directory(modules: list[VbaModule]) -> list[tuple[int, bytes]]:
    return records(decompressed(streams(vba_project("xlfunnel", modules))["VBA/dir"]))


def test_olevba_reads_every_module_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "vbaProject.bin"
    path.write_bytes(vba_project("xlfunnel", project()))
    assert module_texts(path) == {module.name: module.text for module in project()}


def test_a_module_starts_its_stream_and_ends_every_line_with_crlf() -> None:
    stored = streams(vba_project("xlfunnel", project()))["VBA/Actions"]
    assert decompressed(stored) == BAS.replace("\n", "\r\n").encode("ascii")


def test_a_class_has_no_preamble_and_three_attributes_more() -> None:
    assert class_module(CLS).text == (
        'Attribute VB_Name = "Thing"\r\n'
        'Attribute VB_Base = "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"\r\n'
        "Attribute VB_Exposed = False\r\n"
        "Attribute VB_TemplateDerived = False\r\n"
        "Attribute VB_Customizable = False\r\n"
        "Public Name As String\r\n"
    )


def test_documents_and_a_class_are_as_in_an_add_in_that_excel_opens(tmp_path: Path) -> None:
    spec = find_spec("xlwings")
    assert spec is not None and spec.origin is not None
    shipped = Path(spec.origin).parent / "addin"
    theirs = module_texts(shipped / "xlwings.xlam")
    dictionary = class_module((shipped / "Dictionary.cls").read_text(encoding="ascii"))
    for ours in (*project()[:2], dictionary):
        assert ours.text.split() == theirs[ours.name].split()


@pytest.mark.parametrize(("is_workbook", "number"), [(True, "00020819"), (False, "00020820")])
def test_a_workbook_and_a_sheet_have_the_bases_excel_gives_them(
    is_workbook: bool, number: str
) -> None:
    text = document_module("Name", is_workbook=is_workbook).text
    assert f'VB_Base = "0{{{number}-0000-0000-C000-000000000046}}"' in text
    assert "VB_PredeclaredId = True" in text


def test_the_project_lists_each_module_by_its_kind_with_crlf() -> None:
    lines = project_text(project()).split("\r\n")
    assert lines[1:5] == [
        "Document=ThisWorkbook/&H00000000",
        "Document=Sheet1/&H00000000",
        "Module=Actions",
        "Class=Thing",
    ]
    assert 'Name="xlfunnel"' in lines
    assert 'HelpContextID="0"' in lines
    assert not any("\n" in line for line in lines)


def test_the_version_tells_excel_to_compile_the_sources() -> None:
    # MS-OVBA 2.3.4.1: reserved 61CC, version FFFF, two reserved fields; no cache behind them.
    stored = streams(vba_project("xlfunnel", project()))
    assert stored["VBA/_VBA_PROJECT"].hex() == "cc61ffff000000"


def test_the_records_of_dir_stand_in_the_order_of_the_specification() -> None:
    information = [0x01, 0x02, 0x14, 0x03, 0x04, 0x05, 0x40, 0x06, 0x3D, 0x07, 0x08, 0x09]
    references = [0x16, 0x3E, 0x0D] * 2
    module = [0x19, 0x47, 0x1A, 0x32, 0x1C, 0x48, 0x31, 0x1E, 0x2C]
    kinds = [0x22, 0x22, 0x21, 0x22]  # two documents, a standard module, a class
    modules = [number for kind in kinds for number in (*module, kind, 0x2B)]
    expected = [*information, 0x0C, 0x3C, *references, 0x0F, 0x13, *modules, 0x10]
    assert [identifier for identifier, _ in directory(project())] == expected


def test_the_facts_in_dir_are_those_of_excel_for_64_bit_windows() -> None:
    facts = dict(directory(project()))
    assert facts[0x01] == b"\3\0\0\0"
    assert facts[0x03] == (1252).to_bytes(2, "little")
    assert facts[0x04] == b"xlfunnel"
    assert facts[0x0F] == b"\4\0"
    offsets = [data for identifier, data in directory(project()) if identifier == 0x31]
    assert offsets == [bytes(4)] * 4


def test_each_library_has_its_length_before_its_name_and_six_zeros_behind() -> None:
    libraries = [data for identifier, data in directory(project()) if identifier == 0x0D]
    for data, name in zip(libraries, ["OLE Automation", "Object Library"], strict=True):
        length = int.from_bytes(data[:4], "little")
        assert data[4 : 4 + length].startswith(rb"*\G{")
        assert data[4 : 4 + length].decode("ascii").endswith(name)
        assert data[4 + length :] == bytes(6)


def test_equal_sources_give_equal_bytes_and_others_another_project_id() -> None:
    other = [*project()[:-1], standard_module(BAS.replace("Actions", "Others"))]
    assert vba_project("xlfunnel", project()) == vba_project("xlfunnel", project())
    assert project_text(project()).split("\r\n")[0] != project_text(other).split("\r\n")[0]


def test_a_letter_outside_ascii_is_refused_with_module_and_line() -> None:
    with pytest.raises(AddinError) as refused:
        standard_module(BAS + "' 销售\n")
    assert refused.value.key == "vba.not_ascii"
    assert refused.value.facts == {"name": "Actions", "line": 5}
    assert "Actions 第 5 行" in refused.value.text("zh-CN")


@pytest.mark.parametrize("name", ["_Hidden", "1st", "A" * 32, "With blank", "带中文"])
def test_a_name_that_vba_does_not_take_is_refused(name: str) -> None:
    with pytest.raises(AddinError) as refused:
        VbaModule(name, "procedural", "")
    assert refused.value.key == "vba.module_name"


@pytest.mark.parametrize("name", ["actions", "XLFUNNEL"])
def test_a_name_of_another_module_or_of_the_project_is_refused(name: str) -> None:
    same = standard_module(f'Attribute VB_Name = "{name}"\n')
    with pytest.raises(AddinError) as refused:
        vba_project("xlfunnel", [*project(), same])
    assert refused.value.key == "vba.name_twice"
    assert refused.value.facts == {"name": name.lower()}


def test_a_file_that_does_not_name_its_module_is_refused() -> None:
    with pytest.raises(AddinError) as refused:
        standard_module("Sub Act()\nEnd Sub\n")
    assert refused.value.facts == {"line": "Sub Act()"}
