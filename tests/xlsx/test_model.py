"""Any run of changes on a closed file gives what the same run gives in plain memory."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.files import write_grids
from tests.memory import Content, Formula, Grid, MemoryWorkbook
from tests.xlsx.books import held
from xlfunnel.values.cell import Cell
from xlfunnel.workbook import Workbook, by_header
from xlfunnel.xlsx.file import FileWorkbook

HEADERS = ("键", "值", "我的", "算")
KEYS = st.sampled_from(["a", "b", "c", "d", "e", None])
VALUES = st.sampled_from([None, "x", " y ", "=1", 0.0, 2.5, True, False])
FORMULAS = st.sampled_from([None, "text", Formula("=1+1", 2.0)])
BLANK: st.SearchStrategy[tuple[Content, ...]] = st.just((None, None, None, None))


def tables(last: st.SearchStrategy[Content]) -> st.SearchStrategy[list[tuple[Content, ...]]]:
    return st.lists(st.tuples(KEYS, VALUES, VALUES, last) | BLANK, min_size=1, max_size=6)


Step: TypeAlias = Callable[[Workbook], None]


def writing(header: str, index: int, value: Cell) -> Step:
    def step(workbook: Workbook) -> None:
        ordinals = workbook.read("T", [header]).ordinals
        if ordinals:
            workbook.write("T", {header: {ordinals[index % len(ordinals)]: value}})

    return step


def appending(rows: list[dict[str, Cell]]) -> Step:
    return lambda workbook: workbook.append("T", rows)


def replacing(rows: list[dict[str, Cell]], keep: list[str]) -> Step:
    return lambda workbook: workbook.replace("T", ["键"], by_header(rows), keep)


NEW = st.lists(
    st.fixed_dictionaries({"键": KEYS.filter(bool), "值": VALUES}, optional={"我的": VALUES}),
    max_size=5,
)
WRITES = st.builds(writing, st.sampled_from(HEADERS[1:]), st.integers(0, 9), VALUES.filter(bool))
APPENDS = st.builds(appending, NEW)
REPLACES = st.builds(replacing, NEW, st.sampled_from([[], ["值"], ["我的", "算"]]))


def contents(workbook: Workbook) -> list[tuple[Cell, ...]]:
    columns = workbook.read("T", HEADERS).columns
    return list(zip(*(columns[header] for header in HEADERS), strict=True))


def check(rows: list[tuple[Content, ...]], steps: list[Step], *, is_sorted: bool) -> None:
    """Run *steps* in memory and on a file, and compare after each and after saving."""

    def grids() -> dict[str, Grid]:
        return {"T": Grid(HEADERS, rows, is_sorted=is_sorted), "U": Grid(("u",), [("beside",)])}

    memory = MemoryWorkbook(grids())
    with tempfile.TemporaryDirectory() as folder:
        path = write_grids(Path(folder, "b.xlsx"), grids())
        workbook = FileWorkbook.open(path)
        for step in steps:
            step(memory)
            step(workbook)
            assert contents(workbook) == contents(memory)
        workbook.save(backup=False)
        assert contents(FileWorkbook.open(path)) == contents(memory)
        assert held(path, "U") == {"A1": "u", "A2": "beside"}


@settings(max_examples=60, deadline=None)
@given(tables(VALUES), st.lists(WRITES | APPENDS | REPLACES, min_size=1, max_size=4), st.booleans())
def test_rows_are_written_appended_and_replaced_as_in_memory(
    rows: list[tuple[Content, ...]], steps: list[Step], is_sorted: bool
) -> None:
    check(rows, steps, is_sorted=is_sorted)


@settings(max_examples=30, deadline=None)
@given(tables(FORMULAS), st.lists(WRITES | APPENDS, min_size=1, max_size=4))
def test_formulas_are_left_as_in_memory(rows: list[tuple[Content, ...]], steps: list[Step]) -> None:
    check(rows, steps, is_sorted=False)
