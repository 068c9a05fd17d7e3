"""What each function promises, with results worked out by hand (SPEC §2, §4, §6)."""

import random
from datetime import datetime, timedelta
from math import sqrt

import pandas as pd
import pytest

from tests.formulas.grids import cells_of, of_fields, shipped, upright
from xlfunnel.analysis.conversion import sales_cycle_days
from xlfunnel.analysis.survival import watched, won_shares
from xlfunnel.formulas import FUNCTIONS, Argument
from xlfunnel.formulas.arguments import HALF_A_SHEET
from xlfunnel.schema.calendar import CalendarDay, WeekHours
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.settings import Setting
from xlfunnel.schema.sources import Source
from xlfunnel.values.cell import Cell, CellError

FRIDAY = datetime(2024, 3, 1, 17, 30)


def call(name: str, *arguments: Argument) -> Argument:
    return FUNCTIONS[name](*arguments)


def settings(**values: Cell) -> list[list[Cell]]:
    return of_fields(Setting, [{"key": key, "value": value} for key, value in values.items()])


class TestAnyFunction:
    def test_a_cell_gives_a_cell_and_a_column_a_column(self) -> None:
        assert call("BUDGET_LOW", "10-15万") == 100_000
        assert call("BUDGET_LOW", [["10-15万"]]) == 100_000
        assert call("BUDGET_LOW", [["10-15万"], ["20万"]]) == [[100_000], [200_000]]

    def test_a_cell_goes_with_every_row_of_the_columns(self) -> None:
        grades = call(
            "LEAD_GRADE", upright(["明确需求", "仅了解"]), "10万", upright(["1个月", "半年"])
        )
        assert cells_of(grades) == ["高意向", "低意向"]

    def test_columns_of_different_lengths_are_told(self) -> None:
        result = call("RATE_LOW", upright([1.0, 2.0]), upright([3.0, 4.0, 5.0]))
        assert result == "#几列的行数不一样：won 2 ≠ total 3"

    def test_what_is_no_single_column_is_told(self) -> None:
        assert call("BUDGET_LOW", [["1万", "2万"]]) == "#text 只能是一个单元格或一列"

    def test_blank_rows_stay_blank(self) -> None:
        assert call("LEAD_GRADE", None, None, None) is None
        assert call("BUDGET_LOW", upright([None, " ", "1万"])) == upright([None, None, 10_000.0])
        assert call("RATE_LOW", None, 50.0) is None
        late = call("FOLLOWUP_OVERDUE", *[upright([None, None])] * 4, datetime(2024, 3, 1))
        assert cells_of(late) == [None, None]

    def test_an_error_value_comes_out_as_it_went_in(self) -> None:
        error = CellError("#N/A")
        assert call("CYCLE_DAYS", upright(["1个月", error])) == upright([30.0, error])
        assert call("AVG_CYCLE", upright(["2024-03-01"]), error) == error
        assert call("LEAD_GRADE", "明确需求", None, None, CellError("#REF!")) == CellError("#REF!")

    def test_of_a_whole_sheets_column_only_what_is_filled_counts(self) -> None:
        sheet = upright(["10万", None, "20万"]) + [[None]] * (2 * HALF_A_SHEET - 3)
        assert call("BUDGET_LOW", sheet) == upright([100_000.0, None, 200_000.0])

    def test_a_true_is_no_one(self) -> None:
        # read_number takes no yes or no for a number, though True == 1 in Python
        truth, one = cells_of(call("RATE_HIGH", upright([True, 1.0]), 1.0))
        assert truth == "#“TRUE”不是数字，请只填一个数"
        assert one == 1.0

    def test_too_few_arguments_are_told_with_the_usage(self) -> None:
        assert call("RATE_LOW", 1.0) == "#参数个数不对，应写成 RATE_LOW(won, total)"


