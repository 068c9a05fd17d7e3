"""Formulas in the place of what the system writes: its own word is not there, so that is told."""

from collections.abc import Iterator

from xlfunnel.actions.run import Job
from xlfunnel.problem import Problem
from xlfunnel.schema import terms
from xlfunnel.schema.conversion import Conversion, ConversionBy
from xlfunnel.schema.declare import Row, Writer
from xlfunnel.schema.leads import Lead

RULE = "formula_in_figures"
_TABLES: tuple[type[Row], ...] = (Lead, Conversion, ConversionBy)


def formulas_in_figures(job: Job) -> Iterator[Problem]:
    """Tell each column of the system with formulas in it, once with how many there are."""
    for table in _TABLES:
        if job.records.has(table):
            job.records.load(table)
            for column in table.columns():
                if column.writer is Writer.SYSTEM and job.records.has(table, column.field):
                    yield from _in_column(job, table, column.field)


def _in_column(job: Job, table: type[Row], name: str) -> Iterator[Problem]:
    """Tell the formulas of a column that are left after the run, by the one that is then first."""
    rows = {job.records.ordinal(table, row): row for row in job.records.formulas(table, name)}
    if there := [ordinal for ordinal in rows if ordinal is not None]:
        facts = {"count": str(len(there))}
        yield Problem(RULE, terms.INFO, table, rows[min(there)], name, "", facts)
