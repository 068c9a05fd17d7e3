"""The ribbon: labels of its buttons, and what is said after a click."""

from xlfunnel.language import LANGUAGES, Text

# Id of the tab, a group or a button to label, screentip and supertip; groups have a label only.
_WORDS: dict[str, tuple[Text, ...]] = {
    "xlfunnel": (Text("销售漏斗", "銷售漏斗", "Sales funnel"),),
    "data": (Text("数据", "資料", "Data"),),
    "follow_up": (Text("跟进", "跟進", "Follow-up"),),
    "leads": (Text("线索", "線索", "Leads"),),
    "analysis": (Text("分析", "分析", "Analysis"),),
    "tools": (Text("工具", "工具", "Tools"),),
    "import_leads": (
        Text("导入线索", "匯入線索", "Import leads"),
        Text("从 CSV 导入线索", "從 CSV 匯入線索", "Import leads from a CSV"),
        Text(
            "选一个 CSV 文件，把里面的新线索加到线索登记表。已有的不会重复添加，也不会覆盖。",
            "選一個 CSV 檔案，把裡面的新線索加到線索登記表。已有的不會重複新增，也不會覆蓋。",
            "Choose a CSV file; its new leads are added to Leads. Those that are there already "
            "are neither added again nor overwritten.",
        ),
    ),
    "check": (
        Text("检查数据", "檢查資料", "Check"),
        Text("看看哪里要改", "看看哪裡要改", "See what needs mending"),
        Text(
            "检查线索、跟进和规则设置，把哪一格要改、怎么改列到问题清单。您填的内容不会被改掉。",
            "檢查線索、跟進和規則設定，把哪一格要改、怎麼改列到問題清單。您填的內容不會被改掉。",
            "Checks leads, follow-ups and rules, and lists in Issues which cells to fix and how. "
            "What you typed is never overwritten.",
        ),
    ),
    "duplicates": (
        Text("查重", "查重", "Duplicates"),
        Text("找疑似重复的线索", "找疑似重複的線索", "Find possible duplicates"),
        Text(
            "按手机、邮箱、客户名称等找出可能是同一个客户的线索，列到问题清单。不合并，也不删除。",
            "依手機、電子郵件、客戶名稱等找出可能是同一個客戶的線索，列到問題清單。不合併，也不刪除。",
            "Finds leads that may be one customer, by phone, e-mail, name and more, and lists them "
            "in Issues. Nothing is merged or deleted.",
        ),
    ),
    "log_follow_up": (
        Text("记跟进", "記跟進", "Log"),
        Text("给选中的线索记一次跟进", "為選取的線索記一次跟進", "Log a follow-up of this lead"),
        Text(
            "先选中一条线索（登记表、待办提醒、跟踪表、沉睡线索都行）。跟进计划表会多一行，"
            "编号、客户、跟进人、今天的日期都填好，您接着写谈了什么。",
            "先選取一筆線索（登記表、待辦提醒、追蹤表、沉睡線索都行）。跟進計畫表會多一列，"
            "編號、客戶、跟進人、今天的日期都填好，您接著寫談了什麼。",
            "Select a lead first, in Leads, To do, Lead tracking or Dormant leads. Follow-up plan "
            "gets a row with its ID, customer, owner and today; you go on with what was said.",
        ),
    ),
    "log_follow_ups": (
        Text("批量记跟进", "批次記跟進", "Log several"),
        Text(
            "给选中的每条线索各记一行", "為選取的每筆線索各記一列", "One row for each selected lead"
        ),
        Text(
            "先选中几条线索，跟进计划表里各加一行，日期是今天，内容由您来写。",
            "先選取幾筆線索，跟進計畫表裡各加一列，日期是今天，內容由您來寫。",
            "Select several leads; Follow-up plan gets a row of today for each. What was said is "
            "left to you.",
        ),
    ),
    "remind": (
        Text("待办提醒", "待辦提醒", "To do"),
        Text("重排谁该跟进什么", "重排誰該跟進什麼", "List anew what is due"),
        Text(
            "按跟进时限和约好的下一步，重排待办提醒、沉睡线索和人员负荷，然后打开待办提醒。",
            "依跟進時限和約好的下一步，重排待辦提醒、沉睡線索和人員負荷，然後打開待辦提醒。",
            "Lists by clocks and agreed next steps who has to do what, who sleeps and how much "
            "everybody has; then shows To do.",
        ),
    ),
    "copy_todo": (
        Text("复制今日待办", "複製今日待辦", "Copy today"),
        Text(
            "每人一段，贴到微信就能发",
            "每人一段，貼到 LINE 就能傳",
            "A list for each person to paste",
        ),
        Text(
            "把今天到期和逾期的待办按人整理成文字，放到剪贴板。"
            "在人员里选了人，或在待办提醒里选了几行（整行也行），就只复制这些人的。",
            "把今天到期和逾期的待辦依人整理成文字，放到剪貼簿。"
            "在人員裡選了人，或在待辦提醒裡選了幾列（整列也行），就只複製這些人的。",
            "Puts what is overdue or due today onto the clipboard as text, a list per person; only "
            "of those selected when people in Reps or whole rows of To do are.",
        ),
    ),
    "grade": (
        Text("自动评级", "自動評級", "Grade"),
        Text("按分级规则评级", "依分級規則評級", "Grade by the policy"),
        Text(
            "按规则设置里的分级规则给线索评级，写明依据。自己定的等级不动。",
            "依規則設定裡的分級規則為線索評級，寫明依據。自己定的等級不動。",
            "Grades the leads by the policy on the Rules sheet and says why. Grades that people "
            "set stay.",
        ),
    ),
    "preview_assign": (
        Text("预览分配", "預覽分配", "Preview"),
        Text("看谁会分到几条，不写入", "看誰會分到幾筆，不寫入", "See who would get how many"),
        Text(
            "算一遍自动分配，告诉您谁会分到几条、为什么。什么都不写。",
            "算一遍自動分配，告訴您誰會分到幾筆、為什麼。什麼都不寫。",
            "Works out who would get how many leads, and tells why. Nothing is written.",
        ),
    ),
    "assign": (
        Text("自动分配", "自動分配", "Assign"),
        Text("分配没有跟进人的线索", "分配沒有跟進人的線索", "Assign the leads without an owner"),
        Text(
            "按资历、行业、区域和轮次，把没有跟进人的线索分给同事，写明为什么。人工定的不动。",
            "依資歷、產業、區域和輪次，把沒有跟進人的線索分給同事，寫明為什麼。人工定的不動。",
            "Gives leads without an owner to the team by seniority, industry, region and turn, and "
            "says why. Never over a person's choice.",
        ),
    ),
    "hand_over": (
        Text("离职交接", "離職交接", "Hand over"),
        Text("把一位同事的线索交给别人", "把一位同事的線索交給別人", "Hand over somebody's leads"),
        Text(
            "先在人员里选中要交接的人，或在登记表里选中他的一条线索。"
            "先看会交给谁、各几条，您点“是”才写入。",
            "先在人員裡選取要交接的人，或在登記表裡選取他的一筆線索。"
            "先看會交給誰、各幾筆，您按「是」才寫入。",
            "Select the person in Reps, or one of their leads. You see who would get how many, "
            "and nothing is written before you say yes.",
        ),
    ),
    "refresh": (
        Text("一键更新", "一鍵更新", "Refresh"),
        Text("编号、检查、评级、排待办、算分析", "編號、檢查、評級、排待辦、算分析", "Do it all"),
        Text(
            "收回视图改动、编号、评级、筛选、排待办、检查、转化分析、诊断、更新视图一次做完，"
            "最后一起写入。",
            "收回檢視改動、編號、評級、篩選、排待辦、檢查、轉化分析、診斷、更新檢視一次做完，"
            "最後一起寫入。",
            "Takes back edits of the views, numbers, grades, screens, lists what is due, checks, "
            "analyses and rebuilds the views in one go, written together at the end.",
        ),
    ),
    "analyse": (
        Text("刷新分析", "更新分析", "Analyse"),
        Text("重算转化率和诊断", "重算轉化率和診斷", "Count the conversion anew"),
        Text(
            "重算转化分析表、分维度分析和改进行动表。写过的因素和建议保留。",
            "重算轉化分析表、分維度分析和改進行動表。寫過的因素和建議保留。",
            "Rebuilds the conversion tables and the improvements; what people wrote there stays.",
        ),
    ),
    "undo": (
        Text("撤回上次更新", "撤回上次更新", "Undo last run"),
        Text("撤回最近一次写的内容", "撤回最近一次寫的內容", "Take back what the last run wrote"),
        Text(
            "把最近一次更新、分配或导入写的内容改回去。之后人改过的不动。只能退一步。",
            "把最近一次更新、分配或匯入寫的內容改回去。之後人改過的不動。只能退一步。",
            "Puts back what the last refresh, assignment or import wrote; what people changed "
            "since stays. One step only.",
        ),
    ),
    "settings": (
        Text("规则设置", "規則設定", "Rules"),
        Text("打开规则设置", "打開規則設定", "Show the rules"),
        Text(
            "分级、时限、人员、来源等规则都在这张表，改了下次更新就生效。",
            "分級、時限、人員、來源等規則都在這張表，改了下次更新就生效。",
            "Grades, clocks, people, sources and other rules; the next refresh uses them.",
        ),
    ),
    "manual": (
        Text("使用说明", "使用說明", "How to use"),
        Text("打开使用说明", "打開使用說明", "Show how it is used"),
        Text(
            "怎么开始、常做的事点几下、每张表每一列填什么。",
            "怎麼開始、常做的事點幾下、每張表每一欄填什麼。",
            "How to start, everyday tasks with their clicks, and what belongs in every column.",
        ),
    ),
    "about": (
        Text("关于", "關於", "About"),
        Text("版本和环境", "版本和環境", "Version and environment"),
        Text(
            "xlfunnel、Python、xlwings 的版本，当前工作簿，许可和文档。求助时请附上。",
            "xlfunnel、Python、xlwings 的版本，目前的活頁簿，授權和文件。求助時請附上。",
            "Versions of xlfunnel, Python and xlwings, this workbook, licence and docs: send it "
            "along when you ask for help.",
        ),
    ),
}
_PARTS = ("label", "screentip", "supertip")

