"""Giving new rows their number, and remembering the last ones so that none comes back (SPEC §2)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from xlfunnel.actions.run import Job
from xlfunnel.rules.identity import FOLLOW_UP, LEAD, last_numbers, mint
from xlfunnel.schema.declare import Row
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.memory import IdCounter


@dataclass(frozen=True, slots=True)
class Numbered:
    """A table whose rows get numbers: the field they stand in, and how they begin."""

    table: type[Row]
    field: str
    prefix: str


LEADS = Numbered(Lead, "lead_id", LEAD)
FOLLOW_UPS = Numbered(FollowUp, "follow_up_id", FOLLOW_UP)


def number(
    job: Job, kind: Numbered, days: Mapping[int, datetime], others: Iterable[Numbered] = ()
) -> None:
    """
    Give each row of *days* a number of its day.

    Args:
        job: The run.
        kind: Whose rows.
        days: Position of the row to the day in its number.
        others: What earlier steps of a run have numbered: the table of the last numbers is
            replaced as a whole, so theirs have to be in it too.
    """
    if not days:
        return
    last = [f"{prefix}{number:03d}" for prefix, number in _remembered(job).items()]
    ids = mint([day.date() for day in days.values()], [*_ids(job, kind), *last], kind.prefix)
    job.records.set(kind.table, kind.field, dict(zip(days, ids, strict=True)))
    if job.records.has(IdCounter):
        _remember(job, [*others, kind])


def _ids(job: Job, kind: Numbered) -> list[str]:
    """Return the numbers in use; only a text can be one that was minted."""
    cells = job.records.cells(kind.table, kind.field)
    return [cell for cell in cells if isinstance(cell, str)]


def _remembered(job: Job) -> dict[str, int]:
    """Return the last number of each day that ever was, by its prefix with the day."""
    rows = job.records.rows(IdCounter).rows
    return {c.prefix.upper(): int(c.last_number) for c in rows if c.prefix and c.last_number}


def _remember(job: Job, kinds: Iterable[Numbered]) -> None:
    """Note the last number of each day, of all *kinds*."""
    last = _remembered(job)
    for kind in kinds:
        for prefix, highest in last_numbers(_ids(job, kind), kind.prefix).items():
            last[prefix] = max(last.get(prefix, 0), highest)
    prefixes = sorted(last)
    numbers = [float(last[prefix]) for prefix in prefixes]
    job.records.replace(IdCounter, {"prefix": prefixes, "last_number": numbers})
