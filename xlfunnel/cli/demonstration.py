"""What `demo` tells a newcomer: what was checked, found, graded and counted, and what next."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from xlfunnel.actions import Finding, Outcome
from xlfunnel.actions.vocabulary import joined
from xlfunnel.cli.layout import indented, table
from xlfunnel.cli.opening import Opened
from xlfunnel.language import Language
from xlfunnel.messages import say
from xlfunnel.records import Records
from xlfunnel.schema import terms
from xlfunnel.schema.change_log import Change
from xlfunnel.schema.conversion import Conversion, ConversionBy
from xlfunnel.schema.declare import Row
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.issues import Issue
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.views import ContactLog, LeadTracking
from xlfunnel.values.cell import Cell, shown

_MARGIN = 3
_EASY = ("source_misspelt", "win_early")  # rules whose findings explain themselves
_FIGURES = ("source", "leads", "won", "conversion_rate", "sales_cycle_days")
_FILLED: tuple[type[Row], ...] = (
    Issue,
    Conversion,
    ConversionBy,
    LeadTracking,
    ContactLog,
    Change,
)


def story(path: Path, outcome: Outcome, opened: Opened, as_of: datetime) -> Iterator[str]:
    """Yield the lines: what the refresh of the sample at *path* did, and what to open."""
    language = opened.workbook.language
    configured = opened.configuration
    records = Records(opened.workbook, as_of, configured.names, configured.headers)
    yield from _paragraphs(
        [
            [say("cli.demo.start", language), _command(str(path))],
            _checked(outcome, records, language),
            _graded(records, language),
            _converted(outcome, records, language),
            _written(outcome, records, language),
            _next(path, language),
        ]
    )


def _paragraphs(paragraphs: Iterable[Iterable[str]]) -> Iterator[str]:
    for number, lines in enumerate(paragraphs):
        if number:
            yield ""
        yield from lines


def _checked(outcome: Outcome, records: Records, language: Language) -> Iterator[str]:
    yield _point(
        1,
        say(
            "cli.demo.checked",
            language,
            leads=records.count(Lead),
            touches=records.count(FollowUp) if records.has(FollowUp) else 0,
            errors=int(outcome.counts["errors"]),
            warnings=int(outcome.counts["warnings"]),
        ),
    )
    if found := _example(outcome.findings):
        facts = {"place": found.place, "column": found.column, "problem": found.problem}
        yield _line(say("cli.demo.found", language, **facts))
        yield _line(say("cli.demo.fix", language, fix=found.fix))


def _example(findings: Sequence[Finding]) -> Finding | None:
    """Return a finding that explains itself, else the worst."""
    easy = (found for rule in _EASY for found in findings if found.rule == rule)
    return next(easy, findings[0] if findings else None)


def _graded(records: Records, language: Language) -> Iterator[str]:
    grades = list(map(shown, records.cells(Lead, "grade")))
    count = Counter(grades)
    names = [terms.GRADES.label(name, language) for name in terms.GRADES.names]
    said = [say("cli.demo.grade", language, grade=n, count=count[n]) for n in names if count[n]]
    yield _point(2, say("cli.demo.graded", language, grades=joined(said, language)))
    if names[0] in grades and records.has(Lead, "grade_basis"):
        row = grades.index(names[0])
        facts = {
            "lead": shown(records.cells(Lead, "customer_name")[row]),
            "grade": grades[row],
            "basis": shown(records.cells(Lead, "grade_basis")[row]),
        }
        yield _line(say("cli.demo.graded_example", language, **facts))


def _converted(outcome: Outcome, records: Records, language: Language) -> Iterator[str]:
    counts = outcome.counts
    rate = f"{counts.get('conversion_rate', 0.0):.1%}"
    facts = {"won": int(counts["won"]), "leads": int(counts["leads"]), "rate": rate}
    yield _point(3, say("cli.demo.converted", language, **facts))
    columns = [records.cells(Conversion, name) for name in _FIGURES]
    rows = [list(map(_figure, _FIGURES, cells)) for cells in zip(*columns, strict=True)]
    yield from table([[_header(name, language) for name in _FIGURES], *rows], _MARGIN)
    within, caveat = (_header(name, language) for name in ("won_within", "caveat"))
    yield _line(say("cli.demo.caveat", language, within=within, caveat=caveat))


def _header(name: str, language: Language) -> str:
    column = Conversion.column(name)
    header, unit = column.header(language), column.unit.to(language) if column.unit else ""
    is_said = unit in header.casefold().split()
    return header if not unit or is_said else header + say("cli.demo.unit", language, unit=unit)


def _figure(name: str, cell: Cell) -> str:
    if isinstance(cell, float):
        return f"{cell:.1%}" if name == "conversion_rate" else f"{cell:,.0f}"
    return shown(cell) or "-"


def _written(outcome: Outcome, records: Records, language: Language) -> Iterator[str]:
    filled = [
        say("cli.demo.rows", language, sheet=row.table.sheet.to(language), count=count)
        for row in _FILLED
        if records.has(row) and (count := records.count(row))
    ]
    facts = {"count": outcome.changes, "sheets": joined(filled, language)}
    yield _point(4, say("cli.demo.written", language, **facts))


def _next(path: Path, language: Language) -> Iterator[str]:
    shown_in: tuple[type[Row], ...] = (*_FILLED, Lead)
    sheets = {row.table.name: row.table.sheet.to(language) for row in shown_in}
    yield indented(say("cli.demo.open", language), 0)
    for number in (1, 2, 3, 4):
        yield _point(number, say(f"cli.demo.open_{number}", language, **sheets))
    for key, command in (("cli.demo.again", "refresh"), ("cli.demo.back", "undo")):
        yield ""
        yield indented(say(key, language), 0)
        yield _command(f'xlfunnel {command} "{path}"')
    yield ""
    yield indented(say("cli.demo.own", language), 0)
    yield _command(f"xlfunnel new {say('cli.help.book', language)}")


def _point(number: int, text: str) -> str:
    return indented(text, _MARGIN, first=f"{number}.")


def _line(text: str) -> str:
    return indented(text, _MARGIN)


def _command(text: str) -> str:
    """Return something to be copied: never broken over lines."""
    return " " * _MARGIN + text
