"""
SPEC §12, oracle 8: what a command, a button and a cell say of the same workbook is the same.

The command is given the file; the button is pressed in the Excel of the tests and the sheet read
afterwards; the cells are columns of the user's own in the refreshed file, which the program
calculates as Excel would. The leads are a cut of the sample with its slips, some dates typed as
people type them. A need in words is left out: no cell function is told of one.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copyfile
from typing import Any, NamedTuple

import pytest

from tests.excel_stand_in import grids_of, open_file
from tests.formulas.grids import all_of
from tests.xlsx.own_columns import with_own_column
from xlfunnel import template
from xlfunnel.actions.filling_calendar import holidays_around
from xlfunnel.actions.vocabulary import vocabulary
from xlfunnel.cli import main
from xlfunnel.formulas import FUNCTIONS, Argument
from xlfunnel.records import Records
from xlfunnel.ribbon import press
from xlfunnel.rules.calendar import Calendar
from xlfunnel.rules.clocks import Clocks, LeadTimes
from xlfunnel.rules.clocks_events import Log, events
from xlfunnel.rules.counting import Counting
from xlfunnel.rules.linking import leads_of, rows_by_id
from xlfunnel.rules.open_leads import STANDING_FIELDS, standing
from xlfunnel.rules.touches import FollowUps, touches
from xlfunnel.schema import terms
from xlfunnel.schema.calendar import CalendarDay, WeekHours
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.schema.configuration import read_settings
from xlfunnel.schema.declare import Row
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.settings import Setting
from xlfunnel.template.sample import SAMPLE_DAY, evening_of, sample_rows
from xlfunnel.values.cell import Cell
from xlfunnel.values.dates import read_date
from xlfunnel.values.moments import end_of
from xlfunnel.xlsx.file import FileWorkbook

AS_OF = evening_of(SAMPLE_DAY)
AWAY = "何静"  # on leave from 26 March to 4 April
LATEST = 32  # leads; before them only what is odd
CLARITIES = (None, *terms.CLARITIES.names)
TYPED = ("{:%Y-%m-%d %H:%M}", "{0.year}年{0.month}月{0.day}日", "{0.year}.{0.month}.{0.day}")

# What the cell functions for clocks know of; the others need events, plans or next steps.
NAMED = (terms.FIRST_RESPONSE, terms.FIRST_WINDOW, terms.RHYTHM, terms.COMPLETE_GRADE)

_NEED = "[@需求明确度],[@预算范围],[@决策周期]"
_LEAD = "[@意向等级],[@线索来源],[@登记日期],[@最近跟进时间]"
_RULES = "Clocks[#All],Calendar[#All],Settings[#All],WeekHours[#All]"
FORMULAS = {
    "grade": f"=LEAD_GRADE({_NEED},GradePolicy[#All],[@登记日期],Settings[#All])",
    "score": f"=LEAD_SCORE({_NEED},Settings[#All],GradePolicy[#All],[@登记日期])",
    "basis": f"=LEAD_REASON({_NEED},GradePolicy[#All],[@登记日期],Settings[#All])",
    "due": f"=FOLLOWUP_DUE({_LEAD},{_RULES})",
    "overdue": f'=FOLLOWUP_OVERDUE({_LEAD},"{AS_OF}",{_RULES})',
    "reason": f'=FOLLOWUP_REASON({_LEAD},"{AS_OF}",{_RULES})',
    "day": "=PARSE_DATE([@登记日期])",
    "source": "=SOURCE_CANON([@线索来源],Sources[#All])",
}
MOMENTS = ("due", "day")  # shown as numbers: nobody gave the user's columns a format for dates
SETTINGS: list[dict[str, Cell]] = [
    {"顺延到几点": 9.0},
    {"时限预设": "两者取严", "计时方式": "工作小时"},
    {"时限预设": "宽松", "计时方式": "自然小时"},
]

Columns = Mapping[str, Sequence[Cell]]  # by header


class Doors(NamedTuple):
    """What each door gives of the leads, and the refreshed file."""

    command: Columns
    button: Columns
    cells: Columns
    path: Path


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a new workbook with the cut of the sample, and the user's own columns."""
    rows = sample_rows("zh-CN", SAMPLE_DAY)
    times = Counter(lead.get("lead_id") for lead in rows[Lead])
    leads = [
        lead
        for n, lead in enumerate(rows[Lead], LATEST - len(rows[Lead]))
        if n >= 0 or lead.get("owner") == AWAY or times[lead.get("lead_id")] > 1
    ]
    for n, lead in enumerate(leads):
        lead |= {"need": None, "grade": None, "clarity": CLARITIES[n % len(CLARITIES)]}
        day = lead["registered_on"]
        if isinstance(day, datetime) and n % 4 < len(TYPED):
            lead["registered_on"] = TYPED[n % 4].format(day + timedelta(hours=9, minutes=30))
    ids = {lead.get("lead_id") for lead in leads}
    talks = [talk for talk in rows[FollowUp] if talk["lead_id"] in ids]
    cut: dict[type[Row], list[dict[str, Cell]]] = {Lead: leads, FollowUp: talks, Rep: rows[Rep]}
    path = tmp_path_factory.mktemp("doors") / "sample.xlsx"
    template.build(path, rows={**holidays_around(SAMPLE_DAY, "zh-CN"), **cut})
    for name, formula in FORMULAS.items():
        with_own_column(path, "Leads", name, formula)
    return path


