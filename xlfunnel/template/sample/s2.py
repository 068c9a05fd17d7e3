"""S2's two sample leads and two sample follow-ups, as they stand in its tables 1 and 2."""

from datetime import date, timedelta

from xlfunnel.language import Text
from xlfunnel.schema import terms
from xlfunnel.template.sample.people import LI, ZHAO
from xlfunnel.template.sample.story import Given, Story
from xlfunnel.values.cell import midnight

_DAYS_AGO = 28  # the first of them; S2 says 2024-03-01, and the other a day later


def stories_of_s2(as_of: date) -> list[Story]:
    """Return both leads; the first is followed up twice."""
    first = as_of - timedelta(_DAYS_AGO)
    second = first + timedelta(1)
    crm_id, erp_id = f"LX{first:%Y%m%d}", f"LX{second:%Y%m%d}"
    return [
        Story(first, _crm(crm_id, first), terms.HIGH, [_call(crm_id, first), _mail(crm_id, first)]),
        Story(second, _erp(erp_id, second), terms.MEDIUM),
    ]


def _crm(lead_id: str, registered: date) -> Given:
    return {
        "lead_id": lead_id,
        "customer_name": Text("某某科技有限公司", "某某科技股份有限公司", "Moumou Technology"),
        "contact_person": Text("张经理", "張經理", "Ms Zhang"),
        "contact": "138****5678",
        "source": "展会",
        "need": Text("需要CRM系统", "需要CRM系統", "Need a CRM"),
        "budget": Text("10-15万", "10-15萬", "100k-150k"),
        "cycle": Text("1个月", "1個月", "1 month"),
        "owner": LI.name,
        "registered_on": midnight(registered),
        "status": terms.FOLLOWING,
    }


def _erp(lead_id: str, registered: date) -> Given:
    return {
        "lead_id": lead_id,
        "customer_name": Text("某某商贸公司", "某某貿易公司", "Moumou Trading"),
        "contact_person": Text("王总", "王總", "Mr Wang"),
        "contact": "139****",
        "source": terms.WEBSITE_FORM,
        "need": Text("知晓一下ERP模块", "瞭解看看ERP模組", "Tell me more about the ERP"),
        "budget": Text("待确认", "待確認", "to be confirmed"),
        "cycle": Text("2-3个月", "2-3個月", "2-3 months"),
        "owner": ZHAO.name,
        "registered_on": midnight(registered),
    }


def _call(lead_id: str, registered: date) -> Given:
    by = _day(registered + timedelta(4))
    return {
        "lead_id": lead_id,
        "owner": LI.name,
        "followed_up_on": midnight(registered + timedelta(1)),
        "channel": "电话",
        "content": Text(
            "介绍CRM系统核心功能，了解预算范围",
            "介紹CRM系統核心功能，了解預算範圍",
            "Showed the CRM's main features, asked for the budget",
        ),
        "feedback": Text(
            "预算12万，需看详细方案", "預算12萬，需看詳細方案", "Has 120k, wants details"
        ),
        "next_step": Text(
            f"{by.zh_cn}前发送定制方案",
            f"{by.zh_tw}前寄送客製方案",
            f"Send the proposal by {by.en}",
        ),
        "completion": terms.DONE,
    }


def _mail(lead_id: str, registered: date) -> Given:
    by, demo_on = _day(registered + timedelta(6)), _day(registered + timedelta(7))
    return {
        "lead_id": lead_id,
        "owner": LI.name,
        "followed_up_on": midnight(registered + timedelta(5)),
        "channel": "邮件",
        "content": Text(
            f"发送方案及案例，约定{demo_on.zh_cn}演示",
            f"寄送方案及案例，約定{demo_on.zh_tw}展示",
            f"Sent proposal and customer cases, demo on {demo_on.en}",
        ),
        "feedback": Text("方案需补充竞品对比", "方案需補充競品比較", "Wants a comparison added"),
        "next_step": Text(
            f"{by.zh_cn}前更新方案，确认演示时间",
            f"{by.zh_tw}前更新方案，確認展示時間",
            f"Update the proposal by {by.en}, confirm the demo",
        ),
        "completion": "进行中",
    }


def _day(day: date) -> Text:
    chinese = f"{day.month}月{day.day}日"
    return Text(chinese, chinese, f"{day:%Y-%m-%d}")
