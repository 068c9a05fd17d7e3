"""Whose the grade in a cell is, the system's or a person's (SPEC §1, shared cells)."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import TypeVar

from xlfunnel.actions.follow_ups import values
from xlfunnel.actions.run import Job
from xlfunnel.rules.grading import is_persons_choice
from xlfunnel.schema import terms
from xlfunnel.schema.leads import Lead
from xlfunnel.values.ids import id_keys
from xlfunnel.values.text import typed

NAME = "persons_grades"  # in Memory: ids of the leads whose grade is a person's

GradeT = TypeVar("GradeT")


def systems_own(job: Job, chosen: Sequence[GradeT]) -> list[GradeT | None]:
    """Return what of *chosen* 评级方式 calls the system's; None where it does not."""
    by = values(job.records, Lead, "graded_by")
    return [
        grade if name == terms.BY_SYSTEM else None for grade, name in zip(chosen, by, strict=True)
    ]


def persons_grades(job: Job) -> list[bool]:
    """Return whose grade is a person's; a formula is, and one that nobody knows."""
    records = job.records
    texts = [typed(cell) for cell in records.cells(Lead, "grade")]
    by = values(records, Lead, "graded_by")
    if records.has(Lead, "suggested_grade"):
        last = [typed(cell) or None for cell in records.cells(Lead, "suggested_grade")]
    else:
        last = systems_own(job, texts)
    formulas, handed_back = records.formulas(Lead, "grade"), _handed_back(job, by)
    return [
        row in formulas or is_persons_choice(text, given, name, row in handed_back)
        for row, (text, given, name) in enumerate(zip(texts, last, by, strict=True))
    ]


def remember_persons(job: Job, rows: Collection[int]) -> None:
    """Remember *rows* as those with a person's grade, by id where no other lead has the same."""
    ids = id_keys(job.records.cells(Lead, "lead_id")) if rows else []
    counts = Counter(ids)
    job.memory.keep(NAME, sorted(ids[row] for row in rows if counts[ids[row]] == 1) or None)


def _handed_back(job: Job, by: Sequence[str | None]) -> set[int]:
    """
    Return the leads whose grade was a person's and stands beside 系统 now.

    Only a person can have written that. A grade that was not one's before and differs from
    the system's has just been typed: the mark beside it is out of date.
    """
    known = set(job.memory.recall(NAME) or ())
    if not known:
        return set()
    ids = id_keys(job.records.cells(Lead, "lead_id"))
    pairs = enumerate(zip(ids, by, strict=True))
    return {row for row, (key, name) in pairs if name == terms.BY_SYSTEM and key in known}
