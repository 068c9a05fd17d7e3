"""What is said of edits in the views."""

from xlfunnel.language import Text

MESSAGES: dict[str, Text] = {
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
