"""The stamp: for which moment the workbook holds, in 参数 (SPEC §1)."""

from datetime import datetime

from xlfunnel.actions.run import Job
from xlfunnel.records import Records
from xlfunnel.schema.parameters import Parameter, parameters
from xlfunnel.schema.recognise import header_key
from xlfunnel.schema.settings import Setting
from xlfunnel.values.cell import Cell, shown


def stamp(job: Job) -> None:
    """
    Note in the settings for which moment the workbook now holds.

    Where nothing else is to be written, another hour of the same day is no news: the file
    stays as it is, and with it the backup and what can be taken back.
    """
    records = job.records
    if not records.has(Setting):
        return
    row = _stamp_row(records)
    if row is None:
        language, declared = job.run.language, _declared()
        said = {"key": declared.names.to(language), "explanation": declared.help.to(language)}
        records.append(Setting, [{**said, "value": job.run.as_of}])
    elif records.size() or not _is_of_day(records.cells(Setting, "value")[row], job.run.as_of):
        records.set(Setting, "value", {row: job.run.as_of})


def is_stamp_only(records: Records) -> bool:
    """Return whether all that is written into the settings is the stamp of another moment."""
    changed = {name: list(records.changed_rows(Setting, name)) for name in ("key", "value")}
    return not records.added(Setting) and changed == {"key": [], "value": [_stamp_row(records)]}


def stamp_before(records: Records) -> Cell:
    """Return the stamp that stood there when the run began; None for none."""
    row = _stamp_row(records)
    if row is None:
        return None
    before = records.cells_before(Setting, "value")
    return before[row] if row < len(before) else None


def put_back_stamp(records: Records, before: Cell) -> None:
    """Put back the stamp of *before*, whatever runs with nothing else to write made of it."""
    if (row := _stamp_row(records)) is not None:
        records.set(Setting, "value", {row: before})


def _stamp_row(records: Records) -> int | None:
    """Return the row of the settings that holds the stamp."""
    if not records.has(Setting):
        return None
    declared = _declared()
    names = {header_key(name) for name in (*declared.names, declared.field)}
    keys = records.cells(Setting, "key")
    return next((n for n, key in enumerate(keys) if header_key(shown(key)) in names), None)


def _declared() -> Parameter:
    return next(parameter for parameter in parameters() if parameter.is_stamp)


def _is_of_day(stamped: Cell, as_of: datetime) -> bool:
    return isinstance(stamped, datetime) and stamped.date() == as_of.date()
