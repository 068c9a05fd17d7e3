"""What is said of leads that vanished, and of taking back a run."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    "rules.lead_vanished.what": Text(
        "线索 {value} 以前登记过，现在表里没有了；没说明原因之前，仍算进转化率",
        "線索 {value} 以前登記過，現在表裡沒有了；沒說明原因之前，仍算進轉化率",
        "Lead {value} was here before and is gone; it counts in every rate until you say why",
    ),
    "rules.lead_vanished.fix": Text(
        "误删的请恢复那一行；不该有的，在本行的“处理”里选“误录”或“重复”，下次更新就不再算。"
        "有很多条时，选好一条再往下填充。",
        "誤刪的請還原那一列；不該有的，在本列的「處理」裡選「誤登」或「重複」，下次更新就不再算。"
        "有很多筆時，選好一筆再往下填滿。",
        "Restore its row; or, if it never was a lead, choose 'Entered by mistake' or 'Duplicate' "
        "under Decision here and the next refresh leaves it out. Fill down for many.",
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
    "rules.memory_damaged.what": Text(
        "系统记的“{value}”已经损坏，读不出来，这次当作没有",
        "系統記的「{value}」已經損壞，讀不出來，這次當作沒有",
        "What the system remembered as '{value}' is damaged and was taken for forgotten",
    ),
    "rules.memory_damaged.fix": Text(
        "不用处理，从这次更新起重新记；想找回来，请换回备份文件。",
        "不用處理，從這次更新起重新記；想找回來，請換回備份檔案。",
        "Nothing to do: it is remembered anew from this run on. A backup of the file has it.",
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
        "It was deleted or its id was changed; nothing to do.",
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
