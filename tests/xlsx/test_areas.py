import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlfunnel.tables.areas import MAX_COLUMNS, MAX_ROWS, Area, cell_name, column_number, split_cell

SMALL = st.integers(1, 6)
AREAS = st.builds(
    lambda r1, c1, r2, c2: Area(min(r1, r2), min(c1, c2), max(r1, r2), max(c1, c2)),
    SMALL, SMALL, SMALL, SMALL,
)  # fmt: skip


@given(st.integers(1, MAX_ROWS), st.integers(1, MAX_COLUMNS))
def test_a_cell_has_one_name(row: int, column: int) -> None:
    assert split_cell(cell_name(row, column)) == (row, column)


@pytest.mark.parametrize(("text", "number"), [("A", 1), ("Z", 26), ("AA", 27), ("XFD", 16384)])
def test_letters_count_columns(text: str, number: int) -> None:
    assert column_number(text) == number


@pytest.mark.parametrize("text", ["", "A", "1", "A0", "A1048577", "XFE1", "AAAA1", "A1B", "甲1"])
def test_what_names_no_cell_of_a_sheet_is_none(text: str) -> None:
    assert split_cell(text) is None


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("B2", Area(2, 2, 2, 2)),
        ("$B$2:D9", Area(2, 2, 9, 4)),
        ("D9:B2", Area(2, 2, 9, 4)),  # some programs write the corners the other way
        ("B:C", Area(1, 2, MAX_ROWS, 3)),
        ("$2:9", Area(2, 1, 9, MAX_COLUMNS)),
        ("B2:", None),
        ("B2:C3:D4", None),
        ("#REF!", None),
        ("", None),
    ],
)
def test_areas_are_read_in_every_form(text: str, area: Area | None) -> None:
    if text == "B2:":
        area = Area(2, 2, 2, 2)  # lenient: what is missing is the same cell
    assert Area.parse(text) == area


@given(AREAS)
def test_an_area_is_read_as_it_is_written(area: Area) -> None:
    assert Area.parse(str(area)) == Area.parse(area.absolute()) == area


@given(AREAS, AREAS)
def test_areas_meet_and_overlap_as_sets_of_cells_do(one: Area, other: Area) -> None:
    common = set(one.cells()) & set(other.cells())
    overlap = one.overlap(other)
    assert one.meets(other) == bool(common)
    assert (set(overlap.cells()) if overlap else set()) == common
    assert {cell for cell in one.cells() if other.holds(*cell)} == common


def test_an_area_never_ends_above_its_top() -> None:
    assert Area(5, 1, 9, 2).down_to(3) == Area(5, 1, 5, 2)


@given(AREAS, AREAS)
def test_an_area_covers_another_when_it_has_all_its_cells(one: Area, other: Area) -> None:
    assert one.covers(other) == ({*other.cells()} <= {*one.cells()})
