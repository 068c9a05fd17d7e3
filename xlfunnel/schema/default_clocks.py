"""The shipped time limits (SPEC §4): 标准 is S2's, 宽松 is S0's, events hold with every preset."""

from xlfunnel.language import Text
from xlfunnel.schema import terms
from xlfunnel.values.cell import Cell


def _clock(
    preset: str | None,
    grade: str | None,
    clause: str,
    trigger: str,
    duration: float,
    unit: str,
    reason: tuple[str, str, str],
    source: str | None = None,
) -> dict[str, Cell | Text]:
    return {
        "grade": grade,
        "source": source,
        "clause": clause,
        "trigger": trigger,
        "duration": float(duration),
        "time_unit": unit,
        "preset": preset,
        "reason": Text(*reason),
    }


_STANDARD = [
    _clock(
        terms.STANDARD,
        terms.HIGH,
        terms.FIRST_RESPONSE,
        terms.FROM_REGISTRATION,
        48,
        terms.HOURS,
        (
            "高意向48小时内首次响应",
            "高意向48小時內首次回應",
            "High grade: first response within 48 hours",
        ),
    ),
    _clock(
        terms.STANDARD,
        None,
        terms.FIRST_RESPONSE,
        terms.FROM_REGISTRATION,
        24,
        terms.HOURS,
        (
            "官网表单24小时内首次响应",
            "官網表單24小時內首次回應",
            "Website form: first response within 24 hours",
        ),
        source=terms.WEBSITE_FORM,
    ),
    _clock(
        terms.STANDARD,
        terms.HIGH,
        terms.RHYTHM,
        terms.FROM_LAST_TOUCH,
        7,
        terms.DAYS,
        ("高意向每周跟进一次", "高意向每週跟進一次", "High grade: follow up every week"),
    ),
    _clock(
        terms.STANDARD,
        terms.MEDIUM,
        terms.RHYTHM,
        terms.FROM_LAST_TOUCH,
        7,
        terms.DAYS,
        ("中意向每周跟进一次", "中意向每週跟進一次", "Medium grade: follow up every week"),
    ),
    _clock(
        terms.STANDARD,
        terms.MEDIUM,
        terms.INVITATION,
        terms.FROM_LAST_TOUCH,
        1,
        terms.MONTHS,
        (
            "中意向每月邀请一次研讨会或演示",
            "中意向每月邀請一次研討會或產品展示",
            "Medium grade: a seminar or demo invitation every month",
        ),
    ),
    _clock(
        terms.STANDARD,
        terms.LOW,
        terms.RHYTHM,
        terms.FROM_LAST_TOUCH,
        1,
        terms.MONTHS,
        (
            "低意向每月推送一次资讯",
            "低意向每月推播一次資訊",
            "Low grade: news once a month",
        ),
    ),
]

_RELAXED = [
    _clock(
        terms.RELAXED,
        terms.HIGH,
        terms.FIRST_WINDOW,
        terms.FROM_REGISTRATION,
        7,
        terms.DAYS,
        ("A级一周内首次跟进", "A級一週內首次跟進", "Grade A: first follow-up within a week"),
    ),
    _clock(
        terms.RELAXED,
        terms.MEDIUM,
        terms.FIRST_WINDOW,
        terms.FROM_REGISTRATION,
        14,
        terms.DAYS,
        ("B级两周内首次跟进", "B級兩週內首次跟進", "Grade B: first follow-up within two weeks"),
    ),
]

_ALWAYS = [
    _clock(
        None,
        terms.UNGRADED,
        terms.COMPLETE_GRADE,
        terms.FROM_REGISTRATION,
        48,
        terms.HOURS,
        (
            "48小时内补全需求、预算或周期",
            "48小時內補齊需求、預算或週期",
            "Complete need, budget or decision time within 48 hours",
        ),
    ),
    _clock(
        None,
        None,
        terms.PROPOSAL_OPINION,
        terms.FROM_PROPOSAL,
        3,
        terms.DAYS,
        (
            "发方案后3天内问客户意见",
            "發方案後3天內詢問客戶意見",
            "Ask for an opinion within 3 days of the proposal",
        ),
    ),
    _clock(
        None,
        None,
        terms.PROPOSAL_RHYTHM,
        terms.FROM_LAST_TOUCH,
        7,
        terms.DAYS,
        (
            "发方案后每周跟进一次",
            "發方案後每週跟進一次",
            "Follow up every week after the proposal",
        ),
    ),
    _clock(
        None,
        None,
        terms.NEXT_STEP,
        terms.FROM_NEXT_STEP_DUE,
        0,
        terms.DAYS,
        ("下一步行动到期未完成", "下一步行動到期未完成", "The next step is due and not done"),
    ),
    _clock(
        None,
        None,
        terms.VISIT_CONFIRMATION,
        terms.BEFORE_A_MEETING,
        1,
        terms.WORKING_DAYS,
        (
            "拜访前一个工作日先确认",
            "拜訪前一個工作日先確認",
            "Confirm a visit the working day before",
        ),
    ),
]

CLOCKS = [*_STANDARD, *_RELAXED, *_ALWAYS]
