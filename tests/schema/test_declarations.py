"""SPEC §1: the tables and columns, each declared once and completely."""

import re
from itertools import groupby

import pytest

from xlfunnel.language import LANGUAGES, Language
from xlfunnel.schema import catalogue
from xlfunnel.schema.catalogue import MODULES, TABLES, tables_of
from xlfunnel.schema.change_log import Change
from xlfunnel.schema.conversion import Conversion
from xlfunnel.schema.declare import Column, Row, Tab, Visibility, Writer
from xlfunnel.schema.guide import title_of
from xlfunnel.schema.issues import Issue
from xlfunnel.schema.leads import Lead
from xlfunnel.schema.recognise import header_key

COLUMNS = [(row, column) for row in TABLES for column in row.columns()]

# SPEC §1, word for word and in its order; 预测依据 is ours, beside the forecast it explains.
SPEC_COLUMNS = {
    "Leads": """
        线索编号 客户名称 联系人 联系方式 线索来源 需求描述
        意向等级 预算范围 决策周期 跟进人 登记日期
        状态 最近跟进时间 最晚跟进时间 逾期状态 逾期原因 数据问题
        行业 区域 企业规模 企业人数 年营收 客户类型 有无采购计划 需求明确度
        预计转化时间 转化预测 意向单签订日 转商机日 成交日期 成交金额 成交原因
        流失日期 流失原因 退回原因 转介绍人
        评分 评级依据 评级方式 系统建议等级 登记时等级 系统预测 预测依据
        分配时间 分配方式 分配依据 筛选结果 筛选原因 首次跟进时间""",
    "FollowUps": """
        线索编号 跟进人 跟进日期 跟进方式 沟通内容 客户反馈 下一步行动 完成状态
        跟进编号 客户名称 跟进结果 下一步截止日 首次发现时间 数据问题""",
    "Conversion": """
        线索来源 线索数量 成交数量 转化率 平均转化周期
        主要转化因素 主要流失因素 优化建议""",
    "ConversionBy": """
        维度 取值 线索数量 客户数量 成交数量 转化率 平均转化周期 本月成交数
        在跟数量 登记90天内成交率""",
    "LeadTracking": """
        线索编号 来源渠道 客户名称 联系人 联系方式 初步需求 状态 负责人 首次跟进时间
        最近跟进记录 预计转化时间 转化预测""",
    "ContactLog": "客户名称 联系人 跟进日期 跟进方式 跟进内容摘要 客户反馈 下一步行动 负责人",
    "GradePolicy": "等级 别名 顺序 需求明确度 预算条件 周期下限天 周期上限天 建议资历 其余归此",
    "Clocks": "等级 来源 条款 触发 时长 单位 预设 提示语",
    "Sources": "来源 同义词 本期费用",
    "Reps": "姓名 行业 区域 资历 月容量 状态 请假起 请假止 联系",
    "Screening": "名称 字段 比较 值 结论",
    "RequiredFields": "状态 字段",
    "Keywords": "字段 词 取值",
    "Calendar": "日期 类型 名称",
    "Settings": "键 值 单位 说明",
}
# Ours, after SPEC's: the system's words beside a person's, the honest figures of SPEC §6, and
# what ties a log row to its touch.
HONEST = [
    *("90天成交率区间", "稳健成交率", "数据够不够", "数据提示"),
    *("登记30天内成交率", "登记60天内成交率", "登记180天内成交率"),
    *("成交快慢", "最久在跟天数", "合格线索数", "合格线索转化率", "退回数量", "主要退回原因"),
]
ADDED = {
    "Conversion": [
        *("系统转化因素", "系统流失因素", "系统建议"),
        *("客户数量", "在跟数量", "登记90天内成交率", *HONEST),
    ],
    "ConversionBy": HONEST,
    "ContactLog": ["跟进编号"],
}


@pytest.mark.parametrize("name", SPEC_COLUMNS)
def test_the_columns_are_those_of_the_specification_in_its_order(name: str) -> None:
    headers = [column.headers.zh_cn for column in catalogue.BY_NAME[name].columns()]

    assert headers == SPEC_COLUMNS[name].split() + ADDED.get(name, [])


def test_the_groups_of_leads_are_those_of_the_specification() -> None:
    groups = groupby(Lead.columns(), key=lambda column: column.group)
    found = [(group.zh_cn if group else "", len(list(columns))) for group, columns in groups]

    # Eleven of S2, 状态, five of the system; then each group in one piece.
    assert found == [
        ("", 17),
        ("客户画像", 8),
        ("成交与流失", 11),
        ("评级明细", 7),
        ("分配明细", 6),
    ]


