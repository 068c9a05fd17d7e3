"""The slips in the sample, as people make them, so that a check has something to show."""

from collections.abc import Sequence
from datetime import date
from random import Random

from xlfunnel.template.sample.follow_up_slips import (
    name_customers,
    slip_in_conduct,
    slip_in_notes,
)
from xlfunnel.template.sample.lead_slips import repeat_an_id, slip_in_leads
from xlfunnel.template.sample.people import WU
from xlfunnel.template.sample.pool import Pool
from xlfunnel.template.sample.story import Story

_SEED = "slips 10"  # chosen so that no slip hides what the sample promises


def make_slips(stories: Sequence[Story], as_of: date) -> None:
    """Put slips into some of *stories* (S2's two come first and stay as they are)."""
    others = stories[2:]
    copy = repeat_an_id(others)
    spared = (copy.lead["lead_id"], None)  # None: just typed in, nobody has looked yet
    pool = Pool.of(
        (
            story
            for story in others
            if story.lead["lead_id"] not in spared and story.lead["owner"] != WU.name
        ),
        Random(_SEED),
    )
    slip_in_conduct(pool, as_of)
    name_customers(pool, others)
    slip_in_leads(pool, as_of)
    slip_in_notes(pool)
