"""
Every button by its id, in the order of the ribbon.

The ids are also those of customUI14.xml, of the VBA callbacks and of the messages. A group's
buttons are the functions of the module named after it, which is imported when one is pressed:
a button that only leads somewhere answers at once.
"""

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import cast

from xlfunnel.ribbon.desk import Desk
from xlfunnel.ribbon.told import Told

GROUPS: Mapping[str, tuple[str, ...]] = {
    "data": ("import_leads", "check", "duplicates"),
    "follow_up": ("log_follow_up", "log_follow_ups", "remind", "copy_todo"),
    "leads": ("grade", "preview_assign", "assign", "hand_over"),
    "analysis": ("refresh", "analyse"),
    "tools": ("undo", "settings", "manual", "about"),
}


def _press(group: str, button: str, desk: Desk) -> Told:
    module = import_module(f"xlfunnel.ribbon.{group}")
    return cast(Callable[[Desk], Told], getattr(module, button))(desk)


BUTTONS: Mapping[str, Callable[[Desk], Told]] = {
    button: partial(_press, group, button)
    for group, buttons in GROUPS.items()
    for button in buttons
}
