"""转化分析表 and 分维度分析: S2 table 3, computed; people's words in it are kept for ever."""

from dataclasses import replace
from typing import Annotated, Any, TypeAlias

from xlfunnel.language import Text
from xlfunnel.schema import terms, types
from xlfunnel.schema.declare import Row, Tab, Table, Writer, column

SYSTEM = Text("系统的说法", "系統的說法", "what the system says")

_DAYS = ("天", "天", "days")

# Wrapped where a language has more to say: the page has room for so many figures.
Verdict: TypeAlias = Annotated[
    str | None, replace(types.term_type(terms.VERDICTS, 19), is_wrapped=True)
]

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
_CAVEAT_HELP = (
    "这一行的数字要怎么看：样本不足、很多还在跟、有的缺日期等。没有要注意的就留空。",
    "這一列的數字要怎麼看：樣本不足、很多還沒結案、有的缺日期等。沒有要注意的就留空。",
    "How to take the figures of this row: few leads, many still open, dates missing. Blank "
    "when there is nothing to mind.",
)

_STEADY_HELP = (
    "把登记90天内成交率往总体平均拉一拉：线索越少拉得越多，几条线索碰巧全成也不会排到最前。",
    "把登記90天內成交率往總體平均拉一拉：線索越少拉得越多，幾筆線索碰巧全成也不會排到最前。",
    "Won within 90 days, pulled towards the average, the more the fewer the leads: a lucky few "
    "do not come out on top.",
)
MORE = Text("更多指标", "更多指標", "More figures")


def _won_within(days: int) -> Any:
    return column(
        (f"登记{days}天内成交率", f"登記{days}天內成交率", f"Won within {days} days"),
        Writer.SYSTEM,
        "ours",
        help=(
            f"登记后{days}天内成交的比例，算法同登记90天内成交率。",
            f"登記後{days}天內成交的比例，算法同登記90天內成交率。",
            f"Share won within {days} days of registration, as won within 90 days.",
        ),
        group=MORE,
    )


