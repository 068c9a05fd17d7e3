"""沉睡线索 on a workbook in memory (SPEC §4)."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest

from tests.memory import Content, MemoryWorkbook
from tests.support import Tables, lead_row, table, workbook_with
from xlfunnel.actions import Action, Outcome, Run, perform_steps
from xlfunnel.actions.dormant import list_dormant
from xlfunnel.actions.filling import fill
from xlfunnel.actions.following import fill_follow_ups, follow_leads
from xlfunnel.actions.grading import grade_leads
from xlfunnel.language import Language, Text
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.settings import Setting
from xlfunnel.values.cell import Cell

# A Friday. The lead of `lead_row` came in on 1 March 2024: 119 days ago, 17 weeks.
AS_OF = datetime(2024, 6, 28, 18)
T = Text("t", "t", "t")
STEPS = (fill, fill_follow_ups, grade_leads, follow_leads, list_dormant)
REPS = [{"姓名": "李销售", "状态": "在岗"}, {"姓名": "老王", "状态": "离职"}]


def run(workbook: MemoryWorkbook, as_of: datetime = AS_OF, language: Language = "zh-CN") -> Outcome:
    return perform_steps(Action("t", T, T, STEPS), workbook, Run(as_of, language=language))


def lead(name: str = "L1", **said: Any) -> dict[str, Content]:
    return lead_row(**{"线索编号": name, "客户名称": f"{name}公司", "意向等级": "中意向", **said})


def touch(day: str, name: str = "L1", **said: Cell) -> dict[str, Cell]:
    return {"线索编号": name, "跟进日期": day, "沟通内容": "谈了报价", **said}


def planned(day: str, completion: str = "未开始") -> dict[str, Cell]:
    return touch(day, 沟通内容=None, 完成状态=completion)


def book(
    *leads: Mapping[str, Content],
    follow_ups: Sequence[Mapping[str, Cell]] = (),
    tables: Tables | None = None,
    **settings: Any,
) -> MemoryWorkbook:
    said: Tables = {
        FollowUp: follow_ups,
        Rep: REPS,
        Setting: [{"键": key, "值": value} for key, value in settings.items()],
    }
    return workbook_with(*(leads or (lead(),)), tables={**said, **(tables or {})})


def listed(workbook: MemoryWorkbook, *headers: str) -> list[tuple[Cell, ...]]:
    return table(workbook, "Dormant", *(headers or ("线索编号", "沉默天数", "建议")))


class TestWhatSleeps:
    def test_a_lead_untouched_for_three_weeks_sleeps_when_it_is_due_every_week(self) -> None:
        workbook = book(lead("old"), lead("new"), follow_ups=[
            touch("2024-06-07", "old"), touch("2024-06-08", "new")])  # fmt: skip
        run(workbook)
        assert listed(workbook) == [("old", 21.0, "再联系")]

    def test_a_row_says_all_there_is_to_decide(self) -> None:
        said = lead(预算范围="10-15万")
        workbook = book(said, follow_ups=[touch("2024-05-14")])
        run(workbook)
        line = workbook.grids["Dormant"].lines[0]
        assert line == {
            "线索编号": "L1",
            "客户名称": "L1公司",
            "跟进人": "李销售",
            "意向等级": "中意向",
            "最近跟进时间": datetime(2024, 5, 14),
            "沉默天数": 45.0,  # 17 of May, 28 of June
            "相当几个周期": 6.4,  # 45 / 7 = 6.43
            "涉及金额": 125_000.0,
            "建议": "收回公海",
            "理由": "45天没跟进了，相当于6.4个跟进周期（中意向每7天一次），满6个周期，"
            "建议收回公海另派",
        }

    @pytest.mark.parametrize(
        ("said", "touched", "why"),
        [
            (
                {},
                "2024-06-03",
                "25天没跟进了，相当于3.5个跟进周期（中意向每7天一次），再联系一次；没意向就转已流失",
            ),
            (
                {"登记日期": "2024-06-03"},
                None,
                "25天了还没跟进过，相当于3.5个跟进周期（中意向每7天一次），"
                "再联系一次；没意向就转已流失",
            ),
            (
                {"跟进人": "老王"},
                "2024-06-03",
                "25天没跟进了，相当于3.5个跟进周期（中意向每7天一次），老王已离职，建议收回公海另派",
            ),
            (
                {"跟进人": None, "意向等级": "低意向"},
                None,  # 119 days, a month counts 30
                "119天了还没跟进过，相当于3.9个跟进周期（低意向每30天一次），"
                "还没有跟进人，先分配再联系",
            ),
        ],
    )
    def test_the_reason_names_its_numbers(
        self, said: dict[str, Any], touched: str | None, why: str
    ) -> None:
        workbook = book(lead(**said), follow_ups=[touch(touched)] if touched else [])
        run(workbook)
        assert listed(workbook, "理由") == [(why,)]

    @pytest.mark.parametrize(
        ("said", "follow_ups"),
        [
            ({"意向等级": "待评级"}, []),  # has no rhythm
            ({"状态": "已转化"}, []),
            ({"流失日期": "2024-06-01"}, []),
            ({"登记日期": None}, []),  # filled today
            ({}, [touch("2024-05-01"), planned("2024-07-10")]),
            ({}, [touch("2024-05-01"), planned("2024-06-28")]),
            ({}, [touch("2024-05-01", 下一步截止日="2024-07-10")]),
            # one plan was missed, and another made
            ({}, [planned("2024-05-01"), planned("2024-07-01")]),
            ({"意向等级": "低意向"}, [touch("2024-06-03", 跟进方式="资讯推送")]),
        ],
    )
    def test_these_do_not_sleep(
        self, said: dict[str, Any], follow_ups: list[dict[str, Cell]]
    ) -> None:
        workbook = book(lead(**said), follow_ups=follow_ups)
        outcome = run(workbook)
        assert listed(workbook) == []
        assert outcome.counts["dormant"] == 0.0
        assert not [line for line in outcome.summary if "沉睡" in line]

    @pytest.mark.parametrize(
        "follow_up",
        [
            planned("2024-06-20"),  # missed, and nothing since
            planned("2024-07-10", "已取消"),
            touch("2024-06-20", 跟进方式="资讯推送"),  # no touch of a medium lead
        ],
    )
    def test_these_wake_nobody(self, follow_up: dict[str, Cell]) -> None:
        workbook = book(follow_ups=[touch("2024-05-01"), follow_up])
        run(workbook)
        assert listed(workbook) == [("L1", 58.0, "收回公海")]  # 30 of May, 28 of June

    def test_silence_may_count_from_the_assignment(self) -> None:
        given = lead(分配时间="2024-06-20")
        for start, names in (("登记日期", ["L1"]), ("分配时间", [])):
            workbook = book(given, 计时起点=start)
            run(workbook)
            assert [row[0] for row in listed(workbook)] == names

    def test_a_new_owner_is_asked_to_call_before_the_lead_goes_to_the_pool(self) -> None:
        workbook = book(lead(分配时间="2024-06-27"), follow_ups=[touch("2024-03-04")])
        run(workbook)
        assert listed(workbook) == [("L1", 116.0, "再联系")]  # 27 + 30 + 31 + 28 days

    def test_settings_say_how_many_rhythms(self) -> None:
        for dormant, pool, found in (("4", "6", []), ("2", "3", ["收回公海"])):
            workbook = book(follow_ups=[touch("2024-06-07")], 沉睡倍数=dormant, 公海倍数=pool)
            run(workbook)
            assert [row[2] for row in listed(workbook)] == found

    def test_a_team_without_rhythms_has_no_sleepers(self) -> None:
        for workbook in (book(时限预设="宽松"), book(tables={ClockRule: []})):
            run(workbook)
            assert listed(workbook) == []


class TestTheList:
    LEADS = (
        lead("poor", 预算范围="1万", 登记日期="2024-01-01"),
        lead("rich", 预算范围="90万", 登记日期="2024-05-01"),
        lead("older", 预算范围="待确认", 登记日期="2024-01-01"),
        lead("b", 预算范围="待确认", 登记日期="2024-04-01"),
        lead("a", 预算范围="USD 20k", 登记日期="2024-04-01"),
    )

    def test_most_money_comes_first_then_the_longest_silence_whatever_the_order_of_rows(
        self,
    ) -> None:
        for seed in range(5):
            leads = list(self.LEADS)
            Random(seed).shuffle(leads)
            workbook = book(*leads)
            run(workbook)
            assert [row[0] for row in listed(workbook)] == ["rich", "poor", "older", "a", "b"]

    def test_the_summary_counts_them(self) -> None:
        workbook = book(*self.LEADS, lead("fresh", 登记日期="2024-06-03"))
        outcome = run(workbook)
        assert outcome.counts["dormant"] == 6.0
        assert "沉睡线索 6 条，其中建议收回公海 5 条。" in outcome.summary

    def test_nothing_is_taken_back_and_nothing_else_written(self) -> None:
        workbook = book(lead(跟进人="老王"))
        perform_steps(Action("t", T, T, STEPS[:-1]), workbook, Run(AS_OF))
        before = {name: [*map(dict, grid.lines)] for name, grid in workbook.grids.items()}
        perform_steps(Action("t", T, T, STEPS[-1:]), workbook, Run(AS_OF))
        after = {name: [*map(dict, grid.lines)] for name, grid in workbook.grids.items()}
        assert before.pop("Dormant") != after.pop("Dormant")
        assert before == after

    def test_a_second_run_changes_nothing_and_a_touch_takes_the_row_away(self) -> None:
        workbook = book(*self.LEADS)
        run(workbook)
        assert run(workbook).changes == 0
        workbook.append("FollowUps", [touch("2024-06-27", "rich")])
        run(workbook)
        assert [row[0] for row in listed(workbook)] == ["poor", "older", "a", "b"]

    def test_notes_of_ones_own_stay_with_their_lead(self) -> None:
        workbook = book(*self.LEADS)
        run(workbook)
        grid = workbook.grids["Dormant"]
        grid.headers = [*grid.headers, "备注"]
        for line in grid.lines:
            line["备注"] = "出差回来打" if line["线索编号"] == "poor" else None
        workbook.append("FollowUps", [touch("2024-06-27", "rich")])
        run(workbook, AS_OF + timedelta(1))
        assert listed(workbook, "线索编号", "备注")[0] == ("poor", "出差回来打")

    def test_without_the_table_nothing_happens(self) -> None:
        workbook = book()
        del workbook.grids["Dormant"]
        assert "dormant" not in run(workbook).counts

    @pytest.mark.parametrize("missing", ["Reps", "FollowUps"])
    def test_other_tables_may_be_missing(self, missing: str) -> None:
        workbook = book()
        del workbook.grids[missing]
        run(workbook)
        assert listed(workbook) == [("L1", 119.0, "收回公海")]

    @pytest.mark.parametrize(
        ("language", "said"),
        [
            (
                "zh-TW",
                "58天沒跟進了，相當於8.2個跟進週期（中意向每7天一次），滿6個週期，建議收回公池另派",
            ),
            (
                "en",
                "Not followed up for 58 days: 8.2 follow-up cycles (Medium: every 7 days). "
                "After 6 cycles it is proposed for the pool",
            ),
        ],
    )
    def test_the_reason_is_said_in_the_language_of_the_run(
        self, language: Language, said: str
    ) -> None:
        workbook = book(follow_ups=[touch("2024-05-01")])
        run(workbook, language=language)
        assert listed(workbook, "理由") == [(said,)]


def test_a_row_somebody_wrote_beside_says_that_it_is_over_and_keeps_no_old_figure() -> None:
    workbook = book(lead("a"), lead("b"))
    run(workbook)
    grid = workbook.grids["Dormant"]
    grid.headers = [*grid.headers, "备注"]
    for line in grid.lines:
        line["备注"] = "等预算" if line["线索编号"] == "a" else None
    workbook.grids["FollowUps"].lines += [
        {**dict.fromkeys(workbook.grids["FollowUps"].headers), **touch("2024-06-27", name)}
        for name in "ab"
    ]
    run(workbook)

    (left,) = listed(workbook, "线索编号", "客户名称", "沉默天数", "建议", "理由", "备注")
    assert left == ("a", "a公司", None, None, "已经不沉睡了，这一行因为您写了字才留着", "等预算")
    assert run(workbook).changes == 0
