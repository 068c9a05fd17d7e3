"""
What 查重 costs: taking the customers of a workbook apart, and looking for the same one twice.

    python -m benchmarks.duplicates [LEADS ...]

The leads are rows in memory: company names in the spellings people use, contact persons with
the commonest names, phones and mailboxes. One lead in twenty is of a customer who is there
already: by the same phone, or by another spelling of the name with the same person. Each
line is a process of its own and does what the line before does and one thing more; the
first, making the leads and reading their contacts, is no part of 查重.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from benchmarks.measure import cost_of
from xlfunnel.rules.duplicates import duplicates
from xlfunnel.rules.same_customer import of_one_customer
from xlfunnel.values.company import company
from xlfunnel.values.contact import Contact, read_contact
from xlfunnel.values.customers import Customers
from xlfunnel.values.person import people
from xlfunnel.values.same_contact import domains, usable

STAGES = {
    "leads made, contacts read": "leads_read",
    "customers taken apart": "customers",
    "duplicates looked for": "search",
}
JOB = """
from benchmarks.duplicates import {stage}
{stage}({size})
"""
_SYLLABLES = "天成华信鑫恒瑞宏达博远盛源嘉和泰安科创智联云海東方金诚立德亿通同力新元正大百川三友"
_TRADES = ("科技", "贸易", "信息技术", "实业", "机械设备", "食品", "文化传媒", "")
_PLACES = ("北京", "上海", "深圳市", "广东", "杭州", "苏州工业园区", "")
_FORMS = ("有限公司", "股份有限公司", "集团有限公司", "有限责任公司", "")
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗"
_NAMES = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华建国文辉玲"


def leads(count: int, seed: int = 1) -> Iterator[tuple[str, str, str]]:
    """Yield customer name, contact person and contact of *count* leads."""
    chance = random.Random(seed)
    known: list[tuple[str, str, str]] = []
    for n in range(count):
        if known and chance.random() < 0.05:
            name, person, contact = chance.choice(known)
            new = f"139{n + 20_000_000:08d}"
            yield (f"{name}(老客户)", person, contact if chance.random() < 0.5 else new)
            continue
        stem = "".join(chance.choices(_SYLLABLES, k=chance.choice((2, 2, 3, 4))))
        name = chance.choice(_PLACES) + stem + chance.choice(_TRADES) + chance.choice(_FORMS)
        given = "".join(chance.choices(_NAMES, k=chance.choice((1, 2))))
        titled = ("经理", "总", "") if chance.random() < 0.5 else ("",)
        person = chance.choice(_SURNAMES) + (chance.choice(titled) or given)
        contact = f"138{n + 20_000_000:08d}"
        if chance.random() < 0.2:
            contact += f", {stem[0]}{n}@corp{chance.randrange(count)}.com.cn"
        known.append((name, person, contact))
        yield known[-1]


Read: TypeAlias = tuple[Sequence[str], Sequence[str], Sequence[str], list[tuple[Contact, ...]]]


def leads_read(count: int) -> Read:
    """Return names, persons, contact texts and contacts of *count* leads."""
    names, persons, texts = zip(*leads(count), strict=True)
    return names, persons, texts, [read_contact(text).value or () for text in texts]


def customers(count: int) -> Customers:
    """Return what *count* leads say of their customers."""
    names, persons, texts, contacts = leads_read(count)
    return Customers(
        [f"lx{n}" for n in range(count)],
        list(map(company, names)),
        list(map(usable, contacts)),
        list(map(people, persons)),
        list(map(domains, contacts, texts)),
        range(count),
    )


def search(count: int) -> None:
    """Look for duplicates among *count* leads, and for whose are certainly of one customer."""
    of = customers(count)
    found = duplicates(of, 90.0, {})
    joined = count - len(set(of_one_customer(of)))
    print(f"  {len(found):,} told, {joined:,} joined", file=sys.stderr)


def main(sizes: list[int]) -> None:
    for size in sizes:
        print(f"{size:,} leads")
        for name, stage in STAGES.items():
            print(f"  {name:28}{cost_of(JOB.format(stage=stage, size=size))}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000])
