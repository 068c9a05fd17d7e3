"""The same parts in unusual zip archives and at unusual places."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.lossless.injected.sample import Sample


class _Stream(io.RawIOBase):
    """A stream that cannot go back: zipfile then writes sizes behind each member."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        return self._file.write(data)  # type: ignore[arg-type]

    def close(self) -> None:
        self._file.close()
        super().close()


def data_descriptors(path: Path) -> None:
    with _Stream(path) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in Sample().members.items():
            archive.writestr(name, data)


def stored(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, data in Sample().members.items():
            archive.writestr(name, data)


def backslash_names(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in Sample().members.items():
            archive.writestr(name.replace("/", "\\"), data)


def extra_fields_and_comments(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = "工作簿".encode()
        for number, (name, data) in enumerate(Sample().members.items()):
            info = zipfile.ZipInfo(name, (2024, 3, 1 + number % 28, 8, 30, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.extra = b"\x20\xa2\x04\x00\x00\x00\x00\x00"  # the padding that Excel writes
            info.comment = b"a member"
            info.external_attr = 0o600 << 16
            archive.writestr(info, data)


def folders_and_content_types_last(path: Path) -> None:
    members = Sample().members
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/", b"")
        archive.writestr("xl/worksheets/", b"")
        for name in sorted(members, reverse=True):
            archive.writestr(name, members[name])


def workbook_elsewhere(path: Path) -> None:
    sample = Sample()
    moved = {name.replace("xl/", "some/where/", 1): data for name, data in sample.members.items()}
    for name in ("[Content_Types].xml", "_rels/.rels"):
        moved[name] = moved[name].replace(b"xl/", b"some/where/")
    sample.members = moved
    sample.save(path)


def absolute_targets(path: Path) -> None:
    sample = Sample()
    rels = "xl/_rels/workbook.xml.rels"
    sample.substitute(rels, 'Target="', 'Target="/xl/')
    sample.save(path)


def other_case(path: Path) -> None:
    sample = Sample()
    sample.members = {
        name.replace("worksheets/sheet", "Worksheets/Sheet"): data
        for name, data in sample.members.items()
    }
    sample.save(path)


MAKERS: tuple[Callable[[Path], None], ...] = (
    data_descriptors, stored, backslash_names, extra_fields_and_comments,
    folders_and_content_types_last, workbook_elsewhere, absolute_targets, other_case,
)  # fmt: skip
