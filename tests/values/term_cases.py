"""
Dictionary words as people type them, and the term each means.

The dictionaries are those of SPEC §2. A case is (dictionary, cell, outcome): the term, or
"!" with the nearest one for a word that is not in it.
"""

from xlfunnel.language import Text
from xlfunnel.values.cell import Cell
from xlfunnel.values.terms import Term, Terms


def term(zh_cn: str, zh_tw: str, en: str, *synonyms: str) -> Term:
    return Term(Text(zh_cn, zh_tw, en), synonyms)


SOURCE = Terms(
    "Source",
    [
        term("展会", "展會", "Trade show", "行业展会", "展览会"),
        term("官网表单", "官網表單", "Website form", "官网"),
        term("合作伙伴推荐", "合作夥伴推薦", "Partner referral", "合作伙伴转介绍"),
        term("社交媒体", "社群媒體", "Social media", "行业社群", "LinkedIn"),
        term("搜索引擎", "搜尋引擎", "Search engine"),
        term("线上推广(未细分)", "線上推廣(未細分)", "Online promotion", "线上推广"),
        term("客户转介绍", "客戶轉介紹", "Customer referral", "转介绍"),
        term("渠道", "通路", "Channel"),
    ],
)
STATUS = Terms(
    "Status",
    [
        term("待跟进", "待跟進", "Not contacted"),
        term("跟进中", "跟進中", "In progress"),
        term("已转化", "已轉化", "Converted"),
        term("已流失", "已流失", "Lost"),
    ],
)
GRADE = Terms(
    "Grade",
    [
        term("高意向", "高意向", "High", "A"),
        term("中意向", "中意向", "Medium", "B"),
        term("低意向", "低意向", "Low", "C"),
        term("待评级", "待評級", "Not graded"),
    ],
)
METHOD = Terms(
    "Method",
    [
        term("电话", "電話", "Phone"),
        term("邮件", "郵件", "E-mail"),
        term("面谈", "面談", "Meeting"),
        term("线上会议", "線上會議", "Online meeting"),
        term("微信", "微信", "WeChat"),
    ],
)
LOSS = Terms(
    "LossReason",
    [
        term("预算不足", "預算不足", "No budget"),
        term("响应慢", "回應慢", "Slow response"),
        term("价格高/竞品低价", "價格高/競品低價", "Price"),
        term("联系不上", "聯絡不上", "Unreachable"),
        term("其他", "其他", "Other"),
    ],
)

CASES: tuple[tuple[Terms, Cell, str], ...] = (
    # names in the three languages
    (SOURCE, "展会", "展会"),
    (SOURCE, "展會", "展会"),
    (SOURCE, "Trade show", "展会"),
    (SOURCE, "官网表单", "官网表单"),
    (SOURCE, "官網表單", "官网表单"),
    (SOURCE, "Website form", "官网表单"),
    (SOURCE, "合作伙伴推荐", "合作伙伴推荐"),
    (SOURCE, "合作夥伴推薦", "合作伙伴推荐"),
    (SOURCE, "社交媒体", "社交媒体"),
    (SOURCE, "社群媒體", "社交媒体"),
    (SOURCE, "搜索引擎", "搜索引擎"),
    (SOURCE, "搜尋引擎", "搜索引擎"),
    (SOURCE, "线上推广(未细分)", "线上推广(未细分)"),
    (SOURCE, "客户转介绍", "客户转介绍"),
    (SOURCE, "渠道", "渠道"),
    (SOURCE, "通路", "渠道"),
    (STATUS, "待跟进", "待跟进"),
    (STATUS, "跟进中", "跟进中"),
    (STATUS, "跟進中", "跟进中"),
    (STATUS, "In progress", "跟进中"),
    (STATUS, "已转化", "已转化"),
    (STATUS, "已轉化", "已转化"),
    (STATUS, "已流失", "已流失"),
    (STATUS, "Lost", "已流失"),
    (GRADE, "高意向", "高意向"),
    (GRADE, "中意向", "中意向"),
    (GRADE, "低意向", "低意向"),
    (GRADE, "待评级", "待评级"),
    (GRADE, "待評級", "待评级"),
    (METHOD, "电话", "电话"),
    (METHOD, "電話", "电话"),
    (METHOD, "E-mail", "邮件"),
    (METHOD, "線上會議", "线上会议"),
    (LOSS, "价格高/竞品低价", "价格高/竞品低价"),
    # synonyms (SPEC §2)
    (SOURCE, "行业展会", "展会"),
    (SOURCE, "行業展會", "展会"),
    (SOURCE, "官网", "官网表单"),
    (SOURCE, "合作伙伴转介绍", "合作伙伴推荐"),
    (SOURCE, "行业社群", "社交媒体"),
    (SOURCE, "LinkedIn", "社交媒体"),
    (SOURCE, "线上推广", "线上推广(未细分)"),
    (SOURCE, "转介绍", "客户转介绍"),
    (GRADE, "A", "高意向"),
    (GRADE, "B", "中意向"),
    (GRADE, "C", "低意向"),
    # compared after NFKC, trim, Traditional to Simplified and case-folding
    (SOURCE, " 展会 ", "展会"),
    (SOURCE, "展会\n", "展会"),
    (SOURCE, "\u3000展会", "展会"),
    (SOURCE, "展会\u200b", "展会"),
    (SOURCE, "linkedin", "社交媒体"),
    (SOURCE, "LINKEDIN", "社交媒体"),
    (SOURCE, "ＬｉｎｋｅｄＩｎ", "社交媒体"),
    (SOURCE, "线上推广（未细分）", "线上推广(未细分)"),
    (SOURCE, "trade  show", "展会"),
    (GRADE, "a", "高意向"),
    (GRADE, "Ａ", "高意向"),
    (METHOD, "e-mail", "邮件"),
    (LOSS, "价格高／竞品低价", "价格高/竞品低价"),
    # not in the dictionary: the nearest one, if any is near
    (SOURCE, "官网留言", "! 官网表单"),
    (SOURCE, "展览", "! 展会"),  # 展览会 is two thirds the same
    (SOURCE, "客户介绍", "! 客户转介绍"),
    (SOURCE, "Linkedln", "! 社交媒体"),
    (SOURCE, "搜素引擎", "! 搜索引擎"),
    (SOURCE, "抖音", "!"),
    (SOURCE, "x", "!"),
    (STATUS, "跟近中", "! 跟进中"),
    (STATUS, "已成交", "!"),
    (STATUS, "lots", "! 已流失"),
    (GRADE, "D", "!"),
    (GRADE, "很高", "!"),
    (METHOD, "网络会议", "!"),
    (METHOD, "电话沟通", "! 电话"),
    (LOSS, "预算不够", "! 预算不足"),
    (SOURCE, 5.0, "!"),
    (SOURCE, True, "!"),
)
