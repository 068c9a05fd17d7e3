"""The functions that read what people type: amounts, days, contacts, sources, dates."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from xlfunnel.actions.vocabulary import joined
from xlfunnel.formulas.function import Given
from xlfunnel.messages import say
from xlfunnel.schema import terms
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reading import Columns, read_columns
from xlfunnel.values.budget import Budget
from xlfunnel.values.cell import Cell, excerpt
from xlfunnel.values.contact_kinds import Contact
from xlfunnel.values.dates import read_date
from xlfunnel.values.deadline import read_deadline
from xlfunnel.values.interval import Interval
from xlfunnel.values.money import DEFAULT_CURRENCY
from xlfunnel.values.numbers import read_number
from xlfunnel.values.reading import Reading, Status


def read(given: Given, **fields: str) -> Columns:
    """Return what the cells of parameters mean, each read as the *field* of a lead it names."""
    cells = {field: given.rows[name] for name, field in fields.items()}
    return read_columns(Lead, cells, own_terms=given.tables.words)


def complaint(given: Given, reading: Reading[Any]) -> str:
    """Return why a cell has no meaning, as it stands in the cell of the result."""
    return given.wrong(reading.note, value=excerpt(reading.text), hint=reading.hint)


def complaints(given: Given, columns: Columns, *fields: str) -> dict[int, str]:
    """Return what is wrong with the rows in which one of *fields* has no meaning."""
    return {
        row: complaint(given, reading)
        for field in reversed(fields)
        for row, reading in columns.doubts[field]
        if reading.value is None
    }


def budget_low(given: Given) -> list[Cell]:
    """Return the lower end of each budget in 元."""
    return _amounts(given, lambda amount: amount.low)


def budget_high(given: Given) -> list[Cell]:
    """Return the upper end of each budget in 元."""
    return _amounts(given, lambda amount: amount.high)


def _amounts(given: Given, end: Callable[[Interval], float]) -> list[Cell]:
    said = read(given, text="budget")
    wrong = complaints(given, said, "budget")

    def amount(row: int, budget: Budget | None) -> Cell:
        if budget is None:
            return wrong.get(row)
        if budget.currency != DEFAULT_CURRENCY:
            text = excerpt(str(given.rows["text"][row]))
            return given.wrong("number.currency", value=text, hint=budget.currency)
        return _finite(end(budget.amount))

    return [amount(row, budget) for row, budget in enumerate(said.values["budget"])]


def cycle_days(given: Given) -> list[Cell]:
    """Return where each decision time counts, in days: a range by its midpoint."""
    said = read(given, text="cycle", registered="registered_on")
    wrong = complaints(given, said, "cycle")
    return [
        wrong.get(row) if days is None else float(days.position()[0])
        for row, days in enumerate(said.values["cycle"])
    ]


def contact_kind(given: Given) -> list[Cell]:
    """Return the kinds of contact in each cell, in words."""
    said = read(given, text="contact")
    wrong = complaints(given, said, "contact")

    def kinds(contacts: Sequence[Contact]) -> str:
        found = dict.fromkeys(contact.kind for contact in contacts)
        words = (say(f"functions.contact_{kind.value}", given.language) for kind in found)
        return joined(words, given.language)

    return [
        wrong.get(row) if contacts is None else kinds(contacts)
        for row, contacts in enumerate(said.values["contact"])
    ]


def contact_ok(given: Given) -> list[Cell]:
    """Return whether somebody can be reached by what stands in each cell."""
    contacts = read(given, text="contact").values["contact"]
    return [any(contact.is_complete for contact in found or ()) for found in contacts]


def source_canon(given: Given) -> list[Cell]:
    """Return each source as the team calls it."""
    said = read(given, text="source")
    label = given.tables.words[terms.SOURCES.name].label
    wrong = {
        row: given.wrong(
            reading.note,
            value=excerpt(reading.text),
            hint=label(reading.hint, given.language),
        )
        for row, reading in said.doubts["source"]
    }
    return [
        wrong.get(row) if name is None else label(name, given.language)
        for row, name in enumerate(said.values["source"])
    ]


def parse_date(given: Given) -> list[Cell]:
    """
    Return the moment in each cell; without a year it is the one nearest to `as_of`.

    One that can be read in two ways (03/04/2024) is told, not guessed.
    """

    def sure(cell: Cell, start: date | None) -> Reading[datetime]:
        reading = read_date(cell, start)
        return replace(reading, value=None) if reading.status is Status.UNSURE else reading

    return [
        _moment(given, text, as_of, sure)
        for text, as_of in zip(given.rows["text"], given.rows["as_of"], strict=True)
    ]


def action_due(given: Given) -> list[Cell]:
    """Return the day by which each next step promises something, blank where none is said."""

    def due(cell: Cell, start: date | None) -> Reading[datetime]:
        reading = read_deadline(cell, start)
        return reading if reading.status is Status.READ else Reading(reading.text, Status.BLANK)

    return [
        _moment(given, text, day, due)
        for text, day in zip(given.rows["text"], given.rows["follow_up_date"], strict=True)
    ]


def _moment(
    given: Given,
    cell: Cell,
    start: Cell,
    reader: Callable[[Cell, date | None], Reading[datetime]],
) -> Cell:
    """Return the moment in *cell* seen from the day in *start*."""
    day = read_date(start)
    if day.note and day.value is None:
        return complaint(given, day)
    reading = reader(cell, day.value and day.value.date())
    if reading.value is None and reading.note:
        return complaint(given, reading)
    return reading.value


def numbers(given: Given, name: str) -> tuple[list[float | None], dict[int, str]]:
    """Return the numbers in the cells of a parameter, and what is wrong with the others."""
    readings = list(map(read_number, given.rows[name]))
    wrong = {
        row: complaint(given, reading)
        for row, reading in enumerate(readings)
        if reading.value is None and reading.note
    }
    return [reading.value for reading in readings], wrong


def _finite(number: float) -> Cell:
    return number if math.isfinite(number) else None
