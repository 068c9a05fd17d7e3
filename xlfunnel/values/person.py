"""The people in a 联系人 cell: who they are, and whether the name alone tells who."""

import re
from dataclasses import dataclass
from functools import lru_cache

from xlfunnel.values.text import fold

_SEPARATORS = re.compile(r"[、,;/&\n|+]|和(?=[\u4e00-\u9fff]{2})")
_ASIDE = re.compile(r"[(\[【][^()\[\]【】]*[)\]】]|[\d*+-]{7,}")
_BETWEEN_HAN = re.compile(r"(?<=[\u4e00-\u9fff])[ ·]+(?=[\u4e00-\u9fff])")
_TITLES = re.compile(
    r"(?:副?(?:总经理|经理|总监|总裁|总|主任|主管|厂长|院长|校长|所长|园长|科长|处长|部长|局长|董事长|店长|站长"
    r"|队长|会长|社长|组长)|书记|董事|董|老板|老板娘|老师|先生|女士|小姐|太太|夫人|姐|哥|叔|阿姨|同学"
    r"|工程师|工|会计|出纳|采购员?|助理|秘书|顾问|博士|教授|医生|律师|专员|代表|业务员?)+$"
)
_ROLE_BEFORE = re.compile(
    r"^(?:采购|财务|技术|行政|人事|市场|销售|运营|设备|信息|老板)(?:部|科)?[ :]*(?=.)"
)
_ENGLISH_TITLES = re.compile(r"^(?:(?:mr|mrs|ms|miss|dr|prof)[. ]+)+")
_FAMILIAR = re.compile(r"[老小阿大](.)")
_DOUBLE_SURNAMES = frozenset(
    re.findall("..", "欧阳司马上官诸葛东方皇甫尉迟公孙慕容令狐司徒夏侯端木")
)
_NOBODY = re.compile(
    r"无|暂无|没有|不详|未知|匿名|保密|待定|待补充?|待确认|未填写?|联系人|负责人|本人|客户|前台|客服|总机"
    r"|测试|某某|某人|.*[部处室台科组]|n/?a|none|null|unknown|test|tbd|reception|\W*"
)
_MOST = 5  # people in one cell


@dataclass(frozen=True, slots=True)
class Person:
    """
    Somebody named as a contact.

    Attributes:
        name: Folded; without title where that leaves a full name.
        is_full: Whether it is a full name; 张经理, 小王 and Tom may be anybody.
    """

    name: str
    is_full: bool


@lru_cache(maxsize=1 << 16)
def people(text: str) -> tuple[Person, ...]:
    """
    Return the people that *text* names; 前台, 采购部 and 未知 are nobody.

    >>> people("王建国 总监"), people("张经理")
    ((Person(name='王建国', is_full=True),), (Person(name='张经理', is_full=False),))
    """
    plain = fold(_ASIDE.sub("", fold(text)))
    names = [] if _NOBODY.fullmatch(plain) else _SEPARATORS.split(plain)[:_MOST]
    found = (_person(_BETWEEN_HAN.sub("", name).strip()) for name in names)
    return tuple(dict.fromkeys(person for person in found if person))


def _person(name: str) -> Person | None:
    if _NOBODY.fullmatch(name):
        return None
    name = _ROLE_BEFORE.sub("", name)
    bare = _ENGLISH_TITLES.sub("", _TITLES.sub("", name)).strip()
    if not bare:
        return None  # 经理, 采购
    if bare.isascii():
        return Person(bare, is_full=len(bare.split()) > 1 or any(map(str.isdigit, bare)))
    is_surname = len(bare) == 1 or bare in _DOUBLE_SURNAMES or _FAMILIAR.fullmatch(bare)
    return Person(name, is_full=False) if is_surname else Person(bare, is_full=True)
