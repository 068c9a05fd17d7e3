"""What is said of leads that vanished, and of taking back a run."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {}
