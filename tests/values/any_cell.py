"""Whatever a cell may hold, for the property that a reader never fails."""

from datetime import datetime

from hypothesis import strategies as st

from xlfunnel.values.cell import Cell, CellError

ERRORS = ("#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!")


def any_cell(words: str) -> st.SearchStrategy[Cell]:
    """Return any cell; texts are mostly made of *words* (with blanks between), in any order."""
    said = st.lists(st.sampled_from([*words.split(), " "]), max_size=8).map("".join)
    return st.one_of(
        st.none(),
        st.booleans(),
        st.floats(),
        st.text(),
        st.text(st.characters(), max_size=5),  # lone surrogates too
        said,
        said,
        st.datetimes(datetime(1900, 1, 1), datetime(9999, 12, 31)),
        st.sampled_from(ERRORS).map(CellError),
    )
