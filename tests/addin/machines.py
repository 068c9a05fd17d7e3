"""PCs made up of a temporary folder, with an xlwings of few lines."""

from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from xlfunnel.addin.machine import Machine
from xlfunnel.addin.modules import CHANGES

XLWINGS = "0.37.8"


def windows(folder: Path) -> Machine:
    """Return a Windows PC with a virtual environment of 张三, whose Excel has not started yet."""
    home = folder / "Users" / "张三"
    environment = home / "venv"
    made = _machine(folder, home, environment / "Scripts" / "python.exe")
    for bits in (64, 32):  # a wheel's data folder is the environment itself
        touch(environment / f"xlwings{bits}-{XLWINGS}.dll")
    roaming = str(home / "AppData" / "Roaming")
    return replace(made, system="windows", environment={"APPDATA": roaming})


def mac(folder: Path) -> Machine:
    """Return a Mac with Excel that has never run an add-in."""
    made = _machine(folder, folder / "home", folder / "home" / "venv" / "bin" / "python")
    touch(folder / "Applications" / "Microsoft Excel.app")
    return replace(made, system="macos", applications=folder / "Applications")


def linux(folder: Path) -> Machine:
    """Return a Linux PC."""
    return _machine(folder, folder / "home", folder / "venv" / "bin" / "python")


def _machine(folder: Path, home: Path, python: Path) -> Machine:
    xlwings = folder / "site-packages" / "xlwings"
    touch(xlwings / f"xlwings-{XLWINGS}.applescript", "the script")
    touch(xlwings / "xlwings_custom_addin.bas", _macros())
    touch(xlwings / "addin" / "Dictionary.cls", 'Attribute VB_Name = "Dictionary"')
    touch(python)
    home.mkdir(parents=True, exist_ok=True)
    return Machine(
        system="other",
        python=python,
        prefix=python.parent.parent,
        bits=64,
        code_page="cp936",
        home=home,
        folder=home,
        environment={},
        has_xlfunnel=True,
        xlwings=xlwings,
        xlwings_version=XLWINGS,
        registry=lambda key: "",
    )


def touch(path: Path, text: str = "") -> Path:
    """Make the file *path* with all folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def xlwings_folder() -> Path:
    """Return where the xlwings of this Python is."""
    found = find_spec("xlwings")
    assert found and found.origin
    return Path(found.origin).parent


@cache
def _macros() -> str:
    """Return those lines of xlwings' macros that an add-in changes; all of them take long."""
    text = (xlwings_folder() / "xlwings_custom_addin.bas").read_text(encoding="ascii")
    changed = [wanted for wanted, _, _ in CHANGES]
    lines = text.splitlines()
    return "\n".join(line for line in lines if any(wanted in line for wanted in changed))


def files(folder: Path) -> list[str]:
    """Return the names of all files below *folder*, hidden and temporary ones included."""
    return sorted(path.name for path in folder.rglob("*") if path.is_file())
