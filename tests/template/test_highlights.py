"""Colours that stand beside words: which rows they meet, in every language, and on grey paper."""

import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill

from tests.template.areas import table_of
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.messages import say
from xlfunnel.schema import terms
from xlfunnel.schema.conversion import Conversion, ConversionBy
from xlfunnel.schema.declare import Row
from xlfunnel.schema.dormant import DormantLead
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.worklist import WorkItem

RED, AMBER, GREEN, GREY = "00FEE2E2", "00FEF3C7", "00DCFCE7", "0064748B"
PALE, RED_TEXT = "00F1F5F9", "00B91C1C"


def rules(book: openpyxl.Workbook, table: str, header: str) -> list[Rule]:
    """Return the rules over exactly one column of *table*, the first that counts first."""
    sheet, area = table_of(book, table)
    letter = next(cell.column_letter for cell in sheet[area][0] if cell.value == header)
    found = [
        rule
        for place in sheet.conditional_formatting
        if str(place.sqref).startswith(f"{letter}2")
        and str(place.sqref).rstrip("0123456789")[-1] in (letter, ":")
        for rule in place.rules
    ]
    return sorted(found, key=lambda rule: rule.priority)


def fill(rule: Rule) -> str:
    look = rule.dxf
    assert look is not None
    assert isinstance(look.fill, PatternFill)
    return str(look.fill.bgColor.rgb)


def is_bold(rule: Rule) -> bool:
    look = rule.dxf
    assert look is not None
    assert look.font is not None
    return bool(look.font.b)


class TestLateness:
    @pytest.mark.parametrize("row", [Lead, WorkItem])
    def test_due_today_is_amber_and_anything_else_red(
        self, row: type[Row], language: Language, templates: dict[Language, Path]
    ) -> None:
        book = openpyxl.load_workbook(templates[language])
        header = row.column("lateness").header(language)
        today, late = rules(book, row.table.name, header)
        assert (fill(today), fill(late)) == (AMBER, RED)
        for said in LANGUAGES:  # the words of a workbook outlive a change of its language
            assert f'"{say("clocks.late_today", said)}"' in today.formula[0]

    @pytest.mark.parametrize("row", [Lead, WorkItem])
    def test_the_date_looks_as_late_as_the_words_beside_it(
        self, row: type[Row], book: openpyxl.Workbook
    ) -> None:
        due, words = (
            rules(book, row.table.name, row.column(field).header("zh-CN"))
            for field in ("due_at", "lateness")
        )
        # Each of the two has one for whole days before it, and these one more in the end.
        assert [fill(rule) for rule in due[1:-1:2]] == [fill(rule) for rule in words]
        assert [rule.formula for rule in due[1:-1:2]] == [rule.formula for rule in words]

    @pytest.mark.parametrize("row", [Lead, WorkItem])
    def test_a_day_without_a_time_looks_like_a_day_however_late(
        self, row: type[Row], book: openpyxl.Workbook
    ) -> None:
        due = rules(book, row.table.name, row.column("due_at").header("zh-CN"))
        days = [rule for rule in due if "MOD(" in rule.formula[0]]
        assert [fill(rule) for rule in days[:2]] == [AMBER, RED]
        looks = [rule.dxf for rule in days]
        assert len(looks) == 3
        formats = [look.numFmt for look in looks if look is not None]
        assert [said and said.formatCode for said in formats] == ["yyyy-mm-dd"] * 3

    def test_overdue_is_bold_and_so_differs_on_grey_paper(self, book: openpyxl.Workbook) -> None:
        today, late = rules(book, "Leads", "逾期状态")
        assert (is_bold(late), is_bold(today)) == (True, False)


class TestClosedLeads:
    @pytest.mark.parametrize("table", ["Leads", "LeadTracking"])
    def test_they_are_grey_across_the_whole_row(self, table: str, book: openpyxl.Workbook) -> None:
        sheet, area = table_of(book, table)
        ((faded,),) = (
            place.rules
            for place in sheet.conditional_formatting
            if str(place.sqref) == area.replace("A1", "A2")
        )
        assert faded.dxf.font.color.rgb == GREY
        assert all(f'"{word}"' in faded.formula[0] for word in ("已转化", "已流失", "Lost"))
        assert "跟进中" not in faded.formula[0]

    def test_their_grade_no_longer_stands_out_but_their_status_does(
        self, book: openpyxl.Workbook
    ) -> None:
        assert all("NOT(" in rule.formula[0] for rule in rules(book, "Leads", "意向等级"))
        assert not any("NOT(" in rule.formula[0] for rule in rules(book, "Leads", "状态"))


class TestWords:
    def test_the_worst_of_each_list_is_bold(self, book: openpyxl.Workbook) -> None:
        for table, header, worst in (
            ("Leads", "意向等级", "高意向"),
            ("Issues", "级别", "错误"),
        ):
            bold = [r.formula[0] for r in rules(book, table, header) if is_bold(r)]
            assert len(bold) == 1
            assert f'"{worst}"' in bold[0]

    @pytest.mark.parametrize("row", [Conversion, ConversionBy])
    def test_enough_data_is_green_and_little_data_pale(
        self, row: type[Row], language: Language, templates: dict[Language, Path]
    ) -> None:
        book = openpyxl.load_workbook(templates[language])
        found = rules(book, row.table.name, row.column("verdict").header(language))
        assert [fill(rule) for rule in found] == [GREEN, PALE]
        for rule, word in zip(found, terms.VERDICTS.labels(language), strict=True):
            assert f'"{word}"' in rule.formula[0]

    def test_every_word_of_a_status_but_the_first_stands_out(
        self, language: Language, templates: dict[Language, Path]
    ) -> None:
        book = openpyxl.load_workbook(templates[language])
        found = "".join(
            rule.formula[0] for rule in rules(book, "Leads", Lead.column("status").header(language))
        )
        assert list(stand_out(found, language)) == [False, True, True, True]


class TestWhatToSeeTo:
    def test_a_lead_for_the_pool_is_amber_in_any_language(
        self, language: Language, templates: dict[Language, Path]
    ) -> None:
        book = openpyxl.load_workbook(templates[language])
        header = DormantLead.column("proposal").header(language)
        (pool,) = rules(book, "Dormant", header)
        assert fill(pool) == AMBER
        for said in LANGUAGES:
            assert f'"{terms.PROPOSALS.label(terms.BACK_TO_POOL, said)}"' in pool.formula[0]

    def test_a_note_on_somebodys_load_is_amber_and_overdue_leads_are_red_figures(
        self, book: openpyxl.Workbook
    ) -> None:
        (note,), (overdue,) = (rules(book, "Workload", name) for name in ("提示", "逾期"))
        assert fill(note) == AMBER
        look = overdue.dxf
        assert look is not None
        assert look.font is not None
        assert look.fill is None  # most cells of the column: they would be a red wall
        assert look.font.color is not None
        assert (look.font.color.rgb, look.font.b) == (RED_TEXT, True)
        assert re.fullmatch(r"N\(\$[A-Z]+2\)>0", overdue.formula[0])  # a blank is no number

    def test_advice_elsewhere_is_not(self, book: openpyxl.Workbook) -> None:
        assert rules(book, "Conversion", "优化建议") == []


def stand_out(formulas: str, language: Language) -> Iterator[bool]:
    return (f'"{label}"' in formulas for label in terms.STATUSES.labels(language))
