"""The group 分析: everything at once, or the figures alone."""

from xlfunnel.actions import ACTIONS
from xlfunnel.ribbon.desk import Desk
from xlfunnel.ribbon.doing import do
from xlfunnel.ribbon.told import Told
from xlfunnel.schema.conversion import Conversion


def refresh(desk: Desk) -> Told:
    """Do the whole job."""
    return do(desk, "refresh", ACTIONS["refresh"])


def analyse(desk: Desk) -> Told:
    """Count the conversion anew."""
    desk.records().binding(Conversion)  # without it nobody would see what is counted
    return do(desk, "analyse", ACTIONS["analyse"])
