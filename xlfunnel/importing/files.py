"""Files read whole, and why one cannot be, in words instead of the system's error number."""

from pathlib import Path

from xlfunnel.errors import UsageError

_REASONS = (
    (FileNotFoundError, "files.not_found"),
    (IsADirectoryError, "cli.is_folder"),
    (NotADirectoryError, "cli.not_a_folder"),
    (FileExistsError, "cli.not_a_folder"),  # a folder was to be made there
    (PermissionError, "files.may_not_read"),
)


def read_file(path: Path) -> bytes:
    """Return what is in *path*; UsageError says why it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise refusal(error, path) from error


def refusal(error: OSError, path: Path | str) -> UsageError:
    """Return what to tell the user of *error* about *path*."""
    if Path(path).is_dir():  # Windows calls that a lack of permission
        return UsageError("cli.is_folder", file=path)
    for kind, key in _REASONS:
        if isinstance(error, kind):
            return UsageError(key, file=path)
    return UsageError("cli.unreadable", file=path, detail=error.strerror or str(error))
