"""The built workbook: what the schema declares, and the same for every program that opens it."""

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator
from python_calamine import CalamineWorkbook

from tests.template.areas import table_of
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.resources import folder, template_path
from xlfunnel.schema.catalogue import tables_of
from xlfunnel.schema.defaults import shipped_rows
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.recognise import recognise
from xlfunnel.template import build, content
from xlfunnel.values.cell import Cell
from xlfunnel.xlsx.file import FileWorkbook

BUILD = "import sys, pathlib, xlfunnel.template as t; t.build(pathlib.Path(sys.argv[1]))"


@pytest.mark.parametrize("language", LANGUAGES)
class TestEveryLanguage:
    def test_every_table_is_there_with_exactly_its_headers(
        self, language: Language, templates: dict[Language, Path]
    ) -> None:
        found = FileWorkbook.open(templates[language]).tables()
        assert {name: info.headers for name, info in found.items()} == {
            row.table.name: tuple(column.header(language) for column in row.columns())
            for row in tables_of()
        }

    def test_the_schema_recognises_every_table_as_ours_with_no_column_missing(
        self, language: Language, templates: dict[Language, Path]
    ) -> None:
        bindings = recognise(FileWorkbook.open(templates[language]).tables())
        assert set(bindings) == set(tables_of())
        assert {b.language for b in bindings.values() if b.row is Lead} == {language}
        assert all(binding.missing == () for binding in bindings.values())

    def test_rule_tables_hold_what_the_schema_ships(
        self, language: Language, templates: dict[Language, Path]
    ) -> None:
        workbook = FileWorkbook.open(templates[language])
        for row in tables_of():
            headers = [column.header(language) for column in row.columns()]
            found = workbook.read(row.table.name, headers).columns
            shipped = shipped_rows(row, language)
            for column, header in zip(row.columns(), headers, strict=True):
                wanted = [values.get(column.field) or None for values in shipped]
                assert [cell or None for cell in found[header]] == wanted, (row, header)

    def test_an_independent_audit_of_the_format_finds_nothing(
        self, language: Language, templates: dict[Language, Path]
    ) -> None:
        assert OpenXmlValidator(max_errors=0).validate(str(templates[language])).errors == []

    def test_libreoffice_and_calamine_read_the_same_cells(
        self, language: Language, templates: dict[Language, Path], converted: Path
    ) -> None:
        ours = filled_cells(templates[language])
        assert filled_cells(converted / f"{language}.xlsx") == ours
        assert sum(map(len, ours.values())) > 1000


def filled_cells(path: Path) -> dict[str, dict[tuple[int, int], object]]:
    """Return what calamine reads: sheet to (row, column) to value."""
    workbook = CalamineWorkbook.from_path(path)
    sheets = {name: workbook.get_sheet_by_name(name) for name in workbook.sheet_names}
    return {
        name: {
            (row, column): value
            for row, line in enumerate(sheet.to_python(skip_empty_area=False))
            for column, value in enumerate(line)
            if value != ""
        }
        for name, sheet in sheets.items()
    }


class TestBytes:
    def test_two_builds_give_the_same_bytes(self) -> None:
        assert content() == content()

    def test_a_build_in_another_process_gives_the_same_bytes(self, tmp_path: Path) -> None:
        path = tmp_path / "other.xlsx"
        environment = {**os.environ, "PYTHONHASHSEED": "4711"}
        subprocess.run([sys.executable, "-c", BUILD, str(path)], check=True, env=environment)
        assert path.read_bytes() == content()

    def test_nothing_in_the_file_tells_when_or_on_what_system_it_was_made(
        self, template: Path
    ) -> None:
        with ZipFile(template) as archive:
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert {info.create_system for info in archive.infolist()} == {0}
            core = archive.read("docProps/core.xml")
        assert b"created" not in core
        assert b"modified" not in core

    def test_texts_are_shared_as_excel_keeps_them(self, template: Path) -> None:
        with ZipFile(template) as archive:
            sheets = [name for name in archive.namelist() if "worksheets/sheet" in name]
            assert not any(b"inlineStr" in archive.read(name) for name in sheets)
            assert "首页".encode() not in archive.read("xl/worksheets/sheet1.xml")
            assert "销售线索工作簿".encode() in archive.read("xl/sharedStrings.xml")


class TestRows:
    HOSTILE = ("=1+1", '=HYPERLINK("http://x")', "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "00123")

    def test_text_stays_text_whatever_it_looks_like(self, tmp_path: Path) -> None:
        path = tmp_path / "hostile.xlsx"
        rows: list[dict[str, Cell]] = [
            {"lead_id": t, "need": t, "contact": t} for t in self.HOSTILE
        ]
        build(path, rows={Lead: rows})
        read = FileWorkbook.open(path).read("Leads", ["线索编号", "需求描述", "联系方式"])
        assert all(column == list(self.HOSTILE) for column in read.columns.values())
        cells = openpyxl.load_workbook(path)["线索登记表"]["A2:A7"]
        assert {cell.data_type for (cell,) in cells} == {"s"}

    def test_dates_numbers_and_escapes_come_back_as_they_were(self, tmp_path: Path) -> None:
        path = tmp_path / "rows.xlsx"
        row: dict[str, Cell] = {
            "customer_name": "_x0041_ <&> 两 ",
            "registered_on": datetime(2024, 3, 1),
            "due_at": datetime(2024, 3, 3, 14, 30),
            "employees": 120.0,
        }
        build(path, rows={Lead: [row]})
        headers = [Lead.column(field).header("zh-CN") for field in row]
        read = FileWorkbook.open(path).read("Leads", headers)
        assert [column[0] for column in read.columns.values()] == list(row.values())

    def test_an_empty_table_has_one_blank_row_and_the_file_layer_sees_none(
        self, template: Path, book: openpyxl.Workbook
    ) -> None:
        _, area = table_of(book, "Leads")
        assert area.endswith("2")
        assert FileWorkbook.open(template).read("Leads", ["线索编号"]).ordinals == []


def test_templates_and_macros_are_where_the_package_looks_for_them() -> None:
    assert (folder("macros") / "README.md").is_file()
    assert all(template_path(language).is_file() for language in LANGUAGES)
