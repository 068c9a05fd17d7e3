"""
Leads that were seen before and are gone (SPEC §3): told one by one until a person says why.

Deleting dead leads makes every rate look better, so a lead that disappears stays in every
denominator until somebody chooses 误录 or 重复 in its row of 问题清单, or restores it.
"""

from collections.abc import Iterable, Iterator

from xlfunnel.actions.run import Job
from xlfunnel.actions.states import NAME as STATES
from xlfunnel.actions.states import confirm_removals, vanished
from xlfunnel.problem import WHOLE_TABLE, Problem
from xlfunnel.schema import terms
from xlfunnel.schema.issues import Issue
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.memory import Memo, Run
from xlfunnel.values.cell import Cell
from xlfunnel.values.ids import id_keys
from xlfunnel.values.text import typed

RULE = "lead_vanished"
_LARGEST_SHARE = 0.5  # of the list: after a mass deletion the other problems are seen too


def check_memory(job: Job) -> None:
    """Take in what people decided about vanished leads; tell those that are left."""
    decisions = _decisions(job)
    confirmed = {
        lead_id: name
        for lead_id, cell in decisions.items()
        if (name := terms.REMOVALS.read(cell).value)
    }
    if confirmed:
        confirm_removals(job, confirmed)
    unclear = [p for p in _unclear(decisions.values()) if p not in job.problems]  # told once
    job.problems += [*unclear, *_still_vanished(job), *_not_kept(job)]
    _tell_losses(job)


def _decisions(job: Job) -> dict[str, Cell]:
    """Return what stands in 处理, by folded id of the vanished lead."""
    records = job.records
    gone = set(id_keys(vanished(job)["lead_id"]))
    if not gone or not records.has(Issue, "decision", "value"):
        return {}
    rules, values, cells = (records.cells(Issue, n) for n in ("rule_id", "value", "decision"))
    rows = zip(id_keys(values), rules, cells, strict=True)
    return {lead_id: cell for lead_id, rule, cell in rows if rule == RULE and lead_id in gone}


def _unclear(decisions: Iterable[Cell]) -> Iterator[Problem]:
    """Tell each word in 处理 that is none of the dictionary's; it stays where it is."""
    for reading in map(terms.REMOVALS.read, dict.fromkeys(decisions)):
        if reading.note:
            facts = {"hint": reading.hint}
            yield Problem(
                reading.note, terms.WARNING, Issue, WHOLE_TABLE, "decision", reading.text, facts
            )


def _still_vanished(job: Job) -> Iterator[Problem]:
    """Tell each lead that is gone; past half the list only how many more there are."""
    gone = [typed(lead_id) for lead_id in vanished(job)["lead_id"]]
    if gone:
        job.summary.append(job.say("memory.vanished", count=len(gone)))
    job.counts["vanished"] = float(len(gone))
    most = max(1, int((job.parameters.issue_rows or 0) * _LARGEST_SHARE))
    for lead_id in gone[:most]:
        yield Problem(RULE, terms.WARNING, Lead, WHOLE_TABLE, "lead_id", lead_id)
    if len(gone) > most:
        more = str(len(gone) - most)
        yield Problem("more_vanished", terms.WARNING, Lead, WHOLE_TABLE, "lead_id", more)


def _not_kept(job: Job) -> Iterator[Problem]:
    """Tell that nothing is remembered from run to run, and what that takes away."""
    if not job.records.has(Memo):
        yield Problem("no_memory", terms.INFO, Lead, WHOLE_TABLE, "lead_id")


def _tell_losses(job: Job) -> None:
    """
    Say that memories are lost; with that of the leads the vanished ones are forgotten.

    It is no row of the list: this run remembers anew, so the next would take it out again.
    """
    if _are_leads_lost(job):
        job.summary.append(job.say("memory.leads_lost"))
    if job.memory.damaged - {STATES}:
        job.summary.append(job.say("memory.damaged"))


def _are_leads_lost(job: Job) -> bool:
    """Return whether earlier runs must have remembered leads, and nothing can be read of that."""
    records = job.records
    has_run = records.has(Memo) and records.has(Run) and records.count(Run) > 0
    return STATES in job.memory.damaged or (has_run and job.memory.recall(STATES) is None)
