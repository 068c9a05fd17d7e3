"""What the rules find wrong, and how to mend it."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {}
