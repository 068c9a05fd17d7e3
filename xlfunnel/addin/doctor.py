"""One screen about this PC: what works here, what does not, and its cure."""

import platform
import tempfile
from collections.abc import Iterator
from pathlib import Path

from xlfunnel import __version__
from xlfunnel.addin import checking
from xlfunnel.addin.machine import Machine
from xlfunnel.addin.report import Line, ok, problem, warning

_APP_PATHS = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\excel.exe"
_MAC_EXCEL = "Microsoft Excel.app"
_ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_LICENSE = "XLWINGS_LICENSE_KEY"


def examine(machine: Machine) -> list[Line]:
    """Return what there is to say of *machine*, in the order it is read."""
    lines = [
        ok("addin.system.is", system=platform.platform(terse=True)),
        _python(machine),
        _xlfunnel(machine),
        *_xlwings(machine),
        _excel(machine),
        *_start(machine),
        *_addin(machine),
        *_onedrive(machine),
        _writable(machine.folder),
    ]
    return list({line.text("en"): line for line in lines}.values())  # nothing twice


def _python(machine: Machine) -> Line:
    facts = {"version": platform.python_version(), "bits": machine.bits, "path": machine.python}
    return ok("addin.python.is", **facts)


def _xlfunnel(machine: Machine) -> Line:
    if machine.has_xlfunnel:
        return ok("addin.package.is", version=__version__)
    return warning("addin.package.loose", version=__version__, python=machine.python)


def _xlwings(machine: Machine) -> Iterator[Line]:
    if not machine.xlwings_version:
        yield problem("addin.xlwings.missing", python=machine.python)
        return
    yield ok("addin.xlwings.is", version=machine.xlwings_version)
    if machine.environment.get(_LICENSE):
        yield ok("addin.license.unused", name=_LICENSE)


def _excel(machine: Machine) -> Line:
    if machine.system == "other":
        return ok("addin.excel.no_system")
    if machine.system == "macos":
        path = machine.applications / _MAC_EXCEL
        return ok("addin.excel.there", path=path) if path.exists() else warning("addin.excel.none")
    server = _server(machine)
    if "wps" in server.lower() or server.lower().rstrip('" ').endswith("et.exe"):
        return warning("addin.excel.wps", path=server)
    found = [machine.registry(f"{root}\\{_APP_PATHS}") for root in ("HKCU", "HKLM")]
    path_found = next(filter(None, found), "")
    return ok("addin.excel.there", path=path_found) if path_found else warning("addin.excel.none")


def _server(machine: Machine) -> str:
    """Return the program that Windows starts when somebody asks for Excel."""
    identity = machine.registry("HKCR\\Excel.Application\\CLSID")
    return machine.registry(f"HKCR\\CLSID\\{identity}\\LocalServer32") if identity else ""


def _addin(machine: Machine) -> Iterator[Line]:
    """Yield what is wrong with the installed add-in, or that all is well with it."""
    if machine.system == "other":
        return
    lines = checking.check_installed(machine)
    if lines[0].key == "addin.file.none":
        yield warning("addin.file.not_yet")
        return
    troubles = [line for line in lines if line.state != "ok"]
    yield from troubles or [ok("addin.file.fits", count=len(lines))]


def _start(machine: Machine) -> Iterator[Line]:
    """Yield whether Excel can start this Python, and read what it says."""
    if machine.system == "other":
        return
    yield from list(checking.hindrances(machine)) or [ok("addin.start.possible")]
    if machine.system == "windows" and machine.environment.get("PYTHONUTF8", "") not in ("", "0"):
        yield warning("addin.utf8.on")


def _onedrive(machine: Machine) -> Iterator[Line]:
    named = (machine.environment.get(name) for name in _ONEDRIVE)
    synced = [Path(folder) for folder in named if folder]
    if machine.system == "macos":
        synced += (machine.home / "Library" / "CloudStorage").glob("OneDrive*")
    if any(machine.folder.is_relative_to(folder) for folder in synced):
        yield ok("addin.onedrive.here", folder=machine.folder)


def _writable(folder: Path) -> Line:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return ok("addin.writing.possible", folder=folder)
    except OSError:
        return warning("addin.writing.impossible", folder=folder)
