"""The slips in the sample, one of each kind, so that a check has something to show."""

from collections.abc import Sequence
from datetime import date, timedelta

from xlfunnel.schema import terms
from xlfunnel.template.sample import words
from xlfunnel.template.sample.stories import Story
from xlfunnel.values.cell import midnight


def make_slips(stories: Sequence[Story], as_of: date) -> None:
    """Put a slip into some of *stories* (S2's two come first and stay as they are)."""
    others = stories[2:]
    by_status = {
        status: [story for story in others if story.lead.get("status") == status]
        for status in (None, terms.FOLLOWING, terms.WON, terms.LOST)
    }
    _in_open_leads(by_status[terms.FOLLOWING])
    _in_closed_leads(by_status[terms.WON], by_status[terms.LOST])
    newest = by_status[None][-1]
    newest.lead["registered_on"] = midnight(as_of + timedelta(9))
    for story in by_status[None][:-1]:  # just typed in: no number yet
        story.lead["lead_id"] = None
    others[5].touches[0] |= {"lead_id": None, "customer_name": others[5].lead["customer_name"]}


def _in_open_leads(stories: Sequence[Story]) -> None:
    stories[0].lead["contact"] = "1380013800"  # ten digits
    stories[1].lead["source"] = words.UNKNOWN_SOURCE
    stories[2].lead["source"] = words.MISSPELT_SOURCE
    stories[3].lead["source"] = None
    stories[4].lead["need"] = words.FORMULA
    stories[5].lead["budget"] = words.UNREAD_BUDGET
    stories[6].lead["lead_id"] = stories[7].lead["lead_id"]


def _in_closed_leads(won: Sequence[Story], lost: Sequence[Story]) -> None:
    won[0].lead["won_on"] = midnight(won[0].registered - timedelta(12))
    won[1].lead["won_on"] = None
    lost[0].lead["lost_reason"] = lost[0].lead["lost_on"] = None
