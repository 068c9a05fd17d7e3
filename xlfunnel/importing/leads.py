"""
The rows of a CSV as leads.

What the CSV says is kept as it is: text stays text, whatever it looks like; only a date
or a number of a date or number column becomes one, and only when it is beyond doubt. A
doubtful one stays as typed, for the check to tell.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from xlfunnel.errors import UsageError
from xlfunnel.importing.mapping import ImportMap, Join
from xlfunnel.importing.table import CsvTable, read_csv
from xlfunnel.schema.declare import Column
from xlfunnel.schema.leads import Lead
from xlfunnel.values.cell import Cell
from xlfunnel.values.dates import read_date
from xlfunnel.values.reading import Status

LONGEST_TEXT = 32_767  # UTF-16 units; Excel's limit for one cell
FIRST_YEAR = 1900  # Excel has no dates before it

Tell: TypeAlias = Callable[..., None]  # given the key of a message and its facts


@dataclass(frozen=True, slots=True)
class ImportedLead:
    """
    One row of the CSV.

    Attributes:
        line: Where it begins in the file.
        cells: What it says, by field of `Lead`.
        constants: The fields whose text comes from the mapping, not from the row.
    """

    line: int
    cells: dict[str, Cell]
    constants: frozenset[str] = frozenset()


def read_leads(
    path: Path, mapping: ImportMap, join: Path | None = None, tell: Tell | None = None
) -> list[ImportedLead]:
    """
    Return the rows of the CSV at *path*, in its order; one with nothing of ours is none.

    Args:
        path: The CSV with one row per lead.
        mapping: Says which column is which.
        join: The second CSV; by default the one the mapping names, beside *path*.
        tell: Is told of what is left out of the second CSV.

    Raises:
        UsageError: A file cannot be read, lacks a column or has a broken row; the message
            names file, line and cure.
    """
    table = read_csv(path, mapping.file)
    texts = _texts(table, mapping.columns, mapping.constants)
    if mapping.join:
        second = read_csv(join or path.parent / mapping.join.file, mapping.file)
        partners = _partners(second, mapping.join, tell)
        for row, key in zip(texts, table.column(mapping.join.on), strict=True):
            row.update(partners.get(key.strip(), {}))
    fixed = frozenset(mapping.constants) | frozenset(mapping.join.constants if mapping.join else ())
    fixed -= {*mapping.columns, *(mapping.join.columns if mapping.join else ())}
    return [
        ImportedLead(
            line, {name: _cell(name, row[name], mapping, path, line) for name in row}, fixed
        )
        for line, row in zip(table.lines, texts, strict=True)
        if any(row[name].strip() for name in row if name not in fixed)
    ]


def _texts(
    table: CsvTable, columns: Mapping[str, str], constants: Mapping[str, str]
) -> list[dict[str, str]]:
    """Return the texts of every row by field; a blank constant-free row stays blank."""
    named = {name: table.column(header) for name, header in columns.items()}
    rows = zip(*named.values(), strict=True) if named else iter([()] * len(table.lines))
    return [{**constants, **dict(zip(named, row, strict=True))} for row in rows]


def _partners(table: CsvTable, join: Join, tell: Tell | None) -> dict[str, dict[str, str]]:
    """Return the rows of the second CSV by key; of a repeated key the first row counts."""
    partners: dict[str, dict[str, str]] = {}
    keys = [key.strip() for key in table.column(join.their or join.on)]
    for key, row in zip(keys, _texts(table, join.columns, join.constants), strict=True):
        partners.setdefault(key, row)
    partners.pop("", None)
    dropped = sum(1 for key in keys if key) - len(partners)
    if dropped and tell:
        tell("cli.join_repeated", file=table.path, count=dropped)
    return partners


def _cell(name: str, text: str, mapping: ImportMap, path: Path, line: int) -> Cell:
    column = Lead.column(name)
    said = mapping.values.get(name, {}).get(text.strip(), text)
    if not said.strip():
        return None
    if len(said.encode("utf-16-le", "surrogatepass")) > 2 * LONGEST_TEXT:
        header = column.headers.zh_cn
        raise UsageError("cli.csv_text_too_long", file=path, line=line, column=header)
    return _dated(said, mapping.dates[name]) if name in mapping.dates else _typed(column, said)


def _dated(text: str, code: str) -> Cell:
    try:
        moment = read_date(datetime.strptime(text.strip(), code)).value
    except (ValueError, OverflowError):
        return text
    return _storable(moment, text)


def _typed(column: Column, text: str) -> Cell:
    reading = column.type.read(text)
    return _storable(reading.value, text) if reading.status is Status.READ else text


def _storable(value: object, text: str) -> Cell:
    """Return *value* when it is a number, or a date that Excel has; else the *text* as typed."""
    if isinstance(value, datetime):
        return value if value.year >= FIRST_YEAR else text
    return value if isinstance(value, float) else text
