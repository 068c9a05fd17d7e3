"""改进行动表: what the monthly diagnosis found, who acts, and what came of it (SPEC §6; S2, S3)."""

from xlfunnel.language import Text
from xlfunnel.schema import types
from xlfunnel.schema.declare import Row, Tab, Table, Writer, column


class Improvement(Row):
    """One finding of a closed month, or a row of the team's own; never removed by a run."""

    table = Table(
        "Improvements",
        sheet=Text("改进行动表", "改進行動表", "Improvements"),
        key=("month", "rule_id", "group"),
        tab=Tab.ANALYSIS,
        help=Text(
            "月初诊断上个月，站得住脚的问题加一行；责任人和截止日由您填，之后每月补上“改后”。",
            "月初診斷上個月，站得住腳的問題加一列；責任人和截止日由您填，之後每月補上「改後」。",
            "Each closed month is diagnosed once; what holds up is a row. You name who acts.",
        ),
    )

    month: types.Words = column(
        ("月份", "月份", "Month"),
        Writer.SHARED,
        "S2",
        help=(
            "诊断的是哪个月，如 2024-03。",
            "診斷的是哪個月，如 2024-03。",
            "The month diagnosed, e.g. 2024-03.",
        ),
        mandatory=True,
        width=10,
    )
    problem: types.LongWords = column(
        ("问题", "問題", "Problem"),
        Writer.SHARED,
        "S2",
        help=(
            "发现了什么，数字写在里面。",
            "發現了什麼，數字寫在裡面。",
            "What was found, with its numbers.",
        ),
        mandatory=True,
        width=46,
    )
    measure: types.LongWords = column(
        ("措施", "措施", "Measure"),
        Writer.SHARED,
        "S2",
        help=(
            "打算怎么改；系统先给一条，您可以改写。",
            "打算怎麼改；系統先給一條，您可以改寫。",
            "What to do; the system proposes, you may rewrite it.",
        ),
        mandatory=True,
        width=40,
    )
    responsible: types.WrappedWords = column(
        ("责任人", "責任人", "Responsible"),
        Writer.PERSON,
        "S3",
        help=("谁来做。", "誰來做。", "Who does it."),
        width=11,
    )
    due_on: types.Date = column(
        ("截止日", "截止日", "Due"),
        Writer.PERSON,
        "S3",
        help=("什么时候做完。", "什麼時候做完。", "By when."),
    )
    before: types.LongWords = column(
        ("改前", "改前", "Before"),
        Writer.SHARED,
        "S3",
        help=(
            "发现问题时的数字。",
            "發現問題時的數字。",
            "The figure when it was found.",
        ),
        width=24,
    )
    after: types.LongWords = column(
        ("改后", "改後", "After"),
        Writer.SHARED,
        "S3",
        help=(
            "之后登记的线索做到多少，每月更新；数据不够会写明。",
            "之後登記的線索做到多少，每月更新；資料不夠會寫明。",
            "What leads registered since have reached, updated each month; says if too few.",
        ),
        width=24,
    )
    rule_id: types.Words = column(
        ("规则", "規則", "Rule"),
        Writer.SYSTEM,
        "ours",
        help=("依据哪条规则。", "依據哪條規則。", "The rule that found it."),
        hidden=True,
    )
    group: types.Words = column(
        ("对象", "對象", "Group"),
        Writer.SYSTEM,
        "ours",
        help=("说的是哪一组。", "說的是哪一組。", "The group it is about."),
        hidden=True,
    )
