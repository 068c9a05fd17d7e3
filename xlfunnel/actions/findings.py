"""A problem as the user reads it: where it is, what is wrong and how to mend it (SPEC §3)."""

from collections import defaultdict
from collections.abc import Sequence
from functools import partial

from xlfunnel.actions.run import Finding, Job
from xlfunnel.messages import MESSAGES
from xlfunnel.problem import WHOLE_TABLE, Problem
from xlfunnel.schema import terms
from xlfunnel.schema.catalogue import RULES, TABLES
from xlfunnel.schema.declare import Row
from xlfunnel.schema.grade_policy import GradeRule
from xlfunnel.schema.issues import Issue
from xlfunnel.schema.reasons import LossReason, WinReason
from xlfunnel.schema.settings import Setting
from xlfunnel.schema.sources import Source
from xlfunnel.values.cell import excerpt
from xlfunnel.values.terms import Terms
from xlfunnel.values.text import typed

# The dictionary that each of these tables adds to.
DICTIONARIES: dict[type[Row], Terms] = {
    Source: terms.SOURCES,
    GradeRule: terms.GRADES,
    LossReason: terms.LOSS_REASONS,
    WinReason: terms.WIN_REASONS,
}
MORE = "more_issues"
_BY_TABLE = {table: rank for rank, table in enumerate(dict.fromkeys((*RULES, *TABLES)))}
_BY_SEVERITY = {name: rank for rank, name in enumerate(terms.SEVERITIES.names)}
_LONGEST_FACT = 700  # the headers of a whole table, in English
_NO_COLUMN = "—"
_LONGEST_VALUE = 1_000  # of a value in the list; the cell itself has the rest


def findings(job: Job, problems: Sequence[Problem]) -> tuple[Finding, ...]:
    """
    Return *problems* as the user reads them: errors first, settings before leads, by row.

    More than `issue_fold` problems with one rule, column and value are one finding. Of more
    than `issue_rows` findings the last says how many problems it leaves out.
    """
    groups: defaultdict[tuple[str, type, str, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        groups[problem.rule, problem.table, problem.field, problem.value].append(problem)
    fold = job.parameters.issue_fold or 0.0
    chosen: list[tuple[Problem, int]] = []
    for group in groups.values():
        if len(group) > fold:
            chosen.append((min(group, key=partial(_order, job)), len(group)))
        else:
            chosen += [(problem, 1) for problem in group]
    chosen.sort(key=lambda item: _order(job, item[0]))
    most = int(job.parameters.issue_rows or 0)
    if len(chosen) > most:
        rest = sum(count for _, count in chosen[most - 1 :])
        chosen[most - 1 :] = [(_more(rest), rest)]
    return tuple(_finding(job, problem, count) for problem, count in chosen)


def _order(job: Job, problem: Problem) -> tuple[int, int, int]:
    """Return what problems are sorted by: rows as they will stand."""
    row = problem.row
    if row != WHOLE_TABLE and (ordinal := job.records.ordinal(problem.table, row)) is not None:
        row = ordinal
    return _BY_SEVERITY[problem.severity], _BY_TABLE[problem.table], row


def _more(count: int) -> Problem:
    return Problem(MORE, terms.INFO, Issue, WHOLE_TABLE, "", str(count))


def _finding(job: Job, problem: Problem, count: int) -> Finding:
    place = _place(job, problem)
    return Finding(
        severity=problem.severity,
        rule=problem.rule,
        sheet=place.rpartition("!")[0] or place,
        place=place,
        column=_column(job, problem),
        value=problem.value[:_LONGEST_VALUE],
        problem=what_is_wrong(job, problem),
        fix=_fix(job, problem),
        count=count,
        row_key=_row_key(job, problem) if count == 1 else "",
    )


def _row_key(job: Job, problem: Problem) -> str:
    """Return the id of the row, by which it is known wherever it moves; "" for a whole table."""
    table, row = problem.table, problem.row
    if row == WHOLE_TABLE or not job.records.has(table):
        return ""
    cells = (job.records.cells(table, name)[row] for name in job.records.key(table))
    return " / ".join(filter(None, map(typed, cells)))


def _place(job: Job, problem: Problem) -> str:
    if job.records.has(problem.table):
        return job.records.place(problem.table, problem.field, problem.row)
    return problem.table.table.sheet.to(job.run.language)


def _column(job: Job, problem: Problem) -> str:
    """Return what the workbook calls the column; our name for one that it does not have."""
    table, name = problem.table, problem.field
    if not name:  # it is about a whole table
        return _NO_COLUMN
    if job.records.has(table, name):
        return job.records.binding(table).headers[name]
    return table.column(name).header(job.run.language)


def what_is_wrong(job: Job, problem: Problem) -> str:
    """Say what is wrong: in the rule's own words, or in those of the reader of the cell."""
    other = "" if problem.other is None else _place_of_other(job, problem)
    facts = {
        "value": excerpt(problem.value),
        "column": _column(job, problem),
        "other": other,
        **_in_language(job, problem),
    }
    key = f"rules.{problem.rule}.what"
    return job.say(key if key in MESSAGES else problem.rule, **facts)


def _fix(job: Job, problem: Problem) -> str:
    key = f"rules.{problem.rule}.fix"
    if key not in MESSAGES:
        if problem.table is Setting:
            return ""  # the message itself says what to do
        key = "rules.reading.fix"
    facts = {
        "value": excerpt(problem.value),
        "column": _column(job, problem),
        **_in_language(job, problem),
    }
    return job.say(key, **facts)


def _in_language(job: Job, problem: Problem) -> dict[str, str]:
    """Return the facts, with a suggested term as it is written in the language of the run."""
    facts = {name: excerpt(text, _LONGEST_FACT) for name, text in problem.facts.items()}
    if facts.get("hint") and (words := _dictionary(problem)):
        known = job.words.get(words.name, words)
        facts["hint"] = known.label(facts["hint"], job.run.language)
    return facts


def _dictionary(problem: Problem) -> Terms | None:
    """Return the dictionary a suggestion for the cell comes from."""
    of_column = problem.table.column(problem.field).type.terms if problem.field else None
    return of_column or DICTIONARIES.get(problem.table)


def _place_of_other(job: Job, problem: Problem) -> str:
    assert problem.other is not None
    return job.records.place(problem.table, problem.field, problem.other).rpartition("!")[2]
