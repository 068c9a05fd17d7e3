"""A save gives the whole new file or leaves the whole old one, and keeps one backup."""

import errno
import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.xlsx.packages import XLSM, content_types, parts, sheet, workbook, workbook_bytes
from tests.xlsx.test_refusal import open_folder, somebody_else
from xlfunnel.errors import FileRefusedError
from xlfunnel.xlsx.archivewriter import QUICK, pack
from xlfunnel.xlsx.draft import Draft, refusal_of
from xlfunnel.xlsx.package import Content, Package
from xlfunnel.xlsx.save import Receipt, obstacle, save

SHEET = "xl/worksheets/sheet1.xml"
IMAGE = "xl/media/image1.png"
CHANGE = {SHEET: sheet(5)}


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return workbook(tmp_path / "线索.xlsx")


def refused_key(package: Package, target: Path) -> str:
    with pytest.raises(FileRefusedError) as refused:
        save(package, target, CHANGE)
    return refused.value.key


class TestInPlace:
    def test_the_receipt_tells_what_was_done(self, path: Path) -> None:
        before = sha256(path)
        changes = {"XL/Worksheets/Sheet1.xml": sheet(5), "xl/new.bin": b"new", IMAGE: None}
        receipt = save(Package.open(path), path, changes)
        backup = path.with_name("线索.bak.xlsx")
        assert receipt == Receipt((SHEET,), ("xl/new.bin",), (IMAGE,), before, sha256(path), backup)
        assert Package.open(path).read(SHEET) == sheet(5)

    def test_the_backup_is_the_file_of_before_and_the_only_one(self, path: Path) -> None:
        for rows in (5, 6, 7):
            before = path.read_bytes()
            receipt = save(Package.open(path), path, {SHEET: sheet(rows)})
            assert receipt.backup is not None and receipt.backup.read_bytes() == before
        assert names(path.parent) == ["线索.bak.xlsx", "线索.xlsx"]

    def test_the_backup_keeps_the_date_of_what_it_keeps(self, path: Path) -> None:
        os.utime(path, (1_700_000_000, 1_700_000_000))
        receipt = save(Package.open(path), path, CHANGE)
        assert receipt.backup is not None
        assert receipt.backup.stat().st_mtime == 1_700_000_000

    def test_no_backup_when_none_is_wanted(self, path: Path) -> None:
        assert save(Package.open(path), path, CHANGE, backup=False).backup is None
        assert names(path.parent) == ["线索.xlsx"]

    @pytest.mark.parametrize("changes", [{}, {SHEET: parts()[SHEET]}], ids=["none", "equal bytes"])
    def test_without_a_change_nothing_is_written(
        self, path: Path, changes: dict[str, bytes]
    ) -> None:
        before = path.stat()
        receipt = save(Package.open(path), path, changes)
        assert path.stat() == before and names(path.parent) == ["线索.xlsx"]
        assert receipt == Receipt((), (), (), sha256(path), sha256(path), None)

    def test_the_same_input_gives_the_same_bytes(self, tmp_path: Path) -> None:
        one, two = (workbook(tmp_path / name) for name in ("1.xlsx", "2.xlsx"))
        for path in (one, two):
            save(Package.open(path), path, CHANGE)
        assert one.read_bytes() == two.read_bytes()

    def test_mode_and_owner_stay(self, path: Path) -> None:
        path.chmod(0o640)
        if os.geteuid() == 0:
            os.chown(path, 1234, 2345)
        before = path.stat()
        save(Package.open(path), path, CHANGE)
        after = path.stat()
        assert stat.S_IMODE(after.st_mode) == 0o640
        assert (after.st_uid, after.st_gid) == (before.st_uid, before.st_gid)

    def test_a_link_stays_a_link(self, path: Path) -> None:
        link = path.with_name("link.xlsx")
        link.symlink_to(path)
        save(Package.open(link), link, CHANGE)
        assert link.is_symlink()
        assert Package.open(path).read(SHEET) == sheet(5)

    def test_a_large_part_may_come_piece_by_piece(self, path: Path) -> None:
        content = sheet(20_000)
        pieces = (content[n : n + 9_999] for n in range(0, len(content), 9_999))
        receipt = save(Package.open(path), path, {SHEET: pack(pieces, QUICK)})
        assert receipt.parts_changed == (SHEET,)
        assert Package.open(path).read(SHEET) == content


