"""The group 工具: back, the rules, help, and what this is."""

import platform
import sys
from importlib.metadata import version

from xlfunnel import __version__
from xlfunnel.errors import ExcelError, MissingTableError, UsageError
from xlfunnel.language import LANGUAGES, Text
from xlfunnel.ribbon.desk import Desk
from xlfunnel.ribbon.told import Told
from xlfunnel.schema.guide import GUIDE_SHEET
from xlfunnel.schema.rules_sheet import RULES_SHEET
from xlfunnel.schema.settings import Setting


def undo(desk: Desk) -> Told:
    """Take back what the last run wrote."""
    from xlfunnel.actions import ACTIONS
    from xlfunnel.ribbon.doing import places

    outcome = desk.act(ACTIONS["undo"])
    return desk.told("undo", [*outcome.summary, *places(desk, outcome.findings)])


def settings(desk: Desk) -> Told:
    """Show the rules, on whichever sheet the workbook has them."""
    binding = desk.bindings.get(Setting)
    if binding is None:
        return _show(desk, "settings", RULES_SHEET)
    return _gone_to(desk, "settings", binding.sheet)


def manual(desk: Desk) -> Told:
    """Show how the workbook is used."""
    return _show(desk, "manual", GUIDE_SHEET)


def about(desk: Desk) -> Told:
    """Tell what runs here, for whoever is asked for help."""
    lines = [
        desk.say("ribbon.about.version", version=__version__),
        desk.say("ribbon.about.python", version=platform.python_version(), path=sys.executable),
        desk.say("ribbon.about.xlwings", version=version("xlwings")),
        desk.say("ribbon.about.workbook", name=desk.name),
        desk.say("ribbon.about.licence"),
        desk.say("ribbon.about.docs"),
    ]
    return desk.told("about", lines)


def _show(desk: Desk, button: str, sheet: Text) -> Told:
    """Go to *sheet*, in whichever language the workbook has it."""
    there = desk.sheets()
    name = next(
        (sheet.to(code) for code in (desk.language, *LANGUAGES) if sheet.to(code) in there), ""
    )
    if not desk.bindings:
        raise MissingTableError("ribbon.not_ours")
    if not name:
        raise UsageError("ribbon.no_sheet", sheet=sheet.to(desk.language))
    return _gone_to(desk, button, name)


def _gone_to(desk: Desk, button: str, sheet: str) -> Told:
    """Show *sheet*, which the user may have hidden."""
    try:
        desk.workbook.go_to_sheet(sheet)
    except ExcelError as error:
        raise UsageError("ribbon.not_shown", sheet=sheet) from error
    return desk.told(button)
