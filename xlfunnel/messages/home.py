"""What stands on the front page."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    # Titles of the cards and the sentence below each figure.
    "home.leads": Text("线索总数", "線索總數", "Leads"),
    "home.leads_note": Text("本月新增 {count} 条", "本月新增 {count} 筆", "{count} new this month"),
    "home.open": Text("在跟线索", "未結案線索", "Open leads"),
    "home.open_note": Text(
        "其中 {count} 条还没开始跟", "其中 {count} 筆還沒開始跟", "{count} not yet followed up"
    ),
    "home.won": Text("本月成交", "本月成交", "Won this month"),
    "home.won_note": Text("成交金额 {amount} 元", "成交金額 {amount} 元", "worth {amount} yuan"),
    "home.rate": Text("转化率", "轉化率", "Conversion rate"),
    "home.rate_note": Text(
        "{won} ÷ {leads} 条，{open} 条在跟",
        "{won} ÷ {leads} 筆，{open} 筆未結案",
        "{won} of {leads}, {open} open",
    ),
    "home.rate_note_deleted": Text(
        "{won} ÷ {leads} 条，含已删 {deleted} 条",
        "{won} ÷ {leads} 筆，含已刪 {deleted} 筆",
        "{won} of {leads}, {deleted} deleted",
    ),
    "home.overdue": Text("逾期待办", "逾期待辦", "Overdue"),
    "home.overdue_note": Text(
        "今天要做的共 {count} 件", "今天要做的共 {count} 項", "{count} to do today"
    ),
    "home.problems": Text("待改数据", "待改資料", "Data to fix"),
    "home.problems_note": Text(
        "错误 {errors} 处，警告 {warnings} 处",
        "錯誤 {errors} 處，警告 {warnings} 處",
        "{errors} errors, {warnings} warnings",
    ),
    "home.is_off": Text(
        "已关闭，停在以前的结果", "已關閉，停在以前的結果", "switched off: not up to date"
    ),
    # The as-of stamp; shown through a number format, so without quotation marks.
    "home.as_of": Text("截至", "截至", "As of"),
    "home.month": Text("本月指", "本月指", "This month is"),
    "home.not_run": Text("还没有更新过", "還沒有更新過", "Not refreshed yet"),
    # Today's work.
    "home.today": Text("今天要做", "今天要做", "To do today"),
    "home.today_more": Text(
        "金额大、逾期久的在前，全部见待办提醒",
        "金額大、逾期久的在前，全部見待辦提醒",
        "Largest and longest overdue first; all on To do",
    ),
    "home.due": Text("期限", "期限", "Due"),
    # How to start, where today's work stands after the first refresh.
    "home.start_1_customer_name": Text("1 登记线索", "1 登記線索", "1 Enter leads"),
    "home.start_1_action": Text(
        "线索登记表，先填四列", "線索登記表，先填四欄", "on Leads; four columns are enough"
    ),
    "home.start_2_customer_name": Text("2 记下跟进", "2 記下跟進", "2 Log follow-ups"),
    "home.start_2_action": Text(
        "线索跟进计划表，一次一行", "線索跟進計畫表，一次一列", "on Follow-up plan; one row each"
    ),
    "home.start_3_customer_name": Text("3 更新一次", "3 更新一次", "3 Refresh"),
    "home.start_3_action": Text(
        "检查、评级、提醒、分析", "檢查、評級、提醒、分析", "checks, grades, reminds, analyses"
    ),
    "home.nothing": Text("今天没有到期的事。", "今天沒有到期的事。", "Nothing is due today."),
    "home.no_charts": Text(
        "登记线索并更新后，这里有四张图。",
        "登記線索並更新後，這裡有四張圖。",
        "Enter leads and refresh: four charts will be here.",
    ),
    "home.switches": Text("一键更新做哪些事", "一鍵更新做哪些事", "What a refresh does"),
    "home.sheets": Text("去哪里看", "去哪裡看", "Where to find it"),
    # Titles of the charts; those in English have room for 30 letters.
    "home.chart_source": Text(
        "哪些来源带来线索和成交",
        "哪些來源帶來線索和成交",
        "Leads and wins by source",
    ),
    "home.chart_month": Text(
        "近6个月登记的线索，后来成交多少",
        "近6個月登記的線索，後來成交多少",
        "Leads by month, won since",
    ),
    "home.chart_grade_at_registration": Text(
        "登记时评的等级，后来成交多少",
        "登記時評的等級，後來成交多少",
        "Wins by grade when registered",
    ),
    "home.chart_owner": Text(
        "线索最多的10位跟进人，各成交多少",
        "線索最多的10位跟進人，各成交多少",
        "Ten busiest owners, their wins",
    ),
    "home.chart_alternative": Text(
        "条形图：{title}。同样的数字和说明见转化分析表、分维度分析。",
        "長條圖：{title}。同樣的數字和說明見轉化分析表、分維度分析。",
        "Bar chart: {title}. The same figures with notes are on the conversion sheets.",
    ),
    # What a sheet is for, in a few words, by the name of its table.
    "home.purpose.Leads": Text(
        "新线索记在这里，一条一行",
        "新線索記在這裡，一筆一列",
        "New leads go here, one per row",
    ),
    "home.purpose.FollowUps": Text(
        "每次跟进记一行，写清下一步",
        "每次跟進記一列，寫清下一步",
        "Log each follow-up and the next step",
    ),
    "home.purpose.LeadTracking": Text(
        "每条线索跟到哪一步，状态可直接改",
        "每筆線索跟到哪一步，狀態可直接改",
        "Where each lead stands; edit the status here",
    ),
    "home.purpose.ContactLog": Text(
        "按客户看跟进，也可以在这里记",
        "依客戶看跟進，也可以在這裡記",
        "Follow-ups by customer; log them here too",
    ),
    "home.purpose.Worklist": Text(
        "谁该做什么，先做哪件",
        "誰該做什麼，先做哪件",
        "Who has to do what, and what comes first",
    ),
    "home.purpose.Dormant": Text(
        "好久没动静的线索，救还是放",
        "好久沒動靜的線索，救還是放",
        "Leads gone quiet: call, or let go",
    ),
    "home.purpose.Improvements": Text(
        "每月诊断出的问题，谁来改、改得怎样",
        "每月診斷出的問題，誰來改、改得怎樣",
        "What each month shows, who acts, what came of it",
    ),
    "home.purpose.Workload": Text(
        "谁手上太满，谁还能接",
        "誰手上太滿，誰還能接",
        "Who has too much, who can take more",
    ),
    "home.purpose.Conversion": Text(
        "哪个来源成交好，为什么",
        "哪個來源成交好，為什麼",
        "Which source converts, and why",
    ),
    "home.purpose.ConversionBy": Text(
        "按等级、跟进人、行业、区域、月份看转化",
        "依等級、跟進人、產業、區域、月份看轉化",
        "Conversion by grade, owner, industry, region, month",
    ),
    "home.purpose.Issues": Text(
        "哪一格要改，怎么改",
        "哪一格要改，怎麼改",
        "Which cells to fix, and how",
    ),
    "home.purpose.rules": Text(
        "人员、来源、等级、时限都在这里改",
        "人員、來源、等級、時限都在這裡改",
        "People, sources, grades and time limits",
    ),
    "home.purpose.guide": Text(
        "五行上手，每一列填什么",
        "五行上手，每一欄填什麼",
        "Five lines to start; what goes where",
    ),
}
