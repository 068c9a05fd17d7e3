"""Why a file cannot be read or saved, and what to do."""

from xlfunnel.language import Text

_READING = {
    "files.not_found": Text(
        "找不到文件 {file}。请检查文件名和文件夹是否写对。",
        "找不到檔案 {file}。請檢查檔名和資料夾是否正確。",
        "There is no file {file}. Check the name and the folder.",
    ),
    "files.not_a_file": Text(
        "{file} 不是文件，可能是文件夹。请指定一个 .xlsx 或 .xlsm 文件。",
        "{file} 不是檔案，可能是資料夾。請指定一個 .xlsx 或 .xlsm 檔案。",
        "{file} is not a file; it may be a folder. Name an .xlsx or .xlsm file.",
    ),
    "files.empty": Text(
        "{file} 是空文件（0 字节），可能没有下载完或同步出错。请重新取得该文件，或用备份。",
        "{file} 是空檔案（0 位元組），可能沒有下載完或同步出錯。請重新取得該檔案，或改用備份。",
        "{file} is empty (0 bytes); a download or a sync may have failed. "
        "Get the file again or use a backup.",
    ),
    "files.too_large": Text(
        "{file} 太大，无法处理。请把图片等大附件移出，或把历史数据拆到另一个工作簿。",
        "{file} 太大，無法處理。請移出圖片等大型附件，或把歷史資料拆到另一個活頁簿。",
        "{file} is too large. Move pictures out of it, or old data to another workbook.",
    ),
    "files.may_not_read": Text(
        "没有权限读取 {file}，或者它正被其他程序独占。请关闭打开它的程序，或向管理员申请权限。",
        "沒有權限讀取 {file}，或者它正被其他程式獨占。請關閉開啟它的程式，或向管理員申請權限。",
        "{file} may not be read, or another program keeps it to itself. "
        "Close that program or ask for the permission.",
    ),
    "files.cannot_read": Text(
        "读取 {file} 失败：{reason}。请检查磁盘或网络连接后再试。",
        "讀取 {file} 失敗：{reason}。請檢查磁碟或網路連線後再試。",
        "Reading {file} failed: {reason}. Check the disk or the network and try again.",
    ),
    "files.encrypted": Text(
        "{file} 设了打开密码或权限保护，无法读取。请在 Excel 里去掉密码（文件 > 信息 > "
        "保护工作簿），另存后再试。",
        "{file} 設有開啟密碼或權限保護，無法讀取。請在 Excel 中移除密碼（檔案 > 資訊 > "
        "保護活頁簿），另存後再試。",
        "{file} is protected by a password or by rights management. Remove it in Excel "
        "(File > Info > Protect Workbook), save, and try again.",
    ),
    "files.old_workbook": Text(
        "{file} 是旧的 .xls 格式。请在 Excel 或 WPS 里另存为 .xlsx 后再试。",
        "{file} 是舊的 .xls 格式。請在 Excel 中另存成 .xlsx 後再試。",
        "{file} has the old .xls format. Save it as .xlsx in Excel and try again.",
    ),
    "files.binary_workbook": Text(
        "{file} 是二进制 .xlsb 格式。请在 Excel 里另存为 .xlsx 后再试。",
        "{file} 是二進位 .xlsb 格式。請在 Excel 中另存成 .xlsx 後再試。",
        "{file} has the binary .xlsb format. Save it as .xlsx in Excel and try again.",
    ),
    "files.open_document": Text(
        "{file} 是 .ods 格式。请在 LibreOffice 或 Excel 里另存为 .xlsx 后再试。",
        "{file} 是 .ods 格式。請在 LibreOffice 或 Excel 中另存成 .xlsx 後再試。",
        "{file} has the .ods format. Save it as .xlsx in LibreOffice or Excel and try again.",
    ),
    "files.template": Text(
        "{file} 是模板（.xltx/.xltm）。请双击它新建工作簿，另存为 .xlsx 后再试。",
        "{file} 是範本（.xltx/.xltm）。請按兩下它來新增活頁簿，另存成 .xlsx 後再試。",
        "{file} is a template (.xltx/.xltm). Make a workbook from it, save that as .xlsx and "
        "try again.",
    ),
    "files.addin": Text(
        "{file} 是加载项（.xlam），不是数据工作簿。请改用存放线索的 .xlsx 或 .xlsm 文件。",
        "{file} 是增益集（.xlam），不是資料活頁簿。請改用存放名單的 .xlsx 或 .xlsm 檔案。",
        "{file} is an add-in (.xlam), not a workbook of data. Use the .xlsx or .xlsm file that "
        "holds the leads.",
    ),
    "files.plain_text": Text(
        "{file} 其实是文本或 CSV，不是 Excel 工作簿。请用 Excel 打开并另存为 .xlsx，"
        "或用 xlfunnel import 导入。",
        "{file} 其實是文字檔或 CSV，不是 Excel 活頁簿。請用 Excel 開啟並另存成 .xlsx，"
        "或用 xlfunnel import 匯入。",
        "{file} is really text or CSV, not an Excel workbook. Open it in Excel and save it as "
        ".xlsx, or bring it in with xlfunnel import.",
    ),
    "files.web_page": Text(
        "{file} 其实是网页或 XML，不是 Excel 工作簿（有些系统导出的“Excel”就是这样）。"
        "请用 Excel 打开并另存为 .xlsx 后再试。",
        "{file} 其實是網頁或 XML，不是 Excel 活頁簿（有些系統匯出的「Excel」就是這樣）。"
        "請用 Excel 開啟並另存成 .xlsx 後再試。",
        "{file} is really a web page or XML, not an Excel workbook (some systems export such "
        "files as Excel). Open it in Excel, save it as .xlsx and try again.",
    ),
    "files.not_a_workbook": Text(
        "{file} 不是 Excel 工作簿。如果公司装有文件加密软件，请先解密；"
        "否则请在 Excel 里打开并另存为 .xlsx。",
        "{file} 不是 Excel 活頁簿。如果公司裝有檔案加密軟體，請先解密；"
        "否則請在 Excel 中開啟並另存成 .xlsx。",
        "{file} is not an Excel workbook. If your company encrypts files, decrypt it first; "
        "else open it in Excel and save it as .xlsx.",
    ),
    "files.damaged": Text(
        "{file} 已损坏或不完整，可能没有下载完。请重新取得该文件，用备份，"
        "或用 Excel 的“打开并修复”。",
        "{file} 已損毀或不完整，可能沒有下載完。請重新取得該檔案、改用備份，"
        "或用 Excel 的「開啟並修復」。",
        "{file} is damaged or incomplete; a download may have been cut short. Get it again, "
        "use a backup, or try Open and Repair in Excel.",
    ),
    "files.damaged_part": Text(
        "工作簿内部的 {part} 已损坏。请用备份，或用 Excel 的“打开并修复”后另存。",
        "活頁簿內部的 {part} 已損毀。請改用備份，或用 Excel 的「開啟並修復」後另存。",
        "{part} inside the workbook is damaged. Use a backup, or save it anew after Open and "
        "Repair in Excel.",
    ),
    "files.missing_part": Text(
        "工作簿内部缺少 {part}。请用备份，或用 Excel 的“打开并修复”后另存。",
        "活頁簿內部缺少 {part}。請改用備份，或用 Excel 的「開啟並修復」後另存。",
        "{part} is missing inside the workbook. Use a backup, or save it anew after Open and "
        "Repair in Excel.",
    ),
    "files.duplicate_parts": Text(
        "{file} 内部有重名的部件，分不清哪个有效。请在 Excel 里打开并另存后再试。",
        "{file} 內部有重複名稱的組件，分不清哪個有效。請在 Excel 中開啟並另存後再試。",
        "{file} holds two parts of the same name, so it is unclear which counts. Open it in "
        "Excel, save it anew and try again.",
    ),
    "files.unsafe_name": Text(
        "{file} 内部有可疑的路径 {part}，为安全起见没有读取。请确认文件来源可靠，"
        "在 Excel 里另存后再试。",
        "{file} 內部有可疑的路徑 {part}，為安全起見沒有讀取。請確認檔案來源可靠，"
        "在 Excel 中另存後再試。",
        "{file} holds the suspicious path {part} and was not read, to be safe. Make sure where "
        "it comes from, then save it anew in Excel.",
    ),
    "files.unfolds": Text(
        "{file} 解压后大得不正常，为安全起见没有读取。请确认文件来源可靠；"
        "若表格下方有大片空白格式，请清除后另存。",
        "{file} 解壓縮後大得不正常，為安全起見沒有讀取。請確認檔案來源可靠；"
        "若表格下方有大片空白格式，請清除後另存。",
        "{file} unfolds to an abnormal size and was not read, to be safe. Make sure where it "
        "comes from; clear formatted blank areas below the tables and save it anew.",
    ),
    "files.doctype": Text(
        "工作簿内部的 {part} 含有 DOCTYPE 声明，正常的工作簿没有，为安全起见没有读取。"
        "请确认文件来源可靠，在 Excel 里另存后再试。",
        "活頁簿內部的 {part} 含有 DOCTYPE 宣告，正常的活頁簿沒有，為安全起見沒有讀取。"
        "請確認檔案來源可靠，在 Excel 中另存後再試。",
        "{part} inside the workbook has a DOCTYPE, which no normal workbook has, and was not "
        "read, to be safe. Make sure where the file comes from, then save it anew in Excel.",
    ),
}

