"""What stands on the sheets of a new workbook beside the tables themselves."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    "template.title": Text("销售线索工作簿", "銷售線索活頁簿", "Sales lead workbook"),
    "template.subtitle": Text(
        "登记线索、记录跟进；检查、评级、提醒和分析由系统来做。",
        "登記線索、記錄跟進；檢查、評級、提醒和分析由系統來做。",
        "Put in leads and follow-ups; checking, grading, reminding and analysing are done for you.",
    ),
    "template.start": Text("从这里开始", "從這裡開始", "Start here"),
    "template.sheets": Text("工作表", "工作表", "Sheets"),
    "template.rules": Text("规则设置里有", "規則設定裡有", "On the Rules sheet"),
    "template.rules_purpose": Text(
        "人员、来源、分级、时限等规则，改了下次更新就生效。",
        "人員、來源、分級、時限等規則，改了下次更新就生效。",
        "People, sources, grades, clocks and other rules; the next refresh uses them.",
    ),
    "template.guide_purpose": Text(
        "每张表、每一列填什么，谁来填。",
        "每張表、每一欄填什麼，誰來填。",
        "What belongs in every table and column, and who fills it.",
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
}