class TestTables:
    def test_left_out_they_are_the_shipped_ones(self) -> None:
        need = ("明确需求", "10-15万", "1个月")
        assert call("LEAD_GRADE", *need) == call("LEAD_GRADE", *need, shipped(GradeRule))
        assert call("LEAD_GRADE", *need, "标准") == call("LEAD_GRADE", *need)

    def test_a_policy_of_the_teams_own_decides(self) -> None:
        rules: list[dict[str, Cell]] = [
            {"grade": "热", "rank": 1.0, "clarity": "明确需求"},
            {"grade": "冷", "rank": 2.0, "takes_the_rest": "是"},
        ]
        policy = of_fields(GradeRule, rules)
        grades = call("LEAD_GRADE", upright(["明确需求", "仅了解"]), "10万", None, policy)
        assert cells_of(grades) == ["热", "冷"]

    def test_results_are_in_the_language_of_the_headers(self) -> None:
        need = ("明确需求", "10-15万", "1个月")
        assert call("LEAD_GRADE", *need, shipped(GradeRule, "en")) == "High"

    def test_the_language_of_the_settings_goes_before_that_of_the_headers(self) -> None:
        table = shipped(GradeRule, "en")
        said = call("LEAD_GRADE", "明确需求", "9万", "1周", table, None, shipped(Setting, "zh-TW"))
        assert said == "高意向"
        unclear = call("LEAD_REASON", None, "9万", None, table, None, shipped(Setting, "zh-TW"))
        assert unclear == "需求明確度未知；預算9万符合預期；決策週期未知"

    def test_a_header_that_the_user_has_renamed_is_found_by_the_settings(self) -> None:
        policy = shipped(GradeRule)
        policy[0][policy[0].index("等级")] = "客户分级"
        assert call("LEAD_GRADE", "明确需求", "9万", "1周", policy) == (
            "#policy 缺少列：等级；应是 GradePolicy[#全部]"
        )
        renamed = settings(**{"列:分级规则.等级": "客户分级"})
        assert call("LEAD_GRADE", "明确需求", "9万", "1周", policy, None, renamed) == "高意向"

    def test_without_its_header_row_a_table_is_told(self) -> None:
        body = shipped(GradeRule)[1:]
        assert call("LEAD_GRADE", "明确需求", "9万", "1周", body) == (
            "#policy 要连表头一起给，写成 GradePolicy[#全部]"
        )

    def test_a_policy_that_the_button_would_not_use_is_told(self) -> None:
        policy = of_fields(GradeRule, [{"grade": "热", "rank": 1.0, "clarity": "很明确的"}])
        assert call("LEAD_GRADE", "明确需求", "9万", "1周", policy) == (
            "#分级规则第1行的“需求明确度”看不懂“很明确的”"
        )

    def test_what_is_wrong_is_told_in_the_language_of_the_tables(self) -> None:
        assert call("RATE_LOW", 5.0, 3.0) == "#won 和 total 要填条数（整数），won 不大于 total"
        english = shipped(Setting, "en")
        said = call(
            "LEAD_GRADE", "明确需求", upright(["9万", "8万"]), [[None]] * 3, None, None, english
        )
        assert said == "#The columns differ in length: budget 2 ≠ cycle 3"
        policy = [row[1:] for row in shipped(GradeRule, "en")]
        assert call("LEAD_GRADE", "明确需求", "9万", "1周", policy) == (
            "#policy has no column Grade; it should be GradePolicy[#All]"
        )

    def test_an_unknown_preset_is_told_with_those_there_are(self) -> None:
        assert call("LEAD_GRADE", "明确需求", "9万", "1周", "宽松") == (
            "#policy 没有叫“宽松”的预设；可用：标准，或给表 GradePolicy[#全部]"
        )

    def test_a_clock_that_is_half_understood_is_left_out_as_the_button_leaves_it_out(self) -> None:
        rules: list[dict[str, Cell]] = [
            {"clause": "首次响应", "duration": "两三个", "time_unit": "小时"},
            {"clause": "首次跟进", "duration": 3.0, "time_unit": "天"},
        ]
        due = call("FOLLOWUP_DUE", "高意向", "展会", FRIDAY, None, of_fields(ClockRule, rules))
        assert due == datetime(2024, 3, 4)  # days count by the day

    def test_weights_and_floor_come_from_the_settings(self) -> None:
        points = {"评分权重:需求明确度": 0.0, "评分权重:预算": 30.0, "评分权重:决策周期": 10.0}
        said = settings(**points, 预期预算下限=200_000.0)
        # 10-15万 does not reach the floor: of 40 points the cycle has its 10
        assert call("LEAD_SCORE", "明确需求", "10-15万", "1个月", said) == 25

    def test_those_of_a_newer_workbook_are_told(self) -> None:
        said = str(call("LEAD_SCORE", "明确需求", "10-15万", "1个月", settings(结构版本=99.0)))
        assert said.startswith("#")
        assert "99" in said


