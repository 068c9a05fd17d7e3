"""What the workbook remembers: packed, found again, forgotten when damaged."""

import json
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.memory import MemoryWorkbook
from tests.support import column, workbook_with
from xlfunnel.memory import (
    PIECE,
    Memory,
    columns_from_json,
    columns_to_json,
    from_json,
    to_json,
)
from xlfunnel.records import Records
from xlfunnel.values.cell import Cell, CellError

CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(),
    st.text().map(lambda text: "@" + text),
    st.datetimes(min_value=datetime(1900, 3, 1)),
    st.sampled_from(["#REF!", "#N/A"]).map(CellError),
)


@given(CELLS)
def test_every_cell_comes_back_from_json_as_it_was(cell: Cell) -> None:
    back = from_json(to_json(cell))
    assert (back, type(back)) == (cell, type(cell))


@given(st.lists(CELLS), st.lists(st.sampled_from(["甲", '"', "\\", None, 1.0, True]), max_size=200))
def test_every_column_comes_back_as_it_was(cells: list[Cell], few: list[Cell]) -> None:
    columns: dict[str, list[Cell]] = {"any": cells, "few": few, "same": ["甲"] * len(few)}
    back = columns_from_json(json.loads(json.dumps(columns_to_json(columns))))
    assert back == columns
    assert [type(cell) for cell in back["few"]] == [type(cell) for cell in few]


def test_a_column_with_more_words_than_there_are_letters_comes_back_too() -> None:
    words = [f"x{n}" for n in range(60_000)] * 3
    assert columns_from_json(columns_to_json({"a": words})) == {"a": words}


def kept(workbook: MemoryWorkbook, name: str, value: object) -> None:
    records = Records(workbook)
    Memory(records).keep(name, value)
    records.write()


def test_what_is_kept_is_recalled_by_the_next_run() -> None:
    workbook = workbook_with()
    kept(workbook, "one", {"客户": ["甲", None, 1.5, True]})
    kept(workbook, "two", ["x"])
    memory = Memory(Records(workbook))
    assert memory.recall("one") == {"客户": ["甲", None, 1.5, True]}
    assert (memory.recall("two"), memory.recall("three")) == (["x"], None)


def test_a_memory_of_a_hundred_thousand_lines_fits_into_cells() -> None:
    workbook = workbook_with()
    lines = [f"LX20240301{n:06d} {n * 7919 % 1_000_003}" for n in range(100_000)]
    kept(workbook, "lines", lines)
    pieces = column(workbook, "Memory", "内容")
    assert 1 < len(pieces) < 100
    assert all(isinstance(piece, str) and len(piece) <= PIECE for piece in pieces)
    assert Memory(Records(workbook)).recall("lines") == lines


def test_the_same_again_and_nothing_at_all_are_no_changes() -> None:
    workbook = workbook_with()
    kept(workbook, "one", [1.0])
    records = Records(workbook)
    memory = Memory(records)
    memory.keep("one", [1.0])
    memory.keep("two", None)
    assert records.size() == 0


def test_what_was_remembered_before_the_run_is_still_known() -> None:
    workbook = workbook_with()
    kept(workbook, "one", [1.0])
    memory = Memory(Records(workbook))
    assert (memory.recall_before("one"), memory.changed()) == ([1.0], set())
    memory.keep("one", [2.0])
    memory.keep("one", [3.0])
    assert (memory.recall("one"), memory.recall_before("one")) == ([3.0], [1.0])
    assert memory.changed() == {"one"}


def test_what_is_forgotten_leaves_no_cell() -> None:
    workbook = workbook_with()
    kept(workbook, "one", [1.0])
    kept(workbook, "one", None)
    assert column(workbook, "Memory", "名称") == []


def test_a_damaged_memory_counts_as_forgotten_and_is_told() -> None:
    workbook = workbook_with()
    kept(workbook, "one", [1.0])
    workbook.grids["Memory"].lines[0]["内容"] = "不是它"
    memory = Memory(Records(workbook))
    assert (memory.recall("one"), memory.damaged) == (None, {"one"})
    kept(workbook, "one", [2.0])
    assert Memory(Records(workbook)).recall("one") == [2.0]


def test_without_its_table_nothing_is_remembered() -> None:
    workbook = workbook_with()
    del workbook.grids["Memory"]
    kept(workbook, "one", [1.0])
    assert Memory(Records(workbook)).recall("one") is None
