"""Columns are read as the row model reads them, only faster."""

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from xlfunnel.schema.conversion import ConversionBy
from xlfunnel.schema.declare import Row
from xlfunnel.schema.dictionaries import listed, own_terms
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.hours import read_hour
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reading import read_columns, read_rows
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.sources import Source
from xlfunnel.schema.writing import cell_of
from xlfunnel.values.cell import Cell, CellError
from xlfunnel.values.reading import Status

CELLS: list[Cell] = [
    None,
    "",
    "  ",
    "展会",
    "行业展会",
    "高",
    "A",
    "13800138000",
    13800138000.0,
    "a@example.com",
    "10-15万",
    "1个月",
    "不确定",
    "12%",
    "是",
    True,
    False,
    1.0,
    0.0,
    -2.5,
    45352.0,
    "2024-03-01",
    datetime(2024, 3, 1),
    datetime(2024, 3, 1, 9, 30),
    "看不懂的话",
    CellError("#DIV/0!"),
]


@pytest.mark.parametrize("row", [Lead, FollowUp, ConversionBy, Rep], ids=lambda r: r.table.name)
def test_a_column_reads_each_cell_as_the_row_model_does(row: type[Row]) -> None:
    cells = CELLS + CELLS[::-1]  # every cell twice: the second time from memory

    for column in row.columns():
        read = read_columns(row, {column.field: cells})
        for position, cell in enumerate(cells):
            assert read.values[column.field][position] == model_value(row, column.field, cell)


def model_value(row: type[Row], field: str, cell: Cell) -> Any:
    try:
        return getattr(row.model_validate({field: cell}), field)
    except ValidationError:
        return None


ANY_CELL = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(allow_nan=False),
    st.text(max_size=12),
    st.datetimes(),
    st.sampled_from(CELLS),
)


@given(cells=st.lists(ANY_CELL, max_size=8), data=st.data())
def test_reading_a_column_never_raises_and_is_reading_its_cells(
    cells: list[Cell], data: st.DataObject
) -> None:
    column = data.draw(st.sampled_from(Lead.columns()))

    read = read_columns(Lead, {column.field: cells})

    assert read.values[column.field] == [column.type.read(cell).value for cell in cells]


def test_what_is_not_understood_is_told_with_its_row() -> None:
    read = read_columns(Lead, {"source": ["展会", "火星", None, "火星"]})

    assert read.values["source"] == ["展会", None, None, None]
    assert [(row, r.status, r.text) for row, r in read.doubts["source"]] == [
        (1, Status.UNREADABLE, "火星"),
        (3, Status.UNREADABLE, "火星"),
    ]


def test_true_is_not_taken_for_the_number_one() -> None:
    read = read_columns(Lead, {"employees": [1.0, True], "has_purchase_plan": [True, 1.0, "否"]})

    assert read.values["employees"][0] == 1.0
    assert read.doubts["employees"][0][0] == 1
    assert read.values["has_purchase_plan"] == [True, True, False]


def test_a_decision_time_counts_from_the_registration_of_its_own_row() -> None:
    registered = [datetime(2024, 8, 2), datetime(2024, 9, 1), None]
    read = read_columns(Lead, {"cycle": ["年底前"] * 3, "registered_on": registered})

    first, second, unknown = read.values["cycle"]
    assert unknown is None
    # From 2024-08-02 to 2024-12-31 are 29 + 30 + 31 + 30 + 31 = 151 days; from 09-01, 121.
    assert (first.high, second.high) == (151, 121)


def test_a_date_without_a_year_counts_from_the_as_of_date() -> None:
    cells: dict[str, list[Cell]] = {"registered_on": ["3月1日"]}

    with_date = read_columns(Lead, cells, as_of=datetime(2023, 3, 20))

    assert with_date.values["registered_on"] == [datetime(2023, 3, 1)]


def test_a_workbooks_own_words_are_known() -> None:
    own = own_terms(
        sources=[Source(name="展会", synonyms="广交会、糖酒会"), Source(name="抖音")],
        grades=[GradeRule(grade="极高意向", aliases="S")],
    )
    cells: dict[str, list[Cell]] = {"source": ["糖酒会", "抖音", "官网"], "grade": ["S", "A", ""]}

    read = read_columns(Lead, cells, own_terms=own)

    assert read.values["source"] == ["展会", "抖音", "官网表单"]
    assert read.values["grade"] == ["极高意向", "高意向", None]
    assert not any(read.doubts.values())


def test_a_rule_tables_own_name_may_be_new_or_in_another_language() -> None:
    rows = read_rows(Source, {"name": ["Trade show", "抖音"], "synonyms": [None, "短视频"]}).rows

    assert [row.name for row in rows] == ["展会", "抖音"]
    assert rows[1].synonyms == "短视频"


def test_short_tables_become_models_and_their_problems_are_told() -> None:
    cells: dict[str, list[Cell]] = {"name": ["李销售", "王五"], "monthly_capacity": [15.0, "很多"]}

    read = read_rows(Rep, cells)

    assert [(row.name, row.monthly_capacity) for row in read.rows] == [
        ("李销售", 15),
        ("王五", None),
    ]
    assert [position for position, _ in read.doubts["monthly_capacity"]] == [1]
    assert read.rows[0].seniority is None  # a column that was not read


def test_words_of_a_cell_are_listed() -> None:
    assert listed(" 行业展会、博览会，expo; 广交会\n糖酒会 ") == [
        "行业展会",
        "博览会",
        "expo",
        "广交会",
        "糖酒会",
    ]
    assert listed(None) == []


def test_terms_and_yes_are_written_in_the_workbooks_language() -> None:
    source, yes_no = Lead.column("source").type, Lead.column("has_purchase_plan").type

    assert cell_of(source, "展会", "en") == "Trade show"
    assert cell_of(source, "火星", "en") == "火星"
    assert cell_of(yes_no, True, "zh-TW") == "是"
    assert cell_of(Lead.column("score").type, 80.0, "en") == 80.0


@pytest.mark.parametrize(
    ("cell", "hours"),
    [
        (9.0, 9),
        ("8:30", 8.5),
        ("8.5", 8.5),
        (0.375, 9),  # Excel's own time of day: 9 of 24 hours
        (datetime(1899, 12, 31, 18), 18),
        ("下午6点", 18),
        ("25", None),
        ("早点", None),
        (True, None),
        (None, None),
    ],
)
def test_office_hours_are_read_as_people_type_them(cell: Cell, hours: float | None) -> None:
    assert read_hour(cell).value == hours
