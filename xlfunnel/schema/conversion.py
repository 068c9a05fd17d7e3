"""转化分析表 and 分维度分析: S2 table 3, computed; people's words in it are kept for ever."""

from xlfunnel.language import Text
from xlfunnel.schema import types
from xlfunnel.schema.declare import Row, Tab, Table, Writer, column

SYSTEM = Text("系统的说法", "系統的說法", "what the system says")

_DAYS = ("天", "天", "days")

_LEADS_HELP = (
    "这一组的全部线索，在跟、成交、流失都算。",
    "這一組的全部線索，未結案、成交、流失都算。",
    "All leads of the group: open, won and lost.",
)
_WON_HELP = (
    "有成交日期，或状态为已转化的线索。",
    "有成交日期，或狀態為已轉化的線索。",
    "Leads with a won date or the status converted.",
)
_RATE_HELP = (
    "成交数量÷线索数量；新线索多时会偏低，比较时看登记90天内成交率。",
    "成交數量÷線索數量；新線索多時會偏低，比較時看登記90天內成交率。",
    "Won ÷ all leads; low while many leads are young: compare by won within 90 days.",
)
_CYCLE_HELP = (
    "从登记到成交平均几天，只算日期齐全的成交。",
    "從登記到成交平均幾天，只算日期齊全的成交。",
    "Mean days from registration to the win, over wins with both dates.",
)
_CUSTOMERS_HELP = (
    "这一组有几家不同的客户：客户名称相同算一家，没填名称的各算一家。同一家可能出现在几组里，各行不能相加。",
    "這一組有幾家不同的客戶：客戶名稱相同算一家，沒填名稱的各算一家。同一家可能出現在幾組裡，各列不能相加。",
    "Different customers of the group, by name; a lead without one counts as its own. Rows do "
    "not add up: one customer may be in several groups.",
)
_OPEN_HELP = (
    "还没成交、也没流失的线索。",
    "還沒成交、也沒流失的線索。",
    "Leads neither won nor lost yet.",
)
_WITHIN_HELP = (
    "登记后90天内成交的比例，在跟和流失的都按各自能观察到的天数算进去，新线索多也不会压低。"
    "没有满90天的线索时留空；天数可在参数里改。",
    "登記後90天內成交的比例，未結案和流失的都依各自能觀察到的天數算進去，新線索多也不會壓低。"
    "沒有滿90天的線索時留空；天數可在參數裡改。",
    "Share won within 90 days of registration; each lead counts for as long as it could be "
    "watched, so young ones do not lower it. Blank without a lead of 90 days; days in Settings.",
)
_CAVEAT_HELP = (
    "这一行的数字要怎么看：样本不足、很多还在跟、有的缺日期等。没有要注意的就留空。",
    "這一列的數字要怎麼看：樣本不足、很多還沒結案、有的缺日期等。沒有要注意的就留空。",
    "How to take the figures of this row: few leads, many still open, dates missing. Blank "
    "when there is nothing to mind.",
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

    source: types.WrappedWords = column(
        ("线索来源", "線索來源", "Source"),
        Writer.SYSTEM,
        "S2",
        help=(
            "表里没有的来源单独成行，没填的归“未填写”。",
            "表裡沒有的來源單獨成列，沒填的歸「未填寫」。",
            "Unknown sources have their own row; blank ones are not stated.",
        ),
        mandatory=True,
        width=16,
        rules="Sources",
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
        width=22,
        rules="WinReasons",
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
        width=24,
        rules="LossReasons",
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
        width=40,
        rules="LossReasons",
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
        group=SYSTEM,
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
        group=SYSTEM,
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
        group=SYSTEM,
    )
    customers: types.Count = column(
        ("客户数量", "客戶數量", "Customers"),
        Writer.SYSTEM,
        "ours",
        help=_CUSTOMERS_HELP,
    )
    open_leads: types.Count = column(
        ("在跟数量", "未結案數量", "Open"),
        Writer.SYSTEM,
        "ours",
        help=_OPEN_HELP,
    )
    won_within: types.Rate = column(
        ("登记90天内成交率", "登記90天內成交率", "Won within 90 days"),
        Writer.SYSTEM,
        "ours",
        help=_WITHIN_HELP,
    )
    caveat: types.LongWords = column(
        ("数据提示", "資料提示", "Caveat"),
        Writer.SYSTEM,
        "ours",
        help=_CAVEAT_HELP,
        width=44,
        rules="Settings",
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
            "按什么分组。哪种等级成交好，看登记时等级；当前等级会随跟进改，只说明现在。"
            "跟进人，成交的算成交时的，其余算现在的。",
            "依什麼分組。哪種等級成交好，看登記時等級；目前等級會隨跟進改，只說明現在。"
            "跟進人，成交的算成交時的，其餘算現在的。",
            "What the leads are grouped by. Judge grades by the one at registration; the current "
            "one follows the work. Owner: at the win for won leads, else the present one.",
        ),
        mandatory=True,
    )
    value: types.WrappedWords = column(
        ("取值", "取值", "Group"),
        Writer.SYSTEM,
        "S2",
        help=(
            "这一组的名称，如 高意向；没填的归“未填写”，没评过级的归“待评级”。",
            "這一組的名稱，如 高意向；沒填的歸「未填寫」，沒評過級的歸「待評級」。",
            "The group, e.g. high; blank ones are not stated, those never graded are ungraded.",
        ),
        mandatory=True,
        width=16,
    )
    leads: types.Count = column(
        ("线索数量", "線索數量", "Leads"),
        Writer.SYSTEM,
        "S2",
        help=_LEADS_HELP,
        mandatory=True,
    )
    customers: types.Count = column(
        ("客户数量", "客戶數量", "Customers"),
        Writer.SYSTEM,
        "ours",
        help=_CUSTOMERS_HELP,
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
    won_in_month: types.Count = column(
        ("本月成交数", "本月成交數", "Won in the month"),
        Writer.SYSTEM,
        "S2",
        help=(
            "只有登记月才有：成交日期落在这个月的线索，不管哪个月登记；左边的成交数量是这个月登记的线索里"
            "后来成交的，两个数本来就不同。成交日期没填的计入“未填写”。",
            "只有登記月才有：成交日期落在這個月的線索，不管哪個月登記；左邊的成交數量是這個月登記的線索裡"
            "後來成交的，兩個數本來就不同。成交日期沒填的計入「未填寫」。",
            "Months only: leads whose won date lies in the month, whenever they were registered. "
            "Won, to the left, counts those registered in the month and won since: they differ by "
            "nature. Wins without a date are under not stated.",
        ),
    )
    open_leads: types.Count = column(
        ("在跟数量", "未結案數量", "Open"),
        Writer.SYSTEM,
        "ours",
        help=_OPEN_HELP,
    )
    won_within: types.Rate = column(
        ("登记90天内成交率", "登記90天內成交率", "Won within 90 days"),
        Writer.SYSTEM,
        "ours",
        help=_WITHIN_HELP,
    )
    caveat: types.LongWords = column(
        ("数据提示", "資料提示", "Caveat"),
        Writer.SYSTEM,
        "ours",
        help=_CAVEAT_HELP,
        width=60,
    )
