"""
The whole refresh of a full workbook, as a ratio to openpyxl and to an obvious script.

    python -m benchmarks.refresh [LEADS ...]

Each job is a process of its own. The workbook has every table that `xlfunnel new` makes,
and three follow-ups a lead. It is refreshed for the first time, again a day later when one
lead in a hundred was edited and one follow-up in a hundred is new, and once more with
nothing to do. openpyxl loads and saves the same input: the new workbook, and the refreshed
one, which holds the views as well. The script is what one would write with pandas and openpyxl
to get the conversion by source and each lead's last follow-up.
"""

import sys
import tempfile
from pathlib import Path

from benchmarks.measure import Cost, cost_of

MAKE = """
from pathlib import Path
from benchmarks.workbooks import make_full
make_full(Path({path!r}), {size})
"""
REFRESH = """
from xlfunnel.cli import main
arguments = ["refresh", {path!r}, "-o", {out!r}, "--as-of", {day!r}]
main([*arguments, "--format", "json"])
"""
EDIT = """
from pathlib import Path
from benchmarks.workbooks import edit
edit(Path({path!r}), Path({out!r}))
"""
OPENPYXL = """
import openpyxl
openpyxl.load_workbook({path!r}).save({out!r})
"""
SCRIPT = """
import openpyxl
import pandas as pd
leads = pd.read_excel({path!r}, sheet_name="线索登记表")
follow_ups = pd.read_excel({path!r}, sheet_name="线索跟进计划表")
leads["won"] = leads["状态"] == "已转化"
sources = leads.groupby("线索来源")["won"].agg(["size", "sum", "mean"])
latest = follow_ups.groupby("线索编号", as_index=False)["跟进日期"].max()
leads = leads.merge(latest, on="线索编号", how="left", suffixes=("", "_latest"))
book = openpyxl.load_workbook({path!r})
sheet = book["线索登记表"]
headers = {{cell.value: cell.column for cell in sheet[1]}}
for row, (status, day) in enumerate(zip(leads["状态"], leads["跟进日期"]), 2):
    sheet.cell(row, headers["状态"]).value = status
    sheet.cell(row, headers["最近跟进时间"]).value = None if pd.isna(day) else day
table = book["转化分析表"]
for row, (source, figures) in enumerate(sources.iterrows(), 2):
    for column, value in enumerate((source, *figures), 1):
        table.cell(row, column).value = value
book.save({out!r})
"""


FIRST, DAILY, IDLE = "first refresh", "a day later", "nothing to do"
NEW, REFRESHED = "openpyxl, the new one", "openpyxl, the refreshed one"


def main(sizes: list[int]) -> None:
    earlier: dict[str, Cost] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            costs = _measured(Path(folder), size)
            print(f"{size:,} leads + {3 * size:,} follow-ups")
            for name, cost in costs.items():
                theirs = costs[REFRESHED if name in (DAILY, IDLE, REFRESHED) else NEW]
                print(
                    f"  {name:28}{cost}   {cost.seconds / theirs.seconds:6.3f} of openpyxl"
                    + (f"   {cost.seconds / earlier[name].seconds:5.1f} x" if earlier else "")
                )
            earlier = costs


def _measured(folder: Path, size: int) -> dict[str, Cost]:
    """Return what each job costs with *size* leads."""

    def at(name: str) -> str:
        return str(folder / f"{name}{size}.xlsx")

    cost_of(MAKE.format(path=at("new"), size=size))
    costs = {FIRST: _refreshed(at("new"), at("first"), "2026-01-05")}
    cost_of(EDIT.format(path=at("first"), out=at("edited")))
    costs[DAILY] = _refreshed(at("edited"), at("daily"), "2026-01-06")
    costs[IDLE] = _refreshed(at("daily"), at("idle"), "2026-01-06")
    costs[NEW] = cost_of(OPENPYXL.format(path=at("new"), out=at("theirs")))
    costs[REFRESHED] = cost_of(OPENPYXL.format(path=at("edited"), out=at("theirs")))
    costs["pandas + openpyxl"] = cost_of(SCRIPT.format(path=at("new"), out=at("script")))
    return costs


def _refreshed(path: str, out: str, day: str) -> Cost:
    return cost_of(REFRESH.format(path=path, out=out, day=day))


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000])
