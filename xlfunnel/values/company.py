"""
What a company's name says: its core, where it is, and which of several it is (SPEC §3).

The core is what is left without legal form, brackets, region and branch: 鑫度科技 of
上海鑫度科技(集团)股份有限公司北京分公司. The stem is the core without the words of its trade: 鑫度.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from xlfunnel.values.digits import arabic
from xlfunnel.values.places import LONGEST_PLACE, NOWHERE, PLACES
from xlfunnel.values.text import fold

SHORTEST_CORE = 2  # characters; a shorter one tells no company from another

_LONGEST = 120  # characters; a longer text is a remark and no name

_NO_NAME = re.compile(
    r"无|暂无|没有|不详|未知|匿名|保密|待定|待补充?|待确认|待填写?|未填写?|个人|个人客户|散客|客户|新客户|老客户"
    r"|公司|某公司|某某|某某公司|测试|测试公司|n/?a|none|null|unknown|test|tbd|\W+"
)
_ASIDE = re.compile(r"[(\[{<【〔《「『]([^()\[\]{}<>【】〔〕《》「」『』]*)[)\]}>】〕》」』]")
_ASIDE_IN_NUMBERS = re.compile(r"第?\d+|(?=.*\d).{0,4}?[店号部厂校院分区楼组司].{0,4}")
_FINANCIAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")
_NUMBER = re.compile(r"\d+")
_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_NO_LETTER = re.compile(r"[\W_]+")
_LEGAL_FORM = re.compile(
    r"(?:(?:股份|集团|控股|有限|责任|总公司|公司|企业|合伙|普通|特殊)+"
    r"|(?:[\s.,]+(?:co|company|ltd|limited|inc|corp|corporation|group|llc|plc|gmbh|ag|pte|pty))+"
    r"[.\s]*)$"
)
_BRANCH_WORDS = (
    "分公司", "子公司", "分店", "分部", "分行", "支行", "分校", "分院", "分厂",
    "办事处", "代表处", "联络处", "营业部", "经营部", "门店",
)  # fmt: skip
_OF_COMPANY = re.compile(r"(.{2,}?(?:公司|集团))(.{1,12})")
_TAG = re.compile(r"第?[\d一二三四五六七八九十]+$")
_OF_PLACE = ("特别行政区", "自治区", "自治州", "省", "市")
_DISTRICT = re.compile(r"^[\u4e00-\u9fff]{2,3}?(?:新区|区|县|市)(?=[\u4e00-\u9fff]{2})")
TRADES = re.compile(
    r"(?:科技|技术|网络|信息|软件|电子|智能|数据|数码|数字|系统|集成|通信|通讯|物联网?|互联网?|云计算"
    r"|贸易|商贸|工贸|经贸|国际|进出口|实业|工业|产业|制造|机械|机电|重工|设备|装备|仪器|仪表|材料|新材料"
    r"|能源|新能源|电力|环保|环境|电气|电器|自动化|建筑|建设|建材|工程|装饰|房地产|地产|置业|物业|物流|运输"
    r"|供应链|食品|餐饮|饮料|啤酒|酒店|酒业|农业|生物|医药|制药|药业|医疗|器械|健康|化工|化学|日化|服饰|服装"
    r"|纺织|家居|家具|文化|传媒|传播|广告|影视|教育|培训|咨询|管理|服务|投资|资本|资产|金融|保险|证券|基金"
    r"|银行|信托|发展|开发|电子商务|电商|商务|商业|企业|人力资源|汽车|零部件|五金|塑料|塑胶|包装|印刷|光电"
    r"|半导体|安防|航空|旅游|体育|大学|学院|学校|中学|小学|医院|超市|百货|商场|研究院|研究所|设计)+$"
)


@dataclass(frozen=True, slots=True)
class Company:
    """
    A customer's name taken apart; every part is folded and "" or () where there is none.

    Attributes:
        name: The whole name, letters and digits only.
        core: What tells the company from others, its numbers in digits.
        stem: The core without the words of its trade; the core where nothing would be left.
        is_bare: Whether the name has neither legal form nor branch, as short names have none.
        place: Province and city, as far as the name says so.
        numbers: Its numbers in order: ("2",) of 第二中学 and of 2号店.
        branch: Which branch it is: the city or the words before 分公司.
    """

    name: str = ""
    core: str = ""
    stem: str = ""
    is_bare: bool = True
    place: tuple[str, str] = NOWHERE
    numbers: tuple[str, ...] = ()
    branch: str = ""

    @property
    def is_key(self) -> bool:
        """Whether the core is long enough to tell companies apart."""
        return len(self.core) >= SHORTEST_CORE


@lru_cache(maxsize=1 << 17)
def company(text: str) -> Company:
    """
    Return what the name *text* says; an empty one for 个人, 未知 and the like.

    >>> company("上海鑫度科技（集团）股份有限公司").core, company("Acme Tools Co., Ltd.").core
    ('鑫度科技', 'acmetools')
    >>> company("第二中学").numbers, company("腾讯科技(深圳)有限公司").place
    (('2',), ('广东', '深圳'))
    """
    folded = fold(text)
    if len(folded) > _LONGEST or _NO_NAME.fullmatch(folded):
        return Company()
    asides = _ASIDE.findall(folded)
    plain = _ASIDE.sub("", folded).strip()
    main, branch = _without_branch(plain)
    short = _LEGAL_FORM.sub("", main)
    place, rest = _without_place(_letters(short))
    for aside in asides:
        place = place if any(place) else _without_place(aside)[0]
    tag = _letters(branch or "")
    tag_place, tag_rest = _without_place(tag)
    core, counted = _in_digits(rest), _in_digits(" ".join([tag_rest, *_numbered(asides)]))
    return Company(
        name=_letters(folded),
        core=core,
        stem=TRADES.sub("", core) or core,
        is_bare=short == main and branch is None,
        place=place,
        numbers=tuple(_NUMBER.findall(f"{core} {counted}")),
        branch=tag_place[1] or tag_place[0] or _in_digits(tag).removeprefix("第"),
    )


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text)


def _in_digits(text: str) -> str:
    return _LEADING_ZEROS.sub("", arabic(text.translate(_FINANCIAL)))


def _numbered(asides: list[str]) -> list[str]:
    """Return the asides that number a place of business, (2号店); not (2024展会)."""
    return [aside for aside in asides if _ASIDE_IN_NUMBERS.fullmatch(_in_digits(_letters(aside)))]


def _without_branch(text: str) -> tuple[str, str | None]:
    """Return the company of a branch and what is said of the branch; None for no branch."""
    if text.endswith(_BRANCH_WORDS):
        head = text[: -max(len(word) for word in _BRANCH_WORDS if text.endswith(word))]
        if company_first := _OF_COMPANY.fullmatch(head):
            return company_first[1], company_first[2]
        at = _start_of_tag(head)
        return head[:at], head[at:]
    if text.endswith("店") and (at := _start_of_tag(text[:-1])) < len(text) - 1:
        return text[:at], text[at:-1]
    return text, None


def _start_of_tag(head: str) -> int:
    """Return where the place or number begins that *head* ends with, its length for none."""
    number = _TAG.search(head)
    if number and number.start() >= SHORTEST_CORE:
        return number.start()
    bare = head.removesuffix("市")
    for length in range(LONGEST_PLACE, 1, -1):
        if len(bare) > length and bare[-length:] in PLACES:
            return len(bare) - length
    return len(head)


def _without_place(text: str) -> tuple[tuple[str, str], str]:
    """Return the place *text* begins with, and the rest; all of it where only a trade is left."""
    place, rest = NOWHERE, text
    while found := _place_at_start(rest, within=place[0]):
        place, rest = PLACES[found], rest.removeprefix(found)
        suffix = next((word for word in _OF_PLACE if rest.startswith(word)), "")
        rest = rest.removeprefix(suffix)
        if suffix == "市":
            rest = _DISTRICT.sub("", rest)
        if place[1]:
            break
    is_all = len(rest) < SHORTEST_CORE or not TRADES.sub("", rest)
    return (NOWHERE, text) if rest and is_all else (place, rest)


def _place_at_start(text: str, within: str) -> str:
    """Return the place that *text* begins with, one of province *within* where that is given."""
    for length in range(LONGEST_PLACE, 1, -1):
        place = PLACES.get(text[:length])
        if place and (not within or (place[0] == within and place[1])):
            return text[:length]
    return ""
