"""
Assigning many leads to a large team.

    python -m benchmarks.assignment [LEADS ...]

The rule alone, with and without wishes that only some people meet, and the whole action on a
workbook file whose leads have no owner: 500 people, 12 industries, 8 regions. Reading the file
is measured apart: every action has to.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

from xlfunnel.actions import Action, Run, perform_steps
from xlfunnel.actions.assigning import assign_leads
from xlfunnel.actions.assigning_owners import note_owners
from xlfunnel.language import Text
from xlfunnel.rules.assignment import Person, Waiting, assign
from xlfunnel.schema import terms
from xlfunnel.xlsx.file import FileWorkbook

PEOPLE = 500
INDUSTRIES = [f"行业{n}" for n in range(12)]
REGIONS = [f"区域{n}" for n in range(8)]
SENIORITIES = (terms.SENIOR, terms.REGULAR, terms.ASSISTANT)
DAY = date(2026, 1, 5)
T = Text("t", "t", "t")


def main(sizes: list[int]) -> None:
    """Print what each part takes, at each of *sizes*."""
    for size in sizes:
        print(f"{size:,} leads, {PEOPLE} people")
        people = _people(size)
        with _timed("rule, everybody takes any lead"):
            assign([Waiting(n, n, customer=n) for n in range(size)], people, {}, DAY)
        leads = _leads(size)
        with _timed("rule, by seniority, industry and region"):
            assigned = assign(leads, people, {}, DAY)
        print(f"  most that anybody is off: {max(map(abs, assigned.credits.values())):.2f} turns")
        _measure_action(size)


def _measure_action(size: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "leads.xlsx")
        with xlsxwriter.Workbook(path) as book:
            _add(book, "Leads", [_as_line(lead) for lead in _leads(size)])
            _add(book, "Reps", [_as_row(person) for person in _people(size)])
        with _timed("reading the workbook (an action without steps)"):
            _perform(path)
        with _timed("reading, noting the owners, assigning"):
            _perform(path, note_owners, assign_leads)


def _add(book: Any, name: str, rows: list[dict[str, Any]]) -> None:
    sheet = book.add_worksheet(name)
    headers = list(rows[0])
    for number, row in enumerate(rows, 1):
        sheet.write_row(number, 0, row.values())
    columns = [{"header": header} for header in headers]
    sheet.add_table(0, 0, len(rows), len(headers) - 1, {"name": name, "columns": columns})


def _perform(path: Path, *steps: Callable[..., None]) -> None:
    run = Run(datetime(2026, 1, 5, 9), writes=False)
    outcome = perform_steps(Action("t", T, T, steps), FileWorkbook.open(path), run)
    if steps:
        print(f"  {outcome.summary[0]}")


@contextmanager
def _timed(what: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    print(f"  {what:50}{time.perf_counter() - start:7.1f} s")


def _people(leads: int) -> list[Person]:
    chance = random.Random(1)
    most = leads // PEOPLE + 1
    return [
        Person(
            name=f"同事{n}",
            industries=frozenset(chance.sample(INDUSTRIES, chance.randint(0, 3))),
            regions=frozenset(chance.sample(REGIONS, chance.randint(0, 2))),
            seniority=chance.choice(SENIORITIES),
            capacity=float(chance.randint(most // 2, 2 * most)),
        )
        for n in range(PEOPLE)
    ]


def _leads(count: int) -> list[Waiting]:
    chance = random.Random(3)
    return [
        Waiting(
            row=n,
            order=n,
            seniority=chance.choice(SENIORITIES),
            industry=chance.choice(INDUSTRIES),
            region=chance.choice(REGIONS),
            customer=n,
        )
        for n in range(count)
    ]


def _as_line(lead: Waiting) -> dict[str, Any]:
    day = DAY - timedelta(lead.row % 300)
    return {
        "线索编号": f"LX{day:%Y%m%d}{lead.row // 300 + 1:03d}",
        "客户名称": f"客户{lead.row}有限公司",
        "联系方式": f"138{lead.row:08d}",
        "线索来源": "展会",
        "需求描述": "需要CRM系统",
        "意向等级": "中意向" if lead.row % 3 else "高意向",
        "跟进人": None,
        "登记日期": f"{day:%Y-%m-%d}",
        "状态": "待跟进",
        "行业": lead.industry,
        "区域": lead.region,
        "分配时间": None,
        "分配方式": None,
        "分配依据": None,
    }


def _as_row(person: Person) -> dict[str, Any]:
    return {
        "姓名": person.name,
        "行业": "、".join(sorted(person.industries)) or None,
        "区域": "、".join(sorted(person.regions)) or None,
        "资历": person.seniority,
        "月容量": person.capacity,
        "状态": terms.ACTIVE,
    }


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000])
