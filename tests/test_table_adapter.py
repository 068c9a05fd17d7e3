"""What every adapter inherits for its tables, beside the contract of the port."""

import pytest

from xlfunnel.errors import NoRoomError
from xlfunnel.messages import say
from xlfunnel.tables.adapter import TableAdapter
from xlfunnel.tables.areas import Area
from xlfunnel.tables.celltext import MAX_CELL_TEXT
from xlfunnel.tables.state import TableState
from xlfunnel.tables.table import Sheet, TablePart
from xlfunnel.values.cell import Cell


class OneTable(TableAdapter):
    """Holds the table T (键, 我的) from A1, which can have *most* rows."""

    def __init__(self, *rows: tuple[Cell, Cell], most: int = 9) -> None:
        self.language = "zh-CN"
        self.messages: list[str] = []
        self.most = most
        headers = ("键", "我的")
        part = TablePart("T", "", Sheet("表"), Area(1, 1, len(rows) + 1, 2), headers)
        columns = {header: [row[n] for row in rows] for n, header in enumerate(headers)}
        filled, origin = [True] * len(rows), list(range(len(rows)))
        self.state = TableState(part, filled, columns, [*origin], set(), frozenset(), taken_in=0)

    def _part(self, table: str) -> TablePart:
        return self.state.part

    def _known_state(self, table: str) -> TableState | None:
        return self.state

    def _load_state(self, table: str) -> TableState:
        return self.state

    def _check_room(self, state: TableState, count: int) -> None:
        if count > self.most:
            raise NoRoomError("sheet.full", sheet="表", table="T")

    def report(self, message: str, done: float | None = None) -> None:
        self.messages.append(message)


def test_a_text_that_is_cut_is_told_once() -> None:
    book = OneTable(("a", None), ("b", None))
    book.write("T", {"我的": {0: "x" * (MAX_CELL_TEXT + 1)}})
    book.write("T", {"我的": {1: "short"}})
    assert book.messages == [say("sheet.text_cut", "zh-CN", sheet="表", count=1)]


@pytest.mark.parametrize(("most", "is_refused"), [(2, True), (3, False)])
def test_rows_that_stay_for_what_people_wrote_need_room_too(most: int, is_refused: bool) -> None:
    # two new rows would fit in, but the old one stays below them for its note
    book = OneTable(("old", "mine"), most=most)
    rows: dict[str, list[Cell]] = {"键": ["a", "b"]}
    if is_refused:
        with pytest.raises(NoRoomError):
            book.replace("T", ["键"], rows)
    else:
        book.replace("T", ["键"], rows)
        assert book.read("T", ["键"]).columns == {"键": ["a", "b", "old"]}
