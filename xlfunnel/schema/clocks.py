"""时限规则: by when a lead must be followed up, and why (SPEC §4)."""

from collections.abc import Iterable

from xlfunnel.language import Text
from xlfunnel.schema import terms, types
from xlfunnel.schema.declare import Row, Tab, Table, Writer, column
from xlfunnel.schema.rules_sheet import RULES_SHEET

# What each clause may count from; the first is meant where nothing is said.
TRIGGERS: dict[str, tuple[str, ...]] = {
    terms.FIRST_RESPONSE: (terms.FROM_REGISTRATION,),
    terms.FIRST_WINDOW: (terms.FROM_REGISTRATION,),
    terms.RHYTHM: (terms.FROM_LAST_TOUCH,),
    terms.INVITATION: (terms.FROM_LAST_TOUCH, terms.FROM_REGISTRATION),
    terms.COMPLETE_GRADE: (terms.FROM_REGISTRATION,),
    terms.PROPOSAL_OPINION: (terms.FROM_PROPOSAL,),
    terms.PROPOSAL_RHYTHM: (terms.FROM_LAST_TOUCH, terms.FROM_PROPOSAL),
    terms.NEXT_STEP: (terms.FROM_NEXT_STEP_DUE,),
    terms.VISIT_CONFIRMATION: (terms.BEFORE_A_MEETING,),
}

_PRESETS = {
    terms.STANDARD: {terms.STANDARD},
    terms.RELAXED: {terms.RELAXED},
    terms.STRICTEST: {terms.STANDARD, terms.RELAXED},
    terms.CUSTOM: {terms.CUSTOM},
}


class ClockRule(Row):
    """One time limit; of all that apply to a lead the strictest counts."""

    table = Table(
        "Clocks",
        sheet=RULES_SHEET,
        title=Text("时限规则", "時限規則", "Clocks"),
        key=("preset", "clause", "grade", "source", "trigger"),
        tab=Tab.CONFIGURATION,
        help=Text(
            "多久之内要跟进：要把48小时改成24小时，就改“时长”，并把“提示语”里的话一起改。"
            "同时适用几条时，取最早到期的。",
            "多久之內要跟進：要把48小時改成24小時，就改「時長」，並把「提示語」裡的話一起改。"
            "同時適用幾條時，取最早到期的。",
            "How soon to follow up: for 24 hours instead of 48 change the time, and the words of "
            "the reason shown with it. Where several apply, the earliest counts.",
        ),
    )

    grade: types.GradeCell = column(
        ("等级", "等級", "Grade"),
        Writer.PERSON,
        "S2",
        help=(
            "适用于哪个等级；留空为全部。",
            "適用於哪個等級；留空為全部。",
            "The grade it is for; blank for all.",
        ),
        mandatory=True,
    )
    source: types.SourceCell = column(
        ("来源", "來源", "Source"),
        Writer.PERSON,
        "S2",
        help=(
            "适用于哪个来源；留空为全部。",
            "適用於哪個來源；留空為全部。",
            "The source it is for; blank for all.",
        ),
    )
    clause: types.ClauseCell = column(
        ("条款", "條款", "Clause"),
        Writer.PERSON,
        "S2",
        help=(
            "要做什么，如 首次响应。",
            "要做什麼，如 首次回應。",
            "What has to happen, e.g. first response.",
        ),
        mandatory=True,
    )
    trigger: types.TriggerCell = column(
        ("触发", "觸發", "Counts from"),
        Writer.PERSON,
        "ours",
        help=(
            "从什么时候开始算，如 登记。",
            "從什麼時候開始算，如 登記。",
            "What starts the clock, e.g. registration.",
        ),
    )
    duration: types.Number = column(
        ("时长", "時長", "Time"),
        Writer.PERSON,
        "S2",
        help=(
            "多久之内，如 48；拜访确认是提前多久。只有下一步行动可填 0，表示当天到期。",
            "多久之內，如 48；拜訪確認是提前多久。只有下一步行動可填 0，表示當天到期。",
            "How long, e.g. 48; how long before, to confirm a visit. Only a next step may have 0, "
            "due on the day.",
        ),
        mandatory=True,
        width=8,
    )
    time_unit: types.TimeUnitCell = column(
        ("单位", "單位", "Unit"),
        Writer.PERSON,
        "S2",
        help=(
            "小时、工作日、天或月。",
            "小時、工作日、天或月。",
            "Hours, working days, days or months.",
        ),
        mandatory=True,
    )
    preset: types.PresetCell = column(
        ("预设", "預設", "Preset"),
        Writer.PERSON,
        "ours",
        help=(
            "属于哪组预设；留空则每组都适用。",
            "屬於哪組預設；留空則每組都適用。",
            "The preset it belongs to; blank applies with every preset.",
        ),
    )
    reason: types.LongWords = column(
        ("提示语", "提示語", "Reason shown"),
        Writer.PERSON,
        "ours",
        help=(
            "写在“逾期原因”里的话，如 高意向48小时内首次响应。",
            "寫在「逾期原因」裡的話，如 高意向48小時內首次回應。",
            "The words shown under why due, e.g. high grade: first response within 48 hours.",
        ),
    )


def rules_of(rules: Iterable[ClockRule], preset: str) -> list[ClockRule]:
    """Return those of *rules* that count with a *preset*; one without a preset always does."""
    presets = {None, *_PRESETS[preset]}
    return [rule for rule in rules if rule.preset in presets]


def applies(rule: ClockRule, grade: str | None, source: str | None) -> bool:
    """Return whether *rule* is for leads of the *grade* and *source*."""
    if rule.clause == terms.COMPLETE_GRADE and grade != terms.UNGRADED:
        return False
    return rule.grade in (None, grade) and rule.source in (None, source)
