"""What stands on the sheets of a new workbook beside the tables themselves."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    "template.title": Text("销售线索工作簿", "銷售線索活頁簿", "Sales lead workbook"),
    "template.subtitle": Text(
        "登记线索、记录跟进；检查、评级、提醒和分析由系统来做。",
        "登記線索、記錄跟進；檢查、評級、提醒和分析由系統來做。",
        "Enter leads and follow-ups; checks, grades, reminders and analysis are done for you.",
    ),
    "template.folded": Text(
        "点表头上方的 + 展开“{group}”：{columns}。",
        "點標題列上方的 + 展開「{group}」：{columns}。",
        "The + above opens {group}: {columns}.",
    ),
    "template.words": Text("字典", "字典", "Words"),
    "template.page": Text(
        "第 {page} 页，共 {pages} 页", "第 {page} 頁，共 {pages} 頁", "Page {page} of {pages}"
    ),
    "template.printed": Text("{day} 打印", "{day} 列印", "Printed {day}"),
    "template.not_listed": Text("不在列表里", "不在清單裡", "Not in the list"),
    "template.pick": Text(
        "请从下拉列表里选一个，或清空这一格。",
        "請從下拉清單選一個，或清空這一格。",
        "Pick one from the list, or clear the cell.",
    ),
    "template.pick_or_add": Text(
        "列表里没有这个词。确实要用，就把它也加到“规则设置”的“{title}”。",
        "清單裡沒有這個詞。確實要用，就把它也加到「規則設定」的「{title}」。",
        "This is not in the list. To use it, add it to {title} on the Rules sheet too.",
    ),
    "template.rules_how": Text(
        "点下面的链接，改那张表里的格子，保存，下次更新生效。要加一行，就在表的最后一行下面接着写。",
        "點下面的連結，改那張表裡的儲存格，存檔，下次更新生效。要加一列，就在表的最後一列下面接著寫。",
        "Follow a link, change the cells, save: the next refresh uses them. "
        "To add a row, type right below the table.",
    ),
    "template.change.Reps": Text(
        "加人、请假、离职", "加人、請假、離職", "New people, leave, leavers"
    ),
    "template.change.Sources": Text(
        "来源、同义词、投放费用", "來源、同義詞、投放費用", "Sources, synonyms, cost"
    ),
    "template.change.GradePolicy": Text("什么算高意向", "什麼算高意向", "What counts as high"),
    "template.change.Clocks": Text(
        "多久内要跟进，如48小时", "多久內要跟進，如48小時", "How soon to follow up"
    ),
    "template.change.Settings": Text(
        "预算下限等其他数字", "預算下限等其他數字", "Budget floor, other figures"
    ),
    "template.change.RequiredFields": Text("哪些列必填", "哪些欄必填", "What must be filled"),
    "template.change.Screening": Text(
        "哪些线索合格、不合格",
        "哪些線索合格、不合格",
        "Which leads qualify",
    ),
    "template.change.Keywords": Text(
        "哪些词说明需求明确", "哪些詞說明需求明確", "Words that show a need"
    ),
    "template.change.LossReasons": Text(
        "为什么没成、怎么改进", "為什麼沒成、怎麼改進", "Why we lose, advice"
    ),
    "template.change.WinReasons": Text("为什么成交", "為什麼成交", "Why we win"),
    "template.change.WeekHours": Text("几点上班、午休", "幾點上班、午休", "Hours, lunch"),
    "template.change.Calendar": Text("放假、调休", "放假、補班", "Holidays, worked weekends"),
    "template.out_of_range": Text("数字不对", "數字不對", "Not a number in range"),
    "template.at_least": Text(
        "这里填不小于 {least} 的数字。",
        "這裡填不小於 {least} 的數字。",
        "A number from {least} up.",
    ),
    "template.at_most": Text(
        "这里填不大于 {most} 的数字。", "這裡填不大於 {most} 的數字。", "A number up to {most}."
    ),
    "template.between": Text(
        "这里填 {least} 到 {most} 的数字。",
        "這裡填 {least} 到 {most} 的數字。",
        "A number from {least} to {most}.",
    ),
    "template.range_hours": Text(
        "几点写成 9 或 8:30。", "幾點寫成 9 或 8:30。", " E.g. 9 or 8:30."
    ),
    "template.range_whole": Text("要整数，如 30。", "要整數，如 30。", " A whole one, e.g. 30."),
    "template.range_money": Text(
        "单位是元，如 50000。", "單位是元，如 50000。", " In yuan, e.g. 50000."
    ),
    "template.range_number": Text(
        "只写数字，不写单位。", "只寫數字，不寫單位。", " Without its unit."
    ),
}