class TestGrades:
    @pytest.mark.parametrize(
        ("cycle", "clear", "aware"),
        [  # SPEC §12 oracle 6: bands (0, 30], (30, 90), [90, ∞) and unknown
            ("30天", "高意向", "中意向"),
            ("1个月", "高意向", "中意向"),
            ("1个月以上", "中意向", "中意向"),
            ("3个月以内", "中意向", "中意向"),
            ("3个月", "中意向", "低意向"),
            ("90天", "中意向", "低意向"),
            (None, "中意向", "低意向"),
        ],
    )
    def test_a_cycle_of_a_month_and_one_of_three_part_the_grades(
        self, cycle: Cell, clear: str, aware: str
    ) -> None:
        assert call("LEAD_GRADE", "明确需求", "10-15万", cycle) == clear
        assert call("LEAD_GRADE", "仅了解", "10-15万", cycle) == aware

    def test_nothing_known_is_ungraded(self) -> None:
        assert call("LEAD_GRADE", None, "待确认", None) == "待评级"
        assert call("LEAD_GRADE", None, None, None, None, "2024-03-01") == "待评级"
        assert call("LEAD_SCORE", None, "待确认", None) == 0

    def test_a_quarter_counts_from_the_registration(self) -> None:
        # Q3 ends in 91 days at most from July 1: its middle is 45.5 days away; in August 60 to 0
        assert call("CYCLE_DAYS", "Q3", datetime(2024, 7, 1)) == 45.5
        assert call("CYCLE_DAYS", "Q3") == "#“Q3”要从登记日期算起，请先填登记日期"

    def test_days_are_a_number_as_excel_has_them_whatever_they_were_read_from(self) -> None:
        # (date) - (date) is a whole number in Python; Excel has no other than floats
        days = [call("CYCLE_DAYS", text, "2024-10-01") for text in ("年底前", "1个月", "3个月以上")]
        assert days == [91, 30, 90]
        assert set(map(type, days)) == {float}

    def test_another_currency_cannot_be_compared_with_a_floor(self) -> None:
        said = settings(预期预算下限=1000.0)
        assert call("LEAD_GRADE", "明确需求", "USD 20k", "1个月", None, None, said) == "中意向"
        assert call("LEAD_GRADE", "明确需求", "USD 20k", "1个月") == "高意向"


