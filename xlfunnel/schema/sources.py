"""来源: the sources a team uses, with what else people write for them (SPEC §1, §2)."""

from xlfunnel.language import Text
from xlfunnel.schema import types
from xlfunnel.schema.declare import Row, Tab, Table, Writer, column
from xlfunnel.schema.rules_sheet import RULES_SHEET


class Source(Row):
    """A source of leads, its synonyms and what it cost."""

    table = Table(
        "Sources",
        sheet=RULES_SHEET,
        title=Text("来源", "來源", "Sources"),
        key=("name",),
        tab=Tab.CONFIGURATION,
        help=Text(
            "登记线索时可选的来源；按同义词写的也认得。",
            "登記線索時可選的來源；依同義詞寫的也認得。",
            "What a lead's source may be; synonyms are understood too.",
        ),
    )

    name: types.SourceName = column(
        ("来源", "來源", "Source"),
        Writer.PERSON,
        "S2",
        help=(
            "来源名称，如 展会。",
            "來源名稱，如 展會。",
            "Name of the source, e.g. trade show.",
        ),
        mandatory=True,
    )
    synonyms: types.LongWords = column(
        ("同义词", "同義詞", "Synonyms"),
        Writer.PERSON,
        "ours",
        help=(
            "也认的写法，用顿号隔开，如 行业展会、博览会。",
            "也認的寫法，用頓號隔開，如 產業展會、博覽會。",
            "What else people write for it, separated by commas.",
        ),
        mandatory=True,
        width=24,
    )
    cost: types.Money = column(
        ("本期费用", "本期費用", "Cost this period"),
        Writer.PERSON,
        "S3",
        help=(
            "这个来源本期花了多少钱，用来算单个成交成本；不算就留空。",
            "這個來源本期花了多少錢，用來算單個成交成本；不算就留空。",
            "What the source cost this period; blank if you do not track it.",
        ),
        unit=("元", "元", "yuan"),
    )
