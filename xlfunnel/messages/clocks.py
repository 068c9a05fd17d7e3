"""What to do next with a lead, why it is due, and how late it is."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    "step.build_worklist": Text("排出待办提醒", "排出待辦提醒", "Listing what to do"),
    "clocks.listed": Text(
        "待办 {count} 条，其中逾期 {overdue} 条。",
        "待辦 {count} 項，其中逾期 {overdue} 項。",
        "To do: {count}, of which {overdue} overdue.",
    ),
    # How late
    "clocks.late_hours": Text("逾期{number}小时", "逾期{number}小時", "Overdue {number} h"),
    "clocks.late_days": Text("逾期{number}天", "逾期{number}天", "Overdue {number} d"),
    "clocks.late_today": Text("今天到期", "今天到期", "Due today"),
    # What to do
    "clocks.first_contact": Text("首次跟进", "首次跟進", "Make first contact"),
    "clocks.next_contact": Text("再跟进一次", "再跟進一次", "Follow up again"),
    "clocks.push_news": Text("推送一次资讯", "推播一次資訊", "Send some news"),
    "clocks.invite": Text(
        "邀请参加研讨会或演示", "邀請參加研討會或產品展示", "Invite to a seminar or demo"
    ),
    "clocks.complete": Text(
        "补全需求、预算或周期", "補齊需求、預算或週期", "Complete need, budget or timing"
    ),
    "clocks.ask_opinion": Text(
        "问客户对方案的意见", "詢問客戶對方案的意見", "Ask for an opinion on the proposal"
    ),
    "clocks.next_step": Text("完成约好的下一步", "完成約好的下一步", "Do the agreed next step"),
    "clocks.plan": Text("按计划跟进", "依計畫跟進", "Follow up as planned"),
    "clocks.plan_by": Text(
        "按计划跟进：{words}", "依計畫跟進：{words}", "Follow up as planned: {words}"
    ),
    # Why
    "clocks.why": Text(
        "{who}{time}{unit}内{clause}",
        "{who}{time}{unit}內{clause}",
        "{who}{clause} within {time} {unit}",
    ),
    "clocks.who": Text("{who}", "{who}", "{who}: "),
    "clocks.why_step": Text(
        "上次跟进约好的日子", "上次跟進約好的日子", "Agreed on in the last follow-up"
    ),
    "clocks.why_plan": Text("跟进计划表里排的日子", "跟進計畫表裡排的日子", "Planned for that day"),
    "clocks.why_kept": Text(
        "已不用做；因为您在旁边写了字才留着，不要了就删掉这一行",
        "已不用做；因為您在旁邊寫了字才留著，不要了就刪掉這一列",
        "Nothing left to do; kept for what you wrote beside it. Delete the row if not needed.",
    ),
    "clocks.unassigned": Text("待分配", "待分配", "Unassigned"),
    # What people typed into the list
    "clocks.edits_listed": Text(
        "待办提醒里有 {count} 行手工改动没有采用，原样留着，见问题清单。",
        "待辦提醒裡有 {count} 列手動修改沒有採用，原樣留著，見問題清單。",
        "Rows changed by hand in the to-do list: {count}, left as they are, see Issues.",
    ),
    "rules.worklist_edit.what": Text(
        "{row}：这一行是手工改过或加上的，没有记到线索上",
        "{row}：這一列是手動改過或加上的，沒有記到線索上",
        "{row}: this row was changed or added by hand, and counts for no lead",
    ),
    "rules.worklist_edit.fix": Text(
        "已经做了或改了时间，请记到“{table}”，再删掉这一行。",
        "已經做了或改了時間，請記到「{table}」，再刪掉這一列。",
        "Log what was done, or the new day, in {table}; then delete this row.",
    ),
}
