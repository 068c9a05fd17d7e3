"""
Reading and patching a closed workbook, as a ratio to openpyxl's bare load-and-save.

    python -m benchmarks.closed_file [LEADS ...]

Both jobs run on the same file in turn, each in a process of its own. Ours reads every
column of both tables, writes four columns of the leads (two full, two sparse) and saves
with all checks; openpyxl only loads and saves.
"""

import sys
import tempfile
from pathlib import Path

from benchmarks.measure import cost_of

MAKE = """
from pathlib import Path
from benchmarks.workbooks import make
make(Path({path!r}), {size})
"""
OPENPYXL = """
import openpyxl
openpyxl.load_workbook({path!r}).save({out!r})
"""

OURS = """
from pathlib import Path
from xlfunnel.xlsx.file import FileWorkbook
book = FileWorkbook.open(Path({path!r}))
tables = book.tables()
leads = book.read("Leads", tables["Leads"].headers)
book.read("FollowUps", tables["FollowUps"].headers)
grades = ("高意向", "中意向", "低意向")
book.write("Leads", {{
    "意向等级": {{n: grades[n % 3] for n in leads.ordinals}},
    "数据问题": {{n: f"问题{{n % 100}}" for n in leads.ordinals}},
    "跟进人": {{n: "新人" for n in leads.ordinals[::10]}},
    "成交日期": {{n: leads.columns["登记日期"][n] for n in leads.ordinals[::50]}},
}})
book.save(Path({out!r}))
"""


def main(sizes: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder) / f"{size}.xlsx"
            # in a process of its own: a child's peak memory counts from its parent's
            cost_of(MAKE.format(path=str(path), size=size))
            out = str(Path(folder) / "out.xlsx")
            ours = cost_of(OURS.format(path=str(path), out=out))
            theirs = cost_of(OPENPYXL.format(path=str(path), out=out))
            print(f"{size:,} leads + {3 * size:,} follow-ups, {path.stat().st_size >> 20} MB")
            print(f"  read and patched  {ours}")
            print(f"  openpyxl          {theirs}")
            print(
                f"  ratio             {ours.seconds / theirs.seconds:7.3f}   "
                f"cpu {ours.processor / theirs.processor:.3f}   "
                f"memory {ours.megabytes / theirs.megabytes:.2f}"
            )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000, 10_000, 100_000])
