import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from xlfunnel.tables.celltext import MAX_CELL_TEXT, storable
from xlfunnel.xlsx.text import decode, editable, element, encode, unescaped

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
# what escapes are made of, so that they come about by chance
ESCAPE_TEXT = st.text(st.sampled_from("_x0041F\r\n<&]> "), max_size=30)


@given(ANY_TEXT | ESCAPE_TEXT)
@example("_x0041_")
@example("_x0041_x0042_")
@example("_x005F_x000D_")
@example("\x00\x1f\r\ufffe\uffff")
@example("]]>")
def test_a_text_comes_back_from_xml_as_it_was(text: str) -> None:
    parsed = etree.fromstring(element("t", text))
    assert decode(parsed.text or "") == text


@given(ANY_TEXT | ESCAPE_TEXT)
def test_an_encoded_text_has_no_character_that_xml_forbids_or_changes(text: str) -> None:
    assert not {c for c in encode(text) if c < " " and c not in "\n\t"}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("_x000D_", "\r"),
        ("_x000d_", "\r"),
        ("a_x0041_b", "aAb"),
        ("_x005F_x0041_", "_x0041_"),
        ("_x41_", "_x41_"),
        ("_xD83D__xDE00_", "😀"),  # a pair written as two escapes
        ("_xD83D_", "\ufffd"),  # half a pair is no character
        ("x_x0041", "x_x0041"),
    ],
)
def test_escapes_are_read_as_the_standard_has_them(written: str, read: str) -> None:
    assert decode(written) == read


@pytest.mark.parametrize("text", [" a", "a ", "a\nb", "\ta", "a  b", "　a"])
def test_blanks_that_a_parser_could_drop_are_marked(text: str) -> None:
    assert 'xml:space="preserve"' in element("t", text)


def test_a_cell_holds_as_many_utf16_units_as_excel_allows() -> None:
    assert storable("长" * 32_767) == "长" * 32_767
    assert storable("长" * 32_768) == "长" * 32_767
    # each face takes two units: 16,383 of them are 32,766, and half a face is none
    assert storable("😀" * 16_384) == "😀" * 16_383


@given(st.text(max_size=50))
def test_what_is_stored_can_be_written_and_is_stored_again_as_it_is(text: str) -> None:
    kept = storable(text)
    kept.encode()
    assert storable(kept) == kept
    assert len(kept.encode("utf-16-le")) // 2 <= MAX_CELL_TEXT


def test_half_a_surrogate_pair_becomes_the_replacement_character() -> None:
    assert storable("a\ud83db") == "a\ufffdb"
    assert storable("\ud83d\ude00") == "😀"


def test_entities_and_character_references_are_resolved() -> None:
    assert unescaped(b"&lt;&#x7EBF;&#32034;&amp;lt;&quot;") == '<线索&lt;"'


def test_utf16_is_made_searchable_and_a_mark_stays() -> None:
    marked = b"\xef\xbb\xbf<a/>"
    assert editable(marked) == marked
    wide = '<?xml version="1.0" encoding="UTF-16"?><a/>'.encode("utf-16")
    assert editable(wide) == b'<?xml version="1.0" encoding="UTF-8"?><a/>'
