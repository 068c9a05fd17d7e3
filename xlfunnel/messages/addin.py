"""Building, installing and checking the add-in, and `doctor`."""

from xlfunnel.language import Text

_INSTALLING = {
    "addin.no_excel_here": Text(
        "这台电脑的系统上没有桌面版 Excel，加载项装不了。请在装有 Excel 的 Windows 或 Mac 上运行 "
        "xlfunnel addin install。这里可以用 xlfunnel addin build -o xlfunnel.xlam 生成加载项文件；"
        "不用 Excel 时，各命令直接处理关闭的 .xlsx 文件。",
        "這台電腦的系統上沒有桌面版 Excel，無法安裝增益集。請在裝有 Excel 的 Windows 或 Mac 上執行 "
        "xlfunnel addin install。這裡可以用 xlfunnel addin build -o xlfunnel.xlam 產生增益集檔案；"
        "不用 Excel 時，各指令直接處理關閉的 .xlsx 檔案。",
        "There is no desktop Excel for this system, so the add-in cannot be installed. Run "
        "xlfunnel addin install on the Windows PC or Mac with Excel. Here, xlfunnel addin build "
        "-o xlfunnel.xlam makes the file, and all other commands work on closed .xlsx files.",
    ),
    "addin.never_here": Text(
        "这台电脑的系统上没有桌面版 Excel，也就没有装加载项，不用卸载。",
        "這台電腦的系統上沒有桌面版 Excel，也就沒有安裝增益集，不用解除安裝。",
        "There is no desktop Excel for this system and so no installed add-in: nothing to remove.",
    ),
    "addin.name_a_file": Text(
        "这台电脑的系统上没有桌面版 Excel，也就没有装好的加载项。要检查一个加载项文件，请写明它："
        "xlfunnel addin check xlfunnel.xlam。",
        "這台電腦的系統上沒有桌面版 Excel，也就沒有已安裝的增益集。要檢查增益集檔案，請寫明它："
        "xlfunnel addin check xlfunnel.xlam。",
        "There is no desktop Excel for this system and so no installed add-in. To check a file, "
        "name it: xlfunnel addin check xlfunnel.xlam.",
    ),
    "addin.not_xlam": Text(
        "{file} 应以 .xlam 结尾，Excel 只把这种文件当作加载项。",
        "{file} 應以 .xlam 結尾，Excel 只把這種檔案當作增益集。",
        "{file} should end in .xlam: only then Excel takes it for an add-in.",
    ),
    "addin.python_not_full": Text(
        "--python 的“{path}”不是完整路径。请写成那台电脑上的完整路径，"
        "如 C:\\venv\\Scripts\\python.exe 或 /Users/ann/venv/bin/python。",
        "--python 的「{path}」不是完整路徑。請寫成那台電腦上的完整路徑，"
        "如 C:\\venv\\Scripts\\python.exe 或 /Users/ann/venv/bin/python。",
        "{path} after --python is no full path. Write it as on the other PC: "
        "C:\\venv\\Scripts\\python.exe or /Users/ann/venv/bin/python.",
    ),
    "addin.part_missing": Text(
        "找不到 {part}，加载项做不出来：xlfunnel 没有装完整。请重新安装 xlfunnel 后再试。",
        "找不到 {part}，無法產生增益集：xlfunnel 沒有安裝完整。請重新安裝 xlfunnel 後再試。",
        "{part} is missing, so the add-in cannot be made: xlfunnel is not installed completely. "
        "Install it again.",
    ),
    "addin.held_open": Text(
        "{file} 正被 Excel 使用，没有改动。请先关闭所有 Excel 窗口，再运行一次。",
        "{file} 正被 Excel 使用，沒有變動。請先關閉所有 Excel 視窗，再執行一次。",
        "Excel has {file} open; it was left as it is. Close all Excel windows and run this again.",
    ),
    "addin.folder_closed": Text(
        "没有权限写入 {folder}。请先关闭 Excel；Mac 上请在“系统设置 > 隐私与安全性 > "
        "完全磁盘访问权限”里允许终端；公司电脑请找管理员。",
        "沒有權限寫入 {folder}。請先關閉 Excel；Mac 上請在「系統設定 > 隱私權與安全性 > "
        "完全取用磁碟」允許終端機；公司電腦請洽管理員。",
        "{folder} may not be written to. Close Excel first; on a Mac allow the terminal under "
        "System Settings > Privacy & Security > Full Disk Access; on a company PC ask the "
        "administrator.",
    ),
    "addin.not_ours": Text(
        "{file} 不是 xlfunnel 做的加载项，或者已经损坏。请写明 xlfunnel addin build 或 install "
        "生成的 .xlam，或重新生成。",
        "{file} 不是 xlfunnel 產生的增益集，或者已經損壞。請寫明 xlfunnel addin build 或 install "
        "產生的 .xlam，或重新產生。",
        "{file} is no add-in of xlfunnel, or it is damaged. Name an .xlam that xlfunnel addin "
        "build or install made, or make it again.",
    ),
    "addin.built": Text("已生成 {file}。", "已產生 {file}。", "Made {file}."),
    "addin.built_for": Text(
        "它启动的 Python：{path}。", "它啟動的 Python：{path}。", "It starts this Python: {path}."
    ),
    "addin.built_for_conda": Text(
        "它启动 conda 环境 {path} 里的 Python。",
        "它啟動 conda 環境 {path} 裡的 Python。",
        "It starts the Python of the conda environment {path}.",
    ),
    "addin.built_for_any": Text(
        "没有写明 Python 在哪里：打开它的电脑要能直接运行 python，并装好 xlfunnel 和 xlwings "
        "{xlwings}。最好在那台电脑上运行 xlfunnel addin install，或用 --python 写明路径。",
        "沒有寫明 Python 在哪裡：開啟它的電腦要能直接執行 python，並裝好 xlfunnel 和 xlwings "
        "{xlwings}。最好在那台電腦上執行 xlfunnel addin install，或用 --python 寫明路徑。",
        "It names no Python: the PC that opens it needs a python on its PATH with xlfunnel and "
        "xlwings {xlwings}. Better run xlfunnel addin install there, or give --python.",
    ),
    "addin.installed": Text(
        "加载项已装到 {file}。", "增益集已安裝到 {file}。", "Installed {file}."
    ),
    "addin.replaced": Text(
        "加载项已更新：{file}。", "增益集已更新：{file}。", "Replaced the older add-in: {file}."
    ),
    "addin.script_put": Text(
        "Mac 上启动 Python 的脚本已放到 {file}。",
        "Mac 上啟動 Python 的指令碼已放到 {file}。",
        "The script that starts Python on a Mac is in {file}.",
    ),
    "addin.restart": Text(
        "接下来：完全退出 Excel 再打开，功能区里就有“{tab}”。打开一个工作簿后再点按钮。",
        "接下來：完全結束 Excel 再開啟，功能區裡就有「{tab}」。開啟一個活頁簿後再按按鈕。",
        "Next: quit Excel altogether and start it again; the ribbon then has the tab {tab}. "
        "Open a workbook before clicking a button.",
    ),
    "addin.no_functions_on_mac": Text(
        "Mac 上只有按钮，单元格函数只能在 Windows 的 Excel 里用。",
        "Mac 上只有按鈕，儲存格函數只能在 Windows 的 Excel 裡用。",
        "On a Mac there are the buttons only; the cell functions need Excel for Windows.",
    ),
    "addin.removed": Text("已删除 {file}。", "已刪除 {file}。", "Removed {file}."),
    "addin.removed_restart": Text(
        "重新打开 Excel 后，按钮就没有了。工作簿没有改动。",
        "重新開啟 Excel 後，按鈕就沒有了。活頁簿沒有變動。",
        "The buttons are gone once Excel is started again. No workbook was touched.",
    ),
    "addin.nothing_to_remove": Text(
        "没有装加载项（{file} 不存在），不用卸载。",
        "沒有安裝增益集（{file} 不存在），不用解除安裝。",
        "Nothing to remove: the add-in is not installed (there is no {file}).",
    ),
}

