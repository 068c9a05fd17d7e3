"""Large workbooks for the benchmarks: the design size is 100,000 leads and 300,000 follow-ups."""

import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

from xlfunnel import template
from xlfunnel.xlsx.file import FileWorkbook

FOLLOW_UPS_PER_LEAD = 3
_START = datetime(2024, 1, 1)
_DAY = timedelta(days=1)

LEADS = (
    "线索编号", "客户名称", "联系人", "联系方式", "线索来源", "需求描述", "意向等级",
    "预算范围", "决策周期", "跟进人", "登记日期", "状态", "成交日期", "数据问题",
)  # fmt: skip
FOLLOW_UPS = (
    "线索编号", "跟进人", "跟进日期", "跟进方式", "沟通内容", "客户反馈", "下一步行动",
    "完成状态", "跟进编号", "数据问题",
)  # fmt: skip


def make(path: Path, leads: int) -> Path:
    """Write a workbook with *leads* leads and three follow-ups each, as Excel Tables."""
    chance = random.Random(1)
    with xlsxwriter.Workbook(path, {"constant_memory": False}) as book:
        date = book.add_format({"num_format": "yyyy-mm-dd"})
        _sheet(book, date, "Leads", "线索登记表", LEADS, _leads(leads, chance))
        follow_ups = _follow_ups(leads * FOLLOW_UPS_PER_LEAD, chance)
        _sheet(book, date, "FollowUps", "线索跟进计划表", FOLLOW_UPS, follow_ups)
    return path


def make_full(path: Path, leads: int) -> Path:
    """Write a workbook as `xlfunnel new` makes it, with the leads and follow-ups of `make`."""
    template.build(path)
    chance = random.Random(1)
    book = FileWorkbook.open(path)
    _append(book, "Leads", LEADS, _leads(leads, chance))
    _append(book, "FollowUps", FOLLOW_UPS, _follow_ups(leads * FOLLOW_UPS_PER_LEAD, chance))
    book.save(path, backup=False)
    return path


def edit(path: Path, out: Path) -> None:
    """Write what a day's work makes of the workbook at *path*: 1 % of it edited, 1 % new."""
    book = FileWorkbook.open(path)
    leads = book.read("Leads", ["线索编号", "需求描述"])
    some = leads.ordinals[::100]
    book.write("Leads", {"需求描述": {n: f"改过的需求 {n}" for n in some}})
    ids, yesterday = leads.columns["线索编号"], datetime(2026, 1, 5)
    count = len(ids) * FOLLOW_UPS_PER_LEAD // 100
    rows = [
        {
            "线索编号": ids[n % len(ids)], "跟进人": f"销售{n % 50}", "跟进日期": yesterday,
            "跟进方式": "电话", "沟通内容": f"又谈了一次 {n}", "完成状态": "进行中",
        }
        for n in range(count)
    ]  # fmt: skip
    book.append("FollowUps", rows)
    book.save(out, backup=False)


def _append(
    book: FileWorkbook, table: str, headers: Sequence[str], rows: Iterable[list[Any]]
) -> None:
    book.append(table, [dict(zip(headers, row, strict=True)) for row in rows])


def _sheet(
    book: Any, date: Any, table: str, name: str, headers: Sequence[str], rows: Iterable[list[Any]]
) -> None:
    sheet = book.add_worksheet(name)
    last = 0
    for last, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, datetime):
                sheet.write_datetime(last, column, cell, date)
            elif cell is not None:
                sheet.write_string(last, column, cell)
    columns = [{"header": header} for header in headers]
    sheet.add_table(0, 0, last, len(headers) - 1, {"name": table, "columns": columns})
    sheet.data_validation(1, 3, last, 3, {"validate": "list", "source": ["电话", "邮件"],
                                          "error_type": "warning"})  # fmt: skip
    bold = book.add_format({"bold": True})
    rule = {"type": "cell", "criteria": "==", "value": '"高意向"', "format": bold}
    sheet.conditional_format(1, 6, last, 6, rule)


def _leads(count: int, chance: random.Random) -> Iterator[list[Any]]:
    sources = ("展会", "官网表单", "合作伙伴推荐", "社交媒体", "客户转介绍", "渠道")
    for n in range(count):
        registered = _START + _DAY * (n % 365)
        is_won = n % 11 == 0
        yield [
            f"LX{registered:%Y%m%d}{n // 365 + 1:03d}", f"客户{n}有限公司", f"联系人{n % 5000}",
            f"138{n:08d}", chance.choice(sources), f"需要CRM系统 第{n % 977}版",
            chance.choice(("高意向", "中意向", "低意向")) if n % 4 == 0 else None,
            chance.choice(("10-15万", "待确认", "50万以上", "20万以内")),
            chance.choice(("1个月", "2-3个月", "不确定")), f"销售{n % 50}", registered,
            "已转化" if is_won else chance.choice(("待跟进", "跟进中", "已流失")),
            registered + _DAY * chance.randint(1, 120) if is_won else None, None,
        ]  # fmt: skip


def _follow_ups(count: int, chance: random.Random) -> Iterator[list[Any]]:
    for n in range(count):
        lead = n // FOLLOW_UPS_PER_LEAD
        registered = _START + _DAY * (lead % 365)
        yield [
            f"LX{registered:%Y%m%d}{lead // 365 + 1:03d}", f"销售{lead % 50}",
            registered + _DAY * chance.randint(0, 90),
            chance.choice(("电话", "邮件", "面谈", "微信")), f"沟通内容 {n}", f"反馈 {n % 1999}",
            "3天内发送方案", chance.choice(("未开始", "已完成", "进行中")), f"F{n:07d}", None,
        ]  # fmt: skip
