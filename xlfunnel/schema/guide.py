"""
What the workbook says about itself: the 使用说明 sheet and docs/columns.md, from the schema.

`python -m xlfunnel.schema.guide` prints docs/columns.md.
"""

from collections.abc import Iterator
from typing import NamedTuple

from xlfunnel.language import Language, Text
from xlfunnel.schema.catalogue import BY_NAME, DEFAULT_MODULES, TABLES, tables_of
from xlfunnel.schema.declare import Column, Row, Visibility, Writer
from xlfunnel.schema.home_sheet import HOME_SHEET
from xlfunnel.schema.parameters import parameters
from xlfunnel.schema.rules_sheet import RULES_SHEET

GUIDE_SHEET = Text("使用说明", "使用說明", "How to use")

GUIDE_HEADERS: tuple[Text, ...] = (
    Text("表", "表", "Table"),
    Text("列", "欄位", "Column"),
    Text("谁来填", "誰來填", "Filled by"),
    Text("填什么", "填什麼", "What belongs in it"),
    Text("出处", "出處", "From"),
)

WRITERS: dict[Writer, Text] = {
    Writer.PERSON: Text("您填", "您填", "You"),
    Writer.SYSTEM: Text("系统填", "系統填", "The system"),
    Writer.SHARED: Text("系统填，您可改", "系統填，您可改", "The system, unless you do"),
}

# The documents the workbook is built from; a column's source clause names one of them.
SOURCES: dict[str, Text] = {
    "S0": Text(
        "销售流程与业绩分析工具集", "銷售流程與業績分析工具集", "Process and results toolkit"
    ),
    "S1": Text(
        "销售漏斗各阶段定义与行动标准", "銷售漏斗各階段定義與行動標準", "Funnel stage standards"
    ),
    "S2": Text(
        "销售线索管理与转化率提升工具",
        "銷售線索管理與轉化率提升工具",
        "Lead and conversion toolkit",
    ),
    "S3": Text(
        "销售流程优化及客户管理实操手册",
        "銷售流程優化及客戶管理實操手冊",
        "Process and customer handbook",
    ),
    "S4": Text("销售五项管理核心体系", "銷售五項管理核心體系", "Five sales management systems"),
    "ours": Text("本工具", "本工具", "this tool"),
}

_UNIT = Text("单位：{unit}。", "單位：{unit}。", " Unit: {unit}.")

LIST_TITLE = Text("每张表、每一列", "每張表、每一欄", "Every sheet and column")
LIST_HINT = Text(
    "点表名去那张表；点最左边的 + 看它每一列填什么、谁来填。",
    "點表名去那張表；點最左邊的 + 看它每一欄填什麼、誰來填。",
    "A name leads to its sheet; the + at the left shows what belongs in its columns.",
)
# Sheets that are more than one table.
SHEET_PURPOSES: dict[Text, Text] = {
    HOME_SHEET: Text(
        "今天要做的事、关键数字和图，去各张表的链接，功能开关。",
        "今天要做的事、關鍵數字和圖，去各張表的連結，功能開關。",
        "What to do today, key figures, charts, links to every sheet, and the switches.",
    ),
    RULES_SHEET: Text(
        "人员、来源、分级、时限等规则，改了下次更新就生效。",
        "人員、來源、分級、時限等規則，改了下次更新就生效。",
        "People, sources, grades, clocks and other rules; the next refresh uses them.",
    ),
}


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
        for line in lines_of_table(row, language)
    )


def sheets(
    modules: tuple[str, ...] = DEFAULT_MODULES,
) -> dict[Text, tuple[type[Row], ...]]:
    """Return every sheet that people see, but this one, with its tables, in workbook order."""
    shown: dict[Text, tuple[type[Row], ...]] = {HOME_SHEET: ()}
    for row in tables_of(modules):
        if row.table.visibility is Visibility.VISIBLE:
            shown[row.table.sheet] = (*shown.get(row.table.sheet, ()), row)
    return shown


def title_of(row: type[Row]) -> Text:
    """Return what people call the table: its title, or its sheet's name."""
    return row.table.title or row.table.sheet


def help_of(column: Column, language: Language) -> str:
    """Return what belongs in a column, with its unit: the text of the header's note."""
    said = column.help.to(language)
    if column.unit is None:
        return said
    return said + _UNIT.to(language).format(unit=column.unit.to(language))


def lines_of_table(row: type[Row], language: Language) -> Iterator[GuideLine]:
    """Yield a line on the table, then one per column."""
    title = title_of(row).to(language)
    yield GuideLine(title, "", "", row.table.help.to(language), "")
    for column in row.columns():
        yield GuideLine(
            title,
            column.header(language),
            WRITERS[column.writer].to(language),
            help_of(column, language),
            _basis_of(column, language),
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


def _basis_of(column: Column, language: Language) -> str:
    """Return what a column rests on: the rules table that decides it, and the document."""
    source = SOURCES[column.source].to(language)
    if not column.rules:
        return source
    return f"{title_of(BY_NAME[column.rules]).to(language)} · {source}"


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
