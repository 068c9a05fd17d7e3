"""必填规则: which columns must be filled in which status (SPEC §1, §3; S3)."""

from xlfunnel.language import Text
from xlfunnel.schema import types
from xlfunnel.schema.declare import Row, Tab, Table, Writer, column
from xlfunnel.schema.lead_fields import LeadField
from xlfunnel.schema.rules_sheet import RULES_SHEET


class RequiredField(Row):
    """One column that leads of a status, or all leads, must have filled."""

    table = Table(
        "RequiredFields",
        sheet=RULES_SHEET,
        title=Text("必填规则", "必填規則", "Required fields"),
        key=("status", "lead_field"),
        tab=Tab.CONFIGURATION,
        help=Text(
            "线索到了哪个状态，哪些列必须填；没填的会列入问题清单。",
            "線索到了哪個狀態，哪些欄必須填；沒填的會列入問題清單。",
            "What must be filled in which status; Issues lists what is missing.",
        ),
    )

    status: types.StatusCell = column(
        ("状态", "狀態", "Status"),
        Writer.PERSON,
        "S3",
        help=(
            "适用于哪个状态；留空为全部。",
            "適用於哪個狀態；留空為全部。",
            "The status it is for; blank for all.",
        ),
        mandatory=True,
    )
    lead_field: LeadField = column(
        ("字段", "欄位", "Field"),
        Writer.PERSON,
        "S3",
        help=(
            "登记表里必填的列，如 流失原因。",
            "登記表裡必填的欄，如 流失原因。",
            "The column of Leads to fill, e.g. reason lost.",
        ),
        mandatory=True,
    )
