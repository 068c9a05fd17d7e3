"""
The zip container: members read without trusting their headers, and copied as they lie.

The standard library reads the directory. Copying a member without inflating it, and
writing one in another's place, is done here because `zipfile` can do neither.

Source: APPNOTE.TXT 6.3 (the zip format), sections 4.3 to 4.5.
"""

import copy
import io
import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from struct import Struct
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from xlfunnel.errors import FileRefusedError

LARGEST = 0xFFFF_FFFE  # what a zip without zip64 can say of a size or a place
MOST_MEMBERS = 0xFFFE  # and of the number of members

_LOCAL = Struct("<4s5H3L2H")
_CENTRAL = Struct("<4s6H3L5H2L")
_END = Struct("<4s4H2LH")
_EXTRA = Struct("<HH")

_IS_ENCRYPTED = 0x0001
_DEFLATE_SPEED = 0x0006
_SIZES_FOLLOW = 0x0008
_IS_UTF8 = 0x0800
_ZIP64 = 0x0001
_PLAIN_DEFLATE = 20  # zip version 2.0

_PACKED_CHUNK = 1 << 16  # fed to zlib at a time; the rest of a bigger piece would be copied


@dataclass(frozen=True, slots=True)
class Member:
    """One entry of an archive; `packed` are its bytes as they lie in the file, from `start`."""

    info: ZipInfo
    start: int
    packed: memoryview
    local_extra: bytes

    @property
    def stored_name(self) -> str:
        """Return the name as written, backslashes and all."""
        return self.info.orig_filename

    @property
    def is_folder(self) -> bool:
        """Whether this is only the name of a folder."""
        return self.stored_name.endswith(("/", "\\"))

    def chunks(self, size: int) -> Iterator[bytes]:
        """
        Yield the content, at most *size* bytes at a time.

        Raises:
            FileRefusedError: If the content is not what the directory says: damaged, or
                more than it admits to.
        """
        read = _inflated if self.info.compress_type == ZIP_DEFLATED else _stored
        produced = checksum = 0
        try:
            for chunk in read(self.packed, size):
                produced += len(chunk)
                if produced > self.info.file_size:
                    break
                checksum = zlib.crc32(chunk, checksum)
                yield chunk
        except zlib.error as error:
            raise self._damaged() from error
        if (produced, checksum) != (self.info.file_size, self.info.CRC):
            raise self._damaged()

    def _damaged(self) -> FileRefusedError:
        return FileRefusedError("files.damaged_part", part=self.stored_name)


def _stored(packed: memoryview, size: int) -> Iterator[bytes]:
    for start in range(0, len(packed), size):
        yield bytes(packed[start : start + size])


def _inflated(packed: memoryview, size: int) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    for start in range(0, len(packed), _PACKED_CHUNK):
        pending = bytes(packed[start : start + _PACKED_CHUNK])
        while pending and not inflater.eof:
            chunk = inflater.decompress(pending, size)
            pending = inflater.unconsumed_tail
            if chunk:
                yield chunk
        if inflater.eof:
            return
    # zlib may have taken all input and still owe a little output.
    while chunk := inflater.decompress(b"", size):
        yield chunk
    if packed and not inflater.eof:  # some writers pack nothing into nothing
        raise zlib.error("the stream ends too early")


def read_members(data: bytes, file: str) -> tuple[list[Member], bytes]:
    """
    Return the members of the archive *data* in directory order, and its comment.

    Bytes before the first member, zip64 and sizes after the data are understood.

    Raises:
        FileRefusedError: If *data* is no sound archive; *file* is its name for the message.
    """
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            infos, comment = archive.infolist(), archive.comment
        members = [_member(data, info) for info in infos]
        _refuse_overlaps(members)
    except (BadZipFile, NotImplementedError, ValueError, OverflowError, struct.error) as error:
        # zipfile raises the last four for numbers and names that make no sense.
        raise FileRefusedError("files.damaged", file=file) from error
    return members, comment


def _member(data: bytes, info: ZipInfo) -> Member:
    if info.flag_bits & _IS_ENCRYPTED or info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadZipFile("packed in a way that no workbook is")
    signature, *_, name_length, extra_length = _LOCAL.unpack_from(data, info.header_offset)
    extra = info.header_offset + _LOCAL.size + name_length
    start = extra + extra_length
    end = start + info.compress_size
    if signature != b"PK\3\4" or end > len(data):
        raise BadZipFile("a member is not where the directory says")
    return Member(info, start, memoryview(data)[start:end], data[extra:start])


def _refuse_overlaps(members: list[Member]) -> None:
    """Refuse members that share bytes: a known way to make a small file unfold to a huge one."""
    end = 0
    for member in sorted(members, key=lambda member: member.info.header_offset):
        if member.info.header_offset < end:
            raise BadZipFile("members overlap")
        end = member.start + len(member.packed)


def _stored_bytes(info: ZipInfo) -> bytes:
    """Return a member's name as the bytes it was read from."""
    return info.orig_filename.encode("utf-8" if info.flag_bits & _IS_UTF8 else "cp437")


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

    def replace(self, member: Member, content: bytes | Iterable[bytes]) -> None:
        """Write *content* in the place of *member*: same name, date and attributes."""
        self._pack(copy.copy(member.info), member.local_extra, content)

    def add(self, name: str, content: bytes | Iterable[bytes]) -> None:
        """Write a new member; its date is 1980-01-01, as Excel's are, so that runs agree."""
        info = ZipInfo(name)
        info.create_system = 0  # the same bytes on every system
        info.flag_bits = 0 if name.isascii() else _IS_UTF8
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

    def _pack(self, info: ZipInfo, extra: bytes, content: bytes | Iterable[bytes]) -> None:
        info.compress_type = ZIP_DEFLATED
        info.flag_bits &= ~_DEFLATE_SPEED
        info.extract_version = max(info.extract_version, _PLAIN_DEFLATE)
        info.CRC = info.file_size = info.compress_size = 0
        offset = self._out.tell()
        self._out.write(_local_record(info, extra))
        start = self._out.tell()
        packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        for piece in (content,) if isinstance(content, bytes) else content:
            info.CRC = zlib.crc32(piece, info.CRC)
            info.file_size += len(piece)
            self._out.write(packer.compress(piece))
        self._out.write(packer.flush())
        end = self._out.tell()
        info.compress_size = end - start
        self._note(info, offset)
        self._out.seek(offset)
        self._out.write(_local_record(info, extra))  # now that the sizes are known
        self._out.seek(end)

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
        len(_stored_bytes(info)),
    )


def _local_record(info: ZipInfo, extra: bytes) -> bytes:
    extra = _without_zip64(extra)
    return _LOCAL.pack(b"PK\3\4", *_common(info), len(extra)) + _stored_bytes(info) + extra


def _central_record(info: ZipInfo, offset: int) -> bytes:
    extra = _without_zip64(info.extra)
    return (
        _CENTRAL.pack(
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
        + _stored_bytes(info)
        + extra
        + info.comment
    )


def _without_zip64(extra: bytes) -> bytes:
    """Return the extra fields without the one that holds 64-bit sizes; odd tails stay."""
    kept, rest = b"", extra
    while len(rest) >= _EXTRA.size:
        field, length = _EXTRA.unpack_from(rest)
        end = _EXTRA.size + length
        if field != _ZIP64:
            kept += rest[:end]
        rest = rest[end:]
    return kept + rest
