"""What a button gives back to be told."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlfunnel.language import DEFAULT_LANGUAGE, Language
from xlfunnel.messages import MESSAGES, say

MOST_LINES = 10  # of a message box; who wants more looks into the sheets
MOST_OF_A_PLAN = 40  # what is not done yet stands on no sheet; so many lines fit a screen
_LAST_LINES = 3  # of them: how it ended is always told


@dataclass(frozen=True, slots=True)
class Told:
    """
    What is to be told after a click.

    Attributes:
        title: Of the message box: what the button is called.
        text: Lines for the user; "" when what they see says enough.
        is_warning: Whether the button did not do what it is for.
    """

    title: str
    text: str = ""
    is_warning: bool = False


def label(button: str, language: Language = DEFAULT_LANGUAGE) -> str:
    """Return what *button* is called; the ribbon's own name for one that is not there."""
    key = f"ribbon.{button}.label"
    return say(key if key in MESSAGES else "ribbon.xlfunnel.label", language)


def shortened(lines: Sequence[str], language: Language, most: int = MOST_LINES) -> str:
    """Return *lines* as a text for a message box: how it began, how it ended, and how much more."""
    if len(lines) <= most:
        return "\n".join(lines)
    first, last = lines[: most - _LAST_LINES - 1], lines[-_LAST_LINES:]
    more = say("ribbon.more_lines", language, count=len(lines) - len(first) - len(last))
    return "\n".join([*first, more, *last])
