"""What happens to tables and cells on their sheets, and what stands in the way."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    "sheet.rows_taken_in": Text(
        "{sheet}：表格下方有 {count} 行数据，已并入表格。",
        "{sheet}：表格下方有 {count} 列資料，已併入表格。",
        "{sheet}: {count} rows below the table were taken into it.",
    ),
    "sheet.recreated": Text(
        "{sheet}：找到表头但没有表格，已按表头重建表格 {table}。",
        "{sheet}：找到標題列但沒有表格，已依標題列重建表格 {table}。",
        "{sheet}: found the header row but no table; table {table} was made anew.",
    ),
    "sheet.formulas_left": Text(
        "{place}：{column} 列有 {count} 个单元格是公式，没有改动。",
        "{place}：{column} 欄有 {count} 個儲存格是公式，未變更。",
        "{place}: {count} cells of column {column} hold formulas and were left as they are.",
    ),
    "sheet.text_cut": Text(
        "{sheet}：有 {count} 个单元格超过 32767 个字符，Excel 放不下，已截断。",
        "{sheet}：有 {count} 個儲存格超過 32767 個字元，Excel 放不下，已截斷。",
        "{sheet}: {count} texts are longer than the 32,767 characters Excel can hold; cut there.",
    ),
    "sheet.is_protected": Text(
        "{sheet}：工作表有保护，数据已照常更新，保护仍在。",
        "{sheet}：工作表受保護，資料已照常更新，保護仍在。",
        "{sheet}: the sheet is protected; its data was updated and it stays protected.",
    ),
    "sheet.no_room": Text(
        "{sheet}：表格 {table} 放不下新行，{cell} 起还有内容。"
        "请把下面的内容移开，或在表格下方插入空行。",
        "{sheet}：表格 {table} 放不下新列，{cell} 起還有內容。"
        "請把下面的內容移開，或在表格下方插入空白列。",
        "{sheet}: table {table} cannot grow, there is content from {cell} on. "
        "Move it away or insert blank rows below the table.",
    ),
    "sheet.full": Text(
        "{sheet}：表格 {table} 已经到了工作表的最后一行，放不下新行。请把旧数据移到另一个工作表。",
        "{sheet}：表格 {table} 已經到了工作表的最後一列，放不下新列。請把舊資料移到另一個工作表。",
        "{sheet}: table {table} reaches the last row of the sheet and cannot grow. "
        "Move old rows to another sheet.",
    ),
    "sheet.has_totals": Text(
        "{sheet}：表格 {table} 开着“汇总行”，无法增加行。请在“表格设计”里取消勾选“汇总行”。",
        "{sheet}：表格 {table} 開著「合計列」，無法增加列。請在「表格設計」取消勾選「合計列」。",
        "{sheet}: table {table} has its totals row turned on and cannot grow. "
        "Turn off Total Row under Table Design.",
    ),
    "sheet.rows_twice": Text(
        "文件里第 {row} 行写了两次，内容不可靠。请用 Excel 打开另存一份再试。",
        "檔案裡第 {row} 列寫了兩次，內容不可靠。請用 Excel 開啟另存一份再試。",
        "Row {row} stands twice in the file, which cannot be trusted. "
        "Open it in Excel, save a copy and try with that.",
    ),
    "sheet.odd": Text(
        "看不懂这个文件里的工作表（{part}）。请用 Excel 打开另存一份再试。",
        "看不懂這個檔案裡的工作表（{part}）。請用 Excel 開啟另存一份再試。",
        "A worksheet of this file ({part}) cannot be understood. "
        "Open it in Excel, save a copy and try with that.",
    ),
    "sheet.badly_written": Text(
        "写好的文件没有通过检查（{part}），原文件没有改动。请把这个文件发给开发者。",
        "寫好的檔案沒有通過檢查（{part}），原檔案未變更。請把這個檔案傳給開發者。",
        "The new file did not pass its check ({part}); your file was left as it was. "
        "Please send it to the developers.",
    ),
    "sheet.not_calculated": Text(
        "{place}：公式 ={formula} 没有重新计算（{reason}）；"
        "这样的单元格共 {count} 个，保留原来的值。",
        "{place}：公式 ={formula} 沒有重新計算（{reason}）；"
        "這樣的儲存格共 {count} 個，保留原來的值。",
        "{place}: the formula ={formula} was not calculated ({reason}); "
        "cells that keep their values for that: {count}.",
    ),
    "sheet.left.expression": Text(
        "公式里还有本工具不会算的写法",
        "公式裡還有本工具不會算的寫法",
        "it holds something that this tool does not calculate",
    ),
    "sheet.left.reference": Text(
        "引用的表格、列或单元格找不到",
        "參照的表格、欄或儲存格找不到",
        "a table, column or cell it refers to was not found",
    ),
    "sheet.left.arguments": Text(
        "参数个数不对",
        "引數個數不對",
        "it has too many or too few arguments",
    ),
    "sheet.left.circular": Text(
        "公式循环引用",
        "公式循環參照",
        "it refers to itself",
    ),
    "sheet.left.too_many": Text(
        "涉及的单元格太多，要在 Excel 里重算",
        "涉及的儲存格太多，要在 Excel 裡重算",
        "too many cells are involved; Excel has to calculate it",
    ),
    "sheet.left.size": Text(
        "结果的行列数和公式所占的单元格不同，要在 Excel 里重算",
        "結果的列數或欄數和公式所占的儲存格不同，要在 Excel 裡重算",
        "the result has another size than the cells it fills; Excel has to calculate it",
    ),
    "sheet.left.result": Text(
        "结果无法放进单元格",
        "結果無法放進儲存格",
        "no cell can hold the result",
    ),
}
