"""No cell makes a function fail: what is wrong is a text in its place."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formulas.grids import shipped
from tests.values.any_cell import any_cell
from xlfunnel.formulas import FUNCTIONS, Argument, Function
from xlfunnel.formulas.tables import TABLES
from xlfunnel.values.cell import Cell, CellError

WORDS = (
    "明确需求 10 15 万 个月 Q3 官网 展会 A 高意向 已转化 2024-03-01 3月 138 00138000 @ . 前"
    " 标准 宽松"
)
CELLS = any_cell(WORDS)
KINDS = (type(None), bool, float, str, datetime, CellError)


def columns(length: int) -> st.SearchStrategy[Argument]:
    return st.lists(CELLS, min_size=length, max_size=length).map(lambda c: [[one] for one in c])


def tables(name: str) -> st.SearchStrategy[Argument]:
    """Return a table as it is shipped with some of its cells changed, or anything else."""
    grid = shipped(TABLES[name])
    width = len(grid[0])

    def changed(changes: dict[tuple[int, int], Cell]) -> Argument:
        return [
            [changes.get((row, at), cell) for at, cell in enumerate(cells)]
            for row, cells in enumerate(grid)
        ]

    places = st.tuples(st.integers(0, len(grid)), st.integers(0, width))
    any_grid = st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=3)
    return st.one_of(
        st.none(), st.dictionaries(places, CELLS, max_size=4).map(changed), CELLS, any_grid
    )


def arguments(function: Function) -> st.SearchStrategy[list[Argument]]:
    return st.tuples(
        *(
            tables(parameter.name) if parameter.takes_a_table else st.one_of(CELLS, columns(3))
            for parameter in function.parameters
        )
    ).map(list)


@pytest.mark.parametrize("name", FUNCTIONS)
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_whatever_it_is_given_it_gives_a_cell_or_a_column(name: str, data: st.DataObject) -> None:
    function = FUNCTIONS[name]
    result = function(*data.draw(arguments(function)))
    cells = [row[0] for row in result] if isinstance(result, list) else [result]
    assert all(isinstance(cell, KINDS) for cell in cells)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_it_takes_no_number_of_arguments_but_its_own(name: str) -> None:
    function = FUNCTIONS[name]
    too_many: list[Argument] = [None] * (len(function.parameters) + 1)
    assert str(function(*too_many)).startswith("#")
    assert str(function()).startswith("#")
