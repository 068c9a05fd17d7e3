"""线索跟踪表 and 客户跟进记录表: S0's two templates as views of leads and follow-ups (SPEC §1)."""

from xlfunnel.language import Text
from xlfunnel.schema import types
from xlfunnel.schema.declare import Row, Tab, Table, Writer, column

VIEWS = "views"


class LeadTracking(Row):
    """
    A lead in short, for the daily look and the weekly hand-in.

    Status, expected conversion and forecast may be changed here; the next refresh takes
    the change to the lead.
    """

    table = Table(
        "LeadTracking",
        sheet=Text("线索跟踪表", "線索追蹤表", "Lead tracking"),
        key=("lead_id",),
        tab=Tab.WORK,
        module=VIEWS,
        help=Text(
            "线索登记表的简版，更新时重做。状态、预计转化时间、转化预测可以直接在这里改，"
            "更新时会写回登记表；其他改动列入问题清单，不会丢。",
            "線索登記表的簡版，更新時重做。狀態、預計轉化時間、轉化預測可以直接在這裡改，"
            "更新時會寫回登記表；其他改動列入問題清單，不會遺失。",
            "The leads in short, rebuilt on refresh. Status, expected conversion and forecast "
            "may be changed here and go back to Leads; other edits are listed in Issues.",
        ),
        has_own_rows=False,
    )

    lead_id: types.Id = column(
        ("线索编号", "線索編號", "Lead ID"),
        Writer.SYSTEM,
        "S0",
        help=("与登记表相同。", "與登記表相同。", "As in Leads."),
        mandatory=True,
    )
    source: types.SourceCell = column(
        ("来源渠道", "來源通路", "Lead source"),
        Writer.SYSTEM,
        "S0",
        help=("登记表的线索来源。", "登記表的線索來源。", "The lead's source."),
        mandatory=True,
    )
    customer_name: types.WrappedWords = column(
        ("客户名称", "客戶名稱", "Customer"),
        Writer.SYSTEM,
        "S0",
        help=("登记表的客户名称。", "登記表的客戶名稱。", "The lead's customer."),
        width=26,
    )
    contact_person: types.WrappedWords = column(
        ("联系人", "聯絡人", "Contact person"),
        Writer.SYSTEM,
        "S0",
        help=("登记表的联系人。", "登記表的聯絡人。", "The lead's contact person."),
        width=9,
    )
    contact: types.ContactCell = column(
        ("联系方式", "聯絡方式", "Contact details"),
        Writer.SYSTEM,
        "S0",
        help=("登记表的联系方式。", "登記表的聯絡方式。", "The lead's contact details."),
    )
    need: types.LongWords = column(
        ("初步需求", "初步需求", "First need"),
        Writer.SYSTEM,
        "S0",
        help=("登记表的需求描述。", "登記表的需求描述。", "The lead's need."),
        width=24,
    )
    status: types.StatusCell = column(
        ("状态", "狀態", "Status"),
        Writer.SHARED,
        "S0",
        help=(
            "可以直接改，更新时写回登记表。",
            "可以直接改，更新時寫回登記表。",
            "May be changed here; the refresh takes it to Leads.",
        ),
        mandatory=True,
    )
    owner: types.WrappedWords = column(
        ("负责人", "負責人", "Responsible"),
        Writer.SYSTEM,
        "S0",
        help=("登记表的跟进人。", "登記表的跟進人。", "The lead's owner."),
        width=9,
    )
    first_follow_up: types.Date = column(
        ("首次跟进时间", "首次跟進時間", "First follow-up"),
        Writer.SYSTEM,
        "S0",
        help=("第一次真正的跟进。", "第一次真正的跟進。", "The first real follow-up."),
    )
    latest_record: types.LongWords = column(
        ("最近跟进记录", "最近跟進記錄", "Latest record"),
        Writer.SYSTEM,
        "S0",
        help=(
            "最近一次跟进谈了什么；要补记请写到跟进计划表。",
            "最近一次跟進談了什麼；要補記請寫到跟進計畫表。",
            "What was said last; write new records in the follow-up plan.",
        ),
    )
    expected_conversion_on: types.Date = column(
        ("预计转化时间", "預計轉化時間", "Expected conversion"),
        Writer.SHARED,
        "S0",
        help=(
            "可以直接改，更新时写回登记表。",
            "可以直接改，更新時寫回登記表。",
            "May be changed here; the refresh takes it to Leads.",
        ),
    )
    forecast: types.ForecastCell = column(
        ("转化预测", "轉化預測", "Forecast"),
        Writer.SHARED,
        "S0",
        help=(
            "高、中、低；可以直接改，更新时写回登记表。",
            "高、中、低；可以直接改，更新時寫回登記表。",
            "High, medium, low; may be changed here, the refresh takes it to Leads.",
        ),
    )


