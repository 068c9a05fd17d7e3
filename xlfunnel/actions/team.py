"""The people of a workbook, known by their folded names however a 跟进人 cell names them."""

from collections.abc import Sequence
from functools import cache

from xlfunnel.rules.lead_owners import people_named
from xlfunnel.schema.reps import Rep
from xlfunnel.values.text import fold

NOBODY = ""  # whom a blank cell names


class Team:
    """
    Who is meant by a 跟进人.

    Attributes:
        reps: The people of 人员 in their order; of two with one name the first.
        names: How everybody is written whom anything names so far, in 人员 or not.
    """

    def __init__(self, reps: Sequence[Rep]) -> None:
        self.reps: dict[str, Rep] = {}
        for rep in reps:
            if rep.name:
                self.reps.setdefault(fold(rep.name), rep)
        self.names = {key: rep.name or "" for key, rep in self.reps.items()}
        self.named = cache(self._named)

    def _named(self, owner: str | None) -> tuple[str, ...]:
        """Return whom a cell names: each of several once, NOBODY where it is blank."""
        people = {fold(name): name for name in people_named(owner or "", self.reps)}
        for key, name in people.items():
            if key not in self.reps:  # the same word in whatever order the cells are read
                self.names[key] = min(name, self.names.get(key, name))
        return tuple(people) or (NOBODY,)
