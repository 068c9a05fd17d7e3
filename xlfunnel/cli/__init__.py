"""
The command line: the door for scripts, CI and everyone without Excel.

Nothing heavy is imported before a command is known, so that `--help` answers at once.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from xlfunnel import __version__
from xlfunnel.errors import XlfunnelError
from xlfunnel.language import DEFAULT_LANGUAGE, LANGUAGES, Language
from xlfunnel.messages import say
from xlfunnel.resources import example_map

# The steps of a refresh that can be run alone: names of actions.
STEPS = ("check", "grade", "analyse")
FORMATS = ("text", "json", "github")

CANNOT_RUN = 2
INTERRUPTED = 130  # as shells say it


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command in *argv* and return its exit code."""
    _survive_odd_terminals()
    arguments = sys.argv[1:] if argv is None else list(argv)
    language = _spoken(arguments)
    args = _parser(language).parse_args(arguments)
    if not args.command:
        _parser(language).print_help()
        return 0
    try:
        return _run(args, language)
    except KeyboardInterrupt:
        _fail(say("cli.interrupted", language))
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has gone (`| head`); Python must not complain when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(args: argparse.Namespace, language: Language) -> int:
    """Run the command; an error is a sentence in the language of its workbook."""
    from xlfunnel.cli.commands import COMMANDS
    from xlfunnel.cli.printing import Printer
    from xlfunnel.importing.files import refusal

    printer = Printer(language, getattr(args, "format", "text"), is_fixed=args.lang is not None)
    try:
        code = COMMANDS[args.command](args, printer)
        sys.stdout.flush()
    except XlfunnelError as error:
        return _fail(error.text(printer.language))
    except BrokenPipeError:
        raise
    except OSError as error:
        return _fail(refusal(error, error.filename or "").text(printer.language))
    return code


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return CANNOT_RUN


def _survive_odd_terminals() -> None:
    """Let a terminal that cannot show Chinese show ? instead of ending the run."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _spoken(arguments: Sequence[str]) -> Language:
    """Return the language of --lang, else of the terminal; help needs it before parsing."""
    asked = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    asked.add_argument("--lang", choices=LANGUAGES)
    try:
        found: Language | None = asked.parse_known_args(arguments)[0].lang
    except argparse.ArgumentError:
        found = None
    return found or _of_terminal()


def _of_terminal() -> Language:
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((name for name in names if name), "")
    if locale.startswith(("zh_TW", "zh_HK", "zh_MO")):
        return "zh-TW"
    return "en" if locale.startswith("en") else DEFAULT_LANGUAGE


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a call in the user's language, and where help is."""

    language: Language = DEFAULT_LANGUAGE

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        said = say("cli.wrong_call", self.language, detail=message, program=self.prog)
        self.exit(CANNOT_RUN, said + "\n")


def _parser(language: Language) -> argparse.ArgumentParser:
    def text(key: str) -> str:
        said = say(f"cli.help.{key}", language, example=example_map())
        return said.replace("%", "%%")  # argparse fills in its own facts

    parser = _Parser(prog="xlfunnel", description=text("program"))
    parser.language = language
    parser.add_argument("--lang", choices=LANGUAGES, help=text("lang"))
    parser.add_argument("--version", action="version", version=f"xlfunnel {__version__}")
    commands = parser.add_subparsers(dest="command", metavar=text("command"))

    def command(name: str) -> _Parser:
        made = commands.add_parser(name, help=text(name), description=text(name))
        made.language = language
        # Suppressed, so that it does not undo a --lang before the command.
        made.add_argument("--lang", choices=LANGUAGES, help=text("lang"), default=argparse.SUPPRESS)
        return made

    def option(made: argparse.ArgumentParser, *names: str, **details: object) -> None:
        key = names[-1].removeprefix("--").replace("-", "_")
        key = "check_option" if names == ("--check",) else key
        made.add_argument(*names, help=text(key), **details)  # type: ignore[arg-type]

    new = command("new")
    option(new, "file")
    option(new, "--sample", action="store_true")
    option(new, "--with", action="append", default=[], metavar="MODULE", dest="modules")

    demo = command("demo")
    option(demo, "folder", nargs="?", default="xlfunnel-demo")

    check = command("check")
    option(check, "file")
    option(check, "--as-of")
    option(check, "--fail-on", choices=("error", "warning"), default="error")
    option(check, "--format", choices=FORMATS, default="text")

    refresh = command("refresh")
    option(refresh, "file")
    option(refresh, "-o", "--output")
    option(refresh, "--as-of")
    option(refresh, "--only", action="append", choices=STEPS, default=[])
    option(refresh, "--dry-run", action="store_true")
    option(refresh, "--check", action="store_true")
    option(refresh, "--format", choices=FORMATS, default="text")
    option(refresh, "--who", default="")

    imports = command("import")
    option(imports, "csv")
    option(imports, "--into", required=True, metavar="FILE")
    option(imports, "--map", required=True, metavar="MAP.toml")
    option(imports, "--join", metavar="CSV")
    option(imports, "-o", "--output")
    option(imports, "--as-of")
    option(imports, "--dry-run", action="store_true")
    option(imports, "--format", choices=FORMATS, default="text")
    option(imports, "--who", default="")
    return parser
