"""What the rule tables hold in a new workbook (SPEC §4, §2, §3): a team starts from it."""

from typing import TypeAlias

from xlfunnel.language import Language, Text
from xlfunnel.schema import default_clocks, default_words, terms
from xlfunnel.schema.calendar import CalendarDay, WeekHours
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.schema.configuration import language_name
from xlfunnel.schema.declare import Row
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.keywords import Keyword
from xlfunnel.schema.parameters import Parameter, parameters
from xlfunnel.schema.reasons import LossReason, WinReason
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.required_fields import RequiredField
from xlfunnel.schema.screening import ScreeningRule
from xlfunnel.schema.settings import Setting
from xlfunnel.schema.sources import Source
from xlfunnel.schema.switches import EXPLANATIONS, Switch
from xlfunnel.schema.writing import cell_of
from xlfunnel.values.cell import Cell

# A shipped value: a Text is said in the workbook's language, a str is a term's zh-CN name.
Shipped: TypeAlias = dict[str, "Cell | Text"]

_GRADES: list[Shipped] = [
    {
        "grade": Text("高意向", "高意向", "High"),
        "aliases": Text("A、A级", "A、A級", "A"),
        "rank": 1.0,
        "clarity": terms.CLEAR_NEED,
        "budget_condition": terms.BUDGET_FITS,
        "cycle_from_days": 0.0,
        "cycle_to_days": 30.0,
        "seniority": terms.SENIOR,
        "takes_the_rest": False,
    },
    {
        "grade": Text("低意向", "低意向", "Low"),
        "aliases": Text("C、C级", "C、C級", "C"),
        "rank": 2.0,
        "clarity": terms.ONLY_AWARE,
        "cycle_from_days": 90.0,
        "seniority": terms.ASSISTANT,
        "takes_the_rest": False,
    },
    {
        "grade": Text("中意向", "中意向", "Medium"),
        "aliases": Text("B、B级", "B、B級", "B"),
        "rank": 3.0,
        "cycle_from_days": 30.0,
        "cycle_to_days": 90.0,
        "seniority": terms.REGULAR,
        "takes_the_rest": True,
    },
]

_REQUIRED: list[Shipped] = [
    {"status": status, "lead_field": field}
    for status, fields in (
        (None, ("客户名称", "联系方式", "线索来源", "需求描述")),
        (terms.FOLLOWING, ("联系人", "跟进人")),
        (terms.WON, ("联系人", "跟进人", "成交日期", "成交金额")),
        (terms.LOST, ("流失原因", "流失日期")),
    )
    for field in fields
]

# S2 1.2 asks for both: two rows of one name, which hold together.
_BIG_AND_DIGITAL = Text(
    "50人以上且有数字化需求",
    "50人以上且有數位化需求",
    "50 employees or more and wants to go digital",
)
_SCREENING: list[Shipped] = [
    {
        "name": Text("年营收超过5000万", "年營收超過5000萬", "Revenue above 50 million"),
        "lead_field": "年营收",
        "comparison": "大于",
        "value": 50_000_000.0,
        "conclusion": terms.QUALIFIED,
    },
    {
        "name": Text("有采购计划", "有採購計畫", "Has a purchase plan"),
        "lead_field": "有无采购计划",
        "comparison": "等于",
        "value": Text("是", "是", "Yes"),
        "conclusion": terms.QUALIFIED,
    },
    {
        "name": _BIG_AND_DIGITAL,
        "lead_field": "企业人数",
        "comparison": "不小于",
        "value": 50.0,
        "conclusion": terms.QUALIFIED,
    },
    {
        "name": _BIG_AND_DIGITAL,
        "lead_field": "需求描述",
        "comparison": "包含",
        "value": Text("数字化", "數位化", "digital"),
        "conclusion": terms.QUALIFIED,
    },
    {
        "name": Text("联系方式有误", "聯絡方式有誤", "Contact cannot be used"),
        "lead_field": "联系方式",
        "comparison": "无法识别",
        "conclusion": terms.NOT_QUALIFIED,
    },
    {
        "name": Text("需求明显不符", "需求明顯不符", "Need does not match"),
        "lead_field": "流失原因",
        "comparison": "等于",
        "value": Text("需求不符", "需求不符", "Need does not match"),
        "conclusion": terms.NOT_QUALIFIED,
    },
]

_OFFICE_DAY: Shipped = {"opens_at": 9.0, "lunch_from": 12.0, "lunch_to": 13.0, "closes_at": 18.0}
_WEEK: list[Shipped] = [
    {"weekday": day, **(_OFFICE_DAY if day not in ("周六", "周日") else {})}
    for day in terms.WEEKDAYS.names
]

_SWITCHES: list[Shipped] = [
    {"feature": feature, "state": terms.ON, "explanation": EXPLANATIONS[feature]}
    for feature in terms.FEATURES.names
]

_SHIPPED: dict[type[Row], list[Shipped]] = {
    Switch: _SWITCHES,
    GradeRule: _GRADES,
    ClockRule: default_clocks.CLOCKS,
    RequiredField: _REQUIRED,
    ScreeningRule: _SCREENING,
    Keyword: default_words.KEYWORDS,
    LossReason: default_words.LOSS_REASONS,
    WinReason: default_words.WIN_REASONS,
    Source: default_words.SOURCES,
    WeekHours: _WEEK,
    CalendarDay: [],
    Rep: [],
}


def shipped_rows(row: type[Row], language: Language) -> list[dict[str, Cell]]:
    """Return what table *row* holds in a new workbook: field to cell, in *language*."""
    if row is Setting:
        return [_setting(declared, language) for declared in parameters()]
    return [
        {name: cell_of(row.column(name).type, value, language) for name, value in shipped.items()}
        for shipped in _SHIPPED.get(row, [])
    ]


def _setting(declared: Parameter, language: Language) -> dict[str, Cell]:
    default = language_name(language) if declared.field == "language" else declared.default
    return {
        "key": declared.names.to(language),
        "value": cell_of(declared.type, default, language),
        "unit": declared.unit.to(language) or None,
        "explanation": declared.help.to(language),
    }
