"""线索跟进计划表: one row per touch, done or planned (SPEC §1; S2 table 2)."""

from xlfunnel.language import Text
from xlfunnel.schema import types
from xlfunnel.schema.declare import Row, Tab, Table, Writer, column


class FollowUp(Row):
    """
    A touch or a plan for one.

    It is a touch only if its date has come, its content is filled and it is neither
    not started nor cancelled.
    """

    table = Table(
        "FollowUps",
        sheet=Text("线索跟进计划表", "線索跟進計畫表", "Follow-up plan"),
        key=("follow_up_id",),
        tab=Tab.WORK,
        help=Text(
            "每次跟进或计划一行；跟进完24小时内补上沟通内容，只写计划不算跟进。",
            "每次跟進或計畫一列；跟進完24小時內補上溝通內容，只寫計畫不算跟進。",
            "One row per follow-up or plan; log it within 24 hours. A plan alone does not count.",
        ),
    )

    lead_id: types.Id = column(
        ("线索编号", "線索編號", "Lead ID"),
        Writer.SHARED,
        "S2",
        help=(
            "跟进的是哪条线索；填了客户名称可以留空，名称唯一时自动补上。",
            "跟進的是哪筆線索；填了客戶名稱可以留空，名稱唯一時自動補上。",
            "Which lead; may stay blank when the customer is given and the name is unique.",
        ),
        mandatory=True,
    )
    owner: types.WrappedWords = column(
        ("跟进人", "跟進人", "Owner"),
        Writer.PERSON,
        "S2",
        help=(
            "这次是谁跟进的，姓名与人员表一致。",
            "這次是誰跟進的，姓名與人員表一致。",
            "Who did or will do it, named as in Reps.",
        ),
        width=9,
    )
    followed_up_on: types.Date = column(
        ("跟进日期", "跟進日期", "Follow-up date"),
        Writer.PERSON,
        "S2",
        help=(
            "哪天跟进，可带时间，如 2024-03-02 14:30；计划填将来的日期。",
            "哪天跟進，可帶時間，如 2024-03-02 14:30；計畫填將來的日期。",
            "The day, with a time if you like: 2024-03-02 14:30; a future day for a plan.",
        ),
        mandatory=True,
    )
    channel: types.ChannelCell = column(
        ("跟进方式", "跟進方式", "How"),
        Writer.PERSON,
        "S2",
        help=(
            "从下拉表选，如 电话、微信、面谈；资讯推送只对低意向算一次跟进。",
            "從下拉選單選，如 電話、微信、面談；資訊推播只對低意向算一次跟進。",
            "From the list, e.g. phone, meeting; news counts as a follow-up for low grades only.",
        ),
    )
    content: types.LongWords = column(
        ("沟通内容", "溝通內容", "What was said"),
        Writer.PERSON,
        "S2",
        help=(
            "谈了什么，一两句话；空着不算跟进。",
            "談了什麼，一兩句話；空著不算跟進。",
            "What was talked about, in a sentence or two; without it the row does not count.",
        ),
        mandatory=True,
        width=34,
    )
    feedback: types.LongWords = column(
        ("客户反馈", "客戶回饋", "Customer's reply"),
        Writer.PERSON,
        "S2",
        help=(
            "客户怎么说，如 预算12万，要看详细方案。",
            "客戶怎麼說，如 預算12萬，要看詳細方案。",
            "What the customer said, e.g. has 120,000, wants details.",
        ),
        width=24,
    )
    next_step: types.LongWords = column(
        ("下一步行动", "下一步行動", "Next step"),
        Writer.PERSON,
        "S2",
        help=(
            "接下来做什么，带上日期，如 3月5日前发方案、3天内回电。",
            "接下來做什麼，帶上日期，如 3月5日前寄方案、3天內回電。",
            "What comes next, with a date in the text, e.g. send the proposal by March 5.",
        ),
        width=28,
    )
    completion: types.CompletionCell = column(
        ("完成状态", "完成狀態", "State"),
        Writer.PERSON,
        "S2",
        help=(
            "指这一次跟进：未开始、进行中、已完成或已取消；未开始和已取消不算跟进。",
            "指這一次跟進：未開始、進行中、已完成或已取消；未開始和已取消不算跟進。",
            "Of this follow-up: not started, in progress, done or cancelled; the first and "
            "last do not count.",
        ),
    )
    follow_up_id: types.Id = column(
        ("跟进编号", "跟進編號", "Follow-up ID"),
        Writer.SYSTEM,
        "ours",
        help=(
            "自动编号，请不要改。",
            "自動編號，請不要改。",
            "Numbered by the system; please leave it.",
        ),
    )
    customer_name: types.WrappedWords = column(
        ("客户名称", "客戶名稱", "Customer"),
        Writer.SHARED,
        "S0",
        help=(
            "没有线索编号时填这里；有编号则自动带出。",
            "沒有線索編號時填這裡；有編號則自動帶出。",
            "Type it when you do not know the lead ID; with an ID it is filled for you.",
        ),
        width=24,
    )
    outcome: types.OutcomeCell = column(
        ("跟进结果", "跟進結果", "Outcome"),
        Writer.PERSON,
        "ours",
        help=(
            "从下拉表选，如 已发方案；选了它，3天内会提醒您问客户意见。",
            "從下拉選單選，如 已發方案；選了它，3天內會提醒您問客戶意見。",
            "From the list, e.g. proposal sent, which reminds you to ask for an opinion.",
        ),
    )
    next_step_due_on: types.Date = column(
        ("下一步截止日", "下一步截止日", "Next step due"),
        Writer.SHARED,
        "ours",
        help=(
            "下一步最晚哪天做完；留空，更新时从“下一步行动”里读出来。",
            "下一步最晚哪天做完；留空，更新時從「下一步行動」裡讀出來。",
            "The last day for the next step; left blank it is read from the next step.",
        ),
    )
    first_seen_at: types.Moment = column(
        ("首次发现时间", "首次發現時間", "First seen at"),
        Writer.SYSTEM,
        "ours",
        help=(
            "系统第一次看到这一行的时间，用来判断是否24小时内补记。",
            "系統第一次看到這一列的時間，用來判斷是否24小時內補記。",
            "When a refresh first saw this row: shows whether it was noted within 24 hours.",
        ),
        hidden=True,
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
    )
