"""修改记录 and the stamp: what a run changed, when, and for which moment (SPEC §1)."""

from collections import defaultdict
from collections.abc import Iterable

from xlfunnel.actions.run import Job
from xlfunnel.schema.change_log import Change
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.memory import Run as RunRow
from xlfunnel.schema.parameters import parameters
from xlfunnel.schema.recognise import header_key
from xlfunnel.schema.settings import Setting
from xlfunnel.staging import Change as CellChange
from xlfunnel.values.cell import Cell, shown

# Decisions are logged; what is derived from them (scores, reasons, lateness) is not.
LOGGED = ("lead_id", "registered_on", "grade", "owner", "status", "lost_on")
_RULES = {
    "lead_id": "identity",
    "registered_on": "identity",
    "grade": "grading",
    "lost_on": "first_seen",
}


def record(job: Job) -> None:
    """Log the decisions of this run; a run that changes nothing adds nothing."""
    records = job.records
    changes = records.changes(Lead, LOGGED)
    if records.size():
        run_id = _next_run(job)
        if records.has(Change):
            rows = [
                *_added(job, run_id),
                *_filled(job, run_id, changes),
                *_edited(job, run_id, changes),
            ]
            records.append(Change, rows)
        if records.has(RunRow):
            records.append(RunRow, [{"run_id": run_id, "as_of": job.run.as_of}])


def stamp(job: Job) -> None:
    """Note in the settings for which moment the workbook now holds."""
    records = job.records
    if not records.has(Setting):
        return
    declared = next(parameter for parameter in parameters() if parameter.field == "as_of")
    names = {header_key(name) for name in (*declared.names, declared.field)}
    keys = records.cells(Setting, "key")
    row = next((n for n, key in enumerate(keys) if header_key(shown(key)) in names), None)
    if row is None:
        language = job.run.language
        said = {"key": declared.names.to(language), "explanation": declared.help.to(language)}
        records.append(Setting, [{**said, "value": job.run.as_of}])
    else:
        records.set(Setting, "value", {row: job.run.as_of})


def _next_run(job: Job) -> str:
    """Return the number of this run: one more than the highest there is."""
    known: list[Cell] = []
    for table in (RunRow, Change):
        if job.records.has(table):
            known += job.records.cells(table, "run_id")
    numbers = [int(text) for cell in known if (text := shown(cell)).isdecimal()]
    return str(max(numbers, default=0) + 1)


def _added(job: Job, run_id: str) -> list[dict[str, Cell]]:
    """Return one row for the leads that an import adds, with how many."""
    count = job.records.added(Lead)
    said = job.say("actions.added", count=count)
    return [_row(job, run_id, "lead_id", None, None, said)] if count else []


def _filled(job: Job, run_id: str, changes: Iterable[CellChange]) -> list[dict[str, Cell]]:
    """Return one row per column whose blanks were filled, with how many."""
    counts: defaultdict[str, int] = defaultdict(int)
    for change in changes:
        counts[change.field] += change.old is None
    return [
        _row(job, run_id, name, None, None, job.say("actions.filled", count=count))
        for name, count in counts.items()
        if count
    ]


def _edited(job: Job, run_id: str, changes: Iterable[CellChange]) -> list[dict[str, Cell]]:
    ids = job.records.cells(Lead, "lead_id")
    return [
        _row(job, run_id, c.field, shown(ids[c.position]), shown(c.old), shown(c.new))
        for c in changes
        if c.old is not None
    ]


def _row(
    job: Job, run_id: str, name: str, key: str | None, old: str | None, new: str
) -> dict[str, Cell]:
    return {
        "run_id": run_id,
        "changed_at": job.run.as_of,
        "changed_by": job.run.who or job.say("actions.system"),
        "action": job.action.title.to(job.run.language),
        "table_name": Lead.table.sheet.to(job.run.language),
        "row_key": key,
        "column_name": Lead.column(name).header(job.run.language),
        "old_value": old,
        "new_value": new,
        "rule_id": _RULES.get(name),
    }
