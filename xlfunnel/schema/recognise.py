"""
Which tables of a workbook are ours, and how their columns are called there (SPEC §1).

A table is ours when its name and its mandatory headers match. Its name may be ours,
ours with the prefix `xlf_` (our name was taken), or the user's own, mapped in Settings.
A header may be in any of the three languages, or the user's own, mapped in Settings.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from xlfunnel.errors import MissingColumnError
from xlfunnel.language import DEFAULT_LANGUAGE, LANGUAGES, Language
from xlfunnel.schema.catalogue import TABLES
from xlfunnel.schema.declare import Column, Row
from xlfunnel.values.text import fold
from xlfunnel.workbook import TableInfo

PREFIX = "xlf_"

# Excel keeps a newline in a header as _x000a_ in the table's own list of columns.
_BLANKS = re.compile(r"_x000[ad]_|\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Binding:
    """
    One of our tables as this workbook has it.

    Attributes:
        row: The table's declaration.
        table_name: What the table is called in the workbook.
        headers: Field to header, as shown there; fields without a column are missing.
        language: The language most of its headers are in.
        sheet: The sheet it is on.
    """

    row: type[Row]
    table_name: str
    headers: Mapping[str, str] = field(repr=False)
    language: Language = DEFAULT_LANGUAGE
    sheet: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """Fields of the declaration that the table has no column for."""
        return tuple(c.field for c in self.row.columns() if c.field not in self.headers)

    def header(self, name: str) -> str:
        """Return the header of the field *name*; MissingColumnError when there is none."""
        if name not in self.headers:
            raise self.lacking([name])
        return self.headers[name]

    def lacking(self, names: Iterable[str]) -> MissingColumnError:
        """Return the error that those of the fields *names* are missing which are."""
        headers = [self.row.column(n).header(self.language) for n in names if n in self.missing]
        return MissingColumnError(
            "column.missing",
            table=self.table_name,
            sheet=self.sheet,
            title=called(self.row, self.language),
            columns=(", " if self.language == "en" else "、").join(headers),
            column=headers[0],
        )


def recognise(
    tables: Mapping[str, TableInfo],
    names: Mapping[str, str] | None = None,
    headers: Mapping[tuple[str, str], str] | None = None,
) -> dict[type[Row], Binding]:
    """
    Return the tables that are ours.

    Args:
        tables: Every table of the workbook by name.
        names: Our table name to the user's, from Settings.
        headers: Our table name and field to the user's header, from Settings.
    """
    found = ((row, _bind(row, tables, names or {}, headers or {})) for row in TABLES)
    return {row: binding for row, binding in found if binding is not None}


def nearly(
    row: type[Row],
    tables: Mapping[str, TableInfo],
    names: Mapping[str, str] | None = None,
    headers: Mapping[tuple[str, str], str] | None = None,
) -> Binding | None:
    """Return the table that has the name of *row* and some of its headers; None for none."""
    found = _candidates(row, tables, names or {}, headers or {})
    return next((binding for binding in found if binding.headers), None)


def called(row: type[Row], language: Language) -> str:
    """Return what a table of ours is called where people read of it."""
    return (row.table.title or row.table.sheet).to(language)


def header_key(header: str) -> str:
    """Return *header* as headers are compared: folded, without blanks and line breaks."""
    return fold(_BLANKS.sub("", header))


def _bind(
    row: type[Row],
    tables: Mapping[str, TableInfo],
    names: Mapping[str, str],
    headers: Mapping[tuple[str, str], str],
) -> Binding | None:
    mandatory = {column.field for column in row.columns() if column.is_mandatory}
    found = _candidates(row, tables, names, headers)
    return next((binding for binding in found if mandatory <= binding.headers.keys()), None)


def _candidates(
    row: type[Row],
    tables: Mapping[str, TableInfo],
    names: Mapping[str, str],
    headers: Mapping[tuple[str, str], str],
) -> Iterator[Binding]:
    ours = row.table.name
    mapped = {name: header for (table, name), header in headers.items() if table == ours}
    for name in (names.get(ours, ours), PREFIX + ours, ours):
        if name in tables:
            yield _match(row, tables[name], mapped)


def _match(row: type[Row], table: TableInfo, mapped: Mapping[str, str]) -> Binding:
    language = _language(row, table.headers)
    shown = {header_key(header): header for header in reversed(table.headers)}
    found = {c.field: _find(c, shown, language, mapped.get(c.field)) for c in row.columns()}
    there = {name: header for name, header in found.items() if header is not None}
    return Binding(row, table.name, there, language, table.sheet)


def _find(
    column: Column, shown: Mapping[str, str], language: Language, mapped: str | None
) -> str | None:
    wanted = [mapped] if mapped else []
    wanted += [column.header(language), *column.headers]
    return next((shown[key] for key in map(header_key, wanted) if key in shown), None)


def _language(row: type[Row], headers: Iterable[str]) -> Language:
    there = {_BLANKS.sub("", header) for header in headers}

    def hits(language: Language) -> int:
        ours = {_BLANKS.sub("", column.header(language)) for column in row.columns()}
        return len(there & ours)

    return max(LANGUAGES, key=hits)
