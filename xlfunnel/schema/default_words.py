"""The shipped words: sources and reasons from their dictionaries, keywords, advice on losses."""

from opencc import OpenCC

from xlfunnel.language import Text
from xlfunnel.schema import terms
from xlfunnel.values.cell import Cell
from xlfunnel.values.terms import Term

_TO_TAIWAN = OpenCC("s2tw")


def _synonyms(term: Term) -> Text:
    """Return what to show of the synonyms; the dictionary knows all of them in any workbook."""
    zh_cn = "、".join(term.synonyms)
    en = ", ".join(word for word in term.synonyms if word.isascii())
    return Text(zh_cn, _TO_TAIWAN.convert(zh_cn), en)


SOURCES: list[dict[str, Cell | Text]] = [
    {"name": term.name, "synonyms": _synonyms(term)} for term in terms.SOURCES.terms
]

WIN_REASONS: list[dict[str, Cell | Text]] = [
    {"reason": term.name, "synonyms": _synonyms(term)} for term in terms.WIN_REASONS.terms
]

_ADVICE = {
    "预算不足": Text(
        "首次沟通先问预算，预算不够的转长期培育；展会前先筛一遍客户。",
        "首次溝通先問預算，預算不夠的轉長期培育；展會前先篩一遍客戶。",
        "Ask for the budget in the first talk and nurture those too small; screen before fairs.",
    ),
    "响应慢": Text(
        "把首次响应压到24小时内，值班到人，超时提醒主管。",
        "把首次回應壓到24小時內，輪值到人，逾時提醒主管。",
        "Answer within 24 hours, with somebody on duty and the manager told when it is late.",
    ),
    "价格高/竞品低价": Text(
        "报价时附上回报测算和同行案例，用培训、质保等服务代替降价。",
        "報價時附上效益試算和同業案例，用教育訓練、保固等服務代替降價。",
        "Quote with a return estimate and a case; offer training or warranty before a discount.",
    ),
    "需求不符": Text(
        "收紧这个来源的筛选条件，把不符的原因反馈给市场部。",
        "收緊這個來源的篩選條件，把不符的原因回饋給行銷部。",
        "Tighten screening for this source and tell marketing what did not match.",
    ),
    "服务不满": Text(
        "一周内回访问清哪里不满意，指定专人整改并回复客户。",
        "一週內回訪問清哪裡不滿意，指定專人改善並回覆客戶。",
        "Call back within a week, name somebody to put it right, and tell the customer.",
    ),
    "项目取消": Text(
        "登记客户重启项目的大致时间，到时再联系。",
        "登記客戶重啟專案的大致時間，到時再聯絡。",
        "Note when the project may start again and call then.",
    ),
    "联系不上": Text(
        "登记时留两种联系方式，当天核对一次号码。",
        "登記時留兩種聯絡方式，當天核對一次號碼。",
        "Take two ways of contact at registration and check the number the same day.",
    ),
    "其他": Text(
        "把“其他”里反复出现的原因加到流失原因表。",
        "把「其他」裡反覆出現的原因加到流失原因表。",
        "Add what keeps coming back under Other to the reasons lost.",
    ),
}

LOSS_REASONS: list[dict[str, Cell | Text]] = [
    {"reason": term.name, "synonyms": _synonyms(term), "advice": _ADVICE[term.name.zh_cn]}
    for term in terms.LOSS_REASONS.terms
]

# Word in the three languages, by the clarity it suggests. "暂无采购" is longer than "采购",
# so a plain no is not read as a wish.
_CLARITY_WORDS: dict[str, tuple[Text, ...]] = {
    terms.CLEAR_NEED: (
        Text("需要", "需要", "need"),
        Text("采购", "採購", "purchase"),
        Text("购买", "購買", "buy"),
        Text("招标", "招標", "tender"),
        Text("要报价", "要報價", "quotation"),
        Text("要上线", "要上線", "go live"),
        Text("要更换", "要更換", "replace"),
        Text("已立项", "已立案", "approved project"),
    ),
    terms.FIRST_INTEREST: (
        Text("了解一下", "了解一下", "learn more"),
        Text("知晓一下", "瞭解看看", "tell me more"),
        Text("感兴趣", "有興趣", "interested"),
        Text("想了解", "想了解", "would like to know"),
        Text("咨询", "諮詢", "enquiry"),
        Text("试用", "試用", "trial"),
        Text("对比", "比較", "compare"),
    ),
    terms.ONLY_AWARE: (
        Text("仅了解", "僅了解", "only aware"),
        Text("随便看看", "隨便看看", "just looking"),
        Text("暂无需求", "暫無需求", "no need now"),
        Text("暂不需要", "暫不需要", "do not need"),
        Text("不需要", "不需要", "does not need"),
        Text("暂无采购", "暫無採購", "no plan to purchase"),
        Text("没有需求", "沒有需求", "no need"),
        Text("收集资料", "蒐集資料", "collecting information"),
    ),
}

KEYWORDS: list[dict[str, Cell | Text]] = [
    {
        "suggests_field": "需求明确度",
        "word": word,
        "suggests": next(t.name for t in terms.CLARITIES.terms if t.name.zh_cn == clarity),
    }
    for clarity, words in _CLARITY_WORDS.items()
    for word in words
]
