"""Slips in the follow-ups: what was noted wrongly, and what was done wrongly."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import cycle

from xlfunnel.language import Text
from xlfunnel.schema import terms
from xlfunnel.template.sample import talks
from xlfunnel.template.sample.days import working_days
from xlfunnel.template.sample.people import HE, TEAM, WU
from xlfunnel.template.sample.pool import Pool
from xlfunnel.template.sample.story import Given, Story
from xlfunnel.values.cell import midnight

_UNKNOWN_CUSTOMER = Text("海瑭（老客户）", "海瑭（舊客戶）", "Seaton Cross (old customer)")
_UNKNOWN_CHANNEL = Text("QQ语音", "LINE通話", "Teams chat")
_WEEK, _MONTH = 6, 26  # days that lie within one, as of any hour
_CLOSED = (terms.WON, terms.LOST)
_YEAR = timedelta(365)  # a wrong year is a common slip


def slip_in_notes(pool: Pool) -> None:
    """Spoil a cell each of some follow-ups of leads that are closed, so that no clock minds."""
    for _ in range(2):
        touch = pool.take(*_CLOSED, touches=3).touches[1]
        touch["lead_id"] = f"{str(touch['lead_id'])[:10]}09"  # a digit has been left out
    early = pool.take(terms.LOST, touches=3)
    early.touches[0]["followed_up_on"] = midnight(early.registered - timedelta(7))
    late = pool.take(terms.WON, touches=3).touches[1]
    late["followed_up_on"] = midnight(_day(late) + _YEAR)
    pool.take(terms.WON, touches=4).touches[2]["followed_up_on"] = None
    pool.take(terms.LOST, touches=3).touches[1]["content"] = None
    pool.take(*_CLOSED, touches=2).touches[0]["channel"] = _UNKNOWN_CHANNEL


def name_customers(pool: Pool, stories: Sequence[Story]) -> None:
    """Write a customer's name instead of the id: mostly it is the name of one lead only."""
    count = Counter(story.lead["customer_name"] for story in stories)
    names = (
        (3, lambda story: count[story.lead["customer_name"]] == 1),
        (1, lambda story: count[story.lead["customer_name"]] > 1),
    )
    for times, fits in names:
        for _ in range(times):
            story = pool.take(*_CLOSED, touches=2, fits=fits)
            name = story.lead["customer_name"]
            story.touches[0] |= {"lead_id": None, "customer_name": name}
    nobody = pool.take(*_CLOSED, touches=3).touches[1]
    nobody |= {"lead_id": None, "customer_name": _UNKNOWN_CUSTOMER}


def slip_in_conduct(pool: Pool, as_of: date) -> None:
    """Let people follow a customer up twice or too often, and not as they have planned."""
    others = cycle(person for person in TEAM if person not in (HE, WU))
    for _ in range(2):
        story = pool.take(terms.FOLLOWING, fits=lambda story: _is_busy(story, as_of, 0))
        other = next(person for person in others if person.name != story.lead["owner"])
        story.touches.append({**story.touches[-1], "owner": other.name, **_words(talks.CHASE[0])})
    low = pool.take(terms.FOLLOWING, fits=lambda story: story.grade == terms.LOW)
    calls = [talk for talk in talks.CHASE if talk.channel == talks.PHONE]
    days = reversed(working_days(as_of, 2, _MONTH)[: 3 * len(calls) : 3])
    low.touches += [
        {**low.touches[-1], "followed_up_on": midnight(day), **_words(call)}
        for day, call in zip(days, calls, strict=True)
    ]
    for _ in range(3):
        story = pool.take(terms.FOLLOWING, fits=lambda story: _is_busy(story, as_of, 3))
        story.touches.append(_missed_plan(story, working_days(as_of, 1, 4)[0]))


def _is_busy(story: Story, as_of: date, ago: int) -> bool:
    """Return whether the lead was last followed up this week, *ago* days before or earlier."""
    if story.grade not in (terms.HIGH, terms.MEDIUM) or story.lead["owner"] == HE.name:
        return False
    return ago <= (as_of - _day(story.touches[-1])).days <= _WEEK


def _missed_plan(story: Story, day: date) -> Given:
    channel, what = talks.PLANS[0]
    return {
        "lead_id": story.lead["lead_id"],
        "owner": story.lead["owner"],
        "followed_up_on": midnight(day),
        "channel": channel,
        "next_step": what,
        "completion": terms.NOT_STARTED,
    }


def _words(talk: talks.Talk) -> Given:
    return {
        "channel": talk.channel,
        "content": talk.content,
        "feedback": talk.feedback,
        "next_step": None,
        "outcome": talk.outcome,
        "completion": terms.DONE,
    }


def _day(touch: Given) -> date:
    moment = touch["followed_up_on"]
    return moment.date() if isinstance(moment, datetime) else date.min
