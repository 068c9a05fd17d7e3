"""Where Excel looks for add-ins when it starts; both paths are the same in every language."""

from pathlib import Path

from xlfunnel.addin.machine import Machine
from xlfunnel.errors import AddinError

ADDIN = "xlfunnel.xlam"

_MAC_STARTUP = "Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel"
_MAC_SCRIPTS = "Application Scripts/com.microsoft.Excel"


def installed_addin(machine: Machine) -> Path:
    """Return where the add-in is once installed; AddinError where there is no Excel for it."""
    if machine.system == "windows":
        return roaming(machine) / "Microsoft" / "Excel" / "XLSTART" / ADDIN
    if machine.system == "macos":
        return machine.home / "Library" / _MAC_STARTUP / ADDIN
    raise AddinError("addin.no_excel_here")


def strays(machine: Machine) -> list[Path]:
    """Return further copies that Excel would load beside the installed one."""
    installed = installed_addin(machine)
    folders = [installed.parent]
    if machine.system == "windows":
        folders.append(roaming(machine) / "Microsoft" / "AddIns")
    found = (path for folder in folders for path in folder.glob("*xlfunnel*.xlam"))
    return sorted(path for path in found if path != installed and not path.name.startswith("~$"))


def roaming(machine: Machine) -> Path:
    """Return Windows' folder for the settings of programs, which follows the user."""
    known = machine.environment.get("APPDATA")
    return Path(known) if known else machine.home / "AppData" / "Roaming"


def script(machine: Machine) -> Path:
    """
    Return where Excel for Mac finds the script by which xlwings starts Python.

    Excel runs in a sandbox there and may start nothing but scripts in this one folder.
    """
    name = f"xlwings-{machine.xlwings_version}.applescript"
    return machine.home / "Library" / _MAC_SCRIPTS / name
