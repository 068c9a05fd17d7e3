"""记跟进: a row in 线索跟进计划表 for each selected lead, as if somebody had typed it."""

from collections.abc import Mapping, Sequence

from xlfunnel.errors import ExcelError, UsageError
from xlfunnel.language import LANGUAGES
from xlfunnel.messages import say
from xlfunnel.ribbon.desk import Desk
from xlfunnel.ribbon.selecting import check_leads, picked
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.values.cell import Cell, midnight
from xlfunnel.values.ids import id_keys
from xlfunnel.values.text import typed

_NEEDED = ("lead_id", "customer_name", "owner")
_TO_FILL = ("channel", "content")  # where the cursor goes: the first of them that there is


def selected_leads(desk: Desk) -> list[Mapping[str, Cell]]:
    """
    Return the selected leads, each once: id, customer and owner as their row has them.

    The row may be in any table with a column for the lead's id. A lead that has no number yet
    is known by its customer, for which the next refresh finds the number.

    Raises:
        MissingTableError: The workbook has no table for follow-ups, or for leads.
        MissingColumnError: What they are known by is missing.
        UsageError: No lead is selected, or 线索登记表 is no table any more.
    """
    desk.check_writable()
    desk.records().binding(FollowUp)
    found = picked(desk, _NEEDED)
    if found is None:
        check_leads(desk)
        raise UsageError("ribbon.select_leads")
    if not any(column.field == "lead_id" for column in found.table.columns()):
        raise UsageError("ribbon.select_leads")
    desk.bindings[found.table].header("lead_id")
    keys = id_keys(row["lead_id"] for row in found.rows)
    leads = {
        key or typed(row.get("customer_name")): row
        for key, row in zip(keys, found.rows, strict=True)
        if key or typed(row.get("customer_name"))
    }
    if not leads:
        raise UsageError("ribbon.no_lead_there")
    return list(leads.values())


def log(desk: Desk, leads: Sequence[Mapping[str, Cell]]) -> list[str]:
    """
    Add a row of today for each of *leads*, and put the cursor where one goes on.

    Raises:
        UsageError: A lead has no number yet, and the table no column for its customer.

    Returns:
        Why the cursor is not there, which must not look as if nothing had been added.
    """
    binding, workbook = desk.records().binding(FollowUp), desk.workbook
    headers = binding.headers
    if "customer_name" not in headers and not all(typed(lead["lead_id"]) for lead in leads):
        raise UsageError("ribbon.no_number_yet", sheet=binding.sheet)
    rows = (
        {headers[name]: cell for name, cell in row.items() if name in headers}
        for row in (_row(desk, lead) for lead in leads)
    )
    workbook.append(binding.table_name, list(rows))
    first = workbook.read(binding.table_name, [headers["lead_id"]]).ordinals[-len(leads)]
    desk.commit()
    field = next((name for name in _TO_FILL if name in headers), "lead_id")
    try:
        workbook.go_to(binding.table_name, headers[field], first)
    except ExcelError:
        return [desk.say("ribbon.not_shown", sheet=binding.sheet)]
    return []


def _row(desk: Desk, lead: Mapping[str, Cell]) -> dict[str, Cell]:
    owner = lead.get("owner")
    nobody = {say("clocks.unassigned", language) for language in LANGUAGES}
    return {
        "lead_id": lead["lead_id"],
        "customer_name": lead.get("customer_name"),
        "owner": None if owner in nobody else owner,
        "followed_up_on": midnight(desk.as_of.date()),
    }
