from hypothesis import given
from hypothesis import strategies as st

from xlfunnel.values.blank import is_blank
from xlfunnel.values.cell import Cell, CellError
from xlfunnel.values.text import typed


@given(st.one_of(st.text(), st.text(alphabet=" \t\n\u3000\u200b\ufeff\u3164")))
def test_a_text_is_blank_exactly_when_nothing_is_typed_in_it(text: str) -> None:
    assert is_blank(text) is (typed(text) == "")


def test_an_error_a_zero_and_a_no_are_something() -> None:
    cells: list[Cell] = [CellError("#N/A"), 0.0, False]
    assert not any(map(is_blank, cells))
    assert is_blank(None)
