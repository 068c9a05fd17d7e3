"""What is no workbook, or no safe one, is refused with a reason and left untouched."""

import os
import struct
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.xlsx.packages import (
    XLSM,
    Entry,
    archive,
    content_types,
    parts,
    rels,
    workbook,
    workbook_bytes,
)
from xlfunnel.errors import FileRefusedError
from xlfunnel.language import LANGUAGES
from xlfunnel.messages.files import MESSAGES
from xlfunnel.xlsx import locks, refusal
from xlfunnel.xlsx.locks import lock_beside
from xlfunnel.xlsx.package import Package
from xlfunnel.xlsx.save import save

MEBIBYTE = 1 << 20
SHEET = "xl/worksheets/sheet1.xml"


def compound_file(*streams: str) -> bytes:
    """Return the beginning of an OLE file: header, allocation table and directory."""
    header = bytes.fromhex("D0CF11E0A1B11AE1").ljust(512, b"\0")
    table = struct.pack("<3l", -3, -2, -1).ljust(512, b"\xff")
    entries = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HBB", 2 * len(name) + 2, 2, 1).ljust(64, b"\0")
        for name in ("Root Entry", *streams)
    )
    return header + table + entries.ljust(512, b"\0") + zlib.compress(b"x" * 4096)


def of_type(main: str) -> bytes:
    return workbook_bytes({"[Content_Types].xml": content_types(main)})


def zipped(**members: bytes) -> bytes:
    return archive([Entry(name, data, is_stored=True) for name, data in members.items()])


MS = "application/vnd.ms-excel"
TEMPLATE = "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
ODS = b"application/vnd.oasis.opendocument.spreadsheet"
WHOLE = workbook_bytes()

