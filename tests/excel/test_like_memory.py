"""Whatever is done to a table in whatever order, Excel holds what memory holds."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.excel_stand_in import open_grids
from tests.memory import Grid, MemoryWorkbook
from xlfunnel.excel import ExcelWorkbook
from xlfunnel.values.cell import Cell
from xlfunnel.workbook import Workbook

HEADERS = ("键", "值", "我的")
KEYS = st.sampled_from(["a", "b", "c", "d", "007", "=x"])
VALUES = st.sampled_from([None, 1.0, "一", "007", True])
Row: TypeAlias = tuple[str, Cell, Cell]
ROWS = st.lists(st.tuples(KEYS, VALUES, VALUES), max_size=6)

REPLACED = st.tuples(st.just("replace"), st.lists(st.tuples(KEYS, VALUES), min_size=1, max_size=7))
APPENDED = st.tuples(st.just("append"), st.lists(st.tuples(KEYS, VALUES), min_size=1, max_size=3))
WRITTEN = st.tuples(st.just("write"), st.lists(st.tuples(st.integers(0, 5), VALUES), max_size=4))
COMMITTED = st.tuples(st.just("commit"), st.lists(st.nothing()))
STEPS = st.lists(REPLACED | APPENDED | WRITTEN | COMMITTED, min_size=1, max_size=6)


def grid(rows: Sequence[Row], is_sorted: bool) -> Grid:
    return Grid(HEADERS, rows, is_sorted=is_sorted)


def perform(workbook: Workbook, step: tuple[str, list[Any]]) -> None:
    what, given_rows = step
    if what == "replace":
        keys, values = zip(*given_rows, strict=True)
        workbook.replace("T", ["键"], {"键": list(keys), "值": list(values)})
    elif what == "append":
        workbook.append("T", [{"键": key, "值": value} for key, value in given_rows])
    elif what == "write":
        ordinals = workbook.read("T", ["键"]).ordinals
        cells = {ordinals[n]: value for n, value in given_rows if n < len(ordinals)}
        workbook.write("T", {"值": cells})
    elif isinstance(workbook, ExcelWorkbook):
        workbook.commit()


def seen(workbook: Workbook) -> dict[str, list[Cell]]:
    return workbook.read("T", HEADERS).columns


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=ROWS, is_sorted=st.booleans(), steps=STEPS)
def test_any_course_of_changes_ends_alike(
    rows: list[Row], is_sorted: bool, steps: list[tuple[str, list[Any]]]
) -> None:
    memory = MemoryWorkbook({"T": grid(rows, is_sorted)})
    book = open_grids({"T": grid(rows, is_sorted)})
    excel = ExcelWorkbook(book)
    for step in steps:
        perform(memory, step)
        perform(excel, step)
        assert seen(excel) == seen(memory)
    excel.commit()
    assert excel.messages == []
    assert seen(ExcelWorkbook(book)) == seen(memory)
