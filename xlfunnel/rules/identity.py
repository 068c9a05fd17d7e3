"""Numbering new leads: 线索编号 is `LX`, the day, and a sequence of the day (SPEC §2)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

_MINTED = re.compile(r"LX(\d{8})(\d{3,})", re.IGNORECASE)


def mint(days: Sequence[date], taken: Iterable[str]) -> list[str]:
    """
    Return a new lead id for each of *days*, unique among them and *taken*.

    The sequence of a day goes on after the highest one taken, so an id whose lead was
    deleted in the middle is not given out again; it has three digits and grows past 999.

    >>> mint([date(2024, 3, 1), date(2024, 3, 1)], ["LX20240301007", "L12"])
    ['LX20240301008', 'LX20240301009']
    """
    last: dict[str, int] = defaultdict(int)
    for lead_id in taken:
        if match := _MINTED.fullmatch(lead_id.strip()):
            day, sequence = match.groups()
            last[day] = max(last[day], int(sequence))
    minted = []
    for day in (f"{day.year:04d}{day:%m%d}" for day in days):
        last[day] += 1
        minted.append(f"LX{day}{last[day]:03d}")
    return minted
