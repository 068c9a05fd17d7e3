"""
The words a column may hold (SPEC §2): names in three languages, and what people also type.

Code calls a word by its zh-CN name; the constants are the names that code compares with.
A script (Traditional or Simplified) and a letter case need no synonym: comparing folds them.
"""

from xlfunnel.language import Text
from xlfunnel.values.terms import Term, Terms


def _term(zh_cn: str, zh_tw: str, en: str, *synonyms: str) -> Term:
    return Term(Text(zh_cn, zh_tw, en), synonyms)


WEBSITE_FORM = "官网表单"

SOURCES = Terms(
    "sources",
    [
        _term("展会", "展會", "Trade show", "行业展会", "展览", "展览会", "博览会", "expo"),
        _term("官网表单", "官網表單", "Website form", "官网", "网站表单", "官网留言", "web form"),
        _term("合作伙伴推荐", "合作夥伴推薦", "Partner", "合作伙伴转介绍", "合作伙伴", "伙伴推荐"),
        _term("社交媒体", "社群媒體", "Social media", "行业社群", "LinkedIn", "领英", "social"),
        _term("搜索引擎", "搜尋引擎", "Search engine", "搜索", "百度", "Google", "Bing"),
        _term("线上推广", "線上推廣", "Online promotion", "网络推广", "线上广告", "信息流"),
        _term("客户转介绍", "客戶轉介紹", "Customer referral", "转介绍", "老客户介绍", "referral"),
        _term("渠道", "通路", "Channel", "渠道商", "代理商", "经销商", "分销商", "reseller"),
    ],
)

WAITING = "待跟进"
FOLLOWING = "跟进中"
WON = "已转化"
LOST = "已流失"
CLOSED_STATUSES = (WON, LOST)

STATUSES = Terms(
    "statuses",
    [
        _term("待跟进", "待跟進", "To follow up", "未跟进", "新线索", "new"),
        _term("跟进中", "跟進中", "In progress", "跟进", "沟通中", "contacted", "working"),
        _term("已转化", "已轉化", "Converted", "转化", "成交", "已成交", "赢单", "won"),
        _term("已流失", "已流失", "Lost", "流失", "丢单", "输单", "战败"),
    ],
)

HIGH = "高意向"
MEDIUM = "中意向"
LOW = "低意向"
UNGRADED = "待评级"

GRADES = Terms(
    "grades",
    [
        _term("高意向", "高意向", "High", "A", "A级", "高", "hot"),
        _term("中意向", "中意向", "Medium", "B", "B级", "中", "warm"),
        _term("低意向", "低意向", "Low", "C", "C级", "低", "cold"),
        _term("待评级", "待評級", "Ungraded", "未评级", "未分级"),
    ],
)

BY_SYSTEM = "系统"
BY_PERSON = "人工"

GRADED_BY = Terms(
    "graded_by",
    [
        _term("系统", "系統", "System", "自动"),
        _term("人工", "人工", "Person", "手动", "手工"),
    ],
)

HANDED_OVER = "交接"

ASSIGNED_BY = Terms(
    "assigned_by",
    [
        _term("系统", "系統", "System", "自动"),
        _term("人工", "人工", "Person", "手动", "手工"),
        _term("交接", "交接", "Hand-over", "移交", "离职交接"),
    ],
)

CLEAR_NEED = "明确需求"
FIRST_INTEREST = "初步兴趣"
ONLY_AWARE = "仅了解"

CLARITIES = Terms(
    "clarities",
    [
        _term("明确需求", "明確需求", "Clear need", "明确", "需求明确", "clear"),
        _term("初步兴趣", "初步興趣", "First interest", "有兴趣", "感兴趣", "初步", "interested"),
        _term("仅了解", "僅了解", "Only aware", "仅知晓", "只是了解", "了解", "aware"),
    ],
)

BUDGET_FITS = "符合预期"

BUDGET_CONDITIONS = Terms(
    "budget_conditions",
    [
        _term("符合预期", "符合預期", "Fits", "符合", "预算符合"),
        _term("不限", "不限", "Any", "任意", "无要求"),
    ],
)

MEETING = "面谈"
SEMINAR_INVITATION = "研讨会邀请"
DEMO = "演示"
NEWS_PUSH = "资讯推送"

