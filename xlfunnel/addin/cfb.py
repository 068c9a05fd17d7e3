"""
A writer of compound files (MS-CFB, version 3): the container of a VBA project.

A compound file is a small file system: sectors of 512 bytes, a table that chains them
(the FAT, 2.3), a directory (2.6), and for streams below 4096 bytes a second, finer level
of 64-byte sectors inside one stream of the root (2.4, 2.7).
"""

import struct
from collections.abc import Mapping
from itertools import chain
from typing import TypeAlias

from xlfunnel.addin.cfb_directory import Entry, directory_bytes, entries_of
from xlfunnel.errors import AddinError

Tree: TypeAlias = "Mapping[str, bytes | Tree]"

_SECTOR = 512
_MINI_SECTOR = 64
_CUT_OFF = 4096  # 2.2: a stream of this size or more lives in sectors of its own
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_IN_HEADER = 109  # FAT sectors that the header can name; more would need a DIFAT (2.5)
_PER_FAT_SECTOR = _SECTOR // 4


def compound_file(tree: Tree) -> bytes:
    """
    Return the compound file that holds *tree*: names to streams (bytes) or storages.

    Raises:
        AddinError: If it would be larger than a header alone can describe (about 7 MB).
    """
    entries = entries_of(tree)
    mini_stream, mini_fat = _lay_out_small(entries)
    entries[0].size = len(mini_stream)
    large = [entry for entry in entries[1:] if len(entry.data) >= _CUT_OFF]
    # Directory and mini FAT come first; their sizes are known before their contents.
    directory_count = _count(len(entries) * 128, _SECTOR)
    contents = [bytes(directory_count * _SECTOR), mini_fat, mini_stream]
    contents += [entry.data for entry in large]
    starts, fat = _chains([_count(len(content), _SECTOR) for content in contents])
    entries[0].start = starts[2]
    for entry, start in zip(large, starts[3:], strict=True):
        entry.start = start
    contents[0] = directory_bytes(entries)
    whole_fat, fat_sectors = _with_its_own_sectors(fat)
    body = b"".join(_padded(content, _SECTOR, b"\0") for content in contents)
    header = _header(fat_sectors, starts[0], starts[1], _count(len(mini_fat), _SECTOR))
    return header + body + whole_fat


def _count(size: int, sector: int) -> int:
    return -(-size // sector)


def _padded(content: bytes, sector: int, filler: bytes) -> bytes:
    return content + filler * (-len(content) % sector)


def _chains(counts: list[int]) -> tuple[list[int], list[int]]:
    """Lay runs of sectors one behind the other; return their first sectors and their FAT."""
    starts: list[int] = []
    fat: list[int] = []
    for count in counts:
        starts.append(len(fat) if count else _END)
        fat += range(len(fat) + 1, len(fat) + count)
        fat += [_END] * min(count, 1)
    return starts, fat


def _lay_out_small(entries: list[Entry]) -> tuple[bytes, bytes]:
    """Place streams below the cut-off in the mini stream; return it and the mini FAT."""
    small = [entry for entry in entries[1:] if 0 < len(entry.data) < _CUT_OFF]
    starts, fat = _chains([_count(len(entry.data), _MINI_SECTOR) for entry in small])
    for entry, start in zip(small, starts, strict=True):
        entry.start = start
    stream = b"".join(_padded(entry.data, _MINI_SECTOR, b"\0") for entry in small)
    return stream, _padded(struct.pack(f"<{len(fat)}I", *fat), _SECTOR, b"\xff")


def _with_its_own_sectors(fat: list[int]) -> tuple[bytes, range]:
    """Add the FAT's own sectors behind all others; return it whole and where it lies."""
    sectors = 0
    while sectors * _PER_FAT_SECTOR < len(fat) + sectors:
        sectors += 1
    if sectors > _IN_HEADER:
        raise AddinError("vba.too_large", size=len(fat) * _SECTOR)
    whole = [*fat, *[_FAT] * sectors]
    packed = struct.pack(f"<{len(whole)}I", *whole)
    return _padded(packed, _SECTOR, b"\xff"), range(len(fat), len(fat) + sectors)


def _header(fat_sectors: range, directory: int, mini_fat: int, mini_fat_sectors: int) -> bytes:
    """Return the header (2.2): version 3.62, little-endian, sectors of 512 and 64 bytes."""
    named = chain(fat_sectors, [_FREE] * (_IN_HEADER - len(fat_sectors)))
    return (
        bytes.fromhex("D0CF11E0A1B11AE1")
        + bytes(16)
        + struct.pack("<5H6x", 62, 3, 0xFFFE, 9, 6)
        + struct.pack("<4I", 0, len(fat_sectors), directory, 0)
        + struct.pack("<5I", _CUT_OFF, mini_fat, mini_fat_sectors, _END, 0)
        + struct.pack(f"<{_IN_HEADER}I", *named)
    )
