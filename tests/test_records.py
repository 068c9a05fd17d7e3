"""Records: our tables as columns, with every change collected and written once."""

from collections.abc import Iterable
from datetime import datetime

import pytest

from tests.memory import Formula, Grid, MemoryWorkbook
from tests.support import Tables, column, lead_row, table, workbook_with
from xlfunnel.errors import MissingColumnError, MissingTableError
from xlfunnel.records import Records
from xlfunnel.replacement import lacks_rows, moved, spare_rows
from xlfunnel.schema.conversion import Conversion
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.issues import Issue
from xlfunnel.schema.leads import Lead
from xlfunnel.values.cell import Cell
from xlfunnel.values.interval import Interval
from xlfunnel.workbook import Rows, by_header


def test_nothing_reaches_the_workbook_before_it_is_written() -> None:
    workbook = workbook_with(lead_row())
    records = Records(workbook)
    records.set(Lead, "owner", {0: "赵销售"})
    assert column(workbook, "Leads", "跟进人") == ["李销售"]
    records.write()
    assert column(workbook, "Leads", "跟进人") == ["赵销售"]


def test_a_later_step_sees_what_an_earlier_one_set() -> None:
    records = Records(workbook_with(lead_row(决策周期="半年")))
    assert records.columns(Lead, ["cycle"]).values["cycle"] == [Interval(180, 180)]
    records.set(Lead, "cycle", {0: "1个月"})
    assert records.cells(Lead, "cycle") == ["1个月"]
    assert records.columns(Lead, ["cycle"]).values["cycle"] == [Interval(30, 30)]


def test_words_that_count_from_a_date_are_read_again_when_the_date_changes() -> None:
    records = Records(workbook_with(lead_row(决策周期="年底前", 登记日期="2024-12-01")))
    before = records.columns(Lead, ["cycle"]).values["cycle"][0]
    records.set(Lead, "registered_on", {0: "2024-11-01"})
    after = records.columns(Lead, ["cycle"]).values["cycle"][0]
    assert after.high - before.high == 30  # November has 30 days


def test_only_what_differs_is_a_change_and_setting_it_back_is_none() -> None:
    records = Records(workbook_with(lead_row(), lead_row()))
    assert records.set(Lead, "owner", {0: "李销售", 1: "赵销售"}) == 1
    assert list(records.changed_rows(Lead, "owner")) == [1]
    assert (records.cells_before(Lead, "owner")[1], records.size()) == ("李销售", 1)
    records.set(Lead, "owner", {1: "李销售"})
    assert list(records.changed_rows(Lead, "owner")) == []
    assert records.size() == 0


def test_true_and_one_are_not_the_same_cell() -> None:
    records = Records(workbook_with(lead_row(企业人数=1.0)))
    assert records.set(Lead, "employees", {0: True}) == 1


def test_new_rows_are_appended_and_seen_at_once() -> None:
    workbook = workbook_with(lead_row())
    records = Records(workbook)
    records.append(Lead, [{"lead_id": "x", "owner": "赵销售"}])
    records.set(Lead, "owner", {1: "王销售"})
    assert (records.count(Lead), records.added(Lead)) == (2, 1)
    assert records.columns(Lead, ["lead_id"]).values["lead_id"][1] == "x"
    records.write()
    assert table(workbook, "Leads", "线索编号", "跟进人")[1] == ("x", "王销售")


def test_a_replaced_table_is_left_alone_when_it_would_not_change() -> None:
    rows: Tables = {
        Conversion: [
            {"线索来源": "展会", "线索数量": 2.0},
            {"线索来源": "渠道", "线索数量": 1.0},
        ]
    }
    records = Records(workbook_with(tables=rows))
    new: list[dict[str, Cell]] = [
        {"source": "渠道", "leads": 1.0},
        {"source": "展会", "leads": 2.0},
    ]
    records.replace(Conversion, by_header(new))
    assert records.size() == 0  # the order may be the user's
    records.replace(Conversion, by_header(new[:1]))
    assert records.size() == 1


