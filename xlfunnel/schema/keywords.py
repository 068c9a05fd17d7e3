"""关键词: words in free text that suggest a value (SPEC §4: 需求明确度)."""

from xlfunnel.language import Text
from xlfunnel.schema import types
from xlfunnel.schema.declare import Row, Tab, Table, Writer, column
from xlfunnel.schema.lead_fields import LeadField
from xlfunnel.schema.rules_sheet import RULES_SHEET


class Keyword(Row):
    """A word in 需求描述 and what it suggests; of several the longest counts."""

    table = Table(
        "Keywords",
        sheet=RULES_SHEET,
        title=Text("关键词", "關鍵字", "Keywords"),
        key=("suggests_field", "word"),
        tab=Tab.CONFIGURATION,
        help=Text(
            "需求描述里有这个词，就按它推断需求明确度；有好几个词时，以最长的为准。",
            "需求描述裡有這個詞，就依它推斷需求明確度；有好幾個詞時，以最長的為準。",
            "A need that holds the word suggests the value; of several words the longest counts.",
        ),
    )

    suggests_field: LeadField = column(
        ("字段", "欄位", "Field"),
        Writer.PERSON,
        "ours",
        help=(
            "推断的是登记表哪一列，如 需求明确度。",
            "推斷的是登記表哪一欄，如 需求明確度。",
            "The column of Leads it suggests, e.g. clarity of need.",
        ),
        mandatory=True,
    )
    word: types.Words = column(
        ("词", "詞", "Word"),
        Writer.PERSON,
        "ours",
        help=(
            "需求描述里出现的词，如 招标。",
            "需求描述裡出現的詞，如 招標。",
            "The word to find in the need, e.g. tender.",
        ),
        mandatory=True,
    )
    suggests: types.Words = column(
        ("取值", "取值", "Suggests"),
        Writer.PERSON,
        "ours",
        help=(
            "推断出的值，如 明确需求。",
            "推斷出的值，如 明確需求。",
            "The value it suggests, e.g. clear need.",
        ),
        mandatory=True,
    )
