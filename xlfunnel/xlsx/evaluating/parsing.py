"""
From the text of a formula to its tree.

openpyxl cuts the text into tokens; this module puts them together. What stands in
brackets (`Leads[[#This Row],[意向等级]]`) is taken out first, because a header may hold
any character, escaped with `'`. References are relative to the cell of the formula, so
formulas that read alike down a column are one tree.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError

from xlfunnel.values.cell import CellError
from xlfunnel.xlsx.evaluating.aggregates import AGGREGATES
from xlfunnel.xlsx.evaluating.operations import OPERATIONS
from xlfunnel.xlsx.evaluating.places import parse_places
from xlfunnel.xlsx.evaluating.problems import NotEvaluatedError, Reason
from xlfunnel.xlsx.evaluating.text import FIRST_MARK, masked
from xlfunnel.xlsx.evaluating.tree import Call, Constant, Grid, Node, Operation, Reference


@dataclass(frozen=True, slots=True)
class Names:
    """
    What names in formulas stand for.

    Attributes:
        functions: Names of our functions, in capitals.
        elsewhere: Links to workbooks that are no add-ins, such as `[2]`.
        moments: Functions that tell the time, in capitals, to the serial number of the run's.
    """

    functions: Collection[str]
    elsewhere: Collection[str] = ()
    moments: Mapping[str, float] = field(default_factory=dict)


# what precedes the name of a function in a file: of an add-in, of a function Excel once lacked
_BEFORE_NAME = re.compile(r"^(?:.*!)?(?:_xl\w+?\.)*(?:_xldudf_[A-Z0-9]+_)?", re.I | re.S)
_STRENGTH = {
    "=": 1, "<>": 1, "<": 1, ">": 1, "<=": 1, ">=": 1,
    "&": 2, "+": 3, "-": 3, "*": 4, "/": 4,
}  # fmt: skip
_NUMBER = re.compile(r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[Ee][+-]?[0-9]+)?")
ADD_IN = ".xlam"
_MOST_NESTED = 64  # as Excel allows


def parse_formula(text: str, row: int, column: int, names: Names) -> Node:
    """
    Return formula *text* (without `=`) of the cell in *row* and *column* as a tree.

    Args:
        text: As the file has it.
        row: For the references in it, which are relative.
        column: As *row*.
        names: What the names in it stand for.

    Raises:
        NotEvaluatedError: If it holds something that is none of ours to calculate.
    """
    marked, brackets = masked(text)
    try:
        tokens = Tokenizer("=" + marked).items
    except (TokenizerError, IndexError) as error:  # IndexError: an unmatched bracket
        raise NotEvaluatedError(Reason.EXPRESSION) from error
    parser = _Parser(tokens, brackets, (row, column), names)
    tree = parser.expression(0)
    if parser.token is not None:
        raise NotEvaluatedError(Reason.EXPRESSION)
    return tree


def bare_name(value: str) -> str:
    """Return the name of a function without what files put before it, in capitals."""
    return _BEFORE_NAME.sub("", value.removeprefix("@")).upper()


class _Parser:
    """Goes once over the tokens of one formula."""

    def __init__(
        self,
        tokens: Sequence[Token],
        brackets: Sequence[str],
        origin: tuple[int, int],
        names: Names,
    ) -> None:
        self.tokens = [token for token in tokens if token.type != Token.WSPACE]
        self.brackets = brackets
        self.origin = origin
        self.names = names
        self.at = 0
        self.depth = 0

    @property
    def token(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self) -> Token:
        token = self.token
        if token is None:
            raise NotEvaluatedError(Reason.EXPRESSION)
        self.at += 1
        return token

    def expression(self, strength: int) -> Node:
        """Return what binds more than *strength*: `a+b*c` is `a+(b*c)`."""
        left, before = self.operand(), self.depth
        while (token := self.token) is not None and token.type == Token.OP_IN:
            binds = _STRENGTH.get(token.value, 0)
            if binds <= strength:
                break
            self.at += 1
            self._go_deeper()
            left = Operation(token.value, (left, self.expression(binds)))
        self.depth = before
        return left

    def _go_deeper(self) -> None:
        self.depth += 1
        if self.depth > _MOST_NESTED:
            raise NotEvaluatedError(Reason.EXPRESSION)

    def operand(self) -> Node:
        """Return what stands between two operators."""
        self._go_deeper()
        found = self._operand()
        self.depth -= 1
        return found

    def _operand(self) -> Node:
        token = self.take()
        if token.type == Token.OP_PRE and token.value in ("-", "+"):
            return _signed(token.value, self.operand())
        if token.type == Token.PAREN and token.subtype == Token.OPEN:
            inner = self.expression(0)
            self._close(Token.PAREN)
            return inner
        if token.type == Token.FUNC and token.subtype == Token.OPEN:
            return self._call(token.value[:-1])
        if token.type == Token.ARRAY and token.subtype == Token.OPEN:
            return self._array()
        if token.type == Token.OPERAND:
            return self._value(token)
        raise NotEvaluatedError(Reason.EXPRESSION)

    def _close(self, kind: str) -> None:
        token = self.take()
        if token.type != kind or token.subtype != Token.CLOSE:
            raise NotEvaluatedError(Reason.EXPRESSION)

    def _call(self, written: str) -> Node:
        name, arguments = bare_name(written), self._arguments()
        if name in self.names.functions and self._is_of_an_add_in(written):
            return Call(name, arguments, is_single=written.startswith("@"))
        if name == "SINGLE" and len(arguments) == 1:
            return _single(arguments[0])
        if name in self.names.moments and not arguments:
            return Constant(self.names.moments[name])
        work = OPERATIONS.get(name) or AGGREGATES.get(name)
        if work is not None and work.takes(len(arguments)):
            return Operation(name, arguments)
        raise NotEvaluatedError(Reason.EXPRESSION)

    def _is_of_an_add_in(self, written: str) -> bool:
        """Whether a function is not one of the same name in another workbook or sheet."""
        file, is_elsewhere, _ = written.removeprefix("@").rpartition("!")
        link = self._brackets(file)
        if not is_elsewhere or link:
            return link not in self.names.elsewhere
        return file.strip("'").casefold().endswith(ADD_IN)

    def _brackets(self, text: str) -> str:
        """Return the brackets that an operand ends with, "" without."""
        mark = ord(text[-1:] or " ") - FIRST_MARK
        return self.brackets[mark] if 0 <= mark < len(self.brackets) else ""

    def _array(self) -> Constant:
        """Return the constants in braces: `,` parts the cells of a row, `;` the rows."""
        rows: Grid = [[]]
        while True:
            cell = self.operand()
            if not isinstance(cell, Constant) or isinstance(cell.value, list):
                raise NotEvaluatedError(Reason.EXPRESSION)
            rows[-1].append(cell.value)
            token = self.take()
            if token.type == Token.ARRAY and token.subtype == Token.CLOSE:
                break
            if token.type != Token.SEP:
                raise NotEvaluatedError(Reason.EXPRESSION)
            if token.subtype == Token.ROW:
                rows.append([])
        if len(set(map(len, rows))) != 1:
            raise NotEvaluatedError(Reason.EXPRESSION)
        return Constant(rows)

    def _arguments(self) -> tuple[Node, ...]:
        arguments: list[Node] = []
        while True:
            token = self.token
            if token is None:
                raise NotEvaluatedError(Reason.EXPRESSION)
            ends = token.type == Token.FUNC and token.subtype == Token.CLOSE
            if ends or token.type == Token.SEP:
                if arguments or not ends:  # `NAME()` has no argument, `NAME(,)` has two
                    arguments.append(Constant(None))
            else:
                arguments.append(self.expression(0))
            token = self.take()
            if token.type == Token.FUNC and token.subtype == Token.CLOSE:
                return tuple(arguments)
            if token.type != Token.SEP or token.subtype != Token.ARG:
                raise NotEvaluatedError(Reason.EXPRESSION)

    def _value(self, token: Token) -> Node:
        text = token.value
        if _NUMBER.fullmatch(text):
            return Constant(float(text))
        if token.subtype == Token.TEXT:
            return Constant(text[1:-1].replace('""', '"'))
        if text.upper() in ("TRUE", "FALSE"):
            return Constant(text.upper() == "TRUE")
        if token.subtype == Token.ERROR:
            return Constant(CellError(text.upper()))
        brackets = self._brackets(text)
        bare = text[:-1] if brackets else text
        to = parse_places(bare.removeprefix("@"), brackets, self.origin)
        return Reference(to, is_single=bare.startswith("@"))


def _signed(sign: str, node: Node) -> Node:
    if sign == "+":
        return node
    if isinstance(node, Constant) and isinstance(node.value, float):
        return Constant(-node.value)
    return Operation("-", (Constant(0.0), node))


def _single(node: Node) -> Node:
    if isinstance(node, Reference):
        return Reference(node.to, is_single=True)
    if isinstance(node, Call):
        return Call(node.name, node.arguments, is_single=True)
    return node
