"""The cell functions: what they do, what their arguments are, and what is wrong with one."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    # What each does, in a line
    "functions.lead_grade": Text(
        "按需求明确度、预算、决策周期给出意向等级",
        "依需求明確度、預算、決策週期給出意向等級",
        "Grade of a lead by clarity of need, budget and decision time",
    ),
    "functions.lead_score": Text(
        "意向评分，0–100", "意向評分，0–100", "Score behind the grade, 0 to 100"
    ),
    "functions.lead_reason": Text(
        "为什么是这个等级", "為什麼是這個等級", "Why a lead has its grade, in words"
    ),
    "functions.budget_low": Text(
        "预算的下限，单位元", "預算的下限，單位元", "Lower end of a budget, in yuan"
    ),
    "functions.budget_high": Text(
        "预算的上限，单位元", "預算的上限，單位元", "Upper end of a budget, in yuan"
    ),
    "functions.cycle_days": Text("决策周期折成天数", "決策週期折成天數", "Decision time in days"),
    "functions.contact_kind": Text(
        "联系方式里有哪几种", "聯絡方式裡有哪幾種", "Kinds of contact in a cell: mobile, e-mail"
    ),
    "functions.contact_ok": Text(
        "照这个联系方式能不能找到人", "照這個聯絡方式能不能找到人", "Whether a contact can be used"
    ),
    "functions.source_canon": Text(
        "线索来源的标准叫法", "線索來源的標準叫法", "Source of a lead as the team calls it"
    ),
    "functions.parse_date": Text(
        "把手写的日期变成真正的日期", "把手寫的日期變成真正的日期", "A date however it was typed"
    ),
    "functions.action_due": Text(
        "下一步行动里说的截止日",
        "下一步行動裡說的截止日",
        "The day by which a next step is promised",
    ),
    "functions.followup_due": Text(
        "最晚哪天要跟进", "最晚哪天要跟進", "By when a lead has to be followed up"
    ),
    "functions.followup_overdue": Text(
        "跟进逾期了几天，没逾期是0",
        "跟進逾期了幾天，沒逾期是0",
        "Days a follow-up is late, 0 if not",
    ),
    "functions.followup_reason": Text(
        "跟进期限是哪条规则定的",
        "跟進期限是哪條規則定的",
        "The limit behind the due time, in words",
    ),
    "functions.work_hours": Text(
        "两个时间之间有几个工作小时",
        "兩個時間之間有幾個工作小時",
        "Office hours between two moments",
    ),
    "functions.conversion_rate": Text(
        "转化率：成交数÷线索数", "轉化率：成交數÷線索數", "Share of leads won, of all or of a group"
    ),
    "functions.rate_low": Text(
        "转化率95%区间的下限", "轉化率95%區間的下限", "Lower end of the 95 % interval of a share"
    ),
    "functions.rate_high": Text(
        "转化率95%区间的上限", "轉化率95%區間的上限", "Upper end of the 95 % interval of a share"
    ),
    "functions.avg_cycle": Text(
        "平均转化周期，单位天", "平均轉化週期，單位天", "Mean days from registration to the win"
    ),
    "functions.median_cycle": Text(
        "转化周期的中位数，单位天", "轉化週期的中位數，單位天", "Median days to the win"
    ),
    "functions.conversion_by": Text(
        "登记后若干天内的成交率", "登記後若干天內的成交率", "Share won within so many days"
    ),
    # Words in results
    "functions.contact_mobile": Text("手机", "手機", "mobile"),
    "functions.contact_landline": Text("座机", "市話", "landline"),
    "functions.contact_phone": Text("电话", "電話", "phone"),
    "functions.contact_email": Text("邮箱", "電子郵件", "e-mail"),
    "functions.contact_wechat": Text("微信", "微信", "WeChat"),
    "functions.contact_qq": Text("QQ", "QQ", "QQ"),
    "functions.too_young": Text(
        "没有观察满{days}天的线索",
        "沒有觀察滿{days}天的線索",
        "No lead was watched for {days} days",
    ),
    # What is wrong with an argument
    "functions.arguments": Text(
        "参数个数不对，应写成 {usage}",
        "引數個數不對，應寫成 {usage}",
        "Wrong number of arguments; write {usage}",
    ),
    "functions.not_a_column": Text(
        "{name} 只能是一个单元格或一列",
        "{name} 只能是一個儲存格或一欄",
        "{name} has to be one cell or one column",
    ),
    "functions.lengths": Text(
        "几列的行数不一样：{lengths}",
        "幾欄的列數不一樣：{lengths}",
        "The columns differ in length: {lengths}",
    ),
    "functions.not_a_table": Text(
        "{name} 应是一张表，写成 {table}[#全部]",
        "{name} 應是一張表格，寫成 {table}[#全部]",
        "{name} has to be a table; write {table}[#All]",
    ),
    "functions.no_headers": Text(
        "{name} 要连表头一起给，写成 {table}[#全部]",
        "{name} 要連標題一起給，寫成 {table}[#全部]",
        "{name} needs its header row; write {table}[#All]",
    ),
    "functions.no_column": Text(
        "{name} 缺少列：{columns}；应是 {table}[#全部]",
        "{name} 缺少欄位：{columns}；應是 {table}[#全部]",
        "{name} has no column {columns}; it should be {table}[#All]",
    ),
    "functions.no_usable_row": Text(
        "{name} 没有一行能用；按“检查数据”可看到表 {table} 哪里不对",
        "{name} 沒有一列能用；按「檢查資料」可看到表格 {table} 哪裡不對",
        "{name} has no row that can be used; Check lists what is wrong in {table}",
    ),
    "functions.unknown_preset": Text(
        "{name} 没有叫“{value}”的预设；可用：{known}，或给表 {table}[#全部]",
        "{name} 沒有叫「{value}」的預設；可用：{known}，或給表格 {table}[#全部]",
        "{name} has no preset '{value}'; there is {known}, or give {table}[#All]",
    ),
    "functions.policy_empty": Text("分级规则是空的", "分級規則是空的", "The grade policy is empty"),
    "functions.policy_unreadable": Text(
        "分级规则第{row}行的“{column}”看不懂“{value}”",
        "分級規則第{row}列的「{column}」看不懂「{value}」",
        "'{value}' under {column} in row {row} of the grade policy is not understood",
    ),
    "functions.ends_before": Text(
        "finish 早于 start", "finish 早於 start", "finish is before start"
    ),
    "functions.no_share": Text(
        "won 和 total 要填条数（整数），won 不大于 total",
        "won 和 total 要填筆數（整數），won 不大於 total",
        "won and total have to be counts (whole numbers), won no more than total",
    ),
    "functions.negative_days": Text("days 不能小于 0", "days 不能小於 0", "days cannot be below 0"),
}