_SAVING = {
    "files.open_by": Text(
        "{owner} 正打开着 {file}，没有保存。请让对方关闭后再试；"
        "如果其实没人打开，请删除旁边的 {lock}。",
        "{owner} 正開啟著 {file}，沒有儲存。請對方關閉後再試；"
        "如果其實沒有人開啟，請刪除旁邊的 {lock}。",
        "{owner} has {file} open, so nothing was saved. Try again when it is closed; if nobody "
        "has it open, delete {lock} beside it.",
    ),
    "files.open_somewhere": Text(
        "{file} 正被打开着，没有保存。请关闭后再试；如果其实没人打开，请删除旁边的 {lock}。",
        "{file} 正開啟著，沒有儲存。請關閉後再試；如果其實沒有人開啟，請刪除旁邊的 {lock}。",
        "{file} is open somewhere, so nothing was saved. Close it and try again; if nobody has "
        "it open, delete {lock} beside it.",
    ),
    "files.in_use": Text(
        "{file} 正被其他程序占用，没有保存。请在 Excel、WPS 和预览窗格里关闭它后再试。",
        "{file} 正被其他程式使用，沒有儲存。請在 Excel 和預覽窗格中關閉它後再試。",
        "{file} is in use by another program, so nothing was saved. Close it in Excel and in "
        "the preview pane and try again.",
    ),
    "files.changed_meanwhile": Text(
        "处理期间 {file} 被别人改过、移走或删除了，没有保存，以免盖掉对方的修改。请再运行一次。",
        "處理期間 {file} 被別人改過、移走或刪除了，沒有儲存，以免蓋掉對方的修改。請再執行一次。",
        "{file} was changed, moved or deleted by somebody in the meantime. Nothing was saved, "
        "so that their work is kept. Run it again.",
    ),
    "files.read_only": Text(
        "{file} 是只读的，没有保存。请去掉文件的“只读”属性，或另存到别处（-o）。",
        "{file} 是唯讀的，沒有儲存。請取消檔案的「唯讀」屬性，或另存到別處（-o）。",
        "{file} is read-only, so nothing was saved. Clear that attribute or save elsewhere (-o).",
    ),
    "files.no_folder": Text(
        "文件夹 {folder} 不存在，没有保存。请先建好，或换一个文件夹。",
        "資料夾 {folder} 不存在，沒有儲存。請先建立，或換一個資料夾。",
        "There is no folder {folder}, so nothing was saved. Make it first or choose another.",
    ),
    "files.folder_closed": Text(
        "没有权限写入文件夹 {folder}，没有保存。请换一个文件夹（-o），或向管理员申请权限。",
        "沒有權限寫入資料夾 {folder}，沒有儲存。請換一個資料夾（-o），或向管理員申請權限。",
        "Nothing may be written to the folder {folder}, so nothing was saved. Save elsewhere "
        "(-o) or ask for the permission.",
    ),
    "files.disk_full": Text(
        "{folder} 所在磁盘空间不足，没有保存，原文件完好。请腾出空间后再试。",
        "{folder} 所在的磁碟空間不足，沒有儲存，原檔案完好。請騰出空間後再試。",
        "There is no room left on the disk of {folder}. Nothing was saved and the file is as "
        "it was. Make room and try again.",
    ),
    "files.cannot_write": Text(
        "保存 {file} 失败：{reason}。原文件完好。请检查磁盘或网络连接后再试。",
        "儲存 {file} 失敗：{reason}。原檔案完好。請檢查磁碟或網路連線後再試。",
        "Saving {file} failed: {reason}. The file is as it was. Check the disk or the network "
        "and try again.",
    ),
    "files.signed": Text(
        "{file} 带有数字签名，修改会使签名失效，没有保存。请先在 Excel 里去掉签名"
        "（文件 > 信息 > 查看签名），改完再签。",
        "{file} 帶有數位簽章，修改會使簽章失效，沒有儲存。請先在 Excel 中移除簽章"
        "（檔案 > 資訊 > 檢視簽章），改完再簽。",
        "{file} is digitally signed and a change would break the signature, so nothing was "
        "saved. Remove it in Excel (File > Info > View Signatures) and sign again afterwards.",
    ),
    "files.wrong_suffix": Text(
        "{file} 的扩展名与内容不符，Excel 会打不开，没有保存。请改用扩展名 {suffix}。",
        "{file} 的副檔名與內容不符，Excel 會打不開，沒有儲存。請改用副檔名 {suffix}。",
        "The extension of {file} does not fit what is in it and Excel would not open it, so "
        "nothing was saved. Use {suffix}.",
    ),
    "files.not_verified": Text(
        "写好的新文件读回来与预期不一致，没有保存，{file} 完好。请检查磁盘后再试。",
        "寫好的新檔案讀回來與預期不一致，沒有儲存，{file} 完好。請檢查磁碟後再試。",
        "The new file did not read back as written. Nothing was saved and {file} is as it "
        "was. Check the disk and try again.",
    ),
}

MESSAGES: dict[str, Text] = {**_READING, **_SAVING}
