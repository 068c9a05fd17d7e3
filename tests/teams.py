"""A made-up team and its quarter: leads and follow-ups as people type them, by a seed."""

import random
from collections.abc import Mapping
from datetime import datetime, timedelta

from tests.memory import Content, MemoryWorkbook
from tests.support import lead_row, workbook_with
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.reps import Rep

START = datetime(2024, 1, 1)
OWNERS = ("李销售", "王销售", "赵销售", "钱销售")


def team(leads: int, seed: int = 1, days: int = 120) -> MemoryWorkbook:
    """
    Return a workbook with *leads* leads registered over *days* days from 2024-01-01.

    A fifth is won, two fifths are lost, the rest is open; each has up to four follow-ups,
    all of them before 2025. Some cells are dirty, as they are in life.
    """
    chance = random.Random(seed)
    rows, touches = [], []
    for number in range(leads):
        registered = START + timedelta(days=chance.randrange(days))
        row = _lead(number, registered, chance)
        rows.append(row)
        touches += _follow_ups(row, registered, chance)
    reps = [{"姓名": name, "状态": "在岗"} for name in OWNERS]
    return workbook_with(*rows, tables={FollowUp: touches, Rep: reps})


def _lead(number: int, registered: datetime, chance: random.Random) -> dict[str, Content]:
    fate = chance.choices(("won", "lost", "open"), (1, 2, 2))[0]
    closed = registered + timedelta(days=chance.randrange(5, 150))
    said: dict[str, Content] = {
        "线索编号": f"L{number:05d}" if chance.random() < 0.9 else None,
        "客户名称": f"客户{number // 2 if chance.random() < 0.1 else number}有限公司",
        "联系方式": f"138{number:08d}" if chance.random() < 0.95 else "138****5678",
        "线索来源": chance.choice(("展会", "官网", "客户转介绍", "渠道", None, "抖音")),
        "预算范围": chance.choice(("10-15万", "待确认", "50万以上", "二十来万", None)),
        "决策周期": chance.choice(("1个月", "2-3个月", "3个月以上", "不确定", None)),
        "跟进人": chance.choice((*OWNERS, None)),
        "登记日期": registered,
        "行业": chance.choice(("制造", "零售", None)),
        "区域": chance.choice(("华东", "华南", "华北")),
    }
    if fate == "won":
        said |= {"状态": "已转化", "成交日期": closed, "成交金额": 50_000.0 * chance.randint(1, 9)}
    elif fate == "lost":
        said |= {
            "状态": "已流失",
            "流失日期": closed,
            "流失原因": chance.choice(("预算不足", "其他")),
        }
    else:
        said |= {"状态": chance.choice(("待跟进", "跟进中", None))}
    return lead_row(**said)


def _follow_ups(
    lead: Mapping[str, Content], registered: datetime, chance: random.Random
) -> list[dict[str, Content]]:
    return [
        {
            "线索编号": lead["线索编号"],
            "客户名称": None if lead["线索编号"] else lead["客户名称"],
            "跟进人": lead["跟进人"] or OWNERS[0],
            "跟进日期": registered + timedelta(days=chance.randrange(0, 90)),
            "跟进方式": chance.choice(("电话", "微信", "面谈", "资讯推送")),
            "沟通内容": chance.choice(("谈了报价", "了解需求", None)),
            "下一步行动": chance.choice(("3天内发方案", "下周三回电", None)),
            "完成状态": chance.choice(("已完成", "未开始", None)),
        }
        for _ in range(chance.randrange(5))
    ]