_CHECKING = {
    "addin.state.ok": Text("正常", "正常", "ok"),
    "addin.state.warning": Text("注意", "注意", "note"),
    "addin.state.problem": Text("有误", "有誤", "wrong"),
    "addin.all_well": Text("没有发现不相符的地方。", "沒有發現不相符的地方。", "Nothing is amiss."),
    "addin.not_well": Text(
        "有 {count} 处要处理，见上。", "有 {count} 處要處理，見上。", "{count} to mend, see above."
    ),
    "addin.file.there": Text(
        "加载项文件：{file}。", "增益集檔案：{file}。", "The add-in is {file}."
    ),
    "addin.file.none": Text(
        "没有装加载项（{file} 不存在）。请运行 xlfunnel addin install。",
        "沒有安裝增益集（{file} 不存在）。請執行 xlfunnel addin install。",
        "The add-in is not installed (there is no {file}). Run xlfunnel addin install.",
    ),
    "addin.file.unreadable": Text(
        "装好的加载项损坏了，或者不是 xlfunnel 做的：{file}。"
        "请关闭 Excel，运行 xlfunnel addin install。",
        "已安裝的增益集損壞了，或者不是 xlfunnel 產生的：{file}。"
        "請關閉 Excel，執行 xlfunnel addin install。",
        "The installed add-in is damaged or not by xlfunnel: {file}. Close Excel and run xlfunnel "
        "addin install.",
    ),
    "addin.file.not_yet": Text(
        "Excel 里还没有按钮和函数。要用就运行 xlfunnel addin install。",
        "Excel 裡還沒有按鈕和函數。要用就執行 xlfunnel addin install。",
        "Excel has no buttons and functions yet. To have them run xlfunnel addin install.",
    ),
    "addin.file.fits": Text(
        "加载项：{count} 项都相符。",
        "增益集：{count} 項都相符。",
        "Add-in: all {count} checks passed.",
    ),
    "addin.copies.more": Text(
        "这里还有一份：{file}。Excel 也加载它的话，按钮会出现两次，请删去这一份。",
        "這裡還有一份：{file}。Excel 也載入它的話，按鈕會出現兩次，請刪除這一份。",
        "There is another copy, {file}. If Excel loads it, too, the buttons show twice; delete it.",
    ),
    "addin.xlfunnel.same": Text(
        "由 xlfunnel {version} 生成。",
        "由 xlfunnel {version} 產生。",
        "Made by xlfunnel {version}.",
    ),
    "addin.xlfunnel.other": Text(
        "加载项由 xlfunnel {built} 生成，而现在装的是 {installed}。请运行 xlfunnel addin install。",
        "增益集由 xlfunnel {built} 產生，而現在裝的是 {installed}。請執行 xlfunnel addin install。",
        "Made by xlfunnel {built}, but {installed} is installed. Run xlfunnel addin install.",
    ),
    "addin.xlwings.is": Text(
        "xlwings {version}，只用其中开源的部分，不需要许可证。",
        "xlwings {version}，只用其中開源的部分，不需要授權。",
        "xlwings {version}; only its open-source part is used, no licence is needed.",
    ),
    "addin.xlwings.same": Text("xlwings {version}。", "xlwings {version}。", "xlwings {version}."),
    "addin.xlwings.other": Text(
        "加载项里的 xlwings 是 {built}，而现在装的是 {installed}，按钮和函数都会失败。"
        "请运行 xlfunnel addin install，再重新打开 Excel。",
        "增益集裡的 xlwings 是 {built}，而現在裝的是 {installed}，按鈕和函數都會失敗。"
        "請執行 xlfunnel addin install，再重新開啟 Excel。",
        "The add-in has xlwings {built}, but {installed} is installed: buttons and functions "
        "fail. Run xlfunnel addin install and restart Excel.",
    ),
    "addin.xlwings.missing": Text(
        "这个 Python（{python}）里没有 xlwings。请运行 python -m pip install xlwings。",
        "這個 Python（{python}）裡沒有 xlwings。請執行 python -m pip install xlwings。",
        "This Python ({python}) has no xlwings. Run python -m pip install xlwings.",
    ),
    "addin.interpreter.same": Text(
        "加载项启动的就是这个 Python：{path}。",
        "增益集啟動的就是這個 Python：{path}。",
        "It starts this Python: {path}.",
    ),
    "addin.interpreter.none": Text(
        "加载项没有写明 Python 在哪里，只能用那台电脑上的 python 命令。"
        "在有 Excel 的电脑上运行 xlfunnel addin install 就会写明。",
        "增益集沒有寫明 Python 在哪裡，只能用那台電腦上的 python 指令。"
        "在有 Excel 的電腦上執行 xlfunnel addin install 就會寫明。",
        "It names no Python and relies on the command python of the PC that opens it. "
        "xlfunnel addin install on the PC with Excel names it.",
    ),
    "addin.interpreter.elsewhere": Text(
        "加载项启动 {path}，在另一台电脑上，这里看不到它。",
        "增益集啟動 {path}，在另一台電腦上，這裡看不到它。",
        "It starts {path}, which is on another PC and cannot be looked at here.",
    ),
    "addin.interpreter.system": Text(
        "加载项是给另一种系统做的（{path}）。请在这台电脑上运行 xlfunnel addin install。",
        "增益集是給另一種系統產生的（{path}）。請在這台電腦上執行 xlfunnel addin install。",
        "It was made for another system ({path}). Run xlfunnel addin install on this PC.",
    ),
    "addin.interpreter.other": Text(
        "加载项启动的是另一个 Python：{path}，而这里是 {python}。要用这个，请运行 "
        "xlfunnel addin install；要用那个，请用那个 Python 再检查一次。",
        "增益集啟動的是另一個 Python：{path}，而這裡是 {python}。要用這個，請執行 "
        "xlfunnel addin install；要用那個，請用那個 Python 再檢查一次。",
        "It starts another Python, {path}, and this is {python}. To use this one run xlfunnel "
        "addin install; to use the other, check with that one.",
    ),
    "addin.interpreter.gone": Text(
        "加载项要启动的 Python 不在了：{path}。请运行 xlfunnel addin install，改用 {python}。",
        "增益集要啟動的 Python 不在了：{path}。請執行 xlfunnel addin install，改用 {python}。",
        "The Python it starts is gone: {path}. Run xlfunnel addin install to use {python}.",
    ),
    "addin.interpreter.space": Text(
        "Python 的路径里有空格，Mac 上的 Excel 启动不了：{path}。请在没有空格的文件夹里新建"
        "虚拟环境（python3 -m venv），在里面装 xlfunnel，再运行 "
        "xlfunnel addin install。",
        "Python 的路徑裡有空格，Mac 上的 Excel 無法啟動：{path}。請在沒有空格的資料夾裡新建"
        "虛擬環境（python3 -m venv），在裡面裝 xlfunnel，再執行 xlfunnel addin install。",
        "Excel for Mac cannot start a Python with a space in its path: {path}. Make a virtual "
        "environment (python3 -m venv) in a folder without one, install xlfunnel there and run "
        "xlfunnel addin install.",
    ),
    "addin.interpreter.store": Text(
        "这是微软商店的 Python（{path}），Excel 找不到它的库。请从 python.org 装 Python，"
        "或用它新建虚拟环境（python -m venv），在里面装 xlfunnel，再运行 xlfunnel addin install。",
        "這是 Microsoft Store 的 Python（{path}），Excel 找不到它的程式庫。請從 python.org 裝 "
        "Python，或用它新建虛擬環境（python -m venv），在裡面裝 xlfunnel，再執行 "
        "xlfunnel addin install。",
        "This is the Python of the Microsoft Store ({path}), whose libraries Excel does not find. "
        "Install Python from python.org, or make a virtual environment with it (python -m venv), "
        "install xlfunnel there and run xlfunnel addin install.",
    ),
    "addin.interpreter.letters": Text(
        "Python 的路径里有系统编码 {code_page} 没有的字：{path}，Excel 找不到它。请在只含英文字母的"
        "文件夹里新建虚拟环境（如 C:\\xlfunnel），在里面装 xlfunnel，再运行 "
        "xlfunnel addin install。",
        "Python 的路徑裡有系統編碼 {code_page} 沒有的字：{path}，Excel 找不到它。請在只含英文字母的"
        "資料夾裡新建虛擬環境（如 C:\\xlfunnel），在裡面裝 xlfunnel，再執行 "
        "xlfunnel addin install。",
        "The path of this Python has letters that the PC's code page {code_page} lacks: {path}. "
        "Excel cannot find it. Make a virtual environment in a folder with plain letters (such as "
        "C:\\xlfunnel), install xlfunnel there and run xlfunnel addin install.",
    ),
    "addin.library.missing": Text(
        "{folder} 里没有 {name}，单元格函数用不了。请运行 python -m pip install --force-reinstall "
        "xlwings（不要加 --user，最好在虚拟环境里），再运行 xlfunnel addin install。",
        "{folder} 裡沒有 {name}，儲存格函數無法使用。請執行 "
        "python -m pip install --force-reinstall xlwings"
        "（不要加 --user，最好在虛擬環境裡），再執行 xlfunnel addin install。",
        "{name} is not in {folder}, so the cell functions fail. Run python -m pip install "
        "--force-reinstall xlwings (without --user, best in a virtual environment), then xlfunnel "
        "addin install.",
    ),
    "addin.script.there": Text(
        "启动 Python 的脚本：{file}。",
        "啟動 Python 的指令碼：{file}。",
        "Script to start Python: {file}.",
    ),
    "addin.script.missing": Text(
        "缺少启动 Python 的脚本 {file}，按钮用不了。请运行 xlfunnel addin install。",
        "缺少啟動 Python 的指令碼 {file}，按鈕無法使用。請執行 xlfunnel addin install。",
        "The script that starts Python is missing: {file}. Buttons fail. Run xlfunnel addin "
        "install.",
    ),
    "addin.folder.out": Text(
        "工作簿所在文件夹里的 Python 文件不会被当成 xlfunnel 的。",
        "活頁簿所在資料夾裡的 Python 檔案不會被當成 xlfunnel 的。",
        "Python files beside a workbook are kept out.",
    ),
    "addin.folder.in": Text(
        "{key} 不是 false：OneDrive 里的工作簿和旁边的 Python 文件会出错。"
        "请运行 xlfunnel addin install。",
        "{key} 不是 false：OneDrive 裡的活頁簿和旁邊的 Python 檔案會出錯。"
        "請執行 xlfunnel addin install。",
        "{key} is not false: workbooks in OneDrive and Python files beside them go wrong. "
        "Run xlfunnel addin install.",
    ),
    "addin.language.known": Text(
        "按钮和消息的语言：{language}（换语言：xlfunnel addin install --lang）。",
        "按鈕和訊息的語言：{language}（換語言：xlfunnel addin install --lang）。",
        "Language of buttons and messages: {language} (to change it: xlfunnel addin install "
        "--lang).",
    ),
    "addin.language.unknown": Text(
        "不认识加载项的语言“{language}”。请运行 xlfunnel addin install。",
        "不認識增益集的語言「{language}」。請執行 xlfunnel addin install。",
        "The language of the add-in, {language}, is not known. Run xlfunnel addin install.",
    ),
    "addin.contents.same": Text(
        "按钮、函数和文字与现在装的 xlfunnel 一致。",
        "按鈕、函數和文字與現在裝的 xlfunnel 一致。",
        "Buttons, functions and texts are those of the installed xlfunnel.",
    ),
    "addin.contents.other": Text(
        "版本号相同，但加载项里的按钮、函数或文字与现在装的 xlfunnel 不一致：xlfunnel 改动过，"
        "或者加载项被改过。请重新运行 xlfunnel addin install（单独的文件用 addin build），"
        "再重新打开 Excel。",
        "版本號相同，但增益集裡的按鈕、函數或文字與現在裝的 xlfunnel 不一致：xlfunnel 變動過，"
        "或者增益集被改過。請重新執行 xlfunnel addin install（單獨的檔案用 addin build），"
        "再重新開啟 Excel。",
        "The release is the same, but buttons, functions or texts are not those of the installed "
        "xlfunnel: it was made by another state of it, or changed since. Run xlfunnel addin "
        "install again (addin build for a file of its own) and restart Excel.",
    ),
}

