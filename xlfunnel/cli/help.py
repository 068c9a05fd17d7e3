"""Help in the user's language and in the columns of the terminal, Chinese included."""

import argparse
from collections.abc import Iterable
from functools import partial

from xlfunnel.cli.layout import width, wrapped
from xlfunnel.language import Language
from xlfunnel.messages import say


class HelpFormatter(argparse.HelpFormatter):
    """Breaks lines by the columns that text takes; argparse counts characters."""

    def __init__(self, prog: str, language: Language) -> None:
        super().__init__(prog)
        self._language: Language = language

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrapped(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        lines = (wrapped(line, width - len(indent)) for line in text.splitlines())
        return "\n".join(indent + part for parts in lines for part in parts)

    def _format_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None,
    ) -> str:
        said = say("cli.help.usage", self._language) if prefix is None else prefix
        blank = " " * width(said)
        return super()._format_usage(usage, actions, groups, blank).replace(blank, said, 1)


def formatter(language: Language) -> partial[HelpFormatter]:
    """Return what argparse makes a formatter with."""
    return partial(HelpFormatter, language=language)
