"""What is said of assigning, handing over, and who has how much."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    # Assigning
    "action.assign.title": Text("分配线索", "分配線索", "Assign leads"),
    "action.assign.help": Text(
        "把没有跟进人的线索分给同事，写明为什么；人工定的不动",
        "把沒有跟進人的線索分給同事，寫明為什麼；人工定的不動",
        "give leads without an owner to the team and say why; never over a person's choice",
    ),
    "step.note_owners": Text("核对跟进人", "核對跟進人", "Noting who follows"),
    "step.assign_leads": Text("分配线索", "分配線索", "Assigning leads"),
    "step.assign_on_refresh": Text("分配线索", "分配線索", "Assigning leads"),
    "assignment.seniority": Text("资历“{word}”", "資歷「{word}」", "seniority {word}"),
    "assignment.industry": Text("行业“{word}”", "產業「{word}」", "industry {word}"),
    "assignment.region": Text("区域“{word}”", "區域「{word}」", "region {word}"),
    "assignment.turn": Text("轮到{name}", "輪到{name}", "{name}'s turn"),
    "assignment.room": Text(
        "合适的人里其他人本月已满，由{name}接",
        "合適的人裡其他人本月已滿，由{name}接",
        "{name} gets it, for the others who fit are full",
    ),
    "assignment.meets": Text("{met}符合，{turn}", "{met}符合，{turn}", "Fits {met}; {turn}"),
    "assignment.meets_all": Text(
        "{met}都符合，{turn}", "{met}都符合，{turn}", "Fits {met}; {turn}"
    ),
    "assignment.relaxed": Text(
        "能接的人里没有符合{missed}的，放宽这一条；{turn}",
        "能接的人裡沒有符合{missed}的，放寬這一項；{turn}",
        "Nobody free fits {missed}, so that was waived; {turn}",
    ),
    "assignment.relaxed_among": Text(
        "符合{met}又能接的人里没有符合{missed}的，放宽这一条；{turn}",
        "符合{met}又能接的人裡沒有符合{missed}的，放寬這一項；{turn}",
        "Of those free who fit {met} none fits {missed}, so that was waived; {turn}",
    ),
    "assignment.same_customer": Text(
        "同一客户“{customer}”由{name}在跟",
        "同一客戶「{customer}」由{name}在跟",
        "{name} already follows the same customer '{customer}'",
    ),
    "assignment.same_customer_over": Text(
        "同一客户“{customer}”由{name}在跟，本月虽已满也给{name}",
        "同一客戶「{customer}」由{name}在跟，本月雖已滿也給{name}",
        "{name} already follows the same customer '{customer}', and gets it though full",
    ),
    "assignment.customer_back": Text(
        "同一客户“{customer}”以前由{name}跟",
        "同一客戶「{customer}」以前由{name}跟",
        "{name} followed the same customer '{customer}' before",
    ),
    "assignment.customer_back_over": Text(
        "同一客户“{customer}”以前由{name}跟，本月虽已满也给{name}",
        "同一客戶「{customer}」以前由{name}跟，本月雖已滿也給{name}",
        "{name} followed the same customer '{customer}' before, and gets it though full",
    ),
    "assignment.no_contact": Text(
        "没分配：联系方式没填或看不懂",
        "未分配：聯絡方式沒填或看不懂",
        "Not assigned: the contact is missing or unreadable",
    ),
    "assignment.no_name": Text(
        "没分配：客户名称没填", "未分配：客戶名稱沒填", "Not assigned: the customer is missing"
    ),
    "assignment.no_need": Text(
        "没分配：需求描述没填", "未分配：需求描述沒填", "Not assigned: the need is missing"
    ),
    "assignment.not_qualified": Text(
        "没分配：筛选不合格", "未分配：篩選不合格", "Not assigned: did not pass screening"
    ),
    "assignment.no_people": Text(
        "没分配：{date}时人员表里没有在岗的人",
        "未分配：{date}時人員表裡沒有在職的人",
        "Not assigned: nobody active in Reps on {date}",
    ),
    "assignment.all_away": Text(
        "没分配：{date}时大家都在请假",
        "未分配：{date}時大家都在請假",
        "Not assigned: everybody was on leave on {date}",
    ),
    "assignment.all_full": Text(
        "没分配：{date}时在岗的人本月都已满",
        "未分配：{date}時在職的人本月都已滿",
        "Not assigned: everybody there was full for the month on {date}",
    ),
    "assignment.assigned_none": Text(
        "没有待分配的线索。", "沒有待分配的線索。", "No lead waits for an owner."
    ),
    "assignment.assigned_all": Text(
        "分配了{given}条线索。", "分配了{given}筆線索。", "Leads assigned: {given}."
    ),
    "assignment.assigned_some": Text(
        "分配了{given}条线索，{left}条没分出去，原因见“{column}”。",
        "分配了{given}筆線索，{left}筆沒分出去，原因見「{column}」。",
        "Leads assigned: {given}; not assigned: {left}, see {column}.",
    ),
    "assignment.choice": Text(
        "{lead} {customer} → {name}：{basis}",
        "{lead} {customer} → {name}：{basis}",
        "{lead} {customer} → {name}: {basis}",
    ),
    "assignment.no_choice": Text(
        "{lead} {customer}：{basis}",
        "{lead} {customer}：{basis}",
        "{lead} {customer}: {basis}",
    ),
    "assignment.more_choices": Text(
        "还有 {count} 条，见分配依据。",
        "還有 {count} 筆，見分配依據。",
        "{count} more: see Assignment basis.",
    ),
    "assignment.is_away": Text("（请假中）", "（請假中）", " (on leave)"),
    "assignment.given": Text(
        "{name}{away}：{count}条", "{name}{away}：{count}筆", "{name}{away}: {count}"
    ),
    "assignment.ledger": Text(
        "{name}{away}：这次{given}条，本月共{taken}/{capacity}条，还能接{left}条；"
        "在跟{open}条，其中高意向{high}条，每月要跟{load}次；轮值份额{credit}",
        "{name}{away}：這次{given}筆，本月共{taken}/{capacity}筆，還能接{left}筆；"
        "未結案{open}筆，其中高意向{high}筆，每月要跟{load}次；輪值份額{credit}",
        "{name}{away}: {given} given, {taken} of {capacity} this month, room for {left}; "
        "{open} open, {high} of them high, {load} touches a month; credit {credit}",
    ),
    "assignment.ledger_unlimited": Text(
        "{name}{away}：这次{given}条，本月共{taken}条，容量不限；"
        "在跟{open}条，其中高意向{high}条，每月要跟{load}次；轮值份额{credit}",
        "{name}{away}：這次{given}筆，本月共{taken}筆，容量不限；"
        "未結案{open}筆，其中高意向{high}筆，每月要跟{load}次；輪值份額{credit}",
        "{name}{away}: {given} given, {taken} this month, no limit; "
        "{open} open, {high} of them high, {load} touches a month; credit {credit}",
    ),
    # Handing over
    "action.hand-over.title": Text("离职交接", "離職交接", "Hand over"),
    "action.hand-over.help": Text(
        "把一位同事没结案的线索都转给别人，写明从谁那里来；历史不动",
        "把一位同事未結案的線索都轉給別人，寫明從誰那裡來；歷史不動",
        "give all open leads of one person to others, saying from whom; the past stays",
    ),
    "step.hand_over": Text("交接线索", "交接線索", "Handing over"),
    "step.log_moved_plans": Text("记录转走的计划", "記錄轉走的計畫", "Logging the plans moved"),
    "handover.unknown": Text(
        "人员表和跟进人里都没有“{name}”。请看看姓名怎么写的。",
        "人員表和跟進人裡都沒有「{name}」。請看看姓名怎麼寫的。",
        "There is no {name} in Reps or among the owners. Check how the name is written.",
    ),
    "step.preview_hand_over": Text("试算交接", "試算交接", "Working out the handover"),
    "handover.misspelt": Text(
        "没有“{name}”这个人。是不是“{hint}”？",
        "沒有「{name}」這個人。是不是「{hint}」？",
        "There is no {name}. Did you mean {hint}?",
    ),
    "handover.not_in_team": Text(
        "人员表里没有“{name}”，不能接线索。请先把人加到人员表。",
        "人員表裡沒有「{name}」，不能接線索。請先把人加到人員表。",
        "{name} is not in Reps and cannot take leads. Add the person there first.",
    ),
    "handover.same": Text(
        "不能把{name}的线索交给{name}自己。",
        "不能把{name}的線索交給{name}自己。",
        "The leads of {name} cannot go to {name}.",
    ),
    "handover.left": Text(
        "{name}已经离职，不能接线索。请换一位同事。",
        "{name}已經離職，不能接線索。請換一位同事。",
        "{name} has left and cannot take leads. Name somebody else.",
    ),
    "handover.from": Text("从{name}交接；{basis}", "從{name}交接；{basis}", "From {name}. {basis}"),
    "handover.not_from": Text(
        "没能从{name}交接出去；{basis}",
        "沒能從{name}交接出去；{basis}",
        "Not handed over from {name}. {basis}",
    ),
    "handover.formula": Text(
        "没有交接：跟进人这一格是公式，请手工改",
        "沒有交接：跟進人這一格是公式，請手動修改",
        "Not handed over: the owner is a formula, change it by hand",
    ),
    "handover.to_one": Text(
        "从{name}交接，指定给{to}", "從{name}交接，指定給{to}", "From {name}, named to get it: {to}"
    ),
    "handover.nothing": Text(
        "{name}没有未结案的线索，没什么可交接。",
        "{name}沒有未結案的線索，沒什麼可交接。",
        "{name} has no open leads, so there is nothing to hand over.",
    ),
    "handover.moved": Text(
        "{name}的{count}条线索交接给{people}位同事：",
        "{name}的{count}筆線索交接給{people}位同事：",
        "Leads of {name} handed over: {count}, to {people} of the team:",
    ),
    "handover.plans": Text(
        "没做完的计划一起转走{count}条。",
        "沒做完的計畫一起轉走{count}筆。",
        "Plans not done yet that went along: {count}.",
    ),
    "handover.plans_log": Text(
        "{count}条没做完的计划换了跟进人",
        "{count}筆沒做完的計畫換了跟進人",
        "{count} plans not done yet have a new owner",
    ),
    "handover.stayed": Text(
        "{count}条没人能接，还在{name}名下，原因见分配依据。",
        "{count}筆沒人能接，還在{name}名下，原因見分配依據。",
        "Nobody can take {count}: they stay with {name}; the assignment basis says why.",
    ),
    "handover.active": Text(
        "{name}在人员表里还是在岗，会继续分到新线索；离职了请改成离职。",
        "{name}在人員表裡還是在職，會繼續分到新線索；離職了請改成離職。",
        "{name} is still active in Reps and gets new leads; set the state to left if so.",
    ),
    "handover.away": Text(
        "{name}在请假，人员表里的状态没有改；回来后照常分配新线索。",
        "{name}在請假，人員表裡的狀態沒有改；回來後照常分配新線索。",
        "{name} is on leave; the state in Reps is as it was, and new leads come again afterwards.",
    ),
    # Who has how much
    "step.list_workload": Text("统计人员负荷", "統計人員負荷", "Counting who has how much"),
    "workload.over": Text(
        "名下已经没有线索，这一行因为您写了字才留着",
        "名下已經沒有線索，這一列因為您寫了字才留著",
        "No leads any more; the row stays for what you wrote",
    ),
    "workload.away_until": Text(
        "请假中（至{month}月{day}日）", "請假中（至{month}月{day}日）", "On leave (until {date})"
    ),
    "workload.away": Text("请假中", "請假中", "On leave"),
    "workload.full": Text("本月已满", "本月已滿", "Full this month"),
    "workload.unknown": Text("不在人员表", "不在人員表", "Not in Reps"),
    "workload.unknown_advice": Text(
        "人员表里没有这个名字：写错了就改跟进人，新同事就加到人员表。",
        "人員表裡沒有這個名字：寫錯了就改跟進人，新同事就加到人員表。",
        "Not a name in Reps: correct the owner, or add the person there.",
    ),
    "workload.waits": Text(
        "{count}条线索还没有跟进人。",
        "{count}筆線索還沒有跟進人。",
        "Leads without an owner: {count}.",
    ),
    "workload.hand_over": Text(
        "离职，还有{count}条没交接，请做“离职交接”。",
        "離職，還有{count}筆沒交接，請做「離職交接」。",
        "Left with {count} still to hand over: run Hand over.",
    ),
    "workload.away_with": Text(
        "请假中，手上有{leads}，看要不要先交接。",
        "請假中，手上有{leads}，看要不要先交接。",
        "On leave, leads in hand: {leads}. Hand over first?",
    ),
    "workload.high": Text("{count}条高意向", "{count}筆高意向", "{count} high"),
    "workload.overdue": Text("{count}条逾期", "{count}筆逾期", "{count} overdue"),
    "workload.full_with": Text(
        "本月已接{count}条，满了，不再分配。",
        "本月已接{count}筆，滿了，不再分配。",
        "Full: {count} new leads this month, no more are assigned.",
    ),
    "workload.nobody_there": Text(
        "未来{days}天有{due}次要跟，人不在，请安排同事代跟。",
        "未來{days}天有{due}次要跟，人不在，請安排同事代跟。",
        "Away all the next {days} days, touches due: {due}. Ask somebody to stand in.",
    ),
    "workload.too_much": Text(
        "未来{days}天要跟{due}次，能跟{can_do}次，忙不过来。",
        "未來{days}天要跟{due}次，能跟{can_do}次，忙不過來。",
        "Too much: {due} touches due in {days} days, {can_do} can be done.",
    ),
}
