"""What a table of leads says of its customers, for the rules that look for one of them twice."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from xlfunnel.values.company import Company
from xlfunnel.values.contact_kinds import Contact, ContactKind
from xlfunnel.values.person import Person

# A contact of more customers than this is an agent's, a market's or a shared switchboard's.
MOST_CUSTOMERS = 5
# What more names than this have in common tells nothing, and comparing them all costs much.
MOST_NAMES = 50

_SUREST_FIRST = {kind: place for place, kind in enumerate(ContactKind)}


@dataclass(frozen=True)
class Customers:
    """
    What the leads say of their customers: columns, one entry per lead.

    Attributes:
        ids: Folded lead ids, "" for none.
        companies: Their names taken apart.
        contacts: Usable contacts, those of our own people left out.
        people: Contact persons.
        domains: The companies' own domains.
        order: The rows, the earliest registered first, wherever they stand.
    """

    ids: Sequence[str]
    companies: Sequence[Company]
    contacts: Sequence[Sequence[Contact]]
    people: Sequence[Sequence[Person]]
    domains: Sequence[Sequence[str]]
    order: Sequence[int]

    @cached_property
    def rank(self) -> list[int]:
        """The place of each row in the order."""
        rank = [0] * len(self.order)
        for place, row in enumerate(self.order):
            rank[row] = place
        return rank

    @cached_property
    def rows_by_contact(self) -> dict[Contact, list[int]]:
        """
        The rows, earliest first, of each contact that several leads share; phones first.

        A contact of more than `MOST_CUSTOMERS` belongs to none of them and is left out.
        """
        found: defaultdict[Contact, list[int]] = defaultdict(list)
        for row in self.order:
            for contact in self.contacts[row]:
                found[contact].append(row)
        shared = [c for c, rows in found.items() if len(rows) > 1 and self._is_of_few(rows)]
        shared.sort(key=lambda contact: (_SUREST_FIRST[contact.kind], contact.value))
        return {contact: found[contact] for contact in shared}

    def _is_of_few(self, rows: Sequence[int]) -> bool:
        """Return whether *rows* name few customers; one without a name goes by its people."""
        named = [self.companies[row] for row in rows]
        customers = {
            name.core or name.name or self.people[row]
            for name, row in zip(named, rows, strict=True)
        }
        return len(customers) <= MOST_CUSTOMERS and len({n.name for n in named}) <= MOST_NAMES
