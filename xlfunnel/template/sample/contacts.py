"""How people at the customers are reached, in the many ways in which that is written."""

from random import Random

from xlfunnel.language import Text
from xlfunnel.template.sample.names import Name, Town
from xlfunnel.template.sample.story import said, same

# How people write a contact. Mobiles are of a block that is all noughts, the English phones
# of those that are kept for films, so that nobody is called.
_CONTACTS = (
    (Text("{mobile}", "{mobile}", "{phone}"), 34),
    (Text("{spaced}", "{dashed}", "{phone}"), 12),
    (Text("{dashed}", "{dashed}", "{phone}"), 9),
    (Text("{mail}", "{mail}", "{mail}"), 15),
    (Text("微信：{handle}", "{mail}", "{mail}"), 6),
    (Text("{person}{mobile}", "{person} {mobile}", "{person} {phone}"), 6),
    (Text("{mobile}（微信同号）", "{mobile}", "{phone}"), 5),
    (Text("{mobile} / {mail}", "{mobile} / {mail}", "{phone}, {mail}"), 5),
    (Text("{landline}", "{landline}", "{phone} ext. 12"), 5),
    (Text("+86 {spaced}", "+886 {spaced}", "{phone}"), 3),
)
_AREAS = ("113", "117", "121", "131", "161")


def contact(number: int, name: Name, town: Town, person: Text, chance: Random) -> Text:
    """Return how *person* of customer *number* is reached; no two numbers have the same."""
    parts = {**_phones(number, town, chance), **_accounts(number, name), "person": person}
    shares = [share for _, share in _CONTACTS]
    return said(chance.choices(_CONTACTS, shares)[0][0], parts)


def _phones(number: int, town: Town, chance: Random) -> dict[str, Text]:
    digits = f"{(1000 + 37 * number) % 10_000:04}"  # 37 has no part in 10,000: no two alike
    china = f"1{chance.choice(('38', '39', '36', '59', '86', '77'))}0000{digits}"
    taiwan = f"09{chance.choice(('12', '22', '33', '75'))}00{digits}"
    english = f"+44 {_AREAS[number % len(_AREAS)]} 496 0{number % 1000:03}"
    parts = (china[:3], china[3:7], china[7:]), (taiwan[:4], taiwan[4:7], taiwan[7:])
    return {
        "mobile": Text(china, taiwan, english),
        "spaced": Text(" ".join(parts[0]), " ".join(parts[1])[1:], english),
        "dashed": Text("-".join(parts[0]), "-".join(parts[1]), english),
        "landline": Text(town[1] + digits, town[3] + digits, english),
        "phone": same(english),
    }


def _accounts(number: int, name: Name) -> dict[str, Text]:
    chinese, english = f"{name[3]}{number}", f"{name[2].split()[0].lower()}{number}"
    return {
        "handle": same(chinese),
        "mail": Text(*(f"{account}@example.com" for account in (chinese, chinese, english))),
    }
