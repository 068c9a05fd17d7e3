"""修改记录: every decision that changed, by whom and by which rule; only ever appended to."""

from xlfunnel.language import Text
from xlfunnel.schema import types
from xlfunnel.schema.declare import Row, Tab, Table, Visibility, Writer, column


class Change(Row):
    """One changed decision; filling former blanks is one row per run and column."""

    table = Table(
        "ChangeLog",
        sheet=Text("修改记录", "修改記錄", "Change log"),
        key=("run_id", "table_name", "row_key", "column_name"),
        tab=Tab.LOG,
        visibility=Visibility.HIDDEN,
        help=Text(
            "等级、跟进人、状态、金额等决定的每次变化，只增不改。",
            "等級、跟進人、狀態、金額等決定的每次變化，只增不改。",
            "Every change of a grade, owner, status or amount; only appended to.",
        ),
        has_own_rows=False,
    )

    run_id: types.Id = column(
        ("批次", "批次", "Run"),
        Writer.SYSTEM,
        "ours",
        help=("哪一次更新。", "哪一次更新。", "The run that saw or made it."),
        mandatory=True,
        hidden=True,
    )
    changed_at: types.Moment = column(
        ("时间", "時間", "Time"),
        Writer.SYSTEM,
        "ours",
        help=("更新的时间。", "更新的時間。", "When that run was."),
        mandatory=True,
    )
    changed_by: types.Words = column(
        ("修改者", "修改者", "Who"),
        Writer.SYSTEM,
        "ours",
        help=("系统，或改的人。", "系統，或改的人。", "The system, or the person."),
    )
    action: types.Words = column(
        ("操作", "操作", "Action"),
        Writer.SYSTEM,
        "ours",
        help=("哪个操作，如 评级。", "哪個操作，如 評級。", "The action, e.g. grade."),
    )
    table_name: types.Words = column(
        ("表名", "表名", "Table"),
        Writer.SYSTEM,
        "ours",
        help=("改的是哪张表。", "改的是哪張表。", "The table it is in."),
        mandatory=True,
    )
    row_key: types.Id = column(
        ("行标识", "列識別", "Row"),
        Writer.SYSTEM,
        "ours",
        help=(
            "改的是哪一行，如线索编号。",
            "改的是哪一列，如線索編號。",
            "The row, e.g. the lead ID.",
        ),
    )
    column_name: types.Words = column(
        ("列名", "欄位", "Column"),
        Writer.SYSTEM,
        "ours",
        help=("改的是哪一列。", "改的是哪一欄。", "The column."),
        mandatory=True,
    )
    old_value: types.WrappedWords = column(
        ("原值", "原值", "Old value"),
        Writer.SYSTEM,
        "ours",
        help=("改之前。", "改之前。", "Before."),
        width=28,
    )
    new_value: types.WrappedWords = column(
        ("新值", "新值", "New value"),
        Writer.SYSTEM,
        "ours",
        help=(
            "改之后；补填空白的写数量。",
            "改之後；補填空白的寫數量。",
            "After; for filled blanks, how many.",
        ),
        width=28,
    )
    rule_id: types.Words = column(
        ("依据规则", "依據規則", "Rule"),
        Writer.SYSTEM,
        "ours",
        help=("依据哪条规则。", "依據哪條規則。", "The rule behind it."),
        width=18,
        hidden=True,
    )
