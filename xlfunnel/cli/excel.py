"""The commands about Excel: the add-in, what this PC can do, and the cell functions."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from xlfunnel.addin import checking, doctor, excel_folders, installing
from xlfunnel.addin.configuring import CONDA, INTERPRETERS, XLWINGS
from xlfunnel.addin.machine import Machine, this_machine
from xlfunnel.addin.report import Line, is_healthy
from xlfunnel.cli.layout import indented, width
from xlfunnel.cli.printing import Printer
from xlfunnel.errors import UsageError
from xlfunnel.language import Language
from xlfunnel.messages import say

_BETWEEN = 2  # spaces between columns


def addin_build(args: argparse.Namespace, printer: Printer) -> int:
    """Build the add-in as a file, and say which Python it starts."""
    target = Path(args.output)
    rows = installing.build_file(target, this_machine(), printer.language, args.python or "")
    printer.say("addin.built", file=target)
    path = next((rows[key] for key in INTERPRETERS.values() if key in rows), None)
    if environment := rows.get(CONDA[1]):
        printer.say("addin.built_for_conda", path=environment)
    elif path:
        printer.say("addin.built_for", path=path)
    else:
        printer.say("addin.built_for_any", xlwings=rows[XLWINGS])
    return 0


def addin_install(args: argparse.Namespace, printer: Printer) -> int:
    """Build the add-in into Excel's folder, and say what to do next and what is in its way."""
    machine = this_machine()
    installed = installing.install(machine, args.lang, printer.language)
    printer.say(
        "addin.replaced" if installed.was_there else "addin.installed", file=installed.addin
    )
    if installed.script:
        printer.say("addin.script_put", file=installed.script)
    if machine.system == "macos":
        printer.say("addin.no_functions_on_mac")
    printer.say("addin.restart", tab=say("ribbon.xlfunnel.label", installed.language))
    troubles = [line for line in checking.check_installed(machine) if line.state != "ok"]
    _print(troubles, printer.language)
    return 0


def addin_uninstall(args: argparse.Namespace, printer: Printer) -> int:
    """Take the add-in away again; nothing to take away is no error."""
    machine = this_machine()
    if machine.system == "other":
        printer.say("addin.never_here")
        return 0
    removed = installing.uninstall(machine)
    for path in removed:
        printer.say("addin.removed", file=path)
    if removed:
        printer.say("addin.removed_restart")
    else:
        printer.say("addin.nothing_to_remove", file=excel_folders.installed_addin(machine))
    return 0


def addin_check(args: argparse.Namespace, printer: Printer) -> int:
    """Tell whether the add-in fits what is installed; 1 when something is wrong."""
    lines = _checked(args.addin, this_machine())
    _print(lines, printer.language)
    count = sum(line.state == "problem" for line in lines)
    printer.say("addin.not_well" if count else "addin.all_well", count=count)
    return int(count > 0)


def examine(args: argparse.Namespace, printer: Printer) -> int:
    """Tell on one screen what works on this PC; 1 when something is broken."""
    lines = doctor.examine(this_machine())
    healthy = is_healthy(lines)
    if printer.form == "json":
        printer.json({"is_healthy": healthy, "lines": _facts(lines, printer.language)})
        return int(not healthy)
    _print(lines, printer.language)
    if not healthy:
        printer.say("addin.not_well", count=sum(line.state == "problem" for line in lines))
    elif notes := sum(line.state == "warning" for line in lines):
        printer.say("addin.healthy_with_notes", count=notes)
    else:
        printer.say("addin.healthy")
    return int(not healthy)


def functions(args: argparse.Namespace, printer: Printer) -> int:
    """List the cell functions with their arguments."""
    from xlfunnel.formulas.guide import listing

    for line in listing(printer.language):
        print(line)
    return 0


def _checked(file: str | None, machine: Machine) -> list[Line]:
    if file:
        return checking.check_file(Path(file), machine)
    if machine.system == "other":
        raise UsageError("addin.name_a_file")
    return checking.check_installed(machine)


def _print(lines: Sequence[Line], language: Language) -> None:
    """Print *lines* with their states before them: a column of their own on a terminal."""
    states = [say(f"addin.state.{line.state}", language) for line in lines]
    margin = max(map(width, states), default=0) + _BETWEEN
    for line, state in zip(lines, states, strict=True):
        said = line.text(language)
        is_folded = sys.stdout.isatty()
        print(indented(said, margin, first=state) if is_folded else f"{state}  {said}")


def _facts(lines: Sequence[Line], language: Language) -> list[dict[str, str]]:
    return [
        {"topic": line.topic, "state": line.state, "text": line.text(language)} for line in lines
    ]
