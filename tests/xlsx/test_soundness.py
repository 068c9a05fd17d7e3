"""A part that is checked while it is written: lxml's verdict is that of a whole look at it."""

from collections.abc import Iterator
from xml.parsers import expat

from hypothesis import example, given
from hypothesis import strategies as st

from xlfunnel.xlsx.archivewriter import QUICK, pack
from xlfunnel.xlsx.soundness import SoundnessCheck

PIECES = [b"<a>", b"</a>", b"<b x='1'/>", b"text", b"&amp;", b"&", b"\0", "中".encode(), b"\xff"]


def is_well_formed(data: bytes) -> bool:
    try:
        expat.ParserCreate().Parse(data, True)
    except expat.ExpatError:
        return False
    return True


@given(st.lists(st.sampled_from(PIECES)))
@example([])
@example([b"<a>"])
@example([b"<a>", "中".encode()[:1], "中".encode()[1:], b"</a>"])
def test_a_part_is_checked_just_if_all_its_pieces_are_one_document(pieces: list[bytes]) -> None:
    packed = pack(pieces, QUICK, SoundnessCheck())
    assert packed.is_checked == is_well_formed(b"".join(pieces))


def test_a_long_text_and_deep_elements_are_sound() -> None:
    def pieces() -> Iterator[bytes]:
        yield b"<a>" * 300
        for _ in range(12):
            yield b"x" * (1 << 20)
        yield b"</a>" * 300

    assert pack(pieces(), QUICK, SoundnessCheck()).is_checked


def test_what_nobody_checked_is_not_called_checked() -> None:
    assert not pack([b"<a/>"], QUICK).is_checked
