"""SPEC §4: 日历 filled with the announced days off and worked weekends of mainland China."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

import pytest

from tests.memory import Content, MemoryWorkbook
from tests.support import lead_row, table, workbook_with
from xlfunnel.actions import perform, perform_steps
from xlfunnel.actions.filling_calendar import calendar_rows, fill_calendar_action, known_years
from xlfunnel.actions.run import Outcome, Run
from xlfunnel.errors import MissingTableError, XlfunnelError
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.rules.calendar import Calendar
from xlfunnel.schema import terms
from xlfunnel.schema.calendar import CalendarDay, WeekHours
from xlfunnel.values.cell import Cell, midnight

AS_OF = datetime(2024, 3, 31, 18, 30)

# The announcement for 2024, typed off by hand: first and last day off, and the days worked for it.
ANNOUNCED_2024 = [
    ("元旦", (1, 1), (1, 1), ()),
    ("春节", (2, 10), (2, 17), ((2, 4), (2, 18))),
    ("清明节", (4, 4), (4, 6), ((4, 7),)),
    ("劳动节", (5, 1), (5, 5), ((4, 28), (5, 11))),
    ("端午节", (6, 8), (6, 10), ()),
    ("中秋节", (9, 15), (9, 17), ((9, 14),)),
    ("国庆节", (10, 1), (10, 7), ((9, 29), (10, 12))),
]


def announced() -> list[tuple[Cell, Cell, Cell]]:
    """Return 2024 as the table has it: off on weekdays only, worked weekends, by date."""
    rows: list[tuple[datetime, Cell, Cell]] = []
    for name, first, last, worked in ANNOUNCED_2024:
        day, end = date(2024, *first), date(2024, *last)
        while day <= end:
            if day.weekday() < 5:
                rows.append((midnight(day), "休", name))
            day += timedelta(days=1)
        rows += [(midnight(date(2024, *day_)), "班", f"{name}调休") for day_ in worked]
    return list(sorted(rows))


def with_days(*days: Mapping[str, Content], language: Language = "zh-CN") -> MemoryWorkbook:
    leads = [lead_row()] if language == "zh-CN" else []
    return workbook_with(*leads, tables={CalendarDay: days}, language=language)


def fill(
    workbook: MemoryWorkbook, years: Sequence[int] = (2024,), language: Language = "zh-CN"
) -> Outcome:
    return perform_steps(fill_calendar_action(years), workbook, Run(AS_OF, language=language))


def days(workbook: MemoryWorkbook) -> list[tuple[Cell, ...]]:
    return table(workbook, "Calendar", "日期", "类型", "名称")


class TestTheDays:
    def test_are_those_announced_and_unlike_their_weekday(self) -> None:
        workbook = with_days()
        outcome = fill(workbook)

        assert days(workbook) == announced()
        # 1 + 5 + 2 + 3 + 1 + 2 + 5 weekdays off
        assert outcome.summary[0] == (
            "日历补了 2024 年的 27 天：放假 19 天，调休上班 8 天（中国大陆）。"
        )

    @pytest.mark.parametrize("year", known_years())
    def test_of_every_known_year_differ_from_an_ordinary_week(self, year: int) -> None:
        week = [
            WeekHours(weekday=name, opens_at=9.0, closes_at=18.0)
            for name in terms.WEEKDAYS.names[:5]
        ]
        ordinary = Calendar(week)
        rows = calendar_rows([year], "zh-CN")
        found = [row["day"] for row in rows if isinstance(row["day"], datetime)]

        assert len(found) == len(rows)
        assert found == sorted(set(found))
        assert {day.year for day in found} == {year}
        for row, day in zip(rows, found, strict=True):
            assert row["kind"] == ("休" if ordinary.is_working_day(day.date()) else "班")
            assert row["name"]

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_are_named_in_the_language_of_the_workbook(self, language: Language) -> None:
        workbook = with_days(language=language)
        fill(workbook)

        headers = [column.header(language) for column in CalendarDay.columns()]
        (first, *_) = table(workbook, "Calendar", *headers)
        names = {"zh-CN": "元旦", "zh-TW": "元旦", "en": "New Year's Day"}
        kinds = {"zh-CN": "休", "zh-TW": "休", "en": "Off"}
        assert first == (datetime(2024, 1, 1), kinds[language], names[language])

    def test_of_several_years_come_by_date(self) -> None:
        workbook = with_days()
        fill(workbook, (2025, 2024, 2025))
        found = [row[0] for row in days(workbook)]
        assert found == sorted(found, key=str)
        assert len(found) == 27 + 23  # 2025: 18 off, 5 worked


class TestWhatIsThereAlready:
    def test_stays_as_it_is_whatever_it_says(self) -> None:
        theirs: list[dict[str, Content]] = [
            {"日期": "2024-10-01", "类型": "班", "名称": "展会值班"},  # announced as off
            {"日期": datetime(2024, 4, 7), "类型": "班"},  # as announced
            {"日期": "2024-08-08", "类型": "休", "名称": "厂庆"},  # announced as nothing
            {"日期": "2024-06-08", "类型": "休"},  # a Saturday off is nothing unlike
            {"日期": "2023-10-02", "类型": "班"},  # not asked about
        ]
        workbook = with_days(*theirs)
        outcome = fill(workbook)

        assert days(workbook)[:5] == [
            tuple(d.get(h) for h in ("日期", "类型", "名称")) for d in theirs
        ]
        ours = [
            row
            for row in announced()
            if row[0] not in (datetime(2024, 10, 1), datetime(2024, 4, 7))
        ]
        assert days(workbook)[5:] == ours
        assert outcome.counts["days_differing"] == 2  # 1 October and 8 August
        assert "日历里原有 2 天和公布的安排不一样，保留没动。" in outcome.summary

    def test_filling_twice_changes_nothing(self) -> None:
        workbook = with_days()
        fill(workbook)
        again = fill(workbook)

        assert again.changes == 0
        assert again.summary == ("2024 年的放假和调休日历里都有了，没有要补的。",)

    def test_is_all_that_is_left_after_undo(self) -> None:
        workbook = with_days({"日期": "2024-10-01", "类型": "班"})
        fill(workbook)
        perform("undo", workbook, Run(AS_OF))
        assert days(workbook) == [("2024-10-01", "班", None)]


class TestWhatIsSaid:
    def test_a_workbook_of_taiwan_hears_whose_holidays_they_are(self) -> None:
        workbook = with_days(language="zh-TW")
        outcome = fill(workbook, language="zh-TW")
        assert outcome.summary[-1] == "填的是中國大陸的假期，台灣的放假和補班請自行修改。"
        assert len(fill(with_days()).summary) == 1

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_an_unknown_year_is_refused_with_the_known_ones_and_nothing_written(
        self, language: Language
    ) -> None:
        workbook = with_days()
        unknown = known_years()[-1] + 1
        with pytest.raises(XlfunnelError) as caught:
            fill(workbook, (2024, unknown))

        said = caught.value.text(language)
        for year in (known_years()[0], known_years()[-1], unknown):
            assert str(year) in said
        assert days(workbook) == []

    def test_the_library_knows_2004_to_2026_at_least(self) -> None:
        assert {*range(2004, 2027)} <= {*known_years()}

    def test_a_workbook_without_the_table_is_told(self) -> None:
        workbook = with_days()
        del workbook.grids["Calendar"]
        with pytest.raises(MissingTableError):
            fill(workbook)
