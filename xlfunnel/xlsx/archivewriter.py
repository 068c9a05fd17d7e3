"""
Writing a zip archive in which most members come from another one.

A member is copied without being inflated, and a new content takes the place of an old
one; the standard library's `zipfile` can do neither.

Source: APPNOTE.TXT 6.3 (the zip format), sections 4.3 to 4.5.
"""

import copy
import zlib
from collections import deque
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from struct import Struct
from typing import BinaryIO, Protocol
from zipfile import ZIP_DEFLATED, ZipInfo

from xlfunnel.errors import FileRefusedError
from xlfunnel.xlsx.archive import IS_UTF8, LOCAL_HEADER, Member, stored_name

LARGEST = 0xFFFF_FFFE  # what a zip without zip64 can say of a size or a place
MOST_MEMBERS = 0xFFFE  # and of the number of members

_CENTRAL_HEADER = Struct("<4s6H3L5H2L")
_END = Struct("<4s4H2LH")
_EXTRA_FIELD = Struct("<HH")

_DEFLATE_SPEED = 0x0006
_SIZES_FOLLOW = 0x0008
_ZIP64 = 0x0001
_PLAIN_DEFLATE = 20  # zip version 2.0
SMALL = 6
QUICK = 2  # a quarter of the time, for a fifth more bytes
_LARGE = 1 << 22  # bytes from which on a content is deflated quickly
_PIECE = 1 << 20
_MOST_WAITING = 2  # pieces that wait to be deflated


@dataclass(frozen=True, slots=True)
class Packed:
    """
    A content deflated.

    Attributes:
        pieces: Its bytes.
        size: How many it had before.
        checksum: Of what it was before.
        is_checked: Whether it was well-formed XML, as a check of the very bytes showed.
    """

    pieces: tuple[bytes, ...]
    size: int
    checksum: int
    is_checked: bool = False


class Check(Protocol):
    """What looks at a content while it is packed; see `soundness.SoundnessCheck`."""

    def feed(self, piece: bytes) -> None:
        """Look at the next *piece*."""
        ...

    def is_sound(self) -> bool:
        """Return the verdict."""
        ...


def pack(content: Iterable[bytes], level: int, check: Check | None = None) -> Packed:
    """
    Return *content* deflated and checked, by threads while the next piece is being made.

    Each piece is deflated by the one thread and checked by the other, in their order.
    """
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    size = checksum = 0
    packed: list[bytes] = []
    with ThreadPoolExecutor(1) as deflating, ThreadPoolExecutor(1) as checking:
        waiting: deque[tuple[Future[bytes], Future[None] | None]] = deque()
        for piece in content:
            size += len(piece)
            checksum = zlib.crc32(piece, checksum)
            checked = checking.submit(check.feed, piece) if check else None
            waiting.append((deflating.submit(packer.compress, piece), checked))
            if len(waiting) > _MOST_WAITING:
                packed.append(_done(*waiting.popleft()))
        packed += [_done(*both) for both in waiting]
    is_checked = check is not None and check.is_sound()
    return Packed((*filter(None, packed), packer.flush()), size, checksum, is_checked)


def _done(deflated: Future[bytes], checked: Future[None] | None) -> bytes:
    if checked is not None:
        checked.result()
    return deflated.result()


def _pieces(content: bytes) -> Iterable[bytes]:
    view = memoryview(content)
    return (bytes(view[start : start + _PIECE]) for start in range(0, len(view), _PIECE))


class ArchiveWriter:
    """
    Writes an archive member by member.

    Everything a member has is kept (date, attributes, comment, extra fields), only sizes
    stand where readers look first: no zip64 and no sizes after the data.
    """

    def __init__(self, out: BinaryIO, file: str) -> None:
        self._out = out
        self._file = file
        self._directory: list[bytes] = []

    def copy(self, member: Member) -> None:
        """Write *member* with its packed bytes as they are."""
        offset = self._out.tell()
        self._out.write(_local_record(member.info, member.local_extra))
        self._out.write(member.packed)
        self._note(member.info, offset)

    def replace(self, member: Member, content: bytes | Packed) -> None:
        """Write *content* in the place of *member*: same name, date and attributes."""
        self._pack(copy.copy(member.info), member.local_extra, content)

    def add(self, name: str, content: bytes | Packed) -> None:
        """Write a new member; its date is 1980-01-01, as Excel's are, so that runs agree."""
        info = ZipInfo(name)
        info.create_system = 0  # the same bytes on every system
        info.flag_bits = 0 if name.isascii() else IS_UTF8
        self._pack(info, b"", content)

    def close(self, comment: bytes) -> None:
        """Write the directory."""
        start = self._out.tell()
        directory = b"".join(self._directory)
        count = len(self._directory)
        if start + len(directory) > LARGEST or count > MOST_MEMBERS:
            raise FileRefusedError("files.too_large", file=self._file)
        self._out.write(directory)
        self._out.write(
            _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), start, len(comment)) + comment
        )

    def _pack(self, info: ZipInfo, extra: bytes, content: bytes | Packed) -> None:
        if isinstance(content, bytes):
            packed = pack(_pieces(content), QUICK if len(content) >= _LARGE else SMALL)
        else:
            packed = content
        info.compress_type = ZIP_DEFLATED
        info.flag_bits &= ~_DEFLATE_SPEED
        info.extract_version = max(info.extract_version, _PLAIN_DEFLATE)
        info.CRC, info.file_size = packed.checksum, packed.size
        info.compress_size = sum(map(len, packed.pieces))
        offset = self._out.tell()
        self._note(info, offset)
        self._out.write(_local_record(info, extra))
        self._out.writelines(packed.pieces)

    def _note(self, info: ZipInfo, offset: int) -> None:
        if max(offset, info.file_size, info.compress_size) > LARGEST:
            raise FileRefusedError("files.too_large", file=self._file)
        self._directory.append(_central_record(info, offset))


def _common(info: ZipInfo) -> tuple[int, ...]:
    """Return the nine numbers that stand in both headers of a member."""
    year, month, day, hour, minute, second = info.date_time
    return (
        info.extract_version,
        info.flag_bits & ~_SIZES_FOLLOW,
        info.compress_type,
        hour << 11 | minute << 5 | second // 2,
        (year - 1980) << 9 | month << 5 | day,
        info.CRC,
        info.compress_size,
        info.file_size,
        len(stored_name(info)),
    )


def _local_record(info: ZipInfo, extra: bytes) -> bytes:
    extra = _without_zip64(extra)
    return LOCAL_HEADER.pack(b"PK\3\4", *_common(info), len(extra)) + stored_name(info) + extra


def _central_record(info: ZipInfo, offset: int) -> bytes:
    extra = _without_zip64(info.extra)
    return (
        _CENTRAL_HEADER.pack(
            b"PK\1\2",
            info.create_system << 8 | info.create_version,
            *_common(info),
            len(extra),
            len(info.comment),
            0,  # first disk
            info.internal_attr,
            info.external_attr,
            offset,
        )
        + stored_name(info)
        + extra
        + info.comment
    )


def _without_zip64(extra: bytes) -> bytes:
    """Return the extra fields without the one that holds 64-bit sizes; odd tails stay."""
    kept, start = b"", 0
    while start + _EXTRA_FIELD.size <= len(extra):
        field, length = _EXTRA_FIELD.unpack_from(extra, start)
        end = start + _EXTRA_FIELD.size + length
        if field != _ZIP64:
            kept += extra[start:end]
        start = end
    return kept + extra[start:]
