"""The grade policy of a workbook as far as it can be used: never half understood (SPEC §4)."""

from xlfunnel.problem import WHOLE_TABLE, Problem
from xlfunnel.records import Records
from xlfunnel.schema import terms
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.values.cell import shown
from xlfunnel.values.text import typed

# A rule means something else when one of these is not understood.
_DECISIVE = (
    "grade",
    "rank",
    "clarity",
    "budget_condition",
    "cycle_from_days",
    "cycle_to_days",
    "takes_the_rest",
)


def policy_obstacles(records: Records) -> list[Problem]:
    """
    Return what makes the policy impossible to use: nobody is graded by such a one.

    A condition that was typed and is not understood would count as none and regrade
    everybody; without any rule every grade would be lost.
    """
    found = [
        Problem("policy_unreadable", terms.ERROR, GradeRule, row, name, shown(cell))
        for name in _DECISIVE
        if records.has(GradeRule, name)
        for row, (cell, value) in enumerate(
            zip(
                records.cells(GradeRule, name),
                records.columns(GradeRule, [name]).values[name],
                strict=True,
            )
        )
        if value is None and typed(cell)
    ]
    if not found and not any(rule.grade for rule in records.rows(GradeRule).rows):
        found.append(Problem("policy_empty", terms.ERROR, GradeRule, WHOLE_TABLE, "grade"))
    return found
