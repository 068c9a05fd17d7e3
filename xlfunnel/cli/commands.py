"""The commands, one function each; the name is the command's, the result its exit code."""

import argparse
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from xlfunnel.actions import ACTIONS, Action, Outcome, Run, configuration, perform_steps
from xlfunnel.cli.printing import Printer
from xlfunnel.errors import UsageError
from xlfunnel.schema.catalogue import MODULES
from xlfunnel.schema.configuration import Configuration
from xlfunnel.values.dates import read_date
from xlfunnel.values.reading import Status
from xlfunnel.xlsx.file import FileWorkbook

END_OF_DAY = time(23, 59)  # to the minute, as the workbook shows its stamp


@dataclass(frozen=True, slots=True)
class _Opened:
    path: Path
    workbook: FileWorkbook
    configuration: Configuration


def check(args: argparse.Namespace, printer: Printer) -> int:
    """Tell what to mend, without writing; 1 when there is an error (or a warning)."""
    opened = _open(Path(args.file), printer)
    run = Run(_as_of(args) or _now(), language=printer.language, writes=False)
    outcome = perform_steps(ACTIONS["check"], opened.workbook, run)
    _print(outcome, opened, printer)
    counted = ["errors"] if args.fail_on == "error" else ["errors", "warnings"]
    return int(any(outcome.counts[name] for name in counted))


def refresh(args: argparse.Namespace, printer: Printer) -> int:
    """Run everything, or only some of it, and save; with --check only say whether it is stale."""
    if args.check and (args.output or args.dry_run):
        raise UsageError("cli.check_alone", option="-o" if args.output else "--dry-run")
    opened = _open(Path(args.file), printer)
    stamp = opened.configuration.parameters.as_of
    as_of = _as_of(args) or (stamp if args.check else None) or _now()
    writes = not (args.check or args.dry_run)
    run = Run(as_of, args.who, opened.configuration.language, writes)
    outcome = perform_steps(_chosen(args.only), opened.workbook, run)
    if args.check:
        is_stale = outcome.changes > 0
        _print(outcome, opened, printer, is_stale=is_stale)
        printer.say("cli.stale" if is_stale else "cli.fresh", count=outcome.changes)
        return int(is_stale)
    _finish(outcome, opened, args, printer)
    return 0


def import_(args: argparse.Namespace, printer: Printer) -> int:
    """Add the leads of a CSV to a workbook and save it."""
    from xlfunnel.importing.adding import import_leads
    from xlfunnel.importing.leads import read_leads
    from xlfunnel.importing.mapping import read_map

    opened = _open(Path(args.into), printer)
    mapping = read_map(Path(args.map))
    join = Path(args.join) if args.join else None
    leads = read_leads(Path(args.csv), mapping, join, printer.warn)
    language = opened.configuration.language
    run = Run(_as_of(args) or _now(), args.who, language, not args.dry_run)
    outcome = import_leads(opened.workbook, leads, run, add_sources=mapping.add_sources)
    _finish(outcome, opened, args, printer)
    if run.writes and outcome.changes:
        printer.say("cli.import_next", file=args.output or opened.path)
    return 0


def new(args: argparse.Namespace, printer: Printer) -> int:
    """Make a new workbook; a file that is there is never overwritten."""
    path = Path(args.file)
    _make(path, printer, modules=args.modules, with_sample=args.sample)
    printer.say("cli.made", file=path)
    return 0


def demo(args: argparse.Namespace, printer: Printer) -> int:
    """Make a sample workbook, refresh it, and say what to look at."""
    folder = Path(args.folder)
    folder.mkdir(parents=True, exist_ok=True)
    path = _free(folder / "xlfunnel-demo.xlsx")
    _make(path, printer, modules=[], with_sample=True)
    opened = _open(path, printer)
    run = Run(_demo_day(opened), language=opened.configuration.language)
    outcome = perform_steps(ACTIONS["refresh"], opened.workbook, run)
    opened.workbook.save(backup=False)
    printer.say("cli.demo_start", file=path)
    _print(outcome, opened, printer)
    printer.say("cli.demo_next", file=path)
    return 0


def _open(path: Path, printer: Printer) -> _Opened:
    if path.is_dir():
        raise UsageError("files.not_a_file", file=path)
    workbook = FileWorkbook.open(path, printer.language)
    configured = configuration(workbook)
    printer.adopt(configured.language)
    workbook.language = printer.language
    return _Opened(path, workbook, configured)


def _chosen(names: list[str]) -> Action:
    """Return the refresh, or the part of it that *names* ask for, in its order."""
    whole = ACTIONS["refresh"]
    if not names:
        return whole
    wanted = {step for name in names for step in ACTIONS[name].steps}
    steps = tuple(step for step in whole.steps if step in wanted)
    return Action(whole.name, whole.title, whole.help, steps)


def _finish(outcome: Outcome, opened: _Opened, args: argparse.Namespace, printer: Printer) -> None:
    """Save what was written and say where it is; a dry run only says what it would write."""
    if args.dry_run:
        _print(outcome, opened, printer, saved=None)
        printer.say("cli.dry_run", count=outcome.changes)
        return
    target = Path(args.output) if args.output else opened.path
    receipt = opened.workbook.save(target)
    backup = receipt.backup and str(receipt.backup)
    _print(outcome, opened, printer, saved=str(target), backup=backup)
    if receipt.sha256_before == receipt.sha256_after:
        printer.say("cli.unchanged", file=target)
    else:
        key = "cli.saved" if outcome.changes else "cli.saved_only"  # rows may be taken in
        printer.say(key, file=target, count=outcome.changes)
    if receipt.backup:
        printer.say("cli.backup", file=receipt.backup.name)


def _print(outcome: Outcome, opened: _Opened, printer: Printer, **facts: object) -> None:
    printer.tell(opened.workbook.messages)
    printer.outcome(outcome, opened.path, facts)


def _make(path: Path, printer: Printer, *, modules: list[str], with_sample: bool) -> None:
    from xlfunnel import template
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
    rows = sample_rows(printer.language, _now().date()) if with_sample else None
    template.build(path, language=printer.language, modules=modules, rows=rows)


def _free(path: Path) -> Path:
    """Return *path*, or the first numbered name beside it that is not taken."""
    number = 2
    candidate = path
    while candidate.exists():
        candidate = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return candidate


def _demo_day(opened: _Opened) -> datetime:
    return opened.configuration.parameters.as_of or _now()


def _as_of(args: argparse.Namespace) -> datetime | None:
    """Return the moment of --as-of; a bare date means the end of that day."""
    if args.as_of is None:
        return None
    reading = read_date(args.as_of)
    if reading.status is not Status.READ or reading.value is None:
        raise UsageError("cli.as_of", value=args.as_of)
    moment: datetime = reading.value
    return datetime.combine(moment, END_OF_DAY) if moment.time() == time() else moment


def _now() -> datetime:
    return datetime.now().replace(second=0, microsecond=0)


COMMANDS = {"new": new, "demo": demo, "check": check, "refresh": refresh, "import": import_}
