"""Workbooks written by XlsxWriter: tables and all that can stand on a sheet with them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeAlias

import xlsxwriter

Book: TypeAlias = Any  # XlsxWriter ships no types
Sheet: TypeAlias = Any

HEADERS = ("线索编号", "日期", "来源", "金额")
LEADS = [
    ("L0001", datetime(2024, 3, 1), "百度推广", 1200.5),
    ("L0002", datetime(2024, 3, 2), "老客户转介绍", 0),
    ("L0003", datetime(2024, 3, 2), "", -35),
    ("L0004", datetime(2024, 3, 9), "展会 & <会议>", 99999999),
    ("L0005", datetime(2024, 4, 1), "官网\n留言", 0.1),
]


@contextmanager
def workbook(path: Path, **options: Any) -> Iterator[tuple[Book, Sheet]]:
    """Give a workbook and its first sheet; closed, and so written, at the end."""
    book = xlsxwriter.Workbook(str(path), options)
    yield book, book.add_worksheet("线索登记表")
    book.close()


def add_leads(book: Book, sheet: Sheet, row: int = 0, column: int = 0, **options: Any) -> None:
    """Add a table of five leads with its header at (row, column), counted from 0."""
    formats = (None, book.add_format({"num_format": "yyyy-mm-dd"}), None, book.add_format())
    formats[3].set_num_format("#,##0.00")
    columns = [{"header": h, "format": f} for h, f in zip(HEADERS, formats, strict=True)]
    settings: dict[str, Any] = {"columns": columns, "data": LEADS} | options
    width = len(settings["columns"])
    bottom = row + len(LEADS) + bool(options.get("total_row"))
    bottom -= options.get("header_row") is False
    sheet.add_table(row, column, bottom, column + width - 1, settings)
    sheet.set_column(column, column + 3, 16)


def plain(path: Path) -> None:
    with workbook(path) as (book, sheet):
        add_leads(book, sheet, name="Leads")


def several_tables_on_a_sheet(path: Path) -> None:
    with workbook(path) as (book, sheet):
        add_leads(book, sheet, 0, 0, name="Left")
        add_leads(book, sheet, 0, 6, name="Right", style="Table Style Dark 3")
        add_leads(book, sheet, 9, 0, name="Below")
        add_leads(book, sheet, 20, 3, name="Lowest", banded_columns=True, first_column=True)
        add_leads(book, book.add_worksheet("另一张"), 4, 2, name="Elsewhere", style=None)


def totals_rows(path: Path) -> None:
    with workbook(path) as (book, sheet):
        columns = [{"header": h} for h in HEADERS]
        columns[0]["total_string"] = "合计"
        columns[3]["total_function"] = "sum"
        add_leads(book, sheet, name="Totalled", total_row=True, columns=columns)
        add_leads(book, sheet, 0, 6, name="Free")


def headerless(path: Path) -> None:
    with workbook(path) as (book, sheet):
        add_leads(book, sheet, 0, 6, name="NoHeader", header_row=False)
        add_leads(book, sheet, 0, 0, name="NoButtons", autofilter=False)


def calculated_columns(path: Path) -> None:
    with workbook(path) as (book, sheet):
        columns: list[dict[str, Any]] = [{"header": h} for h in (*HEADERS, "含税", "标记")]
        columns[4]["formula"] = "=[@金额]*1.13"
        columns[5]["formula"] = '=IF(Leads[[#This Row],[金额]]>100,"大","小")'
        add_leads(book, sheet, name="Leads", columns=columns)
        sheet.write_formula("I2", "=SUM(Leads[金额])", None, 100001164.6)
        sheet.write_formula("I3", '=COUNTIF(C2:C6,"百度推广")', None, 1)
        sheet.write_array_formula("K2:K6", "{=D2:D6*2}", None, 2401)
        book.add_worksheet("图").write_formula("A1", "='线索登记表'!D2", None, 1200.5)


def filtered_and_sorted(path: Path) -> None:
    with workbook(path) as (book, sheet):
        add_leads(book, sheet, 2, 1, name="Leads")
        sheet.set_row(4, None, None, {"hidden": True})
        other = book.add_worksheet("筛选")
        other.write_row("A1", HEADERS)
        other.write_column("A2", ["a", "b", "c"])
        other.autofilter("A1:D4")
        other.filter_column_list("A", ["a"])
        other.set_row(2, None, None, {"hidden": True})


def titled_and_printed(path: Path) -> None:
    with workbook(path) as (book, sheet):
        title = book.add_format({"bold": True, "font_size": 20, "align": "center", "border": 2})
        sheet.merge_range("A1:D1", "销售线索登记表", title)
        sheet.write("A2", "更新于 2024-04-01")
        sheet.set_row(0, 40)
        add_leads(book, sheet, 3, 0, name="Leads")
        sheet.freeze_panes(4, 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(3)
        sheet.print_area("A1:D9")
        sheet.set_header("&L&G&C线索&R&D", {"image_left": str(picture(path))})
        sheet.set_footer("&P / &N")
        sheet.set_h_pagebreaks([6])
        sheet.set_v_pagebreaks([3])
        sheet.set_margins(0.5, 0.5, 1, 1)
        sheet.hide_gridlines(2)
        sheet.set_zoom(85)
        sheet.set_selection("B5:C6")
        sheet.set_tab_color("#0F766E")
        sheet.set_background(str(picture(path)))


def conditional_formats(path: Path) -> None:
    with workbook(path) as (book, sheet):
        add_leads(book, sheet, name="Leads")
        red = book.add_format({"bg_color": "#FFC7CE", "font_color": "#9C0006"})
        amounts, dates, texts = "D2:D6", "B2:B6", "C2:C6"
        for rule in (
            {"type": "cell", "criteria": ">=", "value": 50},
            {"type": "cell", "criteria": "between", "minimum": 1, "maximum": 9},
            {"type": "average", "criteria": "above"},
            {"type": "duplicate"},
            {"type": "unique"},
            {"type": "top", "value": 10, "criteria": "%"},
            {"type": "bottom", "value": 2},
            {"type": "blanks"},
            {"type": "no_blanks"},
            {"type": "errors"},
            {"type": "no_errors"},
            {"type": "formula", "criteria": "=$D2>1000"},
        ):
            sheet.conditional_format(amounts, {**rule, "format": red})
        for criteria in ("today", "last week", "next month"):
            rule = {"type": "time_period", "criteria": criteria, "format": red}
            sheet.conditional_format(dates, rule)
        for criteria in ("containing", "not containing", "begins with", "ends with"):
            rule = {"type": "text", "criteria": criteria, "value": "介绍", "format": red}
            sheet.conditional_format(texts, rule)
        for kind in ("2_color_scale", "3_color_scale", "data_bar"):
            sheet.conditional_format(amounts, {"type": kind})
        sheet.conditional_format(amounts, {"type": "data_bar", "data_bar_2010": True})
        bar = {"bar_negative_color": "#FF0000", "bar_axis_position": "middle", "bar_solid": True}
        sheet.conditional_format("A2:D6", {"type": "data_bar", **bar, "data_bar_2010": True})
        for icons in ("3_arrows", "4_red_to_black", "5_quarters", "3_flags", "5_ratings"):
            sheet.conditional_format(amounts, {"type": "icon_set", "icon_style": icons})
        sheet.conditional_format(
            "A2:A6", {"type": "cell", "criteria": "==", "value": 1, "multi_range": "A2:A6 C2:C6 H1"}
        )
        sheet.conditional_format("A1:Z100", {"type": "no_blanks", "stop_if_true": True})


def validations(path: Path) -> None:
    with workbook(path) as (book, sheet):
        add_leads(book, sheet, name="Leads")
        lists = book.add_worksheet("参数")
        lists.write_column("A1", ["百度推广", "官网", "展会"])
        book.define_name("来源", "=参数!$A$1:$A$3")
        book.define_name("LeadAmounts", "=线索登记表!$D$2:$D$6")
        book.define_name("线索登记表!本表", "=线索登记表!$A$1")
        for cells, rule in {
            "C2:C6": {"validate": "list", "source": "=来源"},
            "H2:H6": {"validate": "list", "source": ["高", "中", "低"], "error_type": "warning"},
            "D2:D6": {"validate": "decimal", "criteria": ">=", "value": 0},
            "B2:B6": {"validate": "date", "criteria": ">", "value": date(2020, 1, 1)},
            "A2:A6": {"validate": "length", "criteria": "<=", "value": 10},
            "I1": {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": 5},
            "I2": {"validate": "time", "criteria": "<", "value": datetime(2024, 1, 1, 12).time()},
            "I3": {"validate": "custom", "value": "=ISTEXT(I3)", "ignore_blank": False},
            "I4": {"validate": "any", "input_title": "说明", "input_message": "随便填"},
            "I5": {"validate": "list", "source": "=参数!$A$1:$A$3", "error_message": "不在列表"},
        }.items():
            sheet.data_validation(cells, rule)


def sparklines(path: Path) -> None:
    with workbook(path) as (book, sheet):
        add_leads(book, sheet, name="Leads")
        for row, kind in enumerate(("line", "column", "win_loss")):
            sheet.add_sparkline(
                row, 7, {"range": "线索登记表!D2:D6", "type": kind, "markers": True}
            )
        group = {"location": ["J1", "J2"], "range": ["A2:D2", "A3:D3"], "show_hidden": True}
        sheet.add_sparkline("J1", group)


def dynamic_arrays(path: Path) -> None:
    with workbook(path) as (book, sheet):
        add_leads(book, sheet, name="Leads")
        sheet.write_dynamic_array_formula("H2:H6", "=_xlfn.UNIQUE(Leads[来源])", None, "百度推广")
        sheet.write_dynamic_array_formula("I2:I6", "=_xlfn._xlws.SORT(D2:D6)", None, -35)
        sheet.write_array_formula("J2:J6", "{=LEN(C2:C6)}", None, 4)
        sheet.write_formula("K2", "=_xlfn.LAMBDA(_xlpm.x, _xlpm.x*2)(3)", None, 6)
        sheet.write_formula("K3", "=1/0", None, "#DIV/0!")
        sheet.write_formula("K4", '="a"&"b"', None, "ab")
        sheet.write_formula("K5", "=TRUE", None, "TRUE")


def links_groups_protection(path: Path) -> None:
    with workbook(path) as (book, sheet):
        unlocked = book.add_format({"locked": False})
        add_leads(book, sheet, 4, 0, name="Leads")
        sheet.write_url("G1", "https://example.com/?a=1&b=2", None, "链接", "提示")
        sheet.write_url("G2", "internal:线索登记表!A1")
        sheet.write_url("G3", "external:other.xlsx#Sheet1!A1")
        sheet.write_url("A6", "mailto:a@example.com", None, "L0001")
        sheet.set_column("I:K", 8, unlocked, {"level": 1, "hidden": True})
        sheet.set_column("L:L", 8, None, {"collapsed": True})
        for row in (6, 7):
            sheet.set_row(row, None, None, {"level": 2})
        sheet.set_row(8, 30, unlocked, {"level": 1, "collapsed": True})
        sheet.protect("secret", {"insert_rows": True, "autofilter": True})
        sheet.unprotect_range("B6:C9", "可填")
        sheet.ignore_errors({"number_stored_as_text": "A1:A99", "eval_error": "D6:D10"})
        sheet.outline_settings(True, False, True, True)


def comments_and_rich_text(path: Path) -> None:
    with workbook(path) as (book, sheet):
        add_leads(book, sheet, name="Leads")
        bold, red = book.add_format({"bold": True}), book.add_format({"color": "red"})
        sheet.write_rich_string("G2", "普通 ", bold, "加粗", " 和 ", red, "红色")
        sheet.write_rich_string("C3", bold, "老客户", "转介绍")
        for cell in ("A1", "B3", "D6", "H20"):
            sheet.write_comment(cell, f"批注在 {cell}", {"author": "王", "x_scale": 2})
        sheet.write_comment("C2", "看得见", {"visible": True})
        sheet.write_string("G4", "=not a formula")
        sheet.write_blank("G5", None, bold)
        sheet.write_boolean("G6", True)
        sheet.write_string("G7", " blanks ")
        sheet.write_string("G8", "_x0041_ and \x07")


def old_dates(path: Path) -> None:
    with workbook(path, date_1904=True) as (book, sheet):
        add_leads(book, sheet, name="Leads")


def numbers_in_duration_cells(path: Path) -> None:
    # a phone number in a cell that shows hours is beyond what other readers can say
    with workbook(path) as (book, sheet):
        hours = book.add_format({"num_format": "[h]:mm"})
        columns = [{"header": "电话"}, {"header": "时长", "format": hours}]
        add_leads(book, sheet, columns=columns, data=[("a", 13800138000)] * 5, name="Leads")


def no_shared_strings(path: Path) -> None:
    with workbook(path, constant_memory=True) as (book, sheet):
        date_format = book.add_format({"num_format": 14})
        for row, (number, day, source, amount) in enumerate(LEADS):
            sheet.write_row(row, 0, [number, None, source, amount])
            sheet.write_datetime(row, 4, day, date_format)


def many_sheets(path: Path) -> None:
    with workbook(path) as (book, sheet):
        add_leads(book, sheet, name="Leads")
        for number in range(12):
            other = book.add_worksheet(f"月 {number + 1}")
            add_leads(book, other, number, number, name=f"Month{number}")
        book.get_worksheet_by_name("月 3").hide()
        book.get_worksheet_by_name("月 4").very_hidden()
        book.add_worksheet("it's").write("A1", "x")
        book.add_worksheet("空")
        book.set_properties({"title": "线索", "author": "王", "comments": "a & b"})
        book.set_custom_property("版本", 3)
        book.set_calc_mode("manual")
        book.set_size(2400, 1200)
        book.read_only_recommended()


def macros(path: Path) -> None:
    # any bytes will do: nobody opens the project here, it only has to come through
    project = path.with_name("vbaProject.bin")
    project.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(range(256)) * 8)
    with workbook(path) as (book, sheet):
        book.add_vba_project(str(project))
        book.set_vba_name("ThisWorkbook")
        sheet.set_vba_name("Sheet1")
        add_leads(book, sheet, name="Leads")
        sheet.insert_button("H2", {"macro": "Refresh", "caption": "刷新", "width": 80})


def picture(path: Path) -> Path:
    """Write a red dot beside *path* and return where."""
    target = path.with_name("dot.png")
    target.write_bytes(bytes.fromhex(DOT))
    return target


DOT = (
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)

MAKERS: tuple[tuple[Callable[[Path], None], str], ...] = (
    *((make, "xlsx") for make in (
        plain, several_tables_on_a_sheet, totals_rows, headerless, calculated_columns,
        filtered_and_sorted, titled_and_printed, conditional_formats, validations, sparklines,
        dynamic_arrays, links_groups_protection, comments_and_rich_text, old_dates,
        numbers_in_duration_cells,
        no_shared_strings, many_sheets,
    )),
    (macros, "xlsm"),
)  # fmt: skip
