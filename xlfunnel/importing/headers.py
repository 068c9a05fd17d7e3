"""Which column of a CSV is which of ours, by what people and other programs call them."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from xlfunnel.errors import UsageError
from xlfunnel.resources import example_map
from xlfunnel.schema.declare import Writer
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.recognise import header_key
from xlfunnel.values.cell import excerpt

# Beside our own headers, the likelier first. Traditional characters are read as simplified ones.
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "lead_id": ("线索ID", "线索号", "编号", "id", "lead no", "lead number"),
    "customer_name": (
        "客户", "公司名称", "公司", "企业名称", "企业", "单位名称", "单位", "客户单位", "客户公司",
        "公司全称", "company", "company name", "account", "account name", "organization",
    ),
    "contact_person": (
        "联系人姓名", "姓名", "对接人", "称呼", "contact name", "name",
        "full name",
    ),
    "contact": (
        "手机", "手机号", "手机号码", "联系电话", "电话", "电话号码", "移动电话", "行动电话",
        "联络电话", "联系手机", "微信", "微信号", "邮箱", "电子邮箱", "电子邮件", "phone",
        "phone number", "mobile", "mobile phone", "tel", "telephone", "wechat", "email", "e-mail",
    ),
    "source": (
        "来源", "来源渠道", "渠道", "渠道来源", "客户来源", "来源通路", "获客渠道",
        "channel", "lead channel",
    ),
    "need": (
        "需求", "客户需求", "初步需求", "需求说明", "需求内容", "咨询内容", "留言", "requirement",
        "requirements", "message", "description",
    ),
    "grade": ("意向", "意向度", "意向程度", "线索等级", "客户意向", "lead grade", "rating"),
    "budget": ("预算", "预算金额", "客户预算", "项目预算", "budget range"),
    "cycle": ("决策时间", "采购周期", "预计采购时间", "decision cycle", "timeline"),
    "owner": (
        "负责人", "销售", "销售员", "销售人员", "业务员", "业务", "跟单人", "归属人", "所属销售",
        "responsible", "lead owner", "sales rep", "rep", "salesperson", "assigned to",
    ),
    "registered_on": (
        "登记时间", "创建时间", "创建日期", "录入时间", "录入日期", "提交时间", "建立日期",
        "created", "created on", "created at", "date created", "create date",
    ),
    "status": ("线索状态", "客户状态", "跟进状态", "lead status", "stage"),
    "industry": ("所属行业", "客户行业", "行业类别", "产业类别"),
    "region": (
        "地区", "所在地区", "所属区域", "省份", "城市", "所在城市", "省市", "city", "province",
        "area", "territory",
    ),
    "company_size": ("公司规模", "规模", "企业规模大小"),
    "employees": ("人数", "员工人数", "员工数", "公司人数", "number of employees", "headcount"),
    "annual_revenue": ("营收", "年收入", "年营业额", "营业额", "revenue"),
    "customer_type": ("客户类别", "客户分类"),
    "won_on": ("成交时间", "签约日期", "签单日期", "close date", "closed on"),
    "won_amount": ("成交额", "合同金额", "签约金额"),
    "referrer": ("介绍人", "推荐人", "referrer", "referral"),
}  # fmt: skip

# What is said of a header besides its name: 客户名称*, 预算（元）, 联系方式(必填)：
_ASIDES = re.compile(r"[（(\[【].*?[)）\]】]|[*＊:：]")
_LONGEST_LIST = 120  # characters, of all headers in a message
_WHO = frozenset({"customer_name", "contact_person", "contact", "need"})  # without, no lead


class Headers(NamedTuple):
    """Our fields by the CSV's headers, and the headers that are taken for none."""

    columns: dict[str, str]
    left_out: list[str]


def map_by_headers(path: Path, headers: Iterable[str]) -> Headers:
    """
    Return which of *headers* is which field of `Lead`; a field takes the likeliest one.

    Columns that the system fills are left out, and so are those without a header.

    Raises:
        UsageError: Nothing there says whose leads they are: neither customer, person, contact
            nor need.
    """
    named = [header for header in headers if header]
    chosen: dict[str, str] = {}
    for header in sorted(named, key=_rank):
        field = _field(header)
        if field:
            chosen.setdefault(field, header)
    if not _WHO & chosen.keys():
        raise UsageError(
            "headers.none",
            file=path.name,
            known=excerpt("、".join(named), _LONGEST_LIST),
            map=f"{path.stem}.toml",
            example=example_map(),
        )
    taken = set(chosen.values())
    columns = {field: header for header in named for field, one in chosen.items() if one == header}
    return Headers(columns, [header for header in named if header not in taken])


def _field(header: str) -> str:
    return _fields().get(_plain(header), ("", 0))[0]


def _rank(header: str) -> int:
    return _fields().get(_plain(header), ("", 0))[1]


def _plain(header: str) -> str:
    return header_key(_ASIDES.sub("", header))


@cache
def _fields() -> dict[str, tuple[str, int]]:
    """Return for each header as it is compared our field, and how likely it is: 0 the most."""
    known: dict[str, tuple[str, int]] = {}
    for column in Lead.columns():
        if column.writer is not Writer.SYSTEM:
            names = (*column.headers, *SYNONYMS.get(column.field, ()))
            for name in names:
                rank = 0 if name in column.headers else names.index(name)
                known.setdefault(header_key(name), (column.field, rank))
    return known
