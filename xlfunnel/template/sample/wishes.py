"""What the customers of the sample want, and how they write need, budget and decision time."""

from dataclasses import dataclass
from random import Random

from xlfunnel.language import Text
from xlfunnel.schema import terms
from xlfunnel.template.sample.people import (
    BUILDING,
    ELECTRONICS,
    FOOD,
    HEALTH,
    LOGISTICS,
    MANUFACTURING,
    RETAIL,
    SERVICES,
)
from xlfunnel.template.sample.story import said, same

# What is wanted, what it costs in 10,000 yuan, and in which industries; none for any.
_PRODUCTS: tuple[tuple[Text, tuple[int, int], tuple[Text, ...]], ...] = (
    (Text("CRM系统", "CRM系統", "a CRM"), (8, 30), ()),
    (Text("BI报表系统", "BI報表系統", "BI reports"), (8, 30), ()),
    (Text("ERP系统", "ERP系統", "an ERP"), (25, 80), (MANUFACTURING, ELECTRONICS, FOOD)),
    (Text("MES系统", "MES系統", "an MES"), (30, 80), (MANUFACTURING, ELECTRONICS)),
    (
        Text("数字化工厂方案", "數位化工廠方案", "a digital factory"),
        (50, 90),
        (MANUFACTURING,),
    ),
    (
        Text("设备巡检系统", "設備巡檢系統", "equipment inspection"),
        (8, 25),
        (MANUFACTURING, BUILDING),
    ),
    (
        Text("售后服务系统", "售後服務系統", "an after-sales system"),
        (8, 25),
        (MANUFACTURING, ELECTRONICS, HEALTH),
    ),
    (
        Text("质量追溯系统", "品質追溯系統", "a traceability system"),
        (15, 45),
        (FOOD, HEALTH, ELECTRONICS),
    ),
    (Text("进销存系统", "進銷存系統", "stock software"), (5, 20), (RETAIL, FOOD)),
    (Text("会员管理系统", "會員管理系統", "a loyalty system"), (6, 20), (RETAIL, FOOD)),
    (Text("门店收银系统", "門市收銀系統", "shop tills"), (5, 18), (RETAIL, FOOD)),
    (Text("仓储管理系统", "倉儲管理系統", "a warehouse system"), (15, 50), (LOGISTICS, RETAIL)),
    (Text("运输调度系统", "運輸調度系統", "transport planning"), (15, 45), (LOGISTICS,)),
    (
        Text("冷链温控系统", "冷鏈溫控系統", "cold-chain monitoring"),
        (12, 40),
        (LOGISTICS, FOOD, HEALTH),
    ),
    (
        Text("项目管理系统", "專案管理系統", "project management"),
        (6, 25),
        (SERVICES, BUILDING),
    ),
    (
        Text("合同管理系统", "合約管理系統", "contract management"),
        (5, 18),
        (SERVICES, BUILDING, HEALTH),
    ),
    (Text("工时管理系统", "工時管理系統", "timesheets"), (4, 12), (SERVICES,)),
    (Text("客服工单系统", "客服工單系統", "a help desk"), (5, 20), (SERVICES, RETAIL)),
)

# How a need is written, by how clear it is. Each but the vague ones has a word of 关键词.
_NEEDS: dict[str, tuple[Text, ...]] = {
    terms.CLEAR_NEED: (
        Text("需要{x}，年中前上线", "需要{x}，年中前上線", "Need {x}, live by mid-year"),
        Text(
            "采购{x}，三家比价", "採購{x}，三家比價", "Purchase of {x}, comparing three suppliers"
        ),
        Text("{x}已立项，要报价", "{x}已立案，要報價", "Approved project: {x}, wants a quotation"),
        Text(
            "要更换现在的{x}，用了八年",
            "要更換現在的{x}，用了八年",
            "Wants to replace {x}, 8 years old",
        ),
        Text(
            "{x}招标，要演示和案例",
            "{x}招標，要展示和案例",
            "Tender for {x}, wants a demo and cases",
        ),
        Text("需要{x}，两个分公司一起用", "需要{x}，兩個分公司一起用", "Need {x} for two branches"),
        Text(
            "想购买{x}，要能接财务软件",
            "想購買{x}，要能串接財務軟體",
            "Wants to buy {x} that works with accounting",
        ),
    ),
    terms.FIRST_INTEREST: (
        Text("想了解{x}的报价", "想了解{x}的報價", "Would like to know what {x} costs"),
        Text(
            "对{x}感兴趣，先看演示",
            "對{x}有興趣，先看展示",
            "Interested in {x}, wants a demo first",
        ),
        Text("咨询{x}，问手机能不能用", "諮詢{x}，問手機能不能用", "Enquiry about {x} on phones"),
        Text("希望试用{x}", "希望試用{x}", "Asks for a trial of {x}"),
        Text("在对比几家的{x}", "在比較幾家的{x}", "Wants to compare offers for {x}"),
        Text("想了解一下{x}怎么收费", "想了解一下{x}怎麼收費", "Wants to learn more about {x}"),
    ),
    terms.ONLY_AWARE: (
        Text("随便看看{x}", "隨便看看{x}", "Just looking at {x}"),
        Text("收集资料，{x}明年再说", "蒐集資料，{x}明年再說", "Collecting information on {x}"),
        Text("暂无采购{x}的打算", "暫無採購{x}的打算", "No plan to purchase {x} yet"),
        Text("暂无需求，加了联系方式", "暫無需求，留了聯絡方式", "No need now, left a contact"),
    ),
    "": (
        Text("问了{x}，没细说", "問了{x}，沒細說", "Asked about {x}, no details"),
        Text("{x}，请回电", "{x}，請回電", "Please call back about {x}"),
        Text("留言要回电", "留言請回電", "Left a message, please call back"),
        Text("领了{x}彩页", "拿了{x}型錄", "Took a leaflet on {x}"),
    ),
}