class TestReaders:
    @pytest.mark.parametrize(
        ("text", "low", "high"),
        [
            ("10-15万", 100_000.0, 150_000.0),
            ("30万左右", 300_000.0, 300_000.0),
            ("5000万以上", 50_000_000.0, None),
            ("20万以内", None, 200_000.0),
            ("待确认", None, None),
            (120_000, 120_000.0, 120_000.0),
        ],
    )
    def test_a_budget_has_the_ends_that_are_written_and_no_others(
        self, text: Cell, low: Cell, high: Cell
    ) -> None:
        assert (call("BUDGET_LOW", text), call("BUDGET_HIGH", text)) == (low, high)

    def test_what_is_not_understood_says_how_to_write_it(self) -> None:
        said = call("BUDGET_LOW", "一大笔")
        assert str(said).startswith("#预算“一大笔”看不懂")
        assert call("BUDGET_HIGH", "USD 20k") == "#“USD 20k”不是人民币（USD），请折算成元再填"

    @pytest.mark.parametrize(
        ("text", "kind", "is_ok"),
        [
            ("13800138000", "手机", True),
            (13_800_138_000.0, "手机", True),
            ("13800138000，zhang@example.com", "手机、邮箱", True),
            ("138****5678", "手机", False),
            ("暂无", None, False),
        ],
    )
    def test_a_contact_is_of_its_kind_and_can_be_used_when_it_is_complete(
        self, text: Cell, kind: Cell, is_ok: bool
    ) -> None:
        assert (call("CONTACT_KIND", text), call("CONTACT_OK", text)) == (kind, is_ok)

    def test_sources_of_the_team_count_when_their_table_is_given(self) -> None:
        sources = of_fields(Source, [{"name": "抖音", "synonyms": "短视频、DY"}])
        assert call("SOURCE_CANON", "行业展会") == "展会"
        assert call("SOURCE_CANON", "DY", sources) == "抖音"
        assert call("SOURCE_CANON", "展") == "#没有“展”这个选项，最接近的选项：展会"

    def test_a_date_is_read_however_it_is_typed_when_its_year_is_known(self) -> None:
        march = datetime(2024, 3, 1)
        assert call("PARSE_DATE", 45352) == march  # 1900 serial
        assert call("PARSE_DATE", "2024年3月1日") == march
        assert call("PARSE_DATE", "3月1日", datetime(2024, 2, 20)) == march
        assert call("PARSE_DATE", "3月1日") == "#“3月1日”没写年份，请写成 2024-03-01"

    def test_a_date_that_may_be_two_days_is_told_instead_of_guessed(self) -> None:
        both = "2024-03-04 / 2024-04-03"
        said = f"#“03/04/2024”可能是 {both}，请写成 2024-03-01 这样的格式"
        assert call("PARSE_DATE", "03/04/2024") == said

    def test_the_next_step_counts_from_the_follow_up(self) -> None:
        assert call("ACTION_DUE", "3天内回复", datetime(2024, 3, 1)) == datetime(2024, 3, 4)
        assert call("ACTION_DUE", "发资料", datetime(2024, 3, 1)) is None
        assert call("ACTION_DUE", "2024年2月1日前回复", datetime(2024, 3, 1)) is None


class TestClocks:
    def test_a_website_form_on_a_friday_evening(self) -> None:
        # SPEC §12 oracle 5: 24 h from Friday 17:30
        form = ("低意向", "官网表单", FRIDAY, None, None)
        assert call("FOLLOWUP_DUE", *form) == datetime(2024, 3, 2, 17, 30)  # literal
        holidays = of_fields(CalendarDay, [{"day": datetime(2024, 5, 1), "kind": "休"}])
        # put off: Saturday to Monday 12:00
        assert call("FOLLOWUP_DUE", *form, holidays) == datetime(2024, 3, 4, 12)
        # working hours: one working day later
        working = settings(计时方式="工作小时")
        assert call("FOLLOWUP_DUE", *form, holidays, working) == datetime(2024, 3, 4, 17, 30)

    def test_a_worked_sunday_is_no_day_off(self) -> None:
        # National Day 2024: September 29, a Sunday, is worked; Friday the 27th + 48 h ends there
        worked = of_fields(CalendarDay, [{"day": datetime(2024, 9, 29), "kind": "班"}])
        lead = ("高意向", "展会", datetime(2024, 9, 27, 10), None, None)
        assert call("FOLLOWUP_DUE", *lead, worked) == datetime(2024, 9, 29, 10)

    def test_a_month_from_the_end_of_january_is_the_end_of_february(self) -> None:
        last = datetime(2024, 1, 31)
        assert call("FOLLOWUP_DUE", "低意向", "展会", last) == datetime(2024, 2, 29)

    def test_a_touch_answers_the_first_response_and_starts_the_rhythm(self) -> None:
        touched = datetime(2024, 3, 2, 11)
        due = call("FOLLOWUP_DUE", "A", "展会", FRIDAY, touched)
        assert due == datetime(2024, 3, 9)  # every 7 days, counted by the day

    def test_a_lead_to_be_graded_is_completed_within_48_hours(self) -> None:
        assert call("FOLLOWUP_DUE", "待评级", "展会", FRIDAY) == FRIDAY + timedelta(hours=48)

    def test_the_preset_is_named_or_set(self) -> None:
        week_later = datetime(2024, 3, 8)  # 宽松: a week for the first follow-up
        assert call("FOLLOWUP_DUE", "高意向", "展会", FRIDAY, None, "宽松") == week_later
        said = settings(时限预设="宽松")
        lead = ("高意向", "展会", FRIDAY, None, shipped(ClockRule), None, said)
        assert call("FOLLOWUP_DUE", *lead) == week_later

    @pytest.mark.parametrize(
        ("as_of", "days"),
        [
            (datetime(2024, 3, 3, 17, 30), 0.0),  # due this minute
            (datetime(2024, 3, 4, 5, 30), 0.5),  # 12 of 24 hours
            (datetime(2024, 3, 4, 17, 30), 1.0),
            (datetime(2024, 3, 7, 17), 3.0),  # full days
            (datetime(2024, 3, 3), 6 / 24),  # a bare date is its end: 17:30 to 23:59
            ("2024-03-03", 6 / 24),
        ],
    )
    def test_a_lead_is_late_by_full_days_and_on_the_first_day_by_hours(
        self, as_of: Cell, days: float
    ) -> None:
        # 48 h from Friday 17:30 are over on Sunday 17:30
        assert call("FOLLOWUP_OVERDUE", "高意向", "展会", FRIDAY, None, as_of) == days

    def test_what_is_still_to_come_has_not_happened(self) -> None:
        lead = ("高意向", "展会", FRIDAY, datetime(2024, 3, 8), datetime(2024, 3, 5, 17, 30))
        assert call("FOLLOWUP_OVERDUE", *lead) == 2.0  # as if not followed up yet

    def test_before_it_came_in_nobody_owed_a_lead_anything(self) -> None:
        came, touched = datetime(2024, 3, 10), datetime(2024, 3, 1)
        assert call("FOLLOWUP_DUE", "中意向", "展会", came, touched) == datetime(2024, 3, 17)
        before = datetime(2024, 3, 5)  # a registration that is still to come starts no clock
        assert call("FOLLOWUP_OVERDUE", "高意向", "展会", came, None, before) == 0
        assert call("FOLLOWUP_REASON", "高意向", "展会", came, None, before) is None

    def test_the_reason_is_the_limits_own_or_told_in_ours(self) -> None:
        lead = ("高意向", "展会", FRIDAY, None, FRIDAY)
        assert call("FOLLOWUP_REASON", *lead) == "高意向48小时内首次响应"
        rule: dict[str, Cell] = {
            "grade": "高意向",
            "clause": "首次响应",
            "duration": 5.0,
            "time_unit": "小时",
        }
        said = call("FOLLOWUP_REASON", *lead, of_fields(ClockRule, [rule]))
        assert said == "高意向5小时内首次响应"

    def test_a_grade_that_only_the_clocks_name_has_its_clock(self) -> None:
        rule: dict[str, Cell] = {
            "grade": "战略客户",
            "clause": "首次响应",
            "duration": 2.0,
            "time_unit": "小时",
        }
        due = call("FOLLOWUP_DUE", "战略客户", "展会", FRIDAY, None, of_fields(ClockRule, [rule]))
        assert due == FRIDAY + timedelta(hours=2)

    def test_a_date_that_cannot_be_read_is_told(self) -> None:
        said = call("FOLLOWUP_DUE", "高意向", "展会", "前阵子")
        assert said == "#“前阵子”不是日期，请写成 2024-03-01"
        # with a touch there is something to count from, as in the workbook
        touched = datetime(2024, 3, 1)
        due = call("FOLLOWUP_DUE", "高意向", "展会", "前阵子", touched)
        assert due == datetime(2024, 3, 8)
        said = call("FOLLOWUP_DUE", "高意向", "展会", FRIDAY, "前阵子")
        assert str(said).startswith("#“前阵子”")


