"""Why a formula that calls our functions keeps the value it has."""

from enum import Enum


class Reason(Enum):
    """What stands in the way of calculating a formula; the value is part of a message key."""

    EXPRESSION = "expression"  # other functions or signs than the few that are understood
    REFERENCE = "reference"  # a table, column, sheet or name that is not there, or another file
    ARGUMENTS = "arguments"  # more or fewer than the function takes
    CIRCULAR = "circular"  # it depends on itself
    TOO_MANY = "too_many"  # it would read or fill more cells than anybody waits for
    SIZE = "size"  # the result has another size than the cells the formula fills
    RESULT = "result"  # the function gave something that no cell holds


class NotEvaluatedError(Exception):
    """A formula is left as it is."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason
