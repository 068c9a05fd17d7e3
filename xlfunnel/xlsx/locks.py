"""
Lock files: how spreadsheet programs say that they have a workbook open.

Excel and LibreOffice put `~$name.xlsx` beside it, WPS `.~name.xlsx`, LibreOffice also
`.~lock.name.xlsx#`. The first two hold the user's name twice: as a length and up to 54
bytes in the system's code page, then at byte 55 as a 16-bit length and UTF-16.
"""

from dataclasses import dataclass
from pathlib import Path

_NAMES = ("~${}", ".~{}", ".~lock.{}#")
_LENGTH_AT, _NAME_AT, _LONGEST_NAME = 55, 57, 54


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock file; `owner` is who has the workbook open, "" when it does not say."""

    path: Path
    owner: str


def lock_beside(path: Path) -> Lock | None:
    """Return the lock file beside the workbook *path*, None when nobody has it open."""
    for name in _NAMES:
        lock = path.with_name(name.format(path.name))
        if lock.exists():
            return Lock(lock, _owner(lock))
    return None


def _owner(lock: Path) -> str:
    try:
        with lock.open("rb") as file:
            content = file.read(4096)
    except OSError:  # Excel on Windows lets nobody else read it
        return ""
    name = _first_field(content) if lock.name.endswith("#") else _counted_name(content)
    return name.strip() if name.isprintable() else ""


def _first_field(content: bytes) -> str:
    """Return the person or the account of `person,account,computer,date,profile;`."""
    person, _, rest = content.decode(errors="replace").partition(",")
    return person or rest.partition(",")[0]


def _counted_name(content: bytes) -> str:
    if len(content) <= _NAME_AT or not 0 < content[_LENGTH_AT] <= _LONGEST_NAME:
        return ""
    end = _NAME_AT + 2 * content[_LENGTH_AT]
    return content[_NAME_AT:end].decode("utf-16-le", errors="replace")
