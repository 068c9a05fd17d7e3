"""Leads and what became of them: drawn by lot, but always the same lots."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import TypeAlias

from xlfunnel.language import Text
from xlfunnel.schema import terms
from xlfunnel.template.sample import words
from xlfunnel.values.cell import Cell, midnight

# A row before it is said in a language: a Text is to be said, a str may be a term's name.
Given: TypeAlias = dict[str, "Cell | Text"]

_COUNT = 46
_AGES = (5, 150)  # days
_FRESH = (2, 1)  # days; leads that nobody has followed up yet
_YOUNG = 4  # up to this age a lead is not followed up
_SEED = 20240329


@dataclass(slots=True)
class Story:
    """A lead with the day it came in and its follow-ups."""

    registered: date
    lead: Given
    touches: list[Given] = field(default_factory=list)


def stories_until(as_of: date) -> list[Story]:
    """Return the leads of the last months before *as_of*, oldest first."""
    chance = Random(_SEED)
    ages = sorted((chance.randrange(*_AGES) for _ in range(_COUNT)), reverse=True)
    days = [_workday(as_of - timedelta(age)) for age in (*ages, *_FRESH)]
    seen: Counter[date] = Counter()
    stories = []
    for number, registered in enumerate(days):
        seen[registered] += 1
        lead_id = f"LX{registered:%Y%m%d}{seen[registered]:03}"
        story = Story(registered, _lead(number, lead_id, registered, chance))
        _live(story, as_of, chance)
        stories.append(story)
    return stories


def _workday(day: date) -> date:
    return day - timedelta(max(0, day.weekday() - 4))


def _lead(number: int, lead_id: str, registered: date, chance: Random) -> Given:
    region, town = words.PLACES[number % len(words.PLACES)]
    industry, trade = words.TRADES[number % len(words.TRADES)]
    name = words.NAMES[number % len(words.NAMES)]
    need, budget, cycle = chance.choice(words.WISHES)
    return {
        "lead_id": lead_id,
        "customer_name": _said(words.COMPANY, town=town, name=name, trade=trade),
        "contact_person": chance.choice(words.PEOPLE),
        "contact": _contact(number),
        "source": chance.choice(words.SOURCES),
        "need": need,
        "budget": budget,
        "cycle": cycle,
        "owner": words.OWNERS[region],
        "registered_on": midnight(registered),
        "industry": industry,
        "region": region,
        "employees": float(chance.randrange(2, 40) * 10),
    }


def _contact(number: int) -> str:
    """Return one of the ways people write a contact."""
    mobile = f"1380013{8100 + number}"
    return (mobile, f"{mobile[:3]} {mobile[3:7]} {mobile[7:]}", f"lead{number}@example.com")[
        number % 3
    ]


def _said(pattern: Text, **parts: Text) -> Text:
    """Fill *parts* into *pattern*, language by language."""
    return Text(
        *(
            text.format(**{name: part[index] for name, part in parts.items()})
            for index, text in enumerate(pattern)
        )
    )


def _live(story: Story, as_of: date, chance: Random) -> None:
    """Let the lead be followed up, and won or lost if it has been there long enough."""
    age = (as_of - story.registered).days
    fate = chance.random() if age > 30 else 1.0
    end = story.registered + timedelta(chance.randrange(15, 30) if age > 30 else age)
    count = 0 if age <= _YOUNG else chance.randrange(1, 4)
    step = max(1, (end - story.registered).days // (count + 1))
    for number in range(count):
        day = story.registered + timedelta(1 + number * step)
        story.touches.append(_touch(story, day, number))
    if fate < 0.3:
        _win(story, end, chance)
    elif fate < 0.6:
        _lose(story, end, chance)
    elif count:
        story.lead["status"] = terms.FOLLOWING
        if chance.random() < 0.4:
            story.touches.append(_plan(story, as_of + timedelta(chance.randrange(1, 8))))


def _touch(story: Story, day: date, number: int) -> Given:
    channel, content, feedback, next_step, outcome = words.TALKS[number]
    return {
        "lead_id": story.lead["lead_id"],
        "owner": story.lead["owner"],
        "followed_up_on": midnight(day),
        "channel": channel,
        "content": content,
        "feedback": feedback,
        "next_step": next_step,
        "completion": terms.DONE,
        "outcome": outcome,
    }


def _plan(story: Story, day: date) -> Given:
    return {
        "lead_id": story.lead["lead_id"],
        "owner": story.lead["owner"],
        "followed_up_on": midnight(day),
        "channel": "电话",
        "next_step": words.TALKS[0][3],
        "completion": terms.NOT_STARTED,
    }


def _win(story: Story, day: date, chance: Random) -> None:
    story.lead |= {
        "status": terms.WON,
        "won_on": midnight(day),
        "won_amount": float(chance.randrange(5, 40) * 10_000),
        "won_reason": chance.choice(words.WON_REASONS),
    }


def _lose(story: Story, day: date, chance: Random) -> None:
    story.lead |= {
        "status": terms.LOST,
        "lost_on": midnight(day),
        "lost_reason": chance.choice(words.LOST_REASONS),
    }
