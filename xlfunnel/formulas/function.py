"""A cell function: its name, its parameters, and how it meets the cells it is given."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import TypeAlias

from xlfunnel.errors import XlfunnelError
from xlfunnel.formulas.arguments import (
    Argument,
    BadArgumentError,
    column_of,
    first_error,
    fitted,
)
from xlfunnel.formulas.tables import TABLES, Tables, tables_of
from xlfunnel.language import DEFAULT_LANGUAGE, Language
from xlfunnel.messages import say
from xlfunnel.values.blank import is_blank
from xlfunnel.values.cell import Cell, CellError


@dataclass(frozen=True, slots=True)
class Given:
    """
    What the body of a function works on.

    Attributes:
        rows: A parameter to its cells, one for each row that differs from all others; no
            error values among them.
        columns: A parameter that is looked at as a whole to all its cells.
        tables: The tables.
        count: How many rows there are.
    """

    rows: Mapping[str, Sequence[Cell]]
    columns: Mapping[str, Sequence[Cell]]
    tables: Tables
    count: int

    @property
    def language(self) -> Language:
        """The language of the results."""
        return self.tables.language

    def wrong(self, key: str, /, **facts: object) -> str:
        """Return what is wrong with a row, as it stands in its cell."""
        return "#" + say(key, self.language, **facts)


Body: TypeAlias = Callable[[Given], Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Parameter:
    """An argument by its name, and whether it can be left out."""

    name: str
    is_optional: bool = False

    @property
    def takes_a_table(self) -> bool:
        """Whether it is a table of rules or the name of a preset."""
        return self.name in TABLES


@dataclass(frozen=True, slots=True)
class Function:
    """
    A cell function; called with cells and columns it returns a cell or a column, always.

    Attributes:
        name: As it is typed in Excel.
        signature: Its parameters as people read them, the optional ones in brackets.
        body: What it does; one result for each row it is given.
        whole: Parameters that are looked at as a whole column instead of row by row.
    """

    name: str
    signature: str
    body: Body
    whole: tuple[str, ...] = ()

    @property
    def python_name(self) -> str:
        """What it is called in Python."""
        return self.name.lower()

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """Its parameters in order."""
        words = self.signature.split(", ")
        return tuple(Parameter(word.strip("[]"), word.startswith("[")) for word in words)

    def looks_at_whole(self, position: int) -> bool:
        """Whether the argument at *position* makes one result, however many rows it has."""
        return any(p.name in self.whole for p in self.parameters[position : position + 1])

    def __call__(self, *arguments: Argument) -> Argument:
        """
        Return the result for *arguments*: a cell, or a column where one of them is one.

        Dates are datetimes, blanks None, an error value that is put in comes out. Nothing
        raises: what is wrong is a text that starts with "#".
        """
        language = DEFAULT_LANGUAGE
        try:
            named = self._named(arguments)
            tables = {p.name: named[p.name] for p in self.parameters if p.takes_a_table}
            error = next(filter(None, map(_error_of, tables.values())), None)
            if error:
                return error
            said = tables_of(tables)
            language = said.language
            said.check()
            return self._result(named, said)
        except XlfunnelError as error:
            return "#" + error.text(language)

    def _named(self, arguments: Sequence[Argument]) -> dict[str, Argument]:
        parameters = self.parameters
        needed = sum(not parameter.is_optional for parameter in parameters)
        if not needed <= len(arguments) <= len(parameters):
            raise BadArgumentError("functions.arguments", usage=f"{self.name}({self.signature})")
        left_out: list[Argument] = [None] * (len(parameters) - len(arguments))
        names = (parameter.name for parameter in parameters)
        return dict(zip(names, [*arguments, *left_out], strict=True))

    def _result(self, named: Mapping[str, Argument], tables: Tables) -> Argument:
        of_rows = [p.name for p in self.parameters if not p.takes_a_table]
        cells = {name: column_of(name, named[name]) for name in of_rows}
        whole, length = fitted({name: cells.pop(name) for name in self.whole})
        columns = {name: c if len(c) == length else c * length for name, c in whole.items()}
        error = next(filter(None, map(first_error, columns.values())), None)
        if error:
            return error
        rows, count = fitted(cells)
        results = self._of_rows(rows, count, columns, tables)
        return results[0] if not any(map(_is_column, map(named.get, rows))) else _upright(results)

    def _of_rows(
        self,
        rows: Mapping[str, Sequence[Cell]],
        count: int,
        columns: Mapping[str, Sequence[Cell]],
        tables: Tables,
    ) -> list[Cell]:
        """Return a result for each row; the body is given those that differ, once."""
        keys = list(_keys(list(rows.values()), count))
        has_errors = any(CellError in map(type, column) for column in rows.values())
        results: dict[tuple[object, ...], Cell] = dict.fromkeys(keys)
        live = []
        for key in results:
            cells: tuple[Cell, ...] = key[: len(rows)]  # type: ignore[assignment]  # then types
            if has_errors and (error := first_error(cells)):
                results[key] = error
            elif self.whole or not all(map(is_blank, cells)):
                live.append(key)
        if live:
            parts = zip(rows, zip(*live, strict=True), strict=False)
            given = Given(dict(parts), columns, tables, len(live))
            results.update(zip(live, self.body(given), strict=True))
        return [results[key] for key in keys]


def _keys(columns: Sequence[Sequence[Cell]], count: int) -> Iterator[tuple[object, ...]]:
    """Yield the cells of each row; behind them their types where TRUE might be taken for 1."""
    if not columns:
        return iter([()] * count)
    full = [
        column if len(column) == count else list(repeat(column[0], count)) for column in columns
    ]
    typed = [list(map(type, column)) for column in full]
    told_apart = [types for types in typed if bool in types]
    return zip(*full, *told_apart, strict=True)


def _is_column(argument: Argument) -> bool:
    return isinstance(argument, (list, tuple)) and len(argument) > 1


def _upright(cells: Sequence[Cell]) -> list[list[Cell]]:
    return [[cell] for cell in cells]


def _error_of(argument: Argument) -> CellError | None:
    """Return the error value that stands where a table should; None for a table."""
    if isinstance(argument, (list, tuple)) and len(argument) == 1 and len(argument[0]) == 1:
        argument = argument[0][0]
    return argument if isinstance(argument, CellError) else None
