"""How wide a column has to be for its header, in the widths of a digit."""

from math import ceil

from xlfunnel.values.text_width import lines_of, width_of

FILTER_BUTTON = 3
LONGEST_LINE = 12  # of a header in one line


def header_width(header: str, *, is_right_aligned: bool = False) -> int:
    """Return the least width that shows *header* beside its filter button: in two lines if long."""
    width = width_of(header)
    if width > LONGEST_LINE:
        width = ceil(width / 2)
        while lines_of(header, width) > 2:
            width += 1
        width += 1  # it is bold
    return width + FILTER_BUTTON + (1 if is_right_aligned else 0)
