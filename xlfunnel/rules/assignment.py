"""
Who takes a lead that has no owner (SPEC §4 Owner; S0: by region and industry; S2: by level).

Leads are taken in an order that comes from what they say, never from where they stand, and
each goes through the same steps:

1. Something that is missing keeps it where it is.
2. Whoever follows another lead of the same customer gets it, even when their month is full.
3. Nobody gets a lead who has left, is on leave that day, or whose month is full.
4. Of the others those are asked who have the seniority that the grade wants, then those of
   them who know its industry, then those who cover its region. A person who names no
   industry takes any. What nobody meets is given up for this lead, and said; because the
   later wish meets fewer people already, region goes before industry, industry before
   seniority.
5. Those who name the seniority, the industry, the region go, in this order, before those who
   take any: whoever is an expert gets these leads until the month is full.
6. The rest take turns, weighted by how many leads a month each can take (`values.rotation`).

Leads of known customers are no turns. What is promised of the turns, and measured, stands in
`values.rotation`.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from xlfunnel.values.rotation import Rotation, Rows, Which
from xlfunnel.values.text import fold

SENIORITY, INDUSTRY, REGION = CRITERIA = ("seniority", "industry", "region")

# How a choice came about; without a person it is why there is none.
TURN = "turn"
ROOM = "room"
SAME_CUSTOMER = "same_customer"
NO_PEOPLE = "no_people"
ALL_AWAY = "all_away"
ALL_FULL = "all_full"


@dataclass(frozen=True, slots=True)
class Person:
    """
    Somebody leads can go to.

    Attributes:
        name: By which the person is known; unique.
        industries: Folded; empty for any.
        regions: Folded; empty for any.
        seniority: A word of `terms.SENIORITIES`; None for any.
        capacity: New leads a month; None for no limit.
        taken: New leads of this month so far.
        is_left: Whether the person has left.
        leave: First and last day of leave.
    """

    name: str
    industries: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    seniority: str | None = None
    capacity: float | None = None
    taken: int = 0
    is_left: bool = False
    leave: tuple[date, date] | None = None

    def is_away(self, on: date) -> bool:
        """Return whether the person is on leave on that day."""
        return self.leave is not None and self.leave[0] <= on <= self.leave[1]


@dataclass(frozen=True, slots=True)
class Waiting:
    """
    A lead without an owner.

    Attributes:
        row: Where it stands; decides nothing.
        order: By which leads are taken; the same for two leads only if all else is.
        seniority: What its grade wants; None for any.
        industry: Folded; "" where nobody knows.
        region: Folded; "" where nobody knows.
        customer: The same for leads of one customer; None for a customer of its own.
        same_customer_owner: The name of whoever follows the customer already, and is there.
        is_customer_back: Whether all that person had of the customer is won or lost.
        obstacle: What keeps it from being assigned, "" for nothing.
    """

    row: int
    order: Any
    seniority: str | None = None
    industry: str = ""
    region: str = ""
    customer: Hashable = None
    same_customer_owner: str | None = None
    is_customer_back: bool = False
    obstacle: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """
    What became of one lead.

    Attributes:
        lead: Which one.
        name: Who gets it; None for nobody.
        why: TURN, ROOM (the others are full) or SAME_CUSTOMER; with nobody NO_PEOPLE, ALL_AWAY,
            ALL_FULL or the obstacle.
        relaxed: The criteria that nobody met.
        is_over: Whether the month of whoever gets it was full.
    """

    lead: Waiting
    name: str | None
    why: str
    relaxed: tuple[str, ...] = ()
    is_over: bool = False

    @property
    def row(self) -> int:
        """Where the lead stands."""
        return self.lead.row


@dataclass(frozen=True, slots=True)
class Assigned:
    """
    What became of all of them.

    Attributes:
        choices: One per lead, in the order in which they were taken.
        credits: What each is owed now; of everybody who has not left.
        given: How many each got.
    """

    choices: list[Choice]
    credits: dict[str, float]
    given: Counter[str] = field(default_factory=Counter)


def assign(
    leads: Sequence[Waiting], people: Sequence[Person], credits: Mapping[str, float], on: date
) -> Assigned:
    """
    Return who gets which of *leads*; algorithm and promises stand at the top of the module.

    The same leads, people and credits give the same choices in whatever order they come.
    Leads of one customer go to one person. To assign some leads first and later ones later
    the same day, with the credits and counts that the first left, gives the same choices.

    Args:
        leads: Without an owner.
        people: Of the team.
        credits: By name, as the last time left them; 0 for whoever has none.
        on: The day of the assignment.
    """
    team = _Team(people, credits, on)
    following: dict[Hashable, str] = {}
    choices = []
    for lead in sorted(leads, key=lambda lead: lead.order):
        owner = lead.same_customer_owner or following.get(lead.customer)
        if lead.obstacle:
            choice = Choice(lead, None, lead.obstacle)
        elif owner is not None and owner in team.numbers:
            choice = Choice(lead, owner, SAME_CUSTOMER, is_over=team.take(owner))
        else:
            choice = team.choose(lead)
        if choice.name is not None and lead.customer is not None:
            following[lead.customer] = choice.name
        choices.append(choice)
    given = Counter(choice.name for choice in choices if choice.name is not None)
    return Assigned(choices, team.credits_by_name(), given)


@dataclass(frozen=True, slots=True)
class _Circle:
    """Who takes turns for leads of one kind: all who are asked, and whether each has room."""

    asked: Rows
    free: Rows
    relaxed: tuple[str, ...]


class _Team:
    """
    The people who have not left, by position in the order of their folded names.

    Attributes:
        numbers: Name to position, of those who are there.
    """

    def __init__(self, people: Sequence[Person], credits: Mapping[str, float], on: date) -> None:
        self._people = sorted(
            (person for person in people if not person.is_left),
            key=lambda person: (fold(person.name), person.name),
        )
        self._is_here = np.array([not person.is_away(on) for person in self._people], bool)
        self._rotation = Rotation(
            [person.capacity for person in self._people],
            [person.taken for person in self._people],
            [credits.get(person.name, 0.0) for person in self._people],
        )
        here = np.flatnonzero(self._is_here).tolist()
        self.numbers = {self._people[n].name: n for n in here}
        self._fits: dict[tuple[str, str], tuple[Which, Which]] = {}
        self._circles: dict[tuple[str | None, str, str], _Circle] = {}

    def credits_by_name(self) -> dict[str, float]:
        """Return what each is owed."""
        names = (person.name for person in self._people)
        return dict(zip(names, self._rotation.credits.tolist(), strict=True))

    def take(self, name: str) -> bool:
        """Count one more lead for a person; return whether the month was full before."""
        return self._rotation.take(self.numbers[name])

    def choose(self, lead: Waiting) -> Choice:
        """Return whose turn it is of those who are asked for *lead*."""
        kind = (lead.seniority, lead.industry, lead.region)
        circle = self._circles.get(kind)
        if circle is None or self._rotation.is_full[circle.free].any():
            circle = self._circles[kind] = self._circle(kind)
        if not len(circle.free):
            return Choice(lead, None, self._why_nobody())
        n, is_turn = self._rotation.next(circle.asked, circle.free)
        why = TURN if is_turn else ROOM
        return Choice(lead, self._people[n].name, why, circle.relaxed)

    def _why_nobody(self) -> str:
        if not self._people:
            return NO_PEOPLE
        return ALL_FULL if self._is_here.any() else ALL_AWAY

    def _circle(self, kind: tuple[str | None, str, str]) -> _Circle:
        """Return who is asked for leads of a *kind*; the full ones only earn."""
        free = ~self._rotation.is_full
        asked, relaxed = self._is_here, []
        wanted = [(name, word) for name, word in zip(CRITERIA, kind, strict=True) if word]
        for name, word in wanted:
            fits, _ = self._meeting(name, word)
            if (asked & fits & free).any():
                asked = asked & fits
            else:
                relaxed.append(name)
        for name, word in wanted:
            _, names_it = self._meeting(name, word)
            if (asked & names_it & free).any():
                asked = asked & names_it
        return _Circle(np.flatnonzero(asked), np.flatnonzero(asked & free), tuple(relaxed))

    def _meeting(self, name: str, word: str) -> tuple[Which, Which]:
        """Return who meets a criterion, and who of them names it."""
        if (name, word) not in self._fits:
            says = [_says(person, name) for person in self._people]
            named = np.array([word in words for words in says], bool)
            self._fits[name, word] = named | np.array([not words for words in says], bool), named
        return self._fits[name, word]


def _says(person: Person, name: str) -> frozenset[str]:
    if name == SENIORITY:
        return frozenset([person.seniority] if person.seniority else ())
    return person.industries if name == INDUSTRY else person.regions
