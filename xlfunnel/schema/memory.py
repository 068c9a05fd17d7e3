"""
What the workbook remembers between runs, on very hidden sheets (SPEC §1 Memory).

People never see these tables; they travel with the file, so that a second PC, or the
command line, goes on where the last run stopped.
"""

from xlfunnel.language import Text
from xlfunnel.schema import types
from xlfunnel.schema.declare import Row, Tab, Table, Visibility, Writer, column


def _memory(name: str, key: tuple[str, ...], help: Text) -> Table:
    return Table(
        name,
        sheet=Text(name, name, name),
        key=key,
        tab=Tab.LOG,
        help=help,
        visibility=Visibility.VERY_HIDDEN,
        has_own_rows=False,
    )


class LeadState(Row):
    """
    The last recorded state of every lead ever seen.

    Enough to mint no id twice, to tell a person's edit from the system's, and to keep a
    lead that was deleted from the sheet in every denominator.
    """

    table = _memory(
        "LeadStates",
        ("lead_id",),
        Text(
            "每条出现过的线索最后一次的状态；删掉的线索也留在统计里。",
            "每筆出現過的線索最後一次的狀態；刪掉的線索也留在統計裡。",
            "The last state of every lead ever seen; deleted leads stay in the figures.",
        ),
    )

    lead_id: types.Id = column(
        ("线索编号", "線索編號", "Lead ID"),
        Writer.SYSTEM,
        "ours",
        help=("哪条线索。", "哪筆線索。", "Which lead."),
        mandatory=True,
    )
    source: types.Words = column(
        ("线索来源", "線索來源", "Source"),
        Writer.SYSTEM,
        "ours",
        help=("上次的来源。", "上次的來源。", "Its source."),
    )
    registered_on: types.Date = column(
        ("登记日期", "登記日期", "Registered on"),
        Writer.SYSTEM,
        "ours",
        help=("登记日期。", "登記日期。", "When it was registered."),
    )
    grade: types.GradeCell = column(
        ("意向等级", "意向等級", "Grade"),
        Writer.SYSTEM,
        "ours",
        help=("上次的等级。", "上次的等級。", "Its grade."),
    )
    grade_at_registration: types.GradeCell = column(
        ("登记时等级", "登記時等級", "Grade at registration"),
        Writer.SYSTEM,
        "ours",
        help=("第一次评定的等级。", "第一次評定的等級。", "Its first grade."),
    )
    owner: types.Words = column(
        ("跟进人", "跟進人", "Owner"),
        Writer.SYSTEM,
        "ours",
        help=("上次的跟进人。", "上次的跟進人。", "Its owner."),
    )
    status: types.StatusCell = column(
        ("状态", "狀態", "Status"),
        Writer.SYSTEM,
        "ours",
        help=("上次的状态。", "上次的狀態。", "Its status."),
        mandatory=True,
    )
    won_amount: types.Money = column(
        ("成交金额", "成交金額", "Won amount"),
        Writer.SYSTEM,
        "ours",
        help=("成交金额。", "成交金額。", "Amount of the win."),
    )
    won_on: types.Date = column(
        ("成交日期", "成交日期", "Won on"),
        Writer.SYSTEM,
        "ours",
        help=("成交日期。", "成交日期。", "When it was won."),
    )
    lost_on: types.Date = column(
        ("流失日期", "流失日期", "Lost on"),
        Writer.SYSTEM,
        "ours",
        help=("流失日期。", "流失日期。", "When it was lost."),
    )


class IdCounter(Row):
    """The last number given out behind an id prefix, so that no id is minted twice."""

    table = _memory(
        "IdCounters",
        ("prefix",),
        Text(
            "每种编号用到第几号；删掉的编号不会再用。",
            "每種編號用到第幾號；刪掉的編號不會再用。",
            "The last number of each kind of id; deleted ids are never used again.",
        ),
    )

    prefix: types.Id = column(
        ("编号前缀", "編號前綴", "Prefix"),
        Writer.SYSTEM,
        "ours",
        help=("编号的开头。", "編號的開頭。", "How the id begins."),
        mandatory=True,
    )
    last_number: types.Count = column(
        ("已用到", "已用到", "Last number"),
        Writer.SYSTEM,
        "ours",
        help=("用过的最大序号。", "用過的最大序號。", "The largest number used."),
        mandatory=True,
    )


