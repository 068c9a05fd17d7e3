"""参数: one setting per row; `parameters.py` says which there are (SPEC §1)."""

from xlfunnel.language import Text
from xlfunnel.schema import types
from xlfunnel.schema.declare import Row, Tab, Table, Writer, column
from xlfunnel.schema.rules_sheet import RULES_SHEET


class Setting(Row):
    """A setting with its value, or a row that says how the user calls a table or column."""

    table = Table(
        "Settings",
        sheet=RULES_SHEET,
        title=Text("参数", "參數", "Settings"),
        key=("key",),
        tab=Tab.CONFIGURATION,
        help=Text(
            "其他要改的数字和选项都在这里：只改“值”一列，清空就用默认值。说明写着改了有什么用。",
            "其他要改的數字和選項都在這裡：只改「值」一欄，清空就用預設值。說明寫著改了有什麼用。",
            "All other figures and choices: change the value only, or clear it for the default. "
            "The explanation says what it does.",
        ),
    )

    key: types.Words = column(
        ("键", "項目", "Setting"),
        Writer.PERSON,
        "ours",
        help=(
            "请不要改。表或列改过名而系统认不出时，在最后加一行对照："
            "键写 表:线索登记表，值写您的表名；或键写 列:线索登记表.客户名称，值写您的列名。",
            "請不要改。表或欄改過名而系統認不出時，在最後加一列對照："
            "項目寫 表:線索登記表，值寫您的表名；或項目寫 欄:線索登記表.客戶名稱，值寫您的欄名。",
            "Leave it. If you renamed a table or column and it is not recognised, add a row: "
            "table:Leads with your table's name, or column:Leads.Customer with your header.",
        ),
        mandatory=True,
        width=24,
    )
    value: types.Anything = column(
        ("值", "值", "Value"),
        Writer.PERSON,
        "ours",
        help=(
            "改这里；清空则用默认值。",
            "改這裡；清空則用預設值。",
            "Change this; cleared, the default applies.",
        ),
        mandatory=True,
    )
    unit: types.Words = column(
        ("单位", "單位", "Unit"),
        Writer.SYSTEM,
        "ours",
        help=("值的单位。", "值的單位。", "Unit of the value."),
        mandatory=True,
        width=10,
    )
    explanation: types.LongWords = column(
        ("说明", "說明", "Explanation"),
        Writer.SYSTEM,
        "ours",
        help=("这个参数管什么。", "這個參數管什麼。", "What the setting does."),
        mandatory=True,
        width=44,
    )
