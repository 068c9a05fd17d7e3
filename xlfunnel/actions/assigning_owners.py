"""Whose choice the owner of a lead was, and since when: what is said beside it (SPEC §4)."""

from dataclasses import dataclass, field

from xlfunnel.actions.assigning_leads import obstacles_of, waiting_rows
from xlfunnel.actions.follow_ups import cells
from xlfunnel.actions.run import Job
from xlfunnel.actions.states import lead_states
from xlfunnel.language import LANGUAGES
from xlfunnel.messages import MESSAGES
from xlfunnel.rules.assignment_obstacles import OBSTACLES
from xlfunnel.schema import terms
from xlfunnel.schema.leads import Lead
from xlfunnel.values.cell import Cell
from xlfunnel.values.ids import id_keys
from xlfunnel.values.text import fold, typed


@dataclass(slots=True)
class _Notes:
    """What to write beside the owners, by row."""

    assigned_at: dict[int, Cell] = field(default_factory=dict)
    assigned_by: dict[int, Cell] = field(default_factory=dict)
    assignment_basis: dict[int, Cell] = field(default_factory=dict)


def note_owners(job: Job) -> None:
    """
    Note which owners people chose and since when, and clear what is no longer true.

    An owner that nobody has explained is a person's choice, and so is one that is not whom
    the system or a hand-over had given: its basis goes. The owner has the lead since this
    run if the last one saw it with another or none. A lead that comes with its owner has no
    分配时间: nobody knows, and the clocks go by its registration. Where the owner was cleared
    all of it goes. Why a lead could not be assigned goes when that is mended or it is closed.
    """
    if not job.records.has(Lead, "owner"):
        return
    notes = _notes(job)
    _tell_what_holds(job, notes)
    for name in ("assigned_at", "assigned_by", "assignment_basis"):
        job.records.put(Lead, name, getattr(notes, name))


def _notes(job: Job) -> _Notes:
    now = job.run.minute
    persons = terms.ASSIGNED_BY.label(terms.BY_PERSON, job.run.language)
    labels = terms.ASSIGNED_BY.labels(job.run.language)
    notes = _Notes()
    before = _owners_before(job)
    columns = (cells(job.records, Lead, n) for n in ("owner", "assigned_at", "assigned_by"))
    for row, (owner, since, by) in enumerate(zip(*columns, strict=True)):
        name, old = typed(owner), before.get(row)
        if not name:
            if typed(since) or typed(by):
                notes.assigned_at[row] = notes.assigned_by[row] = None
                notes.assignment_basis[row] = None
            continue
        is_other = old is not None and fold(old) != fold(name)
        if is_other or not typed(by):
            notes.assigned_by[row] = persons
            notes.assignment_basis[row] = None
        elif typed(by) not in labels and (known := terms.ASSIGNED_BY.read(by).value):
            notes.assigned_by[row] = terms.ASSIGNED_BY.label(known, job.run.language)
        if is_other and (old or not typed(since)):
            notes.assigned_at[row] = now
    return notes


def _owners_before(job: Job) -> dict[int, str]:
    """Return the owner at the end of the last run, "" for none, of the leads that it saw."""
    states = lead_states(job)
    owners = dict(zip(id_keys(states["lead_id"]), map(typed, states["owner"]), strict=True))
    owners.pop("", None)
    ids = id_keys(cells(job.records, Lead, "lead_id"))
    return {row: owners.pop(key) for row, key in enumerate(ids) if key in owners}


def _tell_what_holds(job: Job, notes: _Notes) -> None:
    """Keep of what is said of leads without an owner only what still keeps them from one."""
    bases = cells(job.records, Lead, "assignment_basis")
    owners = job.records.cells(Lead, "owner")
    told = [row for row, text in enumerate(bases) if text is not None and not typed(owners[row])]
    if not told:
        return
    waiting, obstacles = set(waiting_rows(job)), obstacles_of(job)
    for row in told:
        obstacle = obstacles[row] if row in waiting else ""
        if obstacle:
            notes.assignment_basis.setdefault(row, job.say(f"assignment.{obstacle}"))
        elif row not in waiting or bases[row] in _SAID_OF_OBSTACLES:
            notes.assignment_basis[row] = None


_SAID_OF_OBSTACLES = frozenset(
    MESSAGES[f"assignment.{name}"].to(language) for name in OBSTACLES for language in LANGUAGES
)
