"""Workbooks written by openpyxl, whose XML differs in many small ways from XlsxWriter's."""

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from openpyxl import Workbook, chart
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.formatting import rule
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Font, NamedStyle, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import (
    AutoFilter,
    CustomFilter,
    CustomFilters,
    FilterColumn,
    SortCondition,
    SortState,
)
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.scenario import InputCells, Scenario
from openpyxl.worksheet.table import Table, TableStyleInfo

ROWS: list[list[Any]] = [
    ["编号", "日期", "来源", "金额"],
    ["L1", date(2024, 3, 1), "百度", 12.5],
    ["L2", datetime(2024, 3, 2, 8, 30), "展会", -3],
    ["L3", date(2024, 4, 1), None, 1000000],
]


def _with_table(name: str = "Leads", style: str | None = "TableStyleMedium9") -> tuple[Any, Any]:
    book: Any = Workbook()
    sheet = book.active
    sheet.title = "线索"
    for row in ROWS:
        sheet.append(row)
    table = Table(displayName=name, ref="A1:D4")
    if style:
        table.tableStyleInfo = TableStyleInfo(name=style, showRowStripes=True)
    sheet.add_table(table)
    return book, sheet


def plain(path: Path) -> None:
    _with_table()[0].save(path)


def without_style(path: Path) -> None:
    _with_table(style=None)[0].save(path)


def filtered_and_sorted_table(path: Path) -> None:
    book, sheet = _with_table()
    column = FilterColumn(colId=3, customFilters=CustomFilters(
        customFilter=[CustomFilter(operator="greaterThan", val="10")]))  # fmt: skip
    order = SortState(ref="A2:D4", sortCondition=[SortCondition(ref="D2:D4", descending=True)])
    sheet.tables["Leads"].autoFilter = AutoFilter("A1:D4", [column])
    sheet.tables["Leads"].sortState = order
    sheet.row_dimensions[3].hidden = True
    book.save(path)


def formats_and_rules(path: Path) -> None:
    book, sheet = _with_table()
    fill = PatternFill(bgColor="FFC7CE", fill_type="solid")
    make: Any = rule  # its functions have no types
    rules = sheet.conditional_formatting
    rules.add("D2:D4", make.ColorScaleRule(start_type="min", start_color="FF0000",
                                      end_type="max", end_color="00FF00"))  # fmt: skip
    rules.add("D2:D4", make.DataBarRule(start_type="min", end_type="max", color="638EC6"))
    rules.add("D2:D4", make.IconSetRule("3TrafficLights1", "percent", [0, 33, 67]))
    rules.add("A2:D4", make.FormulaRule(formula=["$D2>10"], fill=fill, stopIfTrue=True))
    style = DifferentialStyle(font=Font(bold=True))
    rules.add("C2:C4 F1", make.Rule(type="containsText", operator="containsText", text="百",
                               formula=['NOT(ISERROR(SEARCH("百",C2)))'], dxf=style))  # fmt: skip
    for cells, validation in {
        "C2:C4": DataValidation(type="list", formula1='"百度,展会"', allow_blank=True),
        "D2:D4": DataValidation(type="decimal", operator="greaterThan", formula1="0"),
        "B2:B4": DataValidation(
            type="date", operator="between", formula1="45000", formula2="47000"
        ),
    }.items():
        sheet.add_data_validation(validation)
        validation.add(cells)
    named = NamedStyle("强调", font=Font(bold=True, color="FF0000"), number_format='0.0"万"')
    sheet["D2"].style = named
    sheet["B2"].number_format = 'm"月"d"日"'
    sheet.auto_filter.ref = "F1:G5"
    sheet.merge_cells("F7:G8")
    book.save(path)


def formulas_and_notes(path: Path) -> None:
    book, sheet = _with_table()
    sheet["F1"] = "=SUM(D2:D4)"
    sheet["F2"] = ArrayFormula("F2:F4", "=D2:D4*2")
    sheet["H2"] = DataTableFormula(ref="H2:H4", dt2D=False, r1="D2")
    sheet["F6"] = CellRichText("普通", TextBlock(InlineFont(b=True), "加粗"))
    sheet["F7"] = time(8, 30)
    sheet["F8"] = "#N/A"
    sheet["F9"] = True
    sheet["F10"].hyperlink = "https://example.com/?a=1&b=2"
    sheet["A2"].hyperlink = "#线索!A1"
    sheet["A3"].comment = Comment("批注", "王", height=80, width=200)
    sheet["F10"].comment = Comment("另一条", "李")
    book.save(path)


def views_and_protection(path: Path) -> None:
    book, sheet = _with_table()
    sheet.freeze_panes = "B2"
    sheet.protection.sheet = True
    sheet.protection.password = "secret"
    book.security = WorkbookProtection(lockStructure=True)
    sheet.row_dimensions.group(2, 3, outline_level=1, hidden=True)
    sheet.column_dimensions.group("F", "H", outline_level=2)
    sheet.print_title_rows = "1:1"
    sheet.print_area = "A1:D4"
    sheet.oddHeader.center.text = "线索 &D"
    sheet.page_setup.orientation = "landscape"
    sheet.row_breaks.append(Break(id=3))
    sheet.sheet_properties.tabColor = "0F766E"
    book.defined_names["金额"] = DefinedName("金额", attr_text="线索!$D$2:$D$4")
    sheet.defined_names["本地"] = DefinedName("本地", attr_text="线索!$A$1")
    sheet.scenarios.append(Scenario(name="乐观", inputCells=[InputCells(r="D2", val="99")]))
    book.create_sheet("隐藏").sheet_state = "veryHidden"
    book.custom_doc_props.append(StringProperty(name="版本", value="3"))
    book.properties.title = "a & b"
    book.save(path)


def charts(path: Path) -> None:
    book, sheet = _with_table()
    kinds: tuple[Any, ...] = (
        chart.AreaChart, chart.AreaChart3D, chart.BarChart, chart.BarChart3D, chart.BubbleChart,
        chart.DoughnutChart, chart.LineChart, chart.LineChart3D, chart.PieChart,
        chart.PieChart3D, chart.ProjectedPieChart, chart.RadarChart, chart.ScatterChart,
        chart.SurfaceChart, chart.SurfaceChart3D,
    )  # fmt: skip
    values = chart.Reference(sheet, min_col=4, min_row=2, max_row=4)
    names = chart.Reference(sheet, min_col=1, min_row=2, max_row=4)
    for number, kind in enumerate(kinds):
        drawn = kind()
        drawn.title = kind.__name__
        if kind in (chart.ScatterChart, chart.BubbleChart):
            drawn.series.append(chart.Series(values, names))
        else:
            drawn.add_data(values)
            drawn.set_categories(names)
        sheet.add_chart(drawn, f"G{1 + 16 * number}")
    book.create_chartsheet("图").add_chart(chart.BarChart())
    book.save(path)


def iso_dates(path: Path) -> None:
    book, _ = _with_table()
    book.iso_dates = True
    book.save(path)


def written_row_by_row(path: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("流")
    for row in ROWS * 3:
        sheet.append(row)
    book.save(path)


MAKERS: tuple[tuple[Callable[[Path], None], str], ...] = tuple(
    (make, "xlsx")
    for make in (
        plain, without_style, filtered_and_sorted_table, formats_and_rules,
        formulas_and_notes, views_and_protection, charts, iso_dates, written_row_by_row,
    )
)  # fmt: skip
