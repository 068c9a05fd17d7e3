"""
A hidden file beside the target that takes its place in one step, or goes.

It lies in the target's folder because only there a rename is a single step. A run that is
killed leaves one behind; the next save of the same target removes it. Drafts that another
run is still writing are left alone: that run holds them open, which the system ends when
the process ends, however it ends.
"""

import errno
import hashlib
import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from xlfunnel.errors import FileRefusedError

if sys.platform != "win32":
    import fcntl

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Draft:
    """
    A new file that will stand where *target* stands.

    Used as a context: at its end the draft is gone, unless it became the target.

    Attributes:
        path: Where to write it.
    """

    def __init__(self, target: Path) -> None:
        """Create an empty draft beside *target*; FileRefusedError if the folder forbids it."""
        self.path = target.with_name(f"{_prefix(target)}{secrets.token_hex(4)}.tmp")
        self._target = target
        try:
            self._held = self.path.open("xb")
        except FileNotFoundError as error:
            raise FileRefusedError("files.no_folder", folder=str(target.parent)) from error
        except PermissionError as error:
            raise FileRefusedError("files.folder_closed", folder=str(target.parent)) from error
        with suppress(OSError):  # some network drives cannot; then leftovers stay there
            _hold(self._held)

    def __enter__(self) -> "Draft":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._held.close()
        self.path.unlink(missing_ok=True)

    def become_target(self) -> None:
        """
        Replace the target; afterwards it is the new file, whole and safe on the disk.

        Raises:
            FileRefusedError: If another program will not let go of the target.
        """
        with self.path.open("rb+") as file:
            os.fsync(file.fileno())
        self._held.close()  # Windows moves no open file
        try:
            self.path.replace(self._target)
        except PermissionError as error:
            raise FileRefusedError("files.in_use", file=self._target.name) from error
        _sync_folder(self._target.parent)


def remove_leftovers(target: Path) -> None:
    """Remove the drafts that killed runs left beside *target*."""
    for leftover in target.parent.glob(f"{_prefix(target)}*.tmp"):
        # Refused by Windows, or by our own hold, while another run is writing it.
        with suppress(OSError):
            with leftover.open("rb") as file:
                _hold(file)
            leftover.unlink(missing_ok=True)


def refusal_of(error: OSError, target: Path) -> FileRefusedError:
    """Return what to tell the user when writing beside *target* failed with *error*."""
    if error.errno in _NO_SPACE:
        return FileRefusedError("files.disk_full", folder=str(target.parent))
    reason = error.strerror or str(error)
    return FileRefusedError("files.cannot_write", file=target.name, reason=reason)


def _prefix(target: Path) -> str:
    # A digest, because a long Chinese name leaves no room for more letters.
    return f".xlfunnel-{hashlib.sha256(target.name.encode()).hexdigest()[:8]}-"


def _hold(file: BinaryIO) -> None:
    """Mark *file* as in use until it is closed; OSError when another process uses it."""
    if sys.platform != "win32":  # there, being open is enough
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _sync_folder(folder: Path) -> None:
    """Make a rename in *folder* last through a power cut, where the system can."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
