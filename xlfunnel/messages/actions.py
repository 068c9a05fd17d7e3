"""What the actions say when they are done."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {}
