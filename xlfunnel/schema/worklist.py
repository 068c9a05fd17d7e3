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
            "每人接下来要做的事，更新时重做；做完了请记到跟进计划表。",
            "每人接下來要做的事，更新時重做；做完了請記到跟進計畫表。",
            "What everybody has to do next, rebuilt on refresh; note what is done in the plan.",
        ),
        has_own_rows=False,
    )

    owner: types.Words = column(
        ("跟进人", "跟進人", "Owner"),
        Writer.SYSTEM,
        "ours",
        help=("这件事归谁。", "這件事歸誰。", "Whose task it is."),
        mandatory=True,
        width=10,
    )
    lead_id: types.Id = column(
        ("线索编号", "線索編號", "Lead ID"),
        Writer.SYSTEM,
        "ours",
        help=("哪条线索。", "哪筆線索。", "Which lead."),
        mandatory=True,
    )
    customer_name: types.Words = column(
        ("客户名称", "客戶名稱", "Customer"),
        Writer.SYSTEM,
        "ours",
        help=("哪个客户。", "哪個客戶。", "Which customer."),
        width=24,
    )
    action: types.Words = column(
        ("待办事项", "待辦事項", "To do"),
        Writer.SYSTEM,
        "ours",
        help=(
            "要做什么，如 首次响应。",
            "要做什麼，如 首次回應。",
            "What to do, e.g. first response.",
        ),
        mandatory=True,
        width=20,
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
    )
    due_at: types.Moment = column(
        ("截止时间", "截止時間", "Due"),
        Writer.SYSTEM,
        "ours",
        help=("最晚什么时候做。", "最晚什麼時候做。", "By when."),
    )
    lateness: types.Words = column(
        ("逾期", "逾期", "Late by"),
        Writer.SYSTEM,
        "ours",
        help=(
            "过了多久，如 逾期3天；没过期留空。",
            "過了多久，如 逾期3天；沒過期留空。",
            "How late it is; blank when in time.",
        ),
        width=12,
    )
    amount: types.Money = column(
        ("涉及金额", "涉及金額", "Amount at stake"),
        Writer.SYSTEM,
        "ours",
        help=(
            "这条线索的预算，越大越靠前；不知道留空。",
            "這筆線索的預算，越大越前面；不知道留空。",
            "The lead's budget; larger ones come first; blank if unknown.",
        ),
        unit=("元", "元", "yuan"),
    )
