"""What `addin check` and `doctor` have to say: one line per thing looked at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from xlfunnel.language import Language
from xlfunnel.messages import say

State: TypeAlias = Literal["ok", "warning", "problem"]


@dataclass(frozen=True, slots=True)
class Line:
    """
    One thing that was looked at.

    Attributes:
        state: "problem" keeps something from working; "warning" may, or only in some cases.
        key: The message: what was found and, unless all is well, its cure.
        facts: Of the message.
    """

    state: State
    key: str
    facts: Mapping[str, object]

    @property
    def topic(self) -> str:
        """What was looked at, for programs: `interpreter` of `addin.interpreter.gone`."""
        return self.key.split(".")[1]

    def text(self, language: Language) -> str:
        """Return the sentence in *language*."""
        return say(self.key, language, **self.facts)


def ok(key: str, /, **facts: object) -> Line:
    """Return a line about something that is as it should be."""
    return Line("ok", key, facts)


def warning(key: str, /, **facts: object) -> Line:
    """Return a line about something that may go wrong."""
    return Line("warning", key, facts)


def problem(key: str, /, **facts: object) -> Line:
    """Return a line about something that does not work."""
    return Line("problem", key, facts)


def is_healthy(lines: Iterable[Line]) -> bool:
    """Return whether nothing is broken."""
    return all(line.state != "problem" for line in lines)
