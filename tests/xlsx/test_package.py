"""A package is read in any legal form and written without touching what did not change."""

import doctest
import io
import struct
import zipfile
from pathlib import Path

import pytest

from tests.xlsx.packages import (
    MAIN,
    STRICT,
    XLSX,
    Entry,
    archive,
    content_types,
    parts,
    rels,
    sheet,
    workbook,
)
from xlfunnel.errors import FileRefusedError
from xlfunnel.xlsx import parts as parts_module
from xlfunnel.xlsx.archivewriter import SMALL, pack
from xlfunnel.xlsx.package import Package
from xlfunnel.xlsx.parts import parse, utf8

SHEET = "xl/worksheets/sheet1.xml"
TIMESTAMP = struct.pack("<HHBL", 0x5455, 5, 1, 1_700_000_000)  # Info-ZIP's "UT" field
PADDING = struct.pack("<HH", 0xA220, 40) + bytes(40)  # Excel's room for content types to grow


def plain(**unusual: bool | bytes | int) -> bytes:
    entries = [Entry(name, data, **unusual) for name, data in parts().items()]  # type: ignore[arg-type]
    return archive(entries)


def renamed(separator: str, lead: str = "") -> bytes:
    return archive(
        [Entry(lead + name.replace("/", separator), data) for name, data in parts().items()]
    )


FORMS = {
    "plain": plain(),
    "stored members": plain(is_stored=True),
    "sizes after the data": plain(has_sizes_after=True),
    "sizes after the data, 64-bit": plain(has_sizes_after=True, is_zip64=True),
    "64-bit sizes": plain(is_zip64=True),
    "zip64 directory": archive([Entry(n, d) for n, d in parts().items()], is_zip64=True),
    "extra fields": plain(extra=TIMESTAMP + PADDING),
    "64-bit sizes and extra fields": plain(is_zip64=True, extra=TIMESTAMP),
    "extra field cut short": plain(extra=b"\x55\x54\x09"),
    "member comments and attributes": plain(comment=b"from a scanner", attributes=0x81A40020),
    "archive comment": archive([Entry(n, d) for n, d in parts().items()], comment=b"Q3 leads"),
    "bytes before the archive": archive([Entry(n, d) for n, d in parts().items()], prefix=b"#!sh"),
    "deflate speed flags": plain(flags=0x0006),
    "backslashes": renamed("\\"),
    "leading slash": renamed("/", "/"),
    "folder entries": archive(
        [Entry("xl/", b"", is_stored=True)] + [Entry(n, d) for n, d in parts().items()]
    ),
    "another name in the local header": archive(
        [Entry(n, d, local_name=n.replace("/", "\\")) for n, d in parts().items()]
    ),
}


@pytest.fixture(params=list(FORMS.values()), ids=list(FORMS))
def odd(request: pytest.FixtureRequest, tmp_path: Path) -> Package:
    path = tmp_path / "线索.xlsx"
    path.write_bytes(request.param)
    return Package.open(path)


def opened(tmp_path: Path, content: dict[str, bytes] | None = None) -> Package:
    return Package.open(workbook(tmp_path / "leads.xlsx", content))


class TestReading:
    def test_every_form_of_zip_gives_the_same_parts_in_file_order(self, odd: Package) -> None:
        assert odd.names() == list(parts())
        assert {name: odd.read(name) for name in odd.names()} == parts()
        assert odd.workbook_part == "xl/workbook.xml"

    def test_chunks_are_small_and_make_up_the_part(self, odd: Package) -> None:
        chunks = list(odd.chunks("xl/media/image1.png", 100))
        assert max(map(len, chunks)) <= 100
        assert b"".join(chunks) == parts()["xl/media/image1.png"]
        assert odd.size("xl/media/image1.png") == 2048  # 8 times all 256 bytes

    def test_a_name_is_found_whatever_its_case_or_percent_encoding(self, tmp_path: Path) -> None:
        package = opened(tmp_path, {"xl/media/图1.png": b"picture"})
        assert package.has("XL/Media/%E5%9B%BE1.PNG")
        assert package.read("xl/media/%e5%9b%be1.png") == b"picture"
        assert not package.has("xl/media/图2.png")

    def test_a_missing_part_is_told_by_name(self, tmp_path: Path) -> None:
        with pytest.raises(FileRefusedError, match="styles") as refused:
            opened(tmp_path).read("xl/styles.xml")
        assert refused.value.key == "files.missing_part"

    def test_the_workbook_part_is_where_the_root_relation_says(self, tmp_path: Path) -> None:
        moved = {
            "[Content_Types].xml": content_types(XLSX, "/book/Main.XML"),
            "_rels/.rels": rels(("a", "officeDocument", "/Book/main.xml"), namespace=STRICT),
            "book/main.xml": parts()["xl/workbook.xml"],
        }
        path = tmp_path / "leads.xlsx"
        path.write_bytes(archive([Entry(name, data) for name, data in moved.items()]))
        assert Package.open(path).workbook_part == "book/main.xml"

    def test_relations_name_parts_as_the_file_does_and_leave_links_alone(
        self, tmp_path: Path
    ) -> None:
        package = opened(
            tmp_path,
            {
                "xl/worksheets/_rels/sheet1.xml.rels": (
                    f'<Relationships xmlns="{MAIN}">'
                    '<Relationship Id="r1" Type="x/image" Target="..\\Media\\IMAGE1.png"/>'
                    '<Relationship Id="r2" Type="x/hyperlink" TargetMode="External"'
                    ' Target="https://example.com/a/../b"/>'
                    '<Relationship Id="r3" Type="x/hyperlink" Target="#Sheet1!A1"/>'
                    "<!-- nothing --></Relationships>"
                ).encode()
            },
        )
        image, link, inside = package.relations(SHEET)
        assert (image.id, image.kind, image.target) == ("r1", "image", "xl/media/image1.png")
        assert (link.target, link.is_external) == ("https://example.com/a/../b", True)
        assert not inside.is_external
        assert package.relations("xl/media/image1.png") == []

    def test_a_content_type_is_the_parts_own_before_its_extensions(self, tmp_path: Path) -> None:
        package = opened(tmp_path)
        assert package.content_type("XL/workbook.xml") == XLSX
        assert package.content_type(SHEET) == "application/xml"
        assert package.content_type("xl/media/image1.png") == ""


