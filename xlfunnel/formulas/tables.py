"""
The tables of a workbook as a cell function is given them: `GradePolicy[#All]`.

They are bound and read as the actions read those of a workbook, so that a row which the
ribbon leaves out is left out here, and a renamed column is found where Settings names it.
"""

from collections.abc import Mapping
from functools import cache, cached_property, lru_cache
from typing import TypeAlias, cast

from xlfunnel.actions.usable_rules import rule_rows
from xlfunnel.actions.vocabulary import joined, vocabulary
from xlfunnel.formulas.arguments import Argument, BadArgumentError, plain
from xlfunnel.formulas.grids import Grid, Grids
from xlfunnel.language import DEFAULT_LANGUAGE, Language
from xlfunnel.records import Records
from xlfunnel.schema import terms
from xlfunnel.schema.calendar import CalendarDay, WeekHours
from xlfunnel.schema.clocks import ClockRule
from xlfunnel.schema.configuration import Configuration, read_settings
from xlfunnel.schema.declare import Row
from xlfunnel.schema.defaults import shipped_rows
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.reading import RowT, read_rows
from xlfunnel.schema.recognise import Binding, nearly
from xlfunnel.schema.settings import Setting
from xlfunnel.schema.sources import Source
from xlfunnel.values.blank import is_blank
from xlfunnel.values.cell import Cell, excerpt, shown
from xlfunnel.values.terms import Terms
from xlfunnel.workbook import Workbook

# A parameter that takes a table, and the table.
TABLES: Mapping[str, type[Row]] = {
    "policy": GradeRule,
    "clocks": ClockRule,
    "calendar": CalendarDay,
    "hours": WeekHours,
    "settings": Setting,
    "sources": Source,
}
# What can be said instead of a table: only the clocks come in several presets.
_PRESETS = {"clocks": (terms.STANDARD, terms.RELAXED, terms.STRICTEST)}

KEPT = 32  # tables of so many calls stay read: a column of formulas gives the same in each row

# A table by its parameter: rows of cells, each with its type, since TRUE is equal to 1.
_Frozen: TypeAlias = tuple[tuple[str, tuple[tuple[tuple[type, Cell], ...], ...]], ...]


def tables_of(arguments: Mapping[str, Argument]) -> "Tables":
    """
    Return the tables among *arguments*, by parameter; read once, however often they come.

    Raises:
        BadArgumentError: One is neither a table with its header row nor a preset's name.
        SettingsError: The workbook is newer than this program.
    """
    frozen, presets = [], []
    for name, argument in arguments.items():
        rows = argument if isinstance(argument, (list, tuple)) else [[argument]]
        if not set(map(type, rows)) <= {list, tuple} or len(set(map(len, rows))) > 1:
            raise BadArgumentError("functions.not_a_table", name=name, table=_table(name))
        cells = [[plain(cell) for cell in row] for row in rows]
        if len(cells) == 1 and len(cells[0]) == 1:
            if not is_blank(cells[0][0]):
                presets.append((name, _preset(name, cells[0][0])))
        elif cells:
            frozen.append((name, tuple(tuple((type(c), c) for c in row) for row in cells)))
    return _tables(tuple(frozen), tuple(presets))


def _preset(name: str, cell: Cell) -> str:
    known = _PRESETS.get(name, (terms.STANDARD,))
    preset = terms.PRESETS.read(cell).value
    if preset is None or preset not in known:
        raise BadArgumentError(
            "functions.unknown_preset",
            name=name,
            value=excerpt(shown(cell)),
            known="、".join(known),
            table=_table(name),
        )
    return preset


def _table(name: str) -> str:
    return TABLES[name].table.name


@lru_cache(maxsize=KEPT)
def _tables(frozen: _Frozen, presets: tuple[tuple[str, str], ...]) -> "Tables":
    grids = {name: [[cell for _, cell in row] for row in rows] for name, rows in frozen}
    return Tables(grids, dict(presets))


