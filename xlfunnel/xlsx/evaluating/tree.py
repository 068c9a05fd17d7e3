"""A formula as a small tree: constants, references, calls of ours, operations around them."""

from dataclasses import dataclass
from typing import TypeAlias

from xlfunnel.values.cell import Cell
from xlfunnel.xlsx.evaluating.places import Places

Grid: TypeAlias = list[list[Cell]]  # rows of cells


@dataclass(frozen=True, slots=True)
class Constant:
    """A value, or rows of them, as the formula says it; None for an argument left out."""

    value: Cell | Grid


@dataclass(frozen=True, slots=True)
class Reference:
    """Cells of the workbook; of `is_single` only the one in the row or column of the formula."""

    to: Places
    is_single: bool = False

    @property
    def is_fixed(self) -> bool:
        """Whether it means the same in all cells of one sheet."""
        return self.to.is_fixed and not self.is_single


@dataclass(frozen=True, slots=True)
class Call:
    """A call of one of our functions; of `is_single` only the first value of a column."""

    name: str
    arguments: tuple["Node", ...]
    is_single: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    """An operator, or one of the few functions of Excel that are calculated."""

    name: str
    arguments: tuple["Node", ...]


Node: TypeAlias = Constant | Reference | Call | Operation


def called(node: Node) -> bool:
    """Whether one of our functions is called in the tree."""
    if isinstance(node, Call):
        return True
    return isinstance(node, Operation) and any(map(called, node.arguments))


def references(node: Node) -> list[Reference]:
    """Return the references in the tree."""
    if isinstance(node, Reference):
        return [node]
    if isinstance(node, Constant):
        return []
    return [found for argument in node.arguments for found in references(argument)]
