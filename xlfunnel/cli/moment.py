"""The moment that counts as now, to the minute, as the workbook shows its stamp; and years."""

from collections.abc import Iterable
from datetime import datetime

from xlfunnel.errors import UsageError
from xlfunnel.values.dates import read_date
from xlfunnel.values.moments import as_of_moment
from xlfunnel.values.reading import Status


def asked_moment(text: str | None) -> datetime | None:
    """Return the moment of --as-of, None without one; a bare date means the end of that day."""
    if text is None:
        return None
    reading = read_date(text)
    if reading.status is not Status.READ or reading.value is None:
        raise UsageError("cli.as_of", value=text)
    return as_of_moment(reading.value)


def asked_years(texts: Iterable[str]) -> list[int]:
    """Return the years of --year, each once, in order."""
    years = set()
    for text in texts:
        if not (text.isascii() and text.isdecimal() and len(text) == len("2024")):
            raise UsageError("cli.year", value=text)
        years.add(int(text))
    return sorted(years)


def now() -> datetime:
    """Return the present minute."""
    return datetime.now().replace(second=0, microsecond=0)
