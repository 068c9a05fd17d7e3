"""离职交接: moves what one person has open to others at once; the past stays (SPEC §4)."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeAlias

from rapidfuzz import fuzz, process

from xlfunnel.actions.assigning import choose, write_choices
from xlfunnel.actions.assigning_ledger import LedgerRow, given_lines, ledger, ledger_lines
from xlfunnel.actions.assigning_owners import note_owners
from xlfunnel.actions.assigning_people import known_credits, people_of
from xlfunnel.actions.dormant import list_dormant
from xlfunnel.actions.filling import fill
from xlfunnel.actions.follow_ups import cells, is_open, values
from xlfunnel.actions.following import fill_follow_ups
from xlfunnel.actions.handing_over_plans import COUNT as PLANS
from xlfunnel.actions.handing_over_plans import hand_over_plans, in_place_of, log_moved_plans
from xlfunnel.actions.recording import record
from xlfunnel.actions.remembering import remember
from xlfunnel.actions.run import Action, Job, Step
from xlfunnel.actions.switching import explain_switches
from xlfunnel.actions.team import Team
from xlfunnel.actions.views import build_views, take_back
from xlfunnel.actions.worklist import build_worklist
from xlfunnel.actions.workload import list_workload
from xlfunnel.errors import UsageError
from xlfunnel.messages import MESSAGES
from xlfunnel.rules.assignment import Assigned
from xlfunnel.rules.leaves import is_away
from xlfunnel.schema import terms
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reps import Rep
from xlfunnel.values.cell import shown
from xlfunnel.values.text import fold

NAME = "hand-over"
_COUNTS = ("handed_over", "not_handed_over")
_NEAR = 50  # a name of two characters with one wrong, 王方 for 王芳, is worth suggesting

# Row of a lead to the name of who gets it, and what each is owed in the round-robin now.
_Moved: TypeAlias = tuple[dict[int, str], dict[str, float]]
_Lines: TypeAlias = Callable[[Job, list[LedgerRow]], list[str]]

_BEFORE: tuple[Step, ...] = (take_back, fill, fill_follow_ups, note_owners)


def hand_over_action(rep: str, to: str | None = None) -> Action:
    """
    Return the action that gives every open lead of *rep* to others.

    The leads go to *to* if that is given, else to whom the assignment rule chooses. What shows
    whose they are is rebuilt; the conversion by owner follows with the next refresh.
    """
    steps: tuple[Step, ...] = (
        *_BEFORE,
        partial(hand_over, rep=rep, to=to),
        build_worklist,
        list_dormant,
        list_workload,
        build_views,
        explain_switches,
        record,
        log_moved_plans,
        remember,
    )
    return _action(steps)


def preview_action(rep: str) -> Action:
    """Return what `hand_over_action` does up to choosing: who would get how many, and no more."""
    return _action((*_BEFORE, partial(preview_hand_over, rep=rep)))


def _action(steps: tuple[Step, ...]) -> Action:
    title, help = (MESSAGES[f"action.{NAME}.{part}"] for part in ("title", "help"))
    return Action(NAME, title, help, steps)


def preview_hand_over(job: Job, rep: str) -> None:
    """Say who would get how many of the open leads of *rep*; for a run that writes nothing."""
    job.summary.clear()  # what the steps before have done is not written, so not told either
    hand_over(job, rep, None, given_lines)


def hand_over(job: Job, rep: str, to: str | None, lines: _Lines = ledger_lines) -> None:
    """
    Give every open lead of *rep* to *to*, or to whom the assignment rule chooses.

    Where a cell names several people the others stay. What nobody can take stays as well, with
    the reason in 分配依据. Closed leads, touches and the log are the past, and stay; what *rep*
    has only planned goes to whoever has the lead now. *lines* says of each receiver what they got.

    Raises:
        UsageError: There is no such person, or *to* cannot take leads.
    """
    owners = values(job.records, Lead, "owner")
    team = Team(job.records.rows(Rep).rows)
    named = {owner: team.named(owner) for owner in set(owners)}  # not everybody is in 人员
    leaver = _known(rep, team.names)
    receiver = None if to is None else _able(to, leaver, team)
    theirs = [row for row, one in enumerate(is_open(job)) if one and leaver in named[owners[row]]]
    rows = _writable(job, theirs)
    moved = _by_the_rule if receiver is None else partial(_to_one, to=receiver)
    heirs, credits = moved(job, team, leaver, rows)
    cells = {row: in_place_of(job, team, owners[row], leaver, heir) for row, heir in heirs.items()}
    job.records.set(Lead, "owner", cells)
    moved_and_not = float(len(heirs)), float(len(theirs) - len(heirs))
    job.counts |= dict(zip(_COUNTS, moved_and_not, strict=True))
    job.counts[PLANS] = float(hand_over_plans(job, team, leaver, heirs))
    _tell(job, team, leaver, Assigned([], credits, Counter(heirs.values())), lines)


def _writable(job: Job, rows: Sequence[int]) -> list[int]:
    """Return those of *rows* whose owner is no formula; of the others it is said."""
    formulas = job.records.formulas(Lead, "owner") if rows else frozenset()
    job.records.put(
        Lead,
        "assignment_basis",
        dict.fromkeys(formulas.intersection(rows), job.say("handover.formula")),
    )
    return [row for row in rows if row not in formulas]


def _by_the_rule(job: Job, team: Team, leaver: str, rows: Sequence[int]) -> _Moved:
    """Let the assignment rule give *rows* to all but *leaver*, who goes by nobody's customers."""
    name = team.names[leaver]
    assigned = choose(job, rows, exclude=[name])
    write_choices(job, assigned, terms.HANDED_OVER)
    heirs = {choice.row: choice.name for choice in assigned.choices if choice.name is not None}
    bases = cells(job.records, Lead, "assignment_basis")
    said = {row: "handover.from" if row in heirs else "handover.not_from" for row in rows}
    job.records.put(
        Lead,
        "assignment_basis",
        {row: job.say(key, name=name, basis=shown(bases[row])) for row, key in said.items()},
    )
    return heirs, assigned.credits


