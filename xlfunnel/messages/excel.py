"""What the workbook open in Excel has to say: where a run cannot write, and why."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    "excel.busy": Text(
        "Excel 正忙：可能有单元格还在编辑，或开着对话框。请按 Enter 或 Esc 结束编辑、关掉对话框后"
        "再点一次。什么都没有改动。",
        "Excel 忙碌中：可能有儲存格還在編輯，或開著對話方塊。請按 Enter 或 Esc 結束編輯、"
        "關閉對話方塊後再按一次。什麼都沒有變更。",
        "Excel is busy: a cell may still be edited or a dialogue open. Press Enter or Esc, close "
        "the dialogue and click again. Nothing was changed.",
    ),
    "excel.no_answer": Text(
        "Excel 没有完成这一步（{reason}）。请再点一次；还不行就保存后重开工作簿。什么都没有改动。",
        "Excel 沒有完成這一步（{reason}）。請再按一次；還不行就儲存後重新開啟活頁簿。"
        "什麼都沒有變更。",
        "Excel did not do this ({reason}). Click again; if that fails, save and reopen the "
        "workbook. Nothing was changed.",
    ),
    "excel.protected_view": Text(
        "“{book}”正在受保护的视图里打开，不能改动。请点上方黄条里的“启用编辑”，再点一次。",
        "「{book}」正在受保護的檢視中開啟，不能變更。請按上方黃色列的「啟用編輯」，再按一次。",
        "{book} is open in Protected View and cannot be changed. Click Enable Editing in the "
        "yellow bar above, then click again.",
    ),
    "excel.read_only": Text(
        "“{book}”是以只读方式打开的，改了也存不回去。请关闭后正常打开，或另存一份；"
        "别人正开着的话，请等对方关闭。什么都没有改动。",
        "「{book}」是以唯讀方式開啟的，改了也存不回去。請關閉後正常開啟，或另存一份；"
        "若別人正開著，請等對方關閉。什麼都沒有變更。",
        "{book} is open read-only, so changes could not be saved. Open it normally or save a copy; "
        "if somebody else has it open, wait until it is closed. Nothing was changed.",
    ),
    "excel.protected": Text(
        "工作表“{sheet}”有保护，写不进去。请在“审阅”里点“撤消工作表保护”，再点一次。什么都没有改动。",
        "工作表「{sheet}」受保護，無法寫入。請在「校閱」按「取消保護工作表」，再按一次。什麼都沒有變更。",
        "Sheet {sheet} is protected and cannot be written. Click Unprotect Sheet under Review, "
        "then click again. Nothing was changed.",
    ),
    "excel.changed_meanwhile": Text(
        "计算期间工作表“{sheet}”被改动了（您或共同编辑的同事）。为了不盖掉这些改动，什么都没有写。"
        "请再点一次。",
        "計算期間工作表「{sheet}」被變更了（您或共同編輯的同事）。為了不蓋掉這些變更，什麼都沒有寫入。"
        "請再按一次。",
        "Sheet {sheet} was changed meanwhile, by you or a co-author. So that nothing is lost, "
        "nothing was written. Click again.",
    ),
    "excel.put_back": Text(
        "写入时出错（{reason}），已经写的都还原了，内容和点按钮前一样。请再点一次。",
        "寫入時出錯（{reason}），已寫入的都還原了，內容和按按鈕前一樣。請再按一次。",
        "Writing failed ({reason}). What had been written was put back; the contents are as they "
        "were. Click again.",
    ),
    "excel.half_written": Text(
        "写入时出错（{reason}），而且没能全部还原。请不要保存，关闭工作簿后重新打开，再点一次。",
        "寫入時出錯（{reason}），而且沒能全部還原。請不要儲存，關閉活頁簿後重新開啟，再按一次。",
        "Writing failed ({reason}) and not everything could be put back. Do not save: close the "
        "workbook, open it again, then click again.",
    ),
    "excel.no_order": Text(
        "工作表“{sheet}”里的行没能重新排列：可能每一列都有公式，或表里有合并单元格、数组公式。"
        "什么都没有改动。请去掉后再点一次。",
        "工作表「{sheet}」裡的資料列沒能重新排列：可能每一欄都有公式，或表格裡有合併儲存格、陣列公式。"
        "什麼都沒有變更。請移除後再按一次。",
        "The rows on sheet {sheet} could not be put in order: every column may hold formulas, or "
        "there are merged cells or array formulas. Nothing was changed. Take them out and click "
        "again.",
    ),
    "excel.writing": Text(
        "正在写入“{sheet}”…",
        "正在寫入「{sheet}」…",
        "Writing {sheet}…",
    ),
    "excel.filter_lifted": Text(
        "{sheet}：要写入的行被筛选隐藏了，已清除筛选条件。",
        "{sheet}：要寫入的資料列被篩選隱藏了，已清除篩選條件。",
        "{sheet}: rows to be written were hidden by a filter, so it was cleared.",
    ),
    "excel.not_as_written": Text(
        "{place}：{column} 列有 {count} 个单元格写入后和预期不同，请看一眼。",
        "{place}：{column} 欄有 {count} 個儲存格寫入後和預期不同，請檢查。",
        "{place}: {count} cells of column {column} do not read back as written; have a look.",
    ),
}
