"""
The tables of a workbook as columns by field name, with changes collected and written once.

An action reads and sets columns here; a later step of the same run sees what an earlier
one set. Nothing reaches the workbook before `write`, so an action that fails has written
nothing.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from xlfunnel.errors import MissingTableError
from xlfunnel.language import DEFAULT_LANGUAGE, LANGUAGES, Language
from xlfunnel.schema.declare import Row
from xlfunnel.schema.reading import Columns, ModelRows, Reader, RowT, read_columns, read_rows
from xlfunnel.schema.recognise import PREFIX, Binding, recognise
from xlfunnel.schema.types import DatedType
from xlfunnel.values.cell import Cell
from xlfunnel.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that will be written; `position` counts the rows of its table from 0."""

    table: type[Row]
    field: str
    position: int
    old: Cell
    new: Cell


@dataclass(slots=True)
class _Loaded:
    """
    A table as read, with what was set since.

    Attributes:
        ordinals: Of the rows the workbook has; rows beyond them are to be appended.
        count: Number of rows, appended ones included.
        cells: Field to cells, changes included; loaded as they are asked for.
        old: Field to position to the cell that stood there before it was changed.
    """

    ordinals: list[int]
    count: int
    cells: dict[str, list[Cell]] = field(default_factory=dict)
    old: dict[str, dict[int, Cell]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Replacement:
    rows: list[dict[str, Cell]]
    keep: tuple[str, ...]


class Records:
    """
    Our tables in a workbook.

    Attributes:
        workbook: The port behind it.
        as_of: What a date without a year counts from.
        readers: Table to field to a reader that knows the workbook's own words.
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
        self.readers: dict[type[Row], dict[str, Reader]] = {}
        self._mapping = (names, headers)
        self._bindings = recognise(workbook.tables(), names, headers)
        self._sought: set[type[Row]] = set()
        self._tables: dict[type[Row], _Loaded] = {}
        self._columns: dict[type[Row], Columns] = {}
        self._replacements: dict[type[Row], _Replacement] = {}

    @property
    def language(self) -> Language:
        """The language most of our tables' headers are in."""
        languages = [binding.language for binding in self._bindings.values()]
        return max(LANGUAGES, key=languages.count) if languages else DEFAULT_LANGUAGE

    def has(self, table: type[Row], *fields: str) -> bool:
        """Return whether the workbook has *table* with all of *fields*."""
        if table not in self._bindings and table not in self._sought:
            self._adopt(table)
        binding = self._bindings.get(table)
        return binding is not None and all(name in binding.headers for name in fields)

    def binding(self, table: type[Row]) -> Binding:
        """Return how *table* is called here; MissingTableError when it is not there."""
        if not self.has(table):
            sheet = table.table.sheet.to(self.language)
            raise MissingTableError("table.missing", table=table.table.name, sheet=sheet)
        return self._bindings[table]

    def count(self, table: type[Row]) -> int:
        """Return the number of rows of *table*, appended ones included."""
        return self._load(table, ()).count

    def cells(self, table: type[Row], name: str) -> Sequence[Cell]:
        """Return a column as it is with all changes; MissingColumnError when there is none."""
        return self._load(table, [name]).cells[name]

    def columns(self, table: type[Row], names: Iterable[str]) -> Columns:
        """Return typed values of the columns there are among *names*; read once, remembered."""
        fields = [name for name in names if self.has(table, name)]
        known = self._columns.setdefault(table, Columns({}, {}))
        unread = [name for name in fields if name not in known.values]
        if unread:
            together = {*unread, *filter(None, (_counts_from(table, name) for name in unread))}
            wanted = [name for name in together if self.has(table, name)]
            cells = self._load(table, wanted).cells
            read = read_columns(
                table,
                {name: cells[name] for name in wanted},
                as_of=self.as_of,
                readers=self.readers.get(table),
            )
            known.values.update(read.values)
            known.doubts.update(read.doubts)
        return Columns(
            {name: known.values[name] for name in fields},
            {name: known.doubts[name] for name in fields},
        )

    def rows(self, table: type[RowT]) -> ModelRows[RowT]:
        """Return a short table as models; no rows when the workbook does not have it."""
        if not self.has(table):
            return ModelRows([], {})
        fields = list(self.binding(table).headers)
        cells = self._load(table, fields).cells
        return read_rows(
            table,
            {name: cells[name] for name in fields},
            as_of=self.as_of,
            readers=self.readers.get(table),
        )

    def set(self, table: type[Row], name: str, cells: Mapping[int, Cell]) -> int:
        """Note *cells* by position where they differ; return how many do."""
        loaded = self._load(table, [name])
        column, old = loaded.cells[name], loaded.old.setdefault(name, {})
        changed = 0
        for position, new in cells.items():
            if _same(column[position], new):
                continue
            changed += 1
            before = old.setdefault(position, column[position])
            if _same(before, new):
                del old[position]
            column[position] = new
        if changed:
            self._forget(table, name)
        return changed

    def append(self, table: type[Row], rows: Sequence[Mapping[str, Cell]]) -> None:
        """Note new *rows* (field to cell); a field the workbook has no column for is dropped."""
        if not rows:
            return
        loaded = self._load(table, list(self.binding(table).headers))
        for name, column in loaded.cells.items():
            column += [row.get(name) for row in rows]
        loaded.count += len(rows)
        self._columns.pop(table, None)

    def replace(
        self, table: type[Row], rows: Sequence[Mapping[str, Cell]], keep: Sequence[str] = ()
    ) -> None:
        """
        Note that *rows* are all the rows of a system table.

        Rows with words of people in the fields *keep* or in columns that are not ours
        stay, whatever *rows* says; a table that would not change is not touched.
        """
        headers = self.binding(table).headers
        named = [{name: row.get(name) for name in row if name in headers} for row in rows]
        self._replacements[table] = _Replacement(named, tuple(k for k in keep if k in headers))

    def place(self, table: type[Row], name: str, position: int) -> str:
        """Return where a cell is, as a person says it; just the sheet for a row not yet there."""
        binding, loaded = self.binding(table), self._load(table, ())
        if position >= len(loaded.ordinals):
            return self.workbook.tables()[binding.table_name].sheet
        header = binding.headers.get(name) or next(iter(binding.headers.values()))
        return self.workbook.place(binding.table_name, header, loaded.ordinals[position])

    def changes(self) -> list[Change]:
        """Return every cell of the tables with own rows that differs from the workbook."""
        return [
            Change(table, name, position, old, loaded.cells[name][position])
            for table, loaded in self._tables.items()
            for name, olds in loaded.old.items()
            for position, old in sorted(olds.items())
            if position < len(loaded.ordinals)
        ]

    def appended(self) -> dict[type[Row], int]:
        """Return how many rows will be added per table."""
        return {
            table: more
            for table, loaded in self._tables.items()
            if (more := loaded.count - len(loaded.ordinals))
        }

    def replaced(self) -> list[type[Row]]:
        """Return the system tables whose rows will change."""
        return [table for table in self._replacements if self._differs(table)]

    def write(self) -> None:
        """Write every change; the records are spent afterwards."""
        replaced = self.replaced()
        for table, loaded in self._tables.items():
            self._write_cells(table, loaded)
            self._write_appended(table, loaded)
        for table in replaced:
            binding, replacement = self._bindings[table], self._replacements[table]
            self.workbook.replace(
                binding.table_name,
                [binding.headers[name] for name in table.table.key],
                [_headed(row, binding) for row in replacement.rows],
                [binding.headers[name] for name in replacement.keep] + self._users_headers(table),
            )

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

    def _load(self, table: type[Row], names: Iterable[str]) -> _Loaded:
        binding = self.binding(table)
        loaded = self._tables.get(table)
        missing = [name for name in names if loaded is None or name not in loaded.cells]
        if loaded is not None and not missing:
            return loaded
        headers = {name: binding.header(name) for name in missing}
        wanted = set(headers.values()) or {binding.headers[table.table.key[0]]}
        rows = self.workbook.read(binding.table_name, wanted)
        if loaded is None:
            loaded = self._tables[table] = _Loaded(rows.ordinals, len(rows.ordinals))
        blanks: list[Cell] = [None] * (loaded.count - len(loaded.ordinals))
        loaded.cells |= {name: rows.columns[header] + blanks for name, header in headers.items()}
        return loaded

    def _forget(self, table: type[Row], name: str) -> None:
        """Drop what was read of the column, and of the columns that count from it."""
        known = self._columns.get(table)
        if known is not None:
            for other in list(known.values):
                if name in (other, _counts_from(table, other)):
                    del known.values[other], known.doubts[other]

    def _users_headers(self, table: type[Row]) -> list[str]:
        binding = self._bindings[table]
        ours = set(binding.headers.values())
        return [h for h in self.workbook.tables()[binding.table_name].headers if h not in ours]

    def _differs(self, table: type[Row]) -> bool:
        """Return whether the rows there are not already those of the replacement."""
        binding, replacement = self._bindings[table], self._replacements[table]
        fields = list(dict.fromkeys(name for row in replacement.rows for name in row))
        fields = fields or list(binding.headers)
        loaded = self._load(table, fields)
        there = list(zip(*(loaded.cells[name] for name in fields), strict=True))
        wanted = [tuple(row.get(name) for name in fields) for row in replacement.rows]
        if any(map(_differ, there, wanted)) or len(there) < len(wanted):
            return True
        kept = self.workbook.read(
            binding.table_name,
            [binding.headers[name] for name in replacement.keep] + self._users_headers(table),
        )
        return any(
            all(column[position] is None for column in kept.columns.values())
            for position in range(len(wanted), len(there))
        )

    def _write_cells(self, table: type[Row], loaded: _Loaded) -> None:
        binding = self._bindings[table]
        columns = {
            binding.headers[name]: {
                loaded.ordinals[position]: loaded.cells[name][position]
                for position in olds
                if position < len(loaded.ordinals)
            }
            for name, olds in loaded.old.items()
        }
        changed = {header: cells for header, cells in columns.items() if cells}
        if changed:
            self.workbook.write(binding.table_name, changed)

    def _write_appended(self, table: type[Row], loaded: _Loaded) -> None:
        added = range(len(loaded.ordinals), loaded.count)
        rows = [
            {n: column[p] for n, column in loaded.cells.items() if column[p] is not None}
            for p in added
        ]
        if rows:
            binding = self._bindings[table]
            self.workbook.append(binding.table_name, [_headed(row, binding) for row in rows])


def _headed(row: Mapping[str, Cell], binding: Binding) -> dict[str, Cell]:
    return {binding.headers[name]: cell for name, cell in row.items()}


def _counts_from(table: type[Row], name: str) -> str:
    """Return the field that the words of field *name* count from, "" for none."""
    kind = table.column(name).type
    return kind.counted_from if isinstance(kind, DatedType) else ""


def _same(old: Cell, new: Cell) -> bool:
    return old == new and isinstance(old, bool) == isinstance(new, bool)


def _differ(there: tuple[Cell, ...], wanted: tuple[Cell, ...]) -> bool:
    return not all(map(_same, there, wanted))
