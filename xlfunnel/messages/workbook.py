"""Missing tables and columns, rows without room, settings that make no sense."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    "table.missing": Text(
        "找不到表“{table}”（{sheet}）。请从备份恢复，或在“规则设置”的参数里加一行“表:{table}”，值填您的表名。",
        "找不到表格「{table}」（{sheet}）。請從備份還原，或在「規則設定」的參數裡加一列「表:{table}」，"
        "值填您的表名。",
        "There is no table {table} ({sheet}). Restore it from a backup, or add a row table:{table} "
        "with your table's name to Settings on the Rules sheet.",
    ),
    "column.missing": Text(
        "工作表“{sheet}”的表“{table}”缺少列“{columns}”。请把表头改回来，或在“规则设置”的参数里"
        "加一行“列:{title}.{column}”，值填您的列名。",
        "工作表「{sheet}」的表格「{table}」缺少欄位「{columns}」。請把標題改回來，或在「規則設定」的"
        "參數裡加一列「欄:{title}.{column}」，值填您的欄名。",
        "Table {table} on sheet {sheet} has no column {columns}. Restore its header, or add a row "
        "column:{title}.{column} with your header to Settings on the Rules sheet.",
    ),
    "column.not_an_hour": Text(
        "“{value}”不是时间，请填 9:00 这样的钟点",
        "「{value}」不是時間，請填 9:00 這樣的鐘點",
        "“{value}” is not a time of day; write it as 9:00",
    ),
    "settings.unknown": Text(
        "没有叫“{key}”的参数。请改名，或删掉这一行。",
        "沒有叫「{key}」的參數。請改名，或刪掉這一列。",
        "There is no setting {key}. Rename it or delete the row.",
    ),
    "settings.repeated": Text(
        "参数“{key}”出现了不止一次，只用第一个。请删掉多余的行。",
        "參數「{key}」出現不只一次，只用第一個。請刪掉多餘的列。",
        "The setting {key} is there more than once; the first counts. Delete the others.",
    ),
    "settings.not_understood": Text(
        "参数“{key}”的值“{value}”看不懂，先按默认值“{default}”。请改正。",
        "參數「{key}」的值「{value}」看不懂，先依預設值「{default}」。請改正。",
        "The value {value} of {key} is not understood; the default {default} applies. Fix it.",
    ),
    "settings.out_of_range": Text(
        "参数“{key}”的值“{value}”不合理，应在{least}到{most}之间，先按默认值“{default}”。",
        "參數「{key}」的值「{value}」不合理，應在{least}到{most}之間，先依預設值「{default}」。",
        "The value {value} of {key} is out of range ({least} to {most}); the default {default} "
        "applies.",
    ),
    "settings.too_small": Text(
        "参数“{key}”的值“{value}”不合理，不能小于{least}，先按默认值“{default}”。",
        "參數「{key}」的值「{value}」不合理，不能小於{least}，先依預設值「{default}」。",
        "The value {value} of {key} is below {least}; the default {default} applies.",
    ),
    "settings.unsure": Text(
        "参数“{key}”的值“{value}”不够明确，先按{taken}算。请写清楚。",
        "參數「{key}」的值「{value}」不夠明確，先以{taken}計算。請寫清楚。",
        "The value {value} of {key} is not clear and taken as {taken}. Type it exactly.",
    ),
    "settings.weights": Text(
        "三项评分权重合计{total}，不是100，评分按比例折算成满分100。请改成合计100。",
        "三項評分權重合計{total}，不是100，評分依比例換算成滿分100。請改成合計100。",
        "The three weights of the score add up to {total}; the score is scaled to 100 all the "
        "same. Let them add up to 100.",
    ),
    "settings.weights_zero": Text(
        "三项评分权重都是0，评分一律为0。请改成合计100。",
        "三項評分權重都是0，評分一律為0。請改成合計100。",
        "All three weights of the score are 0, and so is every score. Let them add up to 100.",
    ),
    "settings.preset_empty": Text(
        "“{key}”选的那一组，时限规则里一行也没有，只用预设留空的时限。请换一组，或补上时限。",
        "「{key}」選的那一組，時限規則裡一列也沒有，只用預設留空的時限。請換一組，或補上時限。",
        "No row of Clocks belongs to the {key}; only those without a preset apply. Choose another "
        "or add rows.",
    ),
    "settings.unknown_table": Text(
        "“{key}”里的表名不认识。请写我们的表名，如 线索登记表 或 Leads。",
        "「{key}」裡的表名不認識。請寫我們的表名，如 線索登記表 或 Leads。",
        "{key} names no table of ours; use a name such as Leads.",
    ),
    "settings.unknown_column": Text(
        "“{key}”里的列名不认识。请写成 列:线索登记表.客户名称。",
        "「{key}」裡的欄名不認識。請寫成 欄:線索登記表.客戶名稱。",
        "{key} names no column of ours; write it like column:Leads.Customer.",
    ),
    "settings.no_such_table": Text(
        "“{key}”指到的“{value}”不存在。请填您的{table}现在的表名，或删掉这一行。",
        "「{key}」指到的「{value}」不存在。請填您的{table}現在的表名，或刪掉這一列。",
        "{key} leads to {value}, which does not exist. Give the table name that your {table} has "
        "now, or delete the row.",
    ),
    "settings.no_such_column": Text(
        "“{key}”指到的列“{value}”不存在。请填{table}里现在的列名，或删掉这一行。",
        "「{key}」指到的欄位「{value}」不存在。請填{table}裡現在的欄名，或刪掉這一列。",
        "{key} leads to {value}, a column that does not exist. Give the header that {table} has "
        "now, or delete the row.",
    ),
    "settings.too_new": Text(
        "这份工作簿的结构版本是{found}，本程序只到{known}。请先升级 xlfunnel。",
        "這份活頁簿的結構版本是{found}，本程式只到{known}。請先升級 xlfunnel。",
        "This workbook has schema version {found}, this program knows {known}. Upgrade xlfunnel.",
    ),
}
