"""
The tables of a workbook as columns by field name, with changes collected and written once.

An action reads and sets columns here; a later step of the same run sees what an earlier
one set. Nothing reaches the workbook before `write`, so an action that fails has written
nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, TypeAlias, TypeVar, cast

from xlfunnel.errors import MissingTableError
from xlfunnel.language import LANGUAGES
from xlfunnel.replacement import Replacement
from xlfunnel.schema.declare import Row
from xlfunnel.schema.reading import Columns, ModelRows, RowT, read_columns, read_rows
from xlfunnel.schema.recognise import PREFIX, Binding, nearly, recognise
from xlfunnel.schema.types import DatedType
from xlfunnel.staging import StagedTable
from xlfunnel.values.cell import Cell
from xlfunnel.values.terms import Terms
from xlfunnel.workbook import Workbook

MadeT = TypeVar("MadeT")
_Field: TypeAlias = tuple[type[Row], str]


class Records:
    """
    Our tables in a workbook.

    Attributes:
        workbook: The port behind it.
        as_of: What a date without a year counts from.
        words: Dictionaries with the workbook's own words, by dictionary name.
    """

    def __init__(
        self,
        workbook: Workbook,
        as_of: datetime | None = None,
        names: Mapping[str, str] | None = None,
        headers: Mapping[tuple[str, str], str] | None = None,
    ) -> None:
        self.workbook = workbook
        self.as_of = as_of
        self.words: Mapping[str, Terms] = {}
        self._mapping = (names, headers)
        self._bindings = recognise(workbook.tables(), names, headers)
        self._sought: set[type[Row]] = set()
        self._staged: dict[type[Row], StagedTable] = {}
        self._columns: dict[type[Row], Columns] = {}
        self._replacements: dict[type[Row], Replacement] = {}
        self._derived: dict[Callable[[Records], Any], tuple[set[_Field], Any]] = {}
        self._read: set[_Field] = set()

    def has(self, table: type[Row], *fields: str) -> bool:
        """Return whether the workbook has *table* with all of *fields*."""
        if table not in self._bindings and table not in self._sought:
            self._adopt(table)
        binding = self._bindings.get(table)
        return binding is not None and binding.headers.keys() >= set(fields)

    def binding(self, table: type[Row]) -> Binding:
        """
        Return how *table* is called here.

        Raises:
            MissingTableError: It is not there.
            MissingColumnError: It is, but without a column that it is known by.
        """
        if not self.has(table):
            if near := nearly(table, self.workbook.tables(), *self._mapping):
                raise near.lacking([c.field for c in table.columns() if c.is_mandatory])
            raise MissingTableError(
                "table.missing", table=table.table.name, sheet=table.table.sheet
            )
        return self._bindings[table]

    def key(self, table: type[Row]) -> list[str]:
        """Return the fields that identify a row of *table*, as far as the workbook has them."""
        headers = self.binding(table).headers
        return [name for name in table.table.key if name in headers]

    def load(self, table: type[Row]) -> None:
        """Read every column of *table* in one go, where most of them will be asked for."""
        self._load(table, self.binding(table).headers)

    def count(self, table: type[Row]) -> int:
        """Return the number of rows of *table*, appended ones included."""
        return self._load(table, ()).count

    def cells(self, table: type[Row], name: str) -> Sequence[Cell]:
        """Return a column as it is with all changes; MissingColumnError when there is none."""
        return self._load(table, [name]).cells[name]

    def formulas(self, table: type[Row], name: str) -> frozenset[int]:
        """Return the positions where a column holds a formula; `set` leaves those alone."""
        return self._load(table, [name]).formulas.get(name, frozenset())

    def columns(self, table: type[Row], names: Iterable[str]) -> Columns:
        """Return typed values of the columns there are among *names*; read once, remembered."""
        fields = [name for name in names if self.has(table, name)]
        self._read.update((table, name) for name in fields)
        known = self._columns.setdefault(table, Columns({}, {}))
        unread = {name for name in fields if name not in known.values}
        if unread:
            bases = {_base(table, name) for name in unread} - {""}
            unread |= {base for base in bases if self.has(table, base)}
            cells = self._load(table, unread).cells
            read = read_columns(
                table,
                {name: cells[name] for name in unread},
                as_of=self.as_of,
                own_terms=self.words,
            )
            known.values.update(read.values)
            known.doubts.update(read.doubts)
        return Columns(
            {name: known.values[name] for name in fields},
            {name: known.doubts[name] for name in fields},
        )

    def derived(self, make: Callable[["Records"], MadeT]) -> MadeT:
        """Return what *make* makes of the records; anew when a column it has read was set."""
        if make not in self._derived:
            outer, self._read = self._read, set()
            try:
                self._derived[make] = self._read, make(self)
            finally:
                self._read = outer
        read, made = self._derived[make]
        self._read |= read  # whoever asks has read the same
        return cast(MadeT, made)

    def rows(self, table: type[RowT]) -> ModelRows[RowT]:
        """Return a short table as models; no rows when the workbook does not have it."""
        if not self.has(table):
            return ModelRows([], {})
        fields = self.binding(table).headers
        cells = self._load(table, fields).cells
        columns = {name: cells[name] for name in fields}
        return read_rows(table, columns, as_of=self.as_of, own_terms=self.words)

    def set(self, table: type[Row], name: str, cells: Mapping[int, Cell] | Sequence[Cell]) -> int:
        """Note *cells*, by position or one for each row, where they differ; return how many do."""
        changed = self._load(table, [name]).set(name, cells)
        if changed:
            self._forget(table, name)
        return changed

    def put(self, table: type[Row], name: str, cells: Mapping[int, Cell] | Sequence[Cell]) -> None:
        """Note *cells* as `set` does, if the workbook has a column for them."""
        if self.has(table, name):
            self.set(table, name, cells)

    def append(self, table: type[Row], rows: Sequence[Mapping[str, Cell]]) -> None:
        """Note new *rows* (field to cell); a field the workbook has no column for is dropped."""
        if rows:
            self._load(table, self.binding(table).headers).append(rows)
            self._forget(table)

    def users_rows(self, table: type[Row]) -> frozenset[int]:
        """Return the positions where the user has a word in a column that is not ours."""
        name = self.binding(table).table_name
        words = self.workbook.read(name, self._users_headers(table)).columns.values()
        rows = zip(*words, strict=True)
        return frozenset(n for n, row in enumerate(rows) if any(cell is not None for cell in row))

    def replace(
        self,
        table: type[Row],
        columns: Mapping[str, Sequence[Cell]],
        origins: Sequence[int | None] = (),
    ) -> None:
        """
        Note that *columns* (field to cells) are the rows of a system table.

        A field the workbook has no column for is dropped. An old row stays when the user has
        a word in a column that is not ours. *origins* are the positions of the rows that the
        new ones go on with, where the key alone does not say it; `place` goes by them.
        """
        headers = self.binding(table).headers
        ours = {name: cells for name, cells in columns.items() if name in headers}
        self._replacements[table] = Replacement(ours, origins)

    def link(self, table: type[Row], name: str, most: int) -> None:
        """Note that the first *most* cells of a replaced column lead to the place they say."""
        if self.has(table, name):
            self._replacements[table].links[name] = most

    def place(self, table: type[Row], name: str, position: int) -> str:
        """
        Return where a cell is once all is written, as a person says it.

        The sheet alone for a row that is none, or that a replacement takes away.
        """
        binding, ordinal = self.binding(table), self.ordinal(table, position)
        if ordinal is None:
            return self.workbook.tables()[binding.table_name].sheet
        header = binding.headers.get(name) or binding.headers[table.table.key[0]]
        return self.workbook.place(binding.table_name, header, ordinal)

    def ordinal(self, table: type[Row], position: int) -> int | None:
        """Return the ordinal that the row now at *position* has once all is written."""
        staged = self._load(table, ())
        if not 0 <= position < staged.count:
            return None
        if table in self._replacements and self._differs(table):
            info = self.workbook.tables()[self.binding(table).table_name]
            key, replaced = self.key(table), self._replacements[table]
            places = replaced.places(self._load(table, key), key, is_sorted=info.is_sorted)
            return places[position] if position < len(places) else None
        if position < len(staged.ordinals):
            return staged.ordinals[position]
        below = staged.ordinals[-1] + 1 if staged.ordinals else 0
        return below + position - len(staged.ordinals)

    def changed_rows(self, table: type[Row], name: str) -> Sequence[int]:
        """Return the positions of the cells of a column that will be changed, ascending."""
        staged = self._staged.get(table)
        return staged.changed(name) if staged else ()

    def cells_before(self, table: type[Row], name: str) -> Sequence[Cell]:
        """Return a column as the workbook has it, without the changes of this run."""
        cells, staged = self.cells(table, name), self._staged[table]
        if name in staged.before:
            return staged.before[name]
        return cells if len(staged.ordinals) == staged.count else cells[: len(staged.ordinals)]

    def changed_tables(self) -> list[type[Row]]:
        """Return the tables that have cells or new rows to write."""
        return [table for table, staged in self._staged.items() if staged.size]

    def changed_fields(self, table: type[Row]) -> list[str]:
        """Return the fields of *table* that have cells to write, in existing rows or new ones."""
        staged = self._staged[table]
        new = range(len(staged.ordinals), staged.count)
        return [
            name
            for name, cells in staged.cells.items()
            if staged.changed(name) or any(cells[row] is not None for row in new)
        ]

    def replacements(self) -> Iterator[tuple[type[Row], Mapping[str, Sequence[Cell]]]]:
        """Yield the tables that will be replaced, each with its new rows as columns."""
        for table, replacement in self._replacements.items():
            if self._differs(table):
                yield table, replacement.columns

    def added(self, table: type[Row]) -> int:
        """Return how many rows will be appended to *table*."""
        staged = self._staged.get(table)
        return staged.count - len(staged.ordinals) if staged else 0

    def size(self) -> int:
        """Return how many cells, new rows and replaced tables there are to write."""
        replaced = sum(map(self._differs, self._replacements))
        return sum(staged.size for staged in self._staged.values()) + replaced

    def write(self) -> None:
        """Write every change; the records are spent afterwards."""
        replaced = [table for table in self._replacements if self._differs(table)]
        for table, staged in self._staged.items():
            binding = self._bindings[table]
            for name, cells in staged.writes():
                self.workbook.write(binding.table_name, {binding.headers[name]: cells})
            if rows := staged.new_rows():
                self.workbook.append(binding.table_name, [_headed(row, binding) for row in rows])
        for table in replaced:
            binding, replacement = self._bindings[table], self._replacements[table]
            self.workbook.replace(
                binding.table_name,
                [binding.headers[name] for name in self.key(table)],
                {binding.headers[name]: c for name, c in replacement.columns.items()},
                self._users_headers(table),
            )
            for name, most in replacement.links.items():
                self.workbook.link(binding.table_name, binding.headers[name], most)

    def _adopt(self, table: type[Row]) -> None:
        """Look for the header row of *table* in each language; the port tells what it found."""
        self._sought.add(table)
        ours = table.table.name
        name = PREFIX + ours if ours in self.workbook.tables() else ours
        for language in LANGUAGES:
            headers = [column.header(language) for column in table.columns()]
            if self.workbook.adopt(name, headers):
                self._bindings = recognise(self.workbook.tables(), *self._mapping)
                return

    def _load(self, table: type[Row], names: Iterable[str]) -> StagedTable:
        binding = self.binding(table)
        staged, names = self._staged.get(table), list(names)
        self._read.update((table, name) for name in names or table.table.key[:1])
        missing = [name for name in names if staged is None or name not in staged.cells]
        if staged is not None and not missing:
            return staged
        headers = {name: binding.header(name) for name in missing}
        wanted = dict.fromkeys(headers.values()) or [binding.headers[table.table.key[0]]]
        rows = self.workbook.read(binding.table_name, wanted)
        if staged is None:
            staged = self._staged[table] = StagedTable(rows.ordinals, len(rows.ordinals))
        for name, header in headers.items():
            staged.add_column(name, rows.columns[header], rows.formulas.get(header, ()))
        return staged

    def _forget(self, table: type[Row], name: str = "") -> None:
        """Drop what was made of a column, or of all, and of the columns that count from it."""
        known = self._columns.get(table, Columns({}, {}))
        for other in list(known.values):
            if name in ("", other, _base(table, other)):
                del known.values[other], known.doubts[other]
        for make, (read, _) in list(self._derived.items()):
            if any(t is table and name in ("", f, _base(t, f)) for t, f in read):
                del self._derived[make]

    def _users_headers(self, table: type[Row]) -> list[str]:
        binding = self._bindings[table]
        ours = set(binding.headers.values())
        return [h for h in self.workbook.tables()[binding.table_name].headers if h not in ours]

    def _differs(self, table: type[Row]) -> bool:
        """Return whether the rows there are not already those of the replacement."""
        replacement, key = self._replacements[table], self.key(table)
        staged = self._load(table, replacement.compared(key))
        return replacement.is_change(staged, key, partial(self.users_rows, table))


def _headed(row: Mapping[str, Cell], binding: Binding) -> dict[str, Cell]:
    return {binding.headers[name]: cell for name, cell in row.items()}


def _base(table: type[Row], name: str) -> str:
    """Return the field that the words of field *name* count from, "" for none."""
    kind = table.column(name).type
    return kind.counted_from if isinstance(kind, DatedType) else ""
