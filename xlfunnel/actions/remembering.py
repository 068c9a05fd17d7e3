"""Remembering a run: each lead as it leaves it, and what it wrote over (SPEC §1 Memory)."""

from typing import Any

from xlfunnel.actions.run import Job
from xlfunnel.actions.stamping import is_stamp_only, stamp_before
from xlfunnel.actions.states import NAME as STATES
from xlfunnel.actions.states import states_now
from xlfunnel.actions.undo.cells import written_cells
from xlfunnel.actions.undo.memories import memory_difference
from xlfunnel.actions.undo.tables import replaced_rows
from xlfunnel.memory import to_json
from xlfunnel.records import Records
from xlfunnel.schema.change_log import Change
from xlfunnel.schema.declare import Row
from xlfunnel.schema.memory import Memo
from xlfunnel.schema.memory import Run as RunRow
from xlfunnel.schema.settings import Setting

JOURNAL = "undo"  # in Memory

# A log that forgets is none; the memories are put back one by one.
_NOT_UNDONE: tuple[type[Row], ...] = (Change, RunRow, Memo)


def remember(job: Job) -> None:
    """
    Keep the state of each lead, and the journal of a run that has changed something.

    It is the last step: what a later one wrote could not be taken back.
    """
    job.memory.keep_columns(STATES, states_now(job))
    journal = _journal(job)
    if journal:
        job.memory.put(JOURNAL, journal)


def _journal(job: Job) -> dict[str, Any] | None:
    """
    Return what this run writes, besides log and memory, and what stood there; None for none.

    The stamp alone is nothing that anybody would take back: the run before it is.
    """
    records, memory = job.records, job.memory
    replaced = {t: new for t, new in records.replacements() if t not in _NOT_UNDONE}
    written = [t for t in records.changed_tables() if t not in (*_NOT_UNDONE, *replaced)]
    is_empty = not written or (written == [Setting] and is_stamp_only(records))
    if is_empty and not replaced:
        return None
    changed = sorted(memory.changed() - {JOURNAL})
    return {
        "as_of": to_json(job.run.as_of),
        "runs": _known_runs(records),
        "stamp": to_json(stamp_before(records)),
        "cells": {t.table.name: written_cells(records, t) for t in written},
        "tables": {t.table.name: replaced_rows(job, t, new) for t, new in replaced.items()},
        "memories": {
            name: memory_difference(name, memory.recall_before(name), memory.recall(name))
            for name in changed
        },
    }


def _known_runs(records: Records) -> int:
    """Return how many runs were noted before this one."""
    return records.count(RunRow) - records.added(RunRow) if records.has(RunRow) else 0
