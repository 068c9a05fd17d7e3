"""What is said of edits in the views."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {}
