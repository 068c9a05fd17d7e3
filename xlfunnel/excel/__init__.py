"""
The workbook that is open in Excel: the port of `xlfunnel.workbook` over xlwings.

Tables are read in blocks into Python, worked on there, and written in blocks by `commit`.
"""

from xlfunnel.excel.checking import check_writable
from xlfunnel.excel.quieting import quiet
from xlfunnel.excel.selecting import Selection
from xlfunnel.excel.workbook import ExcelWorkbook

__all__ = ["ExcelWorkbook", "Selection", "check_writable", "quiet"]