MESSAGES: dict[str, Text] = {
    f"ribbon.{name}.{part}": text
    for name, texts in _WORDS.items()
    for part, text in zip(_PARTS, texts, strict=False)
} | {
    # What the VBA says itself, from the add-in's hidden sheet: Python is not there to say it
    "ribbon.vba.language": Text(*LANGUAGES),  # told to Python
    "ribbon.vba.title": Text("销售漏斗", "銷售漏斗", "Sales funnel"),
    "ribbon.vba.no_workbook": Text(
        "请先打开线索工作簿，再点这个按钮。还没有的话，运行 xlfunnel new 线索.xlsx 建一个。",
        "請先開啟線索活頁簿，再按這個按鈕。還沒有的話，執行 xlfunnel new 線索.xlsx 建一個。",
        "Open a lead workbook first, then click again. xlfunnel new leads.xlsx makes one.",
    ),
    "ribbon.vba.unsafe_name": Text(
        '文件名或所在文件夹的名字里有 "、$、`、\\ 或 |，Mac 会把它们当成命令，所以没有运行，'
        "工作簿也没有改动。请改掉这些符号再点一次。",
        '檔名或所在資料夾的名稱裡有 "、$、`、\\ 或 |，Mac 會把它們當成指令，所以沒有執行，'
        "活頁簿也沒有變動。請改掉這些符號再按一次。",
        'The name of the workbook or of its folder has one of these: " $ ` \\ | - a Mac would '
        "take it for a command. Nothing was run or changed; rename it and click again.",
    ),
    "ribbon.vba.python_failed": Text(
        "没能启动 Python，工作簿没有改动。请运行 xlfunnel addin check 看看缺什么。",
        "無法啟動 Python，活頁簿沒有變動。請執行 xlfunnel addin check 看看缺什麼。",
        "Python could not be started; the workbook was not changed. xlfunnel addin check tells "
        "what is missing.",
    ),
    # When a button cannot do what it is for
    "ribbon.no_book": Text(
        "找不到打开的工作簿。受保护视图里的请先点“启用编辑”，正在编辑单元格的请先按回车。",
        "找不到開啟的活頁簿。在受保護的檢視裡請先按「啟用編輯」，正在編輯儲存格請先按 Enter。",
        "No open workbook was found. In Protected View click Enable Editing first; if a cell is "
        "being edited, press Enter.",
    ),
    "ribbon.not_ours": Text(
        "这个工作簿里没有销售漏斗的表。请打开线索工作簿；还没有的话，"
        "运行 xlfunnel new 线索.xlsx 建一个。",
        "這個活頁簿裡沒有銷售漏斗的表。請開啟線索活頁簿；還沒有的話，"
        "執行 xlfunnel new 線索.xlsx 建一個。",
        "This workbook has none of our tables. Open a lead workbook; xlfunnel new leads.xlsx "
        "makes one.",
    ),
    "ribbon.unknown_button": Text(
        "加载项和程序版本不一致，不认识“{button}”这个按钮。"
        "请运行 xlfunnel addin install，再重开 Excel。",
        "增益集和程式版本不一致，不認識「{button}」這個按鈕。"
        "請執行 xlfunnel addin install，再重新開啟 Excel。",
        "The add-in and the program differ: there is no button {button}. Run xlfunnel addin "
        "install and start Excel again.",
    ),
    "ribbon.no_sheet": Text(
        "这个工作簿里没有“{sheet}”这张表，可能改了名或删掉了。",
        "這個活頁簿裡沒有「{sheet}」這張工作表，可能改了名或刪掉了。",
        "This workbook has no sheet {sheet}; it may have been renamed or deleted.",
    ),
    "ribbon.not_shown": Text(
        "“{sheet}”这张表打不开，可能隐藏了。请右键点任意一个工作表标签，选“取消隐藏”。",
        "「{sheet}」這張工作表打不開，可能隱藏了。請在任一個工作表標籤按右鍵，選「取消隱藏」。",
        "Sheet {sheet} could not be shown; it may be hidden. Right-click any sheet tab and choose "
        "Unhide.",
    ),
    "ribbon.no_dialog": Text(
        "选文件的窗口打不开（{detail}），什么都没有改动。请用命令导入：xlfunnel import --help。",
        "選檔案的視窗打不開（{detail}），什麼都沒有變更。請用指令匯入：xlfunnel import --help。",
        "The window for choosing a file did not open ({detail}); nothing was changed. Import by "
        "command instead: xlfunnel import --help.",
    ),
    "ribbon.no_clipboard": Text(
        "剪贴板现在用不了，可能被别的程序占着。请稍后再点一次。",
        "剪貼簿現在無法使用，可能被別的程式佔用。請稍後再按一次。",
        "The clipboard cannot be used now; another program may hold it. Click again in a moment.",
    ),
    "ribbon.system_error": Text(
        "读写文件出错（{detail}），这次没有做完。请看看文件是不是被别的程序占着、磁盘是不是满了。",
        "讀寫檔案出錯（{detail}），這次沒有做完。請看看檔案是不是被別的程式佔用、磁碟是不是滿了。",
        "A file could not be read or written ({detail}), so this was not finished. Check that no "
        "other program holds it and that the disk has room.",
    ),
    "ribbon.unexpected": Text(
        "出了意料之外的错误，这次没有做完。请把这个文件发给维护的人：{log}",
        "發生意料之外的錯誤，這次沒有做完。請把這個檔案傳給維護的人：{log}",
        "Something unexpected went wrong and this was not finished. Please send this file to "
        "whoever looks after the tool: {log}",
    ),
    "ribbon.unexpected_no_log": Text(
        "出了意料之外的错误（{detail}），这次没有做完。请把这句话告诉维护的人。",
        "發生意料之外的錯誤（{detail}），這次沒有做完。請把這句話告訴維護的人。",
        "Something unexpected went wrong ({detail}) and this was not finished. Please tell "
        "whoever looks after the tool.",
    ),
    "ribbon.select_leads": Text(
        "请先选中线索所在的行：线索登记表、待办提醒、线索跟踪表、沉睡线索里都可以。"
        "贴在表格外的行，请先点“检查数据”收进表格。",
        "請先選取線索所在的列：線索登記表、待辦提醒、線索追蹤表、沉睡線索裡都可以。"
        "貼在表格外的列，請先按「檢查資料」收進表格。",
        "Select the row of a lead first, in Leads, To do, Lead tracking or Dormant leads. Rows "
        "pasted outside the table: click Check first, which takes them in.",
    ),
    "ribbon.no_table_any_more": Text(
        "“{sheet}”里的内容已经不是 Excel 表格了，认不出选中的是哪条线索。"
        "请点一次“检查数据”，会重新变成表格，然后再来。",
        "「{sheet}」裡的內容已經不是 Excel 表格了，認不出選取的是哪筆線索。"
        "請按一次「檢查資料」，會重新變成表格，然後再來。",
        "What is on {sheet} is no Excel table any more, so the selected lead is not known. Click "
        "Check once, which makes it a table again, then come back.",
    ),
    "ribbon.no_number_yet": Text(
        "选中的线索还没有编号，“{sheet}”又没有“客户名称”这一列，记了也不知道是谁的。"
        "请先点“检查数据”编号，再来记。",
        "選取的線索還沒有編號，「{sheet}」又沒有「客戶名稱」這一欄，記了也不知道是誰的。"
        "請先按「檢查資料」編號，再來記。",
        "The selected lead has no ID yet and {sheet} no column for the customer, so the row would "
        "be nobody's. Click Check, which numbers it, then log it.",
    ),
    "ribbon.no_lead_there": Text(
        "选中的行里没有线索编号，也没有客户名称。请选中一条线索。",
        "選取的列裡沒有線索編號，也沒有客戶名稱。請選取一筆線索。",
        "The selected row has neither a lead ID nor a customer. Select a lead.",
    ),
    "ribbon.one_lead": Text(
        "选中了 {count} 条线索。只记一条请只选一行；都要记请点“批量记跟进”。",
        "選取了 {count} 筆線索。只記一筆請只選一列；都要記請按「批次記跟進」。",
        "{count} leads are selected. Select one row, or click Log several for all of them.",
    ),
    "ribbon.select_person": Text(
        "请先选中一个人：规则设置的人员里选他那一行，或在线索登记表里选他跟的一条线索。",
        "請先選取一個人：在規則設定的人員裡選他那一列，或在線索登記表裡選他跟的一筆線索。",
        "Select one person first: their row in Reps on the Rules sheet, or one of their leads.",
    ),
    "headers.none": Text(
        "{file} 的列名（{known}）里认不出客户是谁。请把列名改成“客户名称”“联系方式”之类，"
        "或在旁边放一个对照文件 {map}，写法见 {example}。",
        "{file} 的欄名（{known}）裡認不出客戶是誰。請把欄名改成「客戶名稱」「聯絡方式」之類，"
        "或在旁邊放一個對照檔 {map}，寫法見 {example}。",
        "The columns of {file} ({known}) do not say whose leads they are. Call them Customer, "
        "Contact details or the like, or put a mapping file {map} beside it; {example} shows how.",
    ),
    # What a button has done
    "ribbon.more_lines": Text(
        "还有 {count} 行，详见各表。",
        "還有 {count} 行，詳見各表。",
        "{count} more lines: see the sheets.",
    ),
    "ribbon.finding": Text("{place}：{problem}", "{place}：{problem}", "{place}: {problem}"),
    "ribbon.changed": Text(
        "改动 {count} 处，可以用“撤回上次更新”退回；记得存盘。",
        "改動 {count} 處，可以用「撤回上次更新」復原；記得存檔。",
        "Changes: {count}; Undo last run takes them back. Remember to save.",
    ),
    "ribbon.changed_for_good": Text(
        "改动 {count} 处。这个工作簿没有系统记录，撤不回；不想要就不存盘，直接关掉"
        "（开着自动保存就不行）。",
        "改動 {count} 處。這個活頁簿沒有系統紀錄，無法撤回；不想要就不存檔，直接關閉"
        "（開著自動儲存就不行）。",
        "Changes: {count}. This workbook keeps no record, so they cannot be undone; to drop them "
        "close it without saving, which needs AutoSave off.",
    ),
    "ribbon.unchanged": Text(
        "都是最新的，没有改动。", "都是最新的，沒有改動。", "All is up to date; nothing changed."
    ),
    "ribbon.not_taken": Text(
        "有 {count} 列没有导入：{names}。要导入，就在 CSV 旁边放对照文件 {file}。",
        "有 {count} 欄沒有匯入：{names}。要匯入，就在 CSV 旁邊放對照檔 {file}。",
        "Columns that were not taken ({count}): {names}. To take them put a mapping file {file} "
        "beside it.",
    ),
    "ribbon.duplicates": Text(
        "有 {count} 对线索可能是同一个客户，已列在问题清单。不是重复的，在“处理”里选“不是重复”。",
        "有 {count} 對線索可能是同一個客戶，已列在問題清單。"
        "不是重複的，在「處理」裡選「不是重複」。",
        "Pairs of leads that may be one customer: {count}; Issues lists them. Where they are two, "
        "choose Not a duplicate under Decision.",
    ),
    "ribbon.duplicates_unlisted": Text(
        "有 {count} 对线索可能是同一个客户。这个工作簿没有问题清单，先列几对：",
        "有 {count} 對線索可能是同一個客戶。這個活頁簿沒有問題清單，先列幾對：",
        "Pairs of leads that may be one customer: {count}. This workbook has no Issues; the first:",
    ),
    "ribbon.no_duplicates": Text(
        "没有发现疑似重复的线索。", "沒有發現疑似重複的線索。", "No possible duplicates were found."
    ),
    "ribbon.log_many": Text(
        "要给选中的 {count} 条线索各记一行跟进吗？",
        "要為選取的 {count} 筆線索各記一列跟進嗎？",
        "Add a follow-up for each of the {count} selected leads?",
    ),
    "ribbon.logged": Text(
        "加了 {count} 行跟进，请写沟通内容；空着的不算跟进。",
        "加了 {count} 列跟進，請寫溝通內容；空著的不算跟進。",
        "Rows added: {count}. Write what was said; without it a row does not count.",
    ),
    "ribbon.copied": Text(
        "已复制 {people} 人的 {count} 件待办，直接粘贴就能发。",
        "已複製 {people} 人的 {count} 件待辦，直接貼上就能傳。",
        "Tasks copied: {count}, people: {people}. Paste them where you like.",
    ),
    "ribbon.copied_only": Text(
        "只有选中的人：{names}。要所有人的，先选中表外的空格再点。",
        "只有選取的人：{names}。要所有人的，先選取表外的空格再按。",
        "Only of those selected: {names}. For everybody select a cell outside the tables first.",
    ),
    "ribbon.as_of": Text(
        "上次一键更新：{as_of}。", "上次一鍵更新：{as_of}。", "Last full refresh: {as_of}."
    ),
    "ribbon.no_todo": Text(
        "待办提醒还是空的，剪贴板没有动。请先点“待办提醒”，再来复制。",
        "待辦提醒還是空的，剪貼簿沒有動。請先按「待辦提醒」，再來複製。",
        "The list To do is empty; the clipboard was left as it is. Click To do first, then copy.",
    ),
    "ribbon.nothing_due": Text(
        "待办提醒里没有今天到期或逾期的事，剪贴板没有动。",
        "待辦提醒裡沒有今天到期或逾期的事，剪貼簿沒有動。",
        "To do has nothing that is overdue or due today; the clipboard was left as it is.",
    ),
    "ribbon.nothing_due_of": Text(
        "{names}今天没有到期或逾期的事，剪贴板没有动。",
        "{names}今天沒有到期或逾期的事，剪貼簿沒有動。",
        "{names}: nothing overdue or due today; the clipboard was left as it is.",
    ),
    "ribbon.list_head": Text(
        "{name} {month}月{day}日待办", "{name} {month}月{day}日待辦", "{name}, to do {date}"
    ),
    "ribbon.today": Text("今天", "今天", "today"),
    "ribbon.today_by": Text("今天{time}前", "今天{time}前", "today by {time}"),
    "ribbon.hand_over_to": Text(
        "想指定接手的人：点“否”，存盘关闭后运行 xlfunnel hand-over 文件 姓名 --to 接手人。",
        "想指定接手的人：按「否」，存檔關閉後執行 xlfunnel hand-over 檔案 姓名 --to 接手人。",
        "To choose who gets them say no, save, close and run xlfunnel hand-over FILE NAME --to "
        "SUCCESSOR.",
    ),
    "ribbon.nobody_can_take": Text(
        "{name}的 {count} 条线索没人能接，什么都没有改动。"
        "请看看人员表里有没有在岗、还能接线索的同事。",
        "{name}的 {count} 筆線索沒人能接，什麼都沒有變更。"
        "請看看人員表裡有沒有在職、還能接線索的同事。",
        "Nobody can take the leads of {name} ({count}); nothing was changed. See in Reps who is "
        "active and can take more.",
    ),
    "ribbon.hand_over_now": Text(
        "现在就交接{name}的线索吗？",
        "現在就交接{name}的線索嗎？",
        "Hand over the leads of {name} now?",
    ),
    "ribbon.about.version": Text("xlfunnel {version}", "xlfunnel {version}", "xlfunnel {version}"),
    "ribbon.about.python": Text(
        "Python {version}（{path}）", "Python {version}（{path}）", "Python {version} ({path})"
    ),
    "ribbon.about.xlwings": Text("xlwings {version}", "xlwings {version}", "xlwings {version}"),
    "ribbon.about.workbook": Text("工作簿：{name}", "活頁簿：{name}", "Workbook: {name}"),
    "ribbon.about.licence": Text(
        "许可：MIT（xlwings：BSD-3）",
        "授權：MIT（xlwings：BSD-3）",
        "Licence: MIT (xlwings: BSD-3)",
    ),
    "ribbon.about.docs": Text(
        "文档：源代码包的 docs 文件夹（装好的程序里没有），buttons.md 讲每个按钮；"
        "命令行：xlfunnel --help",
        "文件：原始碼套件的 docs 資料夾（裝好的程式裡沒有），buttons.md 說明每個按鈕；"
        "指令：xlfunnel --help",
        "Docs: the folder docs of the source package, not installed with the program; buttons.md "
        "tells of each button. Commands: xlfunnel --help",
    ),
    # 预览分配
    "step.preview_assignment": Text("试算分配", "試算分配", "Working out the assignment"),
    "preview.head": Text(
        "会分出去 {given} 条，{left} 条分不出去。现在什么都没写。",
        "會分出去 {given} 筆，{left} 筆分不出去。現在什麼都沒寫。",
        "Would be assigned: {given}; not assigned: {left}. Nothing has been written.",
    ),
    "preview.gets": Text(
        "{name} {count} 条，如 {lead}：{why}",
        "{name} {count} 筆，如 {lead}：{why}",
        "{name}: {count}, such as {lead}: {why}",
    ),
    "preview.left": Text(
        "{count} 条，如 {lead}：{why}",
        "{count} 筆，如 {lead}：{why}",
        "{count} left, such as {lead}: {why}",
    ),
}