CHANNELS = Terms(
    "channels",
    [
        _term("电话", "電話", "Phone", "致电", "来电", "通话", "call"),
        _term("邮件", "電子郵件", "E-mail", "电子邮件", "邮箱", "email", "mail"),
        _term("面谈", "面談", "Meeting", "拜访", "上门拜访", "上门", "面访", "visit"),
        _term("线上会议", "線上會議", "Online meeting", "视频会议", "腾讯会议", "视讯会议", "Zoom"),
        _term("微信", "微信", "WeChat", "企业微信", "企微"),
        _term("行业会议", "產業會議", "Industry event", "行业论坛", "峰会", "conference"),
        _term("研讨会邀请", "研討會邀請", "Seminar invitation", "研讨会", "线上研讨会", "webinar"),
        _term("演示", "產品展示", "Demo", "产品演示", "方案演示", "演示会"),
        _term("资讯推送", "資訊推播", "News push", "资讯", "推送", "群发", "newsletter"),
    ],
)

PROPOSAL_SENT = "已发方案"
DEMO_BOOKED = "约演示"

OUTCOMES = Terms(
    "outcomes",
    [
        _term("已接通", "已接通", "Reached", "接通", "connected"),
        _term("无人接听", "無人接聽", "No answer", "未接通", "未接", "没人接"),
        _term("已发方案", "已發方案", "Proposal sent", "发方案", "方案已发"),
        _term("已报价", "已報價", "Quoted", "报价", "quotation sent"),
        _term("约演示", "約展示", "Demo booked", "预约演示", "已约演示"),
        _term("意向增强", "意向提高", "More interested", "意向提升"),
        _term("客户拒绝", "客戶拒絕", "Refused", "拒绝", "rejected"),
        _term("其他", "其他", "Other"),
    ],
)

NOT_STARTED = "未开始"
DONE = "已完成"
CANCELLED = "已取消"

COMPLETIONS = Terms(
    "completions",
    [
        _term("未开始", "未開始", "Not started", "待办", "计划中", "planned", "to do"),
        _term("进行中", "進行中", "In progress", "跟进中", "ongoing"),
        _term("已完成", "已完成", "Done", "完成", "completed"),
        _term("已取消", "已取消", "Cancelled", "取消", "canceled"),
    ],
)

FORECASTS = Terms(
    "forecasts",
    [
        _term("高", "高", "High", "H"),
        _term("中", "中", "Medium", "M"),
        _term("低", "低", "Low", "L"),
    ],
)

OTHER = "其他"

LOSS_REASONS = Terms(
    "loss_reasons",
    [
        _term("预算不足", "預算不足", "Budget too small", "预算不够", "没预算", "no budget"),
        _term("响应慢", "回應慢", "Slow response", "跟进响应慢", "跟进不及时", "响应不及时"),
        _term("价格高/竞品低价", "價格高/競品低價", "Price", "价格高", "太贵", "竞品低价"),
        _term("需求不符", "需求不符", "Need does not match", "需求不匹配", "不匹配", "no fit"),
        _term("服务不满", "服務不滿", "Unhappy with service", "服务不好", "不满意服务"),
        _term("项目取消", "專案取消", "Project cancelled", "项目暂停", "项目搁置"),
        _term("联系不上", "聯絡不上", "Cannot be reached", "失联", "无法联系", "unreachable"),
        _term("其他", "其他", "Other"),
    ],
)

WIN_REASONS = Terms(
    "win_reasons",
    [
        _term("现场互动强", "現場互動佳", "Good talk on site", "现场互动", "互动强"),
        _term("需求明确", "需求明確", "Clear need", "客户自主需求明确", "需求清晰"),
        _term("转介绍信任", "轉介紹信任", "Trust by referral", "熟人推荐", "转介绍"),
        _term("价格合适", "價格合適", "Price fits", "价格优惠", "性价比高"),
        _term("方案匹配", "方案符合", "Solution fits", "方案合适", "方案契合"),
        _term("其他", "其他", "Other"),
    ],
)

YES = "是"
NO = "否"

YES_NO = Terms(
    "yes_no",
    [
        _term("是", "是", "Yes", "有", "对", "true", "y", "1", "√", "✓"),
        _term("否", "否", "No", "无", "没有", "不是", "false", "n", "0", "×"),
    ],
)

ON = "开"
OFF = "关"

ON_OFF = Terms(
    "on_off",
    [
        _term("开", "開", "On", "打开", "开启", "启用", "是", "yes", "true", "y", "1", "√", "✓"),
        _term("关", "關", "Off", "关闭", "关掉", "停用", "否", "no", "false", "n", "0", "×"),
    ],
)

GRADING = "自动评级"
REMINDERS = "待办提醒"
ANALYSIS = "转化分析"
VIEWS = "跟踪表和记录表"