@pytest.fixture(scope="module", params=SETTINGS, ids=lambda said: "-".join(map(str, said.values())))
def doors(
    request: pytest.FixtureRequest, sample: Path, tmp_path_factory: pytest.TempPathFactory
) -> Doors:
    path = copyfile(sample, tmp_path_factory.mktemp("refreshed") / "sample.xlsx")
    workbook = FileWorkbook.open(path)
    keys = workbook.read("Settings", ["键"]).columns["键"]
    said = {keys.index(key): value for key, value in request.param.items()}
    workbook.write("Settings", {"值": said})
    workbook.save(backup=False)

    book = open_file(path)
    assert not press("refresh", book, AS_OF).is_warning
    lines = grids_of(book)["Leads"].lines
    assert main(["refresh", str(path), "--as-of", f"{AS_OF:%Y-%m-%dT%H:%M}"]) == 0
    file = FileWorkbook.open(path)
    assert not file.calculate(FUNCTIONS).left
    columns = file.read("Leads", file.tables()["Leads"].headers).columns
    command = {header: cells for header, cells in columns.items() if header not in FORMULAS}
    button: Any = {header: [line.get(header) for line in lines] for header in command}
    cells = {name: list(columns[name]) for name in FORMULAS}
    for name in MOMENTS:
        cells[name] = [read_date(c).value if isinstance(c, float) else c for c in cells[name]]
    return Doors(command, button, cells, path)


def test_the_command_and_the_button_leave_the_same_leads(doors: Doors) -> None:
    assert doors.command == doors.button
    assert len(doors.command["线索编号"]) > 40


def test_grade_score_and_basis_are_those_of_the_cells(doors: Doors) -> None:
    for name, header in {"grade": "系统建议等级", "score": "评分", "basis": "评级依据"}.items():
        assert doors.cells[name] == doors.command[header] == doors.button[header]
    assert {*doors.cells["grade"]} >= {"高意向", "中意向", "低意向"}


def test_a_date_that_somebody_typed_is_the_one_that_the_program_counts_from(doors: Doors) -> None:
    records = Records(FileWorkbook.open(doors.path), AS_OF)
    read = records.columns(Lead, ["registered_on"]).values["registered_on"]
    typed = [isinstance(cell, str) for cell in doors.command["登记日期"]]
    found = [None if isinstance(day, str) else day for day in doors.cells["day"]]
    assert found == read
    assert sum(typed) > 30 and found.count(None) == 1  # 上周三 is no date


def test_leads_count_under_the_source_that_the_cell_names(doors: Doors) -> None:
    blank, unknown = "未填写", ("抖音直播", "官网表丹")
    raw = doors.command["线索来源"]
    names = [
        (blank if cell is None else str(cell)) if name is None or str(name)[0] == "#" else name
        for name, cell in zip(doors.cells["source"], raw, strict=True)
    ]
    counted = FileWorkbook.open(doors.path).read("Conversion", ["线索来源", "线索数量"]).columns
    shown = dict(zip(counted["线索来源"], counted["线索数量"], strict=True))
    assert Counter(names) == {name: count for name, count in shown.items() if count}
    assert {*unknown} & {*names}


class Other(NamedTuple):
    """What the test works out of a lead by itself, from the rules and the rows of the file."""

    is_open: bool
    is_away: bool
    is_to_come: bool  # registered after the as-of moment, of which FOLLOWUP_DUE is not told
    due: datetime | None  # the strictest of the clauses that no cell function names


