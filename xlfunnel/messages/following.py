"""What is wrong in the follow-ups, and in what they say of the leads."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {}
