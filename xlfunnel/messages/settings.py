"""What is wrong in the rule tables, what counts instead, and how to mend it."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    "rules.rules_missing.what": Text(
        "没有{tables}，按默认规则处理",
        "沒有{tables}，依預設規則處理",
        "Not in this workbook: {tables}. The default rules apply",
    ),
    "rules.rules_missing.fix": Text(
        "不改规则就不用管；要改，请用 xlfunnel new 新建一份，里面有“规则设置”。",
        "不改規則就不用管；要改，請用 xlfunnel new 新建一份，裡面有「規則設定」。",
        "Nothing to do while they suit you; a workbook made by xlfunnel new has them to change.",
    ),
    "rules.row_unread.what": Text("{said}", "{said}", "{said}"),
    "rules.row_unread.fix": Text(
        "按表头批注改这一格；改好前这一行先不用。",
        "依標題註解改這一格；改好前這一列先不用。",
        "Type it as the note on the header shows; until then this row is not used.",
    ),
    "rules.cell_unread.what": Text("{said}", "{said}", "{said}"),
    "rules.cell_unread.fix": Text(
        "按表头批注改这一格；改好前按没填算。",
        "依標題註解改這一格；改好前視為沒填。",
        "Type it as the note on the header shows; until then it counts as blank.",
    ),
    "rules.row_incomplete.what": Text(
        "{column}没有填，这一行先不用",
        "{column}沒有填，這一列先不用",
        "{column} is blank, so this row is not used",
    ),
    "rules.row_incomplete.fix": Text(
        "补上这一格，或删掉这一行。",
        "補上這一格，或刪掉這一列。",
        "Fill it or delete the row.",
    ),
    "rules.row_twice.what": Text(
        "“{value}”和 {other} 重复，只用前面那一行",
        "「{value}」和 {other} 重複，只用前面那一列",
        "'{value}' is in {other} already; only that row is used",
    ),
    "rules.row_twice.fix": Text(
        "合并成一行，或删掉多余的。",
        "合併成一列，或刪掉多餘的。",
        "Merge the two rows or delete one.",
    ),
    "rules.synonym_taken.what": Text(
        "“{word}”已经是“{hint}”的写法，写在这里不起作用",
        "「{word}」已經是「{hint}」的寫法，寫在這裡不起作用",
        "'{word}' already stands for '{hint}', so it has no effect here",
    ),
    "rules.synonym_taken.fix": Text(
        "一个词只写在一处。", "一個詞只寫在一處。", "Leave each word in one place only."
    ),
    # 人员 and 来源
    "rules.rep_capacity.what": Text(
        "月容量不大于0，不给这个人分新线索",
        "月容量不大於0，不分配新線索給這個人",
        "The capacity is not above zero, so no new lead goes to this person",
    ),
    "rules.rep_capacity.fix": Text(
        "填每月最多接几条；不限就留空。",
        "填每月最多接幾筆；不限就留空。",
        "Type the most new leads a month; leave it blank for no limit.",
    ),
    "rules.leave_reversed.what": Text(
        "请假止早于请假起，当作没有请假",
        "請假止早於請假起，視為沒有請假",
        "The leave ends before it begins, so it is ignored",
    ),
    "rules.leave_reversed.fix": Text(
        "改正其中一个日期。", "改正其中一個日期。", "Fix one of the two dates."
    ),
    "rules.leave_half.what": Text(
        "请假只填了一头，另一头按不限算",
        "請假只填了一頭，另一頭視為不限",
        "The leave has one date only; the other end is open",
    ),
    "rules.leave_half.fix": Text(
        "补上这一格；不请假就把两格都清空。",
        "補上這一格；不請假就把兩格都清空。",
        "Fill it, or clear both if there is no leave.",
    ),
    "rules.source_cost.what": Text(
        "费用是负数，先不计入",
        "費用是負數，先不計入",
        "The cost is below zero and is not counted",
    ),
    "rules.source_cost.fix": Text(
        "填这个来源花的钱，如 5000；不算就留空。",
        "填這個來源花的錢，如 5000；不算就留空。",
        "Type what the source cost, e.g. 5000, or leave it blank.",
    ),
    # 必填规则, 关键词 and 筛选规则
    "rules.required_system.what": Text(
        "“{value}”由系统填写，不能列为必填，这一行不用",
        "「{value}」由系統填寫，不能列為必填，這一列不用",
        "'{value}' is filled by the system and cannot be required; this row is not used",
    ),
    "rules.required_system.fix": Text(
        "换成要人填的列，或删掉这一行。",
        "換成要人填的欄，或刪掉這一列。",
        "Name a column that people fill, or delete the row.",
    ),
    "rules.keyword_unused.what": Text(
        "关键词只用来推断需求明确度，这一行用不上",
        "關鍵字只用來推斷需求明確度，這一列用不上",
        "Keywords suggest the clarity of need only; this row has no use",
    ),
    "rules.keyword_unused.fix": Text(
        "字段改成“需求明确度”，或删掉这一行。",
        "欄位改成「需求明確度」，或刪掉這一列。",
        "Change the field to Clarity of need or delete the row.",
    ),
    "rules.keyword_value.what": Text(
        "需求明确度没有“{value}”这个取值，这个词先不用",
        "需求明確度沒有「{value}」這個取值，這個詞先不用",
        "The clarity of need cannot be '{value}', so this word is not used",
    ),
    "rules.keyword_value.fix": Text(
        "填明确需求、初步兴趣或仅了解。",
        "填明確需求、初步興趣或僅了解。",
        "Type Clear need, First interest or Only aware.",
    ),
    "rules.screening_comparison.what": Text(
        "这一列分不出大小，不能用“{value}”比，这一行先不用",
        "這一欄分不出大小，不能用「{value}」比，這一列先不用",
        "That column has no more or less to compare by '{value}'; this row is not used",
    ),
    "rules.screening_comparison.fix": Text(
        "改用等于或包含；大于、小于只用于数字、金额、日期和周期。",
        "改用等於或包含；大於、小於只用於數字、金額、日期和週期。",
        "Use equals or contains; more and less are for numbers, money, dates and time spans.",
    ),
    "rules.screening_value.what": Text(
        "“{value}”不能和这一列比，这一行先不用",
        "「{value}」不能和這一欄比，這一列先不用",
        "'{value}' cannot be compared with that column; this row is not used",
    ),
    "rules.screening_value.fix": Text(
        "按登记表里那一列的写法填，如金额写 5000万。",
        "依登記表裡那一欄的寫法填，如金額寫 5000萬。",
        "Type it as that column of Leads has it, e.g. money as 50,000,000.",
    ),
    # 时限规则 and 工作时间
    "rules.clock_duration.what": Text(
        "时长要大于0，这条时限先不用",
        "時長要大於0，這條時限先不用",
        "The time must be above zero; this limit is not used",
    ),
    "rules.clock_duration.fix": Text(
        "填多久之内要做到，如 48。",
        "填多久之內要做到，如 48。",
        "Type within how long it has to happen, e.g. 48.",
    ),
    "rules.clock_trigger.what": Text(
        "这个条款不能从“{value}”算起，这条时限先不用",
        "這個條款不能從「{value}」算起，這條時限先不用",
        "This clause cannot count from '{value}'; this limit is not used",
    ),
    "rules.clock_trigger.fix": Text(
        "改成“{hint}”，或留空。", "改成「{hint}」，或留空。", "Change it to '{hint}' or clear it."
    ),
    "rules.clock_grade.what": Text(
        "分级规则里没有“{value}”，这条时限用不上",
        "分級規則裡沒有「{value}」，這條時限用不上",
        "The grade policy has no '{value}', so this limit applies to no lead",
    ),
    "rules.clock_grade.fix": Text(
        "改成分级规则里的等级，或删掉这一行。",
        "改成分級規則裡的等級，或刪掉這一列。",
        "Use a grade of the policy or delete the row.",
    ),
    "rules.clock_twice.what": Text(
        "和 {other} 是同一条时限，时长不同，按短的算",
        "和 {other} 是同一條時限，時長不同，以短的為準",
        "The same limit as in {other} with another time; the shorter one counts",
    ),
    "rules.clock_twice.fix": Text("只留一行。", "只留一列。", "Leave one of the two rows."),
    "rules.hours_reversed.what": Text(
        "下班不晚于上班，这一行先不用",
        "下班不晚於上班，這一列先不用",
        "The office closes before it opens; this row is not used",
    ),
    "rules.hours_reversed.fix": Text(
        "改正上班或下班时间。", "改正上班或下班時間。", "Fix one of the two times."
    ),
    "rules.hours_half.what": Text(
        "上班、下班只填了一个，这一行先不用",
        "上班、下班只填了一個，這一列先不用",
        "Only one of opening and closing time is there; this row is not used",
    ),
    "rules.hours_half.fix": Text(
        "补上这一格；不上班就四格都清空。",
        "補上這一格；不上班就四格都清空。",
        "Fill it; clear all four cells for a day off.",
    ),
    "rules.lunch_odd.what": Text(
        "午休时间不对，当作不午休",
        "午休時間不對，視為不午休",
        "The lunch break makes no sense and is ignored",
    ),
    "rules.lunch_odd.fix": Text(
        "午休起要早于午休止，都在上下班之间；不午休就两格都清空。",
        "午休起要早於午休止，都在上下班之間；不午休就兩格都清空。",
        "It begins before it ends, both within office hours; clear both cells for no lunch.",
    ),
    # 分级规则
    "rules.policy_no_rest.what": Text(
        "分级规则里没有“其余归此”的一行，不满足条件的线索成了待评级",
        "分級規則裡沒有「其餘歸此」的一列，不滿足條件的線索成了待評級",
        "No row of the grade policy takes the rest, so what fits no row stays ungraded",
    ),
    "rules.policy_no_rest.fix": Text(
        "在其中一行的“其余归此”填“是”。",
        "在其中一列的「其餘歸此」填「是」。",
        "Write yes under Takes the rest in one of its rows.",
    ),
    "rules.policy_second_rest.what": Text(
        "不止一行“其余归此”，只用顺序在前的（{other}）",
        "不只一列「其餘歸此」，只用順序在前的（{other}）",
        "More than one row takes the rest; the first by order counts ({other})",
    ),
    "rules.policy_second_rest.fix": Text(
        "只留一行填“是”，其他改为“否”。",
        "只留一列填「是」，其他改為「否」。",
        "Leave yes in one row only.",
    ),
    "rules.policy_days_reversed.what": Text(
        "周期上限小于周期下限，这一行谁也不满足",
        "週期上限小於週期下限，這一列誰也不滿足",
        "The days end before they begin, so this row fits no lead",
    ),
    "rules.policy_days_reversed.fix": Text(
        "对调两个数，或清空其中一个。",
        "對調兩個數，或清空其中一個。",
        "Swap the two numbers or clear one.",
    ),
    "rules.policy_days_overlap.what": Text(
        "{days} 天和 {other} 那一行重叠，归顺序在前的一行",
        "{days} 天和 {other} 那一列重疊，歸順序在前的一列",
        "{days} days are claimed in {other} too; the row that is first by order gets them",
    ),
    "rules.policy_days_overlap.fix": Text(
        "把两行的周期错开。", "把兩列的週期錯開。", "Move the days of the two rows apart."
    ),
    "rules.policy_row_unreached.what": Text(
        "满足这一行的线索，都先归了 {other} 那一行，这一行用不上",
        "滿足這一列的線索，都先歸了 {other} 那一列，這一列用不上",
        "Every lead that fits this row fits the one of {other} first, so this row has no use",
    ),
    "rules.policy_row_unreached.fix": Text(
        "把这一行的顺序提前，或改条件。",
        "把這一列的順序提前，或改條件。",
        "Let it be tried earlier, or change its conditions.",
    ),
    "rules.policy_days_rest.what": Text(
        "决策周期 {days} 天的，哪一行都没写到，按“其余归此”算",
        "決策週期 {days} 天的，哪一列都沒寫到，依「其餘歸此」算",
        "No row names a decision time of {days} days; the row that takes the rest gets them",
    ),
    "rules.policy_days_rest.fix": Text(
        "把天数接上；有意这样就不用改。",
        "把天數接上；有意這樣就不用改。",
        "Let the days join up, unless it is meant so.",
    ),
    "rules.policy_days_ungraded.what": Text(
        "决策周期 {days} 天的，哪一行都没写到，成了待评级",
        "決策週期 {days} 天的，哪一列都沒寫到，成了待評級",
        "No row names a decision time of {days} days, so such leads stay ungraded",
    ),
    "rules.policy_days_ungraded.fix": Text(
        "把天数接上，或指定“其余归此”的一行。",
        "把天數接上，或指定「其餘歸此」的一列。",
        "Let the days join up, or let a row take the rest.",
    ),
    "rules.policy_rank_twice.what": Text(
        "顺序和 {other} 一样，先试上面那一行",
        "順序和 {other} 一樣，先試上面那一列",
        "The same order as in {other}; the upper row is tried first",
    ),
    "rules.policy_rank_twice.fix": Text(
        "每行写一个不同的数。", "每列寫一個不同的數。", "Give each row a number of its own."
    ),
    "rules.policy_grade_twice.what": Text(
        "等级“{value}”和 {other} 重复，满足其中一行就算",
        "等級「{value}」和 {other} 重複，滿足其中一列就算",
        "The grade '{value}' is in {other} too; a lead that fits either row gets it",
    ),
    "rules.policy_grade_twice.fix": Text(
        "有意这样就不用改，否则只留一行。",
        "有意這樣就不用改，否則只留一列。",
        "Keep one row, unless it is meant so.",
    ),
    "rules.policy_alias_twice.what": Text(
        "别名“{word}”已经是“{hint}”的写法，写在这里不起作用",
        "別名「{word}」已經是「{hint}」的寫法，寫在這裡不起作用",
        "The alias '{word}' already stands for '{hint}', so it has no effect here",
    ),
    "rules.policy_alias_twice.fix": Text(
        "一个别名只写在一个等级下。",
        "一個別名只寫在一個等級下。",
        "Leave each alias under one grade only.",
    ),
    "rules.policy_unreadable.what": Text(
        "分级规则的“{column}”看不懂“{value}”，这次没有评级，等级都没动",
        "分級規則的「{column}」看不懂「{value}」，這次沒有評級，等級都沒動",
        "'{value}' under {column} of the grade policy is not understood: nothing was graded",
    ),
    "rules.policy_unreadable.fix": Text(
        "按表头批注改正这一格；不作要求就清空。",
        "依標題註解改正這一格；不作要求就清空。",
        "Type it as the note on the header shows; clear it if it does not matter.",
    ),
    "rules.policy_empty.what": Text(
        "分级规则是空的，这次没有评级，等级都没动",
        "分級規則是空的，這次沒有評級，等級都沒動",
        "The grade policy is empty: nothing was graded",
    ),
    "rules.policy_empty.fix": Text(
        "在“规则设置”的分级规则里写上等级和条件，或从备份恢复。",
        "在「規則設定」的分級規則裡寫上等級和條件，或從備份還原。",
        "Write grades and their conditions there, or restore them from a backup.",
    ),
}
