"""Values to write: texts that programs like to take for something else, and the other kinds."""

from datetime import datetime

from xlfunnel.values.cell import Cell, CellError

TEXTS: tuple[str, ...] = (
    '=HYPERLINK("http://example.com","点我")',
    "+cmd|' /C calc'!A0",
    "-1+1",
    "@SUM(A1:A9)",
    "\ttab first",
    " blanks around ",
    "two\nlines",
    "bell\x07 and \x1f",
    "carriage\r\nreturn",
    "_x0041_ is no escape",
    "<&>\"'",
    "]]>",
    "007",
    "1.38E+10",
    "2024-03-01",
    "TRUE",
    "#N/A",
    "'quoted",
    "线索😀𠮷",
    "长" * 32_767,
)
NUMBERS: tuple[Cell, ...] = (0.1, -7.0, 13800138000.0, 1e-300, True, False, None, CellError("#N/A"))
MOMENTS: tuple[Cell, ...] = (datetime(2024, 3, 1), datetime(2026, 12, 31, 23, 59, 58))

FOR_DATE_CELLS = (*TEXTS[:10], *MOMENTS, *TEXTS[10:])  # there a number would be a date
FOR_ANY_CELL = (*TEXTS[:10], *MOMENTS, *NUMBERS, *MOMENTS, *TEXTS[10:])
