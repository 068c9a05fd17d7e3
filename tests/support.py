"""Builders: a lead with what matters to a test, and a workbook made from the schema."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeAlias
from zlib import crc32

from tests.memory import Content, Grid, MemoryWorkbook
from xlfunnel.language import DEFAULT_LANGUAGE, Language
from xlfunnel.schema import terms
from xlfunnel.schema.calendar import CalendarDay
from xlfunnel.schema.catalogue import tables_of
from xlfunnel.schema.declare import Row
from xlfunnel.schema.defaults import shipped_rows
from xlfunnel.schema.leads import Lead
from xlfunnel.values.cell import Cell
from xlfunnel.workbook import Workbook

Tables: TypeAlias = Mapping[type[Row], Sequence[Mapping[str, Content]]]

_FIRST_LETTER, _LETTERS = 0x4E00, 5_000

# One lead with nothing wrong in it; S2's first sample row.
_LEAD: dict[str, str] = {
    "线索编号": "LX20240301001",
    "客户名称": "华东某某科技有限公司",
    "联系人": "张经理",
    "联系方式": "13800138000",
    "线索来源": "展会",
    "需求描述": "需要CRM系统",
    "预算范围": "10-15万",
    "决策周期": "1个月",
    "跟进人": "李销售",
    "登记日期": "2024-03-01",
}


def lead_row(**overrides: Content) -> dict[str, Content]:
    """Return a lead by zh-CN header; None clears a cell."""
    return {**_LEAD, **_somebody(overrides), **overrides}


def _somebody(overrides: Mapping[str, Content]) -> dict[str, Content]:
    """Return another contact person for each other lead: two of one name look like one lead."""
    if "客户名称" in overrides or not overrides.get("线索编号"):
        return {}
    numbers = divmod(crc32(repr(overrides["线索编号"]).encode()) % _LETTERS**2, _LETTERS)
    return {"联系人": "张" + "".join(chr(_FIRST_LETTER + number) for number in numbers)}


def workbook_with(
    *leads: Mapping[str, Content],
    tables: Tables | None = None,
    language: Language = DEFAULT_LANGUAGE,
) -> MemoryWorkbook:
    """Return a workbook as `xlfunnel new` makes it, with *leads* and rows of other *tables*."""
    given: Tables = {Lead: leads, CalendarDay: [_holiday(language)], **(tables or {})}
    return MemoryWorkbook(
        {row.table.name: _grid(row, given.get(row), language) for row in tables_of()}
    )


def _holiday(language: Language) -> dict[str, Content]:
    """Return a day of 日历, so that nobody is told that the year of the tests is missing there."""
    day, kind = (CalendarDay.column(name).header(language) for name in ("day", "kind"))
    return {day: datetime(2024, 1, 1), kind: terms.DAY_KINDS.label(terms.DAY_OFF, language)}


def column(workbook: Workbook, table: str, header: str) -> list[Cell]:
    """Return what stands in a column."""
    return workbook.read(table, [header]).columns[header]


def table(workbook: Workbook, name: str, *headers: str) -> list[tuple[Cell, ...]]:
    """Return rows of a table as tuples of the named columns."""
    columns = workbook.read(name, headers).columns
    return list(zip(*(columns[header] for header in headers), strict=True))


def _grid(
    row: type[Row], given: Sequence[Mapping[str, Content]] | None, language: Language
) -> Grid:
    headers = [column.header(language) for column in row.columns()]
    if given is None:
        shipped = shipped_rows(row, language)
        lines = [[r.get(column.field) for column in row.columns()] for r in shipped]
        return Grid(headers, lines, sheet=row.table.sheet.to(language))
    unknown = {header for lead in given for header in lead} - set(headers)
    assert not unknown, f"{row.table.name} has no columns {unknown}"
    rows = [[lead.get(header) for header in headers] for lead in given]
    return Grid(headers, rows, sheet=row.table.sheet.to(language))
