"""
The zip container: members read without trusting their headers.

The standard library reads the directory; inflating stops at the size the directory
claims, and every member must lie where it says. `archivewriter.py` writes.

Source: APPNOTE.TXT 6.3 (the zip format), sections 4.3 to 4.5.
"""

import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from struct import Struct
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from xlfunnel.errors import FileRefusedError

LOCAL_HEADER = Struct("<4s5H3L2H")
IS_UTF8 = 0x0800
_IS_ENCRYPTED = 0x0001

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
    signature, *_, name_length, extra_length = LOCAL_HEADER.unpack_from(data, info.header_offset)
    extra = info.header_offset + LOCAL_HEADER.size + name_length
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


def stored_name(info: ZipInfo) -> bytes:
    """Return a member's name as the bytes it was read from."""
    return info.orig_filename.encode("utf-8" if info.flag_bits & IS_UTF8 else "cp437")
