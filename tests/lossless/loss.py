"""What a save was asked to change, and what it changed beside that."""

from dataclasses import dataclass, field
from enum import StrEnum

from tests.lossless.areas import Address
from xlfunnel.values.cell import Cell


class Kind(StrEnum):
    """What kind of loss; the report counts by these."""

    PART_LOST = "part lost"
    PART_ADDED = "part added"
    PART_CHANGED = "part changed"
    PART_BROKEN = "part no longer readable"
    TYPE = "content type changed"
    RELATION = "relationship changed"
    FRAME = "sheet changed outside its rows"
    ROW = "row changed"
    BYTES = "bytes changed, meaning kept"
    CELL = "cell changed"
    VALUE = "written value not there"
    STYLE = "cell format changed"
    ORDER = "cells out of order"
    DIMENSION = "dimension does not cover the cells"
    TABLE = "table changed"
    FOLLOW = "did not follow the table"
    CACHE = "chart shows old values"
    FEATURE = "feature lost"
    PORT = "the port says something else"
    READER = "another reader disagrees"


@dataclass(frozen=True, slots=True, order=True)
class Loss:
    """One thing that is not as it should be: where (part and place), before and after."""

    kind: Kind
    part: str
    where: str = ""
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        change = (
            f": {self.before[:90]!r} -> {self.after[:90]!r}" if self.before or self.after else ""
        )
        return f"{self.kind}: {self.part} {self.where}{change}"


@dataclass(slots=True)
class ExpectedChanges:
    """
    What a save was asked to change; anything else is a loss.

    Attributes:
        cells: Sheet name to (row, column) to the value that must be there afterwards.
        appended: Table name to the rows it was given: they must lie in its body, and
            other columns of theirs may take formats and formulas from the row above.
    """

    cells: dict[str, dict[Address, Cell]] = field(default_factory=dict)
    appended: dict[str, set[int]] = field(default_factory=dict)

    def add(self, sheet: str, row: int, column: int, value: Cell) -> None:
        """Expect *value* in a cell."""
        self.cells.setdefault(sheet, {})[row, column] = value
