"""Why a cell is not understood."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {}
