"""
What sales teams type into the columns with drop-down lists, and the word each means.

Written by hand from the dictionaries of SPEC §2: names in the three languages, synonyms,
half and full width, Traditional characters, blanks; "" marks what is no word of the
dictionary, and must not be taken for one.
"""

from xlfunnel.schema import terms
from xlfunnel.values.cell import Cell
from xlfunnel.values.terms import Terms

# one line per meaning: dictionary, word, what people type for it
CASES: tuple[tuple[Terms, str, tuple[Cell, ...]], ...] = (
    (terms.SOURCES, "展会", ("展会", "展會", "行业展会", "行業展會", " 展会 ", "展览会", "EXPO")),
    (terms.SOURCES, "官网表单", ("官网表单", "官網表單", "官网", "官網", "网站表单", "Web Form")),
    (terms.SOURCES, "合作伙伴推荐", ("合作伙伴推荐", "合作伙伴转介绍", "合作夥伴推薦", "Partner")),
    (
        terms.SOURCES,
        "社交媒体",
        ("社交媒体", "行业社群", "LinkedIn", "linkedin", "領英", "ＬｉｎｋｅｄＩｎ"),
    ),
    (terms.SOURCES, "搜索引擎", ("搜索引擎", "搜尋引擎", "百度", "google", "Bing")),
    (terms.SOURCES, "线上推广", ("线上推广", "線上推廣", "信息流", "网络推广")),
    (terms.SOURCES, "客户转介绍", ("客户转介绍", "转介绍", "轉介紹", "老客户介绍", "Referral")),
    (terms.SOURCES, "渠道", ("渠道", "通路", "代理商", "经销商", "經銷商")),
    (terms.SOURCES, "", ("抖音直播", "王总介绍", "官网表丹", "?", "展", 3.0)),
    (terms.STATUSES, "待跟进", ("待跟进", "待跟進", "未跟进", "新线索", "To follow up")),
    (terms.STATUSES, "跟进中", ("跟进中", "跟進中", "沟通中", "In Progress", "跟进中\n")),
    (terms.STATUSES, "已转化", ("已转化", "已轉化", "成交", "已成交", "赢单", "贏單", "WON")),
    (terms.STATUSES, "已流失", ("已流失", "流失", "丢单", "输单", "战败", "lost")),
    (terms.STATUSES, "", ("快成交了", "跟进中/已报价", "等通知", "x")),
    (terms.GRADES, "高意向", ("高意向", "A", "a", "Ａ", "A级", "高", "hot")),
    (terms.GRADES, "中意向", ("中意向", "B", "b级", "中", "Medium")),
    (terms.GRADES, "低意向", ("低意向", "C", "低", "cold")),
    (terms.GRADES, "待评级", ("待评级", "待評級", "未评级", "Ungraded")),
    (terms.GRADES, "", ("D", "A+", "高中", "一般")),
    (terms.CHANNELS, "电话", ("电话", "電話", "致电", "来电", "Call")),
    (terms.CHANNELS, "邮件", ("邮件", "电子邮件", "電子郵件", "E-mail", "email")),
    (terms.CHANNELS, "面谈", ("面谈", "面談", "拜访", "上门拜访", "visit")),
    (terms.CHANNELS, "线上会议", ("线上会议", "線上會議", "腾讯会议", "zoom")),
    (terms.CHANNELS, "微信", ("微信", "企业微信", "企微", "WeChat")),
    (terms.CHANNELS, "行业会议", ("行业会议", "產業會議", "峰会")),
    (terms.CHANNELS, "研讨会邀请", ("研讨会邀请", "研討會邀請", "线上研讨会", "Webinar")),
    (terms.CHANNELS, "演示", ("演示", "产品演示", "Demo")),
    (terms.CHANNELS, "资讯推送", ("资讯推送", "資訊推播", "群发", "newsletter")),
    (terms.CHANNELS, "", ("传真", "QQ")),
    (terms.OUTCOMES, "无人接听", ("无人接听", "無人接聽", "未接", "没人接")),
    (terms.OUTCOMES, "已发方案", ("已发方案", "已發方案", "方案已发", "Proposal sent")),
    (terms.OUTCOMES, "已报价", ("已报价", "已報價", "报价")),
    (terms.OUTCOMES, "客户拒绝", ("客户拒绝", "客戶拒絕", "拒绝")),
    (terms.COMPLETIONS, "已完成", ("已完成", "完成", "Done", "completed")),
    (terms.COMPLETIONS, "已取消", ("已取消", "取消", "Canceled", "cancelled")),
    (terms.COMPLETIONS, "未开始", ("未开始", "未開始", "待办", "to do")),
    (terms.FORECASTS, "高", ("高", "High", "h")),
    (terms.FORECASTS, "", ("很高", "50%")),
    (terms.CLARITIES, "明确需求", ("明确需求", "明確需求", "需求明确", "Clear need")),
    (terms.CLARITIES, "仅了解", ("仅了解", "僅了解", "仅知晓", "只是了解")),
    (terms.LOSS_REASONS, "预算不足", ("预算不足", "預算不足", "没预算", "no budget")),
    (terms.LOSS_REASONS, "响应慢", ("响应慢", "跟进响应慢", "回應慢")),
    (terms.LOSS_REASONS, "价格高/竞品低价", ("价格高/竞品低价", "价格高／竞品低价", "太贵")),
    (terms.LOSS_REASONS, "联系不上", ("联系不上", "聯絡不上", "失联")),
    (terms.WIN_REASONS, "现场互动强", ("现场互动强", "互动强")),
    (terms.WIN_REASONS, "需求明确", ("需求明确", "客户自主需求明确", "需求明確")),
    (terms.YES_NO, "是", ("是", "有", "Y", "yes", "√", 1.0, True)),
    (terms.YES_NO, "否", ("否", "无", "無", "没有", "N", 0.0, False)),
    (terms.YES_NO, "", ("可能", "待定")),
)
