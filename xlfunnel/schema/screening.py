"""筛选规则: which leads are worth the time (SPEC §3; S0, S2)."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from xlfunnel.language import Text
from xlfunnel.schema import types
from xlfunnel.schema.declare import Row, Tab, Table, Writer, column
from xlfunnel.schema.lead_fields import LeadField, field_of
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.rules_sheet import RULES_SHEET
from xlfunnel.values.cell import shown
from xlfunnel.values.reading import Reading, Status
from xlfunnel.values.terms import Terms
from xlfunnel.values.text import fold


class ScreeningRule(Row):
    """A comparison on one column and what it says of the lead; rows of one name hold together."""

    table = Table(
        "Screening",
        sheet=RULES_SHEET,
        title=Text("筛选规则", "篩選規則", "Screening"),
        key=("name", "comparison", "value", "conclusion", "lead_field"),
        tab=Tab.CONFIGURATION,
        help=Text(
            "哪些线索值得跟：有一条说不合格就不合格，否则有一条说合格就合格，都说不准的待确认。线索不会被删。",
            "哪些線索值得跟：有一條說不合格就不合格，否則有一條說合格就合格，都說不準的待確認。線索不會被刪。",
            "Which leads are worth the time: one rule that says not qualified decides, else one "
            "that says qualified; else it is to confirm. Nothing is deleted.",
        ),
    )

    name: types.Words = column(
        ("名称", "名稱", "Rule name"),
        Writer.PERSON,
        "ours",
        help=(
            "规则的名称，会写进筛选原因；同名的几行要同时满足。",
            "規則的名稱，會寫進篩選原因；同名的幾列要同時符合。",
            "The rule's name, quoted in the screening reason; rows of one name must all hold.",
        ),
        mandatory=True,
        width=22,
    )
    lead_field: LeadField = column(
        ("字段", "欄位", "Field"),
        Writer.PERSON,
        "S0",
        help=(
            "看登记表的哪一列，如 年营收。",
            "看登記表的哪一欄，如 年營收。",
            "The column of Leads it looks at, e.g. annual revenue.",
        ),
        mandatory=True,
    )
    comparison: types.ComparisonCell = column(
        ("比较", "比較", "Comparison"),
        Writer.PERSON,
        "ours",
        help=(
            "怎么比，如 大于、包含、无法识别。",
            "怎麼比，如 大於、包含、無法辨識。",
            "How to compare, e.g. greater than, contains, cannot be read.",
        ),
        mandatory=True,
    )
    value: types.Anything = column(
        ("值", "值", "Value"),
        Writer.PERSON,
        "S0",
        help=(
            "跟什么比，如 5000万；几个词用顿号隔开，有一个就算；为空、无法识别不用填。",
            "跟什麼比，如 5000萬；幾個詞用頓號隔開，有一個就算；為空、無法辨識不用填。",
            "What to compare with, e.g. 50,000,000; of words with 、 between them one is enough; "
            "not needed for is blank or cannot be read.",
        ),
        width=14,
    )
    conclusion: types.ScreeningCell = column(
        ("结论", "結論", "Conclusion"),
        Writer.PERSON,
        "S0",
        help=(
            "条件成立时：合格、不合格或待确认；同名的几行要一样。",
            "條件成立時：合格、不合格或待確認；同名的幾列要一樣。",
            "When it holds: qualified, not qualified or to confirm; the same in rows of one name.",
        ),
        mandatory=True,
    )


def rules_of(rows: Sequence[ScreeningRule]) -> list[tuple[int, ...]]:
    """
    Return the positions of the rows of each rule, in the table's order.

    Rows of one name and one conclusion are the conditions of one rule, which holds where all
    of them do; a row without a name is a rule of its own.
    """
    found: dict[Hashable, list[int]] = {}
    for n, row in enumerate(rows):
        found.setdefault((fold(row.name), row.conclusion) if row.name else n, []).append(n)
    return [tuple(positions) for positions in found.values()]


def read_value(rule: ScreeningRule, words: Mapping[str, Terms]) -> Reading[Any]:
    """
    Return what a rule compares with, read as its column of Leads is; *words* by name.

    Of a dictionary it may name several words with 、 between them.
    """
    kind = Lead.column(field_of(rule.lead_field or "")).type
    if kind.terms is None or kind is types.YES_NO:
        return kind.read(rule.value)
    known = words.get(kind.terms.name, kind.terms)
    readings = [known.read(word) for word in shown(rule.value).split("、")]
    wrong = next((reading for reading in readings if reading.value is None), None)
    named = "、".join(reading.value or "" for reading in readings)
    return wrong or Reading(shown(rule.value), Status.READ, named)
