"""
What is refused before anything is read: files that are no workbook, or not a safe one.

Every refusal is a FileRefusedError that says why and what to do; the file is untouched.
What only stands in the way of saving (a lock, a signature) is told by `save.obstacle`.
"""

import re
import stat
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from xlfunnel.errors import FileRefusedError

# A packed workbook is kept in memory. The design size (400,000 rows) is 26 MB packed.
MAX_FILE_BYTES = 1 << 30
# One part is also held in memory to be patched. The design size needs 121 MB; a sheet
# full to Excel's last row with 20 columns about 900 MB.
MAX_PART_BYTES = 1 << 30
MAX_TOTAL_BYTES = 4 << 30
# Real sheets pack 8 to 30 times, blank formatted cells without addresses 280 times, and
# deflate at its limit 1030 times. Small parts cannot hurt, whatever their ratio.
MAX_RATIO = 400
MAX_RATIO_FROM_BYTES = 64 << 20

WORKBOOK_SUFFIXES = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": ".xlsx",
    "application/vnd.ms-excel.sheet.macroenabled.main+xml": ".xlsm",
}
_OTHER_KINDS = {
    "application/vnd.ms-excel.sheet.binary.macroenabled.main": "files.binary_workbook",
    # Opening a template makes a new workbook, so nobody's leads live in one.
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": (
        "files.template"
    ),
    "application/vnd.ms-excel.template.macroenabled.main+xml": "files.template",
    "application/vnd.ms-excel.addin.macroenabled.main+xml": "files.addin",
}

_COMPOUND_FILE = bytes.fromhex("D0CF11E0A1B11AE1")
_STREAMS = (
    ("EncryptedPackage", "files.encrypted"),
    ("Workbook", "files.old_workbook"),
    ("Book", "files.old_workbook"),
)
_SNIFFED_BYTES = 4096
_NOT_TEXT = re.compile(r"[\0-\x08\x0e-\x19\x1b-\x1f\x7f]")  # Ctrl-Z ends old text files
_MARKUP = ("<html", "<!doctype", "<table", "<head", "<meta", "<?xml", "mime-version:")


def read_file(path: Path) -> bytes:
    """
    Return the bytes of the file *path*.

    Raises:
        FileRefusedError: If it is missing, a folder or a device, empty, too large, or may
            not be read.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise FileRefusedError("files.not_a_file", file=path.name)
        if status.st_size > MAX_FILE_BYTES:
            raise FileRefusedError("files.too_large", file=path.name)
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileRefusedError("files.not_found", file=str(path)) from error
    except PermissionError as error:
        raise FileRefusedError("files.may_not_read", file=path.name) from error
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        raise FileRefusedError("files.cannot_read", file=path.name, reason=str(error)) from error
    if not data:
        raise FileRefusedError("files.empty", file=path.name)
    return data


def refuse_other_formats(data: bytes, file: str) -> None:
    """Raise FileRefusedError when *data* is not even a zip archive, saying what it is."""
    if data.startswith(_COMPOUND_FILE):
        names = (key for name, key in _STREAMS if name.encode("utf-16-le") in data)
        raise FileRefusedError(next(names, "files.not_a_workbook"), file=file)
    if b"PK\3\4" in data:  # damaged or not is for the archive reader to say
        return
    text = _text(data[:_SNIFFED_BYTES])
    if not text:
        raise FileRefusedError("files.not_a_workbook", file=file)
    is_markup = text.lstrip().casefold().startswith(_MARKUP)
    raise FileRefusedError("files.web_page" if is_markup else "files.plain_text", file=file)


def _text(data: bytes) -> str:
    """Return *data* as text, "" when it is none."""
    is_utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if is_utf16 else ("utf-8-sig", "gb18030"):
        for cut in range(4):  # the sample may end inside a character
            try:
                text = data[: len(data) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
            return "" if _NOT_TEXT.search(text) else text
    return ""


def refuse_bomb(sizes: Iterable[tuple[int, int]], file: str) -> None:
    """
    Raise FileRefusedError when the parts unfold to more than any workbook does.

    Args:
        sizes: Inflated and packed bytes of each part. The inflated size is what the file
            claims; reading stops when there is more.
        file: Name of the workbook.
    """
    total = 0
    for size, packed in sizes:
        total += size
        is_dense = size > MAX_RATIO_FROM_BYTES and size > MAX_RATIO * packed
        if is_dense or size > MAX_PART_BYTES or total > MAX_TOTAL_BYTES:
            raise FileRefusedError("files.unfolds", file=file)


def refuse_unsafe_names(names: Iterable[str], file: str) -> None:
    """Raise FileRefusedError for part names that lead out of the package or mean nothing."""
    for name in names:
        is_outside = ".." in PurePosixPath(name).parts or name[1:2] == ":"
        if is_outside or not name or min(name) < " ":
            raise FileRefusedError("files.unsafe_name", file=file, part=ascii(name))


def refuse_other_kinds(content_type: str, file: str) -> None:
    """Raise FileRefusedError unless *content_type* is that of an .xlsx or .xlsm workbook."""
    kind = content_type.casefold()
    if kind not in WORKBOOK_SUFFIXES:
        raise FileRefusedError(_OTHER_KINDS.get(kind, "files.not_a_workbook"), file=file)