class TestElsewhere:
    def test_without_a_change_it_is_a_copy_byte_for_byte(self, path: Path) -> None:
        path.write_bytes(path.read_bytes()[:-2] + b"\2\0Q3")  # an archive comment
        target = path.with_name("copy.xlsx")
        receipt = save(Package.open(path), target, {})
        assert target.read_bytes() == path.read_bytes()
        assert receipt == Receipt((), (), (), sha256(path), sha256(path), None)

    def test_the_source_stays_and_an_older_target_is_backed_up(self, path: Path) -> None:
        before, target = path.read_bytes(), path.with_name("out.xlsx")
        target.write_bytes(b"older")
        receipt = save(Package.open(path), target, CHANGE)
        assert path.read_bytes() == before
        assert receipt.backup == path.with_name("out.bak.xlsx")
        assert receipt.backup.read_bytes() == b"older"

    def test_a_new_file_gets_the_usual_mode(self, path: Path) -> None:
        plain = path.with_name("plain")
        plain.touch()
        target = path.with_name("out.xlsx")
        save(Package.open(path), target, CHANGE)
        assert target.stat().st_mode == plain.stat().st_mode

    def test_a_lock_on_the_source_does_not_matter(self, path: Path) -> None:
        path.with_name("~$线索.xlsx").touch()
        save(Package.open(path), path.with_name("out.xlsx"), CHANGE)

    def test_the_suffix_must_fit_what_is_in_the_file(self, path: Path) -> None:
        macros = path.with_name("a.xlsm")
        macros.write_bytes(workbook_bytes({"[Content_Types].xml": content_types(XLSM)}))
        assert refused_key(Package.open(macros), path.with_name("b.xlsx")) == "files.wrong_suffix"
        assert refused_key(Package.open(path), path.with_name("b.xlsm")) == "files.wrong_suffix"
        assert names(path.parent) == ["a.xlsm", "线索.xlsx"]

    def test_a_missing_folder_and_a_folder_as_target(self, path: Path) -> None:
        package = Package.open(path)
        assert refused_key(package, path.parent / "no" / "out.xlsx") == "files.no_folder"
        (path.parent / "folder.xlsx").mkdir()
        assert refused_key(package, path.parent / "folder.xlsx") == "files.not_a_file"


