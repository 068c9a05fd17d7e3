"""Clocks worked out by hand from SPEC §4 alone, and run through the steps of a refresh."""

from collections.abc import Sequence
from datetime import datetime as at
from typing import Any

import pytest

from tests.memory import Content
from tests.support import Tables
from tests.test_worklist import book, clocks_of, lead, run, touch
from xlfunnel.schema.calendar import CalendarDay
from xlfunnel.values.cell import Cell

HIGH, MEDIUM, LOW, UNGRADED = "高意向", "中意向", "低意向", "待评级"
FORM = "官网表单"
IN_48_HOURS, IN_24_HOURS = "高意向48小时内首次响应", "官网表单24小时内首次响应"
HIGH_WEEKLY, MEDIUM_WEEKLY = "高意向每周跟进一次", "中意向每周跟进一次"
MONTHLY = "低意向每月推送一次资讯"
COMPLETE = "48小时内补全需求、预算或周期"
OPINION, AFTER_PROPOSAL = "发方案后3天内问客户意见", "发方案后每周跟进一次"
PROMISED, BROKEN = "上次跟进约好的日子", "下一步行动到期未完成"
NONE = (None, None, None)

# National Day of 2024: off from Tuesday 1 to Monday 7 October; Sunday 29 September worked.
NATIONAL_DAY: Tables = {
    CalendarDay: [
        *({"日期": f"2024-10-0{day}", "类型": "休"} for day in range(1, 8)),
        {"日期": "2024-09-29", "类型": "班"},
    ]
}
WORKING, LITERAL = {"计时方式": "工作小时"}, {"计时方式": "自然小时"}
RELAXED, STRICTEST = {"时限预设": "宽松"}, {"时限预设": "两者取严"}
ASSIGNED = {"计时起点": "分配时间"}

Clocks = tuple[Cell, Cell, Cell]


def found(
    said: tuple[str, Content],
    follow_ups: Sequence[dict[str, Content]],
    as_of: at,
    source: str = "展会",
    tables: Tables | None = None,
    also: dict[str, Any] | None = None,
    settings: dict[str, Any] | None = None,
) -> Clocks:
    grade, registered = said
    one = {**lead(登记日期=registered, 线索来源=source), "意向等级": grade, **(also or {})}
    workbook = book(one, follow_ups=follow_ups, tables=tables, **(settings or {}))
    run(workbook, as_of)
    due, late, why = clocks_of(workbook)[0]
    return due, late, why


# 5 March 2024 is a Tuesday, 1 March a Friday.
@pytest.mark.parametrize(
    ("said", "as_of", "source", "settings", "expected"),
    [
        (
            (HIGH, "2024-03-05"),
            at(2024, 3, 7, 23, 59),
            "展会",
            {},
            (at(2024, 3, 7), "今天到期", IN_48_HOURS),
        ),
        (
            (HIGH, "2024-03-05"),
            at(2024, 3, 8, 9),
            "展会",
            {},
            (at(2024, 3, 7), "逾期1天", IN_48_HOURS),
        ),
        (
            (HIGH, at(2024, 3, 5, 10)),
            at(2024, 3, 7, 22),
            "展会",
            {},
            (at(2024, 3, 7, 10), "逾期12小时", IN_48_HOURS),
        ),
        (
            ("A", "2024-03-05"),
            at(2024, 3, 7, 9),
            "展会",
            {},
            (at(2024, 3, 7), "今天到期", IN_48_HOURS),
        ),
        (
            (LOW, at(2024, 3, 1, 17, 30)),
            at(2024, 3, 2, 9),
            FORM,
            {},
            (at(2024, 3, 4, 12), None, IN_24_HOURS),
        ),
        (
            (LOW, at(2024, 3, 1, 17, 30)),
            at(2024, 3, 1, 18),
            FORM,
            LITERAL,
            (at(2024, 3, 2, 17, 30), None, IN_24_HOURS),
        ),
        (
            (LOW, at(2024, 3, 1, 17, 30)),
            at(2024, 3, 2, 9),
            FORM,
            WORKING,
            (at(2024, 3, 4, 17, 30), None, IN_24_HOURS),
        ),
        (
            (UNGRADED, "2024-03-05"),
            at(2024, 3, 5, 9),
            FORM,
            {},
            (at(2024, 3, 6), None, IN_24_HOURS),
        ),
        ((UNGRADED, "2024-03-05"), at(2024, 3, 5, 9), "展会", {}, (at(2024, 3, 7), None, COMPLETE)),
        (
            (MEDIUM, "2024-03-05"),
            at(2024, 3, 5, 9),
            "展会",
            {},
            (at(2024, 3, 12), None, MEDIUM_WEEKLY),
        ),
        (
            (MEDIUM, "2024-03-05"),
            at(2024, 3, 5, 9),
            "展会",
            RELAXED,
            (at(2024, 3, 19), None, "B级两周内首次跟进"),
        ),
        (
            (MEDIUM, "2024-03-05"),
            at(2024, 3, 5, 9),
            "展会",
            STRICTEST,
            (at(2024, 3, 12), None, MEDIUM_WEEKLY),
        ),
        (
            (HIGH, "2024-03-05"),
            at(2024, 3, 13, 9),
            "展会",
            RELAXED,
            (at(2024, 3, 12), "逾期1天", "A级一周内首次跟进"),
        ),
        ((LOW, "2024-03-05"), at(2024, 6, 5, 9), "展会", RELAXED, NONE),
        ((LOW, "2024-01-31"), at(2024, 2, 20, 9), "展会", {}, (at(2024, 2, 29), None, MONTHLY)),
        (
            (LOW, "2023-01-31"),
            at(2023, 2, 28, 9),
            "展会",
            {},
            (at(2023, 2, 28), "今天到期", MONTHLY),
        ),
        ((HIGH, "2024-05-01"), at(2024, 3, 7, 9), "展会", {}, NONE),
        ((HIGH, None), at(2024, 3, 7, 9), "展会", {}, NONE),
    ],
)
def test_a_lead_that_nobody_has_touched(
    said: tuple[str, Content], as_of: at, source: str, settings: dict[str, Any], expected: Clocks
) -> None:
    assert found(said, [], as_of, source, settings=settings) == expected


