"""人员负荷: who has how much, who can take more, and what next week brings (SPEC §4, §10)."""

from xlfunnel.language import Text
from xlfunnel.schema import types
from xlfunnel.schema.declare import Row, Tab, Table, Writer, column

_LEADS = ("条", "筆", "leads")
_TOUCHES = ("次", "次", "touches")


class RepLoad(Row):
    """One rep: the fairness ledger of assignment, and next week's touches against capacity."""

    table = Table(
        "Workload",
        sheet=Text("人员负荷", "人員負荷", "Workload"),
        key=("rep",),
        tab=Tab.ANALYSIS,
        help=Text(
            "每人手上有多少、本月分了多少、下周忙不忙得过来，更新时重算。",
            "每人手上有多少、本月分了多少、下週忙不忙得過來，更新時重算。",
            "What each rep has, got this month, and whether next week is too full; recomputed.",
        ),
        has_own_rows=False,
    )

    rep: types.WrappedWords = column(
        ("姓名", "姓名", "Name"),
        Writer.SYSTEM,
        "ours",
        help=("人员表里的同事。", "人員表裡的同事。", "The rep, as in Reps."),
        mandatory=True,
        width=12,
    )
    situation: types.WrappedWords = column(
        ("情况", "情況", "Situation"),
        Writer.SYSTEM,
        "ours",
        help=(
            "在岗、请假中（到哪天）、离职，或本月已满。",
            "在職、請假中（到哪天）、離職，或本月已滿。",
            "Active, on leave (until when), left, or full this month.",
        ),
        width=25,
        rules="Reps",
    )
    monthly_capacity: types.Count = column(
        ("月容量", "月容量", "Leads a month"),
        Writer.SYSTEM,
        "ours",
        help=(
            "人员表里的月容量；空的不限。",
            "人員表裡的月容量；空的不限。",
            "As in Reps; blank for no limit.",
        ),
        unit=_LEADS,
        rules="Reps",
    )
    assigned_in_month: types.Count = column(
        ("本月新接", "本月新接", "New this month"),
        Writer.SYSTEM,
        "ours",
        help=(
            "本月到手的新线索，系统分的、人工定的、交接来的都算。",
            "本月到手的新線索，系統分的、人工定的、交接來的都算。",
            "Leads received this month: by the system, by a person, by hand-over.",
        ),
        unit=_LEADS,
        mandatory=True,
    )
    capacity_left: types.Count = column(
        ("本月还能接", "本月還能接", "Room this month"),
        Writer.SYSTEM,
        "ours",
        help=(
            "月容量减本月新接；不限的留空。",
            "月容量減本月新接；不限的留空。",
            "Capacity less new; blank for no limit.",
        ),
        unit=_LEADS,
    )
    open_leads: types.Count = column(
        ("在跟数量", "未結案數量", "Open"),
        Writer.SYSTEM,
        "ours",
        help=("手上没成交也没流失的线索。", "手上沒成交也沒流失的線索。", "Open leads in hand."),
        unit=_LEADS,
    )
    load: types.Days = column(
        ("每月要跟次数", "每月要跟次數", "Touches a month"),
        Writer.SYSTEM,
        "ours",
        help=(
            "在跟线索按时限规则每月要跟几次，加起来；高意向跟得勤，占得多。",
            "未結案線索依時限規則每月要跟幾次，加起來；高意向跟得勤，佔得多。",
            "Touches a month that the clocks ask for all open leads: high grades weigh more.",
        ),
        unit=_TOUCHES,
        rules="Clocks",
    )
    overdue: types.Count = column(
        ("逾期", "逾期", "Overdue"),
        Writer.SYSTEM,
        "ours",
        help=("已经逾期的线索。", "已經逾期的線索。", "Leads that are overdue."),
        unit=_LEADS,
        rules="Clocks",
    )
    due_next_week: types.Count = column(
        ("未来7天要跟", "未來7天要跟", "Due in 7 days"),
        Writer.SYSTEM,
        "ours",
        help=(
            "逾期的，加上今天到未来7天内到期的，与待办提醒数法一样。",
            "逾期的，加上今天到未來7天內到期的，與待辦提醒數法相同。",
            "What is overdue or due by 7 days from now, counted as in To do.",
        ),
        unit=_TOUCHES,
    )
    can_do_next_week: types.Count = column(
        ("未来7天能跟", "未來7天能跟", "Can do in 7 days"),
        Writer.SYSTEM,
        "ours",
        help=(
            "未来7天里本人上班的天数，乘以“每人每天可跟进”。",
            "未來7天裡本人上班的天數，乘以「每人每天可跟進」。",
            "The rep's working days in the next 7, times touches a day.",
        ),
        unit=_TOUCHES,
        rules="Settings",
    )
    touches_a_week: types.Days = column(
        ("近4周每周实跟", "近4週每週實跟", "Touches a week"),
        Writer.SYSTEM,
        "ours",
        help=(
            "近4周平均每周真正跟进几次，和“能跟”对照着看。",
            "近4週平均每週真正跟進幾次，和「能跟」對照著看。",
            "Real touches a week over the last four weeks, to compare with.",
        ),
        unit=_TOUCHES,
    )
    credit: types.Days = column(
        ("轮值份额", "輪值份額", "Credit"),
        Writer.SYSTEM,
        "ours",
        help=(
            "轮流分配时攒下的份额：正数表示欠他线索，负数表示多给了。",
            "輪流分配時累積的份額：正數表示欠他線索，負數表示多給了。",
            "What the round-robin owes the rep; negative if they got more than their share.",
        ),
    )
    advice: types.LongWords = column(
        ("提示", "提示", "Note"),
        Writer.SYSTEM,
        "ours",
        help=(
            "如 未来7天忙不过来，离职的还有几条没交接。",
            "如 未來7天忙不過來，離職的還有幾筆沒交接。",
            "E.g. too much for the next 7 days, or leads still to hand over.",
        ),
        width=44,
    )
