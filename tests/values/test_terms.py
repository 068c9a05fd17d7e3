"""Dictionaries with synonyms (SPEC §2): any language, any spelling, one name in code."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.values.term_cases import CASES, GRADE, LOSS, METHOD, SOURCE, STATUS
from xlfunnel.language import LANGUAGES, Language, Text
from xlfunnel.messages import say
from xlfunnel.values.cell import Cell, CellError, shown
from xlfunnel.values.reading import Reading, Status
from xlfunnel.values.terms import Term, Terms

DICTIONARIES = (SOURCE, STATUS, GRADE, METHOD, LOSS)
CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(),
    st.text(),
    st.datetimes(),
    st.builds(CellError, st.sampled_from(["#N/A", "#REF!"])),
)


def outcome(reading: Reading[str]) -> str:
    if reading.status is Status.UNREADABLE:
        assert reading.note == ("term.unknown" if reading.hint else "term.unlike_any")
        return f"! {reading.hint}".strip()
    assert reading.status is Status.READ
    return reading.value or ""


@pytest.mark.parametrize(("terms", "cell", "expected"), CASES)
def test_a_word_is_read_as_the_term_it_means(terms: Terms, cell: Cell, expected: str) -> None:
    assert outcome(terms.read(cell)) == expected


def test_there_are_at_least_60_different_cells() -> None:
    assert len({(terms.name, repr(cell)) for terms, cell, _ in CASES}) == len(CASES) >= 60


@given(st.sampled_from(DICTIONARIES), CELLS)
def test_no_cell_makes_the_reader_fail_and_the_text_is_kept(terms: Terms, cell: Cell) -> None:
    reading = terms.read(cell)

    assert reading.text == shown(cell)
    assert (reading.value is None) is (reading.status is not Status.READ)
    assert reading.hint in ("", *terms.names)


@given(st.sampled_from(DICTIONARIES), st.text(alphabet=" \t\n\r\u3000\u200b\ufeff"))
def test_blanks_are_blank(terms: Terms, text: str) -> None:
    assert terms.read(text).status is Status.BLANK
    assert terms.read(None).status is Status.BLANK


@pytest.mark.parametrize("terms", DICTIONARIES, ids=lambda terms: terms.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_reads_back_to_its_term(terms: Terms, language: Language) -> None:
    labels = terms.labels(language)

    assert labels == tuple(terms.label(name, language) for name in terms.names)
    assert [terms.read(label).value for label in labels] == list(terms.names)


def test_an_error_value_is_no_word() -> None:
    reading = SOURCE.read(CellError("#N/A"))

    assert (reading.status, reading.note) == (Status.UNREADABLE, "text.error")


def test_an_unknown_name_is_its_own_label() -> None:
    assert SOURCE.label("抖音", "en") == "抖音"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_message_reads_well_with_and_without_a_near_term(language: Language) -> None:
    near, alone = SOURCE.read("官网留言"), SOURCE.read("抖音")

    said = say(near.note, language, value=near.text, hint=near.hint)
    assert "官网留言" in said and said.endswith("官网表单")
    told = say(alone.note, language, value=alone.text, hint="")
    assert "抖音" in told and told.endswith(("列表中选择", "清單中選擇", "from the list"))


class TestExtended:
    """The workbook's 来源 table adds sources and synonyms (SPEC §1)."""

    def test_a_synonym_of_the_workbook_is_read(self) -> None:
        terms = SOURCE.extended({"展会": ["广交会", "CES"]})

        assert [terms.read(word).value for word in ("广交会", "ces", "展会", "行业展会")] == [
            "展会"
        ] * 4
        assert terms.names == SOURCE.names

    def test_a_new_source_comes_last_under_its_own_name(self) -> None:
        terms = SOURCE.extended({"抖音": ["短视频"]})

        assert terms.names == (*SOURCE.names, "抖音")
        assert terms.read("短視頻").value == "抖音"
        assert terms.labels("en")[-1] == "抖音"

    def test_a_term_may_be_given_in_any_language(self) -> None:
        terms = SOURCE.extended({"Trade show": ["Canton Fair"], "官網表單": ["落地页"]})

        assert terms.names == SOURCE.names
        assert terms.read("canton fair").value == "展会"
        assert terms.read("落地頁").value == "官网表单"

    def test_the_workbook_may_take_a_synonym_away(self) -> None:
        terms = SOURCE.extended({"官网": [], "展会": ["行业社群"]})

        assert terms.read("官网").value == "官网"  # a source of its own now
        assert terms.read("行业社群").value == "展会"
        assert terms.read("LinkedIn").value == "社交媒体"

    def test_a_name_is_not_taken_by_a_synonym(self) -> None:
        terms = SOURCE.extended({"渠道": ["展会"]})

        assert terms.read("展会").value == "展会"

    def test_blank_names_and_synonyms_are_nothing(self) -> None:
        terms = SOURCE.extended({" ": ["某处"], "展会": ["", " "]})

        assert terms.names == SOURCE.names
        assert terms.read(" ").status is Status.BLANK

    def test_the_shipped_dictionary_stays_as_it_is(self) -> None:
        SOURCE.extended({"抖音": []})

        assert SOURCE.read("抖音").status is Status.UNREADABLE


def test_a_date_is_compared_as_it_is_shown() -> None:
    terms = Terms("Months", [Term(Text("2024-03-01", "2024-03-01", "2024-03-01"))])

    assert terms.read(datetime(2024, 3, 1)).value == "2024-03-01"
