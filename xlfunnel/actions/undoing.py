"""撤回: takes back what the last run wrote, and nothing that a person has changed since."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from xlfunnel.actions.findings import findings
from xlfunnel.actions.recording import log, system_changes, system_name
from xlfunnel.actions.remembering import JOURNAL
from xlfunnel.actions.run import Job
from xlfunnel.actions.stamping import put_back_stamp
from xlfunnel.actions.undo.cells import put_back_cells
from xlfunnel.actions.undo.memories import memory_before
from xlfunnel.actions.undo.tables import put_back_rows
from xlfunnel.memory import from_json
from xlfunnel.problem import Problem
from xlfunnel.schema.catalogue import BY_NAME
from xlfunnel.schema.memory import Memo, Run
from xlfunnel.values.cell import shown


def undo_last_run(job: Job) -> None:
    """
    Put every cell that the last run wrote back as it was, and forget that run.

    A cell whose value is no longer what the run wrote is a person's and stays; each such
    place is told. There is one step back: afterwards there is nothing to take back.
    """
    journal = job.memory.recall(JOURNAL)
    if journal is None:
        job.summary.append(_why_not(job))
        return
    refused = _put_back(job, journal)
    count = job.records.size()
    facts = {"as_of": shown(from_json(journal["as_of"])), "count": count}
    changes = list(system_changes(job))
    for name, difference in journal["memories"].items():
        job.memory.keep(name, memory_before(difference, job.memory.recall(name)))
    job.memory.keep(JOURNAL, None)
    _forget_runs(job, journal["runs"])
    said = job.say("memory.undone_log", **facts)
    log(job, [*changes, {"changed_by": system_name(job), "new_value": said}])
    job.summary.append(job.say("memory.undone", **facts))
    if refused:
        job.summary.append(job.say("memory.undo_refused", count=len(refused)))
    job.problems += _folded(job, refused)
    job.findings = findings(job, job.problems)


def _why_not(job: Job) -> str:
    """Return why there is nothing to take back."""
    if not job.records.has(Memo):
        return job.say("memory.none_to_undo")
    if JOURNAL in job.memory.damaged:
        return job.say("memory.journal_damaged")
    return job.say("memory.nothing_to_undo")


def _put_back(job: Job, journal: Mapping[str, Any]) -> list[Problem]:
    """Put everything back, the views while what they show is there still; return what stays."""
    refused: list[Problem] = []
    put_back_stamp(job.records, from_json(journal["stamp"]))
    for kind, put_back in (("tables", put_back_rows), ("cells", put_back_cells)):
        for name, noted in journal[kind].items():
            table = BY_NAME.get(name)
            if table is not None and job.records.has(table):
                refused += put_back(job, table, noted)
    return refused


def _forget_runs(job: Job, known: int) -> None:
    """
    Take the run out of the list of runs, and those after it, which saw what it had written.

    Only the *known* ones before it have not seen what the next run will see anew.
    """
    if job.records.has(Run) and job.records.count(Run) > known:
        fields = job.records.binding(Run).headers if known else ()
        job.records.replace(Run, {n: job.records.cells(Run, n)[:known] for n in fields})


def _folded(job: Job, refused: list[Problem]) -> list[Problem]:
    """Return *refused*, those of one column alike where they are too many to be read singly."""
    most = job.parameters.issue_fold or 0.0
    counts = Counter((problem.rule, problem.table, problem.field) for problem in refused)
    return [
        replace(problem, value="")
        if counts[problem.rule, problem.table, problem.field] > most
        else problem
        for problem in refused
    ]
