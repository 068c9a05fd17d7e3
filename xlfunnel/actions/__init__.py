"""
What a user can ask for, once for every door: ribbon, command line and docs.

An action computes every change first and writes once at the end; one that fails has
written nothing.
"""

from functools import partial

from xlfunnel.actions.analysing import analyse
from xlfunnel.actions.checking import check_leads
from xlfunnel.actions.checking_follow_ups import check_follow_ups
from xlfunnel.actions.checking_memory import check_memory
from xlfunnel.actions.checking_settings import check_settings
from xlfunnel.actions.filling import fill
from xlfunnel.actions.following import fill_follow_ups, follow_leads
from xlfunnel.actions.grading import grade_leads
from xlfunnel.actions.listing import list_problems
from xlfunnel.actions.recording import record, stamp
from xlfunnel.actions.remembering import remember
from xlfunnel.actions.run import Action, Finding, Job, Outcome, Run, Step
from xlfunnel.actions.undoing import undo_last_run
from xlfunnel.actions.views import build_views, take_back
from xlfunnel.actions.vocabulary import vocabulary
from xlfunnel.language import Text
from xlfunnel.memory import Memory
from xlfunnel.records import Records
from xlfunnel.schema.configuration import Configuration, read_settings
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.settings import Setting
from xlfunnel.workbook import Workbook

__all__ = [
    "ACTIONS",
    "Action",
    "Finding",
    "Outcome",
    "Run",
    "configuration",
    "perform",
    "perform_steps",
]

_FILL: tuple[Step, ...] = (fill, fill_follow_ups)
_CHECK: tuple[Step, ...] = (
    check_settings,
    check_leads,
    check_follow_ups,
    check_memory,
    list_problems,
)
_ACTIONS = (
    Action(
        "check",
        Text("检查", "檢查", "Check"),
        Text(
            "检查线索和跟进，列出要改的地方和改法。",
            "檢查線索和跟進，列出要改的地方和改法。",
            "Check leads and follow-ups; list what to mend and how.",
        ),
        (*_FILL, follow_leads, *_CHECK, record, remember),
    ),
    Action(
        "grade",
        Text("评级", "評級", "Grade"),
        Text(
            "按分级规则给线索评级，写明依据；自己定的等级不动。",
            "依分級規則給線索評級，寫明依據；自己定的等級不動。",
            "Grade the leads by the policy, with reasons; grades set by people stay.",
        ),
        (fill, grade_leads, record, remember),
    ),
    Action(
        "analyse",
        Text("转化分析", "轉化分析", "Analyse"),
        Text(
            "重算转化分析表和各维度；写过的因素和建议保留。",
            "重算轉化分析表和各維度；寫過的因素和建議保留。",
            "Rebuild the conversion tables; what people wrote there stays.",
        ),
        (*_FILL, follow_leads, *_CHECK, analyse, record, remember),
    ),
    Action(
        "refresh",
        Text("一键更新", "一鍵更新", "Refresh"),
        Text(
            "收回视图改动、编号、检查、评级、转化分析、更新视图一次做完，最后一起写入。",
            "收回檢視改動、編號、檢查、評級、轉化分析、更新檢視一次做完，最後一起寫入。",
            "Take back edits of the views, number, check, grade, analyse and rebuild the views "
            "in one go, written together at the end.",
        ),
        (
            take_back,
            *_FILL,
            grade_leads,  # before what depends on the grade: which follow-ups are touches
            follow_leads,
            *_CHECK,
            analyse,
            build_views,
            record,
            stamp,
            remember,
        ),
    ),
    Action(
        "undo",
        Text("撤回", "撤回", "Undo"),
        Text(
            "撤回上一次更新写入的内容；之后有人改过的单元格不动，逐处列出。",
            "撤回上一次更新寫入的內容；之後有人改過的儲存格不動，逐處列出。",
            "Take back what the last run wrote; cells changed since stay and are listed.",
        ),
        (undo_last_run,),
    ),
)
ACTIONS: dict[str, Action] = {action.name: action for action in _ACTIONS}


def perform(name: str, workbook: Workbook, run: Run) -> Outcome:
    """
    Run the action called *name* on *workbook* and return what it did.

    Raises:
        MissingTableError, MissingColumnError: The workbook lacks what the action needs.
        SettingsError: The workbook is newer than this program.
    """
    return perform_steps(ACTIONS[name], workbook, run)


def configuration(workbook: Workbook) -> Configuration:
    """Return what the workbook's settings say; the defaults where it has none."""
    return read_settings(Records(workbook).rows(Setting).rows)


def perform_steps(action: Action, workbook: Workbook, run: Run) -> Outcome:
    """Run *action*, listed or not, on *workbook* and return what it did."""
    configured = configuration(workbook)
    records = Records(workbook, run.as_of, configured.names, configured.headers)
    records.words = vocabulary(records)
    records.load(Lead)
    job = Job(action, run, records, configured, Memory(records))
    for number, step in enumerate(action.steps):
        workbook.report(job.say(f"step.{_name_of(step)}"), number / len(action.steps))
        step(job)
    changes = records.size()
    if run.writes:
        records.write()
    return Outcome(tuple(job.summary), job.counts, job.findings, changes)


def _name_of(step: Step) -> str:
    return step.func.__name__ if isinstance(step, partial) else step.__name__
