"""What is wrong in the rule tables."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {}
