"""MS-CFB: olefile, which reads what Office writes, finds in our containers what we put in."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.addin.reading_back import container, streams
from xlfunnel.addin.cfb import compound_file
from xlfunnel.addin.cfb_directory import Entry, entries_of
from xlfunnel.errors import AddinError

BORDERS = [0, 1, 63, 64, 65, 511, 512, 513, 4095, 4096, 4097, 4608, 70_000]
BLACK = 1


def filled(size: int) -> bytes:
    """Return bytes in which a sector out of place would be seen."""
    return b"".join(struct.pack("<I", number) for number in range(size // 4 + 1))[:size]


@pytest.mark.parametrize("size", BORDERS)
def test_a_stream_of_a_size_at_a_border_comes_back_whole(size: int) -> None:
    tree = {"a": filled(size), "b": b"behind it"}
    assert streams(compound_file(tree)) == tree


@pytest.mark.parametrize("size", BORDERS)
def test_streams_below_4096_bytes_and_only_they_lie_in_the_mini_stream(size: int) -> None:
    with container(compound_file({"a": filled(size)})) as found:
        mini_sectors = found.root.size // 64
    # MS-CFB 2.2: the cut-off itself is no longer small; a mini sector holds 64 bytes.
    assert mini_sectors == (-(-size // 64) if size < 4096 else 0)


@given(
    st.dictionaries(
        st.text("abcXYZ_019", min_size=1, max_size=31),
        st.sampled_from(BORDERS[:-1]).map(filled),
        max_size=40,
    )
)
def test_any_number_of_streams_in_a_storage_comes_back(stored: dict[str, bytes]) -> None:
    unique = {name.upper(): data for name, data in stored.items()}  # names differ by case only
    assert streams(compound_file({"VBA": unique, "PROJECT": b"text"})) == {
        **{f"VBA/{name}": data for name, data in unique.items()},
        "PROJECT": b"text",
    }


def in_order(number: int, entries: list[Entry]) -> list[str]:
    """Return the names of a tree from left to right."""
    if number == 0xFFFFFFFF:
        return []
    entry = entries[number]
    return [*in_order(entry.left, entries), entry.name, *in_order(entry.right, entries)]


def depth(number: int, entries: list[Entry]) -> int:
    if number == 0xFFFFFFFF:
        return 0
    return 1 + max(depth(entries[number].left, entries), depth(entries[number].right, entries))


def test_shorter_names_come_first_and_equal_lengths_by_upper_case() -> None:
    entries = entries_of(dict.fromkeys(["beta", "Alpha", "dir", "Beat", "_VBA", "zz"], b""))
    # MS-CFB 2.6.4: length, then upper-case letters; "_" (5F) stands behind "Z" (5A).
    assert in_order(entries[0].child, entries) == ["zz", "dir", "Beat", "beta", "_VBA", "Alpha"]


def test_the_tree_of_a_hundred_names_is_no_deeper_than_it_must_be() -> None:
    entries = entries_of({f"Module{number}": b"" for number in range(100)})
    assert depth(entries[0].child, entries) == 7  # 2**6 <= 100 < 2**7


def test_every_node_is_black_and_unused_entries_are_empty() -> None:
    data = compound_file({"a": b"1", "b": b"2"})
    directory = 512 * (1 + struct.unpack_from("<I", data, 48)[0])
    entries = [data[directory + 128 * n : directory + 128 * (n + 1)] for n in range(4)]
    assert [entry[67] for entry in entries[:3]] == [BLACK] * 3
    assert entries[3] == bytes(68) + b"\xff" * 12 + bytes(48)


def test_the_header_is_that_of_version_3_with_sectors_of_512_bytes() -> None:
    data = compound_file({"a": filled(5000)})
    signature, minor, major, order, shift, mini_shift = struct.unpack_from("<8s16x5H", data)
    assert signature.hex() == "d0cf11e0a1b11ae1"
    assert (minor, major, order, shift, mini_shift) == (62, 3, 0xFFFE, 9, 6)
    assert len(data) % 512 == 0


def test_as_much_as_109_fat_sectors_describe_is_written_and_one_sector_more_is_refused() -> None:
    # 109 x 128 sectors, less the 109 themselves, a directory and no mini stream.
    most = (109 * 128 - 109 - 1) * 512
    whole = filled(most)
    assert streams(compound_file({"a": whole})) == {"a": whole}
    with pytest.raises(AddinError) as refused:
        compound_file({"a": whole + b"!"})
    assert refused.value.key == "vba.too_large"
