"""The commands with their options, once for parsing, for the help and for the tests of docs."""

import argparse
from typing import Any

from xlfunnel import __version__
from xlfunnel.cli.help import formatter
from xlfunnel.cli.parser import Once, Parser
from xlfunnel.language import LANGUAGES, Language
from xlfunnel.messages import MESSAGES, say
from xlfunnel.resources import example_map

# The steps of a refresh that can be run alone: names of actions.
STEPS = ("check", "grade", "remind", "analyse")
FORMATS = ("text", "json", "github")

# What an argument is called in the help and in messages.
_METAVARS = {
    "file": "FILE",
    "addin": "FILE.xlam",
    "folder": "FOLDER",
    "csv": "CSV",
    "rep": "REP",
    "--to": "NAME",
    "--year": "YYYY",
    "--with": "MODULE",
    "--output": "OUT",
    "--as-of": "DATE",
    "--who": "NAME",
    "--into": "FILE",
    "--map": "MAP.toml",
    "--join": "CSV",
    "--python": "PATH",
}


_EXAMPLES = {
    "program": ("demo", "check {book}", "refresh {book}"),
    "new": ("new {book}", "new {book} --sample --lang en"),
    "demo": ("demo",),
    "check": ("check {book}", "check {book} --fail-on warning --format github"),
    "refresh": ("refresh {book}", "refresh {book} --dry-run", "refresh {book} --check"),
    "assign": ("assign {book} --dry-run", "assign {book}"),
    "hand-over": (
        "hand-over {book} {somebody} --dry-run",
        "hand-over {book} {somebody} --to {colleague}",
    ),
    "calendar": ("calendar {book}", "calendar {book} --year 2025 --year 2026"),
    "undo": ("undo {book}", "undo {book} --dry-run"),
    "import": (
        "import leads.csv --into {book} --dry-run",
        "import olist.csv --into {book} --map olist.toml",
    ),
    "addin build": (
        "addin build -o xlfunnel.xlam",
        "addin build -o xlfunnel.xlam --python C:\\venv\\Scripts\\python.exe",
    ),
    "addin install": ("addin install", "addin install --lang en"),
    "addin uninstall": ("addin uninstall",),
    "addin check": ("addin check", "addin check xlfunnel.xlam"),
    "doctor": ("doctor", "doctor --format json"),
    "functions": ("functions",),
}


def parser_of(language: Language) -> Parser:
    """Return the parser of the whole command line, with its help in *language*."""
    parser = _bare(Parser(prog="xlfunnel", **_looks("program", language)), language)
    options = parser.add_argument_group(_text("options", language))
    _add_common(options, language)
    options.add_argument(
        "--version",
        action="version",
        version=f"xlfunnel {__version__}",
        help=_text("version", language),
    )
    commands = parser.add_subparsers(
        dest="command", metavar=_text("command", language), title=_text("commands", language)
    )
    parser.commands = {}
    for name, (positionals, named) in _COMMANDS.items():
        made = commands.add_parser(name, help=_text(name, language), **_looks(name, language))
        parser.commands[name] = _bare(made, language)
        if positionals:
            _add(made.add_argument_group(_text("positionals", language)), positionals, language)
        options = made.add_argument_group(_text("options", language))
        _add(options, named, language)
        # Suppressed, so that it does not undo a --lang before the command.
        _add_common(options, language, default=argparse.SUPPRESS)
    return parser


def _text(key: str, language: Language) -> str:
    """Return what a command or an argument does; an action says it for every door."""
    key = key.replace(" ", "_")
    name = f"action.{key}.help" if f"cli.help.{key}" not in MESSAGES else f"cli.help.{key}"
    said = say(name, language, example=example_map())
    return said.replace("%", "%%")  # argparse fills in its own facts


def _looks(key: str, language: Language) -> dict[str, Any]:
    return {
        "description": _text(key, language),
        "epilog": _text("examples", language) + "".join(_examples(key, language)),
        "formatter_class": formatter(language),
        "add_help": False,  # its own is in English
        "allow_abbrev": False,  # a later option would change what a script's --d means
    }


