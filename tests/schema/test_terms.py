"""SPEC §2: the dictionaries, with the synonyms it lists."""

import pytest

from tests.schema.word_cases import CASES
from xlfunnel.language import LANGUAGES
from xlfunnel.schema import terms
from xlfunnel.values.cell import Cell
from xlfunnel.values.reading import Status
from xlfunnel.values.terms import Terms
from xlfunnel.values.text import fold

DICTIONARIES = [value for value in vars(terms).values() if isinstance(value, Terms)]
NAMES = {name for words in DICTIONARIES for name in words.names}

SPEC_NAMES = [
    (terms.SOURCES, "展会 官网表单 合作伙伴推荐 社交媒体 搜索引擎 线上推广 客户转介绍 渠道"),
    (terms.STATUSES, "待跟进 跟进中 已转化 已流失"),
    (terms.GRADES, "高意向 中意向 低意向 待评级"),
    (terms.CHANNELS, "电话 邮件 面谈 线上会议 微信 行业会议 研讨会邀请 演示 资讯推送"),
    (terms.OUTCOMES, "已接通 无人接听 已发方案 已报价 约演示 意向增强 客户拒绝 其他"),
    (terms.COMPLETIONS, "未开始 进行中 已完成 已取消"),
    (terms.FORECASTS, "高 中 低"),
    (
        terms.LOSS_REASONS,
        "预算不足 响应慢 价格高/竞品低价 需求不符 服务不满 项目取消 联系不上 其他",
    ),
    (terms.WIN_REASONS, "现场互动强 需求明确 转介绍信任 价格合适 方案匹配 其他"),
    (terms.CLARITIES, "明确需求 初步兴趣 仅了解"),
    (terms.PRESETS, "标准 宽松 两者取严 自定义"),
    (terms.SCREENING_RESULTS, "合格 不合格 待确认"),
    (terms.TIME_UNITS, "小时 工作日 天 月"),
    (terms.REP_STATES, "在岗 离职"),
    (terms.DAY_KINDS, "休 班"),
]

SPEC_SYNONYMS = [
    (terms.SOURCES, "行业展会", "展会"),
    (terms.SOURCES, "官网", "官网表单"),
    (terms.SOURCES, "合作伙伴转介绍", "合作伙伴推荐"),
    (terms.SOURCES, "行业社群", "社交媒体"),
    (terms.SOURCES, "linkedin", "社交媒体"),
    (terms.SOURCES, "转介绍", "客户转介绍"),
    (terms.GRADES, "A", "高意向"),
    (terms.GRADES, "ｂ", "中意向"),
    (terms.GRADES, "c", "低意向"),
    (terms.SOURCES, "官網表單", "官网表单"),
    (terms.STATUSES, "Converted", "已转化"),
    (terms.LOSS_REASONS, "跟進響應慢", "响应慢"),  # S2 table 3
    (terms.WIN_REASONS, "客户自主需求明确", "需求明确"),  # S2 table 3
    (terms.YES_NO, True, "是"),
    (terms.YES_NO, 0.0, "否"),
    (terms.COMPARISONS, "≥", "不小于"),
]


@pytest.mark.parametrize(("words", "names"), SPEC_NAMES, ids=lambda item: getattr(item, "name", ""))
def test_a_dictionary_has_the_words_of_the_specification(words: Terms, names: str) -> None:
    assert words.names == tuple(names.split())


@pytest.mark.parametrize(("words", "typed", "meant"), SPEC_SYNONYMS)
def test_what_people_write_for_a_word_is_understood(
    words: Terms, typed: str | float | bool, meant: str
) -> None:
    assert words.read(typed).value == meant


@pytest.mark.parametrize("words", DICTIONARIES, ids=lambda words: words.name)
def test_every_name_in_every_language_reads_as_itself(words: Terms) -> None:
    for language in LANGUAGES:
        labels = [words.label(name, language) for name in words.names]
        assert [words.read(label).value for label in labels] == list(words.names)


@pytest.mark.parametrize("words", DICTIONARIES, ids=lambda words: words.name)
def test_no_word_means_two_things(words: Terms) -> None:
    meanings: dict[str, set[str]] = {}
    for term in words.terms:
        for word in (*term.name, *term.synonyms):
            assert words.read(word).status is Status.READ
            meanings.setdefault(fold(word), set()).add(term.name.zh_cn)

    assert {word for word, names in meanings.items() if len(names) > 1} == set()


def test_the_words_that_code_compares_with_are_in_a_dictionary() -> None:
    constants = {
        word for name, word in vars(terms).items() if name.isupper() and isinstance(word, str)
    }

    assert constants and constants <= NAMES


def test_dictionary_names_are_names_to_excel() -> None:
    names = [words.name for words in DICTIONARIES]

    assert len(set(names)) == len(names)
    assert all(name.replace("_", "").isalpha() and name.isascii() for name in names)


TYPED = [(words, cell, meaning) for words, meaning, cells in CASES for cell in cells]


@pytest.mark.parametrize(("words", "cell", "meaning"), TYPED)
def test_what_teams_type_is_read_as_the_shipped_word_it_means(
    words: Terms, cell: Cell, meaning: str
) -> None:
    assert (words.read(cell).value or "") == meaning


def test_there_are_at_least_150_different_cells() -> None:
    assert len({(words.name, repr(cell)) for words, cell, _ in TYPED}) == len(TYPED) >= 150
