"""
What the workbook says about itself: the 使用说明 sheet and docs/columns.md, from the schema.

`python -m xlfunnel.schema.guide` prints docs/columns.md.
"""

from collections.abc import Iterator
from typing import NamedTuple

from xlfunnel.language import Language, Text
from xlfunnel.schema.catalogue import DEFAULT_MODULES, TABLES, tables_of
from xlfunnel.schema.declare import Column, Row, Visibility, Writer
from xlfunnel.schema.parameters import parameters

GUIDE_SHEET = Text("使用说明", "使用說明", "How to use")
HOME_SHEET = Text("首页", "首頁", "Home")

GUIDE_HEADERS: tuple[Text, ...] = (
    Text("表", "表", "Table"),
    Text("列", "欄位", "Column"),
    Text("谁来填", "誰來填", "Filled by"),
    Text("填什么", "填什麼", "What belongs in it"),
    Text("出处", "出處", "From"),
)

WRITERS: dict[Writer, Text] = {
    Writer.PERSON: Text("您填", "您填", "you"),
    Writer.SYSTEM: Text("系统填", "系統填", "the system"),
    Writer.SHARED: Text("系统填，您可改", "系統填，您可改", "the system, unless you do"),
}

# The documents the workbook is built from; a column's source clause names one of them.
SOURCES: dict[str, Text] = {
    "S0": Text("销售流程与业绩分析工具集", "銷售流程與業績分析工具集", "S0"),
    "S1": Text("销售漏斗各阶段定义与行动标准", "銷售漏斗各階段定義與行動標準", "S1"),
    "S2": Text("销售线索管理与转化率提升工具", "銷售線索管理與轉化率提升工具", "S2"),
    "S3": Text("销售流程优化及客户管理实操手册", "銷售流程優化及客戶管理實操手冊", "S3"),
    "S4": Text("销售五项管理核心体系", "銷售五項管理核心體系", "S4"),
    "ours": Text("本工具", "本工具", "ours"),
}

_UNIT = Text("单位：{unit}。", "單位：{unit}。", " Unit: {unit}.")

INTRODUCTION: tuple[Text, ...] = (
    Text(
        "一、新线索记到“线索登记表”：先填客户名称、联系方式、线索来源、需求描述四列，其余可以后补。",
        "一、新線索記到「線索登記表」：先填客戶名稱、聯絡方式、線索來源、需求描述四欄，其餘可以後補。",
        "1. Put new leads into Leads: customer, contact, source and need; the rest can wait.",
    ),
    Text(
        "二、每次跟进记到“线索跟进计划表”一行，写清谈了什么、下一步哪天做什么。",
        "二、每次跟進記到「線索跟進計畫表」一列，寫清談了什麼、下一步哪天做什麼。",
        "2. Note every touch in the follow-up plan: what was said, what comes next and when.",
    ),
    Text(
        "三、点“一键更新”（或运行 xlfunnel refresh），系统检查、评级、提醒，重算转化分析表。",
        "三、點「一鍵更新」（或執行 xlfunnel refresh），系統檢查、評級、提醒，重算轉化分析表。",
        "3. Click Refresh (or run xlfunnel refresh): the data is checked, graded and analysed.",
    ),
    Text(
        "四、看“问题清单”里要改什么，看“待办提醒”里先做什么。",
        "四、看「問題清單」裡要改什麼，看「待辦提醒」裡先做什麼。",
        "4. See Issues for what to mend and To do for what to do first.",
    ),
    Text(
        "五、表头青色的列由您填，灰色的由系统填；您在可改的列里填的，系统不会覆盖，清空后交还系统。",
        "五、表頭青色的欄由您填，灰色的由系統填；您在可改的欄裡填的，系統不會覆蓋，清空後交還系統。",
        "5. Teal headers are yours, grey ones the system's. What you type in a shared column "
        "stays until you clear it.",
    ),
    Text(
        "六、时限、分级、来源、人员等规则都在“规则设置”，改了下次更新就生效。",
        "六、時限、分級、來源、人員等規則都在「規則設定」，改了下次更新就生效。",
        "6. Clocks, grades, sources and people are on the Rules sheet; the next refresh uses them.",
    ),
    Text(
        "七、可以加列、加表、改表名、排序、筛选、隐藏，系统认得出，也不会弄丢。",
        "七、可以加欄、加表、改表名、排序、篩選、隱藏，系統認得出，也不會弄丟。",
        "7. Add columns and sheets, rename sheets, sort, filter, hide: nothing breaks or is lost.",
    ),
)


