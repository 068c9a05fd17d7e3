"""
What is wrong in the follow-ups, row by row (SPEC §1 FollowUps, §3).

| rule | severity | what it blocks |
|---|---|---|
| lead_unknown, lead_unnamed, lead_ambiguous, customer_unknown | error | nothing: nobody's touch |
| follow_up_repeated | error | nothing |
| a date that is none (in its reader's words) | error | clocks |
| follow_up_undated | warning | clocks |
| follow_up_early | error | clocks |
| follow_up_future, touch_unwritten | warning | nothing: it is no touch yet |
| plan_missed | warning | nothing |
| a word or an id not understood | warning | nothing |
| in `formula_text`: formula_text | warning | nothing |

What people do with their leads (too late, too often, twice) is in `follow_up_conduct`.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xlfunnel.checked import CheckedTable
from xlfunnel.problem import Computation, Problem
from xlfunnel.schema import terms
from xlfunnel.values.blank import blank_rows, is_blank
from xlfunnel.values.cell import shown
from xlfunnel.values.ids import id_key, repeated
from xlfunnel.values.reading import Status
from xlfunnel.values.text import fold, typed

READ_FIELDS = ("followed_up_on", "channel", "completion", "outcome", "next_step_due_on")
TEXT_FIELDS = (
    "lead_id",
    "owner",
    "content",
    "feedback",
    "next_step",
    "follow_up_id",
    "customer_name",
)
_SYSTEMS = ("follow_up_id", "first_seen_at")
_CLOCK = frozenset({Computation.CLOCK})
_CANDIDATES = 5  # ids that are named; a customer may have hundreds of leads


@dataclass(frozen=True, slots=True)
class Known:
    """
    What has to be known beside the rows themselves.

    Attributes:
        as_of: The moment that counts as now.
        leads: Row of the lead of each follow-up, None where it is not known.
        remembered: Ids, as they are compared, of leads that were there before.
        is_written: Whether 沟通内容 of each follow-up is filled.
        missed: Rows that are 计划已过期未执行.
        ids_by_name: Folded name of each customer named without an id, to the ids of the leads.
        registered: 登记日期 of each lead.
        is_open: Whether each lead is open: nothing has to be done for a closed one.
    """

    as_of: datetime
    leads: Sequence[int | None]
    remembered: Collection[str]
    is_written: Sequence[bool]
    missed: Sequence[int]
    ids_by_name: Mapping[str, Sequence[str]]
    registered: Sequence[datetime | None]
    is_open: Sequence[bool]


def validate_follow_ups(rows: CheckedTable, known: Known) -> list[Problem]:
    """Return every problem of the follow-ups as such; a column that is missing has none."""
    return [
        *unknown_leads(rows, known),
        *rows_without_a_lead(rows, known),
        *repeated_numbers(rows),
        *unreadable_dates(rows),
        *undated_follow_ups(rows, known),
        *follow_ups_before_registration(rows, known),
        *touches_in_the_future(rows, known),
        *unwritten_touches(rows, known),
        *plans_missed(rows, known),
        *unreadable_words(rows),
    ]


def unknown_leads(rows: CheckedTable, known: Known) -> Iterator[Problem]:
    """
    Tell a 线索编号 that is not among the leads, as Excel may have changed it.

    One that was there and is gone is told once, with the lead, and not in every follow-up.
    It blocks nothing, but the touch is no lead's. Source: SPEC §3, unknown id in FollowUps.
    """
    for row, lead_id in enumerate(rows.cells["lead_id"]):
        is_unknown = known.leads[row] is None and not is_blank(lead_id)
        if is_unknown and id_key(lead_id) not in known.remembered:
            yield rows.problem("lead_unknown", terms.ERROR, row, "lead_id")


def rows_without_a_lead(rows: CheckedTable, known: Known) -> Iterator[Problem]:
    """
    Tell a row whose lead nobody can know: no id, and no name of exactly one lead's customer.

    It blocks nothing, but the touch is no lead's. Source: SPEC §1 FollowUps (a unique name
    fills the id, an ambiguous one lists candidates).
    """
    names = rows.cells.get("customer_name")
    others = [cells for name, cells in rows.cells.items() if name not in _SYSTEMS]
    for row in blank_rows(rows.cells["lead_id"]):
        name = names[row] if names else None
        if is_blank(name) and all(is_blank(column[row]) for column in others):
            continue  # a row that was emptied but for what the system has written
        ids = known.ids_by_name.get(fold(typed(name)), ())
        if is_blank(name):
            yield rows.problem("lead_unnamed", terms.ERROR, row, "lead_id")
        elif not ids:
            yield rows.problem("customer_unknown", terms.ERROR, row, "customer_name")
        elif len(ids) > 1:
            more = " …" if len(ids) > _CANDIDATES else ""
            said = " / ".join(ids[:_CANDIDATES]) + more
            yield rows.problem(
                "lead_ambiguous", terms.ERROR, row, "customer_name",
                count=str(len(ids)), candidates=said,
            )  # fmt: skip


def repeated_numbers(rows: CheckedTable) -> Iterator[Problem]:
    """Tell a 跟进编号 that was used before, as in a copied row. Source: ours; blocks nothing."""
    for row, first in repeated(rows.cells.get("follow_up_id", ())):
        yield rows.problem("follow_up_repeated", terms.ERROR, row, "follow_up_id", other=first)


def unreadable_dates(rows: CheckedTable) -> Iterator[Problem]:
    """Tell a 跟进日期 that is none; it can start no clock. Source: SPEC §3."""
    yield from rows.doubts(Status.UNREADABLE, terms.ERROR, ("followed_up_on",), _CLOCK)


def undated_follow_ups(rows: CheckedTable, known: Known) -> Iterator[Problem]:
    """
    Tell what was talked about nobody knows when; it can start no clock, and is no touch.

    Source: SPEC §1 FollowUps. A next step without a date is fine: it is an idea, no plan.
    """
    completions = _values(rows, "completion")
    for row in rows.blanks("followed_up_on"):
        if _is_claimed(completions[row], known.is_written[row]):
            yield rows.problem(
                "follow_up_undated", terms.WARNING, row, "followed_up_on", blocks=_CLOCK
            )


def follow_ups_before_registration(rows: CheckedTable, known: Known) -> Iterator[Problem]:
    """
    Tell a 跟进日期 on a day before its lead came in: one of the dates is wrong.

    It can start no clock. Source: SPEC §3, follow-up before 登记.
    """
    completions = _values(rows, "completion")
    pairs = zip(_values(rows, "followed_up_on"), known.leads, strict=True)
    for row, (moment, lead) in enumerate(pairs):
        if moment is None or lead is None:
            continue
        registered = known.registered[lead]
        is_early = registered and moment < registered and moment.date() < registered.date()
        if is_early and completions[row] != terms.CANCELLED:
            yield rows.problem(
                "follow_up_early", terms.ERROR, row, "followed_up_on",
                blocks=_CLOCK, registered=shown(registered),
            )  # fmt: skip


def touches_in_the_future(rows: CheckedTable, known: Known) -> Iterator[Problem]:
    """
    Tell what is said to have happened on a day to come; until then it is no touch.

    It blocks nothing. Source: SPEC §1 FollowUps (a touch is not after as-of).
    """
    completions = _values(rows, "completion")
    for row, moment in enumerate(_values(rows, "followed_up_on")):
        if moment is None or moment <= known.as_of:
            continue
        if _is_claimed(completions[row], known.is_written[row]):
            yield rows.problem("follow_up_future", terms.WARNING, row, "followed_up_on")


def unwritten_touches(rows: CheckedTable, known: Known) -> Iterator[Problem]:
    """
    Tell a row marked 已完成 that does not say what was talked about: it is no touch.

    It blocks nothing. Source: SPEC §1 FollowUps; S0 (everything is written down).
    """
    if "content" not in rows.cells:
        return
    moments = _values(rows, "followed_up_on")
    for row, completion in enumerate(_values(rows, "completion")):
        moment = moments[row]
        if (
            completion == terms.DONE
            and not known.is_written[row]
            and moment is not None
            and moment <= known.as_of
        ):
            yield rows.problem("touch_unwritten", terms.WARNING, row, "content")


def plans_missed(rows: CheckedTable, known: Known) -> Iterator[Problem]:
    """
    Tell a plan whose date has passed (计划已过期未执行), unless its lead is closed.

    It blocks nothing. Source: SPEC §1 FollowUps.
    """
    for row in known.missed:
        lead = known.leads[row]
        if lead is None or known.is_open[lead]:
            yield rows.problem("plan_missed", terms.WARNING, row, "followed_up_on")


def unreadable_words(rows: CheckedTable) -> Iterator[Problem]:
    """Tell what is not understood, or not surely; blocks nothing. Source: SPEC §3."""
    words = [name for name in READ_FIELDS if name != "followed_up_on"]
    yield from rows.doubts(Status.UNREADABLE, terms.WARNING, words)
    yield from rows.doubts(Status.UNSURE, terms.WARNING, READ_FIELDS)


def _is_claimed(completion: str | None, is_written: bool) -> bool:
    """Return whether a row says that it has happened, be it marked or written down."""
    is_planned = completion in (terms.NOT_STARTED, terms.CANCELLED)
    return completion == terms.DONE or (is_written and not is_planned)


def _values(rows: CheckedTable, field: str) -> Sequence[Any]:
    """Return the values of *field*; None in every row where its column is missing."""
    return rows.values(field) or [None] * len(rows.cells["lead_id"])