def _examples(key: str, language: Language) -> list[str]:
    names = {name: _text(name, language) for name in ("book", "somebody", "colleague")}
    return [f"\nxlfunnel {example.format_map(names)}" for example in _EXAMPLES[key]]


def _bare(parser: Parser, language: Language) -> Parser:
    parser.language = language
    parser.commands = {}
    return parser


def _add_common(
    group: argparse._ArgumentGroup, language: Language, default: str | None = None
) -> None:
    group.add_argument(
        "--lang", choices=LANGUAGES, action=Once, default=default, help=_text("lang", language)
    )
    group.add_argument("-h", "--help", action="help", help=_text("help", language))


_Options = dict[tuple[str, ...], dict[str, Any]]

_FILE: _Options = {("file",): {}}
_FLAG = {"action": "store_true"}
_OUTPUT: _Options = {("-o", "--output"): {}}
_AS_OF: _Options = {("--as-of",): {}}
_DRY_RUN: _Options = {("--dry-run",): _FLAG}
_FORMAT: _Options = {("--format",): {"choices": FORMATS, "default": "text"}}
_WHO: _Options = {("--who",): {"default": ""}}
_WRITING: _Options = {**_OUTPUT, **_AS_OF, **_DRY_RUN, **_FORMAT, **_WHO}

_HELP = "said by"  # another key of the help than the option's own name

# Command to its positionals and its options; of two words, the first is their group.
_COMMANDS: dict[str, tuple[_Options, _Options]] = {
    "new": (
        _FILE,
        {
            ("--sample",): _FLAG,
            ("--with",): {"action": "append", "default": [], "dest": "modules"},
        },
    ),
    "demo": ({("folder",): {"nargs": "?", "default": "xlfunnel-demo"}}, {}),
    "check": (
        _FILE,
        {
            **_AS_OF,
            ("--fail-on",): {"choices": ("error", "warning"), "default": "error"},
            **_FORMAT,
        },
    ),
    "refresh": (
        _FILE,
        {
            **_OUTPUT,
            **_AS_OF,
            ("--only",): {"action": "append", "choices": STEPS, "default": []},
            **_DRY_RUN,
            ("--check",): {**_FLAG, _HELP: "check_option"},
            **_FORMAT,
            **_WHO,
        },
    ),
    "assign": (_FILE, _WRITING),
    "hand-over": ({**_FILE, ("rep",): {}}, {("--to",): {}, **_WRITING}),
    "calendar": (
        _FILE,
        {("--year",): {"action": "append", "default": [], "dest": "years"}, **_WRITING},
    ),
    "undo": (_FILE, {**_OUTPUT, **_DRY_RUN, **_FORMAT, **_WHO}),
    "import": (
        {("csv",): {}},
        {
            ("--into",): {"required": True},
            ("--map",): {},
            ("--join",): {},
            **_WRITING,
        },
    ),
    "addin build": (
        {},
        {
            ("-o", "--output"): {"required": True, _HELP: "addin_output"},
            ("--python",): {},
        },
    ),
    "addin install": ({}, {}),
    "addin uninstall": ({}, {}),
    "addin check": ({("addin",): {"nargs": "?"}}, {}),
    "doctor": ({}, {("--format",): {"choices": ("text", "json"), "default": "text"}}),
    "functions": ({}, {}),
}


def _add(group: argparse._ArgumentGroup, options: _Options, language: Language) -> None:
    for names, details in options.items():
        own = names[-1].removeprefix("--").replace("-", "_")
        known: dict[str, Any] = {"action": Once} if names[-1].startswith("--") else {}
        if names[-1] in _METAVARS:
            known["metavar"] = _METAVARS[names[-1]]
        known |= details
        said = _text(known.pop(_HELP, own), language)
        group.add_argument(*names, help=said, **known)
