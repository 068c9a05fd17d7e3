"""Why a cell is not understood."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    "contact.none": Text(
        "“{hint}”里没有电话、邮箱、微信或QQ，请补上一个联系方式",
        "「{hint}」裡沒有電話、電子郵件、微信或QQ，請補上一個聯絡方式",
        "'{hint}' holds no phone, e-mail, WeChat or QQ; add a way to reach the customer",
    ),
    "contact.masked": Text(
        "“{hint}”被打了码，不是完整的联系方式，请补全",
        "「{hint}」被遮蔽，不是完整的聯絡方式，請補齊",
        "'{hint}' is masked and cannot be used; fill in the missing part",
    ),
    "contact.short": Text(
        "“{hint}”位数不够，请补全（座机要带区号）",
        "「{hint}」位數不夠，請補齊（市話要加區碼）",
        "'{hint}' has too few digits; complete it (a landline needs its area code)",
    ),
    "contact.no_zero": Text(
        "“{hint}”像是少了开头的0的座机，请确认区号",
        "「{hint}」像是少了開頭0的市話，請確認區碼",
        "'{hint}' looks like a landline that lost its leading 0; check the area code",
    ),
    "contact.digits_lost": Text(
        "“{hint}”是科学计数法，号码后几位已丢失；请把单元格设为文本后重新录入",
        "「{hint}」是科學記號，號碼後幾位已遺失；請將儲存格設為文字後重新輸入",
        "'{hint}' is in scientific notation and has lost digits; retype it in a text cell",
    ),
    "contact.phone_invalid": Text(
        "“{hint}”不是有效的电话号码，请核对位数和号段",
        "「{hint}」不是有效的電話號碼，請核對位數與開頭",
        "'{hint}' is not a valid phone number; check its length and first digits",
    ),
    "contact.phone_doubtful": Text(
        "“{hint}”的位数对，但该国家或地区没有这个号段，请核对",
        "「{hint}」的位數對，但該國家或地區沒有這個開頭，請核對",
        "'{hint}' has the right length but no such number range is known; check it",
    ),
    "contact.email_invalid": Text(
        "“{hint}”不是有效的邮箱地址，请核对",
        "「{hint}」不是有效的電子郵件地址，請核對",
        "'{hint}' is not a valid e-mail address; check it",
    ),
    "contact.wechat_invalid": Text(
        "“{hint}”不是有效的微信号（字母开头，6–20位），请核对",
        "「{hint}」不是有效的微信號（字母開頭，6–20碼），請核對",
        "'{hint}' is not a valid WeChat ID (starts with a letter, 6–20 characters); check it",
    ),
    "contact.qq_invalid": Text(
        "“{hint}”不是有效的QQ号（5–11位数字），请核对",
        "「{hint}」不是有效的QQ號（5–11碼數字），請核對",
        "'{hint}' is not a valid QQ number (5–11 digits); check it",
    ),
    "contact.partly": Text(
        "其中的“{hint}”看不懂，其余已识别，请核对",
        "其中的「{hint}」看不懂，其餘已辨識，請核對",
        "'{hint}' is not understood, the rest is; check it",
    ),
    "date.not_a_date": Text(
        "“{value}”不是日期，请写成 2024-03-01",
        "「{value}」不是日期，請寫成 2024-03-01",
        "'{value}' is not a date; write it as 2024-03-01",
    ),
    "date.impossible": Text(
        "“{value}”这一天不存在，请核对月份和日期",
        "「{value}」這一天不存在，請核對月份與日期",
        "'{value}' is a day that does not exist; check month and day",
    ),
    "date.out_of_range": Text(
        "“{value}”不在1990–2100年之间，请核对年份",
        "「{value}」不在1990–2100年之間，請核對年份",
        "'{value}' is not between 1990 and 2100; check the year",
    ),
    "date.ambiguous": Text(
        "“{value}”可能是 {hint}，请写成 2024-03-01 这样的格式",
        "「{value}」可能是 {hint}，請寫成 2024-03-01 這樣的格式",
        "'{value}' may be {hint}; write it as 2024-03-01",
    ),
    "date.no_year": Text(
        "“{value}”没写年份，请写成 2024-03-01",
        "「{value}」沒寫年份，請寫成 2024-03-01",
        "'{value}' has no year; write it as 2024-03-01",
    ),
    "date.no_day": Text(
        "“{value}”没写几号，请补上日期",
        "「{value}」沒寫幾號，請補上日期",
        "'{value}' does not say the day; add it",
    ),
    "date.no_reference": Text(
        "“{value}”不知从哪天算起，请写成 2024-03-01",
        "「{value}」不知從哪天算起，請寫成 2024-03-01",
        "'{value}' depends on the day it was written; write it as 2024-03-01",
    ),
    "date.moving": Text(
        "“{value}”每次更新都会变成另一天，请写成 2024-03-01",
        "「{value}」每次更新都會變成另一天，請寫成 2024-03-01",
        "'{value}' would mean another day with every refresh; write it as 2024-03-01",
    ),
    "date.decimal": Text(
        "“{value}”被当成了小数，日期可能是 {hint}（3.10会变成3.1），请写成 2024-03-01",
        "「{value}」被當成了小數，日期可能是 {hint}（3.10會變成3.1），請寫成 2024-03-01",
        "'{value}' became a number; the date may be {hint} (3.10 turns into 3.1); retype it",
    ),
    "date.about": Text(
        "“{value}”是大概日期，请写明具体哪天",
        "「{value}」是大概日期，請寫明確切哪天",
        "'{value}' is only approximate; write the exact day",
    ),
    "deadline.past": Text(
        "写的日期 {hint} 早于跟进日期，请核对",
        "寫的日期 {hint} 早於跟進日期，請核對",
        "The date said, {hint}, is before the follow-up; check it",
    ),
    "deadline.no_follow_up_date": Text(
        "没有跟进日期，算不出“{value}”的截止日",
        "沒有跟進日期，算不出「{value}」的截止日",
        "Without the follow-up date the deadline in '{value}' is not known",
    ),
    "deadline.not_known": Text(
        "“{hint}”是哪一天算不出来，请写明日期",
        "「{hint}」是哪一天算不出來，請寫明日期",
        "Which day '{hint}' is cannot be told; write the date",
    ),
    # The hint may be empty; the format then fills in 无, 無 or a dash.
    "term.unknown": Text(
        "没有“{value}”这个选项，最接近的选项：{hint}",
        "沒有「{value}」這個選項，最接近的選項：{hint}",
        "'{value}' is not an option; the nearest one: {hint}",
    ),
    "term.unlike_any": Text(
        "没有“{value}”这个选项，请从下拉列表中选择",
        "沒有「{value}」這個選項，請從下拉清單中選擇",
        "'{value}' is not an option; choose one from the list",
    ),
    "text.error": Text(
        "单元格是错误值 {value}，请改正公式或直接填写内容",
        "儲存格是錯誤值 {value}，請修正公式或直接填寫內容",
        "The cell holds the error {value}; correct its formula or type the content",
    ),
    "text.id_is_date": Text(
        "编号被 Excel 变成了日期 {value}；请先把单元格设为文本再录入",
        "編號被 Excel 變成了日期 {value}；請先將儲存格設為文字再輸入",
        "Excel has turned the ID into the date {value}; format the cell as text and retype it",
    ),
    "text.id_lost_digits": Text(
        "编号“{value}”超过15位，后几位已丢失；请把单元格设为文本后重新录入",
        "編號「{value}」超過15位，後幾位已遺失；請將儲存格設為文字後重新輸入",
        "The ID '{value}' has over 15 digits and lost the last ones; retype it in a text cell",
    ),
    "number.unreadable": Text(
        "“{value}”不是数字，请只填一个数",
        "「{value}」不是數字，請只填一個數",
        "'{value}' is not a number; type one number",
    ),
    "number.range": Text(
        "“{value}”是一个范围，请填一个确定的数",
        "「{value}」是一個範圍，請填一個確定的數",
        "'{value}' is a range; type one definite number",
    ),
    "number.is_date": Text(
        "这里应是数字，单元格里却是日期 {value}；请把格式改为数字后重填",
        "這裡應是數字，儲存格裡卻是日期 {value}；請將格式改為數值後重填",
        "A number belongs here, but the cell holds the date {value}; format it as a number",
    ),
    "number.about": Text(
        "“{value}”是大概数，先按 {hint} 计算，请填准确的数",
        "「{value}」是概數，先按 {hint} 計算，請填準確的數",
        "'{value}' is approximate and counts as {hint}; type the exact number",
    ),
    "number.lowest": Text(
        "“{value}”不是一个确定的数，先按最低的 {hint} 计算",
        "「{value}」不是一個確定的數，先按最低的 {hint} 計算",
        "'{value}' is not one number and counts as its lowest, {hint}",
    ),
    "number.currency": Text(
        "“{value}”不是人民币（{hint}），请折算成元再填",
        "「{value}」不是人民幣（{hint}），請折算成人民幣（元）再填",
        "'{value}' is not in CNY ({hint}); convert it and type the amount in yuan",
    ),
    "number.price_of_one": Text(
        "“{value}”是单价或每月的价格，请填总金额",
        "「{value}」是單價或每月的價格，請填總金額",
        "'{value}' is the price of one piece or month; type the whole amount",
    ),
    "number.rate": Text(
        "“{value}”没有百分号，先按 {hint} 计算；请写成 {hint} 或小数",
        "「{value}」沒有百分號，先按 {hint} 計算；請寫成 {hint} 或小數",
        "'{value}' has no percent sign and counts as {hint}; write {hint} or a decimal",
    ),
    "budget.unreadable": Text(
        "预算“{value}”看不懂，请写成 10-15万、20万以内、5000万以上 或 待确认",
        "預算「{value}」看不懂，請寫成 10-15萬、20萬以內、5000萬以上 或 待確認",
        "The budget '{value}' is not understood; write 100k-150k, under 200k, over 50m or TBD",
    ),
    "budget.is_date": Text(
        "预算被 Excel 变成了日期 {value}；若是“{hint}万”，请带上单位重新填写",
        "預算被 Excel 變成了日期 {value}；若是「{hint}萬」，請帶上單位重新填寫",
        "Excel has turned the budget into the date {value}; if it was {hint}, add a unit",
    ),
    "budget.small": Text(
        "预算“{value}”没有单位，先按元计算；若是万元，请写成“{value}万”",
        "預算「{value}」沒有單位，先按元計算；若是萬元，請寫成「{value}萬」",
        "The budget '{value}' has no unit and counts as yuan; for thousands write '{value}k'",
    ),
    "budget.swapped": Text(
        "预算“{value}”前大后小，先按 {hint} 计算，请确认",
        "預算「{value}」前大後小，先按 {hint} 計算，請確認",
        "The ends of the budget '{value}' are the wrong way round; it counts as {hint}",
    ),
    "budget.borrowed": Text(
        "预算“{value}”后一个数没有单位，先按 {hint} 计算，请确认",
        "預算「{value}」後一個數沒有單位，先按 {hint} 計算，請確認",
        "The second number of the budget '{value}' has no unit; it counts as {hint}",
    ),
    "budget.price_of_one": Text(
        "预算“{value}”是单价或每月的价格，请填总预算",
        "預算「{value}」是單價或每月的價格，請填總預算",
        "The budget '{value}' is the price of one piece or month; type the whole budget",
    ),
    "cycle.unreadable": Text(
        "决策周期“{value}”看不懂，请写成 1个月、2-3个月、3个月以上、10月底前 或 不确定",
        "決策週期「{value}」看不懂，請寫成 1個月、2-3個月、3個月以上、10月底前 或 不確定",
        "The decision time '{value}' is not understood; write 1 month, 2-3 months, 90 days or TBD",
    ),
    "cycle.is_date": Text(
        "决策周期被 Excel 变成了日期 {value}；若是“{hint}个月”，请带上单位重新填写",
        "決策週期被 Excel 變成了日期 {value}；若是「{hint}個月」，請帶上單位重新填寫",
        "Excel has turned the time into the date {value}; if it was {hint} months, retype it so",
    ),
    "cycle.needs_date": Text(
        "“{value}”要从登记日期算起，请先填登记日期",
        "「{value}」要從登記日期算起，請先填登記日期",
        "'{value}' counts from the registration date; fill that in first",
    ),
    "cycle.bare": Text(
        "决策周期“{value}”没有单位，先按 {hint} 天计算，请补上天、周或个月",
        "決策週期「{value}」沒有單位，先按 {hint} 天計算，請補上天、週或個月",
        "The decision time '{value}' has no unit and counts as {hint} days; add days or months",
    ),
    "cycle.month": Text(
        "“{value}”可能是月份，也可能是几个月；先按 {hint} 天计算，请写成“个月”或“月份”",
        "「{value}」可能是月份，也可能是幾個月；先按 {hint} 天計算，請寫成「個月」或「月份」",
        "'{value}' may be a month of the year or a number of months; it counts as {hint} days",
    ),
    "cycle.vague": Text(
        "“{value}”说得太笼统，先按 {hint} 天计算，请写明大约多久",
        "「{value}」說得太籠統，先按 {hint} 天計算，請寫明大約多久",
        "'{value}' is vague and counts as {hint} days; say about how long",
    ),
    "cycle.long": Text(
        "决策周期“{value}”长达 {hint} 天，请核对",
        "決策週期「{value}」長達 {hint} 天，請核對",
        "The decision time '{value}' is {hint} days long; check it",
    ),
    "cycle.swapped": Text(
        "决策周期“{value}”前长后短，先按 {hint} 天计算，请确认",
        "決策週期「{value}」前長後短，先按 {hint} 天計算，請確認",
        "The ends of the decision time '{value}' are the wrong way round; it counts as {hint} days",
    ),
    "cycle.borrowed": Text(
        "决策周期“{value}”后一个数没有单位，先按 {hint} 天计算，请确认",
        "決策週期「{value}」後一個數沒有單位，先按 {hint} 天計算，請確認",
        "The second number of the decision time '{value}' has no unit; it counts as {hint} days",
    ),
}
