"""
The newest leads of the sample: typed in since the last refresh, and nobody's yet.

One of each kind that an assignment tells apart: a customer who is there already, one for
whoever knows the industry, one in a region that no fitting colleague covers, and one like most.
"""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import NamedTuple

from xlfunnel.language import Text
from xlfunnel.schema import terms
from xlfunnel.template.sample import names, people
from xlfunnel.template.sample.arrivals import Arrival
from xlfunnel.template.sample.companies import Customer
from xlfunnel.template.sample.contacts import contact
from xlfunnel.template.sample.days import day_back
from xlfunnel.template.sample.fates import Fate
from xlfunnel.template.sample.profiles import KNOWN, NEW
from xlfunnel.template.sample.story import Given, Story, said
from xlfunnel.template.sample.wishes import wish
from xlfunnel.values.cell import midnight

_CONTACTS_FROM = 900  # far from those of the other customers
_TRADE_FAIR = "展会"


class _Enquiry(NamedTuple):
    """Who came how many days ago by which source, wanting what is graded so."""

    ago: int
    source: str
    grade: str
    region: Text
    industry: Text
    town: names.Town
    trade: Text
    name: names.Name
    person: Text


_ENQUIRIES = (
    # In the evening the cards of a fair; in the morning what the website has brought.
    _Enquiry(
        1, _TRADE_FAIR, terms.MEDIUM, people.SOUTH, people.RETAIL,
        ("佛山", "0757-5000", "台南", "06-200-"), Text("家居", "家居", "Home"),
        ("峤宁", "嶠寧", "Fernleigh", "qiaoning"), Text("韩女士", "韓小姐", "Ms Owens"),
    ),
    _Enquiry(
        1, _TRADE_FAIR, terms.HIGH, people.WEST, people.HEALTH,
        ("成都", "028-5000", "新竹", "03-500-"), Text("医疗器械", "醫療器材", "Medical"),
        ("霁川", "霽川", "Corwen Dale", "jichuan"), Text("魏主任", "魏主任", "Todd (IT)"),
    ),
    _Enquiry(
        0, terms.WEBSITE_FORM, terms.LOW, people.NORTH, people.SERVICES,
        ("天津", "022-5000", "台中", "04-2200-"), Text("企业咨询", "企業顧問", "Consulting"),
        ("穗安", "穗安", "Merrifield", "suian"), Text("宋先生", "宋先生", "Mr Abbott"),
    ),
    _Enquiry(
        0, terms.WEBSITE_FORM, terms.MEDIUM, people.EAST, people.LOGISTICS,
        ("苏州", "0512-5000", "新北", "02-2200-"), Text("物流", "物流", "Logistics"),
        ("澜卓", "瀾卓", "Thornbury Cross", "lanzhuo"), Text("罗经理", "羅經理", "Mr Vance"),
    ),
)  # fmt: skip
COUNT = len(_ENQUIRIES) + 1  # with the customer who is there already


def newcomers(
    came: Sequence[Arrival], stand: Sequence[Fate], as_of: date, chance: Random
) -> list[Story]:
    """Return them, oldest first; one is of a customer of *came* who is followed already."""
    new = [
        _story(enquiry, _customer(enquiry, number, chance), as_of, chance)
        for number, enquiry in enumerate(_ENQUIRIES, _CONTACTS_FROM)
    ]
    known = _followed(came, stand)
    again = _ENQUIRIES[-1]._replace(grade=known.grade)
    return [*new, _story(again, known.customer, as_of, chance, is_known=True)]


def _customer(enquiry: _Enquiry, number: int, chance: Random) -> Customer:
    parts = {
        "town": Text(enquiry.town[0], enquiry.town[2], ""),
        "name": Text(*enquiry.name[:3]),
        "trade": enquiry.trade,
        "form": names.FORMS[0][0],
    }
    return Customer(
        name=said(names.COMPANY, parts),
        person=enquiry.person,
        contact=contact(number, enquiry.name, enquiry.town, enquiry.person, chance),
        region=enquiry.region,
        industry=enquiry.industry,
        employees=0,  # nobody has asked yet
    )


def _followed(came: Sequence[Arrival], stand: Sequence[Fate]) -> Arrival:
    """Return the latest promising lead that somebody follows who is there."""
    return next(
        arrival
        for arrival, fate in zip(reversed(came), reversed(stand), strict=True)
        if arrival.grade == terms.HIGH
        and fate.status == terms.FOLLOWING
        and arrival.follower not in (people.HE, people.WU)
    )


def _story(
    enquiry: _Enquiry, customer: Customer, as_of: date, chance: Random, *, is_known: bool = False
) -> Story:
    registered = day_back(as_of, enquiry.ago)
    wanted = wish(enquiry.grade, customer.industry, chance)
    lead: Given = {
        "customer_name": customer.name,
        "contact_person": customer.person,
        "contact": customer.contact,
        "source": enquiry.source,
        "need": wanted.need,
        "budget": wanted.budget,
        "cycle": wanted.cycle,
        "owner": None,
        "lead_id": None,
        "registered_on": midnight(registered),
        "status": None,
        "industry": customer.industry,
        "region": customer.region,
        "clarity": wanted.clarity or None,
        "customer_type": KNOWN if is_known else NEW,
    }
    return Story(registered, lead, enquiry.grade)
