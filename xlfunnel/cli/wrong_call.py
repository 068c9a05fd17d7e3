"""
What is wrong with a call, in the user's language; argparse knows only English words for it.

Its sentences are recognised by their shape. One that is not known (a newer Python may word
it differently) is quoted as it is.
"""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from xlfunnel.language import Language
from xlfunnel.messages import say

_SHAPES = {
    "cli.call.missing": r"the following arguments are required: (?P<names>.+)",
    "cli.call.choice": r"argument (?P<name>.+?): invalid choice: (?P<value>.+) \(.*choose from "
    r"(?P<choices>.+)\)",
    "cli.call.no_value": r"argument (?P<name>.+?): expected .*arguments?",
    "cli.call.takes_none": r"argument (?P<name>.+?): ignored explicit argument (?P<value>.+)",
    "cli.call.twice": r"argument (?P<name>.+?): given twice",
}
GIVEN_TWICE = "given twice"
NO_VALUE = "expected one argument"
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".csv")


def what_is_wrong(message: str, language: Language) -> str:
    """Return argparse's *message* in *language*."""
    for key, shape in _SHAPES.items():
        if found := re.fullmatch(shape, message, re.DOTALL):
            return _said(key, found.groupdict(), language)
    return say("cli.call.other", language, detail=message)


def unknown_words(words: Iterable[str], options: Iterable[str], language: Language) -> str:
    """Say which of *words* the command does not know, with the option that was meant."""
    known = list(options)
    word = next((word for word in words if word.startswith("-")), None)
    if word is None:
        return say("cli.call.too_many", language, names=" ".join(words))
    name = word.partition("=")[0]
    return say("cli.call.option", language, name=name) + _hint(name, known, language)


def unknown_command(name: str, commands: Iterable[str], language: Language) -> str:
    """Say that there is no such command, with the one that was meant or all there are."""
    known = list(commands)
    group, _, word = name.rpartition(" ")
    if group:  # the first word is right, so only its own second words can be meant
        known = [other.removeprefix(f"{group} ") for other in known if other.startswith(group)]
    elif name.casefold().endswith(WORKBOOKS):
        return say("cli.call.file_first", language, file=name)
    said = say("cli.call.command", language, name=name)
    hint = _hint(word, {other.split()[0] for other in known}, language)
    return said + (hint or say("cli.call.known", language, known=", ".join(known)))


def missing_word(group: str, members: Iterable[str], language: Language) -> str:
    """Say which commands begin with *group*, which is none by itself."""
    return say("cli.call.group", language, group=group, known=", ".join(members))


def _said(key: str, facts: Mapping[str, str], language: Language) -> str:
    if key != "cli.call.choice":
        return say(key, language, **facts)
    value = facts["value"].strip("'\"")
    choices = [choice.strip("'\" ") for choice in facts["choices"].split(",")]
    said = say(key, language, name=facts["name"], value=value, choices=", ".join(choices))
    return said + _hint(value, choices, language)


def _hint(word: str, known: Iterable[str], language: Language) -> str:
    """Return a question for the nearest of *known*, "" when none is near."""
    near = get_close_matches(word.casefold(), list(known), n=1, cutoff=0.6)
    return say("cli.call.hint", language, hint=near[0]) if near else ""
