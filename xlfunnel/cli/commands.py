"""The commands, one function each; the name is the command's, the result its exit code."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xlfunnel.actions import ACTIONS, Action, Outcome, Run, perform_steps
from xlfunnel.actions.vocabulary import joined
from xlfunnel.cli import excel
from xlfunnel.cli.moment import asked_moment, asked_years, now
from xlfunnel.cli.opening import (
    Opened,
    make_folder,
    make_workbook,
    open_workbook,
    refuse_early,
    save_workbook,
)
from xlfunnel.cli.printing import Printer
from xlfunnel.cli.progress import Bar
from xlfunnel.cli.wrong_call import WORKBOOKS
from xlfunnel.errors import UsageError
from xlfunnel.messages import say
from xlfunnel.resources import example_map
from xlfunnel.xlsx.save import Receipt

if TYPE_CHECKING:
    from xlfunnel.importing.mapping import ImportMap

REFRESH_NEXT = "cli.refresh_next"


def check(args: argparse.Namespace, printer: Printer) -> int:
    """Tell what to mend, without writing; 1 when there is an error (or a warning)."""
    as_of = asked_moment(args.as_of) or now()
    with Bar() as bar:
        opened = open_workbook(Path(args.file), printer, bar, as_of)
        run = Run(as_of, language=printer.language, writes=False)
        outcome = perform_steps(ACTIONS["check"], opened.workbook, run)
    _print(outcome, opened, printer)
    counted = ["errors"] if args.fail_on == "error" else ["errors", "warnings"]
    return int(any(outcome.counts[name] for name in counted))


def refresh(args: argparse.Namespace, printer: Printer) -> int:
    """Run everything, or only some of it, and save; with --check only say whether it is stale."""
    if args.check:
        return _refresh_check(args, printer)
    return _run_and_save(
        _chosen(args.only), Path(args.file), asked_moment(args.as_of), args, printer
    )


def assign(args: argparse.Namespace, printer: Printer) -> int:
    """Give the leads without an owner to the team, tell who got how many, and save."""
    action, as_of = ACTIONS["assign"], asked_moment(args.as_of)
    return _run_and_save(action, Path(args.file), as_of, args, printer, then=REFRESH_NEXT)


def hand_over(args: argparse.Namespace, printer: Printer) -> int:
    """Give the open leads of one person to others, tell who got how many, and save."""
    from xlfunnel.actions.handing_over import hand_over_action

    if _is_workbook(args.rep) and not _is_workbook(args.file):
        raise UsageError("cli.file_before_rep", file=args.rep, rep=args.file)
    action, as_of = hand_over_action(args.rep, args.to), asked_moment(args.as_of)
    return _run_and_save(action, Path(args.file), as_of, args, printer, then=REFRESH_NEXT)


def calendar(args: argparse.Namespace, printer: Printer) -> int:
    """Fill in the holidays of years, this one if none is asked for, and save."""
    from xlfunnel.actions.filling_calendar import fill_calendar_action

    as_of = asked_moment(args.as_of) or now()
    action = fill_calendar_action(asked_years(args.years) or [as_of.year])
    return _run_and_save(action, Path(args.file), as_of, args, printer, then=REFRESH_NEXT)


def undo(args: argparse.Namespace, printer: Printer) -> int:
    """Take back what the last run wrote, and save."""
    return _run_and_save(ACTIONS["undo"], Path(args.file), None, args, printer)


def import_(args: argparse.Namespace, printer: Printer) -> int:
    """Add the leads of a CSV to a workbook and save it."""
    from xlfunnel.importing.adding import import_leads
    from xlfunnel.importing.leads import read_leads

    as_of = asked_moment(args.as_of) or now()
    with Bar() as bar:
        opened = _open_to_write(Path(args.into), as_of, args, printer, bar)
        mapping = _map_for(args, printer)
        join = Path(args.join) if args.join else None
        leads = read_leads(Path(args.csv), mapping, join, printer.warn)
        run = Run(as_of, args.who, opened.configuration.language, not args.dry_run)
        outcome = import_leads(opened.workbook, leads, run, add_sources=mapping.add_sources)
        receipt = _save(opened, args, bar)
    _finish(outcome, receipt, opened, args, printer)
    if run.writes and outcome.changes:
        printer.say("cli.import_next", file=args.output or opened.path)
    return 0


def _map_for(args: argparse.Namespace, printer: Printer) -> "ImportMap":
    """Return the map that was named or is found, and tell which columns it leaves out."""
    from xlfunnel.importing.choosing import choose_map
    from xlfunnel.importing.mapping import read_map

    csv = Path(args.csv)
    mapping, left_out = (read_map(Path(args.map)), []) if args.map else choose_map(csv)
    if left_out:
        printer.warn("cli.not_taken", names=joined(left_out, printer.language), file=csv)
    if args.join and not mapping.join:
        raise UsageError("cli.join_unexplained", file=args.join, example=example_map())
    return mapping


def new(args: argparse.Namespace, printer: Printer) -> int:
    """Make a new workbook; a file that is there is never overwritten."""
    path = Path(args.file)
    day = now().date()
    make_workbook(path, printer.language, modules=args.modules, day=day, with_sample=args.sample)
    printer.say("cli.made", file=path)
    return 0


def demo(args: argparse.Namespace, printer: Printer) -> int:
    """Make a sample workbook, refresh it, and tell its story."""
    from xlfunnel.cli.demonstration import story
    from xlfunnel.template.sample import evening_of

    folder = Path(args.folder)
    make_folder(folder)
    path = _free(folder / "xlfunnel-demo.xlsx")
    with Bar() as bar:
        day = now().date()
        make_workbook(path, printer.language, modules=[], day=day, with_sample=True)
        as_of = evening_of(day)
        opened = open_workbook(path, printer, bar, as_of)
        run = Run(as_of, language=opened.configuration.language)
        outcome = perform_steps(ACTIONS["refresh"], opened.workbook, run)
        lines = list(story(path, outcome, opened, as_of))
        save_workbook(opened, path, bar, backup=False)
    for line in lines:
        print(line)
    return 0


def _refresh_check(args: argparse.Namespace, printer: Printer) -> int:
    if args.output or args.dry_run:
        raise UsageError("cli.check_alone", option="-o" if args.output else "--dry-run")
    with Bar() as bar:
        opened = open_workbook(Path(args.file), printer, bar, asked_moment(args.as_of))
        run = Run(opened.as_of, args.who, opened.configuration.language, writes=False)
        outcome = perform_steps(_chosen(args.only), opened.workbook, run)
    count = outcome.changes + opened.workbook.results.stale_cells
    is_stale = count > 0
    _print(outcome, opened, printer, is_stale=is_stale)
    printer.say("cli.stale" if is_stale else "cli.fresh", count=count)
    return int(is_stale)


def _run_and_save(
    action: Action,
    path: Path,
    as_of: datetime | None,
    args: argparse.Namespace,
    printer: Printer,
    *,
    then: str = "",
) -> int:
    """Run *action* and save; *then* is the message that says what comes next."""
    with Bar() as bar:
        opened = _open_to_write(path, as_of or now(), args, printer, bar)
        run = Run(opened.as_of, args.who, opened.configuration.language, not args.dry_run)
        outcome = perform_steps(action, opened.workbook, run)
        receipt = _save(opened, args, bar)
    _finish(outcome, receipt, opened, args, printer)
    if then and run.writes and outcome.changes:
        printer.say(then, file=_target(opened, args))
    return 0


def _is_workbook(name: str) -> bool:
    return name.casefold().endswith(WORKBOOKS)


def _open_to_write(
    path: Path, as_of: datetime, args: argparse.Namespace, printer: Printer, bar: Bar
) -> Opened:
    opened = open_workbook(path, printer, bar, as_of)
    if not args.dry_run:
        refuse_early(opened, _target(opened, args))
    return opened


def _target(opened: Opened, args: argparse.Namespace) -> Path:
    return Path(args.output) if args.output else opened.path


def _chosen(names: list[str]) -> Action:
    """Return the refresh, or the part of it that *names* ask for, in its order."""
    whole = ACTIONS["refresh"]
    if not names:
        return whole
    wanted = {step for name in names for step in ACTIONS[name].steps}
    steps = tuple(step for step in whole.steps if step in wanted)
    asks_for = frozenset(part for name in names for part in ACTIONS[name].asks_for)
    return Action(whole.name, whole.title, whole.help, steps, asks_for)


def _save(opened: Opened, args: argparse.Namespace, bar: Bar) -> Receipt | None:
    """Save what was written; a dry run has written nothing."""
    return None if args.dry_run else save_workbook(opened, _target(opened, args), bar)


def _finish(
    outcome: Outcome,
    receipt: Receipt | None,
    opened: Opened,
    args: argparse.Namespace,
    printer: Printer,
) -> None:
    """Say what was done and where it is; after a dry run what would be."""
    if receipt is None:
        _print(outcome, opened, printer, saved=None)
        stale = opened.workbook.results.stale_cells
        printer.say("cli.dry_run", count=outcome.changes + stale)
        return
    target = _target(opened, args)
    backup = receipt.backup and str(receipt.backup)
    _print(outcome, opened, printer, saved=str(target), backup=backup)
    if receipt.sha256_before == receipt.sha256_after:
        printer.say("cli.unchanged", file=target)
    else:
        key = "cli.saved" if outcome.changes else "cli.saved_only"  # rows may be taken in
        printer.say(key, file=target, count=outcome.changes)
    if receipt.backup:
        printer.say("cli.backup", file=receipt.backup.name)


def _print(outcome: Outcome, opened: Opened, printer: Printer, **facts: object) -> None:
    printer.tell(opened.workbook.messages)
    left = [
        {"place": one.place, "formula": one.formula, "reason": say(one.key, printer.language)}
        for one in opened.workbook.not_calculated
    ]
    printer.outcome(outcome, opened.path, {**facts, "not_calculated": left})


def _free(path: Path) -> Path:
    """Return *path*, or the first numbered name beside it that is not taken."""
    number = 2
    candidate = path
    while candidate.exists():
        candidate = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return candidate


COMMANDS = {
    "new": new,
    "demo": demo,
    "check": check,
    "refresh": refresh,
    "assign": assign,
    "hand-over": hand_over,
    "calendar": calendar,
    "undo": undo,
    "import": import_,
    "addin build": excel.addin_build,
    "addin install": excel.addin_install,
    "addin uninstall": excel.addin_uninstall,
    "addin check": excel.addin_check,
    "doctor": excel.examine,
    "functions": excel.functions,
}