class ContactLog(Row):
    """
    A follow-up as the customer's record shows it.

    Rows may be added and changed here; the next refresh takes them to the follow-ups.
    """

    table = Table(
        "ContactLog",
        sheet=Text("客户跟进记录表", "客戶跟進記錄表", "Contact log"),
        key=("follow_up_id",),
        tab=Tab.WORK,
        module=VIEWS,
        help=Text(
            "跟进计划表里已做的跟进，更新时重做。可以在这里改或加行，更新时会写回计划表。",
            "跟進計畫表裡已做的跟進，更新時重做。可以在這裡改或加列，更新時會寫回計畫表。",
            "The follow-ups done in the plan, rebuilt on refresh. Rows added or changed here "
            "go back to the plan.",
        ),
        has_own_rows=False,
    )

    customer_name: types.WrappedWords = column(
        ("客户名称", "客戶名稱", "Customer"),
        Writer.SHARED,
        "S0",
        help=(
            "新加的行填登记表里的客户名称。",
            "新加的列填登記表裡的客戶名稱。",
            "In a new row, the customer as in Leads.",
        ),
        mandatory=True,
        width=28,
    )
    contact_person: types.WrappedWords = column(
        ("联系人", "聯絡人", "Contact person"),
        Writer.SYSTEM,
        "S0",
        help=("登记表的联系人。", "登記表的聯絡人。", "The lead's contact person."),
        width=9,
    )
    followed_up_on: types.Date = column(
        ("跟进日期", "跟進日期", "Follow-up date"),
        Writer.SHARED,
        "S0",
        help=(
            "哪天跟进的，24小时内补记。",
            "哪天跟進的，24小時內補記。",
            "The day; log it within 24 hours.",
        ),
        mandatory=True,
    )
    channel: types.ChannelCell = column(
        ("跟进方式", "跟進方式", "How"),
        Writer.SHARED,
        "S0",
        help=("从下拉表选，如 电话。", "從下拉選單選，如 電話。", "From the list, e.g. phone."),
    )
    content: types.LongWords = column(
        ("跟进内容摘要", "跟進內容摘要", "Summary"),
        Writer.SHARED,
        "S0",
        help=(
            "谈了什么，一两句话。",
            "談了什麼，一兩句話。",
            "What was talked about, in a sentence or two.",
        ),
        mandatory=True,
        width=36,
    )
    feedback: types.LongWords = column(
        ("客户反馈", "客戶回饋", "Customer's reply"),
        Writer.SHARED,
        "S0",
        help=("客户怎么说。", "客戶怎麼說。", "What the customer said."),
    )
    next_step: types.LongWords = column(
        ("下一步行动", "下一步行動", "Next step"),
        Writer.SHARED,
        "S0",
        help=(
            "接下来做什么，带上日期，如 3天内发对比分析。",
            "接下來做什麼，帶上日期，如 3天內寄比較分析。",
            "What comes next, with a date in the text.",
        ),
        width=32,
    )
    owner: types.WrappedWords = column(
        ("负责人", "負責人", "Responsible"),
        Writer.SHARED,
        "S0",
        help=("谁跟进的。", "誰跟進的。", "Who did it."),
        width=9,
    )
    follow_up_id: types.Id = column(
        ("跟进编号", "跟進編號", "Follow-up ID"),
        Writer.SYSTEM,
        "ours",
        help=(
            "对应跟进计划表的哪一行；新加的行留空。",
            "對應跟進計畫表的哪一列；新加的列留空。",
            "Its row in the follow-up plan; leave it blank in a new row.",
        ),
    )
