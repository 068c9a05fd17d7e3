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


class IdCounter(Row):
    """The last number given out behind an id prefix, so that no id is minted twice."""

    table = _memory(
        "IdCounters",
        ("prefix",),
        Text(
            "每种编号用到第几号；删掉的编号不会再用。",
            "每種編號用到第幾號；刪掉的編號不會再用。",
            "The last number of each kind of ID; deleted IDs are never used again.",
        ),
    )

    prefix: types.Id = column(
        ("编号前缀", "編號前綴", "Prefix"),
        Writer.SYSTEM,
        "ours",
        help=("编号的开头。", "編號的開頭。", "How the ID begins."),
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


class Memo(Row):
    """
    One piece of a larger memory, packed: see `xlfunnel.memory` for what is in it.

    A memory with an entry per lead would be the largest table of the workbook if it had a
    row per lead; packed it stays a small fraction.
    """

    table = _memory(
        "Memory",
        ("name", "part"),
        Text(
            "系统的记忆：每条线索上次的状态、视图上次的内容、上一次更新改了什么。",
            "系統的記憶：每筆線索上次的狀態、檢視上次的內容、上一次更新改了什麼。",
            "What the system remembers: each lead's last state, the views as written, the last "
            "run's changes.",
        ),
    )

    name: types.Words = column(
        ("名称", "名稱", "Name"),
        Writer.SYSTEM,
        "ours",
        help=("记的是什么。", "記的是什麼。", "What is remembered."),
        mandatory=True,
    )
    part: types.Count = column(
        ("部分", "部分", "Part"),
        Writer.SYSTEM,
        "ours",
        help=("第几段。", "第幾段。", "Which piece of it."),
        mandatory=True,
    )
    content: types.Words = column(
        ("内容", "內容", "Content"),
        Writer.SYSTEM,
        "ours",
        help=("压缩后的内容。", "壓縮後的內容。", "The packed content."),
        mandatory=True,
    )
