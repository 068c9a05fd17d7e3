"""Which leads are certainly of one customer, for those who must not share it out (SPEC §4)."""

from dataclasses import replace

from xlfunnel.values.company import Company
from xlfunnel.values.company_likeness import are_different
from xlfunnel.values.customers import Customers


def of_one_customer(leads: Customers) -> list[int]:
    """
    Return a number for each lead, equal for those that are certainly of one customer.

    They have the same name, or share a usable contact, be it through a third lead. A contact
    never joins names that belong to two companies, nor does a lead that has one with each.
    The number is the row of the customer's earliest lead.
    """
    customers = _Customers(leads)
    named: dict[str, int] = {}
    for row in leads.order:
        if name := leads.companies[row].name:
            customers.join(named.setdefault(name, row), row)
    for rows in leads.rows_by_contact.values():
        apart: list[int] = []  # one lead of each company that has the contact
        for row in rows:
            if not any(customers.join(other, row) for other in apart):
                apart.append(row)
    return [customers.first(row) for row in range(len(leads.order))]


class _Customers:
    """Leads joined to customers: each points to an earlier one of its customer, or to itself."""

    def __init__(self, leads: Customers) -> None:
        self._rank = leads.rank
        self._earlier = list(range(len(leads.order)))
        # What the names of a customer say of its number and branch, kept with its first lead.
        self._marks = [Company(numbers=c.numbers, branch=c.branch) for c in leads.companies]

    def first(self, row: int) -> int:
        """Return the earliest lead of the customer of *row*."""
        earlier = self._earlier
        while earlier[row] != row:
            earlier[row] = row = earlier[earlier[row]]
        return row

    def join(self, one: int, other: int) -> bool:
        """Make one customer of two unless their names say two; return whether they are one."""
        first, second = sorted((self.first(one), self.first(other)), key=self._rank.__getitem__)
        marks, added = self._marks[first], self._marks[second]
        if first == second:
            return True
        if are_different(marks, added):
            return False
        self._earlier[second] = first
        self._marks[first] = replace(
            marks, numbers=marks.numbers or added.numbers, branch=marks.branch or added.branch
        )
        return True
