"""A macro-enabled workbook whose formulas call our functions, with a twin of each in it."""

import io
import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from xlfunnel.addin.vba_module import document_module, standard_module
from xlfunnel.addin.vba_project import vba_project
from xlfunnel.values.cell import Cell

TWINS = Path(__file__).with_name("twins.bas")
LINES = 10_000
TABLE = "Rows"  # and its sheet
ASKED = ("clarity", "budget", "cycle", "won", "total", "registered", "won_on")
FLOOR = 200_000.0
SETTINGS: list[list[Cell]] = [
    ["键", "值", "单位", "说明"],
    ["预期预算下限", FLOOR, "元", None],
]
ALL_SETTINGS = "Settings[[#All],[键]:[说明]]"  # LibreOffice 7.4 does not read Settings[#All]
_NEEDS = ",".join(f"{TABLE}[[#This Row],[{header}]]" for header in ASKED[:3])
_SHARE = ",".join(f"{TABLE}[[#This Row],[{header}]]" for header in ASKED[3:5])
FORMULAS = ("grade", "rate_low", "avg_cycle")


def formulas(row: int) -> dict[str, str]:
    """
    Return what stands in sheet row *row*, by column; the first row below the header is 2.

    Every other grade is that of the team's own floor. Every fifth row has a mean, which
    LibreOffice takes long for; together they are over all rows.
    """
    settings = f",,,{ALL_SETTINGS}" if has_floor(row) else ""
    said = {"grade": f"LEAD_GRADE({_NEEDS}{settings})", "rate_low": f"RATE_LOW({_SHARE})"}
    if has_mean(row):
        last = last_of_mean(row)
        said["avg_cycle"] = f"AVG_CYCLE(F{row}:F{last},G{row}:G{last})"
    return said


def has_floor(row: int) -> bool:
    return row % 2 == 0


def has_mean(row: int) -> bool:
    return row % 5 == 2


def last_of_mean(row: int) -> int:
    """Return the row itself for every other mean; the rest are over ten rows, up to the next."""
    return row if row // 5 % 2 else min(row + 9, LINES + 1)


CLARITIES: list[Cell] = [None, "明确需求", "明确需求", "初步兴趣", "仅了解", "仅了解"]
BUDGETS: list[Cell] = [
    *(None, "待确认", "未定"),
    *(199_999.0, 200_000.0, 200_001.0, "19万", "20万", "21万"),  # around the floor
    *("10-20万", "10-19万", "15-25万", "19万以上", "19万以内", "20万以内", "20万以上"),
]
CYCLES: list[Cell] = [
    *(None, "不确定"),
    *(29.0, 30.0, 31.0, 89.0, 90.0, 91.0),  # around the bands
    *("1个月", "1个月以上", "1个月以内", "3个月", "3个月以上", "3个月以内", "30天以内", "90天以上"),
    *("20-40天", "20-41天", "60-120天", "60-119天", "2-4个月", "1-5个月", "4周", "13周"),
]


def rows(count: int = LINES, seed: int = 20240329) -> list[list[Cell]]:
    """Return *count* rows of the columns ASKED, the same for the same *seed*."""
    chance = random.Random(seed)
    return [_row(chance) for _ in range(count)]


def _row(chance: random.Random) -> list[Cell]:
    return [*_needs(chance), *(None if chance.random() < 0.1 else cell for cell in _deal(chance))]


def _needs(chance: random.Random) -> list[Cell]:
    """Return clarity, budget and cycle: edges, plain figures, and next to nothing known."""
    kind = chance.random()
    if kind < 0.1:
        return [None, chance.choice([None, "待确认", "20万以内"]), chance.choice([None, "不确定"])]
    clarity = chance.choice(CLARITIES)
    if kind < 0.3:
        return [clarity, f"{chance.randint(1, 60)}万", f"{chance.randint(1, 120)}天"]
    return [clarity, chance.choice(BUDGETS), chance.choice(CYCLES)]


def _deal(chance: random.Random) -> list[Cell]:
    """Return won, total, registration and sale; some sales before it, some on the day."""
    total = chance.choice([0, 1, 2, 15, 100, 5_000, chance.randint(1, 1_000_000)])
    won = chance.choice([0, total, chance.randint(0, total)])
    registered = datetime(2024, 1, 1) + timedelta(days=chance.randrange(366))
    won_on = registered + timedelta(days=chance.randint(-20, 100))
    return [float(won), float(total), registered, won_on]


def write_book(path: Path, lines: list[list[Cell]]) -> None:
    """Write the workbook; nothing is stored beside its formulas."""
    with xlsxwriter.Workbook(path) as book:
        book.add_vba_project(io.BytesIO(_project()), is_stream=True)
        book.set_vba_name("ThisWorkbook")
        date = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet(TABLE)
        sheet.set_vba_name("Sheet1")
        for row, line in enumerate(lines, 1):
            _write_row(sheet, row, line, date)
        _table(sheet, TABLE, [*ASKED, *FORMULAS], len(lines))
        settings = book.add_worksheet("Settings")
        settings.set_vba_name("Sheet2")
        for row, line in enumerate(SETTINGS):
            settings.write_row(row, 0, line)
        _table(settings, "Settings", SETTINGS[0], len(SETTINGS) - 1)


def _write_row(sheet: Worksheet, row: int, line: list[Cell], date: Format) -> None:
    for column, cell in enumerate(line):
        if isinstance(cell, datetime):
            sheet.write_datetime(row, column, cell, date)
        elif cell is not None:
            sheet.write(row, column, cell)
    for name, formula in formulas(row + 1).items():
        column = len(line) + FORMULAS.index(name)
        sheet.write_formula(row, column, f"={formula}", None, "")


def _table(sheet: Worksheet, name: str, headers: Sequence[Cell], height: int) -> None:
    columns = [{"header": header} for header in headers]
    sheet.add_table(0, 0, height, len(headers) - 1, {"name": name, "columns": columns})


def _project() -> bytes:
    documents = [document_module("ThisWorkbook", is_workbook=True)]
    documents += [document_module(name) for name in ("Sheet1", "Sheet2")]
    twins = standard_module(TWINS.read_text(encoding="ascii"))
    return vba_project("xlfunnel", [*documents, twins])