# How a budget is written: m is it, a to b what lies around it, in 10,000 yuan (k: in 1,000,
# f: in full).
_BUDGETS = (
    Text("{a}-{b}万", "{a}-{b}萬", "{ka}k-{kb}k"),
    Text("{a}-{b}万", "{a}-{b}萬", "{ka}-{kb}k"),
    Text("{a}万-{b}万", "{a}萬～{b}萬", "{fa}-{fb}"),
    Text("{m}万左右", "{m}萬左右", "about {km}k"),
    Text("约{m}万", "約{m}萬", "around {km}k"),
    Text("{m}万", "{m}萬", "{km}k"),
    Text("{m}W", "{m}萬上下", "{km}K"),
    Text("{km}000", "{fm}", "{fm}"),
    Text("￥{fm}", "{fm}元", "CNY {fm}"),
    Text("{a}万以上", "{a}萬以上", "{ka}k+"),
)
_NO_BUDGETS = (
    Text("待确认", "待確認", "to be confirmed"),
    Text("未定", "未定", "tbc"),
    Text("看方案再定", "看方案再定", "unknown"),
    Text("{b}万以内", "{b}萬以內", "under {kb}k"),
    None,
    None,
)

_SOON, _LATER, _LATE, _UNKNOWN = "soon", "later", "late", "unknown"
_CYCLES: dict[str, tuple[Text | None, ...]] = {
    _SOON: (
        Text("1个月", "1個月", "1 month"),
        Text("一个月内", "一個月內", "within 1 month"),
        Text("两周", "兩週", "2 weeks"),
        Text("2周", "2週", "2 weeks"),
        Text("20天", "20天", "20 days"),
        Text("半个月", "半個月", "15 days"),
        Text("30天", "30天", "30 days"),
    ),
    _LATER: (
        Text("2-3个月", "2-3個月", "2-3 months"),
        Text("两个月", "兩個月", "2 months"),
        Text("2个月", "2個月", "2 months"),
        Text("45天", "45天", "45 days"),
        Text("一个半月", "一個半月", "1.5 months"),
        Text("60天", "60天", "60 days"),
    ),
    _LATE: (
        Text("3个月以上", "3個月以上", "over 3 months"),
        Text("半年", "半年", "6 months"),
        Text("3-6个月", "3-6個月", "3-6 months"),
        Text("半年以上", "半年以上", "more than 6 months"),
    ),
    _UNKNOWN: (
        Text("不确定", "不確定", "not sure"),
        Text("待定", "待定", "tbd"),
        Text("看情况", "看情況", "not sure"),
        None,
    ),
}

# Ways to a grade: clarity, whether the budget is known, decision time; and how many of ten.
_WAYS: dict[str, tuple[tuple[str, bool, str, int], ...]] = {
    terms.HIGH: ((terms.CLEAR_NEED, True, _SOON, 10),),
    terms.MEDIUM: (
        (terms.CLEAR_NEED, True, _LATER, 4),
        (terms.CLEAR_NEED, False, _SOON, 1),
        (terms.FIRST_INTEREST, True, _LATER, 3),
        (terms.FIRST_INTEREST, False, _LATER, 1),
        (terms.FIRST_INTEREST, True, _SOON, 1),
    ),
    terms.LOW: (
        (terms.ONLY_AWARE, False, _LATE, 5),
        (terms.ONLY_AWARE, False, _UNKNOWN, 4),
        (terms.ONLY_AWARE, True, _LATE, 1),
    ),
    terms.UNGRADED: (("", False, _UNKNOWN, 10),),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """A need with its budget and decision time as typed; the clarity, and the price in 元."""

    product: Text
    need: Text
    budget: Text | None
    cycle: Text | None
    clarity: str
    price: int


def wish(grade: str, industry: Text, chance: Random) -> Wish:
    """Return a wish of somebody in *industry* which is graded *grade*."""
    fitting = [item for item in _PRODUCTS if not item[2] or industry in item[2]]
    product, (low, high), _ = chance.choices(fitting, [1 + bool(item[2]) for item in fitting])[0]
    ways = _WAYS[grade]
    clarity, is_known, time, _ = chance.choices(ways, [way[3] for way in ways])[0]
    price = _rounded(chance.randint(low, high))
    budget = chance.choice(_BUDGETS if is_known else _unknown_budgets(grade))
    return Wish(
        product=product,
        need=_capital(said(chance.choice(_NEEDS[clarity]), {"x": product})),
        budget=None if budget is None else said(budget, _amounts(price)),
        cycle=chance.choice(_CYCLES[time]),
        clarity=clarity,
        price=price * 10_000,
    )


def _unknown_budgets(grade: str) -> list[Text | None]:
    """Return what is no budget; of an ungraded lead not even a limit is known."""
    return [
        text for text in _NO_BUDGETS if grade != terms.UNGRADED or not (text and "{" in text[0])
    ]


def _amounts(price: int) -> dict[str, Text]:
    low, high = _rounded(round(price * 0.8)), _rounded(round(price * 1.25))
    numbers = {"m": price, "a": low, "b": max(high, low + 1)}
    texts = {name: same(str(number)) for name, number in numbers.items()}
    texts |= {f"k{name}": same(str(number * 10)) for name, number in numbers.items()}
    return texts | {f"f{name}": same(f"{number * 10_000:,}") for name, number in numbers.items()}


def _rounded(amount: int) -> int:
    return amount if amount < 20 else 5 * round(amount / 5)


def _capital(text: Text) -> Text:
    return text._replace(en=text.en[0].upper() + text.en[1:])
