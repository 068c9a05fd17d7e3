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
    "clocks.confirm_visit": Text(
        "确认拜访：{words}", "確認拜訪：{words}", "Confirm the visit: {words}"
    ),
    # Why
    "clocks.why": Text(
        "{who}{time}{unit}内{clause}",
        "{who}{time}{unit}內{clause}",
        "{who}{clause} within {time} {unit}",
    ),
    "clocks.why_before": Text(
        "{who}提前{time}{unit}{clause}",
        "{who}提前{time}{unit}{clause}",
        "{who}{clause} {time} {unit} ahead",
    ),
    "clocks.who": Text("{who}", "{who}", "{who}: "),
    "clocks.why_step": Text(
        "上次跟进约好的日子", "上次跟進約好的日子", "Agreed on in the last follow-up"
    ),
    "clocks.why_plan": Text("跟进计划表里排的日子", "跟進計畫表裡排的日子", "Planned for that day"),
    "clocks.why_noted": Text("{why}（{notes}）", "{why}（{notes}）", "{why} ({notes})"),
    "clocks.and": Text("，", "，", "; "),
    "clocks.waits_for_owner": Text("待分配已{wait}", "待分配已{wait}", "unassigned for {wait}"),
    "clocks.waited_for_owner": Text(
        "登记{wait}后才分到手", "登記{wait}後才分到手", "reached its owner after {wait}"
    ),
    "clocks.waited_for_both": Text(
        "登记{wait}后才分到手，等跟进{since}",
        "登記{wait}後才分到手，等跟進{since}",
        "reached its owner after {wait}, waiting for {since} since",
    ),
    "clocks.wait_hours": Text("{number}小时", "{number}小時", "{number} h"),
    "clocks.wait_days": Text("{number}天", "{number}天", "{number} d"),
    "clocks.handed_over": Text(
        "{month}月{day}日交接来", "{month}月{day}日交接過來", "handed over on {date}"
    ),
    "clocks.visit_on": Text("{month}月{day}日拜访", "{month}月{day}日拜訪", "visit on {date}"),
    "clocks.visit_unconfirmed": Text(
        "拜访还没确认", "拜訪還沒確認", "the visit is not confirmed yet"
    ),
    "clocks.put_off": Text("跟进人请假，已顺延", "跟進人請假，已順延", "put off: owner on leave"),
    "clocks.why_kept": Text(
        "已不用做；因为您在旁边写了字才留着，不要了就删掉这一行",
        "已不用做；因為您在旁邊寫了字才留著，不要了就刪掉這一列",
        "Nothing left to do; kept for what you wrote beside it. Delete the row if not needed.",
    ),
    "clocks.unassigned": Text("待分配", "待分配", "Unassigned"),
    # Dormant leads
    "step.list_dormant": Text("找出沉睡线索", "找出沉睡線索", "Finding dormant leads"),
    "dormant.over": Text(
        "已经不沉睡了，这一行因为您写了字才留着",
        "已經不沉睡了，這一列因為您寫了字才留著",
        "No longer dormant; the row stays for what you wrote",
    ),
    "dormant.listed": Text(
        "沉睡线索 {count} 条，其中建议收回公海 {pool} 条。",
        "沉睡線索 {count} 筆，其中建議收回公池 {pool} 筆。",
        "Dormant leads: {count}, of which {pool} proposed for the pool.",
    ),
    "dormant.silent": Text(
        "{days}天没跟进了", "{days}天沒跟進了", "Not followed up for {days} days"
    ),
    "dormant.never": Text(
        "{days}天了还没跟进过", "{days}天了還沒跟進過", "Never followed up in {days} days"
    ),
    "dormant.why": Text(
        "{silent}，相当于{cycles}个跟进周期（{grade}每{rhythm}天一次）",
        "{silent}，相當於{cycles}個跟進週期（{grade}每{rhythm}天一次）",
        "{silent}: {cycles} follow-up cycles ({grade}every {rhythm} days)",
    ),
    "dormant.of_grade": Text("{grade}", "{grade}", "{grade}: "),
    "dormant.again": Text(
        "{why}，再联系一次；没意向就转已流失",
        "{why}，再聯絡一次；沒意向就轉已流失",
        "{why}. Contact once more; if there is no interest, set it lost",
    ),
    "dormant.unassigned": Text(
        "{why}，还没有跟进人，先分配再联系",
        "{why}，還沒有跟進人，先分配再聯絡",
        "{why}. It has no owner: assign it, then contact again",
    ),
    "dormant.pool": Text(
        "{why}，满{limit}个周期，建议收回公海另派",
        "{why}，滿{limit}個週期，建議收回公池另派",
        "{why}. After {limit} cycles it is proposed for the pool",
    ),
    "dormant.left": Text(
        "{why}，{owner}已离职，建议收回公海另派",
        "{why}，{owner}已離職，建議收回公池另派",
        "{why}. {owner} has left: it is proposed for the pool",
    ),
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
