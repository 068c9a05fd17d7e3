"""What the rules find wrong, and how to mend it; and why a lead has its grade."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    "rules.id_missing.what": Text("没有线索编号", "沒有線索編號", "The lead has no id"),
    "rules.id_missing.fix": Text(
        "补上客户名称、联系人、联系方式或需求描述中的一项，更新时自动编号；"
        "也可自己填一个不重复的编号。",
        "補上客戶名稱、聯絡人、聯絡方式或需求描述其中一項，更新時自動編號；"
        "也可自己填一個不重複的編號。",
        "Type a customer, contact person, contact or need and refresh numbers it; or type an id "
        "of your own that is not used yet.",
    ),
    "rules.id_repeated.what": Text(
        "线索编号与 {other} 重复",
        "線索編號與 {other} 重複",
        "The lead id is the same as in {other}",
    ),
    "rules.id_repeated.fix": Text(
        "同一条线索就合并成一行；不是同一条就清空这个编号，更新时重新编号。",
        "同一筆線索就合併成一列；不是同一筆就清空這個編號，更新時重新編號。",
        "Merge the rows if they are one lead; else clear this id and refresh numbers it anew.",
    ),
    "rules.registration_missing.what": Text(
        "没有登记日期，不计入周期",
        "沒有登記日期，不計入週期",
        "No registration date: not in the cycle",
    ),
    "rules.registration_missing.fix": Text(
        "补上线索进来的日期，如 2024-03-01。",
        "補上線索進來的日期，如 2024-03-01。",
        "Type the day the lead came in, e.g. 2024-03-01.",
    ),
    "rules.registration_future.what": Text(
        "登记日期晚于截至时间", "登記日期晚於截至時間", "Registered after the as-of time"
    ),
    "rules.registration_future.fix": Text(
        "改成线索真正进来的日期，年份也请核对。",
        "改成線索真正進來的日期，年份也請核對。",
        "Type the day the lead really came in; check the year too.",
    ),
    "rules.win_future.what": Text(
        "成交日期晚于截至时间", "成交日期晚於截至時間", "Won after the as-of time"
    ),
    "rules.win_future.fix": Text(
        "还没成交就清空，预计的日期填到“预计转化时间”。",
        "還沒成交就清空，預計的日期填到「預計轉化時間」。",
        "Clear it if not won yet; an expected day belongs under Expected conversion.",
    ),
    "rules.win_early.what": Text(
        "成交早于登记（{registered}）：计入成交，不计入周期",
        "成交早於登記（{registered}）：計入成交，不計入週期",
        "Won before it was registered ({registered}): counted as won, not in the cycle",
    ),
    "rules.win_early.fix": Text(
        "核对成交日期和登记日期，改正错的那个。",
        "核對成交日期和登記日期，改正錯的那個。",
        "Check both dates and mend the wrong one.",
    ),
    "rules.win_undated.what": Text(
        "已转化但没有成交日期，不计入周期",
        "已轉化但沒有成交日期，不計入週期",
        "Converted without a date: not in the cycle",
    ),
    "rules.win_undated.fix": Text(
        "补上签约成交的日期。", "補上簽約成交的日期。", "Type the day the deal was signed."
    ),
    "rules.required.what": Text("{column}没有填", "{column}沒有填", "{column} is blank"),
    "rules.required.fix": Text(
        "补上这一格；不需要填的列，在“规则设置”的必填规则里删掉。",
        "補上這一格；不需要填的欄，在「規則設定」的必填規則裡刪掉。",
        "Fill it; if it is not needed, remove it from Required fields on the Rules sheet.",
    ),
    "rules.source_misspelt.what": Text(
        "来源“{value}”不在来源表里，是不是“{hint}”？",
        "來源「{value}」不在來源表裡，是不是「{hint}」？",
        "The source '{value}' is not in the list. Did you mean '{hint}'?",
    ),
    "rules.source_misspelt.fix": Text(
        "改成“{hint}”，或把它加到“规则设置”的来源表（也可写成同义词）。",
        "改成「{hint}」，或把它加到「規則設定」的來源表（也可寫成同義詞）。",
        "Change it to '{hint}', or add it to Sources on the Rules sheet, also as a synonym.",
    ),
    "rules.source_unknown.what": Text(
        "来源“{value}”不在来源表里，单独算一组",
        "來源「{value}」不在來源表裡，單獨算一組",
        "The source '{value}' is not in the list and is counted as its own group",
    ),
    "rules.source_unknown.fix": Text(
        "从下拉表里选，或把它加到“规则设置”的来源表（也可写成同义词）。",
        "從下拉選單選，或把它加到「規則設定」的來源表（也可寫成同義詞）。",
        "Pick one from the list, or add it to Sources on the Rules sheet, also as a synonym.",
    ),
    "rules.formula_text.what": Text(
        "内容看起来像公式，已按文字保存，没有执行",
        "內容看起來像公式，已按文字保存，沒有執行",
        "The text looks like a formula; it is kept as text and was not run",
    ),
    "rules.formula_text.fix": Text(
        "来历不明就删掉；别把它复制到别的单元格或程序里。",
        "來歷不明就刪掉；別把它複製到其他儲存格或程式裡。",
        "Delete it if you do not know where it is from; do not copy it elsewhere.",
    ),
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
        "分级规则里不止一行“其余归此”，只用顺序在前的",
        "分級規則裡不只一列「其餘歸此」，只用順序在前的",
        "More than one row of the grade policy takes the rest; the first by order counts",
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
    "rules.policy_grade_twice.what": Text(
        "分级规则里等级“{value}”写了不止一次",
        "分級規則裡等級「{value}」寫了不只一次",
        "The grade '{value}' is in the grade policy more than once",
    ),
    "rules.policy_grade_twice.fix": Text(
        "每个等级只留一行。", "每個等級只留一列。", "Keep one row for each grade."
    ),
    "rules.policy_alias_twice.what": Text(
        "别名“{value}”也写在另一个等级下，只算前面那个",
        "別名「{value}」也寫在另一個等級下，只算前面那個",
        "The alias '{value}' belongs to another grade too; the first one counts",
    ),
    "rules.policy_alias_twice.fix": Text(
        "一个别名只留在一个等级下。",
        "一個別名只留在一個等級下。",
        "Leave each alias under one grade only.",
    ),
    "rules.column_missing.what": Text(
        "{table}缺少列“{column}”，这一列的内容没有用上",
        "{table}缺少欄位「{column}」，這一欄的內容沒有用上",
        "{table} has no column {column}; nothing is read from it",
    ),
    "rules.column_missing.fix": Text(
        "改过表头就改回来，或在“规则设置”的参数里加一行“列:{table}.{column}”，值填现在的列名。",
        "改過標題就改回來，或在「規則設定」的參數裡加一列「欄:{table}.{column}」，值填現在的欄名。",
        "If you renamed it, restore its header, or add a row column:{table}.{column} with your "
        "header to Settings on the Rules sheet.",
    ),
    "rules.reading.fix": Text(
        "按表头批注里的写法改这一格。",
        "依標題註解裡的寫法改這一格。",
        "Type it as the note on the header shows.",
    ),
    # Why a lead has its grade
    "grade.clarity": Text("{clarity}", "{clarity}", "{clarity}"),
    "grade.clarity_from_word": Text(
        "{clarity}（需求描述提到“{word}”）",
        "{clarity}（需求描述提到「{word}」）",
        "{clarity} (the need mentions '{word}')",
    ),
    "grade.clarity_unknown": Text("需求明确度未知", "需求明確度未知", "clarity of need not known"),
    "grade.budget_fits": Text(
        "预算{budget}符合预期", "預算{budget}符合預期", "budget {budget} fits"
    ),
    "grade.budget_below": Text(
        "预算{budget}低于预期", "預算{budget}低於預期", "budget {budget} is below the expected one"
    ),
    "grade.budget_unknown": Text("预算未知", "預算未知", "budget not known"),
    "grade.cycle": Text("决策周期{cycle}", "決策週期{cycle}", "decision time {cycle}"),
    "grade.cycle_unknown": Text("决策周期未知", "決策週期未知", "decision time not known"),
    "grade.basis": Text(
        "{clarity}；{budget}；{cycle}",
        "{clarity}；{budget}；{cycle}",
        "{clarity}; {budget}; {cycle}",
    ),
}
