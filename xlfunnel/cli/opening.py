"""Opening, making and saving workbooks for the commands, with the bar told of it."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from xlfunnel.actions import configuration
from xlfunnel.cli.moment import now
from xlfunnel.cli.printing import Printer
from xlfunnel.cli.progress import Bar
from xlfunnel.errors import UsageError, XlfunnelError
from xlfunnel.language import Language
from xlfunnel.messages import say
from xlfunnel.schema.catalogue import MODULES
from xlfunnel.schema.configuration import Configuration
from xlfunnel.xlsx.draft import refusal_of
from xlfunnel.xlsx.file import FileWorkbook
from xlfunnel.xlsx.save import Receipt, obstacle

# How far a run has come when the file is open, and when all is computed: as measured for a
# refresh of 12,000 leads, where saving takes two fifths of the time.
_OPENED, _COMPUTED = 0.1, 0.6


@dataclass(frozen=True, slots=True)
class Opened:
    """
    A workbook that is being worked on.

    Attributes:
        path: Where it was read from.
        workbook: What it holds.
        configuration: What its settings say.
        as_of: The moment that counts as now.
    """

    path: Path
    workbook: FileWorkbook
    configuration: Configuration
    as_of: datetime


def open_workbook(path: Path, printer: Printer, bar: Bar, as_of: datetime | None) -> Opened:
    """
    Return the workbook at *path*; from now on its language is spoken.

    Without *as_of* the moment is that of the last refresh, which the file is stamped with.
    """
    if path.is_dir():
        raise UsageError("files.not_a_file", file=path)
    bar.tell(say("cli.reading", printer.language), 0.0)
    workbook = FileWorkbook.open(path, printer.language)
    configured = configuration(workbook)
    printer.adopt(configured.language)
    workbook.language = printer.language

    def progress(message: str, done: float) -> None:
        bar.tell(message, _OPENED + done * (_COMPUTED - _OPENED))

    workbook.progress = progress
    moment = as_of or configured.parameters.as_of or now()
    calculate(workbook, moment)  # so that the run sees what Excel would show
    return Opened(path, workbook, configured, moment)


def calculate(workbook: FileWorkbook, as_of: datetime) -> None:
    """Have the formulas that call the cell functions of the add-in hold what they give."""
    from xlfunnel.formulas import FUNCTIONS

    workbook.calculate(FUNCTIONS, as_of)


def refuse_early(opened: Opened, target: Path) -> None:
    """Stop before a long computation if its result could not be saved to *target*."""
    if not target.parent.is_dir():
        raise UsageError("files.no_folder", folder=target.parent)
    if target.is_dir():
        raise UsageError("cli.is_folder", file=target)
    if problem := obstacle(opened.workbook.package, target):
        raise problem


def save_workbook(opened: Opened, target: Path, bar: Bar, *, backup: bool = True) -> Receipt:
    """Save to *target*."""
    bar.tell(say("cli.saving", opened.workbook.language), _COMPUTED)
    calculate(opened.workbook, opened.as_of)  # they depend on what the run has written
    return opened.workbook.save(target, backup=backup)


def make_workbook(
    path: Path, language: Language, *, modules: list[str], day: date, with_sample: bool = False
) -> None:
    """Make a new workbook at *path* as of *day*: with the holidays around it, and the sample."""
    from xlfunnel import template
    from xlfunnel.actions.filling_calendar import holidays_around
    from xlfunnel.template.sample import sample_rows

    if path.exists():
        raise UsageError("cli.exists", file=path)
    if path.suffix.lower() != ".xlsx":
        raise UsageError("cli.not_xlsx", file=path)
    if not path.parent.is_dir():
        raise UsageError("files.no_folder", folder=path.parent)
    for name in modules:
        if name not in MODULES:
            raise UsageError("cli.no_module", module=name, known=", ".join(MODULES))
    rows = holidays_around(day, language)
    if with_sample:
        rows = {**sample_rows(language, day), **rows}
    try:
        template.build(path, language=language, modules=modules, rows=rows)
    except OSError as error:
        raise _closed_or(error, path) from error


def make_folder(folder: Path) -> None:
    """Make *folder* with those above it; one that is there is fine."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except PermissionError as error:
        raise _closed_or(error, folder) from error


def _closed_or(error: OSError, path: Path) -> XlfunnelError:
    """Return what to tell when *path* could not be made."""
    if isinstance(error, PermissionError):
        return UsageError("files.folder_closed", folder=path.parent)
    return refusal_of(error, path)
