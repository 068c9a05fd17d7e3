"""
What is wrong in the lead table: one pass, one named function per rule (SPEC §3).

A rule reads the columns and gives problems; it never changes a cell and never stops a run.
What a problem keeps its row out of is said with it; counting the row is never among it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

from xlfunnel.checked import CheckedTable
from xlfunnel.problem import Computation, Problem
from xlfunnel.schema import terms
from xlfunnel.schema.lead_fields import field_of
from xlfunnel.schema.required_fields import RequiredField
from xlfunnel.values.cell import shown
from xlfunnel.values.reading import Status
from xlfunnel.values.text import fold, typed

TIME_FIELDS = ("registered_on", "won_on", "lost_on")
# Other fields whose cells are read as something: what is not understood is worth telling.
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
CHECKED_FIELDS = tuple(dict.fromkeys((*TEXT_FIELDS, *TIME_FIELDS, *READ_FIELDS)))

_NOTHING: frozenset[Computation] = frozenset()
_TIMES = frozenset({Computation.CYCLE, Computation.CLOCK})
_CYCLE = frozenset({Computation.CYCLE})
_CONTACT = frozenset({Computation.CONTACT})
# What a spreadsheet could run; +86 139…, -无, @张三 and =加急 are what people type.
_CALL = (
    r"""[A-Za-z_][\w.]*\s*(?:\((?!\s*[^\x00-\x7f])|!\$?[A-Za-z]{1,3}\$?\d|\|(?:\s*['"]|[^|]*!))"""
)
_CELL = r"\$?[A-Za-z]{1,3}\$?\d{1,7}\b"
_FORMULA = re.compile(
    rf"""
    [\t\r\ ]*+
    (?: [=+@-][\s=+@(-]*+                              # = + - @, then …
        (?: (?:[\d.]+\s*[-+*/^&]\s*)*{_CALL}           # SUM(…), Sheet1!A1, cmd|'…'!A0
          | (?:'[^']+'|[^\s!'()]+)!{_CELL}             # 'my sheet'!A1
          | {_CELL}\s*[-+*/^&:,]\s*{_CELL}             # A1+B2
        )
      | =[\s+(-]*+
        (?: {_CELL} | [\d.]+\s*(?:$|[-+*/^&%<>=,)]) | " )   # A1, 1+1, "a"&…
    )
    """,
    re.VERBOSE,
)


def validate(
    leads: CheckedTable, as_of: datetime, required: Sequence[RequiredField] = ()
) -> list[Problem]:
    """
    Return every problem of the lead table.

    Args:
        leads: The `CHECKED_FIELDS`, as far as the workbook has them.
        as_of: The moment that counts as now.
        required: Rows of 必填规则; their fields belong to *leads* too.
    """
    found = [
        *missing_ids(leads),
        *repeated_ids(leads),
        *changed_ids(leads),
        *missing_registrations(leads),
        *registrations_in_the_future(leads, as_of),
        *wins_in_the_future(leads, as_of),
        *wins_before_registration(leads),
        *wins_without_a_date(leads),
        *unknown_sources(leads),
        *unreadable_times(leads),
        *unreadable_contacts(leads),
        *unreadable_cells(leads),
        *doubtful_cells(leads),
        *formula_looking_text(leads),
    ]
    told = {(problem.row, problem.field) for problem in found}
    blank = missing_required(leads, required)
    return found + [problem for problem in blank if (problem.row, problem.field) not in told]


def missing_ids(leads: CheckedTable) -> Iterator[Problem]:
    """Tell a row without a lead id: no follow-up can name it."""
    for row in leads.blanks("lead_id"):
        yield leads.problem("id_missing", terms.ERROR, row, "lead_id")


def repeated_ids(leads: CheckedTable) -> Iterator[Problem]:
    """Tell rows with an id used before: nobody knows which of them a follow-up means."""
    rows = defaultdict(list)
    for row, lead_id in enumerate(leads.values("lead_id")):
        if lead_id is not None:
            rows[fold(lead_id)].append(row)
    for first, *others in rows.values():
        for row in others:
            yield leads.problem("id_repeated", terms.ERROR, row, "lead_id", other=first)


def changed_ids(leads: CheckedTable) -> Iterator[Problem]:
    """Tell an id that Excel has turned into a date or a rounded number."""
    yield from leads.doubts(Status.UNSURE, terms.WARNING, ("lead_id",))


def missing_registrations(leads: CheckedTable) -> Iterator[Problem]:
    """Tell a lead without 登记日期: nobody knows when it came in."""
    for row in leads.blanks("registered_on"):
        yield leads.problem(
            "registration_missing", terms.WARNING, row, "registered_on", blocks=_TIMES
        )


def registrations_in_the_future(leads: CheckedTable, as_of: datetime) -> Iterator[Problem]:
    """Tell a 登记日期 after the as-of moment."""
    for row, registered in enumerate(leads.values("registered_on")):
        if registered is not None and registered > as_of:
            yield leads.problem(
                "registration_future", terms.ERROR, row, "registered_on", blocks=_TIMES
            )


def wins_in_the_future(leads: CheckedTable, as_of: datetime) -> Iterator[Problem]:
    """Tell a 成交日期 after the as-of moment: it counts as typed, but is worth a look."""
    for row, won in enumerate(leads.values("won_on")):
        if won is not None and won > as_of:
            yield leads.problem("win_future", terms.WARNING, row, "won_on")


def wins_before_registration(leads: CheckedTable) -> Iterator[Problem]:
    """Tell a win on a day before the lead came in: it is won, but that is no cycle."""
    pairs = zip(leads.values("registered_on"), leads.values("won_on"), strict=False)
    for row, (registered, won) in enumerate(pairs):
        if registered and won and won.date() < registered.date():
            said = shown(registered)
            yield leads.problem(
                "win_early", terms.ERROR, row, "won_on", blocks=_CYCLE, registered=said
            )


def wins_without_a_date(leads: CheckedTable) -> Iterator[Problem]:
    """Tell 已转化 without 成交日期: it counts as won and is left out of the cycle."""
    statuses = leads.values("status")
    for row in leads.blanks("won_on"):
        if statuses and statuses[row] == terms.WON:
            yield leads.problem("win_undated", terms.WARNING, row, "won_on", blocks=_CYCLE)


def missing_required(leads: CheckedTable, required: Sequence[RequiredField]) -> Iterator[Problem]:
    """Tell a blank column that leads of this status must have filled; 待确认 is an answer."""
    statuses = [status or terms.WAITING for status in leads.values("status")]
    for rule in required:
        field = field_of(rule.lead_field) if rule.lead_field else ""
        for row, cell in enumerate(leads.cells.get(field, ())):
            is_meant = rule.status is None or (statuses and statuses[row] == rule.status)
            if is_meant and not typed(cell):
                yield leads.problem("required", terms.WARNING, row, field)


def unknown_sources(leads: CheckedTable) -> Iterator[Problem]:
    """Tell a source outside the dictionary: a group of its own, or a slip of the pen."""
    for row, reading in leads.columns.doubts.get("source", ()):
        rule = "source_misspelt" if reading.hint else "source_unknown"
        yield leads.problem(rule, terms.WARNING, row, "source", hint=reading.hint)


def unreadable_times(leads: CheckedTable) -> Iterator[Problem]:
    """Tell a date that is none; its row is kept out of every figure with a time in it."""
    yield from leads.doubts(Status.UNREADABLE, terms.ERROR, TIME_FIELDS, _TIMES)


def unreadable_contacts(leads: CheckedTable) -> Iterator[Problem]:
    """Tell a contact nobody can use; its row is kept out of screening and assignment."""
    yield from leads.doubts(Status.UNREADABLE, terms.WARNING, ("contact",), _CONTACT)


def unreadable_cells(leads: CheckedTable) -> Iterator[Problem]:
    """Tell whatever else was typed and is not understood."""
    others = [field for field in READ_FIELDS if field != "contact"]
    yield from leads.doubts(Status.UNREADABLE, terms.WARNING, others)


def doubtful_cells(leads: CheckedTable) -> Iterator[Problem]:
    """Tell a value that is incomplete or has two meanings, such as 138****5678."""
    yield from leads.doubts(Status.UNSURE, terms.WARNING, (*TIME_FIELDS, *READ_FIELDS))


def formula_looking_text(leads: CheckedTable) -> Iterator[Problem]:
    """Tell text from outside that another program could take for a formula."""
    for field in TEXT_FIELDS:
        for row, cell in enumerate(leads.cells.get(field, ())):
            if isinstance(cell, str) and _FORMULA.match(cell):
                yield leads.problem("formula_text", terms.WARNING, row, field)
