"""转化分析表 and 分维度分析: S2 table 3, computed; people's words in it are kept for ever."""

from xlfunnel.language import Text
from xlfunnel.schema import types
from xlfunnel.schema.declare import Row, Tab, Table, Writer, column

_DAYS = ("天", "天", "days")

_LEADS_HELP = (
    "这一组的全部线索，在跟、成交、流失都算。",
    "這一組的全部線索，在跟、成交、流失都算。",
    "All leads of the group: open, won and lost.",
)
_WON_HELP = (
    "有成交日期，或状态为已转化的线索。",
    "有成交日期，或狀態為已轉化的線索。",
    "Leads with a won date or the status converted.",
)
_RATE_HELP = (
    "成交数量÷线索数量；新线索多时会偏低。",
    "成交數量÷線索數量；新線索多時會偏低。",
    "Won ÷ all leads; low while many leads are young.",
)
_CYCLE_HELP = (
    "从登记到成交平均几天，只算日期齐全的成交。",
    "從登記到成交平均幾天，只算日期齊全的成交。",
    "Mean days from registration to the win, over wins with both dates.",
)


class Conversion(Row):
    """One row per source: how many leads, how many won, how long, why and why not."""

    table = Table(
        "Conversion",
        sheet=Text("转化分析表", "轉化分析表", "Conversion"),
        key=("source",),
        tab=Tab.ANALYSIS,
        help=Text(
            "按来源看转化，更新时重算；因素和建议您改过的会一直保留，系统的新说法写在右边。",
            "依來源看轉化，更新時重算；因素和建議您改過的會一直保留，系統的新說法寫在右邊。",
            "Conversion by source, recomputed on refresh. Factors and advice you edit are kept.",
        ),
        has_own_rows=False,
    )

    source: types.Words = column(
        ("线索来源", "線索來源", "Source"),
        Writer.SYSTEM,
        "S2",
        help=(
            "表里没有的来源单独成行，没填的归“未填写”。",
            "表裡沒有的來源單獨成列，沒填的歸「未填寫」。",
            "Unknown sources have their own row; blank ones are not stated.",
        ),
        mandatory=True,
    )
    leads: types.Count = column(
        ("线索数量", "線索數量", "Leads"),
        Writer.SYSTEM,
        "S2",
        help=_LEADS_HELP,
        mandatory=True,
    )
    won: types.Count = column(
        ("成交数量", "成交數量", "Won"),
        Writer.SYSTEM,
        "S2",
        help=_WON_HELP,
        mandatory=True,
    )
    conversion_rate: types.Rate = column(
        ("转化率", "轉化率", "Conversion rate"),
        Writer.SYSTEM,
        "S2",
        help=_RATE_HELP,
    )
    sales_cycle_days: types.Days = column(
        ("平均转化周期", "平均轉化週期", "Mean days to win"),
        Writer.SYSTEM,
        "S2",
        help=_CYCLE_HELP,
        unit=_DAYS,
    )
    win_factors: types.LongWords = column(
        ("主要转化因素", "主要轉化因素", "Why we win"),
        Writer.SHARED,
        "S2",
        help=(
            "出现最多的成交原因；您改写后以您的为准，清空交还系统。",
            "出現最多的成交原因；您改寫後以您的為準，清空交還系統。",
            "The commonest reasons won; your own words stay until you clear them.",
        ),
    )
    loss_factors: types.LongWords = column(
        ("主要流失因素", "主要流失因素", "Why we lose"),
        Writer.SHARED,
        "S2",
        help=(
            "出现最多的流失原因；您改写后以您的为准，清空交还系统。",
            "出現最多的流失原因；您改寫後以您的為準，清空交還系統。",
            "The commonest reasons lost; your own words stay until you clear them.",
        ),
    )
    advice: types.LongWords = column(
        ("优化建议", "優化建議", "Advice"),
        Writer.SHARED,
        "S2",
        help=(
            "针对主要流失因素怎么改；您改写后以您的为准，清空交还系统。",
            "針對主要流失因素怎麼改；您改寫後以您的為準，清空交還系統。",
            "What to do about the losses; your own words stay until you clear them.",
        ),
    )
    system_win_factors: types.LongWords = column(
        ("系统转化因素", "系統轉化因素", "Why we win (system)"),
        Writer.SYSTEM,
        "ours",
        help=(
            "系统这次算出的转化因素，供对照。",
            "系統這次算出的轉化因素，供對照。",
            "What the system would say this time, to compare.",
        ),
    )
    system_loss_factors: types.LongWords = column(
        ("系统流失因素", "系統流失因素", "Why we lose (system)"),
        Writer.SYSTEM,
        "ours",
        help=(
            "系统这次算出的流失因素，供对照。",
            "系統這次算出的流失因素，供對照。",
            "What the system would say this time, to compare.",
        ),
    )
    system_advice: types.LongWords = column(
        ("系统建议", "系統建議", "Advice (system)"),
        Writer.SYSTEM,
        "ours",
        help=(
            "系统这次给出的优化建议，供对照。",
            "系統這次給出的優化建議，供對照。",
            "What the system would advise this time, to compare.",
        ),
    )


class ConversionBy(Row):
    """The same figures by grade, owner, industry, region and month."""

    table = Table(
        "ConversionBy",
        sheet=Text("分维度分析", "分維度分析", "Conversion by"),
        key=("dimension", "value"),
        tab=Tab.ANALYSIS,
        help=Text(
            "按等级、跟进人、行业、区域、登记月看转化，更新时重算。",
            "依等級、跟進人、產業、區域、登記月看轉化，更新時重算。",
            "Conversion by grade, owner, industry, region and month, recomputed on refresh.",
        ),
        has_own_rows=False,
    )

    dimension: types.DimensionCell = column(
        ("维度", "維度", "Dimension"),
        Writer.SYSTEM,
        "S2",
        help=(
            "按什么分组，如 登记时等级。",
            "依什麼分組，如 登記時等級。",
            "What the leads are grouped by, e.g. grade at registration.",
        ),
        mandatory=True,
    )
    value: types.Words = column(
        ("取值", "取值", "Group"),
        Writer.SYSTEM,
        "S2",
        help=(
            "这一组的名称，如 高意向；没填的归“未填写”。",
            "這一組的名稱，如 高意向；沒填的歸「未填寫」。",
            "The group, e.g. high; blank ones are not stated.",
        ),
        mandatory=True,
    )
    leads: types.Count = column(
        ("线索数量", "線索數量", "Leads"),
        Writer.SYSTEM,
        "S2",
        help=_LEADS_HELP,
        mandatory=True,
    )
    won: types.Count = column(
        ("成交数量", "成交數量", "Won"),
        Writer.SYSTEM,
        "S2",
        help=_WON_HELP,
    )
    conversion_rate: types.Rate = column(
        ("转化率", "轉化率", "Conversion rate"),
        Writer.SYSTEM,
        "S2",
        help=_RATE_HELP,
    )
    sales_cycle_days: types.Days = column(
        ("平均转化周期", "平均轉化週期", "Mean days to win"),
        Writer.SYSTEM,
        "S2",
        help=_CYCLE_HELP,
        unit=_DAYS,
    )
