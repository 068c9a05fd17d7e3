"""
Numbering what is new (SPEC §2): a prefix, the day, and a sequence of the day.

Leads have LX (LX20240301001), follow-ups GJ.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from xlfunnel.values.text import fold

LEAD = "LX"
FOLLOW_UP = "GJ"


def mint(days: Sequence[date], taken: Iterable[str], prefix: str = LEAD) -> list[str]:
    """
    Return a new id for each of *days*, unique among them and *taken*.

    The sequence of a day goes on after the highest one taken, so an id whose row was
    deleted in the middle is not given out again; it has three digits and grows past 999.

    >>> mint([date(2024, 3, 1), date(2024, 3, 1)], ["LX20240301007", "L12"])
    ['LX20240301008', 'LX20240301009']
    """
    last = defaultdict(int, last_numbers(taken, prefix))
    minted = []
    for day in (f"{prefix}{day.year:04d}{day:%m%d}" for day in days):
        last[day] += 1
        minted.append(f"{day}{last[day]:03d}")
    return minted


def last_numbers(ids: Iterable[str], prefix: str) -> dict[str, int]:
    """
    Return the highest sequence of each day among *ids*; other kinds of ids do not count.

    >>> last_numbers(["LX20240301007", "lx20240301002", "GJ20240301009", "L12"], "LX")
    {'LX20240301': 7}
    """
    minted = re.compile(rf"({prefix}[0-9]{{8}})([0-9]{{3,}})", re.IGNORECASE)
    last: dict[str, int] = {}
    for text in ids:
        found = minted.fullmatch(text.strip() if text.isascii() else fold(text))
        if found:
            day, sequence = found[1].upper(), int(found[2])
            last[day] = max(last.get(day, 0), sequence)
    return last
