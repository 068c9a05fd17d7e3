"""What is said of screening, and of the calendar of holidays."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    "step.screen_leads": Text("筛选线索", "篩選線索", "Screening the leads"),
    "screening.done": Text(
        "筛选：合格 {qualified} 条，不合格 {not_qualified} 条，待确认 {to_confirm} 条。",
        "篩選：合格 {qualified} 筆，不合格 {not_qualified} 筆，待確認 {to_confirm} 筆。",
        "Screening: {qualified} qualified, {not_qualified} not qualified, {to_confirm} to confirm.",
    ),
    "screening.qualified": Text("符合：{rules}", "符合：{rules}", "Fits: {rules}"),
    "screening.not_qualified": Text("不合格：{rules}", "不合格：{rules}", "Not qualified: {rules}"),
    "screening.contested": Text(
        "不合格：{rules}；但也符合：{against}，拿不准请人工核对",
        "不合格：{rules}；但也符合：{against}，拿不準請人工核對",
        "Not qualified: {rules}; but it also fits: {against}. Check if in doubt",
    ),
    "screening.to_confirm": Text("要核实：{rules}", "要核實：{rules}", "To check: {rules}"),
    "screening.missing": Text("缺{fields}", "缺{fields}", "Missing: {fields}"),
    "screening.unread": Text("看不懂{fields}", "看不懂{fields}", "Cannot be read: {fields}"),
    "screening.and": Text("；", "；", "; "),
    "screening.blocked": Text(
        "{gaps}，补好才能筛选", "{gaps}，補好才能篩選", "{gaps}. Needed before it can be screened"
    ),
    "screening.undecided": Text(
        "没有哪条规则能下结论", "沒有哪條規則能下結論", "No rule settles it"
    ),
    "rules.screening_system.what": Text(
        "“{value}”是系统后面才填的，不能用来筛选，这一行先不用",
        "「{value}」是系統後面才填的，不能用來篩選，這一列先不用",
        "'{value}' is filled by the system after screening; this row is not used",
    ),
    "rules.screening_system.fix": Text(
        "换成由人填写的列，或删掉这一行。",
        "換成由人填寫的欄，或刪掉這一列。",
        "Name a column that people fill, or delete the row.",
    ),
    "rules.screening_always_read.what": Text(
        "这一列什么文字都认得，“无法识别”用不上",
        "這一欄什麼文字都認得，「無法辨識」用不上",
        "Any text can be read in that column, so this rule never holds",
    ),
    "rules.screening_always_read.fix": Text(
        "改用为空、等于或包含，或删掉这一行。",
        "改用為空、等於或包含，或刪掉這一列。",
        "Use is blank, equals or contains, or delete the row.",
    ),
    "rules.screening_overruled.what": Text(
        "符合这条规则的线索也都符合 {other} 那条，那条说不合格，以不合格为准",
        "符合這條規則的線索也都符合 {other} 那條，那條說不合格，以不合格為準",
        "Every lead that fits this rule fits the one of {other} too, which says not qualified "
        "and decides",
    ),
    "rules.screening_overruled.fix": Text(
        "两条只留一条，或改其中一条的条件。",
        "兩條只留一條，或改其中一條的條件。",
        "Keep one of the two rules, or change the conditions of one.",
    ),
    "rules.screening_never.what": Text(
        "同名的几行要同时满足，这一行和 {other} 那一行不会同时成立",
        "同名的幾列要同時符合，這一列和 {other} 那一列不會同時成立",
        "Rows of one name hold together, but this one and the one of {other} never do",
    ),
    "rules.screening_never.fix": Text(
        "满足一行就算的，每行换个名称；同一列的几个词也可写在一行，用顿号隔开。",
        "符合一列就算的，每列換個名稱；同一欄的幾個詞也可寫在一列，用頓號隔開。",
        "If one of them is enough, give each a name of its own, or put the words into one row "
        "with 、 between them.",
    ),
    "rules.screening_split.what": Text(
        "同名的几行要同时满足，结论却和 {other} 不一样，这一行先不用",
        "同名的幾列要同時符合，結論卻和 {other} 不一樣，這一列先不用",
        "Rows of one name hold together, but {other} comes to another conclusion; this row is "
        "not used",
    ),
    "rules.screening_split.fix": Text(
        "改成一样的结论；不是同一条规则就换个名称。",
        "改成一樣的結論；不是同一條規則就換個名稱。",
        "Give them one conclusion, or another name if they are two rules.",
    ),
    "rules.screening_part.what": Text(
        "同名的几行要同时满足，{other} 那一行用不了，这一行也先不用",
        "同名的幾列要同時符合，{other} 那一列無法使用，這一列也先不用",
        "Rows of one name hold together, and the one of {other} cannot be used; so this row is "
        "not used either",
    ),
    "rules.screening_part.fix": Text(
        "先改好那一行；不是同一条规则就换个名称。",
        "先改好那一列；不是同一條規則就換個名稱。",
        "Mend that row, or give this one another name if they are two rules.",
    ),
    "action.calendar.title": Text("填日历", "填日曆", "Fill the calendar"),
    "action.calendar.help": Text(
        "把中国大陆的放假和调休填进日历；已有的日子不动",
        "把中國大陸的放假和補班填進日曆；已有的日子不動",
        "add the holidays and worked weekends of mainland China; days already there stay",
    ),
    "step.fill_calendar": Text("填日历", "填日曆", "Filling the calendar"),
    "calendar.filled": Text(
        "日历补了 {years} 年的 {count} 天：放假 {off} 天，调休上班 {worked} 天（中国大陆）。",
        "日曆補了 {years} 年的 {count} 天：放假 {off} 天，補班 {worked} 天（中國大陸）。",
        "Added {count} days of {years} to the calendar: {off} off, {worked} weekend days worked "
        "(mainland China).",
    ),
    "calendar.nothing_new": Text(
        "{years} 年的放假和调休日历里都有了，没有要补的。",
        "{years} 年的放假和補班日曆裡都有了，沒有要補的。",
        "The calendar has all days of {years} already.",
    ),
    "calendar.differing": Text(
        "日历里原有 {count} 天和公布的安排不一样，保留没动。",
        "日曆裡原有 {count} 天和公布的安排不一樣，保留沒動。",
        "{count} days in the calendar differ from the official ones; they were left as they are.",
    ),
    "calendar.mainland": Text(
        "填的是中国大陆的假期，台湾的放假和补班请自己改。",
        "填的是中國大陸的假期，台灣的放假和補班請自行修改。",
        "These are the holidays of mainland China; change those of Taiwan by hand.",
    ),
    "calendar.worked_for": Text("{holiday}调休", "{holiday}補班", "Worked for {holiday}"),
    "calendar.unknown_years": Text(
        "程序只知道 {first} 到 {last} 年的放假安排，没有 {years} 年。请照放假通知自己填进日历，"
        "或等新版程序。",
        "程式只知道 {first} 到 {last} 年的放假安排，沒有 {years} 年。請照放假公告自行填進日曆，"
        "或等新版程式。",
        "The holidays of {first} to {last} are known, not those of {years}. Type them into the "
        "calendar by hand, or get a newer version of the program.",
    ),
    "rules.calendar_year.what": Text(
        "日历里没有 {years} 年的放假调休，到期时间按平常的周末算",
        "日曆裡沒有 {years} 年的放假和補班，到期時間依平常的週末算",
        "The calendar has no days of {years}, so due times count on ordinary weekends",
    ),
    "rules.calendar_year.fix": Text(
        "运行 xlfunnel calendar 文件名 --year {year} 填上，或照放假通知自己填。",
        "照放假公告自己填；要填中國大陸的假期，執行 xlfunnel calendar 檔名 --year {year}。",
        "Run xlfunnel calendar FILE --year {year} for mainland China, or type them by hand.",
    ),
    "rules.grade_without_clock.what": Text(
        "{grades}在所选的预设里没有时限，这样的线索不跟进也不会提醒",
        "{grades}在所選的預設裡沒有時限，這樣的線索不跟進也不會提醒",
        "The chosen preset has no limit for {grades}: nobody is reminded of such leads",
    ),
    "rules.grade_without_clock.fix": Text(
        "在时限规则给它加一行，如 定期跟进；有意这样就不用改。",
        "在時限規則幫它加一列，如 定期跟進；有意這樣就不用改。",
        "Add a row for it to Clocks, e.g. regular follow-up, unless it is meant so.",
    ),
    "rules.clock_too_long.what": Text(
        "“{value}”太长，最多按 {most} 算，等于不提醒",
        "「{value}」太長，最多以 {most} 計，等於不提醒",
        "'{value}' is too long and counts as {most}: nobody is ever reminded",
    ),
    "rules.clock_too_long.fix": Text(
        "改成合理的时长，或删掉这一行。",
        "改成合理的時長，或刪掉這一列。",
        "Type a time that somebody waits for, or delete the row.",
    ),
    "settings.pool_before_dormant": Text(
        "“{key}”是{pool}，比“{other}”的{dormant}还小，线索还没沉睡就建议收回公海。请改大。",
        "「{key}」是{pool}，比「{other}」的{dormant}還小，線索還沒沉睡就建議收回公池。請改大。",
        "{key} is {pool}, less than {other} with {dormant}: leads go back to the pool before they "
        "are dormant. Make it larger.",
    ),
}
