"""What is said of leads that vanished, and of taking back a run."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    "rules.lead_vanished.what": Text(
        "线索 {value} 以前登记过，现在表里没有了；没说明原因之前，仍算进转化率",
        "線索 {value} 以前登記過，現在表裡沒有了；沒說明原因之前，仍算進轉化率",
        "Lead {value} was here before and is gone; it counts in every rate until you say why",
    ),
    "rules.lead_vanished.fix": Text(
        "误删的请恢复那一行；不该有的，在本行的“处理”里选“误录”或“重复”，下次更新就不再算；"
        "只是改了编号的，选“重复”。有很多条时，选好一条再往下填充。",
        "誤刪的請還原那一列；不該有的，在本列的「處理」裡選「誤登」或「重複」，下次更新就不再算；"
        "只是改了編號的，選「重複」。有很多筆時，選好一筆再往下填滿。",
        "Restore its row; or, if it never was a lead, choose 'Entered by mistake' or 'Duplicate' "
        "under Decision here and the next refresh leaves it out; if you have only corrected its "
        "ID, choose 'Duplicate'. Fill down for many.",
    ),
    "rules.more_vanished.what": Text(
        "还有 {value} 条不见了的线索没有列出来，同样仍算进转化率",
        "還有 {value} 筆不見了的線索沒有列出來，同樣仍算進轉化率",
        "{value} more leads are gone and not listed; they too count in every rate",
    ),
    "rules.more_vanished.fix": Text(
        "先处理列出来的，再更新一次就会列出后面的。",
        "先處理列出來的，再更新一次就會列出後面的。",
        "Decide on those listed first; the next refresh lists more.",
    ),
    "rules.no_memory.what": Text(
        "这个工作簿没有系统的记录：更新以后不能撤回，被删掉的线索也查不出来",
        "這個活頁簿沒有系統的記錄：更新以後不能撤回，被刪掉的線索也查不出來",
        "This workbook keeps no memory: a run cannot be taken back, and deleted leads go unnoticed",
    ),
    "rules.no_memory.fix": Text(
        "请保留更新前的备份文件；要有这些功能，请把数据导入新建的工作簿。",
        "請保留更新前的備份檔案；要有這些功能，請把資料匯入新建的活頁簿。",
        "Keep the backup of the file; to have both, import the data into a new workbook.",
    ),
    "memory.leads_lost": Text(
        "注意：系统记的线索丢失或损坏了，读不出来。以前删掉的线索这次查不出来，也没有算进转化率；"
        "想找回来，请换回备份文件。从这次更新起重新记。",
        "注意：系統記的線索遺失或損壞了，讀不出來。以前刪掉的線索這次查不出來，也沒有算進轉化率；"
        "想找回來，請換回備份檔案。從這次更新起重新記。",
        "Warning: what was remembered of the leads is lost or damaged. Leads deleted before cannot "
        "be told and are in no rate; a backup of the file has them. They are remembered anew from "
        "now on.",
    ),
    "memory.damaged": Text(
        "系统记的内容有一部分损坏，读不出来，这次当作没有；从这次更新起重新记，不用处理。",
        "系統記的內容有一部分損壞，讀不出來，這次當作沒有；從這次更新起重新記，不用處理。",
        "Part of what was remembered is damaged and counts as forgotten; it is remembered anew "
        "from this run on, there is nothing to do.",
    ),
    "memory.journal_damaged": Text(
        "上次更新的记录已经损坏，不能撤回；想找回来，请换回备份文件。",
        "上次更新的記錄已經損壞，不能撤回；想找回來，請換回備份檔案。",
        "What the last run wrote over is no longer readable: take the backup of the file instead.",
    ),
    "memory.none_to_undo": Text(
        "这个工作簿没有系统的记录，不能撤回；想找回更新前的内容，请换回备份文件。",
        "這個活頁簿沒有系統的記錄，不能撤回；想找回更新前的內容，請換回備份檔案。",
        "This workbook keeps no memory, so no run can be taken back: take the backup of the file.",
    ),
    "memory.vanished": Text(
        "有 {count} 条线索不见了，仍算进转化率；请在“问题清单”的“处理”里说明原因，或恢复那一行。",
        "有 {count} 筆線索不見了，仍算進轉化率；請在「問題清單」的「處理」說明原因，或還原該列。",
        "{count} leads are gone and still count in every rate: say why under Decision on the "
        "Issues sheet, or restore their rows.",
    ),
    "memory.person": Text("人工", "人工", "Person"),
    "memory.cleared": Text("清空 {count} 格", "清空 {count} 格", "{count} cells cleared"),
    "memory.follow_ups_added": Text(
        "新增 {count} 条跟进", "新增 {count} 筆跟進", "{count} follow-ups added"
    ),
    "rules.undo_refused.what": Text(
        "上次更新之后又有人改过，没有撤回",
        "上次更新之後又有人改過，沒有撤回",
        "Somebody has changed it since the last run: not taken back",
    ),
    "rules.undo_refused.fix": Text(
        "现在的内容不对的话，请自己改。",
        "現在的內容不對的話，請自己改。",
        "Change it yourself if it is not what you want.",
    ),
    "rules.undo_row_gone.what": Text(
        "{value} 这一行找不到了，没有撤回",
        "{value} 這一列找不到了，沒有撤回",
        "The row of {value} is gone: not taken back",
    ),
    "rules.undo_row_gone.fix": Text(
        "这一行被删掉或改了编号；不用处理。",
        "這一列被刪掉或改了編號；不用處理。",
        "It was deleted or its ID was changed; nothing to do.",
    ),
    "memory.undone": Text(
        "已撤回 {as_of} 的更新，恢复了 {count} 处。",
        "已撤回 {as_of} 的更新，還原了 {count} 處。",
        "Took back the run of {as_of}: {count} changes undone.",
    ),
    "memory.undone_log": Text(
        "撤回 {as_of} 的更新，恢复 {count} 处",
        "撤回 {as_of} 的更新，還原 {count} 處",
        "Run of {as_of} taken back, {count} changes undone",
    ),
    "memory.undo_refused": Text(
        "有 {count} 处后来又改过，保留现在的内容，请看清单。",
        "有 {count} 處後來又改過，保留現在的內容，請看清單。",
        "{count} places were changed since and stay as they are; see below.",
    ),
    "memory.nothing_to_undo": Text(
        "没有可撤回的更新。",
        "沒有可撤回的更新。",
        "There is no run to take back.",
    ),
}