def test_a_replaced_row_stays_when_the_user_wrote_beside_it() -> None:
    headers = [c.headers.zh_cn for c in Conversion.columns()]
    blank = [None] * (len(headers) - 1)
    rows = [["渠道", *blank, None], ["展会", *blank, "看看"]]
    workbook = MemoryWorkbook({"Conversion": Grid([*headers, "我的备注"], rows)})
    records = Records(workbook)
    records.replace(Conversion, by_header([]))
    records.write()
    assert column(workbook, "Conversion", "线索来源") == ["展会"]


def test_an_empty_replacement_clears_a_table() -> None:
    workbook = workbook_with(tables={Issue: [{"级别": "错误", "单元格": "A!B2", "规则": "x"}]})
    records = Records(workbook)
    records.replace(Issue, {})
    records.write()
    assert column(workbook, "Issues", "规则") == []


def test_a_table_may_lack_a_column_of_its_key_that_it_is_not_known_by() -> None:
    headers = [c.headers.zh_cn for c in Issue.columns() if c.field != "value"]
    workbook = MemoryWorkbook({"Issues": Grid(headers)})
    records = Records(workbook)
    records.replace(Issue, by_header([{"cell": "A!B2", "rule_id": "x", "value": "y"}]))
    records.write()
    assert column(workbook, "Issues", "规则") == ["x"]
    records = Records(workbook)
    records.replace(Issue, {})
    records.write()
    assert column(workbook, "Issues", "规则") == []


def test_what_will_change_is_known_with_what_stands_there() -> None:
    records = Records(workbook_with(lead_row(), lead_row(), tables={Issue: []}))
    assert (records.changed_tables(), list(records.replacements())) == ([], [])
    records.set(Lead, "owner", {1: "赵销售"})
    records.append(Lead, [{"lead_id": "x"}])
    records.replace(Issue, {"rule_id": ["y"], "cell": ["A!B2"]})
    assert records.changed_tables() == [Lead]
    assert set(records.changed_fields(Lead)) == {"owner", "lead_id"}
    assert list(records.changed_rows(Lead, "owner")) == [1]
    assert records.cells_before(Lead, "owner") == ["李销售", "李销售"]
    assert [(t, c["rule_id"]) for t, c in records.replacements()] == [(Issue, ["y"])]


def test_a_formula_is_never_set_nor_counted_as_a_change() -> None:
    workbook = workbook_with(lead_row(), lead_row(跟进人=Formula("=A1", "李销售")))
    records = Records(workbook)
    assert records.formulas(Lead, "owner") == {1}
    assert records.set(Lead, "owner", {1: "赵销售"}) == 0
    assert records.size() == 0
    assert records.cells(Lead, "owner") == ["李销售", "李销售"]


def test_a_formula_in_a_replaced_table_is_no_reason_to_replace_it() -> None:
    rows: Tables = {
        Conversion: [
            {"线索来源": "展会", "线索数量": Formula("=COUNTA(A:A)", 7.0), "成交数量": 1.0},
            {"线索来源": "渠道", "线索数量": 1.0, "成交数量": 0.0},
        ]
    }
    records = Records(workbook_with(tables=rows))
    new: list[dict[str, Cell]] = [
        {"source": "展会", "leads": 2.0, "won": 1.0},
        {"source": "渠道", "leads": 1.0, "won": 0.0},
    ]
    records.replace(Conversion, by_header(new))
    assert records.size() == 0
    records.replace(Conversion, by_header([new[0] | {"won": 2.0}, new[1]]))  # beside the formula
    assert records.size() == 1
    records.replace(Conversion, by_header([new[0], new[1] | {"leads": 2.0}]))  # in the other row
    assert records.size() == 1


def test_a_replacement_is_compared_once_however_often_its_size_is_asked() -> None:
    class Counting(MemoryWorkbook):
        reads = 0

        def read(self, table: str, headers: Iterable[str]) -> Rows:
            self.reads += table == "Conversion"
            return super().read(table, headers)

    rows: Tables = {Conversion: [{"线索来源": "展会"}, {"线索来源": "渠道"}]}
    workbook = Counting(workbook_with(tables=rows).grids)
    records = Records(workbook)
    records.replace(
        Conversion, by_header([{"source": "展会"}])
    )  # the users' words beside 渠道 are read
    records.size()
    reads = workbook.reads
    records.size()
    records.write()
    assert workbook.reads == reads


