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
    "analysis.none_old": Text(
        "还没有满{days}天的线索", "還沒有滿{days}天的線索", "None is {days} days old yet"
    ),
    "analysis.few_old": Text(
        "满{days}天的仅{count}条",
        "滿{days}天的僅{count}筆",
        "Only {count} are {days} days old",
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
    "analysis.entered_late": Text(
        "{count}条登记后过了些时候才录入，{days}天内成交率从录入那天起算",
        "{count}筆登記後過了些時候才輸入，{days}天內成交率從輸入那天起算",
        "{count} entered long after registration: won within {days} days counts from there",
    ),
    "analysis.future_wins": Text(
        "{count}条的成交日期还没到，周期和{days}天内成交率先不算",
        "{count}筆的成交日期還沒到，週期和{days}天內成交率先不算",
        "{count} won on a day still to come: not yet in mean days or won within {days} days",
    ),
    "analysis.screened_late": Text(
        "筛选规则用到{columns}，流失后才知道，合格线索转化率偏高",
        "篩選規則用到{columns}，流失後才知道，合格線索轉化率偏高",
        "Screening uses {columns}, known only after the loss: the qualified rate is too high",
    ),
    "analysis.pace": Text(
        "一半在{half}，八成在{most}",
        "一半在{half}，八成在{most}",
        "Half {half}, four fifths {most}",
    ),
    "analysis.in_days": Text("{days}天内", "{days}天內", "by day {days}"),
    "analysis.same_day": Text("当天", "當天", "the same day"),
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
    "analysis.graded_later": Text(
        "多半是开始用之前登记的，等级是后来定的，成交了才定高的会显得转化高",
        "多半是開始用之前登記的，等級是後來定的，成交了才定高的會顯得轉化高",
        "Mostly registered before the first refresh and graded later: grades raised as the win "
        "came make the rate look high",
    ),
    "analysis.with_vanished": Text(
        "含{count}条已从登记表删掉的线索",
        "含{count}筆已從登記表刪掉的線索",
        "{count} of them deleted from the sheet",
    ),
    "analysis.within": Text(
        "登记{days}天内成交率 {rate}，95%区间 {range}（满{days}天的线索 {count} 条）。",
        "登記{days}天內成交率 {rate}，95%區間 {range}（滿{days}天的線索 {count} 筆）。",
        "Won within {days} days of registration: {rate}, 95 % range {range} ({count} leads are "
        "that old).",
    ),
}
