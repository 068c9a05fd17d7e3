"""日历 and 工作时间: which days and hours count when clocks run on working time (SPEC §4)."""

from xlfunnel.language import Text
from xlfunnel.schema import types
from xlfunnel.schema.declare import Row, Tab, Table, Writer, column
from xlfunnel.schema.rules_sheet import RULES_SHEET


class CalendarDay(Row):
    """A day that differs from its weekday: a holiday, or a weekend day worked."""

    table = Table(
        "Calendar",
        sheet=RULES_SHEET,
        title=Text("日历", "日曆", "Calendar"),
        key=("day",),
        tab=Tab.CONFIGURATION,
        help=Text(
            "只写与平常不同的日子：放假写 休，调休上班写 班，一天一行。",
            "只寫與平常不同的日子：放假寫 休，補班寫 班，一天一列。",
            "Only days unlike their weekday: holidays off, weekend days worked; one row a day.",
        ),
    )

    day: types.Date = column(
        ("日期", "日期", "Date"),
        Writer.PERSON,
        "ours",
        help=("哪一天。", "哪一天。", "The day."),
        mandatory=True,
    )
    kind: types.DayKindCell = column(
        ("类型", "類型", "Kind"),
        Writer.PERSON,
        "ours",
        help=("休 或 班。", "休 或 班。", "Off or work."),
        mandatory=True,
    )
    name: types.Words = column(
        ("名称", "名稱", "Name"),
        Writer.PERSON,
        "ours",
        help=("如 国庆节。", "如 春節。", "E.g. National Day."),
    )


class WeekHours(Row):
    """The office hours of one weekday."""

    table = Table(
        "WeekHours",
        sheet=RULES_SHEET,
        title=Text("工作时间", "工作時間", "Office hours"),
        key=("weekday",),
        tab=Tab.CONFIGURATION,
        help=Text(
            "每天几点上下班，如 9 或 8:30；不上班的日子四格都留空。",
            "每天幾點上下班，如 9 或 8:30；不上班的日子四格都留空。",
            "When the office is open, e.g. 9 or 8:30; all four stay blank on days off.",
        ),
    )

    weekday: types.WeekdayCell = column(
        ("星期", "星期", "Weekday"),
        Writer.PERSON,
        "ours",
        help=("星期几。", "星期幾。", "The day of the week."),
        mandatory=True,
    )
    opens_at: types.Hour = column(
        ("上班", "上班", "Opens"),
        Writer.PERSON,
        "ours",
        help=("几点上班，如 9 或 8:30。", "幾點上班，如 9 或 8:30。", "E.g. 9 or 8:30."),
        mandatory=True,
    )
    lunch_from: types.Hour = column(
        ("午休起", "午休起", "Lunch from"),
        Writer.PERSON,
        "ours",
        help=(
            "午休从几点开始；不午休就留空。",
            "午休從幾點開始；不午休就留空。",
            "When lunch starts; blank for none.",
        ),
    )
    lunch_to: types.Hour = column(
        ("午休止", "午休止", "Lunch to"),
        Writer.PERSON,
        "ours",
        help=("午休到几点。", "午休到幾點。", "When lunch ends."),
    )
    closes_at: types.Hour = column(
        ("下班", "下班", "Closes"),
        Writer.PERSON,
        "ours",
        help=("几点下班，如 18。", "幾點下班，如 18。", "E.g. 18."),
        mandatory=True,
    )