def test_a_table_without_its_table_is_found_by_its_headers() -> None:
    workbook = workbook_with(lead_row())
    workbook.grids["Sheet1"] = workbook.grids.pop("Leads")
    workbook.grids["Sheet1"].is_table = False
    assert Records(workbook).cells(Lead, "owner") == ["李销售"]


def test_a_missing_table_or_column_is_an_error_that_names_it() -> None:
    workbook = workbook_with(lead_row())
    del workbook.grids["FollowUps"]
    with pytest.raises(MissingTableError, match="FollowUps") as missing:
        Records(workbook).count(FollowUp)
    assert "线索跟进计划表" in missing.value.text("zh-CN")
    assert "Follow-up plan" in missing.value.text("en")
    grid = Grid(["线索编号", "客户名称", "线索来源"], [["a", "b", "c"]])
    with pytest.raises(MissingColumnError, match="跟进人"):
        Records(MemoryWorkbook({"Leads": grid})).cells(Lead, "owner")


def test_a_table_of_ours_with_a_renamed_header_names_the_column_and_its_cure() -> None:
    workbook = workbook_with(lead_row())
    grid = workbook.grids["Leads"]
    grid.headers = ["公司" if header == "客户名称" else header for header in grid.headers]
    with pytest.raises(MissingColumnError) as raised:
        Records(workbook).binding(Lead)
    assert "线索登记表" in str(raised.value)
    assert "缺少列“客户名称”" in str(raised.value)
    assert "列:线索登记表.客户名称" in str(raised.value)


def test_a_foreign_table_with_our_name_is_none_of_ours_with_a_renamed_header() -> None:
    with pytest.raises(MissingTableError, match=r"Leads.*线索登记表"):
        Records(MemoryWorkbook({"Leads": Grid(["Nr", "Was"], [["a", "b"]])})).binding(Lead)


def test_columns_that_are_missing_are_left_out_of_what_is_read() -> None:
    grid = Grid(["线索编号", "客户名称", "线索来源"], [["a", "b", "c"]])
    read = Records(MemoryWorkbook({"Leads": grid})).columns(Lead, ["lead_id", "cycle"])
    assert list(read.values) == ["lead_id"]


def test_a_place_is_that_of_the_cell_also_of_one_in_a_row_to_come() -> None:
    records = Records(workbook_with(lead_row(), lead_row(), lead_row()))
    records.append(Lead, [{"lead_id": "x"}, {"lead_id": "y"}])
    assert records.place(Lead, "owner", 0) == "线索登记表!J2"
    assert records.place(Lead, "owner", 4) == "线索登记表!J6"
    assert records.place(Lead, "owner", 5) == records.place(Lead, "owner", -1) == "线索登记表"


def test_the_place_of_a_row_to_come_is_below_the_last_filled_one() -> None:
    workbook = workbook_with(lead_row(线索编号="a"), lead_row(线索编号="b"))
    blank = dict.fromkeys(workbook.grids["Leads"].headers)
    workbook.grids["Leads"].lines[1:1] = [blank]
    workbook.grids["Leads"].lines.append(blank)
    records = Records(workbook)
    records.append(Lead, [{"lead_id": "x"}])
    assert records.place(Lead, "lead_id", 2) == "线索登记表!A5"
    records.write()
    assert workbook.grids["Leads"].lines[3]["线索编号"] == "x"


def test_a_place_in_a_replaced_table_is_where_the_row_will_be() -> None:
    for is_sorted, places in ((False, ["B3", "", "B2"]), (True, ["B2", "", "B3"])):
        rows: Tables = {Conversion: [{"线索来源": name} for name in ("展会", "渠道", "官网")]}
        workbook = workbook_with(tables=rows)
        workbook.grids["Conversion"].is_sorted = is_sorted
        records = Records(workbook)
        new: list[dict[str, Cell]] = [
            {"source": name, "leads": 1.0} for name in ("官网", "展会", "电话")
        ]
        records.replace(Conversion, by_header(new))
        found = [records.place(Conversion, "leads", n).rpartition("!") for n in range(3)]
        assert [cell if sheet else "" for sheet, _, cell in found] == places
        records.write()
        for name, place in zip(("展会", "官网"), (places[0], places[2]), strict=True):
            assert column(workbook, "Conversion", "线索来源")[int(place[1:]) - 2] == name


