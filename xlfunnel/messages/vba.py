"""What the add-in itself shows, and what can stand in the way of building it."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    "vba.title": Text(
        "xlfunnel 销售漏斗",
        "xlfunnel 銷售漏斗",
        "xlfunnel",
    ),
    "vba.comments": Text(
        "销售线索表的功能区按钮和单元格函数",
        "銷售線索表的功能區按鈕與儲存格函數",
        "Ribbon buttons and cell functions for the sales-lead workbook",
    ),
    "vba.functions_not_on_mac": Text(
        "# Mac 版 Excel 不支持这些函数，请使用功能区按钮",
        "# Mac 版 Excel 不支援這些函數，請改用功能區按鈕",
        "# these functions do not work in Excel for Mac; use the ribbon buttons",
    ),
    "vba.not_ascii": Text(
        "宏模块 {name} 第 {line} 行含有非 ASCII 字符，在不同电脑上会变成乱码。"
        "请把文字移到提示文字表（messages），再重新生成加载项。",
        "巨集模組 {name} 第 {line} 行含有非 ASCII 字元，在不同電腦上會變成亂碼。"
        "請把文字移到訊息表（messages），再重新產生增益集。",
        "Macro module {name}, line {line} has characters outside ASCII, which other PCs would "
        "garble. Move the text to the messages and build the add-in again.",
    ),
    "vba.module_name": Text(
        "宏模块名“{name}”不可用：须以英文字母开头，只含字母、数字和下划线，最多 31 个字符。",
        "巨集模組名稱「{name}」無法使用：須以英文字母開頭，只含字母、數字與底線，最多 31 個字元。",
        "The macro module name “{name}” cannot be used: it must start with a letter and have at "
        "most 31 letters, digits and underscores.",
    ),
    "vba.name_twice": Text(
        "宏工程里“{name}”这个名字出现了两次，请改掉其中一个。",
        "巨集專案中「{name}」這個名稱出現了兩次，請更改其中一個。",
        "The name “{name}” occurs twice in the macro project; change one of them.",
    ),
    "vba.no_name": Text(
        "宏文件的第一行应为模块名（Attribute VB_Name = …），现在是“{line}”。",
        "巨集檔案的第一行應為模組名稱（Attribute VB_Name = …），目前是「{line}」。",
        "A macro file must name its module in the first line (Attribute VB_Name = …); "
        "it has “{line}”.",
    ),
    "vba.too_large": Text(
        "宏工程太大（{size} 字节），超过约 7 MB 的上限，无法生成加载项。",
        "巨集專案太大（{size} 位元組），超過約 7 MB 的上限，無法產生增益集。",
        "The macro project is too large ({size} bytes); the limit is about 7 MB.",
    ),
    "vba.no_xlwings": Text(
        "这台电脑的 Python 里没有 xlwings 的宏文件 {file}，无法生成加载项。"
        "请运行 pip install --force-reinstall xlwings 后再试。",
        "這台電腦的 Python 裡沒有 xlwings 的巨集檔案 {file}，無法產生增益集。"
        "請執行 pip install --force-reinstall xlwings 後再試。",
        "The Python on this PC lacks the macro file {file} of xlwings, so the add-in cannot be "
        "built. Run pip install --force-reinstall xlwings and try again.",
    ),
    "vba.other_xlwings": Text(
        "已安装的 xlwings 与本程序不配套：宏文件里“{wanted}”应出现 {times} 次，"
        "实际出现 {count} 次。请运行 pip install --upgrade xlfunnel xlwings 后再试。",
        "已安裝的 xlwings 與本程式不相容：巨集檔案裡「{wanted}」應出現 {times} 次，"
        "實際出現 {count} 次。請執行 pip install --upgrade xlfunnel xlwings 後再試。",
        "The installed xlwings does not fit: its macro file should have “{wanted}” {times} times "
        "and has it {count} times. Run pip install --upgrade xlfunnel xlwings and try again.",
    ),
}
