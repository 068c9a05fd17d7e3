"""
Each lead as the last run left it: what keeps a deleted lead in the figures (SPEC §1, §3).

Remembered are an id and what the figures need, never a name or a contact: whoever deletes
a lead must be able to delete the person's data with it.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from xlfunnel.actions.follow_ups import cells, is_open, values
from xlfunnel.actions.run import Job
from xlfunnel.memory import columns_from_json
from xlfunnel.records import Records
from xlfunnel.rules.open_leads import STANDING_FIELDS, standing
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.memory import Run
from xlfunnel.values.cell import Cell
from xlfunnel.values.ids import id_keys
from xlfunnel.values.text import typed

NAME = "leads"  # in Memory

STATE_FIELDS: tuple[str, ...] = (
    "lead_id",
    "source",
    "registered_on",
    "grade",
    "grade_at_registration",
    "owner",
    "status",
    "industry",
    "region",
    "won_amount",
    "won_on",
    "lost_on",
    "screening_result",
)
# The owner when the win was first seen, 误录 or 重复 once a person has confirmed that, and since
# when a lead was watched that came in long after its registration.
_COLUMNS = (*STATE_FIELDS, "won_owner", "removal", "entered_on")
LATE = timedelta(days=7)  # [ours] an entry this much after the registration was no slip


def _ids(records: Records) -> list[str]:
    return id_keys(records.cells(Lead, "lead_id"))


def lead_states(job: Job) -> dict[str, list[Cell]]:
    """
    Return every lead ever seen as it stood at the end of the last run.

    Columns by STATE_FIELDS plus "won_owner", "removal" and "entered_on", as cells; all empty
    when nothing is remembered. Confirmations of this run are in "removal" already.
    """
    known = job.memory.recall_columns(NAME)
    blanks: list[Cell] = [None] * len(known.get("lead_id", ()))
    return {name: known.get(name, blanks) for name in _COLUMNS}


def vanished(job: Job) -> dict[str, list[Cell]]:
    """Return the states of leads that are gone without a person having confirmed why."""
    states = lead_states(job)
    there = set(job.records.derived(_ids))
    gone = [
        row
        for row, lead_id in enumerate(id_keys(states["lead_id"]))
        if states["removal"][row] is None and lead_id not in there
    ]
    return {name: [column[row] for row in gone] for name, column in states.items()}


def owners_at_win(job: Job) -> dict[str, str]:
    """Return the owner when the win was first seen, by folded lead id."""
    states = lead_states(job)
    ids = id_keys(states["lead_id"])
    return {
        lead_id: typed(owner)
        for lead_id, owner in zip(ids, states["won_owner"], strict=True)
        if owner is not None
    }


def confirm_removals(job: Job, removals: Mapping[str, str]) -> None:
    """Note *removals*, folded lead id to 误录 or 重复: these leads leave the figures."""
    states = lead_states(job)
    ids = id_keys(states["lead_id"])
    words = zip(ids, states["removal"], strict=True)
    states["removal"] = [removals.get(lead_id, word) for lead_id, word in words]
    job.memory.keep_columns(NAME, states)


def new_removals(job: Job) -> dict[str, str]:
    """Return what this run has confirmed, lead id to 误录 or 重复."""
    states = lead_states(job)
    before = columns_from_json(job.memory.recall_before(NAME) or {}).get("removal", [])
    return {
        typed(lead_id): str(word)
        for lead_id, word, old in zip(states["lead_id"], states["removal"], before, strict=True)
        if word is not None and old is None
    }


def states_now(job: Job) -> dict[str, list[Cell]]:
    """
    Return the states as this run leaves them, in the order in which leads were first seen.

    Of several rows with one id the first counts. A lead that is gone stays as it was; one
    that is back is no longer removed.
    """
    before = lead_states(job)
    known = id_keys(before["lead_id"])
    ids = job.records.derived(_ids)
    there = dict(zip(reversed(ids), reversed(range(len(ids))), strict=True))  # the first wins
    there.pop("", None)
    rows = [there.get(lead_id) for lead_id in known]  # None for a lead that is gone
    new = sorted(there[lead_id] for lead_id in there.keys() - known)
    now = {name: cells(job.records, Lead, name) for name in STATE_FIELDS}
    now["won_owner"] = _won_owners(job, ids, now["owner"], owners_at_win(job))
    now["removal"] = [None] * len(ids)
    now["entered_on"] = entries(job)
    return {
        name: [before[name][n] if row is None else column[row] for n, row in enumerate(rows)]
        + [column[row] for row in new]
        for name, column in now.items()
    }


def entries(job: Job) -> list[Cell]:
    """
    Return the run since which each lead of the sheet is watched; None: from its registration.

    Open leads that are brought along from elsewhere are those that were not closed there
    before: watched from their registration they would make every rate too low. A lead
    entered late when the run before this one, a week or more after its registration, did not
    have it. When one of those that are new in a run is closed already, the closed ones were
    brought along, too, and all count from the registration; so do those of the first run,
    which knows nothing of earlier ones. Source: SPEC §6, leads imported mid-life.
    """
    ids = job.records.derived(_ids)
    states = lead_states(job)
    known = dict(zip(id_keys(states["lead_id"]), states["entered_on"], strict=True))
    late = _late_entries(job, ids, known)
    return [job.run.as_of if row in late else known.get(lead_id) for row, lead_id in enumerate(ids)]


def _late_entries(job: Job, ids: Sequence[str], known: Mapping[str, Cell]) -> set[int]:
    """Return the rows of the leads that are new in this run and entered late."""
    before = _run_before(job)
    if not known or before is None:
        return set()
    registered = values(job.records, Lead, "registered_on")
    late = {
        row
        for row, lead_id in enumerate(ids)
        if lead_id
        and lead_id not in known
        and registered[row] is not None
        and registered[row] + LATE < before
    }
    open_ones = is_open(job)
    return late if all(open_ones[row] for row in late) else set()


def first_run(job: Job) -> datetime:
    """Return the moment of the first run that is known, this one among them."""
    moments: Sequence[datetime | None] = ()
    if job.records.has(Run):
        moments = values(job.records, Run, "as_of")
    return min([job.run.as_of, *(moment for moment in moments if moment is not None)])


def _run_before(job: Job) -> datetime | None:
    """Return the moment of the last run before this one's."""
    if not job.records.has(Run):
        return None
    moments = values(job.records, Run, "as_of")
    return max((m for m in moments if m is not None and m < job.run.as_of), default=None)


def _won_owners(
    job: Job, ids: Sequence[str], owners: Sequence[Cell], known: Mapping[str, str]
) -> list[Cell]:
    """Return the owner of each won lead when its win was first seen; None for the others."""
    leads = job.records.columns(Lead, STANDING_FIELDS)
    is_won = standing(leads, len(ids)).is_won
    return [
        (known.get(lead_id) or typed(owner) or None) if won else None
        for lead_id, owner, won in zip(ids, owners, is_won, strict=True)
    ]
