"""The sample: S2's rows as S2 has them, a believable quarter of a team, slips that are found."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache

import pytest

from tests.memory import Grid, MemoryWorkbook
from tests.support import column, table
from xlfunnel.actions import ACTIONS, Run, perform, perform_steps
from xlfunnel.actions.filling import fill
from xlfunnel.actions.filling_calendar import holidays_around
from xlfunnel.actions.following import fill_follow_ups, follow_leads
from xlfunnel.actions.grading import grade_leads
from xlfunnel.actions.worklist import build_worklist
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.schema import terms
from xlfunnel.schema.catalogue import tables_of
from xlfunnel.schema.declare import Row
from xlfunnel.schema.defaults import shipped_rows
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reps import Rep
from xlfunnel.template.sample import SAMPLE_DAY, sample_rows
from xlfunnel.values.budget import read_budget
from xlfunnel.values.cell import Cell
from xlfunnel.values.cycle import read_cycle
from xlfunnel.values.deadline import read_deadline
from xlfunnel.values.reading import Status

S2_LEADS = ("LX20240301", "LX20240302")
OTHER_DAYS = [SAMPLE_DAY + timedelta(365 + days) for days in range(0, 40, 5)]

# What a check has to find, by where it stands, with how often each slip was made.
SLIPS = {
    "id_repeated": 1,
    "registration_future": 1,
    "source_misspelt": 1,
    "source_unknown": 3,  # the same new source each time
    "formula_text": 1,
    "win_early": 1,
    "win_undated": 2,
    "loss_of_open": 1,
    "owner_misspelt": 1,
    "owner_left": 3,
    # 2 contacts, 2 contact persons, 2 needs, 3 sources, 2 reasons and an amount are blank
    "required": 12,
    "lead_unknown": 2,
    "lead_ambiguous": 1,
    "customer_unknown": 1,
    "follow_up_early": 1,
    "follow_up_future": 1,
    "follow_up_undated": 1,
    "touch_unwritten": 1,
    "plan_missed": 3,
    "disturbed": 1,
    "followed_twice": 2,
    # 14 leads are of a customer who was there before, and so is one of the newest; on no two
    # of the others has the name a likeness and the person or the phone the same
    "possible_duplicate": 15,
}
# What cannot be read is told by the reader of the cell, under names of its own.
UNREAD = {
    "1380000192", "1.38E+10", "zhang@qq", "139****0127", "138****5678", "139****",
    "见附件", "老板说了算", "等招标", "上周三", "QQ语音",
}  # fmt: skip


told = cache(sample_rows)


def workbook_of(language: Language, as_of: date = SAMPLE_DAY) -> MemoryWorkbook:
    """Return the sample as `new --sample` makes it."""
    given = told(language, as_of) | holidays_around(as_of, language)
    grids = {}
    for row in tables_of():
        rows = given.get(row) or shipped_rows(row, language)
        headers = [c.header(language) for c in row.columns()]
        lines = [[values.get(c.field) for c in row.columns()] for values in rows]
        grids[row.table.name] = Grid(headers, lines, sheet=row.table.sheet.to(language))
    return MemoryWorkbook(grids)


def bases(workbook: MemoryWorkbook) -> list[str]:
    """Return why each lead has the owner it has, as far as that is told."""
    return [str(cell or "") for cell in column(workbook, "Leads", "分配依据")]


def evening(day: date) -> Run:
    return Run(datetime(day.year, day.month, day.day, 18))


@cache
def refreshed() -> MemoryWorkbook:
    """Return the sample after a refresh in the evening of its day."""
    workbook = workbook_of("zh-CN")
    perform("refresh", workbook, evening(SAMPLE_DAY))
    return workbook


def rows_of(language: Language, row: type[Row], as_of: date = SAMPLE_DAY) -> list[dict[str, Cell]]:
    return told(language, as_of)[row]


def lead(lead_id: str) -> dict[str, Cell]:
    return next(row for row in rows_of("zh-CN", Lead) if row["lead_id"] == lead_id)


def figures(header: str) -> dict[Cell, float]:
    """Return a figure of 转化分析表 by its source, where there is one."""
    pairs = table(refreshed(), "Conversion", "线索来源", header)
    return {source: figure for source, figure in pairs if isinstance(figure, float)}


def day_of(cell: Cell) -> date:
    assert isinstance(cell, datetime)
    return cell.date()


class TestTheRowsOfS2:
    def test_both_leads_are_there_as_s2_has_them(self) -> None:
        crm, erp = map(lead, S2_LEADS)
        assert crm == crm | {
            "contact_person": "张经理",
            "contact": "138****5678",
            "source": "展会",
            "need": "需要CRM系统",
            "budget": "10-15万",
            "cycle": "1个月",
            "owner": "李销售",
            "registered_on": datetime(2024, 3, 1),
        }
        assert erp == erp | {
            "contact_person": "王总",
            "contact": "139****",
            "source": "官网表单",
            "need": "知晓一下ERP模块",
            "budget": "待确认",
            "cycle": "2-3个月",
            "owner": "赵销售",
            "registered_on": datetime(2024, 3, 2),
        }

    def test_so_are_both_follow_ups(self) -> None:
        touches = [row for row in rows_of("zh-CN", FollowUp) if row["lead_id"] in S2_LEADS]
        assert [
            (day_of(t["followed_up_on"]), t["next_step"], t["completion"]) for t in touches
        ] == [
            (date(2024, 3, 2), "3月5日前发送定制方案", "已完成"),
            (date(2024, 3, 6), "3月7日前更新方案，确认演示时间", "进行中"),
        ]

    def test_the_leads_are_graded_high_and_medium(self) -> None:
        pairs = table(refreshed(), "Leads", "线索编号", "意向等级")
        grades = {lead_id: grade for lead_id, grade in pairs}
        assert [grades[lead_id] for lead_id in S2_LEADS] == ["高意向", "中意向"]


class TestTheTeam:
    def test_it_has_the_size_that_the_issue_asks_for(self) -> None:
        rows = told("zh-CN")
        assert len(rows[Lead]) == 400
        assert 1150 <= len(rows[FollowUp]) <= 1250
        assert len({row["name"] for row in rows[Rep]}) == len(rows[Rep]) == 12

    def test_somebody_is_on_leave_and_somebody_has_left(self) -> None:
        reps = rows_of("zh-CN", Rep)
        assert [row["state"] for row in reps].count(terms.LEFT) == 1
        away = [row for row in reps if row.get("leave_from")]
        assert [day_of(r["leave_from"]) <= SAMPLE_DAY <= day_of(r["leave_to"]) for r in away] == [
            True
        ]

    def test_whoever_has_left_touched_nothing_for_a_month_but_still_has_open_leads(self) -> None:
        left = next(r["name"] for r in rows_of("zh-CN", Rep) if r["state"] == terms.LEFT)
        last = max(
            day_of(t["followed_up_on"])
            for t in rows_of("zh-CN", FollowUp)
            if t["owner"] == left and t["followed_up_on"] and t["completion"] == terms.DONE
            if day_of(t["followed_up_on"]) <= SAMPLE_DAY
        )
        assert last < SAMPLE_DAY - timedelta(30)
        stands = Counter(r.get("status") for r in rows_of("zh-CN", Lead) if r["owner"] == left)
        assert stands[terms.FOLLOWING] == 3
        assert stands[terms.WON] and stands[terms.LOST]

    def test_everybody_has_leads_and_wins_enough_to_compare(self) -> None:
        leads = rows_of("zh-CN", Lead)
        own = Counter(row["owner"] for row in leads)
        won = Counter(row["owner"] for row in leads if row.get("status") == terms.WON)
        for rep in rows_of("zh-CN", Rep):
            assert own[rep["name"]] >= 15
            assert won[rep["name"]] >= 2

    def test_high_grades_are_mostly_with_seniors_and_low_ones_with_assistants(self) -> None:
        rank = {row["name"]: row["seniority"] for row in rows_of("zh-CN", Rep)}
        pairs = table(refreshed(), "Leads", "跟进人", "意向等级")
        who = Counter((rank.get(owner), grade) for owner, grade in pairs)
        assert who["资深", "高意向"] > who["资深", "低意向"] * 3
        assert who["助理", "低意向"] > who["助理", "高意向"] * 3


class TestWhatBecameOfTheLeads:
    def test_the_grades_are_spread_as_in_life(self) -> None:
        grades = Counter(column(refreshed(), "Leads", "意向等级"))
        assert 0.20 <= grades["高意向"] / 400 <= 0.30
        assert 0.40 <= grades["中意向"] / 400 <= 0.50
        assert 0.15 <= grades["低意向"] / 400 <= 0.25
        assert 0.06 <= grades["待评级"] / 400 <= 0.13

    def test_a_fifth_is_won_over_a_quarter_lost(self) -> None:
        stands = Counter(row.get("status") for row in rows_of("zh-CN", Lead))
        assert 0.18 <= stands[terms.WON] / 400 <= 0.22
        assert 0.25 <= stands[terms.LOST] / 400 <= 0.30

    def test_sources_convert_as_differently_as_s2_tells(self) -> None:
        count, rate, cycle = (figures(name) for name in ("线索数量", "转化率", "平均转化周期"))
        order = ["客户转介绍", "展会", "渠道", "搜索引擎", "官网表单", "线上推广"]
        assert sorted(order, key=rate.__getitem__, reverse=True) == order
        # S2 table 3: the fair 30 % in 25 days, the form 8 % in 45, of twice as many leads
        assert rate["展会"] == pytest.approx(0.30, abs=0.05)
        assert rate["官网表单"] == pytest.approx(0.08, abs=0.03)
        assert cycle["展会"] == pytest.approx(25, abs=5)
        assert cycle["官网表单"] == pytest.approx(45, abs=8)
        assert count["官网表单"] > 1.5 * count["展会"]

    def test_at_least_three_sources_are_not_too_small_to_conclude_from(self) -> None:
        said = table(refreshed(), "Conversion", "线索来源", "数据提示")
        assert sum("样本不足" not in str(caveat) for _, caveat in said) >= 3

    def test_better_grades_convert_better(self) -> None:
        pairs = table(refreshed(), "Leads", "登记时等级", "状态")
        leads = Counter(grade for grade, _ in pairs)
        won = Counter(grade for grade, status in pairs if status == terms.WON)
        rates = [won[grade] / leads[grade] for grade in ("高意向", "中意向", "低意向")]
        assert rates == sorted(rates, reverse=True)
        assert rates[0] > 2 * rates[1]

    def test_the_months_rise_and_fall_and_most_leads_are_of_the_last_quarter(self) -> None:
        days = [r["registered_on"] for r in rows_of("zh-CN", Lead)]
        months = Counter(f"{day:%Y-%m}" for day in days if isinstance(day, datetime))
        assert min(months.values()) >= 30
        assert len(set(months.values())) == len(months) == 5
        counts = [months[month] for month in sorted(months)]
        assert counts != sorted(counts)
        assert sum(counts[-3:]) > 0.6 * 400

    def test_a_won_lead_has_a_day_an_amount_and_a_reason_a_lost_one_day_and_reason(self) -> None:
        leads = rows_of("zh-CN", Lead)
        won = [row for row in leads if row.get("status") == terms.WON]
        lost = [row for row in leads if row.get("status") == terms.LOST]
        # two slips without a day, one without an amount; two without a reason, one a day
        assert Counter(bool(row["won_on"]) for row in won)[False] == 2
        assert Counter(bool(row["won_amount"]) for row in won)[False] == 1
        assert all(row["won_reason"] for row in won)
        assert Counter(bool(row["lost_reason"]) for row in lost)[False] == 2
        assert Counter(bool(row["lost_on"]) for row in lost)[False] == 1

    def test_an_amount_is_near_the_budget(self) -> None:
        for row in rows_of("zh-CN", Lead):
            budget, amount = read_budget(row["budget"]).value, row.get("won_amount")
            if budget and isinstance(amount, float):
                assert amount <= 1.4 * budget.amount.high
                assert amount >= 0.6 * budget.amount.low

    def test_a_conversion_takes_a_week_to_three_months_and_mostly_under_one(self) -> None:
        spans = sorted(
            (day_of(row["won_on"]) - day_of(row["registered_on"])).days
            for row in rows_of("zh-CN", Lead)
            if isinstance(row.get("won_on"), datetime)
            and isinstance(row["registered_on"], datetime)
        )
        assert spans[0] < 0 <= 7 <= spans[1]  # the first is the slip
        assert spans[-1] <= 95
        median, mean = spans[len(spans) // 2], sum(spans) / len(spans)
        assert median < 31
        assert median < mean  # skewed to the right

    def test_a_lead_lost_by_slow_response_was_first_called_late(self) -> None:
        first: dict[Cell, date] = {}
        for touch in rows_of("zh-CN", FollowUp):
            if touch["followed_up_on"]:
                first.setdefault(touch["lead_id"], day_of(touch["followed_up_on"]))
        waits = [
            (first[row["lead_id"]] - day_of(row["registered_on"])).days
            for row in rows_of("zh-CN", Lead)
            if row.get("lost_reason") == "响应慢" and row["lead_id"] in first
        ]
        assert len(waits) >= 8
        assert sum(wait >= 3 for wait in waits) >= 0.9 * len(waits)


class TestTheFollowUps:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_they_do_not_repeat_a_handful_of_sentences(self, language: Language) -> None:
        said = {row.get("content") for row in rows_of(language, FollowUp)} - {None}
        heard = {row.get("feedback") for row in rows_of(language, FollowUp)} - {None}
        assert len(said) >= 40
        assert len(heard) >= 40

    def test_only_plans_lie_ahead_and_only_plans_are_not_written_down(self) -> None:
        for touch in rows_of("zh-CN", FollowUp):
            if touch["followed_up_on"] and day_of(touch["followed_up_on"]) > SAMPLE_DAY:
                is_slip = day_of(touch["followed_up_on"]) > SAMPLE_DAY + timedelta(30)
                assert is_slip or touch["completion"] == terms.NOT_STARTED
        plans = [t for t in rows_of("zh-CN", FollowUp) if t["completion"] == terms.NOT_STARTED]
        assert len(plans) >= 10
        assert not any(plan.get("content") for plan in plans)

    @pytest.mark.parametrize("as_of", [SAMPLE_DAY, *OTHER_DAYS])
    def test_none_is_before_its_lead_came_in_but_for_one_slip(self, as_of: date) -> None:
        leads = rows_of("zh-CN", Lead, as_of)
        began = {row["lead_id"]: row["registered_on"] for row in reversed(leads)}
        early = [
            touch
            for touch in rows_of("zh-CN", FollowUp, as_of)
            if touch["lead_id"]
            and isinstance(start := began.get(touch["lead_id"]), datetime)
            and isinstance(day := touch["followed_up_on"], datetime)
            and day < start
        ]
        assert len(early) == 1

    @pytest.mark.parametrize("as_of", [SAMPLE_DAY, *OTHER_DAYS])
    def test_what_is_done_is_done_on_working_days(self, as_of: date) -> None:
        leads, touches = (rows_of("zh-CN", row, as_of) for row in (Lead, FollowUp))
        days = [
            *(row["registered_on"] for row in leads),
            *(row.get("won_on") for row in leads),
            *(row["followed_up_on"] for row in touches),
        ]
        weekend = [day for day in days if isinstance(day, datetime) and day.weekday() > 4]
        # S2's rows count from a day that may be any; of the slips some have a wrong date
        assert len(weekend) <= 4 + 3

    @pytest.mark.parametrize("as_of", [SAMPLE_DAY, *OTHER_DAYS])
    def test_a_next_step_names_the_same_day_in_each_language(self, as_of: date) -> None:
        per_language = [rows_of(language, FollowUp, as_of) for language in LANGUAGES]
        dated = 0
        for same in zip(*per_language, strict=True):
            seen_from = same[0]["followed_up_on"]
            is_slip = not isinstance(seen_from, datetime) or seen_from.date() > as_of
            if is_slip or same[0].get("outcome") == "客户拒绝":
                continue
            read = [read_deadline(touch.get("next_step"), day_of(seen_from)) for touch in same]
            dated += read[0].status is Status.READ
            assert {reading.value for reading in read} == {read[0].value}, same[0]["next_step"]
            assert {reading.status for reading in read} <= {Status.READ, Status.BLANK}
        assert dated > 600

    def test_so_many_are_overdue_and_due_today_that_there_is_something_to_do(self) -> None:
        steps = (fill, fill_follow_ups, grade_leads, follow_leads, build_worklist)
        for as_of in (SAMPLE_DAY, OTHER_DAYS[0], OTHER_DAYS[3]):
            action = replace(ACTIONS["refresh"], steps=steps)
            outcome = perform_steps(action, workbook_of("zh-CN", as_of), evening(as_of))
            assert 15 <= outcome.counts["overdue"] <= 30
            assert outcome.counts["due_today"] <= 20
        outcome = perform_steps(action, workbook_of("zh-CN"), evening(SAMPLE_DAY))
        assert 5 <= outcome.counts["due_today"] <= 12


class TestTheSlips:
    def test_a_check_finds_each_and_nothing_else(self) -> None:
        found = table(refreshed(), "Issues", "规则", "当前值")
        by_rule = Counter(str(rule) for rule, _ in found)
        assert {rule: by_rule[rule] for rule in SLIPS} == SLIPS
        assert {value for rule, value in found if rule not in SLIPS} == UNREAD
        assert 40 <= len(found) <= 80

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_no_customer_is_there_twice_but_those_who_came_back(self, language: Language) -> None:
        count = Counter(row["customer_name"] for row in rows_of(language, Lead))
        assert sum(count.values()) - len(count) == 15
        assert None not in count


class TestTheNewest:
    def test_they_have_just_been_typed_in_and_are_nobodys(self) -> None:
        leads = rows_of("zh-CN", Lead)
        unnumbered = [row for row in leads if row["lead_id"] is None]
        assert unnumbered == leads[-5:]
        assert all(row.get("status") is row["owner"] is None for row in unnumbered)
        assert [row for row in leads if row["owner"] is None] == unnumbered
        assert {row["source"] for row in unnumbered} == {"展会", "官网表单"}
        assert {day_of(row["registered_on"]) for row in unnumbered} == {
            SAMPLE_DAY - timedelta(1),
            SAMPLE_DAY,
        }

    def test_an_assignment_gives_each_to_somebody_who_is_there_and_tells_why(self) -> None:
        workbook = workbook_of("zh-CN")
        perform("assign", workbook, evening(SAMPLE_DAY))
        why = dict(zip(column(workbook, "Leads", "客户名称"), bases(workbook), strict=True))
        owners = {name: owner for name, owner in table(workbook, "Leads", "客户名称", "跟进人")}
        new = [r["customer_name"] for r in rows_of("zh-CN", Lead) if r["lead_id"] is None]
        shop, hospital, adviser, _, known = new
        # Shops in the south are what 林嘉欣 knows; no senior covers the south-west.
        assert (owners[shop], "放宽" in why[shop]) == ("林嘉欣", False)
        assert "没有符合区域“西南”的，放宽这一条" in why[hospital]
        assert owners[adviser] == "周雨桐"  # the one assistant who covers the north
        assert why[known].startswith("同一客户")
        here = {r["name"] for r in rows_of("zh-CN", Rep) if r["state"] != terms.LEFT}
        assert {owners[name] for name in new} <= here - {"何静"}  # she is on leave
        assert all(why[name] for name in new)

    @pytest.mark.parametrize("as_of", OTHER_DAYS)
    def test_there_are_as_many_on_any_day(self, as_of: date) -> None:
        assert [r["owner"] for r in rows_of("zh-CN", Lead, as_of)].count(None) == 5


class TestTheLanguages:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_it_is_said_in_the_language_of_the_workbook(self, language: Language) -> None:
        rows = told(language)
        states = {row.get("status") for row in rows[Lead]} - {None}
        assert states <= set(terms.STATUSES.labels(language))
        channels = {row["channel"] for row in rows[FollowUp]}
        assert len(channels - set(terms.CHANNELS.labels(language))) == 1  # the slip
        owners = {row["owner"] for row in rows[Lead]} - {None}
        assert len(owners - {row["name"] for row in rows[Rep]}) == 1  # the misspelt one
        if language == "en":
            texts = [cell for rows in rows.values() for row in rows for cell in row.values()]
            assert all(cell.isascii() for cell in texts if isinstance(cell, str))

    def test_the_story_is_the_same_in_each(self) -> None:
        def events(language: Language) -> list[list[object]]:
            rows = told(language)
            leads: list[list[object]] = [
                [
                    row["lead_id"],
                    row["registered_on"] if isinstance(row["registered_on"], datetime) else None,
                    terms.STATUSES.read(row.get("status")).value,
                    terms.SOURCES.read(row["source"]).value,
                    read_cycle(row["cycle"], SAMPLE_DAY).value,
                    row.get("won_on"),
                    row.get("won_amount"),
                    row.get("lost_on"),
                    terms.LOSS_REASONS.read(row.get("lost_reason")).value,
                    sorted(name for name, cell in row.items() if cell is not None),
                ]
                for row in rows[Lead]
            ]
            touches: list[list[object]] = [
                [
                    row["lead_id"],
                    row["followed_up_on"],
                    terms.COMPLETIONS.read(row["completion"]).value,
                    terms.OUTCOMES.read(row.get("outcome")).value,
                ]
                for row in rows[FollowUp]
            ]
            return leads + touches

        assert events("zh-TW") == events("zh-CN")
        assert events("en") == events("zh-CN")

    @pytest.mark.parametrize("language", ["zh-TW", "en"])
    def test_the_grades_are_the_same_in_each(self, language: Language) -> None:
        workbook = workbook_of(language)
        perform("grade", workbook, evening(SAMPLE_DAY))
        header = Lead.column("grade").header(language)
        names = [terms.GRADES.read(grade).value for grade in column(workbook, "Leads", header)]
        assert names == column(refreshed(), "Leads", "意向等级")


class TestTheDay:
    def test_the_same_day_gives_the_same_rows(self) -> None:
        assert sample_rows("zh-CN") == sample_rows("zh-CN")

    @pytest.mark.parametrize("as_of", OTHER_DAYS)
    def test_it_can_be_told_for_any_day(self, as_of: date) -> None:
        rows = told("zh-CN", as_of)
        assert len(rows[Lead]) == 400
        assert 1150 <= len(rows[FollowUp]) <= 1250
        ids = [row["lead_id"] for row in rows[Lead] if row["lead_id"]]
        assert len(ids) - len(set(ids)) == 1  # the repeated one
        days = [row["registered_on"] for row in rows[Lead]]
        late = [day for day in days if isinstance(day, datetime) and day.date() > as_of]
        assert len(late) == 1  # the one registered after today