def test_a_replacement_that_would_not_change_anything_moves_no_row() -> None:
    rows: Tables = {Conversion: [{"线索来源": "展会"}, {"线索来源": "渠道"}]}
    records = Records(workbook_with(tables=rows))
    records.replace(Conversion, {"source": ["渠道", "展会"]})
    assert records.place(Conversion, "source", 1).endswith("!A3")


def test_of_rows_with_one_key_the_first_becomes_the_first() -> None:
    old: list[tuple[Cell, ...]] = [("a",), ("b",), ("a",), ("c",)]
    new: list[tuple[Cell, ...]] = [("a",), ("a",), ("d",), ("b",)]
    assert moved(old, new, is_sorted=False) == [0, 3, 1, None]
    assert moved(old, new, is_sorted=True) == [0, 1, 2, None]


def test_a_row_that_is_said_to_go_on_as_another_is_there_whatever_its_key() -> None:
    old: list[tuple[Cell, ...]] = [("a",), ("b",), ("a",)]
    new: list[tuple[Cell, ...]] = [("b",), ("a",)]
    assert moved(old, new, [1, 2], is_sorted=False) == [None, 0, 1]
    # the port takes the first "a" for the new one, and its place with it
    assert moved(old, new, [1, 2], is_sorted=True) == [None, 1, 0]


def test_tables_and_columns_may_go_by_the_users_own_names() -> None:
    grid = Grid(["线索编号", "公司", "线索来源"], [["a", "b", "c"]])
    names, headers = {"Leads": "Mine"}, {("Leads", "customer_name"): "公司"}
    records = Records(MemoryWorkbook({"Mine": grid}), None, names, headers)
    assert records.cells(Lead, "customer_name") == ["b"]


def test_spare_rows_are_those_nobody_wants_and_none_says_that_one_is_missing() -> None:
    there = [("a", 1.0), ("b", None), ("a", 1.0)]
    assert spare_rows(there, [("b", None), ("a", 1.0)]) == [2]
    assert spare_rows(there, [("b", 2.0)]) is None
    assert spare_rows([("a", True)], [("a", 1.0)]) is None


def test_rows_are_surely_missing_when_a_column_shows_it() -> None:
    there: dict[str, list[Cell]] = {"a": [1.0, 2.0], "b": ["x", "y"]}
    assert lacks_rows(there, {"a": [2.0, 1.0, 3.0], "b": ["x", "y", "z"]})
    assert lacks_rows(there, {"a": [2.0, 1.0], "b": ["x", "x"]})
    assert not lacks_rows(there, {"a": [2.0, 1.0], "b": ["x", "y"]})  # nobody knows yet
    assert not lacks_rows(there, {"a": [7.0], "b": ["x"]})


def test_dates_are_read_from_the_as_of_moment() -> None:
    records = Records(workbook_with(lead_row(登记日期="3月1日")), datetime(2024, 3, 10))
    assert records.columns(Lead, ["registered_on"]).values["registered_on"] == [
        datetime(2024, 3, 1)
    ]


def test_what_is_made_of_the_records_is_made_anew_when_a_column_it_read_was_set() -> None:
    records = Records(workbook_with(lead_row(决策周期="年底前", 登记日期="2024-12-01")))
    made: list[object] = []

    def owners(records: Records) -> list[Cell]:
        made.append("owners")
        return list(records.cells(Lead, "owner"))

    def cycles(records: Records) -> tuple[object, list[Cell]]:
        return records.columns(Lead, ["cycle"]).values["cycle"][0], records.derived(owners)

    before, _ = records.derived(cycles)
    records.set(Lead, "customer_name", {0: "乙公司"})
    assert (records.derived(owners), made) == (["李销售"], ["owners"])
    records.set(Lead, "owner", {0: "赵销售"})  # read by what `cycles` has asked for
    assert records.derived(cycles)[1] == ["赵销售"]
    records.set(Lead, "registered_on", {0: "2024-11-01"})  # what the cycle counts from
    assert records.derived(cycles)[0] != before
    records.append(Lead, [{"owner": "钱销售"}])
    assert records.derived(owners) == ["赵销售", "钱销售"]
