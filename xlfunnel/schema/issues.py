"""问题清单: what is wrong in the data, where, and how to mend it (SPEC §1, §3)."""

from typing import Annotated, TypeAlias

from xlfunnel.language import Text
from xlfunnel.schema import terms, types
from xlfunnel.schema.declare import Row, Tab, Table, Writer, column

DecisionCell: TypeAlias = Annotated[str | None, types.term_type(terms.DECISIONS, 10)]


class Issue(Row):
    """A problem in one cell, or many identical ones folded into a row with their count."""

    table = Table(
        "Issues",
        sheet=Text("问题清单", "問題清單", "Issues"),
        key=("sheet", "column_name", "rule_id", "row_key", "value"),
        tab=Tab.ANALYSIS,
        help=Text(
            "数据里要改的地方；改好后再更新一次，这里就会消失。",
            "資料裡要改的地方；改好後再更新一次，這裡就會消失。",
            "What to fix in the data; fix it, refresh, and the row is gone.",
        ),
        has_own_rows=False,
    )

    severity: types.SeverityCell = column(
        ("级别", "等級", "Severity"),
        Writer.SYSTEM,
        "ours",
        help=(
            "错误必须改；警告请看一眼；提示供参考。",
            "錯誤必須改；警告請看一眼；提示供參考。",
            "Errors must be fixed; look at warnings; info is good to know.",
        ),
        mandatory=True,
    )
    sheet: types.Words = column(
        ("工作表", "工作表", "Sheet"),
        Writer.SYSTEM,
        "ours",
        help=("问题在哪张表。", "問題在哪張工作表。", "The sheet it is on."),
        width=14,
    )
    cell: types.Place = column(
        ("单元格", "儲存格", "Cell"),
        Writer.SYSTEM,
        "ours",
        help=(
            "问题在哪一格，如 线索登记表!F12；合并的写第一处。",
            "問題在哪一格，如 線索登記表!F12；合併的寫第一處。",
            "Where it is, e.g. Leads!F12; the first place of folded ones.",
        ),
        mandatory=True,
        width=22,
    )
    row_key: types.Words = column(
        ("行标识", "列識別", "Row ID"),
        Writer.SYSTEM,
        "ours",
        help=(
            "哪一行：线索编号、跟进编号等；行移动了也认得。整张表的问题留空。",
            "哪一列：線索編號、跟進編號等；列移動了也認得。整張表的問題留空。",
            "Which row: its lead ID, follow-up ID or the like, known wherever the row moves; "
            "blank for a whole table.",
        ),
        width=15,
    )
    column_name: types.Words = column(
        ("列名", "欄位", "Column"),
        Writer.SYSTEM,
        "ours",
        help=("问题在哪一列。", "問題在哪一欄。", "The column it is in."),
    )
    value: types.WrappedWords = column(
        ("当前值", "目前值", "Value"),
        Writer.SYSTEM,
        "ours",
        help=("现在填的是什么。", "現在填的是什麼。", "What the cell holds now."),
        width=18,
    )
    problem: types.LongWords = column(
        ("问题", "問題", "What is wrong"),
        Writer.SYSTEM,
        "ours",
        help=("哪里不对。", "哪裡不對。", "What is wrong with it."),
        width=36,
    )
    fix: types.LongWords = column(
        ("处理办法", "處理方式", "How to fix"),
        Writer.SYSTEM,
        "ours",
        help=("怎么改。", "怎麼改。", "What to do about it."),
        width=36,
    )
    count: types.Count = column(
        ("处数", "處數", "Count"),
        Writer.SYSTEM,
        "ours",
        help=(
            "同样的问题有几处；太多时只列第一处。",
            "同樣的問題有幾處；太多時只列第一處。",
            "How many identical ones; many are folded into the first.",
        ),
    )
    decision: DecisionCell = column(
        ("处理", "處理", "Decision"),
        Writer.PERSON,
        "ours",
        help=(
            "线索被删掉的，在这里选原因；疑似重复其实不是的，选“不是重复”；别的问题不用填。",
            "線索被刪掉的，在這裡選原因；疑似重複其實不是的，選「不是重複」；別的問題不用填。",
            "For a deleted lead, choose why; for two that are not one customer, not a duplicate.",
        ),
    )
    rule_id: types.Words = column(
        ("规则", "規則", "Rule"),
        Writer.SYSTEM,
        "ours",
        help=("依据哪条规则。", "依據哪條規則。", "The rule that found it."),
        mandatory=True,
        hidden=True,
        width=18,
    )
