"""
查重: which leads may be one customer, and what says so (SPEC §3).

Two leads may be one customer when they share a usable contact, or when their names are alike
and they agree in one more thing: a contact person, or a domain. A name alone never tells.
Names that certainly belong to two companies (第一/第二, 2号店/3号店, branches of two cities)
are never told, whatever agrees.

Only leads that share a key are compared: a contact; or a person or domain together with a
spelling of the name. So the cost grows with the number of leads, not with its square, and a
key that too many names share is none.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from xlfunnel.values.company import Company
from xlfunnel.values.company_likeness import are_different, similarity, spellings
from xlfunnel.values.contact_kinds import Contact
from xlfunnel.values.customers import MOST_NAMES, Customers
from xlfunnel.values.person import Person

Evidence: TypeAlias = Contact | Person | str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """
    A lead that may be of the same customer as an earlier one.

    Attributes:
        row: The later lead.
        other: The earliest one that it agrees with.
        evidence: The contact both have; or, with similar names, the person or the domain.
    """

    row: int
    other: int
    evidence: Evidence


def duplicates(
    leads: Customers, similar_from: float, apart: Mapping[str, Collection[str]]
) -> list[Duplicate]:
    """
    Return each lead that may be of an earlier one's customer, once, in the order of the leads.

    Of several rows with one id only the earliest is looked at: they are one lead.

    Args:
        leads: What the leads say of their customers.
        similar_from: 查重名称相似度, 0 to 100.
        apart: For each id those that a person has said not to be of the same customer.

    Source: SPEC §3.
    """
    first = {leads.ids[row]: row for row in reversed(leads.order)}
    repeated = {row for row in leads.order if leads.ids[row] and first[leads.ids[row]] != row}
    search = _Search(leads, similar_from, apart, repeated)
    best: dict[int, Duplicate] = {}
    for found in search.agreements():
        known = best.get(found.row)
        if known is None or leads.rank[found.other] < leads.rank[known.other]:
            best[found.row] = found  # of two with one lead the first found is the surer
    return [best[row] for row in leads.order if row in best]


class _Search:
    """One search for duplicates; names are compared once, by their numbers."""

    def __init__(
        self,
        leads: Customers,
        similar_from: float,
        apart: Mapping[str, Collection[str]],
        left_out: Collection[int],
    ) -> None:
        numbers: dict[Company, int] = {}
        self._leads = leads
        self._similar_from = similar_from
        self._apart = apart
        self._left_out = left_out
        self._name = [numbers.setdefault(name, len(numbers)) for name in leads.companies]
        self._companies = list(numbers)
        self._spellings: dict[int, frozenset[str]] = {}
        self._agree: dict[tuple[int, int, bool], bool] = {}

    def agreements(self) -> Iterator[Duplicate]:
        """Yield each lead with the earliest it agrees with in some way, the surest way first."""
        for contact, rows in self._leads.rows_by_contact.items():
            yield from self._pairs(rows, contact, by_name=False)
        for said in (self._leads.people, self._leads.domains):
            for value, rows in self._shared(said):
                for block in self._blocks(value, rows):
                    yield from self._pairs(block, value, by_name=True)

    def _pairs(
        self, rows: Sequence[int], evidence: Evidence, *, by_name: bool
    ) -> Iterator[Duplicate]:
        """Yield each of *rows* with the earliest before it whose name agrees with its own."""
        ids, rank = self._leads.ids, self._leads.rank
        earlier: dict[int, list[int]] = {}  # by name
        for row in rows:
            if row in self._left_out:
                continue
            name, apart = self._name[row], self._apart.get(ids[row], ())
            others = [
                next((other for other in known if ids[other] not in apart), row)
                for known_as, known in earlier.items()
                if self._do_agree(known_as, name, by_name)
            ]
            other = min(others, key=rank.__getitem__, default=row)
            if other != row:
                yield Duplicate(row, other, evidence)
            earlier.setdefault(name, []).append(row)

    def _do_agree(self, one: int, other: int, by_name: bool) -> bool:
        """Return whether two names are alike, or, where a contact agrees, only not different."""
        key = (one, other, by_name)
        if key not in self._agree:
            names = self._companies[one], self._companies[other]
            self._agree[key] = (
                0 < similarity(*names) >= self._similar_from
                if by_name
                else not are_different(*names)
            )
        return self._agree[key]

    def _shared(
        self, said: Sequence[Sequence[Person] | Sequence[str]]
    ) -> Iterator[tuple[Person | str, list[int]]]:
        """Yield what several leads say, and the rows of those, in a fixed order."""
        found: defaultdict[Person | str, list[int]] = defaultdict(list)
        for row in self._leads.order:
            for value in said[row]:
                found[value].append(row)
        shared = [value for value, rows in found.items() if len(rows) > 1]
        yield from ((value, found[value]) for value in sorted(shared, key=str))

    def _blocks(self, value: Person | str, rows: Sequence[int]) -> Iterator[list[int]]:
        """
        Yield those of *rows* that share a spelling of their names, and their numbers.

        What the name itself says (王伟 of 王伟) is no second thing. A full name or a domain goes
        with any spelling, 张经理 only with the very same core and branch.
        """
        said = value.name if isinstance(value, Person) else value
        is_sure = not isinstance(value, Person) or value.is_full
        found: defaultdict[Hashable, list[int]] = defaultdict(list)
        for row in rows:
            name = self._companies[self._name[row]]
            if name.is_key and said not in name.name:
                exact = (name.core, name.branch)
                for spelling in self._spelled(row) if is_sure else (exact,):
                    found[spelling, name.numbers].append(row)
        for block in found.values():
            if len(block) > 1 and len({self._name[row] for row in block}) <= MOST_NAMES:
                yield block

    def _spelled(self, row: int) -> frozenset[str]:
        number = self._name[row]
        if number not in self._spellings:
            self._spellings[number] = spellings(self._companies[number])
        return self._spellings[number]
