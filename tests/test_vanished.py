"""A lead that was there and is gone counts until a person says why (SPEC §3)."""

from collections.abc import Callable
from datetime import datetime

import pytest

from tests.memory import Content, MemoryWorkbook
from tests.support import column, lead_row, table, workbook_with
from xlfunnel.actions import Action, Outcome, Run, perform_steps
from xlfunnel.actions.checking import check_leads
from xlfunnel.actions.checking_memory import check_memory
from xlfunnel.actions.filling import fill
from xlfunnel.actions.listing import list_problems
from xlfunnel.actions.recording import record
from xlfunnel.actions.remembering import remember
from xlfunnel.actions.run import Job
from xlfunnel.language import LANGUAGES, Language, Text
from xlfunnel.memory import Memory
from xlfunnel.records import Records
from xlfunnel.schema.issues import Issue
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.parameters import parameters
from xlfunnel.schema.settings import Setting
from xlfunnel.schema.terms import REMOVALS
from xlfunnel.values.cell import Cell

AS_OF = datetime(2024, 3, 31, 18, 30)
T = Text("检查", "檢查", "Check")
STEPS = (fill, check_leads, check_memory, list_problems, record, remember)


def check(workbook: MemoryWorkbook, language: Language = "zh-CN") -> Outcome:
    return perform_steps(Action("check", T, T, STEPS), workbook, Run(AS_OF, language=language))


def delete(workbook: MemoryWorkbook, *ids: str) -> None:
    grid = workbook.grids["Leads"]
    grid.lines = [line for line in grid.lines if line["线索编号"] not in ids]


def decide(workbook: MemoryWorkbook, lead_id: str, word: Cell) -> None:
    lines = workbook.grids["Issues"].lines
    next(line for line in lines if line["当前值"] == lead_id)["处理"] = word


def listed(workbook: MemoryWorkbook) -> list[tuple[Cell, ...]]:
    return table(workbook, "Issues", "规则", "当前值", "处理")


def two_gone() -> MemoryWorkbook:
    """Return a workbook whose leads a and b were seen and then deleted; c is left."""
    workbook = workbook_with(*(lead_row(线索编号=name) for name in "abc"))
    check(workbook)
    delete(workbook, "a", "b")
    return workbook


def test_each_is_told_in_its_own_row_and_goes_on_being_told() -> None:
    workbook = two_gone()
    for _ in range(2):
        outcome = check(workbook)
        assert [(f.rule, f.severity, f.sheet, f.value) for f in outcome.findings] == [
            ("lead_vanished", "警告", "线索登记表", "a"),
            ("lead_vanished", "警告", "线索登记表", "b"),
        ]
        assert outcome.counts["vanished"] == 2
    assert outcome.changes == 0
    assert outcome.summary[0].startswith("有 2 条线索不见了")


@pytest.mark.parametrize("word", ["误录", "重复", "重複", "Duplicate", " 误录 "])
def test_a_decision_takes_the_lead_out_of_the_list_for_good(word: str) -> None:
    workbook = two_gone()
    check(workbook)
    decide(workbook, "a", word)
    check(workbook)
    assert listed(workbook) == [("lead_vanished", "b", None)]
    assert check(workbook).changes == 0


def test_a_word_nobody_understands_is_told_and_stays() -> None:
    workbook = two_gone()
    check(workbook)
    decide(workbook, "a", "不要了")
    check(workbook)
    assert listed(workbook) == [
        ("lead_vanished", "a", "不要了"),
        ("lead_vanished", "b", None),
        ("term.unlike_any", "不要了", None),
    ]
    assert check(workbook).changes == 0


def test_a_decision_written_once_can_be_filled_down() -> None:
    workbook = two_gone()
    check(workbook)
    for line in workbook.grids["Issues"].lines:
        line["处理"] = "误录"
    check(workbook)
    assert listed(workbook) == []


def test_a_restored_row_is_simply_there_again() -> None:
    workbook = two_gone()
    check(workbook)
    decide(workbook, "a", "误录")
    check(workbook)
    workbook.grids["Leads"].lines.append(dict(workbook.grids["Leads"].lines[0], 线索编号="a"))
    check(workbook)
    delete(workbook, "a")
    check(workbook)
    assert ("lead_vanished", "a", None) in listed(workbook)


def test_a_decision_is_logged_as_a_persons() -> None:
    workbook = two_gone()
    check(workbook)
    decide(workbook, "a", "重复")
    check(workbook)
    logged = table(workbook, "ChangeLog", "修改者", "表名", "行标识", "列名", "新值", "依据规则")
    assert logged[-1] == ("人工", "问题清单", "a", "处理", "重复", "lead_vanished")


