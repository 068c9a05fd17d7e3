"""
What is wrong in the lead table: one pass, one named function per rule (SPEC §3).

A rule reads the columns and gives problems; it never changes a cell and never stops a run.
What a problem keeps its row out of is said with it; counting the row is never among it.

| rule | severity | what it blocks |
|---|---|---|
| id_missing, id_repeated | error | nothing |
| an id changed by Excel (in its reader's words) | warning | nothing |
| source_misspelt, source_unknown | warning | nothing: a group of its own |
| a contact nobody can use | warning | screening and assignment |
| another cell not understood, or not surely | warning | nothing |
| required | warning | screening and assignment where contact, name or need is blank |
| still_waiting | info | nothing |
| in `formula_text`: formula_text | warning | nothing |
| in `lead_times`: loss_of_open | info | nothing |
| registration_missing | warning | cycle and clocks |
| registration_future; a date that is none | error | cycle and clocks |
| win_early; loss_early unless won | error | cycle |
| win_undated | warning | cycle |
| win_future, loss_future, milestone_future, milestone_early | warning | nothing |
| in `lead_owners`: owner_misspelt, owner_unknown | warning | nothing |
| owner_left, owner_partly_left | warning | nothing |

已流失 without 流失原因 is a row of 必填规则, where a team can change it; a blank 流失日期 is
filled by the run that first sees the loss.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from xlfunnel.checked import CheckedTable
from xlfunnel.problem import Computation, Problem
from xlfunnel.schema import terms
from xlfunnel.schema.lead_fields import field_of
from xlfunnel.schema.required_fields import RequiredField
from xlfunnel.values.blank import blank_rows, is_blank
from xlfunnel.values.cell import shown
from xlfunnel.values.ids import repeated
from xlfunnel.values.reading import Status

# Fields whose cells are read as something: what is not understood is worth telling. The
# dates of a lead are in `lead_times`.
READ_FIELDS = (
    "contact",
    "grade",
    "budget",
    "cycle",
    "status",
    "employees",
    "annual_revenue",
    "has_purchase_plan",
    "clarity",
    "expected_conversion_on",
    "forecast",
    "intent_signed_on",
    "opportunity_on",
    "won_amount",
    "won_reason",
    "lost_reason",
)
# Fields that take free text, from people and from other programs.
TEXT_FIELDS = (
    "lead_id",
    "customer_name",
    "contact_person",
    "contact",
    "source",
    "need",
    "owner",
    "industry",
    "region",
    "company_size",
    "customer_type",
    "return_reason",
    "referrer",
)
CHECKED_FIELDS = tuple(dict.fromkeys((*TEXT_FIELDS, *READ_FIELDS, "last_follow_up")))

_CONTACT = frozenset({Computation.CONTACT})
# Without these a lead can be neither screened nor assigned.
_NEEDED_FOR_CONTACT = ("contact", "customer_name", "need")


def validate(leads: CheckedTable) -> list[Problem]:
    """
    Return what is wrong with the cells of the leads, whatever their dates and owners.

    *leads* has the `CHECKED_FIELDS`, as far as the workbook does.
    """
    return [
        *missing_ids(leads),
        *repeated_ids(leads),
        *changed_ids(leads),
        *unknown_sources(leads),
        *unreadable_contacts(leads),
        *unreadable_cells(leads),
        *doubtful_cells(leads),
    ]


def missing_ids(leads: CheckedTable) -> Iterator[Problem]:
    """Tell a row without a lead id: no follow-up can name it."""
    for row in leads.blanks("lead_id"):
        yield leads.problem("id_missing", terms.ERROR, row, "lead_id")


def repeated_ids(leads: CheckedTable) -> Iterator[Problem]:
    """Tell rows with an id used before: nobody knows which of them a follow-up means."""
    for row, first in repeated(leads.values("lead_id")):
        yield leads.problem("id_repeated", terms.ERROR, row, "lead_id", other=first)


def changed_ids(leads: CheckedTable) -> Iterator[Problem]:
    """Tell an id that Excel has turned into a date or a rounded number."""
    yield from leads.doubts(Status.UNSURE, terms.WARNING, ("lead_id",))


def missing_required(leads: CheckedTable, required: Sequence[RequiredField]) -> Iterator[Problem]:
    """
    Tell a blank column that leads of this status must have filled; 待确认 is an answer.

    A lead without contact, name or need is kept out of screening and assignment.
    """
    statuses = [status or terms.WAITING for status in leads.values("status")]
    blanks = cache(lambda field: blank_rows(leads.cells.get(field, ())))
    for rule in required:
        field = field_of(rule.lead_field) if rule.lead_field else ""
        blocks = _CONTACT if field in _NEEDED_FOR_CONTACT else frozenset()
        for row in blanks(field):
            if rule.status is None or (statuses and statuses[row] == rule.status):
                yield leads.problem("required", terms.WARNING, row, field, blocks=blocks)


def unknown_sources(leads: CheckedTable) -> Iterator[Problem]:
    """Tell a source outside the dictionary: a group of its own, or a slip of the pen."""
    for row, reading in leads.columns.doubts.get("source", ()):
        rule = "source_misspelt" if reading.hint else "source_unknown"
        yield leads.problem(rule, terms.WARNING, row, "source", hint=reading.hint)


def unreadable_contacts(leads: CheckedTable) -> Iterator[Problem]:
    """Tell a contact nobody can use; its row is kept out of screening and assignment."""
    yield from leads.doubts(Status.UNREADABLE, terms.WARNING, ("contact",), _CONTACT)


def unreadable_cells(leads: CheckedTable) -> Iterator[Problem]:
    """Tell whatever else was typed and is not understood; of a text, an error such as #N/A."""
    others = set(TEXT_FIELDS).union(READ_FIELDS) - {"contact", "source"}
    yield from leads.doubts(Status.UNREADABLE, terms.WARNING, sorted(others))


def doubtful_cells(leads: CheckedTable) -> Iterator[Problem]:
    """Tell a value that is incomplete or has two meanings, such as 138****5678."""
    yield from leads.doubts(Status.UNSURE, terms.WARNING, READ_FIELDS)


def touched_but_waiting(leads: CheckedTable, is_open: Sequence[bool]) -> Iterator[Problem]:
    """
    Tell an open lead that is 待跟进 in spite of a real touch; blocks nothing.

    It is for a team that does not let the refresh move such a lead to 跟进中 (SPEC §3).
    """
    statuses, cells = leads.values("status"), leads.cells.get("status", ())
    for row, last in enumerate(leads.values("last_follow_up") if statuses else ()):
        is_waiting = statuses[row] == terms.WAITING or is_blank(cells[row])
        if last is not None and is_waiting and is_open[row]:
            yield leads.problem("still_waiting", terms.INFO, row, "status", last=shown(last))