class TestWorkHours:
    @pytest.mark.parametrize(
        ("start", "until", "hours"),
        [
            (FRIDAY, datetime(2024, 3, 4, 10), 1.5),  # 17:30-18:00 and 9:00-10:00
            (datetime(2024, 3, 4, 11), datetime(2024, 3, 4, 14), 2.0),  # lunch is none
            (datetime(2024, 3, 2), datetime(2024, 3, 3), 0.0),  # a weekend
            (datetime(2024, 3, 4), datetime(2024, 3, 4), 8.0),  # a date is its whole day
            (datetime(2024, 1, 1), datetime(2024, 12, 31), 262 * 8.0),  # 262 weekdays in 2024
            (None, datetime(2024, 3, 3), None),
        ],
    )
    def test_only_hours_in_which_the_office_is_open_count(
        self, start: Cell, until: Cell, hours: Cell
    ) -> None:
        assert call("WORK_HOURS", start, until) == hours

    def test_a_holiday_is_off_and_a_worked_weekend_has_the_hours_of_a_weekday(self) -> None:
        days: list[dict[str, Cell]] = [
            {"day": datetime(2024, 3, 4), "kind": "休"},
            {"day": datetime(2024, 3, 3), "kind": "班"},
        ]
        calendar = of_fields(CalendarDay, days)
        # Sunday is worked like a weekday, Monday is off
        span = (datetime(2024, 3, 2), datetime(2024, 3, 4))
        assert call("WORK_HOURS", *span, calendar) == 8
        assert call("WORK_HOURS", datetime(2024, 3, 4, 9), datetime(2024, 3, 5), calendar) == 8

    def test_a_table_of_hours_goes_before_the_shipped_ones(self) -> None:
        week: list[dict[str, Cell]] = [{"weekday": "周六", "opens_at": 10.0, "closes_at": 16.0}]
        span = (datetime(2024, 3, 1), datetime(2024, 3, 8))
        assert call("WORK_HOURS", *span, None, of_fields(WeekHours, week)) == 6

    def test_an_end_before_the_start_is_told(self) -> None:
        assert call("WORK_HOURS", FRIDAY, datetime(2024, 2, 1)) == "#finish 早于 start"

    def test_a_table_of_hours_that_nobody_can_use_is_told_and_not_taken_for_none(self) -> None:
        days: list[dict[str, Cell]] = [
            {"weekday": day, "opens_at": 8.5, "closes_at": 18.0} for day in "一二三四五"
        ]
        week, told = (
            of_fields(WeekHours, days),
            "#hours 没有一行能用；按“检查数据”可看到表 WeekHours 哪里不对",
        )
        assert call("WORK_HOURS", FRIDAY, datetime(2024, 3, 8), None, week) == told
        lead = ("高意向", "展会", FRIDAY, None)
        assert call("FOLLOWUP_DUE", *lead, None, None, None, week) == told
        assert call("FOLLOWUP_OVERDUE", *lead, FRIDAY, None, None, None, week) == told
        assert call("FOLLOWUP_REASON", *lead, FRIDAY, None, None, None, week) == told
        # nor does a day off that can be read make it a week in which every hour counts
        off: dict[str, Cell] = {"weekday": "周六"}
        assert call("WORK_HOURS", FRIDAY, FRIDAY, None, of_fields(WeekHours, [*days, off])) == told
        # a table that is empty or all off does, as it does in the workbook
        for rows in ([], [off]):
            saturday = datetime(2024, 3, 2)
            week = of_fields(WeekHours, rows)
            assert call("WORK_HOURS", saturday, saturday, None, week) == 24

    def test_a_calendar_or_clocks_that_nobody_can_use_are_told(self) -> None:
        days = of_fields(CalendarDay, [{"day": datetime(2024, 3, 4), "kind": "春节"}])
        lead = ("高意向", "展会", FRIDAY, None)
        told = "#calendar 没有一行能用；按“检查数据”可看到表 Calendar 哪里不对"
        assert call("WORK_HOURS", FRIDAY, datetime(2024, 3, 8), days) == told
        assert call("FOLLOWUP_DUE", *lead, None, days) == told
        clocks = of_fields(ClockRule, [{"clause": "首次响应", "duration": "两三个"}])
        assert str(call("FOLLOWUP_DUE", *lead, clocks)).startswith("#clocks 没有一行能用")

    def test_lunch_all_day_leaves_a_week_in_which_every_hour_counts(self) -> None:
        names = ("opens_at", "lunch_from", "lunch_to", "closes_at")
        hours: dict[str, Cell] = dict(zip(names, (9.0, 9.0, 18.0, 18.0), strict=True))
        week = of_fields(WeekHours, [{"weekday": "周一", **hours}])
        assert (
            call("WORK_HOURS", datetime(2024, 3, 4, 10), datetime(2024, 3, 5, 9), None, week) == 23
        )


