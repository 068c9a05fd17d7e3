"""Assigning the leads of a workbook, and what is noted of the owners that people chose."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.files import write_grids
from tests.memory import Content, Formula, MemoryWorkbook
from tests.support import Tables, column, lead_row, table, workbook_with
from xlfunnel.actions import Action, Outcome, Run, perform, perform_steps
from xlfunnel.actions.assigning import assign_leads, assign_on_refresh, choose
from xlfunnel.actions.assigning_owners import note_owners
from xlfunnel.actions.filling import fill
from xlfunnel.actions.grading import grade_leads
from xlfunnel.actions.recording import record
from xlfunnel.actions.remembering import remember
from xlfunnel.actions.run import Job, Step
from xlfunnel.actions.stamping import stamp
from xlfunnel.actions.undoing import undo_last_run
from xlfunnel.language import Language, Text
from xlfunnel.schema.change_log import Change
from xlfunnel.schema.memory import AssignmentCredit
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.settings import Setting
from xlfunnel.xlsx.file import FileWorkbook

AS_OF = datetime(2024, 3, 10, 12, 0, 30)
NOW = datetime(2024, 3, 10, 12)
DAY = timedelta(days=1)
T = Text("分配", "分配", "Assign")
STEPS: tuple[Step, ...] = (
    fill, grade_leads, note_owners, assign_leads, record, stamp, remember,
)  # fmt: skip
UNDO = Action("undo", T, T, (undo_last_run,))
Line = Mapping[str, Content]
TEAM: list[Line] = [{"姓名": "何静", "月容量": 30.0}, {"姓名": "马超", "月容量": 30.0}]


def run(
    workbook: MemoryWorkbook | FileWorkbook,
    as_of: datetime = AS_OF,
    language: Language = "zh-CN",
    steps: tuple[Step, ...] = STEPS,
) -> Outcome:
    return perform_steps(Action("assign", T, T, steps), workbook, Run(as_of, language=language))


def waiting(number: int = 1, **said: Content) -> dict[str, Content]:
    """Return a lead without an owner, of a customer of its own."""
    own: dict[str, Content] = {
        "线索编号": f"LX20240301{number:03d}",
        "客户名称": f"客户{number}公司",
        "联系方式": f"1380013{8000 + number}",
        "跟进人": None,
    }
    return lead_row(**{**own, **said})


def book(*leads: Line, reps: Sequence[Line] = TEAM, tables: Tables | None = None) -> MemoryWorkbook:
    return workbook_with(*leads, tables={Rep: reps, **(tables or {})})


def of_leads(workbook: MemoryWorkbook, header: str) -> list[object]:
    return list(column(workbook, "Leads", header))


def contents(workbook: MemoryWorkbook, *left_out: str) -> dict[str, list[Mapping[str, Content]]]:
    return {
        name: [dict(line) for line in grid.lines if any(v is not None for v in line.values())]
        for name, grid in workbook.grids.items()
        if name not in left_out
    }


class TestAssignLeads:
    def test_a_waiting_lead_gets_owner_time_way_and_reason(self) -> None:
        workbook = book(waiting(), reps=[{"姓名": "何静", "资历": "资深"}])
        outcome = run(workbook)
        assert of_leads(workbook, "跟进人") == ["何静"]
        assert of_leads(workbook, "分配时间") == [NOW]
        assert of_leads(workbook, "分配方式") == ["系统"]
        assert of_leads(workbook, "分配依据") == ["资历“资深”符合，轮到何静"]
        assert outcome.counts["assigned"] == 1
        assert "分配了1条线索。" in outcome.summary

    def test_of_a_blank_in_the_team_nobody_says_that_it_fits(self) -> None:
        workbook = book(waiting(), reps=[{"姓名": "何静"}])
        run(workbook)
        assert of_leads(workbook, "分配依据") == ["轮到何静"]

    def test_the_first_twenty_are_told_one_by_one_and_how_many_there_are_more(self) -> None:
        workbook = book(*(waiting(n, 客户名称=f"客户{n}") for n in range(22)))
        said = run(workbook).summary
        assert sum(" → " in line for line in said) == 20
        assert "LX20240301000 客户0 → 何静：轮到何静" in said
        assert "还有 2 条，见分配依据。" in said

    def test_a_choice_of_people_is_never_touched(self) -> None:
        theirs: list[Content] = ["外部顾问", Formula("=A1", "马超"), Formula("=A1", None), "待定"]
        workbook = book(*(waiting(n, 跟进人=owner) for n, owner in enumerate(theirs)))
        before = [line["跟进人"] for line in workbook.grids["Leads"].lines]
        run(workbook)
        assert [line["跟进人"] for line in workbook.grids["Leads"].lines] == before
        assert of_leads(workbook, "分配依据") == [None] * 4

    def test_closed_leads_and_rows_that_are_none_stay_without_an_owner(self) -> None:
        workbook = book(
            waiting(1, 状态="已流失"),
            waiting(2, 成交日期="2024-03-05"),
            {"预算范围": "10万"},
        )
        run(workbook)
        assert of_leads(workbook, "跟进人") == [None] * 3
        assert of_leads(workbook, "分配依据") == [None] * 3

    @pytest.mark.parametrize(
        ("said", "reason"),
        [
            ({"联系方式": None}, "没分配：联系方式没填或看不懂"),
            ({"联系方式": "什么"}, "没分配：联系方式没填或看不懂"),
            ({"客户名称": None}, "没分配：客户名称没填"),
            ({"需求描述": None}, "没分配：需求描述没填"),
            ({"筛选结果": "不合格"}, "没分配：筛选不合格"),
        ],
    )
    def test_what_is_missing_keeps_a_lead_where_it_is(self, said: Line, reason: str) -> None:
        workbook = book({**waiting(), **said})
        outcome = run(workbook)
        assert of_leads(workbook, "跟进人") == [None]
        assert of_leads(workbook, "分配时间") == [None]
        assert of_leads(workbook, "分配依据") == [reason]
        assert "分配了0条线索，1条没分出去，原因见“分配依据”。" in outcome.summary

    def test_a_masked_contact_and_a_result_to_confirm_are_no_obstacles(self) -> None:
        workbook = book(waiting(联系方式="138****5678", 筛选结果="待确认"))
        run(workbook)
        assert of_leads(workbook, "跟进人") == ["何静"]

    def test_the_wishes_that_are_met_and_those_given_up_are_told(self) -> None:
        reps: list[Line] = [
            {"姓名": "何静", "资历": "资深", "行业": "製造業、零售", "区域": "华南"},
            {"姓名": "马超", "资历": "助理"},
        ]
        workbook = book(
            waiting(1, 行业="制造业", 区域="华东"),  # high: wants a senior
            waiting(2, 行业="制造业", 区域="华南"),
            waiting(3, 意向等级="低意向"),  # a grade that wants an assistant
            waiting(4, 意向等级="中意向"),  # one that wants somebody who is not there
            reps=reps,
        )
        run(workbook)
        assert of_leads(workbook, "跟进人") == ["何静", "何静", "马超", "何静"]
        assert of_leads(workbook, "分配依据") == [
            "符合资历“资深”、行业“制造业”又能接的人里没有符合区域“华东”的，放宽这一条；轮到何静",
            "资历“资深”、行业“制造业”、区域“华南”都符合，轮到何静",
            "资历“助理”符合，轮到马超",
            "能接的人里没有符合资历“销售”的，放宽这一条；轮到何静",
        ]

    def test_an_expert_is_known_in_either_script_and_among_several_words(self) -> None:
        reps: list[Line] = [{"姓名": "何静"}, {"姓名": "马超", "行业": "零售、製造業"}]
        workbook = book(*(waiting(n, 行业=" 制造业") for n in range(3)), reps=reps)
        run(workbook)
        assert of_leads(workbook, "跟进人") == ["马超"] * 3

    @pytest.mark.parametrize(
        ("reps", "reason"),
        [
            ([], "没分配：2024-03-10时人员表里没有在岗的人"),
            ([{"姓名": "何静", "状态": "离职"}], "没分配：2024-03-10时人员表里没有在岗的人"),
            (
                [{"姓名": "何静", "请假起": "2024-03-08", "请假止": "2024-03-10"}],
                "没分配：2024-03-10时大家都在请假",
            ),
            (
                [{"姓名": "何静", "月容量": 0.0}],
                "没分配：2024-03-10时在岗的人本月都已满",
            ),
        ],
    )
    def test_why_nobody_gets_it(self, reps: Sequence[Line], reason: str) -> None:
        workbook = book(waiting(), reps=reps)
        run(workbook)
        assert of_leads(workbook, "跟进人") == [None]
        assert of_leads(workbook, "分配依据") == [reason]

    def test_the_reason_goes_when_the_lead_is_assigned_or_mended(self) -> None:
        workbook = book(
            waiting(1, 需求描述=None), waiting(2, 需求描述=None), waiting(3, 需求描述=None)
        )
        run(workbook)
        lines = workbook.grids["Leads"].lines
        lines[0]["需求描述"] = lines[1]["需求描述"] = "需要CRM"
        lines[1]["跟进人"] = "马超"
        lines[2]["联系方式"] = None
        run(workbook, AS_OF + DAY, steps=(fill, note_owners, remember))
        assert of_leads(workbook, "分配依据") == [None, None, "没分配：联系方式没填或看不懂"]

    def test_the_reason_goes_when_the_lead_is_closed(self) -> None:
        workbook = book(waiting(1), waiting(2, 联系方式=None), reps=[])
        run(workbook)
        assert None not in of_leads(workbook, "分配依据")
        for line in workbook.grids["Leads"].lines:
            line["状态"] = "已流失"
        run(workbook)
        assert of_leads(workbook, "分配依据") == [None, None]

    def test_the_languages_of_taiwan_and_of_english(self) -> None:
        workbook = book(waiting(1, 区域="华东"), reps=[{"姓名": "Ann", "区域": "East"}])
        run(workbook, language="en")
        assert of_leads(workbook, "分配依据") == [
            "Of those free who fit seniority Senior none fits region 华东, so that was waived; "
            "Ann's turn"
        ]

    def test_an_older_workbook_without_the_details_is_assigned_all_the_same(self) -> None:
        workbook = book(waiting())
        grid = workbook.grids["Leads"]
        for header in ("分配时间", "分配方式", "分配依据", "筛选结果", "行业", "区域"):
            grid.headers = [h for h in grid.headers if h != header]
            for line in grid.lines:
                del line[header]
        del workbook.grids["AssignmentCredits"]
        run(workbook)
        assert of_leads(workbook, "跟进人") == ["何静"]


class TestSameCustomer:
    def test_the_owner_of_another_lead_of_the_customer_gets_it_even_when_full(self) -> None:
        workbook = book(
            waiting(1, 跟进人="马超", 客户名称="华东科技有限公司", 登记日期="2024-01-05"),
            waiting(2, 客户名称="華東科技有限公司"),
            waiting(3, 联系方式="13800138001"),
            reps=[{"姓名": "何静", "月容量": 9.0}, {"姓名": "马超", "月容量": 0.0}],
        )
        run(workbook)
        assert of_leads(workbook, "跟进人") == ["马超", "马超", "马超"]
        assert of_leads(workbook, "分配依据")[1:] == [
            "同一客户“華東科技有限公司”由马超在跟，本月虽已满也给马超",
            "同一客户“客户3公司”由马超在跟，本月虽已满也给马超",
        ]

    def test_the_latest_lead_decides_among_those_who_are_there(self) -> None:
        said: dict[str, Any] = {"客户名称": "华东科技有限公司"}
        workbook = book(
            waiting(1, 跟进人="何静", 登记日期="2024-01-05", **said),
            waiting(2, 跟进人="马超", 登记日期="2024-02-05", **said),
            waiting(3, 跟进人="赵云", 登记日期="2024-03-05", **said),
            waiting(4, **said),
            reps=[*TEAM, {"姓名": "赵云", "状态": "离职"}],
        )
        run(workbook)
        assert of_leads(workbook, "跟进人")[3] == "马超"

    def test_whoever_follows_the_customer_now_goes_before_who_lost_it_later(self) -> None:
        now = waiting(1, 客户名称="甲公司", 跟进人="马超", 登记日期="2024-01-02")
        lost = waiting(2, 客户名称="甲公司", 跟进人="何静", 登记日期="2024-02-02", 状态="已流失")
        workbook = book(now, lost, waiting(3, 客户名称="甲公司"))
        run(workbook)
        assert of_leads(workbook, "跟进人")[-1] == "马超"
        assert of_leads(workbook, "分配依据")[-1] == "同一客户“甲公司”由马超在跟"

    def test_a_customer_who_is_back_goes_to_who_knows_them_and_nobody_is_said_to_follow(
        self,
    ) -> None:
        lost = waiting(2, 客户名称="甲公司", 跟进人="何静", 登记日期="2024-02-02", 状态="已流失")
        workbook = book(lost, waiting(3, 客户名称="甲公司"))
        run(workbook)
        assert of_leads(workbook, "跟进人")[-1] == "何静"
        assert of_leads(workbook, "分配依据")[-1] == "同一客户“甲公司”以前由何静跟"

    def test_an_owner_on_leave_is_not_waited_for(self) -> None:
        said: dict[str, Any] = {"客户名称": "华东科技有限公司"}
        away: Line = {"姓名": "马超", "请假起": "2024-03-08", "请假止": "2024-03-12"}
        workbook = book(waiting(1, 跟进人="马超", **said), waiting(2, **said), reps=[TEAM[0], away])
        run(workbook)
        assert of_leads(workbook, "跟进人")[1] == "何静"


class TestTheMonth:
    def test_what_people_gave_and_known_customers_count_but_are_no_turns(self) -> None:
        # 何静 has two of this month already and room for three: of five waiting she gets one.
        reps: list[Line] = [{"姓名": "何静", "月容量": 3.0}, {"姓名": "马超", "月容量": 9.0}]
        theirs = [waiting(n, 跟进人="何静", 登记日期="2024-03-02") for n in (1, 2)]
        last_month = [waiting(n, 跟进人="何静", 登记日期="2024-02-02") for n in (3, 4)]
        lost = [waiting(5, 跟进人="马超", 登记日期="2024-03-02", 状态="已流失")]
        workbook = book(*theirs, *last_month, *lost, *map(waiting, range(10, 15)), reps=reps)
        outcome = run(workbook)
        assert Counter(of_leads(workbook, "跟进人")[5:]) == {"何静": 1, "马超": 4}
        assert [line for line in outcome.summary if "本月共" in line] == [
            "马超：这次4条，本月共5/9条，还能接4条；"
            "在跟4条，其中高意向4条，每月要跟17次；轮值份额+0.00",  # 4 × 30 / 7
            "何静：这次1条，本月共3/3条，还能接0条；"
            "在跟5条，其中高意向5条，每月要跟21次；轮值份额+0.00",
        ]

    def test_the_assignment_goes_before_the_registration(self) -> None:
        reps: list[Line] = [{"姓名": "何静", "月容量": 1.0}]
        given = waiting(1, 跟进人="何静", 登记日期="2024-01-02", 分配时间=NOW - 3 * DAY)
        workbook = book(given, waiting(2), reps=reps)
        run(workbook)
        assert of_leads(workbook, "跟进人") == ["何静", None]

    def test_capacities_5_14_15_30_get_exactly_that_when_enough_leads_come(self) -> None:
        # Oracle 4, on a workbook, over four days, in any row order.
        reps: list[Line] = [{"姓名": f"销售{c}", "月容量": float(c)} for c in (5, 14, 15, 30)]
        leads = [waiting(n, 登记日期=datetime(2024, 3, 1 + n // 16)) for n in range(64)]
        chance = random.Random(1)
        found: list[dict[Any, Any]] = []
        for _ in range(2):
            workbook = book(reps=reps)
            for day in range(4):
                workbook.grids["Leads"].lines += [
                    dict.fromkeys(workbook.grids["Leads"].headers) | lead
                    for lead in chance.sample(leads[16 * day : 16 * day + 16], 16)
                ]
                run(workbook, AS_OF + day * DAY)
                got = Counter(of_leads(workbook, "跟进人"))
                for c in (5, 14, 15, 30):
                    assert abs(got[f"销售{c}"] - 16 * (day + 1) * c / 64) < 1
            assert got == {"销售5": 5, "销售14": 14, "销售15": 15, "销售30": 30}
            rows: Any = table(workbook, "Leads", "线索编号", "跟进人")
            found.append(dict(rows))
        assert found[0] == found[1]


class TestOrder:
    @pytest.mark.parametrize("has_ids", [True, False])
    def test_rows_in_any_order_give_the_same_owners(self, has_ids: bool) -> None:
        chance = random.Random(3)
        leads = [_any_lead(n, chance, has_ids=has_ids) for n in range(80)]
        reps = _any_team(chance)
        found = []
        for _ in range(3):
            chance.shuffle(leads)
            chance.shuffle(reps)
            workbook = book(*leads, reps=reps)
            run(workbook)
            found.append(
                sorted(
                    map(str, table(workbook, "Leads", "客户名称", "联系方式", "跟进人", "分配依据"))
                )
            )
        assert found[0] == found[1] == found[2]

    def test_two_runs_of_a_day_are_one(self) -> None:
        chance = random.Random(4)
        leads = [
            _any_lead(n, chance, has_ids=True) | {"登记日期": datetime(2024, 3, 1) + n * DAY / 99}
            for n in range(80)
        ]
        reps = _any_team(chance)
        at_once, in_two = book(*leads, reps=reps), book(*leads[:30], reps=reps)
        run(at_once)
        run(in_two)
        headers = in_two.grids["Leads"].headers
        in_two.grids["Leads"].lines += [dict.fromkeys(headers) | lead for lead in leads[30:]]
        run(in_two)
        said = ("线索编号", "跟进人", "分配依据")
        assert table(in_two, "Leads", *said) == table(at_once, "Leads", *said)
        kept: list[Any] = [
            table(one, "AssignmentCredits", "姓名", "份额") for one in (in_two, at_once)
        ]
        assert dict(kept[0]) == pytest.approx(dict(kept[1]))

    def test_a_second_run_changes_nothing(self) -> None:
        chance = random.Random(5)
        workbook = book(
            *(_any_lead(n, chance, has_ids=False) for n in range(40)), reps=_any_team(chance)
        )
        run(workbook)
        before = contents(workbook)
        assert run(workbook).changes == 0
        assert contents(workbook) == before


def _any_lead(number: int, chance: random.Random, *, has_ids: bool) -> dict[str, Content]:
    return waiting(
        number,
        线索编号=f"LX20240301{number:03d}" if has_ids else None,
        客户名称=f"客户{chance.randrange(60)}公司",
        联系方式=f"139{number:08d}",
        登记日期=datetime(2024, 3, chance.randint(1, 9)),
        行业=chance.choice(("制造业", "零售", None)),
        区域=chance.choice(("华东", "华南", None)),
        预算范围=chance.choice(("10-15万", None)),
        需求描述=chance.choice(("需要CRM系统", "了解一下", "了解一下", None)),
    )


def _any_team(chance: random.Random) -> list[dict[str, Content]]:
    return [
        {
            "姓名": f"销售{n}",
            "资历": chance.choice(("资深", "销售", "助理")),
            "行业": chance.choice(("制造业", None, None)),
            "区域": chance.choice(("华东", "华南、华北", None)),
            "月容量": float(chance.randint(4, 20)),
        }
        for n in range(9)
    ]


class TestNoteOwners:
    NOTE: tuple[Step, ...] = (fill, note_owners, remember)

    def details(self, workbook: MemoryWorkbook) -> list[tuple[object, ...]]:
        return [*table(workbook, "Leads", "跟进人", "分配时间", "分配方式", "分配依据")]

    def test_an_owner_that_nobody_explained_is_a_persons_choice_of_unknown_time(self) -> None:
        workbook = book(waiting(跟进人="何静"))
        run(workbook, steps=self.NOTE)
        assert self.details(workbook) == [("何静", None, "人工", None)]

    def test_who_chose_is_said_in_the_language_of_the_run(self) -> None:
        workbook = book(waiting(跟进人="何静"))
        run(workbook, steps=self.NOTE)
        run(workbook, language="en", steps=self.NOTE)
        assert self.details(workbook) == [("何静", None, "Person", None)]
        assert run(workbook, language="en", steps=self.NOTE).changes == 0

    def test_an_owner_typed_since_the_last_run_has_the_lead_since_this_one(self) -> None:
        workbook = book(waiting())
        run(workbook, steps=self.NOTE)
        workbook.grids["Leads"].lines[0]["跟进人"] = "马超"
        run(workbook, AS_OF + DAY, steps=self.NOTE)
        assert self.details(workbook) == [("马超", NOW + DAY, "人工", None)]

    def test_a_time_typed_beside_the_first_owner_stays(self) -> None:
        workbook = book(waiting())
        run(workbook, steps=self.NOTE)
        workbook.grids["Leads"].lines[0] |= {"跟进人": "马超", "分配时间": NOW - DAY}
        run(workbook, AS_OF + DAY, steps=self.NOTE)
        assert self.details(workbook) == [("马超", NOW - DAY, "人工", None)]

    def test_another_owner_than_the_system_gave_is_a_persons_choice(self) -> None:
        workbook = book(waiting())
        run(workbook)
        workbook.grids["Leads"].lines[0]["跟进人"] = "马超"
        run(workbook, AS_OF + DAY)
        assert self.details(workbook) == [("马超", NOW + DAY, "人工", None)]

    def test_the_owner_the_system_gave_stays_the_systems(self) -> None:
        workbook = book(waiting())
        run(workbook)
        before = self.details(workbook)
        run(workbook, AS_OF + DAY)
        assert self.details(workbook) == before

    def test_a_cleared_owner_takes_the_details_with_it_and_the_lead_waits_again(self) -> None:
        workbook = book(waiting())
        run(workbook)
        workbook.grids["Leads"].lines[0]["跟进人"] = None
        run(workbook, AS_OF + DAY, steps=self.NOTE)
        assert self.details(workbook) == [(None, None, None, None)]
        run(workbook, AS_OF + DAY)
        assert self.details(workbook)[0][:3] == ("马超", NOW + DAY, "系统")


class TestRefresh:
    STEPS: tuple[Step, ...] = (fill, note_owners, assign_on_refresh, record, remember)

    def settings(self, word: str) -> Tables:
        return {Rep: TEAM, Setting: [{"键": "更新时自动分配", "值": word}]}

    def test_a_refresh_assigns_only_where_the_team_wants_it(self) -> None:
        without = workbook_with(waiting(), tables=self.settings("否"))
        assert "assigned" not in run(without, steps=self.STEPS).counts
        assert of_leads(without, "跟进人") == [None]
        wanted = workbook_with(waiting(), tables=self.settings("是"))
        assert run(wanted, steps=self.STEPS).summary == ("分配了1条线索。",)
        assert of_leads(wanted, "跟进人") == ["何静"]

    @pytest.mark.parametrize(
        ("before", "after", "reason"),
        [
            ("需求不符", None, None),
            (None, "需求不符", "没分配：筛选不合格"),
        ],
    )
    def test_why_a_lead_waits_goes_by_the_screening_of_the_same_run(
        self, before: str | None, after: str | None, reason: str | None
    ) -> None:
        workbook = book(waiting(流失原因=before), reps=[{"姓名": "何静", "月容量": 0.0}])
        perform("assign", workbook, Run(AS_OF))
        workbook.write("Leads", {"流失原因": {0: after}})
        perform("refresh", workbook, Run(AS_OF + DAY))
        assert of_leads(workbook, "分配依据") == [reason]
        assert perform("refresh", workbook, Run(AS_OF + DAY)).changes == 0

    def test_a_dry_run_says_the_same_and_writes_nothing(self) -> None:
        workbook, real = book(*map(waiting, range(5))), book(*map(waiting, range(5)))
        before = contents(workbook)
        dry = perform_steps(Action("assign", T, T, STEPS), workbook, Run(AS_OF, writes=False))
        assert contents(workbook) == before
        assert dry.summary == run(real).summary


class TestLogAndUndo:
    def test_the_log_counts_the_blanks_that_were_filled(self) -> None:
        workbook = book(*map(waiting, range(3)))
        run(workbook)
        logged = table(workbook, Change.table.name, "列名", "原值", "新值")
        assert [row for row in logged if row[0] == "跟进人"] == [("跟进人", None, "补填 3 条")]

    def test_undo_puts_owners_details_and_credits_back(self) -> None:
        workbook = book(*map(waiting, range(5)), waiting(9, 需求描述=None))
        run(workbook, AS_OF - DAY)
        lines = workbook.grids["Leads"].lines
        lines += [dict.fromkeys(lines[0]) | waiting(n) for n in range(20, 27)]
        log = ("ChangeLog", "Memory", "Runs")
        before = contents(workbook, *log)
        run(workbook)
        assert contents(workbook, *log) != before
        perform_steps(UNDO, workbook, Run(AS_OF))
        assert contents(workbook, *log) == before
        run(workbook)
        assert None not in of_leads(workbook, "跟进人")[6:]

    def test_undo_works_on_a_file(self, tmp_path: Path) -> None:
        grids = book(*map(waiting, range(5))).grids
        path = write_grids(tmp_path / "leads.xlsx", grids)
        first = FileWorkbook.open(path)
        run(first)
        first.save(path, backup=False)
        second = FileWorkbook.open(path)
        assert Counter(column(second, "Leads", "跟进人")) == {"何静": 3, "马超": 2}
        credits = table(second, AssignmentCredit.table.name, "姓名", "份额")
        assert credits == [("何静", -0.5), ("马超", 0.5)]
        perform_steps(UNDO, second, Run(AS_OF))
        second.save(path, backup=False)
        third = FileWorkbook.open(path)
        for header in ("跟进人", "分配时间", "分配方式", "分配依据"):
            assert column(third, "Leads", header) == [None] * 5
        assert table(third, AssignmentCredit.table.name, "姓名") == []


class TestChoose:
    def test_whoever_leaves_gets_none_and_is_nobodys_owner_to_go_by(self) -> None:
        found: list[str | None] = []

        def hand_over(job: Job) -> None:  # a step's name is the key of what is said of it
            found.extend(c.name for c in choose(job, [0, 1], exclude=["何静"]).choices)

        one: dict[str, Any] = {"客户名称": "华东科技有限公司", "跟进人": "何静"}
        run(book(waiting(1, **one), waiting(2, **one)), steps=(hand_over,))
        assert found == ["马超", "马超"]
