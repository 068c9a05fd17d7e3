"""What is wrong in the follow-ups, and in what they say of the leads."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    "rules.lead_unknown.what": Text(
        "线索登记表里没有编号“{value}”，这次跟进没有算到任何线索上",
        "線索登記表裡沒有編號「{value}」，這次跟進沒有算到任何線索上",
        "There is no lead '{value}', so this follow-up counts for no lead",
    ),
    "rules.lead_unknown.fix": Text(
        "核对编号；不记得编号就清空，填上客户名称，更新时自动补上。",
        "核對編號；不記得編號就清空，填上客戶名稱，更新時自動補上。",
        "Check the ID; or clear it and type the customer, and refresh fills it in.",
    ),
    "rules.lead_unnamed.what": Text(
        "线索编号和客户名称都没填，不知道跟进的是谁",
        "線索編號和客戶名稱都沒填，不知道跟進的是誰",
        "Neither lead ID nor customer: nobody knows whom this was for",
    ),
    "rules.lead_unnamed.fix": Text(
        "填线索编号或客户名称，有一个就够。",
        "填線索編號或客戶名稱，有一個就夠。",
        "Type the lead ID or the customer; one of them is enough.",
    ),
    "rules.lead_ambiguous.what": Text(
        "客户“{value}”有 {count} 条线索，不知道是哪一条：{candidates}",
        "客戶「{value}」有 {count} 筆線索，不知道是哪一筆：{candidates}",
        "'{value}' has {count} leads; which one is meant? {candidates}",
    ),
    "rules.lead_ambiguous.fix": Text(
        "把要跟进的那条的编号填到线索编号。",
        "把要跟進的那筆的編號填到線索編號。",
        "Type the ID of the right one under Lead ID.",
    ),
    "rules.customer_unknown.what": Text(
        "线索登记表里没有客户“{value}”",
        "線索登記表裡沒有客戶「{value}」",
        "No lead has the customer '{value}'",
    ),
    "rules.customer_unknown.fix": Text(
        "改成登记表里的写法，或填线索编号；是新客户就先登记线索。",
        "改成登記表裡的寫法，或填線索編號；是新客戶就先登記線索。",
        "Write it as in Leads, or type the lead ID; register a new customer as a lead first.",
    ),
    "rules.follow_up_repeated.what": Text(
        "跟进编号与 {other} 重复",
        "跟進編號與 {other} 重複",
        "The follow-up ID is the same as in {other}",
    ),
    "rules.follow_up_repeated.fix": Text(
        "复制出来的行，清空它的跟进编号和首次发现时间，更新时重新编号；真重复就删掉一行。",
        "複製出來的列，清空它的跟進編號和首次發現時間，更新時重新編號；真重複就刪掉一列。",
        "In a copied row clear Follow-up ID and First seen at and refresh numbers it anew; "
        "delete a true repeat.",
    ),
    "rules.follow_up_undated.what": Text(
        "没有跟进日期，不算跟进",
        "沒有跟進日期，不算跟進",
        "Without a date it does not count as a follow-up",
    ),
    "rules.follow_up_undated.fix": Text(
        "补上跟进那天的日期。", "補上跟進那天的日期。", "Type the day it happened."
    ),
    "rules.follow_up_early.what": Text(
        "跟进日期早于线索登记（{registered}）",
        "跟進日期早於線索登記（{registered}）",
        "Followed up before the lead was registered ({registered})",
    ),
    "rules.follow_up_early.fix": Text(
        "核对跟进日期和线索的登记日期，改正错的那个。",
        "核對跟進日期和線索的登記日期，改正錯的那個。",
        "Check this date and the lead's registration; fix the wrong one.",
    ),
    "rules.follow_up_future.what": Text(
        "跟进日期晚于截至时间，暂不算跟进",
        "跟進日期晚於截至時間，暫不算跟進",
        "Dated after the as-of time, so it does not count yet",
    ),
    "rules.follow_up_future.fix": Text(
        "已经跟进了就改正日期；还是计划就把完成状态选为“未开始”。",
        "已經跟進了就改正日期；還是計畫就把完成狀態選為「未開始」。",
        "Fix the date if it has happened; set State to Not started if it is a plan.",
    ),
    "rules.touch_unwritten.what": Text(
        "标为已完成，但没写沟通内容，不算跟进",
        "標為已完成，但沒寫溝通內容，不算跟進",
        "Marked done, but what was said is blank: it does not count",
    ),
    "rules.touch_unwritten.fix": Text(
        "补一两句沟通内容；没有做就改完成状态。",
        "補一兩句溝通內容；沒有做就改完成狀態。",
        "Write a sentence on what was said; change State if it was not done.",
    ),
    "rules.plan_missed.what": Text(
        "计划已过期未执行", "計畫已過期未執行", "The planned day has passed"
    ),
    "rules.plan_missed.fix": Text(
        "做了就补沟通内容，完成状态改为“已完成”；没做就改日期，不做了选“已取消”。",
        "做了就補溝通內容，完成狀態改為「已完成」；沒做就改日期，不做了選「已取消」。",
        "If done, write what was said and set State to Done; else move the date or cancel it.",
    ),
    "rules.recorded_late.what": Text(
        "跟进后超过{hours}小时才记下来",
        "跟進後超過{hours}小時才記下來",
        "Logged more than {hours} hours after the follow-up",
    ),
    "rules.recorded_late.fix": Text(
        "这一条不用改；以后跟进完尽快记，免得凭记忆。",
        "這一筆不用改；以後跟進完儘快記，免得憑記憶。",
        "Nothing to fix here; log follow-ups soon, while they are fresh.",
    ),
    "rules.disturbed.what": Text(
        "低意向客户{days}天内主动跟进了{count}次，超过{most}次",
        "低意向客戶{days}天內主動跟進了{count}次，超過{most}次",
        "{count} active follow-ups on a low lead in {days} days; more than {most} disturb",
    ),
    "rules.disturbed.fix": Text(
        "先缓一缓，改为每月推送一次资讯；需求明确了就重新评级。",
        "先緩一緩，改為每月推播一次資訊；需求明確了就重新評級。",
        "Give it a rest and send a monthly news push; regrade when the need becomes clear.",
    ),
    "rules.followed_twice.what": Text(
        "{days}天内“{first}”也跟进过同一客户（{other}）",
        "{days}天內「{first}」也跟進過同一客戶（{other}）",
        "'{first}' followed the same customer within {days} days ({other})",
    ),
    "rules.followed_twice.fix": Text(
        "两人商量由谁跟进，在线索登记表的跟进人里写定。",
        "兩人商量由誰跟進，在線索登記表的跟進人裡寫定。",
        "Agree on who follows up and name that person as the lead's Owner.",
    ),
}
