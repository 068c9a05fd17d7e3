"""Reading a built add-in back."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from xlfunnel.addin.configuring import RIBBON_PART, SHEET, TEXT_SHEET, VBA_PART
from xlfunnel.errors import FileRefusedError
from xlfunnel.xlsx import refusal
from xlfunnel.xlsx.package import Package
from xlfunnel.xlsx.reader import open_calamine


@dataclass(frozen=True, slots=True)
class Contents:
    """
    What an add-in consists of, however it is packed.

    Attributes:
        settings: The rows of the hidden sheet of settings.
        texts: What its macros show, by key.
        vba: The project of its macros; b"" when there is none.
        ribbon: The XML of its buttons; b"" when there is none.
    """

    settings: dict[str, str]
    texts: dict[str, str]
    vba: bytes
    ribbon: bytes


def read_addin(path: Path) -> Contents:
    """
    Return what the add-in at *path* consists of.

    Raises:
        FileRefusedError: If it cannot be read safely or was not built by xlfunnel.
    """
    if path.is_dir():
        raise FileRefusedError("cli.is_folder", file=path)
    data = refusal.read_file(path)
    try:
        return contents_of(path, data)
    except FileRefusedError as error:  # what is said of workbooks is no help here
        raise FileRefusedError("addin.not_ours", file=path) from error


def contents_of(path: Path, data: bytes) -> Contents:
    """Return what *data*, the file of an add-in, consists of; *path* is its name in errors."""
    refusal.refuse_other_formats(data, path.name)
    package = Package(path, data)  # refuses what is damaged or hostile
    book = open_calamine(data)
    if book is None or SHEET not in book.sheet_names:
        raise FileRefusedError("addin.not_ours", file=path)
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    settings, texts = (_by_key(sheets.get(name, [])) for name in (SHEET, TEXT_SHEET))
    vba, ribbon = (
        package.read(part) if package.has(part) else b"" for part in (VBA_PART, RIBBON_PART)
    )
    return Contents(settings, texts, vba, ribbon)


def _by_key(rows: Sequence[Sequence[object]]) -> dict[str, str]:
    """Return rows of two cells by the first."""
    return {str(row[0]): str(row[1]) for row in rows if len(row) > 1 and row[0]}
