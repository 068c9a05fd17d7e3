"""Text as a cell can hold it."""

MAX_CELL_TEXT = 32_767  # UTF-16 units


def paired(text: str) -> str:
    """Return *text* with surrogate pairs joined; a lone half, which no file holds, is U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def storable(text: str) -> str:
    """Return *text* as a cell can hold it: no lone surrogate, at most 32,767 units."""
    try:
        size = len(text.encode("utf-16-le")) // 2 if len(text) > MAX_CELL_TEXT // 2 else 0
        text.encode()
    except UnicodeEncodeError:
        return storable(paired(text))
    if size <= MAX_CELL_TEXT:
        return text
    return text.encode("utf-16-le")[: MAX_CELL_TEXT * 2].decode("utf-16-le", "ignore")
