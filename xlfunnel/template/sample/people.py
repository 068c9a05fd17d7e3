"""The team of the sample: twelve people, one of them on leave, one who has left."""

from dataclasses import dataclass
from datetime import date

from xlfunnel.language import Text
from xlfunnel.schema import terms
from xlfunnel.template.sample.days import day_ahead, day_back
from xlfunnel.template.sample.story import Given, joined
from xlfunnel.values.cell import midnight

EAST = Text("华东", "北區", "East")
SOUTH = Text("华南", "南區", "South")
NORTH = Text("华北", "中區", "North")
WEST = Text("西南", "桃竹區", "West")

MANUFACTURING = Text("制造业", "製造業", "Manufacturing")
ELECTRONICS = Text("电子", "電子", "Electronics")
RETAIL = Text("零售", "零售", "Retail")
FOOD = Text("食品", "食品", "Food")
LOGISTICS = Text("物流", "物流", "Logistics")
HEALTH = Text("医药", "醫藥", "Healthcare")
SERVICES = Text("专业服务", "專業服務", "Services")
BUILDING = Text("建筑", "營建", "Construction")

LEFT_AGO = 33  # days since one of them left, and whose leads were handed over
LEAVE = (3, 6)  # days of leave before and after the day of the sample


@dataclass(frozen=True, slots=True)
class Person:
    """
    Somebody of the team.

    Attributes:
        name: As owners are named.
        regions: What they cover; none for any.
        seniority: A word of `terms.SENIORITIES`.
        capacity: New leads a month.
        industries: What they know; none for any.
        luck: How their chance to win compares with that of the others.
        delay: Days until most of their first responses, at most.
    """

    name: Text
    regions: tuple[Text, ...]
    seniority: str
    capacity: int
    industries: tuple[Text, ...] = ()
    luck: float = 1.0
    delay: int = 1


LI = Person(Text("李销售", "李業務", "Li Na"), (EAST,), terms.SENIOR, 15, luck=1.3)
ZHAO = Person(Text("赵销售", "趙業務", "Zhao Lei"), (SOUTH,), terms.REGULAR, 20, luck=0.9, delay=3)
HE = Person(Text("何静", "何雅婷", "Anna Fraser"), (WEST,), terms.REGULAR, 18)
WU = Person(Text("吴凯", "吳俊傑", "Ben Carter"), (WEST, NORTH), terms.REGULAR, 18, delay=2)
TEAM = (
    LI,
    Person(
        Text("王晓燕", "王淑芬", "Emma Clarke"),
        (EAST,),
        terms.SENIOR,
        15,
        (MANUFACTURING, ELECTRONICS),
        luck=1.2,
    ),
    Person(Text("陈建明", "陳建宏", "Daniel Moore"), (EAST,), terms.REGULAR, 20, luck=0.9),
    Person(
        Text("黄志强", "黃志豪", "Mark Ellis"),
        (SOUTH,),
        terms.SENIOR,
        14,
        (ELECTRONICS, MANUFACTURING),
    ),
    ZHAO,
    Person(
        Text("林嘉欣", "林佳蓉", "Laura Bennett"),
        (SOUTH,),
        terms.REGULAR,
        20,
        (RETAIL, FOOD),
        luck=1.3,
    ),
    Person(Text("张伟东", "張家豪", "Peter Shaw"), (NORTH,), terms.SENIOR, 15, luck=0.9, delay=2),
    Person(Text("刘思远", "劉冠宇", "James Walsh"), (NORTH, WEST), terms.REGULAR, 20),
    HE,
    WU,
    Person(Text("周雨桐", "周怡君", "Sophie Turner"), (EAST, NORTH), terms.ASSISTANT, 30),
    Person(Text("孙小雨", "孫筱雨", "Chloe Reed"), (SOUTH, WEST), terms.ASSISTANT, 30, delay=2),
)


def rows_of_team(as_of: date) -> list[Given]:
    """Return the rows of 人员."""
    return [_row(person, as_of) for person in TEAM]


def _row(person: Person, as_of: date) -> Given:
    row: Given = {
        "name": person.name,
        "industries": joined(person.industries) if person.industries else None,
        "regions": joined(person.regions),
        "seniority": person.seniority,
        "monthly_capacity": float(person.capacity),
        "state": terms.LEFT if person is WU else terms.ACTIVE,
    }
    if person is HE:
        since, until = LEAVE
        row["leave_from"] = midnight(day_back(as_of, since))
        row["leave_to"] = midnight(day_ahead(as_of, until))
    return row