class TestXml:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
    def test_every_encoding_of_the_standard_reads_the_same(self, encoding: str) -> None:
        declared = "UTF-8" if encoding.startswith("utf-8") else "UTF-16"
        data = f'<?xml version="1.0" encoding="{declared}"?>\n<a>线索</a>'.encode(encoding)
        assert parse(data).text == "线索"
        assert utf8(data) == '<?xml version="1.0" encoding="UTF-8"?>\n<a>线索</a>'.encode()

    @pytest.mark.parametrize(
        "prolog",
        [
            "",
            "<?xml version='1.0'?>",
            "<!-- <a> -->\n <?pi ?> ",
            "<?xml version='1.0'?>" + "<!-- x -->" * 5000,
        ],
        ids=["nothing", "declaration", "comments", "many comments"],
    )
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
    def test_a_doctype_is_refused_however_it_hides(self, prolog: str, encoding: str) -> None:
        bomb = f'{prolog}<!DOCTYPE a [<!ENTITY b "{"x" * 50}">]><a c="&b;">&b;</a>'
        with pytest.raises(FileRefusedError) as refused:
            parse(bomb.encode(encoding), SHEET)
        assert refused.value.key == "files.doctype"
        assert SHEET in refused.value.text("en")

    def test_reading_the_bytes_of_an_xml_part_refuses_a_doctype_too(self, tmp_path: Path) -> None:
        package = opened(tmp_path, {SHEET: b"<!DOCTYPE a><a/>"})
        for read in (package.read, package.xml, lambda name: list(package.chunks(name))):
            with pytest.raises(FileRefusedError) as refused:
                read(SHEET)
            assert refused.value.key == "files.doctype"

    def test_no_other_encoding_can_hide_one(self) -> None:
        # In UTF-7, +ADw- is < and +AD4- is >.
        hidden = b"<?xml version='1.0' encoding='UTF-7'?>+ADwAIQ-DOCTYPE a+AD4-<a/>"
        with pytest.raises(FileRefusedError):
            parse(hidden)

    def test_text_that_only_speaks_of_a_doctype_is_fine(self) -> None:
        assert parse(b"<a><![CDATA[<!DOCTYPE html>]]></a>").text == "<!DOCTYPE html>"
        assert parse(b"<!-- <!DOCTYPE a> --><a>b</a>").text == "b"

    @pytest.mark.parametrize(
        "data",
        [b"", b"<a>", b"<a>\xff</a>", b"\xff\xfe<", b"plain", b"<a>" * 400 + b"</a>" * 400],
        ids=["empty", "open", "not UTF-8", "half a character", "no XML", "400 levels"],
    )
    def test_what_is_no_xml_is_a_damaged_part(self, data: bytes) -> None:
        with pytest.raises(FileRefusedError) as refused:
            parse(data, SHEET)
        assert refused.value.key == "files.damaged_part"

    def test_examples_in_the_docstrings_hold(self) -> None:
        assert doctest.testmod(parts_module).failed == 0


def directory(data: bytes) -> dict[str, zipfile.ZipInfo]:
    with zipfile.ZipFile(io.BytesIO(data)) as zip_file:
        return {info.orig_filename: info for info in zip_file.infolist()}


def kept(info: zipfile.ZipInfo) -> tuple[object, ...]:
    """What a copied member must keep."""
    return (
        *(info.CRC, info.file_size, info.compress_size, info.compress_type, info.date_time),
        *(info.comment, info.create_system, info.create_version),
        *(info.internal_attr, info.external_attr),
    )


