"""沉睡线索: open leads that nobody has touched for long, and what to do about them (SPEC §4)."""

from xlfunnel.language import Text
from xlfunnel.schema import types
from xlfunnel.schema.declare import Row, Tab, Table, Writer, column


class DormantLead(Row):
    """An open lead that has been silent for several follow-up cycles."""

    table = Table(
        "Dormant",
        sheet=Text("沉睡线索", "沉睡線索", "Dormant leads"),
        key=("lead_id",),
        tab=Tab.WORK,
        help=Text(
            "好几个跟进周期没有动静的线索，金额大的在前。收回公海只是建议，要不要收由您定。",
            "好幾個跟進週期沒有動靜的線索，金額大的在前。收回公池只是建議，要不要收由您定。",
            "Leads silent for several follow-up cycles, most money first. Back to the pool is only "
            "a proposal: you decide.",
        ),
        has_own_rows=False,
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
    owner: types.WrappedWords = column(
        ("跟进人", "跟進人", "Owner"),
        Writer.SYSTEM,
        "ours",
        help=("现在归谁。", "現在歸誰。", "Whose lead it is."),
        width=9,
    )
    grade: types.GradeCell = column(
        ("意向等级", "意向等級", "Grade"),
        Writer.SYSTEM,
        "S2",
        help=("现在的等级。", "現在的等級。", "The present grade."),
    )
    last_follow_up: types.Date = column(
        ("最近跟进时间", "最近跟進時間", "Last follow-up"),
        Writer.SYSTEM,
        "ours",
        help=(
            "最近一次真正的跟进；从没跟进过的留空。",
            "最近一次真正的跟進；從沒跟進過的留空。",
            "The latest real follow-up; blank if there never was one.",
        ),
    )
    silent_days: types.Count = column(
        ("沉默天数", "沉默天數", "Silent for"),
        Writer.SYSTEM,
        "ours",
        help=(
            "最近跟进到现在几天；从没跟进过的从登记算。",
            "最近跟進到現在幾天；從沒跟進過的從登記算。",
            "Days since the last follow-up, or since registration without one.",
        ),
        unit=("天", "天", "days"),
        mandatory=True,
    )
    cycles: types.Days = column(
        ("相当几个周期", "相當幾個週期", "Cycles"),
        Writer.SYSTEM,
        "ours",
        help=(
            "沉默了几个跟进周期，周期见时限规则。",
            "沉默了幾個跟進週期，週期見時限規則。",
            "How many follow-up cycles that is, by the clock rules.",
        ),
        unit=("个周期", "個週期", "cycles"),
        rules="Clocks",
    )
    amount: types.Money = column(
        ("涉及金额", "涉及金額", "Amount at stake"),
        Writer.SYSTEM,
        "ours",
        help=(
            "这条线索的预算，范围取中间，不知道或外币留空。",
            "這筆線索的預算，範圍取中間，不知道或外幣留空。",
            "The lead's budget, the middle of a range; blank if unknown or in another currency.",
        ),
        unit=("元", "元", "yuan"),
    )
    proposal: types.ProposalCell = column(
        ("建议", "建議", "Proposal"),
        Writer.SYSTEM,
        "ours",
        help=(
            "再联系，或收回公海另派；系统不会自己收回。",
            "再聯絡，或收回公池另派；系統不會自己收回。",
            "Contact again, or back to the pool; the system takes nothing back by itself.",
        ),
        mandatory=True,
        rules="Settings",
    )
    reason: types.LongWords = column(
        ("理由", "理由", "Why"),
        Writer.SYSTEM,
        "ours",
        help=("为什么这么建议。", "為什麼這麼建議。", "Why it is proposed."),
        width=44,
    )
