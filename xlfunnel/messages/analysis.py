"""What is said beside the figures."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    "analysis.rest": Text("其他", "其他", "Others"),
    "analysis.and": Text("；", "；", ". "),
    "analysis.few_leads": Text(
        "样本不足：线索{leads}条、成交{won}条",
        "樣本不足：線索{leads}筆、成交{won}筆",
        "Too few to judge: leads {leads}, won {won}",
    ),
    "analysis.few_wins": Text(
        "样本不足：只成交{won}条",
        "樣本不足：只成交{won}筆",
        "Too few to judge: only {won} won",
    ),
    "analysis.no_win": Text("还没有成交", "還沒有成交", "Nothing won yet"),
    "analysis.filled_late": Text(
        "没填{column}的{leads}条里成交{won}条，看来多是成交后才补填，这里的转化率偏高",
        "沒填{column}的{leads}筆裡成交{won}筆，看來多是成交後才補填，這裡的轉化率偏高",
        "Of {leads} leads without {column} {won} were won: it seems to be filled in after the win, "
        "so the rates here are too high",
    ),
    "analysis.unfilled": Text(
        "看来多是成交后才补填{column}，这里的转化率偏低",
        "看來多是成交後才補填{column}，這裡的轉化率偏低",
        "{column} seems to be filled in after the win, so the rates here are too low",
    ),
    "analysis.still_open": Text(
        "在跟{open}条（{share}），转化率可能再升",
        "未結案{open}筆（{share}），轉化率可能再升",
        "{open} open ({share}): the rate may rise",
    ),
    "analysis.few_old": Text(
        "满{days}天的仅{count}条，{days}天内成交率仅供参考",
        "滿{days}天的僅{count}筆，{days}天內成交率僅供參考",
        "Only {count} are {days} days old: take won within {days} days with care",
    ),
    "analysis.left_out": Text(
        "{count}条日期缺失或有误，没算进周期和{days}天内成交率",
        "{count}筆日期缺漏或有誤，沒算進週期和{days}天內成交率",
        "{count} with dates missing or wrong: not in mean days or won within {days} days",
    ),
    "analysis.undated_wins": Text(
        "其中{count}条是成交，{days}天内成交率因此偏低",
        "其中{count}筆是成交，{days}天內成交率因此偏低",
        "{count} of these were won, so won within {days} days is too low",
    ),
    "analysis.within_too_low": Text(
        "有 {count} 条成交没有可用的日期，没算在内，所以这个比例偏低。",
        "有 {count} 筆成交沒有可用的日期，沒算在內，所以這個比例偏低。",
        "{count} wins have no usable date and are left out, so this share is too low.",
    ),
    "analysis.other_horizon": Text(
        "“登记90天内成交率”已按设置改为{days}天",
        "「登記90天內成交率」已依設定改為{days}天",
        "'Won within 90 days' is within {days} days here, as set",
    ),
    "analysis.current_grade": Text(
        "等级会变，比较请看登记时等级",
        "等級會變，比較請看登記時等級",
        "Grades change: compare by grade at registration",
    ),
    "analysis.with_vanished": Text(
        "含{count}条已从登记表删掉的线索",
        "含{count}筆已從登記表刪掉的線索",
        "{count} of them deleted from the sheet",
    ),
    "analysis.within": Text(
        "登记{days}天内成交率 {rate}（满{days}天的线索 {count} 条）。",
        "登記{days}天內成交率 {rate}（滿{days}天的線索 {count} 筆）。",
        "Won within {days} days of registration: {rate} ({count} leads are that old).",
    ),
}
