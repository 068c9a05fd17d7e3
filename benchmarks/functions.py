"""
What a cell function costs over a whole column, beside one call for each cell.

    python -m benchmarks.functions [ROWS]

Both are done in one process and told in processor time. The column is one call; the cells are as
many calls as there are rows, of which a few hundred are timed. A figure over all leads is one
call anyway. Every call is given the tables of rules that it takes, as a formula is. Budgets and
decision times repeat, as people do; phones and moments do not.
"""

import random
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from time import process_time

from xlfunnel.formulas import FUNCTIONS, Argument
from xlfunnel.language import DEFAULT_LANGUAGE
from xlfunnel.schema.calendar import CalendarDay
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.schema.declare import Row
from xlfunnel.schema.defaults import shipped_rows
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.settings import Setting
from xlfunnel.schema.sources import Source
from xlfunnel.values.cell import Cell

ROWS = 100_000
CALLS = 300
SHEET = 1_048_576
_START = datetime(2024, 1, 1)
_YEAR = 365 * 24 * 60
_AS_OF = datetime(2025, 3, 1, 9)


def table(row: type[Row]) -> list[list[Cell]]:
    """Return a rule table as a new workbook has it, its header row first."""
    columns = row.columns()
    rows = shipped_rows(row, DEFAULT_LANGUAGE)
    headers: list[Cell] = [column.header(DEFAULT_LANGUAGE) for column in columns]
    return [headers, *([line.get(column.field) for column in columns] for line in rows)]


def columns(count: int, seed: int = 1) -> dict[str, list[list[Cell]]]:
    """Return columns of *count* leads by what they hold."""
    chance = random.Random(seed)
    budgets = [f"{low}-{low + 5}万" for low in range(1, 300)]
    steps = ("发报价", "上门拜访", "发送定制方案", "确认预算")

    def column(draw: Callable[[], Cell]) -> list[list[Cell]]:
        return [[draw()] for _ in range(count)]

    def moment() -> Cell:
        return _START + timedelta(minutes=chance.randrange(_YEAR))

    return {
        "clarity": column(lambda: chance.choice(("明确需求", "初步兴趣", "仅了解", None))),
        "budget": column(lambda: chance.choice(budgets)),
        "cycle": column(lambda: chance.choice(("1个月", "2-3个月", "半年", "Q3", "不确定"))),
        "contact": [[f"138{n + 20_000_000:08d}"] for n in range(count)],
        "grade": column(lambda: chance.choice(("高意向", "B", "C", "待评级"))),
        "source": column(lambda: chance.choice(("展会", "官网", "搜索引擎"))),
        "status": column(lambda: chance.choice(("已转化", "跟进中", "已流失"))),
        "registered": column(moment),
        "touched": column(lambda: moment() if chance.random() < 0.7 else None),
        "won": column(lambda: moment() if chance.random() < 0.2 else None),
        "typed": column(lambda: f"{moment():%Y年%m月%d日 %H:%M}"),
        "step": column(lambda: f"{chance.randrange(1, 29)}天内{chance.choice(steps)}"),
        "wins": column(lambda: float(chance.randrange(0, 100))),
        "totals": column(lambda: float(chance.randrange(100, 2000))),
    }


def calls(of: dict[str, list[list[Cell]]]) -> dict[str, list[Argument]]:
    """Return a function's name to what it is called with."""
    policy, clocks, settings = table(GradeRule), table(ClockRule), table(Setting)
    calendar = table(CalendarDay)
    calendar.append([datetime(2024, 10, 1), "休", "国庆节"])
    need: list[Argument] = [of["clarity"], of["budget"], of["cycle"]]
    lead: list[Argument] = [of["grade"], of["source"], of["registered"], of["touched"]]
    grading: list[Argument] = [*need, policy, of["registered"], settings]
    late: list[Argument] = [*lead, _AS_OF, clocks, calendar, settings]
    return {
        "LEAD_GRADE": grading,
        "LEAD_SCORE": [*need, settings, policy, of["registered"]],
        "LEAD_REASON": grading,
        "BUDGET_LOW": [of["budget"]],
        "BUDGET_HIGH": [of["budget"]],
        "CYCLE_DAYS": [of["cycle"], of["registered"]],
        "CONTACT_KIND": [of["contact"]],
        "CONTACT_OK": [of["contact"]],
        "SOURCE_CANON": [of["source"], table(Source)],
        "PARSE_DATE": [of["typed"]],
        "ACTION_DUE": [of["step"], of["registered"]],
        "FOLLOWUP_DUE": [*lead, clocks, calendar, settings],
        "FOLLOWUP_OVERDUE": late,
        "FOLLOWUP_REASON": late,
        "WORK_HOURS": [of["registered"], _AS_OF, calendar],
        "CONVERSION_RATE": [of["status"], of["source"], "官网"],
        "RATE_LOW": [of["wins"], of["totals"]],
        "RATE_HIGH": [of["wins"], of["totals"]],
        "AVG_CYCLE": [of["registered"], of["won"]],
        "MEDIAN_CYCLE": [of["registered"], of["won"]],
        "CONVERSION_BY": [of["registered"], of["won"], None, 90.0, _AS_OF],
    }


def seconds(call: Callable[[], object]) -> float:
    """Return how long *call* keeps the processor busy."""
    start = process_time()
    call()
    return process_time() - start


def main(rows: int) -> None:
    print(f"{rows:,} rows: one call for the column, one for each cell")
    measured = calls(columns(rows))
    assert measured.keys() == FUNCTIONS.keys()
    for name, arguments in measured.items():
        function = FUNCTIONS[name]
        cells: list[list[Argument]] = [
            [
                one[row][0] if isinstance(one, list) and len(one) == rows else one
                for one in arguments
            ]
            for row in range(min(CALLS, rows))
        ]
        function(*cells[0])  # what is loaded once is no part of either
        column = seconds(lambda: function(*arguments))  # noqa: B023  # called at once
        print(f"  {name:18}{column:7.2f} s", end="")
        if function.whole:
            print()
            continue
        each = seconds(lambda: [function(*one) for one in cells]) / len(cells) * rows  # noqa: B023
        print(f"{each:9.1f} s{each / column:8.0f} ×")
    filled = columns(rows)["budget"]
    blank: list[list[Cell]] = [[None] for _ in range(SHEET - rows)]
    sheet = [*filled, *blank]
    whole = seconds(lambda: FUNCTIONS["BUDGET_LOW"](sheet))
    print(f"  BUDGET_LOW of the whole sheet's column, filled to row {rows:,}: {whole:.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
