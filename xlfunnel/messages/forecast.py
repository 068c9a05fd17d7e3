"""What is said of the forecast."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    "forecast.given": Text(
        "给 {count} 条在跟线索做了系统预测：拿最近 {leads} 条检验，误差比按平均猜小 {skill}。",
        "給 {count} 筆未結案線索做了系統預測：拿最近 {leads} 筆檢驗，誤差比按平均猜小 {skill}。",
        "Forecast for {count} open leads: tried on the latest {leads}, the error is {skill} "
        "smaller than that of the plain average.",
    ),
    "forecast.few_wins": Text(
        "登记满{days}天的线索里按时成交的只有 {wins} 条，不到 {least} 条，只看等级。",
        "登記滿{days}天的線索裡按時成交的只有 {wins} 筆，不到 {least} 筆，只看等級。",
        "Only {wins} of the leads {days} days old were won in time, fewer than {least}; go by "
        "the grade.",
    ),
    "forecast.few_others": Text(
        "登记满{days}天的线索里没按时成交的只有 {others} 条，不到 {least} 条，比不出差别。",
        "登記滿{days}天的線索裡沒按時成交的只有 {others} 筆，不到 {least} 筆，比不出差別。",
        "Only {others} of the leads {days} days old were not won in time, fewer than {least}: "
        "nothing to compare.",
    ),
    "forecast.not_tried": Text(
        "最近登记的线索里成交太少，没法检验准不准，只看等级。",
        "最近登記的線索裡成交太少，沒法檢驗準不準，只看等級。",
        "Too few wins among the latest leads to try it on; go by the grade.",
    ),
    "forecast.no_better": Text(
        "拿最近 {leads} 条检验，并不比按平均猜更准，只看等级。",
        "拿最近 {leads} 筆檢驗，並不比按平均猜更準，只看等級。",
        "Tried on the latest {leads} leads it is no better than the average; go by the grade.",
    ),
    "forecast.basis": Text(
        "登记{days}天内成交的可能：平均{average}{parts}（百分点）",
        "登記{days}天內成交的可能：平均{average}{parts}（百分點）",
        "Chance to be won within {days} days of registration: average {average}{parts} "
        "(percentage points)",
    ),
    "forecast.part": Text("，{what}{points}", "，{what}{points}", ", {what} {points}"),
    "forecast.other_words": Text("其他{column}", "其他{column}", "other {column}"),
    "forecast.still_open": Text(
        "登记{days}天还没成交", "登記{days}天還沒成交", "open after {days} days"
    ),
    "forecast.too_old": Text(
        "登记已满{days}天，过了预测的期限",
        "登記已滿{days}天，過了預測的期限",
        "Registered {days} days ago or more: past what is forecast",
    ),
    "forecast.no_date": Text(
        "登记日期缺失或还没到，没法预测",
        "登記日期缺漏或還沒到，沒法預測",
        "No registration date yet: no forecast",
    ),
    "forecast.band": Text("预测{low}–{high}", "預測{low}–{high}", "Forecast {low}–{high}"),
    "forecast.one_band": Text("预测{low}", "預測{low}", "Forecast {low}"),
    "forecast.band_caveat": Text(
        "检验预测准不准：最近登记、做预测时没看过的线索，平均预测{forecast}，实际看登记90天内成交率",
        "檢驗預測準不準：最近登記、做預測時沒看過的線索，平均預測{forecast}，實際看登記90天內成交率",
        "A trial on the latest leads, unseen by the forecast: mean forecast {forecast}; what came "
        "is under won within 90 days",
    ),
    "forecast.no_band": Text("没有预测", "沒有預測", "No forecast"),
}