def _to_one(job: Job, team: Team, leaver: str, rows: Sequence[int], to: str) -> _Moved:
    """Note that *rows* are given to *to*, whose turn in the round-robin it is not."""
    name, now = team.names[to], job.run.minute
    basis = job.say("handover.to_one", name=team.names[leaver], to=name)
    job.records.put(Lead, "assigned_at", dict.fromkeys(rows, now))
    by = terms.ASSIGNED_BY.label(terms.HANDED_OVER, job.run.language)
    job.records.put(Lead, "assigned_by", dict.fromkeys(rows, by))
    job.records.put(Lead, "assignment_basis", dict.fromkeys(rows, basis))
    return dict.fromkeys(rows, name), known_credits(job, people_of(job))


def _known(name: str, names: Mapping[str, str], unknown: str = "handover.unknown") -> str:
    """Return the key of the person called *name*; *unknown* is the message if there is none."""
    key = fold(name)
    if key and key in names:
        return key
    near = process.extractOne(key, names.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
    if near:
        raise UsageError("handover.misspelt", name=name, hint=names[near[0]])
    raise UsageError(unknown, name=name)


def _able(to: str, leaver: str, team: Team) -> str:
    """Return the key of who is to get the leads, if they can take any."""
    key = _known(to, {key: team.names[key] for key in team.reps}, "handover.not_in_team")
    if key == leaver:
        raise UsageError("handover.same", name=team.names[key])
    if team.reps[key].state == terms.LEFT:
        raise UsageError("handover.left", name=team.names[key])
    return key


def _tell(job: Job, team: Team, leaver: str, assigned: Assigned, lines: _Lines) -> None:
    """Say who got how many, what stayed, and what 人员 still says of *leaver*."""
    name = team.names[leaver]
    moved, stayed, plans = (int(job.counts[key]) for key in (*_COUNTS, PLANS))
    if moved:
        facts = {"name": name, "count": moved, "people": len(assigned.given)}
        job.summary.append(job.say("handover.moved", **facts))
        receivers = [row for row in ledger(job, assigned) if row.given]
        job.summary += lines(job, receivers)
    elif not stayed:
        job.summary.append(job.say("handover.nothing", name=name))
    if plans:
        job.summary.append(job.say("handover.plans", count=plans))
    if stayed:
        job.summary.append(job.say("handover.stayed", name=name, count=stayed))
    rep = team.reps.get(leaver)
    if rep and rep.state != terms.LEFT:
        key = "away" if is_away(rep, job.run.as_of.date()) else "active"
        job.summary.append(job.say(f"handover.{key}", name=name))
