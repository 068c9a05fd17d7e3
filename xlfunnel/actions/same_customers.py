"""The customers behind the leads of a workbook, as 查重 and assignment want them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache

from xlfunnel.actions.follow_ups import cells, values
from xlfunnel.records import Records
from xlfunnel.rules.same_customer import of_one_customer
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reps import Rep
from xlfunnel.values.company import company
from xlfunnel.values.contact_kinds import Contact
from xlfunnel.values.customers import Customers
from xlfunnel.values.ids import id_keys
from xlfunnel.values.person import people
from xlfunnel.values.same_contact import domains, usable
from xlfunnel.values.text import typed


def same_customers(records: Records) -> list[int]:
    """
    Return a number per lead, equal for leads that are certainly of one customer.

    For `records.derived`. They share a usable phone, e-mail, WeChat or QQ, or have the same
    full customer name.
    """
    return of_one_customer(records.derived(customers))


def customers(records: Records) -> Customers:
    """Return what the leads say of their customers; for `records.derived`."""
    names = [typed(name) for name in values(records, Lead, "customer_name")]
    contacts = [contact or () for contact in values(records, Lead, "contact")]
    texts = [typed(cell) for cell in cells(records, Lead, "contact")]
    persons = [typed(name) for name in values(records, Lead, "contact_person")]
    ids = id_keys(cells(records, Lead, "lead_id"))
    ours = _contacts_of_our_own(records)

    @cache
    def of_customer(found: tuple[Contact, ...]) -> tuple[Contact, ...]:
        return tuple(contact for contact in usable(found) if contact not in ours)

    return Customers(
        ids=ids,
        companies=list(map(company, names)),
        contacts=list(map(of_customer, contacts)),
        people=list(map(people, persons)),
        domains=list(map(domains, contacts, texts)),
        order=_in_order(values(records, Lead, "registered_on"), ids, names, texts, persons),
    )


def _contacts_of_our_own(records: Records) -> frozenset[Contact]:
    """Return how our own people are reached: a lead that says so was typed in a hurry."""
    if not records.has(Rep, "contact"):
        return frozenset()
    found: Iterable[Sequence[Contact] | None] = values(records, Rep, "contact")
    return frozenset(contact for contacts in found for contact in usable(contacts or ()))


def _in_order(
    registered: Sequence[datetime | None], ids: Sequence[str], *texts: Sequence[str]
) -> list[int]:
    """Return the rows by registration, then by id; rows with one id by what they say."""
    keys = [
        (day or datetime.max, len(lead_id), lead_id, *said)
        for day, lead_id, *said in zip(registered, ids, *texts, strict=True)
    ]
    return sorted(range(len(keys)), key=keys.__getitem__)
