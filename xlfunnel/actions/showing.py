"""What the formulas of 首页 give, stored beside them when a run has written everything."""

from collections.abc import Iterator, Sequence
from functools import partial

from xlfunnel.key_figures.formulas import column_reference, formulas
from xlfunnel.key_figures.values import values
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.records import Records
from xlfunnel.schema.configuration import Configuration
from xlfunnel.schema.declare import Row
from xlfunnel.values.cell import Cell
from xlfunnel.workbook import Workbook

_GONE = "#REF!"  # what a formula says of a column that has been deleted


def show_key_figures(workbook: Workbook, configured: Configuration) -> None:
    """
    Store beside the formulas of 首页 what they give now.

    Read from the workbook anew: how the rows of a table come to lie is up to its user, too.
    The formulas may be in any language. One that counts from a column that is not there is an
    error in any program and has no value.
    """
    records = Records(workbook, None, configured.names, configured.headers)
    workbook.show(
        {text: cell for language in LANGUAGES for text, cell in _results(records, language)}
    )


def _results(records: Records, language: Language) -> Iterator[tuple[str, Cell]]:
    """Yield each formula with its value."""
    texts = formulas(partial(_reference, records), language)
    for name, cell in values(partial(_cells, records), language).items():
        if _GONE not in texts[name]:
            yield texts[name], cell


def _reference(records: Records, row: type[Row], field: str) -> str:
    if not records.has(row, field):
        return _GONE
    binding = records.binding(row)
    return column_reference(binding.table_name, binding.header(field))


def _cells(records: Records, row: type[Row], field: str) -> Sequence[Cell]:
    if records.has(row, field):
        return records.cells(row, field)
    return [None] * records.count(row) if records.has(row) else []
