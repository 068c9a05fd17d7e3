"""
The door for Excel: what a click on the ribbon calls, through xlwings' RunPython.

    RunPython "import xlfunnel.ribbon; xlfunnel.ribbon.run('refresh', 'zh-CN')"

`press` runs one button on a workbook and returns what is to be told; `run` finds the workbook
and tells it. Whatever goes wrong is told in words.
"""

from xlfunnel.ribbon.buttons import BUTTONS, GROUPS
from xlfunnel.ribbon.desk import Desk
from xlfunnel.ribbon.pressing import press, pressed
from xlfunnel.ribbon.running import run
from xlfunnel.ribbon.told import Told

__all__ = ["BUTTONS", "GROUPS", "Desk", "Told", "press", "pressed", "run"]
