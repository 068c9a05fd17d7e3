"""使用说明: five lines to start, six tasks, and a section for every sheet."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from xlfunnel.language import Language
from xlfunnel.schema.declare import Writer
from xlfunnel.schema.first_steps import INTRODUCTION, TASKS, Task
from xlfunnel.schema.guide import GUIDE_SHEET, WRITERS, guide
from xlfunnel.template.looks import WRITER_COLOURS

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def manual(language: Language, templates: dict[Language, Path]) -> Worksheet:
    return openpyxl.load_workbook(templates[language])[GUIDE_SHEET.to(language)]


def shown(sheet: Worksheet) -> list[int]:
    """Return the rows that are not folded away."""
    return [n for n in range(1, sheet.max_row + 1) if not sheet.row_dimensions[n].hidden]


class TestStart:
    def test_five_lines_say_how_to_start_right_below_the_title(
        self, manual: Worksheet, language: Language
    ) -> None:
        assert len(INTRODUCTION) == 5
        lines = [manual.cell(row, 1).value for row in range(2, 8)]
        assert lines == [*(text.to(language) for text in INTRODUCTION), None]

    def test_six_tasks_tell_their_clicks(self, manual: Worksheet, language: Language) -> None:
        assert len(TASKS) == 6
        for task in TASKS:
            row = row_with(manual, task.title.to(language))
            assert manual.cell(row, 3).value == str(task.clicks)
            assert manual.cell(row, 4).value == task.how.to(language)

    @pytest.mark.parametrize("task", TASKS, ids=lambda task: task.title.en)
    def test_as_many_steps_are_numbered_as_clicks_are_counted(self, task: Task) -> None:
        numbers = "①②③④"
        for said in task.how:
            numbered = [number for number in numbers if number in said]
            if numbered:
                assert len(numbered) == task.clicks
                assert numbered == list(numbers[: len(numbered)])

    def test_the_page_for_newcomers_has_the_same_tasks_with_the_same_clicks(self) -> None:
        page = (DOCS / "newcomer.md").read_text(encoding="utf-8")
        for task in TASKS:
            assert f"| {task.title.zh_cn} · {task.title.en} | {task.clicks} |" in page

    def test_the_colours_of_headers_stand_with_who_fills_them(
        self, manual: Worksheet, language: Language
    ) -> None:
        colours = {
            cell.value: cell.fill.fgColor.rgb[2:]
            for row in shown(manual)
            for cell in manual[row]
            if cell.fill.patternType
        }
        for writer in Writer:
            assert colours[WRITERS[writer].to(language)] == WRITER_COLOURS[writer]


class TestSections:
    def test_every_visible_sheet_but_this_one_has_a_band_that_leads_to_it(
        self, manual: Worksheet
    ) -> None:
        book = manual.parent
        assert isinstance(book, openpyxl.Workbook)
        reached = []
        for row in shown(manual):
            link = manual.cell(row, 1).hyperlink
            if link is not None:
                ((sheet, _),) = book.defined_names[link.location].destinations
                assert manual.cell(row, 1).value == sheet
                reached.append(sheet)
        visible = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
        assert reached == [title for title in visible if title != manual.title]

    def test_every_link_leads_somewhere(self, manual: Worksheet) -> None:
        book = manual.parent
        assert isinstance(book, openpyxl.Workbook)
        targets = {cell.hyperlink.location for line in manual for cell in line if cell.hyperlink}
        assert targets <= set(book.defined_names)

    def test_the_columns_of_a_sheet_are_folded_below_its_band(
        self, manual: Worksheet, language: Language
    ) -> None:
        told = {
            tuple(str(cell.value or "") for cell in manual[row]): row
            for row in range(1, manual.max_row + 1)
        }
        for line in guide(language):
            row = told[tuple(line)]
            dimension = manual.row_dimensions[row]
            if line.column:
                assert (dimension.outlineLevel, dimension.hidden) == (1, True)
        outline = manual.sheet_properties.outlinePr
        assert outline is not None
        assert not outline.summaryBelow  # the + stands beside the band, above what it opens
        assert manual.sheet_format.outlineLevelRow == 1  # else Excel shows no buttons

    def test_what_a_newcomer_sees_fits_on_one_printed_page(self, manual: Worksheet) -> None:
        heights = [manual.row_dimensions[row].height or 18 for row in shown(manual)]
        width = sum(dimension.width for dimension in manual.column_dimensions.values())
        scale = min(1, 149 / width)  # A4 landscape shows 149 characters of 7 pixels at 100 %
        # the page is 595 points high; margins of 0.5 and 0.6 inches leave 516
        assert sum(heights) * scale <= 516

    def test_the_title_stays_in_sight(self, manual: Worksheet) -> None:
        assert manual.freeze_panes == "A2"


def row_with(sheet: Worksheet, text: str) -> int:
    return next(n for n in range(1, sheet.max_row + 1) if sheet.cell(n, 1).value == text)