def others(path: Path) -> list[Other]:
    records = Records(FileWorkbook.open(path), AS_OF)
    records.words = vocabulary(records)

    def values(table: type[Any], *fields: str) -> list[Sequence[Any]]:
        found = records.columns(table, fields).values
        return [found[field] for field in fields]

    ids = records.cells(Lead, "lead_id")
    first_of = rows_by_id(ids)
    grades, sources, came, owners = values(Lead, "grade", "source", "registered_on", "owner")
    moments, completions, channels, outcomes, steps_due = values(
        FollowUp, "followed_up_on", "completion", "channel", "outcome", "next_step_due_on"
    )
    is_written = [cell is not None for cell in records.cells(FollowUp, "content")]
    same, of = (leads_of(cells, first_of) for cells in (ids, records.cells(FollowUp, "lead_id")))
    rows = FollowUps(moments, is_written, completions, channels, of)
    is_touch = touches(rows, AS_OF, grades)
    log = Log(of, moments, is_touch, is_written, completions, channels, outcomes, steps_due)
    said = events(log, came, AS_OF, range(len(ids)))

    def times(row: int) -> LeadTimes:
        lead = same[row]  # rows of one id share what was talked about
        assert lead is not None
        step, plan, visit = (found.get(lead) for found in (said.step, said.plan, said.visit))
        return LeadTimes(
            grade=grades[row],
            source=sources[row],
            start=came[row] if came[row] and came[row] <= AS_OF else None,
            first_touch=said.first_touch.get(lead),
            last_touch=said.last_touch.get(lead),
            invited=said.invited.get(lead),
            proposed=said.proposed.get(lead),
            step_due=None if step is None else steps_due[step],
            planned=None if plan is None else moments[plan],
            visit=None if visit is None else moments[visit],
        )

    stated = read_settings(records.rows(Setting).rows).parameters
    mode = stated.clock_mode
    rules = [rule for rule in records.rows(ClockRule).rows if rule.clause not in NAMED]
    usual = Calendar(records.rows(WeekHours).rows, records.rows(CalendarDay).rows)
    leave = next(rep for rep in records.rows(Rep).rows if rep.name == AWAY)
    assert leave.leave_from and leave.leave_to

    def clocks(calendar: Calendar) -> Clocks:
        counting = Counting(calendar, mode, stated.postpone_hour)
        return Clocks(rules, stated.clock_preset, counting.due, AS_OF.date())

    here, away = clocks(usual), clocks(usual.without(leave.leave_from, leave.leave_to))
    open_ones = standing(records.columns(Lead, STANDING_FIELDS), len(ids)).is_open
    found = []
    for row, owner in enumerate(owners):
        is_away = owner == AWAY and mode != terms.LITERAL_HOURS  # those know of no leave
        deadlines = (away if is_away else here).deadlines(times(row))
        is_to_come = came[row] is not None and came[row] > AS_OF
        due = deadlines[0].due if deadlines else None
        found.append(Other(open_ones[row], is_away, is_to_come, due))
    return found


def named_due(doors: Doors, found: Sequence[Other]) -> list[datetime | None]:
    """Return FOLLOWUP_DUE of each lead; where its owner is away those days are days off, too."""
    workbook = FileWorkbook.open(doors.path)
    clocks, calendar, settings, hours = (
        all_of(workbook, table) for table in ("Clocks", "Calendar", "Settings", "WeekHours")
    )
    for day in range(10):
        calendar.append([datetime(2024, 3, 26) + timedelta(day), "休", None])
    leads = [
        doors.command[header] for header in ("意向等级", "线索来源", "登记日期", "最近跟进时间")
    ]
    due: list[datetime | None] = []
    for row, other in enumerate(found):
        mine: Argument = doors.cells["due"][row]
        if other.is_away:
            lead = [column[row] for column in leads]
            mine = FUNCTIONS["FOLLOWUP_DUE"](*lead, clocks, calendar, settings, hours)
        due.append(mine if isinstance(mine, datetime) and not other.is_to_come else None)
    return due


def test_where_a_clause_of_theirs_decides_due_lateness_and_reason_are_those_of_the_cells(
    doors: Doors,
) -> None:
    found = others(doors.path)
    named = named_due(doors, found)
    decided = [
        row
        for row, (mine, other) in enumerate(zip(named, found, strict=True))
        if mine and other.is_open and not other.is_away
        if other.due is None or end_of(mine) < end_of(other.due)
    ]
    for row in decided:
        for door in (doors.command, doors.button):
            assert doors.cells["due"][row] == door["最晚跟进时间"][row]
            # 逾期3天 is 3, 逾期12小时 half a day; 今天到期 and nothing are not late
            said = re.fullmatch(r"逾期(\d+)(天|小时)", str(door["逾期状态"][row]))
            days = int(said[1]) / (1 if said[2] == "天" else 24) if said else 0
            assert doors.cells["overdue"][row] == days
            # in the workbook follows in brackets who waited for whom
            assert doors.cells["reason"][row] == str(door["逾期原因"][row]).partition("（")[0]
    assert len(decided) >= 7


def test_a_row_is_due_at_the_strictest_of_all_its_clauses_not_before_and_not_later(
    doors: Doors,
) -> None:
    found = others(doors.path)
    named = named_due(doors, found)
    strictest = [
        min(filter(None, (mine, other.due)), key=end_of, default=None) if other.is_open else None
        for mine, other in zip(named, found, strict=True)
    ]
    assert doors.command["最晚跟进时间"] == strictest
    assert doors.button["最晚跟进时间"] == strictest
    by_theirs = {due == mine for due, mine in zip(strictest, named, strict=True) if due}
    assert by_theirs == {True, False}  # of both kinds of clauses some decide