class Run(Row):
    """One run that wrote something: shows what an earlier run had or had not seen."""

    table = _memory(
        "Runs",
        ("run_id",),
        Text(
            "每次更新的时间。",
            "每次更新的時間。",
            "When each refresh was.",
        ),
    )

    run_id: types.Id = column(
        ("批次", "批次", "Run"),
        Writer.SYSTEM,
        "ours",
        help=("哪一次更新。", "哪一次更新。", "Which run."),
        mandatory=True,
    )
    as_of: types.Moment = column(
        ("截至时间", "截至時間", "As of"),
        Writer.SYSTEM,
        "ours",
        help=("按哪个时间算的。", "依哪個時間算的。", "The time it was computed for."),
        mandatory=True,
    )


class AssignmentCredit(Row):
    """How much of a turn a rep has saved up in the weighted round-robin."""

    table = _memory(
        "AssignmentCredits",
        ("rep",),
        Text(
            "轮流分配时每人攒下的份额。",
            "輪流分配時每人累積的份額。",
            "What each rep has saved up in the round-robin.",
        ),
    )

    rep: types.Words = column(
        ("姓名", "姓名", "Name"),
        Writer.SYSTEM,
        "ours",
        help=("哪位同事。", "哪位同事。", "Which rep."),
        mandatory=True,
    )
    credit: types.Number = column(
        ("份额", "份額", "Credit"),
        Writer.SYSTEM,
        "ours",
        help=("攒下的份额。", "累積的份額。", "The credit saved up."),
        mandatory=True,
    )


class ViewHash(Row):
    """What a row of a view held when it was last written; another hash means an edit."""

    table = _memory(
        "ViewHashes",
        ("table_name", "row_key"),
        Text(
            "视图每行上次写入的内容，用来发现有人改过。",
            "檢視每列上次寫入的內容，用來發現有人改過。",
            "What each row of a view held when last written, to notice edits.",
        ),
    )

    table_name: types.Words = column(
        ("表名", "表名", "Table"),
        Writer.SYSTEM,
        "ours",
        help=("哪张表。", "哪張表。", "Which table."),
        mandatory=True,
    )
    row_key: types.Id = column(
        ("行标识", "列識別", "Row"),
        Writer.SYSTEM,
        "ours",
        help=("哪一行。", "哪一列。", "Which row."),
        mandatory=True,
    )
    digest: types.Id = column(
        ("校验值", "檢查碼", "Digest"),
        Writer.SYSTEM,
        "ours",
        help=("内容的校验值。", "內容的檢查碼。", "Hash of its cells."),
        mandatory=True,
    )


class Undo(Row):
    """
    What the last run overwrote: the same change in consecutive rows is one row here.

    The new value shows whether a person has changed the cell since; a cell that was blank
    before needs no old value.
    """

    table = _memory(
        "UndoJournal",
        ("table_name", "column_name", "first_row_key"),
        Text(
            "上一次更新改掉的内容，撤回时用；每次更新换新。",
            "上一次更新改掉的內容，撤回時用；每次更新換新。",
            "What the last refresh overwrote, for undo; replaced by each refresh.",
        ),
    )

    table_name: types.Words = column(
        ("表名", "表名", "Table"),
        Writer.SYSTEM,
        "ours",
        help=("哪张表。", "哪張表。", "Which table."),
        mandatory=True,
    )
    column_name: types.Words = column(
        ("列名", "欄位", "Column"),
        Writer.SYSTEM,
        "ours",
        help=("哪一列。", "哪一欄。", "Which column."),
        mandatory=True,
    )
    first_row_key: types.Id = column(
        ("起始行", "起始列", "First row"),
        Writer.SYSTEM,
        "ours",
        help=("从哪一行起。", "從哪一列起。", "The first row of the run of rows."),
        mandatory=True,
    )
    count: types.Count = column(
        ("行数", "列數", "Rows"),
        Writer.SYSTEM,
        "ours",
        help=("连续几行。", "連續幾列。", "How many consecutive rows."),
    )
    old_value: types.Anything = column(
        ("原值", "原值", "Old value"),
        Writer.SYSTEM,
        "ours",
        help=("更新之前。", "更新之前。", "Before the run."),
    )
    new_value: types.Anything = column(
        ("新值", "新值", "New value"),
        Writer.SYSTEM,
        "ours",
        help=("更新之后。", "更新之後。", "After the run."),
    )
