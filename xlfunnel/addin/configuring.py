"""
The names of an add-in's parts, and the rows of its hidden sheet `xlfunnel.conf`.

xlwings' VBA reads there which Python to start; a sheet is Unicode, while a configuration
file is read in the PC's code page and may lose a user's name such as 张三. Rows whose key
begins with BUILT are not for xlwings: by them `addin check` compares the add-in with what
is installed now.
"""

from pathlib import Path

from xlfunnel import __version__
from xlfunnel.addin.machine import Machine
from xlfunnel.errors import UsageError
from xlfunnel.language import Language

SHEET, TEXT_SHEET = "xlfunnel.conf", "xlfunnel.text"
VBA_PART, RIBBON_PART = "xl/vbaProject.bin", "customUI/customUI14.xml"
INTERPRETERS = {"windows": "INTERPRETER_WIN", "macos": "INTERPRETER_MAC"}
ADD_FOLDER = "ADD_WORKBOOK_TO_PYTHONPATH"
CONDA = ("CONDA PATH", "CONDA ENV")
XLFUNNEL, XLWINGS = "BUILT XLFUNNEL", "BUILT XLWINGS"
LANGUAGE = "BUILT LANGUAGE"
SCRIPT = "BUILT SCRIPT"  # the script for macOS that `install` put there, if it did


def configuration(machine: Machine, language: Language, python: str = "") -> dict[str, str]:
    """
    Return the rows for an add-in in *language*.

    Args:
        machine: Whose Python it starts.
        language: Of labels and messages.
        python: The interpreter on another PC, if the add-in is for one.
    """
    return {
        **(_named(python) if python else interpreter(machine)),
        # Off: a module beside the workbook would hide one of ours, and a workbook in OneDrive
        # has a web address instead of a folder, over which xlwings stumbles.
        ADD_FOLDER: "false",
        "USE UDF SERVER": "false",  # a button starts its own Python, whose errors are shown
        **facts(machine, language),
    }


def facts(machine: Machine, language: Language) -> dict[str, str]:
    """Return the rows that tell what the add-in was built with."""
    return {XLFUNNEL: __version__, XLWINGS: machine.xlwings_version, LANGUAGE: language}


def interpreter(machine: Machine) -> dict[str, str]:
    """Return the rows that name this Python; none where no Excel could start it."""
    if machine.system == "windows" and (conda := _conda(machine)):
        # Libraries of conda are found only after `activate`, which xlwings does for "python".
        return {"INTERPRETER_WIN": "python", **dict(zip(CONDA, conda, strict=True))}
    if machine.system == "other":
        return {}
    return {INTERPRETERS[machine.system]: str(machine.python)}


def _named(python: str) -> dict[str, str]:
    """Return the row for the full path *python*, whose form tells the system."""
    if python[1:3] in (":\\", ":/") or python.startswith("\\\\"):
        return {"INTERPRETER_WIN": python}
    if python.startswith("/"):
        return {"INTERPRETER_MAC": python}
    raise UsageError("addin.python_not_full", path=python)


def _conda(machine: Machine) -> tuple[str, str] | None:
    """Return folder and environment for `conda activate`; None when this Python is not conda's."""
    if not (machine.prefix / "conda-meta").is_dir():
        return None
    if _has_activate(machine.prefix):
        return str(machine.prefix), "base"
    if machine.prefix.parent.name == "envs" and _has_activate(machine.prefix.parent.parent):
        return str(machine.prefix.parent.parent), machine.prefix.name
    root = Path(machine.environment.get("CONDA_EXE", "")).parent.parent
    is_known = root.is_absolute() and _has_activate(root)
    return (str(root), str(machine.prefix)) if is_known else None


def _has_activate(root: Path) -> bool:
    return (root / "condabin").is_dir()