_DOCTOR = {
    "addin.healthy": Text("没有发现问题。", "沒有發現問題。", "Nothing is broken."),
    "addin.healthy_with_notes": Text(
        "没有发现故障，有 {count} 处请留意，见上。",
        "沒有發現故障，有 {count} 處請留意，見上。",
        "Nothing is broken; notes: {count}, see above.",
    ),
    "addin.system.is": Text("系统：{system}。", "系統：{system}。", "System: {system}."),
    "addin.python.is": Text(
        "Python {version}，{bits} 位：{path}。",
        "Python {version}，{bits} 位元：{path}。",
        "Python {version}, {bits} bits: {path}.",
    ),
    "addin.package.is": Text("xlfunnel {version}。", "xlfunnel {version}。", "xlfunnel {version}."),
    "addin.package.loose": Text(
        "xlfunnel {version} 没有装进这个 Python（{python}），换个文件夹就找不到，Excel 的按钮也会"
        "失败。请在 xlfunnel 的文件夹里运行 python -m pip install .",
        "xlfunnel {version} 沒有裝進這個 Python（{python}），換個資料夾就找不到，Excel 的按鈕也會"
        "失敗。請在 xlfunnel 的資料夾裡執行 python -m pip install .",
        "xlfunnel {version} is not installed in this Python ({python}): from another folder, and "
        "from Excel, it is not found. In its folder run python -m pip install .",
    ),
    "addin.license.unused": Text(
        "设了 {name}，xlfunnel 用不到它。",
        "設了 {name}，xlfunnel 用不到它。",
        "{name} is set; xlfunnel has no use for it.",
    ),
    "addin.excel.no_system": Text(
        "这个系统上没有桌面版 Excel，各命令直接处理关闭的 .xlsx 文件。",
        "這個系統上沒有桌面版 Excel，各指令直接處理關閉的 .xlsx 檔案。",
        "There is no desktop Excel for this system; all commands work on closed .xlsx files.",
    ),
    "addin.excel.there": Text("Excel：{path}。", "Excel：{path}。", "Excel: {path}."),
    "addin.excel.none": Text(
        "没有找到 Excel。各命令可以处理关闭的 .xlsx 文件；按钮和函数要有桌面版 Excel"
        "（网页版和手机版不行）。",
        "沒有找到 Excel。各指令可以處理關閉的 .xlsx 檔案；按鈕和函數要有桌面版 Excel"
        "（網頁版和手機版不行）。",
        "Excel was not found. All commands work on closed .xlsx files; buttons and functions need "
        "the desktop Excel (not the one on the web or a phone).",
    ),
    "addin.excel.wps": Text(
        "这台电脑把 WPS 当作 Excel（{path}），按钮和函数在 WPS 里用不了。请在 WPS 里关闭文件，"
        "用命令处理；要用按钮，请装 Excel 并在 WPS 的“配置工具”里取消兼容第三方系统。",
        "這台電腦把 WPS 當作 Excel（{path}），按鈕和函數在 WPS 裡無法使用。請在 WPS 裡關閉檔案，"
        "用指令處理；要用按鈕，請安裝 Excel 並在 WPS 的設定工具裡取消相容第三方系統。",
        "WPS answers for Excel on this PC ({path}); buttons and functions do not work in WPS. "
        "Close the file there and use the commands. For the buttons install Excel and, in WPS's "
        "configuration tool, switch off that WPS stands in for it.",
    ),
    "addin.start.possible": Text(
        "没有发现会妨碍 Excel 启动这个 Python 的地方。",
        "沒有發現會妨礙 Excel 啟動這個 Python 的地方。",
        "Nothing was found that keeps Excel from starting this Python.",
    ),
    "addin.utf8.on": Text(
        "设了 PYTHONUTF8，Excel 弹出的错误消息会是乱码。请在“环境变量”里删去它。",
        "設了 PYTHONUTF8，Excel 跳出的錯誤訊息會是亂碼。請在「環境變數」裡刪除它。",
        "PYTHONUTF8 is set: messages about errors come up garbled in Excel. Remove it from the "
        "environment variables.",
    ),
    "addin.onedrive.here": Text(
        "{folder} 由 OneDrive 同步：可以用；用命令处理前请关闭文件，等同步完成。",
        "{folder} 由 OneDrive 同步：可以用；用指令處理前請關閉檔案，等同步完成。",
        "{folder} is synced by OneDrive, which is fine; before a command, close the file and let "
        "the sync finish.",
    ),
    "addin.writing.possible": Text(
        "可以写入 {folder}。", "可以寫入 {folder}。", "{folder} can be written to."
    ),
    "addin.writing.impossible": Text(
        "不能写入 {folder}，更新后的工作簿存不下来。请换到自己的文件夹，或用 -o 存到别处。",
        "不能寫入 {folder}，更新後的活頁簿無法儲存。請換到自己的資料夾，或用 -o 存到別處。",
        "{folder} cannot be written to, so nothing can be saved there. Go to a folder of your own, "
        "or save elsewhere with -o.",
    ),
}

MESSAGES: dict[str, Text] = {**_INSTALLING, **_CHECKING, **_DOCTOR}
