"""
docs/buttons.md, from the buttons and their messages.

`python -m xlfunnel.ribbon.guide` prints it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xlfunnel.messages import MESSAGES
from xlfunnel.ribbon.buttons import GROUPS

_UNDO = "撤回上次更新, or close without saving unless AutoSave is on."
_NOTHING = "Nothing."
_SYSTEM = "the columns of the system and blanks left to it in 线索登记表 and 线索跟进计划表"


@dataclass(frozen=True, slots=True)
class Facts:
    """
    What is to be known of a button beside what it says of itself.

    Attributes:
        selected: What has to be selected.
        writes: Where it writes.
        never: What it leaves alone, whatever happens.
        back: How to take it back.
        command: The same on the closed file.
    """

    selected: str
    writes: str
    never: str
    back: str
    command: str


FACTS: Mapping[str, Facts] = {
    "import_leads": Facts(
        "Nothing; the file is asked for. A mapping of the same name beside it (`名单.toml` for "
        "`名单.csv`, see [the example](examples/import.toml)) says which column is which; without "
        "one the headers do: ours in three languages and what people call them (手机 or 电话 for "
        "联系方式, 公司 for 客户名称). Of two columns for one of ours the likelier is taken. "
        "Columns that were not taken are named.",
        "New rows in 线索登记表, with their numbers and dates; 修改记录.",
        "Overwrites a lead, adds one twice, or adds sources unless the mapping says so. What "
        "differs from a known lead is told with its place.",
        _UNDO,
        "`xlfunnel import 名单.csv --into 线索.xlsx --map 名单.toml`",
    ),
    "check": Facts(
        "Nothing.",
        f"问题清单, 数据问题 of both tables, {_SYSTEM}, 待办提醒, both views. The cursor "
        "goes to the first issue.",
        "Changes what a person typed, or analyses.",
        _UNDO,
        "`xlfunnel check 线索.xlsx` lists the same and writes nothing.",
    ),
    "duplicates": Facts(
        "Nothing.",
        "What 检查数据 writes. The cursor goes to the first pair in 问题清单.",
        "Merges or deletes anything. A pair that is marked 不是重复 is not told again.",
        _UNDO,
        "`xlfunnel check 线索.xlsx`",
    ),
    "log_follow_up": Facts(
        "A row of one lead, in any table with its 线索编号: 线索登记表, 待办提醒, 线索跟踪表, "
        "沉睡线索, 线索跟进计划表. A lead that has no number yet is known by its customer.",
        "One row in 线索跟进计划表: 线索编号, 客户名称, 跟进人 and today. The cursor goes to "
        "跟进方式.",
        "Runs anything else, so it answers at once; the number of the row comes with the next "
        "refresh. A row without 沟通内容 does not count as a follow-up.",
        "Delete the row: it is yours as if you had typed it, so 撤回上次更新 leaves it.",
        "None; type the row.",
    ),
    "log_follow_ups": Facts(
        "Rows of several leads, as for 记跟进; also areas that do not touch. Above 20 leads it "
        "asks first. Two rows of one lead make one.",
        "A row in 线索跟进计划表 for each lead.",
        "As 记跟进.",
        "Delete the rows.",
        "None; type the rows.",
    ),
    "remind": Facts(
        "Nothing.",
        f"待办提醒, 沉睡线索, 人员负荷, both views, {_SYSTEM}, 修改记录. Then 待办提醒 is shown.",
        "Takes a lead from anybody, or loses what somebody wrote into 待办提醒: that stays below "
        "and is listed.",
        _UNDO,
        "`xlfunnel refresh 线索.xlsx --only remind`",
    ),
    "copy_todo": Facts(
        "Nothing for everybody's; people in 人员, or several cells of 待办提醒 (some rows, or a "
        "whole one), for only those people's. A cursor that rests in 待办提醒 chooses nobody.",
        "The clipboard: for each person name and day, then numbered lines 客户 — 做什么 — 逾期3天 "
        "(or 今天, 今天14:30前). It takes what 待办提醒 has and counts the days from now; it says "
        "of when the last refresh is.",
        "Writes to the workbook. With nothing due the clipboard stays as it is.",
        "There is nothing to take back.",
        "None; the sheet 待办提醒 has all of it.",
    ),
    "grade": Facts(
        "Nothing.",
        "意向等级 where nobody set it, 评分, 评级依据 and the other columns of the grade in "
        "线索登记表; numbers and dates of new leads; 修改记录. Also when 自动评级 is switched off "
        "on 首页.",
        "Changes a grade that a person set.",
        _UNDO,
        "`xlfunnel refresh 线索.xlsx --only grade`",
    ),
    "preview_assign": Facts(
        "Nothing.",
        f"{_NOTHING} It tells for each person how many leads, with a first one and its reason, "
        "and how many nobody would get, by reason.",
        "Writes, or uses up anybody's turn: 自动分配 afterwards does what was told.",
        "There is nothing to take back.",
        "`xlfunnel assign 线索.xlsx --dry-run`",
    ),
    "assign": Facts(
        "Nothing.",
        "跟进人 of leads without one, with 分配时间, 分配方式 and 分配依据; 待办提醒, 沉睡线索, "
        f"人员负荷, both views, {_SYSTEM}, 修改记录.",
        "Changes an owner that is there. [assignment.md](assignment.md) tells the rule.",
        _UNDO,
        "`xlfunnel assign 线索.xlsx`",
    ),
    "hand_over": Facts(
        "The person's row in 人员, or a row of 线索登记表 that they follow. Several people at once "
        "are refused.",
        "After you have seen who would get how many and said yes: what 自动分配 writes, of the "
        "open leads of that person, and 跟进人 of their plans. When nobody can take any, nothing.",
        "Touches closed leads, what was done, or 状态 in 人员.",
        _UNDO,
        "`xlfunnel hand-over 线索.xlsx 姓名`, and `--to 接手人` to choose who gets them.",
    ),
    "refresh": Facts(
        "Nothing.",
        "All that [cli.md](cli.md) lists for a refresh.",
        "Overwrites what a person typed, or does a part that is switched off on 首页.",
        _UNDO,
        "`xlfunnel refresh 线索.xlsx`",
    ),
    "analyse": Facts(
        "Nothing.",
        f"转化分析表, 分维度分析, 改进行动表, the figures behind the charts, {_SYSTEM}, 修改记录. "
        "Also when 转化分析 is switched off on 首页.",
        "Loses factors and advice that people wrote.",
        _UNDO,
        "`xlfunnel refresh 线索.xlsx --only analyse`",
    ),
    "undo": Facts(
        "Nothing.",
        "What the last run wrote, as it was before; 修改记录 says so.",
        "Touches a cell that somebody has changed since: those are told. There is one step back.",
        "Press the button again that was taken back.",
        "`xlfunnel undo 线索.xlsx`",
    ),
    "settings": Facts("Nothing.", _NOTHING, "Writes.", "There is nothing to take back.", "None."),
    "manual": Facts("Nothing.", _NOTHING, "Writes.", "There is nothing to take back.", "None."),
    "about": Facts(
        "Nothing; it works in any workbook.",
        _NOTHING,
        "Writes, or opens a connection.",
        "There is nothing to take back.",
        "`xlfunnel --version`",
    ),
}

_PREFACE = """\
# Buttons