@pytest.mark.parametrize(("row", "column"), COLUMNS, ids=lambda item: getattr(item, "field", ""))
def test_every_column_says_what_it_is_in_three_languages(row: type[Row], column: Column) -> None:
    assert all(text.strip() for text in (*column.headers, *column.help))
    assert all(header == header.strip() for header in column.headers)
    assert column.source in {"S0", "S1", "S2", "S3", "S4", "ours"}
    assert column.unit is None or all(column.unit)


@pytest.mark.parametrize("row", TABLES, ids=lambda row: row.table.name)
def test_a_header_means_one_column_in_whatever_language(row: type[Row]) -> None:
    meanings: dict[str, set[str]] = {}
    for column in row.columns():
        for header in column.headers:
            meanings.setdefault(header_key(header), set()).add(column.field)

    assert {key for key, fields in meanings.items() if len(fields) > 1} == set()


@pytest.mark.parametrize("row", TABLES, ids=lambda row: row.table.name)
def test_a_table_is_declared_completely(row: type[Row]) -> None:
    fields = {column.field for column in row.columns()}

    assert set(row.table.key) <= fields
    assert any(column.is_mandatory for column in row.columns())
    assert all(row.table.help) and all(row.table.sheet)
    assert row.table.module in MODULES


def test_table_names_are_names_to_excel() -> None:
    names = [row.table.name for row in TABLES]

    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert re.fullmatch(r"[A-Za-z]{4,250}", name)  # A1 and R1C1 need a digit


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheet_names_are_names_to_excel_and_no_two_kinds_share_one(language: Language) -> None:
    sheets: dict[str, set[Tab]] = {}
    for row in TABLES:
        sheets.setdefault(row.table.sheet.to(language), set()).add(row.table.tab)

    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in sheets)
    assert all(len(kinds) == 1 for kinds in sheets.values())
    titles = [title_of(row).to(language) for row in TABLES]
    assert len(set(titles)) == len(titles)


def test_only_rule_tables_share_a_sheet() -> None:
    sheets = [row.table.sheet for row in TABLES if row not in catalogue.RULES]

    assert len(set(sheets)) == len(sheets)
    assert len({row.table.sheet for row in catalogue.RULES}) == 1


def test_configuration_and_log_stand_last_and_memory_is_hidden_from_people() -> None:
    tabs = [tab for tab, _ in groupby(row.table.tab for row in TABLES)]

    assert tabs == [Tab.WORK, Tab.ANALYSIS, Tab.CONFIGURATION, Tab.LOG]
    assert {row.table.visibility for row in catalogue.MEMORY} == {Visibility.VERY_HIDDEN}
    assert Change.table.visibility is Visibility.HIDDEN


def test_a_shared_column_that_the_system_rewrites_has_its_own_word_beside_it() -> None:
    twins: dict[type[Row], dict[str, str]] = {
        Lead: {"grade": "suggested_grade"},
        Conversion: {
            "win_factors": "system_win_factors",
            "loss_factors": "system_loss_factors",
            "advice": "system_advice",
        },
    }
    for row, pairs in twins.items():
        for shared, twin in pairs.items():
            assert row.column(shared).writer is Writer.SHARED
            assert row.column(twin).writer is Writer.SYSTEM


def test_ids_and_contacts_keep_what_is_typed_as_text() -> None:
    for _, column in COLUMNS:
        if column.type.name in {"id", "contact", "words", "long_words", "budget", "cycle"}:
            assert column.type.number_format == "@"


def test_the_two_views_come_with_the_module_that_is_on_by_default() -> None:
    views = {row.table.name for row in tables_of()} - {row.table.name for row in tables_of(())}

    assert views == {"LeadTracking", "ContactLog"}


def test_day_one_asks_a_person_for_four_columns_only() -> None:
    """The rest of the mandatory headers fill themselves."""
    assert Lead.column("lead_id").writer is Writer.SHARED
    assert Lead.column("registered_on").writer is Writer.SHARED
    for field in ("customer_name", "contact", "source", "need"):
        assert Lead.column(field).writer is Writer.PERSON


def test_a_problem_is_known_by_its_row_and_not_by_where_that_stands() -> None:
    assert Issue.table.key == ("sheet", "column_name", "rule_id", "row_key", "value")
    fields = [column.field for column in Issue.columns()]
    assert fields[fields.index("cell") + 1] == "row_key"
