"""下一步截止日: read from 下一步行动, unless a person has written one (SPEC §1, §2)."""

import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from xlfunnel.actions.follow_ups import cells, values
from xlfunnel.actions.run import Job
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.values.blank import is_blank
from xlfunnel.values.cell import Cell, shown
from xlfunnel.values.deadline import read_deadline
from xlfunnel.values.ids import id_keys
from xlfunnel.values.reading import Status

NAME = "due_dates"  # in Memory: what was last read of each follow-up, and from what

_MARKS = 1 << 16  # one edit in so many goes unseen, in a step that has been read before


@dataclass(frozen=True, slots=True)
class _Steps:
    """
    What is promised, one entry per follow-up.

    Attributes:
        ids: 跟进编号 as it is compared, "" for none.
        texts: 下一步行动.
        days: 跟进日期, from which 3天内 counts.
        marks: A number made of text and day: another one, another reading. 0 without text.
    """

    ids: Sequence[str]
    texts: Sequence[Cell]
    days: Sequence[date | None]
    marks: Sequence[float]


@dataclass(frozen=True, slots=True)
class _Last:
    """What was last read of each follow-up, by its id, and the mark of what it was read from."""

    marks: dict[str, float]
    dates: dict[str, datetime | None]


def fill_deadlines(job: Job) -> None:
    """
    Write what the next step says where the cell is the system's.

    It is where nothing stands in it, or what was read last time, or what is read now. Any
    other date is a person's. What was read is remembered by the follow-up's number, with a
    mark of what it was read from: hundreds of thousands of sentences are not read every day.
    """
    records = job.records
    if not records.has(FollowUp, "next_step_due_on", "next_step"):
        return
    steps, last = _steps(job), _recall(job)
    said = _said(steps, last)
    typed_in = records.cells(FollowUp, "next_step_due_on")
    there = values(records, FollowUp, "next_step_due_on")
    changed: dict[int, Cell] = {
        row: due
        for row, (due, key) in enumerate(zip(said, steps.ids, strict=True))
        if there[row] != due
        and (
            is_blank(typed_in[row])
            or (there[row] is not None and there[row] == last.dates.get(key))
        )
    }
    records.set(FollowUp, "next_step_due_on", changed)
    _remember(job, steps, said)


def _steps(job: Job) -> _Steps:
    texts = job.records.cells(FollowUp, "next_step")
    moments = values(job.records, FollowUp, "followed_up_on")
    days = [moment and moment.date() for moment in moments]
    return _Steps(
        ids=id_keys(cells(job.records, FollowUp, "follow_up_id")),
        texts=texts,
        days=days,
        marks=[
            0.0 if text is None else _mark(text, day) for text, day in zip(texts, days, strict=True)
        ],
    )


def _mark(text: Cell, day: date | None) -> float:
    said = text if isinstance(text, str) else shown(text)
    start = day.toordinal() if day else 0
    return float(1 + zlib.crc32(said.encode(errors="surrogatepass"), start) % (_MARKS - 1))


def _said(steps: _Steps, last: _Last) -> list[datetime | None]:
    """Return the day by which each next step is due; None where it is not surely said."""
    known = list(map(last.marks.get, steps.ids))
    fresh = [row for row, mark in enumerate(steps.marks) if mark and mark != known[row]]
    said = [
        last.dates.get(key) if mark else None
        for key, mark in zip(steps.ids, steps.marks, strict=True)
    ]
    timeless = _timeless(steps, fresh)

    @cache
    def due(text: Cell, day: date | None) -> datetime | None:
        reading = read_deadline(text, day)
        return reading.value if reading.status is Status.READ else None

    for row in fresh:
        text = steps.texts[row]
        said[row] = None if text in timeless else due(text, steps.days[row])
    return said


def _timeless(steps: _Steps, rows: Sequence[int]) -> set[Cell]:
    """Return the texts said on several days that name none: they need not be read for each."""
    days: defaultdict[Cell, set[date | None]] = defaultdict(set)
    for row in rows:
        days[steps.texts[row]].add(steps.days[row])
    return {
        text
        for text, several in days.items()
        if len(several) > 1
        and isinstance(text, str)
        and read_deadline(text, None).status is Status.BLANK
    }


def _recall(job: Job) -> _Last:
    known = job.memory.recall_columns(NAME)
    ids = [key for key in known.get("ids", ()) if isinstance(key, str)]
    marks = [mark if isinstance(mark, float) else 0.0 for mark in known.get("marks", ())]
    dates = [due if isinstance(due, datetime) else None for due in known.get("dates", ())]
    return _Last(dict(zip(ids, marks, strict=True)), dict(zip(ids, dates, strict=True)))


def _remember(job: Job, steps: _Steps, said: Sequence[datetime | None]) -> None:
    rows = [row for row, key in enumerate(steps.ids) if key and steps.marks[row]]
    if rows or job.memory.recall(NAME):
        columns: dict[str, list[Cell]] = {
            "ids": [steps.ids[row] for row in rows],
            "marks": [steps.marks[row] for row in rows],
            "dates": [said[row] for row in rows],
        }
        job.memory.keep_columns(NAME, columns)
