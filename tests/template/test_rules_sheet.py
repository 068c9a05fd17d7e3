"""规则设置: a manager finds every rule, sees what it does, and has room to add to it."""

from itertools import combinations
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from tests.template.areas import row_of, table_of
from xlfunnel.language import Language
from xlfunnel.schema.catalogue import RULES
from xlfunnel.schema.guide import title_of
from xlfunnel.schema.parameters import SYSTEM, parameters
from xlfunnel.schema.rules_sheet import RULES_SHEET
from xlfunnel.tables.areas import Area
from xlfunnel.template.line_breaks import in_lines
from xlfunnel.values.text_width import width_of
from xlfunnel.xlsx.file import FileWorkbook

PAGE_WIDTH = 185  # characters that a screen of 1366 pixels shows at 100 %: 7 pixels each, margins
ROOM = 8
GRADES_AT_MOST = 5

Bounds = tuple[int, int, int, int]  # left, top, right, bottom


@pytest.fixture
def rules(language: Language, templates: dict[Language, Path]) -> Worksheet:
    return openpyxl.load_workbook(templates[language])[RULES_SHEET.to(language)]


def bounds_of(area: str) -> Bounds:
    found = Area.parse(area.replace("$", ""))
    assert found is not None
    return found.left, found.top, found.right, found.bottom


def bounds(sheet: Worksheet, name: str) -> Bounds:
    return bounds_of(sheet.tables[name].ref)


def links(sheet: Worksheet) -> dict[str, str]:
    """Return the text of each link, by the defined name it leads to."""
    return {
        str(cell.hyperlink.location): str(cell.value)
        for line in sheet
        for cell in line
        if cell.hyperlink is not None
    }


def validations(sheet: Worksheet, kinds: set[str]) -> dict[str, DataValidation]:
    """Return the validations of *kinds*, by the cells they are for."""
    found = sheet.data_validations.dataValidation
    return {str(one.sqref): one for one in found if one.type in kinds}


class TestIndex:
    def test_every_table_has_one_link_that_says_where_it_leads(
        self, rules: Worksheet, language: Language
    ) -> None:
        found = links(rules)
        assert set(found) == {f"rule_{row.table.name}" for row in RULES}
        for row in RULES:
            text = found[f"rule_{row.table.name}"]
            assert text.endswith(f" → {title_of(row).to(language)}")

    def test_a_link_leads_to_the_title_of_its_table(
        self, rules: Worksheet, language: Language
    ) -> None:
        names = rules.parent.defined_names  # type: ignore[union-attr]
        for row in RULES:
            ((sheet, area),) = names[f"rule_{row.table.name}"].destinations
            left, top, right, bottom = bounds_of(area)
            assert sheet == rules.title
            assert rules.cell(top, left).value == title_of(row).to(language)
            table = bounds(rules, row.table.name)
            assert (left, right) == (table[0], table[2])
            assert top < table[1] <= table[3] < bottom  # its room is shown too

    def test_the_index_stays_in_sight_and_is_no_higher_than_a_quarter_of_the_screen(
        self, rules: Worksheet
    ) -> None:
        lowest = max(
            cell.row for line in rules for cell in line if cell.hyperlink and cell.row is not None
        )
        assert rules.freeze_panes == f"A{lowest + 1}"
        heights = [rules.row_dimensions[n].height or 20 for n in range(1, lowest + 1)]
        assert sum(heights) / 0.75 < 700 / 4  # points to pixels


class TestLayout:
    def test_above_each_table_stand_its_title_and_what_it_is_for(
        self, rules: Worksheet, language: Language
    ) -> None:
        for row in RULES:
            left, top, _, _ = bounds(rules, row.table.name)
            column = [rules.cell(n, left).value for n in range(1, top)]
            title = len(column) - 1 - column[::-1].index(title_of(row).to(language))
            said = [str(text) for text in column[title + 1 :] if text]
            purpose = row.table.help.to(language)
            assert "".join(said).replace(" ", "") == purpose.replace(" ", "")

    def test_nothing_has_to_be_scrolled_sideways_for(self, rules: Worksheet) -> None:
        widths = [dimension.width for dimension in rules.column_dimensions.values()]
        assert sum(widths) <= PAGE_WIDTH
        assert rules.max_column <= len(widths)

    def test_no_two_tables_meet_when_each_grows_into_its_room(self, rules: Worksheet) -> None:
        grown = {}
        for row in RULES:
            left, top, right, bottom = bounds(rules, row.table.name)
            rows = bottom - top
            room = GRADES_AT_MOST if row.table.name == "GradePolicy" else ROOM
            grown[row.table.name] = (left, top, right, top + rows + room)
        for one, other in combinations(grown.values(), 2):
            apart = one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
            assert apart

    def test_texts_of_a_last_column_run_on_over_cells_that_are_free(self, rules: Worksheet) -> None:
        for name in ("Settings", "Clocks", "LossReasons", "WinReasons"):
            _, top, right, bottom = bounds(rules, name)
            for line in range(top + 1, bottom + 1):
                text = rules.cell(line, right).value
                assert not rules.cell(line, right).alignment.wrap_text
                beside = [rules.cell(line, n).value for n in range(right + 1, rules.max_column + 1)]
                assert not any(beside)
                letters = map(get_column_letter, range(right, rules.max_column + 1))
                room = sum(rules.column_dimensions[letter].width for letter in letters)
                narrower = 0.9 if str(text or "").isascii() else 1  # letters than digits
                assert width_of(str(text or "")) * narrower <= room


