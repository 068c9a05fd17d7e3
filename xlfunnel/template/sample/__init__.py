"""
A believable team's data, for `new --sample` and `demo`: leads, follow-ups, people.

Among the leads are S2's two sample rows with their follow-ups, and the slips that a check
has to find. Everything is counted back from one day; the same day gives the same rows.
"""

from collections.abc import Iterable
from datetime import date, datetime, time

from xlfunnel.language import Language
from xlfunnel.schema import terms
from xlfunnel.schema.declare import Row
from xlfunnel.schema.defaults import shipped_rows
from xlfunnel.schema.follow_ups import FollowUp
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.parameters import parameters
from xlfunnel.schema.reps import Rep
from xlfunnel.schema.settings import Setting
from xlfunnel.schema.writing import cell_of
from xlfunnel.template.sample import words
from xlfunnel.template.sample.s2 import stories_of_s2
from xlfunnel.template.sample.slips import make_slips
from xlfunnel.template.sample.stories import Given, stories_until
from xlfunnel.values.cell import Cell

SAMPLE_DAY = date(2024, 3, 29)  # counted back from here, S2's rows have S2's dates
_EVENING = time(18)


def sample_rows(
    language: Language, as_of: date = SAMPLE_DAY
) -> dict[type[Row], list[dict[str, Cell]]]:
    """
    Return the rows of the sample as it looks in the evening of *as_of*.

    Returns:
        Table to its rows, field to cell. Settings are the shipped ones with that evening
        as their as-of time, so that whoever refreshes the sample can take it from there.
    """
    stories = [*stories_of_s2(as_of), *stories_until(as_of)]
    make_slips(stories, as_of)
    stories.sort(key=lambda story: story.registered)
    touches = [touch for story in stories for touch in story.touches]
    touches.sort(key=lambda touch: str(touch["followed_up_on"]))
    return {
        Lead: _cells(Lead, (story.lead for story in stories), language),
        FollowUp: _cells(FollowUp, touches, language),
        Rep: _cells(Rep, _reps(), language),
        Setting: _settings(as_of, language),
    }


def _cells(row: type[Row], given: Iterable[Given], language: Language) -> list[dict[str, Cell]]:
    return [
        {name: cell_of(row.column(name).type, value, language) for name, value in values.items()}
        for values in given
    ]


def _reps() -> list[Given]:
    people = (
        (words.LI, words.EAST, terms.SENIOR, 15.0),
        (words.ZHAO, words.SOUTH, terms.REGULAR, 20.0),
        (words.WANG, words.NORTH, terms.REGULAR, 20.0),
        (words.CHEN, None, terms.ASSISTANT, 30.0),
    )
    return [
        {
            "name": name,
            "regions": region,
            "seniority": seniority,
            "monthly_capacity": capacity,
            "state": terms.ACTIVE,
        }
        for name, region, seniority, capacity in people
    ]


def _settings(as_of: date, language: Language) -> list[dict[str, Cell]]:
    name = next(p.names.to(language) for p in parameters() if p.field == "as_of")
    evening = datetime.combine(as_of, _EVENING)
    return [
        {**row, "value": evening} if row["key"] == name else row
        for row in shipped_rows(Setting, language)
    ]
