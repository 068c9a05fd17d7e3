"""One screen about a PC: each line ok or with a cure, and nothing said twice."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.addin.machines import XLWINGS, linux, mac, touch, windows
from xlfunnel import __version__
from xlfunnel.addin.checking import check_installed
from xlfunnel.addin.doctor import examine
from xlfunnel.addin.installing import install
from xlfunnel.addin.machine import Machine
from xlfunnel.addin.report import Line, is_healthy
from xlfunnel.language import LANGUAGES

EXCEL = "C:\\Program Files\\Microsoft Office\\root\\Office16\\EXCEL.EXE"
APP_PATHS = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\excel.exe"


def with_registry(machine: Machine, keys: Mapping[str, str]) -> Machine:
    return replace(machine, registry=lambda key: keys.get(key, ""))


def states(lines: list[Line]) -> dict[str, str]:
    return {line.key: line.state for line in lines}


def troubles(lines: list[Line]) -> dict[str, str]:
    return {key: state for key, state in states(lines).items() if state != "ok"}


def office(folder: Path) -> Machine:
    """Return a Windows PC with Excel and the add-in."""
    machine = with_registry(windows(folder), {f"HKLM\\{APP_PATHS}": EXCEL})
    install(machine, "zh-CN")
    return machine


@pytest.mark.parametrize("make", [office, mac, linux])
def test_a_pc_with_all_that_is_needed_is_healthy(tmp_path: Path, make: object) -> None:
    machine = make(tmp_path)  # type: ignore[operator]
    if machine.system == "macos":
        install(machine, "zh-CN")
    lines = examine(machine)
    assert troubles(lines) == {}
    said = "\n".join(line.text("en") for line in lines)
    for fact in (__version__, XLWINGS, "64 bits", str(machine.python)):
        assert fact in said


def test_excel_is_named_where_windows_says_it_is(tmp_path: Path) -> None:
    assert any(EXCEL in line.text("en") for line in examine(office(tmp_path)))


def test_without_excel_closed_files_still_work(tmp_path: Path) -> None:
    lines = examine(windows(tmp_path))
    assert troubles(lines) == {
        "addin.excel.none": "warning",
        "addin.file.not_yet": "warning",
    }
    assert is_healthy(lines)  # nothing is broken
    said = next(line.text("en") for line in lines if line.key == "addin.excel.none")
    assert "closed .xlsx files" in said


@pytest.mark.parametrize(
    "server",
    [
        "C:\\Users\\a\\AppData\\Local\\Kingsoft\\WPS Office\\12.1\\office6\\wps.exe /et",
        '"D:\\et.exe"',
    ],
)
def test_wps_in_the_place_of_excel_is_told(server: str, tmp_path: Path) -> None:
    identity = "{00024500-0000-0000-C000-000000000046}"
    keys = {
        "HKCR\\Excel.Application\\CLSID": identity,
        f"HKCR\\CLSID\\{identity}\\LocalServer32": server,
        f"HKLM\\{APP_PATHS}": EXCEL,
    }
    lines = examine(with_registry(office(tmp_path), keys))
    assert troubles(lines) == {"addin.excel.wps": "warning"}


def test_excel_itself_as_the_server_is_excel(tmp_path: Path) -> None:
    keys = {
        "HKCR\\Excel.Application\\CLSID": "{x}",
        "HKCR\\CLSID\\{x}\\LocalServer32": f"{EXCEL} /automation",
        f"HKCU\\{APP_PATHS}": EXCEL,
    }
    assert "addin.excel.there" in states(examine(with_registry(office(tmp_path), keys)))


def test_a_mac_without_excel_is_told(tmp_path: Path) -> None:
    machine = replace(mac(tmp_path), applications=tmp_path / "none")
    assert "addin.excel.none" in troubles(examine(machine))


def test_an_add_in_that_does_not_fit_is_a_problem(tmp_path: Path) -> None:
    machine = office(tmp_path)
    install(replace(machine, xlwings_version="0.30.1"), "zh-CN")
    lines = examine(machine)
    assert troubles(lines) == {"addin.xlwings.other": "problem"}
    assert not is_healthy(lines)


def test_an_add_in_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    machine = office(tmp_path)
    addin = machine.home / "AppData/Roaming/Microsoft/Excel/XLSTART/xlfunnel.xlam"
    addin.write_text("damaged", encoding="utf-8")
    assert troubles(examine(machine)) == {"addin.file.unreadable": "problem"}
    said = next(line for line in examine(machine) if line.state == "problem")
    assert said.topic == "file"
    for language in LANGUAGES:  # not what is said of a damaged workbook, which needs a backup
        assert "xlfunnel addin install" in said.text(language)


def test_an_xlfunnel_that_runs_only_from_its_folder_does_for_files_and_not_for_excel(
    tmp_path: Path,
) -> None:
    loose = replace(linux(tmp_path), has_xlfunnel=False)
    assert troubles(examine(loose)) == {"addin.package.loose": "warning"}
    for machine in (office(tmp_path), mac(tmp_path / "mac")):
        install(machine, "zh-CN")
        loose = replace(machine, has_xlfunnel=False)
        assert troubles(examine(loose)) == {"addin.package.loose": "problem"}
        assert troubles(check_installed(loose)) == {"addin.package.loose": "problem"}


def test_without_xlwings_excel_cannot_start_anything(tmp_path: Path) -> None:
    machine = replace(windows(tmp_path), xlwings=None, xlwings_version="")
    assert troubles(examine(machine))["addin.xlwings.missing"] == "problem"


def test_what_keeps_excel_from_starting_python_is_known_before_installing(tmp_path: Path) -> None:
    machine = replace(windows(tmp_path), code_page="cp1252")
    assert troubles(examine(machine))["addin.interpreter.letters"] == "problem"


def test_a_hindrance_that_the_add_in_has_too_is_said_once(tmp_path: Path) -> None:
    machine = replace(office(tmp_path), code_page="cp1252")
    keys = [line.key for line in examine(machine)]
    assert keys.count("addin.interpreter.letters") == 1


@pytest.mark.parametrize(("value", "is_told"), [("1", True), ("0", False), ("", False)])
def test_pythonutf8_garbles_messages_only_when_it_is_on(
    value: str, is_told: bool, tmp_path: Path
) -> None:
    machine = office(tmp_path)
    machine = replace(machine, environment={**machine.environment, "PYTHONUTF8": value})
    assert ("addin.utf8.on" in troubles(examine(machine))) is is_told


def test_a_licence_of_xlwings_is_not_needed(tmp_path: Path) -> None:
    machine = replace(linux(tmp_path), environment={"XLWINGS_LICENSE_KEY": "secret"})
    lines = examine(machine)
    assert troubles(lines) == {}
    assert "addin.license.unused" in states(lines)
    assert "secret" not in "".join(line.text("en") for line in lines)


def test_a_folder_in_onedrive_is_told(tmp_path: Path) -> None:
    machine = office(tmp_path)
    synced = machine.home / "OneDrive - 公司"
    work = synced / "销售"
    work.mkdir(parents=True)
    environment = {**machine.environment, "OneDriveCommercial": str(synced)}
    inside = replace(machine, folder=work, environment=environment)
    assert "addin.onedrive.here" in states(examine(inside))
    assert "addin.onedrive.here" not in states(examine(replace(inside, folder=machine.home)))


def test_a_folder_in_onedrive_is_told_on_a_mac(tmp_path: Path) -> None:
    machine = mac(tmp_path)
    work = machine.home / "Library" / "CloudStorage" / "OneDrive-Firma" / "sales"
    touch(work / "leads.xlsx")
    assert "addin.onedrive.here" in states(examine(replace(machine, folder=work)))


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    gone = replace(linux(tmp_path), folder=tmp_path / "gone")
    assert troubles(examine(gone)) == {"addin.writing.impossible": "warning"}
