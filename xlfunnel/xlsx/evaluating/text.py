"""The text of formulas: what stands in quotes and brackets, and how to tell two alike."""

import re

from xlfunnel.tables.areas import MAX_COLUMNS, column_number
from xlfunnel.xlsx.evaluating.problems import NotEvaluatedError, Reason

FIRST_MARK = 0xE000  # characters for private use stand for what is in brackets
_MOST_MARKS = 0x1900
_STARTS = re.compile(r"""["'\[]""")
_TEXT_END = re.compile(r'(?:[^"]|"")*"')
_QUOTED_END = re.compile(r"(?:[^']|'')*'")
_IN_BRACKETS = re.compile(r"'.|\[|\]", re.S)
_MARK = re.compile("[\ue000-\uf8ff]")
_MAY_MOVE = re.compile(r"[A-Za-z]\$?[0-9]|:")
_CELL_OR_LINE = re.compile(
    r"""(?<![\w.$])(?:
        (\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})
        | (\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})
        | (\$?)([0-9]{1,7}):(\$?)([0-9]{1,7})
    )(?![\w.(!])""",
    re.X,
)
_TEXTS = re.compile(r'"(?:[^"]|"")*"')


def masked(text: str) -> tuple[str, list[str]]:
    """
    Return *text* with every bracket a mark of one character, and what the brackets are.

    >>> masked("NAME(T[[#This Row],[a']]],1)")[1]
    ["[[#This Row],[a']]]"]
    """
    pieces: list[str] = []
    brackets: list[str] = []
    at = 0
    while found := _STARTS.search(text, at):
        start = found.start()
        pieces.append(_unmarked(text[at:start]))
        end = _end_of(text, start)
        if found[0] == "[":
            pieces.append(chr(FIRST_MARK + len(brackets)))
            brackets.append(text[start:end])
        else:
            pieces.append(text[start:end])
        at = end
    if len(brackets) > _MOST_MARKS:
        raise NotEvaluatedError(Reason.EXPRESSION)
    return "".join(pieces) + _unmarked(text[at:]), brackets


def _unmarked(piece: str) -> str:
    if _MARK.search(piece):  # a name may hold such a character; then nobody could tell
        raise NotEvaluatedError(Reason.EXPRESSION)
    return piece


def _end_of(text: str, start: int) -> int:
    """Return where the quotes or brackets end that start at *start*."""
    if text[start] != "[":
        closing = (_TEXT_END if text[start] == '"' else _QUOTED_END).match(text, start + 1)
        if closing is None:
            raise NotEvaluatedError(Reason.EXPRESSION)
        return closing.end()
    depth = 0
    for found in _IN_BRACKETS.finditer(text, start):
        depth += {"[": 1, "]": -1}.get(found[0], 0)
        if depth == 0:
            return found.end()
    raise NotEvaluatedError(Reason.EXPRESSION)


def relative(text: str, row: int, column: int) -> str:
    """
    Return what is the same in every formula that reads as *text* does in *row* and *column*.

    Excel fills a column with formulas that differ only in the rows they name.

    >>> relative("F(A2,$B$1)", 2, 3) == relative("F(A9,$B$1)", 9, 3)
    True
    """
    if not _MAY_MOVE.search(text):
        return text
    marked, brackets = masked(text)

    def moved(found: re.Match[str]) -> str:
        letters_fixed, name, row_fixed, number = found.group(1, 2, 3, 4)
        if name:
            return f"\1{_line(row_fixed, int(number), row)},{_column(letters_fixed, name, column)}"
        if found[6]:
            ends = _column(found[5], found[6], column), _column(found[7], found[8], column)
        else:
            ends = _line(found[9], int(found[10]), row), _line(found[11], int(found[12]), row)
        return f"\1{ends[0]}:{ends[1]}{'c' if found[6] else 'r'}"

    pieces = [
        piece if piece.startswith(('"', "'")) else _CELL_OR_LINE.sub(moved, piece)
        for piece in _QUOTES.split(marked)
    ]
    return "\2".join(["".join(pieces), *brackets])


_QUOTES = re.compile(r"""("(?:[^"]|"")*"|'(?:[^']|'')*')""")


def _line(fixed: str, number: int, here: int) -> str:
    return f"${number}" if fixed else str(number - here)


def _column(fixed: str, name: str, here: int) -> str:
    number = column_number(name.upper())
    return _line(fixed, number, here) if number <= MAX_COLUMNS else name


def without_texts(text: str) -> str:
    """Return formula *text* with all its constant texts empty."""
    return _TEXTS.sub('""', text) if '"' in text else text
