"""
The compression of VBA source, MS-OVBA 2.4.1: an LZ77 over chunks of 4096 bytes.

A copy token is 16 bits that an offset and a length share; how many of them the offset
gets grows with the place in the chunk (2.4.1.3.19.1), so a match near the start of a
chunk may be longer than one near its end.
"""

from collections.abc import Iterator

_CONTAINER = b"\x01"  # 2.4.1.1.1 SignatureByte
_CHUNK = 4096
_COMPRESSED = 0b1011 << 12  # 2.4.1.1.5: the flag and the fixed signature
_RAW = 0b0011 << 12
_SHORTEST = 3


def compress(data: bytes) -> bytes:
    """
    Return *data* as a CompressedContainer (2.4.1.3.6).

    Raises:
        ValueError: If the last chunk has nothing that repeats: it would have to be stored
            raw, and a raw chunk is read back as 4096 bytes. No source text is like that.
    """
    chunks = (data[start : start + _CHUNK] for start in range(0, len(data), _CHUNK))
    return _CONTAINER + b"".join(_compressed_chunk(chunk) for chunk in chunks)


def _compressed_chunk(chunk: bytes) -> bytes:
    """Return one chunk with its header: compressed, or raw where that is no longer."""
    packed = b"".join(_token_sequences(chunk))
    kind = _COMPRESSED
    if len(packed) > _CHUNK:
        if len(chunk) < _CHUNK:
            raise ValueError("the last part of the text has nothing to compress")
        packed, kind = chunk, _RAW
    return (kind | len(packed) - 1).to_bytes(2, "little") + packed  # CompressedChunkSize - 3


def _token_sequences(chunk: bytes) -> Iterator[bytes]:
    """Yield the chunk as sequences: a byte of flags and up to eight tokens (2.4.1.1.7)."""
    place = 0
    while place < len(chunk):
        flags, tokens = 0, b""
        for bit in range(8):
            if place == len(chunk):
                break
            offset, length = _longest_match(chunk, place)
            if length:
                flags |= 1 << bit
                tokens += _copy_token(place, offset, length)
            else:
                tokens += chunk[place : place + 1]
            place += length or 1
        yield bytes([flags]) + tokens


def _offset_bits(place: int) -> int:
    """Return how many bits of a copy token at *place* hold the offset (2.4.1.3.19.1)."""
    return max((place - 1).bit_length(), 4)


def _longest_match(chunk: bytes, place: int) -> tuple[int, int]:
    """Return how far back the longest repetition starts, and its length; 0, 0 for none."""
    longest = min((0xFFFF >> _offset_bits(place)) + 3, len(chunk) - place)
    offset, length, start = 0, _SHORTEST - 1, 0
    while length < longest:
        # A longer one starts no earlier than the first shorter one; it may run into itself.
        start = chunk.find(chunk[place : place + length + 1], start, place + length)
        if start < 0:
            break
        offset, length = place - start, length + 1
    return (offset, length) if offset else (0, 0)


def _copy_token(place: int, offset: int, length: int) -> bytes:
    """Pack an offset and a length (2.4.1.3.19.3)."""
    token = (offset - 1) << (16 - _offset_bits(place)) | (length - 3)
    return token.to_bytes(2, "little")
