"""
图表数据: what the charts show, in blocks of a fixed size at fixed places (SPEC §1).

A chart points at cells and cannot follow a table that grows; so each block has as many rows
as there is room for, and those that are not needed are blank.
"""

from xlfunnel.language import Text
from xlfunnel.schema import types
from xlfunnel.schema.declare import Row, Tab, Table, Visibility, Writer, column

# Rows of each block, in the order of the sheet.
BLOCKS: dict[str, int] = {
    "source": 9,  # the eight largest and all the others
    "grade_at_registration": 5,  # a policy seldom has more than four grades beside 待评级
    "month": 6,
    "owner": 10,
}


def block_rows(name: str) -> range:
    """
    Return the rows of a block, counted from the first row of the table.

    >>> block_rows("grade_at_registration")
    range(9, 14)
    """
    names = list(BLOCKS)
    first = sum(BLOCKS[before] for before in names[: names.index(name)])
    return range(first, first + BLOCKS[name])


class ChartPoint(Row):
    """One bar or point of a chart."""

    table = Table(
        "ChartData",
        sheet=Text("图表数据", "圖表資料", "Chart data"),
        key=("chart", "number"),
        tab=Tab.ANALYSIS,
        visibility=Visibility.HIDDEN,
        help=Text(
            "图表用的数字，每张图占固定的几行，更新时重算。",
            "圖表用的數字，每張圖佔固定的幾列，更新時重算。",
            "The figures behind the charts, a fixed block of rows for each; recomputed on refresh.",
        ),
        has_own_rows=False,
    )

    chart: types.Words = column(
        ("图表", "圖表", "Chart"),
        Writer.SYSTEM,
        "ours",
        help=("属于哪张图。", "屬於哪張圖。", "Which chart it belongs to."),
        mandatory=True,
    )
    number: types.Count = column(
        ("序号", "序號", "No."),
        Writer.SYSTEM,
        "ours",
        help=("图里的第几项。", "圖裡的第幾項。", "Which item of the chart."),
        mandatory=True,
    )
    name: types.Words = column(
        ("名称", "名稱", "Name"),
        Writer.SYSTEM,
        "ours",
        help=(
            "这一项的名称；用不到的行留空。",
            "這一項的名稱；用不到的列留空。",
            "Blank in a spare row.",
        ),
        mandatory=True,
    )
    leads: types.Count = column(
        ("线索数量", "線索數量", "Leads"),
        Writer.SYSTEM,
        "ours",
        help=("这一项的全部线索。", "這一項的全部線索。", "All leads of the item."),
        mandatory=True,
    )
    won: types.Count = column(
        ("成交数量", "成交數量", "Won"),
        Writer.SYSTEM,
        "ours",
        help=("其中成交的。", "其中成交的。", "Those of them that were won."),
    )
