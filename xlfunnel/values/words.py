"""
The words around a quantity, by kind, as `fold` leaves them; the lexicon of `lexer.py`.

Capital letters are words before their number, small letters words after it: G/g at least,
M/m more than, L/l at most, W/w within (less than). t is "to", A is about (on either side),
u is "not known yet", c ends a clause. Earlier kinds win over later ones.
"""

import re
from itertools import pairwise

_FIGURE = "0-9一二两三四五六七八九十百千几数"
_NONE_LEFT = f"(?!.*[{_FIGURE}])"  # no number follows: the word belongs to the one before

WORDS: dict[str, str] = {
    "u": (
        r"待(?:\w{0,8}?(?:定|确认|议|沟通|核实|评估|了解|商|报|批|补充?|跟进|明确|通知|询|查|反馈)|(?![^,;。!]))"
        r"|[未没](?:有)?(?:最终)?(?:定(?:下来)?|确定|确认|知|明确?|说|告[知诉]|聊|谈|提(?:及|供)?|问到?|透露|立项|沟通|想好|填写?|批)"
        r"|不(?:详|明确?|清楚?|太?清楚|太?确定|知道?|好说|便?透露|方便\w{0,3}|一定|限|了解|愿\w{0,3}|急)"
        r"|(?:暂时?|还|尚|目前)[无没未](?:有|定)?|没有(?![0-9])|[无没](?:(?=预算|计划|要求|时间|明确|具体|规划|限制)|(?![^,;。!]))"
        r"|保密|说不[准好]|难说|面[议谈]|[再另详]议|商[议谈]|协商|详谈|再[说定看]"
        r"|看情况|视\w*?而?定|看(?:方案|效果|报价)|等(?:\w{0,10}?(?:批|确认|定|通知|消息|回复|下来)|领导|老板|客户)|需要?(?:进一步)?(?:沟通|确认|了解|评估)|(?:根据|按照?|依)\w*(?:定|需)"
        r"|不固定|无上限|暂[缺不]|空着?$|走流程"
        r"|(?:申请|审批|评估|规划)中|tb[dca]\b|n/a|\bna\b|unknown|undecided|not sure|unsure|pending"
        r"|\bnone\b|\bnull\b|\bnil\b|to be (?:confirmed|determined|decided|discussed)|no idea"
    ),
    "A": (
        r"左右|上下|大约|大概|差不多|大致|大体|约莫|约|估计|预计|预估|估算|附近|将近|接近"
        rf"|近(?=[{_FIGURE}])|出头|样子|多?一点点?(?![{_FIGURE}])|不等|暂定|初定|暂估|可能|也许|或许|应该|≈|[?]+"
        r"|about|around|approx(?:imately|\.)?|roughly|circa|ca\."
    ),
    "g": rf"(?:起步|打底){_NONE_LEFT}|起(?!码|步)|[及或]以上|or more|and up",
    "m": r"以上|之上|往上|开外|[+↑]|plus",
    "l": rf"(?:封顶|为?上限){_NONE_LEFT}|[及或]以[下内]|顶天了?|max(?:imum)?{_NONE_LEFT}|or less",
    "w": rf"以内|以下|之内|之下|往下|内|↓|(?:不到|不足){_NONE_LEFT}",
    "G": (
        r"≥|>=|=>|大于(?:或)?等于|不[低少小]于|不下于?|至少|最[少低小短快]|起码|下限|保底|打底|起步|底线"
        r"|at least|(?:no|not) less than|min(?:imum)?|from"
    ),
    "L": (
        r"≤|<=|=<|小于(?:或)?等于|不[高大多]于|不(?:能|会|可)?超过?|至多|最[多高大长晚迟慢]|顶多|上限|封顶|控制在"
        r"|at most|(?:no|not) more than|up to|max(?:imum)?"
    ),
    "M": rf">|大于|高于|多于|超过?|突破|[上过破](?=[{_FIGURE}])|more than|over|above",
    "W": r"<|小于|低于|少于|不到|不足|未满|不满|less than|under|below|within",
    "t": (
        r"[-‐‑‒–—―−~〜∼]+|至|到|to(?= ?[0-9$¥])|and(?= ?[0-9$¥])"
        r"|[和与](?=.*之间)"
    ),
    "c": r"[,;。、!/|]+|并?且|\.(?![0-9])",
}

# What may be left out without changing what is said.
NOISE = (
    r"\s+|之间|区间|范围|的|吧|呢|吗|了|哦|啊|从|在|介于|为|是|有|会|就|可以?|能|要|需要?|都|均|行|够|也"
    r"|整体|整个|合计|总共|总计|一共|共计?|全部|目前|现在|初步|客户说?|对方说?|between|\bthe\b|\bis\b|[:=\"'“”]"
)

# What people put where they know nothing: -, /, ???, …
PLACEHOLDER = r"[-–—―/\\?!*~.。_=×()【】\s]+"

_ARABIC_PAIRS = (
    rf"(?<=(?<![0-9.,]){low})[、,](?={high}(?![0-9]))" for low, high in pairwise("123456789")
)
_CHINESE_PAIRS = (
    f"(?<={low})、(?={high})" for low, high in [*pairwise("一二三四五六七八九"), ("两", "三")]
)

_PLUS_UNIT = "[百千]?[万亿千wk]|个?(?:天|周|月|年)| ?(?:day|week|month|year)s?"

# A character of every spelling below; most texts have none.
ODD_SPELLING = re.compile("[ 个一(+、,近上过超破]")

# What is written differently but means the same, and what stands for it.
SPELLINGS = (
    (re.compile(r" (?![0-9a-z.,])|(?<![0-9a-z.,万亿千百十]) |(?<=[万亿千百十]) (?=[a-z])"), ""),
    (re.compile(rf"(?<=[{_FIGURE}])个(?=[万亿w])"), ""),  # 一个亿
    (re.compile("(?<=[0-9万千])一(?=[0-9])"), "-"),  # 10一15万, a misprint
    (re.compile(r"[(]含(?:本数)?[)](?=以[上下内])"), "及"),  # 10万(含)以上
    (re.compile(r"(以[上下内])[(]含(?:本数|[0-9.]*[个万亿天周月年]*)[)]"), r"及\1"),
    (re.compile(rf"(?<=[0-9])[+]({_PLUS_UNIT})"), r"\1+"),  # 10+万
    (re.compile("(?<=[近上过超破])(?=[百千万亿])"), "一"),  # 上万, 近千万
    (re.compile("|".join(_ARABIC_PAIRS)), "-"),  # 2、3万
    (re.compile("|".join(_CHINESE_PAIRS)), ""),  # 三、四十万
)
