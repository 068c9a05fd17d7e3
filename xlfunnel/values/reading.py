"""What a reader says of a cell: the value, or why there is none."""

from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

T = TypeVar("T")


class Status(Enum):
    """How well a cell was understood."""

    BLANK = "blank"  # nothing was typed
    UNKNOWN = "unknown"  # the person says that it is not known yet: 待确认, 未定
    READ = "read"  # understood
    UNSURE = "unsure"  # a value, but doubtful or incomplete: a warning
    UNREADABLE = "unreadable"  # something was typed and is not understood


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """
    The outcome of reading one cell; readers are total and return this, always.

    Attributes:
        text: What was typed, unchanged.
        status: How well it was understood.
        value: What it means; None unless READ or UNSURE.
        note: Message key saying why it is UNSURE, UNREADABLE or (of a date that counts from a
            missing one) UNKNOWN, else "".
        hint: The fact that message needs, such as the nearest known term.
    """

    text: str
    status: Status
    value: T | None = None
    note: str = ""
    hint: str = ""
