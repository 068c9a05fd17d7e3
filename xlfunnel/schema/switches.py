"""功能开关: which parts of 一键更新 run (issue 4); checking the data always does."""

from typing import Annotated, TypeAlias

from xlfunnel.language import Text
from xlfunnel.schema import terms, types
from xlfunnel.schema.declare import Row, Tab, Table, Writer, column
from xlfunnel.schema.home_sheet import HOME_SHEET

FeatureCell: TypeAlias = Annotated[str | None, types.term_type(terms.FEATURES, 20)]
OnOffCell: TypeAlias = Annotated[str | None, types.term_type(terms.ON_OFF, 8)]

_DOES: dict[str, Text] = {
    terms.GRADING: Text(
        "按分级规则给线索评级。", "依分級規則替線索評級。", "Grades leads by the policy."
    ),
    terms.REMINDERS: Text(
        "排待办，算最晚跟进时间和逾期。",
        "排待辦，算最晚跟進時間和逾期。",
        "Lists what is due and what is late.",
    ),
    terms.ANALYSIS: Text(
        "重算转化分析表、分维度分析和图表。",
        "重算轉化分析表、分維度分析和圖表。",
        "Updates the conversion sheets.",
    ),
    terms.VIEWS: Text(
        "更新这两张表，收回改动。",
        "更新這兩張表，收回改動。",
        "Rebuilds both sheets, takes back edits.",
    ),
}
# What that means for its sheets while a part is off.
WHILE_OFF: dict[str, Text] = {
    terms.GRADING: Text(
        "等级不再变，新线索不评级。",
        "等級不再變，新線索不評級。",
        "grades stay, new leads get none.",
    ),
    terms.REMINDERS: Text(
        "待办、期限和逾期都不再变。",
        "待辦、期限和逾期都不再變。",
        "list and due times stay.",
    ),
    terms.ANALYSIS: Text("数字和图表不再变。", "數字和圖表不再變。", "figures and charts stay."),
    terms.VIEWS: Text(
        "不再更新，改动留着，打开后收回。",
        "不再更新，改動留著，打開後收回。",
        "both stay, edits wait.",
    ),
}
# Short enough for one line of 首页.
EXPLANATIONS: dict[str, Text] = {
    part: Text(
        f"{does.zh_cn}关掉后{WHILE_OFF[part].zh_cn}",
        f"{does.zh_tw}關掉後{WHILE_OFF[part].zh_tw}",
        f"{does.en} Off: {WHILE_OFF[part].en}",
    )
    for part, does in _DOES.items()
}


class Switch(Row):
    """One part of a refresh, and whether it runs."""

    table = Table(
        "Switches",
        sheet=HOME_SHEET,
        title=Text("功能开关", "功能開關", "Switches"),
        key=("feature",),
        tab=Tab.WORK,
        help=Text(
            "一键更新要做哪些：不要的选“关”，下次更新就不做。检查数据一直会做。",
            "一鍵更新要做哪些：不要的選「關」，下次更新就不做。檢查資料一直會做。",
            "What a refresh does: choose Off for what you do not want. "
            "The data is checked in any case.",
        ),
    )

    feature: FeatureCell = column(
        ("功能", "功能", "Feature"),
        Writer.SYSTEM,
        "ours",
        help=("更新的一部分。", "更新的一部分。", "A part of the refresh."),
        mandatory=True,
    )
    state: OnOffCell = column(
        ("开关", "開關", "Switch"),
        Writer.PERSON,
        "ours",
        help=(
            "开或关；留空按开处理。",
            "開或關；留空視為開。",
            "On or off; blank counts as on.",
        ),
    )
    explanation: types.LongWords = column(
        ("说明", "說明", "What it does"),
        Writer.SYSTEM,
        "ours",
        help=(
            "这部分做什么；关着的，还写明现在是哪一天的结果。",
            "這部分做什麼；關著的，還寫明現在是哪一天的結果。",
            "What the part does; while it is off, also of when its results are.",
        ),
        width=60,
    )
