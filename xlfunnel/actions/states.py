"""
Each lead as the last run left it: what keeps a deleted lead in the figures (SPEC §1, §3).

Remembered are an id and what the figures need, never a name or a contact: whoever deletes
a lead must be able to delete the person's data with it.
"""

from collections.abc import Mapping, Sequence

from xlfunnel.actions.follow_ups import cells
from xlfunnel.actions.run import Job
from xlfunnel.memory import columns_from_json
from xlfunnel.rules.open_leads import STANDING_FIELDS, standing
from xlfunnel.schema.leads import Lead
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
)
# The owner when the win was first seen, and 误录 or 重复 once a person has confirmed that.
_COLUMNS = (*STATE_FIELDS, "won_owner", "removal")


def lead_states(job: Job) -> dict[str, list[Cell]]:
    """
    Return every lead ever seen as it stood at the end of the last run.

    Columns by STATE_FIELDS plus "won_owner" and "removal", as cells; all empty when
    nothing is remembered. Confirmations of this run are in "removal" already.
    """
    known = job.memory.recall_columns(NAME)
    blanks: list[Cell] = [None] * len(known.get("lead_id", ()))
    return {name: known.get(name, blanks) for name in _COLUMNS}


def vanished(job: Job) -> dict[str, list[Cell]]:
    """Return the states of leads that are gone without a person having confirmed why."""
    states = lead_states(job)
    there = set(id_keys(job.records.cells(Lead, "lead_id")))
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
    ids = id_keys(job.records.cells(Lead, "lead_id"))
    there = dict(zip(reversed(ids), reversed(range(len(ids))), strict=True))  # the first wins
    there.pop("", None)
    rows = [there.get(lead_id) for lead_id in known]  # None for a lead that is gone
    new = sorted(there[lead_id] for lead_id in there.keys() - known)
    now = {name: cells(job.records, Lead, name) for name in STATE_FIELDS}
    now["won_owner"] = _won_owners(job, ids, now["owner"], owners_at_win(job))
    now["removal"] = [None] * len(ids)
    return {
        name: [before[name][n] if row is None else column[row] for n, row in enumerate(rows)]
        + [column[row] for row in new]
        for name, column in now.items()
    }


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