# The parts of a refresh that a team can do without.
FEATURES = Terms(
    "features",
    [
        _term("自动评级", "自動評級", "Grading", "评级", "grade"),
        _term("待办提醒", "待辦提醒", "Reminders", "待办", "提醒", "to do"),
        _term("转化分析", "轉化分析", "Conversion analysis", "分析", "analyse"),
        _term(
            "跟踪表和记录表",
            "追蹤表和記錄表",
            "Tracking and log",
            "线索跟踪表和客户跟进记录表",
            "线索追踪表和客户跟进记录表",
            "views",
        ),
    ],
)

NOT_A_DUPLICATE = "不是重复"

REMOVALS = Terms(
    "removals",
    [
        _term("误录", "誤登", "Entered by mistake", "录错", "误填", "登错", "mistake"),
        _term("重复", "重複", "Duplicate", "重复录入", "重复登记"),
    ],
)

# What people may choose beside a problem: why a lead is gone, or that two are not one customer.
DECISIONS = Terms(
    "decisions",
    [
        _term("误录", "誤登", "Entered by mistake", "录错", "误填", "登错", "mistake"),
        _term("重复", "重複", "Duplicate", "重复录入", "重复登记"),
        _term("不是重复", "不是重複", "Not a duplicate", "不重复", "不同客户", "两家"),
    ],
)

ERROR = "错误"
WARNING = "警告"
INFO = "提示"

SEVERITIES = Terms(
    "severities",
    [
        _term("错误", "錯誤", "Error"),
        _term("警告", "警告", "Warning"),
        _term("提示", "提示", "Info"),
    ],
)

FIRST_RESPONSE = "首次响应"
FIRST_WINDOW = "首次跟进"
RHYTHM = "定期跟进"
INVITATION = "活动邀请"
COMPLETE_GRADE = "补全评级"
PROPOSAL_OPINION = "方案反馈"
PROPOSAL_RHYTHM = "方案跟进"
NEXT_STEP = "下一步行动"
VISIT_CONFIRMATION = "拜访确认"

CLOCK_CLAUSES = Terms(
    "clock_clauses",
    [
        _term("首次响应", "首次回應", "First response"),
        _term("首次跟进", "首次跟進", "First follow-up"),
        _term("定期跟进", "定期跟進", "Regular follow-up", "Regular touch"),
        _term("活动邀请", "活動邀請", "Invitation"),
        _term("补全评级", "補齊評級", "Complete the grade"),
        _term("方案反馈", "方案回饋", "Opinion on proposal"),
        _term("方案跟进", "方案跟進", "Proposal follow-up", "Touch after proposal"),
        _term("下一步行动", "下一步行動", "Next step"),
        _term("拜访确认", "拜訪確認", "Confirm the visit", "确认拜访"),
    ],
)

FROM_REGISTRATION = "登记"
FROM_LAST_TOUCH = "最近跟进"
FROM_PROPOSAL = "已发方案"
FROM_NEXT_STEP_DUE = "下一步截止日"
BEFORE_A_MEETING = "计划的面谈"

CLOCK_TRIGGERS = Terms(
    "clock_triggers",
    [
        _term("登记", "登記", "Registration"),
        _term("最近跟进", "最近跟進", "Last follow-up", "上次跟进", "Last touch"),
        _term("已发方案", "已發方案", "Proposal sent"),
        _term("下一步截止日", "下一步截止日", "Next step due"),
        _term("计划的面谈", "計畫的面談", "Planned meeting", "计划面谈", "拜访前", "面谈前"),
    ],
)

HOURS = "小时"
WORKING_DAYS = "工作日"
DAYS = "天"
MONTHS = "月"

TIME_UNITS = Terms(
    "time_units",
    [
        _term("小时", "小時", "hours", "时", "h", "hour"),
        _term("工作日", "工作日", "working days", "working day"),
        _term("天", "天", "days", "日", "自然日", "day"),
        _term("月", "月", "months", "个月", "month"),
    ],
)

STANDARD = "标准"
RELAXED = "宽松"
STRICTEST = "两者取严"
CUSTOM = "自定义"

PRESETS = Terms(
    "presets",
    [
        _term("标准", "標準", "Standard"),
        _term("宽松", "寬鬆", "Relaxed"),
        _term("两者取严", "兩者取嚴", "Strictest of both", "取严"),
        _term("自定义", "自訂", "Custom"),
    ],
)

POSTPONE = "自然小时顺延"
LITERAL_HOURS = "自然小时"
WORKING_HOURS = "工作小时"

CLOCK_MODES = Terms(
    "clock_modes",
    [
        _term("自然小时顺延", "自然小時順延", "Clock hours, moved off holidays", "顺延"),
        _term("自然小时", "自然小時", "Clock hours"),
        _term("工作小时", "工作小時", "Working hours", "工作时间"),
    ],
)

FROM_ASSIGNMENT = "分配时间"

