"""
What the rows of a replaced table held when they were last written (SPEC §1 Views, Memory).

A row that people have not touched still holds what the system wrote, so its digest is
among those remembered; a row whose digest is not has been edited, typed or pasted. Only
digests are kept, because the texts stand in the workbook already.
"""

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

from xlfunnel.actions.run import Job
from xlfunnel.schema.declare import Row
from xlfunnel.values.cell import Cell
from xlfunnel.values.text import typed

_BYTES = 6  # 48 bits: among 300,000 rows an edit passes unseen once in a thousand million
_LENGTH = 8  # of a digest: characters, 6 bits each
_BETWEEN = "\x1f"  # the unit separator, which no cell of a workbook holds


def digest(cells: Iterable[Cell]) -> str:
    """Return 8 characters that stand for the texts of one row, blanks at their edges apart."""
    return _digests([_BETWEEN.join(map(typed, cells))])[0]


def digests(columns: Iterable[Sequence[Cell]]) -> list[str]:
    """Return the digest of each row of *columns*; the same as `digest`, column by column."""
    return _digests(map(_BETWEEN.join, zip(*map(texts, columns), strict=True)))


def digests_in(text: str) -> list[str]:
    """Return the digests that *text* is made of."""
    return [text[at : at + _LENGTH] for at in range(0, len(text), _LENGTH)]


def texts(cells: Sequence[Cell]) -> list[str]:
    """Return what was typed into each of *cells*; where many are equal, looked at once."""
    distinct = set(cells)
    if 2 * len(distinct) > len(cells) or bool in set(map(type, cells)):  # True equals 1.0
        return list(map(typed, cells))
    known = {cell: typed(cell) for cell in distinct}
    return list(map(known.__getitem__, cells))


def written_rows(job: Job, table: type[Row]) -> frozenset[str] | None:
    """Return the digests of the rows as last written; None when nothing is remembered."""
    known = job.memory.recall(_name(table))
    if not isinstance(known, str):
        return None
    return frozenset(digests_in(known))


def note_written(job: Job, table: type[Row], columns: Mapping[str, Sequence[Cell]]) -> None:
    """
    Remember the rows of *table* as this run writes them.

    Args:
        job: The run.
        table: A table of the system.
        columns: Field to cells as the system would have them, whatever people left there. A
            field that the workbook has no column for does not count: it cannot be read again.
    """
    found = digests(list(present(job, table, columns).values()))
    job.memory.keep(_name(table), "".join(sorted(set(found))))


def present(
    job: Job, table: type[Row], columns: Mapping[str, Sequence[Cell]]
) -> dict[str, Sequence[Cell]]:
    """Return those of *columns* that the workbook has, in the order of the declaration."""
    fields = (column.field for column in table.columns() if column.field in columns)
    return {name: columns[name] for name in fields if job.records.has(table, name)}


def _name(table: type[Row]) -> str:
    return f"written:{table.table.name}"


def _digests(rows: Iterable[str]) -> list[str]:
    found = (blake2b(row.encode(errors="surrogatepass"), digest_size=_BYTES) for row in rows)
    text = b64encode(b"".join(one.digest() for one in found)).decode()
    return digests_in(text)
