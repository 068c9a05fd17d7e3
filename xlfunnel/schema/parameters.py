"""
Every setting, declared once: its name, default, unit and what it does (SPEC §1 Settings).

`Parameters` is what rules and actions get; the rows of 参数 are made from it and read
back into it. A new setting is one field here.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from xlfunnel.language import Text
from xlfunnel.schema import terms, types
from xlfunnel.schema.declare import CellType
from xlfunnel.schema.types import term_type

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Parameter:
    """
    One setting as declared.

    Attributes:
        field: Its name in code.
        names: What it is called in the table.
        topic: What it is about; the table is ordered by topic.
        help: Its topic and what it does.
        unit: Unit of its value; "" where it has none.
        type: How its value is read.
        default: What applies when its row is missing or cleared.
        least: Smallest number that makes sense, when it is a number.
        most: Largest number that makes sense.
        is_stamp: Whether each refresh writes it.
    """

    field: str
    names: Text
    topic: Text
    help: Text
    unit: Text
    type: CellType
    default: Any
    least: float | None = None
    most: float | None = None
    is_stamp: bool = False


# What settings are about, in the order of the table; the system's own stand last.
GRADING = Text("评级", "評級", "Grading")
CLOCKS = Text("时限", "時限", "Clocks")
FOLLOWING = Text("跟进", "跟進", "Follow-up")
ASSIGNING = Text("分配", "分配", "Assigning")
DUPLICATES = Text("查重", "查重", "Duplicates")
ANALYSIS = Text("分析", "分析", "Analysis")
ISSUES = Text("问题清单", "問題清單", "Issues")
LANGUAGE = Text("语言", "語言", "Language")
SYSTEM = Text("系统填写，请不要改", "系統填寫，請不要改", "Kept by the system")
_SAID = Text("{topic}：{help}", "{topic}：{help}", "{topic}: {help}")

_NO_UNIT = ("", "", "")
_DAYS = ("天", "天", "days")
_HOURS = ("小时", "小時", "hours")
_ROWS = ("行", "列", "rows")
_POINTS = ("分", "分", "points")


def _parameter(
    names: tuple[str, str, str],
    default: Any,
    *,
    topic: Text,
    help: tuple[str, str, str],
    unit: tuple[str, str, str] = _NO_UNIT,
    least: float | None = None,
    most: float | None = None,
    is_stamp: bool = False,
) -> Any:
    said = {
        "names": Text(*names),
        "topic": topic,
        "help": Text(
            *(
                said.format(topic=about, help=text)
                for said, about, text in zip(_SAID, topic, help, strict=True)
            )
        ),
        "unit": Text(*unit),
        "least": least,
        "most": most,
        "is_stamp": is_stamp,
    }
    return Field(default=default, json_schema_extra={"parameter": said})  # type: ignore[dict-item]


class Parameters(BaseModel):
    """The settings of a workbook, each with its default."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    budget_floor: Annotated[float, types.MONEY] = _parameter(
        ("预期预算下限", "預期預算下限", "Expected budget"),
        0.0,
        topic=GRADING,
        help=(
            "预算上限达到这个数才算符合预期，如 100000；0 表示只要知道预算就算。",
            "預算上限達到這個數才算符合預期，如 100000；0 表示只要知道預算就算。",
            "A budget fits when its upper end reaches this, e.g. 100,000; 0 lets any known fit.",
        ),
        unit=("元", "元", "yuan"),
        least=0,
    )
    clarity_points: Annotated[float, types.NUMBER] = _parameter(
        ("评分权重:需求明确度", "評分權重:需求明確度", "Points for clarity"),
        40.0,
        topic=GRADING,
        help=(
            "需求最明确时得几分；三项权重合计100。",
            "需求最明確時得幾分；三項權重合計100。",
            "Points for the clearest need; the three weights add up to 100.",
        ),
        unit=_POINTS,
        least=0,
        most=100,
    )
    budget_points: Annotated[float, types.NUMBER] = _parameter(
        ("评分权重:预算", "評分權重:預算", "Points for budget"),
        30.0,
        topic=GRADING,
        help=(
            "预算符合预期时得几分。",
            "預算符合預期時得幾分。",
            "Points for a budget that fits.",
        ),
        unit=_POINTS,
        least=0,
        most=100,
    )
    cycle_points: Annotated[float, types.NUMBER] = _parameter(
        ("评分权重:决策周期", "評分權重:決策週期", "Points for decision time"),
        30.0,
        topic=GRADING,
        help=(
            "决策周期最短时得几分。",
            "決策週期最短時得幾分。",
            "Points for the shortest decision time.",
        ),
        unit=_POINTS,
        least=0,
        most=100,
    )
    clock_preset: Annotated[str, term_type(terms.PRESETS)] = _parameter(
        ("时限预设", "時限預設", "Clock preset"),
        terms.STANDARD,
        topic=CLOCKS,
        help=(
            "用哪一组时限：标准、宽松（只管首次跟进）、两者取严或自定义。",
            "用哪一組時限：標準、寬鬆（只管首次跟進）、兩者取嚴或自訂。",
            "Standard, relaxed (first follow-up only), strictest of both, or custom clocks.",
        ),
    )
    clock_mode: Annotated[str, term_type(terms.CLOCK_MODES)] = _parameter(
        ("计时方式", "計時方式", "Clock mode"),
        terms.POSTPONE,
        topic=CLOCKS,
        help=(
            "自然小时顺延，即到期遇休息日推到下一工作日；也可选自然小时或工作小时。",
            "自然小時順延，即到期遇休息日延到下一工作日；也可選自然小時或工作小時。",
            "Clock hours moved off holidays to the next working day; or literal; or working hours.",
        ),
    )
    postpone_hour: Annotated[float, types.HOUR] = _parameter(
        ("顺延到几点", "順延到幾點", "Moved to"),
        12.0,
        topic=CLOCKS,
        help=(
            "顺延到下一工作日的几点。",
            "順延到下一工作日的幾點。",
            "The time of the next working day a due time is moved to.",
        ),
        unit=("点", "點", "o'clock"),
        least=0,
        most=24,
    )
    clock_start: Annotated[str, term_type(terms.CLOCK_STARTS)] = _parameter(
        ("计时起点", "計時起點", "Clocks start at"),
        "登记日期",
        topic=CLOCKS,
        help=(
            "首次响应从登记日期还是分配时间算起。",
            "首次回應從登記日期還是分配時間算起。",
            "Whether the first response counts from registration or from assignment.",
        ),
    )
    remind_days: Annotated[float, types.COUNT] = _parameter(
        ("提前提醒天数", "提前提醒天數", "Remind ahead"),
        7.0,
        topic=CLOCKS,
        help=(
            "待办提醒里提前几天列出要做的事；0表示只列逾期和今天到期的。",
            "待辦提醒裡提前幾天列出要做的事；0表示只列逾期和今天到期的。",
            "How many days ahead the to-do list looks; 0 lists what is overdue or due today.",
        ),
        unit=_DAYS,
        least=0,
        most=365,
    )
    dormant_rhythms: Annotated[float, types.NUMBER] = _parameter(
        ("沉睡倍数", "沉睡倍數", "Dormant after"),
        3.0,
        topic=CLOCKS,
        help=(
            "几个跟进周期没有动静就算沉睡线索。",
            "幾個跟進週期沒有動靜就算沉睡線索。",
            "A lead silent for this many follow-up cycles is dormant.",
        ),
        unit=("个周期", "個週期", "cycles"),
        least=1,
    )
    pool_rhythms: Annotated[float, types.NUMBER] = _parameter(
        ("公海倍数", "公池倍數", "Back to the pool after"),
        6.0,
        topic=CLOCKS,
        help=(
            "几个跟进周期没有动静，就建议收回公海；系统只建议，不会自己收回。",
            "幾個跟進週期沒有動靜，就建議收回公池；系統只建議，不會自己收回。",
            "Silent for this many cycles, a lead is proposed for the pool; only proposed.",
        ),
        unit=("个周期", "個週期", "cycles"),
        least=1,
    )
    touches_per_day: Annotated[float, types.NUMBER] = _parameter(
        ("每人每天可跟进", "每人每天可跟進", "Touches a day"),
        8.0,
        topic=FOLLOWING,
        help=(
            "一位同事一个工作日大约能跟进几次，用来看下周忙不忙得过来。",
            "一位同事一個工作日大約能跟進幾次，用來看下週忙不忙得過來。",
            "How many touches a rep manages on a working day; tells whether next week is too full.",
        ),
        unit=("次", "次", "touches"),
        least=0.1,
    )
    starts_following: Annotated[bool, types.YES_NO] = _parameter(
        ("跟进后自动转跟进中", "跟進後自動轉跟進中", "Touch starts progress"),
        True,
        topic=FOLLOWING,
        help=(
            "待跟进的线索有了真实跟进，更新时改为跟进中。",
            "待跟進的線索有了真實跟進，更新時改為跟進中。",
            "A lead to follow up becomes in progress once it has a real follow-up.",
        ),
    )
    record_within_hours: Annotated[float, types.NUMBER] = _parameter(
        ("跟进记录时限", "跟進記錄時限", "Record touches within"),
        24.0,
        topic=FOLLOWING,
        help=(
            "跟进后多久内要记下来。",
            "跟進後多久內要記下來。",
            "How soon a follow-up must be logged.",
        ),
        unit=_HOURS,
        least=1,
        most=8760,
    )
    disturb_days: Annotated[float, types.NUMBER] = _parameter(
        ("防打扰天数", "防打擾天數", "Do not disturb: days"),
        30.0,
        topic=FOLLOWING,
        help=(
            "低意向客户在这么多天内的主动跟进次数会被检查。",
            "低意向客戶在這麼多天內的主動跟進次數會被檢查。",
            "The span in which active follow-ups on a low lead are counted.",
        ),
        unit=_DAYS,
        least=1,
        most=3650,
    )
    disturb_touches: Annotated[float, types.COUNT] = _parameter(
        ("防打扰次数", "防打擾次數", "Do not disturb: touches"),
        2.0,
        topic=FOLLOWING,
        help=(
            "超过这个次数就提醒不要打扰。",
            "超過這個次數就提醒不要打擾。",
            "More active follow-ups than this raise a warning.",
        ),
        unit=("次", "次", "times"),
        least=0,
    )
    double_follow_up_days: Annotated[float, types.NUMBER] = _parameter(
        ("撞单天数", "撞單天數", "Double follow-up"),
        7.0,
        topic=FOLLOWING,
        help=(
            "两位同事在这么多天内跟进同一客户就提醒。",
            "兩位同事在這麼多天內跟進同一客戶就提醒。",
            "Two people on one customer within this span raise a warning.",
        ),
        unit=_DAYS,
        least=1,
        most=3650,
    )
    assigns_on_refresh: Annotated[bool, types.YES_NO] = _parameter(
        ("更新时自动分配", "更新時自動分配", "Assign on refresh"),
        False,
        topic=ASSIGNING,
        help=(
            "一键更新时顺便分配没有跟进人的线索。",
            "一鍵更新時順便分配沒有跟進人的線索。",
            "A refresh also assigns leads without an owner.",
        ),
    )
    name_similarity: Annotated[float, types.NUMBER] = _parameter(
        ("查重名称相似度", "查重名稱相似度", "Name similarity"),
        90.0,
        topic=DUPLICATES,
        help=(
            "公司名多像才可能是同一家，0到100；还要另有一项相同。",
            "公司名多像才可能是同一家，0到100；還要另有一項相同。",
            "How alike two company names must be, 0 to 100; one more field must agree.",
        ),
        least=0,
        most=100,
    )
    factor_count: Annotated[float, types.COUNT] = _parameter(
        ("主要因素个数", "主要因素個數", "Factors shown"),
        2.0,
        topic=ANALYSIS,
        help=(
            "转化分析表里列几条最常见的原因。",
            "轉化分析表裡列幾項最常見的原因。",
            "How many of the commonest reasons the conversion table names.",
        ),
        unit=("条", "項", "reasons"),
        least=1,
        most=8,
    )
    win_horizon_days: Annotated[float, types.COUNT] = _parameter(
        ("成交率观察天数", "成交率觀察天數", "Won within"),
        90.0,
        topic=ANALYSIS,
        help=(
            "登记多少天内成交的比例，见转化分析表“登记90天内成交率”一列；改了，数据提示会写明。",
            "登記多少天內成交的比例，見轉化分析表「登記90天內成交率」一欄；改了，資料提示會寫明。",
            "The days behind 'Won within 90 days'; other than 90, the caveat says so.",
        ),
        unit=_DAYS,
        least=1,
        most=3650,
    )
    enough_leads: Annotated[float, types.COUNT] = _parameter(
        ("样本足够:线索数", "樣本足夠:線索數", "Enough leads"),
        30.0,
        topic=ANALYSIS,
        help=(
            "一组线索少于这个数，数据提示写“样本不足”。",
            "一組線索少於這個數，資料提示寫「樣本不足」。",
            "A group with fewer leads is marked as too few to judge.",
        ),
        unit=("条", "筆", "leads"),
        least=1,
    )
    enough_wins: Annotated[float, types.COUNT] = _parameter(
        ("样本足够:成交数", "樣本足夠:成交數", "Enough wins"),
        5.0,
        topic=ANALYSIS,
        help=(
            "一组成交少于这个数，数据提示写“样本不足”。",
            "一組成交少於這個數，資料提示寫「樣本不足」。",
            "A group with fewer wins is marked as too few to judge.",
        ),
        unit=("条", "筆", "wins"),
        least=0,
    )
    many_open: Annotated[float, types.NUMBER] = _parameter(
        ("在跟占比提示线", "未結案佔比提示線", "Many open from"),
        20.0,
        topic=ANALYSIS,
        help=(
            "一组里在跟的达到这个比例，数据提示写明转化率还会变。",
            "一組裡未結案的達到這個比例，資料提示寫明轉化率還會變。",
            "From this share of open leads on, the caveat says that the rate can still rise.",
        ),
        unit=("%", "%", "%"),
        least=0,
        most=100,
    )
    fill_bias: Annotated[float, types.NUMBER] = _parameter(
        ("漏填偏差提示线", "漏填偏差提示線", "Late filling from"),
        25.0,
        topic=ANALYSIS,
        help=(
            "行业、区域等多在成交后才补填，会让转化率虚高；虚高达到这个比例，数据提示写明。",
            "產業、區域等多在成交後才補填，會讓轉化率虛高；虛高達到這個比例，資料提示寫明。",
            "Fields filled in after the win make rates too high; by this much, the caveat says so.",
        ),
        unit=("%", "%", "%"),
        least=0,
    )
    prior_weight: Annotated[float, types.NUMBER] = _parameter(
        ("稳健成交率权重", "穩健成交率權重", "Weight of the average"),
        20.0,
        topic=ANALYSIS,
        help=(
            "不到5组时，稳健成交率把总体平均当作这么多条线索掺进去；5组以上由数据自己定。",
            "不到5組時，穩健成交率把總體平均當作這麼多筆線索摻進去；5組以上由資料自己定。",
            "With fewer than five groups the steady rate mixes in the average as so many leads; "
            "with more the data decide.",
        ),
        unit=("条", "筆", "leads"),
        least=0,
    )
    forecast_wins: Annotated[float, types.COUNT] = _parameter(
        ("预测最少成交数", "預測最少成交數", "Forecast from"),
        30.0,
        topic=ANALYSIS,
        help=(
            "成交少于这个数就不做系统预测，只按分级规则看。",
            "成交少於這個數就不做系統預測，只依分級規則看。",
            "With fewer wins there is no forecast, only the grade by the rules.",
        ),
        unit=("条", "筆", "wins"),
        least=10,
    )
    target_rate: Annotated[float | None, types.NUMBER] = _parameter(
        ("目标转化率", "目標轉化率", "Target rate"),
        None,
        topic=ANALYSIS,
        help=(
            "登记90天内成交率的目标，如 20 表示20%；留空就不和目标比。",
            "登記90天內成交率的目標，如 20 表示20%；留空就不和目標比。",
            "Target for won within 90 days, e.g. 20 for 20 %; blank for no target.",
        ),
        unit=("%", "%", "%"),
        least=0,
        most=100,
    )
    diagnosis_months: Annotated[float, types.COUNT] = _parameter(
        ("诊断看几个月", "診斷看幾個月", "Diagnosis: months"),
        12.0,
        topic=ANALYSIS,
        help=(
            "月度诊断看最近几个月登记的线索。",
            "月度診斷看最近幾個月登記的線索。",
            "The monthly diagnosis looks at leads registered in so many months.",
        ),
        unit=("个月", "個月", "months"),
        least=1,
        most=120,
    )
    diagnosis_leads: Annotated[float, types.COUNT] = _parameter(
        ("诊断最少线索", "診斷最少線索", "Diagnosis: leads"),
        30.0,
        topic=ANALYSIS,
        help=(
            "一组不到这么多条线索，诊断不下结论。",
            "一組不到這麼多筆線索，診斷不下結論。",
            "The diagnosis concludes nothing about a group with fewer leads.",
        ),
        unit=("条", "筆", "leads"),
        least=5,
    )
    diagnosis_gap: Annotated[float, types.NUMBER] = _parameter(
        ("诊断最小差距", "診斷最小差距", "Diagnosis: gap"),
        3.0,
        topic=ANALYSIS,
        help=(
            "和其余线索差不到这么多个百分点，诊断不提。",
            "和其餘線索差不到這麼多個百分點，診斷不提。",
            "A smaller difference from the other leads is not worth telling.",
        ),
        unit=("百分点", "百分點", "points"),
        least=0,
        most=100,
    )
    diagnosis_false_alarms: Annotated[float, types.NUMBER] = _parameter(
        ("诊断误报上限", "診斷誤報上限", "Diagnosis: false alarms"),
        10.0,
        topic=ANALYSIS,
        help=(
            "各组其实没有差别时，一个月里误报的可能最多这么大，10%时一年约有三分之一的可能误报过；越小越谨慎。",
            "各組其實沒有差別時，一個月裡誤報的可能最多這麼大，10%時一年約有三分之一的可能誤報過；越小越謹慎。",
            "If nothing differed, the chance of any alarm in a month; at 10 % that is a third in a "
            "year; smaller is more careful.",
        ),
        unit=("%", "%", "%"),
        least=0.1,
        most=50,
    )
    issue_fold: Annotated[float, types.COUNT] = _parameter(
        ("问题合并起点", "問題合併起點", "Fold issues beyond"),
        200.0,
        topic=ISSUES,
        help=(
            "同样的问题超过这么多处就合并成一行。",
            "同樣的問題超過這麼多處就合併成一列。",
            "More identical issues than this become one row.",
        ),
        unit=_ROWS,
        least=1,
    )
    issue_rows: Annotated[float, types.COUNT] = _parameter(
        ("问题清单上限", "問題清單上限", "Issues at most"),
        20_000.0,
        topic=ISSUES,
        help=(
            "问题清单最多列几行。",
            "問題清單最多列幾列。",
            "The most rows the issue list holds.",
        ),
        unit=_ROWS,
        least=1,
    )
    issue_links: Annotated[float, types.COUNT] = _parameter(
        ("问题链接上限", "問題連結上限", "Issue links at most"),
        1_000.0,
        topic=ISSUES,
        help=(
            "前几行问题带跳转链接。",
            "前幾列問題帶跳轉連結。",
            "How many of the first issues carry a link.",
        ),
        unit=_ROWS,
        least=0,
    )
    language: Annotated[str, term_type(terms.LANGUAGE_NAMES)] = _parameter(
        ("语言", "語言", "Language"),
        "简体中文",
        topic=LANGUAGE,
        help=(
            "系统用哪种语言写：简体中文、繁体中文或英文。",
            "系統用哪種語言寫：簡體中文、繁體中文或英文。",
            "What the system writes in: English, or Simplified or Traditional Chinese.",
        ),
    )
    as_of: Annotated[datetime | None, types.MOMENT] = _parameter(
        ("截至时间", "截至時間", "As of"),
        None,
        topic=SYSTEM,
        help=(
            "上次更新按哪个时间算的。",
            "上次更新依哪個時間算的。",
            "The time the last refresh was computed for.",
        ),
        is_stamp=True,
    )
    schema_version: Annotated[float, types.COUNT] = _parameter(
        ("结构版本", "結構版本", "Schema version"),
        float(SCHEMA_VERSION),
        topic=SYSTEM,
        help=(
            "这份工作簿的结构版本。",
            "這份活頁簿的結構版本。",
            "Version of this workbook's structure.",
        ),
        least=1,
    )


@cache
def parameters() -> tuple[Parameter, ...]:
    """Return every setting in the order of the table."""
    return tuple(_declared(name, info) for name, info in Parameters.model_fields.items())


def _declared(name: str, info: FieldInfo) -> Parameter:
    cell_type = next(item for item in info.metadata if isinstance(item, CellType))
    said: dict[str, Any] = info.json_schema_extra["parameter"]  # type: ignore[index, assignment]
    return Parameter(field=name, type=cell_type, default=info.default, **said)
