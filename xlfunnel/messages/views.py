"""What is said of edits in the views, and of the list of issues itself."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
    "listing.more": Text(
        "问题太多，问题清单里还有 {count} 处没有列出来。",
        "問題太多，問題清單裡還有 {count} 處沒有列出來。",
        "There are too many issues: {count} more are not in the list.",
    ),
    "rules.more_issues.what": Text(
        "还有 {value} 处问题没有列出来",
        "還有 {value} 處問題沒有列出來",
        "{value} more issues are not listed",
    ),
    "rules.more_issues.fix": Text(
        "先改上面的，再更新一次就会列出后面的；也可以在规则设置里调大“问题清单上限”。",
        "先改上面的，再更新一次就會列出後面的；也可以在規則設定裡調大「問題清單上限」。",
        "Fix those above, the next refresh lists more; or raise 'Issues at most' in the settings.",
    ),
    "rules.formula_in_figures.what": Text(
        "{column}列有 {count} 格是公式，系统算的结果没有写进去",
        "{column}欄有 {count} 格是公式，系統算的結果沒有寫進去",
        "{column} has {count} formulas; what the system works out is not written there",
    ),
    "rules.formula_in_figures.fix": Text(
        "想看系统算的结果，就清空这些格再更新；公式是有意写的，不用处理。",
        "想看系統算的結果，就清空這些格再更新；公式是有意寫的，不用處理。",
        "To see what the system works out, clear these cells and refresh; if the formulas are "
        "meant to be there, nothing is to be done.",
    ),
    "views.blank": Text("空白", "空白", "blank"),
    "views.taken_back": Text(
        "跟踪表和记录表里的 {count} 处改动已写回。",
        "追蹤表和記錄表裡的 {count} 處改動已寫回。",
        "{count} edits of the tracking sheet and the contact log were taken back.",
    ),
    "views.listed": Text(
        "跟踪表和记录表里有 {count} 处改动没有写回，原样留着，见问题清单。",
        "追蹤表和記錄表裡有 {count} 處改動沒有寫回，原樣留著，見問題清單。",
        "{count} edits of the tracking sheet and the contact log were not taken back; they are "
        "left as they are, see Issues.",
    ),
    "rules.view_edit.what": Text(
        "{row}：{column}改成了“{said}”，没有写回，原来是“{source}”",
        "{row}：{column}改成了「{said}」，沒有寫回，原本是「{source}」",
        "{row}: {column} was changed to '{said}' and not taken back; it was '{source}'",
    ),
    "rules.view_edit.fix": Text(
        "要改请改 {place}；不改就把这一格改回“{source}”。",
        "要改請改 {place}；不改就把這一格改回「{source}」。",
        "To change it, change {place}; if not, put '{source}' back here.",
    ),
    "rules.view_record.what": Text(
        "{row}：最近跟进记录写了“{said}”，还没有算作一次跟进",
        "{row}：最近跟進記錄寫了「{said}」，還沒有算作一次跟進",
        "{row}: the latest record '{said}' does not count as a follow-up yet",
    ),
    "rules.view_record.fix": Text(
        "在“{place}”或“客户跟进记录表”加一行，写上日期和这段内容；不算跟进就把这一格清空。",
        "在「{place}」或「客戶跟進記錄表」加一列，寫上日期和這段內容；不算跟進就把這一格清空。",
        "Add a row with the day and this text to {place} or the contact log; clear this cell if "
        "it was no follow-up.",
    ),
    "rules.view_conflict.what": Text(
        "{row}：{column}这里是“{said}”，{place} 是“{source}”，两边不一样，没有写回",
        "{row}：{column}這裡是「{said}」，{place} 是「{source}」，兩邊不一樣，沒有寫回",
        "{row}: {column} is '{said}' here and '{source}' in {place}; it was not taken back",
    ),
    "rules.view_conflict.fix": Text(
        "核对以哪个为准，把两边改成一样。",
        "核對以哪個為準，把兩邊改成一樣。",
        "Find out which is right and make both the same.",
    ),
    "rules.view_unreadable.what": Text(
        "{row}：{column}“{said}”看不懂，没有写回，原来是“{source}”",
        "{row}：{column}「{said}」看不懂，沒有寫回，原本是「{source}」",
        "{row}: {column} '{said}' is not understood and was not taken back; it was '{source}'",
    ),
    "rules.view_unreadable.fix": Text(
        "按表头批注里的写法改，或从下拉表里选。",
        "依標題註解裡的寫法改，或從下拉選單選。",
        "Type it as the note on the header shows, or pick one from the list.",
    ),
    "rules.view_row_no_lead.what": Text(
        "{row}：这一行对不上{table}里的线索，先原样留着",
        "{row}：這一列對不上{table}裡的線索，先原樣留著",
        "{row}: this row matches no lead in {table}; it is left as it is",
    ),
    "rules.view_row_no_lead.fix": Text(
        "是新线索就登记到{table}，再删掉这一行；不需要的直接删掉。",
        "是新線索就登記到{table}，再刪掉這一列；不需要的直接刪掉。",
        "Enter a new lead in {table} and delete this row; if it is not needed, delete it.",
    ),
    "rules.view_ambiguous.what": Text(
        "{row}：{table}里编号相同的不止一条，分不清这一行改的是哪一条，没有写回，先原样留着",
        "{row}：{table}裡編號相同的不只一筆，分不清這一列改的是哪一筆，沒有寫回，先原樣留著",
        "{row}: {table} or this view has its ID more than once; which one was changed is not "
        "clear, so nothing was taken back and the row is left as it is",
    ),
    "rules.view_ambiguous.fix": Text(
        "要改请直接改{table}，再删掉这一行；编号最好改成各不相同。",
        "要改請直接改{table}，再刪掉這一列；編號最好改成各不相同。",
        "Make the change in {table} and delete this row; better, give each its own ID.",
    ),
    "rules.view_row_no_follow_up.what": Text(
        "{row}：这一行对不上{table}里的跟进，先原样留着",
        "{row}：這一列對不上{table}裡的跟進，先原樣留著",
        "{row}: this row matches no follow-up in {table}; it is left as it is",
    ),
    "rules.view_row_no_follow_up.fix": Text(
        "是新的跟进就清空这一行的跟进编号，更新时会写到{table}；不需要的直接删掉。",
        "是新的跟進就清空這一列的跟進編號，更新時會寫到{table}；不需要的直接刪掉。",
        "If it is a new follow-up, clear its follow-up ID and the refresh takes it to {table}; if "
        "it is not needed, delete it.",
    ),
    "rules.view_row_no_touch.what": Text(
        "{row}：还不能算一次跟进，没有写到{table}，先原样留着",
        "{row}：還不能算一次跟進，沒有寫到{table}，先原樣留著",
        "{row}: not a follow-up yet, so it was not taken to {table}; it is left as it is",
    ),
    "rules.view_row_no_touch.fix": Text(
        "补上跟进日期（不晚于今天）和跟进内容摘要；还没做的请写到{table}。",
        "補上跟進日期（不晚於今天）和跟進內容摘要；還沒做的請寫到{table}。",
        "Fill the follow-up date (not after today) and the summary; a plan belongs in {table}.",
    ),
}
