"""待办提醒: what to do next, for whom, and why (SPEC §1)."""

from xlfunnel.language import Text
from xlfunnel.schema import types
from xlfunnel.schema.declare import Row, Tab, Table, Writer, column


class WorkItem(Row):
    """One thing to do."""

    table = Table(
        "Worklist",
        sheet=Text("待办提醒", "待辦提醒", "To do"),
        key=("lead_id", "action"),
        tab=Tab.WORK,
        help=Text(
            "每人接下来要做的事，更新时重做，金额大、逾期久的在前；做完了请记到跟进计划表。",
            "每人接下來要做的事，更新時重做，金額大、逾期久的在前；做完了請記到跟進計畫表。",
            "Who has to do what next, most money and longest overdue first; log what is done in "
            "Follow-up plan.",
        ),
        has_own_rows=False,
    )

    owner: types.WrappedWords = column(
        ("跟进人", "跟進人", "Owner"),
        Writer.SYSTEM,
        "ours",
        help=("这件事归谁。", "這件事歸誰。", "Whose task it is."),
        mandatory=True,
        width=9,
    )
    lead_id: types.Id = column(
        ("线索编号", "線索編號", "Lead ID"),
        Writer.SYSTEM,
        "ours",
        help=("哪条线索。", "哪筆線索。", "Which lead."),
        mandatory=True,
    )
    customer_name: types.WrappedWords = column(
        ("客户名称", "客戶名稱", "Customer"),
        Writer.SYSTEM,
        "ours",
        help=("哪个客户。", "哪個客戶。", "Which customer."),
        width=26,
    )
    action: types.WrappedWords = column(
        ("待办事项", "待辦事項", "To do"),
        Writer.SYSTEM,
        "ours",
        help=(
            "要做什么，如 首次跟进，或上次约好的下一步。",
            "要做什麼，如 首次跟進，或上次約好的下一步。",
            "What to do, e.g. make first contact, or the next step agreed on.",
        ),
        mandatory=True,
        width=32,
        rules="Clocks",
    )
    reason: types.LongWords = column(
        ("原因", "原因", "Why"),
        Writer.SYSTEM,
        "ours",
        help=(
            "为什么现在要做，如 高意向48小时内首次响应。",
            "為什麼現在要做，如 高意向48小時內首次回應。",
            "Why now, e.g. high grade: first response within 48 hours.",
        ),
        width=36,
        rules="Clocks",
    )
    due_at: types.Moment = column(
        ("截止时间", "截止時間", "Due"),
        Writer.SYSTEM,
        "ours",
        help=(
            "最晚什么时候做；只有日期的，当天都算按时。",
            "最晚什麼時候做；只有日期的，當天都算準時。",
            "By when; a date without a time is in time all day.",
        ),
        rules="Clocks",
    )
    lateness: types.Words = column(
        ("逾期", "逾期", "Late by"),
        Writer.SYSTEM,
        "ours",
        help=(
            "过了多久，如 逾期3天；今天到期的也写明，没到期留空。",
            "過了多久，如 逾期3天；今天到期的也寫明，沒到期留空。",
            "How late it is, or that it is due today; else blank.",
        ),
        width=11,
        rules="Clocks",
    )
    amount: types.Money = column(
        ("涉及金额", "涉及金額", "Amount at stake"),
        Writer.SYSTEM,
        "ours",
        help=(
            "这条线索的预算，范围取中间，不知道或外币留空。"
            "逾期和今天到期的，金额大的在前，每三行有一行是逾期最久的。",
            "這筆線索的預算，範圍取中間，不知道或外幣留空。"
            "逾期和今天到期的，金額大的在前，每三列有一列是逾期最久的。",
            "The lead's budget, the middle of a range; blank if unknown or in another currency. "
            "Of what is late or due today larger ones come first; every third row is what has "
            "waited longest.",
        ),
        unit=("元", "元", "yuan"),
    )