SENT = {"跟进结果": "已发方案"}
PROMISE = {"下一步行动": "3月8日前发方案"}


@pytest.mark.parametrize(
    ("grade", "follow_ups", "as_of", "expected"),
    [
        (HIGH, [touch("2024-03-05")], at(2024, 3, 6, 9), (at(2024, 3, 12), None, HIGH_WEEKLY)),
        (HIGH, [touch("2024-03-04")], at(2024, 3, 8, 9), (at(2024, 3, 12), None, HIGH_WEEKLY)),
        (HIGH, [touch("2024-03-20")], at(2024, 3, 8, 9), (at(2024, 3, 7), "逾期1天", IN_48_HOURS)),
        (
            HIGH,
            [touch("2024-03-06", 跟进方式="资讯推送")],
            at(2024, 3, 8, 9),
            (at(2024, 3, 7), "逾期1天", IN_48_HOURS),
        ),
        (
            LOW,
            [touch("2024-03-06", 跟进方式="资讯推送")],
            at(2024, 3, 8, 9),
            (at(2024, 4, 8, 12), None, MONTHLY),
        ),
        (
            HIGH,
            [touch("2024-03-05", **PROMISE)],
            at(2024, 3, 9, 9),
            (at(2024, 3, 8), "逾期1天", BROKEN),
        ),
        (
            HIGH,
            [touch("2024-03-05", **PROMISE), touch("2024-03-06")],
            at(2024, 3, 7, 9),
            (at(2024, 3, 8), None, PROMISED),
        ),
        (
            HIGH,
            [touch("2024-03-05", **PROMISE), touch("2024-03-11")],
            at(2024, 3, 12, 9),
            (at(2024, 3, 18), None, HIGH_WEEKLY),
        ),
        (
            HIGH,
            [touch("2024-03-05", 下一步截止日="2024-03-09")],
            at(2024, 3, 9, 9),
            (at(2024, 3, 9), "今天到期", PROMISED),
        ),
        (
            HIGH,
            [touch("2024-03-05 09:30")],
            at(2024, 3, 12, 18),
            (at(2024, 3, 12), "今天到期", HIGH_WEEKLY),
        ),
        (
            MEDIUM,
            [touch("2024-03-08", 完成状态="已取消")],
            at(2024, 3, 11, 9),
            (at(2024, 3, 12), None, MEDIUM_WEEKLY),
        ),
        (MEDIUM, [touch("2024-03-05", **SENT)], at(2024, 3, 6, 9), (at(2024, 3, 8), None, OPINION)),
        (
            LOW,
            [touch("2024-03-05", **SENT), touch("2024-03-07")],
            at(2024, 3, 8, 9),
            (at(2024, 3, 14), None, AFTER_PROPOSAL),
        ),
    ],
)
def test_a_lead_of_5_march_that_was_followed_up(
    grade: str, follow_ups: list[dict[str, Content]], as_of: at, expected: Clocks
) -> None:
    assert found((grade, "2024-03-05"), follow_ups, as_of) == expected


@pytest.mark.parametrize(
    ("registered", "settings", "expected"),
    [
        ("2024-09-30", {}, at(2024, 10, 8, 12)),  # 2 October is off
        ("2024-09-27", {}, at(2024, 9, 29)),  # a Sunday that is worked
        (at(2024, 9, 30, 17), WORKING, at(2024, 10, 9, 17)),  # two working days
        (at(2024, 9, 30, 17), LITERAL, at(2024, 10, 2, 17)),
    ],
)
def test_48_hours_around_national_day(
    registered: Content, settings: dict[str, Any], expected: at
) -> None:
    due, _, why = found(
        (HIGH, registered), [], at(2024, 9, 30, 18), tables=NATIONAL_DAY, settings=settings
    )
    assert (due, why) == (expected, IN_48_HOURS)


@pytest.mark.parametrize(
    ("also", "expected"), [({"分配时间": "2024-03-11"}, at(2024, 3, 13)), ({}, at(2024, 3, 7))]
)
def test_a_lead_waits_from_its_assignment_or_while_it_has_none_from_registration(
    also: dict[str, Any], expected: at
) -> None:
    said = found((HIGH, "2024-03-05"), [], at(2024, 3, 12, 9), also=also, settings=ASSIGNED)
    assert said[0] == expected
