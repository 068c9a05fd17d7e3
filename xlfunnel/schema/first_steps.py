"""What a newcomer reads first: how to start, everyday tasks with their clicks, the colours."""

from typing import NamedTuple

from xlfunnel.language import Text

# How to start, in five lines.
INTRODUCTION: tuple[Text, ...] = (
    Text(
        "一、新线索记到“线索登记表”：先填客户名称、联系方式、线索来源、需求描述，其余可以后补。",
        "一、新線索記到「線索登記表」：先填客戶名稱、聯絡方式、線索來源、需求描述，其餘可以後補。",
        "1. Enter new leads in Leads: customer, contact, source and need; the rest can wait.",
    ),
    Text(
        "二、每次跟进在“线索跟进计划表”记一行：谈了什么，下一步哪天做什么。",
        "二、每次跟進在「線索跟進計畫表」記一列：談了什麼，下一步哪天做什麼。",
        "2. Log every follow-up in Follow-up plan: what was said, what comes next and when.",
    ),
    Text(
        "三、点“销售漏斗”里的“一键更新”（没装加载项的：保存关闭，运行 xlfunnel refresh 文件名）："
        "系统编号、检查、评级、排待办、算分析。",
        "三、點「銷售漏斗」裡的「一鍵更新」（沒裝增益集的：存檔關閉，執行 xlfunnel refresh 檔名）："
        "系統編號、檢查、評級、排待辦、算分析。",
        "3. Click Refresh on the Sales funnel tab (without the add-in: save, close and run "
        "xlfunnel refresh FILE): leads are numbered, checked and graded, work is listed.",
    ),
    Text(
        "四、“首页”上就是今天要做的事；“问题清单”写着哪一格要改、怎么改。",
        "四、「首頁」上就是今天要做的事；「問題清單」寫著哪一格要改、怎麼改。",
        "4. Home shows what to do today, Issues which cells to fix and how.",
    ),
    Text(
        "五、放心改：排序、筛选、加列、加表都可以，您填的系统不会覆盖，规则都在“规则设置”。",
        "五、放心改：排序、篩選、加欄、加表都可以，您填的系統不會覆蓋，規則都在「規則設定」。",
        "5. Make it yours: sort, filter, add columns and sheets; what you typed is never "
        "overwritten, and every rule is on the Rules sheet.",
    ),
)


class Task(NamedTuple):
    """An everyday task: clicks of the mouse from 首页 until one types or reads, and which."""

    title: Text
    clicks: int
    how: Text


TASK_HEADERS: tuple[Text, ...] = (
    Text("常做的事", "常做的事", "Everyday task"),
    Text("点几下", "點幾下", "Clicks"),
    Text("从首页开始怎么做", "從首頁開始怎麼做", "How, from Home"),
)
TASKS: tuple[Task, ...] = (
    Task(
        Text("登记一条线索", "登記一筆線索", "Enter a lead"),
        2,
        Text(
            "① 点“线索登记表” ② 点“客户名称”下面第一个空格（行多先按 Ctrl+End），写完按 "
            "Tab 到下一格。"
            "编号和登记日期留空。",
            "① 點「線索登記表」 ② 點「客戶名稱」下面第一個空格（列多先按 Ctrl+End），寫完按"
            " Tab 到下一格。"
            "編號和登記日期留空。",
            "① Leads ② the first blank cell under Customer (Ctrl+End helps); Tab goes on. "
            "ID and day stay blank.",
        ),
    ),
    Task(
        Text("记一次跟进", "記一次跟進", "Log a follow-up"),
        2,
        Text(
            "① 点“线索跟进计划表” ② 点“线索编号”下第一个空格，写谈了什么、下一步。"
            "有加载项就选中线索，点“记跟进”。",
            "① 點「線索跟進計畫表」 ② 點「線索編號」下第一個空格，寫談了什麼、下一步。"
            "有增益集就選取線索，點「記跟進」。",
            "① Follow-up plan ② the first blank cell under Lead ID; type. Add-in: select a lead, "
            "click Log.",
        ),
    ),
    Task(
        Text("定跟进人", "指定跟進人", "Give a lead an owner"),
        2,
        Text(
            "① 点“线索登记表” ② 点那一行的“跟进人”，写姓名。"
            "也可以让系统分：点“自动分配”，或 xlfunnel assign 文件名。",
            "① 點「線索登記表」 ② 點那一列的「跟進人」，寫姓名。"
            "也可以讓系統分：點「自動分配」，或 xlfunnel assign 檔名。",
            "① Leads ② the cell under Owner; type the name. Or let the rules choose: "
            "Assign, or xlfunnel assign FILE.",
        ),
    ),
    Task(
        Text("看什么逾期了", "看什麼逾期了", "See what is overdue"),
        0,
        Text(
            "打开就在首页的“今天要做”。要看全部：点“待办提醒”，金额大、逾期久的在前。",
            "打開就在首頁的「今天要做」。要看全部：點「待辦提醒」，金額大、逾期久的在前。",
            "It is on Home when the file opens. For all of it click To do: most money and "
            "longest overdue first.",
        ),
    ),
    Task(
        Text("改一条规则", "改一條規則", "Change a rule"),
        3,
        Text(
            "① 点“规则设置” ② 在上面点要改的事，如“多久内要跟进” ③ 点那一格，写新的数。"
            "下次更新生效。",
            "① 點「規則設定」 ② 在上面點要改的事，如「多久內要跟進」 ③ 點那一格，寫新的數。"
            "下次更新生效。",
            "① Rules ② what you want to change, at the top, e.g. how soon to follow up "
            "③ the cell; type. The next refresh uses it.",
        ),
    ),
    Task(
        Text("看分析", "看分析", "Read the analysis"),
        1,
        Text(
            "图在首页。要看数字：点“转化分析表”；按等级、跟进人、行业、区域、月份看，点“分"
            "维度分析”。",
            "圖在首頁。要看數字：點「轉化分析表」；依等級、跟進人、產業、區域、月份看，點「"
            "分維度分析」。",
            "The charts are on Home. The figures: click Conversion, or Conversion by for grades, "
            "owners, industries, regions and months.",
        ),
    ),
)

COLOURS_TITLE = Text("颜色", "顏色", "Colours")
# What the colours of headers, grades and states say, each beside its samples.
COLOURS: tuple[Text, ...] = (
    Text(
        "表头的颜色：谁来填这一列。可改的列，您填了就以您的为准，清空就交还系统。",
        "標題列的顏色：誰來填這一欄。可改的欄，您填了就以您的為準，清空就交還系統。",
        "Headers: who fills the column. Where both may, yours counts until you clear the cell.",
    ),
    Text("等级的颜色。", "等級的顏色。", "Grades."),
    Text(
        "期限的颜色：过了、今天到、做完了。",
        "期限的顏色：過了、今天到、做完了。",
        "Due times: passed, today, done.",
    ),
)
DUE_WORDS: tuple[Text, ...] = (
    Text("逾期", "逾期", "Overdue"),
    Text("今天到期", "今天到期", "Due today"),
    Text("已完成", "已完成", "Done"),
)