CLOCK_STARTS = Terms(
    "clock_starts",
    [
        _term("登记日期", "登記日期", "Registration", "登记"),
        _term("分配时间", "分配時間", "Assignment", "分配"),
    ],
)

SENIOR = "资深"
REGULAR = "销售"
ASSISTANT = "助理"

SENIORITIES = Terms(
    "seniorities",
    [
        _term("资深", "資深", "Senior", "资深销售", "高级"),
        _term("销售", "業務", "Regular", "普通", "中级"),
        _term("助理", "助理", "Assistant", "销售助理", "市场部", "初级"),
    ],
)

ACTIVE = "在岗"
LEFT = "离职"

REP_STATES = Terms(
    "rep_states",
    [
        _term("在岗", "在職", "Active", "在岗中"),
        _term("离职", "離職", "Left", "已离职"),
    ],
)

DAY_OFF = "休"
WORKDAY = "班"

DAY_KINDS = Terms(
    "day_kinds",
    [
        _term("休", "休", "Off", "放假", "休息", "holiday"),
        _term("班", "班", "Work", "上班", "补班", "调休上班"),
    ],
)

WEEKDAYS = Terms(
    "weekdays",
    [
        _term("周一", "週一", "Monday", "星期一", "Mon", "1"),
        _term("周二", "週二", "Tuesday", "星期二", "Tue", "2"),
        _term("周三", "週三", "Wednesday", "星期三", "Wed", "3"),
        _term("周四", "週四", "Thursday", "星期四", "Thu", "4"),
        _term("周五", "週五", "Friday", "星期五", "Fri", "5"),
        _term("周六", "週六", "Saturday", "星期六", "Sat", "6"),
        _term("周日", "週日", "Sunday", "星期日", "星期天", "Sun", "7"),
    ],
)

QUALIFIED = "合格"
NOT_QUALIFIED = "不合格"
TO_CONFIRM = "待确认"

SCREENING_RESULTS = Terms(
    "screening_results",
    [
        _term("合格", "合格", "Qualified"),
        _term("不合格", "不合格", "Not qualified", "无效", "disqualified"),
        _term("待确认", "待確認", "To confirm", "待定"),
    ],
)

COMPARISONS = Terms(
    "comparisons",
    [
        _term("大于", "大於", "greater than", ">", "超过", "高于"),
        _term("不小于", "不小於", "at least", ">=", "≥", "大于等于"),
        _term("小于", "小於", "less than", "<", "低于"),
        _term("不大于", "不大於", "at most", "<=", "≤", "小于等于"),
        _term("等于", "等於", "equals", "=", "是"),
        _term("不等于", "不等於", "differs from", "<>", "≠", "不是"),
        _term("包含", "包含", "contains", "含"),
        _term("不包含", "不包含", "does not contain", "不含"),
        _term("为空", "為空", "is blank", "未填"),
        _term("不为空", "不為空", "is not blank", "已填"),
        _term("无法识别", "無法辨識", "cannot be read", "有误", "错误"),
    ],
)

GRADE_AT_REGISTRATION = "登记时等级"
CURRENT_GRADE = "当前等级"
OWNER = "跟进人"
INDUSTRY = "行业"
REGION = "区域"
MONTH_REGISTERED = "登记月"
FORECAST_BAND = "系统预测"

DIMENSIONS = Terms(
    "dimensions",
    [
        _term("登记时等级", "登記時等級", "Grade at registration"),
        _term("当前等级", "目前等級", "Current grade"),
        _term("跟进人", "跟進人", "Owner", "负责人"),
        _term("行业", "產業", "Industry"),
        _term("区域", "區域", "Region"),
        _term("登记月", "登記月", "Month registered"),
        _term("系统预测", "系統預測", "System forecast"),
    ],
)

ENOUGH_DATA = "数据充分"
LITTLE_DATA = "数据偏少，仅供参考"

VERDICTS = Terms(
    "verdicts",
    [
        _term("数据充分", "資料充分", "Enough data"),
        _term("数据偏少，仅供参考", "資料偏少，僅供參考", "Little data, take with care"),
    ],
)

CONTACT_AGAIN = "再联系"
BACK_TO_POOL = "收回公海"

PROPOSALS = Terms(
    "proposals",
    [
        _term("再联系", "再聯絡", "Contact again"),
        _term("收回公海", "收回公池", "Back to the pool"),
    ],
)

LANGUAGE_NAMES = Terms(
    "languages",
    [
        _term("简体中文", "簡體中文", "Simplified Chinese", "zh-CN", "zh-Hans"),
        _term("繁体中文", "繁體中文", "Traditional Chinese", "zh-TW", "zh-Hant"),
        _term("英文", "英文", "English", "en"),
    ],
)
