"""How the sheets of a new workbook stand, look and print."""

import openpyxl
from openpyxl.utils import get_column_letter

from tests.template.areas import formats, table_of
from xlfunnel.schema.catalogue import tables_of
from xlfunnel.schema.declare import Visibility
from xlfunnel.schema.guide import guide
from xlfunnel.schema.leads import Lead

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
            "转化分析表",
            "分维度分析",
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
            if row.table.visibility is Visibility.VISIBLE:
                sheet, area = table_of(book, row.table.name)
                assert (sheet.title, area.split(":")[0]) in places

    def test_the_guide_tells_every_column(self, book: openpyxl.Workbook) -> None:
        sheet = book["使用说明"]
        told = {tuple(cell or "" for cell in line) for line in sheet.iter_rows(values_only=True)}
        assert {tuple(line) for line in guide("zh-CN")} <= told


class TestLeads:
    def test_the_four_groups_are_folded_and_each_keeps_a_column_between_them(
        self, book: openpyxl.Workbook
    ) -> None:
        sheet = book["线索登记表"]
        for number, column in enumerate(Lead.columns(), 1):
            dimension = sheet.column_dimensions[get_column_letter(number)]
            before = _field_before(column.field)
            starts_group = column.group is not None and (
                before is None or Lead.column(before).group != column.group
            )
            is_folded = column.group is not None and not starts_group
            assert bool(dimension.hidden) is is_folded, column.field
            assert dimension.outlineLevel == int(is_folded)
            assert bool(dimension.collapsed) is starts_group
        outline = sheet.sheet_properties.outlinePr
        assert outline is not None
        assert not outline.summaryRight  # the button stands over the column that stays
        assert sheet.sheet_format.outlineLevelCol == 1  # else Excel shows no buttons

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


def _field_before(field: str) -> str | None:
    fields = [column.field for column in Lead.columns()]
    index = fields.index(field)
    return fields[index - 1] if index else None


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
