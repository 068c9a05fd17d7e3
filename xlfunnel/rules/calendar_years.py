"""Whether 日历 knows the years in which clocks run now (SPEC §4)."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from xlfunnel.schema import terms
from xlfunnel.schema.calendar import CalendarDay
from xlfunnel.schema.clocks import ClockRule

_DECEMBER = 12  # clocks begin to run over into the next year


def years_without_days(
    as_of: datetime, days: Iterable[CalendarDay], clocks: Sequence[ClockRule], mode: str
) -> list[int]:
    """
    Return the years that clocks run in now and of which 日历 has no day at all.

    None where no clock looks at it: by literal hours only a limit in working days does. That
    a visit may be confirmed a day early asks for no calendar.

    Args:
        as_of: The moment that counts as now; in December its next year counts too.
        days: Rows of 日历.
        clocks: Usable rows of 时限规则.
        mode: A word of 计时方式.
    """
    counted = {c.time_unit for c in clocks if c.clause != terms.VISIT_CONFIRMATION}
    if not clocks or (mode == terms.LITERAL_HOURS and terms.WORKING_DAYS not in counted):
        return []
    years = [as_of.year, as_of.year + 1] if as_of.month == _DECEMBER else [as_of.year]
    known = {row.day.year for row in days if row.day}
    return [year for year in years if year not in known]
