"""
The switches on 首页: which parts of a run are done, and what is said of the others (issue 4).

A part that is off leaves its sheets as they are. What else the run does needs none of its
steps: it takes grades as they stand, and an edit in a view or in the list of what to do is
known by what was last written there, so it waits until that is on again.
"""

from collections.abc import Collection, Mapping
from datetime import datetime

from xlfunnel.actions.analysing import analyse
from xlfunnel.actions.diagnosing import diagnose
from xlfunnel.actions.dormant import list_dormant
from xlfunnel.actions.grading import grade_leads
from xlfunnel.actions.run import Job, Step
from xlfunnel.actions.stamping import stamp_before
from xlfunnel.actions.views import build_views, take_back
from xlfunnel.actions.vocabulary import joined
from xlfunnel.actions.worklist import build_worklist
from xlfunnel.actions.workload import list_workload
from xlfunnel.language import LANGUAGES
from xlfunnel.messages import MESSAGES
from xlfunnel.records import Records
from xlfunnel.schema import terms
from xlfunnel.schema.switches import EXPLANATIONS, WHILE_OFF, Switch
from xlfunnel.values.cell import Cell, shown
from xlfunnel.values.text import typed

# What is said of a part that is off: of when its results are, or that nobody knows.
_TOLD = ("switches.as_of", "switches.not_new")

# The steps of each part; a step that is not here belongs to no switch.
STEPS: Mapping[str, Collection[Step]] = {
    terms.GRADING: (grade_leads,),
    terms.REMINDERS: (build_worklist, list_dormant, list_workload),
    terms.ANALYSIS: (analyse, diagnose),
    terms.VIEWS: (take_back, build_views),
}


def switched_off(records: Records) -> frozenset[str]:
    """
    Return the parts that are switched off; of two rows about one part the first counts.

    A part without a row, or with a switch that cannot be read, is on.
    """
    if not records.has(Switch, "state"):
        return frozenset()
    states: dict[str | None, str | None] = {}
    for row in records.rows(Switch).rows:
        states.setdefault(row.feature, row.state)
    return frozenset(part for part, state in states.items() if part and state == terms.OFF)


def steps_of(job: Job) -> list[Step]:
    """Return the steps of the action without those of parts that this run leaves out."""
    left_out = {step for part in _left_out(job) for step in STEPS[part]}
    return [step for step in job.action.steps if step not in left_out]


def tell_left_out(job: Job) -> None:
    """Say which parts were left out, and where to switch them on."""
    if left_out := _left_out(job):
        language = job.run.language
        names = (terms.FEATURES.label(part, language) for part in left_out)
        facts = {"parts": joined(names, language), "sheet": job.records.binding(Switch).sheet}
        job.summary.append(job.say("switches.left_out", **facts))


def explain_switches(job: Job) -> None:
    """
    Say beside each switch what its part does, or while it is off of when its results are.

    The stamp is that of the whole run, so what was left out must not pass for as new. It
    comes after everything that fills sheets: results that did not change keep their moment.
    """
    records, parts = job.records, _parts(job)
    if not records.has(Switch, "explanation"):
        return
    cells = records.cells(Switch, "explanation")
    named = enumerate(records.columns(Switch, ["feature"]).values["feature"])
    said = {row: _explained(job, part, cells[row]) for row, part in named if part in parts}
    records.set(Switch, "explanation", said)


def _explained(job: Job, part: str, cell: Cell) -> Cell:
    """Return what is said of *part*, where *cell* is said now."""
    if part not in job.off:
        return EXPLANATIONS[part].to(job.run.language)
    if _is_told(cell) and not (job.is_on(part) and job.records.size()):
        return cell
    moment = job.run.as_of if job.is_on(part) else stamp_before(job.records)
    key = _TOLD[0] if isinstance(moment, datetime) else _TOLD[1]
    return job.say(key, as_of=shown(moment), effect=WHILE_OFF[part].to(job.run.language))


def _is_told(cell: Cell) -> bool:
    """Return whether *cell* says of when the results are: begins as we say it, in any language."""
    texts = (MESSAGES[key].to(language) for key in _TOLD for language in LANGUAGES)
    return typed(cell).startswith(tuple(text.partition("{")[0] for text in texts))


def _parts(job: Job) -> list[str]:
    """Return the parts that the action has steps of."""
    return [part for part, steps in STEPS.items() if not set(steps).isdisjoint(job.action.steps)]


def _left_out(job: Job) -> list[str]:
    """Return the parts that the action has steps of and this run does not do."""
    return [part for part in _parts(job) if not job.is_on(part)]