CONTENTS: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "files.empty"),
    "password": (compound_file("EncryptionInfo", "EncryptedPackage"), "files.encrypted"),
    "Excel 97": (compound_file("Workbook"), "files.old_workbook"),
    "Excel 95": (compound_file("Book"), "files.old_workbook"),
    "Word 97": (compound_file("WordDocument"), "files.not_a_workbook"),
    "xlsb": (of_type(f"{MS}.sheet.binary.macroEnabled.main"), "files.binary_workbook"),
    "xltx": (of_type(TEMPLATE), "files.template"),
    "xltm": (of_type(f"{MS}.template.macroEnabled.main+xml"), "files.template"),
    "xlam": (of_type(f"{MS}.addin.macroEnabled.main+xml"), "files.addin"),
    "docx": (of_type(WORD), "files.not_a_workbook"),
    "ods": (zipped(mimetype=ODS, **{"content.xml": b"<a/>"}), "files.open_document"),
    "other zip": (zipped(**{"photo.jpg": b"x"}), "files.not_a_workbook"),
    "empty zip": (archive([]), "files.not_a_workbook"),
    "csv": ("线索编号,联系方式\nL0001,13800138000\n".encode(), "files.plain_text"),
    "csv in GBK": ("线索编号,联系方式\n".encode("gbk"), "files.plain_text"),
    "csv in UTF-16": ("线索编号\t联系方式\n".encode("utf-16"), "files.plain_text"),
    "csv cut in a character": (("a" + "索" * 5000).encode(), "files.plain_text"),
    "html": (b"\xef\xbb\xbf\r\n<HTML><table><tr><td>1</td></tr></table>", "files.web_page"),
    "xml of 2003": (b'<?xml version="1.0"?><Workbook/>', "files.web_page"),
    "company encryption": (bytes(range(256)) * 20, "files.not_a_workbook"),
    "cut short": (WHOLE[: len(WHOLE) // 2], "files.damaged"),
    "directory cut short": (WHOLE[:-30], "files.damaged"),
    "no main part": (
        workbook_bytes({"_rels/.rels": rels(("a", "officeDocument", "xl/gone.xml"))}),
        "files.damaged",
    ),
    "traversal": (workbook_bytes({"xl/../../evil.xml": b"<a/>"}), "files.unsafe_name"),
    "traversal, Windows": (workbook_bytes({"xl\\..\\evil.xml": b"<a/>"}), "files.unsafe_name"),
    "drive": (workbook_bytes({"C:/evil.xml": b"<a/>"}), "files.unsafe_name"),
    "zero in a name": (workbook_bytes({"xl/a\0b.xml": b"<a/>"}), "files.unsafe_name"),
    "twice": (
        archive([Entry(n, d) for n, d in [*parts().items(), (SHEET, b"<a/>")]]),
        "files.duplicate_parts",
    ),
    "twice but for case": (
        workbook_bytes({SHEET.upper(): b"<a/>"}),
        "files.duplicate_parts",
    ),
    "password on members": (
        archive([Entry(n, d, flags=1) for n, d in parts().items()]),
        "files.damaged",
    ),
    "doctype": (
        workbook_bytes({"_rels/.rels": b"<!DOCTYPE a><a/>"}),
        "files.doctype",
    ),
}


class TestContent:
    @pytest.mark.parametrize(("content", "key"), CONTENTS.values(), ids=CONTENTS.keys())
    def test_is_refused_by_its_reason_and_untouched(
        self, tmp_path: Path, content: bytes, key: str
    ) -> None:
        path = tmp_path / "线索.xlsx"
        path.write_bytes(content)
        with pytest.raises(FileRefusedError) as refused:
            Package.open(path)
        assert refused.value.key == key
        assert path.read_bytes() == content
        assert [p.name for p in tmp_path.iterdir()] == ["线索.xlsx"]

    def test_macro_workbooks_are_welcome(self, tmp_path: Path) -> None:
        (tmp_path / "a.xlsm").write_bytes(of_type(XLSM))
        assert Package.open(tmp_path / "a.xlsm").content_type("xl/workbook.xml") == XLSM

    def test_a_damaged_member_is_refused_when_it_is_read(self, tmp_path: Path) -> None:
        data = bytearray(archive([Entry(n, d, is_stored=True) for n, d in parts().items()]))
        data[data.index(b"<sheetData>") + 20] ^= 1
        (tmp_path / "a.xlsx").write_bytes(data)
        package = Package.open(tmp_path / "a.xlsx")
        assert package.read("xl/workbook.xml") == parts()["xl/workbook.xml"]
        with pytest.raises(FileRefusedError, match="sheet1") as refused:
            package.read(SHEET)
        assert refused.value.key == "files.damaged_part"


class TestPath:
    def test_a_missing_file_and_a_missing_folder(self, tmp_path: Path) -> None:
        workbook(tmp_path / "there.xlsx")
        for path in ("none.xlsx", "no/folder.xlsx", "there.xlsx/inside.xlsx"):
            with pytest.raises(FileRefusedError) as refused:
                Package.open(tmp_path / path)
            assert refused.value.key == "files.not_found"

    def test_a_folder_and_a_pipe_are_no_files(self, tmp_path: Path) -> None:
        pipe = tmp_path / "pipe.xlsx"
        if hasattr(os, "mkfifo"):
            os.mkfifo(pipe)  # opening it would wait for ever
        for path in (tmp_path, pipe) if pipe.exists() else (tmp_path,):
            with pytest.raises(FileRefusedError) as refused:
                Package.open(path)
            assert refused.value.key == "files.not_a_file"

    def test_a_name_no_system_can_have(self, tmp_path: Path) -> None:
        for name in ("a\0.xlsx", "长" * 300 + ".xlsx"):
            with pytest.raises(FileRefusedError) as refused:
                Package.open(tmp_path / name)
            assert refused.value.key == "files.cannot_read"

    def test_a_file_that_may_not_be_read(self) -> None:
        with open_folder() as folder:
            path = workbook(folder / "a.xlsx")
            path.chmod(0)
            with somebody_else(), pytest.raises(FileRefusedError) as refused:
                Package.open(path)
            assert refused.value.key == "files.may_not_read"

    def test_a_huge_file_is_refused_before_it_is_read(self, tmp_path: Path) -> None:
        path = tmp_path / "a.xlsx"
        with path.open("wb") as file:
            file.truncate(refusal.MAX_FILE_BYTES + 1)  # sparse: takes no room
        with pytest.raises(FileRefusedError) as refused:
            Package.open(path)
        assert refused.value.key == "files.too_large"


class TestBomb:
    def test_a_part_of_zeros_is_refused_before_it_is_inflated(self, tmp_path: Path) -> None:
        path = workbook(tmp_path / "a.xlsx", {"xl/media/image1.png": bytes(65 * MEBIBYTE)})
        assert path.stat().st_size < MEBIBYTE  # zeros pack about 1030 times
        with pytest.raises(FileRefusedError) as refused:
            Package.open(path)
        assert refused.value.key == "files.unfolds"

    def test_a_part_that_lies_about_its_size_is_read_no_further(self, tmp_path: Path) -> None:
        entries = [Entry(name, data) for name, data in parts().items()]
        entries.append(Entry("xl/bomb.bin", bytes(65 * MEBIBYTE), claimed_size=1000))
        (tmp_path / "a.xlsx").write_bytes(archive(entries))
        package, read = Package.open(tmp_path / "a.xlsx"), 0
        with pytest.raises(FileRefusedError) as refused:
            for chunk in package.chunks("xl/bomb.bin", 400):
                read += len(chunk)
        assert refused.value.key == "files.damaged_part"
        assert read <= 1000

    def test_members_that_share_bytes_are_refused(self, tmp_path: Path) -> None:
        data = workbook_bytes()
        start = data.index(b"PK\1\2")
        directory, end = data[start:-22], data[-22:]
        first = directory[: directory.index(b"PK\1\2", 4)]
        again = first.replace(b"[Content_Types].xml", b"[Content_Typez].xml")
        count = struct.unpack_from("<H", end, 8)[0] + 1
        size = len(directory) + len(again)
        tail = end[:8] + struct.pack("<HHL", count, count, size) + end[16:]
        (tmp_path / "a.xlsx").write_bytes(data[:start] + directory + again + tail)
        with pytest.raises(FileRefusedError) as refused:
            Package.open(tmp_path / "a.xlsx")
        assert refused.value.key == "files.damaged"

    @pytest.mark.parametrize(
        "sizes",
        [
            [(121 * MEBIBYTE, 17 * MEBIBYTE), (67 * MEBIBYTE, 8 * MEBIBYTE)],  # 100,000 leads
            [(100 * MEBIBYTE, MEBIBYTE)],  # blank formatted cells, 100 times
            [(200_000, 450)] * 10,  # dense but small
        ],
        ids=["100,000 leads", "blank formatted cells", "small and dense"],
    )
    def test_honest_workbooks_pass(self, sizes: list[tuple[int, int]]) -> None:
        refusal.refuse_bomb(sizes, "a.xlsx")

    @pytest.mark.parametrize(
        "sizes",
        [[(1025 * MEBIBYTE, 500 * MEBIBYTE)], [(900 * MEBIBYTE, 90 * MEBIBYTE)] * 5],
        ids=["one part over 1 GiB", "4.4 GiB in all"],
    )
    def test_absolute_limits_hold_whatever_the_ratio(self, sizes: list[tuple[int, int]]) -> None:
        with pytest.raises(FileRefusedError):
            refusal.refuse_bomb(sizes, "a.xlsx")


def excel_lock(owner: str) -> bytes:
    """Return the 165 bytes Excel writes: the name in the code page and in UTF-16."""
    short, wide = owner.encode("gbk"), owner.ljust(54).encode("utf-16-le")
    return bytes([len(short)]) + short.ljust(54) + struct.pack("<H", len(owner)) + wide


class TestLock:
    @pytest.mark.parametrize(
        ("name", "content", "owner"),
        [
            ("~$线索.xlsx", excel_lock("王小明"), "王小明"),
            ("~$线索.xlsx", b"", ""),
            ("~$线索.xlsx", b"\xff" * 165, ""),
            (".~线索.xlsx", excel_lock("王小明"), "王小明"),
            (".~lock.线索.xlsx#", b",li,pc-7,10.01.2026 09:30,file:///home/li;", "li"),
            (".~lock.线索.xlsx#", "李 雷,li,pc-7,10.01.2026 09:30,;".encode(), "李 雷"),
        ],
        ids=["Excel", "Excel, unreadable", "garbage", "WPS", "LibreOffice", "LibreOffice, named"],
    )
    def test_tells_who_has_the_file_open_and_allows_reading_only(
        self, tmp_path: Path, name: str, content: bytes, owner: str
    ) -> None:
        path = workbook(tmp_path / "线索.xlsx")
        (tmp_path / name).write_bytes(content)
        package = Package.open(path)
        lock = lock_beside(path)
        assert lock and (lock.path.name, lock.owner) == (name, owner)

        before = path.read_bytes()
        with pytest.raises(FileRefusedError) as refused:
            save(package, path, {SHEET: b"<a/>"})
        assert refused.value.key == ("files.open_by" if owner else "files.open_somewhere")
        assert owner in refused.value.text() and name in refused.value.text()
        assert path.read_bytes() == before

    def test_another_files_lock_is_none_of_ours(self, tmp_path: Path) -> None:
        (tmp_path / "~$其他.xlsx").write_bytes(excel_lock("王小明"))
        assert lock_beside(tmp_path / "线索.xlsx") is None

    def test_a_lock_that_may_not_be_read_still_counts(self) -> None:
        with open_folder() as folder:
            (folder / "~$a.xlsx").touch(mode=0)
            with somebody_else():
                assert lock_beside(folder / "a.xlsx") == locks.Lock(folder / "~$a.xlsx", "")


class TestSignature:
    SIGNED = ("_xmlsignatures/origin.sigs", "_XMLSignatures/sig1.xml")

    @pytest.mark.parametrize("name", SIGNED)
    def test_a_signed_package_is_read_and_copied_but_not_changed(
        self, tmp_path: Path, name: str
    ) -> None:
        path = workbook(tmp_path / "a.xlsx", {name: b"<a/>"})
        package = Package.open(path)
        for target in (path, tmp_path / "b.xlsx"):
            with pytest.raises(FileRefusedError) as refused:
                save(package, target, {SHEET: b"<a/>"})
            assert refused.value.key == "files.signed"
        save(package, tmp_path / "c.xlsx", {})
        assert (tmp_path / "c.xlsx").read_bytes() == path.read_bytes()
        assert not (tmp_path / "b.xlsx").exists()

    def test_signed_macros_stay_valid_because_their_project_is_not_touched(
        self, tmp_path: Path
    ) -> None:
        macros = {"xl/vbaProject.bin": b"VBA", "xl/vbaProjectSignature.bin": b"signature"}
        path = tmp_path / "a.xlsm"
        path.write_bytes(workbook_bytes({"[Content_Types].xml": content_types(XLSM), **macros}))
        save(Package.open(path), path, {SHEET: b"<a/>"})
        after = Package.open(path)
        assert {name: after.read(name) for name in macros} == macros


class TestMessages:
    def test_every_reason_is_said_in_three_languages_with_its_facts(self) -> None:
        facts = dict.fromkeys(
            ("file", "part", "folder", "owner", "lock", "reason", "suffix"), "线索.xlsx"
        )
        for key in MESSAGES:
            texts = {FileRefusedError(key, **facts).text(language) for language in LANGUAGES}
            assert len(texts) == 3
            assert all("线索.xlsx" in text and "{" not in text for text in texts), key


@contextmanager
def open_folder() -> Iterator[Path]:
    """Give a folder that every user may enter (pytest's are private)."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def somebody_else() -> Iterator[None]:
    """Act without an administrator's rights, which permissions do not bind."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def read_all(data: bytes, folder: Path) -> None:
    """Open *data* as a workbook, read every part and save it elsewhere."""
    path = folder / "fuzzed.xlsx"
    path.write_bytes(data)
    package = Package.open(path)
    for name in package.names():
        package.read(name)
        package.relations(name)
        package.content_type(name)
    save(package, folder / "saved.xlsx", {"xl/new.bin": b"new"})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


class TestGarbage:
    """Nothing but FileRefusedError ever comes out, and never late."""

    @settings(max_examples=300, deadline=None)
    @given(data=st.one_of(st.binary(), st.binary().map(lambda b: b"PK\3\4" + b + WHOLE[-22:])))
    def test_random_bytes(self, folder: Path, data: bytes) -> None:
        with pytest.raises(FileRefusedError):
            read_all(data, folder)

    @settings(max_examples=300, deadline=None)
    @given(end=st.integers(0, len(WHOLE) - 1))
    def test_truncations(self, folder: Path, end: int) -> None:
        with pytest.raises(FileRefusedError):
            read_all(WHOLE[:end], folder)

    @settings(max_examples=1000, deadline=None)
    @given(
        flips=st.lists(
            st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(1, 255)), min_size=1, max_size=8
        )
    )
    def test_flipped_bits(self, folder: Path, flips: list[tuple[int, int]]) -> None:
        data = bytearray(WHOLE)
        for position, bits in flips:
            data[position] ^= bits
        try:
            read_all(bytes(data), folder)
        except FileRefusedError as refused:
            assert refused.text()  # what passes is harmless: a date, an attribute

    @settings(max_examples=300, deadline=None)
    @given(
        start=st.integers(0, len(WHOLE) - 1), junk=st.binary(max_size=64), cut=st.integers(0, 64)
    )
    def test_spliced_bytes(self, folder: Path, start: int, junk: bytes, cut: int) -> None:
        try:
            read_all(WHOLE[:start] + junk + WHOLE[start + cut :], folder)
        except FileRefusedError as refused:
            assert refused.text()

    @settings(max_examples=300, deadline=None)
    @given(
        name=st.sampled_from(["[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"]),
        flips=st.lists(st.tuples(st.integers(0), st.integers(1, 255)), min_size=1, max_size=4),
    )
    def test_flipped_bits_inside_a_sound_member(
        self, folder: Path, name: str, flips: list[tuple[int, int]]
    ) -> None:
        content = bytearray(parts()[name])
        for position, bits in flips:
            content[position % len(content)] ^= bits
        try:
            read_all(workbook_bytes({name: bytes(content)}), folder)
        except FileRefusedError as refused:
            assert refused.text()
