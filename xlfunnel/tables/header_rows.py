"""Header rows that a table may be missing over."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from xlfunnel.values.text import fold

ENOUGH = 0.8  # share of the headers that make a row the header row (SPEC §1)
_LONGEST_HEADER = 255  # characters a column of a table may be called
ROWS_TO_LOOK_AT = 100  # a header row further down is no header row


def header_runs(
    left: int, values: Sequence[Any], wanted: set[str]
) -> Iterator[tuple[int, list[str]]]:
    """
    Yield the first column and the texts of what could be the header row in a row.

    Texts that follow one another without a gap belong together; tables may stand side by
    side, and share some headers.
    """
    cells = enumerate(values, left)
    for is_text, run in groupby(cells, lambda cell: _is_header(cell[1])):
        columns, texts = zip(*run, strict=True)
        if not is_text or len(wanted.intersection(map(fold, texts))) < ENOUGH * len(wanted):
            continue
        # every column of a table has a name of its own
        if len({text.casefold() for text in texts}) == len(texts):
            yield columns[0], list(texts)


def _is_header(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_HEADER
