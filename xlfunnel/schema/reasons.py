"""流失原因 and 成交原因: the coded reasons, and what to do about a loss (SPEC §2, §6)."""

from xlfunnel.language import Text
from xlfunnel.schema import types
from xlfunnel.schema.declare import Row, Tab, Table, Writer, column
from xlfunnel.schema.rules_sheet import RULES_SHEET

_SYNONYMS_HELP = (
    "也认的写法，用顿号隔开。",
    "也認的寫法，用頓號隔開。",
    "What else people write for it, separated by commas.",
)


class LossReason(Row):
    """A reason for losing a lead and the advice it calls for."""

    table = Table(
        "LossReasons",
        sheet=RULES_SHEET,
        title=Text("流失原因", "流失原因", "Reasons lost"),
        key=("reason",),
        tab=Tab.CONFIGURATION,
        help=Text(
            "登记流失时可选的原因；哪个原因最多，它的优化建议就写进转化分析表。",
            "登記流失時可選的原因；哪個原因最多，它的優化建議就寫進轉化分析表。",
            "What a loss may be put down to; the advice of the commonest goes into Conversion.",
        ),
    )

    reason: types.LossReasonName = column(
        ("流失原因", "流失原因", "Reason lost"),
        Writer.PERSON,
        "S2",
        help=("为什么没成。", "為什麼沒成。", "Why a lead is lost."),
        mandatory=True,
    )
    synonyms: types.LongWords = column(
        ("同义词", "同義詞", "Synonyms"),
        Writer.PERSON,
        "ours",
        help=_SYNONYMS_HELP,
        width=24,
    )
    advice: types.LongWords = column(
        ("优化建议", "優化建議", "Advice"),
        Writer.PERSON,
        "S2",
        help=(
            "这个原因最多时，建议怎么做。",
            "這個原因最多時，建議怎麼做。",
            "What to do when it is the commonest reason.",
        ),
        mandatory=True,
        width=44,
    )


class WinReason(Row):
    """A reason for winning a lead."""

    table = Table(
        "WinReasons",
        sheet=RULES_SHEET,
        title=Text("成交原因", "成交原因", "Reasons won"),
        key=("reason",),
        tab=Tab.CONFIGURATION,
        help=Text(
            "登记成交时可选的原因；最多的几个写进转化分析表。",
            "登記成交時可選的原因；最多的幾個寫進轉化分析表。",
            "What a win may be put down to; the commonest go into Conversion.",
        ),
    )

    reason: types.WinReasonName = column(
        ("成交原因", "成交原因", "Reason won"),
        Writer.PERSON,
        "S2",
        help=("客户为什么选我们。", "客戶為什麼選我們。", "Why a lead is won."),
        mandatory=True,
    )
    synonyms: types.LongWords = column(
        ("同义词", "同義詞", "Synonyms"),
        Writer.PERSON,
        "ours",
        help=_SYNONYMS_HELP,
        mandatory=True,
        width=24,
    )
