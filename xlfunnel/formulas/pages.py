"""What the guide says of each function, in English; an example is run when the guide is made."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from xlfunnel.formulas.arguments import Argument

# What an argument is, where a page says nothing else.
ARGUMENTS: Mapping[str, str] = {
    "clarity": "需求明确度: clear need, first interest, only aware; any language or synonym",
    "budget": "预算范围 as typed: 10-15万, 50W, 20万以内",
    "cycle": "决策周期 as typed: 1个月, 2-3个月, Q3",
    "policy": "`GradePolicy[#All]`, or 标准; left out: 标准",
    "registered": "登记日期, from which Q3 or 年底前 counts",
    "settings": "`Settings[#All]`; left out: the defaults",
    "clocks": "`Clocks[#All]`, or 标准, 宽松, 两者取严; left out: as the settings say, or 标准",
    "calendar": "`Calendar[#All]`; left out: literal hours. In a year that it has no days of, only "
    "weekends are off",
    "hours": "`WeekHours[#All]`; left out: Monday to Friday 9:00-12:00 and 13:00-18:00",
    "sources": "`Sources[#All]`; left out: the shipped sources and synonyms",
    "grade": "意向等级, with its aliases: 高意向, A",
    "source": "线索来源, with its synonyms: 官网表单, 官网",
    "last_touch": "最近跟进时间; blank: nobody has followed up yet",
    "as_of": "the moment that counts as now, such as `NOW()`; a bare date means the end of its day",
    "won": "成交日期; blank: not won",
    "lost": "流失日期; blank: not lost",
}


@dataclass(frozen=True, slots=True)
class Page:
    """
    What the guide says of a function.

    Attributes:
        returns: What comes out, with its unit.
        examples: Arguments to try it with.
        arguments: What is to be said of an argument here, in place of `ARGUMENTS`.
        native: Formulas without the add-in that give the same, where there are any.
        unknown: What it does not know, so that nobody expects it.
    """

    returns: str
    examples: tuple[tuple[Argument, ...], ...]
    arguments: Mapping[str, str]
    native: str = ""
    unknown: str = ""


_TEXT = "the cell as typed"
_GRADES = (("明确需求", "10-15万", "1个月"), ("仅了解", None, "3个月以上"), (None, "待确认", None))
_NO_NEED = (
    "The need: where 需求明确度 is blank the button looks for keywords in 需求描述, which no "
    "argument gives; clarity is then not known. What is not understood counts as not known, as it "
    "does for the button. A row in which clarity, budget, cycle and registered are all blank is no "
    "lead and stays blank: give the 登记日期, and a lead of which nothing is known is 待评级."
)
_LATE = ("高意向", "展会", datetime(2024, 3, 4, 9), None, datetime(2024, 3, 7, 10))
_CLAUSES = (
    "Next steps, plans, proposals, invitations, visits and the leave of the owner. It tells the "
    "clocks of which its arguments say everything: 首次响应, 首次跟进, 定期跟进 and, for 待评级, "
    "补全评级; a row's 最晚跟进时间 is the earliest of those and all others. Nor whether a lead is "
    "closed, or when it was assigned: where clocks start then, give 分配时间 for registered. A "
    "grade or source that is neither shipped nor named in the clocks counts as none."
)
_TO_COME = " Nor that a registration or touch is still to come: it is given no moment."
_CAME: Argument = [["2024-01-02"], ["2024-01-05"], ["2024-01-09"], ["2024-02-01"]]
_WON: Argument = [["2024-01-22"], [None], ["2024-03-09"], [None]]
_LOST: Argument = [[None], ["2024-02-05"], [None], [None]]
_CYCLE_NATIVE = (
    '`=AVERAGE(IF((Leads[成交日期]<>"")*(Leads[登记日期]<>"")*(Leads[成交日期]>=INT(Leads[登记日期])),'
    "INT(Leads[成交日期])-INT(Leads[登记日期])))` over real dates, entered with Ctrl+Shift+Enter "
    "before Excel 2021"
)
_CYCLE_UNKNOWN = (
    "The leads that are still open: they take longer. Nor the day it is seen from: a 成交日期 "
    "still to come counts, which 转化分析表 leaves out. Over one win it is that win: `COUNT` them "
    "beside it."
)
_FEW = "How few leads carry it: {}转化分析表 says 样本不足 below 30 leads or 5 wins (a setting)."
_SAMPLE: tuple[Argument, ...] = ([["已转化"], ["跟进中"], ["已流失"], ["已转化"]],)

PAGES: Mapping[str, Page] = {
    "LEAD_GRADE": Page(
        "the grade that 自动评级 suggests: 高意向, 中意向, 低意向, 待评级, or the team's own",
        _GRADES,
        {},
        unknown=_NO_NEED,
    ),
    "LEAD_SCORE": Page("the score behind the grade, 0 to 100", _GRADES, {}, unknown=_NO_NEED),
    "LEAD_REASON": Page("评级依据 in words", _GRADES, {}, unknown=_NO_NEED),
    "BUDGET_LOW": Page(
        "the lower end in 元; blank where there is none (20万以内) or nothing is known (待确认)",
        (("10-15万",), ("￥120,000",), ("20万以内",)),
        {"text": "预算范围 as typed"},
        unknown="Exchange rates: an amount in another currency is told, not converted.",
    ),
    "BUDGET_HIGH": Page(
        "the upper end in 元; blank where there is none (5000万以上) or nothing is known (待确认)",
        (("10-15万",), ("30万左右",), ("5000万以上",)),
        {"text": "预算范围 as typed"},
        unknown="Exchange rates: an amount in another currency is told, not converted.",
    ),
    "CYCLE_DAYS": Page(
        "days: a range by its midpoint, 以上 and 以内 by their number; blank where it is not known",
        (("2-3个月",), ("3个月以上",), ("年底前", datetime(2024, 10, 1))),
        {"text": "决策周期 as typed"},
        unknown="That 3个月以上 is more than 3个月: LEAD_GRADE tells them apart, a number cannot.",
    ),
    "CONTACT_KIND": Page(
        "手机, 座机, 电话 (other countries, or too short to tell), 邮箱, 微信, QQ; several with 、",
        (("13800138000",), ("zhang@example.com，QQ 12345678",)),
        {"text": "联系方式 as typed"},
        unknown="Whether anybody answers.",
    ),
    "CONTACT_OK": Page(
        "TRUE where at least one way to reach somebody is complete, else FALSE",
        (("13800138000",), ("138****5678",), ("暂无",)),
        {"text": "联系方式 as typed"},
        unknown="Whether anybody answers.",
    ),
    "SOURCE_CANON": Page(
        "the source as the team calls it",
        (("行业展会",), ("官网",)),
        {"text": "线索来源 as typed"},
        unknown="Sources of the team's own, unless `sources` is given.",
    ),
    "PARSE_DATE": Page(
        "the date, with its time where one is typed; format the cell as a date",
        (("2024年3月1日",), ("3月1日", datetime(2024, 2, 20)), (45352.0,)),
        {
            "text": "a date as typed, or a serial number",
            "as_of": "where 3月1日 and 昨天 are seen from",
        },
        native="`=DATEVALUE(A2)` for the forms that Excel itself knows",
        unknown="The year of 3月1日, unless `as_of` is given. 03/04/2024 may be two days: that "
        "is told instead of guessed, where 检查数据 takes the first and lists it. Serial numbers "
        "count from 1900.",
    ),
    "ACTION_DUE": Page(
        "the earliest day named that is not before the follow-up; blank where none is named",
        (("3天内发报价", datetime(2024, 3, 1)), ("下周三前发送定制方案", datetime(2024, 3, 1))),
        {"text": "下一步行动, a sentence", "follow_up_date": "跟进日期, from which 3天内 counts"},
        unknown="A day that has passed by then counts as none, as in 下一步截止日.",
    ),
    "FOLLOWUP_DUE": Page(
        "the moment; midnight stands for the whole day. Blank where no clock runs",
        (_LATE[:3], ("B", "官网", datetime(2024, 3, 4), datetime(2024, 3, 5))),
        {"registered": "登记日期; a date without a time counts by the day"},
        unknown=_CLAUSES + _TO_COME,
    ),
    "FOLLOWUP_OVERDUE": Page(
        "days late: whole days as 逾期3天 says, hours during the first day as part of it "
        "(12 hours are 0.5), 0 when it is not late",
        (_LATE, (*_LATE[:4], datetime(2024, 3, 5))),
        {"registered": "登记日期; a date without a time counts by the day"},
        unknown=_CLAUSES,
    ),
    "FOLLOWUP_REASON": Page(
        "the limit behind FOLLOWUP_DUE in the words of 逾期原因, whether it is late or not",
        (_LATE, ("C", "官网表单", *_LATE[2:])),
        {"registered": "登记日期; a date without a time counts by the day"},
        unknown=_CLAUSES + " Nor how long a lead waited for its owner.",
    ),
    "WORK_HOURS": Page(
        "hours",
        (
            (datetime(2024, 3, 1, 17), datetime(2024, 3, 4, 10)),
            (datetime(2024, 3, 1), datetime(2024, 3, 4)),
        ),
        {
            "start": "a moment; a date alone begins at midnight",
            "finish": "a moment; a date alone, and so a midnight, counts with its whole day",
            "calendar": "`Calendar[#All]`; left out: no holidays",
        },
        native="`=NETWORKDAYS(A2,B2,holidays)*8` for whole days",
        unknown="Anybody's leave.",
    ),
    "CONVERSION_RATE": Page(
        "won ÷ leads, 0 to 1; blank without leads. A row counts as a lead when its status, or "
        "with keys its key, is filled",
        (
            _SAMPLE,
            (*_SAMPLE, [["展会"], ["展会"], ["官网表单"], ["官网表单"]], "展会"),
        ),
        {
            "status": "状态 of all leads; 已转化 is won",
            "keys": "a column beside it, such as 线索来源",
            "key": "whose rate to tell; blank gives blank, a column of keys a column of rates",
        },
        native='`=COUNTIFS(Leads[线索来源],A2,Leads[状态],"已转化")/COUNTIFS(Leads[线索来源],A2)`',
        unknown="Won leads that have a 成交日期 and another status, deleted leads, synonyms of "
        "a key (see SOURCE_CANON): 转化分析表 knows them. "
        + _FEW.format("RATE_LOW and RATE_HIGH give the range; ")
        + " Headers: over `L:L` the word 状态 is a lead, over `Leads[状态]` it is not.",
    ),
    "RATE_LOW": Page(
        "the lower end of Wilson's 95 % interval, 0 to 1",
        ((15.0, 50.0), (0.0, 20.0)),
        {"won": "how many were won", "total": "out of how many"},
        native="`=(A2+1.920729-1.959964*SQRT(A2*(B2-A2)/B2+0.960365))/(B2+3.841459)`",
        unknown="Whether the leads are old enough to tell: give it those whose fate is known.",
    ),
    "RATE_HIGH": Page(
        "the upper end of Wilson's 95 % interval, 0 to 1",
        ((15.0, 50.0), (0.0, 20.0)),
        {"won": "how many were won", "total": "out of how many"},
        native="`=(A2+1.920729+1.959964*SQRT(A2*(B2-A2)/B2+0.960365))/(B2+3.841459)`",
        unknown="Whether the leads are old enough to tell: give it those whose fate is known.",
    ),
    "AVG_CYCLE": Page(
        "days, the mean over the won; blank without any. Rows without two readable dates, or won "
        "before they came, are left out",
        ((_CAME, _WON),),
        {"registered": "登记日期 of all leads", "won": "成交日期 of all leads"},
        native=_CYCLE_NATIVE,
        unknown=_CYCLE_UNKNOWN,
    ),
    "MEDIAN_CYCLE": Page(
        "days, the median over the won; blank without any",
        ((_CAME, _WON),),
        {"registered": "登记日期 of all leads", "won": "成交日期 of all leads"},
        native=_CYCLE_NATIVE.replace("AVERAGE", "MEDIAN"),
        unknown=_CYCLE_UNKNOWN,
    ),
    "CONVERSION_BY": Page(
        "the share won within so many days of registration, 0 to 1, by Aalen-Johansen: a young "
        "lead counts for the days it was watched, a loss competes. 没有观察满90天的线索 where no "
        "lead is that old, or none was watched so long",
        ((_CAME, _WON, _LOST, 30.0, datetime(2024, 5, 1)),),
        {
            "registered": "登记日期 of all leads",
            "won": "成交日期 of all leads",
            "lost": "流失日期 of all leads",
            "days": "the horizon, such as 90; a column of them gives a column",
        },
        unknown="Leads that were deleted, or entered long after they came; 登记90天内成交率 of "
        "转化分析表 knows those. A loss without a date counts as open, which bends nothing; so "
        "does a win without one, and the share is then too low. "
        + _FEW.format("over three leads it is a share of three; "),
    ),
}
