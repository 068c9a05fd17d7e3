"""
The rows of a CSV as leads.

What the CSV says is kept as it is: text stays text, whatever it looks like; only a date
or a number of a date or number column becomes one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from xlfunnel.errors import UsageError
from xlfunnel.importing.mapping import ImportMap, Join
from xlfunnel.importing.table import CsvTable, read_csv
from xlfunnel.schema.declare import Column
from xlfunnel.schema.leads import Lead
from xlfunnel.values.cell import Cell, midnight

LONGEST_TEXT = 32_767  # UTF-16 units; Excel's limit for one cell


@dataclass(frozen=True, slots=True)
class ImportedLead:
    """One row of the CSV: the line it begins on, and what it says by field of `Lead`."""

    line: int
    cells: dict[str, Cell]


def read_leads(path: Path, mapping: ImportMap, join: Path | None = None) -> list[ImportedLead]:
    """
    Return the rows of the CSV at *path*, in its order.

    Args:
        path: The CSV with one row per lead.
        mapping: Says which column is which.
        join: The second CSV; by default the one the mapping names, beside *path*.

    Raises:
        UsageError: A file cannot be read, lacks a column or has a broken row; the message
            names file, line and cure.
    """
    table = read_csv(path, mapping.file)
    texts = _texts(table, mapping.columns, mapping.constants)
    if mapping.join:
        second = read_csv(join or path.parent / mapping.join.file, mapping.file)
        partners = _partners(second, mapping.join)
        for row, key in zip(texts, table.column(mapping.join.on), strict=True):
            row.update(partners.get(key.strip(), {}))
    return [
        ImportedLead(line, {name: _cell(name, row[name], mapping, path, line) for name in row})
        for line, row in zip(table.lines, texts, strict=True)
    ]


def _texts(
    table: CsvTable, columns: Mapping[str, str], constants: Mapping[str, str]
) -> list[dict[str, str]]:
    """Return the texts of every row by field; a blank constant-free row stays blank."""
    named = {name: table.column(header) for name, header in columns.items()}
    rows = zip(*named.values(), strict=True) if named else iter([()] * len(table.lines))
    return [{**constants, **dict(zip(named, row, strict=True))} for row in rows]


def _partners(table: CsvTable, join: Join) -> dict[str, dict[str, str]]:
    """Return the rows of the second CSV by key; of a repeated key the first row counts."""
    partners: dict[str, dict[str, str]] = {}
    keys = table.column(join.their or join.on)
    for key, row in zip(keys, _texts(table, join.columns, join.constants), strict=True):
        partners.setdefault(key.strip(), row)
    partners.pop("", None)
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
        return datetime.strptime(text.strip(), code)
    except ValueError:
        return text  # the check tells it, where the user can mend it


def _typed(column: Column, text: str) -> Cell:
    value: Any = column.type.read(text).value
    if isinstance(value, datetime):
        return value
    if isinstance(value, float):
        return value
    return midnight(value) if isinstance(value, date) else text
