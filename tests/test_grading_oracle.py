"""SPEC §12, oracle 6, and §4: the grades of a workbook, as the table gives them."""

from collections.abc import Mapping
from datetime import datetime

import pytest

from tests.memory import Content, MemoryWorkbook
from tests.support import Tables, column, lead_row, workbook_with
from xlfunnel.actions import perform_steps
from xlfunnel.actions.grading import grade_leads
from xlfunnel.actions.run import Action, Run
from xlfunnel.language import LANGUAGES, Language, Text
from xlfunnel.schema import terms
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.parameters import parameters
from xlfunnel.schema.settings import Setting
from xlfunnel.schema.terms import CLEAR_NEED, FIRST_INTEREST, HIGH, LOW, MEDIUM, ONLY_AWARE

AS_OF = datetime(2024, 3, 31, 18, 30)
TITLE = Text("t", "t", "t")
GRADE = Action("t", TITLE, TITLE, (grade_leads,))

# What a lead with a fitting budget (10-15万) gets under S2's policy: (0, 30] is 高 with a clear
# need, [90, ∞) and unknown are 低 for one that is only aware, the rest is 中.
CYCLES: dict[str | None, tuple[str, str, str, str]] = {
    # clear need, first interest, only aware, clarity blank
    "30天": (HIGH, MEDIUM, MEDIUM, MEDIUM),
    "1个月": (HIGH, MEDIUM, MEDIUM, MEDIUM),  # 30 days, the closed end of the band
    "1个月以内": (HIGH, MEDIUM, MEDIUM, MEDIUM),  # just below 30
    "1个月以上": (MEDIUM, MEDIUM, MEDIUM, MEDIUM),  # just above 30
    "31天": (MEDIUM, MEDIUM, MEDIUM, MEDIUM),
    "2-3个月": (MEDIUM, MEDIUM, MEDIUM, MEDIUM),  # counts by its midpoint, 75
    "89天": (MEDIUM, MEDIUM, MEDIUM, MEDIUM),
    "3个月以内": (MEDIUM, MEDIUM, MEDIUM, MEDIUM),  # just below 90
    "3个月": (MEDIUM, MEDIUM, LOW, MEDIUM),  # 90 days, the closed end of the band
    "90天": (MEDIUM, MEDIUM, LOW, MEDIUM),
    "3个月以上": (MEDIUM, MEDIUM, LOW, MEDIUM),  # just above 90
    None: (MEDIUM, MEDIUM, LOW, MEDIUM),  # unknown counts as long
}
CLARITIES = (CLEAR_NEED, FIRST_INTEREST, ONLY_AWARE, None)


def graded(workbook: MemoryWorkbook, language: Language = "zh-CN") -> list[object]:
    perform_steps(GRADE, workbook, Run(AS_OF, language=language))
    grades = column(workbook, "Leads", Lead.column("grade").header(language))
    return [terms.GRADES.read(grade).value or grade for grade in grades]


def settings(**values: Content) -> Tables:
    """Return a table of settings: field to value."""
    names = {declared.field: declared.names.zh_cn for declared in parameters()}
    return {Setting: [{"键": names[field], "值": value} for field, value in values.items()]}


def lead(language: Language, **cells: Content) -> Mapping[str, Content]:
    return {Lead.column(name).header(language): cell for name, cell in cells.items()}


