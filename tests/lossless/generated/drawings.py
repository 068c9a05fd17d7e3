"""Workbooks written by XlsxWriter with charts of every type, pictures and controls."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.lossless.generated.by_xlsxwriter import Book, add_leads, picture, workbook

TYPES: dict[str, tuple[str | None, ...]] = {
    "area": (None, "stacked", "percent_stacked"),
    "bar": (None, "stacked", "percent_stacked"),
    "column": (None, "stacked", "percent_stacked"),
    "line": (None, "stacked"),
    "pie": (None,),
    "doughnut": (None,),
    "scatter": (None, "straight_with_markers", "smooth"),
    "radar": (None, "filled", "with_markers"),
    "stock": (None,),
}
SHEET = "线索登记表"


def add_series(chart: Any, **more: Any) -> None:
    """Show the amounts of the table that starts at A1."""
    series = {
        "name": [SHEET, 0, 3],
        "categories": [SHEET, 1, 0, 5, 0],
        "values": [SHEET, 1, 3, 5, 3],
        "categories_data": ["L0001", "L0002", "L0003", "L0004", "L0005"],
        "values_data": [1200.5, 0, -35, 99999999, 0.1],
    }
    chart.add_series(series | more)


def charts_of_every_type(path: Path) -> None:
    with workbook(path) as (book, sheet):
        add_leads(book, sheet, name="Leads")
        kinds = [(kind, sub) for kind, subs in TYPES.items() for sub in subs]
        for number, (kind, sub) in enumerate(kinds):
            chart = book.add_chart({"type": kind} | ({"subtype": sub} if sub else {}))
            for _ in range(3 if kind == "stock" else 1):
                add_series(chart)
            chart.set_title({"name": f"{kind} {sub}"})
            sheet.insert_chart(number * 15, 6, chart)


def charts_with_everything(path: Path) -> None:
    with workbook(path) as (book, sheet):
        add_leads(book, sheet, name="Leads")
        chart = book.add_chart({"type": "column"})
        add_series(
            chart,
            trendline={"type": "polynomial", "order": 2, "name": "趋势", "display_equation": True},
            y_error_bars={"type": "percentage", "value": 5},
            data_labels={
                "value": True,
                "custom": [{"value": "=线索登记表!$A$2"}, {"delete": True}],
            },
            points=[{"fill": {"color": "red"}}, None],
            gap=50,
        )
        line = book.add_chart({"type": "line"})
        add_series(line, y2_axis=True, marker={"type": "diamond"}, smooth=True)
        chart.combine(line)
        chart.set_x_axis({"name": "线索", "num_font": {"rotation": 45}})
        chart.set_y_axis({"log_base": 10, "major_gridlines": {"visible": False}})
        chart.set_title({"name": "=线索登记表!$A$1"})
        chart.set_table({"show_keys": True})
        chart.set_style(37)
        sheet.insert_chart("G2", chart, {"object_position": 3, "description": "图"})
        _chart_elsewhere(book)


def _chart_elsewhere(book: Book) -> None:
    """Put charts on another sheet and on a chart sheet of their own."""
    other = book.add_worksheet("首页")
    pie = book.add_chart({"type": "pie"})
    add_series(pie, data_labels={"percentage": True, "leader_lines": True})
    pie.set_rotation(90)
    other.insert_chart("B2", pie)
    alone = book.add_chartsheet("图表页")
    bar = book.add_chart({"type": "bar"})
    add_series(bar)
    alone.set_chart(bar)


def pictures_and_shapes(path: Path) -> None:
    dot = str(picture(path))
    with workbook(path) as (book, sheet):
        add_leads(book, sheet, 3, 0, name="Leads")
        sheet.insert_image("H2", dot, {"x_scale": 20, "y_scale": 20, "url": "https://example.com"})
        sheet.insert_image("H9", dot, {"object_position": 1, "decorative": True})
        sheet.insert_image("A6", dot, {"object_position": 2, "description": "在表里"})
        sheet.embed_image("J2", dot)
        sheet.insert_textbox("H4", "文本框", {"fill": {"color": "#FFEDD5"}, "rotation": 15})
        sheet.insert_textbox("H12", "=$A$5", {"textlink": "=$A$5", "url": "internal:A1"})
        sheet.insert_button("K4", {"caption": "按钮"})
        sheet.insert_checkbox("L2", True)
        sheet.insert_checkbox("L3", False)


MAKERS: tuple[tuple[Callable[[Path], None], str], ...] = (
    (charts_of_every_type, "xlsx"),
    (charts_with_everything, "xlsx"),
    (pictures_and_shapes, "xlsx"),
)
