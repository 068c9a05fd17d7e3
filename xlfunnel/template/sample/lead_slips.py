"""Slips in the leads: what people mistype, leave out, or copy and forget to change."""

from collections.abc import Sequence
from datetime import date, timedelta

from xlfunnel.language import Text
from xlfunnel.schema import terms
from xlfunnel.template.sample.people import LI
from xlfunnel.template.sample.pool import Pool
from xlfunnel.template.sample.story import Story, same
from xlfunnel.values.cell import Cell, midnight

# What stands in a cell of a lead instead of what should, by the status of the lead. What a
# grade is made of is spoilt in closed leads only: a story goes with the grade it was told for.
_CELLS: tuple[tuple[str, str, Cell | Text], ...] = (
    (terms.FOLLOWING, "contact", Text("1380000192", "0912-000-19", "+44 113 496 01")),
    (terms.FOLLOWING, "contact", Text("1.38E+10", "9.12E+08", "4.41E+11")),
    (terms.FOLLOWING, "contact", Text("zhang@qq", "chang@gmail", "harris@mail")),
    (terms.FOLLOWING, "contact", Text("139****0127", "0933-***-127", "+44 113 *** 0127")),
    (terms.FOLLOWING, "contact", None),
    (terms.LOST, "contact", None),
    (terms.FOLLOWING, "contact_person", None),
    (terms.WON, "contact_person", None),
    (terms.LOST, "need", None),
    (terms.WON, "need", None),
    (terms.LOST, "need", same('=HYPERLINK("http://example.com","?")')),
    (terms.FOLLOWING, "source", Text("官网表丹", "官網表丹", "Webste form")),
    (terms.FOLLOWING, "source", Text("抖音直播", "蝦皮直播", "TikTok live")),
    (terms.FOLLOWING, "source", Text("抖音直播", "蝦皮直播", "TikTok live")),
    (terms.LOST, "source", Text("抖音直播", "蝦皮直播", "TikTok live")),
    (terms.FOLLOWING, "source", None),
    (terms.LOST, "source", None),
    (terms.WON, "source", None),
    (terms.WON, "budget", Text("见附件", "見附件", "see attachment")),
    (terms.LOST, "budget", Text("老板说了算", "老闆說了算", "ask the boss")),
    (terms.LOST, "cycle", Text("等招标", "等招標", "after the fair")),
    (terms.FOLLOWING, "registered_on", Text("上周三", "上週三", "last Wednesday")),
    (terms.WON, "won_on", None),
    (terms.WON, "won_on", None),
    (terms.WON, "won_amount", None),
    (terms.LOST, "lost_reason", None),
    (terms.LOST, "lost_reason", None),
    (terms.LOST, "lost_on", None),  # the refresh fills it
)
_MISSPELT_OWNER = Text("李消售", "李業物", "Li Nna")
_DAYS_EARLY = 12  # in the same month, so that no month is there for a slip alone
# An input method for Chinese may leave these; they are read all the same.
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def repeat_an_id(stories: Sequence[Story]) -> Story:
    """Let a lead be a copy of an earlier row of its owner whose id has stayed; return it."""
    open_ones = [story for story in stories if story.lead["status"] == terms.FOLLOWING]
    first = open_ones[len(open_ones) // 2]
    later = open_ones[len(open_ones) // 2 + 1 :]
    copy = next(story for story in later if story.lead["owner"] == first.lead["owner"])
    for row in (copy.lead, *copy.touches):
        row["lead_id"] = first.lead["lead_id"]
    return copy


def slip_in_leads(pool: Pool, as_of: date) -> None:
    """Spoil a cell each of some leads."""
    for status, field, cell in _CELLS:
        pool.take(status).lead[field] = cell
    owned = pool.take(terms.FOLLOWING, fits=lambda story: story.lead["owner"] == LI.name)
    owned.lead["owner"] = _MISSPELT_OWNER
    _slip_in_dates(pool, as_of)
    lead = pool.take(terms.FOLLOWING, fits=_has_a_phone).lead
    zh_cn, zh_tw, en = _texts(lead["contact"])
    lead["contact"] = Text(zh_cn.translate(_FULL_WIDTH), zh_tw.translate(_FULL_WIDTH), en)


def _slip_in_dates(pool: Pool, as_of: date) -> None:
    new = pool.take(terms.WAITING)
    new.lead["registered_on"] = midnight(as_of + timedelta(2))
    won = pool.take(terms.WON, fits=lambda story: story.registered.day > _DAYS_EARLY)
    won.lead["won_on"] = midnight(won.registered - timedelta(_DAYS_EARLY))
    lost = pool.take(terms.FOLLOWING, touches=2)
    lost.lead["lost_on"] = lost.touches[-1]["followed_up_on"]


def _has_a_phone(story: Story) -> bool:
    return _texts(story.lead["contact"])[0].isdigit()


def _texts(cell: Cell | Text) -> Text:
    return cell if isinstance(cell, Text) else same("")
