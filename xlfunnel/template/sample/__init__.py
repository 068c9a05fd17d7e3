"""
A believable team's data, for `new --sample` and `demo`: leads, follow-ups, people.

Among the leads are S2's two sample rows with their follow-ups, and the slips that a check
has to find. Everything is counted back from one day; the same day gives the same rows.
"""

from collections.abc import Iterable
from datetime import date, datetime, time

from xlfunnel.language import Language
from xlfunnel.schema.declare import Row
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.writing import cell_of
from xlfunnel.template.sample.people import rows_of_team
from xlfunnel.template.sample.s2 import stories_of_s2
from xlfunnel.template.sample.slips import make_slips
from xlfunnel.template.sample.stories import stories_until
from xlfunnel.template.sample.story import Given
from xlfunnel.values.cell import Cell

SAMPLE_DAY = date(2024, 3, 29)  # counted back from here, S2's rows have S2's dates


def evening_of(day: date) -> datetime:
    """Return the moment that the sample of *day* is told for."""
    return datetime.combine(day, time(18))


def sample_rows(
    language: Language, as_of: date = SAMPLE_DAY
) -> dict[type[Row], list[dict[str, Cell]]]:
    """
    Return the rows of the sample as it looks in the evening of *as_of*.

    Returns:
        Table to its rows, field to cell.
    """
    stories = [*stories_of_s2(as_of), *stories_until(as_of)]
    make_slips(stories, as_of)
    stories.sort(key=lambda story: story.registered)
    touches = [touch for story in stories for touch in story.touches]
    touches.sort(key=lambda touch: str(touch["followed_up_on"]))
    return {
        Lead: _cells(Lead, (story.lead for story in stories), language),
        FollowUp: _cells(FollowUp, touches, language),
        Rep: _cells(Rep, rows_of_team(as_of), language),
    }


def _cells(row: type[Row], given: Iterable[Given], language: Language) -> list[dict[str, Cell]]:
    return [
        {name: cell_of(row.column(name).type, value, language) for name, value in values.items()}
        for values in given
    ]