class Tables:
    """
    The tables of one call, and what they say.

    Attributes:
        presets: The presets that were named instead of a table, by parameter.
        configuration: What the settings say; the defaults where they are left out.
        language: That of the settings where they are given, else of the headers of the first
            table that is, else zh-CN.
    """

    def __init__(self, grids: Mapping[str, Grid], presets: Mapping[str, str]) -> None:
        self.presets = presets
        self.configuration = Configuration()
        self._grids = grids
        port = cast(Workbook, Grids({_table(name): grid for name, grid in grids.items()}))
        if "settings" in grids:
            self.configuration = read_settings(Records(port).rows(Setting).rows)
        self.records = Records(port, headers=self.configuration.headers)
        self.records.words = self._words()
        self.rows = cache(self._rows)

    def has(self, name: str) -> bool:
        """Return whether a table or a preset is given for the parameter *name*."""
        return name in self._grids or name in self.presets

    def check(self) -> None:
        """
        Raise what is wrong with a table.

        Raises:
            BadArgumentError: One lacks its header row, or a column that it is known by.
        """
        for name in self._grids:
            if self.records.has(TABLES[name]):
                continue
            near = self._near(name)
            if near is None:
                raise BadArgumentError("functions.no_headers", name=name, table=_table(name))
            mandatory = (column for column in near.row.columns() if column.is_mandatory)
            missing = [c.header(near.language) for c in mandatory if c.field in near.missing]
            columns = joined(missing, near.language)
            raise BadArgumentError(
                "functions.no_column", name=name, table=_table(name), columns=columns
            )

    @cached_property
    def language(self) -> Language:
        """The language of the results and of what is wrong."""
        if self.records.has(Setting):
            return self.configuration.language
        near = next(filter(None, map(self._near, self._grids)), None)
        return near.language if near else DEFAULT_LANGUAGE

    @property
    def words(self) -> Mapping[str, Terms]:
        """The dictionaries, with the team's own words as far as these tables have them."""
        return self.records.words

    def _rows(self, table: type[RowT]) -> list[RowT]:
        """Return the rows of *table* that can be used; the shipped ones where it is left out."""
        if self.records.has(table):
            return self._usable(table)
        rows = shipped_rows(table, self.language)
        fields = [column.field for column in table.columns()]
        return read_rows(table, {name: [row.get(name) for row in rows] for name in fields}).rows

    def _usable(self, table: type[RowT]) -> list[RowT]:
        """
        Return the rows of a table that is there.

        Raises:
            BadArgumentError: Some of its rows cannot be used, and no other says anything: of
                office hours that would mean round the clock, of clocks that nothing is due.
        """
        rows = rule_rows(self.records, table)
        says = any(not isinstance(row, WeekHours) or row.opens_at is not None for row in rows)
        if not says and len(rows) < self.records.count(table):
            name = next(name for name, one in TABLES.items() if one is table)
            raise BadArgumentError("functions.no_usable_row", name=name, table=_table(name))
        return rows

    def _near(self, name: str) -> Binding | None:
        """Return how much of a table is there, None where nothing of it is."""
        tables = self.records.workbook.tables()
        return nearly(TABLES[name], tables, None, self.configuration.headers)

    def _words(self) -> dict[str, Terms]:
        """
        Return the dictionaries; a grade or source that only the clocks name is one, too.

        In a workbook the policy and the sources say which there are; a function about clocks
        is not given those.
        """
        words = vocabulary(self.records)
        for field, known in (("grade", terms.GRADES.name), ("source", terms.SOURCES.name)):
            if self.records.has(ClockRule, field):
                cells = self.records.cells(ClockRule, field)
                own = [shown(cell) for cell in cells if not is_blank(cell)]
                new = [word for word in own if words[known].read(word).value is None]
                words[known] = words[known].extended({word: () for word in new})
        return words
