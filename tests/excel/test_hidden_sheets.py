"""Tables that nobody is to look at are written where they are: no sheet is brought in front."""

from typing import Any

import pytest

from tests.excel_stand_in import engine, open_grids
from tests.excel_stand_in.sheets import HIDDEN, VERY_HIDDEN
from tests.memory import Grid
from xlfunnel.errors import ExcelError
from xlfunnel.excel import ExcelWorkbook

TO_THE_FRONT = ("Activate", "Select", "Goto", "Visible =")


def with_hidden_sheets(how: int) -> Any:
    """Return a book of which the first sheet alone can be seen."""
    book = open_grids({
        "Front": Grid(("x",), [("y",)]),
        "Memory": Grid(("键", "我的"), [("a", "mine"), ("b", None), ("c", None)]),
        "ChangeLog": Grid(("何事",), [("first",)]),
        "Loose": Grid(("一", "二"), [("1", "2")], is_table=False),
    })  # fmt: skip
    for sheet in list(book.sheets)[1:]:
        sheet.api.Visible = how
    return book


@pytest.mark.parametrize("how", [HIDDEN, VERY_HIDDEN])
def test_hidden_tables_are_sorted_grown_and_made_without_being_shown(how: int) -> None:
    book = with_hidden_sheets(how)
    before = engine(book).calls.copy()
    workbook = ExcelWorkbook(book)
    workbook.replace("Memory", ["键"], {"键": ["c", "new", "a"]})
    workbook.append("ChangeLog", [{"何事": "second"}])
    workbook.adopt("Made", ["一", "二"])
    workbook.commit()
    made = engine(book).calls - before
    assert not [name for name in made if name.partition(".")[2] in TO_THE_FRONT]
    assert made["Sort.Apply"]
    assert workbook.read("Memory", ["键", "我的"]).columns == {
        "键": ["c", "new", "a"],
        "我的": [None, None, "mine"],
    }
    assert workbook.read("ChangeLog", ["何事"]).columns == {"何事": ["first", "second"]}
    assert workbook.read("Made", ["一"]).columns == {"一": ["1"]}
    assert book.sheets.active.name == "Front"
    assert [sheet.api.Visible for sheet in list(book.sheets)[1:]] == [how] * 3


@pytest.mark.parametrize("how", [HIDDEN, VERY_HIDDEN])
def test_the_cursor_stays_where_it_is_when_it_should_go_to_a_hidden_sheet(how: int) -> None:
    book = with_hidden_sheets(how)
    workbook = ExcelWorkbook(book)
    with pytest.raises(ExcelError):
        workbook.go_to("Memory", "键", 1)
    with pytest.raises(ExcelError):
        workbook.go_to_sheet("Memory")
    assert book.app.selection.sheet.name == "Front"
    assert [sheet.api.Visible for sheet in list(book.sheets)[1:]] == [how] * 3