class TestRoom:
    def test_a_team_of_twenty_four_fits_into_a_new_workbook(self, template: Path) -> None:
        append(template, "Reps", 24)

    @pytest.mark.parametrize("name", [row.table.name for row in RULES])
    def test_each_table_takes_eight_more_rows(self, template: Path, name: str) -> None:
        append(template, name, GRADES_AT_MOST if name == "GradePolicy" else ROOM)

    @pytest.mark.parametrize("name", ["Keywords", "Calendar"])
    def test_words_and_holidays_grow_without_end(self, template: Path, name: str) -> None:
        append(template, name, 500)


def append(path: Path, name: str, count: int) -> None:
    header = row_of(name).columns()[0].header("zh-CN")
    FileWorkbook.open(path).append(name, [{header: f"新{n}"} for n in range(count)])


class TestSettings:
    def test_a_row_looks_the_same_as_far_as_its_explanation_runs(self, rules: Worksheet) -> None:
        left, top, right, bottom = bounds(rules, "Settings")
        for line in range(top + 1, bottom + 1):
            ruled = [cell for cell in rules[line][left - 1 :] if cell.border.bottom.style]
            assert (ruled[-1].column or 0) > right  # beside the table, where the text goes on
            assert len({(c.border.bottom.color.rgb, c.fill.fgColor.rgb) for c in ruled}) == 1

    def test_those_of_one_topic_stand_together_and_the_systems_last(self) -> None:
        topics = [setting.topic for setting in parameters()]
        assert len(list(dict.fromkeys(topics))) == sum(
            one != other for one, other in zip(topics, [None, *topics], strict=False)
        )
        assert topics[-1] is SYSTEM
        for setting in parameters():
            assert all(
                said.startswith(topic)
                for said, topic in zip(setting.help, setting.topic, strict=True)
            )

    def test_every_setting_with_limits_refuses_what_is_beyond_and_says_the_range(
        self, rules: Worksheet
    ) -> None:
        found = validations(rules, {"whole", "decimal"})
        names = {name: setting for setting in parameters() for name in setting.names}
        left, top, _, bottom = bounds(rules, "Settings")
        checked = 0
        for line in range(top + 1, bottom + 1):
            setting = names[str(rules.cell(line, left).value)]
            if setting.least is None and setting.most is None:
                continue
            validation = found[rules.cell(line, left + 1).coordinate]
            limits = [n for n in (setting.least, setting.most) if n is not None]
            formulas = [validation.formula1, validation.formula2][: len(limits)]
            assert [float(str(text)) for text in formulas] == limits
            assert all(f"{limit:g}" in str(validation.error) for limit in limits)
            assert validation.showErrorMessage
            checked += 1
        assert checked > 15

    def test_a_setting_that_is_one_of_several_words_has_a_list(self, rules: Worksheet) -> None:
        lists = validations(rules, {"list"})
        names = {name: setting for setting in parameters() for name in setting.names}
        left, top, _, bottom = bounds(rules, "Settings")
        for line in range(top + 1, bottom + 1):
            if names[str(rules.cell(line, left).value)].type.terms is not None:
                assert rules.cell(line, left + 1).coordinate in lists


@pytest.mark.parametrize(
    ("table", "field", "least", "most"),
    [
        ("Reps", "monthly_capacity", 0, None),
        ("Sources", "cost", 0, None),
        ("Clocks", "duration", 0, None),  # a next step may be due on its day
        ("GradePolicy", "cycle_from_days", 0, None),
        ("WeekHours", "opens_at", 0, 24),
        ("WeekHours", "closes_at", 0, 24),
    ],
)
def test_numbers_of_other_rules_have_limits_too(
    book: openpyxl.Workbook, table: str, field: str, least: float, most: float | None
) -> None:
    sheet, area = table_of(book, table)
    left, top, _, bottom = bounds_of(area)
    place = [column.field for column in row_of(table).columns()].index(field) + left
    letter = get_column_letter(place)
    cells = f"{letter}{top + 1}" + (f":{letter}{bottom}" if bottom > top + 1 else "")
    validation = validations(sheet, {"whole", "decimal"})[cells]
    assert float(str(validation.formula1)) == least
    assert validation.operator == ("greaterThanOrEqual" if most is None else "between")
    assert most is None or float(str(validation.formula2)) == most


def test_a_purpose_is_broken_after_a_mark_and_nothing_of_it_is_lost() -> None:
    assert in_lines("到了某个状态，哪些列必须填；没填的列入清单。", 30) == [
        "到了某个状态，哪些列必须填；",  # 14 characters, 28 wide; the next clause is 16
        "没填的列入清单。",
    ]
    assert in_lines("one row a day, no more", 14) == ["one row a day,", "no more"]
