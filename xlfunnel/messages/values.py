"""Why a cell is not understood."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    "contact.none": Text(
        "“{value}”里没有电话、邮箱、微信或QQ，请补上一个联系方式",
        "「{value}」裡沒有電話、電子郵件、微信或QQ，請補上一個聯絡方式",
        "“{value}” holds no phone, e-mail, WeChat or QQ; add a way to reach the customer",
    ),
    "contact.masked": Text(
        "“{hint}”被打了码，不是完整的联系方式，请补全",
        "「{hint}」被遮蔽，不是完整的聯絡方式，請補齊",
        "“{hint}” is masked and cannot be used; fill in the missing part",
    ),
    "contact.short": Text(
        "“{hint}”位数不够，请补全（座机要带区号）",
        "「{hint}」位數不夠，請補齊（市話要加區碼）",
        "“{hint}” has too few digits; complete it (a landline needs its area code)",
    ),
    "contact.no_zero": Text(
        "“{hint}”像是少了开头的0的座机，请确认区号",
        "「{hint}」像是少了開頭0的市話，請確認區碼",
        "“{hint}” looks like a landline that lost its leading 0; check the area code",
    ),
    "contact.digits_lost": Text(
        "“{hint}”是科学计数法，号码后几位已丢失；请把单元格设为文本后重新录入",
        "「{hint}」是科學記號，號碼後幾位已遺失；請將儲存格設為文字後重新輸入",
        "“{hint}” is in scientific notation and has lost digits; retype it in a text cell",
    ),
    "contact.phone_invalid": Text(
        "“{hint}”不是有效的电话号码，请核对位数和号段",
        "「{hint}」不是有效的電話號碼，請核對位數與開頭",
        "“{hint}” is not a valid phone number; check its length and first digits",
    ),
    "contact.phone_doubtful": Text(
        "“{hint}”的位数对，但该国家或地区没有这个号段，请核对",
        "「{hint}」的位數對，但該國家或地區沒有這個開頭，請核對",
        "“{hint}” has the right length but no such number range is known; check it",
    ),
    "contact.email_invalid": Text(
        "“{hint}”不是有效的邮箱地址，请核对",
        "「{hint}」不是有效的電子郵件地址，請核對",
        "“{hint}” is not a valid e-mail address; check it",
    ),
    "contact.wechat_invalid": Text(
        "“{hint}”不是有效的微信号（字母开头，6–20位），请核对",
        "「{hint}」不是有效的微信號（字母開頭，6–20碼），請核對",
        "“{hint}” is not a valid WeChat id (starts with a letter, 6–20 characters); check it",
    ),
    "contact.qq_invalid": Text(
        "“{hint}”不是有效的QQ号（5–11位数字），请核对",
        "「{hint}」不是有效的QQ號（5–11碼數字），請核對",
        "“{hint}” is not a valid QQ number (5–11 digits); check it",
    ),
    "contact.partly": Text(
        "其中的“{hint}”看不懂，其余已识别，请核对",
        "其中的「{hint}」看不懂，其餘已辨識，請核對",
        "“{hint}” is not understood, the rest is; check it",
    ),
    "date.not_a_date": Text(
        "“{value}”不是日期，请写成 2024-03-01",
        "「{value}」不是日期，請寫成 2024-03-01",
        "“{value}” is not a date; write it as 2024-03-01",
    ),
    "date.impossible": Text(
        "“{value}”这一天不存在，请核对月份和日期",
        "「{value}」這一天不存在，請核對月份與日期",
        "“{value}” is a day that does not exist; check month and day",
    ),
    "date.out_of_range": Text(
        "“{value}”不在1990–2100年之间，请核对年份",
        "「{value}」不在1990–2100年之間，請核對年份",
        "“{value}” is not between 1990 and 2100; check the year",
    ),
    "date.ambiguous": Text(
        "“{value}”可能是 {hint}，请写成 2024-03-01 这样的格式",
        "「{value}」可能是 {hint}，請寫成 2024-03-01 這樣的格式",
        "“{value}” may be {hint}; write it as 2024-03-01",
    ),
    "date.no_year": Text(
        "“{value}”没写年份，请写成 2024-03-01",
        "「{value}」沒寫年份，請寫成 2024-03-01",
        "“{value}” has no year; write it as 2024-03-01",
    ),
    "date.no_day": Text(
        "“{value}”没写几号，请补上日期",
        "「{value}」沒寫幾號，請補上日期",
        "“{value}” does not say the day; add it",
    ),
    "date.no_reference": Text(
        "“{value}”不知从哪天算起，请写成 2024-03-01",
        "「{value}」不知從哪天算起，請寫成 2024-03-01",
        "“{value}” depends on the day it was written; write it as 2024-03-01",
    ),
    "date.decimal": Text(
        "“{value}”被当成了小数，日期可能是 {hint}（3.10会变成3.1），请写成 2024-03-01",
        "「{value}」被當成了小數，日期可能是 {hint}（3.10會變成3.1），請寫成 2024-03-01",
        "“{value}” became a number; the date may be {hint} (3.10 turns into 3.1); retype it",
    ),
    "date.about": Text(
        "“{value}”是大概日期，请写明具体哪天",
        "「{value}」是大概日期，請寫明確切哪天",
        "“{value}” is only approximate; write the exact day",
    ),
    "deadline.past": Text(
        "写的日期 {hint} 早于跟进日期，请核对",
        "寫的日期 {hint} 早於跟進日期，請核對",
        "the date said, {hint}, is before the follow-up; check it",
    ),
    "deadline.no_follow_up_date": Text(
        "没有跟进日期，算不出“{value}”的截止日",
        "沒有跟進日期，算不出「{value}」的截止日",
        "without the follow-up date the deadline in “{value}” is not known",
    ),
    "deadline.not_known": Text(
        "“{hint}”是哪一天算不出来，请写明日期",
        "「{hint}」是哪一天算不出來，請寫明日期",
        "which day “{hint}” is cannot be told; write the date",
    ),
    # The hint may be empty; the format then fills in 无, 無 or a dash.
    "term.unknown": Text(
        "没有“{value}”这个选项，最接近的选项：{hint:无<1}",
        "沒有「{value}」這個選項，最接近的選項：{hint:無<1}",
        "“{value}” is not an option; the nearest one: {hint:–<1}",
    ),
}
