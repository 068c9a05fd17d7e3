"""
查重 of a workbook: leads that may be of one customer are told, and nothing is merged (SPEC §3).

Who knows that two are not one customer chooses 不是重复 beside the later one in 问题清单; the
pair is remembered by its ids and never told again. 误录 and 重复 beside it do nothing by
themselves: they stay for whoever then deletes the lead.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from xlfunnel.actions.follow_ups import cells, lead_standing, values
from xlfunnel.actions.run import Job
from xlfunnel.actions.same_customers import customers
from xlfunnel.problem import WHOLE_TABLE, Problem
from xlfunnel.rules.duplicates import Duplicate, duplicates
from xlfunnel.schema import terms
from xlfunnel.schema.issues import Issue
from xlfunnel.schema.leads import Lead
from xlfunnel.values.cell import Cell, shown
from xlfunnel.values.contact_kinds import Contact
from xlfunnel.values.ids import id_keys
from xlfunnel.values.person import Person
from xlfunnel.values.same_contact import dialled
from xlfunnel.values.text import typed

RULE = "possible_duplicate"
# In Memory, folded ids only: the pairs that the list tells, and those that are two customers.
TOLD = "duplicates_told"
APART = "not_duplicates"


def check_duplicates(job: Job) -> None:
    """Take in which pairs people say are no duplicates; tell the others."""
    apart = _take_in(job)
    found = duplicates(job.records.derived(customers), job.parameters.name_similarity, apart)
    job.problems += [*_unclear(job), *_told(job, found)]
    job.counts["duplicates"] = float(len(found))
    if found:
        job.summary.append(job.say("duplicates.found", count=len(found)))


def note_told(job: Job) -> None:
    """Remember which pairs 问题清单 tells now: a decision beside a row is about its pair."""
    ids = id_keys(job.records.cells(Lead, "lead_id"))
    pairs = [(p.row, p.other) for p in job.problems if p.rule == RULE and p.other is not None]
    told = {ids[row]: ids[other] for row, other in sorted(pairs) if ids[row] and ids[other]}
    job.memory.keep(TOLD, told or None)


def taken_in(job: Job) -> frozenset[int]:
    """Return the rows of 问题清单 whose decision is known for good and need not stand there."""
    return frozenset(row for row, _ in _refused(job))


def new_refusals(job: Job) -> list[tuple[str, str]]:
    """Return the pairs of ids that this run has taken in as no duplicates, as they are typed."""
    before = {tuple(pair) for pair in job.memory.recall_before(APART) or ()}
    new = [(one, other) for one, other in job.memory.recall(APART) or ()]
    new = [pair for pair in new if pair not in before]
    ids = cells(job.records, Lead, "lead_id") if new else ()
    as_typed = dict(zip(id_keys(ids), map(typed, ids), strict=True))
    return [(as_typed.get(one, one), as_typed.get(other, other)) for one, other in new]


def _refused(job: Job) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the rows of 问题清单 that say 不是重复, each with the pair of ids it is about."""
    told: Mapping[str, str] = job.memory.recall_before(TOLD) or {}
    for row, lead_id, cell in _decisions(job):
        is_refused = terms.DECISIONS.read(cell).value == terms.NOT_A_DUPLICATE
        if is_refused and (other := told.get(lead_id)):
            yield row, (lead_id, other)


def _decisions(job: Job) -> Iterator[tuple[int, str, Cell]]:
    """Yield row, folded lead id and 处理 of each pair in the list that has one."""
    records = job.records
    if not records.has(Issue, "decision", "row_key", "rule_id"):
        return
    columns = (records.cells(Issue, name) for name in ("rule_id", "row_key", "decision"))
    rows = [
        (row, key, cell)
        for row, (rule, key, cell) in enumerate(zip(*columns, strict=True))
        if rule == RULE and typed(cell)
    ]
    for (row, _, cell), lead_id in zip(rows, id_keys(key for _, key, _ in rows), strict=True):
        yield row, lead_id, cell


def _take_in(job: Job) -> dict[str, set[str]]:
    """Remember the pairs that people refuse; return all of them by either id."""
    known = {(one, other) for one, other in job.memory.recall(APART) or ()}
    known |= {(min(pair), max(pair)) for _, pair in _refused(job)}
    job.memory.keep(APART, [list(pair) for pair in sorted(known)] or None)
    apart: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in known:
        apart[one].add(other)
        apart[other].add(one)
    return apart


def _unclear(job: Job) -> Iterator[Problem]:
    """Tell each word in 处理 that is none of the dictionary's; it stays where it is."""
    for cell in dict.fromkeys(cell for _, _, cell in _decisions(job)):
        reading = terms.DECISIONS.read(cell)
        if reading.note:
            facts = {"hint": reading.hint}
            yield Problem(
                reading.note, terms.WARNING, Issue, WHOLE_TABLE, "decision", reading.text, facts
            )


def _told(job: Job, found: Iterable[Duplicate]) -> Iterator[Problem]:
    ends = _Ends(job)
    for pair in found:
        field = "contact" if isinstance(pair.evidence, Contact) else "customer_name"
        is_closed = ends.is_closed(pair.row) or ends.is_closed(pair.other)
        is_back = ends.is_closed(pair.other)
        yield Problem(
            RULE,
            terms.INFO if is_closed else terms.WARNING,
            Lead,
            pair.row,
            field,
            typed(cells(job.records, Lead, field)[pair.row]),
            {
                "earlier": typed(cells(job.records, Lead, "lead_id")[pair.other]),
                "evidence": _evidence(job, pair),
                "ended": ends.said(pair.other),
                "advice": job.say("duplicates.if_back" if is_back else "duplicates.if_one"),
            },
            pair.other,
        )


def _evidence(job: Job, pair: Duplicate) -> str:
    """Say what the two leads have in common."""
    if isinstance(pair.evidence, Contact):
        key = f"duplicates.{pair.evidence.kind.value}"
        return job.say(key, value=dialled(pair.evidence))
    name = typed(cells(job.records, Lead, "customer_name")[pair.other])
    if isinstance(pair.evidence, Person):
        person = typed(cells(job.records, Lead, "contact_person")[pair.row])
        return job.say("duplicates.person", name=name, value=person)
    return job.say("duplicates.domain", name=name, value=pair.evidence)


class _Ends:
    """How the leads that are closed have ended."""

    def __init__(self, job: Job) -> None:
        standing = lead_standing(job)
        self._job = job
        self._is_won, self._is_lost = standing.is_won, standing.is_lost
        self._won_on = values(job.records, Lead, "won_on")
        self._lost_on = values(job.records, Lead, "lost_on")

    def is_closed(self, row: int) -> bool:
        return self._is_won[row] or self._is_lost[row]

    def said(self, row: int) -> str:
        """Say when and how the lead of *row* has ended; "" while it is open."""
        if not self.is_closed(row):
            return ""
        how = "won" if self._is_won[row] else "lost"
        day: datetime | None = (self._won_on if self._is_won[row] else self._lost_on)[row]
        if day is None:
            return self._job.say(f"duplicates.{how}")
        return self._job.say(f"duplicates.{how}_on", day=shown(day)[:10])
