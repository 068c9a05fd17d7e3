"""What is remembered of each lead: enough for the figures, nothing of the person."""

import json
from datetime import datetime, timedelta

from tests.memory import Content, MemoryWorkbook
from tests.support import lead_row, workbook_with
from xlfunnel.actions import Action, Run, configuration
from xlfunnel.actions.run import Job
from xlfunnel.actions.states import (
    NAME,
    confirm_removals,
    entries,
    lead_states,
    owners_at_win,
    states_now,
    vanished,
)
from xlfunnel.actions.undo.memories import memory_before, memory_difference
from xlfunnel.actions.vocabulary import vocabulary
from xlfunnel.language import Text
from xlfunnel.memory import Memory
from xlfunnel.records import Records
from xlfunnel.values.cell import Cell

AS_OF = datetime(2024, 3, 31, 18, 30)
T = Text("试", "試", "Try")


def asked(workbook: MemoryWorkbook, as_of: datetime = AS_OF) -> Job:
    """Return a run under way, as its steps are given it."""
    records, run = Records(workbook, as_of), Run(as_of)
    records.words = vocabulary(records)
    return Job(Action("t", T, T, ()), run, records, configuration(workbook), Memory(records))


def seen(workbook: MemoryWorkbook, as_of: datetime = AS_OF) -> int:
    """Remember the leads as they stand; return how much there was to write."""
    job = asked(workbook, as_of)
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


class TestEntries:
    """Since when a lead is watched that came in long after its registration."""

    NEXT = AS_OF + timedelta(days=1)
    OLD = AS_OF - timedelta(days=8)

    def brought(self, *rows: dict[str, Content], runs: int = 1) -> dict[str, Cell]:
        """Return the entries after *rows* came into a workbook that had *runs* runs."""
        workbook = workbook_with(lead_row(线索编号="known"))
        for _ in range(runs):
            seen(workbook)
            workbook.grids["Runs"].lines.append({"批次": "R1", "截至时间": AS_OF})
        grid = workbook.grids["Leads"]
        grid.lines += [{**dict.fromkeys(grid.headers), **row} for row in rows]
        assert entries(asked(workbook, self.NEXT)) == [
            row[1] for row in [("known", None), *self.found(workbook)]
        ]
        return dict(self.found(workbook))

    def found(self, workbook: MemoryWorkbook) -> list[tuple[str, Cell]]:
        seen(workbook, self.NEXT)
        states = lead_states(asked(workbook, self.NEXT + timedelta(days=30)))
        pairs = zip(map(str, states["lead_id"]), states["entered_on"], strict=True)
        return [pair for pair in pairs if pair[0] != "known"]

    def test_an_old_lead_that_the_last_run_did_not_have_entered_with_this_one(self) -> None:
        rows = [lead_row(线索编号="a", 登记日期=self.OLD), lead_row(线索编号="b", 登记日期=AS_OF)]
        assert self.brought(*rows) == {"a": self.NEXT, "b": None}

    def test_a_week_late_is_no_more_than_a_slip(self) -> None:
        week = AS_OF - timedelta(days=7)
        assert self.brought(lead_row(线索编号="a", 登记日期=week)) == {"a": None}

    def test_with_a_closed_one_among_them_all_count_from_their_registration(self) -> None:
        rows = [
            lead_row(线索编号="a", 登记日期=self.OLD),
            lead_row(线索编号="b", 登记日期=self.OLD, 状态="已流失"),
        ]
        assert self.brought(*rows) == {"a": None, "b": None}

    def test_a_fresh_lead_that_is_closed_at_once_says_nothing_of_the_old_ones(self) -> None:
        rows = [
            lead_row(线索编号="a", 登记日期=self.OLD),
            lead_row(线索编号="b", 登记日期=AS_OF, 状态="已转化"),
        ]
        assert self.brought(*rows) == {"a": self.NEXT, "b": None}

    def test_the_first_run_knows_nothing_of_the_time_before(self) -> None:
        assert self.brought(lead_row(线索编号="a", 登记日期=self.OLD), runs=0) == {"a": None}

    def test_leads_registered_since_the_last_run_are_late_only_by_the_run(self) -> None:
        workbook = workbook_with(lead_row(线索编号="known"))
        seen(workbook)
        workbook.grids["Runs"].lines.append({"批次": "R1", "截至时间": AS_OF})
        grid = workbook.grids["Leads"]
        new = lead_row(线索编号="a", 登记日期=AS_OF + timedelta(days=2))
        grid.lines.append({**dict.fromkeys(grid.headers), **new})
        assert entries(asked(workbook, AS_OF + timedelta(days=60))) == [None, None]


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


def test_what_an_older_program_did_not_remember_is_forgotten_again_by_an_undo() -> None:
    workbook = workbook_with(lead_row(线索编号="a"), lead_row(线索编号="b"))
    seen(workbook)
    now = Memory(Records(workbook)).recall(NAME)
    before = {name: column for name, column in now.items() if name != "entered_on"}
    difference = memory_difference(NAME, before, now)
    assert memory_before(difference, now) == before
