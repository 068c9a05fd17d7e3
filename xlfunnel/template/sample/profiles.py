"""The columns of a lead beside S2's: who the customer is, and how it ended."""

from datetime import date
from random import Random

from xlfunnel.language import Text
from xlfunnel.schema import terms
from xlfunnel.template.sample.arrivals import Arrival
from xlfunnel.template.sample.days import day_ahead, day_back
from xlfunnel.template.sample.fates import Fate
from xlfunnel.template.sample.story import Given
from xlfunnel.values.cell import midnight

_SIZES = (
    (50, Text("小型", "小型", "Small")),
    (300, Text("中型", "中型", "Medium")),
    (10**9, Text("大型", "大型", "Large")),
)
NEW, KNOWN = Text("新客户", "新客戶", "New"), Text("老客户", "舊客戶", "Existing")
_PARTNERS = (
    Text("蓝桥系统集成", "藍橋系統整合", "Bluebridge Systems"),
    Text("众拓软件", "眾拓軟體", "Zenpath Software"),
    Text("沐川咨询", "沐川顧問", "Mossbrook Advisers"),
)
_RETURNED = Text("号码停机，邮件也退回", "號碼停用，信件也退回", "Number dead, e-mail bounced")
_YUAN_PER_HEAD = (300_000, 900_000)  # revenue


def profile(arrival: Arrival, came_before: list[Arrival], chance: Random) -> Given:
    """Return what is known of the customer: much of it is never asked for."""
    customer, wish = arrival.customer, arrival.wish
    revenue = customer.employees * chance.randrange(*_YUAN_PER_HEAD)
    is_known = any(earlier.customer is customer for earlier in came_before)
    is_buying = wish.clarity == terms.CLEAR_NEED
    size = next(name for most, name in _SIZES if customer.employees < most)
    asked: Given = {
        "industry": customer.industry,
        "region": customer.region,
        "company_size": size,
        "employees": float(round(customer.employees, -1) or 10),
        "annual_revenue": float(round(revenue, -6) or 1_000_000),
        "customer_type": KNOWN if is_known else NEW,
        "has_purchase_plan": is_buying,
        "clarity": wish.clarity or None,
    }
    shares = (90, 93, 45, 55, 30, 50, 45, 6)
    lots = [chance.randrange(100) for _ in shares]
    filled: Given = {
        name: value if lot < share else None
        for (name, value), lot, share in zip(asked.items(), lots, shares, strict=True)
    }
    return filled | {"referrer": _referrer(arrival, came_before, chance)}


def _referrer(arrival: Arrival, came_before: list[Arrival], chance: Random) -> Text | None:
    partner, lot = chance.choice(_PARTNERS), chance.random()
    if arrival.origin.name == "合作伙伴推荐":
        return partner
    others = [earlier for earlier in came_before if earlier.customer is not arrival.customer]
    if arrival.origin.name == "客户转介绍" and others:
        return others[int(lot * len(others))].customer.name
    return None


def ending(arrival: Arrival, fate: Fate, as_of: date, chance: Random) -> Given:
    """Return the columns that say how the lead stands, or what is expected of it."""
    lots = [chance.randrange(100) for _ in range(3)]
    share, ahead = chance.uniform(0.82, 1.06), chance.randrange(8, 60)
    span = arrival.ago - fate.ago
    ended = midnight(day_back(as_of, fate.ago))
    if fate.status == terms.WON:
        signed = midnight(day_back(as_of, fate.ago + span // 6))
        became = midnight(day_back(as_of, fate.ago + span // 2))
        return {
            "won_on": ended,
            "won_amount": float(round(arrival.wish.price * share, -3)),
            "won_reason": fate.reason,
            "intent_signed_on": signed if lots[0] < 40 else None,
            "opportunity_on": became if lots[1] < 50 else None,
        }
    if fate.status == terms.LOST:
        is_returned = fate.reason == "联系不上" and lots[0] < 30
        return {
            "lost_on": ended,
            "lost_reason": fate.reason,
            "return_reason": _RETURNED if is_returned else None,
        }
    if arrival.grade not in (terms.HIGH, terms.MEDIUM):
        return {}
    is_high = arrival.grade == terms.HIGH
    return {
        "expected_conversion_on": midnight(day_ahead(as_of, ahead)) if lots[0] < 45 else None,
        "forecast": ("高" if is_high and lots[1] < 60 else "中") if lots[2] < 50 else None,
    }
