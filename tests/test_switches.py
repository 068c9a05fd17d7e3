"""Issue 4, module switches: what is off on 首页 is left as it is, and never passes for new."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.files import write_grids
from tests.memory import Content, Formula, MemoryWorkbook
from tests.support import column, lead_row, workbook_with
from xlfunnel.actions import ACTIONS, Outcome, Run, perform
from xlfunnel.actions.switching import STEPS
from xlfunnel.cli import main
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.schema import terms
from xlfunnel.schema.defaults import shipped_rows
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reading import read_rows
from xlfunnel.schema.switches import EXPLANATIONS, WHILE_OFF, Switch
from xlfunnel.values.cell import Cell
from xlfunnel.workbook import Workbook
from xlfunnel.xlsx.file import FileWorkbook

AS_OF = datetime(2024, 5, 31, 18, 30)
LATER = AS_OF + timedelta(days=3)
LATER_STILL = AS_OF + timedelta(days=7)

# What each part fills, and nothing else does.
FILLS: dict[str, tuple[str, ...]] = {
    terms.REMINDERS: ("Worklist",),
    terms.ANALYSIS: ("Conversion", "ConversionBy", "ChartData"),
    terms.VIEWS: ("LeadTracking", "ContactLog"),
}

Lines = dict[str, list[dict[str, Content]]]


def touch(**overrides: Content) -> dict[str, Content]:
    row: dict[str, Content] = {
        "线索编号": "L1",
        "跟进人": "李销售",
        "跟进日期": datetime(2024, 5, 12),
        "跟进方式": "电话",
        "沟通内容": "介绍产品功能",
        "完成状态": "已完成",
        "跟进编号": "F1",
    }
    return {**row, **overrides}


def team() -> MemoryWorkbook:
    """Return a workbook with two leads, L1 with a touch, after its first refresh."""
    workbook = workbook_with(
        lead_row(线索编号="L1", 客户名称="A制造公司"),
        lead_row(线索编号="L2", 客户名称="B贸易公司", 线索来源="官网表单"),
        tables={FollowUp: [touch()]},
    )
    refresh(workbook, AS_OF)
    return workbook


def refresh(workbook: Workbook, as_of: datetime = LATER) -> Outcome:
    return perform("refresh", workbook, Run(as_of))


def turn(workbook: MemoryWorkbook, part: str, state: Content) -> None:
    """Do what a person does on 首页."""
    row_of(workbook, part)["开关"] = state


def row_of(workbook: MemoryWorkbook, part: str) -> dict[str, Content]:
    return next(line for line in workbook.grids["Switches"].lines if line["功能"] == part)


def said_of(workbook: MemoryWorkbook, part: str) -> Content:
    return row_of(workbook, part)["说明"]


def lines(workbook: MemoryWorkbook) -> Lines:
    return {name: [dict(line) for line in grid.lines] for name, grid in workbook.grids.items()}


def change_everything(workbook: MemoryWorkbook) -> None:
    """Close one lead, add a new one and another touch: every part has something to do."""
    grid = workbook.grids["Leads"]
    grid.lines[1] |= {"状态": "已转化", "成交日期": datetime(2024, 6, 1), "成交金额": 5e4}
    new = lead_row(线索编号="L3", 客户名称="C物流公司", 线索来源="渠道")
    grid.lines.append({**dict.fromkeys(grid.headers), **new})
    log = workbook.grids["FollowUps"]
    second = touch(跟进编号="F2", 沟通内容="已发送方案", 跟进日期=datetime(2024, 6, 2))
    log.lines.append({**dict.fromkeys(log.headers), **second})


def rules_of(outcome: Outcome) -> list[tuple[str, str, str]]:
    """Return what the list of issues says of the switches: severity, rule, cell."""
    found = [f for f in outcome.findings if f.sheet == "首页"]
    return [(f.severity, f.rule, f.place) for f in found]


class TestANewWorkbook:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_has_everything_on_and_says_what_each_part_does(self, language: Language) -> None:
        shipped = shipped_rows(Switch, language)
        fields = [c.field for c in Switch.columns()]
        read = read_rows(Switch, {name: [row[name] for row in shipped] for name in fields})
        assert not any(read.doubts.values())
        assert [(row.feature, row.state) for row in read.rows] == [
            (part, terms.ON) for part in terms.FEATURES.names
        ]
        assert all(row.explanation for row in read.rows)

    def test_says_nothing_of_switches_when_it_is_refreshed(self) -> None:
        workbook = team()
        before = [dict(line) for line in workbook.grids["Switches"].lines]
        outcome = refresh(workbook)
        assert workbook.grids["Switches"].lines == before
        assert not any("关闭" in sentence for sentence in outcome.summary)
        assert rules_of(outcome) == []


@pytest.mark.parametrize("part", terms.FEATURES.names)
def test_every_part_has_steps_of_the_refresh_to_leave_out(part: str) -> None:
    assert STEPS[part]
    assert set(STEPS[part]) <= set(ACTIONS["refresh"].steps)


def test_checking_the_data_cannot_be_switched_off() -> None:
    workbook = team()
    for part in terms.FEATURES.names:
        turn(workbook, part, "关")
    workbook.grids["Leads"].lines[0]["联系方式"] = None
    assert [f.rule for f in refresh(workbook).findings if f.column == "联系方式"] == ["required"]
    assert "联系方式" in str(column(workbook, "Leads", "数据问题")[0])


class TestAPartThatIsOff:
    @pytest.mark.parametrize("part", FILLS)
    def test_leaves_its_sheets_as_they_are_and_the_others_are_filled(self, part: str) -> None:
        workbook = team()
        turn(workbook, part, "关")
        change_everything(workbook)
        before = lines(workbook)
        refresh(workbook)
        after = lines(workbook)
        changed = {
            name for names in FILLS.values() for name in names if after[name] != before[name]
        }
        assert changed == {name for p, names in FILLS.items() if p != part for name in names}

    def test_grading_leaves_grades_and_gives_new_leads_none(self) -> None:
        workbook = team()
        grade = column(workbook, "Leads", "意向等级")[0]
        turn(workbook, terms.GRADING, "关")
        change_everything(workbook)
        # nobody decided on a need like this: on, the lead would be 低意向 or 待评级
        workbook.grids["Leads"].lines[0] |= {
            "需求描述": "了解",
            "决策周期": "一年",
            "预算范围": None,
        }
        refresh(workbook)
        assert column(workbook, "Leads", "意向等级") == [grade, grade, None]
        assert column(workbook, "Leads", "系统建议等级")[2] is None

        turn(workbook, terms.GRADING, "开")
        refresh(workbook)
        assert column(workbook, "Leads", "意向等级")[0] != grade
        assert column(workbook, "Leads", "意向等级")[2] == grade

    def test_a_grade_typed_while_grading_is_off_is_a_persons_once_it_is_on(self) -> None:
        workbook = team()
        turn(workbook, terms.GRADING, "关")
        refresh(workbook)
        workbook.grids["Leads"].lines[0]["意向等级"] = "低意向"
        refresh(workbook, LATER)
        turn(workbook, terms.GRADING, "开")
        refresh(workbook, LATER_STILL)
        assert column(workbook, "Leads", "意向等级")[0] == "低意向"
        assert column(workbook, "Leads", "评级方式")[0] == "人工"

    @pytest.mark.parametrize("part", terms.FEATURES.names)
    def test_on_again_the_workbook_is_as_if_it_had_never_been_off(self, part: str) -> None:
        workbook, twin = team(), team()
        turn(workbook, part, "关")
        for one in (workbook, twin):
            change_everything(one)
            refresh(one, LATER)
        turn(workbook, part, "开")
        for one in (workbook, twin):
            refresh(one, LATER_STILL)
        books = {"ChangeLog", "Runs", "Memory"}  # they tell of the runs themselves
        assert {n: rows for n, rows in lines(workbook).items() if n not in books} == {
            n: rows for n, rows in lines(twin).items() if n not in books
        }

    def test_is_told_once_by_name_with_where_to_switch_it_on(self) -> None:
        workbook = team()
        turn(workbook, terms.ANALYSIS, "关")
        turn(workbook, terms.VIEWS, "关")
        told = [sentence for sentence in refresh(workbook).summary if "关闭" in sentence]
        assert told == [
            "已关闭，这次没做：转化分析、跟踪表和记录表。"
            "相关的表还是以前的结果；要做，请到“首页”打开。"
        ]

    def test_writes_nothing_in_a_second_refresh_nor_an_hour_later(self) -> None:
        workbook = team()
        for part in terms.FEATURES.names:
            turn(workbook, part, "关")
        change_everything(workbook)
        assert refresh(workbook).changes > 0
        assert refresh(workbook).changes == 0
        assert refresh(workbook, LATER + timedelta(hours=1)).changes == 0

    def test_is_not_checked_for_either(self) -> None:
        workbook = team()
        workbook.grids["LeadTracking"].lines[0]["客户名称"] = "D公司"  # only the lead may change it
        assert "view_edit" in [f.rule for f in perform("check", workbook, Run(LATER)).findings]
        turn(workbook, terms.VIEWS, "关")
        outcome = perform("check", workbook, Run(LATER, writes=False))
        assert "view_edit" not in [f.rule for f in outcome.findings]
        assert "跟踪表和记录表" in outcome.summary[-1]


class TestOfWhenItIs:
    """The stamp is of the last refresh; 说明 says it where the results are older."""

    NOTE = "已关闭，停在 2024-05-31 18:30："

    def test_a_part_that_was_left_out_is_of_the_refresh_before(self) -> None:
        workbook = team()
        plain = EXPLANATIONS[terms.ANALYSIS].zh_cn
        turn(workbook, terms.ANALYSIS, "关")
        change_everything(workbook)
        refresh(workbook, LATER)
        assert said_of(workbook, terms.ANALYSIS) == self.NOTE + "数字和图表不再变。"
        assert said_of(workbook, terms.VIEWS) == EXPLANATIONS[terms.VIEWS].zh_cn

        workbook.grids["Leads"].lines[0]["跟进人"] = "王销售"
        refresh(workbook, LATER_STILL)  # the stamp is of another refresh without it by now
        assert said_of(workbook, terms.ANALYSIS) == self.NOTE + "数字和图表不再变。"

        turn(workbook, terms.ANALYSIS, "开")
        refresh(workbook, LATER_STILL)
        assert said_of(workbook, terms.ANALYSIS) == plain

    def test_of_one_that_was_asked_for_it_is_the_moment_it_was_done(self) -> None:
        workbook = team()
        turn(workbook, terms.ANALYSIS, "关")
        refresh(workbook, LATER)
        change_everything(workbook)
        perform("analyse", workbook, Run(LATER_STILL))
        assert str(said_of(workbook, terms.ANALYSIS)).startswith("已关闭，停在 2024-06-07 18:30：")

    def test_switched_on_it_is_of_the_stamp_only_when_it_has_run(self) -> None:
        workbook = team()
        turn(workbook, terms.ANALYSIS, "关")
        refresh(workbook, LATER)
        turn(workbook, terms.ANALYSIS, "开")
        perform("grade", workbook, Run(LATER_STILL))
        assert str(said_of(workbook, terms.ANALYSIS)).startswith(self.NOTE)

    def test_one_that_has_never_run_is_only_not_up_to_date(self) -> None:
        workbook = workbook_with(lead_row())
        turn(workbook, terms.VIEWS, "关")
        for as_of in (AS_OF, LATER):
            refresh(workbook, as_of)
            assert str(said_of(workbook, terms.VIEWS)).startswith("已关闭，不是最新结果：")

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_it_is_said_in_the_language_of_the_workbook(self, language: Language) -> None:
        label = terms.ON_OFF.label(terms.OFF, language)
        feature, state, text = (c.header(language) for c in Switch.columns())
        colon = ": " if language == "en" else "："
        workbook = workbook_with(language=language)
        for as_of in (AS_OF, LATER):
            perform("refresh", workbook, Run(as_of, language=language))
            for line in workbook.grids["Switches"].lines:
                line[state] = label
        for line in workbook.grids["Switches"].lines:
            part = terms.FEATURES.read(str(line[feature])).value
            assert part
            assert str(line[text]).endswith(
                f"2024-05-31 18:30{colon}{WHILE_OFF[part].to(language)}"
            )


class TestUndo:
    def test_takes_back_what_a_refresh_said_of_a_switch(self) -> None:
        workbook = team()
        turn(workbook, terms.ANALYSIS, "关")
        change_everything(workbook)
        before = lines(workbook)
        refresh(workbook)
        perform("undo", workbook, Run(LATER))
        books = {"ChangeLog", "Runs", "Memory"}
        after = lines(workbook)
        assert {n for n in after if after[n] != before[n]} <= books

    def test_leaves_views_that_are_off_as_they_are_and_their_edits_are_not_lost(self) -> None:
        workbook = team()
        turn(workbook, terms.VIEWS, "关")
        change_everything(workbook)
        workbook.grids["LeadTracking"].lines[0]["转化预测"] = "高"
        refresh(workbook)
        perform("undo", workbook, Run(LATER))
        assert column(workbook, "LeadTracking", "转化预测")[0] == "高"
        turn(workbook, terms.VIEWS, "开")
        refresh(workbook, LATER_STILL)
        assert column(workbook, "Leads", "转化预测")[0] == "高"


class TestViewsThatWereOff:
    def test_an_edit_made_meanwhile_is_taken_back_by_the_first_run_after(self) -> None:
        workbook = team()
        turn(workbook, terms.VIEWS, "关")
        workbook.grids["LeadTracking"].lines[0]["转化预测"] = "高"
        change_everything(workbook)  # other cells of the row would be different by now
        refresh(workbook, LATER)
        assert column(workbook, "Leads", "转化预测")[0] is None
        assert column(workbook, "LeadTracking", "转化预测") == ["高", None]

        turn(workbook, terms.VIEWS, "开")
        refresh(workbook, LATER_STILL)
        assert column(workbook, "Leads", "转化预测")[0] == "高"
        assert column(workbook, "LeadTracking", "转化预测") == ["高", None, None]

    def test_a_row_typed_meanwhile_becomes_a_follow_up(self) -> None:
        workbook = team()
        turn(workbook, terms.VIEWS, "关")
        log = workbook.grids["ContactLog"]
        said: dict[str, Content] = {
            "客户名称": "B贸易公司",
            "跟进日期": datetime(2024, 6, 1),
            "跟进内容摘要": "约演示",
        }
        log.lines.append({**dict.fromkeys(log.headers), **said})
        refresh(workbook, LATER)
        assert column(workbook, "FollowUps", "沟通内容") == ["介绍产品功能"]
        turn(workbook, terms.VIEWS, "开")
        refresh(workbook, LATER_STILL)
        assert column(workbook, "FollowUps", "沟通内容") == ["介绍产品功能", "约演示"]
        assert column(workbook, "FollowUps", "线索编号") == ["L1", "L2"]

    def test_of_two_edits_of_one_cell_neither_is_lost(self) -> None:
        workbook = team()
        turn(workbook, terms.VIEWS, "关")
        workbook.grids["LeadTracking"].lines[0]["转化预测"] = "高"
        workbook.grids["Leads"].lines[0]["转化预测"] = "低"
        refresh(workbook, LATER)
        turn(workbook, terms.VIEWS, "开")
        outcome = refresh(workbook, LATER_STILL)
        assert "view_conflict" in [f.rule for f in outcome.findings]
        assert column(workbook, "LeadTracking", "转化预测")[0] == "高"
        assert column(workbook, "Leads", "转化预测")[0] == "低"


class TestAskedForByName:
    @pytest.mark.parametrize(
        ("action", "part"), [("grade", terms.GRADING), ("analyse", terms.ANALYSIS)]
    )
    def test_an_action_does_its_own_part_even_when_it_is_off(self, action: str, part: str) -> None:
        workbook = team()
        turn(workbook, part, "关")
        change_everything(workbook)
        outcome = perform(action, workbook, Run(LATER))
        assert not any("关闭" in sentence for sentence in outcome.summary)
        if part == terms.GRADING:
            assert column(workbook, "Leads", "意向等级")[2] is not None
        else:
            assert sum(map(float, map(str, column(workbook, "Conversion", "线索数量")))) == 3

    def test_but_no_part_that_it_only_builds_on(self) -> None:
        workbook = team()
        turn(workbook, terms.GRADING, "关")
        change_everything(workbook)
        outcome = perform("analyse", workbook, Run(LATER))
        assert column(workbook, "Leads", "意向等级")[2] is None
        assert "自动评级" in outcome.summary[-1]


# What a cell holds, and whether the part runs.
READ: Mapping[Content, bool] = {
    "关": False,
    "關": False,
    "关闭": False,
    "否": False,
    "Off": False,
    " no ": False,
    "ＯＦＦ": False,
    0.0: False,
    Formula("=1=2", False): False,
    "开": True,
    "開": True,
    "是": True,
    "on": True,
    True: True,
    None: True,
    "以后再说": True,
}


class TestWhatCountsAsOff:
    @pytest.mark.parametrize(("cell", "is_on"), READ.items())
    def test_a_word_for_no_in_any_language(self, cell: Content, is_on: bool) -> None:
        workbook = team()
        turn(workbook, terms.ANALYSIS, cell)
        change_everything(workbook)
        refresh(workbook)
        leads = [float(str(count)) for count in column(workbook, "Conversion", "线索数量")]
        assert (sum(leads) == 3) is is_on

    @pytest.mark.parametrize("cell", [None, "以后再说", 7.0])
    def test_a_switch_that_says_neither_is_told_with_its_cell(self, cell: Cell) -> None:
        workbook = team()
        turn(workbook, terms.ANALYSIS, cell)
        # 转化分析 is the third of four rows below the header
        assert rules_of(refresh(workbook)) == [("警告", "switch_unset", "首页!B4")]

    def test_a_part_that_nobody_knows_is_told_and_switches_nothing(self) -> None:
        workbook = team()
        workbook.grids["Switches"].lines[0] |= {"功能": "自动派单", "开关": "关"}
        workbook.grids["Switches"].lines[1] |= {"功能": None, "开关": None}
        outcome = refresh(workbook)
        unknown = [("提示", "switch_unknown", cell) for cell in ("首页!A2", "首页!A3")]
        assert rules_of(outcome) == unknown
        assert not any("关闭" in sentence for sentence in outcome.summary)

    def test_of_two_rows_about_one_part_the_first_counts(self) -> None:
        workbook = team()
        again: dict[str, Content] = {"功能": "分析", "开关": "关", "说明": None}
        workbook.grids["Switches"].lines.append(again)
        outcome = refresh(workbook)
        assert rules_of(outcome) == [("警告", "row_twice", "首页!A6")]
        assert not any("关闭" in sentence for sentence in outcome.summary)

    def test_a_part_without_a_row_is_on(self) -> None:
        workbook = team()
        del workbook.grids["Switches"].lines[2]
        outcome = refresh(workbook)
        assert rules_of(outcome) == []
        assert not any("关闭" in sentence for sentence in outcome.summary)

    def test_an_older_workbook_without_the_table_has_everything_on(self) -> None:
        workbook, twin = team(), team()
        del workbook.grids["Switches"]
        for one in (workbook, twin):
            change_everything(one)
        assert rules_of(refresh(workbook)) == []
        refresh(twin)
        assert lines(workbook) == {n: rows for n, rows in lines(twin).items() if n != "Switches"}

    def test_a_column_of_switches_that_is_gone_is_told(self) -> None:
        workbook = team()
        grid = workbook.grids["Switches"]
        for line in grid.lines:
            del line["开关"]
        grid.headers = ["功能", "说明"]
        assert rules_of(refresh(workbook)) == [("警告", "column_missing", "首页")]


class TestTheClosedFile:
    @staticmethod
    def file(tmp_path: Path, *off: str) -> Path:
        workbook = team()
        for part in off:
            turn(workbook, part, "关")
        change_everything(workbook)
        return write_grids(tmp_path / "a.xlsx", workbook.grids)

    @staticmethod
    def sheets(path: Path) -> dict[str, bytes]:
        """Return the parts of the sheets of `FILLS` by table."""
        tables = [name for names in FILLS.values() for name in names]
        order = list(team().grids)
        with ZipFile(path) as archive:
            parts = {n: f"xl/worksheets/sheet{order.index(n) + 1}.xml" for n in tables}
            return {name: archive.read(part) for name, part in parts.items()}

    def test_sheets_of_a_part_that_is_off_stay_byte_for_byte(self, tmp_path: Path) -> None:
        path = self.file(tmp_path, terms.ANALYSIS)
        before = self.sheets(path)
        workbook = FileWorkbook.open(path)
        refresh(workbook)
        workbook.save(backup=False)
        after = self.sheets(path)
        left = {n for n in after if after[n] == before[n]}
        assert left == set(FILLS[terms.ANALYSIS])
        said = column(FileWorkbook.open(path), "Switches", "说明")[2]
        assert str(said).startswith("已关闭，停在 2024-05-31 18:30：")

    def test_only_does_what_it_names(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = self.file(tmp_path, *FILLS)
        before = self.sheets(path)
        call = ["refresh", str(path), "--as-of", "2024-06-07", "--lang", "zh-CN"]
        assert main(call) == 0
        assert self.sheets(path) == before
        assert "没做：待办提醒、转化分析、跟踪表和记录表。" in capsys.readouterr().out
        assert main([*call, "--only", "analyse"]) == 0
        after = self.sheets(path)
        assert {n for n in after if after[n] != before[n]} == set(FILLS[terms.ANALYSIS])
        assert "没做" not in capsys.readouterr().out

    def test_leads_are_untouched_by_a_switch(self, tmp_path: Path) -> None:
        path = self.file(tmp_path, *terms.FEATURES.names)
        workbook = FileWorkbook.open(path)
        names = [c.header("zh-CN") for c in Lead.columns() if c.field.startswith("grade")]
        before = workbook.read("Leads", names).columns
        refresh(workbook)
        assert workbook.read("Leads", names).columns == before


@pytest.mark.parametrize("cleared", [None, "自己写的话"])
def test_a_part_that_is_off_says_of_when_it_is_whatever_stood_there(cleared: Content) -> None:
    workbook = team()
    turn(workbook, terms.ANALYSIS, "关")
    row_of(workbook, terms.ANALYSIS)["说明"] = cleared
    refresh(workbook)
    assert str(said_of(workbook, terms.ANALYSIS)).startswith(f"已关闭，停在 {AS_OF:%Y-%m-%d %H:%M}")
