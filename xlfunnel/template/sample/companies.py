"""The customers of the sample: made-up companies, and how to reach somebody there."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from xlfunnel.language import Text
from xlfunnel.template.sample import names
from xlfunnel.template.sample.contacts import contact
from xlfunnel.template.sample.story import said


@dataclass(frozen=True, slots=True)
class Customer:
    """A company, where it is and what it does, and how somebody there is reached."""

    name: Text
    person: Text
    contact: Text
    region: Text
    industry: Text
    employees: int


def customers(count: int, chance: Random) -> Iterator[Customer]:
    """Yield *count* customers; no two share a name or a contact."""
    regions = chance.choices(names.REGIONS, [share for _, share, _ in names.REGIONS], k=count)
    kinds = [(industry, trade) for industry, _, trades in names.INDUSTRIES for trade in trades]
    shares = [share / len(trades) for _, share, trades in names.INDUSTRIES for _ in trades]
    taken: set[tuple[Text, names.Name]] = set()
    for number, (region, _, towns) in enumerate(regions):
        town = chance.choice(towns)
        while True:
            (industry, trade), name = chance.choices(kinds, shares)[0], chance.choice(names.NAMES)
            if (trade, name) not in taken:
                break
        taken.add((trade, name))
        parts = {
            "town": Text(town[0], town[2], ""),
            "name": Text(*name[:3]),
            "trade": trade,
            "form": _form(chance),
        }
        person = said(chance.choice(names.TITLES), {"s": chance.choice(names.SURNAMES)})
        yield Customer(
            name=said(names.COMPANY, parts),
            person=person,
            contact=contact(number, name, town, person, chance),
            region=region,
            industry=industry,
            employees=int(min(2_000, chance.lognormvariate(4.6, 0.9) + 8)),
        )


def _form(chance: Random) -> Text:
    shares = [share for _, share in names.FORMS]
    return chance.choices(names.FORMS, shares)[0][0]
