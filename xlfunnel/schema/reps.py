"""人员: the people who follow up leads (SPEC §1, §4)."""

from xlfunnel.language import Text
from xlfunnel.schema import types
from xlfunnel.schema.declare import Row, Tab, Table, Writer, column
from xlfunnel.schema.rules_sheet import RULES_SHEET


class Rep(Row):
    """A sales representative: what they know, how much they can take, when they are away."""

    table = Table(
        "Reps",
        sheet=RULES_SHEET,
        title=Text("人员", "人員", "Reps"),
        key=("name",),
        tab=Tab.CONFIGURATION,
        help=Text(
            "谁可以跟进线索、每月接多少。加人就加一行；请假填起止日期；离职的不要删，状态改成离职。",
            "誰可以跟進線索、每月接多少。加人就加一列；請假填起訖日期；離職的不要刪，狀態改成離職。",
            "Who may follow up, and how many leads a month. New: add a row. On leave: fill the "
            "dates. Left: keep the row, set the state to left.",
        ),
    )

    name: types.Words = column(
        ("姓名", "姓名", "Name"),
        Writer.PERSON,
        "S2",
        help=(
            "与登记表里跟进人的写法一致，不要重名。",
            "與登記表裡跟進人的寫法一致，不要同名。",
            "As it is written for owners; no two alike.",
        ),
        mandatory=True,
    )
    industries: types.Words = column(
        ("行业", "產業", "Industries"),
        Writer.PERSON,
        "S0",
        help=(
            "擅长的行业，用顿号隔开；留空不限。",
            "擅長的產業，用頓號隔開；留空不限。",
            "Industries they know, separated by commas; blank for any.",
        ),
    )
    regions: types.Words = column(
        ("区域", "區域", "Regions"),
        Writer.PERSON,
        "S0",
        help=(
            "负责的区域，用顿号隔开；留空不限。",
            "負責的區域，用頓號隔開；留空不限。",
            "Regions they cover, separated by commas; blank for any.",
        ),
    )
    seniority: types.SeniorityCell = column(
        ("资历", "資歷", "Seniority"),
        Writer.PERSON,
        "S2",
        help=(
            "资深、销售或助理；高意向优先给资深。",
            "資深、業務或助理；高意向優先給資深。",
            "Senior, regular or assistant; high grades go to seniors first.",
        ),
        mandatory=True,
    )
    monthly_capacity: types.Count = column(
        ("月容量", "月容量", "Leads a month"),
        Writer.PERSON,
        "ours",
        help=(
            "每月最多接几条新线索；留空不限。",
            "每月最多接幾筆新線索；留空不限。",
            "The most new leads a month; blank for no limit.",
        ),
        unit=("条/月", "筆/月", "leads a month"),
        mandatory=True,
    )
    state: types.RepStateCell = column(
        ("状态", "狀態", "State"),
        Writer.PERSON,
        "S2",
        help=(
            "在岗或离职；留空按在岗。",
            "在職或離職；留空視為在職。",
            "Active or left; blank means active.",
        ),
    )
    leave_from: types.Date = column(
        ("请假起", "請假起", "Leave from"),
        Writer.PERSON,
        "ours",
        help=(
            "请假第一天；期间不分配新线索。",
            "請假第一天；期間不分配新線索。",
            "First day of leave; no new leads meanwhile.",
        ),
    )
    leave_to: types.Date = column(
        ("请假止", "請假止", "Leave to"),
        Writer.PERSON,
        "ours",
        help=(
            "请假最后一天，含当天。",
            "請假最後一天，含當天。",
            "Last day of leave, inclusive.",
        ),
    )
    contact: types.ContactCell = column(
        ("联系", "聯絡", "Contact"),
        Writer.PERSON,
        "ours",
        help=(
            "发提醒用的电话或邮箱；可留空。",
            "發提醒用的電話或電子郵件；可留空。",
            "Phone or e-mail for reminders; may be blank.",
        ),
    )
