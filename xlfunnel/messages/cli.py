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
        "The mapping file {file} is not valid TOML: {detail}. Mend that line; "
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
        "{file} 的编码不是 {encodings}。请在对照文件 [file] 中写明 encoding，"
        "或另存为 UTF-8 的 CSV。",
        "{file} 的編碼不是 {encodings}。請在對照檔 [file] 中寫明 encoding，或另存為 UTF-8 的 CSV。",
        "{file} is not in {encodings}. Say its encoding under [file] in the mapping file, or "
        "save it as CSV UTF-8.",
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
    "cli.exists": Text(
        "{file} 已经存在，没有覆盖。请换个文件名，或先移走它。",
        "{file} 已經存在，沒有覆蓋。請換個檔名，或先移走它。",
        "{file} exists and was not overwritten. Choose another name or move it away.",
    ),
    "cli.not_xlsx": Text(
        "{file} 应以 .xlsx 结尾。", "{file} 應以 .xlsx 結尾。", "{file} should end in .xlsx."
    ),
    "cli.wrong_call": Text(
        "命令没写对：{detail}。用法和例子：{program} --help",
        "指令沒寫對：{detail}。用法和範例：{program} --help",
        "That call cannot work: {detail}. See {program} --help",
    ),
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
    "cli.more_findings": Text(
        "……另有 {count} 处，更新后见“问题清单”，或用 --format json 查看全部。",
        "……另有 {count} 處，更新後見「問題清單」，或用 --format json 檢視全部。",
        "... and {count} more: see Issues after a refresh, or use --format json.",
    ),
    "cli.table.severity": Text("级别", "等級", "Severity"),
    "cli.table.place": Text("位置", "位置", "Where"),
    "cli.table.problem": Text("问题", "問題", "What is wrong"),
    "cli.table.fix": Text("处理办法", "處理方式", "How to fix"),
    "cli.demo_start": Text(
        "做了一份示例工作簿 {file}，并运行了一次“更新”。结果：",
        "做了一份範例活頁簿 {file}，並執行了一次「更新」。結果：",
        "Made the sample workbook {file} and refreshed it once. The result:",
    ),
    "cli.demo_next": Text(
        "现在打开 {file} 看看：\n"
        "  线索登记表：意向等级已经评好，评级依据在“评级明细”里（点列上方的 + 展开）。\n"
        "  转化分析表：各来源的线索数、成交数、转化率、平均周期和建议。\n"
        "  问题清单：哪一格要改、怎么改。\n"
        "改几格，保存并关闭，再运行：\n"
        '  xlfunnel refresh "{file}"\n'
        "您写的内容不会被覆盖，原文件会留一份备份。",
        "現在打開 {file} 看看：\n"
        "  線索登記表：意向等級已經評好，評級依據在「評級明細」裡（點欄上方的 + 展開）。\n"
        "  轉化分析表：各來源的線索數、成交數、轉化率、平均週期和建議。\n"
        "  問題清單：哪一格要改、怎麼改。\n"
        "改幾格，儲存並關閉，再執行：\n"
        '  xlfunnel refresh "{file}"\n'
        "您寫的內容不會被覆蓋，原檔案會留一份備份。",
        "Now open {file}:\n"
        "  Leads: every lead is graded; the reason is under Grading details (the + above).\n"
        "  Conversion: leads, wins, rate, mean days and advice for every source.\n"
        "  Issues: which cell to mend, and how.\n"
        "Change a few cells, save, close, and run:\n"
        '  xlfunnel refresh "{file}"\n'
        "What you wrote is never overwritten, and a backup of the file is kept.",
    ),
    # Help
    "cli.help.program": Text(
        "让销售线索工作簿自己运转：检查、评级、分析，直接处理 Excel 文件。",
        "讓銷售線索活頁簿自己運轉：檢查、評級、分析，直接處理 Excel 檔案。",
        "The sales-lead workbook that runs itself: checks, grades and analyses an Excel file.",
    ),
    "cli.help.command": Text("命令", "命令", "COMMAND"),
    "cli.help.new": Text("新建工作簿", "新建活頁簿", "make a new workbook"),
    "cli.help.demo": Text(
        "做一份示例工作簿并更新一次",
        "做一份範例活頁簿並更新一次",
        "make a sample workbook and refresh it",
    ),
    "cli.help.check": Text(
        "只检查，不改文件", "只檢查，不改檔案", "tell what to mend; the file is not changed"
    ),
    "cli.help.refresh": Text(
        "编号、检查、评级、转化分析，并保存（留一份备份）",
        "編號、檢查、評級、轉化分析，並儲存（留一份備份）",
        "number, check, grade and analyse, then save, keeping a backup",
    ),
    "cli.help.import": Text(
        "把 CSV 里的线索导入工作簿",
        "把 CSV 裡的線索匯入活頁簿",
        "add the leads of a CSV to a workbook",
    ),
    "cli.help.lang": Text("语言", "語言", "language"),
    "cli.help.file": Text("工作簿文件", "活頁簿檔案", "the workbook"),
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
        "列名对照文件，写法见 {example}",
        "欄位對照檔，寫法見 {example}",
        "which column is which; see {example}",
    ),
    "cli.help.join": Text(
        "对照文件里的第二个 CSV 在哪里",
        "對照檔裡的第二個 CSV 在哪裡",
        "where the mapping's second CSV is",
    ),
}
