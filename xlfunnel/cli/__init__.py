"""
The command line: the door for scripts, CI and everyone without Excel.

Nothing heavy is imported before a command is known, so that `--help` answers at once.
"""

import argparse
import errno
import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from xlfunnel.cli.arguments import parser_of
from xlfunnel.cli.parser import CANNOT_RUN
from xlfunnel.errors import XlfunnelError
from xlfunnel.language import DEFAULT_LANGUAGE, LANGUAGES, Language
from xlfunnel.messages import say

INTERRUPTED = 130  # as shells say it


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command in *argv* and return its exit code."""
    _survive_odd_terminals()
    arguments = sys.argv[1:] if argv is None else list(argv)
    language = _spoken(arguments)
    try:
        code = _parse_and_run(arguments, language)
        sys.stdout.flush()
    except KeyboardInterrupt:
        _fail(say("cli.interrupted", language))
        return INTERRUPTED
    except OSError as error:
        if not _is_reader_gone(error):
            raise
        # `| head` has what it wants; Python must not complain when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _parse_and_run(arguments: Sequence[str], language: Language) -> int:
    parser = parser_of(language)
    try:
        args = parser.parse(arguments)
        if not args.command:
            parser.print_help()
            return 0
    except SystemExit:
        sys.stdout.flush()  # a help that nobody reads to its end
        raise
    return _run(args, language)


def _run(args: argparse.Namespace, language: Language) -> int:
    """Run the command; a library that is missing on this PC is told with its cure."""
    try:
        return _run_installed(args, language)
    except ModuleNotFoundError as error:
        if (error.name or "xlfunnel").partition(".")[0] == "xlfunnel":
            raise  # a mistake of ours
        return _fail(say("cli.library_missing", language, name=error.name, python=sys.executable))


def _run_installed(args: argparse.Namespace, language: Language) -> int:
    """Run the command; an error is a sentence in the language of its workbook."""
    from xlfunnel.cli.commands import COMMANDS
    from xlfunnel.cli.printing import Printer
    from xlfunnel.importing.files import refusal

    form = getattr(args, "format", "text")
    is_fixed = args.lang is not None or (form == "text" and not _shows_chinese())
    printer = Printer(language, form, is_fixed=is_fixed)
    try:
        with _without_collecting():
            return COMMANDS[args.command](args, printer)
    except XlfunnelError as error:
        return _fail(error.text(printer.language))
    except OSError as error:
        if _is_reader_gone(error):
            raise
        return _fail(refusal(error, error.filename or "").text(printer.language))


@contextmanager
def _without_collecting() -> Iterator[None]:
    """
    Spare the search for cyclic garbage, which costs a tenth of a large run.

    A command makes millions of cells and hardly a cycle, and then the process ends.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return CANNOT_RUN


def _is_reader_gone(error: OSError) -> bool:
    """Return whether nobody reads our output any more; Windows has another number for it."""
    is_windows_pipe = error.errno == errno.EINVAL and error.filename is None
    return isinstance(error, BrokenPipeError) or is_windows_pipe


def _survive_odd_terminals() -> None:
    """Let a terminal that cannot show Chinese show ? instead of ending the run."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _spoken(arguments: Sequence[str]) -> Language:
    """Return the language of --lang, else of the terminal; help needs it before parsing."""
    asked = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    asked.add_argument("--lang", action="append", nargs="?", default=[])
    named = asked.parse_known_args(arguments)[0].lang
    known = (language for word in named for language in LANGUAGES if language == word)
    return next(known, None) or _of_terminal()


def _of_terminal() -> Language:
    if not _shows_chinese():
        return "en"
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((name for name in names if name), "")
    if locale.startswith(("zh_TW", "zh_HK", "zh_MO")):
        return "zh-TW"
    return "en" if locale.startswith("en") else DEFAULT_LANGUAGE


def _shows_chinese() -> bool:
    """Return whether the terminal has a character set with Chinese in it; English else."""
    try:
        "中".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