class TestFigures:
    def test_the_rate_is_won_of_all_leads(self) -> None:
        status = upright(["已转化", "已流失", "跟进中", None])
        assert call("CONVERSION_RATE", status) == pytest.approx(1 / 3)

    def test_with_keys_a_row_with_a_blank_status_is_a_lead(self) -> None:
        status = upright(["已转化", None, "已转化", "跟进中"])
        sources = upright(["展会", "展會", "官网", "展会"])
        rates = call("CONVERSION_RATE", status, sources, upright(["展会", "官网", "渠道", None]))
        assert cells_of(rates) == [pytest.approx(1 / 3), 1.0, None, None]

    @pytest.mark.parametrize(
        ("won", "total", "low", "high"), [(15, 50, 0.191, 0.438), (8, 100, 0.041, 0.150)]
    )
    def test_the_ends_of_a_rate_are_those_of_wilson(
        self, won: float, total: float, low: float, high: float
    ) -> None:
        # SPEC §12 oracle 3, and the formula by hand
        z2 = 3.8414588
        middle, reach = won + z2 / 2, sqrt(z2 * (won * (total - won) / total + z2 / 4))
        assert call("RATE_LOW", won, total) == pytest.approx((middle - reach) / (total + z2))
        assert call("RATE_LOW", won, total) == pytest.approx(low, abs=5e-4)
        assert call("RATE_HIGH", won, total) == pytest.approx(high, abs=5e-4)

    def test_a_key_column_that_nobody_has_filled_has_no_rate(self) -> None:
        status, industry = upright(["已转化", "跟进中"]), upright([None, None])
        assert call("CONVERSION_RATE", status, industry, "制造") is None  # not that of all, 1/2

    def test_no_share_has_no_interval(self) -> None:
        assert call("RATE_LOW", 5.0, 3.0) == "#won 和 total 要填条数（整数），won 不大于 total"
        assert call("RATE_LOW", 0.3, 50.0) == call("RATE_LOW", 5.0, 3.0)  # the rate, not a count
        assert call("RATE_LOW", 0.0, 0.0) is None

    def test_the_cycle_is_that_of_the_won(self) -> None:
        came = upright(["2024-01-01", "2024-01-01", "2024-01-10", "2024-01-10", "看不懂"])
        won = upright(["2024-01-11", "2024-01-31", None, "2024-01-05", "2024-02-01"])
        assert call("AVG_CYCLE", came, won) == 20  # (10 + 30) / 2; the fourth was won too early
        assert call("MEDIAN_CYCLE", came, won) == 20
        assert call("AVG_CYCLE", came, upright([None] * 5)) is None

    def test_losses_compete_with_wins_and_young_leads_count_as_long_as_they_were_watched(
        self,
    ) -> None:
        # Six leads by 31 January: won after 5 days, lost after 10, won after 10, open since 12
        # days, open since 20 days, won after 20.
        came = upright(["2024-01-01"] * 3 + ["2024-01-19", "2024-01-11", "2024-01-01"])
        won = upright(["2024-01-06", None, "2024-01-11", None, None, "2024-01-21"])
        lost = upright([None, "2024-01-11", None, None, None, None])
        # day 5: 6 at risk, one won: 1/6, open 5/6. day 10: 5 at risk, one won and one lost:
        # + 5/6 · 1/5 = 2/6, open 1/2. day 20: 2 at risk (12 days is too young), one won:
        # + 1/2 · 1/2 = 7/12.
        shares = call("CONVERSION_BY", came, won, lost, upright([5.0, 10.0, 20.0]), "2024-01-31")
        assert cells_of(shares) == [
            pytest.approx(1 / 6),
            pytest.approx(2 / 6),
            pytest.approx(7 / 12),
        ]

    def test_a_horizon_that_no_lead_has_reached_is_not_known(self) -> None:
        came, won = upright(["2024-01-01", "2024-01-01"]), upright(["2024-01-06", None])
        assert call("CONVERSION_BY", came, won, None, 90.0, "2024-01-31") == "没有观察满90天的线索"
        assert call("CONVERSION_BY", came, won, None, 30.0, "2024-01-31") == 0.5
        assert call("CONVERSION_BY", came, won, None, -1.0, "2024-01-31") == "#days 不能小于 0"

    def test_over_a_workbook_they_are_the_figures_of_the_analysis(self) -> None:
        as_of, leads = datetime(2024, 12, 31), odd_leads(400)
        seen = watched(leads.assign(group="all"), as_of)
        expected = won_shares(seen, "group", (30, 90))["all"]
        dates = [
            upright(None if pd.isna(day) else day.to_pydatetime() for day in leads[name])
            for name in ("registered_on", "won_on", "lost_on")
        ]
        shares = call("CONVERSION_BY", *dates, upright([30.0, 90.0]), as_of)
        assert cells_of(shares) == pytest.approx([expected[30].rate, expected[90].rate])
        assert call("AVG_CYCLE", *dates[:2]) == pytest.approx(leads["cycle_days"].mean())
        assert call("MEDIAN_CYCLE", *dates[:2]) == leads["cycle_days"].median()

    def test_a_win_whose_date_cannot_be_read_is_left_out(self) -> None:
        # it is no open lead: without it one of one was won
        came, won = upright(["2024-01-01", "2024-01-01"]), upright(["2024-01-06", "前阵子"])
        assert call("CONVERSION_BY", came, won, None, 30.0, "2024-03-31") == 1.0


def odd_leads(count: int) -> pd.DataFrame:
    """Return leads with wins and losses at all times: too early, still to come, both, neither."""
    chance = random.Random(7)

    def days(share: float, low: int, high: int) -> pd.Series:
        first = datetime(2024, 1, 1)
        drawn = [first + timedelta(chance.randrange(low, high)) for _ in range(count)]
        return pd.Series([day if chance.random() < share else pd.NaT for day in drawn])

    leads = pd.DataFrame(
        {
            "registered_on": days(0.95, 0, 400),
            "won_on": days(0.3, 0, 450),
            "lost_on": days(0.3, 0, 450),
        }
    )
    is_won = leads["won_on"].notna()
    return leads.assign(
        is_won=is_won,
        is_lost=leads["lost_on"].notna() & ~is_won,
        cycle_days=sales_cycle_days(leads["registered_on"], leads["won_on"]),
    )
