"""Text that a spreadsheet could take for a formula and run."""

import re
from collections.abc import Iterator, Sequence

from xlfunnel.values.cell import Cell

# What a spreadsheet could run; +86 139…, -无, @张三 and =加急 are what people type.
_CALL = (
    r"""[A-Za-z_][\w.]*\s*(?:\((?!\s*[^\x00-\x7f])|!\$?[A-Za-z]{1,3}\$?\d|\|(?:\s*['"]|[^|]*!))"""
)
_CELL = r"\$?[A-Za-z]{1,3}\$?\d{1,7}\b"
_FORMULA = re.compile(
    rf"""
    [\t\r\ ]*+
    (?: [=+@-][\s=+@(-]*+                              # = + - @, then …
        (?: (?:[\d.]+\s*[-+*/^&]\s*)*{_CALL}           # SUM(…), Sheet1!A1, cmd|'…'!A0
          | (?:'[^']+'|[^\s!'()]+)!{_CELL}             # 'my sheet'!A1
          | {_CELL}\s*[-+*/^&:,]\s*{_CELL}             # A1+B2
        )
      | =[\s+(-]*+
        (?: {_CELL} | [\d.]+\s*(?:$|[-+*/^&%<>=,)]) | " )   # A1, 1+1, "a"&…
    )
    """,
    re.VERBOSE,
)
_STARTS = frozenset("=+-@\t\r ")
_BEYOND = "A"  # sorts after all of them


def formula_like(cells: Sequence[Cell]) -> Iterator[int]:
    """Yield the positions of the texts among *cells* that look like a formula."""
    # nearly all texts are told by their order, which is the quickest look at them
    early = [(n, c) for n, c in enumerate(cells) if isinstance(c, str) and c < _BEYOND]
    for position, cell in early:
        if cell[:1] in _STARTS and _FORMULA.match(cell):
            yield position