class TestOracle6:
    def test_the_grades_are_those_of_the_table(self) -> None:
        leads = [
            lead_row(
                线索编号=f"{cycle}{clarity}", 需求描述=None, 决策周期=cycle, 需求明确度=clarity
            )
            for cycle in CYCLES
            for clarity in CLARITIES
        ]
        workbook = workbook_with(*leads)

        assert graded(workbook) == [grade for row in CYCLES.values() for grade in row]

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_the_shipped_policy_grades_the_same_in_every_language(self, language: Language) -> None:
        leads = [
            lead(
                language,
                lead_id=f"{cycle}{clarity}",
                budget="10-15万",
                cycle=cycle,
                clarity=terms.CLARITIES.label(clarity, language) if clarity else None,
            )
            for cycle in CYCLES
            for clarity in CLARITIES
        ]
        workbook = workbook_with(*leads, language=language)

        assert graded(workbook, language) == [grade for row in CYCLES.values() for grade in row]

    def test_bands_of_the_teams_own_are_tried_by_their_order(self) -> None:
        bands = (("特急", None, 7.0), ("急", 7.0, 30.0), ("一般", 30.0, 90.0), ("慢", 90.0, 180.0))
        rules: list[dict[str, Content]] = [
            {"等级": grade, "顺序": float(n), "周期下限天": low, "周期上限天": high}
            for n, (grade, low, high) in enumerate(bands)
        ]
        tables: Tables = {GradeRule: [*rules, {"等级": "长期", "其余归此": "是"}]}
        expected = {
            "一周": "特急",  # 7 days belong to both bands; the first by order has them
            "1个月": "急",
            "1个月以上": "一般",
            "3个月以内": "一般",
            "3个月": "一般",
            "3个月以上": "慢",
            "半年": "慢",  # 180 days
            "一年": "长期",
            None: "长期",  # every band has a last day, so unknown goes to the rest
        }
        leads = [lead_row(线索编号=f"{cycle}", 决策周期=cycle) for cycle in expected]

        assert graded(workbook_with(*leads, tables=tables)) == list(expected.values())


class TestWhatIsKnown:
    def test_nothing_known_is_ungraded_and_anything_known_is_not(self) -> None:
        nothing: dict[str, Content] = {"需求描述": None, "预算范围": None, "决策周期": None}
        leads = [
            lead_row(线索编号="a", **nothing),
            lead_row(线索编号="b", **{**nothing, "预算范围": "待确认", "决策周期": "不确定"}),
            lead_row(线索编号="c", **{**nothing, "预算范围": "20万以内"}),  # says nothing yet
            lead_row(线索编号="d", **{**nothing, "预算范围": "10万"}),
            lead_row(线索编号="e", **{**nothing, "决策周期": "1年"}),
            lead_row(线索编号="f", 需求明确度=ONLY_AWARE, **nothing),
        ]

        ungraded = terms.UNGRADED
        assert graded(workbook_with(*leads)) == [
            ungraded, ungraded, ungraded, MEDIUM, MEDIUM, LOW
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("budget", "floor", "expected"),
        [
            ("10-15万", 0.0, HIGH),  # any known budget fits until the team sets its floor
            ("10-15万", 150_000.0, HIGH),  # its upper end reaches it
            ("10-15万", 150_001.0, MEDIUM),
            ("5万以上", 900_000.0, HIGH),  # no upper end
            ("20万以内", 0.0, MEDIUM),  # a bare 以内 is unknown
            ("20万以内", 300_000.0, MEDIUM),  # … and below the floor it does not fit
            (None, 0.0, MEDIUM),
        ],
    )
    def test_high_asks_for_a_budget_whose_upper_end_reaches_the_floor(
        self, budget: str | None, floor: float, expected: str
    ) -> None:
        workbook = workbook_with(lead_row(预算范围=budget), tables=settings(budget_floor=floor))

        assert graded(workbook) == [expected]


class TestWordsOfTheNeed:
    def test_what_they_suggest_is_never_stored_as_the_users_clarity(self) -> None:
        workbook = workbook_with(
            lead_row(需求描述="需要CRM系统"), lead_row(线索编号="x", 需求明确度=ONLY_AWARE)
        )

        assert graded(workbook) == [HIGH, MEDIUM]  # the user's own goes before 需要
        assert column(workbook, "Leads", "需求明确度") == [None, ONLY_AWARE]

    def test_a_later_need_suggests_anew(self) -> None:
        workbook = workbook_with(lead_row(需求描述="了解一下ERP"))
        assert graded(workbook) == [MEDIUM]
        workbook.grids["Leads"].lines[0]["需求描述"] = "要招标"

        assert graded(workbook) == [HIGH]