class TestWriting:
    def test_unchanged_members_are_copied_as_they_lie(self, odd: Package, tmp_path: Path) -> None:
        target = tmp_path / "new.xlsx"
        odd.write(target, {SHEET: sheet(5), "xl/new.bin": b"new"})

        before, after = directory(odd.data), directory(target.read_bytes())
        assert list(after) == [*before, "xl/new.bin"]
        for name, info in before.items():
            if name.replace("\\", "/").lstrip("/") != SHEET:
                assert kept(after[name]) == kept(info), name
        with zipfile.ZipFile(target) as zip_file:
            assert zip_file.testzip() is None
        new = Package.open(target)
        for name in set(odd.names()) - {SHEET}:
            assert new.packed(name) == odd.packed(name)
        assert (new.read(SHEET), new.read("xl/new.bin")) == (sheet(5), b"new")

    def test_sizes_stand_before_the_data(self, odd: Package, tmp_path: Path) -> None:
        target = tmp_path / "new.xlsx"
        odd.write(target, {SHEET: sheet(5), "xl/new.bin": b"new"})
        data = target.read_bytes()
        for info in directory(data).values():
            # Local header: flags at byte 6, checksum, packed and full size from byte 14
            assert not struct.unpack_from("<H", data, info.header_offset + 6)[0] & 0x8
            sizes = struct.unpack_from("<3L", data, info.header_offset + 14)
            assert sizes == (info.CRC, info.compress_size, info.file_size)

    def test_extra_fields_and_comments_stay_and_zip64_goes(self, tmp_path: Path) -> None:
        entries = [Entry(n, d, extra=TIMESTAMP, is_zip64=True) for n, d in parts().items()]
        (tmp_path / "a.xlsx").write_bytes(archive(entries, comment=b"Q3"))
        Package.open(tmp_path / "a.xlsx").write(tmp_path / "b.xlsx", {SHEET: sheet(5)})

        data = (tmp_path / "b.xlsx").read_bytes()
        assert {info.extra for info in directory(data).values()} == {TIMESTAMP}
        assert data.count(TIMESTAMP) == 2 * len(entries)  # in both headers
        assert data.endswith(struct.pack("<H", 2) + b"Q3")

    def test_a_changed_part_keeps_its_place_date_and_attributes(self, tmp_path: Path) -> None:
        package = opened(tmp_path)
        package.write(tmp_path / "b.xlsx", {SHEET: sheet(5), "xl/new.bin": b"new"})
        after = directory((tmp_path / "b.xlsx").read_bytes())
        assert list(after) == [*parts(), "xl/new.bin"]
        # 0x5C2A = 46 << 9 | 1 << 5 | 10: 1980 + 46, January, 10th; 0x6000 = 12 << 11: noon
        assert after[SHEET].date_time == (2026, 1, 10, 12, 0, 0)
        assert after[SHEET].internal_attr == 1
        # A new one is the same whenever and on whichever system it is written.
        new = after["xl/new.bin"]
        assert (new.date_time, new.create_system) == ((1980, 1, 1, 0, 0, 0), 0)

    def test_the_same_changes_give_the_same_bytes_streamed_or_not(self, tmp_path: Path) -> None:
        package, content = opened(tmp_path), sheet(3000)
        pieces = (content[n : n + 777] for n in range(0, len(content), 777))
        for name, new in (("1", content), ("2", content), ("3", pack(pieces, SMALL))):
            package.write(tmp_path / name, {SHEET: new, "xl/new.bin": b"new"})
        written = {(tmp_path / name).read_bytes() for name in "123"}
        assert len(written) == 1

    def test_no_change_keeps_a_plain_file_byte_for_byte(self, tmp_path: Path) -> None:
        package = opened(tmp_path)
        package.write(tmp_path / "b.xlsx", {})
        assert (tmp_path / "b.xlsx").read_bytes() == package.data

    def test_none_removes_a_part_whatever_its_case(self, tmp_path: Path) -> None:
        package = opened(tmp_path)
        package.write(tmp_path / "b.xlsx", {"XL/media/Image1.png": None})
        left = Package.open(tmp_path / "b.xlsx").names()
        assert left == [name for name in parts() if not name.endswith("png")]

    def test_removing_what_is_not_there_is_an_error_of_the_program(self, tmp_path: Path) -> None:
        with pytest.raises(KeyError):
            opened(tmp_path).write(tmp_path / "b.xlsx", {"xl/styles.xml": None})

    def test_a_file_that_outgrows_the_format_is_refused_clearly(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("xlfunnel.xlsx.archivewriter.LARGEST", 5000)  # stands for 4 GiB
        with pytest.raises(FileRefusedError) as refused:
            opened(tmp_path).write(tmp_path / "b.xlsx", {SHEET: sheet(500)})
        assert refused.value.key == "files.too_large"