class TestRefused:
    @pytest.fixture
    def package(self, path: Path) -> Iterator[Package]:
        """Give the opened workbook; afterwards no draft may be left, however it ended."""
        yield Package.open(path)
        assert not [name for name in names(path.parent) if name.endswith(".tmp")]

    def test_when_the_file_was_changed_moved_or_deleted_since(
        self, package: Package, path: Path
    ) -> None:
        theirs = workbook_bytes({SHEET: sheet(9)})
        path.write_bytes(theirs)
        assert refused_key(package, path) == "files.changed_meanwhile"
        assert path.read_bytes() == theirs
        path.unlink()
        assert refused_key(package, path) == "files.changed_meanwhile"
        assert not path.exists()

    def test_but_not_when_only_its_date_is_new(self, package: Package, path: Path) -> None:
        os.utime(path, (1_700_000_000, 1_700_000_000))  # as a sync program does
        assert save(package, path, CHANGE).parts_changed == (SHEET,)

    def test_when_a_lock_appears_or_the_file_changes_during_the_save(
        self, package: Package, path: Path
    ) -> None:
        lock = path.with_name("~$线索.xlsx")

        def overwrite(_: Package) -> None:
            path.write_bytes(b"theirs")

        with pytest.raises(FileRefusedError) as refused:
            save(package, path, CHANGE, verify=lambda _: lock.touch())
        assert refused.value.key == "files.open_somewhere"
        lock.unlink()
        with pytest.raises(FileRefusedError) as refused:
            save(package, path, CHANGE, verify=overwrite)
        assert refused.value.key == "files.changed_meanwhile"
        assert path.read_bytes() == b"theirs"

    def test_when_it_is_read_only(self, package: Package, path: Path) -> None:
        path.chmod(0o444)
        assert refused_key(package, path) == "files.read_only"
        assert path.read_bytes() == package.data

    def test_when_the_folder_is_closed(self) -> None:
        with open_folder() as folder:
            path = workbook(folder / "a.xlsx")
            path.chmod(0o666)
            package = Package.open(path)
            with somebody_else():
                assert refused_key(package, path) == "files.folder_closed"
            assert path.read_bytes() == package.data

    def test_when_the_disk_is_full(self, package: Package, path: Path) -> None:
        resource = pytest.importorskip("resource", reason="limits are POSIX")
        old, noise = path.read_bytes(), os.urandom(300_000)
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, limits[1]))
        try:
            with pytest.raises(FileRefusedError) as refused:
                save(package, path, {IMAGE: noise})
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert refused.value.key == "files.disk_full"
        assert path.read_bytes() == old and names(path.parent) == ["线索.xlsx"]

    def test_when_the_disk_is_full_for_the_backup(self, path: Path) -> None:
        resource = pytest.importorskip("resource", reason="limits are POSIX")
        workbook(path, {IMAGE: os.urandom(300_000)})
        package, old = Package.open(path), path.read_bytes()
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, limits[1]))
        try:
            with pytest.raises(FileRefusedError) as refused:
                save(package, path, {IMAGE: b"small"})
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert refused.value.key == "files.disk_full"
        assert path.read_bytes() == old and names(path.parent) == ["线索.xlsx"]

    def test_when_an_untouched_part_is_damaged(self, path: Path) -> None:
        data = bytearray(path.read_bytes())
        start = data.index(b"xl/media/image1.png") + len("xl/media/image1.png")
        data[start + 50] ^= 1
        path.write_bytes(data)
        with pytest.raises(FileRefusedError, match="image1") as refused:
            save(Package.open(path), path, CHANGE)
        assert refused.value.key == "files.damaged_part"
        assert path.read_bytes() == data and names(path.parent) == ["线索.xlsx"]

    def test_when_the_caller_finds_the_new_file_wrong(self, package: Package, path: Path) -> None:
        def verify(new: Package) -> None:
            assert new.read(SHEET) == sheet(5)  # it sees the new file, before the target
            assert path.read_bytes() == package.data
            raise ValueError("a cell is wrong")

        with pytest.raises(ValueError, match="a cell is wrong"):
            save(package, path, CHANGE, verify=verify)
        assert path.read_bytes() == package.data and names(path.parent) == ["线索.xlsx"]

    @pytest.mark.parametrize("loss", [None, b"other"], ids=["lost", "altered"])
    def test_when_writing_lost_or_altered_another_part(
        self, path: Path, loss: bytes | None
    ) -> None:
        class Careless(Package):
            def write(self, target: Path, changes: Mapping[str, Content]) -> None:
                super().write(target, {**changes, IMAGE: loss})

        package = Careless.open(path)
        assert isinstance(package, Careless)
        assert refused_key(package, path) == "files.not_verified"
        assert path.read_bytes() == package.data and names(path.parent) == ["线索.xlsx"]

    def test_when_the_new_file_would_not_be_a_workbook(self, package: Package, path: Path) -> None:
        with pytest.raises(FileRefusedError):
            save(package, path, {"xl/workbook.xml": None})
        assert path.read_bytes() == package.data

    def test_when_another_program_will_not_let_go(self, package: Package, tmp_path: Path) -> None:
        class HeldPath(type(tmp_path)):  # type: ignore[misc]
            """A draft that Windows refuses to move because the target is open."""

            def replace(self, target: object) -> None:
                raise PermissionError(errno.EACCES, "Access is denied")

        with Draft(tmp_path / "a.xlsx") as draft:
            draft.path = HeldPath(draft.path)
            with pytest.raises(FileRefusedError) as refused:
                draft.become_target()
        assert refused.value.key == "files.in_use"

    def test_other_failures_are_told_with_the_systems_reason(self, tmp_path: Path) -> None:
        told = refusal_of(OSError(errno.EIO, "Input/output error"), tmp_path / "a.xlsx")
        assert told.key == "files.cannot_write" and "Input/output error" in told.text()

    def test_an_obstacle_can_be_asked_for_beforehand(self, package: Package, path: Path) -> None:
        assert obstacle(package) is None
        path.with_name(".~lock.线索.xlsx#").touch()
        problem = obstacle(package)
        assert problem is not None and problem.key == "files.open_somewhere"


class TestLeftovers:
    def test_drafts_of_killed_runs_go_and_those_in_use_stay(self, path: Path) -> None:
        killed, other = Draft(path), Draft(path.with_name("other.xlsx"))
        for draft in (killed, other):
            draft._held.close()  # as the system does when a process ends
        with Draft(path) as alive:
            save(Package.open(path), path, CHANGE)
            assert alive.path.exists()
        assert not killed.path.exists()
        assert other.path.exists()  # it will go when its own target is saved
