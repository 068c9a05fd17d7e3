"""What is remembered of the rows of a replaced table: a digest of each, nothing more."""

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.support import workbook_with
from tests.values.any_cell import any_cell
from xlfunnel.actions import Action, Run, perform_steps
from xlfunnel.actions.run import Job
from xlfunnel.actions.written import digest, digests, note_written, texts, written_rows
from xlfunnel.language import Text
from xlfunnel.schema.views import LeadTracking
from xlfunnel.values.cell import Cell
from xlfunnel.values.text import typed

NAME = Text("t", "t", "t")
RUN = Run(datetime(2024, 3, 31))
ANY = any_cell("展会 LX1 1")


def test_a_digest_has_eight_characters_and_is_the_same_on_every_day_and_machine() -> None:
    # blake2b of 6 bytes of "LX1\x1f展会\x1f", by b2sum -l 48, in base64
    assert digest(["LX1", "展会", None]) == "g8ek1n6G"


def test_a_digest_is_of_what_was_typed_and_not_of_how_the_cell_holds_it() -> None:
    assert digest([13800138000.0, " 展会 "]) == digest(["13800138000", "展会"])
    assert digest([datetime(2024, 3, 1)]) == digest(["2024-03-01"])
    assert digest([True]) == digest(["TRUE"]) != digest([1.0])


def test_a_text_that_moves_to_the_next_cell_is_another_row() -> None:
    assert digest(["a", None]) != digest([None, "a"])


@given(st.lists(st.tuples(ANY, ANY), max_size=5))
def test_digests_of_columns_are_those_of_their_rows(rows: list[tuple[Cell, Cell]]) -> None:
    columns = [[row[0] for row in rows], [row[1] for row in rows]]
    assert digests(columns) == [digest(row) for row in rows]


@given(st.lists(ANY))
def test_the_texts_of_a_column_are_what_was_typed_in_each_cell(cells: list[Cell]) -> None:
    assert texts(cells) == [typed(cell) for cell in cells]


def test_a_workbook_remembers_the_rows_as_written_and_a_new_one_nothing() -> None:
    workbook = workbook_with()
    seen: list[frozenset[str] | None] = []

    def note(job: Job) -> None:
        seen.append(written_rows(job, LeadTracking))
        note_written(job, LeadTracking, {"source": ["展会", "渠道"], "lead_id": ["L1", "L2"]})

    note.__name__ = "stamp"  # a step of that name has something to say of its progress
    for _ in range(2):
        perform_steps(Action("t", NAME, NAME, (note,)), workbook, RUN)
    assert seen == [None, frozenset({digest(["L1", "展会"]), digest(["L2", "渠道"])})]
