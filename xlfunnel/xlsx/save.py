"""
Saving a package so that the target is always the whole old or the whole new file.

The new file is written beside the target, read back and compared, and only then takes its
place. One backup, `name.bak.xlsx`, keeps what it replaced: a plain name that is seen in
the folder, opens by a double click and is the same in every language.
"""

import hashlib
import os
import shutil
import stat
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from xlfunnel.errors import FileRefusedError
from xlfunnel.xlsx.draft import Draft, refusal_of, remove_leftovers
from xlfunnel.xlsx.locks import lock_beside
from xlfunnel.xlsx.package import Content, Package
from xlfunnel.xlsx.refusal import WORKBOOK_SUFFIXES


@dataclass(frozen=True, slots=True)
class Receipt:
    """
    What a save did.

    Attributes:
        parts_changed: Names of parts whose content was replaced, in file order.
        parts_added: Names of new parts.
        parts_removed: Names of parts that are gone.
        sha256_before: Of the file as it was opened.
        sha256_after: Of the target now.
        backup: Where the file that was replaced is kept; None if there was none.
    """

    parts_changed: tuple[str, ...]
    parts_added: tuple[str, ...]
    parts_removed: tuple[str, ...]
    sha256_before: str
    sha256_after: str
    backup: Path | None


def save(
    package: Package,
    target: Path,
    changes: Mapping[str, Content],
    *,
    backup: bool = True,
    verify: Callable[[Package], None] | None = None,
) -> Receipt:
    """
    Save *package* with *changes* to *target*, which may be the file it came from.

    Without a change nothing is written when the target is the source, and a byte-for-byte
    copy when it is not. Bytes equal to the present content are no change.

    Args:
        package: The workbook as opened.
        target: Where to; a link is followed, the mode and owner of the file are kept.
        changes: Part name to new content; None removes the part.
        backup: Whether to keep the file that is replaced as `name.bak.xlsx`.
        verify: Called with the new file before it takes its place; raises to stop it.

    Raises:
        FileRefusedError: If the target cannot or must not be written; it is untouched.
    """
    changes = _effective(package, changes)
    if not changes and _is_source(package, target):
        return _receipt(package, changes, package.sha256, None)
    if problem := obstacle(package, target, is_changed=bool(changes)):
        raise problem
    target = target.resolve()
    try:
        remove_leftovers(target)
        remove_leftovers(backup_path(target))
        with Draft(target) as draft:
            if changes:
                package.write(draft.path, changes)
            else:
                draft.path.write_bytes(package.data)
            after = _verified(package, draft.path, changes)
            if verify:
                verify(after)
            _keep_mode(target, draft.path)
            _refuse_if_moved_on(package, target)
            kept = _back_up(target) if backup and target.exists() else None
            draft.become_target()
    except OSError as error:
        raise refusal_of(error, target) from error
    return _receipt(package, changes, after.sha256, kept)


def obstacle(
    package: Package, target: Path | None = None, *, is_changed: bool = True
) -> FileRefusedError | None:
    """
    Return why *package* could not be saved to *target* now, None when nothing is known.

    Ask before a long computation, or to warn when a file is only read. By default the
    target is the file the package came from.
    """
    given = target or package.path
    target = given.resolve()
    if is_changed and package.is_signed:
        return FileRefusedError("files.signed", file=package.path.name)
    for path in (given, target):
        if lock := lock_beside(path):
            key = "files.open_by" if lock.owner else "files.open_somewhere"
            return FileRefusedError(key, file=path.name, owner=lock.owner, lock=lock.path.name)
    suffix = WORKBOOK_SUFFIXES[package.content_type(package.workbook_part).casefold()]
    if target.suffix.casefold() not in (suffix, package.path.suffix.casefold()):
        return FileRefusedError("files.wrong_suffix", file=target.name, suffix=suffix)
    if not target.exists():
        return None
    if not target.is_file():
        return FileRefusedError("files.not_a_file", file=target.name)
    is_writable = target.stat().st_mode & stat.S_IWUSR and os.access(target, os.W_OK)
    return None if is_writable else FileRefusedError("files.read_only", file=target.name)


def backup_path(target: Path) -> Path:
    """
    Return where the file that a save of *target* replaces is kept.

    >>> backup_path(Path("线索.xlsx")).name
    '线索.bak.xlsx'
    """
    return target.with_name(f"{target.stem}.bak{target.suffix}")


def _effective(package: Package, changes: Mapping[str, Content]) -> dict[str, Content]:
    """Return *changes* by actual name, without bytes that are there already."""
    return {
        package.actual(name): content
        for name, content in changes.items()
        if not (isinstance(content, bytes) and _is_same(package, name, content))
    }


def _is_same(package: Package, name: str, content: bytes) -> bool:
    is_candidate = package.has(name) and package.size(name) == len(content)
    return is_candidate and package.read(name) == content


def _is_source(package: Package, target: Path) -> bool:
    one, other = target.resolve(), package.path.resolve()
    return one == other or (one.exists() and other.exists() and one.samefile(other))


def _verified(package: Package, draft: Path, changes: Mapping[str, Content]) -> Package:
    """Return the new file read back: every member sound, every untouched one as it was."""
    after = Package.open(draft)
    untouched = [name for name in package.names() if name not in changes]
    written = [name for name, content in changes.items() if content is not None]
    if set(after.names()) != {*untouched, *written}:
        raise FileRefusedError("files.not_verified", file=package.path.name)
    for name in untouched:
        _read_through(package, name)  # damage in the source is told as such
        if after.packed(name) != package.packed(name):
            raise FileRefusedError("files.not_verified", file=package.path.name)
    for name in written:
        _read_through(after, name)
    return after


def _read_through(package: Package, name: str) -> None:
    for _ in package.chunks(name):
        pass


def _keep_mode(target: Path, draft: Path) -> None:
    if not target.exists():
        return
    shutil.copymode(target, draft)
    if hasattr(os, "chown"):
        status = target.stat()
        with suppress(PermissionError):  # only an administrator may give files away
            os.chown(draft, status.st_uid, status.st_gid)


def _refuse_if_moved_on(package: Package, target: Path) -> None:
    """Refuse when the target was opened or changed by somebody while we were at work."""
    if problem := obstacle(package, target, is_changed=False):
        raise problem
    if not _is_source(package, target):
        return
    now = target.read_bytes() if target.exists() else b""
    if hashlib.sha256(now).hexdigest() != package.sha256:
        raise FileRefusedError("files.changed_meanwhile", file=target.name)


def _back_up(target: Path) -> Path:
    """Copy *target* to its backup in one step, date and mode included."""
    path = backup_path(target)
    with Draft(path) as copy:
        shutil.copyfile(target, copy.path)
        shutil.copystat(target, copy.path)
        copy.become_target()
    return path


def _receipt(
    package: Package, changes: Mapping[str, Content], after: str, backup: Path | None
) -> Receipt:
    return Receipt(
        parts_changed=tuple(n for n in package.names() if changes.get(n) is not None),
        parts_added=tuple(n for n in changes if not package.has(n)),
        parts_removed=tuple(n for n in package.names() if n in changes and changes[n] is None),
        sha256_before=package.sha256,
        sha256_after=after,
        backup=backup,
    )
