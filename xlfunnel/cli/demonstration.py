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
from xlfunnel.schema.dormant import DormantLead
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.improvements import Improvement
from xlfunnel.schema.issues import Issue
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.views import ContactLog, LeadTracking
from xlfunnel.schema.worklist import WorkItem
from xlfunnel.schema.workload import RepLoad
from xlfunnel.values.blank import is_blank
from xlfunnel.values.cell import Cell, shown

_MARGIN = 3
_EASY = ("source_misspelt", "win_early")  # rules whose findings explain themselves
_FIGURES = ("source", "leads", "won", "conversion_rate", "sales_cycle_days")
_FILLED: tuple[type[Row], ...] = (
    WorkItem,
    Issue,
    DormantLead,
    RepLoad,
    Conversion,
    ConversionBy,
    Improvement,
    LeadTracking,
    ContactLog,
    Change,
)
_STOPS = 7  # on the way through the sheets


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
            _open(language),
            _try(path, records, language),
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


def _open(language: Language) -> Iterator[str]:
    """Say which sheets to look at, and in which order."""
    shown_in: tuple[type[Row], ...] = (*_FILLED, Lead)
    sheets = {row.table.name: row.table.sheet.to(language) for row in shown_in}
    yield indented(say("cli.demo.open", language), 0)
    for number in range(1, _STOPS + 1):
        yield _point(number, say(f"cli.demo.open_{number}", language, **sheets))


def _try(path: Path, records: Records, language: Language) -> Iterator[str]:
    """Say which commands to try on the workbook, each with what it does there."""
    steps = [(say("cli.demo.again", language), f'xlfunnel refresh "{path}"')]
    if count := sum(is_blank(owner) for owner in records.cells(Lead, "owner")):
        said = say("cli.demo.assign", language, count=count)
        steps.append((said, f'xlfunnel assign "{path}" --dry-run'))
    for name, count in _left_behind(records):
        said = say("cli.demo.hand_over", language, name=name, count=count)
        steps.append((said, f'xlfunnel hand-over "{path}" "{name}"'))
    steps.append((say("cli.demo.back", language), f'xlfunnel undo "{path}"'))
    steps.append((say("cli.demo.own", language), f"xlfunnel new {say('cli.help.book', language)}"))
    for number, (said, command) in enumerate(steps):
        if number:
            yield ""
        yield indented(said, 0)
        yield _command(command)


def _left_behind(records: Records) -> Iterator[tuple[str, int]]:
    """Yield who has left and still has open leads, with how many, as 人员负荷 counts them."""
    states = zip(records.cells(Rep, "name"), records.cells(Rep, "state"), strict=True)
    left = {name for name, state in states if terms.REP_STATES.read(state).value == terms.LEFT}
    loads = (records.cells(RepLoad, field) for field in ("rep", "open_leads"))
    for name, count in zip(*loads, strict=True):
        if name in left and isinstance(count, float) and count:
            yield shown(name), int(count)


def _point(number: int, text: str) -> str:
    return indented(text, _MARGIN, first=f"{number}.")


def _line(text: str) -> str:
    return indented(text, _MARGIN)


def _command(text: str) -> str:
    """Return something to be copied: never broken over lines."""
    return " " * _MARGIN + text
