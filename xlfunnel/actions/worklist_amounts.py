"""What is at stake with each lead, by which lists of them are ordered (SPEC §10)."""

from collections.abc import Sequence

from xlfunnel.actions.follow_ups import values
from xlfunnel.records import Records
from xlfunnel.schema.leads import Lead
from xlfunnel.values.budget import Budget
from xlfunnel.values.money import DEFAULT_CURRENCY


def amounts(records: Records) -> Sequence[float | None]:
    """
    Return what is at stake in 元, for each lead: a range counts by its middle, as in grading.

    None where it is not known, or in another currency.
    """
    return records.derived(_amounts)


def _amounts(records: Records) -> list[float | None]:
    return list(map(_amount, values(records, Lead, "budget")))


def _amount(budget: Budget | None) -> float | None:
    if budget is None or budget.currency != DEFAULT_CURRENCY:
        return None
    return budget.amount.position()[0]
