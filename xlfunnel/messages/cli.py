"""What the command line says."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    # Import: the mapping file and the CSV
    "cli.unreadable": Text(
        "无法读取文件 {file}（{detail}）。请检查路径是否正确、文件是否被占用。",
        "無法讀取檔案 {file}（{detail}）。請檢查路徑是否正確、檔案是否被其他程式開啟。",
        "Cannot read {file} ({detail}). Check the path and whether another program holds it.",
    ),
    "cli.map_not_utf8": Text(
        "对照文件 {file} 不是 UTF-8 编码。请用记事本另存为 UTF-8。",
        "對照檔 {file} 不是 UTF-8 編碼。請用記事本另存為 UTF-8。",
        "The mapping file {file} is not UTF-8. Save it as UTF-8 in your editor.",
    ),
    "cli.map_not_toml": Text(
        "对照文件 {file} 写法有误：{detail}。请改正该行，写法见 {example}。",
        "對照檔 {file} 寫法有誤：{detail}。請修正該行，寫法見 {example}。",
        "The mapping file {file} is not valid TOML: {detail}. Fix that line; "
        "{example} shows how it is written.",
    ),
    "cli.map_key_missing": Text(
        "对照文件 {file} 缺少 {key}。请补上，写法见 {example}。",
        "對照檔 {file} 缺少 {key}。請補上，寫法見 {example}。",
        "The mapping file {file} lacks {key}. Add it; {example} shows how.",
    ),
    "cli.map_key_unknown": Text(
        "对照文件 {file} 中没有 {key} 这一项。请检查拼写，可用的项见 {example}。",
        "對照檔 {file} 中沒有 {key} 這一項。請檢查拼字，可用的項目見 {example}。",
        "The mapping file {file} has an unknown key {key}. Check its spelling; "
        "{example} lists them all.",
    ),
    "cli.map_key_wrong": Text(
        "对照文件 {file} 中 {key} 的值不对。写法见 {example}。",
        "對照檔 {file} 中 {key} 的值不對。寫法見 {example}。",
        "In the mapping file {file} the value of {key} is of the wrong kind; "
        "{example} shows how it is written.",
    ),
    "cli.map_column_unknown": Text(
        "对照文件 {file} 提到的“{column}”不是线索登记表的列。是不是“{hint}”？",
        "對照檔 {file} 提到的「{column}」不是線索登記表的欄位。是不是「{hint}」？",
        "The mapping file {file} names '{column}', which is no column of the lead table. "
        "Did you mean '{hint}'?",
    ),
    "cli.map_column_system": Text(
        "对照文件 {file} 提到的“{column}”由系统填写，不能导入。请从对照文件中删去。",
        "對照檔 {file} 提到的「{column}」由系統填寫，不能匯入。請從對照檔中刪去。",
        "The mapping file {file} names '{column}', which the system fills itself. Remove it there.",
    ),
    "cli.is_folder": Text(
        "{file} 是文件夹，不是文件。请写明其中的文件名。",
        "{file} 是資料夾，不是檔案。請寫明其中的檔名。",
        "{file} is a folder. Name a file in it.",
    ),
    "cli.not_a_folder": Text(
        "{file} 不是文件夹。请换一个文件夹名。",
        "{file} 不是資料夾。請換一個資料夾名稱。",
        "{file} is no folder. Name another one.",
    ),
    "cli.not_taken": Text(
        "{file} 的这几列没有导入：{names}。要导入就写一个对照文件（--map）。",
        "{file} 的這幾欄沒有匯入：{names}。要匯入就寫一個對照檔（--map）。",
        "Columns of {file} that were left out: {names}. To have them write a mapping file (--map).",
    ),
    "cli.join_unexplained": Text(
        "没有说明怎样关联 {file}。请在对照文件里写 [join]，写法见 {example}，再用 --map 指定它。",
        "沒有說明怎樣關聯 {file}。請在對照檔裡寫 [join]，寫法見 {example}，再用 --map 指定它。",
        "Nothing says how to join {file}. Write [join] in a mapping file ({example} shows how) "
        "and name it with --map.",
    ),
    "cli.join_repeated": Text(
        "{file} 中有 {count} 行的关联编号重复，只用了每个编号的第一行。",
        "{file} 中有 {count} 列的關聯編號重複，只採用每個編號的第一列。",
        "{file}: {count} rows repeat a key and were left out; the first row of each key counts.",
    ),
    "cli.csv_empty": Text(
        "{file} 是空的，第一行应为列名。",
        "{file} 是空的，第一列應為欄位名稱。",
        "{file} is empty; its first line should hold the column names.",
    ),
    "cli.csv_header_twice": Text(
        "{file} 第 1 行有两列都叫“{column}”。请改名或删去一列后再导入。",
        "{file} 第 1 列有兩欄都叫「{column}」。請改名或刪去一欄後再匯入。",
        "{file}, line 1: two columns are called '{column}'. Rename or remove one of them.",
    ),
    "cli.csv_no_column": Text(
        "{file} 没有“{column}”这一列。现有的列：{known}。请改正对照文件。",
        "{file} 沒有「{column}」這一欄。現有的欄位：{known}。請修正對照檔。",
        "{file} has no column '{column}'. It has: {known}. Correct the mapping file.",
    ),
    "cli.csv_row_too_long": Text(
        "{file} 第 {line} 行有 {cells} 个值，而列名只有 {width} 个。"
        "含有逗号的内容请加双引号，或在对照文件中指定分隔符。",
        "{file} 第 {line} 列有 {cells} 個值，而欄位名稱只有 {width} 個。"
        "含有逗號的內容請加雙引號，或在對照檔中指定分隔符號。",
        "{file}, line {line}: {cells} values under {width} column names. Put quotation marks "
        "around text with commas, or name the delimiter in the mapping file.",
    ),
    "cli.csv_broken": Text(
        "{file} 从第 {line} 行起无法读取：引号没有成对。请补上或删去多余的双引号。",
        "{file} 從第 {line} 列起無法讀取：引號沒有成對。請補上或刪去多餘的雙引號。",
        "{file} cannot be read from line {line} on: a quotation mark is not closed. "
        "Close it or remove it.",
    ),
    "cli.csv_encoding_unknown": Text(
        "不认识编码“{encoding}”。请在对照文件中写 utf-8、gb18030 或 big5，或删去这一项。",
        "不認識編碼「{encoding}」。請在對照檔中寫 utf-8、gb18030 或 big5，或刪去這一項。",
        "The encoding '{encoding}' is not known. Write utf-8, gb18030 or big5 in the mapping "
        "file, or leave it out.",
    ),
    "cli.csv_encoding_doubtful": Text(
        "看不准 {file} 的编码，怕读成乱码。请在对照文件 [file] 中写明 encoding，"
        "如 big5（繁体）、gb18030（简体）或 utf-16-le，或另存为 UTF-8 的 CSV。",
        "無法確定 {file} 的編碼，怕讀成亂碼。請在對照檔 [file] 中寫明 encoding，"
        "如 big5（繁體）、gb18030（簡體）或 utf-16-le，或另存為 UTF-8 的 CSV。",
        "The encoding of {file} is in doubt and its text might be garbled. Say it under [file] in "
        "the mapping file as encoding, such as big5 (Traditional), gb18030 (Simplified) or "
        "utf-16-le, or save it as CSV UTF-8.",
    ),
    "cli.csv_not_decoded": Text(
        "{file} 不是 CSV，或者编码不是 {encodings}。请用 Excel 打开，另存为“CSV UTF-8”再导入；"
        "也可以在对照文件 [file] 中写明 encoding。",
        "{file} 不是 CSV，或者編碼不是 {encodings}。請用 Excel 開啟，另存為「CSV UTF-8」再匯入；"
        "也可以在對照檔 [file] 中寫明 encoding。",
        "{file} is no CSV, or not in {encodings}. Open it in Excel and save it as CSV UTF-8, or "
        "say its encoding under [file] in the mapping file.",
    ),
    "cli.csv_text_too_long": Text(
        "{file} 第 {line} 行“{column}”超过 32767 个字符，Excel 单元格放不下。请缩短后再导入。",
        "{file} 第 {line} 列「{column}」超過 32767 個字元，Excel 儲存格放不下。請縮短後再匯入。",
        "{file}, line {line}: '{column}' is longer than the 32,767 characters an Excel cell "
        "holds. Shorten it.",
    ),
    # Commands
    "cli.interrupted": Text(
        "已中断，文件没有改动。", "已中斷，檔案沒有變動。", "Interrupted; the file was not changed."
    ),
    "cli.library_missing": Text(
        "这个 Python（{python}）里没有 {name}，xlfunnel 没装全。请在 xlfunnel 的文件夹里运行 "
        "python -m pip install .",
        "這個 Python（{python}）裡沒有 {name}，xlfunnel 沒裝全。請在 xlfunnel 的資料夾裡執行 "
        "python -m pip install .",
        "This Python ({python}) has no {name}: xlfunnel is not installed completely. Run "
        "python -m pip install . in its folder.",
    ),
    "cli.exists": Text(
        "{file} 已经存在，没有覆盖。请换个文件名，或先移走它。",
        "{file} 已經存在，沒有覆蓋。請換個檔名，或先移走它。",
        "{file} exists and was not overwritten. Choose another name or move it away.",
    ),
    "cli.not_xlsx": Text(
        "{file} 应以 .xlsx 结尾。", "{file} 應以 .xlsx 結尾。", "{file} should end in .xlsx."
    ),
    "cli.wrong_call": Text(
        "命令没写对：{detail}用法和例子：{program} --help",
        "指令沒寫對：{detail}用法和範例：{program} --help",
        "That call cannot work: {detail} See {program} --help",
    ),
    "cli.call.missing": Text("还缺 {names}。", "還缺 {names}。", "{names} is missing."),
    "cli.call.choice": Text(
        "{name} 不能是“{value}”，可以写 {choices}。",
        "{name} 不能是「{value}」，可以寫 {choices}。",
        "{name} cannot be '{value}'; it may be {choices}.",
    ),
    "cli.call.no_value": Text(
        "{name} 后面要写一个值。", "{name} 後面要寫一個值。", "{name} needs a value after it."
    ),
    "cli.call.takes_none": Text(
        "{name} 后面不用写值（{value}）。",
        "{name} 後面不用寫值（{value}）。",
        "{name} takes no value ({value}).",
    ),
    "cli.call.twice": Text(
        "{name} 写了两次，只能写一次。",
        "{name} 寫了兩次，只能寫一次。",
        "{name} is given twice, and only one can count.",
    ),
    "cli.call.option": Text(
        "没有 {name} 这个选项。", "沒有 {name} 這個選項。", "there is no option {name}."
    ),
    "cli.call.too_many": Text(
        "多写了 {names}（带空格的文件名或姓名要加引号）。",
        "多寫了 {names}（檔名或姓名有空格時要加引號）。",
        "{names} is too much (a file or a name with spaces needs quotation marks).",
    ),
    "cli.call.command": Text(
        "没有“{name}”这个命令。", "沒有「{name}」這個指令。", "there is no command '{name}'."
    ),
    "cli.call.known": Text("可用的有 {known}。", "可用的有 {known}。", " There are {known}."),
    "cli.call.group": Text(
        "{group} 后面还要写做什么：{known}。",
        "{group} 後面還要寫做什麼：{known}。",
        "{group} needs a second word: {known}.",
    ),
    "cli.call.hint": Text("是不是想写 {hint}？", "是不是想寫 {hint}？", " Did you mean {hint}?"),
    "cli.call.file_first": Text(
        "文件前面要先写命令，如 xlfunnel refresh {file}。",
        "檔案前面要先寫指令，如 xlfunnel refresh {file}。",
        "a command goes before the file, as in xlfunnel refresh {file}.",
    ),
    "cli.call.other": Text("{detail}。", "{detail}。", "{detail}."),
    "cli.no_module": Text(
        "没有叫“{module}”的模块。现有的模块：{known}。",
        "沒有叫「{module}」的模組。現有的模組：{known}。",
        "There is no module {module}. There are: {known}.",
    ),
    "cli.check_alone": Text(
        "--check 不写文件，不能与 {option} 同时使用。请去掉其中一个。",
        "--check 不寫檔案，不能與 {option} 同時使用。請去掉其中一個。",
        "--check writes nothing and cannot go with {option}. Leave one of them out.",
    ),
    "cli.as_of": Text(
        '--as-of 的“{value}”不是日期。请写成 2024-03-01 或 "2024-03-01 14:30"。',
        '--as-of 的「{value}」不是日期。請寫成 2024-03-01 或 "2024-03-01 14:30"。',
        '{value} after --as-of is no date. Write 2024-03-01 or "2024-03-01 14:30".',
    ),
    "cli.year": Text(
        "--year 的“{value}”不是年份。请写成 2025。",
        "--year 的「{value}」不是年份。請寫成 2025。",
        "{value} after --year is no year. Write it as in 2025.",
    ),
    "cli.file_before_rep": Text(
        '先写文件，再写姓名：xlfunnel hand-over "{file}" "{rep}"',
        '先寫檔案，再寫姓名：xlfunnel hand-over "{file}" "{rep}"',
        'The file goes before the name: xlfunnel hand-over "{file}" "{rep}"',
    ),
    "cli.made": Text("已建好 {file}。", "已建好 {file}。", "Made {file}."),
    "cli.saved": Text(
        "已保存 {file}（改动 {count} 处）。",
        "已儲存 {file}（變動 {count} 處）。",
        "Saved {file} ({count} changes).",
    ),
    "cli.saved_only": Text("已保存 {file}。", "已儲存 {file}。", "Saved {file}."),
    "cli.unchanged": Text(
        "没有需要改动的地方，{file} 保持原样。",
        "沒有需要變動的地方，{file} 保持原樣。",
        "Nothing to change; {file} is as it was.",
    ),
    "cli.backup": Text(
        "原文件备份为 {file}。", "原檔案備份為 {file}。", "The file as it was is kept as {file}."
    ),
    "cli.dry_run": Text(
        "试运行：会改动 {count} 处，没有写入。",
        "試執行：會變動 {count} 處，沒有寫入。",
        "Dry run: {count} changes, none written.",
    ),
    "cli.stale": Text(
        "需要更新：有 {count} 处与数据不一致。请运行 xlfunnel refresh。",
        "需要更新：有 {count} 處與資料不一致。請執行 xlfunnel refresh。",
        "Stale: {count} places do not match the data. Run xlfunnel refresh.",
    ),
    "cli.fresh": Text("已是最新。", "已是最新。", "Up to date."),
    "cli.import_next": Text(
        '接下来：xlfunnel refresh "{file}"，检查、评级并更新转化分析。',
        '接下來：xlfunnel refresh "{file}"，檢查、評級並更新轉化分析。',
        'Next: xlfunnel refresh "{file}" checks, grades and analyses.',
    ),
    "cli.refresh_next": Text(
        '接下来：xlfunnel refresh "{file}"，其余的表跟着更新。',
        '接下來：xlfunnel refresh "{file}"，其餘的表跟著更新。',
        'Next: xlfunnel refresh "{file}" brings all other sheets up to date.',
    ),
    "cli.more_findings": Text(
        "……另有 {count} 处，更新后见“问题清单”，或用 --format json 查看全部。",
        "……另有 {count} 處，更新後見「問題清單」，或用 --format json 檢視全部。",
        "... and {count} more: see Issues after a refresh, or use --format json.",
    ),
    "cli.table.severity": Text("级别", "等級", "Severity"),
    "cli.table.place": Text("位置", "位置", "Where"),
    "cli.table.problem": Text("问题", "問題", "What is wrong"),
    "cli.table.fix": Text("处理办法", "處理方式", "How to fix"),
    "cli.table.summary": Text("结果", "結果", "Result"),
    "cli.table.kinds": Text("问题最多的列", "問題最多的欄", "Most problems in"),
    "cli.figure.leads": Text("线索", "線索", "Leads"),
    "cli.figure.new_leads": Text("新编号的线索", "新編號的線索", "New leads"),
    "cli.figure.added": Text("导入的新线索", "匯入的新線索", "New leads imported"),
    "cli.figure.known": Text("已经有的", "已經有的", "There already"),
    "cli.figure.errors": Text("错误", "錯誤", "Errors"),
    "cli.figure.warnings": Text("警告", "警告", "Warnings"),
    "cli.figure.infos": Text("提示", "提示", "Notes"),
    "cli.figure.taken_back": Text("从视图收回的改动", "從檢視收回的改動", "Taken back from views"),
    "cli.figure.new_follow_ups": Text("新编号的跟进", "新編號的跟進", "New follow-ups"),
    "cli.figure.graded": Text("已评级", "已評級", "Graded"),
    "cli.figure.grades_changed": Text("等级有变化", "等級有變化", "Grades changed"),
    "cli.figure.won": Text("成交", "成交", "Won"),
    "cli.figure.conversion_rate": Text("转化率", "轉化率", "Conversion rate"),
    "cli.figure.cycle_days": Text("平均转化周期（天）", "平均轉化週期（天）", "Mean days to win"),
    "cli.reading": Text("读取文件", "讀取檔案", "Reading the file"),
    "cli.saving": Text("保存", "儲存", "Saving"),
    # The demo
    "cli.demo.start": Text(
        "做了一份示例工作簿，并运行了一次“更新”：",
        "做了一份範例活頁簿，並執行了一次「更新」：",
        "Made a sample workbook and refreshed it once:",
    ),
    "cli.demo.checked": Text(
        "检查：{leads} 条线索、{touches} 条跟进记录，有 {errors} 处错误、{warnings} 处警告。",
        "檢查：{leads} 筆線索、{touches} 筆跟進記錄，有 {errors} 處錯誤、{warnings} 處警告。",
        "Checked {leads} leads and {touches} follow-ups: {errors} errors, {warnings} warnings.",
    ),
    "cli.demo.found": Text(
        "例如 {place}（{column}）：{problem}",
        "例如 {place}（{column}）：{problem}",
        "For example {place} ({column}): {problem}",
    ),
    "cli.demo.fix": Text("怎么改：{fix}", "怎麼改：{fix}", "What to do: {fix}"),
    "cli.demo.grade": Text("{grade} {count} 条", "{grade} {count} 筆", "{count} {grade}"),
    "cli.demo.graded": Text(
        "评级：{grades}。", "評級：{grades}。", "Graded the interest: {grades}."
    ),
    "cli.demo.graded_example": Text(
        "例如“{lead}”是{grade}，依据：{basis}",
        "例如「{lead}」是{grade}，依據：{basis}",
        "For example {lead} is {grade}, because: {basis}",
    ),
    "cli.demo.converted": Text(
        "转化：{leads} 条线索成交 {won} 条，转化率 {rate}。按来源看：",
        "轉化：{leads} 筆線索成交 {won} 筆，轉化率 {rate}。依來源看：",
        "Counted: {won} of {leads} leads won, a conversion rate of {rate}. By source:",
    ),
    "cli.demo.unit": Text("（{unit}）", "（{unit}）", " ({unit})"),
    "cli.demo.caveat": Text(
        "看的时候留意：转化率是成交除以全部线索，还在跟进的也算在内，新线索多的来源会偏低；"
        "只有几条线索的来源，高低多半是偶然。比较来源，请看表里的“{within}”和“{caveat}”。",
        "看的時候留意：轉化率是成交除以全部線索，還在跟進的也算在內，新線索多的來源會偏低；"
        "只有幾筆線索的來源，高低多半是偶然。比較來源，請看表裡的「{within}」和「{caveat}」。",
        "Mind: the rate is won over all leads, those still open included, so a source with many "
        "young leads looks low; and with a handful of leads high or low is mostly chance. To "
        "compare sources, see '{within}' and '{caveat}' in the sheet.",
    ),
    "cli.demo.rows": Text("{sheet} {count} 行", "{sheet} {count} 列", "{sheet} ({count})"),
    "cli.demo.written": Text(
        "写入：改动 {count} 处，最后统一保存一次。现在有内容的表：{sheets}。",
        "寫入：變動 {count} 處，最後統一存檔一次。現在有內容的表：{sheets}。",
        "Wrote {count} changes, saved once at the end. Filled now (rows): {sheets}.",
    ),
    "cli.demo.open": Text(
        "接下来请打开这个文件，按顺序看：",
        "接下來請打開這個檔案，依序看：",
        "Now open the file and look at these, in this order:",
    ),
    "cli.demo.open_1": Text(
        "{Worklist}：每人接下来要做的事，金额大、逾期久的在前，前十件也在首页。",
        "{Worklist}：每人接下來要做的事，金額大、逾期久的在前，前十件也在首頁。",
        "{Worklist}: what everybody has to do next, most money and longest overdue first; the "
        "first ten are on Home, too.",
    ),
    "cli.demo.open_2": Text(
        "{Issues}：哪一格要改、怎么改。",
        "{Issues}：哪一格要改、怎麼改。",
        "{Issues}: which cell to fix, and how.",
    ),
    "cli.demo.open_3": Text(
        "{Leads}：意向等级已经评好，依据在“评级明细”里（点列上方的 + 展开）。",
        "{Leads}：意向等級已經評好，依據在「評級明細」裡（點欄上方的 + 展開）。",
        "{Leads}: every lead is graded; the reason is under Grading details (the + above).",
    ),
    "cli.demo.open_4": Text(
        "{Dormant}、{Workload}：哪些线索好久没动静，谁忙不过来、谁还能接。",
        "{Dormant}、{Workload}：哪些線索好久沒動靜，誰忙不過來、誰還能接。",
        "{Dormant} and {Workload}: who has not been heard of for long, which colleague has too "
        "much and which has room.",
    ),
    "cli.demo.open_5": Text(
        "{Conversion}、{ConversionBy}：各来源、等级、跟进人的转化和建议。",
        "{Conversion}、{ConversionBy}：各來源、等級、跟進人的轉化和建議。",
        "{Conversion} and {ConversionBy}: conversion and advice by source, grade and owner.",
    ),
    "cli.demo.open_6": Text(
        "{Improvements}：上个月诊断出的问题和措施，责任人和截止日由您填。",
        "{Improvements}：上個月診斷出的問題和措施，責任人和截止日由您填。",
        "{Improvements}: what was found wrong last month and what to do; you say who and when.",
    ),
    "cli.demo.open_7": Text(
        "{LeadTracking}、{ContactLog}：按跟进看同一批数据，在这里改也算数。",
        "{LeadTracking}、{ContactLog}：從跟進的角度看同一批資料，在這裡改也算數。",
        "{LeadTracking} and {ContactLog}: the same data by follow-up; edits made there count.",
    ),
    "cli.demo.assign": Text(
        "有 {count} 条新线索还没有跟进人，看看谁会分到几条（只看，不写入）：",
        "有 {count} 筆新線索還沒有跟進人，看看誰會分到幾筆（只看，不寫入）：",
        "{count} new leads have no owner yet. See who would get how many (nothing is written):",
    ),
    "cli.demo.hand_over": Text(
        "{name}离职了，手上还有 {count} 条线索，交给同事：",
        "{name}離職了，手上還有 {count} 筆線索，交給同事：",
        "{name} has left with {count} open leads. Hand them over to the others:",
    ),
    "cli.demo.again": Text(
        "随便改几格，保存并关闭，再更新一次（您写的不会被覆盖，原文件留一份备份）：",
        "隨便改幾格，儲存並關閉，再更新一次（您寫的不會被覆蓋，原檔案會留一份備份）：",
        "Change a few cells, save, close, and refresh again (what you wrote is kept, and a "
        "backup of the file as well):",
    ),
    "cli.demo.back": Text(
        "想撤回最近一次写入的内容：",
        "想撤回最近一次寫入的內容：",
        "To take back what was written last:",
    ),
    "cli.demo.own": Text(
        "建一个自己的工作簿：", "建一個自己的活頁簿：", "To make a workbook of your own:"
    ),
    # Help
    "cli.help.program": Text(
        "让销售线索工作簿自己运转：检查、评级、分析，直接处理 Excel 文件。",
        "讓銷售線索活頁簿自己運轉：檢查、評級、分析，直接處理 Excel 檔案。",
        "The sales-lead workbook that runs itself: checks, grades and analyses an Excel file.",
    ),
    "cli.help.command": Text("命令", "指令", "COMMAND"),
    "cli.help.commands": Text("命令", "指令", "commands"),
    "cli.help.positionals": Text("要写明的", "要寫明的", "arguments"),
    "cli.help.options": Text("选项", "選項", "options"),
    "cli.help.examples": Text("例子：", "範例：", "examples:"),
    "cli.help.book": Text("线索.xlsx", "線索.xlsx", "leads.xlsx"),
    "cli.help.somebody": Text("王芳", "王小美", "Ann"),
    "cli.help.colleague": Text("李雷", "李大明", "Bob"),
    "cli.help.usage": Text("用法：", "用法：", "usage: "),
    "cli.help.help": Text("显示这份说明", "顯示這份說明", "show this help"),
    "cli.help.version": Text("显示版本", "顯示版本", "show the version"),
    "cli.help.new": Text("新建工作簿", "新建活頁簿", "make a new workbook"),
    "cli.help.demo": Text(
        "做一份示例工作簿并更新一次",
        "做一份範例活頁簿並更新一次",
        "make a sample workbook and refresh it",
    ),
    "cli.help.check": Text(
        "只检查，不改文件", "只檢查，不改檔案", "tell what to fix; the file is not changed"
    ),
    "cli.help.import": Text(
        "把 CSV 里的线索导入工作簿",
        "把 CSV 裡的線索匯入活頁簿",
        "add the leads of a CSV to a workbook",
    ),
    "cli.help.addin_build": Text(
        "生成 Excel 加载项文件", "產生 Excel 增益集檔案", "make the file of the Excel add-in"
    ),
    "cli.help.addin_install": Text(
        "把按钮和函数装进这台电脑的 Excel",
        "把按鈕和函數裝進這台電腦的 Excel",
        "put buttons and functions into the Excel of this PC",
    ),
    "cli.help.addin_uninstall": Text(
        "从 Excel 里卸载加载项", "從 Excel 移除增益集", "take the add-in out of Excel again"
    ),
    "cli.help.addin_check": Text(
        "检查加载项与这台电脑是否相符",
        "檢查增益集與這台電腦是否相符",
        "tell whether the add-in fits this PC, and the cure",
    ),
    "cli.help.doctor": Text(
        "检查这台电脑：Python、Excel、加载项",
        "檢查這台電腦：Python、Excel、增益集",
        "look at this PC: Python, Excel, add-in",
    ),
    "cli.help.functions": Text("列出单元格函数", "列出儲存格函數", "list the cell functions"),
    "cli.help.addin_output": Text(
        "生成到哪个 .xlam 文件", "產生到哪個 .xlam 檔案", "the .xlam file to make"
    ),
    "cli.help.python": Text(
        "给另一台电脑用时，那里的 Python 的完整路径",
        "給另一台電腦用時，那裡的 Python 的完整路徑",
        "full path of the Python on the other PC, if it is for one",
    ),
    "cli.help.addin": Text(
        "加载项文件；默认检查装好的那一份",
        "增益集檔案；預設檢查已安裝的那一份",
        "the add-in; the installed one by default",
    ),
    "cli.help.lang": Text("语言", "語言", "language"),
    "cli.help.file": Text("工作簿文件", "活頁簿檔案", "the workbook"),
    "cli.help.rep": Text("谁的线索要交出去", "誰的線索要交出去", "whose leads are handed over"),
    "cli.help.to": Text(
        "都交给谁；不写就按分配规则分给大家",
        "都交給誰；不寫就依分配規則分給大家",
        "who gets them all; without it the assignment rule chooses",
    ),
    "cli.help.year": Text(
        "哪一年，可多次使用；默认今年",
        "哪一年，可多次使用；預設今年",
        "which year; may be repeated; this year by default",
    ),
    "cli.help.folder": Text("放在哪个文件夹", "放在哪個資料夾", "folder to put it in"),
    "cli.help.sample": Text("带示例数据", "帶範例資料", "with sample data"),
    "cli.help.with": Text(
        "再加一个模块，可多次使用",
        "再加一個模組，可多次使用",
        "switch a module on; may be repeated",
    ),
    "cli.help.as_of": Text(
        "按哪个时间计算，如 2024-03-01（当天结束）；默认现在",
        "依哪個時間計算，如 2024-03-01（當天結束）；預設現在",
        "the moment that counts as now, e.g. 2024-03-01 (the end of that day)",
    ),
    "cli.help.fail_on": Text(
        "有错误（或警告）时退出码为 1",
        "有錯誤（或警告）時結束代碼為 1",
        "exit code 1 from this severity on",
    ),
    "cli.help.format": Text("输出格式", "輸出格式", "format of the output"),
    "cli.help.output": Text(
        "另存为，不改原文件", "另存新檔，不改原檔案", "save there and leave the file as it is"
    ),
    "cli.help.only": Text(
        "只做其中一步，可多次使用", "只做其中一步，可多次使用", "only this step; may be repeated"
    ),
    "cli.help.dry_run": Text(
        "试运行，只说会改什么", "試執行，只說會改什麼", "say what would change, write nothing"
    ),
    "cli.help.check_option": Text(
        "只看是否需要更新：需要则退出码为 1",
        "只看是否需要更新：需要則結束代碼為 1",
        "only tell whether it is stale: then the exit code is 1",
    ),
    "cli.help.who": Text(
        "谁在操作，记入修改记录", "誰在操作，記入修改記錄", "who runs it, for the change log"
    ),
    "cli.help.csv": Text("CSV 文件", "CSV 檔案", "the CSV file"),
    "cli.help.into": Text("导入到哪个工作簿", "匯入到哪個活頁簿", "the workbook to add them to"),
    "cli.help.map": Text(
        "列名对照文件，写法见 {example}；不写就用 CSV 旁边同名的 .toml，没有就按列名认",
        "欄位對照檔，寫法見 {example}；不寫就用 CSV 旁邊同名的 .toml，沒有就依欄名辨認",
        "which column is which; see {example}. Without it the .toml of the CSV's name "
        "beside it, else the column names tell",
    ),
    "cli.help.join": Text(
        "对照文件里的第二个 CSV 在哪里",
        "對照檔裡的第二個 CSV 在哪裡",
        "where the mapping's second CSV is",
    ),
}
