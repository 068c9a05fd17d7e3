"""What is said beside the figures."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {}