Made from `xlfunnel/ribbon/` by `python -m xlfunnel.ribbon.guide`; do not edit.

The tab 销售漏斗 (Sales funnel) stands after 开始 (Home). A button works on the workbook in front
of you and does what the command line does on the closed file: the same code with the same result.

- Everything is computed first and written at the end. When something is in the way (a protected
  sheet, a cell that is being edited, a missing table) nothing is written, and a box says what to
  do.
- The status bar says how far it is. A box at the end says in at most ten lines what was done;
  all findings are in 问题清单.
- No button saves the workbook. Excel's own Ctrl+Z does not reach over a run, as with any macro.
- After an error that nobody foresaw the box names a log in the temporary folder of the PC. It
  holds versions, the button, where in the program it happened and the error's own words; have a
  look before you send it on.
"""


def buttons_page() -> str:
    """Return docs/buttons.md."""
    return "\n".join([_PREFACE, *_contents(), *_sections()])


def _contents() -> Iterator[str]:
    yield "| group | buttons |"
    yield "| --- | --- |"
    for group, buttons in GROUPS.items():
        names = " · ".join(f"[{_zh(button)}](#{button})" for button in buttons)
        yield f"| {_zh(group)} {_en(group)} | {names} |"
    yield ""


def _sections() -> Iterator[str]:
    for group, buttons in GROUPS.items():
        yield f"## {_zh(group)} · {_en(group)}"
        yield ""
        for button in buttons:
            yield from _section(button, FACTS[button])


def _section(button: str, facts: Facts) -> Iterator[str]:
    yield f'### <a id="{button}"></a>{_zh(button)} · {_en(button)}'
    yield ""
    yield MESSAGES[f"ribbon.{button}.supertip"].en
    yield ""
    yield f"- **Selected**: {facts.selected}"
    yield f"- **Writes**: {facts.writes}"
    yield f"- **Never**: {facts.never}"
    yield f"- **To take it back**: {facts.back}"
    yield f"- **By command line**: {facts.command}"
    yield ""


def _zh(name: str) -> str:
    return MESSAGES[f"ribbon.{name}.label"].zh_cn


def _en(name: str) -> str:
    return MESSAGES[f"ribbon.{name}.label"].en


if __name__ == "__main__":
    print(buttons_page(), end="")
