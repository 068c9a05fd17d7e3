"""MS-OVBA 2.4.1: what we compress, another's decompressor gives back."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.addin.reading_back import decompressed
from xlfunnel.addin.compression import compress

LINES = ["    Dim value As Variant\r\n", "End Sub\r\n", "Sub Xlf_refresh(control)\r\n", "'\r\n"]


def round_trip(data: bytes) -> bytes:
    return decompressed(compress(data))


@given(st.lists(st.sampled_from(LINES) | st.text("ab (),.=\r\n", max_size=60), max_size=300))
def test_source_text_of_any_length_comes_back_as_it_was(lines: list[str]) -> None:
    data = "".join(lines).encode("ascii")
    assert round_trip(data) == data


@given(st.sampled_from([1, 2, 3]), st.integers(1, 9_000))
def test_a_repetition_that_runs_into_itself_comes_back_as_it_was(period: int, size: int) -> None:
    data = (b"abc"[:period] * size)[:size]
    assert round_trip(data) == data


@pytest.mark.parametrize("size", [0, 1, 4095, 4096, 4097, 8191, 8192, 8193])
def test_the_borders_of_a_chunk_of_4096_bytes(size: int) -> None:
    data = (b"If TypeOf Application.Caller Is Range Then\r\n" * 200)[:size]
    assert round_trip(data) == data


@pytest.mark.parametrize("place", [15, 16, 17, 31, 32, 33, 2047, 2048, 2049])
def test_where_a_copy_token_gives_one_more_bit_to_its_offset(place: int) -> None:
    chance = random.Random(place)
    unlike = bytes(chance.randrange(128) for _ in range(place))
    data = unlike + unlike * 2
    assert round_trip(data) == data


def test_a_whole_chunk_in_which_nothing_repeats_is_stored_raw() -> None:
    noise = random.Random(1).randbytes(4096)
    assert len(compress(noise)) == 1 + 2 + 4096  # signature, header, the chunk itself
    assert round_trip(noise) == noise


def test_a_last_part_that_would_be_padded_when_stored_raw_is_refused() -> None:
    # A raw chunk is always read back as 4096 bytes: 4000 would come back with 96 zeros.
    with pytest.raises(ValueError, match="nothing to compress"):
        compress(random.Random(1).randbytes(4000))


NORMAL = "#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa"  # MS-OVBA 3.2.2
NORMAL_COMPRESSED = """
    01 2F B0 00 23 61 61 61 62 63 64 65 82 66 00 70 61 67 68 69 6A 01 38 08 61 6B 6C 00 30
    6D 6E 6F 70 06 71 02 70 04 10 72 73 74 75 76 10 77 78 79 7A 00 3C
"""
ONLY_WAY = {  # 3.2.1 and 3.2.3: nothing repeats, and one thing repeats
    "abcdefghijklmnopqrstuv.": """
        01 19 B0 00 61 62 63 64 65 66 67 68 00 69 6A 6B 6C 6D 6E 6F 70 00 71 72 73 74 75 76 2E""",
    "a" * 73: "01 03 B0 02 61 45 00",
}


@pytest.mark.parametrize("text", ONLY_WAY)
def test_the_examples_of_the_specification(text: str) -> None:
    assert compress(text.encode("ascii")) == bytes.fromhex(ONLY_WAY[text])


def test_where_a_match_may_be_taken_from_several_places_ours_is_as_long() -> None:
    example = bytes.fromhex(NORMAL_COMPRESSED)
    assert decompressed(example) == NORMAL.encode("ascii")
    assert len(compress(NORMAL.encode("ascii"))) == len(example)
