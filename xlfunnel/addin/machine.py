"""What the add-in must know of the PC it is for: one value, so that tests can make one up."""

import importlib.util
import locale
import os
import struct
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal, TypeAlias

System: TypeAlias = Literal["windows", "macos", "other"]

_SYSTEMS: dict[str, System] = {"win32": "windows", "darwin": "macos"}


@dataclass(frozen=True, slots=True)
class Machine:
    """
    A PC as seen from the Python that runs.

    Attributes:
        system: Only "windows" and "macos" have an Excel that runs add-ins.
        python: The interpreter as it was called: the link of a virtual environment is not
            followed, for behind it xlfunnel is not installed.
        prefix: The virtual environment, else where this Python is installed.
        bits: 64 or 32, of this Python; Excel may differ.
        code_page: Of programs that are not Unicode, xlwings' VBA among them.
        home: The user's own folder.
        folder: Where the command runs.
        environment: Variables by name.
        has_xlfunnel: Whether xlfunnel is installed in this Python; else it runs only from its own
            folder, and Excel starts Python elsewhere.
        xlwings: The folder of the installed xlwings; None when there is none.
        xlwings_version: Its release; "" when there is none.
        registry: The default value of a key, whose path begins with HKCR, HKCU or HKLM;
            "" when there is none. Only read, never written.
        applications: Where macOS keeps programs.
    """

    system: System
    python: Path
    prefix: Path
    bits: int
    code_page: str
    home: Path
    folder: Path
    environment: Mapping[str, str]
    has_xlfunnel: bool
    xlwings: Path | None
    xlwings_version: str
    registry: Callable[[str], str]
    applications: Path = Path("/Applications")


def this_machine() -> Machine:
    """Return the PC this runs on."""
    found = importlib.util.find_spec("xlwings")
    return Machine(
        system=_SYSTEMS.get(sys.platform, "other"),
        python=_with_console(Path(sys.executable)),
        prefix=Path(sys.prefix),
        bits=struct.calcsize("P") * 8,
        code_page=locale.getencoding(),
        home=Path.home(),
        folder=Path.cwd(),
        environment=os.environ,
        has_xlfunnel=bool(_version("xlfunnel")),
        xlwings=Path(found.origin).parent if found and found.origin else None,
        xlwings_version=_version("xlwings"),
        registry=_registry,
    )


def _with_console(python: Path) -> Path:
    """Return python.exe for pythonw.exe, which has no stream to tell an error on."""
    return python.with_name("python.exe") if python.name.lower() == "pythonw.exe" else python


def _version(package: str) -> str:
    """Return what is installed; read, not imported, which takes half a second for xlwings."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _registry(key: str) -> str:
    if sys.platform == "win32":
        import winreg

        roots = {
            "HKCR": winreg.HKEY_CLASSES_ROOT,
            "HKCU": winreg.HKEY_CURRENT_USER,
            "HKLM": winreg.HKEY_LOCAL_MACHINE,
        }
        root, _, rest = key.partition("\\")
        try:
            return winreg.QueryValue(roots[root], rest)
        except OSError:
            return ""
    return ""
