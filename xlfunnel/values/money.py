"""Amounts of money in text: the units, currencies and remarks of a sales team (SPEC §2)."""

import re

from xlfunnel.values.interval import Interval
from xlfunnel.values.lexer import Lexer, Quantity, Token
from xlfunnel.values.numerals import NUMERAL, numeral

DEFAULT_CURRENCY = "CNY"

# A number below does not stand as an amount of its own: 15-10万 is 15万 to 10万.
SMALLEST_AMOUNT = 1000

# The first that matches wins: NT$ stands before $, 美元 before 元.
_CURRENCIES = {
    "TWD": r"nt\$|ntd|twd|新?台币|台元",
    "HKD": r"hk\$|hkd|港[币元纸]",
    "SGD": r"s\$|sgd|新加坡[币元]|新币",
    "AUD": r"au?\$|aud|澳[币元]",
    "CAD": r"ca?\$|cad|加[币元]",
    "USD": r"us\$|usd|美[元金刀]|\$|刀",
    "EUR": r"€|euros?|eur|欧元?",
    "GBP": r"£|gbp|英镑",
    "JPY": r"jpy|日[元币]|円",
    "KRW": r"₩|krw|韩[元币]",
    "THB": r"฿|thb|泰[铢币]",
    "MYR": r"myr|马币|林吉特|令吉",
    "INR": r"₹|inr|卢比",
    "VND": r"₫|vnd|越南?盾",
    "IDR": r"idr|印尼盾",
    "RUB": r"₽|rub|卢布",
    "CHF": r"chf|瑞士?法?郎",
    "AED": r"aed|迪拉姆",
    "CNY": r"rmb|cny|人民币|¥",
}
_YUAN = r"[元圆块]钱?[整正]?|整"  # of no currency by itself: 港币50万元

_ONE = (
    "台|套|人|名|户|个(?!月)|次|件|点位|门店|店|家|账号|用户|坐?席位?|节点|端|单|亩|吨|公里|路|辆"
    "|平方米|平米?|间|栋|校|班|床位?|个?月|季度?|天|日"
)
_WORDS = {
    "u": r"预算(?:不高|不多|较低|较高|未批|没批)|有预算$|充足|充裕|有限|紧张|不差钱",
    "p": rf"(?:[每/]|^[一1])(?:{_ONE})|单价|人均|per \w+|/mo(?:nth)?\b|monthly",  # price of one
    "y": (
        r"(?:20[0-9]{2}年?|[今明来后]年|q[1-4]|[上下]半年)的?(?=预算|投入)|(?:[每/]|^[一1])年度?|年度|年(?=预算|投入|费)"
        r"|per (?:year|annum)|/y(?:ea)?r?\b|annually"
    ),
    "k": "|".join([*_CURRENCIES.values(), _YUAN]),
    "r": (  # remarks that leave the amount as it is
        r"(?:不含|含|未|免|去)税价?|税[前后]|(?:[不未]?(?:包含|包括|含))[^,;]*|包干|全包|好(?=几)"
        r"|总?预算(?:范围|金额|额度)?|(?:总|采购|客户|信息化)(?=预算|投入|价|费)|第?[一1首]期款?"
        r"|投入|费用|总价|总额|金额|报价|价格|资金|参考|心理价位|总?投资额?|合同额|标的|budget"
        r"|软硬件|软件|硬件|系统|平台|设备|模块|项目|crm|erp|mes|wms|saas|oa|bi"
    ),
}

_MAGNITUDES = (
    (re.compile(r"[(](万元?|千元?|亿元?|元|w|k)[)]"), r"\1"),  # 20(万)
    (re.compile(r"(?<=[0-9])\s?kw(?![a-z])"), "千万"),
    (re.compile(r"(?<=[0-9十百千几多余来个])\s?(?:wan|w)(?=rmb|cny|usd|hkd|[^a-z]|$)"), "万"),
    (re.compile(r"(?<=[0-9])\s?(?:thousand|k)(?=rmb|cny|usd|hkd|[^a-z]|$)"), "千"),
    (re.compile(r"(?<=[0-9])\s?(?:million|mil|mn|m)(?![a-z0-9])"), "百万"),
    (re.compile(r"(?<![0-9.十百千几一二两三四五六七八九])[千万亿](?=量?级|元[以级])"), r"一\g<0>"),
    (re.compile(r"(?<=[0-9])[。·](?=[0-9])"), "."),
    (re.compile(rf"(?<=[万亿千百元0-9])一(?=年|{_ONE})"), "/"),  # 2万一台
)
_ODD_MAGNITUDE = re.compile("[(a-z级元。·一]")  # most texts need none of these
_BIG_UNIT = re.compile(r"([百千]?)([万亿])(?!.*[万亿])")
_LEVEL = re.compile(r"(.+?)量?级别?")


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of a folded *text* about money."""
    if _ODD_MAGNITUDE.search(text):
        for pattern, replacement in _MAGNITUDES:
            text = pattern.sub(replacement, text)
    return _LEXER.tokens(text)


def currency(tokens: list[Token]) -> str | None:
    """Return the ISO code of the currency; CNY when none is named, None when two are."""
    named = {_code(token.text) for token in tokens if token.kind == "k"} - {""}
    if len(named) > 1:
        return None
    return named.pop() if named else DEFAULT_CURRENCY


def is_named(tokens: list[Token]) -> bool:
    """Whether a currency, be it only 元, is written beside the number."""
    return any(token.kind == "k" for token in tokens)


def is_price_of_one(tokens: list[Token]) -> bool:
    """Whether the amount is for one piece, person or month: 每台2万, 1万/月."""
    return any(token.kind == "p" for token in tokens)


def _code(word: str) -> str:
    return next((code for code, words in _CURRENCIES.items() if re.fullmatch(words, word)), "")


def _measure(text: str) -> Quantity | None:
    level = _LEVEL.fullmatch(text)
    if level:
        return _order_of_magnitude(level[1])
    number = numeral(text)
    if number is None:
        return None
    big = _BIG_UNIT.search(text)
    if big:
        unit = 1e8 if big[2] == "亿" else 1e4
        compound = {"百": (100 * unit,), "千": (1000 * unit,)}.get(big[1], ())
        return Quantity(number, (*compound, unit))
    units = (1000.0,) if text.endswith("千") else ()
    return Quantity(number, units, is_bare=True, stands_alone=number.low >= SMALLEST_AMOUNT)


def _order_of_magnitude(text: str) -> Quantity | None:
    """Read 百万级: from one million up to, and not including, ten."""
    number = numeral(text)
    if number is None or not number.is_point:
        return None
    return Quantity(Interval(number.low, number.low * 10, True, False), (1e4,))


_LEXER = Lexer(rf"{NUMERAL}(?:量?级别?)?", _measure, _WORDS)
