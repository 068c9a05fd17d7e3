"""
What a user can ask for, once for every door: ribbon, command line and docs.

An action computes every change first and writes once at the end; one that fails has
written nothing.
"""

from functools import partial

from xlfunnel.actions.analysing import analyse
from xlfunnel.actions.assigning import assign_leads, assign_on_refresh
from xlfunnel.actions.assigning_owners import note_owners
from xlfunnel.actions.checking import check_leads
from xlfunnel.actions.checking_duplicates import check_duplicates
from xlfunnel.actions.checking_follow_ups import check_follow_ups
from xlfunnel.actions.checking_memory import check_memory
from xlfunnel.actions.checking_settings import check_settings
from xlfunnel.actions.diagnosing import diagnose
from xlfunnel.actions.dormant import list_dormant
from xlfunnel.actions.filling import fill
from xlfunnel.actions.following import fill_follow_ups, follow_leads
from xlfunnel.actions.grading import grade_leads
from xlfunnel.actions.listing import list_problems
from xlfunnel.actions.recording import record
from xlfunnel.actions.remembering import remember
from xlfunnel.actions.run import Action, Finding, Job, Outcome, Run, Step
from xlfunnel.actions.screening import screen_leads
from xlfunnel.actions.showing import show_key_figures
from xlfunnel.actions.stamping import stamp
from xlfunnel.actions.switching import explain_switches, steps_of, switched_off, tell_left_out
from xlfunnel.actions.undoing import undo_last_run
from xlfunnel.actions.views import build_views, take_back
from xlfunnel.actions.vocabulary import vocabulary
from xlfunnel.actions.worklist import build_worklist
from xlfunnel.actions.workload import list_workload
from xlfunnel.memory import Memory
from xlfunnel.messages import MESSAGES
from xlfunnel.records import Records
from xlfunnel.schema import terms
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

# The grade comes before what depends on it: which follow-ups are touches. Those can change the
# status, which a rule of the screening may look at, and its result keeps a lead from an owner.
_FILL: tuple[Step, ...] = (
    fill,
    fill_follow_ups,
    grade_leads,
    follow_leads,
    screen_leads,
    note_owners,
)
_REMIND: tuple[Step, ...] = (build_worklist, list_dormant, list_workload)
_CHECK: tuple[Step, ...] = (
    check_settings,
    check_leads,
    check_duplicates,
    check_follow_ups,
    check_memory,
)
_END: tuple[Step, ...] = (explain_switches, record, remember)

_STEPS: dict[str, tuple[Step, ...]] = {
    "check": (
        take_back,
        *_FILL,
        build_worklist,
        *_CHECK,
        build_views,
        list_problems,
        record,
        remember,
    ),
    "grade": (fill, grade_leads, note_owners, *_END),
    "assign": (take_back, *_FILL, assign_leads, *_REMIND, build_views, *_END),
    "remind": (take_back, *_FILL, *_REMIND, build_views, *_END),
    "analyse": (*_FILL, *_CHECK, analyse, diagnose, *_END),
    "refresh": (
        take_back,
        *_FILL,
        assign_on_refresh,
        *_REMIND,
        *_CHECK,
        analyse,
        diagnose,
        build_views,
        list_problems,  # when the rows of the views have their places
        explain_switches,
        record,
        stamp,
        remember,
    ),
    "undo": (undo_last_run,),
}
# What the user asks for by name is done even when it is switched off on 首页.
_ASKS_FOR: dict[str, frozenset[str]] = {
    "grade": frozenset({terms.GRADING}),
    "remind": frozenset({terms.REMINDERS}),
    "analyse": frozenset({terms.ANALYSIS}),
}
ACTIONS: dict[str, Action] = {
    name: Action(
        name,
        MESSAGES[f"action.{name}.title"],
        MESSAGES[f"action.{name}.help"],
        steps,
        _ASKS_FOR.get(name, frozenset()),
    )
    for name, steps in _STEPS.items()
}


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
    job = Job(action, run, records, configured, Memory(records), switched_off(records))
    steps = steps_of(job)
    for number, step in enumerate(steps):
        workbook.report(job.say(f"step.{_name_of(step)}"), number / len(steps))
        step(job)
    tell_left_out(job)
    changes = records.size()
    if run.writes:
        records.write()
        show_key_figures(workbook, configured)
    return Outcome(tuple(job.summary), job.counts, job.findings, changes)


def _name_of(step: Step) -> str:
    return step.func.__name__ if isinstance(step, partial) else step.__name__
