"""Who came when, from where, wanting what, and who was to follow them up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from xlfunnel.schema import terms
from xlfunnel.template.sample import people
from xlfunnel.template.sample.companies import Customer, customers
from xlfunnel.template.sample.people import TEAM, Person
from xlfunnel.template.sample.sources import ORIGINS, SHOWS, Origin
from xlfunnel.template.sample.wishes import Wish, wish

_GRADES = (terms.HIGH, terms.MEDIUM, terms.LOW, terms.UNGRADED)
# Of a hundred leads how many came in each thirty days, the latest first: a slack month
# (the New Year's holidays, with the day of the sample at the end of March) among good ones.
_MONTHS = (26, 17, 24, 18, 15)
_MONTH = 30
_COMING_BACK = 14  # how many leads are of a customer who was there before
# How willingly each grade is given to each seniority.
_FOR_GRADE: dict[str, dict[str, float]] = {
    terms.HIGH: {terms.SENIOR: 4, terms.REGULAR: 1.4, terms.ASSISTANT: 0},
    terms.MEDIUM: {terms.SENIOR: 1.3, terms.REGULAR: 3, terms.ASSISTANT: 0.2},
    terms.LOW: {terms.SENIOR: 0.3, terms.REGULAR: 1, terms.ASSISTANT: 2},
    terms.UNGRADED: {terms.SENIOR: 0.3, terms.REGULAR: 1, terms.ASSISTANT: 2},
}


@dataclass(slots=True)
class Arrival:
    """
    A lead as it came in.

    Attributes:
        ago: Days before the day of the sample.
        handed_to: Who took it over from an owner who has left.
    """

    ago: int
    origin: Origin
    grade: str
    customer: Customer
    wish: Wish
    owner: Person
    handed_to: Person | None = None

    @property
    def follower(self) -> Person:
        """Whose lead it is now."""
        return self.handed_to or self.owner


def arrivals(chance: Random) -> list[Arrival]:
    """Return the leads of five months, oldest first."""
    came = sorted(_came(chance), key=lambda pair: -pair[0])
    new = list(customers(len(came) - _COMING_BACK, chance))
    back = set(chance.sample(range(len(came) // 2, len(came)), _COMING_BACK))
    found: list[Arrival] = []
    by_customer: dict[Customer, Person] = {}
    for number, (ago, origin) in enumerate(came):
        customer = chance.choice(found).customer if number in back else new.pop()
        grade = chance.choices(_GRADES, origin.grades)[0]
        owner = by_customer.get(customer) or _owner(grade, customer, ago, chance)
        if owner is people.WU and ago < people.LEFT_AGO:
            owner = people.HE
        by_customer[customer] = owner
        wanted = wish(grade, customer.industry, chance)
        found.append(Arrival(ago, origin, grade, customer, wanted, owner))
    return found


def _came(chance: Random) -> Iterator[tuple[int, Origin]]:
    for origin in ORIGINS:
        for number in range(origin.leads):
            if origin.name == "展会":  # they all come within a few days
                yield SHOWS[number % len(SHOWS)] - chance.choice((0, 0, 1, 1, 2, 4)), origin
            else:
                month = chance.choices(range(len(_MONTHS)), _MONTHS)[0]
                yield month * _MONTH + chance.randrange(_MONTH), origin


def _owner(grade: str, customer: Customer, ago: int, chance: Random) -> Person:
    there = [person for person in TEAM if _is_there(person, ago)]
    return chance.choices(there, _weights(there, grade, customer))[0]


def _is_there(person: Person, ago: int) -> bool:
    if person is people.WU:
        return ago >= people.LEFT_AGO
    return person is not people.HE or ago > people.LEAVE[0]


def _weights(team: Sequence[Person], grade: str, customer: Customer) -> list[float]:
    def weight(person: Person) -> float:
        knows_region = customer.region in person.regions
        knows_industry = customer.industry in person.industries
        return (
            _FOR_GRADE[grade][person.seniority]
            * (6 if knows_region else 0.4)
            * (2 if knows_industry else 1)
            * person.capacity
        )

    return [weight(person) for person in team]
