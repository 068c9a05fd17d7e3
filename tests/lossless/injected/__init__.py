"""
Workbooks with parts and spellings that no library writes, put into a sample by hand.

`INJECTED` maps a file name to what makes it. The sample is a plain workbook written by
XlsxWriter, so that what differs in a workbook here is only what its maker put in.
"""

from collections.abc import Callable
from pathlib import Path

from tests.lossless.injected import parts, spellings, zips

INJECTED: dict[str, Callable[[Path], None]] = {
    f"{make.__name__}.xlsx": make for module in (parts, spellings, zips) for make in module.MAKERS
}
