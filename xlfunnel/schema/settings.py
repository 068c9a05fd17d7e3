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
            "键请不要改，只改“值”。表名或列名被您改过时，在下面加一行对照："
            "键填 表:线索登记表，值填您的表名；或 列:线索登记表.客户名称，值填您的列名。",
            "項目請不要改，只改「值」。表名或欄名被您改過時，在下面加一列對照："
            "項目填 表:線索登記表，值填您的表名；或 欄:線索登記表.客戶名稱，值填您的欄名。",
            "Change values, not names. If you renamed a table or column, add a row: "
            "table:Leads with your table's name, or column:Leads.Customer with your header.",
        ),
    )

    key: types.Words = column(
        ("键", "項目", "Setting"),
        Writer.PERSON,
        "ours",
        help=(
            "参数的名称；也可写 表:… 或 列:… 作名称对照。",
            "參數的名稱；也可寫 表:… 或 欄:… 作名稱對照。",
            "The setting's name; or table:… or column:… to map a name of yours.",
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
