"""What is said of leads that may be one customer."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    "step.check_duplicates": Text("查重", "查重", "Looking for duplicates"),
    "duplicates.found": Text(
        "有 {count} 条线索可能和更早的线索是同一客户，请看“问题清单”；系统不会自动合并。",
        "有 {count} 筆線索可能和更早的線索是同一客戶，請看「問題清單」；系統不會自動合併。",
        "{count} leads may be of a customer who is there already: see Issues. Nothing is merged.",
    ),
    "rules.possible_duplicate.what": Text(
        "可能和 {other}（{earlier}）是同一客户：{evidence}{ended}",
        "可能和 {other}（{earlier}）是同一客戶：{evidence}{ended}",
        "May be the same customer as {other} ({earlier}): {evidence}{ended}",
    ),
    "rules.possible_duplicate.fix": Text(
        "{advice}不是同一客户的，在本行的“处理”里选“不是重复”，以后不再提示。",
        "{advice}不是同一客戶的，在本列的「處理」裡選「不是重複」，以後不再提示。",
        "{advice} If they are two customers, choose 'Not a duplicate' under Decision here and "
        "you are not told again.",
    ),
    "duplicates.if_one": Text(
        "是同一客户的，由一位同事跟；重复登记的那条可以删掉，下次更新后在它的“处理”里选“重复”。",
        "是同一客戶的，由一位同事跟；重複登記的那筆可以刪掉，下次更新後在它的「處理」裡選「重複」。",
        "If they are one, let one person follow up; the lead entered twice may be deleted, and "
        "after the next refresh choose 'Duplicate' under its Decision.",
    ),
    "duplicates.if_back": Text(
        "先看看那条以前是怎么谈的，再联系客户；两条都留着，分别统计。",
        "先看看那筆以前是怎麼談的，再聯絡客戶；兩筆都留著，分別統計。",
        "See how the earlier one went before you call; keep both, they count as two leads.",
    ),
    "duplicates.mobile": Text("手机都是 {value}", "手機都是 {value}", "both have mobile {value}"),
    "duplicates.landline": Text("电话都是 {value}", "電話都是 {value}", "both have phone {value}"),
    "duplicates.phone": Text("电话都是 {value}", "電話都是 {value}", "both have phone {value}"),
    "duplicates.email": Text(
        "邮箱都是 {value}", "電子郵件都是 {value}", "both have e-mail {value}"
    ),
    "duplicates.wechat": Text("微信都是 {value}", "微信都是 {value}", "both have WeChat {value}"),
    "duplicates.qq": Text("QQ都是 {value}", "QQ都是 {value}", "both have QQ {value}"),
    "duplicates.person": Text(
        "名称相近（{name}），联系人都是{value}",
        "名稱相近（{name}），聯絡人都是{value}",
        "similar names ({name}) and the contact person {value} in both",
    ),
    "duplicates.domain": Text(
        "名称相近（{name}），邮箱或网站都是 {value}",
        "名稱相近（{name}），電子郵件或網站都是 {value}",
        "similar names ({name}) and the domain {value} in both",
    ),
    "duplicates.won": Text(
        "；那条已经成交，可能是老客户又来了",
        "；那筆已經成交，可能是舊客戶又來了",
        "; that one was won: perhaps a customer is back",
    ),
    "duplicates.won_on": Text(
        "；那条已于 {day} 成交，可能是老客户又来了",
        "；那筆已於 {day} 成交，可能是舊客戶又來了",
        "; that one was won on {day}: perhaps a customer is back",
    ),
    "duplicates.lost": Text(
        "；那条已经流失，可能是以前的客户又来了",
        "；那筆已經流失，可能是以前的客戶又來了",
        "; that one was lost: perhaps they are back",
    ),
    "duplicates.lost_on": Text(
        "；那条已于 {day} 流失，可能是以前的客户又来了",
        "；那筆已於 {day} 流失，可能是以前的客戶又來了",
        "; that one was lost on {day}: perhaps they are back",
    ),
}