class GuideLine(NamedTuple):
    """One line of the 使用说明 sheet, under `GUIDE_HEADERS`."""

    table: str
    column: str
    writer: str
    help: str
    source: str


def guide(language: Language, modules: tuple[str, ...] = DEFAULT_MODULES) -> tuple[GuideLine, ...]:
    """Return a line per table and per column of the tables that people see."""
    return tuple(
        line
        for row in tables_of(modules)
        if row.table.visibility is Visibility.VISIBLE
        for line in _lines(row, language)
    )


def title_of(row: type[Row]) -> Text:
    """Return what people call the table: its title, or its sheet's name."""
    return row.table.title or row.table.sheet


def help_of(column: Column, language: Language) -> str:
    """Return what belongs in a column, with its unit: the text of the header's note."""
    said = column.help.to(language)
    if column.unit is None:
        return said
    return said + _UNIT.to(language).format(unit=column.unit.to(language))


def _lines(row: type[Row], language: Language) -> Iterator[GuideLine]:
    title = title_of(row).to(language)
    yield GuideLine(title, "", "", row.table.help.to(language), "")
    for column in row.columns():
        yield GuideLine(
            title,
            column.header(language),
            WRITERS[column.writer].to(language),
            help_of(column, language),
            SOURCES[column.source].to(language),
        )


def columns_page() -> str:
    """Return docs/columns.md: every table, column and setting."""
    sections = (line for row in TABLES for line in _section(row))
    return "\n".join([*_preface(), *sections, *_settings()])


def _preface() -> Iterator[str]:
    yield "# Tables and columns"
    yield ""
    yield "Made from `xlfunnel/schema/` by `python -m xlfunnel.schema.guide`; do not edit."
    yield ""
    yield "A column is found by its header in any of the three languages. Source: S0 to S4 are the"
    yield "documents named in the specification, *ours* is what they leave open."
    yield ""


def _section(row: type[Row]) -> Iterator[str]:
    table = row.table
    title = title_of(row)
    yield f"## {table.name} · {title.zh_cn} · {title.en}"
    yield ""
    yield f"Sheet {table.sheet.zh_cn}, {table.visibility.value.replace('_', ' ')}. {table.help.en}"
    yield ""
    yield "| field | 列 | 欄位 | header | filled by | kind | what belongs in it | source |"
    yield "|---|---|---|---|---|---|---|---|"
    for column in row.columns():
        cells = (
            f"`{column.field}`" + (" *" if column.is_mandatory else ""),
            *column.headers,
            WRITERS[column.writer].en,
            _kind(column),
            help_of(column, "en"),
            column.source,
        )
        yield f"| {' | '.join(cells)} |"
    yield ""
    yield r"\* without these headers the table is not taken for ours."
    yield ""


def _kind(column: Column) -> str:
    name = column.type.name.replace("_", " ")
    is_a_list = column.type.terms is not None and column.type.name == column.type.terms.name
    return f"one of {name}" if is_a_list and name != "yes no" else name


def _settings() -> Iterator[str]:
    yield "## Settings"
    yield ""
    yield "| field | 参数 | setting | unit | what it does |"
    yield "|---|---|---|---|---|"
    for declared in parameters():
        cells = (
            f"`{declared.field}`",
            declared.names.zh_cn,
            declared.names.en,
            declared.unit.en,
            declared.help.en,
        )
        yield f"| {' | '.join(cells)} |"
    yield ""


if __name__ == "__main__":
    print(columns_page(), end="")
