from hypothesis import given
from hypothesis import strategies as st

from xlfunnel.rules.linking import ids_by_name, leads_of, rows_by_id
from xlfunnel.values.cell import Cell
from xlfunnel.values.ids import id_key
from xlfunnel.values.text import fold, typed


def test_ids_are_compared_as_all_text_is() -> None:
    rows = rows_by_id(["LX7", "展会-1", 7.0])
    assert leads_of(["lx７", " 展會-1 ", "7", "LX8", None], rows) == [0, 1, 2, None, None]


def test_of_leads_with_one_id_the_first_is_meant() -> None:
    assert leads_of(["A1"], rows_by_id([None, "a1", "A1"])) == [1]


def test_a_name_gives_the_ids_of_its_leads_in_order_and_each_once() -> None:
    names: list[Cell] = ["华东公司", "華東公司 ", "别的公司", "华东公司", None, "华东公司"]
    ids: list[Cell] = ["L2", "L1", "L3", "l2", "L4", None]
    assert ids_by_name(names, ids, {"华东公司", "没有的公司"}) == {
        "华东公司": ["L2", "L1"],
        "没有的公司": [],
    }


def test_no_name_is_nobodys_name() -> None:
    assert ids_by_name([None, ""], ["L1", "L2"], {None, " "}) == {}


@given(st.one_of(st.text(), st.floats(0, 1e9), st.none()))
def test_the_key_of_an_id_is_what_folding_gives(cell: Cell) -> None:
    assert id_key(cell) == fold(typed(cell))
