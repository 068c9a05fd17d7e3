"""What is remembered of each lead: enough for the figures, nothing of the person."""

import json
from datetime import datetime

from tests.memory import MemoryWorkbook
from tests.support import lead_row, workbook_with
from xlfunnel.actions import Action, Run, configuration
from xlfunnel.actions.run import Job
from xlfunnel.actions.states import (
    NAME,
    confirm_removals,
    lead_states,
    owners_at_win,
    states_now,
    vanished,
)
from xlfunnel.actions.vocabulary import vocabulary
from xlfunnel.language import Text
from xlfunnel.memory import Memory
from xlfunnel.records import Records
from xlfunnel.values.cell import Cell

AS_OF = datetime(2024, 3, 31, 18, 30)
T = Text("试", "試", "Try")


def asked(workbook: MemoryWorkbook) -> Job:
    """Return a run under way, as its steps are given it."""
    records, run = Records(workbook, AS_OF), Run(AS_OF)
    records.words = vocabulary(records)
    return Job(Action("t", T, T, ()), run, records, configuration(workbook), Memory(records))


def seen(workbook: MemoryWorkbook) -> int:
    """Remember the leads as they stand; return how much there was to write."""
    job = asked(workbook)
    job.memory.keep_columns(NAME, states_now(job))
    changes = job.records.size()
    job.records.write()
    return changes


def delete(workbook: MemoryWorkbook, lead_id: Cell) -> None:
    grid = workbook.grids["Leads"]
    grid.lines = [line for line in grid.lines if line["线索编号"] != lead_id]


def test_before_the_first_run_no_lead_has_been_seen() -> None:
    job = asked(workbook_with(lead_row()))
    assert lead_states(job)["lead_id"] == vanished(job)["removal"] == []
    assert owners_at_win(job) == {}


def test_a_deleted_lead_is_remembered_as_it_last_was() -> None:
    workbook = workbook_with(lead_row(线索编号="a", 成交金额=5.0), lead_row(线索编号="b"))
    seen(workbook)
    delete(workbook, "a")
    gone = vanished(asked(workbook))
    assert (gone["lead_id"], gone["source"], gone["won_amount"]) == (["a"], ["展会"], [5.0])
    seen(workbook)  # and is still remembered after a run that did not find it
    assert vanished(asked(workbook))["lead_id"] == ["a"]


def test_nothing_of_the_person_is_remembered() -> None:
    workbook = workbook_with(lead_row(客户名称="华东科技", 联系人="张经理", 联系方式="13800138000"))
    seen(workbook)
    said = json.dumps(Memory(Records(workbook)).recall(NAME), ensure_ascii=False)
    assert not [word for word in ("华东", "张经理", "13800138000") if word in said]


def test_ids_are_compared_folded_and_numbers_as_text() -> None:
    workbook = workbook_with(lead_row(线索编号="Lx-1"), lead_row(线索编号=7.0))
    seen(workbook)
    lines = workbook.grids["Leads"].lines
    lines[0]["线索编号"], lines[1]["线索编号"] = " lX-1 ", "7"
    assert vanished(asked(workbook))["lead_id"] == []


def test_of_two_rows_with_one_id_the_first_counts() -> None:
    workbook = workbook_with(
        lead_row(线索编号="a", 跟进人="甲"), lead_row(线索编号="A", 跟进人="乙")
    )
    seen(workbook)
    states = lead_states(asked(workbook))
    assert (states["lead_id"], states["owner"]) == (["a"], ["甲"])


def test_a_confirmed_lead_is_no_longer_vanished_until_it_is_back_and_gone_again() -> None:
    workbook = workbook_with(lead_row(线索编号="a"), lead_row(线索编号="b"))
    seen(workbook)
    line = dict(workbook.grids["Leads"].lines[0])
    delete(workbook, "a")
    job = asked(workbook)
    confirm_removals(job, {"a": "误录"})
    assert vanished(job)["lead_id"] == []  # in the same run already
    job.records.write()
    seen(workbook)
    assert lead_states(asked(workbook))["removal"] == ["误录", None]
    assert vanished(asked(workbook))["lead_id"] == []
    workbook.grids["Leads"].lines.append(line)
    seen(workbook)
    delete(workbook, "a")
    assert vanished(asked(workbook))["lead_id"] == ["a"]


def test_the_owner_at_the_win_stays_when_the_lead_is_handed_on() -> None:
    workbook = workbook_with(
        lead_row(线索编号="A", 跟进人="甲", 成交日期="2024-03-20"),
        lead_row(线索编号="b", 跟进人="乙", 状态="已转化"),
        lead_row(线索编号="c", 跟进人="丙"),
    )
    seen(workbook)
    lines = workbook.grids["Leads"].lines
    for line in lines:
        line["跟进人"] = "丁"
    seen(workbook)
    assert owners_at_win(asked(workbook)) == {"a": "甲", "b": "乙"}
    lines[0]["成交日期"] = None  # no longer won: forgotten, and a new win is its own
    seen(workbook)
    lines[0]["成交日期"] = "2024-03-25"
    seen(workbook)
    assert owners_at_win(asked(workbook)) == {"a": "丁", "b": "乙"}


def test_sorting_the_leads_is_no_news() -> None:
    workbook = workbook_with(*(lead_row(线索编号=name) for name in "abc"))
    seen(workbook)
    workbook.grids["Leads"].lines.reverse()
    assert seen(workbook) == 0


def test_a_missing_column_is_blank_in_the_states() -> None:
    workbook = workbook_with(lead_row())
    grid = workbook.grids["Leads"]
    grid.headers = [header for header in grid.headers if header != "行业"]
    seen(workbook)
    assert lead_states(asked(workbook))["industry"] == [None]
