"""分级规则: the decision table behind 意向等级 (SPEC §4)."""

from xlfunnel.language import Text
from xlfunnel.schema import types
from xlfunnel.schema.declare import Row, Tab, Table, Writer, column
from xlfunnel.schema.rules_sheet import RULES_SHEET

_DAYS = ("天", "天", "days")


class GradeRule(Row):
    """
    One grade and what it asks for; rows are tried by `rank`, the first that fits wins.

    Both ends of the day range belong to it; the row for the rest takes what lies between.
    A row without a last day also takes an unknown decision time.
    """

    table = Table(
        "GradePolicy",
        sheet=RULES_SHEET,
        title=Text("分级规则", "分級規則", "Grade policy"),
        key=("grade",),
        tab=Tab.CONFIGURATION,
        help=Text(
            "什么样的线索算高、中、低：按顺序试，条件全满足就评这个等级，都不满足的归入“其余归此”那一行。"
            "需求、预算、周期全空的为待评级，不看此表。",
            "什麼樣的線索算高、中、低：依順序試，條件全滿足就評這個等級，都不滿足的歸入「其餘歸此」那一列。"
            "需求、預算、週期全空的為待評級，不看此表。",
            "What makes a lead high, medium or low: rows are tried in order, the first whose "
            "conditions all hold gives the grade, the row for the rest takes what is left. "
            "Leads with nothing known stay ungraded.",
        ),
    )

    grade: types.GradeName = column(
        ("等级", "等級", "Grade"),
        Writer.PERSON,
        "S2",
        help=(
            "等级名称，三到五级。",
            "等級名稱，三到五級。",
            "Name of the grade; three to five of them.",
        ),
        mandatory=True,
    )
    aliases: types.Words = column(
        ("别名", "別名", "Aliases"),
        Writer.PERSON,
        "S0",
        help=(
            "也认的写法，如 A、A级，用顿号隔开。",
            "也認的寫法，如 A、A級，用頓號隔開。",
            "Other spellings that count, e.g. A; separated by commas.",
        ),
    )
    rank: types.Number = column(
        ("顺序", "順序", "Order"),
        Writer.PERSON,
        "ours",
        help=(
            "先试哪一行，小的在前。",
            "先試哪一列，小的在前。",
            "Which row is tried first: the smaller number.",
        ),
        mandatory=True,
        width=8,
    )
    clarity: types.ClarityCell = column(
        ("需求明确度", "需求明確度", "Clarity of need"),
        Writer.PERSON,
        "S2",
        help=(
            "要求的需求明确度；留空不限。",
            "要求的需求明確度；留空不限。",
            "The clarity it asks for; blank for any.",
        ),
    )
    budget_condition: types.BudgetConditionCell = column(
        ("预算条件", "預算條件", "Budget condition"),
        Writer.PERSON,
        "S2",
        help=(
            "符合预期：预算上限不低于“预期预算下限”；留空不限。",
            "符合預期：預算上限不低於「預期預算下限」；留空不限。",
            "Fits: its upper end reaches the expected budget; blank for any.",
        ),
    )
    cycle_from_days: types.Number = column(
        ("周期下限天", "週期下限天", "Days from"),
        Writer.PERSON,
        "S2",
        help=(
            "决策周期从几天起，含这一天；留空不限。",
            "決策週期從幾天起，含這一天；留空不限。",
            "Decision time from this many days, inclusive; blank for any.",
        ),
        unit=_DAYS,
    )
    cycle_to_days: types.Number = column(
        ("周期上限天", "週期上限天", "Days to"),
        Writer.PERSON,
        "S2",
        help=(
            "决策周期到几天止，含这一天；留空则不限，周期不确定的也算。",
            "決策週期到幾天止，含這一天；留空則不限，週期不確定的也算。",
            "Decision time to this many days, inclusive; blank takes longer and unknown too.",
        ),
        unit=_DAYS,
    )
    seniority: types.SeniorityCell = column(
        ("建议资历", "建議資歷", "Best handled by"),
        Writer.PERSON,
        "S2",
        help=(
            "这个等级最好由哪类同事跟进。",
            "這個等級最好由哪類同事跟進。",
            "Which kind of colleague should take this grade.",
        ),
    )
    takes_the_rest: types.YesNo = column(
        ("其余归此", "其餘歸此", "Takes the rest"),
        Writer.PERSON,
        "ours",
        help=(
            "是：其他行都不满足的线索归到这一级；只能有一行。",
            "是：其他列都不滿足的線索歸到這一級；只能有一列。",
            "Yes: leads that fit no other row get this grade; one row only.",
        ),
    )
