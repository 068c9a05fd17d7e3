"""What people changed in the leads since the last run: found by comparing with its states."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from xlfunnel.actions.run import Job
from xlfunnel.actions.states import lead_states
from xlfunnel.schema.leads import Lead
from xlfunnel.values.cell import Cell
from xlfunnel.values.ids import id_keys
from xlfunnel.values.text import typed


@dataclass(frozen=True, slots=True)
class Edit:
    """A decision of a person: one cell of a lead that is not as the last run left it."""

    field: str
    lead_id: Cell
    old: Cell
    new: Cell


@dataclass(slots=True)
class Edits:
    """
    All of them.

    Attributes:
        new_leads: How many leads were typed.
        filled: Field to how many blanks of known leads were filled.
        changed: Cells that were changed or cleared.
    """

    new_leads: int = 0
    filled: dict[str, int] = field(default_factory=dict)
    changed: list[Edit] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.new_leads or self.filled or self.changed)


def edits_by_people(job: Job, fields: Iterable[str]) -> Edits:
    """
    Return how *fields* of the leads, as this run found them, differ from what it remembers.

    Before anything is remembered nobody can tell what is new.
    """
    states, edits = lead_states(job), Edits()
    if not states["lead_id"]:
        return edits
    ids = job.records.cells_before(Lead, "lead_id")
    known = {lead_id: state for state, lead_id in enumerate(id_keys(states["lead_id"]))}
    now = id_keys(job.records.cells(Lead, "lead_id"))[: len(ids)]
    edits.new_leads = len(set(now) - known.keys() - {""})
    at = [known.pop(lead_id, None) for lead_id in id_keys(ids)]  # of two rows the first
    for name in fields:
        if job.records.has(Lead, name):
            _compare(edits, name, ids, job.records.cells_before(Lead, name), states[name], at)
    return edits


def _compare(
    edits: Edits,
    name: str,
    ids: Sequence[Cell],
    cells: Sequence[Cell],
    states: Sequence[Cell],
    at: Sequence[int | None],
) -> None:
    """Note where *cells* and *states* say something else; another form of a date is the same."""
    for row, (state, new) in enumerate(zip(at, cells, strict=True)):
        if state is None or (old := states[state]) == new or typed(old) == typed(new):
            continue
        if typed(old):
            edits.changed.append(Edit(name, ids[row], old, new))
        else:
            edits.filled[name] = edits.filled.get(name, 0) + 1
