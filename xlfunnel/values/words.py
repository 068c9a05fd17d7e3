"""
The words around a quantity, by kind, as `fold` leaves them; the lexicon of `phrases.py`.

Capital letters are words before their number, small letters words after it: G/g at least,
M/m more than, L/l at most, W/w within (less than). t is "to", A is about (on either side),
u is "not known yet", c ends a clause. Earlier kinds win over later ones.
"""

_FIGURE = "0-9一二两三四五六七八九十百千几数"
_NONE_LEFT = f"(?!.*[{_FIGURE}])"  # no number follows: the word belongs to the one before

WORDS: dict[str, str] = {
    "u": (
        r"待(?:\w{0,8}?(?:定|确认|议|沟通|核实|评估|了解|商|报|批|补充?|跟进|明确|通知|询|查|反馈)|$)"
        r"|[未没](?:有)?(?:最终)?(?:定(?:下来)?|确定|确认|知|明确?|说|提(?:及|供)?|问到?|透露|立项|沟通|想好|填写?|批)"
        r"|不(?:详|明确?|清楚?|太?清楚|太?确定|知道?|好说|便?透露|方便\w{0,3}|一定|限|了解|愿\w{0,3}|急)"
        r"|(?:暂时?|还|尚|目前)[无没未](?:有|定)?|没有|[无没](?=$|预算|计划|要求|时间|明确|具体|规划|限制)"
        r"|保密|说不[准好]|难说|面[议谈]|[再另详]议|商[议谈]|协商|详谈|再[说定看]"
        r"|看情况|视\w*?而?定|看(?:方案|效果|报价)|等(?:通知|消息|领导|老板|客户|审批|批复)|走流程"
        r"|(?:申请|审批|评估|规划)中|tb[dca]\b|n/a|\bna\b|unknown|undecided|not sure|unsure|pending"
        r"|\bnone\b|\bnull\b|\bnil\b|to be (?:confirmed|determined|decided|discussed)|no idea|unclear"
    ),
    "A": (
        r"左右|上下|大约|大概|差不多|大致|大体|约莫|约|估计|预计|预估|估算|附近|将近|接近"
        rf"|近(?=[{_FIGURE}])|出头|样子|多?一点点?(?![{_FIGURE}])|不等|暂定|初定|暂估|≈"
        r"|about|around|approx(?:imately|\.)?|roughly|circa|ca\."
    ),
    "g": r"起步|起(?!码)|打底|[及或]以上|or more|and up",
    "m": r"以上|之上|往上|开外|\+|plus",
    "l": rf"封顶|为?上限{_NONE_LEFT}|[及或]以下|顶天了?|max(?:imum)?{_NONE_LEFT}|or less",
    "w": rf"以内|以下|之内|之下|往下|内|(?:不到|不足){_NONE_LEFT}",
    "G": (
        r"≥|>=|=>|大于(?:或)?等于|不[低少小]于|不下于?|至少|最[少低小]|起码|下限|保底|底线"
        r"|at least|(?:no|not) less than|min(?:imum)?|from"
    ),
    "L": (
        r"≤|<=|=<|小于(?:或)?等于|不[高大多]于|不(?:能|会|可)?超过?|至多|最[多高大]|顶多|上限|控制在"
        r"|at most|(?:no|not) more than|up to|max(?:imum)?"
    ),
    "M": rf">|大于|高于|多于|超过?|突破|[上过破](?=[{_FIGURE}])|more than|over|above",
    "W": r"<|小于|低于|少于|不到|不足|未满|不满|less than|under|below|within",
    "t": (
        r"[-‐‑‒–—―−~〜∼]+|(?<=[0-9万千])一(?=[0-9])|至|到|to(?= ?[0-9$¥])|and(?= ?[0-9$¥])"
        r"|[和与](?=.*之间)"
    ),
    "c": r"[,;。、!?/|]+|\.(?![0-9])",
}

# What may be left out without changing what is said.
NOISE = (
    r"\s+|之间|区间|范围|的|吧|呢|吗|了|哦|啊|从|在|介于|为|是|有|会|就|可|能|要|需要?|大家"
    r"|整体|整个|合计|总共|总计|一共|共计?|全部|目前|现在|初步|客户说?|对方说?|between|the|is|[:=\"'“”]"
)

# What people put where they know nothing: -, /, ???, …
PLACEHOLDER = r"[-–—―/\\?*~._=×\s]+"