def test_what_stands_in_decision_stays_with_other_rows_too_while_they_are_there() -> None:
    workbook = workbook_with(lead_row(联系方式="什么"))
    check(workbook)
    workbook.grids["Issues"].lines[0]["处理"] = "已问"
    assert check(workbook).changes == 0
    assert column(workbook, "Issues", "处理") == ["已问"]
    workbook.grids["Leads"].lines[0]["联系方式"] = "13800138000"
    check(workbook)
    assert listed(workbook) == []


def test_notes_beside_the_list_stay_with_their_lead() -> None:
    workbook = two_gone()
    workbook.grids["Issues"].headers = [*workbook.grids["Issues"].headers, "备注"]
    for line in workbook.grids["Issues"].lines:
        line["备注"] = None
    check(workbook)
    lines = workbook.grids["Issues"].lines
    lines[0]["备注"], lines[1]["备注"] = "问过甲", "问过乙"
    delete(workbook, "c")
    check(workbook)
    assert table(workbook, "Issues", "当前值", "备注") == [
        ("a", "问过甲"), ("b", "问过乙"), ("c", None),
    ]  # fmt: skip


def test_a_mass_deletion_leaves_half_of_the_list_to_the_other_problems() -> None:
    declared = {p.field: p for p in parameters()}
    rows: list[dict[str, Content]] = [{"键": declared["issue_rows"].names.zh_cn, "值": 6.0}]
    names = [f"a{n}" for n in range(10)]
    workbook = workbook_with(
        *(lead_row(线索编号=name) for name in names),
        lead_row(线索编号="z", 联系方式="什么"),
        tables={Setting: rows},
    )
    check(workbook)
    delete(workbook, *names)
    check(workbook)
    # three of ten are listed, and that there are seven more; the contact is still told
    assert [row[:2] for row in listed(workbook)] == [
        *(("lead_vanished", name) for name in names[:3]),
        ("more_vanished", "7"),
        ("contact.none", "什么"),
    ]


def test_without_a_column_for_the_decision_the_leads_are_told_all_the_same() -> None:
    workbook = two_gone()
    grid = workbook.grids["Issues"]
    grid.headers = [header for header in grid.headers if header != "处理"]
    assert [f.rule for f in check(workbook).findings] == ["lead_vanished"] * 2


def damage(workbook: MemoryWorkbook, name: str) -> None:
    lines = [line for line in workbook.grids["Memory"].lines if line["名称"] == name]
    assert lines
    for line in lines:
        line["内容"] = "坏了"


def lose(workbook: MemoryWorkbook, name: str) -> None:
    lines = workbook.grids["Memory"].lines
    lines[:] = [line for line in lines if line["名称"] != name]


@pytest.mark.parametrize("happens", [damage, lose])
def test_that_the_remembered_leads_are_lost_is_a_warning_of_one_run(
    happens: Callable[[MemoryWorkbook, str], None],
) -> None:
    workbook = workbook_with(*(lead_row(线索编号=name) for name in ("a", "b", "c", None)))
    check(workbook)
    delete(workbook, "a", "b")
    happens(workbook, "leads")
    outcome = check(workbook)
    told = [said for said in outcome.summary if "损坏" in said]
    assert [said[:12] for said in told] == ["注意：系统记的线索丢失或"]
    assert check(workbook).changes == 0  # no row of the list that this run would take out again
    assert Memory(Records(workbook)).recall_columns("leads")["lead_id"][0] == "c"


def test_that_another_memory_is_damaged_is_said_without_a_warning() -> None:
    workbook = two_gone()
    lines = workbook.grids["Memory"].lines
    lines.append({**lines[0], "名称": "undo"})
    damage(workbook, "undo")

    def looks_at_it(job: Job) -> None:
        job.memory.recall("undo")

    looks_at_it.__name__ = "remember"  # a step of that name has something to say of its progress
    action = Action("check", T, T, (looks_at_it, check_memory))
    said = perform_steps(action, workbook, Run(AS_OF)).summary
    assert [text[:7] for text in said if "损坏" in text] == ["系统记的内容有"]


def test_a_workbook_without_memory_is_told_what_it_lacks() -> None:
    workbook = two_gone()
    del workbook.grids["Memory"]
    found = check(workbook).findings
    assert [(f.rule, f.severity, f.place) for f in found] == [("no_memory", "提示", "线索登记表")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_every_language(language: Language) -> None:
    ids = {Lead.column("lead_id").header(language): "a"}
    workbook = workbook_with(ids, language=language)
    check(workbook, language)
    workbook.grids["Leads"].lines.clear()
    check(workbook, language)
    decision, word = Issue.column("decision").header(language), REMOVALS.labels(language)[1]
    lines = workbook.grids["Issues"].lines
    assert lines[0][Issue.column("value").header(language)] == "a"
    lines[0][decision] = word
    check(workbook, language)
    assert workbook.grids["Issues"].lines == []
    assert Memory(Records(workbook)).recall_columns("leads")["removal"] == ["重复"]
