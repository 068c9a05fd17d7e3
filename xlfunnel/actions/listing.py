"""问题清单, and the column 数据问题 of each table: where what is wrong is said (SPEC §1)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from xlfunnel.actions.checking_duplicates import note_told, taken_in
from xlfunnel.actions.checking_formulas import formulas_in_figures
from xlfunnel.actions.findings import MORE, findings, what_is_wrong
from xlfunnel.actions.run import Job
from xlfunnel.problem import WHOLE_TABLE, Problem
from xlfunnel.schema import terms
from xlfunnel.schema.declare import Row
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.issues import Issue
from xlfunnel.schema.leads import Lead
from xlfunnel.values.blank import blank_rows
from xlfunnel.values.cell import Cell
from xlfunnel.workbook import by_header

_SHOWN_IN_ROW = 3  # problems named in a row itself; the list has them all
_COUNTS = {terms.ERROR: "errors", terms.WARNING: "warnings", terms.INFO: "infos"}


def list_problems(job: Job) -> None:
    """Rebuild the list of what is wrong, and say it in the rows themselves."""
    job.problems += formulas_in_figures(job)
    job.findings = findings(job, job.problems)
    for severity in terms.SEVERITIES.names:
        job.counts[_COUNTS[severity]] = float(
            sum(problem.severity == severity for problem in job.problems)
        )
    _write_list(job)
    note_told(job)
    for table in (Lead, FollowUp):
        _write_rows(job, table)
    job.summary.append(
        job.say(
            "actions.checked",
            leads=_count_leads(job),
            errors=int(job.counts["errors"]),
            warnings=int(job.counts["warnings"]),
        )
    )
    if job.findings and job.findings[-1].rule == MORE:
        job.summary.append(job.say("listing.more", count=job.findings[-1].count))


def _count_leads(job: Job) -> int:
    """Return how many leads there are; a row with nothing for an id is none yet."""
    ids = job.records.cells(Lead, "lead_id")
    return len(ids) - len(blank_rows(ids))


def _write_list(job: Job) -> None:
    if not job.records.has(Issue):
        return
    label = terms.SEVERITIES.label
    rows: list[dict[str, Cell]] = [
        {
            "severity": label(found.severity, job.run.language),
            "sheet": found.sheet,
            "cell": found.place,
            "row_key": found.row_key or None,
            "column_name": found.column,
            "value": found.value or None,
            "rule_id": found.rule,
            "problem": found.problem,
            "fix": found.fix or None,
            "count": float(found.count),
        }
        for found in job.findings
    ]
    key = job.records.key(Issue)
    decisions = _decisions(job, key)
    for row in rows:
        row["decision"] = next(decisions.get(tuple(row[name] for name in key), iter(())), None)
    job.records.replace(Issue, by_header(rows))
    job.records.link(Issue, "cell", int(job.parameters.issue_links))


def _decisions(job: Job, key: Sequence[str]) -> dict[tuple[Cell, ...], Iterator[Cell]]:
    """
    Return what people decided, by the key of the row; of rows with one key in their order.

    What is taken in for good does not go on to another pair that the same row may tell now.
    """
    names = [*key, "decision"]
    if not job.records.has(Issue, *names):
        return {}
    found: defaultdict[tuple[Cell, ...], list[Cell]] = defaultdict(list)
    done = taken_in(job)
    rows = zip(*(job.records.cells(Issue, name) for name in names), strict=True)
    for row, (*cells, decision) in enumerate(rows):
        found[tuple(cells)].append(None if row in done else decision)
    return {cells: iter(said) for cells, said in found.items()}


def _write_rows(job: Job, table: type[Row]) -> None:
    """Say in each row of *table* what is wrong with it; a row without a problem is cleared."""
    if not job.records.has(table, "problems"):
        return
    by_row: defaultdict[int, list[Problem]] = defaultdict(list)
    for problem in job.problems:
        if problem.table is table and problem.row != WHOLE_TABLE:
            by_row[problem.row].append(problem)
    cells: list[Cell] = [None] * job.records.count(table)
    known: dict[object, str] = {}  # thousands of rows may lack the same thing
    for row, problems in by_row.items():
        said: dict[str, None] = {}
        for problem in problems:
            facts = tuple(problem.facts.items())
            key = (problem.rule, problem.field, problem.value, problem.other, facts)
            if key not in known:
                known[key] = what_is_wrong(job, problem)
            said[known[key]] = None
        cells[row] = job.say("analysis.and").join(list(said)[:_SHOWN_IN_ROW])
    job.records.set(table, "problems", cells)
