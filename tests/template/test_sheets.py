"""How the sheets of a new workbook stand, look and print."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet

from tests.template.areas import formats, table_of
from xlfunnel.language import Language
from xlfunnel.schema.catalogue import tables_of
from xlfunnel.schema.declare import Visibility
from xlfunnel.schema.guide import guide
from xlfunnel.schema.leads import Lead
from xlfunnel.values.text_width import lines_of, width_of

MORE_FIGURES = {
    *("登记30天内成交率", "登记60天内成交率", "登记180天内成交率", "成交快慢", "最久在跟天数"),
    *("合格线索数", "合格线索转化率", "退回数量", "主要退回原因"),
}
STATES = {
    "visible": Visibility.VISIBLE,
    "hidden": Visibility.HIDDEN,
    "veryHidden": Visibility.VERY_HIDDEN,
}


class TestSheets:
    def test_they_stand_in_the_order_of_the_specification(self, book: openpyxl.Workbook) -> None:
        shown = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
        assert shown == [
            "首页",
            "线索登记表",
            "线索跟进计划表",
            "线索跟踪表",
            "客户跟进记录表",
            "待办提醒",
            "沉睡线索",
            "转化分析表",
            "分维度分析",
            "改进行动表",
            "人员负荷",
            "问题清单",
            "规则设置",
            "使用说明",
        ]
        assert book.active is not None
        assert book.active.title == "首页"

    def test_each_is_as_visible_as_its_tables_say(self, book: openpyxl.Workbook) -> None:
        for row in tables_of():
            sheet, _ = table_of(book, row.table.name)
            assert STATES[sheet.sheet_state] is row.table.visibility, row

    def test_each_prints_on_a4_landscape_with_a_footer(self, book: openpyxl.Workbook) -> None:
        for sheet in book.worksheets:
            assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
            footer = sheet.oddFooter
            assert footer is not None
            assert (footer.left.text, footer.right.text) == ("&A", "&D 打印")

    def test_data_sheets_are_one_page_wide_and_repeat_their_header(
        self, book: openpyxl.Workbook
    ) -> None:
        sheet = book["线索登记表"]
        setup = sheet.sheet_properties.pageSetUpPr
        assert setup is not None
        assert setup.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == "$1:$1"

    def test_id_and_customer_stay_in_sight(self, book: openpyxl.Workbook) -> None:
        assert book["线索登记表"].freeze_panes == "C2"

    def test_the_home_page_leads_to_every_visible_table(self, book: openpyxl.Workbook) -> None:
        cells = [cell for line in book["首页"] for cell in line]
        targets = [cell.hyperlink.location for cell in cells if cell.hyperlink]
        places = {
            (sheet, place.replace("$", ""))
            for name in targets
            for sheet, place in book.defined_names[name].destinations
        }
        for row in tables_of():
            sheet, area = table_of(book, row.table.name)
            if row.table.visibility is Visibility.VISIBLE and sheet.title not in (
                "首页",
                "规则设置",
            ):
                assert (sheet.title, area.split(":")[0]) in places

    def test_the_guide_tells_every_column(self, book: openpyxl.Workbook) -> None:
        sheet = book["使用说明"]
        told = {tuple(cell or "" for cell in line) for line in sheet.iter_rows(values_only=True)}
        assert {tuple(line) for line in guide("zh-CN")} <= told


class TestLeads:
    def test_each_group_is_folded_behind_a_column_that_stays_in_sight(
        self, book: openpyxl.Workbook
    ) -> None:
        sheet = book["线索登记表"]
        looks = {
            column.field: sheet.column_dimensions[get_column_letter(number)]
            for number, column in enumerate(Lead.columns(), 1)
        }
        # 客户画像 follows a column of no group; the others would run into the one before
        assert [field for field, look in looks.items() if look.collapsed] == [
            "problems",
            "expected_conversion_on",
            "score",
            "assigned_at",
        ]
        for column in Lead.columns():
            is_folded = column.group is not None and not looks[column.field].collapsed
            assert bool(looks[column.field].hidden) is is_folded, column.field
            assert looks[column.field].outlineLevel == int(is_folded)
        outline = sheet.sheet_properties.outlinePr
        assert outline is not None
        assert not outline.summaryRight  # the button stands over the column that stays
        assert sheet.sheet_format.outlineLevelCol == 1  # else Excel shows no buttons

    def test_the_header_with_the_button_names_what_it_opens(self, book: openpyxl.Workbook) -> None:
        notes = {cell.value: cell.comment.text for cell in book["线索登记表"][1] if cell.comment}
        assert "展开“客户画像”：行业、区域、企业规模" in notes["数据问题"]
        assert "展开“成交与流失”：转化预测" in notes["预计转化时间"]
        assert "展开" not in notes["客户名称"]

    def test_ids_and_contacts_are_text_dates_are_dates_and_money_is_money(
        self, book: openpyxl.Workbook
    ) -> None:
        sheet = book["线索登记表"]
        headers = [cell.value for cell in sheet[1]]
        codes = {h: looks[0] for h, looks in zip(headers, formats(sheet, 2), strict=True)}
        assert codes["线索编号"] == codes["联系方式"] == codes["预算范围"] == "@"
        assert codes["登记日期"] == "yyyy-mm-dd"
        assert codes["最晚跟进时间"] == "yyyy-mm-dd hh:mm"
        assert codes["成交金额"] == "#,##0"
        assert codes["系统预测"] == "0.0%"

    def test_blank_cells_below_have_the_format_of_their_column(
        self, book: openpyxl.Workbook
    ) -> None:
        sheet = book["线索登记表"]
        for number, cell in enumerate(sheet[2], 1):
            column = sheet.column_dimensions[get_column_letter(number)]
            assert column.number_format == cell.number_format

    def test_a_header_note_says_who_fills_the_column_and_with_what(
        self, book: openpyxl.Workbook
    ) -> None:
        note = book["线索登记表"]["D1"].comment
        assert note is not None
        assert note.text.startswith("您填\n")
        assert "电话、邮箱、微信或QQ" in note.text

    def test_the_header_colour_tells_who_writes(self, book: openpyxl.Workbook) -> None:
        sheet = book["线索登记表"]
        colours = {cell.value: cell.fill.fgColor.rgb for cell in sheet[1]}
        assert colours["客户名称"] == "000F766E"  # a person: teal
        assert colours["数据问题"] == "00475569"  # the system: slate
        assert len({colours["客户名称"], colours["数据问题"], colours["意向等级"]}) == 3


class TestOtherSheets:
    def test_what_the_system_would_say_is_folded_behind_what_people_may_change(
        self, book: openpyxl.Workbook
    ) -> None:
        assert hidden(book["转化分析表"]) == {
            *("系统转化因素", "系统流失因素", "系统建议"),
            *MORE_FIGURES,
        }
        notes = {cell.value: cell.comment.text for cell in book["转化分析表"][1] if cell.comment}
        assert "系统转化因素、系统流失因素、系统建议" in notes["优化建议"]

    @pytest.mark.parametrize("title", ["转化分析表", "分维度分析"])
    def test_more_figures_are_folded_behind_the_caveat(
        self, title: str, book: openpyxl.Workbook
    ) -> None:
        assert hidden(book[title]) >= MORE_FIGURES
        notes = {cell.value: cell.comment.text for cell in book[title][1] if cell.comment}
        assert "展开“更多指标”：登记30天内成交率、登记60天内成交率" in notes["数据提示"]

    def test_what_only_the_system_needs_is_hidden(self, book: openpyxl.Workbook) -> None:
        assert hidden(book["问题清单"]) == {"规则"}
        assert hidden(book["修改记录"]) == {"批次", "依据规则"}
        assert hidden(book["线索跟进计划表"]) == {"首次发现时间"}

    def test_the_list_of_issues_tells_where_what_and_how_to_mend_it(
        self, book: openpyxl.Workbook
    ) -> None:
        headers = [cell.value for cell in book["问题清单"][1]]
        assert headers[:3] == ["级别", "工作表", "单元格"]
        assert headers[4:10] == ["列名", "当前值", "问题", "处理办法", "处数", "处理"]
        assert book["问题清单"].freeze_panes == "D2"  # the place stays in sight

    def test_the_place_of_every_cell_is_in_the_middle_of_its_row(
        self, book: openpyxl.Workbook
    ) -> None:
        for row in tables_of():
            sheet, area = table_of(book, row.table.name)
            if row.table.visibility is Visibility.VISIBLE and area.startswith("A1:"):
                assert {cell.alignment.vertical for line in sheet[area] for cell in line} == {
                    "center"
                }

    def test_the_header_of_a_text_begins_where_the_text_begins(
        self, book: openpyxl.Workbook
    ) -> None:
        after_numbers = 0
        for row in tables_of():
            sheet, area = table_of(book, row.table.name)
            for header, cell in zip(*sheet[area][:2], strict=True):
                if header.alignment.horizontal == "left" == cell.alignment.horizontal:
                    assert header.alignment.indent == cell.alignment.indent, header.value
                    after_numbers += bool(cell.alignment.indent)
        assert after_numbers >= 5  # such as 建议 beside 涉及金额


class TestWidths:
    """Widths are counted in digits; a Chinese character takes nearly two."""

    SCREEN = 188  # a laptop with 1366 pixels, without row numbers and scroll bar
    PAGE = 153  # an A4 page on its side, printed at full size

    def test_no_column_is_narrower_than_its_header_or_the_longest_word_of_its_list(
        self, templates: dict[Language, Path]
    ) -> None:
        for language, path in templates.items():
            book = openpyxl.load_workbook(path)
            for row in tables_of():
                sheet, area = table_of(book, row.table.name)
                if not area.startswith("A1:"):
                    continue  # a sheet with more tables than one
                for cell, column in zip(sheet[area][0], row.columns(), strict=True):
                    width = sheet.column_dimensions[cell.column_letter].width
                    terms = None if column.type.is_wrapped else column.type.terms
                    words = terms.labels(language) if terms else ()
                    assert all(width > width_of(word) for word in words), (row, column.field)
                    is_left = cell.alignment.horizontal == "left"
                    beside_the_button = width - 3 - (cell.alignment.indent if is_left else 0)
                    assert lines_of(str(cell.value), beside_the_button) <= 2, (row, column.field)

    def test_ids_phones_dates_times_and_eight_figures_are_seen_whole(
        self, book: openpyxl.Workbook
    ) -> None:
        sheet = book["线索登记表"]
        widths = {cell.value: look.width for cell, look in columns_of(sheet)}
        for header, longest in {
            "线索编号": "LX20240301001",
            "联系方式": "+86 138 0013 8101",
            "登记日期": "2024-03-01",
            "成交金额": "99,999,999 ",
            "最晚跟进时间": "2024-03-01 18:00",
            "逾期状态": "逾期12小时",
        }.items():
            assert width_of(longest) < widths[header], header
        assert widths["客户名称"] >= 26  # thirteen characters; longer names are wrapped

    def test_what_is_needed_daily_is_seen_on_a_laptop(self, book: openpyxl.Workbook) -> None:
        sheet = book["线索登记表"]
        daily = [column.field for column in Lead.columns()].index("lateness") + 1
        widths = [
            sheet.column_dimensions[get_column_letter(number)].width
            for number in range(1, daily + 1)
        ]
        scale = (sheet.sheet_view.zoomScale or 100) / 100
        assert sum(widths) * scale <= self.SCREEN + 1

    def test_a_page_is_readable(self, templates: dict[Language, Path]) -> None:
        for language, path in templates.items():
            book = openpyxl.load_workbook(path)
            for row in tables_of():
                sheet, area = table_of(book, row.table.name)
                if row.table.visibility is Visibility.VISIBLE and area.startswith("A1:"):
                    assert self.PAGE / printed_width(sheet) >= 0.63, (language, row)

    def test_paper_leaves_out_no_more_than_why_a_lead_is_due_and_what_issues_lists(
        self, templates: dict[Language, Path]
    ) -> None:
        for path in templates.values():
            book = openpyxl.load_workbook(path)
            for row in tables_of():
                sheet, area = table_of(book, row.table.name)
                if row.table.visibility is Visibility.VISIBLE and area.startswith("A1:"):
                    fields = {column.field for column in row.columns()[last_printed(sheet) :]}
                    missed = {
                        column.field
                        for column in row.columns()
                        if column.field in fields and column.group is None and not column.is_hidden
                    }
                    assert missed <= {"lateness_reason", "problems"}, (row, missed)

    def test_rows_that_people_add_are_printed_too(self, book: openpyxl.Workbook) -> None:
        left, top, _, bottom = range_boundaries(book["线索登记表"].print_area.split("!")[-1])
        assert (left, top, bottom) == (1, 1, 1_048_576)  # the last row that Excel has


def last_printed(sheet: Worksheet) -> int:
    """Return the number of the last column that is printed."""
    area = sheet.print_area.split("!")[-1] or sheet.dimensions
    return range_boundaries(area)[2] or 0


def printed_width(sheet: Worksheet) -> float:
    """Return the width of the columns that are in sight and printed."""
    printed = columns_of(sheet)[: last_printed(sheet)]
    return sum(look.width for _, look in printed if not look.hidden)


def hidden(sheet: Worksheet) -> set[object]:
    """Return the headers of the columns out of sight, folded or hidden."""
    return {cell.value for cell, look in columns_of(sheet) if look.hidden}


def columns_of(sheet: Worksheet) -> list[tuple[Cell | MergedCell, ColumnDimension]]:
    """Return each header with how its column looks."""
    return [
        (cell, sheet.column_dimensions[get_column_letter(cell.column or 1)]) for cell in sheet[1]
    ]


class TestRulesSheet:
    def test_no_table_hides_its_neighbours_rows_by_a_filter(self, book: openpyxl.Workbook) -> None:
        assert all(table.autoFilter is None for table in book["规则设置"].tables.values())

    def test_a_settings_cell_has_the_format_and_list_of_its_setting(
        self, book: openpyxl.Workbook
    ) -> None:
        sheet, area = table_of(book, "Settings")
        cells = {line[0].value: line[1] for line in sheet[area]}
        assert cells["截至时间"].number_format == "yyyy-mm-dd hh:mm"
        assert cells["更新时自动分配"].number_format == "@"
        lists = {str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation}
        assert lists[cells["时限预设"].coordinate] == "list_presets"
        assert lists[cells["更新时自动分配"].coordinate] == "list_yes_no"
