"""Parsing a call, and ending a wrong one with a sentence in the user's language."""

import argparse
from collections.abc import Sequence
from typing import Any, NoReturn

from xlfunnel.cli.wrong_call import (
    GIVEN_TWICE,
    NO_VALUE,
    missing_word,
    unknown_command,
    unknown_words,
    what_is_wrong,
)
from xlfunnel.language import DEFAULT_LANGUAGE, Language
from xlfunnel.messages import say

CANNOT_RUN = 2


class Parser(argparse.ArgumentParser):
    """
    Says what is wrong with a call in the user's language, and where help is.

    Attributes:
        language: Of help and messages.
        commands: The parsers of the commands by name; none in a command's own.
    """

    language: Language = DEFAULT_LANGUAGE
    commands: dict[str, "Parser"]

    def error(self, message: str) -> NoReturn:
        """End with what is wrong, in one sentence."""
        self._refuse(what_is_wrong(message, self.language))

    def parse(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Return what *arguments* ask for; exits with 2 when they cannot be understood."""
        arguments = self._with_group(arguments)
        first = _first_word(arguments)
        if first and not first.startswith("-") and first not in self.commands:
            self._refuse(unknown_command(first, self.commands, self.language))
        if first and first.startswith("-") and first not in self._option_string_actions:
            self._refuse(unknown_words([first], self._option_string_actions, self.language))
        args, unknown = self.parse_known_args(arguments)
        if unknown:
            asked = self.commands.get(args.command, self)
            asked._refuse(unknown_words(unknown, asked._option_string_actions, self.language))
        return args

    def _with_group(self, arguments: Sequence[str]) -> Sequence[str]:
        """Return *arguments* with the two words of `addin build` as the one name they are."""
        first = _first_word(arguments)
        words = (name.partition(" ") for name in self.commands)
        members = [second for group, _, second in words if second and group == first]
        if first is None or not members:
            return arguments
        at = arguments.index(first)
        word = next(iter(arguments[at + 1 :]), None)
        if word in ("-h", "--help"):
            return [*arguments[:at], word]  # the help of all, which lists them
        if word is None or word.startswith("-"):
            self._refuse(missing_word(first, members, self.language))
        return [*arguments[:at], f"{first} {word}", *arguments[at + 2 :]]

    def _refuse(self, detail: str) -> NoReturn:
        said = say("cli.wrong_call", self.language, detail=detail, program=self.prog)
        self.exit(CANNOT_RUN, said + "\n")


class Once(argparse.Action):
    """Stores a value; of two nobody knows which one is meant, and none is none."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        """Store *values*, unless the option has been seen or they are blank."""
        seen: frozenset[str] = getattr(namespace, "_seen", frozenset())
        if self.dest in seen:
            raise argparse.ArgumentError(self, GIVEN_TWICE)
        if values == "" and self.dest != "who":  # a script's blank variable
            raise argparse.ArgumentError(self, NO_VALUE)
        namespace._seen = seen | {self.dest}
        setattr(namespace, self.dest, values)


def _first_word(arguments: Sequence[str]) -> str | None:
    """Return the first word that is not --lang with its language: a command, as a rule."""
    rest = iter(arguments)
    for word in rest:
        if word == "--lang":
            next(rest, None)
        elif not word.startswith("--lang="):
            return word
    return None
