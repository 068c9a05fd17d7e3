"""
The cell functions: the same rules as the buttons, for somebody who types a formula.

Each takes cells or whole columns and gives a cell or a column back, from nothing but its
arguments. `functions.py` hands them to Excel, the closed file computes its formulas with
them, and docs and wrappers are made from this list.
"""

from collections.abc import Mapping

from xlfunnel.formulas import figures, following, grading, office_hours, reading
from xlfunnel.formulas.arguments import Argument
from xlfunnel.formulas.function import Function, Parameter

__all__ = ["FUNCTIONS", "Argument", "Function", "Parameter"]

_GRADING = "clarity, budget, cycle, [policy], [registered], [settings]"
_CLOCKS = "[clocks], [calendar], [settings], [hours]"
_LATE = f"grade, source, registered, last_touch, as_of, {_CLOCKS}"
_CYCLE = ("registered", "won")

_FUNCTIONS = (
    Function("LEAD_GRADE", _GRADING, grading.lead_grade),
    Function(
        "LEAD_SCORE",
        "clarity, budget, cycle, [settings], [policy], [registered]",
        grading.lead_score,
    ),
    Function("LEAD_REASON", _GRADING, grading.lead_reason),
    Function("BUDGET_LOW", "text", reading.budget_low),
    Function("BUDGET_HIGH", "text", reading.budget_high),
    Function("CYCLE_DAYS", "text, [registered]", reading.cycle_days),
    Function("CONTACT_KIND", "text", reading.contact_kind),
    Function("CONTACT_OK", "text", reading.contact_ok),
    Function("SOURCE_CANON", "text, [sources]", reading.source_canon),
    Function("PARSE_DATE", "text, [as_of]", reading.parse_date),
    Function("ACTION_DUE", "text, follow_up_date", reading.action_due),
    Function(
        "FOLLOWUP_DUE",
        f"grade, source, registered, [last_touch], {_CLOCKS}",
        following.followup_due,
    ),
    Function("FOLLOWUP_OVERDUE", _LATE, following.followup_overdue),
    Function("FOLLOWUP_REASON", _LATE, following.followup_reason),
    Function("WORK_HOURS", "start, finish, [calendar], [hours]", office_hours.work_hours),
    Function(
        "CONVERSION_RATE", "status, [keys], [key]", figures.conversion_rate, ("status", "keys")
    ),
    Function("RATE_LOW", "won, total", figures.rate_low),
    Function("RATE_HIGH", "won, total", figures.rate_high),
    Function("AVG_CYCLE", "registered, won", figures.avg_cycle, _CYCLE),
    Function("MEDIAN_CYCLE", "registered, won", figures.median_cycle, _CYCLE),
    Function(
        "CONVERSION_BY",
        "registered, won, lost, days, as_of",
        figures.conversion_by,
        (*_CYCLE, "lost"),
    ),
)

FUNCTIONS: Mapping[str, Function] = {function.name: function for function in _FUNCTIONS}
