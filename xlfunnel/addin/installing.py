"""
Building the add-in, putting it where Excel finds it, and taking it away again.

It is built on the PC that uses it: its VBA and the xlwings that answers then are of one
release, and a file that was made here carries no mark of a download, which would block it.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from xlfunnel.addin import excel_folders
from xlfunnel.addin.configuring import LANGUAGE, SCRIPT, configuration
from xlfunnel.addin.machine import Machine
from xlfunnel.addin.reading import read_addin
from xlfunnel.errors import AddinError, FileRefusedError, UsageError
from xlfunnel.language import DEFAULT_LANGUAGE, LANGUAGES, Language
from xlfunnel.xlsx.draft import refusal_of

SUFFIX = ".xlam"


@dataclass(frozen=True, slots=True)
class Installed:
    """What `install` wrote; `script` is None where Excel needs none or had it already."""

    addin: Path
    script: Path | None
    language: Language
    was_there: bool


def build_file(
    target: Path, machine: Machine, language: Language, python: str = ""
) -> Mapping[str, str]:
    """
    Build the add-in as *target* and return its configuration.

    Raises:
        UsageError: If *target* cannot be an add-in, or *python* is no full path.
        AddinError: If something to build from is missing, or *target* is held open.
        FileRefusedError: If *target* cannot be written.
    """
    _refuse_folder(target)
    if target.suffix.lower() != SUFFIX:
        raise UsageError("addin.not_xlam", file=target)
    if not target.parent.is_dir():
        raise UsageError("files.no_folder", folder=target.parent)
    rows = configuration(machine, language, python)
    made = _made(language, rows, _xlwings_of(machine))
    with _in_words(target):
        _put(target, made, beside=target.parent)
    return rows


def install(
    machine: Machine, language: Language | None, otherwise: Language = DEFAULT_LANGUAGE
) -> Installed:
    """
    Build the add-in into the folder that Excel starts from, in place of an older one.

    Args:
        machine: The PC.
        language: Of labels and messages; by default that of the one that is replaced.
        otherwise: The language where neither is known.

    Raises:
        AddinError: If there is no Excel for it, or something to build from is missing.
        UsageError, FileRefusedError: If it cannot be put there.
    """
    target = excel_folders.installed_addin(machine)
    _refuse_folder(target)
    xlwings = _xlwings_of(machine)
    before = _rows_of(target)
    chosen = language or _language_of(before) or otherwise
    rows = configuration(machine, chosen)
    older = before.get(SCRIPT, "")
    if script := _own_script(machine, older):
        rows[SCRIPT] = script.name
    made = _made(chosen, rows, xlwings)
    with _in_words(target):
        if older and older != rows.get(SCRIPT):
            excel_folders.script(machine).with_name(older).unlink(missing_ok=True)
        if script:
            _put_script(script, xlwings)
        was_there = target.exists()
        target.parent.mkdir(parents=True, exist_ok=True)
        # Not in the folder itself: Excel opens whatever is there when it starts.
        _put(target, made, beside=target.parent.parent)
    return Installed(target, script, chosen, was_there)


def uninstall(machine: Machine) -> list[Path]:
    """Remove what `install` wrote and return it; nothing is there, nothing is removed."""
    target = excel_folders.installed_addin(machine)
    script = excel_folders.script(machine).with_name(_rows_of(target).get(SCRIPT) or "-")
    there = [path for path in (target, script) if path.is_file()]
    with _in_words(target, denied="addin.held_open"):
        for path in there:
            path.unlink()
    return there


def _made(language: Language, rows: Mapping[str, str], xlwings: Path) -> bytes:
    """Return the add-in's file, whole in memory: what is missing is told before a file is."""
    from xlfunnel.addin.package import addin_bytes  # with all formulas, which take a second

    return addin_bytes(language, rows, xlwings)


def _put(target: Path, data: bytes, beside: Path) -> None:
    """Write into a folder made in *beside*, then take the place of *target* in one step."""
    with TemporaryDirectory(dir=beside, prefix=".xlfunnel-") as folder:
        made = Path(folder) / target.name
        made.write_bytes(data)
        try:
            made.replace(target)
        except PermissionError as error:
            if target.is_file():
                raise AddinError("addin.held_open", file=target) from error
            raise


def _own_script(machine: Machine, ours: str) -> Path | None:
    """
    Return where to put xlwings' script for macOS; None if that is not our doing.

    One that is there already and is not *ours* (put there by an earlier install) belongs
    to another add-in of the user's and must outlive this one.
    """
    if machine.system != "macos":
        return None
    target = excel_folders.script(machine)
    return None if target.exists() and ours != target.name else target


def _put_script(target: Path, xlwings: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.copyfile(xlwings / target.name, target)
    except FileNotFoundError as error:
        raise AddinError("vba.no_xlwings", file=error.filename) from error


def _rows_of(target: Path) -> Mapping[str, str]:
    """Return the configuration of the add-in that is there; none of one that is unreadable."""
    try:
        return read_addin(target).settings
    except FileRefusedError:
        return {}


def _language_of(rows: Mapping[str, str]) -> Language | None:
    return next((known for known in LANGUAGES if known == rows.get(LANGUAGE)), None)


def _xlwings_of(machine: Machine) -> Path:
    if machine.xlwings is None:
        raise AddinError("addin.xlwings.missing", python=machine.python)
    return machine.xlwings


def _refuse_folder(target: Path) -> None:
    if target.is_dir():
        raise UsageError("cli.is_folder", file=target)


@contextmanager
def _in_words(target: Path, denied: str = "addin.folder_closed") -> Iterator[None]:
    """Tell what the system refuses about *target*; *denied* is the message of a lack of rights."""
    try:
        yield
    except PermissionError as error:
        raise AddinError(denied, file=target, folder=target.parent) from error
    except OSError as error:
        raise refusal_of(error, target) from error
