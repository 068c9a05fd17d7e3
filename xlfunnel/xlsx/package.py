"""
A closed workbook as a package of parts: opened safely, written part by part.

The packed file is read into memory once (26 MB for 100,000 leads with 300,000
follow-ups). So what is read is what was checked, nobody can change it half-way, and no
open handle keeps Windows from replacing the file. Parts are inflated when asked for.

Source: ECMA-376 part 2 (Open Packaging Conventions).
"""

import hashlib
import io
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Self, TypeAlias

from lxml import etree

from xlfunnel.errors import FileRefusedError
from xlfunnel.xlsx import parts, refusal
from xlfunnel.xlsx.archive import Member, read_members
from xlfunnel.xlsx.archivewriter import ArchiveWriter, Packed
from xlfunnel.xlsx.parts import CONTENT_TYPES, Relation

# What a part becomes: its bytes, as they are or deflated already, or nothing (it goes).
Content: TypeAlias = bytes | Packed | None

_CHUNK = 1 << 20
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_SIGNATURES = "_xmlsignatures/"


class Package:
    """
    The parts of an .xlsx or .xlsm file.

    Part names are given as `xl/workbook.xml`; as the standard has it, neither case nor
    percent-encoding matters when a part is looked up.

    Attributes:
        path: Where it was opened.
        data: The file as it was when opened.
        sha256: Of `data`, in hexadecimal.
    """

    def __init__(self, path: Path, data: bytes) -> None:
        """Take *data*, the content of *path*; `open` is the usual way in."""
        self.path = path
        self.data = data
        self.sha256 = hashlib.sha256(data).hexdigest()
        self._all, self._comment = read_members(data, path.name)
        self._members = {
            parts.part_name(member.stored_name): member
            for member in self._all
            if not member.is_folder
        }
        self._names = {parts.part_key(name): name for name in self._members}
        self._refuse_unsafe()

    @classmethod
    def open(cls, path: Path) -> Self:
        """
        Return the workbook at *path*.

        A lock file beside it does not matter for reading (see `save.obstacle`).

        Raises:
            FileRefusedError: If it is not an .xlsx or .xlsm workbook that is safe to read.
        """
        data = refusal.read_file(path)
        refusal.refuse_other_formats(data, path.name)
        package = cls(path, data)
        refusal.refuse_other_kinds(package.content_type(package.workbook_part), path.name)
        return package

    def _refuse_unsafe(self) -> None:
        file = self.path.name
        refusal.refuse_unsafe_names(self._members, file)
        if len(self._names) < sum(not member.is_folder for member in self._all):
            raise FileRefusedError("files.duplicate_parts", file=file)
        infos = (member.info for member in self._all)
        refusal.refuse_bomb(((info.file_size, info.compress_size) for info in infos), file)

    def names(self) -> list[str]:
        """Return the part names in the order of the file."""
        return list(self._members)

    def has(self, name: str) -> bool:
        """Whether there is a part *name*."""
        return parts.part_key(name) in self._names

    def actual(self, name: str) -> str:
        """Return *name* as `names` has it; unchanged when there is no such part."""
        return self._names.get(parts.part_key(name), name)

    def size(self, name: str) -> int:
        """Return how many bytes the part *name* has."""
        return self._member(name).info.file_size

    def packed(self, name: str) -> bytes:
        """Return the part *name* as it lies in the file."""
        return bytes(self._member(name).packed)

    def read(self, name: str) -> bytes:
        """
        Return the content of the part *name*.

        Raises:
            FileRefusedError: If it is missing, damaged, or XML with a DOCTYPE.
        """
        content = io.BytesIO()  # joining a list of chunks would need twice the memory
        for chunk in self.chunks(name, _CHUNK):
            content.write(chunk)
        return content.getvalue()

    def chunks(self, name: str, size: int = _CHUNK) -> Iterator[bytes]:
        """Yield the content of the part *name*, at most *size* bytes at a time; see `read`."""
        is_first = True
        for chunk in self._member(name).chunks(size):
            if is_first and name.casefold().endswith((".xml", ".rels")):
                parts.refuse_doctype(chunk, name)
            is_first = False
            yield chunk

    def xml(self, name: str) -> etree._Element:
        """Return the root element of the XML part *name*; see `read` and `parts.parse`."""
        return parts.parse(self.read(name), name)

    @cached_property
    def workbook_part(self) -> str:
        """The name of the main part, usually `xl/workbook.xml`."""
        for relation in self.relations(""):
            if relation.kind == "officeDocument" and self.has(relation.target):
                return relation.target
        raise FileRefusedError(self._other_archive(), file=self.path.name)

    def _other_archive(self) -> str:
        """Return the key of what an archive without a main part is."""
        is_ods = self.has("mimetype") and self.read("mimetype").startswith(_ODS.encode())
        if is_ods:
            return "files.open_document"
        return "files.damaged" if self.has(CONTENT_TYPES) else "files.not_a_workbook"

    def relations(self, part: str) -> list[Relation]:
        """Return the links of *part* ("" is the package) in file order."""
        name = parts.relations_part(part)
        if not self.has(name):
            return []
        return [
            relation
            if relation.is_external
            else replace(relation, target=self.actual(relation.target))
            for relation in parts.read_relations(self.xml(name), part)
        ]

    def content_type(self, part: str) -> str:
        """Return the content type of *part*, "" when the package does not give one."""
        by_part, by_extension = self._content_types
        extension = posixpath.splitext(part)[1].removeprefix(".").casefold()
        return by_part.get(parts.part_key(part)) or by_extension.get(extension, "")

    @cached_property
    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        root = self.xml(CONTENT_TYPES)
        by_part = {
            parts.part_key(parts.part_name(item.get("PartName", ""))): item.get("ContentType", "")
            for item in root.iterfind("{*}Override")
        }
        by_extension = {
            item.get("Extension", "").casefold(): item.get("ContentType", "")
            for item in root.iterfind("{*}Default")
        }
        return by_part, by_extension

    @cached_property
    def is_signed(self) -> bool:
        """
        Whether the package has a digital signature, which any change would break.

        A signature of the VBA project (`vbaProjectSignature.bin`) is no such: it covers
        only `vbaProject.bin`, which is never changed here, so it stays valid.
        """
        return any(name.casefold().startswith(_SIGNATURES) for name in self._members)

    def write(self, target: Path, changes: Mapping[str, Content]) -> None:
        """
        Write the package to *target* with some parts changed.

        Unchanged members keep their packed bytes, order, dates, attributes and extra
        fields. A changed part keeps its place and its date; a new one comes last. The
        same input gives the same bytes. The target is written in place: use `save`.

        Raises:
            FileRefusedError: If the result would not fit a zip file of 4 GiB.
            KeyError: If a part that is to go is not there.
        """
        waiting = {self.actual(name): content for name, content in changes.items()}
        with target.open("wb") as out:
            writer = ArchiveWriter(out, self.path.name)
            for member in self._all:
                name = parts.part_name(member.stored_name)
                if name not in waiting:
                    writer.copy(member)
                elif (content := waiting.pop(name)) is not None:
                    writer.replace(member, content)
            for name, content in waiting.items():
                if content is None:
                    raise KeyError(name)
                writer.add(name, content)
            writer.close(self._comment)

    def _member(self, name: str) -> Member:
        try:
            return self._members[self.actual(name)]
        except KeyError as error:
            raise FileRefusedError("files.missing_part", part=name) from error
