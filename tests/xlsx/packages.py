"""Small workbooks built for tests, in every form a zip may take."""

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
XLSM = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
OPC = "http://schemas.openxmlformats.org/package/2006"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def rels(*links: tuple[str, str, str], namespace: str = TRANSITIONAL) -> bytes:
    """Return a relationships part of (id, kind, target)."""
    items = "".join(
        f'<Relationship Id="{id}" Type="{namespace}/{kind}" Target="{target}"/>'
        for id, kind, target in links
    )
    return f'{HEAD}<Relationships xmlns="{OPC}/relationships">{items}</Relationships>'.encode()


def content_types(main: str = XLSX, part: str = "/xl/workbook.xml") -> bytes:
    """Return a content types part that gives *part* the type *main*."""
    return (
        f'{HEAD}<Types xmlns="{OPC}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="{part}" ContentType="{main}"/></Types>'
    ).encode()


def sheet(rows: int = 3) -> bytes:
    """Return a worksheet with numbers in three columns."""
    cells = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n * 7919 % 1000}</v></c><c r="B{n}"><v>{n}</v></c>'
        f'<c r="C{n}"><v>{n * n}</v></c></row>'
        for n in range(1, rows + 1)
    )
    return (f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>').encode()


def parts(main: str = XLSX, rows: int = 3) -> dict[str, bytes]:
    """Return the parts of a whole small workbook."""
    return {
        "[Content_Types].xml": content_types(main),
        "_rels/.rels": rels(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{TRANSITIONAL}">'
            '<sheets><sheet name="线索登记表" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ).encode(),
        "xl/_rels/workbook.xml.rels": rels(("rId1", "worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": sheet(rows),
        "xl/media/image1.png": bytes(range(256)) * 8,
    }


@dataclass(frozen=True, slots=True)
class Entry:
    """One member to be written, and what is unusual about it."""

    name: str
    content: bytes
    is_stored: bool = False
    has_sizes_after: bool = False
    is_zip64: bool = False
    extra: bytes = b""
    comment: bytes = b""
    attributes: int = 0
    date: int = 0x5C2A  # 2026-01-10
    claimed_size: int | None = None
    flags: int = 0
    local_name: str | None = None
    packed: bytes = field(init=False)

    def __post_init__(self) -> None:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        deflated = packer.compress(self.content) + packer.flush()
        object.__setattr__(self, "packed", self.content if self.is_stored else deflated)

    @property
    def size(self) -> int:
        """The size its headers claim."""
        return len(self.content) if self.claimed_size is None else self.claimed_size


def archive(
    entries: list[Entry], *, prefix: bytes = b"", comment: bytes = b"", is_zip64: bool = False
) -> bytes:
    """Return a zip file of *entries*, written with struct alone."""
    data, directory = bytearray(prefix), bytearray()
    for entry in entries:
        offset = len(data)
        data += _local(entry) + entry.packed + _sizes_after(entry)
        directory += _central(entry, offset)
    start, count = len(data), len(entries)
    data += directory
    if is_zip64:
        end = struct.pack(
            "<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, len(directory), start
        )
        data += end + struct.pack("<4sLQL", b"PK\6\7", 0, start + len(directory), 1)
        count, start, directory_size = 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF
    else:
        directory_size = len(directory)
    data += struct.pack(
        "<4s4H2LH", b"PK\5\6", 0, 0, count, count, directory_size, start, len(comment)
    )
    return bytes(data + comment)


def _flags(entry: Entry) -> int:
    utf8 = 0 if entry.name.isascii() else 0x800
    return entry.flags | utf8 | (8 if entry.has_sizes_after else 0)


def _method(entry: Entry) -> int:
    return 0 if entry.is_stored else 8


def _local(entry: Entry) -> bytes:
    name = (entry.local_name or entry.name).encode()
    crc, packed, size = zlib.crc32(entry.content), len(entry.packed), entry.size
    extra = entry.extra
    if entry.is_zip64:
        extra = struct.pack("<HH2Q", 1, 16, size, packed) + extra
        packed = size = 0xFFFFFFFF
    if entry.has_sizes_after:
        crc = packed = size = 0
    return (
        struct.pack(
            *("<4s5H3L2H", b"PK\3\4", 45 if entry.is_zip64 else 20, _flags(entry)),
            *(_method(entry), 0x6000, entry.date, crc, packed, size, len(name), len(extra)),
        )
        + name
        + extra
    )


def _sizes_after(entry: Entry) -> bytes:
    if not entry.has_sizes_after:
        return b""
    form = "<4sLQQ" if entry.is_zip64 else "<4sLLL"
    return struct.pack(form, b"PK\7\x08", zlib.crc32(entry.content), len(entry.packed), entry.size)


def _central(entry: Entry, offset: int) -> bytes:
    name, packed, size, extra = entry.name.encode(), len(entry.packed), entry.size, entry.extra
    if entry.is_zip64:
        extra = struct.pack("<HH3Q", 1, 24, size, packed, offset) + extra
        packed = size = offset = 0xFFFFFFFF
    return (
        struct.pack(
            *("<4s6H3L5H2L", b"PK\1\2", 0x0014, 45 if entry.is_zip64 else 20, _flags(entry)),
            *(_method(entry), 0x6000, entry.date, zlib.crc32(entry.content), packed, size),
            *(len(name), len(extra), len(entry.comment), 0, 1, entry.attributes, offset),
        )
        + name
        + extra
        + entry.comment
    )


def workbook_bytes(content: Mapping[str, bytes] | None = None) -> bytes:
    """Return a plain workbook; *content* adds parts or replaces them."""
    return archive([Entry(name, data) for name, data in {**parts(), **(content or {})}.items()])


def workbook(path: Path, content: Mapping[str, bytes] | None = None) -> Path:
    """Write a plain workbook to *path* and return it."""
    path.write_bytes(workbook_bytes(content))
    return path
