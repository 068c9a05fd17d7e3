"""线索登记表: one row per lead (SPEC §1; S2 table 1 with what S0 and S3 add)."""

from xlfunnel.language import Text
from xlfunnel.schema import types
from xlfunnel.schema.declare import Row, Tab, Table, Writer, column

PROFILE = Text("客户画像", "客戶輪廓", "Customer profile")
CLOSING = Text("成交与流失", "成交與流失", "Won and lost")
GRADING = Text("评级明细", "評級明細", "Grading details")
ASSIGNING = Text("分配明细", "分配明細", "Assignment details")

_YUAN = ("元", "元", "yuan")


class Lead(Row):
    """A lead: who asked, for what, where it came from, and how it stands."""

    table = Table(
        "Leads",
        sheet=Text("线索登记表", "線索登記表", "Leads"),
        key=("lead_id",),
        tab=Tab.WORK,
        help=Text(
            "每条线索一行。先填客户名称、联系方式、线索来源、需求描述，其余可以后补。",
            "每筆線索一列。先填客戶名稱、聯絡方式、線索來源、需求描述，其餘可以後補。",
            "One row per lead. Start with customer, contact, source and need; the rest can wait.",
        ),
    )

    lead_id: types.Id = column(
        ("线索编号", "線索編號", "Lead ID"),
        Writer.SHARED,
        "S2",
        help=(
            "留空，更新时自动编号，如 LX20240301001；导入的编号保持原样，不可重复。",
            "留空，更新時自動編號，如 LX20240301001；匯入的編號保持原樣，不可重複。",
            "Leave blank: numbered on refresh, e.g. LX20240301001. Imported IDs stay; no repeats.",
        ),
        mandatory=True,
    )
    customer_name: types.WrappedWords = column(
        ("客户名称", "客戶名稱", "Customer"),
        Writer.PERSON,
        "S2",
        help=(
            "客户公司全称或个人姓名，如 华东某某科技有限公司。",
            "客戶公司全名或個人姓名，如 某某科技股份有限公司。",
            "Full company name, or the person's name.",
        ),
        mandatory=True,
        width=26,
    )
    contact_person: types.WrappedWords = column(
        ("联系人", "聯絡人", "Contact person"),
        Writer.PERSON,
        "S2",
        help=(
            "跟谁联系，如 张经理；还不知道就留空。",
            "跟誰聯絡，如 張經理；還不知道就留空。",
            "Whom to talk to, e.g. Ms Zhang; leave blank if unknown.",
        ),
        width=9,
    )
    contact: types.ContactCell = column(
        ("联系方式", "聯絡方式", "Contact details"),
        Writer.PERSON,
        "S2",
        help=(
            "电话、邮箱、微信或QQ，可填多个，用逗号或换行隔开；号码请填完整。",
            "電話、電子郵件、微信或QQ，可填多個，用逗號或換行隔開；號碼請填完整。",
            "Phone, e-mail, WeChat or QQ; several by comma or new line; numbers in full.",
        ),
    )
    source: types.SourceCell = column(
        ("线索来源", "線索來源", "Source"),
        Writer.PERSON,
        "S2",
        help=(
            "从下拉表里选；新来源先加到“规则设置”的来源表。留空计入“未填写”。",
            "從下拉選單選；新來源先加到「規則設定」的來源表。留空計入「未填寫」。",
            "Pick from the list; add new ones to Sources in Rules. Blank counts as not stated.",
        ),
        mandatory=True,
    )
    need: types.LongWords = column(
        ("需求描述", "需求描述", "Need"),
        Writer.PERSON,
        "S2",
        help=(
            "客户想要什么，用客户的原话，如 需要CRM系统，年底前上线。",
            "客戶想要什麼，用客戶的原話，如 需要CRM系統，年底前上線。",
            "What the customer wants, in their words, e.g. needs a CRM, live by year end.",
        ),
        width=24,
    )
    grade: types.GradeCell = column(
        ("意向等级", "意向等級", "Grade"),
        Writer.SHARED,
        "S2",
        help=(
            "留空由系统评；自己选了就以您的为准，清空后交还系统。",
            "留空由系統評；自己選了就以您的為準，清空後交還系統。",
            "Leave blank and the system grades; your own choice stays until you clear it.",
        ),
        rules="GradePolicy",
    )
    budget: types.BudgetCell = column(
        ("预算范围", "預算範圍", "Budget"),
        Writer.PERSON,
        "S2",
        help=(
            "如 10-15万、50万以上、20万以内；不知道填 待确认。",
            "如 10-15萬、50萬以上、20萬以內；不知道填 待確認。",
            "E.g. 100k-150k, 120,000 or USD 20k; to be confirmed if not known.",
        ),
    )
    cycle: types.CycleCell = column(
        ("决策周期", "決策週期", "Decision time"),
        Writer.PERSON,
        "S2",
        help=(
            "多久能定，从登记日算，如 1个月、2-3个月、3个月以上、年底前；不知道填 不确定。",
            "多久能定，從登記日算，如 1個月、2-3個月、3個月以上、年底前；不知道填 不確定。",
            "Time to decide from registration, e.g. 1 month, 2-3 months, Q3; not sure if unknown.",
        ),
    )
    owner: types.WrappedWords = column(
        ("跟进人", "跟進人", "Owner"),
        Writer.SHARED,
        "S2",
        help=(
            "负责这条线索的同事，姓名与人员表一致；留空待分配。",
            "負責這筆線索的同事，姓名與人員表一致；留空待分配。",
            "Who is responsible, named as in Reps; blank waits for assignment.",
        ),
        width=9,
    )
    registered_on: types.Date = column(
        ("登记日期", "登記日期", "Registered on"),
        Writer.SHARED,
        "S2",
        help=(
            "线索进来的日期；留空，更新时填当天。",
            "線索進來的日期；留空，更新時填當天。",
            "The day the lead came in; left blank it becomes the day of the refresh.",
        ),
    )
    status: types.StatusCell = column(
        ("状态", "狀態", "Status"),
        Writer.SHARED,
        "S0",
        help=(
            "留空按“待跟进”；有了跟进记录自动转为“跟进中”。已转化、已流失由您来选。",
            "留空視為「待跟進」；有了跟進記錄自動轉為「跟進中」。已轉化、已流失由您來選。",
            "Blank means to follow up; a follow-up sets it in progress. You set converted or lost.",
        ),
    )

    last_follow_up: types.Date = column(
        ("最近跟进时间", "最近跟進時間", "Last follow-up"),
        Writer.SYSTEM,
        "S0",
        help=(
            "跟进计划表里最近一次真正完成的跟进。",
            "跟進計畫表裡最近一次真正完成的跟進。",
            "The latest real follow-up in the follow-up plan.",
        ),
    )
    due_at: types.Moment = column(
        ("最晚跟进时间", "最晚跟進時間", "Follow up by"),
        Writer.SYSTEM,
        "S2",
        help=(
            "按时限规则最晚什么时候要跟进；已转化、已流失的留空。",
            "依時限規則最晚什麼時候要跟進；已轉化、已流失的留空。",
            "The latest time for the next follow-up by the clock rules; blank once closed.",
        ),
        rules="Clocks",
    )
    lateness: types.Words = column(
        ("逾期状态", "逾期狀態", "Overdue"),
        Writer.SYSTEM,
        "S2",
        help=(
            "过了最晚时间多久，如 逾期12小时、逾期3天，或 今天到期；还早的留空。",
            "過了最晚時間多久，如 逾期12小時、逾期3天，或 今天到期；還早的留空。",
            "How late the follow-up is, in hours or days, or due today; blank before that.",
        ),
        width=11,
        rules="Clocks",
    )
    lateness_reason: types.WrappedWords = column(
        ("逾期原因", "逾期原因", "Why due"),
        Writer.SYSTEM,
        "ours",
        help=(
            "依据哪一条时限，如 高意向48小时内首次响应。",
            "依據哪一條時限，如 高意向48小時內首次回應。",
            "The clock behind it, e.g. high grade: first response within 48 hours.",
        ),
        width=18,
        rules="Clocks",
    )
    problems: types.WrappedWords = column(
        ("数据问题", "資料問題", "Data problems"),
        Writer.SYSTEM,
        "ours",
        help=(
            "这一行哪里要改，详情见“问题清单”；没有问题留空。",
            "這一列哪裡要改，詳情見「問題清單」；沒有問題留空。",
            "What to fix in this row, details in Issues; blank when all is well.",
        ),
        width=20,
        rules="RequiredFields",
    )

    industry: types.Words = column(
        ("行业", "產業", "Industry"),
        Writer.PERSON,
        "S0",
        help=(
            "客户所在行业，如 制造业；用于分配和分析。",
            "客戶所屬產業，如 製造業；用於分配和分析。",
            "The customer's industry, e.g. manufacturing; used to assign and analyse.",
        ),
        group=PROFILE,
        width=11,
    )
    region: types.Words = column(
        ("区域", "區域", "Region"),
        Writer.PERSON,
        "S0",
        help=(
            "客户所在区域，如 华东；与人员表的区域写法一致。",
            "客戶所在區域，如 北區；與人員表的區域寫法一致。",
            "Where the customer is, spelled as in Reps.",
        ),
        group=PROFILE,
        width=11,
    )
    company_size: types.Words = column(
        ("企业规模", "企業規模", "Company size"),
        Writer.PERSON,
        "S2",
        help=(
            "如 大型、中型、小型。",
            "如 大型、中型、小型。",
            "E.g. large, medium, small.",
        ),
        group=PROFILE,
        width=11,
    )
    employees: types.Count = column(
        ("企业人数", "企業人數", "Employees"),
        Writer.PERSON,
        "S2",
        help=(
            "员工人数，如 120；筛选规则会用到。",
            "員工人數，如 120；篩選規則會用到。",
            "Number of employees, e.g. 120; used by screening.",
        ),
        unit=("人", "人", "people"),
        group=PROFILE,
    )
    annual_revenue: types.Money = column(
        ("年营收", "年營收", "Annual revenue"),
        Writer.PERSON,
        "S0",
        help=(
            "每年营业收入，可写 8000万；筛选规则会用到。",
            "每年營業收入，可寫 8000萬；篩選規則會用到。",
            "Revenue a year, e.g. 80,000,000 or 80m; used by screening.",
        ),
        unit=_YUAN,
        group=PROFILE,
    )
    customer_type: types.Words = column(
        ("客户类型", "客戶類型", "Customer type"),
        Writer.PERSON,
        "S2",
        help=(
            "按您自己的分法，如 新客户、老客户。",
            "依您自己的分法，如 新客戶、舊客戶。",
            "Your own classes, e.g. new, existing.",
        ),
        group=PROFILE,
        width=11,
    )
    has_purchase_plan: types.YesNo = column(
        ("有无采购计划", "有無採購計畫", "Purchase plan"),
        Writer.PERSON,
        "S0",
        help=(
            "客户有没有明确的采购计划：是 或 否；不知道留空。",
            "客戶有沒有明確的採購計畫：是 或 否；不知道留空。",
            "Whether the customer has a definite plan to buy: yes or no; blank if unknown.",
        ),
        group=PROFILE,
    )
    clarity: types.ClarityCell = column(
        ("需求明确度", "需求明確度", "Clarity of need"),
        Writer.PERSON,
        "S2",
        help=(
            "需求有多清楚；留空则按需求描述里的关键词推断，不会写到这里。",
            "需求有多清楚；留空則依需求描述裡的關鍵字推斷，不會寫到這裡。",
            "How clear the need is; left blank it is inferred from the need, not stored here.",
        ),
        group=PROFILE,
        rules="Keywords",
    )

    expected_conversion_on: types.Date = column(
        ("预计转化时间", "預計轉化時間", "Expected conversion"),
        Writer.PERSON,
        "S0",
        help=(
            "您估计哪天能转化，如 2024-06-15。",
            "您估計哪天能轉化，如 2024-06-15。",
            "When you expect it to convert, e.g. 2024-06-15.",
        ),
        group=CLOSING,
    )
    forecast: types.ForecastCell = column(
        ("转化预测", "轉化預測", "Forecast"),
        Writer.PERSON,
        "S0",
        help=(
            "您对转化的把握：高、中、低。",
            "您對轉化的把握：高、中、低。",
            "How sure you are that it converts: high, medium, low.",
        ),
        group=CLOSING,
    )
    intent_signed_on: types.Date = column(
        ("意向单签订日", "意向書簽訂日", "Intent signed on"),
        Writer.PERSON,
        "S2",
        help=(
            "签意向单的日期；没签留空。",
            "簽意向書的日期；沒簽留空。",
            "The day a letter of intent was signed; else blank.",
        ),
        group=CLOSING,
    )
    opportunity_on: types.Date = column(
        ("转商机日", "轉商機日", "Opportunity on"),
        Writer.PERSON,
        "S0",
        help=(
            "从线索转为商机的日期。",
            "從線索轉為商機的日期。",
            "The day the lead became an opportunity.",
        ),
        group=CLOSING,
    )
    won_on: types.Date = column(
        ("成交日期", "成交日期", "Won on"),
        Writer.PERSON,
        "S2",
        help=(
            "签约成交的日期；填了就算成交，转化周期从登记日算到这天。",
            "簽約成交的日期；填了就算成交，轉化週期從登記日算到這天。",
            "The day the deal was signed; it counts as won and ends the conversion time.",
        ),
        group=CLOSING,
    )
    won_amount: types.Money = column(
        ("成交金额", "成交金額", "Won amount"),
        Writer.PERSON,
        "S0",
        help=(
            "合同金额，含税，可写 12万。",
            "合約金額，含稅，可寫 12萬。",
            "Contract amount with tax, e.g. 120,000.",
        ),
        unit=_YUAN,
        group=CLOSING,
    )
    won_reason: types.WinReasonCell = column(
        ("成交原因", "成交原因", "Reason won"),
        Writer.PERSON,
        "S2",
        help=(
            "客户为什么选我们，从下拉表选；多条用顿号隔开，最主要的写在前面。",
            "客戶為什麼選我們，從下拉選單選；多項用頓號隔開，最主要的寫在前面。",
            "Why the customer chose us, from the list; several by comma, the main one first.",
        ),
        group=CLOSING,
    )
    lost_on: types.Date = column(
        ("流失日期", "流失日期", "Lost on"),
        Writer.SHARED,
        "ours",
        help=(
            "哪天丢的；留空，更新时填首次发现的那天。",
            "哪天丟的；留空，更新時填首次發現的那天。",
            "When it was lost; left blank, the refresh that first sees it fills the day.",
        ),
        group=CLOSING,
    )
    lost_reason: types.LossReasonCell = column(
        ("流失原因", "流失原因", "Reason lost"),
        Writer.PERSON,
        "S2",
        help=(
            "为什么没成，从下拉表选；多条用顿号隔开。已流失的必填。",
            "為什麼沒成，從下拉選單選；多項用頓號隔開。已流失的必填。",
            "Why it was lost, from the list; several by comma. Required once lost.",
        ),
        group=CLOSING,
    )
    return_reason: types.WrappedWords = column(
        ("退回原因", "退回原因", "Reason returned"),
        Writer.PERSON,
        "S2",
        help=(
            "线索质量不行退给市场部时写明原因，如 号码是空号。",
            "線索品質不佳退給行銷部時寫明原因，如 號碼是空號。",
            "Why the lead goes back to marketing, e.g. number not in service.",
        ),
        group=CLOSING,
        width=16,
    )
    referrer: types.WrappedWords = column(
        ("转介绍人", "轉介紹人", "Referred by"),
        Writer.PERSON,
        "S0",
        help=(
            "谁介绍来的，写客户或伙伴的名称。",
            "誰介紹來的，寫客戶或夥伴的名稱。",
            "Who referred the lead: a customer or partner.",
        ),
        group=CLOSING,
        width=16,
    )

    score: types.Number = column(
        ("评分", "評分", "Score"),
        Writer.SYSTEM,
        "S2",
        help=(
            "0到100，由需求明确度、预算和决策周期按权重算出。",
            "0到100，由需求明確度、預算和決策週期依權重算出。",
            "0 to 100 from clarity, budget and decision time, weighted.",
        ),
        group=GRADING,
        rules="Settings",
    )
    grade_basis: types.LongWords = column(
        ("评级依据", "評級依據", "Grade basis"),
        Writer.SYSTEM,
        "S2",
        help=(
            "为什么评这个等级，用文字写明。",
            "為什麼評這個等級，用文字寫明。",
            "Why this grade, in words.",
        ),
        group=GRADING,
        rules="GradePolicy",
    )
    graded_by: types.GradedByCell = column(
        ("评级方式", "評級方式", "Graded by"),
        Writer.SYSTEM,
        "ours",
        help=(
            "系统：跟随建议等级；人工：以您填的为准。",
            "系統：跟隨建議等級；人工：以您填的為準。",
            "System follows the suggestion; Person keeps what you typed.",
        ),
        group=GRADING,
    )
    suggested_grade: types.GradeCell = column(
        ("系统建议等级", "系統建議等級", "Suggested grade"),
        Writer.SYSTEM,
        "ours",
        help=(
            "系统按分级规则给的等级，每次更新都会重算。",
            "系統依分級規則給的等級，每次更新都會重算。",
            "The grade by the policy, computed on every refresh.",
        ),
        group=GRADING,
        rules="GradePolicy",
    )
    grade_at_registration: types.GradeCell = column(
        ("登记时等级", "登記時等級", "Grade at registration"),
        Writer.SYSTEM,
        "S2",
        help=(
            "第一次评定的等级，之后不变，用于按等级看转化率。",
            "第一次評定的等級，之後不變，用於依等級看轉化率。",
            "The first grade, kept for conversion by grade.",
        ),
        group=GRADING,
        rules="GradePolicy",
    )
    system_forecast: types.Rate = column(
        ("系统预测", "系統預測", "System forecast"),
        Writer.SYSTEM,
        "ours",
        help=(
            "登记后90天内成交的可能，按以往成交估计；登记越久剩下的天数越少，就越低；成交太少时留空。",
            "登記後90天內成交的可能，依以往成交估計；登記越久剩下的天數越少，就越低；成交太少時留空。",
            "Chance to be won within 90 days of registration, by your own history; it falls as the "
            "days run out; blank with too few wins.",
        ),
        group=GRADING,
    )

    forecast_basis: types.LongWords = column(
        ("预测依据", "預測依據", "Forecast basis"),
        Writer.SYSTEM,
        "ours",
        help=(
            "系统预测怎么来的：平均水平，以及哪几项把它抬高或拉低。",
            "系統預測怎麼來的：平均水準，以及哪幾項把它抬高或拉低。",
            "Where the forecast comes from: the average, and what raises or lowers it.",
        ),
        group=GRADING,
    )

    assigned_at: types.Moment = column(
        ("分配时间", "分配時間", "Assigned at"),
        Writer.SYSTEM,
        "S2",
        help=(
            "什么时候分给跟进人的。",
            "什麼時候分給跟進人的。",
            "When the owner was given the lead.",
        ),
        group=ASSIGNING,
    )
    assigned_by: types.AssignedByCell = column(
        ("分配方式", "分配方式", "Assigned by"),
        Writer.SYSTEM,
        "ours",
        help=(
            "系统分的、人工定的，还是离职交接来的。",
            "系統分的、人工定的，還是離職交接來的。",
            "By the system, by a person, or by hand-over.",
        ),
        group=ASSIGNING,
    )
    assignment_basis: types.LongWords = column(
        ("分配依据", "分配依據", "Assignment basis"),
        Writer.SYSTEM,
        "S0",
        help=(
            "为什么分给这位，放宽了哪些条件；分不出去也写在这里。",
            "為什麼分給這位，放寬了哪些條件；分不出去也寫在這裡。",
            "Why this owner, what was relaxed, or why nobody was eligible.",
        ),
        group=ASSIGNING,
    )
    screening_result: types.ScreeningCell = column(
        ("筛选结果", "篩選結果", "Screening"),
        Writer.SYSTEM,
        "S0",
        help=(
            "按筛选规则：合格、不合格、待确认；不会删除任何线索。",
            "依篩選規則：合格、不合格、待確認；不會刪除任何線索。",
            "By the screening rules: qualified, not qualified, to confirm; nothing is deleted.",
        ),
        group=ASSIGNING,
        rules="Screening",
    )
    screening_reason: types.LongWords = column(
        ("筛选原因", "篩選原因", "Screening reason"),
        Writer.SYSTEM,
        "S2",
        help=(
            "哪条筛选规则起了作用，还缺什么信息。",
            "哪條篩選規則起了作用，還缺什麼資訊。",
            "The rule that decided, or what is still missing.",
        ),
        group=ASSIGNING,
        rules="Screening",
    )
    first_follow_up: types.Date = column(
        ("首次跟进时间", "首次跟進時間", "First follow-up"),
        Writer.SYSTEM,
        "S0",
        help=(
            "跟进计划表里第一次真正完成的跟进。",
            "跟進計畫表裡第一次真正完成的跟進。",
            "The first real follow-up in the follow-up plan.",
        ),
        group=ASSIGNING,
    )