# The columns that both tables have.
_LEADS = column(
    ("线索数量", "線索數量", "Leads"),
    Writer.SYSTEM,
    "S2",
    help=(
        "这一组的全部线索，在跟、成交、流失都算。",
        "這一組的全部線索，未結案、成交、流失都算。",
        "All leads of the group: open, won and lost.",
    ),
    mandatory=True,
)
_CONVERSION_RATE = column(
    ("转化率", "轉化率", "Conversion rate"),
    Writer.SYSTEM,
    "S2",
    help=_RATE_HELP,
)
_SALES_CYCLE_DAYS = column(
    ("平均转化周期", "平均轉化週期", "Mean days to win"),
    Writer.SYSTEM,
    "S2",
    help=(
        "从登记到成交平均几天，只算日期齐全的成交。",
        "從登記到成交平均幾天，只算日期齊全的成交。",
        "Mean days from registration to the win, over wins with both dates.",
    ),
    unit=_DAYS,
)
_CUSTOMERS = column(
    ("客户数量", "客戶數量", "Customers"),
    Writer.SYSTEM,
    "ours",
    help=(
        "这一组有几家不同的客户：客户名称相同算一家，没填名称的各算一家。同一家可能出现在几组里，各行不能相加。",
        "這一組有幾家不同的客戶：客戶名稱相同算一家，沒填名稱的各算一家。同一家可能出現在幾組裡，各列不能相加。",
        "Different customers of the group, by name; a lead without one counts as its own. Rows do "
        "not add up: one customer may be in several groups.",
    ),
)
_OPEN_LEADS = column(
    ("在跟数量", "未結案數量", "Open"),
    Writer.SYSTEM,
    "ours",
    help=(
        "还没成交、也没流失的线索。",
        "還沒成交、也沒流失的線索。",
        "Leads neither won nor lost yet.",
    ),
)
_WON_WITHIN = column(
    ("登记90天内成交率", "登記90天內成交率", "Won within 90 days"),
    Writer.SYSTEM,
    "ours",
    help=(
        "登记后90天内成交的比例，在跟和流失的都按各自能观察到的天数算进去，新线索多也不会压低。"
        "没有满90天的线索时留空；天数可在参数里改。",
        "登記後90天內成交的比例，未結案和流失的都依各自能觀察到的天數算進去，新線索多也不會壓低。"
        "沒有滿90天的線索時留空；天數可在參數裡改。",
        "Share won within 90 days of registration; each lead counts for as long as it could be "
        "watched, so young ones do not lower it. Blank without a lead of 90 days; days in "
        "Settings.",
    ),
)
_WON_RANGE = column(
    ("90天成交率区间", "90天成交率區間", "90-day rate: range"),
    Writer.SYSTEM,
    "ours",
    help=(
        "登记90天内成交率的95%区间：数据越少，区间越宽；两组的区间重叠得多，就别急着说谁好。",
        "登記90天內成交率的95%區間：資料越少，區間越寬；兩組的區間重疊得多，就別急著說誰好。",
        "95 % range of won within 90 days: the fewer the data the wider. Where two ranges mostly "
        "overlap, do not call either better.",
    ),
    width=15,
)
_VERDICT = column(
    ("数据够不够", "資料夠不夠", "Enough data?"),
    Writer.SYSTEM,
    "ours",
    help=(
        "满90天的线索和成交都够多（参数里可改），而且区间的宽度不超过成交率本身，才写“数据充分”。",
        "滿90天的線索和成交都夠多（參數裡可改），而且區間的寬度不超過成交率本身，才寫「資料充分」。",
        "Enough data: leads of 90 days and wins are enough, as set, and the range is no wider than "
        "the rate is high.",
    ),
    rules="Settings",
)
_PACE = column(
    ("成交快慢", "成交快慢", "Pace"),
    Writer.SYSTEM,
    "ours",
    help=(
        "180天内成交的，一半在几天内、八成在几天内；跟得还不够久的留空。",
        "180天內成交的，一半在幾天內、八成在幾天內；跟得還不夠久的留空。",
        "Of those won within 180 days, in how many days half and four fifths; blank before that.",
    ),
    group=MORE,
    width=28,
)
_OLDEST_OPEN_DAYS = column(
    ("最久在跟天数", "最久未結案天數", "Oldest open: days"),
    Writer.SYSTEM,
    "ours",
    help=(
        "在跟的线索里，登记最久的那条有几天了。",
        "未結案的線索裡，登記最久的那筆有幾天了。",
        "Days since registration of the oldest open lead.",
    ),
    unit=_DAYS,
    group=MORE,
)
_QUALIFIED = column(
    ("合格线索数", "合格線索數", "Qualified"),
    Writer.SYSTEM,
    "S2",
    help=(
        "筛选结果为合格的线索。",
        "篩選結果為合格的線索。",
        "Leads that the screening calls qualified.",
    ),
    group=MORE,
)
_QUALIFIED_RATE = column(
    ("合格线索转化率", "合格線索轉化率", "Qualified rate"),
    Writer.SYSTEM,
    "S2",
    help=(
        "合格线索里成交的比例；和转化率一起看，分清是线索差还是跟得差。",
        "合格線索裡成交的比例；和轉化率一起看，分清是線索差還是跟得差。",
        "Won share of the qualified leads; beside the rate it tells poor leads from poor work.",
    ),
    group=MORE,
)
_RETURNED = column(
    ("退回数量", "退回數量", "Returned"),
    Writer.SYSTEM,
    "S2",
    help=(
        "填了退回原因的线索，也就是退给市场部的。",
        "填了退回原因的線索，也就是退給行銷部的。",
        "Leads with a reason returned: those that went back to marketing.",
    ),
    group=MORE,
)
_RETURN_REASONS = column(
    ("主要退回原因", "主要退回原因", "Why returned"),
    Writer.SYSTEM,
    "S2",
    help=(
        "最常见的退回原因，给市场部看。",
        "最常見的退回原因，給行銷部看。",
        "The commonest reasons returned, for marketing.",
    ),
    group=MORE,
    width=24,
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
        width=14,
        rules="Sources",
    )
    leads: types.Count = _LEADS
    won: types.Count = column(
        ("成交数量", "成交數量", "Won"),
        Writer.SYSTEM,
        "S2",
        help=_WON_HELP,
        mandatory=True,
    )
    conversion_rate: types.Rate = _CONVERSION_RATE
    sales_cycle_days: types.Days = _SALES_CYCLE_DAYS
    win_factors: types.LongWords = column(
        ("主要转化因素", "主要轉化因素", "Why we win"),
        Writer.SHARED,
        "S2",
        help=(
            "出现最多的成交原因；您改写后以您的为准，清空交还系统。",
            "出現最多的成交原因；您改寫後以您的為準，清空交還系統。",
            "The commonest reasons won; your own words stay until you clear them.",
        ),
        width=17,
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
        width=17,
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
        width=28,
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
    customers: types.Count = _CUSTOMERS
    open_leads: types.Count = _OPEN_LEADS
    won_within: types.Rate = _WON_WITHIN
    won_range: types.Words = _WON_RANGE
    steady_rate: types.Rate = column(
        ("稳健成交率", "穩健成交率", "Steady rate"),
        Writer.SYSTEM,
        "ours",
        help=_STEADY_HELP,
    )
    verdict: Verdict = _VERDICT
    caveat: types.LongWords = column(
        ("数据提示", "資料提示", "Caveat"),
        Writer.SYSTEM,
        "ours",
        help=_CAVEAT_HELP,
        width=27,
        rules="Settings",
    )
    won_within_30: types.Rate = _won_within(30)
    won_within_60: types.Rate = _won_within(60)
    won_within_180: types.Rate = _won_within(180)
    pace: types.LongWords = _PACE
    oldest_open_days: types.Count = _OLDEST_OPEN_DAYS
    qualified: types.Count = _QUALIFIED
    qualified_rate: types.Rate = _QUALIFIED_RATE
    returned: types.Count = _RETURNED
    return_reasons: types.LongWords = _RETURN_REASONS


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
    leads: types.Count = _LEADS
    customers: types.Count = _CUSTOMERS
    won: types.Count = column(
        ("成交数量", "成交數量", "Won"),
        Writer.SYSTEM,
        "S2",
        help=_WON_HELP,
    )
    conversion_rate: types.Rate = _CONVERSION_RATE
    sales_cycle_days: types.Days = _SALES_CYCLE_DAYS
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
    open_leads: types.Count = _OPEN_LEADS
    won_within: types.Rate = _WON_WITHIN
    won_range: types.Words = _WON_RANGE
    steady_rate: types.Rate = column(
        ("稳健成交率", "穩健成交率", "Steady rate"),
        Writer.SYSTEM,
        "ours",
        help=(
            f"{_STEADY_HELP[0]}登记月不拉：各月可能一路走高或走低。",
            f"{_STEADY_HELP[1]}登記月不拉：各月可能一路走高或走低。",
            f"{_STEADY_HELP[2]} Not for months, which may follow a trend.",
        ),
    )
    verdict: Verdict = _VERDICT
    caveat: types.LongWords = column(
        ("数据提示", "資料提示", "Caveat"),
        Writer.SYSTEM,
        "ours",
        help=_CAVEAT_HELP,
        width=48,
    )
    won_within_30: types.Rate = _won_within(30)
    won_within_60: types.Rate = _won_within(60)
    won_within_180: types.Rate = _won_within(180)
    pace: types.LongWords = _PACE
    oldest_open_days: types.Count = _OLDEST_OPEN_DAYS
    qualified: types.Count = _QUALIFIED
    qualified_rate: types.Rate = _QUALIFIED_RATE
    returned: types.Count = _RETURNED
    return_reasons: types.LongWords = _RETURN_REASONS
