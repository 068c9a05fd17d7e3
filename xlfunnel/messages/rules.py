"""What the rules find wrong, and how to mend it; and why a lead has its grade."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    "rules.id_missing.what": Text("没有线索编号", "沒有線索編號", "The lead has no ID"),
    "rules.id_missing.fix": Text(
        "补上客户名称、联系人、联系方式或需求描述中的一项，更新时自动编号；"
        "也可自己填一个不重复的编号。",
        "補上客戶名稱、聯絡人、聯絡方式或需求描述其中一項，更新時自動編號；"
        "也可自己填一個不重複的編號。",
        "Type a customer, contact person, contact or need and refresh numbers it; or type an ID "
        "of your own that is not used yet.",
    ),
    "rules.id_repeated.what": Text(
        "线索编号与 {other} 重复",
        "線索編號與 {other} 重複",
        "The lead ID is the same as in {other}",
    ),
    "rules.id_repeated.fix": Text(
        "同一条线索就合并成一行；不是同一条就清空这个编号，更新时重新编号。",
        "同一筆線索就合併成一列；不是同一筆就清空這個編號，更新時重新編號。",
        "Merge the rows if they are one lead; else clear this ID and refresh numbers it anew.",
    ),
    "rules.registration_missing.what": Text(
        "没有登记日期，不计入周期",
        "沒有登記日期，不計入週期",
        "No registration date: not in mean days to win",
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
        "Won before it was registered ({registered}): counted as won, not in mean days",
    ),
    "rules.win_early.fix": Text(
        "核对成交日期和登记日期，改正错的那个。",
        "核對成交日期和登記日期，改正錯的那個。",
        "Check both dates and fix the wrong one.",
    ),
    "rules.win_undated.what": Text(
        "已转化但没有成交日期，不计入周期",
        "已轉化但沒有成交日期，不計入週期",
        "Converted without a date: not in mean days",
    ),
    "rules.win_undated.fix": Text(
        "补上签约成交的日期。", "補上簽約成交的日期。", "Type the day the deal was signed."
    ),
    "rules.loss_future.what": Text(
        "流失日期晚于截至时间", "流失日期晚於截至時間", "Lost after the as-of time"
    ),
    "rules.loss_future.fix": Text(
        "改成确认流失的那天，年份也请核对。",
        "改成確認流失的那天，年份也請核對。",
        "Type the day it was lost; check the year too.",
    ),
    "rules.loss_early.what": Text(
        "流失早于登记（{registered}）：计入流失，不计入时长",
        "流失早於登記（{registered}）：計入流失，不計入時長",
        "Lost before it was registered ({registered}): counted as lost, not in any time",
    ),
    "rules.loss_early.fix": Text(
        "核对流失日期和登记日期，改正错的那个。",
        "核對流失日期和登記日期，改正錯的那個。",
        "Check both dates and fix the wrong one.",
    ),
    "rules.loss_of_open.what": Text(
        "状态不是已流失，却填了流失日期：按状态算，还在跟",
        "狀態不是已流失，卻填了流失日期：依狀態算，尚未結案",
        "A loss date, but the status is open: counted as open",
    ),
    "rules.loss_of_open.fix": Text(
        "真流失了就把状态改为“已流失”；还在跟就清空流失日期。",
        "真流失了就把狀態改為「已流失」；還在跟就清空流失日期。",
        "Set the status to Lost if it is lost; else clear the date.",
    ),
    "rules.milestone_future.what": Text(
        "{column}晚于截至时间", "{column}晚於截至時間", "{column} is after the as-of time"
    ),
    "rules.milestone_future.fix": Text(
        "还没发生就清空；发生了就改正日期。",
        "還沒發生就清空；發生了就改正日期。",
        "Clear it if it has not happened yet; else fix the date.",
    ),
    "rules.milestone_early.what": Text(
        "{column}早于登记（{registered}）",
        "{column}早於登記（{registered}）",
        "{column} is before the lead was registered ({registered})",
    ),
    "rules.milestone_early.fix": Text(
        "核对两个日期，改正错的那个。",
        "核對兩個日期，改正錯的那個。",
        "Check both dates and fix the wrong one.",
    ),
    "rules.owner_misspelt.what": Text(
        "人员表里没有跟进人“{name}”，是不是“{hint}”？",
        "人員表裡沒有跟進人「{name}」，是不是「{hint}」？",
        "There is no '{name}' in Reps. Did you mean '{hint}'?",
    ),
    "rules.owner_misspelt.fix": Text(
        "改成“{hint}”，或把这个人加到“规则设置”的人员表。",
        "改成「{hint}」，或把這個人加到「規則設定」的人員表。",
        "Change it to '{hint}', or add the person to Reps on the Rules sheet.",
    ),
    "rules.owner_unknown.what": Text(
        "人员表里没有跟进人“{name}”",
        "人員表裡沒有跟進人「{name}」",
        "There is no '{name}' in Reps",
    ),
    "rules.owner_unknown.fix": Text(
        "改成人员表里的写法，或把这个人加到“规则设置”的人员表。",
        "改成人員表裡的寫法，或把這個人加到「規則設定」的人員表。",
        "Write the name as in Reps, or add the person there, on the Rules sheet.",
    ),
    "rules.owner_left.what": Text(
        "跟进人“{name}”已离职，这条线索没人跟进",
        "跟進人「{name}」已離職，這筆線索沒人跟進",
        "'{name}' has left, so nobody follows this lead",
    ),
    "rules.owner_left.fix": Text(
        "把跟进人改成接手的同事。",
        "把跟進人改成接手的同事。",
        "Name the colleague who takes over.",
    ),
    "rules.owner_partly_left.what": Text(
        "跟进人里的“{name}”已离职", "跟進人裡的「{name}」已離職", "'{name}' has left"
    ),
    "rules.owner_partly_left.fix": Text(
        "把这个人从跟进人里去掉，留下还在跟的同事。",
        "把這個人從跟進人裡去掉，留下還在跟的同事。",
        "Take this name out of Owner; the colleagues who still follow the lead stay.",
    ),
    "rules.still_waiting.what": Text(
        "已经跟进过（{last}），状态还是待跟进",
        "已經跟進過（{last}），狀態還是待跟進",
        "Followed up on {last}, but still to follow up by its status",
    ),
    "rules.still_waiting.fix": Text(
        "状态改为“跟进中”；也可在参数里打开“跟进后自动转跟进中”。",
        "狀態改為「跟進中」；也可在參數裡打開「跟進後自動轉跟進中」。",
        "Set the status to In progress; or switch on 'Touch starts progress' in Settings.",
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
    "rules.columns_missing.what": Text(
        "{table}缺少{count}列，内容没有用上：{columns}",
        "{table}缺少{count}個欄位，內容沒有用上：{columns}",
        "{table} lacks {count} columns; nothing is read from them: {columns}",
    ),
    "rules.columns_missing.fix": Text(
        "用不到就不用管；改过表头就改回来，或在“规则设置”的参数里加一行"
        "“列:{table}.{example}”，值填现在的列名。",
        "用不到就不用管；改過標題就改回來，或在「規則設定」的參數裡加一列"
        "「欄:{table}.{example}」，值填現在的欄名。",
        "Leave it if you do not need them. If you renamed one, restore its header, or add a row "
        "column:{table}.{example} with your header to Settings on the Rules sheet.",
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
