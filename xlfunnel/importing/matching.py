"""
Which rows of a file without ids are in the workbook already.

A row is known again by what the file itself says: the columns it leaves blank may have
been filled since, by the system or by a person, and do not count.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from xlfunnel.importing.leads import ImportedLead
from xlfunnel.values.cell import Cell
from xlfunnel.values.text import typed

Columns: TypeAlias = Mapping[str, Sequence[Cell]]
_Fields: TypeAlias = tuple[str, ...]
_Content: TypeAlias = tuple[str, ...]


def known_rows(leads: Sequence[ImportedLead], columns: Columns) -> set[int]:
    """
    Return the positions among *leads* (without ids) of those that stand in *columns*.

    A row of the workbook stands for one lead only. The leads that say most choose first,
    so that a bare one does not take the row of a fuller one.
    """
    if not leads:
        return set()
    groups: defaultdict[_Fields, list[int]] = defaultdict(list)
    for position, lead in enumerate(leads):
        if fields := tuple(name for name in columns if _says(lead, name)):
            groups[fields].append(position)
    shared = tuple(name for name in columns if all(name in fields for fields in groups))
    rows_by_core = _rows(columns, shared, range(_count(columns)))
    known: set[int] = set()
    taken: set[int] = set()
    for fields in sorted(groups, key=len, reverse=True):
        cores = {_content(leads[position], shared) for position in groups[fields]}
        candidates = sorted(row for core in cores for row in rows_by_core.get(core, ()))
        rows = _rows(columns, fields, [row for row in candidates if row not in taken])
        for position in groups[fields]:
            if waiting := rows.get(_content(leads[position], fields)):
                taken.add(waiting.pop())
                known.add(position)
    return known


def _says(lead: ImportedLead, name: str) -> bool:
    return name not in lead.constants and bool(typed(lead.cells.get(name)))


def _count(columns: Columns) -> int:
    return len(next(iter(columns.values()), ()))


def _rows(columns: Columns, fields: _Fields, among: Sequence[int]) -> dict[_Content, list[int]]:
    """Return the rows *among* those of the workbook by what *fields* hold there."""
    rows: defaultdict[_Content, list[int]] = defaultdict(list)
    for row in among:
        rows[tuple(typed(columns[name][row]) for name in fields)].append(row)
    return rows


def _content(lead: ImportedLead, fields: _Fields) -> _Content:
    return tuple(typed(lead.cells.get(name)) for name in fields)
